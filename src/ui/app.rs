//! The frame loop: takes in what the worker and the dialogs answered, keys and dropped files; draws the four places; grants
//! what views wish for.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use crossbeam_channel::Receiver;
use eframe::{
    CreationContext, Storage,
    egui::{self, CentralPanel, Context, Margin, Panel, Ui, ViewportCommand},
};

use super::{
    claims::ClaimsState,
    desk::{Desk, Wish},
    dialogs::{Answer, Dialogs, Reply},
    keymap::Keymap,
    notices, picker, places,
    reading::{Layers, ReadingState},
    settings::{Layer, Settings},
    shortcuts,
    start::Start,
    status,
    theme::{self, STEP, palette},
    top_bar, welcome,
    windows::{self, ImportTagsDraft, Window},
};
use crate::commands::{Command, Session};

/// Under which name settings are kept between runs.
const SETTINGS: &str = "settings";
/// Dialogs that can wait for an answer at once; there is never more than one or two.
const ANSWERS: usize = 8;

/// The window.
pub struct App {
    pub(super) session: Session,
    pub(super) desk: Desk,
    pub(super) reading: ReadingState,
    pub(super) claims: ClaimsState,
    pub(super) dialogs: Box<dyn Dialogs>,
    pub(super) reply: Reply,
    answers: Receiver<Answer>,
    /// Whether a dialog is open.
    pub(super) asking: bool,
    /// The window's title as it was last set.
    title: String,
    /// Whether the window was fitted to its screen.
    fitted: bool,
    /// The keys as they were last installed.
    keys: Option<BTreeMap<String, Vec<String>>>,
}

