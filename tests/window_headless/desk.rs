//! What the tests of the window share: a window on the sample, waiting for the worker, keys and clicks.

use std::{
    cell::RefCell,
    collections::VecDeque,
    path::PathBuf,
    rc::Rc,
    time::{Duration, Instant},
};

use crossread::{
    commands::Session,
    ui::{
        App, Start,
        dialogs::{AT_ONCE, Answer, Dialogs, Question, Reply},
    },
};
use eframe::egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

pub(crate) type Window = Harness<'static, App>;

/// Answers questions from a list; with the list at its end like a system without dialogs.
#[derive(Clone, Default)]
pub(crate) struct Scripted {
    pub(crate) answers: Rc<RefCell<VecDeque<Vec<PathBuf>>>>,
    pub(crate) asked: Rc<RefCell<Vec<Question>>>,
}

impl Dialogs for Scripted {
    fn ask(&mut self, question: Question, reply: Reply) {
        self.asked.borrow_mut().push(question.clone());
        let answer = self.answers.borrow_mut().pop_front();
        let took = if answer.is_some() { 2 * AT_ONCE } else { Duration::ZERO };
        reply.send(Answer { question, paths: answer.unwrap_or_default(), took });
    }
}

/// Answers every question with the same path; without one like a person who closes the dialog.
pub(crate) struct Always(pub(crate) Option<PathBuf>);

impl Dialogs for Always {
    fn ask(&mut self, question: Question, reply: Reply) {
        reply.send(Answer { question, paths: self.0.iter().cloned().collect(), took: 2 * AT_ONCE });
    }
}

/// A window of this size, nothing waited for.
pub(crate) fn open(start: Start, size: impl Into<Vec2>, dialogs: impl Dialogs + 'static) -> Window {
    Harness::builder().with_size(size).with_max_steps(20).build_eframe(move |cc| App::new(cc, start, Box::new(dialogs)))
}

/// A window of this size on the sample, analysed.
pub(crate) fn sample_in(size: impl Into<Vec2>, dialogs: impl Dialogs + 'static) -> Window {
    let mut h = open(Start::Sample, size, dialogs);
    until(&mut h, "the analysis of the sample", |h| analysed(h.state().session()));
    h
}

/// Everything that was opened is read in and compared.
pub(crate) fn analysed(session: &Session) -> bool {
    !session.sources().is_empty() && session.comparison().is_some() && session.progress().is_none()
}

/// Steps until `holds`, and until that is drawn; the worker runs beside.
pub(crate) fn until(h: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    /// Longer than anything takes on a busy machine.
    const LIMIT: Duration = Duration::from_mins(1);
    let begun = Instant::now();
    loop {
        h.step();
        if holds(h) {
            break;
        }
        assert!(begun.elapsed() < LIMIT, "waited in vain for {what}: {:?}", h.state().session().notices());
        std::thread::park_timeout(Duration::from_millis(2));
    }
    settle(h);
}

/// Lets what was done be drawn, windows that open or close included.
pub(crate) fn settle(h: &mut Window) {
    h.run_steps(4);
}

pub(crate) fn press(h: &mut Window, modifiers: Modifiers, key: Key) {
    h.key_press_modifiers(modifiers, key);
    settle(h);
}

pub(crate) fn type_text(h: &mut Window, text: &str) {
    h.event(Event::Text(text.to_owned()));
    settle(h);
}

pub(crate) fn click(h: &mut Window, label: &str) {
    h.get_by_label(label).click();
    settle(h);
}
