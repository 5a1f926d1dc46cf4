//! What the shell does outside of the application: kept, and not done.

use std::pin::Pin;
use std::sync::{Arc, Mutex};

use connect_app::{Notification, Notifier, Opener, Sample, SampleServer};
use connect_ipc::Failure;

/// What was told on the desktop, with what choosing it does.
pub type Told = (Notification, Box<dyn FnOnce() + Send>);

/// A shell without a browser, a desktop and sample data. Clones share what it keeps.
#[derive(Clone, Default)]
pub struct Shell {
    opened: Arc<Mutex<Vec<String>>>,
    told: Arc<Mutex<Vec<Told>>>,
}

impl Shell {
    /// The addresses that were opened, the oldest first.
    pub fn opened(&self) -> Vec<String> {
        self.opened.lock().expect("nobody panics here").clone()
    }

    /// What was told on the desktop and not taken yet, the oldest first.
    pub fn take_told(&self) -> Vec<Told> {
        std::mem::take(&mut self.told.lock().expect("nobody panics here"))
    }
}

impl SampleServer for Shell {
    fn start(&self) -> Pin<Box<dyn Future<Output = Result<Sample, Failure>> + Send + '_>> {
        Box::pin(async { Err(Failure::Fault { log_id: "no sample data here".to_owned() }) })
    }
}

impl Opener for Shell {
    fn open(&self, address: &str) -> bool {
        self.opened.lock().expect("nobody panics here").push(address.to_owned());
        true
    }
}

impl Notifier for Shell {
    fn tell(&self, notification: Notification, chosen: Box<dyn FnOnce() + Send>) {
        self.told.lock().expect("nobody panics here").push((notification, chosen));
    }
}
