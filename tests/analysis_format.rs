//! `crossread-cli` as another program sees it: arguments, streams, exit codes, and spans that point at the right words.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on may panic, and makes its own files")]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

/// An article with what offsets go wrong on: a byte-order mark, an emoji, CRLF, accents, wide quote marks.
const TRICKY: &str = "\u{feff}Bridge shut 🚧 for two days\r\n\r\nThe café’s owner, Zoë Blàck, said: “We lose 1,200 euros.” 🙂\r\n\
                      “It stays shut,” Mayor Ann Lee said on 3 May 2024. She said that 40 boats must wait.\r\n";
const PLAIN: &str = "Ferry Post\n\nMayor Ann Lee said the bridge stays shut for three days. About 40 boats must wait.\n";

struct Ran {
    code: i32,
    out: Vec<u8>,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.out)))
    }

    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread-cli"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run_in(mut command: Command, input: &str) -> Ran {
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::Builder::new().name("write input".into()).spawn(move || {
        // A program that refuses its arguments never reads.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.unwrap().join().unwrap();
    Ran { code: output.status.code().unwrap(), out: output.stdout, err: String::from_utf8(output.stderr).unwrap() }
}

fn run(arguments: &[&str], input: &str) -> Ran {
    run_in(command(arguments), input)
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The words of a span of code points.
fn words(text: &str, span: &Value) -> String {
    let [start, end] = [0, 1].map(|n| usize::try_from(span[n].as_u64().unwrap()).unwrap());
    assert!(start < end && end <= text.chars().count(), "span {span} in {} code points", text.chars().count());
    text.chars().skip(start).take(end - start).collect()
}

/// All spans of a source, found by their field's name, with that name.
fn spans<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    if let Some(fields) = value.as_object() {
        for (name, field) in fields {
            match name.as_str() {
                "span" | "cue" | "speaker" if field.is_array() => found.push((name, field)),
                "content" | "clause" => found.extend(field.as_array().into_iter().flatten().map(|s| (name.as_str(), s))),
                _ => spans(field, found),
            }
        }
    }
    value.as_array().into_iter().flatten().for_each(|v| spans(v, found));
}

#[test]
fn spans_are_code_points_of_the_text_as_shown() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TRICKY).unwrap();
    let ran = run(&["analyze", path(folder.path())], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let analysis = ran.json();
    let source = &analysis["sources"][0];
    let text = source["text"].as_str().unwrap();
    assert_eq!(text, TRICKY.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    let mut all = Vec::new();
    spans(source, &mut all);
    for (name, span) in all {
        let words = words(text, span);
        assert_eq!(words.trim(), words, "{name} begins or ends in white space");
    }
    let sentences: Vec<String> = source["sentences"].as_array().unwrap().iter().map(|s| words(text, &s["span"])).collect();
    assert!(sentences.contains(&"“It stays shut,” Mayor Ann Lee said on 3 May 2024.".to_owned()), "{sentences:#?}");
    let quoted: Vec<String> = source["quotations"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|q| q["content"].as_array().unwrap())
        .map(|s| words(text, s))
        .collect();
    assert!(quoted.contains(&"It stays shut,".to_owned()) || quoted.contains(&"It stays shut".to_owned()), "{quoted:#?}");
}

#[test]
fn a_coverage_has_every_field_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TRICKY).unwrap();
    fs::write(folder.path().join("b.txt"), PLAIN).unwrap();
    let analysis = run(&["analyze", "--pretty", path(folder.path())], "").json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&analysis), "format version generator sources groups entities links claims conflicts reuse");
    assert_eq!(
        keys(&analysis["sources"][0]),
        "id file title outlet date url language sha256 text blocks sentences quotations mentions quantities"
    );
    assert_eq!(analysis["format"], "crossread-analysis");
    assert_eq!(analysis["version"], 1);
    assert_eq!(analysis["generator"], concat!("crossread ", env!("CARGO_PKG_VERSION")));
    assert_eq!(analysis["sources"][1]["title"], "Ferry Post");
    assert_eq!(analysis["sources"][1]["outlet"], Value::Null);
    // Every entity that something names is listed.
    let listed: Vec<&Value> = analysis["entities"].as_array().unwrap().iter().map(|e| &e["id"]).collect();
    let sources = analysis["sources"].as_array().unwrap();
    for found in sources.iter().flat_map(|s| ["quotations", "mentions"].map(|list| s[list].as_array().unwrap())).flatten() {
        assert!(found["entity"].is_null() || listed.contains(&&found["entity"]), "{found}");
    }
}

