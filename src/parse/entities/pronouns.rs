//! Whom "he", "she", "his" and "her" mean.
//!
//! Outside quotation marks only; inside them, the one who speaks may be anybody's "he". The person meant is the subject of the same
//! sentence, or the one of the sentence before, whose gender agrees. Where nobody was named in the last few sentences the pronoun stays open.

use crate::parse::Gender;

/// What a pronoun asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    /// he, she
    Subject,
    /// him, himself
    Object,
    /// his
    Owner,
    /// her: object or owner
    Either,
}

/// Gender and case of the pronoun `word`, as it stands.
pub(crate) fn pronoun(word: &str) -> Option<(Gender, Case)> {
    Some(match word {
        "he" | "He" => (Gender::Masculine, Case::Subject),
        "him" | "himself" | "Him" => (Gender::Masculine, Case::Object),
        "his" | "His" => (Gender::Masculine, Case::Owner),
        "she" | "She" => (Gender::Feminine, Case::Subject),
        "herself" => (Gender::Feminine, Case::Object),
        "her" | "Her" => (Gender::Feminine, Case::Either),
        _ => return None,
    })
}

/// A person who was mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Seen {
    /// Index of the draft.
    pub(crate) draft: usize,
    /// The token.
    pub(crate) at: usize,
    /// One past its last token.
    pub(crate) end: usize,
    /// Whether a verb follows, so that this is who does something.
    pub(crate) acts: bool,
    /// Whether it stands in an opening phrase, before the subject ("After talks with Ann, …"), or only owns it ("Ann’s talks …").
    pub(crate) fronted: bool,
    /// Whether its sentence begins with it, or nearly: the subject, whatever comes between it and its verb.
    pub(crate) leads: bool,
}

/// The first and last persons of one sentence, by gender: masculine, feminine, not known.
#[derive(Clone, Copy, Default, Debug)]
struct Persons {
    first: [Option<Seen>; 3],
    last: [Option<Seen>; 3],
    /// The last ones who do something.
    actor: [Option<Seen>; 3],
}

impl Persons {
    fn add(&mut self, seen: Seen, gender: Gender) {
        let slot = slot(gender);
        // The subject behind an opening phrase comes before whoever is named in that phrase.
        if self.first[slot].is_none_or(|first| first.fronted && !seen.fronted) {
            self.first[slot] = Some(seen);
        }
        self.last[slot] = Some(seen);
        if seen.acts {
            self.actor[slot] = Some(seen);
        }
    }

    /// The first person who may be of `gender`.
    fn first(&self, gender: Gender) -> Option<Seen> {
        let [_, _, open] = self.first;
        let sure = self.first[slot(gender)];
        [sure, open].into_iter().flatten().min_by_key(|seen| (seen.fronted, seen.at))
    }

    /// The person of `gender` who did something last; else the first one.
    fn actor(&self, gender: Gender) -> Option<Seen> {
        let [_, _, open] = self.actor;
        let sure = self.actor[slot(gender)];
        [sure, open].into_iter().flatten().max_by_key(|seen| seen.at).or_else(|| self.first(gender))
    }

    /// The person of `gender` whose mention ends before the token `at`.
    fn beside(&self, gender: Gender, at: usize) -> Option<Seen> {
        let [_, _, open] = self.last;
        let sure = self.last[slot(gender)];
        [sure, open].into_iter().flatten().find(|seen| seen.end == at)
    }
}

fn slot(gender: Gender) -> usize {
    match gender {
        Gender::Masculine => 0,
        Gender::Feminine => 1,
        Gender::Unknown => 2,
    }
}

/// A person who was named further back than this many sentences is not meant.
const REACH: usize = 4;

/// Who was mentioned in this sentence, and in the last ones that mentioned anybody of a gender.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Salience {
    now: Persons,
    /// By gender, the first person of the last sentence with one, and how many sentences ago that was.
    before: [Option<(Seen, usize)>; 3],
    /// The last one who said something outside quotation marks, the gender, and how many sentences ago that was.
    spoke: Option<(Seen, Gender, usize)>,
}

