//! The reader of a poll's answer (row R1): however it is cut, the same envelope comes, and it is not
//! larger than it may be. The first byte of an input says where it is cut.

#![cfg_attr(fuzzing, no_main)]

use connect_signalr::longpoll::{PollError, Reader};

connect_fuzz::target!(read);

const LIMIT: usize = 512;

fn envelope<'a>(mut pieces: impl Iterator<Item = &'a [u8]>) -> Result<Option<String>, PollError> {
    let mut reader = Reader::new(LIMIT);
    pieces.try_for_each(|piece| reader.push(piece))?;
    reader.finish()
}

/// Reads an input at once and in pieces.
fn read(input: &[u8]) {
    let Some((size, body)) = input.split_first() else { return };
    let whole = envelope(std::iter::once(body));
    assert_eq!(whole, envelope(body.chunks(usize::from(*size).max(1))));
    let text = whole.ok().flatten().unwrap_or_default();
    assert!(text.len() <= LIMIT && !text.starts_with(' '));
}
