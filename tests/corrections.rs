//! What a person says of quotations, names and rows reaches everything that is made from them, outlasts another analysis and the
//! file, and is taken back whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![expect(clippy::disallowed_methods, reason = "a test changes a file as another program would")]

use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

use crossread::{
    commands::{CellState, ClaimFilter, Command, Selection, Session},
    compare::{ClaimIndex, ClaimMention},
    figures::speakers::Speakers,
    parse::QuotationKind,
    project::{Decision, Provenance, SourceId},
    text::{Metadata, Span},
};

const TEXTS: [&str; 3] = [
    "Harbour gate stays shut\n\n“The harbour gate stays shut until Friday,” Mayor Ann Lee said on Monday. Forty boats were waiting outside the \
     harbour wall. Port chief Tom Hart said the old pier was safe to use. Lee said the ferry would sail again on Sunday.",
    "No boats before Friday\n\n“The harbour gate stays shut until Friday,” Ann Lee told reporters. Tom Hart said the old pier was safe \
     to use for boats. Sixty boats were waiting outside the harbour wall. The wall must hold, Hart said.",
    "Gate shut\n\nThe harbour gate stays shut until Friday, Ann Lee said. The ferry would sail again on Sunday, she said. The port \
     chief called the old pier safe to use.",
];

struct Desk {
    session: Session,
    woken: Arc<(Mutex<bool>, Condvar)>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let woken = Arc::new((Mutex::new(false), Condvar::new()));
        let ring = Arc::clone(&woken);
        let session = Session::new(Arc::new(move || {
            *ring.0.lock().unwrap() = true;
            ring.1.notify_all();
        }));
        Self { session, woken, folder: tempfile::tempdir().unwrap() }
    }

    /// The articles of [`TEXTS`], analysed.
    fn with_articles() -> Self {
        let mut desk = Self::new();
        for text in TEXTS {
            desk.session.run(Command::ImportPasted(text.to_owned()));
            desk.idle();
        }
        desk
    }

    fn wait(&mut self, what: &str, done: impl Fn(&Session) -> bool) {
        self.until(what, |desk| done(&desk.session));
    }

    fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        const LIMIT: Duration = Duration::from_secs(20);
        let end = Instant::now() + LIMIT;
        loop {
            self.session.poll();
            if done(self) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited too long for {what}; notices: {:?}", self.session.notices());
            let woken = self.woken.0.lock().unwrap();
            let mut woken = self.woken.1.wait_timeout_while(woken, left, |woken| !*woken).unwrap().0;
            *woken = false;
        }
    }

    fn idle(&mut self) {
        self.wait("the work to end", |session| session.progress().is_none());
    }

    fn run(&mut self, command: Command) {
        self.session.run(command);
        self.idle();
    }

    fn id(&self, source: usize) -> SourceId {
        self.session.sources()[source].id
    }

    /// The words as they stand in a source for the first time.
    fn span(&self, source: usize, words: &str) -> Span {
        let text = &self.session.sources()[source].document.text;
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in source {source}"));
        Span::new(start, start + words.len())
    }

    /// The quotation that holds these words.
    fn quotation(&self, source: usize, words: &str) -> Option<usize> {
        let span = self.span(source, words);
        let parsed = self.session.sources()[source].parsed.as_ref().unwrap();
        parsed.quotations.iter().position(|q| !q.scare && q.span().covers(span))
    }

    /// The row in which these words are mentioned, with the mention.
    fn row(&self, source: usize, words: &str) -> (ClaimIndex, ClaimMention) {
        let span = self.span(source, words);
        let index = self.session.sources()[source].compared.unwrap();
        let claims = &self.session.comparison().unwrap().claims;
        let mentions = (0..).zip(claims).flat_map(|(at, claim)| claim.mentions.iter().map(move |m| (ClaimIndex(at), m)));
        let found = mentions.filter(|(_, m)| m.source == index && m.span.overlaps(span));
        let (row, mention) = found.max_by_key(|(_, m)| m.span.end.min(span.end) - m.span.start.max(span.start)).unwrap();
        (row, mention.clone())
    }

    /// To whom the table gives these words.
    fn given_to(&self, source: usize, words: &str) -> Option<String> {
        let (row, mention) = self.row(source, words);
        let table = self.session.claims().rows.iter().find(|r| r.claim == row).unwrap();
        let CellState::Has { speaker, .. } = self.session.cell(table, source) else { panic!("the cell has the claim") };
        assert_eq!(speaker, mention.speaker);
        mention.speaker.and_then(|s| self.session.entity(s)).map(|entity| entity.name.clone())
    }

    /// Who speaks the quotation with these words, as the views to look at have it.
    fn voice(&self, source: usize, words: &str) -> Option<String> {
        let speakers = Speakers::new(&self.session);
        let number = speakers.of(self.id(source), self.quotation(source, words)?).speaker?;
        speakers.get(number).map(|speaker| speaker.name.clone())
    }

    fn correct_speaker(&mut self, source: usize, words: &str, name: &str) {
        let quotation = self.quotation(source, words).unwrap();
        let subject = self.session.quotation_subject(self.id(source), quotation).unwrap();
        self.run(Command::Correct { subject, decision: Decision::Speaker(name.to_owned()), note: String::new() });
    }

    /// Another date of an article: all of it is read and compared anew.
    fn analyse_again(&mut self, source: usize) {
        let state = &self.session.sources()[source];
        let metadata = Metadata { date: Some("2024-03-01".to_owned()), ..state.document.metadata.clone() };
        let source = state.id;
        self.run(Command::SetMetadata { source, metadata });
    }

    /// The same project, saved and opened by another program.
    fn reopened(&mut self) -> Self {
        let path: PathBuf = self.folder.path().join("kept.crossread");
        self.session.run(Command::SaveAs(path.clone()));
        self.wait("the save", |session| !session.save_pending());
        let mut desk = Self::new();
        desk.run(Command::OpenProject(path));
        desk.idle();
        assert_eq!(desk.session.project(), self.session.project());
        desk
    }

    /// Does `change`, and holds `then` to be so after it, after another analysis, and in the file as opened again; and `before` to be
    /// so once it is undone.
    fn holds(mut self, change: impl FnOnce(&mut Self), before: impl Fn(&Self) -> bool, then: impl Fn(&Self) -> bool) {
        let project = self.session.project().clone();
        let rows = self.session.comparison().cloned();
        assert!(before(&self) && !then(&self), "before the change");
        let idle = |desk: &Self| desk.session.progress().is_none() && desk.session.comparison().is_some();
        let is = |desk: &Self| idle(desk) && then(desk);
        change(&mut self);
        self.until("the change", is);
        self.session.run(Command::Undo);
        self.until("what was before it", |desk| idle(desk) && before(desk) && !then(desk));
        assert_eq!(self.session.project().corrections, project.corrections);
        assert_eq!(self.session.comparison(), rows.as_ref());
        self.session.run(Command::Redo);
        self.until("the change again", is);
        self.reopened().until("the change in the file", is);
        self.analyse_again(0);
        self.until("the change after another analysis", is);
    }
}

