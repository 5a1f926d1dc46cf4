//! The window.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use connect_app::{App, AppOptions, ClientLog, Vault};
use connect_ipc::Painted;
use tauri::{RunEvent, WebviewUrl, WebviewWindowBuilder};

use crate::args::Args;
use crate::notifier::Desktop;
use crate::opener::System;
use crate::sample::{BuiltIn, locale};
use crate::{args_messages, commands, log};

/// The window's name.
pub(crate) const MAIN: &str = "main";

/// Opens the window and runs until it is closed.
pub(crate) fn run(
    args: Args,
    runtime: &tokio::runtime::Runtime,
    client_log: ClientLog,
) -> ExitCode {
    tauri::async_runtime::set(runtime.handle().clone());
    let messages = args_messages(&args);
    let sample = Arc::new(BuiltIn { locale: locale(messages.language()) });
    let desktop = Desktop::default();
    let began = Instant::now();
    let mark = args.mark_painted;
    let app = runtime.block_on(App::start(AppOptions {
        downloads: downloads(args.data_dir.as_deref()),
        folder: data_folder(args.data_dir),
        sign_in: args.sign_in,
        demo: args.demo,
        language: args.language,
        client_log,
        vault: Vault::system(),
        sample,
        opener: Arc::new(System),
        notifier: Arc::new(desktop.clone()),
        on_painted: Box::new(move |what| {
            if mark {
                log::print(&format!("painted {} {}", word(what), began.elapsed().as_millis()));
            }
        }),
    }));
    let at_exit = app.clone();
    let built = tauri::Builder::default()
        .manage(app)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            desktop.begin(app.handle().clone());
            let title = app.package_info().name.clone();
            WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
                .title(title)
                .inner_size(1440.0, 900.0)
                .min_inner_size(640.0, 480.0)
                // The console's own pages and nothing else: a link in a text leads nowhere.
                .on_navigation(|url| {
                    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            Ok(())
        })
        .build(tauri::generate_context!());
    let tauri = match built {
        Ok(tauri) => tauri,
        Err(error) => {
            log::complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    tauri.run(move |handle, event| {
        if let RunEvent::Exit = event {
            // The last values are in the store before the process ends.
            tauri::async_runtime::block_on(at_exit.finish());
            handle.cleanup_before_exit();
        }
    });
    ExitCode::SUCCESS
}

fn word(what: Painted) -> &'static str {
    match what {
        Painted::Screen => "screen",
        Painted::Board => "board",
        Painted::Live => "live",
    }
}

/// The folder for what the user takes along; one in the data folder if that is not the usual one,
/// so that tries and tests leave the user's own alone.
fn downloads(data_folder: Option<&Path>) -> PathBuf {
    match data_folder {
        Some(folder) => folder.join("downloads"),
        None => dirs::download_dir().or_else(dirs::home_dir).unwrap_or_else(std::env::temp_dir),
    }
}

/// The folder for settings and offline store: the one given, else the user's own.
pub(crate) fn data_folder(given: Option<PathBuf>) -> PathBuf {
    let own = || dirs::data_local_dir().unwrap_or_else(std::env::temp_dir).join("connect-console");
    given.unwrap_or_else(own)
}
