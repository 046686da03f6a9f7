//! A quotation that was missed: how its words are given, and who says them.

use eframe::egui::{Key, Modifiers, Ui};

use super::{
    Outcome, buttons_ui,
    choice::{Choice, Line, choice_ui},
    speaker::{NAMES, known, words_ui},
};
use crate::{
    commands::{Command, Session},
    parse::QuotationKind,
    project::SourceId,
    text::Span,
    ui::{
        desk::Wish,
        theme::{self, ROW, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// What is known of the words so far.
#[derive(Clone, Debug)]
pub struct MarkDraft {
    source: SourceId,
    span: Span,
    words: String,
    kind: QuotationKind,
    choice: Choice,
    known: Vec<Line>,
}

/// The kinds with what each is.
const KINDS: [(QuotationKind, &str, &str); 3] = [
    (QuotationKind::Direct, "direct", "Whole clauses in quote marks"),
    (QuotationKind::Mixed, "mixed", "The reporter’s sentence with quoted words in it"),
    (QuotationKind::Indirect, "indirect", "Reported without quote marks"),
];

impl MarkDraft {
    /// For the selected words.
    pub fn of(session: &Session) -> Option<Self> {
        let (source, span) = session.selected_words()?;
        let state = session.source(source)?;
        let span = span.trim(&state.document.text);
        let words = span.of(&state.document.text).replace('\n', " ");
        let kind = likely_kind(&state.document.text, span);
        Some(Self { source, span, words, kind, choice: Choice::default(), known: known(session, state, span) })
    }
}

/// How the words look: in quote marks, with some of them in quote marks, or without.
fn likely_kind(text: &str, span: Span) -> QuotationKind {
    const MARKS: &str = "“”„«»\"";
    let words = span.of(text);
    let before = text.get(..span.start as usize).and_then(|before| before.chars().next_back());
    if words.starts_with(|c| MARKS.contains(c)) || before.is_some_and(|c| MARKS.contains(c)) {
        QuotationKind::Direct
    } else if words.contains(|c| MARKS.contains(c)) {
        QuotationKind::Mixed
    } else {
        QuotationKind::Indirect
    }
}

/// Draws the kinds, the field for the speaker and the names.
pub(super) fn mark_ui(ui: &mut Ui, draft: &mut MarkDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    words_ui(ui, &draft.words);
    let p = palette(ui);
    // With the keyboard in the field below, Alt and the first letter choose the kind.
    for (kind, key) in [(QuotationKind::Direct, Key::D), (QuotationKind::Mixed, Key::M), (QuotationKind::Indirect, Key::I)] {
        if ui.input_mut(|i| i.consume_key(Modifiers::ALT, key)) {
            draft.kind = kind;
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        for (kind, word, what) in KINDS {
            let mut on = draft.kind == kind;
            if widgets::toggle_chip(ui, word, what, &mut on).clicked() {
                draft.kind = kind;
            }
        }
        let what = KINDS.iter().find(|(kind, ..)| *kind == draft.kind).map_or("", |(.., what)| what);
        ui.label(widgets::tone(what, theme::regular(theme::SMALL), p.faint));
    });
    ui.set_min_height(ROW * 6.0);
    let hint = "Name; empty where the article does not say";
    let chosen = choice_ui(ui, ("Speaker", hint), &mut draft.choice, &draft.known, NAMES, fresh);
    let name = chosen.line.and_then(|at| draft.known.get(at)).map_or(draft.choice.typed.trim(), |line| line.name.as_str());
    match buttons_ui(ui, "Mark", Emphasis::Primary, true, false) {
        Some(true) => {}
        None if chosen.taken => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    let MarkDraft { source, span, kind, .. } = *draft;
    wishes.push(Wish::Run(Command::MarkQuotation { source, span, kind, speaker: name.to_owned() }));
    Outcome::Close
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_guessed_from_the_quote_marks() {
        let text = "“It holds,” she said. It was “quite safe” to use. Boats waited.";
        let kind = |words: &str| {
            let start = text.find(words).unwrap();
            likely_kind(text, Span::new(start, start + words.len()))
        };
        assert_eq!(kind("“It holds,”"), QuotationKind::Direct);
        assert_eq!(kind("It holds"), QuotationKind::Direct);
        assert_eq!(kind("It was “quite safe” to use"), QuotationKind::Mixed);
        assert_eq!(kind("Boats waited"), QuotationKind::Indirect);
    }
}
