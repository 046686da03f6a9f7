//! What always holds of text and of places in it, on texts that nobody wrote.

use crossread::text::{CharMap, decode, import};
use proptest::prelude::*;

/// Texts with the characters that offsets go wrong on: wide ones, joined ones, line ends, byte-order marks.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z .,“”’]{0,12}",
        2 => any::<String>(),
        2 => prop::sample::select(vec!["🙂", "👩‍👩‍👧", "é", "e\u{301}", "\r\n", "\r", "\n", "\u{feff}", "\u{2028}", "\u{a0}", "𝒜", "ẞ"]).prop_map(str::to_owned),
        // Longer than the stretch between two places that the map remembers.
        1 => (prop::sample::select(vec!["a", "é", "—", "🙂"]), 0..200_usize).prop_map(|(c, n)| c.repeat(n)),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// The text as the program shows it, written another way than the import does.
fn as_shown(text: &str) -> String {
    let mut shown = String::new();
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            chars.next_if_eq(&'\n');
        }
        shown.push(if c == '\r' { '\n' } else { c });
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_go_from_bytes_to_code_points_and_back(text in any_text()) {
        let map = CharMap::new(&text);
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        prop_assert_eq!(map.chars() + 1, starts.len());
        for (char, byte) in starts.into_iter().enumerate() {
            prop_assert_eq!(map.char_of_byte(&text, byte), char);
            prop_assert_eq!(map.byte_of_char(&text, char), byte);
        }
    }

    #[test]
    fn bytes_inside_a_character_belong_to_it(text in any_text(), byte in 0..4000_usize) {
        let map = CharMap::new(&text);
        let char = map.char_of_byte(&text, byte);
        let start = map.byte_of_char(&text, char);
        prop_assert!(start <= byte && text.is_char_boundary(start));
        prop_assert_eq!(map.char_of_byte(&text, start), char);
    }

    #[test]
    fn any_bytes_decode_or_are_no_text(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Some(text) = decode::decode(&bytes) {
            prop_assert_eq!(&text, &as_shown(&text));
            prop_assert!(!text.contains('\0'));
        }
    }

    #[test]
    fn any_utf16_decodes(units in prop::collection::vec(prop_oneof![3 => 32..1000_u16, 1 => 0xd800..0xe000_u16], 0..300), odd in any::<bool>()) {
        // A half pair and half a unit are one damaged place, not two.
        let odd = odd && units.last().is_none_or(|u| *u < 0xd800);
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(units.iter().flat_map(|u| u.to_le_bytes())).chain(odd.then_some(b'x')).collect();
        let mut want = as_shown(&String::from_utf16_lossy(&units));
        if odd {
            want.push('\u{fffd}');
        }
        // Control characters in such numbers are no text; what comes is all there.
        if let Some(text) = decode::decode(&bytes) {
            prop_assert_eq!(text, want);
        }
    }

    #[test]
    fn import_keeps_every_character(text in any_text()) {
        let want = as_shown(&text);
        match import::import_bytes("article.txt", text.as_bytes()) {
            Ok(document) => prop_assert_eq!(&*document.text, &want),
            Err(import::ImportError::Empty { .. }) => prop_assert!(want.trim().is_empty()),
            // Control characters, or the first characters of a web page.
            Err(error) => prop_assert!(text.chars().any(char::is_control) || text.contains('<'), "{error}"),
        }
        if let Ok(document) = import::import_pasted(&text) {
            prop_assert_eq!(&*document.text, &want);
            // What is imported stays as it is when it is imported again.
            let again = import::import_pasted(&document.text);
            prop_assert_eq!(again.ok(), Some(document));
        }
    }

    #[test]
    fn what_is_known_is_never_blank(text in any_text(), lines in prop::collection::vec("(---|title|Date|Source|References?|#|\\[|\"|'|:| |\n|[a-zA-Z0-9.-]{1,6}){0,9}", 0..8)) {
        let text = format!("{}\n{text}\n{}", lines.join("\n"), lines.join(": "));
        let metadata = import::document_of(&text).metadata;
        let known = [&metadata.title, &metadata.outlet, &metadata.author, &metadata.date, &metadata.url];
        prop_assert!(known.into_iter().flatten().all(|value| !value.trim().is_empty()), "{metadata:?}");
    }
}