mod speakers {
    use super::*;

    const WORDS: &str = "gate stays shut until Friday";

    #[test]
    fn a_corrected_speaker_reaches_cells_rows_filters_and_voices() {
        let is = |name: &'static str| {
            move |desk: &Desk| {
                let by = |entity: &str| {
                    let entities = &desk.session.comparison().unwrap().entities;
                    entities.iter().position(|e| e.name == entity).map(|at| crossread::compare::SharedEntityIndex(at as u32))
                };
                let (row, _) = desk.row(0, WORDS);
                let table = desk.session.claims().rows.iter().find(|r| r.claim == row).unwrap();
                desk.given_to(0, WORDS).as_deref() == Some(name)
                    && desk.voice(0, WORDS).as_deref() == Some(name)
                    && table.speaker.as_deref().is_some_and(|speaker| speaker.contains("Ann Lee") || speaker.contains(name))
                    && by(name).is_some()
            }
        };
        Desk::with_articles().holds(|desk| desk.correct_speaker(0, WORDS, "Tom Hart"), is("Ann Lee"), is("Tom Hart"));
    }

    #[test]
    fn rows_are_filtered_by_a_speaker_whom_only_a_person_named() {
        let mut desk = Desk::with_articles();
        desk.correct_speaker(0, WORDS, "Ben Cole");
        assert_eq!(desk.given_to(0, WORDS).as_deref(), Some("Ben Cole"));
        let entities = &desk.session.comparison().unwrap().entities;
        let cole = entities.iter().position(|e| e.name == "Ben Cole").unwrap() as u32;
        let speakers = vec![crossread::compare::SharedEntityIndex(cole)];
        desk.run(Command::FilterClaims(ClaimFilter { speakers, ..ClaimFilter::default() }));
        let row = desk.row(0, WORDS).0;
        assert!(desk.session.claims().rows.iter().any(|r| r.claim == row));
        desk.run(Command::FilterClaims(ClaimFilter { search: "cole".to_owned(), ..ClaimFilter::default() }));
        assert!(desk.session.claims().rows.iter().any(|r| r.claim == row));
    }

    #[test]
    fn a_person_may_say_that_nobody_is_known_and_that_it_is_no_quotation() {
        let mut desk = Desk::with_articles();
        desk.correct_speaker(0, WORDS, "");
        assert_eq!((desk.given_to(0, WORDS), desk.voice(0, WORDS)), (None, None));
        let quotation = desk.quotation(0, WORDS).unwrap();
        let subject = desk.session.quotation_subject(desk.id(0), quotation).unwrap();
        desk.run(Command::Correct { subject, decision: Decision::Rejected, note: String::new() });
        assert_eq!(desk.row(0, WORDS).1.voice, crossread::compare::Voice::Asserted, "then they are the article's own words");
        let said = desk.session.said_of_quotation(desk.id(0), quotation).unwrap();
        assert_eq!((said.provenance(), said.corrections.len()), (Provenance::Rejected, 2));
        let all = said.corrections.clone();
        desk.run(Command::TakeBack(all));
        assert_eq!(desk.given_to(0, WORDS).as_deref(), Some("Ann Lee"));
        assert_eq!(desk.session.undo_name(), Some("Take 2 corrections back"));
    }
}

