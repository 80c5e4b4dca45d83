//! The parts of a run that was shared out: files of JSON Lines, or of CSV, that `assess batch` wrote.
//!
//! Parts may be any number, and come in any order. Their lines are handed over in the order of one run over all inputs in
//! the order of their paths: by the input that a line came from, then by the path of the part, then as they stand there. A
//! part is read from end to end once, and is open only while it is its turn.

mod cells;
mod line;
mod stream;
mod words;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::error::Trouble;
use crate::base::quote::clean;
use crate::model::library::Library;
use crate::model::rubric::Rubric;

use super::Failure;
use super::choice::choose;
pub use super::piece::{Head, Piece};
use super::reading::{Chunk, Taker};
use super::work::Work;

pub use cells::{Cells, Table};
pub use line::split_origin;
pub(super) use line::{Line, Read, Verdict, sheet_of};
use stream::Stream;

/// How many lines are handed over at a time, and how many bytes of them.
const CHUNK: (usize, usize) = (512, 4 << 20);

/// How many parts a message names.
const NAMED: usize = 5;

/// What the parts are.
#[derive(Debug)]
enum Kind {
    /// There is no line in any of them.
    Empty,
    /// Whole results, a line each; what they say of the run is the same in all.
    Lines(Arc<Head>),
    /// Rows of a table, with the same header.
    Table(Arc<Table>),
}

/// The parts of a run.
#[derive(Debug)]
pub struct Parts {
    list: Vec<Stream>,
    kind: Kind,
    /// Whether rows without a result keep their places in any of them.
    in_rows: bool,
}

impl Parts {
    /// Opens the parts, and looks at the first line of each.
    ///
    /// # Errors
    /// That one cannot be read, is no part, or is of another run than the others: of another rubric, of another version of
    /// the tool, with other columns.
    pub fn open(mut paths: Vec<PathBuf>) -> Result<Self, Trouble> {
        // The order of the arguments decides nothing.
        paths.sort();
        paths.dedup();
        let mut list = Vec::with_capacity(paths.len());
        for path in &paths {
            list.push(Stream::open(path)?);
        }
        let mut parts = Self { list, kind: Kind::Empty, in_rows: false };
        let (mut others, mut first) = (Vec::new(), String::new());
        for stream in &mut parts.list {
            let Some(start) = stream.first() else { continue };
            let kind = if start.bytes.first() == Some(&b'{') {
                Kind::Lines(Arc::new(Head::read(start).map_err(|why| words::no_part(&stream.shown(), &why))?))
            } else {
                let table = Table::read(&start.bytes);
                Kind::Table(Arc::new(table.ok_or_else(|| words::neither_lines_nor_table(&stream.shown()))?))
            };
            let other = match (&parts.kind, &kind) {
                (Kind::Empty, _) => None,
                (Kind::Lines(known), Kind::Lines(head)) => known.other(head),
                (Kind::Table(known), Kind::Table(table)) => known.other(table),
                _ => Some(words::lines_and_tables()),
            };
            match (&kind, other) {
                (_, Some(why)) => others.push((stream.shown(), why)),
                (Kind::Lines(head), None) => parts.in_rows |= head.in_rows,
                (Kind::Table(table), None) => parts.in_rows |= table.has_faults(),
                (Kind::Empty, None) => {}
            }
            if let Kind::Table(table) = &kind {
                stream.is_table(table);
            }
            if matches!(parts.kind, Kind::Empty) {
                (parts.kind, first) = (kind, stream.shown());
            }
        }
        let names: Vec<&str> = others.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
        let more = if others.len() > NAMED { ", …" } else { "" };
        let refused = |why| words::of_another_run(&format!("{}{more}", names.join(", ")), &first, why);
        others.first().map_or(Ok(parts), |(_, why)| Err(refused(why).into()))
    }

    /// The rubric of the results, which is the one of that id and digest; of tables, and where there is no line, the one that
    /// is asked for.
    ///
    /// # Errors
    /// Why there is none, or that it is another one.
    pub fn rubric(
        &self,
        library: &Library<'_>,
        option: Option<&Path>,
        settings: Option<&str>,
    ) -> Result<Arc<Rubric>, Trouble> {
        let Kind::Lines(head) = &self.kind else { return Ok(choose(library, option, settings, &[])?.0) };
        let (id, version) = (head.id.as_str(), head.rubric_version.as_str());
        let rubric = match option {
            Some(path) => library.asked(path)?,
            None => library
                .asked(Path::new(&format!("{id}@={version}")))
                .or_else(|_| library.asked(Path::new(id)))
                .map_err(|_| words::no_rubric(&clean(id), &clean(version)))?,
        };
        if rubric.sha256() == head.rubric_sha256 {
            return Ok(rubric);
        }
        let found = rubric.sha256();
        let [wanted, found] = [&head.rubric_sha256, &found].map(|it| clean(it.get(..8).unwrap_or(it)));
        Err(words::other_digest(&clean(id), &clean(version), &wanted, &found).into())
    }

    /// What the results say of their run; nothing of tables.
    #[must_use]
    pub fn head(&self) -> Option<&Head> {
        if let Kind::Lines(head) = &self.kind { Some(head) } else { None }
    }

    /// The columns of the parts, if they are tables.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        if let Kind::Table(table) = &self.kind { Some(table) } else { None }
    }

    /// Whether rows without a result keep their places in them.
    #[must_use]
    pub const fn has_faults(&self) -> bool {
        self.in_rows
    }

    /// How many parts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Reads the parts and hands their lines over, in the order of one run.
    pub(super) fn read(&mut self, to: &mut Taker<'_, '_>) {
        let head = self.head().map(|head| Arc::new(head.clone())).unwrap_or_default();
        let (mut work, mut held) = (vec![Work::Opened], 0);
        let done = self.each(|piece| {
            held += piece.as_ref().map_or(0, |piece| piece.bytes.len());
            work.push(match piece {
                Ok(piece) => Work::Line(Arc::clone(&head), piece),
                Err(failure) => Work::Damaged(failure),
            });
            if work.len() < CHUNK.0 && held < CHUNK.1 {
                return ControlFlow::Continue(());
            }
            let bytes = std::mem::take(&mut held) as u64;
            to(Chunk { work: std::mem::take(&mut work), notes: Vec::new(), bytes })
        });
        if done.is_continue() {
            // Nothing comes after it, so nobody has to break off.
            let _ = to(Chunk { work, notes: Vec::new(), bytes: held as u64 });
        }
    }

    /// Visits every line, or why there are no more of a part.
    pub fn each(
        &mut self,
        mut visit: impl FnMut(Result<Piece, Failure>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut turns = BinaryHeap::new();
        for (at, stream) in self.list.iter_mut().enumerate() {
            turns.extend(stream.source().map(|source| Reverse((source, at))));
        }
        while let Some(Reverse((source, at))) = turns.pop() {
            let Some(stream) = self.list.get_mut(at) else { continue };
            loop {
                match stream.next() {
                    Ok(Some(piece)) => visit(Ok(piece))?,
                    Ok(None) => break,
                    Err(failure) => {
                        visit(Err(failure))?;
                        break;
                    }
                }
                match stream.source() {
                    Some(next) if next != source => {
                        turns.push(Reverse((next, at)));
                        break;
                    }
                    // A line that does not say where it came from stands where it stands.
                    _ => {}
                }
            }
        }
        ControlFlow::Continue(())
    }
}
