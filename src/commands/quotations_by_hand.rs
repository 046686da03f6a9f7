//! Quotations as a person put them: other bounds, another speaker, one that was missed, one that is none.
//!
//! Laid over what parsing found in one article. The corrections name words, so they hold after any number of analyses; what they
//! name and is not found any more is told, not guessed. Pure.

use std::{cmp::Reverse, collections::BTreeMap};

use super::subjects::share_half;
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Gender, Parsed, Quotation, QuotationKind},
    project::{Anchor, Correction, CorrectionId, Decision, Provenance, Subject},
    text::Span,
};

/// What a person said of one quotation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SaidOfQuotation {
    /// Whether it is right; `None` where nobody said so.
    pub is_right: Option<bool>,
    /// A person named its speaker.
    pub speaker: bool,
    /// A person said where it begins and ends.
    pub bounds: bool,
    /// The program did not find it.
    pub by_hand: bool,
    /// The corrections that say so, in their order.
    pub corrections: Vec<CorrectionId>,
}

impl SaidOfQuotation {
    /// From whom the quotation comes, as it is now.
    pub fn provenance(&self) -> Provenance {
        match self.is_right {
            Some(false) => Provenance::Rejected,
            _ if self.by_hand => Provenance::ByHand,
            _ if self.bounds || self.speaker => Provenance::Edited,
            Some(true) => Provenance::Confirmed,
            None => Provenance::Proposed,
        }
    }
}

/// Whether a correction is about a quotation.
pub(super) fn is_about_quotations(correction: &Correction) -> bool {
    matches!(correction.subject, Subject::Quotation(_) | Subject::Quoted { .. })
}

/// The words that a correction of a quotation is about.
pub(super) fn anchor_of(correction: &Correction) -> Option<&Anchor> {
    match &correction.subject {
        Subject::Quotation(words) | Subject::Quoted { words, .. } => Some(words),
        _ => None,
    }
}

/// One quotation on its way.
struct Draft {
    quotation: Quotation,
    said: SaidOfQuotation,
}

/// The quotations of one article while they are corrected.
pub(super) struct Drafts<'a> {
    text: &'a str,
    parsed: &'a mut Parsed,
    list: Vec<Draft>,
    /// What kind of thing goes by a name anywhere in the coverage.
    kind_of: &'a dyn Fn(&str) -> Option<EntityKind>,
}

/// What was said of the quotations, by their index, and the corrections whose quotation is not there.
pub(super) type Laid = (BTreeMap<usize, SaidOfQuotation>, Vec<CorrectionId>);

/// Corrects the quotations of an article. `corrections` are those about its quotations, in the order in which they were made.
pub(super) fn correct(
    text: &str,
    parsed: &mut Parsed,
    corrections: &[&Correction],
    kind_of: &dyn Fn(&str) -> Option<EntityKind>,
) -> Laid {
    let list = std::mem::take(&mut parsed.quotations);
    let list = list.into_iter().map(|quotation| Draft { quotation, said: SaidOfQuotation::default() }).collect();
    let mut drafts = Drafts { text, parsed, list, kind_of };
    let waiting: Vec<&Correction> = corrections.iter().copied().filter(|correction| !drafts.take(correction)).collect();
    // What was said anew of a quotation stands where it was first said, and may name words that a later one made.
    let nowhere = waiting.into_iter().filter(|correction| !drafts.take(correction)).map(|correction| correction.id).collect();
    drafts.list.sort_by_key(|draft| (draft.quotation.span().start, Reverse(draft.quotation.span().end)));
    let mut said = BTreeMap::new();
    for (at, draft) in drafts.list.into_iter().enumerate() {
        drafts.parsed.quotations.push(draft.quotation);
        if !draft.said.corrections.is_empty() {
            said.insert(at, draft.said);
        }
    }
    (said, nowhere)
}

