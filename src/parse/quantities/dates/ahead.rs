//! Whether a date is still to come or what it is told of is done: `will meet on Friday`, `is due in court on Monday`, `On Friday,
//! ministers will vote`; `was fired in May`.
//!
//! The words before the date are read from it backwards, and the nearest that tells decides: an auxiliary or a plan looks ahead, a
//! verb in the past, one of saying or the end of a quotation looks back. Where none tells, what follows may: `Lawmakers on Friday
//! will vote`, and a sentence that opens with the date. Missed are plans told in the plain present (`they vote on Friday`), but for the
//! few verbs in which timetables are told.

use super::super::parts::Parts;

/// So many words before a date are looked at, and behind one that opens its sentence.
const WINDOW: usize = 10;

/// A verb so many words before a date, with no comma between, is that of what the date tells.
const CLOSE: usize = 6;

/// Auxiliaries that look ahead whatever follows.
const WILL: [&str; 7] = ["will", "’ll", "'ll", "shall", "won’t", "won't", "wo"];

/// Auxiliaries that look ahead, unless what they say is already done: `may have died`, or was not to be had: `would not comment`, `could not be reached`.
const MAY: [&str; 5] = ["would", "may", "might", "could", "must"];

/// What people would not do when they were asked.
const REFUSED: [&str; 6] = ["comment", "say", "confirm", "discuss", "elaborate", "speculate"];

/// Words that look ahead with `to` and a verb behind them.
const PLANS: [&str; 33] = [
    "is",
    "are",
    "set",
    "scheduled",
    "expected",
    "slated",
    "poised",
    "planning",
    "planned",
    "plans",
    "plan",
    "hopes",
    "hope",
    "hoping",
    "wants",
    "intends",
    "intend",
    "aims",
    "aiming",
    "vowed",
    "vows",
    "agreed",
    "promised",
    "pledged",
    "ready",
    "likely",
    "preparing",
    "prepares",
    "going",
    "expects",
    "has",
    "have",
    "needs",
];

/// Words that look ahead right before a date: `is scheduled for Friday`, `due in court on Monday`.
const FIXED: [&str; 8] = ["scheduled", "due", "expected", "planned", "slated", "set", "penciled", "pencilled"];

/// What may stand between such a word and its date.
const BETWEEN: [&str; 15] =
    ["on", "in", "for", "at", "back", "here", "court", "by", "the", "early", "late", "next", "to", "until", "from"];

/// Verbs in which timetables are told in the present.
const TIMETABLE: [&str; 10] = ["opens", "closes", "begins", "faces", "meets", "resumes", "expires", "arrives", "goes", "takes"];

/// Verbs in the past without `-ed`, auxiliaries among them.
const PAST: [&str; 52] = [
    "was", "were", "had", "did", "has", "’ve", "'ve", "said", "told", "wrote", "came", "went", "took", "left", "gave", "met",
    "won", "lost", "held", "began", "fell", "rose", "found", "fled", "sent", "struck", "made", "shot", "broke", "stole", "drove",
    "spoke", "saw", "fought", "beat", "became", "got", "led", "paid", "ran", "sold", "stood", "swore", "threw", "withdrew", "drew",
    "flew", "grew", "kept", "put", "brought", "caught",
];

/// Verbs of saying: what was said may be of any time.
const SAYING: [&str; 18] = [
    "said",
    "told",
    "wrote",
    "spoke",
    "tweeted",
    "posted",
    "announced",
    "asked",
    "warned",
    "claimed",
    "added",
    "promised",
    "vowed",
    "pledged",
    "predicted",
    "confirmed",
    "suggested",
    "reported",
];

/// Words in `-ed` that are no verbs.
const NO_VERB: [&str; 9] = ["need", "indeed", "hundred", "deed", "weed", "speed", "feed", "seed", "united"];

/// Words in front of a noun, so that one in `-ed` between them is no verb.
const BEFORE_NOUN: [&str; 14] =
    ["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "of", "and"];

/// What a word says of the time of a date near it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    /// It is to come.
    Ahead,
    /// It is over.
    Done,
    /// Nothing before this word counts, and it says nothing itself: a verb of saying, the end of a quotation.
    Stop,
}

/// Whether the words around the part `at`, where a date starts, speak of what is to come.
pub(in crate::parse::quantities) fn looks_ahead(parts: &Parts, at: usize) -> bool {
    deadline(parts, at).or_else(|| told_before(parts, at)).or_else(|| told_behind(parts, at)) == Some(Sign::Ahead)
}

