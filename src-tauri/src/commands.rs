//! One Tauri command per entry of the contract, and the feed's.

use connect_app::{App, Sink};
use connect_ipc::{Batch, Failure, Handlers};
use tauri::ipc::{Channel, Invoke};
use tauri::{State, Wry};

/// The window's end of the feed.
struct WindowSink(Channel<Batch>);

impl Sink for WindowSink {
    fn send(&self, batch: Batch) -> bool {
        self.0.send(batch).is_ok()
    }
}

/// Feeds the window from now on.
#[tauri::command]
async fn open_feed(app: State<'_, App>, channel: Channel<Batch>) -> Result<(), Failure> {
    app.open_feed(Box::new(WindowSink(channel))).await;
    Ok(())
}

macro_rules! tauri_commands {
    ($($(#[$doc:meta])* $name:ident($args:ty) -> $reply:ty;)*) => {
        $($(#[$doc])*
        #[tauri::command]
        async fn $name(app: State<'_, App>, args: $args) -> Result<$reply, Failure> {
            Handlers::$name(app.inner(), args).await
        })*

        /// All of them.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![open_feed, $($name),*]
        }
    };
}

connect_ipc::command_list!(tauri_commands);
