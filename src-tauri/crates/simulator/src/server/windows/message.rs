//! What of NTLM's messages has to be known here: which one a token holds, and what the last one is
//! tied to (MS-NLMP 2.2.1 and 2.2.2.1).

use md5::{Digest, Md5};

/// What every message begins with.
const SIGNATURE: &[u8] = b"NTLMSSP\0";
/// Where the last message says where the answer to the challenge is: its length and its offset.
const ANSWER: (usize, usize) = (20, 24);
/// Where the pairs begin in the answer: behind the proof and what it is about.
const PAIRS: usize = 16 + 28;
/// The last pair.
const END: u16 = 0;
/// The pair with the hash of the binding.
const CHANNEL_BINDINGS: u16 = 10;

/// A message of NTLM.
pub(super) struct Message<'a>(&'a [u8]);

impl<'a> Message<'a> {
    /// The message in a token, which may be in the envelope of a negotiation.
    pub(super) fn find(token: &'a [u8]) -> Option<Self> {
        let at = token.windows(SIGNATURE.len()).position(|bytes| bytes == SIGNATURE)?;
        Some(Self(&token[at..]))
    }

    /// The message that a token is, without an envelope.
    pub(super) fn bare(token: &'a [u8]) -> Option<Self> {
        token.starts_with(SIGNATURE).then_some(Self(token))
    }

    /// 1 is the greeting, 2 the challenge, 3 the answer.
    pub(super) fn number(&self) -> Option<u32> {
        self.0.get(8..12)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// What the answer says it is tied to; none if nothing is said.
    pub(super) fn binding(&self) -> Option<&'a [u8]> {
        let mut rest = self.answer()?.get(PAIRS..)?;
        loop {
            let (id, length) = (short(rest, 0)?, short(rest, 2)?);
            let value = rest.get(4..4 + usize::from(length))?;
            match id {
                CHANNEL_BINDINGS => return Some(value),
                END => return None,
                _ => rest = &rest[4 + value.len()..],
            }
        }
    }

    fn answer(&self) -> Option<&'a [u8]> {
        let length = usize::from(short(self.0, ANSWER.0)?);
        let at = self.0.get(ANSWER.1..ANSWER.1 + 4)?.try_into().ok().map(u32::from_le_bytes)?;
        let at = usize::try_from(at).ok()?;
        self.0.get(at..at.checked_add(length)?)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// How NTLM writes a binding: hashed with all else that GSSAPI's structure could hold and does not,
/// which is two kinds and two lengths.
pub(super) fn hashed(binding: &[u8]) -> [u8; 16] {
    let mut hash = Md5::new();
    hash.update([0; 16]);
    hash.update(u32::try_from(binding.len()).unwrap_or(u32::MAX).to_le_bytes());
    hash.update(binding);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last message with these pairs in the answer.
    fn last(pairs: &[(u16, &[u8])]) -> Vec<u8> {
        let mut answer = vec![0; PAIRS];
        for (id, value) in pairs {
            answer.extend(id.to_le_bytes());
            answer.extend(u16::try_from(value.len()).unwrap().to_le_bytes());
            answer.extend(*value);
        }
        let length = u16::try_from(answer.len()).unwrap().to_le_bytes();
        let head =
            [SIGNATURE, &3u32.to_le_bytes(), &[0; 8], &length, &length, &64u32.to_le_bytes()];
        let mut message = head.concat();
        message.resize(64, 0);
        message.extend(answer);
        message
    }

    #[test]
    fn the_binding_is_found_among_the_pairs() {
        let hash = [7; 16];
        let message = last(&[(2, b"L\0A\0B\0"), (CHANNEL_BINDINGS, &hash), (END, b"")]);
        let enveloped = [b"\xa1\x81\x05".as_slice(), &message].concat();
        assert_eq!(Message::find(&enveloped).unwrap().binding(), Some(hash.as_slice()));
        assert_eq!(Message::find(&enveloped).unwrap().number(), Some(3));
        assert!(Message::bare(&enveloped).is_none());
        let without = last(&[(2, b"L\0A\0B\0"), (END, b"")]);
        assert_eq!(Message::bare(&without).unwrap().binding(), None);
    }

    #[test]
    fn no_message_makes_it_panic() {
        let message = last(&[(2, b"LAB"), (CHANNEL_BINDINGS, &[7; 16]), (END, b"")]);
        for end in SIGNATURE.len()..message.len() {
            let cut = Message::bare(&message[..end]).unwrap();
            let _ = cut.number();
            assert_eq!(cut.binding(), None);
        }
    }
}
