//! What the server gives out and believes when it comes back: connection tokens and groups tokens,
//! signed.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::server::auth::{sign, verify};

/// Three bytes that read `+/+/` in base64: a client that does not encode them is found out.
const TELLTALE: [u8; 3] = [0xfb, 0xff, 0xbf];
/// How much of a signature there is in a token.
const SIGNATURE: usize = 16;

/// The token of a connection: its id and its agent. Some of its characters have to be encoded in
/// a query.
pub(super) fn of_connection(key: &[u8], id: [u8; 16], agent: i64) -> String {
    seal(key, &[id.as_slice(), &agent.to_be_bytes()].concat())
}

/// The id and the agent in a token, if it was made with this key.
pub(super) fn connection_of(key: &[u8], token: &str) -> Option<([u8; 16], i64)> {
    let text = unseal(key, token)?;
    let id = text.get(..16)?.try_into().ok()?;
    let agent = text.get(16..)?.try_into().ok()?;
    Some((id, i64::from_be_bytes(agent)))
}

/// The token that says in which groups a connection is.
pub(super) fn of_groups(key: &[u8], id: &str, groups: &BTreeSet<String>) -> String {
    // A list of texts cannot fail to be written.
    let list = serde_json::to_string(groups).unwrap_or_default();
    seal(key, format!("{id}:{list}").as_bytes())
}

/// The groups in a token; none if it is that of another connection, or nobody's.
pub(super) fn groups_of(key: &[u8], id: &str, token: &str) -> BTreeSet<String> {
    let groups = || {
        let text = String::from_utf8(unseal(key, token)?).ok()?;
        let (owner, list) = text.split_once(':')?;
        serde_json::from_str(list).ok().filter(|_| owner == id)
    };
    groups().unwrap_or_default()
}

fn seal(key: &[u8], text: &[u8]) -> String {
    let mut token = [TELLTALE.as_slice(), text].concat();
    token.extend(&sign(key, &token)[..SIGNATURE]);
    BASE64.encode(&token)
}

fn unseal(key: &[u8], token: &str) -> Option<Vec<u8>> {
    let token = BASE64.decode(token).ok()?;
    let (text, signature) = token.split_at_checked(token.len().checked_sub(SIGNATURE)?)?;
    let whole = sign(key, text);
    verify(key, text, &whole)?;
    (whole.get(..SIGNATURE)? == signature).then(|| text.strip_prefix(&TELLTALE).map(Into::into))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_believed_if_they_are_ours() {
        let token = of_connection(b"key", [7; 16], 41);
        assert_eq!(connection_of(b"key", &token), Some(([7; 16], 41)));
        assert_eq!(connection_of(b"other", &token), None);
        for wrong in ["", "+/+/", &token[..token.len() - 4]] {
            assert_eq!(connection_of(b"key", wrong), None);
        }
        let groups = BTreeSet::from(["TestHub.a".to_owned(), "TestHub.\"b".to_owned()]);
        let token = of_groups(b"key", "id", &groups);
        assert_eq!(groups_of(b"key", "id", &token), groups);
        assert!(groups_of(b"key", "other", &token).is_empty());
        assert!(groups_of(b"key", "id", "a+b").is_empty());
        assert_eq!(connection_of(b"key", &token), None);
    }
}
