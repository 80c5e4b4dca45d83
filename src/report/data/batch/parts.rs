//! The rows of parts that are CSV, put together: cells are kept as they are, and what depends on all rows (ranks, agencies
//! given twice) is found again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::analysis::rank::Standing;
use crate::base::csv::text;
use crate::base::diagnostic::{Code, Severity};
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::number::{Decimal, Ppm};
use crate::batch::parts::{Cells, Parts, Piece, Table};
use crate::batch::reading::{inputs, with_listed};
use crate::batch::run::{Host, MOST_DAMAGED, Tally};
use crate::batch::{Cause, Contender, Extras, Failure, Faults, GroupBy, Row, Seen, given_before};
use crate::input::find::{Asked, Why};
use crate::input::table::Kind;
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;
use crate::report::data::words;
use crate::report::formats::BatchFormat;

use super::columns::Column;
use super::csv::{HOLE, is_identity};
use super::made::Made;

/// How many rows are handed over at a time.
const CHUNK: usize = 512;

/// How rows are put together.
#[derive(Clone, Debug)]
pub struct Join<'r> {
    rubric: &'r Rubric,
    /// The columns that are written, each with its place in the parts.
    columns: Vec<(Column, Option<usize>)>,
    /// What separates the cells that are written.
    delimiter: u8,
    /// Whether an agency may come once in each period.
    by_period: bool,
    /// The stage that agencies are required to reach.
    require: Option<usize>,
    /// What becomes of rows without a result.
    faults: Faults,
    /// Whether rows wait for their ranks.
    is_held: bool,
}

impl<'r> Join<'r> {
    /// The columns that parts have, or those of them that are asked for.
    ///
    /// # Errors
    /// That the parts are of another rubric, or have not what is asked for.
    pub fn columns(
        table: &Table,
        asked: Option<&str>,
        rubric: &'r Rubric,
        faults: Faults,
    ) -> Result<Vec<Column>, Message> {
        let own = Column::parse_list(&table.names.join(","), rubric);
        let own = own.map_err(|fault| words::of_other_rubric(&rubric.id, &fault.message()))?;
        let mut columns = match asked {
            Some(asked) => Column::asked(Some(asked), rubric, true, faults, &Extras::ALL)?,
            None => own.into_iter().filter(|it| faults == Faults::InRows || *it != Column::Fault).collect(),
        };
        if let Some(late) = columns.iter().find(|it| it.needs_ranking() && it.extra().is_some()) {
            return Err(words::whole_run_alone(&late.name(rubric)));
        }
        let has = |column: &Column| table.column(&column.name(rubric)).is_some();
        if let Some(missing) = columns.iter().find(|it| !it.needs_ranking() && !has(it)) {
            return Err(words::parts_have_no_column(&missing.name(rubric)));
        }
        columns.dedup();
        Ok(columns)
    }

    /// Puts rows with these columns together; what a ranking needs has to be among those of the parts.
    ///
    /// # Errors
    /// That it is not.
    pub fn new(
        table: &Table,
        columns: &[Column],
        rubric: &'r Rubric,
        by: Option<GroupBy>,
        is_sorted: bool,
    ) -> Result<Self, Message> {
        let is_held = is_sorted || columns.iter().any(|column| column.needs_ranking());
        let mut needed = Vec::new();
        if is_held {
            needed.extend(rubric.method.claims().then_some(Column::Stage));
            needed.push(Column::Index);
            needed.extend(match by {
                None => None,
                Some(GroupBy::Kind) => Some(Column::Kind),
                Some(GroupBy::Scheme) => Some(Column::Scheme),
                Some(GroupBy::Period) => Some(Column::Period),
                Some(GroupBy::Assessor) => Some(Column::Assessor),
            });
        }
        if columns.iter().any(|column| matches!(column, Column::RankBest | Column::RankWorst)) {
            needed.extend([Column::IndexWorst, Column::IndexBest]);
            needed.extend(
                rubric
                    .method
                    .claims()
                    .then_some([Column::StageWorst, Column::StageBest])
                    .into_iter()
                    .flatten(),
            );
        }
        if let Some(missing) = needed.iter().find(|it| table.column(&it.name(rubric)).is_none()) {
            return Err(words::ranks_need_column(&missing.name(rubric)));
        }
        let place = |column: &Column| (*column, table.column(&column.name(rubric)));
        Ok(Self {
            rubric,
            columns: columns.iter().map(place).collect(),
            delimiter: table.delimiter,
            by_period: by == Some(GroupBy::Period),
            require: None,
            faults: Faults::Apart,
            is_held,
        })
    }

