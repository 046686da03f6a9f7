//! Bytes become text.
//!
//! UTF-8, UTF-16 with a byte-order mark, and the legacy encodings that browsers know. Line ends become `\n` and a leading
//! byte-order mark goes; nothing else is changed. Bytes that cannot be read become U+FFFD, so that every place stays countable.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text in which more than one character of this many is a control character was never written as text: a tenth of random
/// bytes are control characters, and even terminal logs with colour codes stay below a twentieth.
const CONTROLS_ONE_IN: usize = 20;

/// The text that `bytes` hold, or `None` where they are not text (NUL characters, or too many control characters).
pub fn decode(bytes: &[u8]) -> Option<String> {
    // A byte-order mark, or UTF-8 without a fault, is proof enough; the rest is judged by what comes out.
    let (encoding, is_sure) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, true),
        None if bytes.contains(&0) => (utf16_without_mark(bytes)?, false),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, true),
        None => (without_mark(bytes), false),
    };
    let text = encoding.decode(bytes).0;
    is_text(&text, is_sure).then(|| normalise(&text))
}

/// `text` with `\r\n` and `\r` as `\n` and without leading byte-order marks.
pub fn normalise(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Which encoding bytes are in that have neither a byte-order mark nor a NUL, and are not UTF-8 without a fault.
///
/// A file in UTF-8 with a few damaged bytes stays UTF-8: in another encoding, bytes that happen to go on a UTF-8 sequence are
/// rarer than those that break one.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    let (mut continuing, mut breaking) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        continuing += chunk.valid().chars().map(|c| c.len_utf8() - 1).sum::<usize>();
        breaking += usize::from(!chunk.invalid().is_empty());
    }
    if continuing > breaking {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 that lost its byte-order mark: every second byte of Western text is NUL, and no other one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let [mut first, mut second] = [0, 0];
    for pair in bytes.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    if bytes.len() % 2 == 1 {
        None
    } else if first == 0 && second * 2 > pairs {
        Some(UTF_16LE)
    } else if second == 0 && first * 2 > pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether characters are a text: no NUL, and hardly any other control character; where the encoding is not sure, hardly any
/// damage either.
fn is_text(text: &str, is_sure: bool) -> bool {
    let plain = |c: char| matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1b' | '\u{85}');
    let odd = |c: char| if c == '\u{fffd}' { !is_sure } else { c.is_control() && !plain(c) };
    let (mut all, mut controls) = (0, 0);
    for c in text.chars() {
        if c == '\0' {
            return false;
        }
        all += 1;
        controls += usize::from(odd(c));
    }
    controls * CONTROLS_ONE_IN <= all
}

#[cfg(test)]
mod tests {
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    use super::*;

    fn check(bytes: &[u8], want: Option<&str>) {
        assert_eq!(decode(bytes).as_deref(), want, "{bytes:?}");
    }

    fn utf16(mark: [u8; 2], text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
    }

    #[test]
    fn utf8_stays_and_its_mark_goes() {
        check("“Ō” 🙂".as_bytes(), Some("“Ō” 🙂"));
        check(b"\xef\xbb\xbfA\xc3\xa9", Some("Aé"));
        check("\u{feff}\u{feff}A\u{feff}B".as_bytes(), Some("A\u{feff}B"));
    }

    #[test]
    fn line_ends_become_newlines() {
        check(b"a\r\nb\rc\nd\r\r\ne", Some("a\nb\nc\nd\n\ne"));
        check("tab\t nbsp\u{a0} trailing  \u{2028}end".as_bytes(), Some("tab\t nbsp\u{a0} trailing  \u{2028}end"));
    }

    #[test]
    fn utf16_by_its_mark_or_by_its_nuls() {
        let text = "The lock-keeper said: “No boats” 🙂\r\n";
        let want = Some("The lock-keeper said: “No boats” 🙂\n");
        check(&utf16([0xff, 0xfe], text, u16::to_le_bytes), want);
        check(&utf16([0xfe, 0xff], text, u16::to_be_bytes), want);
        check(utf16([0, 0], text, u16::to_le_bytes).get(2..).unwrap(), want);
        check(utf16([0, 0], text, u16::to_be_bytes).get(2..).unwrap(), want);
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let mut bytes = utf16([0xff, 0xfe], "A plain sentence stands before it. ", u16::to_le_bytes);
        bytes.extend([0x00, 0xd8, b'x', 0, 0x01]);
        check(&bytes, Some("A plain sentence stands before it. \u{fffd}x\u{fffd}"));
    }

    #[test]
    fn legacy_encodings_are_recognised() {
        let western = "“It’s a façade,” the café owner said — “50 €, naïve.”";
        check(&WINDOWS_1252.encode(western).0, Some(western));
        let russian = "Мэр города сказал, что мост закроют на два дня.";
        check(&WINDOWS_1251.encode(russian).0, Some(russian));
        let japanese = "市長は橋を二日間閉鎖すると述べた。工事は来週始まる予定です。";
        check(&SHIFT_JIS.encode(japanese).0, Some(japanese));
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        check(
            b"\xe2\x80\x9cNo boats until May,\xe2\x80\x9d she said \xff in the caf\xc3",
            Some("“No boats until May,” she said \u{fffd} in the caf\u{fffd}"),
        );
    }

    #[test]
    fn what_is_not_text_is_nothing() {
        check(b"words\0and more words", None);
        check(&[0, 0, 0, 1], None);
        check(&[1, 2, 3, 4, 5, 6, 7, 8], None);
        check(&[0xff, 0xfe, 0, 0, b'a', 0, 0, 0], None);
        check(b"", Some(""));
        check(b"\xff\xfe", Some(""));
    }
}
