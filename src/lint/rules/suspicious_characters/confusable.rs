//! Letters of other alphabets that look like Latin ones.

use crate::base::diagnostic::Diagnostic;
use crate::base::lang::Bilingual;
use crate::base::quote::quoted;
use crate::both;
use crate::lint::letters::Letter;

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
            let (en, vi, word) = (own.en, own.vi, text());
            return Some(finding(
                letter.span,
                both!(
                    "{code} ({en}) in `{word}` looks like `{wanted}`, but is another letter",
                    "{code} ({vi}) trong `{word}` trông giống `{wanted}` nhưng là chữ khác"
                ),
                both!("write `{wanted}`", "hãy gõ `{wanted}`"),
            ));
        }
        let script = script(letter.c).filter(|_| is_mixed)?;
        let (en, vi, word) = (script.en, script.vi, text());
        let help = match alike(letter.c) {
            Some(latin) => both!("write the Latin `{latin}`", "hãy gõ chữ Latinh `{latin}`"),
            None => both!("write the word in one alphabet", "hãy gõ cả từ bằng một bảng chữ cái"),
        };
        Some(finding(
            letter.span,
            both!(
                "{code} ({en}) stands in the Latin word `{word}`, which matches no other for it",
                "{code} ({vi}) nằm trong từ chữ Latinh `{word}`, nên từ này không khớp với nơi khác"
            ),
            help,
        ))
    })
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The alphabet of a letter that is not Latin; of the Greek ones only those that look Latin, for `kΩ` and `μm`
/// are units.
fn script(c: char) -> Option<Bilingual> {
    match c {
        '\u{400}'..='\u{52f}' => Some(both!("Cyrillic", "chữ Kirin")),
        '\u{370}'..='\u{3ff}' if alike(c).is_some() => Some(both!("Greek", "chữ Hy Lạp")),
        _ => None,
    }
}

fn alike(c: char) -> Option<char> {
    ALIKE.iter().find_map(|(others, latin)| {
        others.chars().zip(latin.chars()).find(|(other, _)| *other == c).map(|(_, latin)| latin)
    })
}

/// The name of a letter that some fonts and converters put for `đ`, and the letter that is meant.
fn eth(c: char) -> Option<(Bilingual, char)> {
    match c {
        'ð' => Some((both!("Icelandic eth", "chữ eth của tiếng Iceland"), 'đ')),
        'Ð' => Some((both!("Icelandic eth", "chữ eth của tiếng Iceland"), 'Đ')),
        'Ɖ' => Some((both!("African d", "chữ D châu Phi"), 'Đ')),
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
