//! The spanned tree that every file becomes, whatever its format, and how a type is read from it.
//!
//! The formats ([`crate::syntax::yaml`], [`crate::syntax::json`], [`crate::syntax::toml`]) build [`Node`]s; `read` functions take
//! them apart. Reading never stops at the first fault: each one is pushed to [`Faults`] and what can still be
//! read is read.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::base::diagnostic::{Code, Diagnostic, nearest};
use crate::base::lang::Message;
use crate::base::number::{Decimal, NumberFault};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::base::spelling::readings;

use super::words;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// The most values that are read from one file, aliases written out.
pub const MAX_NODES: usize = 200_000;

/// The longest text, in characters: some pages.
pub const LONGEST_TEXT: usize = 10_000;

/// Whether a text is longer than any name, reason or remark.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    // A character takes a byte at least.
    text.len() > LONGEST_TEXT && text.chars().nth(LONGEST_TEXT).is_some()
}

/// The most faults that are looked for in one file.
pub const MAX_FAULTS: usize = 1_000;

/// The faults found so far.
pub type Faults = Vec<Diagnostic>;

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes in YAML: a text or a number, as the reader of the key decides.
    Plain,
    /// As a string.
    Quoted,
    /// As a number, a boolean or a date of TOML or JSON.
    Literal,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'s> {
    /// The text of the value; for a collection, from its first to its last byte.
    pub span: Span,
    /// Where to point when something is missing inside: the key of the value, or its beginning.
    pub anchor: Span,
    /// The value.
    pub value: Value<'s>,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'s> {
    /// Nothing: `null`, `~`, or a key without a value.
    Null,
    /// A single value, in Unicode normalisation form C.
    Scalar(Cow<'s, str>, Style),
    /// A list.
    List(Vec<Node<'s>>),
    /// A map, in the order of the file.
    Map(Vec<Entry<'s>>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'s> {
    /// The key, in Unicode normalisation form C.
    pub key: Cow<'s, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node<'s>,
}

/// The text in Unicode normalisation form C.
#[must_use]
pub fn nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(is_always_nfc) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    Cow::Owned(text.nfc().collect())
}

/// Refuses a text with more separators than a tree may have values, before anything is built from it.
///
/// # Errors
/// There are too many of them.
pub fn check_size(source: &SourceFile) -> Result<(), Box<Diagnostic>> {
    let is_separator = |byte: &u8| matches!(byte, b',' | b'[' | b'{' | b'=' | b'\n');
    let mut separators = source.text().bytes().enumerate().filter(|(_, byte)| is_separator(byte));
    separators.nth(MAX_NODES).map_or(Ok(()), |(at, _)| {
        let message = words::too_many_values(MAX_NODES);
        Err(Box::new(Diagnostic::error(Code::TooManyValues, Span::new(at, at + 1), message)))
    })
}

/// Whether a text is one of these words, which are in lower case, in any letter case.
#[must_use]
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    if text.is_ascii() {
        return words.iter().any(|word| word.eq_ignore_ascii_case(text));
    }
    words.contains(&text.to_lowercase().as_str())
}

/// Whether a character is in normal form wherever it stands: Latin letters without combining marks,
/// precomposed Vietnamese, and the punctuation around them. What nearly every text is made of.
fn is_always_nfc(c: char) -> bool {
    c < '\u{300}' || ('\u{1e80}'..='\u{1eff}').contains(&c) || ('\u{2010}'..='\u{2027}').contains(&c)
}

impl<'s> Node<'s> {
    /// A text that is not quoted.
    pub fn plain(text: impl Into<Cow<'s, str>>, span: Span) -> Self {
        Self { span, anchor: span, value: Value::Scalar(text.into(), Style::Plain) }
    }

    /// What the value is, in words.
    #[must_use]
    pub fn kind(&self) -> Message {
        match &self.value {
            Value::Null => words::nothing(),
            Value::List(_) => words::a_list(),
            Value::Map(_) => words::a_map(),
            Value::Scalar(text, Style::Quoted) => {
                let text = quoted(text);
                words::the_text(&text)
            }
            Value::Scalar(text, _) => {
                let text = quoted(text);
                Message::verbatim(format!("`{text}`"))
            }
        }
    }

    /// The entry of a key, if the node is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry<'s>> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.key == key)
    }

    /// The members, if the node is a list.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// Whether there is no value.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Where to point when the value is of the wrong type.
    pub(super) const fn place(&self) -> Span {
        if matches!(self.value, Value::Scalar(..)) { self.span } else { self.anchor }
    }

    fn wrong(&self, wanted: &Message, faults: &mut Faults) {
        let found = self.kind();
        faults.push(Diagnostic::error(Code::WrongType, self.place(), words::expected_found(wanted, &found)));
    }

    /// The text of a scalar, as it is; `None` after a fault.
    pub fn text(&self, faults: &mut Faults) -> Option<&str> {
        let Value::Scalar(text, Style::Plain | Style::Quoted) = &self.value else {
            self.wrong(&words::a_text(), faults);
            return None;
        };
        // Every control character contains one of these bytes, which are rare, so most texts are not searched. Looking at
        // all of them takes many bytes at a time.
        let suspicious =
            text.bytes().fold(false, |any, byte| any | (byte < b' ' || matches!(byte, 0x7f | 0xc2)));
        let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        if let Some(control) = suspicious.then(|| text.chars().find(control)).flatten() {
            let shown = control.escape_unicode();
            faults.push(
                Diagnostic::error(
                    Code::ControlCharacter,
                    self.span,
                    words::has_control_character(&shown.to_string()),
                )
                .help(words::remove_it()),
            );
            return None;
        }
        if is_too_long(text) {
            faults.push(Diagnostic::error(Code::TooLarge, self.span, words::text_too_long(LONGEST_TEXT)));
            return None;
        }
        if !text.chars().any(char::is_alphanumeric) {
            faults.push(
                Diagnostic::error(Code::EmptyText, self.span, words::text_empty())
                    .help(words::write_or_leave_out()),
            );
            return None;
        }
        Some(text)
    }

    /// One of the words allowed here.
    pub fn word<T: Copy>(&self, allowed: &[(&str, T)], code: Code, faults: &mut Faults) -> Option<T> {
        let text = self.text(faults)?;
        let found = allowed.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words = allowed.iter().map(|(word, _)| *word);
            faults.push(unknown(code, self.span, text, words));
        }
        found.map(|(_, value)| *value)
    }

    /// An exact number.
    pub fn decimal(&self, faults: &mut Faults) -> Option<Decimal> {
        let Value::Scalar(text, style) = &self.value else {
            self.wrong(&words::a_number(), faults);
            return None;
        };
        let parsed = Decimal::parse(text);
        if *style == Style::Quoted && (parsed.is_ok() || parsed == Err(NumberFault::DecimalComma)) {
            self.wrong(&words::a_number(), faults);
            if let Some(last) = faults.last_mut() {
                last.help = Some(words::without_quotes());
            }
            return None;
        }
        parsed.map_err(|fault| faults.push(number_fault(self, text, fault))).ok()
    }

    /// The members of a list.
    pub fn list(&self, faults: &mut Faults) -> Option<&[Self]> {
        let Value::List(items) = &self.value else {
            self.wrong(&words::a_list(), faults);
            if let (Value::Scalar(text, _), Some(last)) = (&self.value, faults.last_mut()) {
                last.help = Some(words::write_list(&quoted(text)));
            }
            return None;
        };
        Some(items)
    }

    /// The entries of a map whose keys are names.
    pub fn entries(&self, faults: &mut Faults) -> Option<&[Entry<'s>]> {
        let Value::Map(entries) = &self.value else {
            self.wrong(&words::map_of_keys(), faults);
            return None;
        };
        for (at, entry) in entries.iter().enumerate() {
            // Comparing all pairs is fast enough: maps of a rubric are small, and answers are checked by
            // question elsewhere.
            if entries.len() <= 64 && entries[..at].iter().any(|earlier| earlier.key == entry.key) {
                duplicate_key(entry, &entries[..at], faults);
            }
        }
        if entries.len() > 64 {
            let mut seen = std::collections::HashMap::with_capacity(entries.len());
            for entry in entries {
                if let Some(first) = seen.insert(&entry.key, entry) {
                    seen.insert(&entry.key, first);
                    duplicate_key(entry, std::slice::from_ref(first), faults);
                }
            }
        }
        Some(entries)
    }

    /// The entries of a map whose keys are fixed.
    pub fn fields<'t>(&'t self, faults: &mut Faults) -> Option<Fields<'t, 's>> {
        let entries = self.entries(faults)?;
        Some(Fields { anchor: self.anchor, entries, asked: Vec::with_capacity(20) })
    }
}

