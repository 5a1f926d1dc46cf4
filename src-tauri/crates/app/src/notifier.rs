//! What the user is told outside of the window.

/// What is told. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// What it is about, in the user's language.
    pub title: String,
    /// The rest. It may come from outside.
    pub text: String,
}

/// What the shell can tell.
pub trait Notifier: Send + Sync + 'static {
    /// Tells the user, unless the window has the user's attention as it is. `chosen` is to be called
    /// when the user chooses the notification, which may be never. It does not wait for anything.
    fn tell(&self, notification: Notification, chosen: Box<dyn FnOnce() + Send>);
}
