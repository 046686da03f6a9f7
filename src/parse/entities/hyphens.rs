//! Words with hyphens whose parts are names of their own: Russia-Ukraine, Zelenskyy-Putin.

use super::{
    gather::{Gathering, Meaning},
    people::{Hint, PersonName, spelling},
};
use crate::{
    parse::mentions::{
        lexicon::{KnownIndex, LEXICON, fold},
        names::Name,
    },
    text::Span,
};

impl Gathering<'_, '_> {
    /// Whether all parts of a word with hyphens are names of their own.
    pub(super) fn splits(&self, name: &Name) -> bool {
        let Some(word) = self.words.get(name.core.start) else { return false };
        word.text.split('-').all(|part| self.part(part).is_some())
    }

    /// Russia-Ukraine, Zelenskyy-Putin: each part is a name.
    pub(super) fn parts(&mut self) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|n| n.core.len() == 1 && !n.title_only) else { continue };
            let Some(word) = self.words.get(name.core.start).filter(|w| w.text.contains('-')) else { continue };
            if self.meanings.get(at) != Some(&Meaning::Nothing) {
                continue;
            }
            let mut parts = Vec::new();
            let mut start = word.span.start as usize;
            for part in word.text.split('-') {
                let Some(meant) = self.part(part) else { break };
                parts.push((Span::new(start, start + part.len()), meant));
                start += part.len() + 1;
            }
            if parts.len() < 2 || start != word.span.end as usize + 1 {
                continue;
            }
            let mut meant = Vec::with_capacity(parts.len());
            for (span, part) in parts {
                let draft = match part {
                    Part::Draft(draft) => draft,
                    Part::Known(known) => self.bodies.with_known(known).unwrap_or_else(|| {
                        let draft = self.new_draft(Some(LEXICON.kind(known)));
                        self.bodies.enter_known(known, draft);
                        if let Some(entity) = self.drafts.get_mut(draft) {
                            entity.known = Some(known);
                        }
                        draft
                    }),
                };
                if let Some(entity) = self.drafts.get_mut(draft) {
                    entity.add_name(span.of(self.text));
                }
                meant.push((span, draft));
            }
            if let Some(meaning) = self.meanings.get_mut(at) {
                *meaning = Meaning::Parts(meant);
            }
        }
    }

    /// What one part of a word with hyphens names.
    fn part(&self, part: &str) -> Option<Part> {
        if !part.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        let mut folded = String::new();
        fold(part, &mut folded);
        let parts = PersonName { surname: spelling(&folded), ..PersonName::default() };
        if let Some(draft) = self.bearer(&parts, Hint::default()) {
            return Some(Part::Draft(draft));
        }
        let entry = LEXICON.entry(&folded);
        let phrase = LEXICON.phrases(entry).iter().find(|p| p.words.len() == 1 && !p.stop)?;
        let small = part.chars().any(char::is_lowercase);
        (!(phrase.capitals && small)).then_some(Part::Known(phrase.known))
    }
}

/// What a part of a word with hyphens means.
enum Part {
    Draft(usize),
    Known(KnownIndex),
}
