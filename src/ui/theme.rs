//! Colours, sizes and faces: the only place where they are written down.
//!
//! One meaning for one device: a tint with an underline is a quotation and its colour the speaker; a dotted underline is a
//! difference; an outline is the selection; a stripe is a tag. Sources are told apart by letters, not by colour.

#![expect(clippy::disallowed_methods, reason = "colours live here")]

use std::sync::Arc;

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme,
    ThemePreference, Ui, Vec2, Visuals,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use crate::{figures::png, project::Rgb};

/// The grid that distances are multiples of, in points.
pub const STEP: f32 = 4.0;
/// Corner radius of buttons, fields and rows.
pub const RADIUS: u8 = 6;
/// Corner radius of chips.
pub const CHIP_RADIUS: u8 = 12;
/// Height of a row in a table or a list.
pub const ROW: f32 = 28.0;
/// Height of an item in a menu.
pub const MENU_ROW: f32 = 26.0;
/// Height of a row in the list of sources.
pub const SOURCE_ROW: f32 = 72.0;
/// Height of a button or a field.
pub const CONTROL: f32 = 28.0;
/// Size of small capitals over a list, and of keys.
pub const CAPS: f32 = 11.0;
/// Size of what comes second.
pub const SMALL: f32 = 12.0;
/// Size of the interface.
pub const BODY: f32 = 13.0;
/// Size of a window's or a page's heading.
pub const TITLE: f32 = 20.0;
/// Size of articles until the user picks another.
pub const READING: f32 = 16.0;
/// Sizes of articles that can be picked.
pub const READING_SIZES: std::ops::RangeInclusive<f32> = 12.0..=28.0;
/// Line height of articles, in multiples of the size.
pub const READING_LEADING: f32 = 1.6;
/// What text must reach against its ground: WCAG 2.2, success criterion 1.4.3.
pub const READABLE: f32 = 4.5;

/// The colours of one theme.
#[derive(Debug)]
pub struct Palette {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind everything, and the welcome page.
    pub ground: Color32,
    /// Panels, bars, menus.
    pub panel: Color32,
    /// Articles, fields.
    pub paper: Color32,
    /// Words.
    pub ink: Color32,
    /// Words that come second.
    pub soft: Color32,
    /// Words that come third; on [`Palette::selection`] use `soft`.
    pub faint: Color32,
    /// Lines between things.
    pub hairline: Color32,
    /// Ground under the pointer.
    pub hover: Color32,
    /// Ground of what is selected.
    pub selection: Color32,
    /// What can be acted on, the outline of the selection, focus.
    pub accent: Color32,
    /// Words on the accent (the one filled button).
    pub on_accent: Color32,
    /// What differs.
    pub differs: Color32,
    /// Ground of what differs.
    pub differs_ground: Color32,
    /// Words that were taken out; errors.
    pub removed: Color32,
    /// Words that were put in; done.
    pub added: Color32,
    /// Ground of words that were looked for.
    pub found: Color32,
    /// Under a modal window.
    pub backdrop: Color32,
    /// Around what floats.
    pub shadow: Color32,
    /// How much of a speaker's colour tints a quotation, 0 to 1.
    tint: f32,
    speakers: [Color32; 5],
}

/// How the underline of a speaker's quotations is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Underline {
    /// One line.
    Solid,
    /// Dashes.
    Dashed,
    /// Two lines.
    Double,
}

/// How one speaker is told from the others: no two of the first fifteen have both the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpeakerMark {
    /// Readable as text on paper and panel.
    pub colour: Color32,
    /// Under the quoted words.
    pub underline: Underline,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

