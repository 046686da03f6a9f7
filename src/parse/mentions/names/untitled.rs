//! Runs of capitals without a title: persons, bodies, places, peoples, and several of them side by side.

use super::{Name, given_gender};
use crate::parse::{
    EntityKind,
    mentions::{
        lexicon::{Class, LEXICON},
        openings::opens,
        runs::{Piece, Scan, Trust, Unit},
        words::Shape,
    },
};

/// Words that end names of bodies and places, but are surnames too: with a given name before them they make a person.
const ALSO_SURNAMES: Class = Class::PLACE_END;

/// A run without a title.
pub(super) fn sort_untitled(scan: &Scan, units: &[Unit], trust: Trust, names: &mut Vec<Name>) {
    let mut units = units;
    // "Texas Republican Ted Cruz", "Kremlin Dmitry Peskov", "Russian Yuri Orlov": the person starts at the given name.
    // "House Majority Whip Kevin Orr": ordinary words, then a given name and a surname and nothing else.
    let office = |given: usize| {
        given >= 2
            && given + 2 == units.len()
            && units.last().is_some_and(|u| matches!(u.piece, Piece::Plain))
            && units
                .get(..given)
                .unwrap_or_default()
                .iter()
                .all(|u| matches!(u.piece, Piece::Common | Piece::Known(_) | Piece::Title))
    };
    if let Some(given) = units.iter().position(|u| u.piece == Piece::Given)
        && given > 0
        && given + 1 < units.len()
        && (office(given)
            || units.get(..given).unwrap_or_default().iter().any(|u| matches!(u.piece, Piece::Known(_) | Piece::Demonym)))
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
            Piece::Common | Piece::Title => {
                let ordinary = trust == Trust::Weak
                    || unit.piece == Piece::Title
                    || scan.word(unit.start).is_some_and(|w| w.is(Class::HUMAN.or(Class::GROUP).or(Class::OFFICE)));
                names.push(Name { weak: ordinary, ..Name::plain(unit.start..unit.end) });
            }
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
    // "the Leeds Lions", "the New Orleans Saints": a place and a team are one body.
    if let [city, team] = units
        && matches!(city.piece, Piece::Known(known) if LEXICON.kind(known) == EntityKind::Place)
        && team.end == team.start + 1
        && scan.word(team.start).is_some_and(|w| w.is(Class::TEAM))
    {
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
    // "House Republicans", "Senate Democrats": people, not a person.
    if last.piece == Piece::Demonym && scan.word(last.start).is_some_and(|w| w.is(Class::PEOPLE)) && first.piece == Piece::Common {
        people(scan, last, names);
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

pub(super) fn sort_plain(scan: &Scan, units: &[Unit], names: &mut Vec<Name>) {
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
