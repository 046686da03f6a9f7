//! The thread that works beside the window.
//!
//! One named thread opens, saves and keeps the time; what takes long (reading articles, parsing, comparing) it hands to rayon's
//! threads, so that a save never waits for an analysis. The session gives at most one job of each [`Lane`] at a time and keeps
//! the others itself, so no channel is ever full on its side. Every job runs in `catch_unwind`: a bug in a parser becomes a
//! message and never costs the user's notes.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Instant,
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use super::{
    claim_rows::ClaimFacts,
    find::{FindJob, Found},
    jobs::{Analysis, AnalysisJob, DiskJob},
    rows_by_hand::RowsJob,
    session::Wake,
};
use crate::compare::Comparison;

/// Requests on their way: one a lane and the clock; more never wait.
const REQUESTS: usize = 8;
/// Results on their way; a worker that is further ahead waits until the session polls.
const EVENTS: usize = 256;

/// What runs beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lane {
    /// Reading articles, parsing, comparing.
    Analysis,
    /// The project's file and its journal.
    Disk,
    /// Laying what was said of rows over the comparison: the last counts.
    Rows,
    /// Looking for words: any number of searches, of which the last counts.
    Find,
}

/// Asks a job to stop; looked at between articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub(super) fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the session asks for.
#[derive(Debug)]
pub(super) enum Request {
    Analysis {
        job: AnalysisJob,
        cancel: Cancel,
    },
    Disk(DiskJob),
    Find {
        job: FindJob,
        cancel: Cancel,
    },
    Rows {
        job: Box<RowsJob>,
        cancel: Cancel,
    },
    /// Send [`Event::Due`] then.
    Remind(Instant),
}

/// What the worker says.
#[derive(Debug)]
pub(super) enum Event {
    /// How far reading or parsing is.
    Progress { done: usize, total: usize },
    /// Something the analysis found.
    Found(Analysis),
    /// What a search found, or what is wrong with its expression.
    Hits { number: u64, found: Result<Found, String> },
    /// The comparison as a person put its rows.
    Rows { number: u64, comparison: Box<Comparison>, facts: Box<ClaimFacts> },
    /// What became of a job on the disk.
    Disk(super::jobs::DiskResult),
    /// The lane is free; where its job broke off by a fault in the program, what it said.
    Finished { lane: Lane, fault: Option<String> },
    /// The time asked for has come.
    Due,
}

/// How a job speaks to the session.
#[derive(Clone)]
pub(super) struct Outbox {
    events: Sender<Event>,
    wake: Wake,
}

impl Outbox {
    /// Sends an event. A session that is gone hears nothing, and the job goes on to its end.
    pub(super) fn send(&self, event: Event) {
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }
}

/// The worker thread; ends, after what it is writing, when dropped.
pub(super) struct Worker {
    requests: Option<Sender<Request>>,
    events: Option<Receiver<Event>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    pub(super) fn start(wake: Wake) -> Self {
        let (requests, inbox) = bounded(REQUESTS);
        let (events, results) = bounded(EVENTS);
        let outbox = Outbox { events, wake };
        let thread = std::thread::Builder::new().name("crossread-worker".to_owned()).spawn(move || work(&inbox, &outbox));
        if let Err(error) = &thread {
            log::error!("the worker thread did not start: {error}");
        }
        Self { requests: Some(requests), events: Some(results), thread: thread.ok() }
    }

    /// False where there is no worker (the system gave no thread).
    pub(super) fn ask(&self, request: Request) -> bool {
        self.requests.as_ref().is_some_and(|requests| requests.try_send(request).is_ok())
    }

    /// The next result, if one waits.
    pub(super) fn next(&self) -> Option<Event> {
        self.events.as_ref().and_then(|events| events.try_recv().ok())
    }

    /// The next result, as soon as there is one; `None` where none will come.
    pub(super) fn wait(&self) -> Option<Event> {
        self.events.as_ref().and_then(|events| events.recv().ok())
    }

    /// Ends the thread, after what it is writing and what it was asked before.
    pub(super) fn stop(&mut self) {
        // Both ends first: then neither side waits for the other, and a save under way is finished before the program ends.
        self.requests = None;
        self.events = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop();
    }
}

fn work(inbox: &Receiver<Request>, outbox: &Outbox) {
    let mut due: Option<Instant> = None;
    loop {
        let request = match due {
            Some(at) => inbox.recv_deadline(at),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match request {
            Ok(Request::Remind(at)) => due = Some(at),
            Ok(Request::Disk(job)) => guarded(Lane::Disk, outbox, || job.run(outbox)),
            Ok(Request::Analysis { job, cancel }) => {
                let outbox = outbox.clone();
                rayon::spawn(move || guarded(Lane::Analysis, &outbox, || job.run(&cancel, &outbox)));
            }
            Ok(Request::Find { job, cancel }) => {
                let outbox = outbox.clone();
                rayon::spawn(move || guarded(Lane::Find, &outbox, || job.run(&cancel, &outbox)));
            }
            Ok(Request::Rows { job, cancel }) => {
                let outbox = outbox.clone();
                rayon::spawn(move || guarded(Lane::Rows, &outbox, || job.run(&cancel, &outbox)));
            }
            Err(RecvTimeoutError::Timeout) => {
                due = None;
                outbox.send(Event::Due);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Runs a job and says when it is over, however it ends.
fn guarded(lane: Lane, outbox: &Outbox, job: impl FnOnce()) {
    let fault = catch_unwind(AssertUnwindSafe(job)).err().map(|panic| words_of(panic.as_ref()));
    outbox.send(Event::Finished { lane, fault });
}

/// What a panic said.
pub(super) fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_job_that_panics_frees_its_lane_and_says_why() {
        let (events, results) = bounded(EVENTS);
        let outbox = Outbox { events, wake: Arc::new(|| {}) };
        guarded(Lane::Analysis, &outbox, || panic!("no such {}", "token"));
        let Ok(Event::Finished { lane: Lane::Analysis, fault: Some(fault) }) = results.try_recv() else { panic!("no word of it") };
        assert_eq!(fault, "no such token");
    }

    #[test]
    fn an_analysis_that_is_asked_to_stop_finds_nothing_more() {
        let (events, results) = bounded(EVENTS);
        let outbox = Outbox { events, wake: Arc::new(|| {}) };
        let cancel = Cancel::default();
        cancel.ask();
        AnalysisJob::Import { generation: 0, paths: vec![PathBuf::from(".")] }.run(&cancel, &outbox);
        assert!(results.try_recv().is_err());
    }

    #[test]
    fn the_worker_rings_when_the_time_has_come_and_ends_when_dropped() {
        let worker = Worker::start(Arc::new(|| {}));
        assert!(worker.ask(Request::Remind(Instant::now())));
        assert!(matches!(worker.wait(), Some(Event::Due)));
    }
}
