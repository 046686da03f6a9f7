//! What the window remembers between two runs: theme, sizes, which places are shown, recent files.
//!
//! It belongs to the person and the machine, never to a project.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Serialize, Serializer};

use super::{actions::ThemeChoice, claims::Columns, reading::Comfort, theme};

/// One of the window's four places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Place {
    /// Sources and tags, left.
    Sources,
    /// The article, centre.
    #[default]
    Reading,
    /// The table, below.
    Claims,
    /// What is known of the selection, right.
    Inspector,
}

impl Place {
    /// In the order in which a key goes through them.
    pub const ALL: [Self; 4] = [Self::Sources, Self::Reading, Self::Claims, Self::Inspector];

    /// What a screen reader says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sources => "Sources and tags",
            Self::Reading => "Article",
            Self::Claims => "Claims",
            Self::Inspector => "Inspector",
        }
    }
}

/// A kind of mark in the article that can be hidden.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Layer {
    /// Tint, underline and the speaker's name.
    Quotations,
    /// Stripes in the margin.
    Tags,
    /// Dotted underlines.
    Differences,
    /// Double lines in the margin.
    Copies,
    /// Fine frames around names.
    Names,
    /// Grounds behind numbers and dates.
    Numbers,
    /// Counts at the right: in how many other sources a sentence stands.
    Links,
}

impl Layer {
    /// In the order of the legend.
    pub const ALL: [Self; 7] =
        [Self::Quotations, Self::Names, Self::Numbers, Self::Tags, Self::Links, Self::Differences, Self::Copies];

    /// What it marks.
    pub fn label(self) -> &'static str {
        match self {
            Self::Quotations => "Quotations by speaker",
            Self::Names => "Names",
            Self::Numbers => "Numbers and dates",
            Self::Tags => "Tags and memos",
            Self::Links => "Also in other sources",
            Self::Differences => "Differences",
            Self::Copies => "Word for word in another source",
        }
    }
}

/// What is remembered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    /// Which theme.
    pub theme: ThemeChoice,
    /// Everything's size, 1 is as the system says.
    pub zoom: f32,
    /// Size of articles, in points.
    pub reading_size: f32,
    /// How articles are set beside their size.
    pub comfort: Comfort,
    /// Keys that the user picked, by action; see [`super::keymap`].
    pub keys: BTreeMap<String, Vec<String>>,
    /// Who codes; written into every mark.
    pub coder: String,
    /// Whether the left side is shown.
    pub sources: bool,
    /// Whether the table is shown.
    pub claims: bool,
    /// Whether the right side is shown.
    pub inspector: bool,
    /// Marks that are not shown in articles.
    pub hidden_layers: Vec<Layer>,
    /// How many sources stand side by side.
    pub panes: usize,
    /// Sources side by side scroll together.
    pub together: bool,
    /// The tour was done or left: it does not begin by itself again.
    pub toured: bool,
    /// Order and widths of the claims table's columns.
    pub columns: Columns,
    /// Project files, latest first. Those whose path is not Unicode are not remembered: it could not be written down.
    #[serde(serialize_with = "unicode_only")]
    pub recent: Vec<PathBuf>,
}

fn unicode_only<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|path| path.to_str()))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            reading_size: theme::READING,
            comfort: Comfort::default(),
            keys: BTreeMap::new(),
            coder: String::new(),
            sources: true,
            claims: true,
            inspector: true,
            // What is on from the start is what comparing is about; the others are there to ask for.
            hidden_layers: vec![Layer::Names, Layer::Numbers, Layer::Links],
            panes: 1,
            together: true,
            toured: false,
            columns: Columns::default(),
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Zoom steps: a tenth each, from half to three times.
    const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

    /// Whether a place is shown; the article always is.
    pub fn shows(&self, place: Place) -> bool {
        match place {
            Place::Sources => self.sources,
            Place::Reading => true,
            Place::Claims => self.claims,
            Place::Inspector => self.inspector,
        }
    }

    /// Shows or hides a place.
    pub fn show(&mut self, place: Place, shown: bool) {
        match place {
            Place::Sources => self.sources = shown,
            Place::Reading => {}
            Place::Claims => self.claims = shown,
            Place::Inspector => self.inspector = shown,
        }
    }

    /// Larger or smaller by tenths.
    pub fn zoom_by(&mut self, tenths: f32) {
        let next = (self.zoom * 10.0 + tenths).round() / 10.0;
        self.zoom = next.clamp(*Self::ZOOM.start(), *Self::ZOOM.end());
    }

    /// Article text larger or smaller by points.
    pub fn enlarge_text(&mut self, points: f32) {
        let sizes = theme::READING_SIZES;
        self.reading_size = (self.reading_size + points).clamp(*sizes.start(), *sizes.end());
    }

    /// Whether a kind of mark is shown in articles.
    pub fn shows_layer(&self, layer: Layer) -> bool {
        !self.hidden_layers.contains(&layer)
    }

    /// Shows a kind of mark that is hidden, hides one that is shown.
    pub fn toggle_layer(&mut self, layer: Layer) {
        match self.hidden_layers.iter().position(|&l| l == layer) {
            Some(at) => {
                self.hidden_layers.remove(at);
            }
            None => self.hidden_layers.push(layer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stay_within_bounds() {
        let mut settings = Settings::default();
        for _ in 0..100 {
            settings.zoom_by(1.0);
            settings.enlarge_text(1.0);
        }
        assert!((settings.zoom - 3.0).abs() < 1e-3);
        assert!((settings.reading_size - 28.0).abs() < 1e-3);
        settings.zoom_by(-1.0);
        assert!((settings.zoom - 2.9).abs() < 1e-3);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_not_unicode_costs_no_other_setting() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        let odd = PathBuf::from(OsStr::from_bytes(b"caf\xe9.crossread"));
        let settings = Settings { zoom: 1.5, recent: vec!["a.crossread".into(), odd, "b.json".into()], ..Settings::default() };
        let kept = serde_json::to_string(&settings).unwrap();
        let read: Settings = serde_json::from_str(&kept).unwrap();
        assert_eq!(read.recent, [PathBuf::from("a.crossread"), PathBuf::from("b.json")]);
        assert_eq!(Settings { recent: Vec::new(), ..read }, Settings { recent: Vec::new(), ..settings });
    }

    #[test]
    fn a_layer_goes_and_comes_back() {
        let mut settings = Settings::default();
        settings.toggle_layer(Layer::Tags);
        assert!(!settings.shows_layer(Layer::Tags) && settings.shows_layer(Layer::Copies));
        settings.toggle_layer(Layer::Tags);
        assert_eq!(settings, Settings::default());
    }
}
