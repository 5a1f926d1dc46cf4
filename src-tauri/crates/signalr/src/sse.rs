//! Reads server-sent events: bytes in, events out. The stream may be cut anywhere.

use std::collections::VecDeque;

use thiserror::Error;

/// Why a stream cannot be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SseError {
    /// An event, or a line, is larger than what was allowed.
    #[error("an event of more than {0} bytes")]
    TooLong(usize),
    /// An event is not UTF-8.
    #[error("an event that is not UTF-8")]
    NotText,
}

/// The reader.
#[derive(Debug)]
pub struct Reader {
    limit: usize,
    /// The beginning of a line whose end has not come yet.
    line: Vec<u8>,
    /// The data of the event under way; none if it has none so far.
    data: Option<Vec<u8>>,
    events: VecDeque<String>,
    /// Whether anything was read: a byte order mark counts at the beginning alone.
    begun: bool,
}

impl Reader {
    /// A reader of a stream from its beginning, whose lines and events are at most `limit` bytes
    /// long.
    pub fn new(limit: usize) -> Self {
        Self { limit, line: Vec::new(), data: None, events: VecDeque::new(), begun: false }
    }

    /// Takes the next bytes. What was complete before an error can still be had.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), SseError> {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (rest_of_line, rest) = bytes.split_at(end);
            bytes = &rest[1..];
            if self.line.is_empty() {
                self.fits(0, rest_of_line.len())?;
                self.line(rest_of_line)?;
            } else {
                self.keep(rest_of_line)?;
                let mut line = std::mem::take(&mut self.line);
                self.line(&line)?;
                // The room is used again.
                line.clear();
                self.line = line;
            }
        }
        self.keep(bytes)
    }

    /// The data of the next event.
    pub fn event(&mut self) -> Option<String> {
        self.events.pop_front()
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), SseError> {
        self.fits(self.line.len(), bytes.len())?;
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    fn fits(&self, before: usize, more: usize) -> Result<(), SseError> {
        if before.saturating_add(more) > self.limit {
            return Err(SseError::TooLong(self.limit));
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> Result<(), SseError> {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mark = if self.begun { None } else { line.strip_prefix(b"\xEF\xBB\xBF") };
        self.begun = true;
        let line = mark.unwrap_or(line);
        if line.is_empty() {
            if let Some(data) = self.data.take() {
                let text = String::from_utf8(data).map_err(|_| SseError::NotText)?;
                self.events.push_back(text);
            }
            return Ok(());
        }
        // Comments and other fields mean nothing here.
        let value = match line.strip_prefix(b"data") {
            Some([b':', b' ', value @ ..] | [b':', value @ ..]) => value,
            Some([]) => &[],
            _ => return Ok(()),
        };
        let before = self.data.as_ref().map_or(0, |data| data.len() + 1);
        self.fits(before, value.len())?;
        match &mut self.data {
            Some(data) => {
                data.push(b'\n');
                data.extend_from_slice(value);
            }
            None => self.data = Some(value.to_vec()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(pieces: &[&[u8]]) -> Result<Vec<String>, SseError> {
        let mut reader = Reader::new(1000);
        for piece in pieces {
            reader.push(piece)?;
        }
        Ok(std::iter::from_fn(|| reader.event()).collect())
    }

    #[test]
    fn what_a_server_on_windows_sends() {
        let text = "data: initialized\n\ndata: {}\n\ndata: {\"C\":\"d\",\"M\":[\"é\"]}\r\n\r\n";
        let wanted = ["initialized", "{}", "{\"C\":\"d\",\"M\":[\"é\"]}"];
        assert_eq!(read(&[text.as_bytes()]).unwrap(), wanted);
    }

    #[test]
    fn what_the_standard_allows() {
        let text = "\u{feff}: comment\nid: 4\ndata:a\ndata\ndata:  b\nevent: x\n\n\n\ndata: lost";
        assert_eq!(read(&[text.as_bytes()]).unwrap(), ["a\n\n b"]);
    }

    #[test]
    fn a_stream_without_end_is_given_up() {
        let mut reader = Reader::new(10);
        assert_eq!(reader.push(b"data: 12345"), Err(SseError::TooLong(10)));
        let mut reader = Reader::new(10);
        let many = b"data: 12\ndata: 34\ndata: 56\ndata: 78\n";
        assert_eq!(reader.push(many), Err(SseError::TooLong(10)));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(read(&[b"data: \xFF\n\n"]), Err(SseError::NotText));
    }

    proptest! {
        #[test]
        fn cuts_change_nothing(
            events in proptest::collection::vec("[ -~é€\u{1F600}]{0,12}", 0..6),
            ends in proptest::collection::vec(any::<bool>(), 12),
            cuts in proptest::collection::vec(0_usize..200, 0..12),
        ) {
            let mut text = String::new();
            for (event, ends) in events.iter().zip(ends.chunks(2)) {
                let end = |crlf: bool| if crlf { "\r\n" } else { "\n" };
                text.extend(["data: ", event, end(ends[0]), end(ends[1])]);
            }
            let bytes = text.as_bytes();
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let pieces: Vec<_> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
            prop_assert_eq!(read(&pieces).unwrap(), events);
        }

        #[test]
        fn no_bytes_make_it_panic_or_outgrow_its_limit(
            pieces in proptest::collection::vec("(data|:| |\r|\n|é|x){0,9}", 0..9)
        ) {
            let mut reader = Reader::new(8);
            for piece in pieces {
                if reader.push(piece.as_bytes()).is_err() { break; }
            }
            while let Some(event) = reader.event() {
                prop_assert!(event.len() <= 8);
            }
        }
    }
}
