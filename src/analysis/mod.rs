//! The analysis format: what parsing and comparison found, as JSON.
//!
//! Wire types, apart from the inner ones; the only place where the spans of a parse become code points. Versioned: a field is
//! added, never renamed.
