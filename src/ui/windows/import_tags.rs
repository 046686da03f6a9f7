//! Tags of another project: what clashes by name is shown, and each is decided.

use std::collections::BTreeMap;

use eframe::egui::{Align, ComboBox, Layout, ScrollArea, Sense, Ui, vec2};

use super::{Outcome, buttons_ui};
use crate::{
    commands::{Command, OfferedTags, Session, TagImport},
    project::{Tag, TagId, tag_named, tree},
    ui::{
        desk::Wish,
        theme::{self, ROW, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

/// What is decided so far.
#[derive(Clone, Debug)]
pub struct ImportTagsDraft {
    /// Of which offer.
    number: u64,
    decisions: BTreeMap<TagId, TagImport>,
}

impl ImportTagsDraft {
    /// Every tag comes in; one whose name is there is merged with that.
    pub fn new(session: &Session, offered: &OfferedTags) -> Self {
        let clashes = |tag: &&Tag| tag_named(&session.project().codebook, &tag.name).is_some();
        let decisions = offered.tags.iter().filter(clashes).map(|tag| (tag.id, TagImport::Merge)).collect();
        Self { number: offered.number, decisions }
    }
}

/// In what words each decision is told, for a tag whose name is there and for one whose name is free.
fn told(decision: TagImport, clashes: bool) -> &'static str {
    match decision {
        TagImport::Add if clashes => "Keep both",
        TagImport::Add => "Import",
        TagImport::Merge => "Merge",
        TagImport::Skip => "Skip",
    }
}

/// Draws the window.
pub(super) fn import_tags_ui(ui: &mut Ui, session: &Session, draft: &mut ImportTagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    let Some(offered) = session.offered_tags().filter(|offered| offered.number == draft.number) else { return Outcome::Close };
    let p = palette(ui);
    let codebook = &session.project().codebook;
    let clashes = |tag: &Tag| tag_named(codebook, &tag.name).is_some();
    let file = offered.path.file_name().unwrap_or_default().to_string_lossy();
    let same = offered.tags.iter().filter(|tag| clashes(tag)).count();
    let said = match same {
        0 => "None of their names is in use here.".to_owned(),
        number => format!(
            "{} in use here: keep both (the new one gets a number), merge (the one here stays, kinds come below it), or skip.",
            count(number, "name is", "names are")
        ),
    };
    let only = "Only tags come in, no passages and no memos.";
    let text = format!("{} from {file}. {only} {said}", count(offered.tags.len(), "tag", "tags"));
    ui.label(widgets::tone(text, theme::regular(theme::BODY), p.soft));
    if same > 1 {
        ui.horizontal(|ui| {
            ui.label(widgets::tone("All that clash:", theme::regular(theme::SMALL), p.soft));
            for decision in [TagImport::Add, TagImport::Merge, TagImport::Skip] {
                if widgets::ghost_chip(ui, told(decision, true), &format!("{} all that clash", told(decision, true))).clicked() {
                    draft.decisions.extend(offered.tags.iter().filter(|tag| clashes(tag)).map(|tag| (tag.id, decision)));
                }
            }
        });
    }
    let lines = tree(&offered.tags);
    ScrollArea::vertical().max_height(ROW * 9.0).auto_shrink([false, true]).show_rows(ui, ROW, lines.len(), |ui, rows| {
        for (at, depth) in lines.get(rows).unwrap_or_default() {
            if let Some(tag) = offered.tags.get(*at) {
                row_ui(ui, tag, *depth, clashes(tag), &mut draft.decisions);
            }
        }
    });
    let coming = offered.tags.iter().filter(|tag| draft.decisions.get(&tag.id) != Some(&TagImport::Skip)).count();
    let label = format!("Import {}", count(coming, "tag", "tags"));
    match buttons_ui(ui, &label, Emphasis::Primary, coming > 0, true) {
        Some(true) => {
            wishes.push(Wish::Run(Command::ImportTags(draft.decisions.clone())));
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}

fn row_ui(ui: &mut Ui, tag: &Tag, depth: usize, clashes: bool, decisions: &mut BTreeMap<TagId, TagImport>) {
    /// How far a kind stands in, in points.
    const INDENT: f32 = 14.0;
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.add_space((depth as f32 * INDENT).min(5.0 * INDENT));
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, ROW), Sense::hover());
        widgets::swatch(ui, rect.center(), p.tag(tag.colour));
        let room = (ui.available_width() - 190.0).max(60.0);
        let (rect, response) = ui.allocate_exact_size(vec2(room, ROW), Sense::hover());
        let name = widgets::elided(ui, &tag.name, theme::regular(theme::BODY), p.ink, room);
        ui.painter().galley(rect.left_center() - vec2(0.0, name.size().y / 2.0), name, p.ink);
        if !tag.description.is_empty() {
            response.on_hover_text(&tag.description);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * STEP;
            let now = decisions.get(&tag.id).copied().unwrap_or_default();
            let mut next = now;
            let combo = ComboBox::from_id_salt(("import", tag.id)).width(96.0).selected_text(told(now, clashes));
            let combo = combo.show_ui(ui, |ui| {
                for decision in [TagImport::Add, TagImport::Merge, TagImport::Skip] {
                    if clashes || decision != TagImport::Merge {
                        ui.selectable_value(&mut next, decision, told(decision, clashes));
                    }
                }
            });
            let _: eframe::egui::Response = combo.response.accessible_name(format!("What becomes of “{}”", tag.name));
            if next != now {
                decisions.insert(tag.id, next);
            }
            if clashes {
                ui.label(widgets::tone("name in use", theme::regular(theme::SMALL), p.differs));
            }
        });
    });
}
