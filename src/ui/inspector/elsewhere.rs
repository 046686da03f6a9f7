//! The same statement in other sources, with what changed word by word; who lacks it; and the conflicts with their reasons.

use eframe::egui::{CornerRadius, Frame, Label, Margin, Role, Sense, Ui, WidgetInfo, text::LayoutJob};

use crate::{
    commands::{Command, Session},
    compare::{
        ClaimIndex, ClaimMention, Comparison, Conflict, ConflictKind, SentenceRef, Severity, SourceIndex, Voice, WordChange,
        WordChangeKind, word_changes,
    },
    figures::{
        Later, alike,
        wording::{self, Run},
    },
    project::{Decision, SourceId},
    ui::{
        self,
        actions::Action,
        desk::{Desk, Wish},
        review,
        theme::{self, RADIUS, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// What was worked out for the selected claims.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    made_for: Option<(u64, Vec<ClaimIndex>, Option<SourceId>)>,
    claims: Vec<ClaimCard>,
    /// Counts what was worked out, so that reasons are known to belong to it.
    turn: u64,
    /// Why each statement of each card is alike, as far as they were asked for.
    reasons: Later<Vec<Vec<String>>>,
}

#[derive(Debug)]
struct ClaimCard {
    claim: ClaimIndex,
    text: String,
    statements: Vec<Statement>,
    missing: Vec<Missing>,
    conflicts: Vec<(String, String, Severity)>,
}

/// How one other source has it.
#[derive(Debug)]
struct Statement {
    source: SourceId,
    at: usize,
    label: String,
    how: String,
    words: Vec<Run>,
    /// The sentence here and there.
    ends: Option<[SentenceRef; 2]>,
}

/// A source in which nothing was found.
#[derive(Debug)]
struct Missing {
    source: SourceId,
    at: usize,
    label: String,
    absent: bool,
}

impl Elsewhere {
    fn work_out(&mut self, session: &Session) {
        let (claims, own) = claims_at_hand(session);
        let wanted = Some((session.findings_revision(), claims.clone(), own));
        if self.made_for != wanted {
            self.made_for = wanted;
            let card = |comparison| claims.iter().filter_map(|&claim| card(session, comparison, claim, own)).collect();
            self.claims = session.comparison().map(card).unwrap_or_default();
            self.turn += 1;
        }
        self.keep_up_reasons(session);
    }

    /// Reasons take two articles to be read again: that is done beside the window.
    fn keep_up_reasons(&mut self, session: &Session) {
        let ends = |card: &ClaimCard| card.statements.iter().map(|s| s.ends).take(MOST_EXPLAINED).collect::<Vec<_>>();
        let wanted = (session.findings_revision(), self.turn);
        if self.reasons.made() == Some(wanted) {
            return;
        }
        let cards: Vec<_> = self.claims.iter().map(ends).collect();
        self.reasons.keep_up(session, wanted, move |session| {
            let why = |ends: Option<[SentenceRef; 2]>| ends.map(|ends| alike::why_alike(session, ends)).unwrap_or_default();
            cards.into_iter().map(|card| card.into_iter().map(why).collect()).collect()
        });
    }

    /// Why each statement of a card is alike; none while it is not known.
    fn reasons_of(&self, card: usize) -> &[String] {
        let known = self.reasons.made().is_some_and(|(_, turn)| turn == self.turn);
        self.reasons.figure().get(card).filter(|_| known).map_or(&[][..], Vec::as_slice)
    }
}

/// Of a claim that more sources make, the first ones tell why they are alike.
const MOST_EXPLAINED: usize = 24;
/// More claims than this at once nobody compares.
const MOST_CLAIMS: usize = 4;

/// The claims that the selection makes, or the one whose row is selected; and the source that is read.
fn claims_at_hand(session: &Session) -> (Vec<ClaimIndex>, Option<SourceId>) {
    let Some(selection) = session.selection() else { return (session.selected_claim().into_iter().collect(), None) };
    let mut claims: Vec<ClaimIndex> =
        selection.sentences.clone().flat_map(|s| session.claims_of(selection.source, s).iter().copied()).collect();
    claims.sort_unstable();
    claims.dedup();
    // The one whose row is selected comes first.
    if let Some(selected) = session.selected_claim() {
        match claims.iter().position(|&c| c == selected) {
            Some(at) => claims[..=at].rotate_right(1),
            None => claims.insert(0, selected),
        }
    }
    claims.truncate(MOST_CLAIMS);
    (claims, Some(selection.source))
}

fn card(session: &Session, comparison: &Comparison, index: ClaimIndex, own: Option<SourceId>) -> Option<ClaimCard> {
    let claim = comparison.claims.get(index.0 as usize)?;
    let own_index = own.and_then(|id| session.source(id)).and_then(|s| s.compared);
    let words_of = |source: SourceIndex, span: crate::text::Span| {
        session.source_of(source).map(|s| span.of(&s.document.text).replace('\n', " ")).unwrap_or_default()
    };
    let own_mention = claim.mentions.iter().find(|m| Some(m.source) == own_index);
    let here = own_mention.map(|m| words_of(m.source, m.span));
    // where no sentence is read, the first one that makes the claim is what the others are held against
    let sentence = |m: &ClaimMention| SentenceRef { source: m.source, sentence: m.sentences.start };
    let against = own_mention.or(claim.mentions.first()).map(sentence);
    let place = |source: SourceIndex| {
        let state = session.source_of(source)?;
        let at = session.sources().iter().position(|s| s.id == state.id)?;
        Some((state.id, at, state.document.label().to_owned()))
    };
    let mut statements = Vec::new();
    for mention in claim.mentions.iter().filter(|m| Some(m.source) != own_index) {
        let Some((source, at, label)) = place(mention.source) else { continue };
        let words = words_of(mention.source, mention.span);
        let copied = own_index.and_then(|own| copied_words(comparison, own, mention.source, mention.span));
        let how = match copied {
            Some(count) => format!("word for word, {}", widgets::count(count, "word", "words")),
            None => voice(session, comparison, mention.voice, mention.speaker),
        };
        let in_conflict = wording::in_conflict(session, index, mention.source, mention.span);
        let words = wording::runs(&compared(here.as_deref(), words), &in_conflict);
        let there = sentence(mention);
        let ends = against.filter(|here| here.source != there.source).map(|here| [here, there]);
        statements.push(Statement { source, at, label, how, words, ends });
    }
    let missing = comparison.not_found(claim).filter_map(|(source, _)| {
        let (source, at, label) = place(source)?;
        let said = session.absence_subject(index, source).and_then(|s| session.correction_of(&s));
        let absent = said.is_some_and(|c| c.decision == Decision::Confirmed);
        Some(Missing { source, at, label, absent })
    });
    let missing = missing.collect();
    let conflicts = session.conflicts_of(index).map(|c| (kind_words(c), c.why.clone(), c.severity)).collect();
    Some(ClaimCard { claim: index, text: claim.text.clone(), statements, missing, conflicts })
}

/// What changed from the words here to those there; just the words there where too little is shared for that to say anything.
fn compared(here: Option<&str>, there: String) -> Vec<WordChange> {
    /// With less than this share of words in common, marks would hide more than they show.
    const IN_COMMON: f32 = 0.5;
    let count = |words: &str| words.split_whitespace().count();
    if let Some(here) = here {
        let changes = word_changes(here, &there);
        let same: usize = changes.iter().filter(|c| c.kind == WordChangeKind::Same).map(|c| count(&c.words)).sum();
        if same as f32 >= IN_COMMON * count(here).max(count(&there)) as f32 {
            return changes;
        }
    }
    vec![WordChange { kind: WordChangeKind::Same, words: there }]
}

/// How many words of a passage stand word for word in the other source.
fn copied_words(comparison: &Comparison, own: SourceIndex, other: SourceIndex, span: crate::text::Span) -> Option<usize> {
    let pair = |a: SourceIndex, b: SourceIndex| (a == own && b == other) || (a == other && b == own);
    let mut shared = comparison.reuse.iter().filter(|r| pair(r.parts[0].source, r.parts[1].source));
    shared.find(|r| r.parts.iter().any(|p| p.source == other && p.span.covers(span))).map(|r| r.words as usize)
}

fn voice(session: &Session, comparison: &Comparison, voice: Voice, speaker: Option<crate::compare::SharedEntityIndex>) -> String {
    let _ = session;
    let to = speaker.and_then(|s| comparison.entities.get(s.0 as usize)).map(|e| e.name.as_str());
    match (voice, to) {
        (Voice::Quoted, Some(name)) => format!("quotes {name}"),
        (Voice::Quoted, None) => "quoted".to_owned(),
        (Voice::Attributed, Some(name)) => format!("attributed to {name}"),
        (Voice::Attributed, None) => "attributed".to_owned(),
        (Voice::Asserted, _) => "in its own voice".to_owned(),
    }
}

fn kind_words(conflict: &Conflict) -> String {
    let kind = match conflict.kind {
        ConflictKind::Quantity => "Number",
        ConflictKind::Date => "Date",
        ConflictKind::Place => "Place",
        ConflictKind::Person => "Person",
        ConflictKind::Title => "Title",
        ConflictKind::Polarity => "Whether it is so",
        ConflictKind::Certainty => "Certainty",
        ConflictKind::Wording => "Wording",
        ConflictKind::Order => "Order",
    };
    match conflict.severity {
        Severity::Contradiction => format!("{kind}: contradiction"),
        Severity::Tension => format!("{kind} differs"),
        Severity::Detail => format!("{kind}: one is more precise"),
    }
}

/// Draws a card per claim.
pub(super) fn elsewhere_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    desk.inspector.elsewhere.work_out(session);
    if session.comparison().is_none() && session.sources().len() > 1 {
        widgets::section(ui, "The same statement", "");
        widgets::quiet(ui, "Sources are being compared…");
        return;
    }
    let several = desk.inspector.elsewhere.claims.len() > 1;
    let elsewhere = &desk.inspector.elsewhere;
    for (at, card) in elsewhere.claims.iter().enumerate() {
        let with_text = several || session.selection().is_none();
        ui.push_id(card.claim.0, |ui| card_ui(ui, session, card, elsewhere.reasons_of(at), with_text, wishes));
    }
}

fn card_ui(ui: &mut Ui, session: &Session, card: &ClaimCard, reasons: &[String], with_text: bool, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let heading = match (card.statements.is_empty(), session.selection().is_none()) {
        (true, false) => "Only here",
        (_, true) => "The claim",
        _ => "The same statement",
    };
    widgets::section(ui, heading, "");
    if with_text {
        ui.label(widgets::tone(card.text.replace('\n', " "), theme::regular(theme::BODY), p.soft));
        ui.add_space(STEP);
    }
    ui.spacing_mut().item_spacing.y = 2.0 * STEP;
    for (at, statement) in card.statements.iter().enumerate() {
        let reason = reasons.get(at).map_or("", String::as_str);
        ui.push_id(at, |ui| statement_ui(ui, card.claim, statement, reason, wishes));
    }
    for conflict in &card.conflicts {
        conflict_ui(ui, conflict);
    }
    if !card.missing.is_empty() {
        missing_ui(ui, session, card, wishes);
    }
    if session.selection().is_none() {
        review_ui(ui, session, card.claim, wishes);
    }
}

fn statement_ui(ui: &mut Ui, claim: ClaimIndex, statement: &Statement, reason: &str, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let inner = ui.scope(|ui| {
        super::quotation::bar_ui(ui, p.hairline, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 1.5 * STEP;
                widgets::letter_mark(ui, statement.at, false);
                // A long name leaves room for how it is said.
                let room = ui.available_width() * 0.6;
                ui.label(widgets::elided(ui, &statement.label, theme::strong(theme::BODY), p.ink, room));
                let how = Label::new(widgets::tone(&statement.how, theme::regular(theme::BODY), p.soft)).truncate();
                ui.add(how);
            });
            let mut job = LayoutJob::default();
            ui::wording::append(&mut job, &statement.words, p, (&theme::regular(theme::BODY), p.soft));
            ui.label(job);
            if !reason.is_empty() {
                ui.add_space(STEP / 2.0);
                ui.label(widgets::tone(reason, theme::regular(theme::SMALL), p.faint))
                    .on_hover_text("Why they are held to be alike");
            }
        });
    });
    let rect = inner.response.rect;
    let response = ui.interact(rect, ui.scope_id().with("statement"), Sense::click());
    let words: String = statement.words.iter().filter(|w| w.kind != WordChangeKind::Removed).map(|w| w.words.as_str()).collect();
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{} {}: {words} {reason}", statement.label, statement.how))
    });
    if response.hovered() {
        ui.painter().rect_stroke(rect.expand(2.0), CornerRadius::same(RADIUS), p.line(), eframe::egui::StrokeKind::Outside);
    }
    widgets::focus_ring(ui, &response, rect.expand(2.0), RADIUS);
    if response.on_hover_text("Show it in its article").clicked() {
        wishes.push(Wish::Run(Command::SelectClaim { claim, source: Some(statement.source) }));
    }
}

