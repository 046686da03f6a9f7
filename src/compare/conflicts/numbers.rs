//! What a number is a number of, as far as the words beside it tell: of all, of one of several, of those who live somewhere, of what may
//! be. Two numbers of different kinds are no difference, whatever they count.

use crate::parse::{Modifier, Quantity, QuantityKind};

use super::Side;

/// Whether the words beside two numbers show that they are not of one kind, or that one is no number of all.
pub(super) fn are_of_other_kinds((a, x): (&Side<'_>, &Quantity), (b, y): (&Side<'_>, &Quantity)) -> bool {
    let no_number_of_all = |side: &Side<'_>, q: &Quantity| is_one(q) || is_other(side, q) || is_population(side, q);
    no_number_of_all(a, x)
        || no_number_of_all(b, y)
        || is_point(a, x) != is_point(b, y)
        || of_each(a, x) != of_each(b, y)
        || may_be(a, x) != may_be(b, y)
        || is_missed(a, x) != is_missed(b, y)
        || of_hurt(a, x) != of_hurt(b, y)
}

/// "missed seven matches": those that were played are others.
fn is_missed(side: &Side<'_>, quantity: &Quantity) -> bool {
    let start = side.article.parsed.tokens_in(quantity.span).start as u32;
    quantity.kind == QuantityKind::Count
        && (start.saturating_sub(2).max(side.tokens().start)..start)
            .any(|t| matches!(side.word(t), "miss" | "missed" | "missing" | "misses" | "without" | "skipped" | "lacked"))
}

/// "two wounded men": some of the three victims.
fn of_hurt(side: &Side<'_>, quantity: &Quantity) -> bool {
    let tokens = side.article.parsed.tokens_in(quantity.span);
    quantity.kind == QuantityKind::Count
        && tokens.len() > 2
        && (tokens.start + 1..tokens.end)
            .any(|t| matches!(side.word(t as u32), "wounded" | "injured" | "dead" | "surviving" | "remaining" | "unhurt"))
}

/// "one climber", "11 times": no number of all, and no number of anything.
fn is_one(q: &Quantity) -> bool {
    let one = q.kind == QuantityKind::Count && q.low == Some(1.0) && q.modifier == Modifier::Exact;
    one || q.unit.as_deref() == Some("time")
}

/// "a town of 15,000 people", "home to 15,000 people": how large a place is, not how many did anything.
fn is_population(side: &Side<'_>, quantity: &Quantity) -> bool {
    let start = side.article.parsed.tokens_in(quantity.span).start as u32;
    let before = |n: u32| start.checked_sub(n).map_or("", |t| side.word(t));
    let place = matches!(before(2), "town" | "city" | "village" | "island" | "country" | "nation" | "community" | "population");
    place && before(1) == "of" || before(2) == "home" && before(1) == "to"
}

/// "30 years after", "10 minutes later": when it was, not how long it lasted.
fn is_point(side: &Side<'_>, quantity: &Quantity) -> bool {
    let end = side.article.parsed.tokens_in(quantity.span).end as u32;
    quantity.kind == QuantityKind::Duration
        && matches!(side.word(end), "after" | "later" | "ago" | "before" | "earlier" | "afterwards" | "afterward" | "from")
}

/// "could miss two games": what may be is no difference to what was.
fn may_be(side: &Side<'_>, quantity: &Quantity) -> bool {
    const REACH: u32 = 5;
    let start = side.article.parsed.tokens_in(quantity.span).start as u32;
    quantity.kind == QuantityKind::Count
        && (start.saturating_sub(REACH).max(side.tokens().start)..start)
            .any(|t| matches!(side.word(t), "could" | "might" | "if" | "even"))
}

/// "30 in each of five seasons", "on average": so many of one of several.
fn of_each(side: &Side<'_>, quantity: &Quantity) -> bool {
    const REACH: usize = 6;
    let tokens = side.article.parsed.tokens_in(quantity.span);
    let end = (tokens.end + REACH).min(side.tokens().end as usize);
    (tokens.start.saturating_sub(2)..end).any(|t| matches!(side.word(t as u32), "each" | "every" | "per" | "average" | "apiece"))
}

/// "two other judges": added to some, and no number of all.
fn is_other(side: &Side<'_>, quantity: &Quantity) -> bool {
    let tokens = side.article.parsed.tokens_in(quantity.span);
    (tokens.start..=tokens.end).any(|t| matches!(side.word(t as u32), "other" | "others" | "more" | "another" | "further"))
        && quantity.modifier == Modifier::Exact
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn numbers_of_other_kinds_are_no_difference() {
        let one = "The striker Ann Lee scored 30 goals for the club of Lowmoor in the league last season, her coach said.";
        let all = "The striker Ann Lee scored 24 goals for the club of Lowmoor in the league last season, her coach said.";
        check(&[one, all], "quantity: 30 goals | 24 goals");
        let each = "The striker Ann Lee scored 24 goals in each league season for the club of Lowmoor, her coach said.";
        check(&[one, each], "");
        let may_be = "The striker Ann Lee could score 24 goals for the club of Lowmoor in the league this season, her coach said.";
        check(&[one, may_be], "");
    }

    #[test]
    fn some_of_them_and_those_that_were_missed_are_others() {
        let all =
            "The hospital of Lowmoor said on Monday that three men from the old quarry were in its care, and all were stable.";
        let more =
            "The hospital of Lowmoor said on Monday that five men from the old quarry were in its care, and all were stable.";
        check(&[all, more], "quantity: three men | five men");
        let some = "The hospital of Lowmoor said on Monday that five wounded men from the old quarry were in its care, and stable.";
        check(&[all, some], "");
        let played = "The striker Ann Lee scored in 14 games of the season for the club of Lowmoor, her coach said.";
        let missed = "The striker Ann Lee missed six games of the season for the club of Lowmoor, her coach said.";
        check(&[played, missed], "");
    }

    #[test]
    fn how_many_live_there_is_not_how_many_fled() {
        let fled = "The flood of the river drove 2,000 people from the old harbour town of Lowmoor on Monday night.";
        let live = "The flood of the river hit the old harbour town of Lowmoor, home to 9,000 people, on Monday night.";
        check(&[fled, live], "");
    }
}
