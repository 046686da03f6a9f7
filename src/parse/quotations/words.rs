//! What kind of word each token is, as far as closed lists and endings say.
//!
//! There is no tagger: a word has every flag that it can have ("that", "her", "report"), and the rules look at its neighbours.

mod in_names;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use self::in_names::names_are_no_verbs;
use super::{
    marks::PairIndex,
    verbs::{self, SayingVerb},
};
use crate::{
    parse::{Token, TokenKind, lexicon::lines},
    text::Span,
};

/// Kinds that a word can be of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Flags(u32);

impl Flags {
    /// Of no kind: a mark.
    pub(super) const NONE: Self = Self(0);
    /// "the", "a", "this", "several": begins a noun phrase.
    pub(super) const DETERMINER: Self = Self(1);
    /// "his", "their"
    pub(super) const POSSESSIVE: Self = Self(1 << 1);
    /// "he", "they", "it", "I": can be a subject by itself.
    pub(super) const PRONOUN: Self = Self(1 << 2);
    /// "him", "them"
    pub(super) const OBJECT: Self = Self(1 << 3);
    /// "who", "which"
    pub(super) const RELATIVE: Self = Self(1 << 4);
    /// "what", "how", "why", "whether"
    pub(super) const QUESTION: Self = Self(1 << 5);
    /// "in", "of", "during"
    pub(super) const PREPOSITION: Self = Self(1 << 6);
    /// "and", "but", "or"
    pub(super) const COORDINATOR: Self = Self(1 << 7);
    /// "because", "while", "after": begins a clause beside the main one.
    pub(super) const SUBORDINATOR: Self = Self(1 << 8);
    /// "is", "had", "didn’t", "will": a finite helping verb, alone or joined to its subject ("he’s").
    pub(super) const AUXILIARY: Self = Self(1 << 9);
    /// "will", "could": an auxiliary before a base form.
    pub(super) const MODAL: Self = Self(1 << 10);
    /// Forms of "be".
    pub(super) const BE: Self = Self(1 << 11);
    /// Forms of "have".
    pub(super) const HAVE: Self = Self(1 << 12);
    /// "not", "never", "didn’t"
    pub(super) const NEGATION: Self = Self(1 << 13);
    /// "also", "later", "repeatedly": may stand between subject and verb.
    pub(super) const ADVERB: Self = Self(1 << 14);
    /// "Monday", "yesterday", "March"
    pub(super) const TIME: Self = Self(1 << 15);
    /// A finite verb by a list of common ones: "went", "seems".
    pub(super) const FINITE: Self = Self(1 << 16);
    /// A form of a verb of saying.
    pub(super) const SAYING: Self = Self(1 << 17);
    /// Ends in -ed: a past or a participle.
    pub(super) const ED: Self = Self(1 << 18);
    /// Ends in -ing.
    pub(super) const ING: Self = Self(1 << 19);
    /// "that"
    pub(super) const THAT: Self = Self(1 << 20);
    /// "to"
    pub(super) const TO: Self = Self(1 << 21);
    /// Begins with a capital.
    pub(super) const CAPITAL: Self = Self(1 << 22);
    /// Any word or number, no mark.
    pub(super) const WORD: Self = Self(1 << 23);
    /// Begins with a digit or spells a small number.
    pub(super) const NUMBER: Self = Self(1 << 24);
    /// A pronoun with its auxiliary ("they’d"), where the two are one token.
    pub(super) const JOINED: Self = Self(1 << 25);
    /// The possessive "’s".
    pub(super) const GENITIVE: Self = Self(1 << 26);

    /// Whether one of `other` is among them.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All but those of `other`.
    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl std::ops::BitOr for Flags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A token as the rules see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// What it can be.
    pub(super) flags: Flags,
    /// The verb of saying of which it can be a form.
    pub(super) verb: Option<&'static SayingVerb>,
    /// The first character, for marks.
    pub(super) first: char,
    /// A whole quotation, folded into one item of its reporter's sentence.
    pub(super) quote: Option<PairIndex>,
}

impl Word {
    /// Whether one of `flags` is among its own.
    pub(super) fn is(&self, flags: Flags) -> bool {
        self.flags.any(flags)
    }

    /// Whether it is this mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.first == mark && !self.flags.any(Flags::WORD)
    }
}

