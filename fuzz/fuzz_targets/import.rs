//! Bytes of any file come in as text or are refused; what came in is text as the program promises it.

#![no_main]

use crossread::text::{CharMap, import::import_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["article.txt", "article.md"] {
        if let Ok(document) = import_bytes(name, bytes) {
            assert!(!document.text.contains('\r') && !document.text.starts_with('\u{feff}'));
            assert!(!document.text.trim().is_empty());
            let (text, map) = (&document.text, CharMap::new(&document.text));
            assert_eq!(map.char_of_byte(text, text.len()), map.chars());
            assert_eq!(map.byte_of_char(text, map.chars()), text.len());
        }
    }
});
