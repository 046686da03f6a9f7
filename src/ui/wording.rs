//! A wording beside another one as it is drawn: words taken out struck through, words put in underlined, words that a conflict is
//! about on a ground of their own. Never by colour alone.

use eframe::egui::{
    FontId, Stroke,
    text::{LayoutJob, TextFormat},
};

use super::theme::Palette;
use crate::{compare::WordChangeKind, figures::wording::Run};

/// Adds the runs to what is laid out; `ink`: of what is the same in both.
pub(super) fn append(job: &mut LayoutJob, runs: &[Run], p: &Palette, (font, ink): (&FontId, eframe::egui::Color32)) {
    let plain = TextFormat::simple(font.clone(), ink);
    let mut before: Option<&Run> = None;
    for run in runs {
        // What was taken out and what was put in for it stand apart.
        let another = before.is_some_and(|before| before.kind != run.kind);
        if another && !job.text.ends_with(char::is_whitespace) && !run.words.starts_with(char::is_whitespace) {
            job.append(" ", 0.0, plain.clone());
        }
        let mut format = match run.kind {
            WordChangeKind::Same => plain.clone(),
            WordChangeKind::Removed => TextFormat { color: p.removed, strikethrough: Stroke::new(1.0, p.removed), ..plain.clone() },
            WordChangeKind::Added => TextFormat { color: p.added, underline: Stroke::new(1.0, p.added), ..plain.clone() },
        };
        if run.differs {
            let line = Stroke::new(1.0, p.differs);
            format = TextFormat { color: p.differs, background: p.differs_ground, underline: line, ..format };
        }
        // The white space after a changed run is no change that can be seen.
        let shown = run.words.trim_end();
        job.append(shown, 0.0, format);
        job.append(run.words.get(shown.len()..).unwrap_or_default(), 0.0, plain.clone());
        before = Some(run);
    }
}
