//! Cursors: how far a reader has come in each of its topics, as text.

use std::fmt::Write;

/// A cursor of this server that is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// `PREFIX` and then `KEY,HEX|KEY,HEX`.
pub(super) fn write<'a>(prefix: &str, places: impl Iterator<Item = (&'a str, u64)>) -> String {
    let mut text = prefix.to_owned();
    for (number, (key, at)) in places.enumerate() {
        let separator = if number == 0 { "" } else { "|" };
        // Writing to a string cannot fail.
        let _ = write!(text, "{separator}{key},{at:X}");
    }
    text
}

/// The keys and places in a cursor; none if it is that of another run of the server.
pub(super) fn read<'a>(
    prefix: &str,
    text: &'a str,
) -> Result<Option<Vec<(&'a str, u64)>>, Malformed> {
    let Some(rest) = text.strip_prefix(prefix) else { return Ok(None) };
    let mut places: Vec<(&str, u64)> = Vec::new();
    for place in rest.split('|') {
        let (key, at) = place.split_once(',').ok_or(Malformed)?;
        let at = u64::from_str_radix(at, 16).map_err(|_| Malformed)?;
        if key.is_empty() || places.iter().any(|(known, _)| *known == key) {
            return Err(Malformed);
        }
        places.push((key, at));
    }
    Ok(Some(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let places = [("A", 0), ("BC", 255)];
        let text = write("d-1F-", places.into_iter());
        assert_eq!(text, "d-1F-A,0|BC,FF");
        assert_eq!(read("d-1F-", &text), Ok(Some(places.to_vec())));
        assert_eq!(read("d-2F-", &text), Ok(None), "another run of the server");
        for wrong in ["", "A", "A,", "A,x", "A,1|", "A,1|A,2", ",1"] {
            assert_eq!(read("d-", &format!("d-{wrong}")), Err(Malformed), "{wrong}");
        }
    }
}
