//! What changed between periods as CSV: a row for each agency of each step.

use crate::analysis::compare::{Changes, End};
use crate::base::csv::text;
use crate::base::number::{Decimal, Ppm};
use crate::batch::comparison::{Came, Period};
use crate::batch::comparison::{Comparison, Step};
use crate::model::rubric::Rubric;

/// The columns.
const COLUMNS: &str = "step,status,paired_by,code,scheme,kind,name,period_before,period_after,stage_before,stage_after,\
                       index_before,index_after,index_difference,rank_before,rank_after,answers_changed,stage_fell";

/// A comparison as CSV, with a byte between the cells.
#[must_use]
pub fn csv(comparison: &Comparison, delimiter: u8) -> String {
    let mut out = COLUMNS.replace(',', &char::from(delimiter).to_string()).into_bytes();
    out.push(b'\n');
    for (number, step) in comparison.steps.iter().enumerate() {
        let (old, new) = comparison.ends(step);
        Rows { number: number + 1, step, old, new, delimiter, out: &mut out }.all();
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The rows of a step.
struct Rows<'a> {
    number: usize,
    step: &'a Step,
    old: &'a Period,
    new: &'a Period,
    delimiter: u8,
    out: &'a mut Vec<u8>,
}

/// An agency at an end: its place, itself, its result, its rank and its rubric.
#[derive(Clone, Copy)]
struct Place<'a> {
    came: &'a Came,
    end: &'a End,
    rank: Option<usize>,
    rubric: &'a Rubric,
}

impl<'a> Rows<'a> {
    fn all(&mut self) {
        let step = self.step;
        let pairing = &step.pairing;
        for (pair, changes) in pairing.pairs.iter().zip(&step.pairs) {
            let after = Place { end: &changes.after, ..self.after(pair.after) };
            let before = self.before(pair.before);
            self.row("paired", pair.by.as_str(), (Some(before), Some(after)), Some(changes));
        }
        for merged in &pairing.merged {
            self.lone("merged", &merged.before, &merged.after);
        }
        self.lone("new", &[], &pairing.new);
        self.lone("gone", &pairing.gone, &[]);
        for unclear in &pairing.unclear {
            self.lone("unclear", &unclear.before, &unclear.after);
        }
    }

    fn before(&self, at: usize) -> Place<'a> {
        let (came, end) = (&self.old.came[at], &self.step.before[at]);
        Place { came, end, rank: self.step.ranks_before[at], rubric: &self.old.rubric }
    }

    fn after(&self, at: usize) -> Place<'a> {
        let (came, end) = (&self.new.came[at], &self.step.after[at]);
        Place { came, end, rank: self.step.ranks_after[at], rubric: &self.new.rubric }
    }

    fn lone(&mut self, status: &str, before: &[usize], after: &[usize]) {
        for &at in before {
            let place = self.before(at);
            self.row(status, "", (Some(place), None), None);
        }
        for &at in after {
            let place = self.after(at);
            self.row(status, "", (None, Some(place)), None);
        }
    }

    fn row(
        &mut self,
        status: &str,
        by: &str,
        (before, after): (Option<Place<'_>>, Option<Place<'_>>),
        changes: Option<&Changes>,
    ) {
        let Some(who) = after.or(before).map(|place| &place.came.agency) else { return };
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        let period = |place: Option<Place<'_>>| or_empty(place.and_then(|place| place.came.period.clone()));
        let stage = |place: Option<Place<'_>>| {
            or_empty(place.and_then(|place| Some(place.rubric.stage_id(place.end.stage?).to_owned())))
        };
        let index = |place: Option<Place<'_>>| {
            let index = place.and_then(|place| place.end.index());
            or_empty(index.map(|index: Ppm| index.percent().to_string()))
        };
        let rank = |place: Option<Place<'_>>| {
            or_empty(place.and_then(|place| place.rank).map(|rank| rank.to_string()))
        };
        let difference = changes.and_then(Changes::difference);
        let percent = |ppm: i64| Decimal::from_millionths(i128::from(ppm) * 100).to_string();
        let numbers = [self.number.to_string(), status.to_owned(), by.to_owned()];
        let texts = [
            or_empty(who.code.clone()),
            or_empty(who.scheme.clone()),
            or_empty(who.kind.map(|kind| kind.as_str().to_owned())),
            who.name.clone(),
            period(before),
            period(after),
        ];
        let results = [
            stage(before),
            stage(after),
            index(before),
            index(after),
            or_empty(difference.map(percent)),
            rank(before),
            rank(after),
            or_empty(changes.map(|changes| changes.answers.len().to_string())),
            or_empty(changes.map(|changes| changes.has_fallen().to_string())),
        ];
        self.out.extend_from_slice(numbers.join(&char::from(self.delimiter).to_string()).as_bytes());
        for cell in &texts {
            self.out.push(self.delimiter);
            text(self.out, cell, self.delimiter);
        }
        for cell in &results {
            self.out.push(self.delimiter);
            self.out.extend_from_slice(cell.as_bytes());
        }
        self.out.push(b'\n');
    }
}
