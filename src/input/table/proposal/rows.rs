//! Which rows of a table may not count: those of drafts, of no agency, and all but one of several of an agency.

use std::collections::HashSet;

use super::super::aside::{SUMS, is_sum_name};
use super::super::fold::fold;
use super::super::header::{Field, Meaning};
use super::super::submissions::is_time;
use super::cells::is_state;
use super::{Proposal, Sure};
use crate::model::rubric::Question;

/// How many words are shown.
const MOST: usize = 8;

impl Proposal<'_> {
    fn field(&self, field: Field) -> Option<usize> {
        let found =
            self.found.iter().find(|it| it.meaning == Meaning::Field(field) && it.sure > Sure::Perhaps);
        found.map(|found| found.column)
    }

    fn text(row: &[String], column: usize) -> &str {
        row.get(column).map_or("", |cell| cell.trim())
    }

    /// An agency that has several rows in one period, of one question where a row is an answer, and the column that says when
    /// they were made.
    pub(super) fn twice(&self) -> Option<(&str, Option<usize>)> {
        let who = self.field(Field::Code).or_else(|| self.field(Field::Name));
        let who = who.filter(|_| self.laid.sheets.len() <= 1)?;
        let asked = self.found.iter().find(|it| it.meaning == Meaning::Question).map(|it| it.column);
        let apart = [self.field(Field::Period), asked];
        let mut known = HashSet::new();
        let again = self.laid.rows.iter().find(|row| {
            let text = |at: usize| fold(Self::text(row, at));
            let who = text(who);
            !who.is_empty() && !known.insert((who, apart.map(|at| at.map(text))))
        })?;
        let is_time = |at: &usize| {
            let mut cells = self.laid.cells(*at).peekable();
            !self.is_taken(*at) && cells.peek().is_some() && cells.all(is_time)
        };
        let time = (0..self.laid.names.len()).find(is_time);
        Some((Self::text(again, self.field(Field::Name).unwrap_or(who)), time))
    }

    /// Columns that say how far a row has come, with what they say.
    pub(super) fn states(&self) -> Vec<(usize, Vec<&str>)> {
        let names = self.laid.names.iter().enumerate();
        let columns = names.filter(|(at, name)| is_state(name) && !self.is_taken(*at));
        let words = |at: usize| {
            let mut known = HashSet::new();
            self.laid.cells(at).filter(|cell| known.insert(fold(cell))).take(MOST).collect()
        };
        columns.map(|(at, _)| (at, words(at))).collect()
    }

    /// Agencies whose names begin like those of sums; what is called a sum and nothing else is left out anyway.
    pub(super) fn no_agencies(&self) -> Vec<&str> {
        let Some(name) = self.field(Field::Name) else { return Vec::new() };
        let is_like_a_sum = |name: &&str| {
            let name = fold(name);
            let begins = |sum: &&str| name.strip_prefix(*sum).is_some_and(|rest| rest.starts_with(' '));
            !is_sum_name(&name) && SUMS.iter().any(begins)
        };
        let mut known = HashSet::new();
        let sums = self.laid.cells(name).filter(is_like_a_sum);
        sums.filter(|name| known.insert(fold(name))).take(MOST).collect()
    }

    /// Checklists in columns of their own that are all empty in some rows.
    pub(super) fn unticked(&self) -> Vec<&Question> {
        let questions = self.rubric.questions.iter().enumerate();
        let is_unticked = |question: usize| {
            let is_item = |it: &&super::Found| matches!(it.meaning, Meaning::Item(at, _) if at == question);
            let columns: Vec<usize> = self.found.iter().filter(is_item).map(|it| it.column).collect();
            let is_empty = |row: &Vec<String>| columns.iter().all(|at| Self::text(row, *at).is_empty());
            !columns.is_empty()
                && self.is_free(Meaning::Answer(question, super::Part::Value))
                && self.laid.rows.iter().any(is_empty)
        };
        questions.filter(|(at, _)| is_unticked(*at)).map(|(_, question)| question).collect()
    }

    fn is_taken(&self, column: usize) -> bool {
        self.added.contains(&column)
            || self.found.iter().any(|it| it.column == column && it.sure > Sure::Perhaps)
    }
}
