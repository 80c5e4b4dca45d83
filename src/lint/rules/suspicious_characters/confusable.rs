//! Letters of other alphabets that look like Latin ones.

use crate::base::diagnostic::Diagnostic;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::lint::letters::Letter;
use crate::lint::words::texts as words;

use super::{code_point, finding};

/// Letters beside the Latin ones that they look like.
const ALIKE: &[(&str, &str)] = &[
    ("АВЕЗКМНОРСТУХІЈЅԌԚԜҮ", "ABE3KMHOPCTYXIJSGQWY"),
    ("аеорсухіјѕһԁԛԝүв", "aeopcyxijshdqwyB"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αγικνορυχϲϳ", "ayiκvopuxcj"),
];

/// Reports letters of other alphabets in Latin words, and Icelandic letters that stand for Vietnamese ones.
pub(super) fn check(letters: &[Letter], findings: &mut Vec<Diagnostic>) {
    let mut words = letters.split(|letter| !letter.c.is_alphanumeric());
    // A word is reported once: whoever retypes it retypes all of it.
    findings.extend(words.by_ref().filter_map(in_word));
}

fn in_word(word: &[Letter]) -> Option<Diagnostic> {
    let is_mixed = word.iter().any(|letter| is_latin(letter.c));
    let text = || quoted(&word.iter().map(|letter| letter.c).collect::<String>());
    word.iter().find_map(|letter| {
        let code = code_point(letter.c);
        if let Some((own, wanted)) = eth(letter.c) {
            let word = text();
            return Some(finding(
                letter.span,
                words::look_alike(&code, &own, &word, wanted),
                words::write_instead(wanted),
            ));
        }
        let script = script(letter.c).filter(|_| is_mixed)?;
        let word = text();
        let help = match alike(letter.c) {
            Some(latin) => words::write_latin(latin),
            None => words::write_word_one_alphabet(),
        };
        Some(finding(letter.span, words::other_alphabet_in_latin_word(&code, &script, &word), help))
    })
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The alphabet of a letter that is not Latin; of the Greek ones only those that look Latin, for `kΩ` and `μm`
/// are units.
fn script(c: char) -> Option<Message> {
    match c {
        '\u{400}'..='\u{52f}' => Some(words::cyrillic()),
        '\u{370}'..='\u{3ff}' if alike(c).is_some() => Some(words::greek()),
        _ => None,
    }
}

fn alike(c: char) -> Option<char> {
    ALIKE.iter().find_map(|(others, latin)| {
        others.chars().zip(latin.chars()).find(|(other, _)| *other == c).map(|(_, latin)| latin)
    })
}

/// The name of a letter that some fonts and converters put for `đ`, and the letter that is meant.
fn eth(c: char) -> Option<(Message, char)> {
    match c {
        'ð' => Some((words::icelandic_eth(), 'đ')),
        'Ð' => Some((words::icelandic_eth(), 'Đ')),
        'Ɖ' => Some((words::african_d(), 'Đ')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_one_that_it_looks_like() {
        for (others, latin) in ALIKE {
            assert_eq!(others.chars().count(), latin.chars().count(), "{others}");
        }
    }
}
