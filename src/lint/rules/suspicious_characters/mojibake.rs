//! UTF-8 that was read as Latin-1 or Windows-1252: `Ã¡` for `á`.

use crate::base::diagnostic::Diagnostic;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::lint::letters::Letter;
use crate::lint::words::texts as words;

use super::finding;

/// The characters of Windows-1252 from 0x80 to 0x9F; a blank where it has none.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Reports the first place of a text: with one such letter all others of the text are wrong too.
pub(super) fn check(letters: &[Letter], findings: &mut Vec<Diagnostic>) {
    let found = (0..letters.len()).find_map(|at| Some((at, meant(letters, at)?)));
    let Some((at, (length, meant))) = found else { return };
    let (Some(first), Some(last)) = (letters.get(at), letters.get(at + length - 1)) else { return };
    let shown = quoted(&letters[at..at + length].iter().map(|letter| letter.c).collect::<String>());
    let message = match meant {
        Some(meant) => words::misread_utf8(&shown, meant),
        None => words::misread_beginning(&shown),
    };
    let help = words::open_original_as_utf8();
    findings.push(finding(Span::new(first.span.start(), last.span.end()), message, help));
}

/// How many characters stand for one letter from a place on, and the letter if all of it is there.
fn meant(letters: &[Letter], at: usize) -> Option<(usize, Option<char>)> {
    let c = |offset: usize| letters.get(at + offset).map(|letter| letter.c);
    let lead = byte(c(0)?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = (0..length).map(|offset| byte(c(offset)?)).collect();
    let decoded = bytes.and_then(|bytes| std::str::from_utf8(&bytes).ok()?.chars().next());
    match decoded {
        Some(meant) if is_plausible(meant) && !is_capital_a(letters, at) => Some((length, Some(meant))),
        None if c(0) == Some('á') && c(1) == Some('º') => Some((2, None)),
        _ => None,
    }
}

/// Whether a letter or mark is one that texts here are full of.
const fn is_plausible(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{ff}' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư')
        || matches!(c, '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{203a}' | '\u{20ab}' | '\u{20ac}')
        || matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Whether an `Ã` is the Vietnamese capital it looks like, at the end of a word such as `XÃ` before a mark.
fn is_capital_a(letters: &[Letter], at: usize) -> bool {
    let c = |at: usize| letters.get(at).map(|letter| letter.c);
    let after_capital = at.checked_sub(1).and_then(c).is_some_and(char::is_uppercase);
    let at_end = c(at + 2).is_none_or(|c| !c.is_alphabetic());
    match (c(at), c(at + 1)) {
        (Some('Ã'), Some('\u{a0}')) => after_capital && !at_end,
        (Some('Ã'), Some('…' | '‘' | '’' | '“' | '”' | '–' | '—' | '•' | '™' | '›' | '«' | '»')) => {
            after_capital && at_end
        }
        _ => false,
    }
}

/// The byte that was read as a character.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        number @ 0x80..=0xff => u8::try_from(number).ok(),
        _ => {
            let at = WINDOWS.chars().position(|other| other == c && c != ' ')?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_windows_1252() {
        assert_eq!(WINDOWS.chars().count(), 32);
        for (c, wanted) in [('€', 0x80), ('‘', 0x91), ('™', 0x99), ('Ÿ', 0x9f), ('º', 0xba), ('Ž', 0x8e)]
        {
            assert_eq!(byte(c), Some(wanted), "{c}");
        }
        assert_eq!(byte(' '), None);
    }
}
