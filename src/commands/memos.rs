//! Everything that the user noted: on passages, on sources, on claims, and on what the program found.

use super::Session;
use crate::{
    compare::ClaimIndex,
    project::{AnnotationId, Correction, CorrectionId, SourceId, Subject},
    text::notes_given,
};

/// What a memo is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemoOn {
    /// Words of a source.
    Passage(AnnotationId),
    /// A source as a whole.
    Source(SourceId),
    /// A claim.
    Claim(ClaimIndex),
    /// A quotation, a conflict, an absence.
    Finding(CorrectionId),
}

/// A note of the user's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memo {
    /// What it is on.
    pub on: MemoOn,
    /// The source that it belongs to; `None` where it belongs to several.
    pub source: Option<SourceId>,
    /// The words that it is on, or the source's name.
    pub about: String,
    /// The note.
    pub text: String,
}

impl Session {
    /// Every memo, but for notes that an article brought along: source by source first that on the source, then those on its
    /// passages by place; then those on claims, in reading order, on findings, and on passages that stand nowhere.
    pub fn memos(&self) -> Vec<Memo> {
        let has_memo = |a: &&crate::project::Annotation| !a.memo.trim().is_empty();
        let on_passage = |a: &crate::project::Annotation| Memo {
            on: MemoOn::Passage(a.id),
            source: Some(a.anchor.source),
            about: a.anchor.words.clone(),
            text: a.memo.clone(),
        };
        let mut memos = Vec::new();
        for source in self.sources() {
            let is_own = |notes: &&String| !notes.trim().is_empty() && notes_given(&source.document.text).as_ref() != Some(*notes);
            let notes = source.document.metadata.notes.as_ref().filter(is_own);
            memos.extend(notes.map(|notes| Memo {
                on: MemoOn::Source(source.id),
                source: Some(source.id),
                about: source.document.label().to_owned(),
                text: notes.clone(),
            }));
            memos.extend(self.annotations_of(source.id).filter(has_memo).map(on_passage));
        }
        let notes = self.project().corrections.iter().filter(|correction| !correction.note.trim().is_empty());
        let mut on_findings: Vec<Memo> = notes.map(|correction| self.on_finding(correction)).collect();
        on_findings.sort_by_key(|memo| if let MemoOn::Claim(claim) = memo.on { (0, claim.0) } else { (1, 0) });
        memos.extend(on_findings);
        memos.extend(self.detached().filter(has_memo).map(on_passage));
        memos
    }

    /// A note on a claim, where its words still make one, else on whatever the program found.
    fn on_finding(&self, correction: &Correction) -> Memo {
        let anchor = match &correction.subject {
            Subject::Quotation(anchor) | Subject::Quoted { words: anchor, .. } => Some(anchor),
            Subject::Names(_) => None,
            Subject::Claim(anchors) | Subject::Absence { claim: anchors, .. } => anchors.first(),
            Subject::Conflict { parts, .. } => parts.first(),
        };
        let source = anchor.map(|anchor| anchor.source);
        let about = anchor.map(|anchor| anchor.words.clone()).unwrap_or_default();
        let is_on_claim = matches!(correction.subject, Subject::Claim(_));
        let claim = anchor.filter(|_| is_on_claim).and_then(|anchor| self.claim_at(anchor.source, anchor.span?));
        let text = correction.note.clone();
        match claim.and_then(|claim| Some((claim, self.comparison()?.claims.get(claim.0 as usize)?))) {
            Some((index, claim)) => Memo { on: MemoOn::Claim(index), source: None, about: claim.text.clone(), text },
            None => Memo { on: MemoOn::Finding(correction.id), source, about, text },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use super::*;
    use crate::{commands::Command, project::Decision};

    #[test]
    fn notes_on_sources_passages_and_claims_are_all_listed() {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        while session.progress().is_some() {
            session.poll();
            std::thread::park_timeout(Duration::from_millis(5));
        }
        let source = session.sources()[0].clone();
        let mut metadata = source.document.metadata.clone();
        metadata.notes = Some("Read twice".to_owned());
        session.run(Command::SetMetadata { source: source.id, metadata });
        let span = source.parsed.as_ref().unwrap().sentences[0].span;
        session.run(Command::Annotate { source: source.id, span, tag: None, memo: "Who says so?".to_owned() });
        let claim = ClaimIndex(3);
        let subject = session.claim_subject(claim).unwrap();
        session.run(Command::Correct { subject, decision: Decision::Verdict("Open".to_owned()), note: "Ask them".to_owned() });
        // The sample's articles come with a note each.
        let own = session.memos().into_iter().filter(|memo| !memo.text.starts_with("A retelling"));
        let memos: Vec<(String, String)> = own.map(|memo| (memo.text, memo.about)).collect();
        let words = span.of(&source.document.text).to_owned();
        let claim = session.comparison().unwrap().claims[3].text.clone();
        let expected = [("Read twice", source.document.label()), ("Who says so?", words.as_str()), ("Ask them", claim.as_str())];
        assert_eq!(memos, expected.map(|(text, about)| (text.to_owned(), about.to_owned())));
    }
}
