//! Draws one article: what is in view, the selection, what the pointer is over, and a node for each sentence for screen readers.

use std::fmt::Write as _;

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo,
    accesskit::{Action, Role},
    emath::GuiRounding as _,
    pos2,
};

use super::{
    Pane, ReadingState, Step, draw, focus_id,
    gutter::{DrawnStripe, Gutter},
    hit::{Placed, Words},
    hover::{self, Hovered, Note},
    marks::Marks,
    page::{ABOVE, Page},
    pane_id, pointer,
    setting::Setting,
    speakers::Speakers,
    together,
};
use crate::{
    commands::{Command, SaidOfQuotation, Selection, Session, SourceState},
    project::Provenance,
    text::Span,
    ui::{review, theme, widgets},
};

/// Draws the article in the room that is left.
pub(super) fn article_ui(
    ui: &mut Ui,
    session: &Session,
    source: &SourceState,
    state: &mut ReadingState,
    index: usize,
    commands: &mut Vec<Command>,
) -> Response {
    let p = theme::palette(ui);
    let active = index == state.panes.active;
    let beside = if active { None } else { counterpart_span(session, state, source) };
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0, p.paper);
    let setting = Setting::new(room.width(), state.size, ui.ctx().pixels_per_point(), state.layers.links, state.comfort);
    let selection = session.selection().filter(|s| s.source == source.id);

    let ReadingState { layers, comfort, speakers, panes, seen, by_mouse, .. } = state;
    let Some(Pane { marks, page: Some(page), mouse, hovered }) = panes.list.get_mut(index) else {
        return ui.allocate_rect(room, Sense::hover());
    };
    let (speakers, marks) = (&speakers.1, &marks.2);

    if selection != page.seen.as_ref() {
        if let Some(selection) = selection {
            if selection.sentences.len() == 1 {
                seen.anchor = Some((source.id, selection.sentences.start));
            }
            if !*by_mouse && let Some(span) = selected_span(source, selection) {
                page.show_words(span);
            }
        }
        page.seen = selection.cloned();
        *by_mouse = false;
    }
    let view = room.height();
    let go_to = page.settle(ui, setting, view);
    let mut area = ScrollArea::vertical().id_salt(("article", source.id.0)).auto_shrink(false);
    if let Some(offset) = go_to {
        area = area.vertical_scroll_offset(offset);
    }
    let mut unfold = false;
    let output = area.show_viewport(ui, |ui, _| {
        ui.set_height(page.height());
        ui.set_width(ui.available_width());
        let origin = ui.max_rect().min + Vec2::new(setting.left, ABOVE);
        let words = Words { text: &source.document.text, chars: &source.chars };
        let column = ui.clip_rect().intersect(room);
        let response = ui.interact(column, pane_id(index), Sense::click_and_drag());
        let shown = Shown { session, source, marks, speakers, selection, words, page, beside, origin };

        let painter = ui.painter().clone();
        let sentences = source.parsed.as_deref().map_or(&[][..], |parsed| &parsed.sentences);
        let mut gutter = Gutter::new(&painter, p, setting, *layers, marks, speakers, sentences);
        let hits = session.hits_in(source.id);
        let outlined = selection.and_then(|s| selected_span(source, s));
        for placed in shown.placed(ui, view) {
            let kind = placed.paragraph.kind;
            if let Some(stretch) = selection.and_then(|s| s.stretch) {
                draw::stretch(&painter, p, &placed, stretch);
            }
            draw::hits(&painter, p, &placed, hits);
            draw::marks(&painter, p, &placed, marks, *layers, setting.size);
            let ink = if kind == crate::parse::BlockKind::Reference { p.soft } else { p.ink };
            painter.galley(placed.at, placed.galley.clone(), ink);
            if let Some(span) = outlined {
                draw::selection(&painter, p, &placed, span);
            }
            if let Some(span) = beside {
                draw::counterpart(&painter, p, &placed, span);
            }
            gutter.paragraph(&placed);
            let stays = |span: Span| placed.paragraph.span.overlaps(span);
            if comfort.focus && outlined.or(beside).is_some_and(|span| !stays(span)) {
                draw::step_back(&painter, p, &placed);
            }
        }
        let stripes = gutter.drawn;
        if active {
            seen.in_view = shown.sentences_in_view(room);
        }

        let over = response.hover_pos().filter(|_| response.hovered());
        let found = over.and_then(|pointer| shown.hovered(ui, pointer, view, &stripes, *layers));
        if let Some(found) = &found {
            hover::show(ui, found, *hovered);
        }
        *hovered = found.map(|found| found.id);
        if let Some(pointer) = over {
            if stripes.iter().any(|stripe| stripe.rect.contains(pointer)) {
                ui.set_cursor_icon(CursorIcon::PointingHand);
            } else if shown.paragraph_at(ui, pointer, view).is_some_and(|placed| placed.rect().contains(pointer)) {
                ui.set_cursor_icon(CursorIcon::Text);
            }
        }

        let stripe = response.clicked().then(|| response.interact_pointer_pos()).flatten();
        let stripe = stripe.and_then(|pointer| stripes.iter().find(|stripe| stripe.rect.contains(pointer)));
        let command = if let Some((span, _)) = stripe.and_then(|stripe| stripe.stripes.first()) {
            super::keyboard::stretch(source, *span).map(Command::Select)
        } else {
            let anchor = seen.anchor.filter(|(id, _)| *id == source.id).map(|(_, sentence)| sentence);
            let clamped = |pointer: Pos2| pos2(pointer.x, pointer.y.clamp(room.top(), room.bottom() - 1.0));
            mouse.whole_words = comfort.whole_words;
            pointer::handle(ui, &response, mouse, source, selection, anchor, |pointer| {
                shown.paragraph_at(ui, clamped(pointer), view)
            })
        };
        if let Some(command) = command {
            *by_mouse = true;
            commands.push(command);
        }
        drag_beyond_the_edge(ui, &response, room);
        shown.accessible(ui, &response, view, commands);
        unfold = shown.fold_ui(ui, setting);
        response
    });
    if unfold {
        page.unfold();
        ui.ctx().request_repaint();
    }
    page.offset = output.state.unclamped_offset().y;
    if active {
        keys(ui, &output.inner, session, state, commands);
    }
    output.inner
}

