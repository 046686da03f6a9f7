//! The thread that works beside the window.
//!
//! One named thread opens, saves and keeps the time; what takes long (reading articles, parsing, comparing, searching) goes to
//! rayon's threads without a detour, so that neither waits for the other. The session gives at most one job of each [`Lane`] at a
//! time and keeps the others itself, only the newest where that counts. Every job runs in `catch_unwind`: a bug in a parser becomes a
//! message and never costs the user's notes.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, TrySendError, bounded};

use super::{
    claim_facts::ClaimFacts,
    claim_rows::Made,
    find::Found,
    jobs::{Analysis, DiskJob},
    session::Wake,
};
use crate::compare::Comparison;

/// Requests on their way: a job on the disk and the clock, with room to spare.
const REQUESTS: usize = 8;
/// Results on their way; a worker that is further ahead waits until the session polls.
const EVENTS: usize = 256;

/// The thread's name.
const THREAD: &str = "crossread-worker";
/// How often it is looked whether a thread that is waited for is still there.
const LOOK: Duration = Duration::from_millis(100);

/// What runs beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lane {
    /// Reading articles, parsing, comparing.
    Analysis,
    /// The project's file and its journal.
    Disk,
    /// Laying what was said of rows over the comparison: the last counts.
    Rows,
    /// The rows of the claims table of a large coverage: the last counts.
    Table,
    /// Looking for words: the last search counts.
    Find,
    /// What a view is drawn from.
    Figure,
}

/// Asks a job to stop; looked at between articles and, while they are compared, between sentences.
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

/// What the session asks of the thread.
#[derive(Debug)]
pub(super) enum Request {
    Disk(DiskJob),
    /// Send [`Event::Due`] then.
    Remind(Instant),
}

/// Why a request did not go out.
#[derive(Debug)]
pub(super) enum NotAsked {
    /// Too many wait; it is to be asked again.
    Busy(Box<Request>),
    /// There is no worker: the system gave no thread, or it has ended.
    Gone,
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
    /// The rows of the claims table.
    Table { number: u64, made: Box<Made> },
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
    outbox: Outbox,
    requests: Option<Sender<Request>>,
    events: Option<Receiver<Event>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    pub(super) fn start(wake: Wake) -> Self {
        let (requests, inbox) = bounded(REQUESTS);
        let (events, results) = bounded(EVENTS);
        let outbox = Outbox { events, wake };
        let its_outbox = outbox.clone();
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || work(&inbox, &its_outbox));
        if let Err(error) = &thread {
            log::error!("the worker thread did not start: {error}");
        }
        Self { outbox, requests: Some(requests), events: Some(results), thread: thread.ok() }
    }

    /// A worker without a thread: nothing is done, and nothing comes of what is asked.
    pub(super) fn none() -> Self {
        let (events, _) = bounded(1);
        Self { outbox: Outbox { events, wake: Arc::new(|| {}) }, requests: None, events: None, thread: None }
    }

    /// Gives the thread something to do.
    pub(super) fn ask(&self, request: Request) -> Result<(), NotAsked> {
        let requests = self.requests.as_ref().ok_or(NotAsked::Gone)?;
        requests.try_send(request).map_err(|error| match error {
            TrySendError::Full(request) => NotAsked::Busy(Box::new(request)),
            TrySendError::Disconnected(_) => NotAsked::Gone,
        })
    }

    /// Runs a job on rayon's threads, whatever the worker's own thread does. [`Event::Finished`] comes when it is over.
    pub(super) fn beside(&self, lane: Lane, job: impl FnOnce(&Outbox) + Send + 'static) {
        let outbox = self.outbox.clone();
        rayon::spawn(move || guarded(lane, &outbox, || job(&outbox)));
    }

    /// The next result, if one waits.
    pub(super) fn next(&self) -> Option<Event> {
        self.events.as_ref().and_then(|events| events.try_recv().ok())
    }

    /// The next result, as soon as there is one; `None` where the thread has ended and none will come.
    pub(super) fn wait(&self) -> Option<Event> {
        let events = self.events.as_ref()?;
        loop {
            match events.recv_timeout(LOOK) {
                Ok(event) => return Some(event),
                Err(_) if self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) => {}
                Err(_) => return events.try_recv().ok(),
            }
        }
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
    use std::{path::PathBuf, sync::Mutex};

    use super::*;
    use crate::commands::jobs::AnalysisJob;

    #[test]
    fn a_search_begins_while_the_disk_is_slow_and_a_worker_that_is_behind_says_so() {
        let disk = Arc::new(Mutex::new(()));
        let slow = Arc::clone(&disk);
        let held = disk.lock().unwrap();
        // The worker's own thread stays in the job until the lock is free.
        let worker = Worker::start(Arc::new(move || {
            if std::thread::current().name() == Some(THREAD) {
                drop(slow.lock());
            }
        }));
        let discard = DiskJob::Discard { path: PathBuf::from("not there") };
        worker.ask(Request::Disk(discard)).unwrap();
        assert!(matches!(worker.wait(), Some(Event::Disk(_))));
        worker.beside(Lane::Find, |outbox| outbox.send(Event::Due));
        assert!(matches!(worker.wait(), Some(Event::Due)));
        assert!(matches!(worker.wait(), Some(Event::Finished { lane: Lane::Find, fault: None })));
        let refused = (0..=REQUESTS).find_map(|_| worker.ask(Request::Remind(Instant::now())).err());
        assert!(matches!(refused, Some(NotAsked::Busy(_))), "{refused:?}");
        drop(held);
    }

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
        AnalysisJob::Import { generation: 0, paths: vec![PathBuf::from(".")] }.run(&cancel, &outbox, &std::sync::Mutex::default());
        assert!(results.try_recv().is_err());
    }

    #[test]
    fn the_worker_rings_when_the_time_has_come_and_ends_when_dropped() {
        let worker = Worker::start(Arc::new(|| {}));
        worker.ask(Request::Remind(Instant::now())).unwrap();
        assert!(matches!(worker.wait(), Some(Event::Due)));
    }
}
