//! A cursor over JSON text: reads it once, from left to right, and builds nothing.
//!
//! It is for texts that come by the thousand and nearly always look the same. Whoever uses it says
//! what is usual; of whatever else it says `None`, and the text is then read again in the patient
//! way. What it does read is what `serde_json` would have read.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

/// Lists and objects in each other beyond this are nothing usual.
const DEPTH: u8 = 64;
/// Whole numbers of more digits may not fit.
const DIGITS: usize = 18;

/// A place in a JSON text. After a `None` it may stand anywhere.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a text.
    #[inline]
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// The first byte of what comes next, behind blanks; none at the end.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        self.at = scan::blanks_end(self.text.as_bytes(), self.at);
        self.text.as_bytes().get(self.at).copied()
    }

    /// Where in the text it stands, behind blanks.
    #[inline]
    fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// The end of the text, if there is nothing but blanks before it.
    #[inline]
    pub fn end(&mut self) -> Option<()> {
        self.peek().is_none().then_some(())
    }

    #[inline]
    fn expect(&mut self, byte: u8) -> Option<()> {
        let there = self.peek()? == byte;
        self.at += usize::from(there);
        there.then_some(())
    }

    /// An object: `field` reads the value of each key. A key with escapes in it is nothing usual.
    #[inline]
    pub fn object(
        &mut self,
        mut field: impl FnMut(&mut Self, &'a str) -> Option<()>,
    ) -> Option<()> {
        self.expect(b'{')?;
        if self.peek()? == b'}' {
            self.at += 1;
            return Some(());
        }
        self.deepen()?;
        loop {
            let key = self.plain()?;
            self.expect(b':')?;
            field(self, key)?;
            if self.is_last(b'}')? {
                return Some(());
            }
        }
    }

    /// A list: `item` reads each value.
    #[inline]
    pub fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.expect(b'[')?;
        if self.peek()? == b']' {
            self.at += 1;
            return Some(());
        }
        self.deepen()?;
        loop {
            item(self)?;
            if self.is_last(b']')? {
                return Some(());
            }
        }
    }

    #[inline]
    fn deepen(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth < DEPTH).then_some(())
    }

    /// Behind a value: whether the list or object ends here.
    #[inline]
    fn is_last(&mut self, end: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += 1;
        if byte == end {
            self.depth -= 1;
            return Some(true);
        }
        (byte == b',').then_some(false)
    }

    /// Text without escapes in it.
    #[inline]
    pub fn plain(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let start = self.at;
        self.at = scan::text_end(self.text.as_bytes(), start);
        let plain = self.text.get(start..self.at)?;
        self.expect(b'"')?;
        Some(plain)
    }

    /// Text.
    #[inline]
    pub fn text(&mut self) -> Option<Cow<'a, str>> {
        let start = self.place();
        if let Some(plain) = self.plain() {
            return Some(Cow::Borrowed(plain));
        }
        self.at = start;
        let written = self.skip()?;
        serde_json::from_str(self.text.get(written)?).ok().map(Cow::Owned)
    }

    /// A whole number, written as such.
    #[inline]
    pub fn int(&mut self) -> Option<i64> {
        self.peek();
        let bytes = self.text.as_bytes();
        let negative = bytes.get(self.at) == Some(&b'-');
        let start = self.at + usize::from(negative);
        let (number, end) = scan::digits(bytes, start);
        let digits = end - start;
        let padded = bytes.get(start) == Some(&b'0') && (digits > 1 || negative);
        if padded || !(1..=DIGITS).contains(&digits) {
            return None;
        }
        self.at = end;
        let whole = !matches!(bytes.get(end), Some(b'.' | b'e' | b'E'));
        whole.then_some(if negative { -number } else { number })
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> Option<f64> {
        let start = self.place();
        if let Some(int) = self.int() {
            return Some(int as f64);
        }
        self.at = start;
        let written = self.skip()?;
        serde_json::from_str(self.text.get(written)?).ok()
    }

    /// True or false.
    #[inline]
    pub fn boolean(&mut self) -> Option<bool> {
        let value = self.peek()? == b't';
        self.word(if value { "true" } else { "false" }).then_some(value)
    }

    /// Whether null comes next; goes on behind it if so.
    #[inline]
    pub fn null(&mut self) -> bool {
        self.peek() == Some(b'n') && self.word("null")
    }

    #[inline]
    fn word(&mut self, word: &str) -> bool {
        let there = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// Any value; answers where it stands.
    pub fn skip(&mut self) -> Option<Range<usize>> {
        let start = self.place();
        self.at = scan::value_end(self.text.as_bytes(), start)?;
        Some(start..self.at)
    }
}
