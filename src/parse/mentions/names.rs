//! Runs of capitals become names with their titles: which words are the office, which the person, which a body or a place.

use std::ops::Range;

use super::{
    lexicon::{Class, KnownIndex, LEXICON},
    openings::opens,
    runs::{Piece, Scan, Trust, Unit},
    words::{Shape, Word},
};
use crate::parse::{EntityKind, Gender};

/// A name in the text, not yet gathered into an entity.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Its tokens with the title before it.
    pub(crate) full: Range<usize>,
    /// Its tokens without.
    pub(crate) core: Range<usize>,
    /// What kind of thing it names, where its words or surroundings say so.
    pub(crate) kind: Option<EntityKind>,
    /// The place or body of the lists.
    pub(crate) known: Option<KnownIndex>,
    /// By title or given name.
    pub(crate) gender: Gender,
    /// The tokens of the title where it is an office ("U.S. President", not "Mr").
    pub(crate) role: Option<Range<usize>>,
    /// The place or body before the title that the office belongs to ("Ukraine's President").
    pub(crate) of: Option<KnownIndex>,
    /// Whether a title, even Mr, stands before it.
    pub(crate) titled: bool,
    /// Whether it counts only if the text has the same name elsewhere.
    pub(crate) weak: bool,
    /// A title without a name ("U.S. President,"): only of use beside one.
    pub(crate) title_only: bool,
}

impl Name {
    /// A name of the tokens `core` with nothing known of it.
    pub(crate) fn plain(core: Range<usize>) -> Self {
        Self {
            full: core.clone(),
            core,
            kind: None,
            known: None,
            gender: Gender::Unknown,
            role: None,
            of: None,
            titled: false,
            weak: false,
            title_only: false,
        }
    }

    fn known(unit: &Unit, known: KnownIndex) -> Self {
        Self { kind: Some(LEXICON.kind(known)), known: Some(known), ..Self::plain(unit.start..unit.end) }
    }
}

/// Words that end names of bodies and places, but are surnames too: with a given name before them they make a person.
const ALSO_SURNAMES: Class = Class::PLACE_END;

/// Sorts the `units` of one run into names and adds them to `names`, in the order of the text.
pub(crate) fn sort(scan: &Scan, units: &[Unit], trust: Trust, names: &mut Vec<Name>) {
    let Some(last) = units.last() else { return };
    if let [Unit { piece: Piece::Known(known), .. }] = units {
        names.push(Name::known(last, *known));
        return;
    }
    // A body's own name may hold a title word: "Justice Department", "General Services Administration".
    let body = scan.word(last.end - 1).is_some_and(|w| w.is(Class::BODY_END.or(Class::PLACE_END)))
        && !matches!(last.piece, Piece::Known(_));
    let title = last_title(scan, units, body);
    let Some((title, core)) = title else {
        sort_untitled(scan, units, trust, names);
        return;
    };
    let title_units = units.get(..core).unwrap_or_default();
    sort_title(scan, title_units, title, names);
    let start = title_units.first().map_or(last.end, |u| title_start(scan, title_units, title).unwrap_or(u.start));
    let rank = title_units.get(title).and_then(|u| scan.word(u.start));
    let role = role_range(scan, title_units, start);
    let core_units = units.get(core..).unwrap_or_default();
    let gender = title_gender(scan, title_units);
    let Some(first) = core_units.first() else {
        let tokens = start..title_units.last().map_or(start, |u| u.end);
        names.push(Name { role, gender, title_only: true, ..Name::plain(tokens) });
        return;
    };
    // "Secretary-General United Nations", "Chief Executive Boeing": no person.
    if let [Unit { piece: Piece::Known(known), .. }] = core_units
        && LEXICON.kind(*known) != EntityKind::Place
        && !rank.is_some_and(|w| w.is(Class::HONORIFIC.or(Class::RANK)))
    {
        names.push(Name::known(first, *known));
        return;
    }
    let tokens = first.start..last.end;
    let gender = if gender == Gender::Unknown { given_gender(scan, core_units) } else { gender };
    names.push(Name { full: start..last.end, kind: Some(EntityKind::Person), gender, role, titled: true, ..Name::plain(tokens) });
}

