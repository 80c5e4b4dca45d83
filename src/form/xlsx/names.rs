//! Names of sheets, as spreadsheets take them: short, without certain marks, and no two alike.

use super::layout::{LISTS, META};

/// The longest name, in units of UTF-16.
const LONGEST: usize = 31;

/// Names that were given.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// A name for a sheet, after a title.
    pub fn give(&mut self, title: &str) -> String {
        let is_mark = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
        let plain: String = title.chars().map(|c| if is_mark(c) { ' ' } else { c }).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = plain.trim_matches('\'');
        let mut number = 1;
        loop {
            let suffix = if number == 1 { String::new() } else { format!(" {number}") };
            let name = format!("{}{suffix}", cut(plain, LONGEST - suffix.len()));
            let folded = name.to_lowercase();
            // `History` is taken by Excel.
            let is_taken = folded.is_empty()
                || ["history", META, LISTS].contains(&folded.as_str())
                || self.0.contains(&folded);
            if !is_taken {
                self.0.push(folded);
                return name;
            }
            number += 1;
        }
    }
}

/// The beginning of a text that fits so many units of UTF-16.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default().trim_end().trim_end_matches('\'')
}

/// A name as a formula has it.
pub(super) fn in_formula(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_plain_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.give("Nền tảng"), "Nền tảng");
        assert_eq!(names.give("NỀN TẢNG"), "NỀN TẢNG 2");
        assert_eq!(names.give("a/b: [c]?*\\"), "a b c");
        assert_eq!(names.give("'quoted'"), "quoted");
        assert_eq!(names.give("History"), "History 2");
        assert_eq!(names.give("///"), " 2");
        let long = names.give(&"é".repeat(40));
        assert_eq!(long.chars().count(), 31);
        assert_eq!(names.give(&"é".repeat(40)).chars().count(), 31);
        assert_eq!(in_formula("it's"), "'it''s'");
    }
}
