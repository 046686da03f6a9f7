//! The headline that an article begins with, where it has one.

use super::date_stamp::date_stamp;

/// A headline has no more words than this; longer first lines without a full stop are paragraphs cut off.
const MOST_WORDS: usize = 20;
/// Nor more bytes, for lines without a space.
const MOST_BYTES: usize = 240;
/// Mail and wire copy is wrapped to lines of about this many characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 48..=92;

/// The first line of `text`, if it is short, ends without a mark, and more text follows it.
///
/// A first line in Markdown's heading marks is one whatever its end. A line that goes on in the next one (hard-wrapped text), a
/// link or a byline is none. Lines that only say when the article was published are passed over.
pub(super) fn headline(text: &str) -> Option<&str> {
    let mut lines = text.lines().skip_while(|l| l.trim().is_empty() || date_stamp(l).is_some());
    let first = lines.next()?.trim();
    let next = lines.next().unwrap_or_default().trim();
    let more = !next.is_empty() || lines.any(|l| !l.trim().is_empty());
    if !more || first.len() > MOST_BYTES || first.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    if let Some(marked) = first.strip_prefix('#') {
        let words = marked.trim_matches(['#', ' ', '\t']);
        return (!words.is_empty() && marked.trim_start_matches('#').starts_with([' ', '\t'])).then_some(words);
    }
    (looks_like_one(first) && !goes_on(first, next)).then_some(first)
}

/// Whether a short line reads like a headline: words, and no mark at its end.
pub(super) fn looks_like_one(line: &str) -> bool {
    let ends_open = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%' | '*' | '_' | '+' | '°') || is_symbol(c))
        // Single quotes close a headline's own quotation; double ones close a speaker's words.
        || line.ends_with(['\'', '’']) && line.chars().filter(|c| matches!(c, '\'' | '‘' | '’')).count() == 1;
    let words = line.split_whitespace().count();
    let starts_well = line.starts_with(|c: char| !c.is_lowercase() && !matches!(c, '-' | '*' | '•' | '>' | '|' | '=' | '—' | '–'));
    ends_open && starts_well && (2..=MOST_WORDS).contains(&words) && !is_link(line) && !is_byline(line)
}

/// Currency signs, emoji and the like, which may end a headline.
fn is_symbol(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '…' | '。' | '！' | '？' | '：' | '、' | '，' | '」')
}

/// Whether a line is one word with a scheme or `www.`.
pub(super) fn is_link(line: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|s| line.starts_with(s)) && !line.contains(char::is_whitespace)
}

/// "By Ann Lee", "By Ann Lee and Bo Ray".
fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ") else { return false };
    names.split_whitespace().all(|w| w == "and" || w.starts_with(char::is_uppercase))
}

/// Whether the first line of hard-wrapped text ends only because the line was full.
fn goes_on(first: &str, next: &str) -> bool {
    let wrapped = |line: &str| WRAPPED.contains(&line.chars().take(*WRAPPED.end() + 1).count());
    let ends = next.ends_with(['.', '!', '?', '”', '"', '’']);
    next.starts_with(char::is_lowercase) || wrapped(first) && wrapped(next) && !ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<&str>) {
        assert_eq!(headline(text), want, "{text:?}");
    }

    #[test]
    fn a_short_first_line_without_a_stop_is_the_headline() {
        check("Bridge shut for two days\n\nThe bridge is shut.", Some("Bridge shut for two days"));
        check("\n\nMayor: ‘No boats’ until May\nThe mayor said so.", Some("Mayor: ‘No boats’ until May"));
        check("Ferry fares to rise by 12%\nThe fares rise.", Some("Ferry fares to rise by 12%"));
        check("# Will the bridge open?\n\nNobody knows.", Some("Will the bridge open?"));
        check("## Bridge shut ##\nThe bridge is shut.", Some("Bridge shut"));
    }

    #[test]
    fn sentences_and_single_lines_are_none() {
        check("The bridge is shut.\nIt opens in May.", None);
        check("“We close it,” she said, “and that is that”\nMore.", None);
        check("Bridge shut for two days", None);
        check("Bridge shut for two days\n \n", None);
        check("What the mayor said:\nNothing.", None);
        check("", None);
        check(&format!("{}\nMore.", "word ".repeat(21)), None);
        check(&format!("{}\nMore.", "w".repeat(1000)), None);
    }

    #[test]
    fn wrapped_lines_are_none() {
        check("The mayor of the small town on the river said on Tuesday that the\nbridge would stay shut.", None);
        check(
            "The bridge was closed on the order of the council and of its mayor\nAnn Lee on Tuesday, after an engineer had found two cracks in\nit.",
            None,
        );
    }

    #[test]
    fn lines_with_nothing_but_the_date_are_passed_over() {
        check("May 3, 2024, 9:15 am\n\nBridge shut for two days\nText.", Some("Bridge shut for two days"));
        check("Last updated: 3 May 2024\nThe bridge is shut.\nText.", None);
        check("3 May 2024", None);
    }

    #[test]
    fn links_and_bylines_are_none() {
        check("https://ferry.example/bridge\nText.", None);
        check("By Ann Lee and Bo Ray\nText.", None);
        check("By boat and on foot to the market\nText.", Some("By boat and on foot to the market"));
        check("- a list item\nText.", None);
    }
}