/// In a pane beside the active one: the sentence that says the same as the selected one.
fn counterpart_span(session: &Session, state: &ReadingState, source: &SourceState) -> Option<Span> {
    let selection = session.selection()?;
    let sentence = together::counterpart(state, selection.source, source.id, selection.sentences.start)?;
    source.parsed.as_deref()?.sentences.get(sentence).map(|sentence| sentence.span)
}

/// The words that a selection covers.
fn selected_span(source: &SourceState, selection: &Selection) -> Option<Span> {
    let sentences = source.parsed.as_deref()?.sentences.get(selection.sentences.clone())?;
    selection.stretch.or_else(|| sentences.iter().map(|s| s.span).reduce(Span::union))
}

/// A drag that leaves the view scrolls it.
fn drag_beyond_the_edge(ui: &mut Ui, response: &Response, room: Rect) {
    /// Points a second, for each point beyond the edge.
    const SPEED: f32 = 8.0;
    let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) else { return };
    let beyond = (pointer.y - room.bottom()).max(0.0) + (pointer.y - room.top()).min(0.0);
    if beyond != 0.0 {
        let seconds = ui.input(|i| i.stable_dt).min(0.1);
        ui.scroll_with_delta_animation(Vec2::new(0.0, -beyond * SPEED * seconds), egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Keys that belong to the article while it has the keyboard. What a menu offers too is bound there.
fn keys(ui: &Ui, response: &Response, session: &Session, state: &ReadingState, commands: &mut Vec<Command>) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let bound = [
        (Modifiers::SHIFT, Key::ArrowDown, Step::ExtendDown),
        (Modifiers::SHIFT, Key::ArrowUp, Step::ExtendUp),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight, Step::StartLater),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft, Step::StartEarlier),
        (Modifiers::SHIFT, Key::ArrowRight, Step::EndLater),
        (Modifiers::SHIFT, Key::ArrowLeft, Step::EndEarlier),
        (Modifiers::NONE, Key::ArrowDown, Step::NextSentence),
        (Modifiers::NONE, Key::ArrowUp, Step::PreviousSentence),
        (Modifiers::COMMAND, Key::ArrowDown, Step::NextParagraph),
        (Modifiers::COMMAND, Key::ArrowUp, Step::PreviousParagraph),
        (Modifiers::NONE, Key::PageDown, Step::PageDown),
        (Modifiers::NONE, Key::PageUp, Step::PageUp),
        (Modifiers::NONE, Key::Home, Step::First),
        (Modifiers::NONE, Key::End, Step::Last),
    ];
    for (modifiers, key, step) in bound {
        // Exact modifiers: an arrow with shift must not count as a bare arrow.
        let pressed = ui.input_mut(|i| i.modifiers.matches_exact(modifiers) && i.consume_key(modifiers, key));
        if pressed {
            commands.extend(state.step(session, step));
        }
    }
}

