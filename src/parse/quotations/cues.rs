//! The words that attribute: verbs of saying where they are verbs, "according to", nouns of saying, a colon behind a name.
//!
//! A form that can be a noun as well ("claims", "report") needs a subject right before it. Passives ("was told", "as reported")
//! attribute nothing here, but for "was quoted as saying" and for what a court was told ([`heard`]). What is negated ("did not say",
//! "declined to comment") is marked so.

mod heard;
mod impersonal;
mod issued;
mod noun;
mod turned;
mod unsaid;
mod verb;
mod who;

use std::ops::Range;

use self::{
    heard::heard,
    impersonal::impersonal,
    noun::noun,
    turned::{signed, summed_up},
    verb::verb,
};
use super::{
    lines::Line,
    phrases::{main_subject, phrase_after},
    verbs::Uses,
    words::Flags,
};

/// How a cue stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Build {
    /// "she said"
    Finite,
    /// "said Ms Lee"
    Inverted,
    /// "… and said": its subject stands with an earlier verb
    Running,
    /// "…, saying"
    Participle,
    /// "to say"
    Infinitive,
    /// "according to"
    According,
    /// "her warning that"
    Noun,
    /// "Lee: “…”"
    Colon,
}

/// Words that attribute something to somebody.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The cue itself, as items of its line.
    pub(super) items: Range<usize>,
    /// Who speaks, or hears ([`Uses::HEARD`]), as items of the line.
    pub(super) subject: Option<Range<usize>>,
    /// How it stands.
    pub(super) build: Build,
    /// What can follow.
    pub(super) uses: Uses,
    /// Nothing was said.
    pub(super) negated: bool,
}

impl Cue {
    /// From the first to the last item of subject and cue, where they stand side by side.
    pub(super) fn unit(&self) -> Range<usize> {
        match (&self.subject, self.build) {
            (Some(subject), Build::Finite) if subject.end <= self.items.start => subject.start..self.items.end,
            (Some(subject), Build::Inverted | Build::According | Build::Noun) if subject.start >= self.items.start => {
                self.items.start..subject.end.max(self.items.end)
            }
            _ => self.items.clone(),
        }
    }
}

/// All cues of `line`, in order.
pub(super) fn find(line: &Line<'_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for at in 0..line.len() {
        let found = if line.spells(at, "according") && line.spells(at + 1, "to") {
            according(line, at)
        } else if let Some(cue) = as_reported(line, at).or_else(|| in_words_of(line, at)) {
            Some(cue)
        } else if line.at(at).is(Flags::ING)
            && line.before(at).is(Flags::POSSESSIVE | Flags::GENITIVE)
            && let Some(cue) = noun(line, at)
        {
            Some(cue)
        } else if line.at(at).verb.is_some() {
            verb(line, at)
                .map(|cue| summed_up(line, cue))
                .or_else(|| heard(line, at).or_else(|| impersonal(line, at)))
                .or_else(|| noun(line, at))
        } else if line.at(at).is_mark(':') && cues.is_empty() {
            colon(line, at)
        } else if line.dash(at) {
            signed(line, at)
        } else {
            heard(line, at).or_else(|| noun(line, at))
        };
        // "“A,” said Lee, adding that b": her, though no clause of hers stands before it.
        let found = found.map(|mut cue| {
            let last = cues.last().filter(|last| last.build == Build::Inverted && !last.negated);
            if cue.build == Build::Participle
                && line.at(cue.items.start).is(Flags::ING)
                && let Some(speaker) = last.and_then(|last| last.subject.clone())
            {
                cue.subject = Some(speaker);
            }
            cue
        });
        cues.extend(found);
    }
    cues
}

/// "according to" and whom.
fn according(line: &Line<'_>, at: usize) -> Option<Cue> {
    let mut from = at + 2;
    // "according to interviews with", "according to a statement by" name the speaker behind.
    if line.spells_one(from, &["interviews", "conversations"]) && line.spells(from + 1, "with") {
        from += 2;
    }
    let subject = phrase_after(line, from)?;
    Some(Cue {
        items: at..at + 2,
        subject: Some(subject),
        build: Build::According,
        uses: Uses::QUOTE | Uses::CLAUSE,
        negated: false,
    })
}

