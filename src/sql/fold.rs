//! Texts as people compare them, in SQL: what [`crate::input::table`] looks words up by.
//!
//! Only letters that words have are made small, so that a query stays short; a text with any other capital is no word.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::dialect::Dialect;

/// The letters and digits that texts are known to have, as the inside of a class of a pattern.
pub(super) const LETTERS: &str = "A-Za-zÀ-ÖØ-öø-įı-ſƠơƯưẠ-ỹ";

/// The characters of names and codes: ASCII, Latin and Vietnamese letters, the punctuation around them. All of them are in
/// normal form wherever they stand.
const PLAIN: [(char, char); 10] = [
    (' ', '~'),
    ('¡', '¬'),
    ('®', 'į'),
    ('ı', 'ſ'),
    ('Ơ', 'Ơ'),
    ('ơ', 'ơ'),
    ('Ư', 'Ư'),
    ('ư', 'ư'),
    ('Ạ', 'ỹ'),
    ('\u{2010}', '\u{2027}'),
];

/// A pattern of texts of plain characters.
pub(super) fn plain() -> String {
    let range = |(first, last): (char, char)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    format!("[{}]*", PLAIN.map(range).concat())
}

/// The small letter of a capital, where that is one character and back again.
fn capital(small: char) -> Option<char> {
    let mut upper = small.to_uppercase();
    let capital = upper.next().filter(|_| upper.next().is_none())?;
    (capital != small && capital.to_lowercase().eq([small])).then_some(capital)
}

/// A text with small letters for these capitals, and a space for each run of blanks where words have spaces.
fn made_small(dialect: Dialect, text: &str, small: &BTreeSet<char>, has_spaces: bool) -> String {
    let (from, to): (String, String) = small.iter().filter_map(|c| Some((capital(*c)?, *c))).unzip();
    let (from, to) = if has_spaces {
        let from = format!("{} || blanks0", dialect.text(&from));
        (from, dialect.text(&(to + &Dialect::spaces())))
    } else {
        (dialect.text(&from), dialect.text(&to))
    };
    let small = format!("translate({text}, {from}, {to})");
    if has_spaces { dialect.replaced(&small, " +", " ") } else { small }
}

/// What a text is looked up by among these words.
pub(super) fn key(dialect: Dialect, text: &str, words: &[&str]) -> String {
    let letters: BTreeSet<char> =
        words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).collect();
    let has_spaces = words.iter().any(|word| word.contains(' '));
    let has_numbers = words.iter().any(|word| word.ends_with(|c: char| c.is_ascii_digit()));
    let folded = made_small(dialect, text, &letters, has_spaces);
    let mut cases = format!("CASE WHEN {text} IN {} THEN {text}", dialect.texts(words.iter().copied()));
    if has_numbers {
        // 1 is also 1.0.
        let is_long = dialect.fits(text, "-?(0|[1-9][0-9]*)[.][0-9]+");
        let short = dialect.without_end(&dialect.without_end(text, "'0'"), "'.'");
        let _ = write!(cases, " WHEN {is_long} THEN {short}");
    }
    format!("{cases} ELSE {folded} END")
}

/// A name as people compare it.
pub(super) fn name(dialect: Dialect, text: &str) -> String {
    let all =
        PLAIN.iter().flat_map(|(first, last)| *first..=*last).filter(|c| capital(*c).is_some()).collect();
    // Names have spaces alone: other blanks are refused.
    let small = made_small(dialect, text, &all, false);
    dialect.replaced(&small, " +", " ")
}

/// A name without diacritics and the marks between its words, as the names of provinces are compared.
pub(super) fn bare_name(dialect: Dialect, text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let (mut from, mut to) = (String::new(), String::new());
    for c in PLAIN.iter().flat_map(|(first, last)| *first..=*last).filter(|c| c.is_alphabetic()) {
        let mut bare = c.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        let (Some(one), None) = (bare.next(), bare.next()) else { continue };
        let one = if one == 'đ' { 'd' } else { one };
        if one != c {
            from.push(c);
            to.push(one);
        }
    }
    let small = format!("translate({text}, {}, {})", dialect.text(&from), dialect.text(&to));
    let words = dialect.replaced(&small, &format!("[^0-9{LETTERS}]+"), " ");
    let front = "^ ?(ubnd )?(uy ban nhan dan )?(tinh )?(thanh pho )?(tp )?";
    let words = dialect.replaced(&words, front, "");
    dialect.replaced(&words, "( city)?( province)? ?$", "")
}
