//! Tables wait until their first and last rows can be judged beside all others.
//!
//! What went out cannot be taken back, so no result of a table is handed on before the table has ended, or has turned out to
//! be so large that none of its rows is judged. Until then drafts of its results wait, with the work itself: once a row
//! was left out, they are made again. Whole results would fill the memory; where those are wanted, the rows are only looked
//! at first.

use std::sync::Arc;

use super::draft::Draft;
use super::edges::Edges;
use super::reading::Chunk;
use super::scorer::{Make, Scorer};

/// How rows are looked at beside the others of their table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'t> {
    /// The table that is known to be so large that none of its rows is judged.
    pub large: Option<&'t Arc<str>>,
    /// Whether nothing else is wanted of them.
    pub is_all: bool,
}

/// What waits.
pub(super) struct Waiting<'r, M> {
    /// Whether rows are judged by themselves alone.
    is_alone: bool,
    held: Vec<Held<'r, M>>,
    /// The table that was read last, and may go on.
    table: Option<Edges>,
    /// The chunk in which it begins.
    since: usize,
}

/// A chunk, with drafts of its results.
pub(super) struct Held<'r, M> {
    pub chunk: Chunk<'r>,
    /// None where whole results are wanted.
    pub drafts: Option<Vec<Draft<M>>>,
    /// How many rows had been left out when they were made.
    pub odd: usize,
}

/// What waits for nothing any more.
pub(super) struct Ready<'r, M> {
    /// Tables that have ended; they are judged first.
    pub tables: Vec<Edges>,
    /// What is to be finished then.
    pub held: Vec<Held<'r, M>>,
}

impl<'r, M: Default + Send> Waiting<'r, M> {
    /// Nothing waits yet; nothing ever will where rows are judged by themselves alone.
    pub const fn new(is_alone: bool) -> Self {
        Self { is_alone, held: Vec::new(), table: None, since: 0 }
    }

    /// Takes a chunk, and gives what waits for nothing any more.
    pub fn take<K: Make<Made = M>>(&mut self, chunk: Chunk<'r>, scorer: &Scorer<'r, '_, K>) -> Ready<'r, M> {
        let large = self.table.as_ref().filter(|table| table.is_large()).map(|table| &table.table);
        let is_all = scorer.wanted.assessment;
        let mut drafts = scorer.drafts(&chunk.work, (!self.is_alone).then_some(Look { large, is_all }));
        let mut tables = Vec::new();
        for table in drafts.iter_mut().flat_map(|draft| std::mem::take(&mut draft.edges)) {
            match &mut self.table {
                Some(known) if known.table == table.table => known.merge(table),
                _ => {
                    tables.extend(self.table.replace(table));
                    self.since = self.held.len();
                }
            }
        }
        let drafts = Some(drafts).filter(|_| self.is_alone || !is_all);
        self.held.push(Held { chunk, drafts, odd: scorer.odd_count() });
        let is_open = self.table.as_ref().is_some_and(|table| !table.is_large() && !table.is_empty());
        let ready = if is_open { self.since } else { self.held.len() };
        self.since = self.since.saturating_sub(ready);
        Ready { tables, held: self.held.drain(..ready).collect() }
    }

    /// What still waits at the end.
    pub fn end(self) -> Ready<'r, M> {
        Ready { tables: Vec::from_iter(self.table), held: self.held }
    }
}
