//! A column map proposed for a table: where its header is, which column is which question and why, and what its cells say.
//!
//! Nothing is scored, and nothing is taken for sure that is not: each line of the map says why it is there and how sure that
//! is ([`Sure`]), guesses that are less than likely are comments, and columns that nothing fits are listed.

mod cells;
mod layout;
mod near;
mod rows;
mod words;
mod write;

use std::path::Path;

use crate::base::lang::Lang;
use crate::base::quote::pasted;
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;

use super::exports::Program;
use super::fold::fold;
use super::header::{Field, Meaning, Part, meaning};
use super::terms::Terms;
use super::texts::Texts;
use super::xlsform;

use cells::Seen;
use layout::Laid;
use near::Near;

/// How many columns are looked at.
const MOST_COLUMNS: usize = 2_000;

/// How many rows at the beginning of a table may come before its header.
const MOST_TITLES: usize = 20;

/// The beginning of a sheet, or of a text, as it stands in its file.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The name of the sheet, in a workbook.
    pub sheet: Option<String>,
    /// Its first rows, each with its number and its cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The beginning of a table, as it stands in its file.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The text, or the visible sheets of a workbook.
    pub pages: Vec<Page>,
    /// The encodings that a text which is not UTF-8 may be in, the likeliest first, with how a word reads in each.
    pub encodings: Vec<(&'static str, String)>,
}

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It may be so; somebody has to look.
    Perhaps,
    /// It is probably so.
    Likely,
    /// The name says it.
    Certain,
}

/// Why a column is taken for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has its id.
    Id,
    /// It has its title, or its text.
    Text,
    /// It has its name in a form.
    Form,
    /// Its words are nearly those of a title or a text, in percent.
    Near(u32),
    /// Its cells are names of questions.
    Questions,
    /// Its cells are kinds of agencies.
    Kinds,
    /// It stands before the answers, and its cells are texts, each another.
    Heads,
}

/// What a column is taken for.
#[derive(Clone, Debug)]
struct Found {
    column: usize,
    meaning: Meaning,
    why: Why,
    sure: Sure,
}

/// A proposed column map.
#[derive(Debug)]
pub struct Proposal<'r> {
    rubric: &'r Rubric,
    encodings: Vec<(&'static str, String)>,
    laid: Laid,
    found: Vec<Found>,
    /// The columns that a program for surveys adds.
    added: Vec<usize>,
    /// Columns that say what several questions say, or what another column says.
    ambiguous: Vec<(usize, Vec<Meaning>)>,
}

impl<'r> Proposal<'r> {
    /// Looks at the beginning of a table; nothing if no column is anything that the rubric knows.
    #[must_use]
    pub fn new(sample: Sample, rubric: &'r Rubric) -> Option<Self> {
        let matcher = Matcher { rubric, texts: Texts::new(rubric), names: xlsform::Names::new(rubric) };
        let mut proposal = Self {
            rubric,
            laid: matcher.laid(&sample)?,
            encodings: sample.encodings,
            found: Vec::new(),
            added: Vec::new(),
            ambiguous: Vec::new(),
        };
        proposal.by_name(&matcher);
        let is_who = |it: &&Found| matches!(it.meaning, Meaning::Field(Field::Name | Field::Code));
        let who: Vec<usize> = proposal.found.iter().filter(is_who).map(|it| it.column).collect();
        proposal.laid.take_units(&who);
        proposal.kinds();
        proposal.rows_of_questions(&matcher);
        proposal.by_likeness();
        proposal.agencies();
        let is_something = |found: &Found| !matches!(found.meaning, Meaning::Field(_));
        proposal.found.iter().any(is_something).then_some(proposal)
    }

