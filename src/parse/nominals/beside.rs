//! The person with a name whom a noun beside it describes: in commas, behind "is", or as whom one is identified.

use super::{
    Nominal,
    link::{Linking, MOST_NEAR},
    phrases::Lead,
};
use crate::parse::{EntityIndex, EntityKind, Form, Gender, Mention};

impl Linking<'_> {
    /// The person in whose apposition the noun stands: "Ann Lee, a waitress," or "the waitress, Ann Lee,".
    pub(super) fn beside(&self, nominal: &Nominal) -> Option<EntityIndex> {
        if nominal.many || nominal.kind != EntityKind::Person || matches!(nominal.lead, Lead::Number(_) | Lead::Bare) {
            return None;
        }
        // "Ann Lee, her sister,": of two before it the noun may be said of the other.
        let own = matches!(nominal.lead, Lead::Own(_));
        let gap = |from: u32, to: u32| self.text.get(from as usize..to as usize).unwrap_or_default();
        let closed = |at: u32| {
            let behind = self.text.get(at as usize..).unwrap_or_default();
            let behind = behind.strip_prefix(['”', '"', '’']).unwrap_or(behind);
            behind.starts_with([',', '.', ')', ';'])
                || behind.starts_with(" who ")
                || behind.starts_with(" whom ")
                || behind.starts_with(" from ")
        };
        let listing = |at: u32| gap(at, self.text.len() as u32).trim_start_matches(',').trim_start().starts_with("and ");
        let fits = |m: &Mention| self.may_be(nominal, m);
        let whole = nominal.whole;
        let upto = self.mentions.partition_point(|m| m.span.start < whole.start);
        let before = self.mentions.get(..upto)?.last();
        if let Some(before) = before.filter(|m| m.form == Form::Name && m.span.end <= whole.start && fits(m) && !own)
            && in_commas_or_is(gap(before.span.end, whole.start))
            && closed(nominal.head.end)
            && !listing(nominal.head.end)
        {
            return Some(before.entity);
        }
        let behind = self.mentions.get(upto..)?.iter().find(|m| m.span.start >= nominal.head.end)?;
        let named = behind.form == Form::Name && fits(behind) && nominal.lead != Lead::A;
        // "his wife, Ann Lee," and "his wife Ann Lee"
        let between = gap(nominal.head.end, behind.span.start);
        let apposed = between.trim() == "," && closed(behind.span.end) && !listing(behind.span.end) || own && between == " ";
        (named && apposed).then_some(behind.entity)
    }

    /// The person as whom one is identified: "the burglar, identified as Ann Lee", "police identified the burglar as Ann Lee",
    /// "a burglar named Ann Lee".
    pub(super) fn identified(&self, nominal: &Nominal) -> Option<EntityIndex> {
        /// Between the noun and the name stand no more bytes.
        const LONGEST: usize = 90;
        /// Nor between "identified" and the noun.
        const BEFORE: usize = 24;
        if nominal.many || nominal.kind != EntityKind::Person {
            return None;
        }
        let end = nominal.head.end;
        let from = self.mentions.partition_point(|m| m.span.start < end);
        let mut behind = self.mentions.get(from..)?.iter().take(MOST_NEAR);
        let name = behind.find(|m| m.form == Form::Name && self.may_be(nominal, m))?;
        let gap = self.text.get(end as usize..name.span.start as usize).filter(|gap| gap.len() <= LONGEST)?;
        let gap = gap.trim_end();
        if matches!(gap, " named" | ", named") {
            return Some(name.entity);
        }
        if !gap.ends_with(" as") || gap.contains(['.', ';', '\n', '“', '"']) {
            return None;
        }
        let says = |words: &str| ["identified", "named", "known"].iter().any(|verb| words.split_whitespace().any(|w| w == *verb));
        let before = self.text.get(..nominal.whole.start as usize)?;
        let start = before.char_indices().rev().take(BEFORE).last().map_or(0, |(at, _)| at);
        let close = before.get(start..).unwrap_or_default().split_whitespace().next_back() == Some("identified");
        (says(gap) || gap == " as" && close).then_some(name.entity)
    }

    /// Whether a mention's entity has a name, and the noun may be said of it.
    fn may_be(&self, nominal: &Nominal, mention: &Mention) -> bool {
        self.entities.get(mention.entity.0 as usize).is_some_and(|e| {
            let other = e.gender != Gender::Unknown && nominal.gender != Gender::Unknown && e.gender != nominal.gender;
            e.kind == EntityKind::Person && e.named && !other
        })
    }
}

/// Whether a name and a noun with these words between them are one: ",", ", 34,", "is".
fn in_commas_or_is(gap: &str) -> bool {
    let gap = gap.trim();
    let age = gap.strip_prefix(',').and_then(|gap| gap.strip_suffix(',')).map(str::trim);
    matches!(gap, "," | "is" | "was")
        || age.is_some_and(|age| !age.is_empty() && age.len() <= 2 && age.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use crate::{
        parse::{Mention, parse},
        text::{Document, Metadata},
    };

    /// The mentions of Eva Hale.
    fn check(text: &str, wanted: &[&str]) {
        let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
        let parsed = parse(&document);
        let hers = parsed.mentions.iter().filter(|m| parsed.entities[m.entity.0 as usize].name == "Eva Hale");
        assert_eq!(hers.map(|m| m.span.of(text)).collect::<Vec<_>>(), wanted, "{text}");
    }

    #[test]
    fn relatives_have_the_name_behind_them() {
        check("Tom Gray came with his wife, Eva Hale. His wife stayed.", &["wife", "Eva Hale", "wife"]);
        check("Tom Gray came with his wife Eva Hale.", &["wife", "Eva Hale"]);
        check("Tom Gray told his wife, Eva Hale said.", &["Eva Hale"]);
    }

    #[test]
    fn whoever_is_named_has_the_name() {
        check("Tom Gray met a baker named Eva Hale. The baker smiled at him.", &["baker", "Eva Hale", "baker"]);
    }

    #[test]
    fn whoever_is_identified_has_the_name() {
        let text = "A burglar broke a window. The burglar fled. Police identified the burglar as Tom Gray, 34, a baker.";
        let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
        let parsed = parse(&document);
        let named = |m: &&Mention| parsed.entities[m.entity.0 as usize].name == "Tom Gray";
        let his: Vec<&str> = parsed.mentions.iter().filter(named).map(|m| m.span.of(text)).collect();
        assert_eq!(his, ["burglar", "burglar", "burglar", "Tom Gray", "baker"]);
        assert!(parsed.entities.iter().all(|e| e.named || !e.name.contains("burglar")));
    }
}
