//! The window's program: arguments in, window out.

use std::{process::ExitCode, sync::Arc};

use anyhow::Context as _;
use crossread::ui::{
    App,
    dialogs::SystemDialogs,
    start::{Asked, HELP, Start, arguments},
};
use eframe::egui::{IconData, ViewportBuilder};

/// The id by which desktops know the program: the `.desktop` file bears it, and the folder of what is remembered.
const APP_ID: &str = "crossread";

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what --help, --version and a wrong option print is meant for the terminal"
)]
fn main() -> anyhow::Result<ExitCode> {
    env_logger::init();
    match arguments(std::env::args_os().skip(1)) {
        Ok(Asked::Help) => print!("{HELP}"),
        Ok(Asked::Version) => println!("crossread {}", env!("CARGO_PKG_VERSION")),
        Ok(Asked::Window(start)) => open_window(start)?,
        Err(error) => {
            eprintln!("crossread: {error}\n\n{HELP}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn open_window(start: Start) -> anyhow::Result<()> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../assets/icons/crossread-256.png")).unwrap_or_default();
    let viewport = ViewportBuilder::default()
        .with_title("Crossread")
        .with_app_id(APP_ID)
        .with_icon(Arc::<IconData>::new(icon))
        // Fits a screen of 1440 by 900 points with its bars.
        .with_inner_size([1400.0, 820.0])
        .with_clamp_size_to_monitor_size(true)
        .with_min_inner_size([800.0, 560.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, centered: true, ..Default::default() };
    let make = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let app = App::new(cc, start, Box::new(SystemDialogs));
        Ok(Box::new(match eframe::storage_dir(APP_ID) {
            Some(folder) => app.keeping_unsaved_in(folder.join("recovery")),
            None => app,
        }))
    };
    eframe::run_native(APP_ID, options, Box::new(make))
        .map_err(|e| anyhow::anyhow!("{e}"))
        .context("the window could not be opened")
}
