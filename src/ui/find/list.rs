//! All hits in all sources, a line each with the words around it.

use eframe::egui::{
    self, Align, CornerRadius, Layout, Response, Role, Sense, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use crate::{
    commands::{Command, Hit, Session, Sought},
    text::Span,
    ui::{
        actions::Action,
        desk::{Desk, Lower, Wish},
        icons::Icon,
        rows::{Shown, rows_ui},
        theme::{self, ROW, STEP, palette},
        widgets::{self, count},
    },
};

/// Draws the list in the lower place.
pub fn list_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let found = session.found().and_then(Result::ok);
    let hits = found.map_or(&[][..], |found| &found.hits);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * STEP;
        if widgets::icon_button(ui, Icon::Back, Action::ShowClaims.label()).clicked() {
            desk.lower = Lower::Claims;
        }
        ui.label(widgets::tone("Found", theme::strong(theme::BODY), p.ink));
        let facts = match found {
            None if session.query().is_empty() => "Type what to look for above the article".to_owned(),
            None => String::new(),
            Some(found) => {
                let sources = count(found.by_source.len(), "source", "sources");
                let what = match session.query().sought {
                    Sought::Words => "",
                    Sought::Speaker => "speaker ",
                    Sought::Tag => "tag ",
                    Sought::Number => "number ",
                };
                format!("{what}“{}” {} in {sources}", session.query().words.trim(), count(hits.len(), "time", "times"))
            }
        };
        ui.label(widgets::tone(facts, theme::regular(theme::BODY), p.faint));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| tag_all_ui(ui, hits, wishes));
    });
    if hits.is_empty() {
        empty_ui(ui, session);
        return;
    }
    hits_ui(ui, session, hits, &mut desk.find.shown, |ui, index, row| {
        if row_ui(ui, session, row).clicked() {
            wishes.push(Wish::Run(Command::GoToHit(index)));
        }
    });
}

/// A hit as it stands in a list.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) hit: &'a Hit,
    /// The first of its source.
    first: bool,
    /// The one at hand.
    here: bool,
}

