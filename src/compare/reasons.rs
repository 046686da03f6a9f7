//! Why two sentences are linked, in words that can be shown.

use super::{
    Reason,
    likeness::matches,
    matter::{Coverage, Matter},
    terms::TermKind,
};

/// No more than this many words are named in a reason.
const MOST_WORDS: usize = 6;

/// Why two statements are alike, strongest first.
pub(crate) fn reasons(coverage: &Coverage<'_>, a: &Matter, b: &Matter) -> Vec<Reason> {
    let mut found: Vec<(f32, Reason)> = Vec::new();
    let mut by_kind: [(f32, Vec<(f32, String)>); 3] = Default::default();
    for (i, j, worth) in matches(a, b) {
        let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) else { continue };
        let Some(term) = coverage.vocabulary.terms.get(x.0 as usize) else { continue };
        let weight = worth * (x.1 * y.1).sqrt();
        let place = match term.kind {
            TermKind::Name => 0,
            TermKind::Number => 1,
            TermKind::Word => 2,
        };
        if let Some((sum, words)) = by_kind.get_mut(place) {
            *sum += weight;
            let shown = |term: u32| coverage.vocabulary.shown.get(term as usize).map_or("", String::as_str);
            let (one, other) = (shown(x.0), shown(y.0));
            words.push((weight, if one == other { other.to_owned() } else { format!("{one} / {other}") }));
        }
    }
    for (place, (sum, mut words)) in by_kind.into_iter().enumerate() {
        if words.is_empty() {
            continue;
        }
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let words: Vec<String> = words.into_iter().take(MOST_WORDS).map(|w| w.1).collect();
        let reason = match place {
            0 => Reason::SameNames(words),
            1 => Reason::SameNumbers(words),
            _ => Reason::RareWords(words),
        };
        found.push((sum, reason));
    }
    if let (Some(x), Some(y)) = (a.speaker, b.speaker)
        && x == y
    {
        found.push((0.0, Reason::SameSpeaker(coverage.entities.name(x).to_owned())));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, reason)| reason).collect()
}
