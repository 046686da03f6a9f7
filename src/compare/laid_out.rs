//! One statement laid out, so that many others are held against it quickly.
//!
//! Its terms and their classes lie by number, and each of another statement's finds its match at once, where two sorted lists would
//! be merged. The matches are the same ones.

use super::{
    likeness::{Match, Near, weight},
    matter::Matter,
};

/// Where one statement after the other is laid out.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// For each term its position in the statement, counted from 1; 0 where it does not have it.
    terms: Vec<u16>,
    /// For each class the stretch of [`Matter::classes`] that it takes.
    classes: Vec<(u32, u32)>,
    near: Near,
}

/// A statement that lies on a table.
#[derive(Debug)]
pub(crate) struct LaidOut<'t, 'm> {
    table: &'t mut Table,
    /// The statement.
    pub matter: &'m Matter,
}

impl Table {
    /// Lays a statement out.
    pub(crate) fn lay<'t, 'm>(&'t mut self, matter: &'m Matter) -> LaidOut<'t, 'm> {
        let room = |last: Option<u32>| last.map_or(0, |last| last as usize + 1);
        self.terms.resize(self.terms.len().max(room(matter.terms.last().map(|term| term.0))), 0);
        self.classes.resize(self.classes.len().max(room(matter.classes.last().map(|class| class.0))), (0, 0));
        for (position, (term, _)) in (1..).zip(&matter.terms) {
            if let Some(at) = self.terms.get_mut(*term as usize) {
                *at = position;
            }
        }
        let mut first = 0;
        for of_class in matter.classes.chunk_by(|x, y| x.0 == y.0) {
            let end = first + of_class.len() as u32;
            if let Some(stretch) = of_class.first().and_then(|class| self.classes.get_mut(class.0 as usize)) {
                *stretch = (first, end);
            }
            first = end;
        }
        LaidOut { table: self, matter }
    }
}

impl LaidOut<'_, '_> {
    /// Calls `found` with each match and with what is passed over, the equal terms first.
    pub(crate) fn each_match(&mut self, other: &Matter, mut found: impl FnMut(Match)) {
        let Table { terms, classes, near } = &mut *self.table;
        for (j, (term, _)) in other.terms.iter().enumerate() {
            if let Some(i) = terms.get(*term as usize).and_then(|at| at.checked_sub(1)) {
                near.equal((usize::from(i), j), &mut found);
            }
        }
        for &y in &other.classes {
            let (first, end) = classes.get(y.0 as usize).copied().unwrap_or_default();
            for &x in self.matter.classes.get(first as usize..end as usize).unwrap_or_default() {
                near.alike(x, y, &mut found);
            }
        }
        near.settle(&mut found);
    }

    /// The weight that another statement shares with it.
    pub(crate) fn shared(&mut self, other: &Matter) -> f32 {
        let (mut shared, matter) = (0.0, self.matter);
        self.each_match(other, |m| {
            if !m.passed_over {
                shared += weight(matter, other, m);
            }
        });
        shared
    }
}

impl Drop for LaidOut<'_, '_> {
    /// Clears the table for the next.
    fn drop(&mut self) {
        for (term, _) in &self.matter.terms {
            if let Some(at) = self.table.terms.get_mut(*term as usize) {
                *at = 0;
            }
        }
        for (class, ..) in &self.matter.classes {
            if let Some(stretch) = self.table.classes.get_mut(*class as usize) {
                *stretch = (0, 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Article, Names, entities,
            likeness::{likeness, matches},
            matter::Coverage,
            prepare::{Prepared, prepare},
        },
        *,
    };
    use crate::{
        parse::{Parsed, parse},
        text::{Document, Metadata},
    };

    #[test]
    fn one_table_finds_what_merging_finds_for_one_statement_after_the_other() {
        let texts = [
            "The mayor of Lowmoor shut the old bridge on Sunday. Repairs will cost 40 million crowns, he said, and two years.",
            "Lowmoor's bridge was closed by its mayor. The repair costs forty million crowns. “Two years is long,” said a baker.",
            "Brenland's government pays for bridges. Its mayors repaired 40 of them; the Brenlanders close one each Sunday.",
        ];
        let document = |text: &str| Document { text: text.into(), file: None, metadata: Metadata::default() };
        let documents = texts.map(document);
        let parsed: Vec<Parsed> = documents.iter().map(parse).collect();
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let prepared: Vec<Prepared> = articles.iter().map(|&article| prepare(article)).collect();
        let prepared: Vec<&Prepared> = prepared.iter().collect();
        let entities = entities::entities(&articles, &Names::default());
        let coverage = Coverage::new(&articles, &prepared, &entities);
        let mut table = Table::default();
        let mut near = 0;
        for a in &coverage.matters {
            let mut laid_out = table.lay(a);
            for b in &coverage.matters {
                let mut found = Vec::new();
                laid_out.each_match(b, |m| {
                    if !m.passed_over {
                        found.push((m.at.0, m.at.1, m.worth));
                    }
                });
                assert_eq!(found, matches(a, b));
                assert_eq!(laid_out.shared(b).to_bits(), likeness(a, b).shared.to_bits());
                near += found.iter().filter(|m| m.2 < 1.0).count();
            }
        }
        assert!(near > 0, "the texts have no words that are near and not the same");
    }
}