impl Salience {
    /// A new sentence starts.
    pub(crate) fn next_sentence(&mut self) {
        for (before, first) in self.before.iter_mut().zip(self.now.first) {
            *before = match (first, *before) {
                (Some(first), _) => Some((first, 1)),
                (None, Some((seen, age))) if age < REACH => Some((seen, age + 1)),
                (None, _) => None,
            };
        }
        self.now = Persons::default();
        self.spoke = self.spoke.filter(|&(.., age)| age < REACH).map(|(seen, gender, age)| (seen, gender, age + 1));
    }

    /// A person says something.
    pub(crate) fn speak(&mut self, seen: Seen, gender: Gender) {
        self.spoke = Some((seen, gender, 0));
    }

    /// A person whose gender was open turns out to be of `gender`: from now on no pronoun of another means that one.
    pub(crate) fn learn(&mut self, draft: usize, gender: Gender) {
        let (open, to) = (slot(Gender::Unknown), slot(gender));
        let own = |seen: &Option<Seen>| seen.is_some_and(|seen| seen.draft == draft);
        for (persons, earliest) in [(&mut self.now.first, true), (&mut self.now.last, false), (&mut self.now.actor, false)] {
            if own(&persons[open]) {
                let both = [persons[to], persons[open].take()].into_iter().flatten();
                persons[to] = if earliest { both.min_by_key(|seen| seen.at) } else { both.max_by_key(|seen| seen.at) };
            }
        }
        if own(&self.before[open].map(|(seen, _)| seen)) {
            let both = [self.before[to], self.before[open].take()].into_iter().flatten();
            self.before[to] = both.min_by_key(|&(_, age)| age);
        }
        if let Some((seen, own, _)) = &mut self.spoke
            && seen.draft == draft
        {
            *own = gender;
        }
    }

    /// A person is mentioned.
    pub(crate) fn mention(&mut self, seen: Seen, gender: Gender) {
        self.now.add(seen, gender);
    }

    /// Whom a pronoun means. `behind`: where the mention ends that a "for" or "of" joins to the pronoun ("thanked Ann for her help").
    pub(crate) fn resolve(&self, gender: Gender, case: Case, behind: Option<usize>) -> Option<usize> {
        let [_, _, open] = self.before;
        let sure = self.before[slot(gender)];
        let before =
            [sure, open].into_iter().flatten().min_by_key(|(seen, age)| (*age, seen.fronted, seen.at)).map(|(seen, _)| seen);
        let here = match case {
            Case::Subject | Case::Object => self.now.first(gender),
            Case::Owner | Case::Either => behind.and_then(|at| self.now.beside(gender, at)).or_else(|| self.now.actor(gender)),
        };
        here.or(before).map(|seen| seen.draft)
    }

    /// Whom the pronoun of a tag means that stands right behind a quotation (`“…,” he said`): whoever spoke last goes on, unless somebody
    /// has done something since.
    pub(crate) fn resolve_tag(&self, gender: Gender) -> Option<usize> {
        let [_, _, open] = self.before;
        let newest =
            [self.before[slot(gender)], open].into_iter().flatten().min_by_key(|(seen, age)| (*age, seen.fronted, seen.at));
        let (spoke, ..) = self.spoke.filter(|(_, own, _)| *own == gender || *own == Gender::Unknown)?;
        let nobody_here = self.now.first(gender).is_none() && newest.is_none_or(|(seen, _)| !seen.acts && !seen.leads);
        nobody_here.then_some(spoke.draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(draft: usize, at: usize) -> Seen {
        Seen { draft, at, end: at + 1, acts: false, fronted: false, leads: at == 0 }
    }

    #[test]
    fn the_subject_of_the_sentence_before_is_meant() {
        let mut salience = Salience::default();
        salience.mention(seen(0, 0), Gender::Masculine);
        salience.mention(seen(1, 5), Gender::Masculine);
        salience.next_sentence();
        assert_eq!(salience.resolve(Gender::Masculine, Case::Subject, None), Some(0));
        assert_eq!(salience.resolve(Gender::Feminine, Case::Subject, None), None);
    }

    #[test]
    fn nobody_is_meant_from_far_away() {
        let mut salience = Salience::default();
        salience.mention(seen(0, 0), Gender::Masculine);
        for _ in 0..=REACH {
            salience.next_sentence();
        }
        assert_eq!(salience.resolve(Gender::Masculine, Case::Subject, None), None);
    }
}