/// The closed lists, a kind and its words; a word may stand in several.
const LISTS: &[(Flags, &str)] = &[
    (
        Flags::DETERMINER,
        "the a an this these those some any each every no several many few all both most another other such either neither \
         numerous various more fewer certain",
    ),
    (Flags::POSSESSIVE, "my your his her its our their whose"),
    (
        Flags::PRONOUN,
        "i you he she it we they one everyone everybody someone somebody nobody anyone anybody others some many most few both there",
    ),
    (Flags::OBJECT, "me him her us them you it himself herself itself themselves"),
    (Flags::RELATIVE, "who which whom whose"),
    (Flags::QUESTION, "what how why whether if when where who which"),
    (
        Flags::PREPOSITION,
        "in of on at by for with from to into onto about against during after before since until through throughout between among \
         over under above below near across along behind beyond despite within without toward towards upon via per amid amidst \
         around outside inside as like unlike regarding concerning following including except besides alongside aboard versus off up down out",
    ),
    (Flags::COORDINATOR, "and but or nor yet"),
    (
        Flags::SUBORDINATOR,
        "because while although though as when whenever if unless until since after before once whereas so whether where lest than",
    ),
    (Flags::BE, "is are was were am be been being isn't aren't wasn't weren't"),
    (Flags::HAVE, "has have had having hasn't haven't hadn't"),
    (
        Flags::AUXILIARY,
        "is are was were am has have had do does did will would can could may might must shall should ought cannot \
         isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't mustn't shouldn't mightn't needn't ain't",
    ),
    (
        Flags::MODAL,
        "will would can could may might must shall should do does did cannot don't doesn't didn't won't wouldn't can't couldn't mustn't shouldn't",
    ),
    (
        Flags::NEGATION,
        "not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot mustn't shouldn't nobody",
    ),
    (
        Flags::ADVERB,
        "also then later just only even still again often always never not already once further earlier soon now ever \
         first previously meanwhile too instead however therefore thus perhaps maybe so simply long since far both all himself herself itself themselves \
         nonetheless nevertheless almost afterward afterwards today yesterday tonight repeatedly recently separately there quite rather first well \
         twice better best ahead apart aloud online",
    ),
    (
        Flags::TIME,
        "monday tuesday wednesday thursday friday saturday sunday tue tues thu thur thurs fri \
         january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec \
         today yesterday tomorrow tonight",
    ),
    (Flags::THAT, "that"),
    (Flags::TO, "to"),
    (Flags::DETERMINER, "that"),
    (
        Flags::NUMBER,
        "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands hundred thousand million billion",
    ),
    (
        Flags::FINITE,
        "went came took made got gave knew thought saw ran won lost met led left kept held became began brought built bought \
         chose cut did drew drove fell felt fled flew fought found grew heard hit hurt laid lay paid put read rose sat sent set shook shot showed \
         spent spoke stood struck stuck swept taught threw understood wore wound withdrew forgot forgave broke caught dealt sold sought slept \
         goes comes takes makes gets gives knows thinks sees runs wins loses meets leads leaves keeps holds becomes begins brings builds buys \
         wants needs seems appears looks remains believes hopes feels works lives shows means plans expects faces uses tries helps allows requires \
         includes serves represents stands sits opposes supports lacks deserves depends continues exists belongs contains owns \
         want need seem appear remain believe know think mean deserve belong depend exist agree disagree \
         occurred happened died tried became \
         hid quit spat shut let swung sprang rang sang sank shrank drank froze stole woke wove bore tore bound ground bent lent dug clung flung slung \
         stung swam strode rode slid split spread burst bet beat fed bled bred sped crept wept leapt dreamt lit hung overcame \
         overtook oversaw withstood withheld upheld mistook foresaw forbade arose awoke blew slew shone trod strove undid \
         outdid overthrew overran underwent rebuilt retook sued owed lied vied rid shed thrust bade swore wrote spun dwelt \
         knelt stank wrung undertook misled mislaid outran outsold resold rethought accepts achieves admires adopts affects \
         appoints approves arrives asks attends avoids behaves betrays blames carries catches chooses commits complies \
         confronts considers consists contributes creates decides defines delivers demonstrates denies destroys develops \
         discourages discusses does earns eats employs enables encourages endorses enforces enjoys ensures enters establishes \
         evaluates examines exceeds expands exposes extends follows forbids forgets fulfills gathers grows happens hates hears \
         hides hires ignores imposes improves indicates informs inherits inspires intends introduces invests invites involves \
         joins kills learns listens maintains manages obtains occurs offends operates organizes owes pays permits persuades \
         possesses prefers prepares prevents produces promotes proves provides publishes pursues reaches receives recognizes \
         reduces reflects refuses rejects relies removes resembles resides resigns resists resolves restores retains reveals \
         satisfies seeks sells settles shuts sings solves speaks spends strengthens succeeds suffers suggests survives teaches \
         tells tends testifies threatens throws undermines understands violates writes",
    ),
];

static TABLE: LazyLock<FxHashMap<String, Flags>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Flags> = FxHashMap::default();
    for (flags, words) in LISTS {
        for word in words.split_whitespace() {
            let entry = table.entry(word.to_owned()).or_default();
            *entry = *entry | *flags;
        }
    }
    for word in verbs::FORMS.keys().cloned().collect::<std::collections::BTreeSet<_>>() {
        let flag = verbs::flag(&word);
        let entry = table.entry(word).or_default();
        *entry = *entry | flag;
    }
    table
});

/// Words in -ed and -ing, and in -ly, that are no verbs and no adverbs.
const NOT_BY_ENDING: [&str; 36] = [
    "need",
    "feed",
    "speed",
    "seed",
    "deed",
    "breed",
    "bed",
    "red",
    "hundred",
    "indeed",
    "wed",
    "ted",
    "fred",
    "united",
    "thing",
    "nothing",
    "anything",
    "something",
    "everything",
    "king",
    "ring",
    "spring",
    "wing",
    "string",
    "morning",
    "evening",
    "during",
    "ceiling",
    "beijing",
    "family",
    "ally",
    "rally",
    "july",
    "italy",
    "reply",
    "supply",
];

