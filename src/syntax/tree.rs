//! The spanned tree that every file becomes, whatever its format, and how a type is read from it.
//!
//! The formats ([`crate::syntax::yaml`], [`crate::syntax::json`], [`crate::syntax::toml`]) build [`Node`]s; `read` functions take
//! them apart. Reading never stops at the first fault: each one is pushed to [`Faults`] and what can still be
//! read is read.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::base::diagnostic::{Code, Diagnostic, nearest};
use crate::base::lang::Bilingual;
use crate::base::number::{Decimal, NumberFault};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::both;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// The most values that are read from one file, aliases written out.
pub const MAX_NODES: usize = 200_000;

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
        let message = both!("more than {MAX_NODES} values", "quá {MAX_NODES} giá trị");
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
    /// What the value is, in words.
    #[must_use]
    pub fn kind(&self) -> Bilingual {
        match &self.value {
            Value::Null => both!("nothing", "giá trị trống"),
            Value::List(_) => both!("a list", "một danh sách"),
            Value::Map(_) => both!("a map", "một nhóm khóa"),
            Value::Scalar(text, Style::Quoted) => {
                let text = quoted(text);
                both!("the text \"{text}\"", "chuỗi \"{text}\"")
            }
            Value::Scalar(text, _) => {
                let text = quoted(text);
                both!("`{text}`", "`{text}`")
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

    fn wrong(&self, wanted: &Bilingual, faults: &mut Faults) {
        let found = self.kind();
        let (en, vi, found_en, found_vi) = (&wanted.en, &wanted.vi, &found.en, &found.vi);
        let span = if self.is_null() || matches!(self.value, Value::Map(_) | Value::List(_)) {
            self.anchor
        } else {
            self.span
        };
        faults.push(Diagnostic::error(
            Code::WrongType,
            span,
            both!("expected {en}, found {found_en}", "cần {vi}, nhưng gặp {found_vi}"),
        ));
    }

    /// The text, with its surroundings as written; `None` after a fault.
    pub fn text(&self, faults: &mut Faults) -> Option<&str> {
        let Value::Scalar(text, Style::Plain | Style::Quoted) = &self.value else {
            self.wrong(&both!("a text", "một chuỗi văn bản"), faults);
            return None;
        };
        // All control characters have one of these bytes, and hardly any text has.
        let suspicious = text.bytes().any(|byte| byte < b' ' || byte == 0x7f || byte == 0xc2);
        let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        if let Some(control) = suspicious.then(|| text.chars().find(control)).flatten() {
            let shown = control.escape_unicode();
            faults.push(
                Diagnostic::error(
                    Code::ControlCharacter,
                    self.span,
                    both!(
                        "the text contains the control character {shown}",
                        "văn bản chứa ký tự điều khiển {shown}"
                    ),
                )
                .help(both!("remove it; it cannot be shown", "hãy xóa ký tự này vì không hiển thị được")),
            );
            return None;
        }
        if !text.chars().any(char::is_alphanumeric) {
            faults.push(
                Diagnostic::error(Code::EmptyText, self.span, both!("the text is empty", "văn bản trống"))
                    .help(both!("write it, or leave the key out", "hãy điền nội dung hoặc bỏ khóa này")),
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

    /// Yes or no, in either language and any letter case.
    pub fn boolean(&self, faults: &mut Faults) -> Option<bool> {
        if let Value::Scalar(text, _) = &self.value {
            for (words, answer) in [(["yes", "true", "có"], true), (["no", "false", "không"], false)] {
                if is_one_of(text, &words) {
                    return Some(answer);
                }
            }
        }
        self.wrong(&both!("yes or no (có/không, true/false)", "có hoặc không (yes/no, true/false)"), faults);
        None
    }

    /// An exact number.
    pub fn decimal(&self, faults: &mut Faults) -> Option<Decimal> {
        let Value::Scalar(text, style) = &self.value else {
            self.wrong(&both!("a number", "một số"), faults);
            return None;
        };
        let parsed = Decimal::parse(text);
        if *style == Style::Quoted && (parsed.is_ok() || parsed == Err(NumberFault::DecimalComma)) {
            self.wrong(&both!("a number", "một số"), faults);
            if let Some(last) = faults.last_mut() {
                last.help = Some(both!("write the number without quotes", "hãy viết số không có dấu nháy"));
            }
            return None;
        }
        parsed.map_err(|fault| faults.push(number_fault(self, text, fault))).ok()
    }

    /// The members of a list.
    pub fn list(&self, faults: &mut Faults) -> Option<&[Self]> {
        let Value::List(items) = &self.value else {
            self.wrong(&both!("a list", "một danh sách"), faults);
            return None;
        };
        Some(items)
    }

    /// The entries of a map whose keys are names.
    pub fn entries(&self, faults: &mut Faults) -> Option<&[Entry<'s>]> {
        let Value::Map(entries) = &self.value else {
            self.wrong(&both!("a map of keys and values", "một nhóm khóa và giá trị"), faults);
            return None;
        };
        for (at, entry) in entries.iter().enumerate() {
            // Maps of a rubric are small, and large ones (answers) are checked by id, so pairs will do.
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
    let fault = Diagnostic::error(
        Code::DuplicateKey,
        entry.key_span,
        both!("`{key}` is given twice", "khóa `{key}` bị lặp lại"),
    )
    .help(both!("keep one of the two", "hãy giữ lại một trong hai"));
    let first = earlier.iter().find(|first| first.key == entry.key);
    faults.push(match first {
        Some(first) => fault.related(first.key_span, both!("first given here", "lần đầu ở đây")),
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
        Code::UnknownKey => both!("unknown key", "khóa không hợp lệ:"),
        Code::UnknownStage => both!("unknown stage", "không có giai đoạn"),
        Code::UnknownQuestion => both!("unknown question", "không có câu hỏi"),
        Code::UnknownOption => both!("unknown option", "không có lựa chọn"),
        Code::UnknownItem => both!("unknown item", "không có mục"),
        Code::UnknownSource => both!("unknown source", "không có nguồn"),
        Code::UnknownColumn => both!("unknown column", "không hiểu cột"),
        _ => both!("unknown value", "giá trị không hợp lệ:"),
    };
    let (en, vi) = (what.en, what.vi);
    let help = if let Some(near) = nearest(word, known.iter().copied()) {
        Some(both!("did you mean `{near}`?", "có phải ý bạn là `{near}`?"))
    } else if (1..=12).contains(&known.len()) {
        let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        Some(both!("known here: {list}", "hợp lệ ở đây: {list}"))
    } else {
        None
    };
    Diagnostic::error(code, span, both!("{en} `{quote}`", "{vi} `{quote}`")).maybe_help(help)
}

fn number_fault(node: &Node<'_>, text: &str, fault: NumberFault) -> Diagnostic {
    let quote = quoted(text);
    let error = |message| Diagnostic::error(Code::BadNumber, node.span, message);
    match fault {
        NumberFault::DecimalComma => {
            let point = text.replace(',', ".");
            let point = quoted(point.trim_end_matches(['%', ' ']));
            error(both!("`{quote}` has a decimal comma", "`{quote}` dùng dấu phẩy thập phân"))
                .help(both!("write a decimal point: {point}", "trong tệp, hãy viết dấu chấm: {point}"))
        }
        NumberFault::PercentSign => {
            let bare = text.trim_end_matches(['%', ' ']).replace(',', ".");
            error(both!("`{quote}` has a percent sign", "`{quote}` có dấu phần trăm"))
                .help(both!("write only the number: {bare}", "hãy chỉ viết số: {bare}"))
        }
        NumberFault::Exponent => error(both!("`{quote}` has an exponent", "`{quote}` có số mũ"))
            .help(both!("write all the digits", "hãy viết đủ các chữ số")),
        NumberFault::Grouping => {
            let bare: String = text.chars().filter(char::is_ascii_digit).collect();
            let bare = quoted(&bare);
            error(both!("`{quote}` has separators between its digits", "`{quote}` có dấu phân nhóm chữ số"))
                .help(both!(
                    "write only digits, and a point before a fraction, for example {bare}",
                    "hãy chỉ viết chữ số, và dấu chấm trước phần thập phân, ví dụ {bare}"
                ))
        }
        NumberFault::LeadingZero => error(both!("`{quote}` has a leading zero", "`{quote}` có số 0 ở đầu"))
            .help(both!("write the number without it", "hãy viết số không có số 0 ở đầu")),
        NumberFault::LeadingPlus => error(both!("`{quote}` has a plus sign", "`{quote}` có dấu cộng"))
            .help(both!("write the number without it", "hãy viết số không có dấu cộng")),
        NumberFault::BarePoint => {
            error(both!("`{quote}` lacks a digit beside the point", "`{quote}` thiếu chữ số cạnh dấu chấm"))
                .help(both!(
                    "write a digit on both sides, as in 0.5",
                    "hãy viết chữ số ở cả hai bên, như 0.5"
                ))
        }
        NumberFault::NotFinite => {
            error(both!("`{quote}` is not a finite number", "`{quote}` không phải số hữu hạn"))
        }
        NumberFault::TooLarge => {
            error(both!("`{quote}` is too long or too large", "`{quote}` quá dài hoặc quá lớn")).help(both!(
                "a number has at most 40 characters and is at most 10^18; choose a larger unit",
                "số có tối đa 40 ký tự và không quá 10^18; hãy dùng đơn vị lớn hơn"
            ))
        }
        NumberFault::NotANumber => {
            let found = node.kind();
            let (found_en, found_vi) = (found.en, found.vi);
            Diagnostic::error(
                Code::WrongType,
                node.span,
                both!("expected a number, found {found_en}", "cần một số, nhưng gặp {found_vi}"),
            )
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
                faults.push(Diagnostic::error(
                    Code::MissingKey,
                    entry.key_span,
                    both!("`{key}` has no value", "`{key}` chưa có giá trị"),
                ));
                None
            }
            Some(entry) => Some(&entry.value),
            None => {
                faults.push(Diagnostic::error(
                    Code::MissingKey,
                    self.anchor,
                    both!("`{key}` is missing here", "thiếu `{key}` ở đây"),
                ));
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
