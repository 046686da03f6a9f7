//! What an opened row shows: all wordings one under the other, word by word, and why they differ.

use egui::{Align2, Color32, Rect, TextFormat, Ui, UiBuilder, pos2, text::LayoutJob, vec2};

use super::signs::Sign;
use crate::{
    commands::{Command, Session},
    compare::{ClaimIndex, ClaimMention, Comparison, SourceIndex, WordChange, WordChangeKind, word_changes},
    figures::{
        kind_word,
        wording::{self, Run},
    },
    project::{Correction, Decision, Facet, SourceId},
    text::Span,
    ui::{
        self,
        actions::Action,
        desk::Wish,
        review,
        theme::{self, Palette},
        widgets,
        windows::Window,
    },
};

/// One source's wording.
#[derive(Clone, PartialEq, Debug)]
struct Wording {
    /// Place of the source in the project.
    source: usize,
    id: SourceId,
    span: Span,
    label: String,
    sign: Sign,
    speaker: Option<String>,
    /// Against the claim's own words.
    runs: Vec<Run>,
    words: String,
}

/// A source in which nothing was found.
#[derive(Clone, PartialEq, Debug)]
struct Lacking {
    /// Place of the source in the project.
    source: usize,
    id: SourceId,
    label: String,
    /// A person looked, and it is not there.
    absent: bool,
}

/// What is to be drawn, worked out once for each row that is opened.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Details {
    claim: Option<ClaimIndex>,
    wordings: Vec<Wording>,
    /// Kind and reason of each conflict.
    conflicts: Vec<(&'static str, String)>,
    /// Sources in which nothing was found.
    lacking: Vec<Lacking>,
    review: Option<Decision>,
    verdict: String,
    note: String,
}

impl Details {
    /// Whether both show the same claim, whatever was said of it since.
    pub(super) fn is_of_the_same(&self, other: &Self) -> bool {
        self.wordings == other.wordings
    }

    pub(super) fn new(session: &Session, claim: ClaimIndex) -> Self {
        let Some(comparison) = session.comparison() else { return Self::default() };
        let Some(found) = comparison.claims.get(claim.0 as usize) else { return Self::default() };
        let mut details = Self { claim: Some(claim), ..Self::default() };
        for mention in &found.mentions {
            details.wordings.extend(wording(session, comparison, claim, mention, &found.text));
        }
        details.wordings.sort_by_key(|w| w.source);
        let own = session.conflicts_of(claim);
        details.conflicts = own.map(|conflict| (kind_word(conflict.kind), conflict.why.clone())).collect();
        let lacking = |(index, _): (SourceIndex, Option<u32>)| {
            let source = session.sources().iter().position(|s| s.compared == Some(index))?;
            let state = session.sources().get(source)?;
            let said = session.absence_subject(claim, state.id).and_then(|subject| session.correction_of(&subject));
            let absent = said.is_some_and(|correction| correction.decision == Decision::Confirmed);
            Some(Lacking { source, id: state.id, label: state.document.label().to_owned(), absent })
        };
        details.lacking = comparison.not_found(found).filter_map(lacking).collect();
        details.review = session.said_of_claim(claim, Facet::Review).map(|c| c.decision.clone());
        if let Some(Correction { decision: Decision::Verdict(verdict), note, .. }) = session.said_of_claim(claim, Facet::Verdict) {
            (details.verdict, details.note) = (verdict.clone(), note.clone());
        }
        details
    }
}

