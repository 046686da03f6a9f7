//! Runs of capitals become names with their titles: which words are the office, which the person, which a body or a place.

mod titles;
mod untitled;

use std::ops::Range;

pub(super) use self::titles::lengthen_title;
use self::{
    titles::{last_title, role_range, sort_title, title_gender, title_start},
    untitled::sort_untitled,
};
use super::{
    lexicon::{Class, KnownIndex, LEXICON},
    runs::{Piece, Scan, Trust, Unit},
    words::Shape,
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

/// Sorts the `units` of one run into names and adds them to `names`, in the order of the text.
pub(crate) fn sort(scan: &Scan, units: &[Unit], trust: Trust, names: &mut Vec<Name>) {
    let Some(last) = units.last() else { return };
    if let [Unit { piece: Piece::Known(known), .. }] = units {
        names.push(Name::known(last, *known));
        return;
    }
    // A body's own name may hold a title word: "Justice Department", "General Services Administration".
    let body = scan.word(last.end - 1).is_some_and(|w| w.is(Class::BODY_END.or(Class::PLACE_END).or(Class::OTHER_END)))
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

fn given_gender(scan: &Scan, units: &[Unit]) -> Gender {
    if units.len() < 2 {
        return Gender::Unknown;
    }
    units.iter().find(|u| u.piece == Piece::Given).and_then(|u| scan.word(u.start)).map_or(Gender::Unknown, |w| w.entry.gender)
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
