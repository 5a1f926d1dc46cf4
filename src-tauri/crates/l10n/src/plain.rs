//! Makes text from outside harmless where it is put between our words.

/// The text without control characters, which could move a terminal's cursor, and without
/// direction overrides, which could reorder the words around it. Line ends become blanks.
pub fn plain(text: &str) -> String {
    text.chars().filter_map(harmless).collect()
}

fn harmless(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_what_could_do_harm_is_left_out() {
        assert_eq!(plain("a\u{1b}[31mb\u{7f}\nc\u{9b}d"), "a[31mb cd");
        assert_eq!(plain("\u{202e}live\u{2066}"), "live");
        assert_eq!(plain("<b>مرحبا</b> – 10 %"), "<b>مرحبا</b> – 10 %");
    }
}
