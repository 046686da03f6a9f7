//! Words as the lists have them: small letters, accents and full stops off.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `word` folded, as a string of its own.
pub(crate) fn folded(word: &str) -> String {
    let mut into = String::new();
    fold(word, &mut into);
    into
}

/// Writes `word` to `into` in small letters, without accents and full stops, with straight apostrophes. What was in `into` is gone.
pub(crate) fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.extend(word.bytes().filter(|&b| b != b'.').map(|b| b.to_ascii_lowercase() as char));
    } else {
        let letters = word.nfd().filter(|&c| !is_combining_mark(c) && c != '.').flat_map(char::to_lowercase);
        for c in letters {
            match c {
                '’' | 'ʼ' | '‘' => into.push('\''),
                '\u{2010}' | '\u{2011}' => into.push('-'),
                'ł' => into.push('l'),
                'ø' => into.push('o'),
                'đ' => into.push('d'),
                'ı' => into.push('i'),
                'ß' => into.push_str("ss"),
                'æ' => into.push_str("ae"),
                'œ' => into.push_str("oe"),
                '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
                c => into.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_stops_go() {
        for (word, plain) in [("Zelenśkyy’s", "zelenskyy's"), ("U.S.", "us"), ("GROẞ", "gross"), ("Łódź", "lodz")] {
            assert_eq!(folded(word), plain);
        }
    }
}
