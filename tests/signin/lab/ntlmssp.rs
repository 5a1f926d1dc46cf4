//! What stands in NTLM's messages (MS-NLMP, 2.2), read without the code that writes them.

use md5::{Digest, Md5};

/// The kind of a message: 1 is the greeting, 2 the challenge, 3 the proof.
pub fn kind(message: &[u8]) -> Option<u32> {
    message.starts_with(b"NTLMSSP\0").then(|| long(message, 8))?
}

/// The id of the value that ties a proof to a secure connection.
const CHANNEL_BINDINGS: u16 = 10;

/// That value of a proof; none if there is none.
pub fn channel_bindings(proof: &[u8]) -> Option<Vec<u8>> {
    let (length, offset) = (short(proof, 20)?, long(proof, 24)? as usize);
    let response = proof.get(offset..offset + usize::from(length))?;
    // Behind the proof itself and the head of what was proven.
    let mut values = response.get(16 + 28..)?;
    loop {
        let (id, length) = (short(values, 0)?, usize::from(short(values, 2)?));
        let value = values.get(4..4 + length)?;
        if id == CHANNEL_BINDINGS {
            return Some(value.to_vec());
        }
        if id == 0 {
            return None;
        }
        values = &values[4 + length..];
    }
}

/// The hash that stands for a binding: of the structure of GSSAPI (RFC 2744, 3.11) without
/// addresses.
pub fn hash_of_binding(binding: &[u8]) -> Vec<u8> {
    let length = u32::try_from(binding.len()).unwrap().to_le_bytes();
    Md5::digest([[0; 16].as_slice(), &length, binding].concat()).to_vec()
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
