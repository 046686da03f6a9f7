//! Ids that stay the same as long as the thing lives, in every version of the file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh one.
            #[expect(clippy::new_without_default, reason = "no two are the same, so none is the default")]
            pub fn new() -> Self {
                Self(Uuid::new_v4())
            }
        }
    };
}

id!(
    /// A project.
    ProjectId
);
id!(
    /// A source in a project.
    SourceId
);
id!(
    /// A tag of the codebook.
    TagId
);
id!(
    /// An annotation.
    AnnotationId
);
id!(
    /// A correction of something the program found.
    CorrectionId
);