fn conflict_ui(ui: &mut Ui, (kind, why, severity): &(String, String, Severity)) {
    let p = palette(ui);
    let (fill, ink) = if *severity == Severity::Detail { (p.hover, p.soft) } else { (p.differs_ground, p.differs) };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(widgets::tone(kind, theme::strong(theme::SMALL), ink));
        ui.label(widgets::tone(why, theme::regular(theme::BODY), ink));
    });
}

fn missing_ui(ui: &mut Ui, session: &Session, card: &ClaimCard, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.add_space(STEP);
    ui.label(widgets::tone("Not found in", theme::strong(theme::BODY), p.ink));
    ui.spacing_mut().item_spacing.y = STEP / 2.0;
    for missing in &card.missing {
        ui.push_id(missing.at, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 1.5 * STEP;
                widgets::letter_mark(ui, missing.at, false);
                ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
                    let label = if missing.absent { "Confirmed absent" } else { "Mark absent" };
                    let decide = widgets::button(ui, label, "", Emphasis::Quiet);
                    let decide = decide.on_hover_text("You have looked, and it is not there");
                    if decide.clicked()
                        && let Some(subject) = session.absence_subject(card.claim, missing.source)
                    {
                        wishes.push(Wish::Run(review::decide(session, subject, Decision::Confirmed)));
                    }
                    ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                        let name = Label::new(widgets::tone(&missing.label, theme::regular(theme::BODY), p.soft)).truncate();
                        let name = ui.add(name.sense(Sense::click())).on_hover_text("Show the nearest sentence");
                        if name.clicked() {
                            wishes.push(Wish::Run(Command::SelectClaim { claim: card.claim, source: Some(missing.source) }));
                        }
                    });
                });
            });
        });
    }
}

