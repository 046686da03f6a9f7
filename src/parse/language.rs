//! Which language a text is in.
//!
//! English is told by its small words, which is quick and sure even in short texts; for the rest a trigram model decides.
//! Only the first kilobytes are looked at.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Language, lexicon};

/// So much of a text is looked at, in bytes: the first three or four hundred words.
const SAMPLE: usize = 2_500;
/// With fewer letters than this the trigram model guesses at random, so nothing is said.
const LETTERS_TO_JUDGE: usize = 60;
/// Running English has a third of its words in the list below, other languages in Latin letters under a tenth.
const ENGLISH_SHARE: f64 = 0.18;
/// So few words say nothing.
const WORDS_TO_JUDGE: usize = 8;

/// Small words of English that are rare or absent in the languages around it.
const SMALL_WORDS: [&str; 32] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "he", "it", "his", "by", "from", "have", "has", "had", "be",
    "been", "are", "were", "not", "this", "which", "they", "their", "will", "would", "said", "she", "who", "its",
];

/// The language of `text`; [`Language::Unknown`] where there is too little of it.
pub(crate) fn detect(text: &str) -> Language {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or_default();
    if small_word_share(sample).is_some_and(|share| share >= ENGLISH_SHARE) {
        return Language::English;
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LETTERS_TO_JUDGE {
        return Language::Unknown;
    }
    match whatlang::detect(sample) {
        Some(found) if found.is_reliable() => named(found.lang()),
        _ => Language::Unknown,
    }
}

/// Share of English small words among the words of `sample`; `None` where there are too few words.
fn small_word_share(sample: &str) -> Option<f64> {
    let (mut words, mut small) = (0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        small += usize::from(SMALL_WORDS.iter().any(|small| small.eq_ignore_ascii_case(word)));
    }
    (words >= WORDS_TO_JUDGE).then(|| small as f64 / words as f64)
}

/// Codes of ISO 639-1 by those of ISO 639-3.
static CODES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../assets/lexicon/language_codes.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// The trigram model's language with the code of ISO 639-1 where there is one.
fn named(lang: whatlang::Lang) -> Language {
    if lang == whatlang::Lang::Eng {
        return Language::English;
    }
    Language::Other(CODES.get(lang.code()).copied().unwrap_or(lang.code()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: Language) {
        assert_eq!(detect(text), wanted, "{text}");
    }

    #[test]
    fn short_english_is_english() {
        check("The minister said that the bridge would be closed for a week.", Language::English);
    }

    #[test]
    fn other_languages_have_their_code() {
        check(
            "Die Brücke bleibt nach Angaben der Stadt bis Freitag gesperrt, weil ein Lastwagen das Geländer beschädigt hat.",
            Language::Other("de"),
        );
        check(
            "Le maire a annoncé lundi que le pont resterait fermé jusqu’à vendredi, après l’accident d’un camion sur la chaussée.",
            Language::Other("fr"),
        );
        check(
            "Мост будет закрыт до пятницы, сообщили в понедельник городские власти после аварии грузовика.",
            Language::Other("ru"),
        );
    }

    #[test]
    fn a_few_words_say_nothing() {
        check("", Language::Unknown);
        check("Bonjour!", Language::Unknown);
    }
}