impl Drafts<'_> {
    /// Lays one correction over the list; false where its quotation is not there.
    fn take(&mut self, correction: &Correction) -> bool {
        let done = match (&correction.subject, &correction.decision) {
            (Subject::Quotation(anchor), decision) => {
                let Some(at) = anchor.span.and_then(|span| self.like(span)) else { return false };
                let entity = if let Decision::Speaker(name) = decision { Some(self.entity(name)) } else { None };
                let names_another = |mention: Span, entity: Option<EntityIndex>| {
                    let own = self.parsed.mentions.iter().find(|m| m.span == mention);
                    own.is_some_and(|own| own.form == Form::Name && Some(own.entity) != entity)
                };
                let Some(draft) = self.list.get_mut(at) else { return false };
                match decision {
                    Decision::Confirmed => draft.said.is_right = Some(true),
                    Decision::Rejected => draft.said.is_right = Some(false),
                    Decision::Speaker(_) => {
                        draft.said.speaker = true;
                        draft.quotation.entity = entity.flatten();
                        draft.quotation.speaker = draft.quotation.speaker.filter(|m| !names_another(*m, entity.flatten()));
                    }
                    // Nothing else can be said of a quotation.
                    _ => return true,
                }
                Some(at)
            }
            (Subject::Quoted { words, instead_of }, Decision::Quoted(kind)) => {
                let old = instead_of.as_ref().and_then(|old| old.span);
                words.span.and_then(|span| self.mark(span, *kind, old, instead_of.is_some()))
            }
            _ => return true,
        };
        match done.and_then(|at| self.list.get_mut(at)) {
            Some(draft) => {
                draft.said.corrections.push(correction.id);
                true
            }
            None => false,
        }
    }

    /// The quotation with these words: the very same, else the one that shares most with them, at least half.
    fn like(&self, span: Span) -> Option<usize> {
        let shared = |own: Span| own.end.min(span.end).saturating_sub(own.start.max(span.start));
        let alike = self.list.iter().enumerate().filter(|(_, draft)| share_half(draft.quotation.span(), span));
        alike
            .max_by_key(|(at, draft)| {
                let own = draft.quotation.span();
                (own == span, shared(own), Reverse(own.len()), Reverse(*at))
            })
            .map(|(at, _)| at)
    }

    /// Makes words a quotation, in the place of the one found at `old`; where the program finds nearly the same words, of that one.
    fn mark(&mut self, words: Span, kind: QuotationKind, old: Option<Span>, edited: bool) -> Option<usize> {
        let words = words.trim(self.text);
        let content = content(self.text, words, kind);
        let span = content.iter().copied().reduce(Span::union)?;
        let at = old.and_then(|old| self.like(old)).or_else(|| self.like(span));
        let mut draft = match at {
            Some(at) => self.list.remove(at),
            None => Draft {
                quotation: Quotation {
                    kind,
                    content: Vec::new(),
                    clause: None,
                    cue: None,
                    speaker: None,
                    entity: None,
                    nested: false,
                    scare: false,
                    continues: None,
                },
                said: SaidOfQuotation::default(),
            },
        };
        let scare = draft.quotation.scare;
        draft.quotation.kind = kind;
        draft.quotation.clause = (kind == QuotationKind::Mixed).then(|| vec![words]);
        draft.quotation.content = content;
        draft.quotation.scare = false;
        draft.quotation.continues = None;
        // Words that only stood in quote marks were no quotation.
        (draft.said.by_hand, draft.said.bounds) = (draft.said.by_hand || !edited || scare, true);
        // What else was found there is part of it.
        self.list.retain(|other| !share_half(other.quotation.span(), span));
        for other in self.list.iter_mut().filter(|other| span.covers(other.quotation.span())) {
            other.quotation.nested = true;
        }
        self.list.push(draft);
        self.list.len().checked_sub(1)
    }

    /// The article's entity of this name, made where there is none; `None` is nobody.
    fn entity(&mut self, name: &str) -> Option<EntityIndex> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let wanted = name.to_lowercase();
        let same = |other: &String| other.to_lowercase() == wanted;
        let entities = &mut self.parsed.entities;
        let known =
            entities.iter().position(|e| same(&e.name)).or_else(|| entities.iter().position(|e| e.aliases.iter().any(same)));
        let at = known.unwrap_or_else(|| {
            entities.push(Entity {
                kind: (self.kind_of)(&wanted).unwrap_or(EntityKind::Person),
                name: name.to_owned(),
                aliases: Vec::new(),
                roles: Vec::new(),
                gender: Gender::Unknown,
                owner: None,
                // "a senior official" is a description.
                named: name.chars().next().is_some_and(char::is_uppercase),
            });
            entities.len() - 1
        });
        Some(EntityIndex(at as u32))
    }
}

