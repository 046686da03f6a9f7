//! Ids as the analysis format writes them: a letter and a number.

use serde::{Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $name(pub u32);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&format_args!(concat!($letter, "{}"), self.0))
            }
        }
    };
}

id!(
    /// A group of sources, `g0`.
    GroupId,
    "g"
);
id!(
    /// An entity, `e0`: over all sources of an analysis, or within one article of a parse.
    EntityId,
    "e"
);
id!(
    /// A claim, `c0`.
    ClaimId,
    "c"
);
id!(
    /// A conflict, `x0`.
    ConflictId,
    "x"
);
