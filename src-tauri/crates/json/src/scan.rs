//! Where the parts of a JSON text end.

/// The first quotation mark, backslash or control character from here on, or the end.
#[inline]
pub(crate) fn text_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// The end of a text that begins here, behind its quotation mark.
fn whole_text_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = text_end(bytes, at);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at = escape_end(bytes, at)?,
            _ => return None,
        }
    }
}

/// The end of an escape that begins here; none if it is none.
fn escape_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => {
            let four = bytes.get(at + 2..at + 6)?;
            four.iter().all(u8::is_ascii_hexdigit).then_some(at + 6)
        }
        _ => None,
    }
}

/// Behind blanks.
#[inline]
pub(crate) fn blanks_end(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// Digits, and where they end. The number means something up to 18 of them.
#[inline]
pub(crate) fn digits(bytes: &[u8], mut at: usize) -> (i64, usize) {
    let mut number = 0_i64;
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10) {
        number = number.wrapping_mul(10).wrapping_add(i64::from(digit));
        at += 1;
    }
    (number, at)
}

/// The end of a number that begins here; none if it is none.
fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let some = |at: usize| {
        let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (digits > 0).then_some(at + digits)
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

/// The lists and objects that are open: a bit for each, set for objects, below the highest one.
struct Open(u64);

impl Open {
    fn any(&self) -> bool {
        self.0 > 1
    }

    fn is_object(&self) -> bool {
        self.0 & 1 == 1
    }

    /// None if there are too many.
    fn push(&mut self, object: bool) -> Option<()> {
        let room = self.0 >> (u64::BITS - 1) == 0;
        self.0 = self.0 << 1 | u64::from(object);
        room.then_some(())
    }
}

/// The end of a value that begins here; none if it is none, or too deep.
pub(crate) fn value_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut open = Open(1);
    loop {
        at = match bytes.get(at)? {
            b'"' => whole_text_end(bytes, at + 1)?,
            start @ (b'{' | b'[') => {
                let object = *start == b'{';
                at = blanks_end(bytes, at + 1);
                if *bytes.get(at)? != start + 2 {
                    open.push(object)?;
                    if object {
                        at = key_end(bytes, at)?;
                    }
                    continue;
                }
                at + 1
            }
            b't' => word_end(bytes, at, b"true")?,
            b'f' => word_end(bytes, at, b"false")?,
            b'n' => word_end(bytes, at, b"null")?,
            _ => number_end(bytes, at)?,
        };
        at = match next_value(bytes, at, &mut open)? {
            Next::Value(at) => at,
            Next::End(at) => return Some(at),
        };
    }
}

enum Next {
    Value(usize),
    End(usize),
}

/// Behind a value: where the next one begins, or all of it ends.
#[inline]
fn next_value(bytes: &[u8], mut at: usize, open: &mut Open) -> Option<Next> {
    while open.any() {
        at = blanks_end(bytes, at);
        match (bytes.get(at)?, open.is_object()) {
            (b',', true) => return key_end(bytes, blanks_end(bytes, at + 1)).map(Next::Value),
            (b',', false) => return Some(Next::Value(blanks_end(bytes, at + 1))),
            (b'}', true) | (b']', false) => open.0 >>= 1,
            _ => return None,
        }
        at += 1;
    }
    Some(Next::End(at))
}

/// Behind a key and its colon, at the value.
#[inline]
fn key_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let colon = blanks_end(bytes, whole_text_end(bytes, at + 1)?);
    (bytes.get(colon) == Some(&b':')).then(|| blanks_end(bytes, colon + 1))
}

fn word_end(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    bytes.get(at..)?.starts_with(word).then_some(at + word.len())
}