/// Calls `visit` for a node and everything in it, each with the entry whose value it is or belongs to.
pub fn walk<'t, 's>(node: &'t Node<'s>, visit: &mut dyn FnMut(&'t Node<'s>, Option<&'t Entry<'s>>)) {
    fn inner<'t, 's>(
        node: &'t Node<'s>,
        entry: Option<&'t Entry<'s>>,
        visit: &mut dyn FnMut(&'t Node<'s>, Option<&'t Entry<'s>>),
    ) {
        visit(node, entry);
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| inner(item, entry, visit)),
            Value::Map(entries) => entries.iter().for_each(|entry| inner(&entry.value, Some(entry), visit)),
            Value::Null | Value::Scalar(..) => {}
        }
    }
    inner(node, None, visit);
}

fn duplicate_key(entry: &Entry<'_>, earlier: &[Entry<'_>], faults: &mut Faults) {
    let key = quoted(&entry.key);
    let fault = Diagnostic::error(Code::DuplicateKey, entry.key_span, words::given_twice(&key))
        .help(words::keep_one());
    let first = earlier.iter().find(|first| first.key == entry.key);
    faults.push(match first {
        Some(first) => fault.related(first.key_span, words::first_given_here()),
        None => fault,
    });
}

/// A fault about a word that is not among those known, with the nearest of them.
pub fn unknown<'c>(
    code: Code,
    span: Span,
    word: &str,
    known: impl IntoIterator<Item = &'c str>,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let quote = quoted(word);
    let what = match code {
        Code::UnknownKey => words::unknown_key(),
        Code::UnknownStage => words::unknown_stage(),
        Code::UnknownQuestion => words::unknown_question(),
        Code::UnknownOption => words::unknown_option(),
        Code::UnknownItem => words::unknown_item(),
        Code::UnknownSource => words::unknown_source(),
        Code::UnknownColumn => words::unknown_column(),
        Code::UnknownCrosswalk => words::unknown_crosswalk(),
        _ => words::unknown_value(),
    };

    let help = if let Some(near) = nearest(word, known.iter().copied()) {
        Some(words::did_you_mean(near))
    } else if (1..=12).contains(&known.len()) {
        let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        Some(words::known_here(&list))
    } else {
        None
    };
    Diagnostic::error(code, span, words::unknown(&what, &quote)).maybe_help(help)
}

