//! Bytes to code points and back.

/// Every how many code points a byte offset is remembered.
const STEP: usize = 64;

/// Converts between byte offsets and code-point offsets of one text, in constant time (at most 64 chars are walked).
#[derive(Clone, Debug)]
pub struct CharMap {
    /// Byte offset of the code points 0, `STEP`, 2·`STEP`, …; empty for a text that is all ASCII.
    steps: Vec<u32>,
    chars: usize,
}

impl CharMap {
    /// The map of `text`.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { steps: Vec::new(), chars: text.len() };
        }
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut chars = 0;
        for (byte, _) in text.char_indices() {
            if chars % STEP == 0 {
                steps.push(byte as u32);
            }
            chars += 1;
        }
        Self { steps, chars }
    }

    /// How many code points the text has.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// The code point at or before the byte `byte` of `text`; past the end, the number of code points.
    pub fn char_of_byte(&self, text: &str, byte: usize) -> usize {
        if byte >= text.len() {
            return self.chars;
        }
        if self.steps.is_empty() {
            return byte;
        }
        let step = self.steps.partition_point(|&b| b as usize <= byte).saturating_sub(1);
        let from = self.steps.get(step).map_or(0, |&b| b as usize);
        let tail = text.get(from..).unwrap_or_default();
        let walked = tail.char_indices().take_while(|(at, _)| from + at <= byte).count();
        step * STEP + walked.saturating_sub(1)
    }

    /// The byte at which the code point `char` of `text` starts; past the end, the text's length.
    pub fn byte_of_char(&self, text: &str, char: usize) -> usize {
        if char >= self.chars {
            return text.len();
        }
        if self.steps.is_empty() {
            return char;
        }
        let from = self.steps.get(char / STEP).map_or(0, |&b| b as usize);
        let tail = text.get(from..).unwrap_or_default();
        tail.char_indices().nth(char % STEP).map_or(text.len(), |(at, _)| from + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let map = CharMap::new(text);
        assert_eq!(map.chars(), text.chars().count());
        for (char, (byte, c)) in text.char_indices().enumerate() {
            assert_eq!(map.byte_of_char(text, char), byte);
            for inside in 0..c.len_utf8() {
                assert_eq!(map.char_of_byte(text, byte + inside), char);
            }
        }
        assert_eq!(map.byte_of_char(text, map.chars()), text.len());
        assert_eq!(map.char_of_byte(text, text.len()), map.chars());
    }

    #[test]
    fn ascii_and_wide_characters_go_both_ways() {
        check("");
        check("plain");
        check("“Türkiye” 🙂 — Zelenskyy");
        check(&"a🙂é\n".repeat(200));
    }
}
