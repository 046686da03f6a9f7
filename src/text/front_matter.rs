//! What a file says of itself between two `---` lines at its start.
//!
//! `key: value` lines as in YAML, of which only the plain part is read: values on one line, quoted or not, and lists. The text
//! keeps its front matter; it is only looked at here. A block in which any line is something else is no front matter, for
//! then the first `---` is a rule that the author drew.

use super::{Metadata, plain_date};

/// More lines than this between two rules are an article.
const MOST_LINES: usize = 100;

/// The metadata in the front matter of `text`, and the byte at which what follows it begins; `None` where it has none.
pub(super) fn front_matter(text: &str) -> Option<(Metadata, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|l| l.trim_end() == "---")?;
    let mut at = first.len();
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines.take(MOST_LINES) {
        at += line.len();
        let words = line.trim();
        if matches!(line.trim_end(), "---" | "...") {
            return (!entries.is_empty()).then(|| (metadata(entries), at));
        }
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if let Some(item) = words.strip_prefix("- ") {
            entries.last_mut()?.1.push(unquoted(item).to_owned());
        } else if line.starts_with([' ', '\t']) {
            entries.last_mut()?.1.push(words.to_owned());
        } else {
            let (key, value) = entry(words)?;
            entries.push((key.to_owned(), value));
        }
    }
    None
}

/// The key and the values of a line `key: value` or `key: [value, value]`.
fn entry(line: &str) -> Option<(&str, Vec<String>)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-')) && key.chars().count() <= 40;
    // "key:value" without a space is a link or a time of day.
    if key.is_empty() || !is_key || !(value.is_empty() || value.starts_with([' ', '\t'])) {
        return None;
    }
    let value = value.trim();
    let values = match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
        Some(list) => list.split(',').map(|v| unquoted(v).to_owned()).collect(),
        None => vec![unquoted(value).to_owned()],
    };
    Some((key.trim(), values))
}

/// A value without its YAML quotes.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).map_or(value, str::trim)
}

fn metadata(entries: Vec<(String, Vec<String>)>) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, values) in entries {
        let values: Vec<&str> = values.iter().map(String::as_str).filter(|v| !v.is_empty()).collect();
        let value = values.join(", ");
        if value.is_empty() {
            continue;
        }
        let is_link = value.starts_with("http://") || value.starts_with("https://");
        let date = plain_date(&value);
        let place = match key.to_lowercase().as_str() {
            "title" | "headline" => Some(&mut metadata.title),
            "source" if is_link => Some(&mut metadata.url),
            "outlet" | "source" | "publication" | "publisher" => Some(&mut metadata.outlet),
            "author" | "authors" | "byline" => Some(&mut metadata.author),
            "date" | "published" if date.is_some() => Some(&mut metadata.date),
            "url" | "link" => Some(&mut metadata.url),
            "notes" | "note" | "memo" => Some(&mut metadata.notes),
            _ => None,
        };
        match place {
            Some(place @ None) if key.eq_ignore_ascii_case("date") || key.eq_ignore_ascii_case("published") => *place = date,
            Some(place @ None) => *place = Some(value),
            // What has no place of its own stays as an attribute, and so does a second value for a place that is taken.
            _ => {
                metadata.attributes.entry(key).or_insert(value);
            }
        }
    }
    metadata
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that the front matter says, a line each, and what follows it.
    fn outline(text: &str) -> String {
        let Some((m, at)) = front_matter(text) else { return "none".into() };
        let known =
            [("title", m.title), ("outlet", m.outlet), ("author", m.author), ("date", m.date), ("url", m.url), ("notes", m.notes)];
        let known = known.into_iter().filter_map(|(k, v)| Some(format!("{k} = {}", v?)));
        let own = m.attributes.into_iter().map(|(k, v)| format!("own {k} = {v}"));
        let rest = format!("rest = {:?}", text.get(at..).unwrap_or("not a char boundary"));
        known.chain(own).chain([rest]).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn known_keys_find_their_place_and_others_stay_attributes() {
        let text = "---\ntitle: \"Bridge: closed\"\nSource: The Ferry Post\nbyline: Ann Lee\ndate: 3 May 2024\nlink: https://ferry.example/1\n\
                    region: north\ntags:\n  - bridge\n  - 'river'\n# a comment\nempty:\n---\nThe bridge is shut.";
        insta::assert_snapshot!(outline(text), @r#"
        title = Bridge: closed
        outlet = The Ferry Post
        author = Ann Lee
        date = 2024-05-03
        url = https://ferry.example/1
        own region = north
        own tags = bridge, river
        rest = "The bridge is shut."
        "#);
    }

    #[test]
    fn nothing_is_dropped_that_does_not_fit() {
        let text =
            "---\ndate: last spring\noutlet: A\npublisher: B\nsource: https://a.example/x\nauthors: [Ann Lee, \"Bo Ray\"]\n...\n";
        insta::assert_snapshot!(outline(text), @r#"
        outlet = A
        author = Ann Lee, Bo Ray
        url = https://a.example/x
        own date = last spring
        own publisher = B
        rest = ""
        "#);
    }

    #[test]
    fn notes_are_the_users_own_words_about_the_article() {
        let text = "---\noutlet: A\nmemo: read twice\nnotes: ask the desk\n---\nText";
        insta::assert_snapshot!(outline(text), @r#"
        outlet = A
        notes = read twice
        own notes = ask the desk
        rest = "Text"
        "#);
    }

    #[test]
    fn a_rule_at_the_start_is_no_front_matter() {
        for text in [
            "---\nThe bridge is shut. It opens in May.\n---\nMore.",
            "---\ntitle: never closed\n",
            "---\n---\nText",
            "title: no rule\n---\n",
            "---\n- item first\n---\n",
            "---\nhttps://a.example/x\n---\n",
            "",
            "---",
        ] {
            assert_eq!(outline(text), "none", "{text:?}");
        }
    }
}
