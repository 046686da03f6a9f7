//! The mouse in the article: a click selects a sentence, a double click a word, a third click the sentence again, a drag a stretch,
//! to whole words where the settings say so.

use egui::{Modifiers, PointerButton, Pos2, Response, Ui};

use super::{hit::Placed, keyboard};
use crate::{
    commands::{Command, Selection, SourceState},
    text::Span,
};

/// A stretch that is being dragged over.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Drag {
    /// Where it began: the border between two characters, or the word that was double-clicked.
    from: Span,
    /// The word in whose middle it began; as short as `from` where it began at the edge of one.
    word: Span,
    /// Goes on from word to word.
    by_words: bool,
}

/// What the view remembers of the mouse.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mouse {
    /// A drag goes by whole words.
    pub(crate) whole_words: bool,
    drag: Option<Drag>,
    /// When and where the button last went down: a drag right after a click goes by words.
    pressed: Option<(f64, Pos2)>,
    /// Whether the button went down twice in short time.
    twice: bool,
}

/// How near in time (seconds) and place (points) a second press makes a double one.
const TWICE: (f64, f32) = (0.4, 6.0);

/// What the mouse does to the selection. `at` finds the paragraph at a place on the screen; it is asked only for places in view.
pub(crate) fn handle<'a>(
    ui: &Ui,
    response: &Response,
    mouse: &mut Mouse,
    source: &SourceState,
    selection: Option<&Selection>,
    anchor: Option<usize>,
    at: impl Fn(Pos2) -> Option<Placed<'a>>,
) -> Option<Command> {
    let Some(parsed) = source.parsed.as_deref() else {
        mouse.drag = None;
        return None;
    };
    let (modifiers, time, pressed) =
        ui.input(|i| (i.modifiers, i.time, i.pointer.primary_pressed().then(|| i.pointer.press_origin()).flatten()));
    if let Some(place) = pressed.filter(|_| response.is_pointer_button_down_on()) {
        mouse.twice = mouse.pressed.is_some_and(|(then, there)| time - then < TWICE.0 && there.distance(place) < TWICE.1);
        mouse.pressed = Some((time, place));
        response.request_focus();
    }
    let sentence_at = |place: Pos2| parsed.sentence_at(at(place)?.byte_under(place));
    let one = |sentence: usize| Selection { source: source.id, sentences: sentence..sentence + 1, stretch: None };
    let pointer = response.interact_pointer_pos();

    if response.drag_started_by(PointerButton::Primary) {
        let start = ui.input(|i| i.pointer.press_origin()).or(pointer);
        mouse.drag = start.and_then(|place| Some(start_drag(&at(place)?, place, mouse.twice, modifiers, source, selection)));
    }
    if let (Some(drag), Some(place)) = (mouse.drag, pointer.filter(|_| response.dragged_by(PointerButton::Primary))) {
        let placed = at(place)?;
        let span = if drag.by_words {
            drag.from.union(placed.word_over(placed.byte_under(place)))
        } else {
            let byte = placed.byte_beside(place);
            let span = drag.from.union(Span { start: byte, end: byte });
            // With Alt it is the other way round than the settings have it.
            if mouse.whole_words == modifiers.alt || span.is_empty() {
                span
            } else {
                span.union(drag.word).union(placed.word_around(byte))
            }
        };
        return changed(keyboard::stretch(source, span)?, selection);
    }
    if response.drag_stopped() {
        mouse.drag = None;
        return None;
    }
    let place = pointer?;
    if response.triple_clicked() {
        return sentence_at(place).map(|sentence| Command::Select(one(sentence)));
    }
    if response.double_clicked() {
        let placed = at(place)?;
        return keyboard::stretch(source, placed.word_over(placed.byte_under(place))).map(Command::Select);
    }
    if response.clicked() {
        let sentence = sentence_at(place)?;
        if !modifiers.shift {
            return Some(Command::Select(one(sentence)));
        }
        let chosen = match selection.filter(|s| s.source == source.id).and_then(|s| s.stretch) {
            Some(stretch) => {
                let byte = at(place)?.byte_beside(place);
                keyboard::stretch(source, stretch.union(Span { start: byte, end: byte }))?
            }
            None => keyboard::extended_to(source, selection, anchor, sentence),
        };
        return Some(Command::Select(chosen));
    }
    if response.secondary_clicked() {
        // The menu speaks of what is selected: what is under the pointer, unless that is part of it already.
        let sentence = sentence_at(place)?;
        let part = selection.is_some_and(|s| s.source == source.id && s.sentences.contains(&sentence));
        return (!part).then(|| Command::Select(one(sentence)));
    }
    None
}

fn start_drag(
    placed: &Placed<'_>,
    place: Pos2,
    twice: bool,
    modifiers: Modifiers,
    source: &SourceState,
    selection: Option<&Selection>,
) -> Drag {
    if twice {
        let word = placed.word_over(placed.byte_under(place));
        return Drag { from: word, word, by_words: true };
    }
    let byte = placed.byte_beside(place);
    let caret = Span { start: byte, end: byte };
    // With shift, what is selected grows.
    let grown = selection.filter(|s| modifiers.shift && s.source == source.id).and_then(|s| s.stretch);
    Drag { from: grown.map_or(caret, |stretch| stretch.union(caret)), word: placed.word_around(byte), by_words: false }
}

fn changed(new: Selection, old: Option<&Selection>) -> Option<Command> {
    (Some(&new) != old).then(|| Command::Select(new))
}