/// Draws the rows of the hits in view.
pub(super) fn hits_ui(
    ui: &mut Ui,
    session: &Session,
    hits: &[Hit],
    shown: &mut Shown,
    mut draw: impl FnMut(&mut Ui, usize, Row<'_>),
) {
    let at = session.hit_at();
    rows_ui(ui, "hits", hits.len(), (shown, at), |ui, index| {
        let Some(hit) = hits.get(index) else { return };
        let first = index.checked_sub(1).and_then(|before| hits.get(before)).is_none_or(|before| before.source != hit.source);
        draw(ui, index, Row { hit, first, here: at == Some(index) });
    });
}

fn empty_ui(ui: &mut Ui, session: &Session) {
    let words = match session.found() {
        Some(Err(why)) => why,
        Some(Ok(_)) => match session.query().sought {
            Sought::Words => "Not found in any source. Try fewer letters, or take “word” and “Aa” off.",
            Sought::Speaker => "Nobody of this name is quoted. Try fewer letters.",
            Sought::Tag => "No passage bears such a tag.",
            Sought::Number => "No source gives this number.",
        },
        None if session.query().is_empty() => "Every place where the words stand is listed here, source by source.",
        None => "Looking…",
    };
    ui.add_space(2.0 * STEP);
    ui.horizontal(|ui| {
        ui.add_space(2.0 * STEP);
        widgets::quiet(ui, words);
    });
}

/// To the ticks by which all hits are tagged as one step.
fn tag_all_ui(ui: &mut Ui, hits: &[Hit], wishes: &mut Vec<Wish>) {
    if hits.is_empty() {
        return;
    }
    let key = widgets::key_of(ui, Action::TagHits);
    let button = widgets::button(ui, "Tag them…", &key, widgets::Emphasis::Plain);
    if button.on_hover_text(Action::TagHits.facts().tooltip).clicked() {
        wishes.push(Wish::Do(Action::TagHits));
    }
}

/// A hit with the words around it, the first of its source with the source's name.
pub(super) fn row_ui(ui: &mut Ui, session: &Session, Row { hit, first, here }: Row<'_>) -> Response {
    /// Width of the column that names the source.
    const SOURCE: f32 = 190.0;
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(source) = session.source(hit.source) else { return response };
    let label = source.document.label();
    let [before, words, after] = context(&source.document.text, hit.span);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, format!("{label}: {before}{words}{after}")));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    widgets::focus_ring(ui, &response, rect, theme::RADIUS);
    let middle = rect.center().y;
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32| {
        ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, p.ink);
    };
    if first {
        let at = session.sources().iter().position(|s| s.id == hit.source).unwrap_or_default();
        widgets::paint_letter(ui, p, pos2(rect.left() + 18.0, middle), at, false);
        let hits = session.hits_in(hit.source).len().to_string();
        let number = ui.painter().layout_no_wrap(hits, theme::regular(theme::SMALL), p.faint_on(here));
        let right = rect.left() + SOURCE - 16.0;
        let room = SOURCE - 36.0 - 16.0 - number.size().x - 8.0;
        put(widgets::elided(ui, label, theme::regular(theme::BODY), p.soft, room), rect.left() + 36.0);
        let x = right - number.size().x;
        put(number, x);
    }
    // The hit stands in the middle of the line, under those above it.
    let room = rect.right() - rect.left() - SOURCE - 8.0;
    let head = (room * 0.3).min(260.0);
    let before = from_the_right(ui, &before, head, p.faint_on(here));
    let x = rect.left() + SOURCE + head;
    put(before.clone(), x - before.size().x);
    let format = |strong: bool, colour| {
        TextFormat::simple(if strong { theme::strong(theme::BODY) } else { theme::regular(theme::BODY) }, colour)
    };
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(room - head), ..LayoutJob::default() };
    job.append(&words, 0.0, format(true, p.ink));
    job.append(&after, 0.0, format(false, p.soft));
    put(ui.painter().layout_job(job), x);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    response
}

/// Words of which the end is shown, where there is no room for all.
fn from_the_right(ui: &Ui, words: &str, room: f32, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let lay = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), theme::regular(theme::BODY), colour);
    let mut words = words;
    let mut galley = lay(words);
    while galley.size().x > room {
        let Some((_, rest)) = words.split_once(' ').filter(|(_, rest)| !rest.is_empty()) else { return lay("… ") };
        words = rest;
        galley = lay(&format!("… {words}"));
    }
    galley
}

/// The words before the hit, the hit, and the words after it, on one line.
fn context(text: &str, span: Span) -> [String; 3] {
    /// Characters of context on either side.
    const AROUND: usize = 160;
    let flat = |words: &str| words.replace(['\n', '\t'], " ");
    let before = text.get(..span.start as usize).unwrap_or_default();
    let from = before.char_indices().rev().take(AROUND / 2).last().map_or(0, |(at, _)| at);
    let after = text.get(span.end as usize..).unwrap_or_default();
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let before = before.get(from..).unwrap_or_default();
    // From the line the hit stands in, not from the paragraph before.
    let before = before.rsplit_once("\n\n").map_or(before, |(_, line)| line);
    let after = after.get(..to).unwrap_or_default();
    let after = after.split_once("\n\n").map_or(after, |(line, _)| line);
    [flat(before), flat(span.of(text)), flat(after)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_hit_stay_in_its_paragraph() {
        let text = "Before.\n\nThe bridge\nis shut.\n\nAfter.";
        let start = text.find("is").unwrap();
        assert_eq!(context(text, Span::new(start, start + 2)), ["The bridge ", "is", " shut."]);
        let long = format!("{}x{}", "é".repeat(500), "ü".repeat(500));
        let [before, hit, after] = context(&long, Span::new(1000, 1001));
        assert_eq!((before.chars().count(), hit.as_str(), after.chars().count()), (80, "x", 160));
    }
}
