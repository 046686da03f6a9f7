//! Names that are words: "Mrs May", "Mark Felt", "the Sunday Ledger".

use super::{Flags, Word};
use crate::parse::{Entity, EntityKind, Form, Mention};

/// What a word of a name is not, whatever it is elsewhere: "Mrs May", "Will Gray", "the Sunday Ledger".
const NOT_IN_NAMES: [Flags; 12] = [
    Flags::AUXILIARY,
    Flags::MODAL,
    Flags::FINITE,
    Flags::SAYING,
    Flags::ADVERB,
    Flags::TIME,
    Flags::PREPOSITION,
    Flags::SUBORDINATOR,
    Flags::NUMBER,
    Flags::COORDINATOR,
    Flags::PRONOUN,
    Flags::NEGATION,
];

/// Takes from the words with capitals in names of people and bodies what they would be elsewhere.
pub(in crate::parse::quotations) fn names_are_no_verbs(words: &mut [Word], mentions: &[Mention], entities: &[Entity]) {
    let mut at = 0;
    for mention in mentions.iter().filter(|m| m.form == Form::Name) {
        let kind = entities.get(mention.entity.0 as usize).map(|e| e.kind);
        if !matches!(kind, Some(EntityKind::Person | EntityKind::Organisation)) {
            continue;
        }
        while words.get(at).is_some_and(|word| word.span.start < mention.span.start) {
            at += 1;
        }
        for word in words.iter_mut().skip(at).take_while(|word| word.span.end <= mention.span.end) {
            if word.is(Flags::CAPITAL) && !word.is(Flags::DETERMINER) {
                word.flags = NOT_IN_NAMES.iter().fold(word.flags, |flags, &not| flags.without(not));
                word.verb = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn names_that_are_words() {
        check("Mark Felt came in. Felt wrote that <i by=\"Felt\">the lock was shut</i>.");
    }
}
