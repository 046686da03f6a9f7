//! The project file on the disk: what can be wrong with it, and that nothing is lost.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on may panic, and makes its own files")]

use std::{fs, path::Path, sync::Arc};

use crossread::{
    project::{
        Anchor, Annotation, AnnotationId, Project, Provenance, Source, SourceId, Tag, TagId, Unknown,
        file::{self, FileError, ReadError, backup_path, read, write},
        next_colour,
    },
    text::{CharMap, Document, Metadata, Span},
};
use jiff::Timestamp;
use serde_json::{Value, json};

const TEXT: &str = "The dam held 🙂, the mayor said.\nThe dam “held”, she said.\n";

/// A project with one source, one tag, and the tag on the second sentence.
fn project() -> Project {
    let time = Timestamp::from_second(1_750_000_000).unwrap();
    let mut project = Project::new(time);
    let metadata = Metadata { outlet: Some("Harbour Post".to_owned()), ..Metadata::default() };
    let document = Arc::new(Document { text: TEXT.into(), file: Some("dam.txt".to_owned()), metadata });
    let source = Source { id: SourceId::new(), document, added: time, unknown: Unknown::new() };
    let start = TEXT.find("The dam “").unwrap();
    let anchor = Anchor::new(source.id, TEXT, &CharMap::new(TEXT), Span::new(start, TEXT.len() - 1));
    let tag = Tag {
        id: TagId::new(),
        name: "unsourced".to_owned(),
        colour: next_colour(&[]),
        description: String::new(),
        key: Some(1),
        parent: None,
        created: time,
        modified: time,
        unknown: Unknown::new(),
    };
    project.annotations.push(Arc::new(Annotation {
        id: AnnotationId::new(),
        anchor,
        tag: Some(tag.id),
        memo: "Who is she?".to_owned(),
        coder: "ann".to_owned(),
        created: time,
        modified: time,
        provenance: Provenance::ByHand,
        unknown: Unknown::new(),
    }));
    project.codebook.push(tag);
    project.sources.push(source);
    project
}

fn json_of(project: &Project) -> Value {
    serde_json::from_slice(&write(project).unwrap()).unwrap()
}

fn bytes_of(json: &Value) -> Vec<u8> {
    serde_json::to_vec(json).unwrap()
}

/// The file as changed by `change`, read.
fn read_changed(change: impl FnOnce(&mut Value)) -> Result<file::Opened, ReadError> {
    let mut json = json_of(&project());
    change(&mut json);
    read(&bytes_of(&json))
}

#[test]
fn the_file_is_laid_out_for_version_control() {
    let text = String::from_utf8(write(&project()).unwrap()).unwrap();
    insta::assert_snapshot!(without_ids(&text), @r##"
    {
      "format": "crossread-project",
      "version": 1,
      "generator": "crossread 0.1.0",
      "id": "ID",
      "title": "",
      "created": "2025-06-15T15:06:40Z",
      "modified": "2025-06-15T15:06:40Z",
      "view": {},
      "codebook": [
        {
          "id": "ID",
          "name": "unsourced",
          "colour": "#cc6677",
          "key": 1,
          "created": "2025-06-15T15:06:40Z",
          "modified": "2025-06-15T15:06:40Z"
        }
      ],
      "annotations": [
        {
          "id": "ID",
          "source": "ID",
          "span": [32, 57],
          "words": "The dam “held”, she said.",
          "tag": "ID",
          "memo": "Who is she?",
          "coder": "ann",
          "created": "2025-06-15T15:06:40Z",
          "modified": "2025-06-15T15:06:40Z",
          "provenance": "by-hand"
        }
      ],
      "corrections": [],
      "sources": [
        {
          "id": "ID",
          "file": "dam.txt",
          "outlet": "Harbour Post",
          "added": "2025-06-15T15:06:40Z",
          "text": "The dam held 🙂, the mayor said.\nThe dam “held”, she said.\n"
        }
      ]
    }
    "##);
}

/// Ids are different in every run.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| word.len() == 36 && word.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    text.split('"').map(|word| if is_id(word) { "ID" } else { word }).collect::<Vec<_>>().join("\"")
}