static LIGHT: Palette = Palette {
    dark: false,
    ground: rgb(0x00f6_f5f2),
    panel: rgb(0x00fb_faf8),
    paper: rgb(0x00ff_fefc),
    ink: rgb(0x001f_2328),
    soft: rgb(0x005b_6470),
    faint: rgb(0x0068_717c),
    hairline: rgb(0x00e2_dfd8),
    hover: rgb(0x00ee_ece6),
    selection: rgb(0x00dd_e9f7),
    accent: rgb(0x001f_5fa8),
    on_accent: rgb(0x00ff_ffff),
    differs: rgb(0x0090_5400),
    differs_ground: rgb(0x00fd_f0d8),
    removed: rgb(0x00a3_262a),
    added: rgb(0x002c_6b3f),
    found: rgb(0x00ff_e89a),
    backdrop: Color32::from_black_alpha(48),
    shadow: Color32::from_black_alpha(20),
    tint: 0.11,
    speakers: [rgb(0x0000_6fae), rgb(0x00b3_500a), rgb(0x0000_7a5a), rgb(0x008a_3b8f), rgb(0x006b_6b00)],
};

static DARK: Palette = Palette {
    dark: true,
    ground: rgb(0x0015_171a),
    panel: rgb(0x001a_1d21),
    paper: rgb(0x001d_2024),
    ink: rgb(0x00e4_e2dc),
    soft: rgb(0x00a4_abb4),
    faint: rgb(0x0090_98a2),
    hairline: rgb(0x002c_3036),
    hover: rgb(0x0024_282d),
    selection: rgb(0x001f_3a57),
    accent: rgb(0x007d_b4ee),
    on_accent: rgb(0x0015_171a),
    differs: rgb(0x00f0_b45a),
    differs_ground: rgb(0x003a_2d14),
    removed: rgb(0x00f0_8a86),
    added: rgb(0x007c_c592),
    found: rgb(0x0058_4a12),
    backdrop: Color32::from_black_alpha(96),
    shadow: Color32::from_black_alpha(80),
    tint: 0.14,
    speakers: [rgb(0x005f_b3e6), rgb(0x00f0_965a), rgb(0x004e_cb9f), rgb(0x00d8_92dc), rgb(0x00cf_c65a)],
};

/// Colours offered for tags.
pub const SWATCHES: [Rgb; 12] = [
    Rgb([0xc2, 0x41, 0x0c]),
    Rgb([0x4d, 0x7c, 0x0f]),
    Rgb([0x7e, 0x22, 0xce]),
    Rgb([0x0e, 0x74, 0x90]),
    Rgb([0xbe, 0x18, 0x5d]),
    Rgb([0xa1, 0x62, 0x07]),
    Rgb([0x1d, 0x4e, 0xd8]),
    Rgb([0x04, 0x78, 0x57]),
    Rgb([0xb9, 0x1c, 0x1c]),
    Rgb([0x6d, 0x28, 0xd9]),
    Rgb([0x57, 0x53, 0x4e]),
    Rgb([0x85, 0x4d, 0x0e]),
];

/// The colours in force.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }

    /// How the speaker with this number is marked.
    pub fn speaker(&self, number: usize) -> SpeakerMark {
        let round = number / self.speakers.len();
        let underline = [Underline::Solid, Underline::Dashed, Underline::Double][round % 3];
        SpeakerMark { colour: self.speakers[number % self.speakers.len()], underline }
    }

    /// The ground behind words that are marked with `colour`.
    pub fn tint(&self, colour: Color32) -> Color32 {
        colour.gamma_multiply(self.tint)
    }

    /// A tag's colour, as near to the user's as can be read (4.5:1) on panel, paper and selection.
    pub fn tag(&self, colour: Rgb) -> Color32 {
        let ground = if self.dark { self.selection } else { self.hover };
        readable_on(rgb_of(colour), ground)
    }

    /// Third-rank words on a row that is selected or not.
    pub fn faint_on(&self, selected: bool) -> Color32 {
        if selected { self.soft } else { self.faint }
    }

    /// The line between two places.
    pub fn line(&self) -> Stroke {
        Stroke::new(1.0, self.hairline)
    }
}