mod quotations {
    use super::*;

    #[test]
    fn bounds_follow_the_selected_words() {
        const OLD: &str = "The harbour gate stays shut until Friday,";
        const NEW: &str = "stays shut until Friday,";
        let has = |words: &'static str| {
            move |desk: &Desk| {
                let parsed = desk.session.sources()[0].parsed.as_ref().unwrap();
                let text = &desk.session.sources()[0].document.text;
                parsed.quotations.iter().any(|q| q.span().of(text) == words) && desk.voice(0, words).as_deref() == Some("Ann Lee")
            }
        };
        let set = |desk: &mut Desk| {
            let (source, quotation) = (desk.id(0), desk.quotation(0, OLD).unwrap());
            desk.run(Command::SetQuotation { source, quotation, span: desk.span(0, NEW) });
            assert_eq!(desk.session.undo_name(), Some("Set the words of a quotation"));
            let quotation = desk.quotation(0, NEW).unwrap();
            assert_eq!(desk.session.said_of_quotation(desk.id(0), quotation).unwrap().provenance(), Provenance::Edited);
        };
        Desk::with_articles().holds(set, has(OLD), has(NEW));
    }

    #[test]
    fn a_missed_quotation_is_one_everywhere() {
        const WORDS: &str = "Forty boats were waiting outside the harbour wall";
        let marked = |desk: &Desk| {
            desk.quotation(0, WORDS).is_some_and(|at| {
                let said = desk.session.said_of_quotation(desk.id(0), at);
                said.is_some_and(|said| said.provenance() == Provenance::ByHand)
            }) && desk.voice(0, WORDS).as_deref() == Some("Tom Hart")
                && desk.given_to(0, WORDS).as_deref() == Some("Tom Hart")
                && desk.row(0, WORDS).1.voice == crossread::compare::Voice::Attributed
        };
        let mark = |desk: &mut Desk| {
            let (source, span) = (desk.id(0), desk.span(0, WORDS));
            let quotations = desk.session.sources()[0].quotations;
            let speaker = "Tom Hart".to_owned();
            desk.run(Command::MarkQuotation { source, span, kind: QuotationKind::Indirect, speaker });
            assert_eq!(desk.session.sources()[0].quotations, quotations + 1);
        };
        Desk::with_articles().holds(mark, |desk| desk.quotation(0, WORDS).is_none(), marked);
    }

    #[test]
    fn who_says_words_in_a_marked_sentence_is_known() {
        const SENTENCE: &str = "“The harbour gate stays shut until Friday,” Mayor Ann Lee said on Monday.";
        let mut desk = Desk::with_articles();
        let (source, span) = (desk.id(0), desk.span(0, SENTENCE));
        desk.run(Command::MarkQuotation { source, span, kind: QuotationKind::Mixed, speaker: "Ben Cole".to_owned() });
        assert_eq!(desk.voice(0, "gate stays shut until Friday").as_deref(), Some("Ben Cole"));
        assert_eq!(desk.session.detached_corrections().count(), 0);
    }

    #[test]
    fn what_lost_its_words_is_listed_and_placed_again() {
        const WORDS: &str = "Forty boats were waiting outside the harbour wall";
        let mut desk = Desk::with_articles();
        let (source, span) = (desk.id(0), desk.span(0, WORDS));
        desk.run(Command::MarkQuotation { source, span, kind: QuotationKind::Indirect, speaker: String::new() });
        let path = desk.folder.path().join("lost.crossread");
        desk.session.run(Command::SaveAs(path.clone()));
        desk.wait("the save", |session| !session.save_pending());
        let mut kept = std::fs::read_to_string(&path).unwrap();
        // Another program has changed the article's words.
        let at = kept.rfind("Forty boats were waiting").unwrap();
        kept.replace_range(at..at + "Forty boats were waiting".len(), "Now some ships lie");
        std::fs::write(&path, kept).unwrap();
        let mut again = Desk::new();
        again.run(Command::OpenProject(path));
        assert_eq!(again.session.detached_corrections().count(), 1);
        let lost = again.session.detached_corrections().next().unwrap().id;
        let (source, stretch) = (again.id(0), again.span(0, "Now some ships lie outside the harbour wall"));
        again.run(Command::Select(Selection { source, sentences: 0..0, stretch: Some(stretch) }));
        again.run(Command::PlaceCorrection(lost));
        assert_eq!(again.session.detached_corrections().count(), 0);
        assert!(again.quotation(0, "Now some ships lie").is_some());
        again.run(Command::Undo);
        assert_eq!(again.session.detached_corrections().count(), 1);
    }
}

