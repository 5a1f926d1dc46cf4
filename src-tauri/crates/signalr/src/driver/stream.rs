//! The channel of server-sent events.

use reqwest::Response;

use super::FRAME_LIMIT;
use super::http::fault;
use crate::sse::Reader;
use crate::{Fault, Input};

/// The event that a stream begins with.
const FIRST: &str = "initialized";

/// An open stream.
#[derive(Debug)]
pub(super) struct Stream {
    answer: Response,
    reader: Reader,
    failed: Option<Fault>,
}

impl Stream {
    pub(super) fn new(answer: Response) -> Self {
        Self { answer, reader: Reader::new(FRAME_LIMIT), failed: None }
    }

    /// What comes next. It may be dropped at any time and asked again.
    pub(super) async fn next(&mut self) -> Input {
        if let Some(input) = self.read() {
            return input;
        }
        match self.answer.chunk().await {
            Ok(Some(bytes)) => {
                let read = self.reader.push(&bytes);
                self.failed = read.err().map(|error| Fault::Unreadable(error.to_string()));
                self.read().unwrap_or(Input::Piece)
            }
            Ok(None) => Input::Ended,
            Err(error) => Input::Failed(fault(&error)),
        }
    }

    /// What is there already. What was whole before an error comes before it.
    fn read(&mut self) -> Option<Input> {
        match self.reader.event() {
            Some(event) if event == FIRST => Some(Input::Opened),
            Some(event) => Some(Input::Frame(event)),
            None => self.failed.take().map(Input::Failed),
        }
    }
}
