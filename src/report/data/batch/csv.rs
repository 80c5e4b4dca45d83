//! A row of CSV for each agency: RFC 4180 quoting, UTF-8, commas or what is asked for instead, lines that end in a newline.
//!
//! Promise: see [`super::columns`]. The cells are the same in every language: percentages always have a point and
//! four fraction digits, which is all that there is of them (`79.5000`); what is not known is empty.
//!
//! Texts of users are no formulas: see [`crate::base::csv`].
//!
//! Excel takes a file without a byte order mark for another encoding when it is opened by a double click, so files begin with
//! one, and what goes to programs does not: [`Bom`](crate::report::outputs::Bom).

use crate::analysis::plan::{Next, decimal};
use crate::analysis::rank::Place;
use crate::analysis::robustness::draws::REPLICATES;
use crate::base::csv::text;
use crate::base::diagnostic::Code;
use crate::base::number::Ppm;
use crate::batch::{Failure, Row};
use crate::engine::verdict::StageNumber;
use crate::model::answers::Score;
use crate::model::rubric::{Rubric, Scale};

use super::columns::{Column, top};

/// What a file begins with that is marked as UTF-8.
pub const BOM: &str = "\u{feff}";

/// What separates the cells unless somebody asks for something else.
pub const COMMA: u8 = b',';

/// Writes the line with the names of the columns.
pub fn write_header(out: &mut Vec<u8>, columns: &[Column], rubric: &Rubric, delimiter: u8) {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        out.extend_from_slice(column.name(rubric).as_bytes());
    }
    out.push(b'\n');
}

/// Writes the line of an agency; without a place, the columns of the ranking are empty.
///
/// The line is appended, so that the lines of many agencies can share a buffer that is written at once.
pub fn write_row(
    out: &mut Vec<u8>,
    columns: &[Column],
    rubric: &Rubric,
    row: &Row,
    place: Option<&Place>,
    delimiter: u8,
) {
    write(out, columns, delimiter, |out, column| {
        if !ranked(out, column, place) {
            cell(out, column, rubric, row, delimiter);
        }
    });
}

/// The placeholder, in a line, of what is known only when every agency is: no text has this byte.
pub(super) const HOLE: u8 = 0;

/// Writes the line of an agency whose place is not known yet: see [`fill`].
pub fn write_held(out: &mut Vec<u8>, columns: &[Column], rubric: &Rubric, row: &Row, delimiter: u8) {
    write(out, columns, delimiter, |out, column| {
        if column.needs_ranking() {
            out.push(HOLE);
        } else {
            cell(out, column, rubric, row, delimiter);
        }
    });
}

/// Whether a column says who a row is of and where it stands, and not what came of it.
pub(super) const fn is_identity(column: Column) -> bool {
    matches!(
        column,
        Column::Code
            | Column::Name
            | Column::Kind
            | Column::Scheme
            | Column::Period
            | Column::Assessor
            | Column::Origin
    )
}

/// Writes the line of what has no result: who and where it is, and what is wrong; one that is held has the holes of others.
pub fn write_fault(
    out: &mut Vec<u8>,
    columns: &[Column],
    rubric: &Rubric,
    (row, fault): (&Row, &Failure),
    delimiter: u8,
    is_held: bool,
) {
    write(out, columns, delimiter, |out, column| match column {
        Column::Fault => {
            let code = fault.code.map_or("", Code::as_str);
            let blank = if code.is_empty() { "" } else { " " };
            text(out, &format!("{code}{blank}{}", fault.position), delimiter);
        }
        column if is_identity(column) => cell(out, column, rubric, row, delimiter),
        column if is_held && column.needs_ranking() => out.push(HOLE),
        _ => {}
    });
}

/// Writes a line of [`write_held`] with the place of the agency.
pub fn fill(
    out: &mut Vec<u8>,
    columns: &[Column],
    (rubric, held): (&Rubric, &[u8]),
    (place, row): (Option<&Place>, Option<&Row>),
) {
    let mut holes = columns.iter().filter(|column| column.needs_ranking());
    for (at, part) in held.split(|byte| *byte == HOLE).enumerate() {
        if at > 0
            && let Some(column) = holes.next()
        {
            ranked(out, *column, place);
            if let Some(row) = row {
                late(out, *column, rubric, row);
            }
        }
        out.extend_from_slice(part);
    }
}