mod rows {
    use super::*;

    #[test]
    fn a_mention_goes_to_another_row() {
        const WORDS: &str = "Sixty boats were waiting outside the harbour wall";
        let with = |desk: &Desk| desk.row(1, WORDS).0 == desk.row(0, "ferry would sail again on Sunday").0;
        let with_boats = |desk: &Desk| desk.row(1, WORDS).0 == desk.row(0, "Forty boats were waiting outside").0;
        let go = |desk: &mut Desk| {
            let (_, mention) = desk.row(1, WORDS);
            let (to, _) = desk.row(0, "ferry would sail again on Sunday");
            desk.run(Command::MoveMention { source: desk.id(1), span: mention.span, to });
            assert_eq!(desk.session.undo_name(), Some("Move a wording to another row"));
        };
        Desk::with_articles().holds(go, with_boats, with);
    }
}

mod names {
    use super::*;

    fn entity(desk: &Desk, name: &str) -> Option<usize> {
        let entities = &desk.session.comparison().unwrap().entities;
        entities.iter().position(|e| e.name == name || e.aliases.iter().any(|alias| alias == name))
    }

    #[test]
    fn two_entities_are_made_one() {
        let one = |desk: &Desk| entity(desk, "Tom Hart") == entity(desk, "Ann Lee");
        let make = |desk: &mut Desk| desk.run(Command::OneEntity(vec!["Ann Lee".to_owned(), "Tom Hart".to_owned()]));
        Desk::with_articles().holds(make, |desk| entity(desk, "Tom Hart") != entity(desk, "Ann Lee"), one);
    }

    #[test]
    fn a_name_is_taken_out_of_an_entity_and_speaks_for_itself() {
        const WORDS: &str = "ferry would sail again on Sunday";
        let is = |name: &'static str| move |desk: &Desk| desk.given_to(0, WORDS).as_deref() == Some(name);
        let take = |desk: &mut Desk| {
            desk.run(Command::TakeNameOut { name: "Lee".to_owned(), from: vec!["Ann Lee".to_owned()] });
            assert_eq!(desk.session.undo_name(), Some("Take out the name “Lee”"));
            assert_ne!(entity(desk, "Lee"), entity(desk, "Ann Lee"));
        };
        Desk::with_articles().holds(take, is("Ann Lee"), is("Lee"));
    }
}
