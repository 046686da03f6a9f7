//! The sample coverage, embedded in the program: five short pieces on one event.

use crate::text::{
    Document,
    import::{ImportError, import_bytes},
};

/// Name and bytes of each piece, in order.
const PIECES: [(&str, &[u8]); 5] = [
    ("01-north-ledger.md", include_bytes!("../../assets/sample/01-north-ledger.md")),
    ("02-harbour-post.md", include_bytes!("../../assets/sample/02-harbour-post.md")),
    ("03-the-meridian.md", include_bytes!("../../assets/sample/03-the-meridian.md")),
    ("04-wire-six.md", include_bytes!("../../assets/sample/04-wire-six.md")),
    ("05-fenland-review.md", include_bytes!("../../assets/sample/05-fenland-review.md")),
];

/// What the project with the sample is called.
pub const TITLE: &str = "Sample coverage";

/// The pieces as articles.
pub fn documents() -> Result<Vec<Document>, ImportError> {
    PIECES.iter().map(|(name, bytes)| import_bytes(name, bytes)).collect()
}