#[test]
fn a_quotation_that_goes_on_says_with_which() {
    let article = "Mayor Ann Lee runs the port. “The bridge stays shut,” Lee said. “Nobody has paid for it.”\n\n\
                   “And nobody will.”\n\nThe “ghost bridge” is old. “We were not asked,” Peter Ray said.\n";
    let lines = run(&["parse"], &(json!({"id": "1", "text": article}).to_string() + "\n")).lines();
    let (text, quotations) = (lines[0]["text"].as_str().unwrap(), lines[0]["quotations"].as_array().unwrap());
    let outline = |q: &Value| format!("{} {} <- {}: {}", q["id"], q["entity"], q["continues"], words(text, &q["content"][0]));
    insta::assert_snapshot!(quotations.iter().map(outline).collect::<Vec<_>>().join("\n"), @r#"
    0 "e0" <- null: The bridge stays shut,
    1 "e0" <- 0: Nobody has paid for it.
    2 "e0" <- 1: And nobody will.
    3 null <- null: ghost bridge
    4 "e1" <- null: We were not asked,
    "#);
}

#[test]
fn files_are_numbered_by_path_and_records_keep_their_ids() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("z.txt"), PLAIN).unwrap();
    fs::write(folder.path().join("a.txt"), PLAIN).unwrap();
    fs::write(folder.path().join("m.jsonl"), "{\"id\":\"001\",\"text\":\"One.\"}\n{\"id\":\"x\",\"text\":\"Two.\",\"outlet\":\"Post\"}\n{\"id\":\"x\",\"text\":\"\"}\nno\n").unwrap();
    let ran = run(&["analyze", path(folder.path())], "");
    let analysis = ran.json();
    let named: Vec<[&Value; 3]> =
        analysis["sources"].as_array().unwrap().iter().map(|s| [&s["id"], &s["file"], &s["outlet"]]).collect();
    assert_eq!(json!(named), json!([["000", "a.txt", null], ["001", null, null], ["x", null, "Post"], ["002", "z.txt", null]]));
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("two records with the id \"x\"") && ran.err.contains("line 4, not JSON"), "{}", ran.err);
}

#[test]
fn what_does_not_come_in_is_named_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), PLAIN).unwrap();
    fs::write(folder.path().join("binary.txt"), b"\0\0\0").unwrap();
    let ran = run(&["analyze", path(folder.path()), "no-such-file.txt"], "");
    assert_eq!((ran.code, ran.json()["sources"].as_array().unwrap().len()), (1, 1));
    assert!(ran.err.contains("binary.txt") && ran.err.contains("no-such-file.txt"), "{}", ran.err);
}

