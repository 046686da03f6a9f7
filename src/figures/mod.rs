//! What the views to look at are drawn from: figures over all sources, worked out without a window.
//!
//! Each figure is made of a [`crate::commands::Session`] as it is at one revision and holds no words but what its rows name;
//! the window makes it anew when the revision grows, never in between. Nothing here decides anything: what a person rejected
//! is left out, what a person corrected is counted as corrected.

pub mod alike;
pub mod claim_cells;
pub mod claim_map;
pub mod conflicts;
mod draw;
mod later;
pub mod measure;
mod plot;
#[cfg(feature = "window")]
pub mod png;
mod scene;
pub mod sharing;
pub mod speakers;
mod svg;
pub mod table;
pub mod timeline;
pub mod together;
pub mod voices;
pub mod wording;
mod words;

pub use later::{Later, Made};
pub use plot::{Figure, Item, Plot};
pub use scene::{Anchor, Frame, Scene, Shape, Text, Tone};
pub use svg::svg;
pub use words::{count, kind_word, letter, one_line, severity_word};

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use crate::commands::{Command, Session};

    /// A session on these texts, analysed.
    pub(super) fn session_of(texts: &[&str]) -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        for (at, text) in texts.iter().enumerate() {
            session.run(Command::ImportPasted((*text).to_owned()));
            wait(&mut session, at + 1);
        }
        session
    }

    /// The sample coverage, analysed.
    pub(super) fn sample() -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        wait(&mut session, 5);
        session
    }

    /// Waits until so many sources are compared.
    fn wait(session: &mut Session, sources: usize) {
        /// Longer than an analysis takes on a busy machine, in steps of ten milliseconds.
        const PATIENCE: usize = 3_000;
        for _ in 0..PATIENCE {
            session.poll();
            let compared = session.sources().iter().filter(|s| s.compared.is_some()).count();
            if compared == sources && session.progress().is_none() {
                return;
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
        panic!("the articles are not compared");
    }
}