fn rgb_of(Rgb([r, g, b]): Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// Contrast of two opaque colours, 1 to 21, as WCAG 2 defines it.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let linear = |channel: u8| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// `colour`, darkened on a light ground or lightened on a dark one just so far that it reads as text.
pub fn readable_on(colour: Color32, ground: Color32) -> Color32 {
    let goal = if luminance(ground) > 0.18 { 0.0 } else { 255.0 };
    let towards = |step: u8| {
        let mix = |c: u8| {
            let c = f32::from(c);
            (c + (goal - c) * f32::from(step) / 32.0).round() as u8
        };
        Color32::from_rgb(mix(colour.r()), mix(colour.g()), mix(colour.b()))
    };
    (0..=32).map(towards).find(|&c| contrast(c, ground) >= READABLE).unwrap_or_else(|| towards(32))
}

/// The interface's face.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The interface's face, a shade heavier: column heads.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("medium".into()))
}

/// The interface's face for names and headings.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("strong".into()))
}

/// The face of articles.
pub fn reading(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("reading".into()))
}

/// The face of articles, bold.
pub fn reading_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("reading-bold".into()))
}

/// The face of articles, italic.
pub fn reading_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("reading-italic".into()))
}

/// Installs faces, sizes and both themes, once at the start.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(Palette::of(theme));
            style.text_styles = [
                (TextStyle::Small, regular(SMALL)),
                (TextStyle::Body, regular(BODY)),
                (TextStyle::Button, regular(BODY)),
                (TextStyle::Heading, strong(TITLE)),
                (TextStyle::Monospace, FontId::new(BODY, FontFamily::Monospace)),
            ]
            .into();
            let spacing = &mut style.spacing;
            spacing.item_spacing = Vec2::new(2.0 * STEP, STEP);
            spacing.button_padding = Vec2::new(2.0 * STEP, 1.5 * STEP);
            spacing.interact_size = Vec2::new(CONTROL, CONTROL);
            spacing.menu_margin = Margin::same(4);
            spacing.window_margin = Margin::same(16);
            spacing.menu_width = 320.0;
            spacing.tooltip_width = 360.0;
            // Menus are as high as they must be; the window bounds them.
            spacing.default_area_size = Vec2::new(600.0, 2000.0);
            spacing.icon_width = 16.0;
            spacing.icon_width_inner = 8.0;
            spacing.icon_spacing = 1.5 * STEP;
            spacing.scroll = ScrollStyle {
                bar_width: 8.0,
                floating_width: 4.0,
                bar_inner_margin: 0.0,
                dormant_handle_opacity: 0.0,
                active_handle_opacity: 0.3,
                interact_handle_opacity: 0.5,
                active_background_opacity: 0.0,
                interact_background_opacity: 0.0,
                ..ScrollStyle::floating()
            };
            spacing.scroll.fade.strength = 0.0;
            style.interaction.tooltip_delay = 0.4;
            style.interaction.selectable_labels = false;
            style.animation_time = 0.0;
            style.compact_menu_style = true;
            style.url_in_tooltip = true;
            style.visuals.text_cursor.blink = false;
        });
    }
}

/// Follows the system, or stays light or dark.
pub fn follow(ctx: &Context, preference: ThemePreference) {
    ctx.set_theme(preference);
}

fn visuals(p: &Palette) -> Visuals {
    let state = |fill: Color32, stroke: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let focus = Stroke::new(2.0, p.accent);
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: p.shadow };
    Visuals {
        widgets: Widgets {
            noninteractive: state(p.panel, p.line(), p.ink),
            inactive: state(p.paper, p.line(), p.ink),
            hovered: state(p.hover, p.line(), p.ink),
            active: state(p.hover, focus, p.ink),
            open: state(p.hover, p.line(), p.ink),
        },
        selection: Selection { bg_fill: p.selection, stroke: Stroke::new(1.5, p.accent) },
        weak_text_color: Some(p.faint),
        hyperlink_color: p.accent,
        faint_bg_color: p.panel,
        extreme_bg_color: p.paper,
        text_edit_bg_color: Some(p.paper),
        code_bg_color: p.hover,
        warn_fg_color: p.differs,
        error_fg_color: p.removed,
        window_corner_radius: CornerRadius::same(CHIP_RADIUS),
        window_shadow: shadow,
        window_fill: p.panel,
        window_stroke: p.line(),
        menu_corner_radius: CornerRadius::same(RADIUS + 2),
        popup_shadow: shadow,
        panel_fill: p.panel,
        slider_trailing_fill: true,
        button_frame: true,
        ..if p.dark { Visuals::dark() } else { Visuals::light() }
    }
}

