//! How a comparison is told that nobody waits for it any more.

/// Asked often, between sentences and between pairs of them: whether to stop.
#[derive(Clone, Copy)]
pub struct Stop<'a>(&'a (dyn Fn() -> bool + Sync));

impl<'a> Stop<'a> {
    /// Stops when `asked` says so; it is called from several threads, many thousand times, so it has to be cheap.
    pub fn when(asked: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self(asked)
    }

    /// Goes on to the end.
    pub fn never() -> Self {
        Self(&|| false)
    }

    /// Whether to stop.
    pub(crate) fn asked(self) -> bool {
        (self.0)()
    }
}

impl std::fmt::Debug for Stop<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stop").finish_non_exhaustive()
    }
}