/// The double rule is met by the pointer from here to the text, in points.
const RULE: f32 = 13.0;

/// After this many seconds of rest the pointer hears of plain sentences too.
const LONG: f32 = 1.2;

/// What one frame shows.
struct Shown<'a> {
    session: &'a Session,
    source: &'a SourceState,
    marks: &'a Marks,
    speakers: &'a Speakers,
    selection: Option<&'a Selection>,
    words: Words<'a>,
    page: &'a Page,
    /// In a pane beside the active one: the words that say the same as the selected sentence.
    beside: Option<Span>,
    /// Where the first paragraph would begin on the screen.
    origin: Pos2,
}

impl<'a> Shown<'a> {
    /// The paragraphs in view, laid out and in their places.
    fn placed(&self, ui: &Ui, view: f32) -> impl Iterator<Item = Placed<'a>> {
        let scale = ui.ctx().pixels_per_point();
        let (words, origin, page) = (self.words, self.origin, self.page);
        page.in_view(view).filter_map(move |(index, galley)| {
            let paragraph = page.paragraphs.get(index)?;
            // On the pixel grid, as letters are.
            let at = (origin + Vec2::new(0.0, page.paragraphs.top(index))).round_to_pixels(scale);
            Some(Placed { words, paragraph, galley: galley.clone(), at })
        })
    }

    /// The line that stands for folded front matter. True where it is to be unfolded.
    fn fold_ui(&self, ui: &Ui, setting: Setting) -> bool {
        let count = self.page.paragraphs.folded();
        if count == 0 {
            return false;
        }
        let p = theme::palette(ui);
        let rect = Rect::from_min_size(self.origin, Vec2::new(setting.width, setting.line));
        let response = ui.interact(rect, focus_id().with(("front matter", self.source.id.0)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Show front matter, {count} lines")));
        let tone = if response.hovered() { p.ink } else { p.faint };
        let words = format!("Front matter · {count} lines");
        let galley = ui.painter().layout_no_wrap(words, theme::regular(theme::SMALL), tone);
        let right = rect.left() + galley.size().x;
        ui.painter().galley(rect.left_center() - Vec2::new(0.0, galley.size().y / 2.0), galley, tone);
        let arrow = [(8.0, -1.75), (11.5, 1.75), (15.0, -1.75)].map(|(x, y)| pos2(right + x, rect.center().y + y));
        ui.painter().add(Shape::line(arrow.to_vec(), Stroke::new(1.4, tone)));
        widgets::focus_ring(ui, &response, rect.with_max_x(right + 22.0).expand2(Vec2::new(4.0, 0.0)), theme::RADIUS);
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        response.clicked()
    }

    /// The paragraph at a height on the screen, or the nearest one in view.
    fn paragraph_at(&self, ui: &Ui, pointer: Pos2, view: f32) -> Option<Placed<'a>> {
        let distance = |placed: &Placed<'_>| {
            let rect = placed.rect();
            (rect.top() - pointer.y).max(pointer.y - rect.bottom()).max(0.0)
        };
        self.placed(ui, view).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Sentences of paragraphs that are in view.
    fn sentences_in_view(&self, room: Rect) -> std::ops::Range<usize> {
        let page = self.page;
        let whole = |index: &usize| page.paragraphs.top(*index) + self.origin.y >= room.top();
        let mut sentences =
            page.in_view(room.height()).map(|(index, _)| index).filter(whole).filter_map(|i| page.paragraphs.get(i));
        let Some(first) = sentences.next() else { return 0..0 };
        let last = sentences.last().unwrap_or(first);
        first.sentences.start..last.sentences.end
    }

    /// What the pointer is over, where there is something to say of it.
    fn hovered(&self, ui: &Ui, pointer: Pos2, view: f32, stripes: &[DrawnStripe], layers: draw::Layers) -> Option<Hovered> {
        if let Some(stripe) = stripes.iter().find(|stripe| stripe.rect.contains(pointer)) {
            let notes = stripe.stripes.iter().map(|(_, s)| Note::new(s.name.as_str(), s.memo.as_str()));
            let mut notes: Vec<Note> = notes.collect();
            notes.dedup();
            let id = Id::unique(("hovered stripe", stripe.stripes.first().map(|(_, s)| s.annotation.0)));
            return Some(Hovered { id, rect: stripe.rect, notes });
        }
        let placed = self.paragraph_at(ui, pointer, view)?;
        let box_of = placed.rect();
        if layers.copies && pointer.x < box_of.left() && pointer.x > box_of.left() - RULE {
            let line = placed.line_parts(placed.paragraph.span).into_iter().find(|line| line.rect.y_range().contains(pointer.y))?;
            let byte = placed.byte_under(line.rect.left_center());
            let (span, ()) = self.marks.copied.within(placed.paragraph.span).find(|(span, ())| {
                let lines = placed.line_parts(*span);
                lines.iter().any(|l| l.line == line.line) || span.contains(byte)
            })?;
            let id = Id::unique(("hovered copy", self.source.id.0, span.start));
            let rect = Rect::from_min_max(pos2(box_of.left() - RULE, line.rect.top()), line.rect.left_bottom());
            return Some(Hovered { id, rect, notes: hover::copy_notes(self.marks, span) });
        }
        if !box_of.contains(pointer) {
            return None;
        }
        let byte = placed.byte_under(pointer);
        let rect = placed.line_parts(Span { start: byte, end: byte + 1 }).first().map(|part| part.rect)?;
        if !rect.expand(2.0).contains(pointer) {
            return None;
        }
        let rests = ui.input(|i| i.pointer.time_since_last_movement());
        if rests < LONG {
            ui.ctx().request_repaint_after_secs(LONG - rests);
        }
        let notes = hover::notes(self.session, self.source, self.marks, self.speakers, byte, rests >= LONG);
        // The same words say the same: what is said tells what is hovered.
        let id = Id::unique(("hovered words", self.source.id.0, notes.iter().map(|n| (&n.head, &n.more)).collect::<Vec<_>>()));
        let line = placed.line_parts(placed.paragraph.span).into_iter().find(|line| line.rect.y_range().contains(pointer.y))?;
        (!notes.is_empty()).then_some(Hovered { id, rect: line.rect, notes })
    }

    /// A node for the article and one for each sentence in view, in which screen readers walk and click.
    fn accessible(&self, ui: &mut Ui, response: &Response, view: f32, commands: &mut Vec<Command>) {
        let label = format!("Article: {}", self.source.document.label());
        let heard = ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::ListBox);
            node.set_label(label);
            node.set_multiselectable();
        });
        let Some(parsed) = self.source.parsed.as_deref().filter(|_| heard.is_some()) else { return };
        let sentences = UiBuilder::new().accessibility_parent(response.id).max_rect(ui.max_rect());
        let ui = &mut ui.new_child(sentences);
        let mut active = None;
        for placed in self.placed(ui, view) {
            for index in placed.paragraph.sentences.clone() {
                let Some(sentence) = parsed.sentences.get(index) else { continue };
                // A sentence in pieces is told once.
                if sentence.span.start < placed.paragraph.span.start {
                    continue;
                }
                let rect = placed.line_parts(sentence.span).iter().map(|part| part.rect).reduce(Rect::union);
                let Some(rect) = rect else { continue };
                let id = sentence_id(self.source, index);
                ui.interact(rect, id, Sense::hover());
                let selected = self.selection.is_some_and(|s| s.sentences.contains(&index));
                if selected {
                    active = Some(id);
                }
                let (name, about) = (self.name_of(index, sentence.span, selected), self.about(index, parsed.sentences.len()));
                ui.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(Role::ListBoxOption);
                    node.set_label(name);
                    node.set_description(about);
                    node.set_selected(selected);
                    node.set_position_in_set(index + 1);
                    node.set_size_of_set(parsed.sentences.len());
                    node.add_action(Action::Click);
                    node.set_bounds(egui::accesskit::Rect {
                        x0: rect.min.x.into(),
                        y0: rect.min.y.into(),
                        x1: rect.max.x.into(),
                        y1: rect.max.y.into(),
                    });
                });
                if ui.input(|i| i.has_accesskit_action_request(id, Action::Click)) {
                    let sentences = index..index + 1;
                    commands.push(Command::Select(Selection { source: self.source.id, sentences, stretch: None }));
                }
            }
        }
        if let Some(active) = active {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(active.accesskit_id()));
        }
    }

    /// "Sentence 4: … Quotation, Ann Lee. Tags: unsourced. Selected."
    fn name_of(&self, index: usize, span: Span, selected: bool) -> String {
        let mut name = format!("Sentence {}: {}", index + 1, span.of(self.words.text));
        let mut speakers: Vec<&str> = Vec::new();
        for (_, part) in self.marks.quotations.within(span) {
            let who = part.speaker.and_then(|number| self.speakers.get(number)).map_or("speaker not known", |s| s.name.as_str());
            if !speakers.contains(&who) {
                speakers.push(who);
            }
        }
        if !speakers.is_empty() {
            let _ = write!(name, " Quotation: {}.", speakers.join(", "));
        }
        let mut tags: Vec<&str> = self.marks.stripes.within(span).map(|(_, stripe)| stripe.name.as_str()).collect();
        tags.dedup();
        if !tags.is_empty() {
            let _ = write!(name, " Tags: {}.", tags.join(", "));
        }
        if selected {
            name.push_str(" Selected.");
        }
        name
    }

    /// "4 of 21, quotation confirmed, also in 3 of 4 other sources, differs".
    fn about(&self, index: usize, of: usize) -> String {
        let mut about = format!("{} of {of}", index + 1);
        let span = self.source.parsed.as_deref().and_then(|p| p.sentences.get(index)).map(|s| s.span).unwrap_or_default();
        if self.beside.is_some_and(|beside| beside == span) {
            about.push_str(", says the same as the selected sentence");
        }
        let mut last = None;
        for (_, part) in self.marks.quotations.within(span) {
            if last.replace(part.quotation) != Some(part.quotation) {
                let said = self.source.said.get(&part.quotation).map_or(Provenance::Proposed, SaidOfQuotation::provenance);
                let _ = write!(about, ", quotation {}", review::word(said));
            }
        }
        if let Some((count, others)) = self.marks.also_in(index) {
            let _ = write!(about, ", also in {count} of {others} other sources");
        }
        if self.marks.differences.within(span).next().is_some() {
            about.push_str(", differs from other sources");
        }
        if self.marks.copied.within(span).next().is_some() {
            about.push_str(", stands word for word in another source");
        }
        about
    }
}

/// The node of a sentence.
fn sentence_id(source: &SourceState, sentence: usize) -> Id {
    Id::unique(("sentence", source.id.0, sentence))
}
