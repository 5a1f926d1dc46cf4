//! Why a server refuses a ticket. It says so in its token, as an error of Kerberos (RFC 4120, 5.9.1),
//! but of a negotiation GSSAPI hands on no more than the text.

use crate::engine::{EngineError, is_ntlm};

/// NTLM's object identifier (MS-SPNG 1.9), by which a negotiation names it.
const NTLM: &[u8] = b"\x06\x0a\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";

/// How an error begins in GSSAPI's tokens: Kerberos' object identifier and the mark of an error
/// (RFC 4121, 4.1); the `KRB-ERROR` follows.
const MARK: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x03\x00";
/// `[APPLICATION 30]`, a sequence, and the field with the code.
const KRB_ERROR: u8 = 0x7e;
const SEQUENCE: u8 = 0x30;
const ERROR_CODE: u8 = 0xa6;
const INTEGER: u8 = 0x02;

/// What the server's token says of the ticket; none if nothing that a user could mend. It is not
/// believed where it speaks of the password, which it has not seen.
pub(super) fn of_token(token: &[u8]) -> Option<EngineError> {
    match code(token)? {
        32 => Some(EngineError::TicketExpired),
        33 | 37 => Some(EngineError::ClockSkew),
        _ => None,
    }
}

/// True if the server's token goes on with NTLM: it names the one way that the server has chosen.
pub(super) fn names_ntlm(token: &[u8]) -> bool {
    is_ntlm(token) || token.windows(NTLM.len()).take(256).any(|bytes| bytes == NTLM)
}

fn code(token: &[u8]) -> Option<u8> {
    let at = token.windows(MARK.len()).position(|bytes| bytes == MARK)?;
    let (error, _) = part(token.get(at + MARK.len()..)?, KRB_ERROR)?;
    let (mut fields, _) = part(error, SEQUENCE)?;
    while *fields.first()? != ERROR_CODE {
        (_, fields) = part(fields, *fields.first()?)?;
    }
    let (number, _) = part(part(fields, ERROR_CODE)?.0, INTEGER)?;
    // All codes of the protocol are below 128.
    if let [code] = number { Some(*code) } else { None }
}

/// The content of a part that begins here with this tag, and what follows it.
fn part(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (length, rest) = match *bytes.strip_prefix(&[tag])? {
        [short @ ..=0x7f, ref rest @ ..] => (usize::from(short), rest),
        [0x81, length, ref rest @ ..] => (usize::from(length), rest),
        [0x82, high, low, ref rest @ ..] => (usize::from(u16::from_be_bytes([high, low])), rest),
        _ => return None,
    };
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u8::try_from(content.len()).expect("a short part");
        let head = if length < 0x80 { vec![tag, length] } else { vec![tag, 0x81, length] };
        [head.as_slice(), content].concat()
    }

    /// An error with this code within a negotiation, as MIT Kerberos writes it.
    fn token(code: u8) -> Vec<u8> {
        let realm = wrapped(0xa9, &wrapped(0x1b, b"LAB.TEST"));
        let name = [wrapped(0x1b, b"HTTP"), wrapped(0x1b, b"connect.lab.test")].concat();
        let fields = [
            wrapped(0xa0, &[INTEGER, 1, 5]),
            wrapped(0xa1, &[INTEGER, 1, 30]),
            wrapped(0xa4, &wrapped(0x18, b"20261124102226Z")),
            wrapped(0xa5, &[INTEGER, 3, 3, 0x9a, 0x6e]),
            wrapped(ERROR_CODE, &[INTEGER, 1, code]),
            realm,
            wrapped(0xaa, &wrapped(SEQUENCE, &wrapped(0xa1, &wrapped(SEQUENCE, &name)))),
        ];
        let error = wrapped(KRB_ERROR, &wrapped(SEQUENCE, &fields.concat()));
        let inner = wrapped(0x04, &wrapped(0x60, &[MARK, &error].concat()));
        let state = wrapped(0xa0, &[0x0a, 1, 2]);
        wrapped(0xa1, &wrapped(SEQUENCE, &[state, wrapped(0xa2, &inner)].concat()))
    }

    #[test]
    fn the_code_tells() {
        assert_eq!(of_token(&token(32)), Some(EngineError::TicketExpired));
        assert_eq!(of_token(&token(33)), Some(EngineError::ClockSkew));
        assert_eq!(of_token(&token(37)), Some(EngineError::ClockSkew));
        // A wrong password, says the server: it cannot know.
        assert_eq!(of_token(&token(24)), None);
        assert_eq!(of_token(b""), None);
        assert_eq!(of_token(MARK), None);
        assert!(!names_ntlm(&token(37)));
    }

    #[test]
    fn a_negotiation_that_ends_with_ntlm_is_seen() {
        // To be gone on with (RFC 4178, 4.2.2), in the way that was chosen.
        let chosen = [wrapped(0xa0, &[0x0a, 1, 1]), wrapped(0xa1, NTLM)].concat();
        assert!(names_ntlm(&wrapped(0xa1, &wrapped(SEQUENCE, &chosen))));
        assert!(names_ntlm(b"NTLMSSP\0\x02\0\0\0"));
        assert!(!names_ntlm(b""));
    }

    proptest::proptest! {
        #[test]
        fn no_token_makes_it_panic(cut in 0..200_usize, at in 0..200_usize, byte: u8) {
            let mut token = token(37);
            token.truncate(cut);
            if let Some(there) = token.get_mut(at) {
                *there = byte;
            }
            drop(of_token(&token));
        }
    }
}
