//! The frame loop: takes in what the worker and the dialogs answered, keys and dropped files; draws the four places; grants
//! what views wish for.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use crossbeam_channel::Receiver;
use eframe::{
    CreationContext, Storage,
    egui::{self, CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand},
};

use super::{
    actions::Action,
    claims::{self, ClaimsState},
    correcting,
    desk::{Desk, Leave, Lower, Wish},
    dialogs::{Answer, Dialogs, Question, Reply},
    find, inspector,
    keymap::Keymap,
    notices, passages, perform, picker, places,
    reading::{self, Layers, ReadingState},
    settings::{Layer, Place, Settings},
    shortcuts, sources,
    start::Start,
    status, tags,
    theme::{self, STEP, palette},
    top_bar,
    views::{self, View},
    welcome, widgets,
    windows::{self, ImportTagsDraft, PathDraft, Window},
};
use crate::{
    commands::{Command, Contents, Session},
    figures::table,
    project::file::is_project,
};

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
    dialogs: Box<dyn Dialogs>,
    reply: Reply,
    answers: Receiver<Answer>,
    /// Whether a dialog is open.
    asking: bool,
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

    /// Asks for files; [`Self::answered`] hears the answer.
    pub(super) fn ask(&mut self, question: Question) {
        self.asking = true;
        self.dialogs.ask(question, self.reply.clone());
    }

    fn answered(&mut self, answer: Answer, ctx: &Context) {
        self.asking = false;
        if answer.came_from_no_dialog() {
            self.desk.open(Window::path(answer.question));
            return;
        }
        let Some(first) = answer.paths.first().cloned() else {
            self.desk.after_save = None;
            return;
        };
        match answer.question {
            // The window went on while the dialog was open: there may be changes again.
            Question::OpenProject => self.leave(Leave::Project(first), ctx),
            Question::ImportTags => self.session.run(Command::ReadTags(first)),
            Question::ImportFiles | Question::ImportFolder => self.session.run(Command::Import(answer.paths)),
            Question::Export { .. } => self.export_to(first),
            // The system's dialog has asked about replacing a file.
            Question::SavePicture { .. } => self.save_picture_to(first, true),
            Question::SaveAs { .. } => {
                // The system's dialog has asked about replacing just this file.
                let asked = first.extension().is_some();
                self.save_to(first, asked);
            }
        }
    }

    /// Hands over what is being typed into the inspector.
    fn hand_over_drafts(&mut self) {
        if let Some(command) = self.desk.inspector.take_draft(&self.session) {
            self.session.run(command);
        }
    }

    pub(super) fn save(&mut self) {
        self.hand_over_drafts();
        if self.session.path().is_some() && !self.session.is_read_only() {
            self.session.run(Command::Save);
        } else {
            self.save_as();
        }
    }

    pub(super) fn save_as(&mut self) {
        self.hand_over_drafts();
        let stem: String = self.session.title().chars().map(|c| if "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
        let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = format!("{}.crossread", if stem.is_empty() { "Untitled" } else { &stem });
        let folder = self.session.path().and_then(|path| path.parent()).map(PathBuf::from);
        self.ask(Question::SaveAs { name, folder });
    }

    /// Writes the listed passages to `path`: as a table where its name says nothing else.
    pub(super) fn export_to(&mut self, mut path: PathBuf) {
        if path.extension().is_none() {
            path.set_extension("csv");
        }
        if self.desk.lower == Lower::Memos {
            let table = self.desk.memos.table(&self.session);
            let markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
            let write = move || if markdown { table::markdown(&table) } else { table::csv(&table) };
            self.session.write_file(path, true, Contents::new(move || Ok(write().into_bytes())));
            return;
        }
        self.session.run(Command::ExportPassages { path, marks: self.desk.passages.marks() });
    }

    /// Saves to `path`, over a file that is there only with `replace`.
    pub(super) fn save_to(&mut self, mut path: PathBuf, replace: bool) {
        if path.extension().is_none() {
            path.set_extension("crossread");
        }
        if !replace && path.exists() && self.session.path() != Some(path.as_path()) {
            self.desk.open(Window::Path(PathDraft::replacing(path)));
        } else {
            self.session.run(Command::SaveAs(path));
        }
    }

    /// Saves the picture that waits to `path`.
    pub(super) fn save_picture_to(&mut self, mut path: PathBuf, replace: bool) {
        let chosen = path.clone();
        if let Some(contents) = self.desk.views.take_picture(&mut path) {
            // Of a name that was completed nobody was asked.
            self.session.write_file(path.clone(), replace && path == chosen, contents);
        }
    }

    /// Goes on with `leave`, once what is not saved is saved or given up.
    pub(super) fn leave(&mut self, leave: Leave, ctx: &Context) {
        self.hand_over_drafts();
        if self.session.is_dirty() {
            self.desk.open(Window::Unsaved(leave));
        } else {
            self.leave_anyway(leave, ctx);
        }
    }

    pub(super) fn leave_anyway(&mut self, leave: Leave, ctx: &Context) {
        self.desk.lower = Lower::Claims;
        self.desk.view = View::Read;
        self.desk.inspector.memo = None;
        self.desk.visited.forget();
        match leave {
            Leave::Quit => {
                self.desk.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Leave::New => self.session.run(Command::NewProject),
            Leave::Sample => {
                self.session.run(Command::OpenSample);
                if !self.desk.settings.toured {
                    self.desk.open(Window::Tour(0));
                }
            }
            Leave::Project(path) => self.session.run(Command::OpenProject(path)),
            Leave::Backup(path) => self.session.run(Command::OpenBackup(path)),
            Leave::Recovered(path) => self.session.run(Command::Recover(path)),
            Leave::Paths(paths) => self.session.run(Command::OpenPaths(paths)),
        }
    }

    pub(super) fn save_then(&mut self, leave: Leave) {
        self.desk.after_save = Some(leave);
        self.save();
    }

    /// Goes on with what waited for saving, or stays where saving failed.
    fn go_on_after_saving(&mut self, ctx: &Context) {
        if self.desk.after_save.is_none() || self.asking || self.desk.window.is_some() || self.session.save_pending() {
            return;
        }
        if let Some(leave) = self.desk.after_save.take()
            && !self.session.is_dirty()
        {
            self.leave_anyway(leave, ctx);
        }
    }

    /// Keeps the window open while something would be lost.
    fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.desk.may_close {
            return;
        }
        self.hand_over_drafts();
        if self.desk.window.as_ref().is_some_and(Window::holds_text) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.closing_held = true;
        } else if self.session.save_pending() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.after_save = Some(Leave::Quit);
        } else if self.session.is_dirty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.open(Window::Unsaved(Leave::Quit));
        }
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

    fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        match paths.iter().filter(|path| is_project(path)).count() {
            _ if paths.is_empty() => {}
            0 if !self.session.is_blank() => self.session.run(Command::Import(paths)),
            1 => self.leave(Leave::Paths(paths), ctx),
            // Of several projects none is opened, so there is nothing to leave.
            _ => self.session.run(Command::OpenPaths(paths)),
        }
    }

    fn grant_all(&mut self, wishes: Vec<Wish>, ctx: &Context) {
        for wish in wishes {
            self.grant(wish, ctx);
        }
    }

    fn places_ui(&mut self, ui: &mut Ui, wishes: &mut Vec<Wish>) {
        /// Narrower than this, in points, an article has no room between both sides.
        const CRAMPED: f32 = 780.0;
        /// Lower than this, in points, the table leaves the article the larger part.
        const LOW: f32 = 480.0;
        let p = palette(ui);
        let height = ui.available_height();
        self.desk.cramped = ui.available_width() < CRAMPED;
        let most = if height < LOW { height * 0.42 } else { height - 200.0 };
        if self.desk.settings.claims {
            let margin = match self.desk.lower {
                // Its lines go from edge to edge.
                Lower::Claims => Margin::ZERO,
                Lower::Passages(_) | Lower::Detached | Lower::Found | Lower::Tagging | Lower::Retrieval | Lower::Memos => {
                    Margin { left: 12, right: 12, top: 8, bottom: 0 }
                }
            };
            let frame = theme::panel_frame(p, margin);
            let panel = Panel::bottom("lower")
                .resizable(true)
                .default_size((height * 0.34).clamp(180.0, 286.0))
                .size_range(120.0..=most.max(121.0));
            panel.frame(frame).show(ui, |ui| {
                // A panel is as large as what it holds: without this it would shrink while there is nothing to show.
                ui.set_min_size(ui.available_size());
                places::place_ui(ui, Place::Claims, &mut self.desk, |ui, desk| {
                    lower_ui(ui, &self.session, &mut self.claims, desk, wishes);
                });
            });
        }
        if self.desk.shows(Place::Sources) {
            let frame = theme::panel_frame(p, Margin { left: 8, right: 8, top: 8, bottom: 0 });
            Panel::left("left").default_size(260.0).size_range(200.0..=420.0).frame(frame).show(ui, |ui| {
                places::place_ui(ui, Place::Sources, &mut self.desk, |ui, desk| {
                    // Sources first, so that the keyboard comes to them first.
                    let height = ui.available_height();
                    let tags_height = (height * 0.3).clamp(90.0, 142.0);
                    let list = Panel::top("source list")
                        .resizable(true)
                        .default_size((height - tags_height).max(80.0))
                        .size_range(80.0..=(height - 80.0).max(81.0));
                    list.frame(Frame::new()).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        sources::sources_ui(ui, &self.session, desk, wishes);
                    });
                    ui.add_space(2.0 * STEP);
                    tags::tags_ui(ui, &self.session, desk, wishes);
                });
            });
        }
        if self.desk.shows(Place::Inspector) {
            let frame = theme::panel_frame(p, Margin { left: 14, right: 14, top: 8, bottom: 0 });
            Panel::right("inspector").default_size(292.0).size_range(240.0..=480.0).frame(frame).show(ui, |ui| {
                places::place_ui(ui, Place::Inspector, &mut self.desk, |ui, desk| {
                    let speakers = self.reading.speakers(&self.session);
                    inspector::inspector_ui(ui, &self.session, desk, speakers, wishes);
                });
            });
        }
        CentralPanel::default().frame(Frame::new().fill(p.paper)).show(ui, |ui| {
            let mut commands = Vec::new();
            places::place_ui(ui, Place::Reading, &mut self.desk, |ui, desk| {
                if desk.view != View::Read {
                    return views::view_ui(ui, &self.session, desk, wishes);
                }
                find::bar_ui(ui, &self.session, desk, wishes);
                if let Some(response) = reading::reading_ui(ui, &self.session, &mut self.reading, &mut commands) {
                    response.context_menu(|ui| article_menu_ui(ui, &self.session, desk, wishes));
                }
            });
            wishes.extend(commands.into_iter().map(Wish::Run));
            wishes.extend(self.reading.switched.take().map(|layer| Wish::Do(Action::Layer(layer))));
        });
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
        // The system may end the program without a question (a logout, a lost display): then what is not saved stays for the next start.
        if self.desk.may_close || !self.session.is_dirty() {
            self.session.close();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

fn lower_ui(ui: &mut Ui, session: &Session, claims: &mut ClaimsState, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    match desk.lower {
        Lower::Claims => {
            let mut commands = Vec::new();
            claims.columns.clone_from(&desk.settings.columns);
            claims::claims_ui(ui, session, claims, &mut commands);
            desk.settings.columns.clone_from(&claims.columns);
            wishes.extend(commands.into_iter().map(Wish::Run));
            wishes.append(&mut claims.wishes);
            desk.picked_rows = claims.picked().len();
            desk.claims_column = claims.column_source();
        }
        Lower::Passages(tag) => passages::passages_ui(ui, session, desk, tag, wishes),
        Lower::Detached => passages::detached_ui(ui, session, desk, wishes),
        Lower::Found => find::list_ui(ui, session, desk, wishes),
        Lower::Tagging => find::tagging_ui(ui, session, desk, wishes),
        Lower::Retrieval => passages::retrieval_ui(ui, session, desk, wishes),
        Lower::Memos => passages::memos_ui(ui, session, desk, wishes),
    }
}

fn article_menu_ui(ui: &mut Ui, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let [quotation, by_hand] = correcting::IN_ARTICLE;
    let groups: [&[Action]; 5] = [
        &[Action::TagPalette, Action::Memo, Action::RemoveTags],
        quotation,
        by_hand,
        &[Action::GoToClaim],
        &[Action::Copy, Action::CopyWithSource],
    ];
    for (at, group) in groups.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for &action in group {
            let key = widgets::key_of(ui, action);
            let button = egui::Button::new(action.label()).shortcut_text(key);
            if ui.add_enabled(perform::enabled(action, session, desk), button).clicked() {
                wishes.push(Wish::Do(action));
                ui.close();
            }
        }
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