#[test]
fn a_file_cut_anywhere_is_named_damaged_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crossread");
    let bytes = write(&project()).unwrap();
    for end in (0..bytes.len() - 1).step_by(100) {
        fs::write(&path, &bytes[..end]).unwrap();
        match file::open(&path) {
            Err(FileError::NotAProject { source: ReadError::Damaged(_), .. }) => assert!(end > 0),
            Err(FileError::NotAProject { source: ReadError::NotOurs, .. }) => assert!(end < 50, "{end} bytes say what they are"),
            other => panic!("{end} bytes: {other:?}"),
        }
        assert_eq!(fs::read(&path).unwrap(), &bytes[..end]);
    }
}

#[test]
fn what_is_not_ours_is_refused() {
    for bytes in
        ["", "{", "null", "[1, 2]", "{\"format\": \"other\", \"version\": 1}", "{\"type\": \"FeatureCollection\"}", "The dam held."]
    {
        assert!(matches!(read(bytes.as_bytes()), Err(ReadError::NotOurs)), "{bytes}");
    }
    assert!(matches!(read(&[0xff, 0xfe, 0, 1]), Err(ReadError::NotOurs)));
}

#[test]
fn fields_of_another_type_are_damage_with_their_place() {
    let error = read_changed(|json| json["annotations"][0]["span"] = json!("7-9")).unwrap_err();
    assert!(matches!(error, ReadError::Damaged(_)));
    assert!(error.to_string().starts_with("the project is damaged: invalid type: string \"7-9\""), "{error}");
}

#[test]
fn unknown_fields_are_kept_at_every_level() {
    let mut project = project();
    let subject = crossread::project::Subject::Quotation(project.annotations[0].anchor.clone());
    project.corrections.push(crossread::project::Correction {
        id: crossread::project::CorrectionId::new(),
        subject,
        decision: crossread::project::Decision::Speaker("Ann Lee".to_owned()),
        note: String::new(),
        coder: String::new(),
        created: Timestamp::UNIX_EPOCH,
        modified: Timestamp::UNIX_EPOCH,
        unknown: Unknown::new(),
    });
    let mut json = json_of(&project);
    let levels = ["", "/view", "/codebook/0", "/annotations/0", "/corrections/0", "/corrections/0/places/0", "/sources/0"];
    for level in levels {
        let object = json.pointer_mut(level).unwrap().as_object_mut().unwrap();
        object.insert("later".to_owned(), json!({"level": level, "list": [1, "two", null, 3.5]}));
    }
    let opened = read(&bytes_of(&json)).unwrap();
    assert_eq!(opened.remarks, Vec::<String>::new());
    let written = json_of(&opened.project);
    for level in levels {
        assert_eq!(written.pointer(&format!("{level}/later")), json.pointer(&format!("{level}/later")), "{level}");
    }
    assert_eq!(written, json);
}

#[test]
fn a_newer_version_opens_for_reading_only_or_not_at_all_and_is_never_overwritten() {
    let newer = read_changed(|json| (json["version"], json["generator"]) = (json!(2), json!("crossread 3.0"))).unwrap();
    assert!(newer.read_only);
    let error = read_changed(|json| {
        (json["version"], json["generator"]) = (json!(2), json!("crossread 3.0"));
        json["annotations"] = json!({"by": "source"});
    })
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the project was written by a newer version (crossread 3.0, format 2), which this one cannot read"
    );

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crossread");
    let theirs = br#"{"format": "crossread-project", "version": 2, "new": true}"#;
    fs::write(&path, theirs).unwrap();
    assert!(matches!(file::save(&project(), &path, None), Err(FileError::NewerThere { .. })));
    assert_eq!(fs::read(&path).unwrap(), theirs);
}

#[test]
fn saving_keeps_the_version_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crossread");
    let mut project = project();
    file::save(&project, &path, None).unwrap();
    assert!(!backup_path(&path).exists());
    let first = fs::read(&path).unwrap();
    project.title = "Second".to_owned();
    assert_eq!(file::save(&project, &path, None).unwrap().no_backup, None);
    assert_eq!(fs::read(backup_path(&path)).unwrap(), first);
    assert_eq!(file::open(&path).unwrap().0.project, project);
    assert_eq!(names(folder.path()), ["a.crossread", "a.crossread.bak"], "no temporary file stays behind");
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_another_program_wrote_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crossread");
    let mine = project();
    let known = file::save(&mine, &path, None).unwrap().stamp;
    let theirs = Project { title: "Theirs".to_owned(), ..mine.clone() };
    file::save(&theirs, &path, known).unwrap();
    let Err(FileError::ChangedThere { now, .. }) = file::save(&mine, &path, known) else { panic!("it was overwritten") };
    assert_eq!(file::open(&path).unwrap().0.project.title, "Theirs");
    file::save(&mine, &path, Some(now)).unwrap();
    assert_eq!(file::open(&backup_path(&path)).unwrap().0.project.title, "Theirs");
}

