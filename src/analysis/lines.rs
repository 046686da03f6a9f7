//! Lines of a stream that may be long, or endless.

use std::io::{self, BufRead, Read};

use crate::text::import::MAX_FILE_BYTES;

/// A line of the input that is not blank.
#[derive(Debug)]
pub(super) struct Line {
    /// Counts from 1, blank lines included.
    pub(super) number: u64,
    /// Its bytes without the line end; `None` for one longer than a file may be, which was read past but not kept.
    pub(super) bytes: Option<Vec<u8>>,
}

/// The lines of `input` with something on them. A byte-order mark at the start goes.
pub(super) struct Lines<R> {
    input: R,
    number: u64,
    most: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn of(input: R) -> Self {
        Self { input, number: 0, most: MAX_FILE_BYTES }
    }

    /// Reads on past the end of a line that is too long.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let (read, done) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.input.consume(read);
            if done {
                return Ok(());
            }
        }
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            if (&mut self.input).take(self.most + 1).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            let number = self.number;
            if bytes.len() as u64 > self.most && bytes.last() != Some(&b'\n') {
                self.skip_line()?;
                return Ok(Some(Line { number, bytes: None }));
            }
            if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { number, bytes: Some(bytes) }));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_line().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, most: u64, want: &[(u64, Option<&str>)]) {
        let lines = Lines { input: io::BufReader::with_capacity(3, input.as_bytes()), number: 0, most };
        let lines: Vec<Line> = lines.map(Result::unwrap).collect();
        let found: Vec<_> =
            lines.iter().map(|l| (l.number, l.bytes.as_ref().map(|b| std::str::from_utf8(b).unwrap().trim_end()))).collect();
        assert_eq!(found, want, "{input:?}");
    }

    #[test]
    fn blank_lines_count_but_do_not_come() {
        check("a\n\n \r\nb\r\nc", 9, &[(1, Some("a")), (4, Some("b")), (5, Some("c"))]);
        check("", 9, &[]);
        check("\u{feff}a\n", 9, &[(1, Some("a"))]);
    }

    #[test]
    fn a_line_too_long_is_read_past() {
        check("abcd\nabcde\nabcdef\nab\nabcdefghi", 4, &[(1, Some("abcd")), (2, None), (3, None), (4, Some("ab")), (5, None)]);
    }
}
