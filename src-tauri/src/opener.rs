//! Opens web pages in the user's browser, and addresses in the softphone.

use connect_app::Opener;

/// The system's way to open what belongs to other programs.
pub(crate) struct System;

impl Opener for System {
    fn open(&self, address: &str) -> bool {
        let opened = open::that_detached(address);
        if let Err(error) = &opened {
            tracing::warn!(%error, "not opened");
        }
        opened.is_ok()
    }
}