#[test]
fn bad_lines_are_answered_in_their_place() {
    let input = "{\"id\":\"a\",\"text\":\"One. Two 🙂.\"}\nnot json\n\n{\"id\":\"b\"}\n{\"id\":7,\"text\":\"x\"}\n{\"id\":\"c\",\"text\":\"\",\"title\":\"T\"}";
    let ran = run(&["parse"], input);
    assert_eq!(ran.code, 1);
    let lines = ran.lines();
    let heads: Vec<[&Value; 3]> = lines.iter().map(|l| [&l["id"], &l["line"], &l["title"]]).collect();
    assert_eq!(json!(heads), json!([["a", null, null], [null, 2, null], ["b", 4, null], [7, 5, null], ["c", null, "T"]]));
    assert!(lines[2]["error"].as_str().unwrap().contains("`text`"), "{}", lines[2]);
    assert!(lines[0]["entities"].is_array());
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn order_and_bytes_are_the_same_with_any_number_of_threads() {
    let record = |n: usize| json!({"id": n.to_string(), "text": PLAIN.repeat(n % 7) + TRICKY}).to_string() + "\n";
    let input: String = (0..300).map(record).collect();
    let ran = run(&["parse"], &input);
    let ids: Vec<String> = ran.lines().iter().map(|l| l["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..300).map(|n| n.to_string()).collect::<Vec<_>>());
    let folder = tempfile::tempdir().unwrap();
    for n in 0..6 {
        fs::write(folder.path().join(format!("{n}.txt")), format!("{TRICKY}\n{PLAIN}It opens in {n} days.")).unwrap();
    }
    for (arguments, input) in [(vec!["parse"], input.as_str()), (vec!["analyze", "--links-from", "0.05", path(folder.path())], "")]
    {
        let once = run(&arguments, input).out;
        let mut alone = command(&arguments);
        alone.env("RAYON_NUM_THREADS", "1");
        assert!(once == run(&arguments, input).out && once == run_in(alone, input).out, "{arguments:?} differs");
    }
}

#[test]
fn a_typed_line_is_answered_at_once() {
    let mut child = command(&["parse"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for n in 0..3 {
        writeln!(stdin, "{}", json!({"id": n.to_string(), "text": PLAIN})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], n.to_string());
    }
    drop(stdin);
    assert!(answers.next().is_none() && child.wait().unwrap().success());
}

#[test]
fn a_reader_who_leaves_ends_it_quietly() {
    let mut child = command(&["parse"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let line = json!({"id": "1", "text": PLAIN}).to_string() + "\n";
    // Until it has ended; the input stays open, so that only the closed output can end it.
    while stdin.write_all(line.as_bytes()).is_ok() && child.try_wait().unwrap().is_none() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn similarity_answers_each_pair() {
    let ran = run(
        &["similarity"],
        "{\"id\":\"1\",\"a\":\"The bridge is shut.\",\"b\":\"The bridge is shut.\"}\n{\"id\":\"2\",\"a\":\"x\"}\n",
    );
    let lines = ran.lines();
    assert_eq!((ran.code, &lines[0]["id"], &lines[1]["id"]), (1, &json!("1"), &json!("2")));
    assert!((0.0..=1.0).contains(&lines[0]["score"].as_f64().unwrap()));
    assert!(["for", "against", "observing"].contains(&lines[0]["stance"].as_str().unwrap()));
}

#[test]
fn files_in_and_out_are_as_the_streams() {
    let folder = tempfile::tempdir().unwrap();
    let [input, output] = ["in.ndjson", "out.ndjson"].map(|name| folder.path().join(name));
    let line = json!({"id": "1", "text": TRICKY}).to_string();
    fs::write(&input, &line).unwrap();
    fs::write(&output, "what stood here before").unwrap();
    let ran = run(&["parse", "--input", path(&input), "--output", path(&output)], "");
    assert_eq!((ran.code, ran.out.len()), (0, 0));
    assert_eq!(fs::read(&output).unwrap(), run(&["parse", "--input", "-", "--output=-"], &line).out);
    // Only what was asked for is left in the folder.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("no-such-folder/lines.ndjson");
    for arguments in
        [["parse", "--output", path(&nowhere)], ["parse", "--input", path(&nowhere)], ["similarity", "--input", path(&nowhere)]]
    {
        let ran = run(&arguments, "");
        assert_eq!((ran.code, ran.out.len()), (1, 0));
        assert!(ran.err.contains(path(&nowhere)), "{}", ran.err);
    }
    let output = folder.path().join("out.ndjson");
    let ran = run(&["parse", "--input", path(folder.path()), "--output", path(&output)], "");
    assert_eq!(ran.code, 1);
    assert!(!output.exists() && !ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn usage_is_explained() {
    for arguments in [
        &[][..],
        &["analyze"],
        &["annotate", "x"],
        &["analyze", "--links-from", "2", "x"],
        &["analyze", "--input", "x"],
        &["parse", "x"],
        &["parse", "--pretty"],
        &["parse", "--input"],
    ] {
        let ran = run(arguments, "");
        assert_eq!((ran.code, ran.out.len(), ran.err.lines().count()), (2, 0, 1), "{arguments:?}: {}", ran.err);
    }
    let help = run(&["--help"], "");
    assert!(help.code == 0 && String::from_utf8(help.out).unwrap().contains("--links-from SCORE"));
    assert_eq!(run(&["--version"], "").out, format!("crossread-cli {}\n", env!("CARGO_PKG_VERSION")).as_bytes());
}