#[test]
fn a_backup_that_cannot_be_made_does_not_stop_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crossread");
    file::save(&project(), &path, None).unwrap();
    fs::create_dir(backup_path(&path)).unwrap();
    fs::write(backup_path(&path).join("in the way"), "").unwrap();
    assert!(file::save(&project(), &path, None).unwrap().no_backup.is_some());
    assert!(file::open(&path).is_ok());
}

#[test]
fn a_folder_that_is_not_there_gives_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone/a.crossread");
    let error = file::save(&project(), &path, None).unwrap_err().to_string();
    assert!(error.starts_with("the project could not be saved: "), "{error}");
    assert!(matches!(file::open(&path), Err(FileError::Unreadable { .. })));
    assert!(matches!(file::open(folder.path()), Err(FileError::Unreadable { .. })));
    assert!(matches!(file::save(&project(), folder.path(), None), Err(FileError::Unwritable { .. })));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn permissions_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.crossread");
        file::save(&project(), &path, None).unwrap();
        assert_ne!(fs::metadata(&path).unwrap().permissions().mode() & 0o044, 0, "a new file is as readable as any other new file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        file::save(&project(), &path, None).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::metadata(backup_path(&path)).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.crossread");
        file::save(&project(), &path, None).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let before = fs::metadata(&path).unwrap().ino();
        assert!(matches!(file::save(&project(), &path, None), Err(FileError::Unwritable { .. })));
        assert_eq!(fs::metadata(&path).unwrap().ino(), before);
    }

    #[test]
    fn a_read_only_folder_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.crossread");
        file::save(&project(), &path, None).unwrap();
        let bytes = fs::read(&path).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write everywhere; then there is nothing to see here.
        let may_write = fs::write(folder.path().join("probe"), "").is_ok();
        let saved = file::save(&Project { title: "New".to_owned(), ..project() }, &path, None);
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if !may_write {
            assert!(matches!(saved, Err(FileError::Unwritable { .. })));
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }

    #[test]
    fn a_link_keeps_pointing() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        let (real, link) = (folder.path().join("deep/real.crossread"), folder.path().join("link.crossread"));
        symlink("deep/real.crossread", &link).unwrap();
        file::save(&project(), &link, None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
        assert!(fs::symlink_metadata(&real).unwrap().is_file());
        file::save(&project(), &link, None).unwrap();
        assert_eq!(names(&folder.path().join("deep")), ["real.crossread", "real.crossread.bak"]);
        assert_eq!(names(folder.path()), ["deep", "link.crossread"]);
        let circle = folder.path().join("circle.crossread");
        symlink("circle.crossread", &circle).unwrap();
        assert!(matches!(file::save(&project(), &circle, None), Err(FileError::Unwritable { .. })));
    }
}

#[test]
fn words_that_moved_are_found_again_and_told() {
    let opened = read_changed(|json| json["annotations"][0]["span"] = json!([3, 9])).unwrap();
    assert_eq!(opened.project.annotations, project_with_ids_of(&opened.project).annotations);
    assert_eq!(opened.remarks, ["1 annotation did not stand where the file says and was found again by the words"]);
}

/// The project of these tests with the ids of `other`.
fn project_with_ids_of(other: &Project) -> Project {
    let mut project = project();
    let annotation = Arc::make_mut(&mut project.annotations[0]);
    (annotation.id, annotation.tag) = (other.annotations[0].id, other.annotations[0].tag);
    annotation.anchor.source = other.annotations[0].anchor.source;
    project
}

#[test]
fn a_text_with_windows_line_ends_and_a_mark_keeps_its_annotations() {
    let opened = read_changed(|json| {
        let text = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
        // Counted in UTF-16, as the other program's language does.
        let units = |byte: usize| text[..byte].encode_utf16().count();
        let start = text.find("The dam “").unwrap();
        let end = text.len() - 2;
        json["annotations"][0]["span"] = json!([units(start), units(end)]);
        json["sources"][0]["text"] = json!(text);
    })
    .unwrap();
    assert_eq!(&*opened.project.sources[0].document.text, TEXT);
    assert_eq!(opened.project.annotations, project_with_ids_of(&opened.project).annotations);
}