fn wording(session: &Session, comparison: &Comparison, claim: ClaimIndex, mention: &ClaimMention, text: &str) -> Option<Wording> {
    let source = session.sources().iter().position(|s| s.compared == Some(mention.source))?;
    let state = session.sources().get(source)?;
    let words = mention.span.of(&state.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = mention.speaker.and_then(|s| comparison.entities.get(s.0 as usize)).map(|entity| entity.name.clone());
    let changes = telling(word_changes(text, &words), &words);
    let runs = wording::runs(&changes, &wording::in_conflict(session, claim, mention.source, mention.span));
    let sign = Sign::of_voice(mention.voice);
    let (id, span) = (state.id, mention.span);
    Some(Wording { source, id, span, label: state.document.label().to_owned(), sign, speaker: name, runs, words })
}

/// The changes, where enough stays the same that they tell something: two wordings with little in common are read whole.
fn telling(changes: Vec<WordChange>, words: &str) -> Vec<WordChange> {
    /// This much of a wording, in bytes, must stand in the other one.
    const SHARED: f32 = 0.4;
    let same: usize = changes.iter().filter(|c| c.kind == WordChangeKind::Same).map(|c| c.words.trim().len()).sum();
    let tell = same as f32 >= SHARED * words.len() as f32;
    if tell { changes } else { vec![WordChange { kind: WordChangeKind::Same, words: words.to_owned() }] }
}

/// Draws the details in `room`; returns how high they are.
pub(super) fn details_ui(
    ui: &mut Ui,
    room: Rect,
    session: &Session,
    details: &Details,
    commands: &mut Vec<Command>,
    wishes: &mut Vec<Wish>,
) -> f32 {
    /// Longer lines are hard to read.
    const WIDEST: f32 = 860.0;
    let p = theme::palette(ui);
    let inner =
        Rect::from_min_max(room.min + vec2(48.0, 8.0), pos2(room.right().min(room.left() + 48.0 + WIDEST) - 8.0, room.bottom()));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner));
    ui.set_clip_rect(ui.clip_rect().intersect(room));
    ui.spacing_mut().item_spacing.y = 2.0;
    let several = details.wordings.len() > 1;
    for wording in &details.wordings {
        ui.push_id(("wording", wording.source, wording.span.start), |ui| {
            wording_ui(ui, p, session, details.claim, wording, several, (commands, wishes));
        });
    }
    // In line with the words above.
    let rest = Rect::from_min_max(pos2(inner.left() + INDENT, ui.cursor().top()), inner.max);
    let mut below = ui.new_child(UiBuilder::new().max_rect(rest));
    if !details.lacking.is_empty() {
        lacking_ui(&mut below, session, details, commands);
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
    said_ui(&mut below, p, details);
    buttons_ui(&mut below, session, details, wishes);
    let bottom = ui.min_rect().bottom().max(below.min_rect().bottom());
    bottom - room.top() + 8.0
}

/// "Not found in": a chip a source, which a person can confirm.
fn lacking_ui(ui: &mut Ui, session: &Session, details: &Details, commands: &mut Vec<Command>) {
    let p = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.label(egui::RichText::new("Not found in").font(theme::regular(theme::SMALL)).color(p.soft));
        for lacking in &details.lacking {
            let label: String = lacking.label.chars().take(24).collect();
            let words = format!("{} {label}{}", widgets::letter(lacking.source), if lacking.absent { " · absent" } else { "" });
            let mut absent = lacking.absent;
            let name = format!("{} does not have it: confirm that it is absent", lacking.label);
            if widgets::toggle_chip(ui, &words, &name, &mut absent).clicked()
                && let Some(subject) = details.claim.and_then(|claim| session.absence_subject(claim, lacking.id))
            {
                commands.push(review::decide(session, subject, Decision::Confirmed));
            }
        }
    });
}

/// The user's own verdict and note.
fn said_ui(ui: &mut Ui, p: &Palette, details: &Details) {
    if details.verdict.is_empty() && details.note.is_empty() {
        return;
    }
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let format = |strong: bool, colour| {
        TextFormat::simple(if strong { theme::strong(theme::SMALL) } else { theme::regular(theme::SMALL) }, colour)
    };
    if !details.verdict.is_empty() {
        job.append(&details.verdict, 0.0, format(true, p.accent));
        job.append("  ", 0.0, format(false, p.soft));
    }
    job.append(&details.note, 0.0, format(false, p.soft));
    ui.label(job);
    ui.add_space(4.0);
}