fn number_fault(node: &Node<'_>, text: &str, fault: NumberFault) -> Diagnostic {
    let quote = quoted(text);
    let error = |message| Diagnostic::error(Code::BadNumber, node.span, message);
    match fault {
        NumberFault::DecimalComma => match readings(text).as_slice() {
            [decimal, group] => error(words::has_comma(&quote)).help(words::decimal_or_group(decimal, group)),
            [point, ..] => error(words::decimal_comma(&quote)).help(words::write_decimal_point(point)),
            [] => error(words::decimal_comma(&quote)).help(words::write_digits_and_point()),
        },
        NumberFault::PercentSign => {
            let bare = text.trim_end_matches(['%', ' ']);
            let help = match readings(text).as_slice() {
                [decimal, group] if bare.contains(',') => words::decimal_or_group(decimal, group),
                [plain, ..] => words::write_only_number(plain),
                [] => words::write_only_number(bare),
            };
            error(words::percent_sign(&quote)).help(help)
        }
        NumberFault::Exponent => error(words::has_an_exponent(&quote)).help(words::write_all_digits()),
        NumberFault::Blanks => {
            let bare = text.trim();
            error(words::blanks_around(&quote)).help(words::write_only_number(bare))
        }
        NumberFault::Grouping => {
            let help = match readings(text).as_slice() {
                [decimal, group] => words::decimal_or_group(decimal, group),
                [bare] => words::write_only_digits(bare),
                _ => words::write_digits_and_point(),
            };
            error(words::separators_between_digits(&quote)).help(help)
        }
        NumberFault::LeadingZero => error(words::leading_zero(&quote)).help(words::write_without_zero()),
        NumberFault::LeadingPlus => error(words::plus_sign(&quote)).help(words::write_without_plus()),
        NumberFault::BarePoint => error(words::bare_point(&quote)).help(words::digit_on_both_sides()),
        NumberFault::NotFinite => error(words::not_finite_number(&quote)),
        NumberFault::TooLarge => error(words::too_long_too_large(&quote)).help(words::largest_number()),
        NumberFault::NotANumber => {
            let found = node.kind();
            Diagnostic::error(Code::WrongType, node.span, words::expected_found(&words::a_number(), &found))
        }
    }
}

