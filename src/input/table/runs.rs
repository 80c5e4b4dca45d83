//! Rows → records: each row of a wide table, the rows of one agency in a long one.

use std::ops::ControlFlow;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::LineCol;

use super::columns::Columns;
use super::cut::MAX_RECORD;
use super::header::Layout;
use super::record::{Mark, Record};
use super::words;
use super::{Flow, Unreadable};

/// Gathers rows and hands out records.
pub(super) struct Runs<'a, 'r> {
    columns: &'a Columns<'r>,
    visit: &'a mut dyn FnMut(&mut Record) -> ControlFlow<()>,
    row: Record,
    run: Record,
    /// Which agency, and which period, the rows of the run are about.
    agency: Option<(Vec<u8>, Vec<u8>)>,
    /// What the column that tells submissions apart says in them, if there is one.
    time: Vec<u8>,
    filler: Filler,
}

/// Fills empty cells with what the cells above say.
#[derive(Debug, Default)]
pub(super) struct Filler {
    columns: Vec<usize>,
    /// The cell above in each of them, and where it stands.
    above: Vec<Option<Above>>,
}

/// The text of a cell, what else it is, and where it stands.
type Above = (Vec<u8>, Option<Mark>, (usize, LineCol));

impl Filler {
    pub fn new(columns: &[usize]) -> Self {
        Self { columns: columns.to_vec(), above: vec![None; columns.len()] }
    }

    /// Fills the cells of a row that is not blank.
    pub fn fill(&mut self, row: &mut Record) {
        for (column, above) in self.columns.iter().zip(&mut self.above) {
            let Some(cell) = row.row(0).get(*column).copied() else { continue };
            if row.bare(cell).is_empty() && row.mark(*column).is_none() {
                if let Some((text, mark, place)) = above {
                    row.fill(*column, text, *mark, *place);
                }
            } else {
                *above = Some((row.raw(cell).to_vec(), row.mark(*column), row.place_of(cell)));
            }
        }
    }
}

impl<'a, 'r> Runs<'a, 'r> {
    pub fn new(columns: &'a Columns<'r>, visit: &'a mut dyn FnMut(&mut Record) -> ControlFlow<()>) -> Self {
        let filler = Filler::new(&columns.kept.fill_down);
        Self {
            columns,
            visit,
            row: Record::default(),
            run: Record::default(),
            agency: None,
            time: Vec::new(),
            filler,
        }
    }

    /// Where the next row is to be put.
    pub fn row(&mut self) -> &mut Record {
        &mut self.row
    }

    /// Adds the row; a blank one is skipped.
    pub fn push(&mut self) -> Flow {
        if self.columns.layout() == Layout::Objects {
            let blank = self.row.text.iter().all(u8::is_ascii_whitespace);
            return Ok(if blank { ControlFlow::Continue(()) } else { (self.visit)(&mut self.row) });
        }
        if self.row.is_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        self.filler.fill(&mut self.row);
        if !self.columns.kept.keeps_row(&self.row) {
            if self.columns.kept.leaves_out(&self.row) {
                self.columns.kept.uncounted.add_row();
            }
            return Ok(ControlFlow::Continue(()));
        }
        if self.columns.layout() == Layout::Wide {
            return Ok((self.visit)(&mut self.row));
        }
        // A row that cannot be read is no reason to begin a new agency.
        let agency = self.columns.agency_of(&self.row);
        let known = self.agency.as_ref().map(|(who, period)| (who.as_slice(), period.as_slice()));
        // A row without a period belongs to the one before it.
        let is_other = |(who, period): (&[u8], &[u8]), (known, in_period): (&[u8], &[u8])| {
            who != known || !period.is_empty() && !in_period.is_empty() && period != in_period
        };
        // Rows of one submission have the same time, or none.
        let time = self.columns.submission_of(&self.row);
        let is_later = self.agency.is_some() && !time.is_empty() && *time != self.time;
        if is_later || agency.zip(known).is_some_and(|(agency, known)| is_other(agency, known)) {
            let flow = self.flush();
            if flow.is_break() {
                return Ok(flow);
            }
        }
        if self.agency.is_none() {
            self.agency =
                self.columns.agency_of(&self.row).map(|(who, period)| (who.to_vec(), period.to_vec()));
            self.time = self.columns.submission_of(&self.row).to_vec();
        }
        if self.run.text.len() + self.run.gap(&self.row) + self.row.text.len() > MAX_RECORD {
            return Err(self.too_large());
        }
        self.run.append(&self.row);
        Ok(ControlFlow::Continue(()))
    }

    /// Hands out what is left.
    pub fn finish(mut self) -> ControlFlow<()> {
        self.flush()
    }

    fn flush(&mut self) -> ControlFlow<()> {
        self.agency = None;
        if self.run.row_count() == 0 {
            return ControlFlow::Continue(());
        }
        let flow = (self.visit)(&mut self.run);
        self.run.clear();
        flow
    }

    fn too_large(&self) -> Unreadable {
        let limit = MAX_RECORD >> 20;
        let message = words::rows_too_large(limit);
        let span = self.row.row(0).first().copied().unwrap_or_default();
        Unreadable::one(self.columns.source(&self.row), Diagnostic::error(Code::TooLarge, span, message))
    }
}
