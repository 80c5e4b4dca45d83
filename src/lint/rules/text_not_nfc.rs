//! `text-not-nfc`: a text whose letters are taken apart, as some systems store Vietnamese.
//!
//! Normal form C: Unicode Standard Annex #15. The tree is normalised when it is read, so the file is looked at.

use std::borrow::Cow;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::lint::FileSubject;
use crate::lint::letters::letters;
use crate::lint::scalars::scalars;
use crate::lint::words::texts as words;
use crate::syntax::tree::nfc;

pub(super) fn check(subject: &FileSubject<'_>, findings: &mut Vec<Diagnostic>) {
    if normal(subject.source.text()).is_none() {
        return;
    }
    for scalar in scalars(subject) {
        let raw = subject.source.slice(scalar.span);
        let Some(fixed) = normal(raw) else { continue };
        let span = first_word(raw, scalar.span.start()).unwrap_or(scalar.span);
        let word = quoted(&nfc(subject.source.slice(span).into()));
        let message = words::stored_in_parts(&word);
        let help = words::write_precomposed();
        let finding = Diagnostic::error(Code::TextNotNfc, span, message).help(help);
        findings.push(if is_safe(raw, &fixed) { finding.fix(scalar.span, fixed) } else { finding });
    }
}

/// The text in normal form C, if it is not.
fn normal(text: &str) -> Option<String> {
    match nfc(Cow::Borrowed(text)) {
        Cow::Borrowed(_) => None,
        Cow::Owned(normal) => (normal != text).then_some(normal),
    }
}

/// The first word that is not in normal form; a blank never joins with what follows it.
fn first_word(raw: &str, start: usize) -> Option<Span> {
    let word = raw.split_whitespace().find(|word| normal(word).is_some())?;
    let edges = |c: char| c.is_ascii_punctuation();
    let inner = word.trim_matches(edges);
    let word = if normal(inner).is_some() { inner } else { word };
    let at = start + (word.as_ptr().addr() - raw.as_ptr().addr());
    Some(Span::new(at, at + word.len()))
}

/// Whether the normal form reads as the same value: a mark must not join an escape or a mark of the format.
fn is_safe(raw: &str, fixed: &str) -> bool {
    let marks = |text: &str| text.chars().filter(char::is_ascii_punctuation).collect::<String>();
    let value = |text: &str| {
        let source = SourceFile::new("", text);
        let value = letters(&source, Span::new(0, text.len())).map(|letter| letter.c).collect::<String>();
        nfc(value.into()).into_owned()
    };
    marks(raw) == marks(fixed) && value(raw) == value(fixed)
}
