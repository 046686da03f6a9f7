//! Whether a date is still to come: `will meet on Friday`, `is due in court on Monday`, `On Friday, ministers will vote`.
//!
//! The words before the date are read from it backwards, and the nearest that tells decides: an auxiliary or a plan looks ahead, a
//! verb in the past, one of saying or the end of a quotation looks back. Where none tells, what follows may: `Lawmakers on Friday
//! will vote`, and a sentence that opens with the date. Missed are plans told in the plain present (`they vote on Friday`), but for the
//! few verbs in which timetables are told.

use super::super::parts::Parts;

/// So many words before a date are looked at, and behind one that opens its sentence.
const WINDOW: usize = 10;

/// Auxiliaries that look ahead whatever follows.
const WILL: [&str; 7] = ["will", "’ll", "'ll", "shall", "won’t", "won't", "wo"];

/// Auxiliaries that look ahead, unless what they say is already done: `may have died`, or was refused: `would not comment`.
const MAY: [&str; 5] = ["would", "may", "might", "could", "must"];

/// What people would or could not do when they were asked.
const REFUSED: [&str; 9] = ["comment", "say", "confirm", "discuss", "elaborate", "be", "give", "speculate", "immediately"];

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
const FIXED: [&str; 6] = ["scheduled", "due", "expected", "planned", "slated", "set"];

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

/// Words in `-ed` that are no verbs.
const NO_VERB: [&str; 9] = ["need", "indeed", "hundred", "deed", "weed", "speed", "feed", "seed", "united"];

/// Words in front of a noun, so that one in `-ed` between them is no verb.
const BEFORE_NOUN: [&str; 14] =
    ["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "of", "and"];

/// Whether the words around the part `at`, where a date starts, speak of what is to come.
pub(in crate::parse::quantities) fn looks_ahead(parts: &Parts, at: usize) -> bool {
    deadline(parts, at).or_else(|| told_before(parts, at)).or_else(|| told_behind(parts, at)) == Some(true)
}

/// `by Friday`, `until the 9th`: to come, unless something had been done by then.
fn deadline(parts: &Parts, at: usize) -> Option<bool> {
    let mut before = at.checked_sub(1)?;
    while parts.is_one(before, &["the", "next", "late", "early", "mid", "this"]) {
        before = before.checked_sub(1)?;
    }
    if !parts.is_one(before, &["by", "until", "till"]) {
        return None;
    }
    let opens = before == 0;
    let near = if opens { at + 1..(at + 1 + WINDOW).min(parts.len()) } else { before.saturating_sub(WINDOW)..before };
    let told_past = near.clone().any(|word| parts.word(word) == "had") || opens && near.clone().any(|word| is_past(parts, word));
    let told_ahead = near.into_iter().any(|word| looks_on(parts, word) == Some(true));
    Some(told_ahead || !told_past)
}

/// What the nearest telling word before the part `at` says.
fn told_before(parts: &Parts, at: usize) -> Option<bool> {
    let words = (at.saturating_sub(WINDOW)..at).rev();
    words.clone().find_map(|word| match parts.word(word) {
        "”" | "\"" | "»" | ";" => Some(false),
        "upcoming" | "forthcoming" => Some(true),
        "is" | "are" if (word + 1..at).all(|between| parts.is_one(between, &BETWEEN)) => Some(true),
        fixed if FIXED.contains(&fixed) => is_fixed(parts, word, at).then_some(true).or_else(|| looks_on(parts, word)),
        _ => looks_on(parts, word).or_else(|| is_past(parts, word).then_some(false)),
    })
}

/// What follows a date says where nothing stands before it that tells: at once, or anywhere near in a sentence that the date opens.
fn told_behind(parts: &Parts, at: usize) -> Option<bool> {
    let mut to = at + 1;
    while parts.digits(to) || parts.is_one(to, &["morning", "afternoon", "evening", "night"]) {
        to += 1;
    }
    let opens = at == 0 || at == 1 && parts.is_one(0, &["on", "in", "from", "next", "late", "early", "“", "\""]);
    let end = if opens { to + WINDOW } else { to + 1 };
    (to..end.min(parts.len())).find_map(|word| match parts.word(word) {
        "“" | "\"" | ";" => Some(false),
        "is" | "are" if opens && parts.is_one(word + 1, &FIXED) => Some(true),
        // `On Friday, the man who would be king died`.
        _ if parts.is_one(word.wrapping_sub(1), &["who", "which", "that"]) => None,
        _ => looks_on(parts, word).or_else(|| is_past(parts, word).then_some(false)),
    })
}

/// Whether the verb or plan at the part `at` looks ahead (`true`) or back; `None` where it is neither.
fn looks_on(parts: &Parts, at: usize) -> Option<bool> {
    let word = parts.word(at);
    if WILL.contains(&word) {
        return Some(true);
    }
    if MAY.contains(&word) && !(word == "may" && parts.capital(at)) {
        let not = parts.word(at + 1) == "not";
        let done = parts.word(at + 1 + usize::from(not)) == "have";
        return Some(!(done || not && parts.is_one(at + 2, &REFUSED)));
    }
    // `due to speak`; not `due to snow`.
    let due =
        word == "due" && parts.is_one(at.wrapping_sub(1), &["is", "are", "was", "were", "be", "not", "also", "now", ",", "and"]);
    let plans = PLANS.contains(&word) && !parts.is_one(at.wrapping_sub(1), &["than", "as"]);
    let timetable = TIMETABLE.contains(&word) && at > 0 && !parts.is_one(at - 1, &BEFORE_NOUN);
    (timetable || (due || plans) && to_verb(parts, at + 1)).then_some(true)
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
    !parts.is_one(at.wrapping_sub(1), &["than", "as"])
        && !(parts.word(at) == "due" && parts.word(at + 1) == "to")
        && (parts.word(at) != "set" || parts.word(at + 1) == "for")
        && (at + 1..date).all(|between| parts.is_one(between, &BETWEEN))
}

/// Whether the word at `at` is a verb in the past. `will be closed` is not, nor is `the disputed`.
fn is_past(parts: &Parts, at: usize) -> bool {
    let word = parts.word(at);
    let regular = word.len() > 3 && word.ends_with("ed") && !NO_VERB.contains(&word) && !parts.capital(at);
    let before = at.wrapping_sub(1);
    let governed = parts.is_one(before, &["be", "get", "getting", "being", "to", "not"]) || parts.is_one(before, &BEFORE_NOUN);
    match word {
        // `has to pay`
        "has" | "had" | "did" | "was" | "were" => !to_verb(parts, at + 1),
        _ => (regular || PAST.contains(&word)) && !governed && looks_on(parts, before) != Some(true),
    }
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
                "She said she would quit on Friday.",
                "The road will be closed on Friday.",
                "Lawmakers on Friday will vote on the bill.",
                "On Friday, ministers will meet in the capital.",
                "The vote on Friday will decide it.",
                "It will put the seat up for grabs on Friday.",
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
