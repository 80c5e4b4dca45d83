//! Rows of a wide table → stage and index, without a tree, an answer sheet or a scorecard for each.
//!
//! A [`Kernel`] is one rubric made ready for this: what each text of a cell adds to which sums is worked out
//! beforehand, so that a row costs a look-up and a few additions a cell, and one division a coverage. The formulas
//! and their rounding are those of [`crate::engine::score`] and [`crate::engine::verdict`]; only the order of the additions
//! differs, and they are of whole numbers.
//!
//! There is one meaning of a cell, that of the reader of answers. A kernel knows some of the texts that it reads,
//! the usual ones, and says of every other row that it is not plain: then the reader of answers has to read it,
//! and either says what is wrong or gives the same result in its own time. `tests/batch_kernel.rs` compares the two.
//!
//! * [`Kernel::new`] is `None` for a rubric that cannot be treated this way (below);
//! * [`Kernel::score`] scores the cells of one agency, [`Rows`] a block of CSV text;
//! * [`Scored`] holds what the actual reading gives; the other readings need the whole scorecard.
//!
//! A kernel is shared by threads, each of which has [`Rows`] of its own; blocks are cut behind a line feed, which is
//! the end of a row only as long as no quote is open: [`Rows::run`] refuses the block in which one is.
//!
//! # What is left to the reader of answers
//!
//! * Rubrics: a dimension that takes the least or the geometric mean of two and more *questions* (of dimensions,
//!   both are possible); weights whose common measure goes more than four million times into their sum; a limit above
//!   nine trillion; a choice of more than 253 options.
//! * Blocks: line breaks in quotes, quotes that are not closed, zero bytes, what is not UTF-8.
//! * Rows: blanks around a value; letter case other than `yes`, `Yes` and `YES`; a code that means two provinces; a
//!   code or a name that begins like a formula; everything that is out of range, unknown or wrong; other numbers of
//!   cells than columns.

mod block;
mod cell;
mod compile;
mod question;
mod quotes;
mod search;
mod steps;
mod sums;
mod write;

use crate::analysis::rank::Standing;
use crate::base::number::Ppm;
use crate::engine::score::Counts;

pub use block::{Column, Plain, Row, Rows, Unsuitable};
pub use sums::{Scored, Scratch};
pub use write::write_row;

use cell::{Cell, Lexicon};
use question::Question;
use sums::{Layout, Slot};

/// Cells of a question that mean something else than an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Cells that are no answer, besides the empty one. A number stands for every way of writing it.
    pub missing: Vec<String>,
    /// Cells which say that the question does not apply, unless they are among those missing.
    pub not_applicable: Vec<String>,
    /// The reason that such a cell stands for.
    pub reason: String,
}

/// A rubric, for one kind of agency, made ready to score rows of cells.
#[derive(Clone, Debug)]
pub struct Kernel {
    questions: Vec<Question>,
    lexicons: Vec<Lexicon>,
    /// What the answers add, see [`Question::rows`].
    rows: Vec<u64>,
    /// What they add it to, see [`Question::slots`].
    slots: Vec<Slot>,
    layout: Layout,
    /// Whether the code of an agency may be one of a province.
    has_province_codes: bool,
}

/// What the actual reading of an agency's answers gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The stage and the index.
    pub standing: Standing,
    /// How many questions were answered and how.
    pub counts: Counts,
    /// The overall coverage in each column.
    pub overall: Vec<Option<Ppm>>,
    /// The top dimensions, in the order of the rubric.
    pub dimensions: Vec<Part>,
}

/// What the actual reading says of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The stage and the index of its row.
    pub standing: Standing,
    /// Its coverage in each column.
    pub coverages: Vec<Option<Ppm>>,
}

impl Kernel {
    /// Memory to score with; it can be used again and again.
    #[must_use]
    pub fn scratch(&self) -> Scratch {
        self.layout.scratch()
    }

    /// Scores the cells of an agency, one for each question of the rubric; `None` if one of them is not plain.
    #[must_use]
    pub fn score<'s>(&'s self, scratch: &'s mut Scratch, cells: &[&[u8]]) -> Option<Scored<'s>> {
        if cells.len() != self.questions.len() {
            return None;
        }
        self.layout.begin(scratch);
        for (question, cell) in self.questions.iter().zip(cells) {
            if !self.add(question, Cell::of(cell), scratch) {
                return None;
            }
        }
        Some(self.layout.settle(scratch))
    }
}