/// Whether the words close before the part `at`, where a date starts, speak of what is over.
pub(super) fn is_done(parts: &Parts, at: usize) -> bool {
    let close = (at.saturating_sub(CLOSE)..at).rev().take_while(|word| parts.word(*word) != ",").last();
    told_before(parts, at) == Some(Sign::Done) && close.is_some_and(|first| (first..at).any(|word| sign(parts, word).is_some()))
}

/// `by Friday`, `until the 9th`: to come, unless something had been done by then.
fn deadline(parts: &Parts, at: usize) -> Option<Sign> {
    let mut before = at.checked_sub(1)?;
    while parts.is_one(before, &["the", "next", "late", "early", "mid", "this"]) {
        before = before.checked_sub(1)?;
    }
    if !parts.is_one(before, &["by", "until", "till"]) {
        return None;
    }
    let opens = before == 0;
    let near = if opens { at + 1..(at + 1 + WINDOW).min(parts.len()) } else { before.saturating_sub(WINDOW)..before };
    let told_past =
        near.clone().any(|word| parts.word(word) == "had") || opens && near.clone().any(|word| past(parts, word).is_some());
    let told_ahead = near.into_iter().any(|word| looks_on(parts, word) == Some(Sign::Ahead));
    Some(if told_ahead || !told_past { Sign::Ahead } else { Sign::Done })
}

/// What the nearest telling word before the part `at` says.
fn told_before(parts: &Parts, at: usize) -> Option<Sign> {
    (at.saturating_sub(WINDOW)..at).rev().find_map(|word| match parts.word(word) {
        "”" | "\"" | "»" | ";" => Some(Sign::Stop),
        "upcoming" | "forthcoming" => Some(Sign::Ahead),
        "is" | "are" if (word + 1..at).all(|between| parts.is_one(between, &BETWEEN)) => Some(Sign::Ahead),
        fixed if FIXED.contains(&fixed) => is_fixed(parts, word, at).then_some(Sign::Ahead).or_else(|| looks_on(parts, word)),
        _ => sign(parts, word),
    })
}

/// What follows a date says where nothing stands before it that tells: at once, or anywhere near in a sentence that the date opens.
fn told_behind(parts: &Parts, at: usize) -> Option<Sign> {
    let mut to = at + 1;
    while parts.digits(to) || parts.is_one(to, &["morning", "afternoon", "evening", "night"]) {
        to += 1;
    }
    let opens = at == 0 || at == 1 && parts.is_one(0, &["on", "in", "from", "next", "late", "early", "“", "\""]);
    let end = if opens { to + WINDOW } else { to + 1 };
    (to..end.min(parts.len())).find_map(|word| match parts.word(word) {
        "“" | "\"" | ";" => Some(Sign::Stop),
        "is" | "are" if opens && parts.is_one(word + 1, &FIXED) => Some(Sign::Ahead),
        // `On Friday, the man who would be king died`.
        _ if parts.is_one(word.wrapping_sub(1), &["who", "which", "that"]) => None,
        _ => sign(parts, word),
    })
}

/// What the word at the part `at` says, if it tells.
fn sign(parts: &Parts, at: usize) -> Option<Sign> {
    looks_on(parts, at).or_else(|| past(parts, at))
}

/// What the auxiliary, plan or timetable at the part `at` says; `None` where it is none.
fn looks_on(parts: &Parts, at: usize) -> Option<Sign> {
    let word = parts.word(at);
    if WILL.contains(&word) {
        return Some(Sign::Ahead);
    }
    if MAY.contains(&word) && !(word == "may" && parts.capital(at)) {
        let not = parts.word(at + 1) == "not";
        let done = parts.word(at + 1 + usize::from(not)) == "have";
        let refused = not && (word == "could" || parts.is_one(at + 2, &REFUSED));
        return Some(if done || refused { Sign::Done } else { Sign::Ahead });
    }
    // `due to speak`; not `due to snow`.
    let due =
        word == "due" && parts.is_one(at.wrapping_sub(1), &["is", "are", "was", "were", "be", "not", "also", "now", ",", "and"]);
    let plans = PLANS.contains(&word) && !parts.is_one(at.wrapping_sub(1), &["than", "as"]);
    let timetable = TIMETABLE.contains(&word) && at > 0 && !parts.is_one(at - 1, &BEFORE_NOUN);
    (timetable || (due || plans) && to_verb(parts, at + 1)).then_some(Sign::Ahead)
}

