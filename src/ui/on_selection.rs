//! What stands on the selected words: marks, tags to take off, the words themselves.

use crate::{
    commands::Session,
    project::{Annotation, AnnotationId},
    text::Span,
};

/// The marks that share words with the selection.
pub fn marks_on(session: &Session) -> impl Iterator<Item = &Annotation> {
    let words = session.selected_words();
    let marks = words.map(|(source, _)| session.annotations_of(source));
    marks
        .into_iter()
        .flatten()
        .filter(move |a| words.zip(a.anchor.span).is_some_and(|((_, selected), marked)| selected.overlaps(marked)))
}

/// The tags that “Remove tags” takes off: those wholly within the selection; where there are none, those that hold all of it. A
/// tag that only reaches into the selection stands on other words too and stays.
pub(super) fn tags_on_selection(session: &Session) -> Vec<AnnotationId> {
    let Some((_, selected)) = session.selected_words() else { return Vec::new() };
    let tagged = || marks_on(session).filter(|a| a.tag.is_some()).filter_map(|a| Some((a.id, a.anchor.span?)));
    let holds = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    let within: Vec<AnnotationId> = tagged().filter(|(_, span)| holds(selected, *span)).map(|(id, _)| id).collect();
    if within.is_empty() { tagged().filter(|(_, span)| holds(*span, selected)).map(|(id, _)| id).collect() } else { within }
}

/// The selected words, and with `source` where they come from.
pub(super) fn words(session: &Session, source: bool) -> Option<String> {
    let (id, span) = session.selected_words()?;
    let state = session.source(id)?;
    let words = span.of(&state.document.text);
    if !source {
        return Some(words.to_owned());
    }
    let m = &state.document.metadata;
    let known = [&m.author, &m.outlet, &m.title, &m.date, &m.url];
    let from: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
    Some(format!("{words}\n({})", from.join(", ")))
}
