//! The terminal on Windows, where a program has either a window or a terminal: this one has its
//! window, and writes into the terminal that it was started from.

#![expect(unsafe_code, reason = "the system's calls take handles, which are plain pointers")]

use windows::Win32::Foundation::HANDLE;
use windows::Win32::Storage::FileSystem::{FILE_TYPE_CHAR, GetFileType};
use windows::Win32::System::Console::{
    ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_HANDLE,
    STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
};

/// Joins the terminal of who started the program, if there is one. What was led into files and
/// pipes stays there.
pub(crate) fn join() {
    let led = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE].map(|of| (of, led(of)));
    // SAFETY: takes a number, and touches no memory of this program.
    if unsafe { AttachConsole(ATTACH_PARENT_PROCESS) }.is_err() {
        return;
    }
    for (of, handle) in led {
        if let Some(handle) = handle {
            // SAFETY: the handle was this process's own a moment ago, and nobody has closed it.
            // If it fails, it is the terminal that gets the text, which is better than nothing.
            let _ = unsafe { SetStdHandle(of, handle) };
        }
    }
}

/// Where something was led that is no terminal.
fn led(of: STD_HANDLE) -> Option<HANDLE> {
    // SAFETY: takes a number; the handle that it answers is only asked for its type.
    unsafe { GetStdHandle(of) }.ok().filter(|handle| {
        // SAFETY: answers "unknown" for what is no handle.
        !handle.is_invalid() && unsafe { GetFileType(*handle) } != FILE_TYPE_CHAR
    })
}