fn review_ui(ui: &mut Ui, session: &Session, claim: ClaimIndex, wishes: &mut Vec<Wish>) {
    let said = session.claim_subject(claim).and_then(|s| session.correction_of(&s)).map(|c| c.decision.clone());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        let (y, n) = (widgets::key_of(ui, Action::Confirm), widgets::key_of(ui, Action::Reject));
        let confirm = if said == Some(Decision::Confirmed) { "Confirmed" } else { "Confirm" };
        let reject = if said == Some(Decision::Rejected) { "Rejected" } else { "Reject" };
        for (label, key, decision) in [(confirm, y, Decision::Confirmed), (reject, n, Decision::Rejected)] {
            if widgets::button(ui, label, &key, Emphasis::Plain).clicked()
                && let Some(subject) = session.claim_subject(claim)
            {
                wishes.push(Wish::Run(review::decide(session, subject, decision)));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(here: &str, there: &str) -> String {
        let mark = |c: &WordChange| match c.kind {
            WordChangeKind::Same => c.words.clone(),
            WordChangeKind::Removed => format!("[-{}]", c.words),
            WordChangeKind::Added => format!("[+{}]", c.words),
        };
        compared(Some(here), there.to_owned()).iter().map(mark).collect()
    }

    #[test]
    fn near_wordings_are_compared_word_by_word() {
        assert_eq!(check("the gate stays shut today", "the gate stayed shut today"), "the gate [-stays][+stayed] shut today");
    }

    #[test]
    fn far_wordings_are_shown_as_they_are() {
        assert_eq!(check("the gate stays shut", "no ship may enter the harbour"), "no ship may enter the harbour");
    }
}
