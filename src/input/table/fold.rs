//! Words as people compare them: letter case, blanks and the normal form of Unicode do not count.

use std::borrow::Cow;

use crate::syntax::tree::nfc;

/// A text without what people do not look at.
pub(super) fn fold(text: &str) -> String {
    let text = nfc(Cow::Borrowed(text));
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    // A small letter may be written with a mark of its own, as that of İ is.
    nfc(folded.into()).into_owned()
}

/// The usual ways to write a word.
pub(super) fn spellings(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut characters = lower.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let capital = first.chain(characters).collect();
    let mut all = vec![word.to_owned(), lower.clone(), word.to_uppercase(), capital];
    all.dedup();
    all
}

/// A folded text in which `*` stands for any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<String>);

impl Pattern {
    /// The pattern in a text.
    pub fn new(text: &str) -> Self {
        Self(text.split('*').map(fold).collect())
    }

    /// Whether a folded text is of this pattern.
    pub fn fits(&self, text: &str) -> bool {
        let [first, rest @ ..] = self.0.as_slice() else { return false };
        let [between @ .., last] = rest else { return text == first };
        let Some(mut left) = text.strip_prefix(first.as_str()) else { return false };
        for part in between {
            // The first place is as good as any: what is left is longest behind it.
            let Some((_, behind)) = left.split_once(part.as_str()) else { return false };
            left = behind;
        }
        left.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_normal_form_do_not_count() {
        for text in ["Đã có", "ĐÃ  CÓ", " đã\u{a0}có ", "Đa\u{303} co\u{301}"] {
            assert_eq!(fold(text), "đã có", "{text:?}");
        }
        assert_ne!(fold("da co"), fold("đã có"));
        assert_eq!(fold(&fold("İSTANBUL")), fold("İSTANBUL"));
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, fits) in [
            ("Tổng*", "tổng cộng", true),
            ("Tổng*", "tổng", true),
            ("Tổng *", "tổng cộng", true),
            ("Tổng", "tổng cộng", false),
            ("*Ghi chú*", "xem ghi chú 3", true),
            ("Q5*a*b", "q5 [a] [b", true),
            ("Q5*a*b", "q5b", false),
            ("a*a", "a", false),
            ("*", "", true),
            ("**", "x", true),
        ] {
            assert_eq!(Pattern::new(pattern).fits(text), fits, "{pattern} {text}");
        }
    }
}