    /// The same with cells that are separated so, agencies that have to reach a stage, and rows without a result.
    #[must_use]
    pub fn with(self, delimiter: u8, require: Option<usize>, faults: Faults) -> Self {
        Self { delimiter, require, faults, ..self }
    }

    /// Puts the rows of the parts together.
    ///
    /// # Errors
    /// What the host says.
    pub fn run<H: Host<Made>>(&self, parts: &mut Parts, host: &mut H) -> Result<Tally, H::Error> {
        let Some(table) = parts.table().cloned() else { return Ok(Tally::default()) };
        let mut tally = Tally { tables: 1, ..Tally::default() };
        let (mut seen, mut made, mut waiting) = (Seen::default(), Made::default(), 0_usize);
        let (mut failed, mut bytes, mut end) = (0, 0, Ok(()));
        let _ = parts.each(|piece| {
            let before = tally.failed;
            match piece {
                Ok(piece) => {
                    bytes += piece.bytes.len() as u64 + 1;
                    self.row(&table, &piece, &mut (&mut seen, &mut made, &mut tally), host);
                }
                Err(failure) => damaged(failure, &mut tally, host),
            }
            (failed, waiting) = (failed + tally.failed - before, waiting + 1);
            if waiting >= CHUNK {
                waiting = 0;
                end = host.made(std::mem::take(&mut made), std::mem::take(&mut failed));
                host.advanced(std::mem::take(&mut bytes), tally.read);
            }
            if end.is_err() || tally.damaged >= MOST_DAMAGED {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        end?;
        host.made(made, failed)?;
        Ok(tally)
    }

    fn row<H: Host<Made>>(
        &self,
        table: &Table,
        piece: &Piece,
        (seen, made, tally): &mut (&mut Seen, &mut Made, &mut Tally),
        host: &mut H,
    ) {
        let here = || format!("{}:{}", piece.part, piece.number);
        let read = if piece.is_whole { table.cells(&piece.bytes) } else { Err(words::row_cut_off()) };
        let (cells, row) = match read.and_then(|cells| self.agency(table, &cells).map(|row| (cells, row))) {
            Ok(read) => read,
            Err(why) => return damaged(Failure::new(here(), None, why), tally, host),
        };
        tally.read += 1;
        let fault = self.cell(table, &cells, Column::Fault);
        if !fault.is_empty() {
            let is_aside = [Code::EmptyRow, Code::SumRow]
                .iter()
                .any(|code| fault.split(' ').next() == Some(code.as_str()));
            *(if is_aside { &mut tally.left_out } else { &mut tally.failed }) += 1;
            return self.lost(&cells, None, made);
        }
        let origin = if row.origin.is_empty() { here() } else { row.origin.clone() };
        let (source, line) = crate::batch::parts::split_origin(&origin);
        let mut key = Vec::new();
        row.key(self.by_period, &mut key);
        // A table without names and codes does not say who comes twice.
        let is_known = table.column("code").is_some() || table.column("name").is_some();
        let first = if is_known { seen.before(&key, source, u32::try_from(line).unwrap_or(0)) } else { None };
        if let Some(first) = first {
            let who = row.agency.code.as_deref().unwrap_or(&row.agency.name);
            let has_period = row.period.is_some() && !self.by_period;
            let failure = given_before(who, origin, &first, has_period);
            tally.failed += 1;
            self.lost(
                &cells,
                Some(&format!("{} {}", Code::DuplicateAgency.as_str(), failure.position)),
                made,
            );
            host.said(&Cause::new(Severity::Error, failure.clone()));
            tally.failures.push(failure);
            return;
        }
        let is_enough = |stage| row.standing.stage.is_some_and(|reached| reached >= stage);
        made.below += u64::from(!self.require.is_none_or(is_enough));
        self.write(&cells, made, |column, cell| if column.needs_ranking() { None } else { cell });
        if self.is_held {
            made.ranked.push(Contender::of(&row));
        }
    }

    /// Keeps the row of what has no result, if that is wanted; perhaps with another fault than it has.
    fn lost(&self, cells: &Cells<'_>, fault: Option<&str>, made: &mut Made) {
        if self.faults == Faults::InRows {
            made.lost.extend(self.is_held.then_some(made.csv_ends.len()));
            self.write(cells, made, |column, cell| match (column, fault) {
                (column, _) if column.needs_ranking() => None,
                (Column::Fault, Some(fault)) => Some(Cow::Owned(fault.to_owned())),
                (column, Some(_)) if !is_identity(column) => Some(Cow::Borrowed("")),
                _ => cell,
            });
        }
    }

    /// Writes a row, with holes for what is known only when every row is.
    fn write<'c>(
        &self,
        cells: &Cells<'c>,
        made: &mut Made,
        said: impl Fn(Column, Option<Cow<'c, str>>) -> Option<Cow<'c, str>>,
    ) {
        let start = made.csv.len();
        for (at, (column, place)) in self.columns.iter().enumerate() {
            if at > 0 {
                made.csv.push(self.delimiter);
            }
            match said(*column, place.and_then(|place| cells.get(place)).cloned()) {
                Some(cell) => text(&mut made.csv, &cell, self.delimiter),
                None => made.csv.push(HOLE),
            }
        }
        if made.csv.len() == start {
            // An empty line is no row to most readers.
            made.csv.extend_from_slice(b"\"\"");
        }
        made.csv.push(b'\n');
        if self.is_held {
            made.csv_ends.push(made.csv.len());
        }
    }

    fn cell<'c>(&self, table: &Table, cells: &'c Cells<'_>, column: Column) -> &'c str {
        table.column(&column.name(self.rubric)).and_then(|at| cells.get(at)).map_or("", |cell| cell)
    }

    /// Who a row is of, and where it stands.
    fn agency(&self, table: &Table, cells: &Cells<'_>) -> Result<Row, Message> {
        let cell = |column| self.cell(table, cells, column);
        let some = |column| Some(cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let stage = |column| match cell(column) {
            "" => Ok(None),
            id => {
                let known = (0..=self.rubric.stages.len()).find(|at| self.rubric.stage_id(*at) == id);
                known.map(Some).ok_or_else(|| words::no_value(id, &column.name(self.rubric)))
            }
        };
        let index = |column| match cell(column) {
            "" => Ok(None),
            text => {
                let value = Decimal::parse(text).ok();
                let share = value.and_then(|value| match self.rubric.scale {
                    Some(scale) => scale.share(value),
                    None => u32::try_from(value.millionths() / 100)
                        .ok()
                        .filter(|it| *it <= 1_000_000)
                        .map(Ppm::new),
                });
                share.map(Some).ok_or_else(|| words::no_value(text, &column.name(self.rubric)))
            }
        };
        let mut row = Row::lost(cell(Column::Origin).to_owned());
        let (agency, kind) = (&mut row.agency, cell(Column::Kind));
        (agency.name, agency.code, agency.scheme) =
            (cell(Column::Name).to_owned(), some(Column::Code), some(Column::Scheme));
        agency.kind = AgencyKind::ALL.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind);
        (row.period, row.assessor) = (some(Column::Period), some(Column::Assessor));
        row.standing = Standing { stage: stage(Column::Stage)?, index: index(Column::Index)? };
        row.worst = Standing { stage: stage(Column::StageWorst)?, index: index(Column::IndexWorst)? };
        row.best = Standing { stage: stage(Column::StageBest)?, index: index(Column::IndexBest)? };
        Ok(row)
    }
}

/// The parts that arguments and a list of paths name: what lies in a folder counts if it is called as lines or a table are.
///
/// # Errors
/// That something is not there, or the list cannot be read.
pub fn paths(
    arguments: &[PathBuf],
    list: Option<&Path>,
) -> Result<(Vec<PathBuf>, BTreeMap<PathBuf, Why>), Trouble> {
    let (found, mut skipped) = inputs(&with_listed(arguments, list)?)?;
    let mut paths = Vec::new();
    for (path, asked) in found {
        let kind = Kind::of(&path.to_string_lossy());
        if asked == Asked::ByName || matches!(kind, Some(Kind::Csv | Kind::JsonLines)) {
            paths.push(path);
        } else {
            skipped.insert(path, Why::NoAnswers);
        }
    }
    if paths.is_empty() { Err(words::no_parts().into()) } else { Ok((paths, skipped)) }
}

/// Refuses formats that parts cannot give: rows alone give rows.
///
/// # Errors
/// That they are CSV.
pub fn gives(parts: &Parts, formats: impl IntoIterator<Item = BatchFormat>) -> Result<(), Message> {
    let is_more = parts.table().is_some() && formats.into_iter().any(|format| format != BatchFormat::Csv);
    if is_more { Err(words::csv_gives_csv()) } else { Ok(()) }
}

fn damaged<H: Host<Made>>(failure: Failure, tally: &mut Tally, host: &mut H) {
    (tally.read, tally.failed, tally.damaged) = (tally.read + 1, tally.failed + 1, tally.damaged + 1);
    tally.is_refused = true;
    host.said(&Cause::new(Severity::Error, failure));
}
