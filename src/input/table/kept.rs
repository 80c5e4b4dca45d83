//! Which rows of a table count, by the rules of a column map, for the columns of the table.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::source::Span;
use crate::model::rubric::Rubric;
use crate::syntax::tree::Faults;

use super::header::{Meaning, meaning};
use super::map::{Map, Order, Rules, Submissions};
use super::record::Record;
use super::uncounted::Uncounted;

/// Which rows count.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub uncounted: Arc<Uncounted>,
    /// Rows that are left out by their numbers, first and last.
    skip: Vec<(usize, usize)>,
    rules: Rules,
    /// The columns of the rules to keep, and of those to leave out.
    keep: Vec<usize>,
    leave_out: Vec<usize>,
    /// The columns whose empty cells say what the cell above says.
    pub fill_down: Vec<usize>,
    pub submissions: Choice,
}

/// Which of several submissions of an agency counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Choice {
    /// None: a second one is a fault.
    #[default]
    Refused,
    First,
    Last,
    /// The one with the latest time, or the largest number, in this column.
    LastBy(usize, Option<Order>),
}

impl Kept {
    /// The rules of a map for a header; what they name and the table does not have is a fault of the map.
    pub fn new(
        map: &Map,
        names: &[String],
        meanings: &[Meaning],
        rubric: &Rubric,
        faults: &mut Faults,
    ) -> Self {
        let rules = map.rows().clone();
        let mut find = |name: &str, span: Span| {
            let meant = meaning(name, false, rubric);
            Map::column(names, meanings, (name, span), meant, faults)
        };
        let keep = rules.keep.iter().filter_map(|test| find(&test.column, test.span)).collect();
        let leave_out = rules.leave_out.iter().filter_map(|test| find(&test.column, test.span)).collect();
        let frame = map.frame();
        let fill_down = frame.fill_down.iter().filter_map(|(name, span)| find(name, *span)).collect();
        let submissions = match &rules.submissions {
            Submissions::Refused => Choice::Refused,
            Submissions::First => Choice::First,
            Submissions::Last => Choice::Last,
            Submissions::LastBy { column, span, order } => {
                find(column, *span).map_or(Choice::Refused, |column| Choice::LastBy(column, *order))
            }
        };
        // In a transposed table the rows of the file were left out before.
        let skip = if frame.is_transposed { Vec::new() } else { frame.skip.clone() };
        let uncounted = Arc::clone(map.uncounted());
        Self { uncounted, skip, rules, keep, leave_out, fill_down, submissions }
    }

    /// The columns that are needed although they may mean nothing.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let by = if let Choice::LastBy(column, _) = self.submissions { Some(column) } else { None };
        [&self.keep, &self.leave_out, &self.fill_down].into_iter().flatten().copied().chain(by)
    }

    /// Whether every row counts, as far as its cells say.
    pub fn keeps_all(&self) -> bool {
        self.keep.is_empty() && self.leave_out.is_empty()
    }

    /// Whether one of several submissions of an agency counts.
    pub fn chooses(&self) -> bool {
        self.submissions != Choice::Refused
    }

    /// Whether a row of this number is left out.
    pub fn skips(&self, row: usize) -> bool {
        self.skip.iter().any(|(first, last)| (*first..=*last).contains(&row))
    }

    /// Whether a row with these cells counts.
    pub fn keeps<'t>(&self, mut cell: impl FnMut(usize) -> Cow<'t, str>) -> bool {
        self.keep.iter().zip(&self.rules.keep).all(|(column, test)| test.fits(&cell(*column)))
            && !self
                .leave_out
                .iter()
                .zip(&self.rules.leave_out)
                .any(|(column, test)| test.fits(&cell(*column)))
    }

    /// Whether a row that does not count is left out by its cells.
    pub fn leaves_out(&self, record: &Record) -> bool {
        !self.skips(record.line()) && !record.is_blank()
    }

    /// Whether the first row of a record counts.
    pub fn keeps_row(&self, record: &Record) -> bool {
        if self.skips(record.line()) {
            return false;
        }
        self.keeps_all() || self.keeps(|column| record.text_of(0, column))
    }
}
