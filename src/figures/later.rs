//! A figure that is worked out beside the window: the old one stays in view until the new one is there.
//!
//! One is worked out at a time. What is asked for meanwhile waits, and of what waits only the newest is ever begun: a figure that the
//! session has outrun comes in, is shown, and the next one starts.

use crossbeam_channel::{Receiver, TryRecvError, bounded};

use crate::commands::Session;

/// Which figure it is: its session's revision, and a number that changes with what is shown of it.
pub type Made = (u64, u64);

/// A figure as it was last worked out.
#[derive(Debug, Default)]
pub struct Later<T> {
    figure: T,
    made: Option<Made>,
    /// The one under way, and where it arrives.
    running: Option<(Made, Receiver<T>)>,
}

impl<T: Send + 'static> Later<T> {
    /// Takes in what is finished and begins what is wanted: `make` is called on another thread, with the session as it is now. True where
    /// another figure than before came in.
    pub fn keep_up(&mut self, session: &Session, wanted: Made, make: impl FnOnce(&Session) -> T + Send + 'static) -> bool {
        let mut came = false;
        if let Some((made, arrives)) = &self.running {
            match arrives.try_recv() {
                Ok(figure) => {
                    self.figure = figure;
                    came = true;
                }
                Err(TryRecvError::Empty) => return false,
                // It broke off by a fault in the program: the old one stays, and is not asked for again until something changes.
                Err(TryRecvError::Disconnected) => {}
            }
            self.made = Some(*made);
            self.running = None;
        }
        if self.made != Some(wanted) {
            let (sender, arrives) = bounded(1);
            self.running = Some((wanted, arrives));
            session.beside(move |session| {
                // Nobody waits where the window is closed.
                let _ = sender.send(make(session));
            });
        }
        came
    }

    /// The figure: the last one that came in, empty before the first.
    pub fn figure(&self) -> &T {
        &self.figure
    }

    /// Whether one is under way.
    pub fn is_under_way(&self) -> bool {
        self.running.is_some()
    }

    /// Which one it is; `None` before the first.
    pub fn made(&self) -> Option<Made> {
        self.made
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use super::*;

    /// Keeps up until this one is there; every one that came in.
    fn wait(later: &mut Later<u64>, session: &Session, wanted: u64) -> Vec<u64> {
        let mut came = Vec::new();
        for _ in 0..2_000 {
            if later.keep_up(session, (wanted, 0), move |_| wanted) {
                came.push(*later.figure());
            }
            if later.made() == Some((wanted, 0)) {
                return came;
            }
            std::thread::park_timeout(Duration::from_millis(5));
        }
        panic!("waited in vain");
    }

    #[test]
    fn the_old_figure_stays_until_the_new_one_is_there_and_only_the_newest_is_begun() {
        let session = Session::new(Arc::new(|| {}));
        let mut later = Later::default();
        assert_eq!(wait(&mut later, &session, 1), [1]);
        let (go, wait_for) = bounded::<()>(0);
        later.keep_up(&session, (2, 0), move |_| {
            let _ = wait_for.recv();
            2
        });
        assert!(!later.keep_up(&session, (3, 0), |_| 3), "two is under way");
        assert_eq!(later.figure(), &1);
        drop(go);
        assert_eq!(wait(&mut later, &session, 4), [2, 4], "three was never begun");
    }

    #[test]
    fn a_figure_that_breaks_off_leaves_the_old_one() {
        let session = Session::new(Arc::new(|| {}));
        let mut later = Later::default();
        wait(&mut later, &session, 1);
        later.keep_up(&session, (2, 0), |_| panic!("no such row"));
        assert_eq!(wait(&mut later, &session, 2), [] as [u64; 0]);
        assert_eq!(later.figure(), &1);
        assert_eq!(wait(&mut later, &session, 3), [3]);
    }
}
