//! The characters and words of a value, each with its place in the file.
//!
//! A value is not always written as it reads: escapes in double quotes, doubled single quotes, and lines that are
//! folded move everything behind them.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::nfc;

/// A character with the text that it is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The character.
    pub c: char,
    /// Its place, which is longer than the character if it is escaped.
    pub span: Span,
}

impl Letter {
    /// Whether the character is written as an escape.
    pub const fn is_escaped(&self) -> bool {
        self.span.end() - self.span.start() != self.c.len_utf8()
    }
}

/// The characters of a key or value at a place, without its quotes and with its escapes resolved.
pub fn letters(source: &SourceFile, span: Span) -> Letters<'_> {
    let raw = source.slice(span);
    let quote = raw.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let inner = quote.and_then(|quote| raw.strip_prefix(quote)?.strip_suffix(quote));
    let (text, escapes) = match (quote, inner) {
        (Some('"'), Some(inner)) => (inner, Escapes::Backslash),
        (Some(_), Some(inner)) => (inner, Escapes::DoubledQuote),
        _ => (raw, Escapes::None),
    };
    let base = span.start() + usize::from(inner.is_some());
    Letters { text, base, chars: text.char_indices().peekable(), escapes }
}

/// The characters of a key or value.
pub struct Letters<'s> {
    text: &'s str,
    base: usize,
    chars: Peekable<CharIndices<'s>>,
    escapes: Escapes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    None,
    Backslash,
    DoubledQuote,
}

impl Letters<'_> {
    /// The character that an escape stands for, after its backslash; `None` for an escaped line break.
    fn escaped(&mut self) -> Option<char> {
        let (_, kind) = self.chars.next()?;
        Some(match kind {
            'x' => self.digits(2),
            'U' => self.digits(8),
            'u' => {
                let high = self.number(4);
                let at = self.chars.peek().map_or(self.text.len(), |(at, _)| *at);
                if (0xd800..0xdc00).contains(&high) && self.text[at..].starts_with("\\u") {
                    self.chars.nth(1);
                    let low = self.number(4);
                    let pair = 0x1_0000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff);
                    char::from_u32(pair).unwrap_or('\u{fffd}')
                } else {
                    char::from_u32(high).unwrap_or('\u{fffd}')
                }
            }
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            'b' => '\u{8}',
            'f' => '\u{c}',
            '0' | 'a' | 'e' | 'v' => '\u{1b}',
            '\n' | '\r' => {
                while self.chars.next_if(|(_, c)| c.is_ascii_whitespace()).is_some() {}
                return None;
            }
            other => other,
        })
    }

    fn digits(&mut self, count: usize) -> char {
        char::from_u32(self.number(count)).unwrap_or('\u{fffd}')
    }

    fn number(&mut self, count: usize) -> u32 {
        (0..count)
            .map_while(|_| self.chars.next_if(|(_, c)| c.is_ascii_hexdigit()))
            .filter_map(|(_, c)| c.to_digit(16))
            .fold(0, |number, digit| number << 4 | digit)
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        loop {
            let (start, c) = self.chars.next()?;
            let c = match (self.escapes, c) {
                (Escapes::Backslash, '\\') => match self.escaped() {
                    Some(c) => c,
                    None => continue,
                },
                (Escapes::DoubledQuote, '\'') => {
                    self.chars.next_if(|(_, c)| *c == '\'');
                    c
                }
                _ => c,
            };
            let end = self.chars.peek().map_or(self.text.len(), |(at, _)| *at);
            return Some(Letter { c, span: Span::new(self.base + start, self.base + end) });
        }
    }
}

/// A word, or a mark between words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in lower case and normal form; a mark is one character that is neither a letter nor a blank.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands inside quotation marks or brackets, where a text names things and says them again.
    pub aside: bool,
}

/// The words and marks of a value; a hyphen or an apostrophe inside a word does not divide it.
pub fn words(source: &SourceFile, span: Span) -> Vec<Word> {
    let letters: Vec<Letter> = letters(source, span).collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| is_of_word(letter.c));
    let is_joint = |at: usize| letters.get(at).is_some_and(|letter| matches!(letter.c, '-' | '\'' | '’'));
    let mut words: Vec<Word> = Vec::new();
    let mut closing: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some(first) = letters.get(at) {
        let start = at;
        at += 1;
        let aside = !closing.is_empty();
        if is_of_word(first.c) {
            while is_letter(at) || is_joint(at) && is_letter(at + 1) {
                at += 1;
            }
        } else if closing.last() == Some(&first.c) {
            closing.pop();
        } else if let Some(close) = closing_of(first.c) {
            closing.push(close);
        }
        if !first.c.is_whitespace() {
            let text: String = letters[start..at].iter().flat_map(|letter| letter.c.to_lowercase()).collect();
            let span = Span::new(first.span.start(), letters[at - 1].span.end());
            words.push(Word { text: nfc(text.into()).into_owned(), span, aside });
        }
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

const fn closing_of(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Vec<(char, String)> {
        let source = SourceFile::new("x", raw);
        let span = Span::new(0, raw.len());
        letters(&source, span).map(|letter| (letter.c, source.slice(letter.span).to_owned())).collect()
    }

    #[test]
    fn an_escape_is_one_character_at_its_place() {
        let pairs =
            |list: &[(char, &str)]| list.iter().map(|(c, s)| (*c, (*s).to_owned())).collect::<Vec<_>>();
        assert_eq!(read(r#""a\u00e1b""#), pairs(&[('a', "a"), ('á', r"\u00e1"), ('b', "b")]));
        assert_eq!(read(r#""\ud83d\ude00\"""#), pairs(&[('😀', r"\ud83d\ude00"), ('"', "\\\"")]));
        assert_eq!(read("'a''b'"), pairs(&[('a', "a"), ('\'', "''"), ('b', "b")]));
        assert_eq!(read("\"a\\\n  b\""), pairs(&[('a', "a"), ('b', "b")]));
        assert_eq!(read(r"a\n"), pairs(&[('a', "a"), ('\\', "\\"), ('n', "n")]));
    }

    #[test]
    fn words_know_whether_they_are_quoted() {
        let text = "Có “đầy đủ” không (tốt), e\u{302}\u{301} so-so?";
        let source = SourceFile::new("x", text);
        let words = words(&source, Span::new(0, text.len()));
        let plain = words.iter().filter(|word| !word.aside && word.text.chars().any(char::is_alphabetic));
        assert_eq!(plain.map(|word| word.text.as_str()).collect::<Vec<_>>(), ["có", "không", "ế", "so-so"]);
    }
}
