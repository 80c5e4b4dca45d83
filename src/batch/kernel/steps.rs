//! The cells of a row, taken a kind of question at a time.
//!
//! Nearly all questions are alike: a look-up or a short number, and one sum, or two where there is a gate. Here they
//! are lined up so that a processor does the same again and again, without a branch that depends on an answer. What
//! is done for a cell is that of [`Question`]; whatever is unusual is left to it.

use super::Kernel;
use super::block::cell;
use super::cell::{Lexicon, number};
use super::question::{ANSWER, Question, Reader};
use super::sums::{Scratch, Slot};

/// The questions of a table with their columns.
#[derive(Debug, Default)]
pub(super) struct Steps<'k> {
    one: Alike<'k, 1>,
    two: Alike<'k, 2>,
    others: Vec<(usize, &'k Question)>,
}

/// Questions that add to the same number of sums.
#[derive(Debug, Default)]
struct Alike<'k, const SUMS: usize> {
    /// Those whose answers are looked up, by lexicon.
    words: Vec<(&'k Lexicon, Vec<Step<SUMS>>)>,
    numbers: Vec<NumberStep<'k, SUMS>>,
    /// What the answers add, to the counts and to each sum.
    rows: Vec<(u64, [u64; SUMS])>,
}

#[derive(Debug)]
struct Step<const SUMS: usize> {
    column: usize,
    /// The first of its rows; they stand by code.
    rows: usize,
    slots: [Slot; SUMS],
}

#[derive(Debug)]
struct NumberStep<'k, const SUMS: usize> {
    step: Step<SUMS>,
    question: &'k Question,
    least: i64,
    most: i64,
    /// The thresholds, and then some that no number reaches.
    thresholds: [i64; MOST_THRESHOLDS],
}

const MOST_THRESHOLDS: usize = 4;

impl<'k> Steps<'k> {
    /// Adds a question; `None` if the kernel contradicts itself.
    pub fn push(&mut self, kernel: &'k Kernel, column: usize, question: &'k Question) -> Option<()> {
        let is_taken = match question.width {
            1 => self.one.push(kernel, column, question)?,
            2 => self.two.push(kernel, column, question)?,
            _ => false,
        };
        if !is_taken {
            self.others.push((column, question));
        }
        Some(())
    }

    /// Adds what the cells of a row say; `None` if one of them is not plain.
    #[inline]
    pub fn add(&self, kernel: &Kernel, text: &[u8], ends: &[u32], scratch: &mut Scratch) -> Option<()> {
        self.one.add(kernel, text, ends, scratch)?;
        self.two.add(kernel, text, ends, scratch)?;
        for &(column, question) in &self.others {
            if !kernel.add(question, cell(text, ends, column)?, scratch) {
                return None;
            }
        }
        Some(())
    }
}

impl<'k, const SUMS: usize> Alike<'k, SUMS> {
    /// Takes a question, if it is one of the usual.
    fn push(&mut self, kernel: &'k Kernel, column: usize, question: &'k Question) -> Option<bool> {
        let lexicon = kernel.lexicons.get(question.lexicon)?;
        let largest = match &question.reader {
            Reader::None => lexicon.largest(),
            Reader::Number(scale) if scale.is_simple() && scale.thresholds.len() <= MOST_THRESHOLDS => {
                ANSWER + u8::try_from(scale.thresholds.len()).ok()?
            }
            _ => return Some(false),
        };
        let slots = *kernel.slots.get(question.slots..)?.first_chunk::<SUMS>()?;
        let step = Step { column, rows: self.rows.len(), slots };
        for code in 0..=usize::from(largest) {
            let row = kernel.rows.get(question.rows + code * (SUMS + 1)..)?;
            let (count, deltas) = row.split_first()?;
            self.rows.push((*count, *deltas.first_chunk::<SUMS>()?));
        }
        if let Reader::Number(scale) = &question.reader {
            let mut thresholds = [i64::MAX; MOST_THRESHOLDS];
            for (place, threshold) in thresholds.iter_mut().zip(&scale.thresholds) {
                *place = *threshold;
            }
            let (least, most) = (scale.least, scale.most);
            self.numbers.push(NumberStep { step, question, least, most, thresholds });
        } else if let Some((_, steps)) =
            self.words.iter_mut().find(|(known, _)| std::ptr::eq(*known, lexicon))
        {
            steps.push(step);
        } else {
            self.words.push((lexicon, vec![step]));
        }
        Some(true)
    }

    #[inline]
    fn add(&self, kernel: &Kernel, text: &[u8], ends: &[u32], scratch: &mut Scratch) -> Option<()> {
        // The counts are added up outside of the memory that they end in, which is slower.
        let mut counts = 0_u64;
        for (lexicon, steps) in &self.words {
            for step in steps {
                let code = lexicon.find(cell(text, ends, step.column)?)?;
                counts = counts.wrapping_add(self.add_row(step, code, scratch)?);
            }
        }
        for NumberStep { step, question, least, most, thresholds } in &self.numbers {
            let cell = cell(text, ends, step.column)?;
            match number(cell) {
                Some(value) => {
                    if value < *least || value > *most {
                        return None;
                    }
                    let code = thresholds
                        .iter()
                        .fold(ANSWER, |code, threshold| code + u8::from(value >= *threshold));
                    counts = counts.wrapping_add(self.add_row(step, code, scratch)?);
                }
                None if kernel.add_odd_number(question, cell.bytes(), scratch) => {}
                None => return None,
            }
        }
        scratch.counts = scratch.counts.wrapping_add(counts);
        Some(())
    }

    /// Adds to the sums, and gives what is to be added to the counts.
    #[inline]
    fn add_row(&self, step: &Step<SUMS>, code: u8, scratch: &mut Scratch) -> Option<u64> {
        let (count, deltas) = self.rows.get(step.rows + usize::from(code))?;
        for (slot, delta) in step.slots.iter().zip(deltas) {
            scratch.add(*slot, *delta);
        }
        Some(*count)
    }
}
