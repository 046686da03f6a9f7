//! Names in headlines that give all words a capital, and in text that is set in capitals throughout.
//!
//! There capitals say nothing. What the lists know is believed, and a given name with a word behind it that is no ordinary one; any other
//! word only if the running text has it as a name.

use super::{
    lexicon::{Class, LEXICON, TITLE},
    names::Name,
    openings::Setting,
    phrases::listed,
    runs::Scan,
    words::{Shape, Word},
};
use crate::parse::EntityKind;

/// Adds the names of one such sentence to `names`.
pub(crate) fn names(scan: &Scan, setting: Setting, names: &mut Vec<Name>, folded: &mut String) {
    let mut at = scan.first;
    while let Some(word) = scan.word(at) {
        if !word.capital() || word.is(Class::CALENDAR) {
            at += 1;
            continue;
        }
        if let Some(found) = listed(scan.words, at, scan.end, setting == Setting::Capitals, folded)
            && !(found.end == at + 1 && word.is(Class::COMMON))
        {
            let kind = LEXICON.kind(found.known);
            names.push(Name { kind: Some(kind), known: Some(found.known), ..Name::plain(at..found.end) });
            at = found.end;
            continue;
        }
        let surname = |w: &Word| {
            w.capital() && w.shape != Shape::Letter && !w.is(Class::COMMON.or(Class::CALENDAR).or(TITLE).or(Class::DEMONYM))
        };
        let follows = scan.word(at + 1).is_some_and(surname);
        if word.is(Class::GIVEN) && !word.is(Class::COMMON) && follows {
            names.push(Name { kind: Some(EntityKind::Person), gender: word.entry.gender, ..Name::plain(at..at + 2) });
            at += 2;
            continue;
        }
        if word.is(TITLE) && !word.is(Class::COMMON) && follows && scan.word(at + 1).is_some_and(|w| !w.is(Class::GIVEN)) {
            let role = word.is(Class::ROLE.or(Class::RANK)).then_some(at..at + 1);
            let name = Name::plain(at + 1..at + 2);
            names.push(Name { full: at..at + 2, gender: word.entry.gender, role, titled: true, weak: true, ..name });
            at += 2;
            continue;
        }
        if word.shape != Shape::Letter {
            names.push(Name { weak: true, ..Name::plain(at..at + 1) });
        }
        at += 1;
    }
}