/// Whether `to` stands at `at` with a verb behind it, as far as its looks tell.
fn to_verb(parts: &Parts, at: usize) -> bool {
    parts.word(at) == "to"
        && !parts.capital(at + 1)
        && !parts.digits(at + 1)
        // `who is to blame for it`
        && !parts.is_one(at + 1, &["blame", "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"])
}

/// Whether the word at `at` fixes the date at `date`, with little between.
fn is_fixed(parts: &Parts, at: usize, date: usize) -> bool {
    let because = parts.word(at) == "due" && parts.word(at + 1) == "to";
    let compared = parts.is_one(at.wrapping_sub(1), &["than", "as"]);
    !because
        && !compared
        && (parts.word(at) != "set" || parts.word(at + 1) == "for")
        && (at + 1..date).all(|between| parts.is_one(between, &BETWEEN))
}

/// What the verb in the past at the part `at` says; `None` where it is none. `will be closed` is not, nor is `the disputed`.
fn past(parts: &Parts, at: usize) -> Option<Sign> {
    let word = parts.word(at);
    let regular = word.len() > 3 && word.ends_with("ed") && !NO_VERB.contains(&word) && !parts.capital(at);
    let before = at.wrapping_sub(1).wrapping_sub(usize::from(parts.before(at).ends_with("ly")));
    let governed = parts.is_one(before, &["be", "get", "getting", "being", "to", "not", "is", "are", "’s", "'s"])
        || parts.is_one(before, &BEFORE_NOUN);
    let past = match word {
        // `has to pay`
        "has" | "had" | "did" | "was" | "were" => !to_verb(parts, at + 1),
        _ => (regular || PAST.contains(&word)) && !governed && looks_on(parts, before) != Some(Sign::Ahead),
    };
    past.then(|| if SAYING.contains(&word) { Sign::Stop } else { Sign::Done })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    /// Reckoned from Tuesday, March 5, 2024: the Friday before is March 1, the next one March 8.
    fn check_friday(ahead: bool, texts: &[&str]) {
        for text in texts {
            check(text, &[if ahead { "Friday = date 2024-03-08" } else { "Friday = date 2024-03-01" }]);
        }
    }

    #[test]
    fn what_will_or_may_be_is_to_come() {
        check_friday(
            true,
            &[
                "The plant may close on Friday.",
                "The plant would not be open on Friday.",
                "She said she would quit on Friday.",
                "The road will be fully closed on Friday.",
                "Lawmakers on Friday will vote on the bill.",
                "On Friday, ministers will meet in the capital.",
                "The vote on Friday will decide it.",
                "The bank will put the mill on sale on Friday.",
            ],
        );
    }

    #[test]
    fn plans_are_to_come() {
        check_friday(
            true,
            &[
                "The president is to speak on Friday.",
                "He is set to leave on Friday.",
                "He was due to leave on Friday.",
                "He was due in court on Friday.",
                "They plan to vote on Friday.",
                "They agreed to meet on Friday.",
                "They have to pay on Friday.",
                "The match, planned for Friday, was called off.",
                "The deadline is Friday.",
            ],
        );
    }

    #[test]
    fn a_timetable_is_told_in_the_present() {
        check_friday(true, &["He faces trial on Friday.", "The museum opens Friday."]);
        check_friday(false, &["He knew the faces of those who fell on Friday."]);
    }

    #[test]
    fn deadlines_are_to_come_unless_something_had_been_done() {
        check_friday(
            true,
            &["It will stay shut until Friday.", "They have until Friday to pay.", "The ship was ordered to leave by Friday."],
        );
        check_friday(false, &["By Friday, most had left.", "He had left by Friday."]);
    }

    #[test]
    fn who_did_it_and_why_is_no_deadline() {
        check_friday(
            false,
            &[
                "He was shot dead by police on Friday.",
                "The school was closed due to snow on Friday.",
                "Trains were slower than expected on Friday.",
                "As planned, the bridge was opened on Friday.",
            ],
        );
    }

    #[test]
    fn what_is_done_looks_back() {
        check_friday(
            false,
            &[
                "He will not say who died on Friday.",
                "Police said he may have died on Friday.",
                "He would not comment on Friday.",
                "He could not be reached on Friday.",
                "On Friday, ministers met and said they would try again.",
                "On Friday, the man who would be king died.",
                "The fire was set on Friday.",
                "The man who died on Friday will be buried.",
                "He is accused of killing her on Friday.",
                "He failed to appear on Friday.",
                "“We will win,” she said on Friday.",
            ],
        );
    }
}
