//! Verbs of saying: every form of every verb in `assets/lexicon/saying_verbs.txt`, with what it can be followed by.
//!
//! Forms are built by the rules of English spelling; what the rules do not give stands in the list. Nothing here looks at a
//! text: whether a form is a verb at all where it stands ("claims") is for [`super::cues`] to say.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::Flags;

/// What a verb of saying can be followed by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Uses(u16);

impl Uses {
    /// A whole quotation.
    pub(super) const QUOTE: Self = Self(1);
    /// A clause, with or without "that".
    pub(super) const CLAUSE: Self = Self(1 << 1);
    /// A question.
    pub(super) const WHETHER: Self = Self(1 << 2);
    /// An infinitive.
    pub(super) const TO: Self = Self(1 << 3);
    /// The person spoken to before the clause.
    pub(super) const PERSON: Self = Self(1 << 4);
    /// A person and an infinitive.
    pub(super) const URGE: Self = Self(1 << 5);
    /// A noun phrase, or "of" with one.
    pub(super) const OF: Self = Self(1 << 6);
    /// An object and a word for it.
    pub(super) const NAME: Self = Self(1 << 7);
    /// An object and "as".
    pub(super) const AS: Self = Self(1 << 8);
    /// As often a noun.
    pub(super) const NOUN: Self = Self(1 << 9);
    /// A verb of saying only where a quotation or "that" follows.
    pub(super) const WEAK: Self = Self(1 << 10);

    /// Weak but as a finite verb.
    pub(super) const FINITE: Self = Self(1 << 11);
    /// Its subject hears what follows, and nobody is named who says it.
    pub(super) const HEARD: Self = Self(1 << 12);

    /// Whether one of `other` is among them.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn read(word: &str) -> Self {
        match word {
            "quote" => Self::QUOTE,
            "clause" => Self::CLAUSE,
            "whether" => Self::WHETHER,
            "to" => Self::TO,
            "person" => Self::PERSON,
            "urge" => Self::URGE,
            "of" => Self::OF,
            "name" => Self::NAME,
            "as" => Self::AS,
            "noun" => Self::NOUN,
            "weak" => Self::WEAK,
            "finite" => Self::FINITE,
            _ => Self::default(),
        }
    }
}

impl std::ops::BitOr for Uses {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a verb stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum VerbForm {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said", as past or as participle where the two are one
    Past,
    /// "written", where it differs from the past
    Participle,
    /// "saying"
    Ing,
}

/// One form of a verb of saying.
#[derive(Clone, Debug)]
pub(super) struct SayingVerb {
    /// How it stands.
    pub(super) form: VerbForm,
    /// What it can be followed by, without a particle.
    pub(super) uses: Uses,
    /// The same with the particle given ("pointed out").
    pub(super) with: Vec<(&'static str, Uses)>,
    /// The base form.
    pub(super) base: &'static str,
}

/// All forms by their spelling in small letters.
pub(super) static FORMS: LazyLock<FxHashMap<String, SayingVerb>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, SayingVerb> = FxHashMap::default();
    for line in include_str!("../../../assets/lexicon/saying_verbs.txt").lines() {
        let Some((verb, uses)) = line.split_once(" : ").filter(|_| !line.starts_with('#')) else { continue };
        let uses = uses.split_whitespace().fold(Uses::default(), |all, word| all | Uses::read(word));
        let mut words = verb.split_whitespace();
        let Some(base) = words.next() else { continue };
        let (mut third, mut past, mut part, mut ing, mut particle) = (third(base), past(base), None, ing(base), None);
        for word in words {
            match word.split_once('=') {
                Some(("third", form)) => form.clone_into(&mut third),
                Some(("past", form)) => form.clone_into(&mut past),
                Some(("part", form)) => part = Some(form.to_owned()),
                Some(("ing", form)) => form.clone_into(&mut ing),
                _ => particle = word.strip_prefix('+'),
            }
        }
        let part = part.filter(|part| *part != past).map(|part| (part, VerbForm::Participle));
        let all = [(base.to_owned(), VerbForm::Base), (third, VerbForm::Third), (past, VerbForm::Past), (ing, VerbForm::Ing)];
        for (spelling, form) in all.into_iter().chain(part) {
            let entry = forms.entry(spelling).or_insert(SayingVerb { form, uses: Uses::default(), with: Vec::new(), base });
            // "put", "forecast": the past is the base form, and the past is what news is written in.
            if form == VerbForm::Past {
                entry.form = form;
            }
            match particle {
                Some(particle) => entry.with.push((particle, uses)),
                None => entry.uses = entry.uses | uses,
            }
        }
    }
    forms
});

/// "says", "watches", "replies"
fn third(base: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) { format!("{base}es") } else { format!("{base}s") }
}

/// "added", "declared"
fn past(base: &str) -> String {
    if base.ends_with('e') { format!("{base}d") } else { format!("{base}ed") }
}

/// "adding", "declaring"
fn ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

/// The flag of words in the list, for the table of words.
pub(super) fn flag(word: &str) -> Flags {
    if FORMS.contains_key(word) { Flags::SAYING } else { Flags::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spelling: &str, base: &str, form: VerbForm) {
        let verb = FORMS.get(spelling).unwrap_or_else(|| panic!("{spelling} is in the list"));
        assert_eq!((verb.base, verb.form), (base, form), "{spelling}");
    }

    #[test]
    fn forms_follow_the_spelling() {
        check("said", "say", VerbForm::Past);
        check("says", "say", VerbForm::Third);
        check("saying", "say", VerbForm::Ing);
        check("replied", "reply", VerbForm::Past);
        check("declaring", "declare", VerbForm::Ing);
        check("admitting", "admit", VerbForm::Ing);
        check("written", "write", VerbForm::Participle);
        check("decreeing", "decree", VerbForm::Ing);
        check("stresses", "stress", VerbForm::Third);
    }

    #[test]
    fn particles_have_uses_of_their_own() {
        let called = &FORMS["called"];
        assert!(called.uses.any(Uses::NAME));
        assert!(called.with.iter().any(|(particle, uses)| *particle == "for" && uses.any(Uses::OF)));
    }
}
