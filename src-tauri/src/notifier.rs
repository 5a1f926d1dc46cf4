//! Tells the user on the desktop. While the window is in front, it says itself what there is.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use connect_app::{Notification, Notifier};
use notify_rust::{Notification as Shown, NotificationResponse};
use tauri::{AppHandle, Manager};

use crate::window::MAIN;

/// No more than so many wait for the user's choice; those after them lead nowhere.
const MOST: usize = 8;

/// The desktop.
#[derive(Clone, Default)]
pub(crate) struct Desktop(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// There is none before the window opens.
    app: OnceLock<AppHandle>,
    waiting: AtomicUsize,
}

impl Desktop {
    /// The program runs.
    pub(crate) fn begin(&self, app: AppHandle) {
        #[cfg(windows)]
        if let Err(error) = introduce(&app) {
            tracing::warn!(%error, "not introduced to the desktop");
        }
        // Once is enough.
        let _ = self.0.app.set(app);
    }

    /// Shows it and waits until the user has chosen it or it is gone.
    fn show(&self, app: &AppHandle, notification: &Notification, chosen: Box<dyn FnOnce() + Send>) {
        let mut shown = Shown::new();
        shown.appname(&app.package_info().name).summary(&notification.title);
        shown.body(&body(&notification.text));
        // There it can be chosen only if that is said.
        #[cfg(all(unix, not(target_os = "macos")))]
        shown.action("default", &notification.title);
        #[cfg(windows)]
        shown.app_id(&app.config().identifier);
        let handle = match shown.show() {
            Ok(handle) => handle,
            Err(error) => {
                tracing::warn!(%error, "nothing shown on the desktop");
                return;
            }
        };
        if self.0.waiting.fetch_add(1, Ordering::Relaxed) < MOST {
            let app = app.clone();
            let answered = handle.wait_for_response(move |response: &NotificationResponse| {
                if *response == NotificationResponse::Default {
                    raise(&app);
                    chosen();
                }
            });
            if let Err(error) = answered {
                tracing::warn!(%error, "the desktop does not answer");
            }
        }
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Notifier for Desktop {
    fn tell(&self, notification: Notification, chosen: Box<dyn FnOnce() + Send>) {
        let Some(app) = self.0.app.get().cloned() else { return };
        let desktop = self.clone();
        // The desktop may take its time; the thread ends with the notification.
        let thread = thread::Builder::new().name("notification".to_owned());
        let begun = thread.spawn(move || {
            let window = app.get_webview_window(MAIN);
            let in_front = window.is_some_and(|window| window.is_focused().unwrap_or_default());
            if !in_front {
                desktop.show(&app, &notification, chosen);
            }
        });
        if let Err(error) = begun {
            tracing::warn!(%error, "nothing told on the desktop");
        }
    }
}

/// The window comes to the front.
fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    // A desktop may refuse: then the window at least is where the user wants to be.
    let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
}

/// Desktops of the free systems may read the text as markup, and then it is written as such.
#[cfg(all(unix, not(target_os = "macos")))]
fn body(text: &str) -> String {
    let known = notify_rust::get_capabilities().unwrap_or_default();
    if known.iter().any(|one| one == "body-markup") { escaped(text) } else { text.to_owned() }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn body(text: &str) -> String {
    text.to_owned()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Windows shows nothing of a program that it does not know by name.
#[cfg(windows)]
fn introduce(app: &AppHandle) -> windows_registry::Result<()> {
    let place = format!(r"Software\Classes\AppUserModelId\{}", app.config().identifier);
    let key = windows_registry::CURRENT_USER.create(place)?;
    key.set_string("DisplayName", &app.package_info().name)
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("<b>R&D</b>"), "&lt;b&gt;R&amp;D&lt;/b&gt;");
    }
}