#[test]
fn words_that_are_nowhere_are_kept_detached_through_every_save() {
    let changed = |json: &mut Value| {
        json["annotations"][0]["words"] = json!("The dam broke");
        json["annotations"][0]["span"] = json!([500, 513]);
    };
    let opened = read_changed(changed).unwrap();
    let annotation = &opened.project.annotations[0];
    assert_eq!((annotation.anchor.span, annotation.anchor.chars), (None, [500, 513]));
    assert_eq!(annotation.memo, "Who is she?");
    assert_eq!(opened.remarks, ["1 annotation could not be found again for certain and was kept for you to place"]);
    assert_eq!(read(&write(&opened.project).unwrap()).unwrap(), opened);
}

#[test]
fn every_repair_is_told_and_corrections_are_counted_apart() {
    let opened = read_changed(|json| {
        let (mut second, place) = (json["codebook"][0].clone(), json["annotations"][0].clone());
        (second["id"], second["name"], second["colour"]) = (json!(uuid::Uuid::from_u128(7)), json!("loaded"), json!("reddish"));
        let mut third = second.clone();
        (third["id"], third["name"], third["key"]) = (json!(uuid::Uuid::from_u128(8)), json!("lead"), json!(12));
        third.as_object_mut().unwrap().remove("colour");
        json["codebook"].as_array_mut().unwrap().extend([second, third]);
        let place = |words: &str| json!({"source": place["source"], "span": [32, 57], "words": words});
        let id = uuid::Uuid::from_u128(9);
        json["corrections"] = json!([
            {"id": id, "about": "conflict", "places": [place("The dam held 🙂,"), place("Nobody wrote this")], "decision": "rejected"},
            {"id": id, "about": "claim", "places": [place("No"), place("Neither")], "decision": "confirmed"},
        ]);
    })
    .unwrap();
    assert_eq!((opened.project.codebook.len(), opened.project.corrections.len()), (3, 2));
    insta::assert_snapshot!(opened.remarks.join("\n"), @"
    The tag “loaded” has no colour that can be read and got another one
    The tag “loaded” lost its key: 1 belongs to another tag
    The tag “lead” lost its key: 12 is no number key
    1 correction has the id of another one and got a new one
    1 correction does not say all of what it is about and counts as said of the claim in these words
    1 correction did not stand where the file says and was found again by the words
    2 corrections name words that could not be found again for certain, and were kept
    ");
    assert_eq!(read(&write(&opened.project).unwrap()).unwrap().project.codebook, opened.project.codebook);
}

#[test]
fn ids_that_stand_twice_or_lead_nowhere_are_kept_and_told() {
    let opened = read_changed(|json| {
        let (source, tag, annotation) = (json["sources"][0].clone(), json["codebook"][0].clone(), json["annotations"][0].clone());
        json["sources"].as_array_mut().unwrap().push(source);
        json["codebook"].as_array_mut().unwrap().push(tag);
        let mut stray = annotation.clone();
        (stray["id"], stray["source"], stray["tag"]) =
            (json!(uuid::Uuid::from_u128(1)), json!(uuid::Uuid::from_u128(2)), json!(uuid::Uuid::from_u128(3)));
        json["annotations"].as_array_mut().unwrap().extend([annotation, stray]);
    })
    .unwrap();
    let Project { sources, codebook, annotations, .. } = &opened.project;
    assert_eq!((sources.len(), codebook.len(), annotations.len()), (2, 2, 3));
    assert_ne!(sources[0].id, sources[1].id);
    assert_ne!(annotations[0].id, annotations[1].id);
    assert_eq!(annotations[2].anchor.span, None);
    assert_eq!(annotations[2].anchor.source, SourceId(uuid::Uuid::from_u128(2)));
    insta::assert_snapshot!(opened.remarks.join("\n"), @"
    “Harbour Post” has the id of another source and got a new one
    The tag “unsourced” has the id of another tag and got a new one
    The tag “unsourced” lost its key: 1 belongs to another tag
    1 annotation belongs to a source that is not in the file, and was kept
    1 annotation has the id of another one and got a new one
    1 annotation has a tag that is not in the codebook
    ");
    // Once told, the file stands as it should, but for what leads nowhere.
    assert_eq!(read(&write(&opened.project).unwrap()).unwrap().project, opened.project);
}
