//! What can go wrong with the store, told apart by what can be done about it.

use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

/// Why the store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CacheError {
    /// The directory or the file in it cannot be made, replaced or written to.
    #[error("{} cannot be written", path.display())]
    Unwritable {
        /// The directory or the file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file was written by a newer version of this program; it was left as it is.
    #[error("the store has version {found}, this program knows {known}")]
    Newer {
        /// The file's version.
        found: i32,
        /// The newest version this program knows.
        known: i32,
    },
    /// Another process kept the file locked for longer than two seconds.
    #[error("the store is in use by another process")]
    Busy,
    /// The disk is full; nothing of this call was written.
    #[error("the disk is full")]
    Full,
    /// The file has become read-only; nothing of this call was written.
    #[error("the store is read-only")]
    ReadOnly,
    /// The file turned out to be damaged in use. It was set aside; later calls use a fresh one.
    #[error("the store is damaged: {what}")]
    Corrupt {
        /// What was found.
        what: String,
        /// Where the damaged file is now; none if the store had no file.
        set_aside: Option<PathBuf>,
    },
    /// The system failed to read or write.
    #[error("the store cannot be read or written")]
    Io(#[source] rusqlite::Error),
    /// `SQLite` refused for a reason of its own.
    #[error("the store failed")]
    Sqlite(#[source] rusqlite::Error),
    /// The system gave no thread for the store.
    #[error("the store's thread cannot be started")]
    Thread(#[source] std::io::Error),
    /// The store's thread has ended.
    #[error("the store is closed")]
    Closed,
}

impl CacheError {
    /// Damage, before anything was done about it.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Corrupt { what: what.into(), set_aside: None }
    }

    /// Whether the same work may go well later.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Busy | Self::Full | Self::ReadOnly | Self::Io(_) | Self::Unwritable { .. }
        )
    }

    /// The same error, met while opening `path`: there a file that cannot be opened or written is
    /// a matter of the place.
    pub(crate) fn while_opening(self, path: &Path) -> Self {
        let source = match self {
            Self::ReadOnly => std::io::ErrorKind::ReadOnlyFilesystem.into(),
            Self::Io(error) if is_refusal(&error) => std::io::Error::other(error),
            other => return other,
        };
        Self::Unwritable { path: path.to_owned(), source }
    }
}

fn is_refusal(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied))
}

impl From<rusqlite::Error> for CacheError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        // The index of the log is the first file to grow; on a full disk SQLite has no word for it.
        if error.sqlite_error().is_some_and(|e| e.extended_code == ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::damaged(error.to_string())
            }
            Some(
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied,
            ) => Self::Io(error),
            Some(_) => Self::Sqlite(error),
            // The tables are strict: a value of another type or text that is none is damage.
            None => match error {
                E::FromSqlConversionFailure(..)
                | E::IntegralValueOutOfRange(..)
                | E::InvalidColumnType(..)
                | E::Utf8Error(..) => Self::damaged(error.to_string()),
                other => Self::Sqlite(other),
            },
        }
    }
}