/// A map with fixed keys, being taken apart: ask for each key, then [`finish`](Self::finish).
#[derive(Debug)]
pub struct Fields<'t, 's> {
    anchor: Span,
    entries: &'t [Entry<'s>],
    asked: Vec<&'static str>,
}

impl<'t, 's> Fields<'t, 's> {
    /// Where to point when something is missing in the map.
    #[must_use]
    pub const fn anchor(&self) -> Span {
        self.anchor
    }

    /// The value of a key, if it is there and not null.
    pub fn optional(&mut self, key: &'static str) -> Option<&'t Node<'s>> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// The entry of a key that belongs to a map of another kind: it is not proposed to anybody.
    pub fn foreign(&mut self, key: &'static str) -> Option<&'t Entry<'s>> {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        self.asked.extend(entry.map(|_| key));
        entry
    }

    /// The entry of a key, even when its value is null.
    pub fn entry(&mut self, key: &'static str) -> Option<&'t Entry<'s>> {
        self.asked.push(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key that has to be there; its absence is a fault of the map.
    pub fn required(&mut self, key: &'static str, faults: &mut Faults) -> Option<&'t Node<'s>> {
        let entry = self.entry(key);
        match entry {
            Some(entry) if entry.value.is_null() => {
                faults.push(Diagnostic::error(Code::MissingKey, entry.key_span, words::no_value(key)));
                None
            }
            Some(entry) => Some(&entry.value),
            None => {
                faults.push(Diagnostic::error(Code::MissingKey, self.anchor, words::missing(key)));
                None
            }
        }
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, faults: &mut Faults) {
        let given = |key: &&str| self.entries.iter().any(|entry| entry.key == *key);
        let mut unused: Option<Vec<&str>> = None;
        for entry in self.entries {
            if faults.len() >= MAX_FAULTS {
                return;
            }
            if !self.asked.iter().any(|key| *key == entry.key) {
                let unused = unused
                    .get_or_insert_with(|| self.asked.iter().copied().filter(|key| !given(key)).collect());
                faults.push(unknown(Code::UnknownKey, entry.key_span, &entry.key, unused.iter().copied()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_to_normal_form_agrees_with_the_long_one() {
        for c in ('\0'..=char::MAX).filter(|&c| is_always_nfc(c)) {
            for text in [format!("{c}"), format!("a{c}"), format!("{c}{c}")] {
                assert_eq!(is_nfc_quick(text.chars()), IsNormalized::Yes, "{c:?}");
            }
        }
    }

    #[test]
    fn decomposed_vietnamese_becomes_precomposed() {
        assert_eq!(nfc("e\u{302}\u{301}".into()), "ế");
    }
}