fn fonts() -> FontDefinitions {
    const FACES: [(&str, &[u8]); 6] = [
        ("Inter", png::REGULAR),
        ("Inter Medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
        ("Inter Semi Bold", png::SEMI_BOLD),
        ("Noto Serif", include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")),
        ("Noto Serif Bold", include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf")),
        ("Noto Serif Italic", include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf")),
    ];
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &[&str]| first.iter().map(|&f| f.to_owned()).chain(fallback.iter().cloned()).collect::<Vec<_>>();
    let families = [
        (FontFamily::Proportional, family(&["Inter", "Noto Serif"])),
        (FontFamily::Name("medium".into()), family(&["Inter Medium", "Noto Serif"])),
        (FontFamily::Name("strong".into()), family(&["Inter Semi Bold", "Noto Serif Bold"])),
        (FontFamily::Name("reading".into()), family(&["Noto Serif", "Inter"])),
        (FontFamily::Name("reading-bold".into()), family(&["Noto Serif Bold", "Inter Semi Bold"])),
        (FontFamily::Name("reading-italic".into()), family(&["Noto Serif Italic", "Noto Serif", "Inter"])),
    ];
    fonts.families.extend(families);
    fonts
}

/// The frame of a panel: its ground, no line of its own, `margin` points inside.
pub fn panel_frame(p: &Palette, margin: Margin) -> egui::Frame {
    egui::Frame::new().fill(p.panel).inner_margin(margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: Color32, ground: Color32) {
        let found = contrast(text, ground);
        assert!(found >= READABLE, "{name} reaches only {found:.2}:1");
    }

    #[test]
    fn all_text_is_readable_on_every_ground_it_stands_on() {
        for p in [&LIGHT, &DARK] {
            for (ground_name, ground) in [("ground", p.ground), ("panel", p.panel), ("paper", p.paper), ("hover", p.hover)] {
                check(&format!("ink on {ground_name}"), p.ink, ground);
                check(&format!("soft on {ground_name}"), p.soft, ground);
                if ground != p.hover {
                    check(&format!("faint on {ground_name}"), p.faint, ground);
                }
                check(&format!("accent on {ground_name}"), p.accent, ground);
            }
            check("ink on selection", p.ink, p.selection);
            check("ink on found", p.ink, p.found);
            check("faint on selection", p.faint_on(true), p.selection);
            check("accent on selection", p.accent, p.selection);
            check("on accent", p.on_accent, p.accent);
            for ground in [p.panel, p.paper, p.differs_ground] {
                check("differs", p.differs, ground);
            }
            check("differs on selection", p.differs, p.selection);
            for ground in [p.panel, p.paper] {
                check("removed", p.removed, ground);
                check("added", p.added, ground);
                for number in 0..5 {
                    check(&format!("speaker {number}"), p.speaker(number).colour, ground);
                }
            }
        }
    }

    #[test]
    fn any_tag_colour_becomes_readable() {
        let steps = [0_u8, 51, 102, 153, 204, 255];
        let all = steps.map(|r| steps.map(|g| steps.map(|b| Rgb([r, g, b])))).into_iter().flatten().flatten();
        for colour in all {
            for p in [&LIGHT, &DARK] {
                for ground in [p.panel, p.paper, p.hover] {
                    check(&format!("tag {colour:?}"), p.tag(colour), ground);
                }
            }
        }
    }

    #[test]
    fn a_colour_that_reads_already_stays() {
        let colour = rgb_of(SWATCHES[0]);
        assert_eq!(readable_on(colour, Color32::WHITE), colour);
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn speakers_repeat_with_another_underline() {
        let marks: Vec<SpeakerMark> = (0..15).map(|n| LIGHT.speaker(n)).collect();
        for (at, mark) in marks.iter().enumerate() {
            assert!(!marks[..at].contains(mark), "speaker {at} looks like an earlier one");
        }
    }
}