/// What can be said of the row, with the keys that say it too.
fn buttons_ui(ui: &mut Ui, session: &Session, details: &Details, wishes: &mut Vec<Wish>) {
    let here = details.claim.is_some() && session.selected_claim() == details.claim;
    ui.add_enabled_ui(here, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let confirm = if details.review == Some(Decision::Confirmed) { "Confirmed" } else { "Confirm" };
            let reject = if details.review == Some(Decision::Rejected) { "Rejected" } else { "Reject" };
            let actions = [
                (confirm, Action::Confirm),
                (reject, Action::Reject),
                (Action::Reword.label(), Action::Reword),
                (Action::Verdict.label(), Action::Verdict),
            ];
            for (label, action) in actions {
                let key = widgets::key_of(ui, action);
                let subject = details.claim.and_then(|claim| session.claim_subject(claim));
                if !widgets::button(ui, label, &key, widgets::Emphasis::Plain).clicked() {
                    continue;
                }
                // The row is meant, wherever the keyboard is.
                match (action, subject) {
                    (Action::Confirm, Some(subject)) => {
                        wishes.push(Wish::Run(review::decide(session, subject, Decision::Confirmed)));
                    }
                    (Action::Reject, Some(subject)) => {
                        wishes.push(Wish::Run(review::decide(session, subject, Decision::Rejected)));
                    }
                    _ => wishes.push(Wish::Do(action)),
                }
            }
        });
    });
}

/// From the letter to the words.
const INDENT: f32 = 28.0;

fn wording_ui(
    ui: &mut Ui,
    p: &Palette,
    session: &Session,
    claim: Option<ClaimIndex>,
    wording: &Wording,
    several: bool,
    (commands, wishes): (&mut Vec<Command>, &mut Vec<Wish>),
) {
    /// A name longer than this says no more, in characters.
    const NAME: usize = 48;
    /// Room for the buttons at the right of a wording.
    const BUTTONS: f32 = 216.0;
    let top = ui.cursor().top();
    let left = ui.max_rect().left();
    let whole = ui.available_width() - INDENT;
    let width = (whole - BUTTONS).max(200.0);
    let soft = |size: f32, colour: Color32| TextFormat::simple(theme::regular(size), colour);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut name: String = wording.label.chars().take(NAME).collect();
    if name.len() < wording.label.len() {
        name.push('…');
    }
    job.append(&name, 0.0, TextFormat::simple(theme::strong(theme::SMALL), p.ink));
    job.append(&format!("  {}", wording.sign.word()), 0.0, soft(theme::SMALL, p.soft));
    if let Some(speaker) = &wording.speaker {
        job.append(&format!(" · {speaker}"), 0.0, soft(theme::SMALL, p.soft));
    }
    job.append("\n", 0.0, soft(theme::BODY, p.ink));
    ui::wording::append(&mut job, &wording.runs, p, (&theme::regular(theme::BODY), p.ink));
    let galley = ui.painter().layout_job(job);
    let size = vec2(INDENT + whole, galley.size().y.max(theme::CONTROL) + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let said = format!("{}: {}: {}", wording.label, wording.sign.word(), wording.words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    let letter = widgets::letter(wording.source);
    ui.painter().text(pos2(left, top + 1.0), Align2::LEFT_TOP, letter, theme::strong(theme::SMALL), p.soft);
    ui.painter().galley(pos2(rect.left() + INDENT, top), galley, p.ink);
    let at = Rect::from_min_max(pos2(rect.right() - BUTTONS, rect.top() - 4.0), rect.max);
    let mut right = ui.new_child(UiBuilder::new().max_rect(at).layout(egui::Layout::right_to_left(egui::Align::Min)));
    right.spacing_mut().item_spacing.x = 2.0;
    if let Some(claim) = claim {
        let show = widgets::button(&mut right, "Show", "", widgets::Emphasis::Quiet).on_hover_text("Show it in its article");
        if show.clicked() {
            commands.push(Command::SelectClaim { claim, source: Some(wording.id) });
        }
    }
    if several {
        let split = widgets::button(&mut right, "Split off", "", widgets::Emphasis::Quiet);
        if split.on_hover_text("It says something else: a row of its own").clicked() {
            commands.push(Command::SplitMention { source: wording.id, span: wording.span });
        }
    }
    if let Some(claim) = claim {
        let moved = widgets::button(&mut right, "Move…", "", widgets::Emphasis::Quiet);
        if moved.on_hover_text("It belongs to another row").clicked() {
            wishes.extend(Window::move_from(session, claim, wording.id, wording.span).map(Wish::Open));
        }
    }
}
