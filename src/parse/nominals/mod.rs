//! People and bodies that are mentioned by a common noun: "the gunman", "police", "two men", "his wife".
//!
//! [`phrases`] finds the nouns with what belongs to them, [`link`] says which of them are one. A noun is the same one as an earlier noun
//! of its kind where its article or its owner says so; it is somebody with a name only where it stands beside the name in commas. Who
//! has no name stays an entity without one, and nobody becomes a speaker here.

mod ages;
mod beside;
mod holders;
mod link;
mod phrases;

pub(crate) use ages::{OLDEST, is_apposed_age};
pub(crate) use holders::nouns_of;
pub(crate) use link::link;
pub(crate) use phrases::{Nominal, phrases, years_old};
