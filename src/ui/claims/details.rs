//! What an opened row shows: all wordings one under the other, word by word, and why they differ.

use egui::{Align2, Color32, Rect, Stroke, TextFormat, Ui, UiBuilder, pos2, text::LayoutJob, vec2};

use super::signs::{Sign, kind_word};
use crate::{
    commands::Session,
    compare::{ClaimIndex, ClaimMention, Comparison, WordChange, WordChangeKind, word_changes},
    ui::{
        theme::{self, Palette},
        widgets,
    },
};

/// One source's wording.
#[derive(Clone, PartialEq, Debug)]
struct Wording {
    /// Place of the source in the project.
    source: usize,
    label: String,
    sign: Sign,
    speaker: Option<String>,
    /// Against the claim's own words; empty where it is the same to the letter.
    changes: Vec<WordChange>,
    words: String,
}

/// What is to be drawn, worked out once for each row that is opened.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Details {
    wordings: Vec<Wording>,
    /// Kind and reason of each conflict.
    conflicts: Vec<(&'static str, String)>,
    /// Sources in which nothing was found.
    not_found: Vec<String>,
}

impl Details {
    pub(super) fn new(session: &Session, claim: ClaimIndex) -> Self {
        let Some(comparison) = session.comparison() else { return Self::default() };
        let Some(found) = comparison.claims.get(claim.0 as usize) else { return Self::default() };
        let mut details = Self::default();
        for mention in &found.mentions {
            details.wordings.extend(wording(session, comparison, mention, &found.text));
        }
        details.wordings.sort_by_key(|w| w.source);
        let own = comparison.conflicts.iter().filter(|conflict| conflict.claim == Some(claim));
        details.conflicts = own.map(|conflict| (kind_word(conflict.kind), conflict.why.clone())).collect();
        let missing = found.not_found.iter().filter_map(|(source, _)| session.source_of(*source));
        details.not_found = missing.map(|source| source.document.label().to_owned()).collect();
        details
    }
}

fn wording(session: &Session, comparison: &Comparison, mention: &ClaimMention, text: &str) -> Option<Wording> {
    let source = session.sources().iter().position(|s| s.compared == Some(mention.source))?;
    let state = session.sources().get(source)?;
    let words = mention.span.of(&state.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = mention.speaker.and_then(|s| comparison.entities.get(s.0 as usize)).map(|entity| entity.name.clone());
    let changes = if words == text { Vec::new() } else { telling(word_changes(text, &words), &words) };
    let sign = Sign::of_voice(mention.voice);
    Some(Wording { source, label: state.document.label().to_owned(), sign, speaker: name, changes, words })
}

/// The changes, where enough stays the same that they tell something: two wordings with little in common are read whole.
fn telling(changes: Vec<WordChange>, words: &str) -> Vec<WordChange> {
    /// This much of a wording, in bytes, must stand in the other one.
    const SHARED: f32 = 0.4;
    let same: usize = changes.iter().filter(|c| c.kind == WordChangeKind::Same).map(|c| c.words.trim().len()).sum();
    if same as f32 >= SHARED * words.len() as f32 { changes } else { Vec::new() }
}

/// Draws the details in `room`; returns how high they are.
pub(super) fn details_ui(ui: &mut Ui, room: Rect, details: &Details) -> f32 {
    /// Longer lines are hard to read.
    const WIDEST: f32 = 760.0;
    let p = theme::palette(ui);
    let inner = Rect::from_min_max(room.min + vec2(48.0, 8.0), pos2(room.right().min(room.left() + 48.0 + WIDEST), room.bottom()));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner));
    ui.set_clip_rect(ui.clip_rect().intersect(room));
    ui.spacing_mut().item_spacing.y = 2.0;
    for wording in &details.wordings {
        wording_ui(&mut ui, p, wording);
    }
    // In line with the words above.
    let rest = Rect::from_min_max(pos2(inner.left() + INDENT, ui.cursor().top()), inner.max);
    let mut below = ui.new_child(UiBuilder::new().max_rect(rest));
    if !details.not_found.is_empty() {
        let words = format!("Not found in {}", details.not_found.join(", "));
        below.label(egui::RichText::new(words).font(theme::regular(theme::SMALL)).color(p.soft));
        below.add_space(6.0);
    }
    for (kind, why) in &details.conflicts {
        let frame =
            egui::Frame::new().fill(p.differs_ground).corner_radius(theme::RADIUS).inner_margin(egui::Margin::symmetric(10, 6));
        frame.show(&mut below, |ui| {
            ui.label(egui::RichText::new(format!("Differs in {kind}: {why}")).font(theme::regular(theme::SMALL)).color(p.differs));
        });
        below.add_space(4.0);
    }
    let bottom = ui.min_rect().bottom().max(below.min_rect().bottom());
    bottom - room.top() + 6.0
}

/// From the letter to the words.
const INDENT: f32 = 28.0;

fn wording_ui(ui: &mut Ui, p: &Palette, wording: &Wording) {
    let top = ui.cursor().top();
    let left = ui.max_rect().left();
    let width = ui.available_width() - INDENT;
    let soft = |size: f32, colour: Color32| TextFormat::simple(theme::regular(size), colour);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.append(&wording.label, 0.0, TextFormat::simple(theme::strong(theme::SMALL), p.ink));
    job.append(&format!("  {}", wording.sign.word()), 0.0, soft(theme::SMALL, p.soft));
    if let Some(speaker) = &wording.speaker {
        job.append(&format!(" · {speaker}"), 0.0, soft(theme::SMALL, p.soft));
    }
    job.append("\n", 0.0, soft(theme::BODY, p.ink));
    if wording.changes.is_empty() {
        job.append(&wording.words, 0.0, soft(theme::BODY, p.ink));
    }
    for change in &wording.changes {
        // What was taken out and what was put in for it stand apart.
        if change.kind != WordChangeKind::Same
            && !job.text.ends_with(char::is_whitespace)
            && !change.words.starts_with(char::is_whitespace)
        {
            job.append(" ", 0.0, soft(theme::BODY, p.ink));
        }
        let format = match change.kind {
            WordChangeKind::Same => soft(theme::BODY, p.ink),
            WordChangeKind::Added => TextFormat { underline: Stroke::new(1.0, p.added), ..soft(theme::BODY, p.added) },
            WordChangeKind::Removed => TextFormat { strikethrough: Stroke::new(1.0, p.removed), ..soft(theme::BODY, p.removed) },
        };
        job.append(&change.words, 0.0, format);
    }
    let galley = ui.painter().layout_job(job);
    let size = vec2(INDENT + width, galley.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let said = format!("{}: {}: {}", wording.label, wording.sign.word(), wording.words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    let letter = widgets::letter(wording.source);
    ui.painter().text(pos2(left, top + 1.0), Align2::LEFT_TOP, letter, theme::strong(theme::SMALL), p.soft);
    ui.painter().galley(pos2(rect.left() + INDENT, top), galley, p.ink);
}