fn write(out: &mut Vec<u8>, columns: &[Column], delimiter: u8, mut cell: impl FnMut(&mut Vec<u8>, Column)) {
    let line = out.len();
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        cell(out, *column);
    }
    if out.len() == line {
        // An empty line is no row to most readers.
        out.extend_from_slice(b"\"\"");
    }
    out.push(b'\n');
}

/// Writes a cell of the ranking; false if the column is none of it.
fn ranked(out: &mut Vec<u8>, column: Column, place: Option<&Place>) -> bool {
    let (rank, reason) = match place {
        Some(Place::Ranked(rank)) => (Some(rank), None),
        Some(Place::Unranked(reason)) => (None, Some(reason)),
        None => (None, None),
    };
    match column {
        Column::Rank => optional(out, rank.map(|rank| rank.rank)),
        Column::RankBest => optional(out, rank.map(|rank| rank.best)),
        Column::RankWorst => optional(out, rank.map(|rank| rank.worst)),
        Column::RankedAmong => optional(out, rank.map(|rank| rank.among)),
        Column::Unranked => word(out, reason.map_or("", |reason| reason.as_str())),
        _ => return false,
    }
    true
}

/// Writes a cell of what is found out beyond the result once every agency is known.
fn late(out: &mut Vec<u8>, column: Column, rubric: &Rubric, row: &Row) {
    let (firm, earlier) = (row.firm.as_deref(), row.earlier.as_deref());
    match column {
        Column::RankLow => optional(out, firm.and_then(|firm| Some(firm.rank?.0))),
        Column::RankHigh => optional(out, firm.and_then(|firm| Some(firm.rank?.1))),
        Column::StageShare(stage) => {
            let count = firm.and_then(|firm| firm.stages.get(stage));
            percent(out, None, count.map(|count| Ppm::quotient((*count).into(), REPLICATES.into())));
        }
        Column::EarlierStage => stage(out, rubric, earlier.and_then(|earlier| earlier.standing.stage)),
        Column::EarlierIndex => {
            percent(out, rubric.scale, earlier.and_then(|earlier| earlier.standing.index));
        }
        Column::EarlierRank => optional(out, earlier.and_then(|earlier| earlier.rank)),
        _ => {}
    }
}