    /// How many columns are taken for something, and how many there are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let used = self.found.iter().filter(|found| found.sure > Sure::Perhaps).count();
        let names = self.laid.names.iter().enumerate();
        (used, names.filter(|(at, name)| !name.is_empty() || self.is_used(*at)).count())
    }

    /// The command that scores the table with this map.
    #[must_use]
    pub fn command(&self, table: &Path, map: Option<&Path>, rubric: Option<&Path>) -> String {
        let map = map.map_or_else(|| "map.toml".to_owned(), pasted);
        let rubric = rubric.map(|rubric| format!(" --rubric {}", pasted(rubric))).unwrap_or_default();
        format!("assess batch {} --map {map}{rubric}", pasted(table))
    }

    /// What came of it.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        format!("{}\n{}", self.matched(lang), words::look(lang))
    }

    fn is_free(&self, meaning: Meaning) -> bool {
        !self.found.iter().any(|found| found.meaning == meaning)
    }

    fn is_used(&self, column: usize) -> bool {
        self.added.contains(&column) || self.found.iter().any(|found| found.column == column)
    }

    /// Takes the columns whose names say what they are.
    fn by_name(&mut self, matcher: &Matcher<'_>) {
        let program = Program::of(&self.laid.names.iter().map(String::as_str).collect::<Vec<_>>());
        let named = self.laid.names.iter().any(|name| super::header::is_name(name));
        for (column, name) in self.laid.names.clone().iter().enumerate() {
            if name.is_empty() {
                continue;
            }
            if program.is_some_and(|program| program.adds(name)) {
                self.added.push(column);
                continue;
            }
            let (mut meanings, mut why) = matcher.exact(name, named);
            if meanings.is_empty() {
                (meanings, why) = matcher.exact(self.laid.bare(name), named);
            }
            match meanings[..] {
                [] => {}
                [meaning] if self.is_free(meaning) => {
                    self.found.push(Found { column, meaning, why, sure: Sure::Certain });
                }
                _ => self.ambiguous.push((column, meanings)),
            }
        }
    }

    /// Takes a column for the kind of agency whose cells are all words for one.
    fn kinds(&mut self) {
        let meaning = Meaning::Field(Field::Kind);
        let is_kind = |cell: &str| AgencyKind::called(&fold(cell)).is_some();
        let fits = |column: &usize| {
            let mut cells = self.laid.cells(*column).peekable();
            !self.is_used(*column) && cells.peek().is_some() && cells.all(is_kind)
        };
        let named = (0..self.laid.names.len()).filter(|column| !self.laid.names[*column].is_empty());
        if let Some(column) = named.into_iter().find(fits).filter(|_| self.is_free(meaning)) {
            self.found.push(Found { column, meaning, why: Why::Kinds, sure: Sure::Likely });
        }
    }

    /// The columns whose blank cells mean what stands above, as in merged cells: the first is filled, and later ones are not.
    fn filled_down(&self) -> impl Iterator<Item = &str> {
        let is_blank = |cells: &[String], at: usize| cells.get(at).is_none_or(|it| it.trim().is_empty());
        let reaches_down = move |column: usize| {
            let rows = self.laid.rows.iter().filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()));
            let mut blank = rows.map(|cells| is_blank(cells, column));
            blank.next() == Some(false) && blank.any(|is_blank| is_blank)
        };
        let down = self.found.iter().filter(move |found| {
            matches!(found.meaning, Meaning::Field(Field::Kind | Field::Period)) && reaches_down(found.column)
        });
        down.filter_map(|found| self.laid.names.get(found.column).map(String::as_str))
    }

    /// Finds out whether the rows are answers: the cells of one column are then names of questions.
    fn rows_of_questions(&mut self, matcher: &Matcher<'_>) {
        if !self.is_free(Meaning::Question)
            || self.found.iter().any(|it| matches!(it.meaning, Meaning::Answer(..)))
        {
            return;
        }
        if let Some(column) = matcher.rows_that_ask(&self.laid) {
            self.found.retain(|found| found.column != column);
            let (meaning, why) = (Meaning::Question, Why::Questions);
            self.found.push(Found { column, meaning, why, sure: Sure::Likely });
            // What is answered stands behind what is asked.
            let value = (column + 1..self.laid.names.len())
                .find(|at| !self.is_used(*at) && self.laid.cells(*at).next().is_some());
            if let Some(column) = value.filter(|_| self.is_free(Meaning::Row(Part::Value))) {
                let meaning = Meaning::Row(Part::Value);
                self.found.push(Found { column, meaning, why, sure: Sure::Likely });
            }
        }
    }

    /// Takes the columns whose names are like what questions say, the likest first.
    fn by_likeness(&mut self) {
        if !self.is_free(Meaning::Question) {
            return;
        }
        let near = Near::new(self.rubric);
        let mut all: Vec<(u32, usize, Meaning)> = Vec::new();
        for (column, name) in self.laid.names.iter().enumerate() {
            if name.is_empty() || self.is_used(column) || self.ambiguous.iter().any(|(at, _)| *at == column) {
                continue;
            }
            let cells: Vec<&str> = self.laid.cells(column).collect();
            for (meaning, likeness) in near.like(name, self.laid.bare(name)) {
                let fits = match meaning {
                    Meaning::Answer(at, _) => {
                        self.rubric.questions.get(at).map_or(0, |it| Seen::share(it, &cells))
                    }
                    _ => 100,
                };
                // Cells that say something else say that the name is misleading.
                let likeness = if fits < 50 { likeness * 2 / 3 } else { likeness };
                all.push((likeness, column, meaning));
            }
        }
        all.sort_by_key(|(likeness, column, meaning)| {
            (std::cmp::Reverse(*likeness), *column, near.order(*meaning))
        });
        for (likeness, column, meaning) in all {
            let sure = match likeness {
                75.. => Sure::Likely,
                50.. => Sure::Perhaps,
                _ => break,
            };
            if self.is_free(meaning) && !self.is_used(column) {
                self.found.push(Found { column, meaning, why: Why::Near(likeness), sure });
            }
        }
    }

    /// Takes the agencies from where they stand, if no name tells it: before the answers.
    fn agencies(&mut self) {
        let meaning = Meaning::Field(Field::Name);
        if self.has_name() || !self.is_free(meaning) {
            return;
        }
        let is_answer = |found: &&Found| !matches!(found.meaning, Meaning::Field(_));
        let first = self.found.iter().filter(is_answer).map(|found| found.column).min();
        let first = first.unwrap_or(self.laid.names.len());
        let sure = if self.laid.is_transposed { Sure::Likely } else { Sure::Perhaps };
        if let Some(column) = self.laid.heads((0..first).filter(|at| !self.is_used(*at))) {
            self.found.push(Found { column, meaning, why: Why::Heads, sure });
        }
    }

    /// Whether a column of this field is there, and what it is called.
    fn has_name(&self) -> bool {
        [Field::Name, Field::Code].iter().any(|field| {
            self.found.iter().any(|it| it.meaning == Meaning::Field(*field) && it.sure > Sure::Perhaps)
        })
    }

    /// Whether a word is an option or an item of some question.
    fn is_answer(&self, word: &str) -> bool {
        self.rubric.questions.iter().any(|question| Terms::default().of(question).place(word).is_some())
    }

    /// The kinds of agency that cells do not call as sheets do.
    fn odd_kinds(&self) -> Vec<String> {
        let column =
            self.found.iter().find(|it| it.meaning == Meaning::Field(Field::Kind)).map(|it| it.column);
        let cells = column.into_iter().flat_map(|column| self.laid.cells(column));
        let mut odd: Vec<String> =
            cells.filter(|cell| AgencyKind::called(cell).is_none()).map(str::to_owned).collect();
        odd.sort();
        odd.dedup();
        odd
    }
}

/// Looks names up.
struct Matcher<'r> {
    rubric: &'r Rubric,
    texts: Texts<'r>,
    names: xlsform::Names<'r>,
}

impl Matcher<'_> {
    /// What a name says exactly, and how.
    fn exact(&self, name: &str, named: bool) -> (Vec<Meaning>, Why) {
        if let Some(meaning) = meaning(name, named, self.rubric) {
            return (vec![meaning], Why::Id);
        }
        let found = self.texts.find(name);
        if !found.is_empty() {
            return (found, Why::Text);
        }
        (self.names.find(name), Why::Form)
    }
}
