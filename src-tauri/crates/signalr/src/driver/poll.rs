//! The channel of long polling: one answer.

use reqwest::Response;

use super::FRAME_LIMIT;
use super::http::fault;
use crate::longpoll::Reader;
use crate::{Fault, Input};

/// A poll whose answer has begun.
#[derive(Debug)]
pub(super) struct Poll {
    answer: Response,
    /// None once the answer has ended.
    reader: Option<Reader>,
    told: bool,
}

impl Poll {
    pub(super) fn new(answer: Response) -> Self {
        Self { answer, reader: Some(Reader::new(FRAME_LIMIT)), told: false }
    }

    /// What comes next. It may be dropped at any time and asked again.
    pub(super) async fn next(&mut self) -> Input {
        if !self.told {
            self.told = true;
            return Input::Opened;
        }
        let Some(reader) = &mut self.reader else { return Input::Ended };
        let unreadable = |error: crate::longpoll::PollError| Fault::Unreadable(error.to_string());
        match self.answer.chunk().await {
            Ok(Some(bytes)) => match reader.push(&bytes) {
                Ok(()) if reader.begun() => Input::Piece,
                Ok(()) => Input::Beat,
                Err(error) => Input::Failed(unreadable(error)),
            },
            Ok(None) => match self.reader.take().map(Reader::finish) {
                Some(Ok(Some(frame))) => Input::Frame(frame),
                Some(Err(error)) => Input::Failed(unreadable(error)),
                Some(Ok(None)) | None => Input::Ended,
            },
            Err(error) => Input::Failed(fault(&error)),
        }
    }
}