/// What is quoted of selected words, from the first to the last quoted one; `None` where there is nothing to quote.
pub(super) fn quoted_span(text: &str, words: Span, kind: QuotationKind) -> Option<Span> {
    content(text, words.trim(text), kind).into_iter().reduce(Span::union)
}

/// The quoted parts of selected words. In reported speech that is all of them; else what stands in quote marks there, the marks left
/// out, or all where there are none.
fn content(text: &str, words: Span, kind: QuotationKind) -> Vec<Span> {
    let parts = match kind {
        QuotationKind::Indirect => vec![words],
        QuotationKind::Direct | QuotationKind::Mixed => quoted_parts(text, words),
    };
    parts.into_iter().map(|part| part.trim(text)).filter(|part| !part.is_empty()).collect()
}

fn quoted_parts(text: &str, words: Span) -> Vec<Span> {
    let base = words.start as usize;
    let mut parts = Vec::new();
    let mut open: Option<usize> = None;
    let mut seen = false;
    for (at, mark) in words.of(text).char_indices().filter(|(_, c)| "“”„«»\"".contains(*c)) {
        let at = base + at;
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let opens = match mark {
            '“' | '„' | '«' => true,
            '"' => before.is_none_or(|c| c.is_whitespace() || c == '(' || c == '—'),
            _ => false,
        };
        if opens {
            open.get_or_insert(at + mark.len_utf8());
        } else {
            // Words that begin inside a quotation are quoted up to its end.
            let start = open.take().or((!seen).then_some(base));
            parts.extend(start.filter(|start| *start <= at).map(|start| Span::new(start, at)));
        }
        seen = true;
    }
    match open {
        Some(open) => parts.push(Span::new(open.min(words.end as usize), words.end as usize)),
        None if !seen => parts.push(words),
        None => {}
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parse::parse,
        project::{SourceId, Unknown},
        text::{CharMap, Document, Metadata},
    };

    const TEXT: &str = "“The gate stays shut,” Ann Lee said on Monday. Boats wait outside. Tom Hart said the pier was “quite safe” now.\n\
                        Nobody answered him.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn about(subject: Subject, decision: Decision) -> Correction {
        let time = jiff::Timestamp::UNIX_EPOCH;
        Correction {
            id: CorrectionId::new(),
            subject,
            decision,
            note: String::new(),
            coder: String::new(),
            created: time,
            modified: time,
            unknown: Unknown::new(),
        }
    }

    fn anchor(words: &str) -> Anchor {
        Anchor::new(SourceId(uuid::Uuid::nil()), TEXT, &CharMap::new(TEXT), span(words))
    }

    fn speaker(words: &str, name: &str) -> Correction {
        about(Subject::Quotation(anchor(words)), Decision::Speaker(name.to_owned()))
    }

    fn quoted(words: &str, instead_of: Option<&str>, kind: QuotationKind) -> Correction {
        about(Subject::Quoted { words: anchor(words), instead_of: instead_of.map(anchor) }, Decision::Quoted(kind))
    }

    /// The quotations, a line each: kind, provenance, speaker, words.
    fn check(corrections: &[Correction]) -> Vec<String> {
        let document = Document { text: TEXT.into(), file: None, metadata: Metadata::default() };
        let mut parsed = parse(&document);
        let corrections: Vec<&Correction> = corrections.iter().collect();
        let (said, nowhere) = correct(TEXT, &mut parsed, &corrections, &|_| None);
        let line = |(at, q): (usize, &Quotation)| {
            let entity = q.entity.and_then(|e| parsed.entities.get(e.0 as usize)).map_or("-", |e| e.name.as_str());
            let words: Vec<&str> = q.content.iter().map(|part| part.of(TEXT)).collect();
            let provenance = said.get(&at).map_or(Provenance::Proposed, SaidOfQuotation::provenance);
            format!("{:?} {provenance:?} {entity}: {}", q.kind, words.join(" … "))
        };
        let mut lines: Vec<String> = parsed.quotations.iter().enumerate().map(line).collect();
        if !nowhere.is_empty() {
            lines.push(format!("{} nowhere", nowhere.len()));
        }
        lines
    }

    const FIRST: &str = "Direct Proposed Ann Lee: The gate stays shut,";
    const SECOND: &str = "Mixed Proposed Tom Hart: quite safe";

    #[test]
    fn without_corrections_nothing_changes() {
        assert_eq!(check(&[]), [FIRST, SECOND]);
    }

    #[test]
    fn a_speaker_is_one_whom_the_article_names_or_somebody_else() {
        assert_eq!(check(&[speaker("The gate stays shut", "tom hart")])[0], "Direct Edited Tom Hart: The gate stays shut,");
        assert_eq!(check(&[speaker("The gate stays shut", "Ben Cole")])[0], "Direct Edited Ben Cole: The gate stays shut,");
        assert_eq!(check(&[speaker("The gate stays shut", "")])[0], "Direct Edited -: The gate stays shut,");
    }

    #[test]
    fn bounds_are_those_of_the_selected_words_and_the_speaker_stays() {
        let shorter = quoted("stays shut,”", Some("The gate stays shut,"), QuotationKind::Direct);
        assert_eq!(check(std::slice::from_ref(&shorter))[0], "Direct Edited Ann Lee: stays shut,");
        // What is said of the new words counts, wherever it stands in the list.
        let named = speaker("stays shut,", "Ben Cole");
        assert_eq!(check(&[named.clone(), shorter.clone()])[0], "Direct Edited Ben Cole: stays shut,");
        assert_eq!(check(&[shorter, named])[0], "Direct Edited Ben Cole: stays shut,");
        let longer = quoted("the pier was “quite safe” now", Some("quite safe"), QuotationKind::Mixed);
        assert_eq!(check(&[longer])[1], "Mixed Edited Tom Hart: quite safe");
    }

    #[test]
    fn a_missed_quotation_stands_in_its_place() {
        let missed = quoted("Boats wait outside", None, QuotationKind::Indirect);
        let all = check(&[missed.clone(), speaker("Boats wait outside", "Ann Lee")]);
        assert_eq!(all, [FIRST, "Indirect ByHand Ann Lee: Boats wait outside", SECOND]);
        // One that the program finds as well stands there once.
        let known = quoted("“The gate stays shut,” Ann Lee said", None, QuotationKind::Direct);
        assert_eq!(check(&[known]), ["Direct ByHand Ann Lee: The gate stays shut,", SECOND]);
        let rejected = about(Subject::Quotation(anchor("Boats wait outside")), Decision::Rejected);
        assert_eq!(check(&[missed, rejected])[1], "Indirect Rejected -: Boats wait outside");
    }

    #[test]
    fn what_is_not_there_any_more_is_told() {
        let gone = Anchor { span: None, ..anchor("Boats") };
        let missed = about(Subject::Quoted { words: gone, instead_of: None }, Decision::Quoted(QuotationKind::Direct));
        let none_here = speaker("Nobody answered him", "Ann Lee");
        assert_eq!(check(&[missed, none_here]), [FIRST, SECOND, "2 nowhere"]);
    }

    #[test]
    fn quoted_parts_are_what_stands_in_the_marks() {
        let parts = |text: &str| -> Vec<String> {
            let parts = content(text, Span::new(0, text.len()), QuotationKind::Direct);
            parts.iter().map(|part| part.of(text).to_owned()).collect()
        };
        assert_eq!(parts("“One,” he said. “Two"), ["One,", "Two"]);
        assert_eq!(parts("One,” he said. “Two”"), ["One,", "Two"]);
        assert_eq!(parts("\"One\" and \"two\""), ["One", "two"]);
        assert_eq!(parts(" no marks "), ["no marks"]);
        assert_eq!(parts("“”"), [] as [&str; 0]);
    }
}
