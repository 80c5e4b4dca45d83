//! A finding with its place and its fingerprint, in the one order that all formats use.

use std::collections::HashMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::base::source::{SourceFile, Span};
use crate::check::{CheckReport, CheckedFile};

use super::path;

/// How many characters of a long line, before and after a finding's start, are part of its fingerprint.
const CONTEXT: usize = 200;

/// Where a text stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Place {
    /// The line of the first character, from 1.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// The column of the first character, from 1, in characters (Unicode scalar values).
    #[schemars(range(min = 1))]
    pub column: usize,
    /// The line of the end, from 1.
    #[schemars(range(min = 1))]
    pub end_line: usize,
    /// The column behind the last character, from 1, in characters.
    #[schemars(range(min = 1))]
    pub end_column: usize,
    /// How many bytes of the UTF-8 text stand before it; a byte order mark does not count.
    pub offset: usize,
    /// How many bytes it has.
    pub length: usize,
}

impl Place {
    /// The place of a span.
    pub fn of(source: &SourceFile, span: Span) -> Self {
        let span = source.inside(span);
        let (start, end) = (source.line_col(span.start()), source.line_col(span.end()));
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            offset: span.start(),
            length: span.end() - span.start(),
        }
    }
}

/// One finding of a report.
#[derive(Debug)]
pub(super) struct Finding<'a> {
    pub file: &'a CheckedFile,
    pub diagnostic: &'a Diagnostic,
    pub place: Place,
    /// What stays the same when lines are moved or inserted elsewhere; unique in the report.
    pub fingerprint: String,
}

impl<'a> Finding<'a> {
    /// Every finding of a report, by file, place and code.
    pub fn all(report: &'a CheckReport) -> Vec<Self> {
        let mut all: Vec<(&CheckedFile, &Diagnostic)> = report
            .files
            .iter()
            .flat_map(|file| file.findings.iter().map(move |found| (file, found)))
            .collect();
        all.sort_by(|(a, left), (b, right)| {
            a.source.name().cmp(b.source.name()).then_with(|| left.order(right))
        });
        let mut seen: HashMap<(Code, String, String), usize> = HashMap::new();
        let located = |(file, diagnostic): (&'a CheckedFile, &'a Diagnostic)| {
            let line = line_around(&file.source, diagnostic.span);
            let key = (diagnostic.code, path(file), line);
            let number = seen.entry(key.clone()).or_default();
            *number += 1;
            let fingerprint = fingerprint(&key, *number);
            Finding { file, diagnostic, place: Place::of(&file.source, diagnostic.span), fingerprint }
        };
        all.into_iter().map(located).collect()
    }

    /// The stable name of what was found.
    pub fn code(&self) -> &'static str {
        self.diagnostic.code.as_str()
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        clean(&self.diagnostic.message.get(lang))
    }

    /// What to do about it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        self.diagnostic.help.as_ref().map(|help| clean(&help.get(lang)))
    }

    /// What is wrong and what to do, in one line: `message (help)`.
    pub fn sentence(&self, lang: Lang) -> String {
        let message = self.message(lang);
        self.help(lang).map_or(message.clone(), |help| format!("{message} ({help})"))
    }
}

/// The line on which a span starts, or what stands near if it is long, with its blanks and characters normalised.
fn line_around(source: &SourceFile, span: Span) -> String {
    let (before, after) = source.text().split_at(source.inside(span).start());
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let line: String = [&before[start..], &after[..end]].concat().nfc().collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fingerprint((code, path, line): &(Code, String, String), number: usize) -> String {
    let text = [code.as_str(), path, line, &number.to_string()].join("\0");
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
