//! Any bytes are a project or are refused; a project that was read is written and read again as the same.

#![no_main]

use crossread::project::file::{read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(opened) = read(bytes) {
        let written = write(&opened.project).expect("a project can be written");
        let again = read(&written).expect("what was written can be read");
        assert_eq!(again.project, opened.project);
    }
});
