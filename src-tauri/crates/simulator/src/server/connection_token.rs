//! The token of a live connection: its id and its agent, signed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::auth::{sign, verify};

/// Three bytes that read `+/+/` in base64: a client that does not encode them is found out.
const TELLTALE: [u8; 3] = [0xfb, 0xff, 0xbf];

/// A token; some of its characters have to be encoded in a query.
pub(super) fn make(key: &[u8], id: [u8; 16], agent: i64) -> String {
    let mut token = TELLTALE.to_vec();
    token.extend(id);
    token.extend(agent.to_be_bytes());
    token.extend(&sign(key, &token)[..16]);
    BASE64.encode(&token)
}

/// The id and the agent in a token, if it was made with this key.
pub(super) fn read(key: &[u8], token: &str) -> Option<([u8; 16], i64)> {
    let token = BASE64.decode(token).ok()?;
    let (text, signature) = token.split_at_checked(27)?;
    let whole = sign(key, text);
    verify(key, text, &whole)?;
    if whole.get(..16)? != signature {
        return None;
    }
    let id = text.get(3..19)?.try_into().ok()?;
    let agent = text.get(19..)?.try_into().ok()?;
    Some((id, i64::from_be_bytes(agent)))
}
