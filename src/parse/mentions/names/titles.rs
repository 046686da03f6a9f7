//! Titles before names: which words of a run are the office, where it starts, and the small words before it ("Kremlin foreign policy aide").

use std::ops::Range;

use super::{Name, untitled::sort_plain};
use crate::parse::{
    EntityKind, Gender,
    mentions::{
        lexicon::Class,
        runs::{Piece, Scan, Unit},
        words::{Shape, Word},
    },
};

/// The last title of a run that a person's name, or nothing, follows: its unit, and the first unit of the name.
pub(super) fn last_title(scan: &Scan, units: &[Unit], body: bool) -> Option<(usize, usize)> {
    for (at, unit) in units.iter().enumerate().rev() {
        if unit.piece != Piece::Title {
            continue;
        }
        let word = scan.word(unit.start)?;
        let strict = word.is(Class::HONORIFIC.or(Class::RANK));
        // "Stephen King", "Martin Luther King Jr.", "Larry Page": no title behind a given name.
        let named_before = units.get(..at).unwrap_or_default().iter().any(|u| matches!(u.piece, Piece::Given | Piece::Initial))
            && !(at == 1 && is_lance(scan, units))
            && !units.get(..at).unwrap_or_default().iter().any(|u| u.piece == Piece::Title);
        if named_before && !strict {
            return None;
        }
        let next = units.get(at + 1).map(|u| u.piece);
        // "Senator Hill" is a person, "King County" and "Justice Department" are not.
        let last = units.last().and_then(|u| scan.word(u.end - 1));
        let surname =
            last.is_some_and(|w| !w.is(Class::BODY_END)) && !word.is(Class::ROYAL.or(Class::MODIFIER)) && at + 2 == units.len();
        if body && !strict && !surname && next.is_some_and(|piece| piece != Piece::Given && piece != Piece::Of) {
            return None;
        }
        let mut core = at + 1;
        if units.get(core).is_some_and(|u| u.piece == Piece::Of) {
            core += 1;
            while let Some(unit) = units.get(core) {
                let word = scan.word(unit.start);
                let office = word.is_some_and(|w| w.is(Class::OFFICE));
                match unit.piece {
                    Piece::Known(_) | Piece::Common | Piece::Demonym | Piece::And => core += 1,
                    Piece::Plain | Piece::Title | Piece::Given if office => core += 1,
                    // The first word behind "of" belongs to the office, whatever it is.
                    _ if units.get(core - 1).is_some_and(|u| u.piece == Piece::Of) => core += 1,
                    _ => break,
                }
            }
        }
        // "Justice", "Major" and so on open other names; alone at the end they are none.
        return Some((at, core));
    }
    None
}

/// "Lance Corporal": a grade, no given name.
fn is_lance(scan: &Scan, units: &[Unit]) -> bool {
    let text = |at: usize| units.get(at).and_then(|u| scan.word(u.start)).map_or("", |w| w.text);
    text(0) == "Lance" && matches!(text(1), "Corporal" | "Cpl" | "Sergeant" | "Sgt" | "Bombardier")
}

/// Where a title starts: its modifiers, and the body, place or people that it belongs to, go with it.
pub(super) fn title_start(scan: &Scan, units: &[Unit], title: usize) -> Option<usize> {
    let first = units.first()?;
    // An opening "Foreign" or "Former" that is only an ordinary word stays outside unless it goes before titles.
    let word = scan.word(first.start)?;
    let outside = first.piece == Piece::Common && !word.is(Class::MODIFIER) && title > 0 && units.len() > 1;
    Some(if outside { units.get(1)?.start } else { first.start })
}

/// The tokens of a title that says an office: all of it, but for Mr and its like.
pub(super) fn role_range(scan: &Scan, units: &[Unit], start: usize) -> Option<Range<usize>> {
    let office =
        units.iter().any(|u| u.piece == Piece::Title && scan.word(u.start).is_some_and(|w| w.is(Class::ROLE.or(Class::RANK))));
    let end = units.last()?.end;
    (office && start < end).then_some(start..end)
}

pub(super) fn title_gender(scan: &Scan, units: &[Unit]) -> Gender {
    let mut genders = units.iter().filter(|u| u.piece == Piece::Title).filter_map(|u| scan.word(u.start)).map(|w| w.entry.gender);
    genders.rfind(|&g| g != Gender::Unknown).unwrap_or_default()
}

