//! Words as matching sees them: folded, brought to their base form, and to their root.
//!
//! Small ending rules for English and a list of irregular forms. They are for comparing words with one another only; what comes
//! out is never shown. Never looks at context: "left" is "leave", also where it is a side.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Small letters, accents taken off, apostrophes straight, the full stops of abbreviations gone: "Türkiye’s" is "turkiye's".
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        folded.retain(|c| c != '.');
        return folded;
    }
    word.nfkd()
        .filter(|&c| !is_combining_mark(c) && c != '.')
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            '‐' | '‑' => '-',
            other => other,
        })
        .collect()
}

/// Irregular forms to their base.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for line in super::lexicon::entries(include_str!("../../assets/lexicon/irregular_forms.txt")) {
        let mut words = line.split_whitespace();
        if let Some(base) = words.next() {
            for form in words {
                forms.entry(form).or_insert(base);
            }
        }
    }
    forms
});

/// The base form of a folded word, its last "e" taken off so that "propose", "proposed" and "proposing" meet.
pub(crate) fn stem(folded: &str) -> String {
    if let Some(base) = IRREGULAR.get(folded) {
        return without_e(base).to_owned();
    }
    let word = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).unwrap_or(folded);
    if word.len() <= 3 || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(rest) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        return if rest.len() > 1 { format!("{rest}y") } else { format!("{rest}ie") };
    }
    if let Some(rest) = word.strip_suffix("sses") {
        return format!("{rest}ss");
    }
    for ending in ["ches", "shes", "xes", "zzes"] {
        if word.ends_with(ending) {
            return word.get(..word.len() - 2).unwrap_or(word).to_owned();
        }
    }
    if let Some(rest) = word.strip_suffix('s') {
        if !rest.ends_with(['s', 'u', 'i']) {
            return without_e(rest).to_owned();
        }
        return word.to_owned();
    }
    for ending in ["ing", "ed"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
            && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            return without_e(undouble(rest)).to_owned();
        }
    }
    without_e(word).to_owned()
}

/// "plann" is "plan", but "call", "pass" and "buzz" stay.
fn undouble(word: &str) -> &str {
    let mut last = word.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && !"aeioulsz".contains(a) => word.get(..word.len() - 1).unwrap_or(word),
        _ => word,
    }
}

fn without_e(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix('e').unwrap_or(word) } else { word }
}

/// Endings that make one word out of another, longest first.
const DERIVATIONS: [&str; 42] = [
    "ization", "isation", "iveness", "fulness", "ational", "ation", "ition", "ality", "ility", "ative", "itive", "iness", "ement",
    "ment", "ness", "ence", "ance", "ency", "ancy", "able", "ible", "sion", "tion", "ious", "ical", "ship", "ify", "ism", "ist",
    "ity", "ive", "ous", "ful", "ian", "ial", "ant", "ent", "al", "ic", "ly", "er", "or",
];

/// What a base form has in common with its kin ("negotiat", "negotiator", "negotiation" are all "negot"); `None` where the word
/// is too short to say.
pub(crate) fn root(stem: &str) -> Option<&str> {
    if !stem.is_ascii() {
        return None;
    }
    // Two of them may follow one another: "president", "presidential".
    let root = without(without(stem, &DERIVATIONS), &DERIVATIONS);
    let root = without(root, &["at", "if", "iz", "is"]);
    let root = without(root, &["y", "i", "e"]);
    (root.len() >= SHORTEST_ROOT).then_some(root)
}

/// A root shorter than this says nothing.
const SHORTEST_ROOT: usize = 4;

/// The word without the first of these endings that leaves enough of it.
fn without<'w>(word: &'w str, endings: &[&str]) -> &'w str {
    endings.iter().filter_map(|e| word.strip_suffix(e)).find(|rest| rest.len() >= SHORTEST_ROOT).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str]) {
        let stems: Vec<_> = words.iter().map(|w| stem(&fold(w))).collect();
        assert!(stems.windows(2).all(|w| w[0] == w[1]), "{words:?} {stems:?}");
    }

    #[test]
    fn forms_of_one_word_meet() {
        check(&["propose", "proposes", "proposed", "proposing"]);
        check(&["plan", "plans", "planned", "planning"]);
        check(&["try", "tries", "tried", "trying"]);
        check(&["say", "says", "said"]);
        check(&["agree", "agreed", "agrees"]);
        check(&["church", "churches"]);
        check(&["call", "called", "calling"]);
        check(&["Türkiye", "Turkiye"]);
    }

    #[test]
    fn different_words_stay_apart() {
        assert_ne!(stem("new"), stem("news"));
        assert_ne!(stem("pass"), stem("pas"));
        assert_ne!(stem("thing"), stem("th"));
    }

    #[test]
    fn kin_share_a_root() {
        let kin = |a: &str, b: &str| assert_eq!(root(&stem(a)).map(str::to_owned), root(&stem(b)).map(str::to_owned), "{a} {b}");
        kin("negotiations", "negotiators");
        kin("negotiating", "negotiation");
        kin("president", "presidential");
        kin("agreed", "agreement");
        kin("identify", "identity");
    }
}
