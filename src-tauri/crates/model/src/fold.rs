//! How the server's words are compared: without case, blanks, hyphens and underscores.

use compact_str::CompactString;

/// The word without case, blanks, hyphens and underscores (`After Call` becomes `aftercall`).
pub fn fold(word: &str) -> CompactString {
    let kept = word.chars().filter(|c| !matches!(c, ' ' | '\t' | '-' | '_'));
    if word.is_ascii() {
        // Nearly all words, and every one of the document: no look into the tables of Unicode.
        kept.map(|c| c.to_ascii_lowercase()).collect()
    } else {
        kept.flat_map(char::to_lowercase).collect()
    }
}

/// True if two words are the same once folded.
pub fn same(left: &str, right: &str) -> bool {
    left == right || fold(left) == fold(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_of_the_document_are_one_word() {
        for spelling in ["After Call", "AfterCall", "afterCall", "after-call"] {
            assert!(same(spelling, "afterCall"), "{spelling}");
        }
        assert!(!same("Connecting", "Connected"));
    }
}