fn cell(out: &mut Vec<u8>, column: Column, rubric: &Rubric, row: &Row, delimiter: u8) {
    let text = |out: &mut Vec<u8>, said: &str| text(out, said, delimiter);
    let dimension = |at: usize| row.dimensions.get(at);
    let appraisal = row.appraisal.as_ref();
    match column {
        // Those of the ranking, which is known only when every agency is, and that of rows without a result.
        Column::Rank
        | Column::RankBest
        | Column::RankWorst
        | Column::RankedAmong
        | Column::Unranked
        | Column::Fault => {}
        Column::RankLow
        | Column::RankHigh
        | Column::StageShare(_)
        | Column::EarlierStage
        | Column::EarlierIndex
        | Column::EarlierRank => late(out, column, rubric, row),
        Column::PlanCost => match row.next {
            Some(Next::Plan(cost, _)) => word(out, &decimal(cost).to_string()),
            Some(Next::Impossible) => word(out, "impossible"),
            Some(Next::Unknown) => word(out, "unknown"),
            Some(Next::Highest) | None => {}
        },
        Column::PlanChanges => optional(
            out,
            match row.next {
                Some(Next::Plan(_, changes)) => Some(changes),
                _ => None,
            },
        ),
        Column::Code => text(out, row.agency.code.as_deref().unwrap_or_default()),
        Column::Name => text(out, &row.agency.name),
        Column::Kind => word(out, row.agency.kind.map_or("", |kind| kind.as_str())),
        Column::Scheme => text(out, row.agency.scheme.as_deref().unwrap_or_default()),
        Column::Period => text(out, row.period.as_deref().unwrap_or_default()),
        Column::Assessor => text(out, row.assessor.as_deref().unwrap_or_default()),
        Column::Origin => text(out, &row.origin),
        Column::Stage => stage(out, rubric, row.standing.stage),
        Column::StageNumber => optional(out, row.standing.stage.map(|position| rubric.number(position))),
        Column::StageWorst => stage(out, rubric, row.worst.stage),
        Column::StageBest => stage(out, rubric, row.best.stage),
        Column::StageEvidenced => stage(out, rubric, row.evidenced),
        Column::StageSupported => stage(out, rubric, row.supported),
        Column::StageNaAsUnmet => stage(out, rubric, row.not_applicable_as_unmet),
        Column::Index => percent(out, rubric.scale, row.standing.index),
        Column::IndexWorst => percent(out, rubric.scale, row.worst.index),
        Column::IndexBest => percent(out, rubric.scale, row.best.index),
        Column::Weakest => {
            word(out, row.weakest.and_then(|at| top(rubric, at)).map_or("", |dimension| &dimension.id));
        }
        Column::Questions => number(out, row.counts.questions),
        Column::Answered => number(out, row.counts.answered),
        Column::Unanswered => number(out, row.counts.unanswered),
        Column::NotApplicable => number(out, row.counts.not_applicable),
        Column::OutOfScope => number(out, row.counts.out_of_scope),
        Column::WithoutEvidence => number(out, row.counts.without_evidence),
        Column::Warnings => optional(out, usize::try_from(row.warnings).ok()),
        Column::Coverage(at) => percent(out, rubric.scale, row.overall.get(at).copied().flatten()),
        Column::DimensionStage(at) => stage(out, rubric, dimension(at).and_then(|found| found.stage)),
        Column::DimensionIndex(at) => percent(out, rubric.scale, dimension(at).and_then(|found| found.index)),
        Column::DutiesUnmet => number(out, row.duties.unmet),
        Column::DutiesNotShown => number(out, row.duties.not_shown),
        Column::DutiesComing => number(out, row.duties.coming),
        Column::Score => word(out, appraisal.map_or(Score::Own, |found| found.score).as_str()),
        Column::Appraised => number(out, appraisal.map_or(0, |found| found.appraised)),
        Column::StageSelf => stage(out, rubric, appraisal.and_then(|found| found.by_agency.stage)),
        Column::IndexSelf => percent(out, rubric.scale, appraisal.and_then(|found| found.by_agency.index)),
        Column::StageAppraised => stage(out, rubric, appraisal.and_then(|found| found.by_appraiser.stage)),
        Column::IndexAppraised => {
            percent(out, rubric.scale, appraisal.and_then(|found| found.by_appraiser.index));
        }
        Column::Illustrative => word(out, if row.illustrative { "yes" } else { "no" }),
    }
}

fn stage(out: &mut Vec<u8>, rubric: &Rubric, number: Option<StageNumber>) {
    if let Some(position) = number {
        word(out, rubric.stage_id(position));
    }
}

fn percent(out: &mut Vec<u8>, scale: Option<Scale>, share: Option<Ppm>) {
    let Some(share) = share else { return };
    if let Some(scale) = scale {
        return word(out, &scale.written(share).to_string());
    }
    let (whole, mut rest) = (share.get() / 10_000, share.get() % 10_000);
    number(out, whole as usize);
    let mut fraction = *b".0000";
    for digit in fraction[1..].iter_mut().rev() {
        *digit = digit_of(rest as usize);
        rest /= 10;
    }
    out.extend_from_slice(&fraction);
}

fn optional(out: &mut Vec<u8>, value: Option<usize>) {
    if let Some(value) = value {
        number(out, value);
    }
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    let mut digits = [0; 20];
    let mut start = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = digit_of(value);
        value /= 10;
        start -= 1;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}

/// The last digit of a number.
fn digit_of(number: usize) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or_default()
}

/// A word of this program or an id of the rubric: neither has a character that means something in CSV.
fn word(out: &mut Vec<u8>, word: &str) {
    out.extend_from_slice(word.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn percentages_always_have_four_fraction_digits() {
        for (ppm, expected) in
            [(0, "0.0000"), (1, "0.0001"), (50_000, "5.0000"), (333_333, "33.3333"), (1_000_000, "100.0000")]
        {
            assert_eq!(written(|out| percent(out, None, Some(Ppm::new(ppm)))), expected);
        }
        assert_eq!(written(|out| percent(out, None, None)), "");
    }

    #[test]
    fn numbers_are_written_in_full() {
        for value in [0, 7, 10, 1_048_576, usize::MAX] {
            assert_eq!(written(|out| number(out, value)), value.to_string());
        }
    }
}
