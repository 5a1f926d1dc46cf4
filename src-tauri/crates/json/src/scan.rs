//! Where the parts of a JSON text end.

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The first quotation mark, backslash or control character from here on, or the end.
pub(crate) fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = ends(u64::from_le_bytes(*word));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// The highest bit of each byte that ends a text. Bytes behind the first such one may be marked
/// wrongly: a subtraction borrows from them.
fn ends(word: u64) -> u64 {
    let below = |limit: u8, word: u64| word.wrapping_sub(EACH * u64::from(limit)) & !word;
    let is = |byte: u8| below(1, word ^ (EACH * u64::from(byte)));
    (is(b'"') | is(b'\\') | below(b' ', word)) & HIGH
}

/// The end of an escape that begins here; none if it is none.
pub(crate) fn escape_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => {
            let four = bytes.get(at + 2..at + 6)?;
            four.iter().all(u8::is_ascii_hexdigit).then_some(at + 6)
        }
        _ => None,
    }
}

/// Digits, and where they end. The number means something up to 18 of them.
pub(crate) fn digits(bytes: &[u8], mut at: usize) -> (i64, usize) {
    let mut number = 0_i64;
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10) {
        number = number.wrapping_mul(10).wrapping_add(i64::from(digit));
        at += 1;
    }
    (number, at)
}

/// The end of a number that begins here; none if it is none.
pub(crate) fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let some = |at: usize| {
        let end = digits(bytes, at).1;
        (end > at).then_some(end)
    };
    let start = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = some(start)?;
    if bytes[start] == b'0' && end > start + 1 {
        return None;
    }
    if bytes.get(end) == Some(&b'.') {
        end = some(end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = some(end + 1 + usize::from(signed))?;
    }
    Some(end)
}
