//! The envelope of a negotiation (RFC 4178) around Kerberos' own tokens. Kerberos is all that is
//! offered, so there is nothing to choose between, and nothing that a message about the choice would
//! have to protect.
//!
//! The system has one of its own. It hands on no more of an error than the text, and wants
//! credentials of its own: another logon with the same password.

use crate::engine::{EngineError, is_ntlm};

/// The negotiation's name, Kerberos' and NTLM's (MS-SPNG 1.9), with tag and length.
const SPNEGO: &[u8] = b"\x06\x06\x2b\x06\x01\x05\x05\x02";
const KERBEROS: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02";
const KERBEROS_OF_WINDOWS: &[u8] = b"\x06\x09\x2a\x86\x48\x82\xf7\x12\x01\x02\x02";
const NTLM: &[u8] = b"\x06\x0a\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";

/// `[APPLICATION 0]`, around the first token.
const INITIAL: u8 = 0x60;
const SEQUENCE: u8 = 0x30;
const OCTETS: u8 = 0x04;
/// The first token, and each that follows; in both the fields have numbers.
const INIT: u8 = 0xa0;
const RESPONSE: u8 = 0xa1;
const MECH_TYPES: u8 = 0xa0;
const SUPPORTED_MECH: u8 = 0xa1;
const TOKEN: u8 = 0xa2;

/// The first token, with Kerberos' own.
pub(super) fn first(token: &[u8]) -> Vec<u8> {
    let offered = wrapped(MECH_TYPES, &wrapped(SEQUENCE, KERBEROS));
    let fields = [offered, wrapped(TOKEN, &wrapped(OCTETS, token))].concat();
    let init = wrapped(INIT, &wrapped(SEQUENCE, &fields));
    wrapped(INITIAL, &[SPNEGO, &init].concat())
}

/// A later one.
pub(super) fn next(token: &[u8]) -> Vec<u8> {
    wrapped(RESPONSE, &wrapped(SEQUENCE, &wrapped(TOKEN, &wrapped(OCTETS, token))))
}

/// Kerberos' own token in the server's; none if it holds none.
pub(super) fn answer(token: &[u8]) -> Result<Option<&[u8]>, EngineError> {
    if is_ntlm(token) {
        return Err(EngineError::WantsNtlm);
    }
    let broken = || EngineError::BadToken("no answer to a negotiation".to_owned());
    let (response, _) = part(token, RESPONSE).ok_or_else(broken)?;
    let (mut fields, _) = part(response, SEQUENCE).ok_or_else(broken)?;
    let mut held = None;
    while let Some(&tag) = fields.first() {
        let (field, rest) = part(fields, tag).ok_or_else(broken)?;
        match tag {
            SUPPORTED_MECH if field == NTLM => return Err(EngineError::WantsNtlm),
            SUPPORTED_MECH if field != KERBEROS && field != KERBEROS_OF_WINDOWS => {
                return Err(EngineError::Other("the service wants no Kerberos".to_owned()));
            }
            TOKEN => held = Some(part(field, OCTETS).ok_or_else(broken)?.0),
            _ => {}
        }
        fields = rest;
    }
    Ok(held)
}

fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
    let bytes = content.len().to_be_bytes();
    let length = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
    let head = match length {
        [] => vec![tag, 0],
        [short @ ..=0x7f] => vec![tag, *short],
        // One to eight bytes.
        long => [&[tag, 0x80 + u8::try_from(long.len()).unwrap_or_default()], long].concat(),
    };
    [head.as_slice(), content].concat()
}

/// The content of a part that begins here with this tag, and what follows it.
fn part(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (length, rest) = match *bytes.strip_prefix(&[tag])? {
        [short @ ..=0x7f, ref rest @ ..] => (usize::from(short), rest),
        [0x81, length, ref rest @ ..] => (usize::from(length), rest),
        [0x82, high, low, ref rest @ ..] => (usize::from(u16::from_be_bytes([high, low])), rest),
        [0x83, top, high, low, ref rest @ ..] => {
            (usize::try_from(u32::from_be_bytes([0, top, high, low])).ok()?, rest)
        }
        // Longer than any token that is taken.
        _ => return None,
    };
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An answer with this choice and this token.
    fn said(chosen: Option<&[u8]>, token: Option<&[u8]>) -> Vec<u8> {
        let state = wrapped(0xa0, &[0x0a, 1, 1]);
        let chosen = chosen.map(|name| wrapped(SUPPORTED_MECH, name)).unwrap_or_default();
        let token = token.map(|token| wrapped(TOKEN, &wrapped(OCTETS, token))).unwrap_or_default();
        wrapped(RESPONSE, &wrapped(SEQUENCE, &[state, chosen, token].concat()))
    }

    #[test]
    fn the_first_token_is_as_it_is_written_everywhere() {
        let wanted = b"\x60\x21\x06\x06\x2b\x06\x01\x05\x05\x02\xa0\x17\x30\x15\xa0\x0d\x30\x0b\
            \x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\xa2\x04\x04\x02\x01\x02";
        assert_eq!(first(&[1, 2]), wanted);
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let token = vec![7; length];
            assert_eq!(answer(&next(&token)), Ok(Some(token.as_slice())), "{length}");
        }
    }

    #[test]
    fn the_answer_is_kerberos_own_token_or_another_choice() {
        for name in [None, Some(KERBEROS), Some(KERBEROS_OF_WINDOWS)] {
            assert_eq!(answer(&said(name, Some(b"reply"))), Ok(Some(b"reply".as_slice())));
            assert_eq!(answer(&said(name, None)), Ok(None));
        }
        assert_eq!(answer(&said(Some(NTLM), None)), Err(EngineError::WantsNtlm));
        let challenge = said(None, Some(b"NTLMSSP\0\x02\0\0\0"));
        assert_eq!(answer(&challenge), Err(EngineError::WantsNtlm));
        let other = said(Some(b"\x06\x03\x2a\x03\x04"), Some(b"reply"));
        assert!(matches!(answer(&other), Err(EngineError::Other(_))));
        for broken in [b"".as_slice(), b"\0\0\0", KERBEROS, &first(b"own")] {
            assert!(matches!(answer(broken), Err(EngineError::BadToken(_))), "{broken:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_token_makes_it_panic(cut in 0..80_usize, at in 0..80_usize, byte: u8) {
            let mut token = said(Some(KERBEROS), Some(&[7; 40]));
            token.truncate(cut);
            if let Some(there) = token.get_mut(at) {
                *there = byte;
            }
            drop(answer(&token));
        }
    }
}