/// "As first reported by the Ely Post, …"
fn as_reported(line: &Line<'_>, at: usize) -> Option<Cue> {
    if !line.spells(at, "as") || !(at == 0 || line.comma(at - 1)) {
        return None;
    }
    let verb = at + 1 + usize::from(line.at(at + 1).is(Flags::ADVERB));
    if !line.spells_one(verb, &["reported", "noted", "confirmed"]) || !line.spells(verb + 1, "by") {
        return None;
    }
    let subject = phrase_after(line, verb + 2)?;
    Some(Cue {
        items: at..verb + 2,
        subject: Some(subject),
        build: Build::According,
        uses: Uses::QUOTE | Uses::CLAUSE,
        negated: false,
    })
}

/// "in Lee's words", "in the mayor's view", "in the words of the mayor"
fn in_words_of(line: &Line<'_>, at: usize) -> Option<Cue> {
    const WORDS: [&str; 6] = ["words", "view", "telling", "opinion", "estimation", "eyes"];
    /// No owner has more words.
    const OWNER: usize = 8;
    if !line.spells(at, "in") || !(at == 0 || line.comma(at - 1)) {
        return None;
    }
    let cue = |subject, items| Cue {
        items,
        subject: Some(subject),
        build: Build::According,
        uses: Uses::QUOTE | Uses::CLAUSE,
        negated: false,
    };
    if line.spells(at + 1, "the") && line.spells_one(at + 2, &WORDS) && line.spells(at + 3, "of") {
        return Some(cue(phrase_after(line, at + 4)?, at..at + 4));
    }
    let end = (at + 2..line.len().min(at + 2 + OWNER)).find(|&w| line.spells_one(w, &WORDS))?;
    let owned = line.at(end - 1).is(Flags::GENITIVE) || (end == at + 2 && line.at(at + 1).is(Flags::POSSESSIVE));
    let plain = (at + 1..end - 1).all(|w| line.at(w).is(Flags::WORD) && !line.at(w).is(Flags::GENITIVE));
    let closed = line.comma(end + 1) || line.ends_after(end);
    let named = if end == at + 2 { at + 1..end } else { at + 1..end - 1 };
    (owned && plain && closed).then(|| cue(named, at..end + 1))
}

/// A name and a colon at the start of a line, before a quotation ("Lee: “…”"), or a clause that ends in one ("She had a question:
/// “…”").
fn colon(line: &Line<'_>, at: usize) -> Option<Cue> {
    line.at(at + 1).quote?;
    announced(line, at)
}

/// Who speaks before the colon at `at`, though no verb of saying stands there.
pub(super) fn announced(line: &Line<'_>, at: usize) -> Option<Cue> {
    let subject = main_subject(line, 0, at).filter(|subject| !line.spells_one(subject.start, &["here", "there"]))?;
    let items = if subject.end == at { at..at + 1 } else { subject.end..at };
    // A verb and its object, not a whole story.
    let near = items.len() <= 10 && !line.items.get(items.clone()).unwrap_or_default().iter().any(|w| w.quote.is_some());
    near.then_some(Cue { items, subject: Some(subject), build: Build::Colon, uses: Uses::QUOTE, negated: false })
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn cue_has_its_helping_verbs() {
        check("Ann Lee has repeatedly pledged <i by=\"Ann Lee\" cue=\"has repeatedly pledged\">to open the bridge in May</i>.");
        check("<i by=\"the port\" cue=\"according to\">The bridge was shut</i>, according to the port.");
    }

    #[test]
    fn as_reported_by_is_like_according_to() {
        check("As first reported by the Ely Post, <i by=\"Ely Post\" cue=\"As first reported by\">the bridge was shut</i>.");
    }

    #[test]
    fn in_somebodys_words() {
        check("In Ann Lee’s view, <i by=\"Ann Lee\">the bridge was shut for good</i>.");
        check("<i by=\"the mayor\">The bridge was shut for good</i>, in the words of the mayor.");
    }

    #[test]
    fn noun_with_an_owner_attributes_its_clause() {
        check("Her warning that <i by=\"Her\" cue=\"warning\">the bridge would fall</i>.");
    }

    #[test]
    fn what_only_points_is_no_speaker() {
        check("Here are some of the words: <s>“My fears have come true.”</s>");
    }
}
