//! The keyring of the system the console runs on.

use keyring_core::Result;

use super::Opened;

/// The Secret Service of the desktop, over D-Bus.
#[cfg(target_os = "linux")]
pub(super) fn open() -> Result<Opened> {
    let store = zbus_secret_service_keyring_store::Store::new()?;
    Ok(Opened { store, modifiers: [("label", "Connect Console")].into() })
}

/// The Credential Manager. What is kept stays on this computer: by default it would follow the user
/// to others.
#[cfg(windows)]
pub(super) fn open() -> Result<Opened> {
    let store = windows_native_keyring_store::Store::new()?;
    Ok(Opened { store, modifiers: [("persistence", "Local")].into() })
}

/// The user's keychain.
#[cfg(target_os = "macos")]
pub(super) fn open() -> Result<Opened> {
    let store = apple_native_keyring_store::keychain::Store::new()?;
    Ok(Opened { store, modifiers: [].into() })
}

/// No other system has one that is known.
#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
pub(super) fn open() -> Result<Opened> {
    Err(keyring_core::Error::NoDefaultStore)
}
