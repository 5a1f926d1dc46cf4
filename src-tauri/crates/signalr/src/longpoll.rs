//! Reads the answer to one poll: blanks that say the server is alive, then one envelope.

use thiserror::Error;

/// Why an answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PollError {
    /// The answer is larger than what was allowed.
    #[error("an answer of more than {0} bytes")]
    TooLong(usize),
    /// The answer is not UTF-8.
    #[error("an answer that is not UTF-8")]
    NotText,
}

/// The reader of one answer.
#[derive(Debug)]
pub struct Reader {
    limit: usize,
    body: Vec<u8>,
}

impl Reader {
    /// A reader of an answer of at most `limit` bytes, the leading blanks not counted.
    pub fn new(limit: usize) -> Self {
        Self { limit, body: Vec::new() }
    }

    /// Takes the next bytes of the body.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), PollError> {
        let blanks = if self.body.is_empty() {
            bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
        } else {
            0
        };
        let bytes = &bytes[blanks..];
        if self.body.len().saturating_add(bytes.len()) > self.limit {
            return Err(PollError::TooLong(self.limit));
        }
        self.body.extend_from_slice(bytes);
        Ok(())
    }

    /// Whether the envelope has begun. Until then the server only says that it is alive.
    pub fn begun(&self) -> bool {
        !self.body.is_empty()
    }

    /// The envelope, once the body has ended; none if there was none.
    pub fn finish(self) -> Result<Option<String>, PollError> {
        let text = String::from_utf8(self.body).map_err(|_| PollError::NotText)?;
        Ok((!text.is_empty()).then_some(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[&[u8]]) -> Result<Option<String>, PollError> {
        let mut reader = Reader::new(20);
        for piece in pieces {
            reader.push(piece)?;
        }
        reader.finish()
    }

    #[test]
    fn blanks_are_signs_of_life() {
        assert_eq!(read(&[b" ", b" \r\n", b" {\"C\"", b": 1} "]), Ok(Some("{\"C\": 1} ".into())));
        assert_eq!(read(&[b" ", b"   ", b""]), Ok(None));
        assert_eq!(read(&[]), Ok(None));
    }

    #[test]
    fn answers_are_bounded_and_text() {
        assert_eq!(read(&[&[b' '; 90], &[b'x'; 21]]), Err(PollError::TooLong(20)));
        assert_eq!(read(&[b"\xC3", b"\x28"]), Err(PollError::NotText));
    }

    proptest::proptest! {
        #[test]
        fn cuts_change_nothing(text in " {0,4}[x é]{0,9}", cuts in proptest::collection::vec(0_usize..20, 0..6)) {
            let bytes = text.as_bytes();
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let pieces: Vec<_> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
            let wanted = Some(text.trim_start().to_owned()).filter(|text| !text.is_empty());
            proptest::prop_assert_eq!(read(&pieces), Ok(wanted));
        }
    }
}