/// The last title of a run that a person's name, or nothing, follows: its unit, and the first unit of the name.
fn last_title(scan: &Scan, units: &[Unit], body: bool) -> Option<(usize, usize)> {
    for (at, unit) in units.iter().enumerate().rev() {
        if unit.piece != Piece::Title {
            continue;
        }
        let word = scan.word(unit.start)?;
        let strict = word.is(Class::HONORIFIC.or(Class::RANK));
        // "Stephen King", "Martin Luther King Jr.", "Larry Page": no title behind a given name.
        let named_before = units.get(..at).unwrap_or_default().iter().any(|u| matches!(u.piece, Piece::Given | Piece::Initial))
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

/// Where a title starts: its modifiers, and the body, place or people that it belongs to, go with it.
fn title_start(scan: &Scan, units: &[Unit], title: usize) -> Option<usize> {
    let first = units.first()?;
    // An opening "Foreign" or "Former" that is only an ordinary word stays outside unless it goes before titles.
    let word = scan.word(first.start)?;
    let outside = first.piece == Piece::Common && !word.is(Class::MODIFIER) && title > 0 && units.len() > 1;
    Some(if outside { units.get(1)?.start } else { first.start })
}

/// The tokens of a title that says an office: all of it, but for Mr and its like.
fn role_range(scan: &Scan, units: &[Unit], start: usize) -> Option<Range<usize>> {
    let office =
        units.iter().any(|u| u.piece == Piece::Title && scan.word(u.start).is_some_and(|w| w.is(Class::ROLE.or(Class::RANK))));
    let end = units.last()?.end;
    (office && start < end).then_some(start..end)
}

fn title_gender(scan: &Scan, units: &[Unit]) -> Gender {
    let mut genders = units.iter().filter(|u| u.piece == Piece::Title).filter_map(|u| scan.word(u.start)).map(|w| w.entry.gender);
    genders.rfind(|&g| g != Gender::Unknown).unwrap_or_default()
}

fn given_gender(scan: &Scan, units: &[Unit]) -> Gender {
    if units.len() < 2 {
        return Gender::Unknown;
    }
    units.iter().find(|u| u.piece == Piece::Given).and_then(|u| scan.word(u.start)).map_or(Gender::Unknown, |w| w.entry.gender)
}

/// Names inside a title: the Kremlin in "Kremlin spokesman", a university in "Ohio State University President".
fn sort_title(scan: &Scan, units: &[Unit], title: usize, names: &mut Vec<Name>) {
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

fn sort_plain(scan: &Scan, units: &[Unit], names: &mut Vec<Name>) {
    let skip = units.iter().take_while(|u| u.piece == Piece::Demonym || u.piece == Piece::Title).count();
    let units = units.get(skip..).unwrap_or_default();
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return };
    if units.len() == 1 && matches!(first.piece, Piece::Common | Piece::Given) {
        return;
    }
    let body = scan.word(last.end - 1).is_some_and(|w| w.is(Class::BODY_END));
    names.push(Name {
        kind: body.then_some(EntityKind::Organisation),
        weak: units.len() == 1 && !body,
        ..Name::plain(first.start..last.end)
    });
}

/// A run without a title.
fn sort_untitled(scan: &Scan, units: &[Unit], trust: Trust, names: &mut Vec<Name>) {
    let mut units = units;
    // "Texas Republican Ted Cruz", "Kremlin Dmitry Peskov", "Russian Yuri Orlov": the person starts at the given name.
    if let Some(given) = units.iter().position(|u| u.piece == Piece::Given)
        && given > 0
        && given + 1 < units.len()
        && units.get(..given).unwrap_or_default().iter().any(|u| matches!(u.piece, Piece::Known(_) | Piece::Demonym))
        && !units.last().is_some_and(|u| scan.word(u.end - 1).is_some_and(|w| w.is(Class::BODY_END)))
    {
        sort_untitled(scan, units.get(..given).unwrap_or_default(), trust, names);
        units = units.get(given..).unwrap_or_default();
    }
    // "secretary of State Ann Lee"
    if let [office, rest @ ..] = units
        && rest.len() > 1
        && scan.word(office.start).is_some_and(|w| w.is(Class::OFFICE))
        && office.start > scan.first
        && scan.word(office.start - 1).is_some_and(|w| w.text == "of")
    {
        units = rest;
    }
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return };
    if let [unit] = units {
        match unit.piece {
            Piece::Known(known) => names.push(Name::known(unit, known)),
            Piece::Demonym => people(scan, unit, names),
            Piece::Initial | Piece::Particle | Piece::Of | Piece::And | Piece::Suffix => {}
            Piece::Common | Piece::Title => names.push(Name { weak: true, ..Name::plain(unit.start..unit.end) }),
            Piece::Given | Piece::Plain => hyphened(scan, unit, trust, names),
        }
        return;
    }
    let tokens = first.start..last.end;
    let end = scan.word(last.end - 1);
    let body = end.is_some_and(|w| w.is(Class::BODY_END)) && !matches!(last.piece, Piece::Known(_));
    let place = end.is_some_and(|w| w.is(Class::PLACE_END)) && !matches!(last.piece, Piece::Known(_));
    let of = units.iter().any(|u| u.piece == Piece::Of);
    let other = end.is_some_and(|w| w.is(Class::OTHER_END)) && !matches!(last.piece, Piece::Known(_));
    if other && !body && !place && !units.iter().any(|u| matches!(u.piece, Piece::Known(_))) {
        names.push(Name { kind: Some(EntityKind::Other), ..Name::plain(tokens) });
        return;
    }
    let given = first.piece == Piece::Given || first.piece == Piece::Initial;
    let two = units.len() == 2;
    if given && !of && !(body && !(two && end.is_some_and(|w| w.is(ALSO_SURNAMES)))) {
        let kind = if place && !two { EntityKind::Place } else { EntityKind::Person };
        // "Mark Twain Europe" is no one: a listed name ends the person before it.
        let core: Vec<Unit> =
            units.iter().copied().take_while(|u| !matches!(u.piece, Piece::Known(_)) || u.start == first.start).collect();
        let rest = units.get(core.len()..).unwrap_or_default();
        let tokens = first.start..core.last().map_or(last.end, |u| u.end);
        let one_word = rest.first().is_some_and(|u| u.end == u.start + 1);
        if core.len() == 1 && rest.len() == 1 && one_word {
            // Given name and listed name: "Michael Jordan", "Paris Jackson".
            names.push(Name {
                kind: Some(EntityKind::Person),
                gender: given_gender(scan, units),
                ..Name::plain(first.start..last.end)
            });
            return;
        }
        names.push(Name { kind: Some(kind), gender: given_gender(scan, units), ..Name::plain(tokens) });
        if !rest.is_empty() {
            sort_untitled(scan, rest, trust, names);
        }
        return;
    }
    if body {
        names.push(Name { kind: Some(EntityKind::Organisation), ..Name::plain(tokens) });
        return;
    }
    let heads_place = of && scan.word(first.end - 1).is_some_and(|w| w.is(Class::PLACE_END));
    if place
        || heads_place
        || scan.word(first.start).is_some_and(|w| w.is(Class::PLACE_START) && !w.is(Class::COMMON.or(Class::GIVEN)))
    {
        names.push(Name { kind: Some(EntityKind::Place), ..Name::plain(tokens) });
        return;
    }
    if of && scan.word(first.start).is_some_and(|w| w.is(Class::BODY_END)) {
        names.push(Name { kind: Some(EntityKind::Organisation), ..Name::plain(tokens) });
        return;
    }
    // What stands between listed names is sorted by itself.
    if units.iter().any(|u| matches!(u.piece, Piece::Known(_))) {
        let cut = units.iter().position(|u| matches!(u.piece, Piece::Known(_))).unwrap_or(0);
        let (before, rest) = units.split_at(cut);
        let (listed, after) = rest.split_at(1.min(rest.len()));
        for part in [before, listed, after] {
            if !part.is_empty() {
                sort_untitled(scan, part, trust, names);
            }
        }
        return;
    }
    // "French Open" keeps its first word, "Ukrainian Shapovalova" does not.
    if first.piece == Piece::Demonym && two && last.piece == Piece::Plain {
        sort_untitled(scan, units.get(1..).unwrap_or_default(), trust, names);
        return;
    }
    if units.iter().all(|u| matches!(u.piece, Piece::Demonym)) {
        people(scan, last, names);
        return;
    }
    let ordinary_opening = trust == Trust::Weak
        && opens(scan.words, scan.first, first.start)
        && units.iter().all(|u| matches!(u.piece, Piece::Common | Piece::Title));
    names.push(Name { weak: ordinary_opening, ..Name::plain(tokens) });
}

/// Russians, Republicans: people of a place, faith or party. The adjective is no name.
fn people(scan: &Scan, unit: &Unit, names: &mut Vec<Name>) {
    let Some(word) = scan.word(unit.start) else { return };
    if !word.is(Class::PEOPLE) && !stands_for_people(scan, unit) {
        return;
    }
    // Of parties the people are the party itself.
    let party = word.entry.place.filter(|&place| LEXICON.kind(place) == EntityKind::Organisation);
    let kind = party.map_or(EntityKind::Other, |place| LEXICON.kind(place));
    names.push(Name { kind: Some(kind), ..Name::plain(unit.start..unit.end) });
}

/// "the British say", "the Rohingya,": an adjective that stands for people, because no noun follows.
fn stands_for_people(scan: &Scan, unit: &Unit) -> bool {
    let the = unit.start > scan.first && scan.word(unit.start - 1).is_some_and(|w| matches!(w.text, "the" | "The"));
    let alone = scan.word(unit.end).is_none_or(|w| {
        w.is(Class::SAYS)
            || (w.shape == Shape::Small && w.text.ends_with("ed"))
            || matches!(
                w.text,
                "," | "." | ";" | "are" | "were" | "have" | "had" | "and" | "in" | "to" | "among" | "who" | "will" | "at"
            )
    });
    the && alone && !scan.word(unit.start).is_some_and(|w| w.is(Class::COMMON))
}

/// One word, or two names with a hyphen between them ("Russia-Ukraine talks").
fn hyphened(scan: &Scan, unit: &Unit, trust: Trust, names: &mut Vec<Name>) {
    let weak = trust == Trust::Weak || scan.word(unit.start).is_some_and(|w| w.shape == Shape::Letter);
    names.push(Name { weak, ..Name::plain(unit.start..unit.end) });
}

/// Small words that belong to the surname behind them where nothing stands before: "von der Aue said".
const BARE_PARTICLES: [&str; 11] = ["von", "van", "der", "den", "de", "di", "du", "zu", "ter", "bin", "ibn"];

/// Lengthens a bare surname to the left over its particles.
pub(crate) fn lengthen_surname(scan: &Scan, name: &mut Name) {
    if name.titled || name.known.is_some() || name.kind.is_some() || name.core.start != name.full.start {
        return;
    }
    let particle = |at: usize| scan.word(at).is_some_and(|w| w.shape == Shape::Small && BARE_PARTICLES.contains(&w.text));
    while name.core.start > scan.first && particle(name.core.start - 1) {
        name.core.start -= 1;
        name.full.start -= 1;
    }
}

/// Lengthens a title to the left over small words and the names before them: "Kremlin foreign policy aide" before "Yuri Ushakov".
pub(crate) fn lengthen_title(scan: &Scan, names: &mut [Name], at: usize) {
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
