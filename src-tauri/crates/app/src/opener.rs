//! Opens what belongs outside of this program.

/// What the shell can open.
pub trait Opener: Send + Sync + 'static {
    /// Opens a web page in the user's browser. False if the system would not. It may take a moment.
    fn open(&self, address: &str) -> bool;
}
