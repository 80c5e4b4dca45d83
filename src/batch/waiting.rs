//! Tables wait until their first and last rows can be judged beside all others.
//!
//! What went out cannot be taken back, so no row of a table is scored before the table has ended, or has turned out to be
//! so large that none of its rows is judged. Until then what was read is held, not what is made of it.

use std::sync::Arc;

use rayon::prelude::*;

use crate::engine::mark::Mark;
use crate::input::table::plain::Rows;
use crate::input::table::{Block, Columns, Record, is_sum_name};
use crate::model::answers::Score;
use crate::model::rubric::Rubric;

use super::edges::{Edges, Where};
use super::reading::Chunk;
use super::records::place_of;
use super::work::{PlainTable, Work};

/// How many records a thread looks at at a time.
const PART: usize = 32;
/// What a cell of a record takes beside its text.
const CELL: usize = 16;

/// What waits.
#[derive(Debug)]
pub(super) struct Waiting<'r> {
    rubric: &'r Rubric,
    score: Score,
    /// Whether rows are judged by themselves alone.
    is_alone: bool,
    chunks: Vec<Chunk<'r>>,
    /// The table that was read last, and may go on.
    table: Option<Edges>,
    /// The chunk in which it begins.
    since: usize,
}

/// What waits for nothing any more.
#[derive(Debug, Default)]
pub(super) struct Ready<'r> {
    /// Tables that have ended; they are judged first.
    pub tables: Vec<Edges>,
    /// What is to be scored then.
    pub chunks: Vec<Chunk<'r>>,
}

impl<'r> Waiting<'r> {
    /// Nothing waits yet; nothing ever will where rows are judged by themselves alone.
    pub const fn new(rubric: &'r Rubric, score: Score, is_alone: bool) -> Self {
        Self { rubric, score, is_alone, chunks: Vec::new(), table: None, since: 0 }
    }

    /// Takes a chunk, and gives what waits for nothing any more.
    pub fn take(&mut self, chunk: Chunk<'r>) -> Ready<'r> {
        let mut tables = Vec::new();
        if self.is_alone {
            return Ready { tables, chunks: vec![chunk] };
        }
        for table in self.look(&chunk.work) {
            match &mut self.table {
                Some(known) if known.table == table.table => known.merge(table),
                _ => {
                    tables.extend(self.table.replace(table));
                    self.since = self.chunks.len();
                }
            }
        }
        self.chunks.push(chunk);
        let is_open = self.table.as_ref().is_some_and(|table| !table.is_large() && !table.is_empty());
        let ready = if is_open { self.since } else { self.chunks.len() };
        self.since = self.since.saturating_sub(ready);
        Ready { tables, chunks: self.chunks.drain(..ready).collect() }
    }

    /// What still waits at the end.
    pub fn end(self) -> Ready<'r> {
        Ready { tables: Vec::from_iter(self.table), chunks: self.chunks }
    }

    /// The edges of the tables that work belongs to, part by part; what belongs to none ends the table before it.
    fn look(&self, work: &[Work<'r>]) -> Vec<Edges> {
        let large = self.table.as_ref().filter(|table| table.is_large()).map(|table| &table.table);
        let look = |work: &[Work<'r>]| {
            let mut looking = Looking { rubric: self.rubric, score: self.score, large, tables: Vec::new() };
            for work in work {
                looking.work(work);
            }
            looking.tables
        };
        let is_row = |work: &Work<'_>| matches!(work, Work::Rows(..) | Work::Record(..));
        if work.iter().any(is_row) {
            let size = if work.iter().any(|work| matches!(work, Work::Rows(..))) { 1 } else { PART };
            work.par_chunks(size).flat_map_iter(look).collect()
        } else {
            look(work)
        }
    }
}

/// Where a thread looks at rows.
struct Looking<'l, 'r> {
    rubric: &'r Rubric,
    score: Score,
    /// The table of which nothing more has to be known.
    large: Option<&'l Arc<str>>,
    tables: Vec<Edges>,
}

impl<'r> Looking<'_, 'r> {
    fn work(&mut self, work: &Work<'r>) {
        match work {
            Work::Rows(table, block) => self.rows(table, block),
            Work::Record(columns, record) => {
                let (table, source, place) = place_of(columns, record);
                let table: Arc<str> = table.into();
                if self.is_to_be_seen(&table) {
                    let size = record.bytes().len() + record.cell_count() * CELL;
                    self.record(columns, record, (&table, &source.into(), place), size);
                }
            }
            // What is doubtful about a table is said before its rows.
            Work::Doubtful(_) | Work::Opened => {}
            Work::Sheet { .. }
            | Work::Text(_)
            | Work::Form(..)
            | Work::Failed(_)
            | Work::Line(..)
            | Work::Damaged(_) => {
                self.table(&"".into());
            }
        }
    }

    fn is_to_be_seen(&self, table: &Arc<str>) -> bool {
        match self.tables.last() {
            Some(last) => last.table != *table || !last.is_large(),
            None => self.large != Some(table),
        }
    }

    fn table(&mut self, table: &Arc<str>) -> Option<&mut Edges> {
        if self.tables.last().is_none_or(|last| last.table != *table) {
            self.tables.push(Edges::new(table, self.rubric.questions.len()));
        }
        self.tables.last_mut()
    }

    fn rows(&mut self, table: &PlainTable<'r>, block: &Block) {
        let source: Arc<str> = table.columns.source_name().into();
        if !self.is_to_be_seen(&source) {
            return;
        }
        Rows::new(&table.decoder, table.delimiter).run(block, |row| match row.plain {
            Some((who, marks)) => {
                let Some(edges) = self.table(&source) else { return };
                edges.weigh(row.place.len());
                if table.columns.skips(row.line) {
                    return;
                }
                if !is_sum_name(who.name) && marks.iter().any(|mark| *mark != Mark::Blank) {
                    edges.add(&source, (row.line, 0), marks);
                }
            }
            None => {
                let text = block.bytes.get(row.place).unwrap_or_default();
                if let Some(record) = Block::record(text, table.delimiter, row.line) {
                    self.record(&table.columns, &record, (&source, &source, (row.line, 0)), text.len());
                }
            }
        });
    }

    /// A record of a table, up to where it stands, and where there.
    fn record(
        &mut self,
        columns: &Columns<'r>,
        record: &Record,
        (table, source, place): (&Arc<str>, &Arc<str>, Where),
        size: usize,
    ) {
        let sheet = if columns.counts(record) { columns.agency(record) } else { None };
        let (rubric, score) = (self.rubric, self.score);
        let Some(edges) = self.table(table) else { return };
        edges.weigh(size);
        if let Some(sheet) = sheet {
            let sheet = sheet.scored_by(score);
            let marks = rubric.questions.iter().zip(&sheet.responses);
            edges.add(
                source,
                place,
                &marks.map(|(asked, response)| Mark::of(asked, response)).collect::<Vec<_>>(),
            );
        }
    }
}
