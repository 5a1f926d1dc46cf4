//! The reader of server-sent events (row R1): however a stream is cut, the same events come, and
//! none is larger than it may be. The first byte of an input says where it is cut.

#![cfg_attr(fuzzing, no_main)]

use connect_signalr::sse::{Reader, SseError};

connect_fuzz::target!(read);

const LIMIT: usize = 512;

fn events<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<String>, Result<(), SseError>) {
    let mut reader = Reader::new(LIMIT);
    let mut end = Ok(());
    for piece in pieces {
        end = reader.push(piece);
        if end.is_err() {
            break;
        }
    }
    (std::iter::from_fn(|| reader.event()).collect(), end)
}

/// Reads an input at once and in pieces.
fn read(input: &[u8]) {
    let Some((size, stream)) = input.split_first() else { return };
    let whole = events(std::iter::once(stream));
    let pieces = events(stream.chunks(usize::from(*size).max(1)));
    assert_eq!(whole.0, pieces.0);
    assert_eq!(whole.1.is_ok(), pieces.1.is_ok());
    assert!(whole.0.iter().all(|event| event.len() <= LIMIT));
}
