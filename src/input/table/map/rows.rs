//! `[rows]` of a column map: which rows count, and which of several submissions of an agency.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::syntax::tree::{Faults, Node, Value};

use super::super::fold::{Pattern, fold};
use super::super::terms::Set;
use super::super::words;
use super::parts::{one_of, texts, word};

/// What a cell of a column has to say.
#[derive(Clone, Debug)]
pub(in super::super) struct Test {
    /// The name of the column, or what it is.
    pub column: String,
    /// Where the name stands in the map.
    pub span: Span,
    words: Set,
    patterns: Vec<Pattern>,
}

impl Test {
    /// Whether a cell says it.
    pub fn fits(&self, cell: &str) -> bool {
        if cell.is_empty() {
            return self.words.words().iter().any(String::is_empty);
        }
        self.words.has(cell)
            || !self.patterns.is_empty() && {
                let cell = fold(cell);
                self.patterns.iter().any(|pattern| pattern.fits(&cell))
            }
    }
}

/// Which of several submissions of an agency counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Submissions {
    /// None: a second one is a fault.
    #[default]
    Refused,
    /// The first one.
    First,
    /// The last one.
    Last,
    /// The one with the latest time, or the largest number, in this column.
    LastBy { column: String, span: Span, order: Option<Order> },
}

/// In which order a date with slashes is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Order {
    /// The day first.
    Day,
    /// The month first.
    Month,
}

impl Order {
    pub const WORDS: [(&str, Self); 2] = [("dmy", Self::Day), ("mdy", Self::Month)];
}

/// Which rows count.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Rules {
    /// A row has to fit all of these.
    pub keep: Vec<Test>,
    /// And none of these.
    pub leave_out: Vec<Test>,
    pub submissions: Submissions,
}

impl Rules {
    pub(super) fn read(&mut self, node: &Node<'_>, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        self.keep = fields.optional("keep").map(|node| tests(node, faults)).unwrap_or_default();
        self.leave_out = fields.optional("leave_out").map(|node| tests(node, faults)).unwrap_or_default();
        for (test, other) in self.keep.iter().flat_map(|keep| self.leave_out.iter().map(move |it| (keep, it)))
        {
            let is_out = |word: &String| other.fits(word);
            if fold(&test.column) == fold(&other.column)
                && test.patterns.is_empty()
                && test.words.words().iter().all(is_out)
            {
                faults.push(
                    Diagnostic::error(Code::ConflictingKeys, other.span, words::no_row_is_left())
                        .related(test.span, words::kept_here()),
                );
            }
        }
        if let Some(node) = fields.optional("submissions") {
            self.submissions = submissions(node, faults).unwrap_or_default();
        }
        fields.finish(faults);
    }
}

fn tests(node: &Node<'_>, faults: &mut Faults) -> Vec<Test> {
    let entries = node.entries(faults).unwrap_or_default();
    let test = |entry: &crate::syntax::tree::Entry<'_>| {
        let all = texts(&entry.value, faults).into_iter().map(|(word, _)| word);
        let (patterns, words): (Vec<String>, Vec<String>) = all.partition(|word| word.contains('*'));
        let patterns = patterns.iter().map(|word| Pattern::new(word)).collect();
        Test { column: entry.key.trim().to_owned(), span: entry.key_span, words: Set::new(words), patterns }
    };
    entries.iter().map(test).collect()
}

fn submissions(node: &Node<'_>, faults: &mut Faults) -> Option<Submissions> {
    const WORDS: [(&str, u8); 3] = [("error", 0), ("first", 1), ("last", 2)];
    if !matches!(node.value, Value::Map(_)) {
        return Some(match one_of(node, &WORDS, faults)? {
            0 => Submissions::Refused,
            1 => Submissions::First,
            _ => Submissions::Last,
        });
    }
    let mut fields = node.fields(faults)?;
    let found = fields.required("last_by", faults).and_then(|node| Some((word(node, faults)?, node.span)));
    let order = fields.optional("dates").and_then(|node| one_of(node, &Order::WORDS, faults));
    fields.finish(faults);
    let (column, span) = found?;
    Some(Submissions::LastBy { column, span, order })
}
