//! What a screen reader finds in each view: roles, names, values and states in their order, kept as text that a person can read.
//!
//! On macOS the names of keys are others, so that these outlines are kept for the other systems.

use std::fmt::Write as _;

use eframe::egui::{
    Key, Modifiers,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::NodeT as _;

use crate::desk::{Scripted, Window, press, sample_in, settle, until};

/// Everything in the window that has a name, a value or a role of its own, indented by what holds it.
fn outline(h: &Window) -> String {
    let mut out = String::new();
    line(&h.root(), 0, &mut out);
    out
}

fn line(node: &egui_kittest::Node<'_>, depth: usize, out: &mut String) {
    let own = node.accesskit_node();
    let name = own.label().unwrap_or_default();
    let value = own.value().unwrap_or_default();
    let plain = matches!(own.role(), Role::GenericContainer | Role::Unknown | Role::Window | Role::TextRun);
    let said = !(plain && name.is_empty() && value.is_empty()) && own.role() != Role::TextRun;
    if said {
        let _ = write!(out, "{}{:?}", "  ".repeat(depth), own.role());
        for words in [&name, &value] {
            if !words.is_empty() {
                let _ = write!(out, " “{}”", words.replace('\n', " / "));
            }
        }
        match own.toggled() {
            Some(Toggled::True) => out.push_str(", on"),
            Some(Toggled::Mixed) => out.push_str(", in part"),
            _ => {}
        }
        if own.is_disabled() {
            out.push_str(", cannot be used now");
        }
        if own.is_focused() {
            out.push_str(", has the keyboard");
        }
        out.push('\n');
    }
    for child in node.children() {
        line(&child, depth + usize::from(said), out);
    }
}

/// The outline of the window on the sample in the view that a key opens.
fn of_view(key: Key) -> String {
    let mut h = sample_in([1440.0, 900.0], Scripted::default());
    press(&mut h, Modifiers::COMMAND, key);
    settle(&mut h);
    until(&mut h, "what the view shows", |h| !h.state().is_working_out());
    settle(&mut h);
    outline(&h)
}

#[test]
fn each_view_is_found_by_a_screen_reader() {
    let views =
        [("read", Key::Num5), ("voices", Key::Num6), ("matrix", Key::Num7), ("conflicts", Key::Num8), ("timeline", Key::Num9)];
    for (name, key) in views {
        let outline = of_view(key);
        assert!(outline.contains("Claims"), "{name}: the table stands below every view");
        if !cfg!(target_os = "macos") {
            insta::assert_snapshot!(name, outline);
        }
    }
}
