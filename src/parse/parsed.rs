//! What parsing finds in one document.

use std::ops::Range;

use crate::text::Span;

/// The structure of one document. Every list is in text order (by start, then longer first) but for `entities`, which are in
/// the order of their first mention.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parsed {
    /// The language that the text is in.
    pub language: Language,
    /// Paragraphs and what else the lines are.
    pub blocks: Vec<Block>,
    /// Words, numbers and punctuation marks; white space is between them.
    pub tokens: Vec<Token>,
    /// Sentences; edges trimmed, they cover every non-blank character of their block once.
    pub sentences: Vec<Sentence>,
    /// Attributed words and, marked as such, words in quote marks that nobody is quoted with.
    pub quotations: Vec<Quotation>,
    /// Where entities are mentioned.
    pub mentions: Vec<Mention>,
    /// Whom or what the mentions name.
    pub entities: Vec<Entity>,
    /// Numbers, durations, dates, money and the like.
    pub quantities: Vec<Quantity>,
}

impl Parsed {
    /// Index of the sentence in which the byte `byte` lies; between sentences, the one before; `None` in a text without any.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= byte).checked_sub(1).or((!self.sentences.is_empty()).then_some(0))
    }

    /// Indices of the sentences that share a byte with `span`.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let first = self.sentences.partition_point(|s| s.span.end <= span.start);
        let end = self.sentences.partition_point(|s| s.span.start < span.end);
        first..end.max(first)
    }

    /// The quantities that share a byte with `span`, in text order.
    pub fn quantities_in(&self, span: Span) -> impl Iterator<Item = &Quantity> {
        let first = self.quantities.partition_point(|q| q.span.end <= span.start);
        self.quantities.iter().skip(first).take_while(move |q| q.span.start < span.end)
    }

    /// Indices of the tokens that start within `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        first..end.max(first)
    }
}

/// The language of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// English, for which the rules are made.
    English,
    /// Another one, by its ISO 639-1 code where it has one, else ISO 639-3: sentences and quote marks by general rules only, no
    /// speakers.
    Other(&'static str),
    /// Too little text to say; read as English.
    #[default]
    Unknown,
}

/// What a line or paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// Headline or subheading.
    Heading,
    /// Sources, links, credits and metadata around the article: no claims are read from it.
    Reference,
    /// An item of a list.
    ListItem,
}

/// A paragraph or what stands in the place of one.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, white space at the edges left out.
    pub span: Span,
    /// Its sentences, as indices into [`Parsed::sentences`].
    pub sentences: Range<u32>,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops of abbreviations (`Kremlin's` is `Kremlin` and `'s`; `U.S.` is one).
    Word,
    /// Digits with their inner separators (`1,200.5`).
    Number,
    /// One mark.
    Punctuation,
}

/// A word, number or mark.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// A sentence, or what stands as one (a heading, a list item without a stop).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sentence {
    /// Where it stands, white space at the edges left out. Closing quote marks belong to the sentence that they close.
    pub span: Span,
    /// The block it stands in, as an index into [`Parsed::blocks`].
    pub block: u32,
}

/// How words are given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum QuotationKind {
    /// One or more whole clauses in quote marks.
    Direct,
    /// The reporter's sentence with a quoted fragment in it.
    Mixed,
    /// Attributed speech without quote marks.
    Indirect,
}

/// Attributed words. The analysis format says what each field means to the letter.
#[derive(Clone, PartialEq, Debug)]
pub struct Quotation {
    /// How the words are given.
    pub kind: QuotationKind,
    /// Direct, mixed: the text inside the quote marks, marks left out, parts in reading order. Indirect: the reported clause
    /// without "that". Never empty.
    pub content: Vec<Span>,
    /// Mixed only: the whole reported clause around the quoted words, without "that".
    pub clause: Option<Vec<Span>>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span>,
    /// The mention nearest to the cue: "he", "Mr Putin", "a source close to the matter".
    pub speaker: Option<Span>,
    /// Whom that mention names, as far as the article says.
    pub entity: Option<EntityIndex>,
    /// Stands inside another quotation.
    pub nested: bool,
    /// Quote marks around a term, a nickname or a title that nobody is quoted as saying.
    pub scare: bool,
    /// Without a cue of its own: the first words of the quotation or speech that it goes on with (`“A,” he said. “B.”`).
    pub continues: Option<Span>,
}

impl Quotation {
    /// The stretch from the first to the last quoted word.
    pub fn span(&self) -> Span {
        self.content.iter().copied().reduce(Span::union).unwrap_or_default()
    }
}

/// An entity of one document, as an index into [`Parsed::entities`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct EntityIndex(pub u32);

/// How a mention names its entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Form {
    /// By name: "Mr Putin", "the European Union".
    Name,
    /// By a common noun: "the Russian president", "a senior official".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// A place where an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mention {
    /// Where it stands, a title of one word included ("President Putin"), possessive 's and article left out. A longer office before
    /// the name ("Kremlin foreign policy aide") is a mention of its own, of the same entity.
    pub span: Span,
    /// Whom it mentions.
    pub entity: EntityIndex,
    /// How.
    pub form: Form,
}

/// What kind of thing an entity is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body that acts: a state as an actor, a party, a company, an outlet.
    Organisation,
    /// Where things happen.
    Place,
    /// Anything else that bears a name.
    Other,
}

/// What the text says of a person's gender, by titles, pronouns and given names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Gender {
    /// She.
    Feminine,
    /// He.
    Masculine,
    /// The text does not say.
    #[default]
    Unknown,
}

/// Whom or what mentions of one document name.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// The fullest name in the document ("Volodymyr Zelenskyy"), or the description of one who is not named ("a senior Ukrainian
    /// official").
    pub name: String,
    /// Every other name in the document, sorted, each once, titles left out.
    pub aliases: Vec<String>,
    /// Titles and roles that stood with the name ("President", "Kremlin spokesman"), sorted, each once.
    pub roles: Vec<String>,
    /// She, he, or not said.
    pub gender: Gender,
    /// Of one who is only described: by name whose wife, staff or government it is, where the document says so.
    pub owner: Option<String>,
    /// Whether the document gives a name; without one the entity is an anonymous source or a described person.
    pub named: bool,
}

/// What a number measures.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum QuantityKind {
    /// Things counted: "112 drones".
    Count,
    /// "two hours", "30-day".
    Duration,
    /// "20%", "a third".
    Percent,
    /// A calendar date, a weekday, a month, a year.
    Date,
    /// A time of day.
    Time,
    /// An amount of money.
    Money,
    /// "first", "3rd".
    Ordinal,
    /// "aged 34", "34-year-old".
    Age,
    /// "20 miles".
    Distance,
    /// Another measure: temperature, weight, speed.
    Other,
}

/// How exact a number is meant to be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Modifier {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "roughly", "some".
    About,
    /// "more than".
    Over,
    /// "less than", "nearly".
    Under,
    /// "at least".
    AtLeast,
    /// "at most", "up to".
    AtMost,
}

/// A date as far as the text says it, in ISO 8601.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct DateValue(
    /// `2025-05-19`, `2022-03`, `2022`, `--05-09`, or the weekday in small letters.
    pub String,
);

/// A number with what it measures.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// Where it stands, with its modifier and unit.
    pub span: Span,
    /// What it measures.
    pub kind: QuantityKind,
    /// Lower bound; for a single number the same as `high`; `None` for dates and times.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// Dates and times only.
    pub date: Option<DateValue>,
    /// What is counted or the unit, in the singular and small letters: "drone", "hour", "usd", "percent".
    pub unit: Option<String>,
    /// How exact it is.
    pub modifier: Modifier,
}