/// Names inside a title: the Kremlin in "Kremlin spokesman", a university in "Ohio State University President".
pub(super) fn sort_title(scan: &Scan, units: &[Unit], title: usize, names: &mut Vec<Name>) {
    let mut start = 0;
    for (at, unit) in units.iter().enumerate() {
        if let Piece::Known(known) = unit.piece {
            if at < title {
                sort_plain(scan, units.get(start..at).unwrap_or_default(), names);
                start = at + 1;
            }
            names.push(Name::known(unit, known));
        }
    }
    let head = units.get(start..title.max(start)).unwrap_or_default();
    // "Foreign Minister", "Press Secretary": what goes before a title as a rule is no name.
    let ends = |u: &Unit| {
        scan.word(u.start).is_some_and(|w| w.is(Class::MODIFIER))
            || matches!(u.piece, Piece::Title | Piece::Demonym | Piece::Of | Piece::And)
    };
    let kept = head.iter().rposition(|u| !ends(u)).map_or(0, |at| at + 1);
    sort_plain(scan, head.get(..kept).unwrap_or_default(), names);
}

/// Lengthens a title to the left over small words and the names before them: "Kremlin foreign policy aide" before "Yuri Ushakov".
pub(in crate::parse::mentions) fn lengthen_title(scan: &Scan, names: &mut [Name], at: usize) {
    let Some((name, before)) = names.get_mut(..=at).and_then(<[Name]>::split_last_mut) else { return };
    let mut start = name.full.start;
    let person = match name.kind {
        Some(EntityKind::Person) => true,
        None => name.known.is_none(),
        _ => false,
    };
    if !person || start <= scan.first {
        return;
    }
    let role_before = |at: usize| {
        scan.word(at).is_some_and(|w| {
            (w.shape == Shape::Small || at == scan.first)
                && w.is(Class::ROLE)
                && !matches!(w.text, "member" | "members" | "count" | "major" | "general")
        })
    };
    // "chief of staff Ann Lee", "secretary of state Ann Lee"
    let office = start >= scan.first + 3
        && scan.word(start - 1).is_some_and(|w| w.is(Class::OFFICE))
        && scan.word(start - 2).is_some_and(|w| w.text == "of")
        && role_before(start - 3);
    if !name.titled && !office && !role_before(start - 1) {
        return;
    }
    if office {
        start -= 2;
    }
    let modifier = |w: &Word| {
        (w.shape == Shape::Small && (w.is(Class::ROLE.or(Class::MODIFIER)) || w.text.strip_suffix("-based").is_some()))
            || (w.capital() && w.is(Class::DEMONYM) && !w.is(Class::PEOPLE))
            || (w.capital() && w.is(Class::ROLE.or(Class::MODIFIER)))
    };
    let mut earlier = before.len();
    while start > scan.first {
        while before.get(earlier.wrapping_sub(1)).is_some_and(|n| n.full.start >= start) {
            earlier -= 1;
        }
        if scan.word(start - 1).is_some_and(modifier) {
            start -= 1;
        } else if let Some(body) =
            before.get(earlier.wrapping_sub(1)).filter(|n| n.full.end == start && n.kind != Some(EntityKind::Person) && !n.titled)
        {
            start = body.full.start;
            break;
        } else {
            break;
        }
    }
    // "Ukraine's president": the owner says whose office it is.
    if scan.word(start.wrapping_sub(1)).is_some_and(Word::possessive) {
        name.of = before.iter().rev().take(3).find(|n| n.full.end + 1 == start).and_then(|n| n.known);
    }
    if start < name.full.start {
        if !name.titled {
            let head = scan.word(name.full.start - 1);
            if name.gender == Gender::Unknown {
                name.gender = head.map_or(Gender::Unknown, |w| w.entry.gender);
            }
        }
        name.full.start = start;
        name.titled = true;
        name.kind = Some(EntityKind::Person);
        name.weak = false;
    }
    let has_office = (start..name.core.start).filter_map(|at| scan.word(at)).any(|w| w.is(Class::ROLE.or(Class::RANK)));
    if has_office {
        name.role = Some(start..name.core.start);
    }
}
