//! The server's strings in the language that is wanted (row L1): asked for beside everything else,
//! since the figures need none of them.

use connect_client::Client;
use connect_model::Strings;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::alerts::is_final;
use crate::backoff::Backoff;
use crate::steps::Steps;
use crate::target::Target;

/// The question under way, if there is one.
#[derive(Default)]
pub(super) struct Words(Option<BoxFuture<'static, Option<(String, Strings)>>>);

impl Words {
    /// Asks for a language in the place of any other.
    pub(super) fn ask(&mut self, target: Target, client: Client, locale: String) {
        self.0 = Some(ask(target, client, locale).boxed());
    }

    /// Those at hand will do.
    pub(super) fn stop(&mut self) {
        self.0 = None;
    }

    /// The answer, with the language it is in; waits for one as long as it takes.
    pub(super) async fn found(&mut self) -> (String, Strings) {
        if let Some(asked) = &mut self.0 {
            let found = asked.await;
            self.0 = None;
            if let Some(found) = found {
                return found;
            }
        }
        std::future::pending().await
    }
}

/// With growing pauses, until the server answers or never will.
async fn ask(target: Target, client: Client, locale: String) -> Option<(String, Strings)> {
    let mut backoff = Backoff::default();
    loop {
        match Steps::new(&target, &mut |_| {}).strings(&client, &locale).await {
            Ok(found) => return Some(found),
            Err(failure) if is_final(&failure) => return None,
            Err(failure) => tracing::warn!(?failure, "the server's strings are asked for again"),
        }
        tokio::time::sleep(backoff.pause()).await;
    }
}