/// Words of time that have no capital.
const DAYS: [&str; 4] = ["today", "yesterday", "tomorrow", "tonight"];

/// Nouns in -ing, also behind another noun: "a cabinet meeting".
static NOUNS_IN_ING: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../assets/lexicon/nouns_in_ing.txt")).collect());

/// Whether a word in -ing is a noun behind a word that can be `previous`: "the meeting", "his briefing", "a news briefing".
fn noun_in_ing(previous: Flags, word: &str) -> bool {
    let article =
        previous.any(Flags::DETERMINER | Flags::POSSESSIVE) && !previous.any(Flags::PRONOUN | Flags::THAT | Flags::OBJECT);
    let closed = Flags::PREPOSITION
        | Flags::PRONOUN
        | Flags::OBJECT
        | Flags::AUXILIARY
        | Flags::BE
        | Flags::HAVE
        | Flags::TO
        | Flags::COORDINATOR
        | Flags::SUBORDINATOR
        | Flags::RELATIVE
        | Flags::QUESTION
        | Flags::FINITE
        | Flags::ADVERB
        | Flags::TIME
        | Flags::SAYING;
    article || (previous.any(Flags::WORD) && !previous.any(closed) && NOUNS_IN_ING.contains(word))
}

/// What each token is; as many words as tokens.
pub(super) fn classify(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut lower = String::new();
    let mut before = Flags::default();
    tokens
        .iter()
        .map(|token| {
            let previous = std::mem::take(&mut before);
            let spelling = token.span.of(text);
            let first = spelling.chars().next().unwrap_or(' ');
            if token.kind == TokenKind::Punctuation {
                return Word { span: token.span, flags: Flags::default(), verb: None, first, quote: None };
            }
            let mut flags = Flags::WORD;
            if token.kind == TokenKind::Number || first.is_numeric() {
                flags = flags | Flags::NUMBER;
            }
            if first.is_uppercase() {
                flags = flags | Flags::CAPITAL;
            }
            lower.clear();
            lower.extend(spelling.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
            let mut verb = None;
            if matches!(lower.as_str(), "'s" | "'") {
                // "it’s" is, "Kyiv’s" has: only a pronoun is joined to its verb so.
                let joined =
                    previous.any(Flags::PRONOUN | Flags::RELATIVE | Flags::QUESTION | Flags::THAT) && !previous.any(Flags::NUMBER);
                flags = flags | if joined { Flags::AUXILIARY | Flags::BE | Flags::HAVE } else { Flags::GENITIVE };
            } else if let Some(listed) = TABLE.get(lower.as_str()) {
                flags = flags | *listed;
                if listed.any(Flags::SAYING) {
                    verb = verbs::FORMS.get(lower.as_str());
                }
            } else if let Some((stem, _)) =
                lower.rsplit_once('\'').filter(|(_, tail)| matches!(*tail, "s" | "d" | "ll" | "re" | "ve" | "m"))
            {
                flags = flags | Flags::AUXILIARY;
                if TABLE.get(stem).is_some_and(|f| f.any(Flags::PRONOUN | Flags::RELATIVE)) {
                    flags = flags | Flags::JOINED;
                }
            }
            // "march" and "may" are months with a capital only.
            if !flags.any(Flags::CAPITAL) && flags.any(Flags::TIME) && !DAYS.contains(&lower.as_str()) {
                flags = flags.without(Flags::TIME);
            }
            // Few words have one of the endings, so these are asked first.
            let ending = matches!(lower.as_bytes(), [.., b'e', b'd'] | [.., b'i', b'n', b'g'] | [.., b'l', b'y']);
            if ending && lower.len() > 4 && !flags.any(Flags::CAPITAL) && !NOT_BY_ENDING.contains(&lower.as_str()) {
                if lower.ends_with("ed") {
                    flags = flags | Flags::ED;
                } else if lower.ends_with("ing") {
                    if !noun_in_ing(previous, &lower) {
                        flags = flags | Flags::ING;
                    }
                } else if lower.ends_with("ly") {
                    flags = flags | Flags::ADVERB;
                }
            }
            before = flags;
            Word { span: token.span, flags, verb, first, quote: None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, flags: Flags, expected: bool) {
        let token = Token { span: Span::new(0, word.len()), kind: TokenKind::Word };
        assert_eq!(classify(word, &[token])[0].is(flags), expected, "{word}");
    }

    #[test]
    fn lists_and_endings_tell() {
        check("The", Flags::DETERMINER, true);
        check("didn’t", Flags::NEGATION, true);
        check("he’s", Flags::JOINED, true);
        check("repeatedly", Flags::ADVERB, true);
        check("Monday", Flags::TIME, true);
        check("opened", Flags::ED, true);
        check("hundred", Flags::ED, false);
        check("family", Flags::ADVERB, false);
        check("said", Flags::SAYING, true);
    }
}
