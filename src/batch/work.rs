//! What a batch reads: sheets, records of tables, and blocks of plain rows.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::quote::quoted;
use crate::base::source::SourceFile;
use crate::input::table::plain::Decoder;
use crate::input::table::{Block, Columns, Record};

use super::Failure;
use super::piece::{Head, Piece};
use super::words;

/// Something to score, or why it cannot be.
#[derive(Debug)]
pub enum Work<'r> {
    /// A file of one sheet; one that was only found, and not named, may be something else.
    Sheet {
        /// The file.
        path: PathBuf,
        /// Whether nobody named it.
        is_found: bool,
    },
    /// Standard input, which holds one sheet.
    Text(Vec<u8>),
    /// A filled form, and its name.
    Form(String, Vec<u8>),
    /// A record of a table.
    Record(Arc<Columns<'r>>, Record),
    /// Rows of a table, most of which are plain.
    Rows(Arc<PlainTable<'r>>, Block),
    /// A line of a part of a run, and what is true of the whole run.
    Line(Arc<Head>, Piece),
    /// A part that cannot be read to its end.
    Damaged(Failure),
    /// A table was opened; it may have no rows.
    Opened,
    /// What cannot be read.
    Failed(Failure),
    /// What is doubtful about a table as a whole.
    Doubtful(Failure),
}

impl Work<'_> {
    /// Whether it is a part of a table, or about one.
    pub(super) const fn is_of_table(&self) -> bool {
        matches!(self, Self::Rows(..) | Self::Record(..) | Self::Doubtful(_) | Self::Opened)
    }
}

/// How much a record takes while its table is looked at.
pub(super) fn size_of(record: &Record) -> usize {
    // What a cell takes beside its text.
    const CELL: usize = 16;
    record.bytes().len() + record.cell_count() * CELL
}

/// A table whose plain rows can be read without a record for each.
#[derive(Debug)]
pub struct PlainTable<'r> {
    /// What the columns mean.
    pub columns: Columns<'r>,
    /// What reads the plain rows.
    pub decoder: Decoder,
    /// What separates the cells.
    pub delimiter: u8,
}

/// That an agency came before.
#[must_use]
pub fn given_before(who: &str, position: String, first: &str, has_period: bool) -> Failure {
    let message = words::agency_given_before(&quoted(who), &quoted(first));
    let mut failure = Failure::new(position, Some(Code::DuplicateAgency), message);
    failure.help = has_period.then(words::keep_one_agency);
    failure
}

impl Failure {
    /// The failure of an input with faults; nothing without a fault.
    #[must_use]
    pub fn of(faulty: &Faulty) -> Option<Self> {
        let mut failure = Self::of_fault(faulty, faulty.diagnostics.first()?);
        failure.more = faulty.diagnostics.len() - 1;
        Some(failure)
    }

    /// The failure of a table that cannot be opened: nothing else is said of it, so its first faults are shown together.
    #[must_use]
    pub fn of_table(faulty: &Faulty, most: usize) -> Option<Self> {
        let mut failure = Self::of(faulty)?;
        let others = faulty.diagnostics.iter().skip(1).take(most.saturating_sub(1));
        failure.also = others.map(|fault| Self::of_fault(faulty, fault)).collect();
        Some(failure)
    }

    fn of_fault(faulty: &Faulty, fault: &Diagnostic) -> Self {
        Self::at(&faulty.source, fault)
    }

    /// A fault of a source.
    #[must_use]
    pub fn at(source: &SourceFile, fault: &Diagnostic) -> Self {
        let position = format!("{}:{}", source.name(), source.place(fault.span.start()));
        let mut failure = Self::new(position, Some(fault.code), fault.message.clone());
        failure.help.clone_from(&fault.help);
        failure
    }
}
