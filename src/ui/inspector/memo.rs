//! The user's notes on the selection. What is typed is handed over when the field is left, when saving, and when the project is
//! closed.

use eframe::egui::{Context, CornerRadius, Frame, Id, Margin, Role, Sense, TextEdit, Ui, WidgetInfo};

use crate::{
    commands::{Command, Session},
    project::{Annotation, AnnotationId, SourceId},
    text::Span,
    ui::{
        desk::{Desk, Wish},
        on_selection,
        theme::{self, RADIUS, STEP, palette},
        widgets,
    },
};

/// A memo that is being written.
#[derive(Clone, Debug)]
pub struct MemoDraft {
    target: Target,
    text: String,
    /// The field has had the keyboard; when it has no longer, the memo is handed over.
    had_focus: bool,
}

#[derive(Clone, PartialEq, Debug)]
enum Target {
    /// The memo of a mark that is there.
    Mark(AnnotationId),
    /// A memo of its own on these words.
    New(SourceId, Span),
}

impl MemoDraft {
    /// What hands the memo over; `None` where nothing changed.
    pub(super) fn command(&self, session: &Session) -> Option<Command> {
        let text = self.text.trim_end();
        match self.target {
            Target::Mark(id) => {
                let before = session.project().annotations.iter().find(|a| a.id == id)?;
                (before.memo != text).then(|| Command::SetMemo(id, text.to_owned()))
            }
            Target::New(..) if text.trim().is_empty() => None,
            Target::New(source, span) => Some(Command::Annotate { source, span, tag: None, memo: text.to_owned() }),
        }
    }
}

/// The field's id: one memo is written at a time.
fn field_id() -> Id {
    Id::unique("memo being written")
}

pub(super) fn for_selection(session: &Session) -> Option<MemoDraft> {
    if let Some(mark) = on_selection::marks_on(session).find(|a| a.tag.is_none()) {
        return of_mark(session, mark.id);
    }
    let (source, span) = session.selected_words()?;
    Some(MemoDraft { target: Target::New(source, span), text: String::new(), had_focus: false })
}

pub(super) fn of_mark(session: &Session, mark: AnnotationId) -> Option<MemoDraft> {
    let mark = session.project().annotations.iter().find(|a| a.id == mark)?;
    Some(MemoDraft { target: Target::Mark(mark.id), text: mark.memo.clone(), had_focus: false })
}

/// Draws the memos on the selection, and the field where one is being written.
pub(super) fn memo_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let writing = desk.inspector.memo.as_ref().map(|draft| draft.target.clone());
    for mark in on_selection::marks_on(session) {
        let written = writing == Some(Target::Mark(mark.id));
        if written {
            field_ui(ui, session, desk, Some(mark));
        } else if !mark.memo.is_empty() {
            shown_ui(ui, session, mark, wishes);
        }
    }
    let here = session.selected_words();
    if let Some(Target::New(source, span)) = writing
        && here == Some((source, span))
    {
        field_ui(ui, session, desk, None);
    }
}

/// Whether the field of a memo has lost the keyboard: then it is handed over.
pub(super) fn was_left(draft: &MemoDraft, ctx: &Context) -> bool {
    draft.had_focus && !ctx.memory(|memory| memory.has_focus(field_id()))
}

/// Which mark the memo belongs to.
fn belongs_to(session: &Session, mark: Option<&Annotation>) -> String {
    match mark.and_then(|m| m.tag).and_then(|id| session.tag(id)) {
        Some(tag) => format!("Memo on “{}”", tag.name),
        None => "Memo".to_owned(),
    }
}

fn field_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, mark: Option<&Annotation>) {
    let Some(draft) = &mut desk.inspector.memo else { return };
    ui.add_space(STEP);
    let label = belongs_to(session, mark);
    widgets::caps(ui, &label);
    let field = TextEdit::multiline(&mut draft.text)
        .id(field_id())
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .hint_text("What you noticed");
    let response = ui.add(field).accessible_name(label);
    if !draft.had_focus {
        response.request_focus();
    }
    draft.had_focus |= response.has_focus();
}

fn shown_ui(ui: &mut Ui, session: &Session, mark: &Annotation, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.add_space(STEP);
    let label = belongs_to(session, Some(mark));
    widgets::caps(ui, &label);
    let frame =
        Frame::new().fill(p.paper).stroke(p.line()).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin::symmetric(8, 6));
    let inner = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(widgets::tone(&mark.memo, theme::regular(theme::BODY), p.ink));
    });
    let response = ui.interact(inner.response.rect, ui.scope_id().with(("memo", mark.id.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: {}", mark.memo)));
    widgets::focus_ring(ui, &response, response.rect, RADIUS);
    if response.on_hover_text("Edit the memo").clicked() {
        wishes.push(Wish::EditMemo(mark.id));
    }
}