impl App {
    /// A window that begins with `start`.
    pub fn new(cc: &CreationContext<'_>, start: Start, dialogs: Box<dyn Dialogs>) -> Self {
        let ctx = &cc.egui_ctx;
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || waker.request_repaint());
        let (sender, answers) = crossbeam_channel::bounded(ANSWERS);
        let settings: Settings = cc.storage.and_then(|s| eframe::get_value(s, SETTINGS)).unwrap_or_default();
        let mut session = Session::new(wake.clone());
        session.set_recent(settings.recent.clone());
        match start {
            Start::Welcome => {}
            Start::Sample => session.run(Command::OpenSample),
            Start::Paths(paths) => session.run(Command::OpenPaths(paths)),
        }
        let mut app = Self {
            session,
            desk: Desk { settings, ..Desk::default() },
            reading: ReadingState::default(),
            claims: ClaimsState::default(),
            dialogs,
            reply: Reply { sender, wake },
            answers,
            asking: false,
            title: String::new(),
            fitted: false,
            keys: None,
        };
        app.follow_settings(ctx);
        app
    }

    /// Keeps what is not saved in this folder, and offers what a crash left there.
    #[must_use]
    pub fn keeping_unsaved_in(mut self, folder: PathBuf) -> Self {
        self.session.set_recovery_dir(folder);
        self
    }

    /// The session, for tests.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether the view shown is being worked out, for tests.
    pub fn is_working_out(&self) -> bool {
        self.desk.views.is_under_way(self.desk.view)
    }

    /// What is remembered between runs, for tests.
    pub fn settings(&self) -> &Settings {
        &self.desk.settings
    }

    fn follow_settings(&mut self, ctx: &Context) {
        let settings = &self.desk.settings;
        theme::follow(ctx, settings.theme.into());
        if (ctx.zoom_factor() - settings.zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(settings.zoom);
        }
        if self.keys.as_ref() != Some(&settings.keys) {
            self.keys = Some(settings.keys.clone());
            Keymap::new(&settings.keys).install(ctx);
        }
        if self.session.coder() != settings.coder.trim() {
            self.session.run(Command::SetCoder(settings.coder.clone()));
        }
        self.reading.comfort = settings.comfort;
        self.reading.size = settings.reading_size;
        self.reading.wanted = settings.panes;
        self.reading.together = settings.together;
        self.reading.layers = Layers {
            quotations: settings.shows_layer(Layer::Quotations),
            tags: settings.shows_layer(Layer::Tags),
            differences: settings.shows_layer(Layer::Differences),
            copies: settings.shows_layer(Layer::Copies),
            names: settings.shows_layer(Layer::Names),
            numbers: settings.shows_layer(Layer::Numbers),
            links: settings.shows_layer(Layer::Links),
        };
    }

    /// A window that with its frame is larger than the screen would have its last line below the edge: it takes the whole screen.
    fn fit_screen(&mut self, ctx: &Context) {
        if self.fitted {
            return;
        }
        let sizes =
            ctx.input(|i| Some((i.viewport().outer_rect?.size(), i.viewport().inner_rect?.size(), i.viewport().monitor_size?)));
        let Some((outer, inner, screen)) = sizes else { return };
        if outer.x > screen.x || outer.y > screen.y {
            self.fitted = true;
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        } else {
            // The desktop puts its frame around a window some time after it is shown.
            self.fitted = outer != inner;
        }
    }

    fn follow_title(&mut self, ctx: &Context) {
        let title = match (self.session.is_blank(), self.session.is_dirty()) {
            (true, _) => "Crossread".to_owned(),
            (false, dirty) => format!("{}{} — Crossread", if dirty { "● " } else { "" }, self.session.title()),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        // A screen reader calls the window so too.
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(self.title.clone()));
    }

    fn grant_all(&mut self, wishes: Vec<Wish>, ctx: &Context) {
        for wish in wishes {
            self.grant(wish, ctx);
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.session.poll();
        while let Ok(answer) = self.answers.try_recv() {
            self.answered(answer, ctx);
        }
        self.guard_closing(ctx);
        self.go_on_after_saving(ctx);
        if let Some(offered) = self.session.offered_tags()
            && offered.number != self.desk.offered_tags
            && self.desk.window.is_none()
        {
            self.desk.offered_tags = offered.number;
            self.desk.open(Window::ImportTags(ImportTagsDraft::new(&self.session, offered)));
        }
        if !self.desk.offered_recovery && !self.session.recoverable().is_empty() && self.desk.window.is_none() {
            self.desk.offered_recovery = true;
            self.desk.open(Window::Recover);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.take_dropped(&ctx);
        places::keep_keyboard(&ctx, &mut self.desk);
        let mut keys = Vec::new();
        shortcuts::take(ui, &mut self.desk, &mut keys);
        self.grant_all(keys, &ctx);
        self.desk.status.watch(&self.session);

        let mut wishes = Vec::new();
        let p = palette(ui);
        Panel::top("bar").exact_size(36.0).frame(theme::panel_frame(p, Margin::symmetric(8, 4))).show(ui, |ui| {
            top_bar::top_bar_ui(ui, &self.session, &self.desk, &mut wishes);
        });
        if self.session.is_blank() && self.session.progress().is_none() {
            CentralPanel::no_frame().show(ui, |ui| welcome::welcome_ui(ui, &self.session, &self.desk, &mut wishes));
        } else {
            Panel::bottom("status").exact_size(26.0).frame(theme::panel_frame(p, Margin::symmetric(12, 0))).show(ui, |ui| {
                status::status_ui(ui, &self.session, &mut self.desk, &mut wishes);
            });
            self.places_ui(ui, &mut wishes);
        }
        notices::notices_ui(&ctx, &self.session, &mut self.desk.notices, &mut wishes);
        windows::window_ui(&ctx, &self.session, &mut self.desk, &mut wishes);
        picker::picker_ui(&ctx, &self.session, &mut self.desk, &mut wishes);
        drop_hint_ui(&ctx);

        wishes.extend(self.desk.inspector.take_left_draft(&self.session, &ctx).map(Wish::Run));
        self.desk.widget_had_keyboard = !places::keyboard_is_free(&ctx);
        if !wishes.is_empty() {
            // What was granted is seen in the next frame.
            ctx.request_repaint();
        }
        self.grant_all(wishes, &ctx);
        let draft = self.desk.inspector.draft(&self.session);
        self.session.keep_typing(draft);
        self.desk.visited.note(&self.session, self.desk.view);
        self.follow_settings(&ctx);
        self.follow_title(&ctx);
        self.fit_screen(&ctx);
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.desk.settings.recent = self.session.recent().to_vec();
        eframe::set_value(storage, SETTINGS, &self.desk.settings);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // The system may end the program without a question (a logout, a lost display): then what is not saved stays for the next
        // start.
        if self.desk.may_close || !self.session.is_dirty() {
            self.session.close();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// While files hang over the window: that they can be dropped.
fn drop_hint_ui(ctx: &Context) {
    if ctx.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let p = theme::Palette::of(ctx.theme());
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect();
    painter.rect_filled(rect, egui::CornerRadius::ZERO, p.backdrop);
    let words = painter.layout_no_wrap("Drop to read in".to_owned(), theme::strong(theme::TITLE), p.ink);
    let card = egui::Rect::from_center_size(rect.center(), words.size() + egui::vec2(16.0 * STEP, 10.0 * STEP));
    painter.rect(card, egui::CornerRadius::same(12), p.panel, egui::Stroke::new(2.0, p.accent), egui::StrokeKind::Inside);
    painter.galley(card.center() - words.size() / 2.0, words, p.ink);
}
