//! The column map: a TOML file that says where a table stands, what its columns are, and what its cells say.
//!
//! `docs/tables.md` is its description, by example; `assess schema map` its shape. It has two parts:
//!
//! * a layout ([`frame`], [`rows`]), which turns a file into a header and rows of cells;
//! * the meaning of columns (here) and of cells ([`values`], which become [`Terms`]).
//!
//! Names of columns are compared without blanks around them and in Unicode normalisation form C; where none is the same,
//! letter case does not count, either. A word that is a number stands for every way of writing it: `0` is also `0.00`.

mod frame;
mod parts;
mod read;
mod rows;
mod values;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::error::Trouble;
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::input::files;
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;
use crate::syntax::toml;
use crate::syntax::tree::Faults;

use super::fold::{Pattern, fold};
use super::header::{Field, Meaning, Part};
use super::terms::Terms;
use super::uncounted::Uncounted;
use super::words;

pub(super) use frame::{Frame, Sheet};
pub(super) use rows::{Order, Rules, Submissions};
use values::Values;

/// What the columns and cells of a table mean, as a user says.
#[derive(Clone, Debug)]
pub struct Map {
    source: SourceFile,
    columns: Vec<Named>,
    ignored: Vec<(Pattern, String)>,
    frame: Frame,
    rows: Rules,
    values: Values,
    questions: HashMap<usize, Values>,
    kinds: Vec<(String, AgencyKind)>,
    constants: Vec<(Field, String, Span)>,
    /// How many rows it has left out.
    uncounted: Arc<Uncounted>,
}

/// What a column means, or, in a long table, the rows of a question.
#[derive(Clone, Debug)]
struct Named {
    meaning: Meaning,
    key: Key,
    /// Where the key stands in the map.
    span: Span,
}

/// What the names of questions in the rows of a long table stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct RowNames {
    known: HashMap<String, Meaning>,
    patterns: Vec<(Pattern, Meaning)>,
}

impl RowNames {
    /// The question of a name, or a part of the answer to one.
    pub fn find(&self, name: &str) -> Option<Meaning> {
        if self.known.is_empty() && self.patterns.is_empty() {
            return None;
        }
        let name = fold(name);
        let fits =
            || self.patterns.iter().find(|(pattern, _)| pattern.fits(&name)).map(|(_, meaning)| *meaning);
        self.known.get(&name).copied().or_else(fits)
    }
}

/// How a map says which column it means.
#[derive(Clone, Debug)]
enum Key {
    Header(String),
    /// From 1.
    Position(usize),
    Pattern(Pattern, String),
}

impl Key {
    fn shown(&self) -> String {
        match self {
            Self::Header(text) | Self::Pattern(_, text) => text.clone(),
            Self::Position(at) => at.to_string(),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Header(one), Self::Header(other)) => one == other,
            (Self::Position(one), Self::Position(other)) => one == other,
            (Self::Pattern(one, _), Self::Pattern(other, _)) => one == other,
            _ => false,
        }
    }
}

impl Map {
    /// Reads the map in a file.
    ///
    /// # Errors
    /// That the file cannot be read, or what is wrong with it.
    pub fn open(path: &Path, rubric: &Rubric) -> Result<Self, Trouble> {
        Self::read(files::load(path)?.source, rubric).map_err(Trouble::File)
    }

    /// Reads a column map for a rubric.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: SourceFile, rubric: &Rubric) -> Result<Self, Box<Faulty>> {
        let mut faults = Faults::new();
        let mut map = Self {
            source: SourceFile::new("", ""),
            columns: Vec::new(),
            ignored: Vec::new(),
            frame: Frame::default(),
            rows: Rules::default(),
            values: Values::default(),
            questions: HashMap::new(),
            kinds: Vec::new(),
            constants: Vec::new(),
            uncounted: Arc::default(),
        };
        match toml::parse(&source) {
            Ok(tree) => map.fill(&tree, rubric, &mut faults),
            Err(grammar) => faults = grammar,
        }
        if !faults.is_empty() {
            return Err(Box::new(Faulty::new(source, faults)));
        }
        map.source = source;
        Ok(map)
    }

    /// The file.
    #[must_use]
    pub fn source(&self) -> &SourceFile {
        &self.source
    }

    /// Whether the map leaves a column out.
    #[must_use]
    pub fn ignores(&self, name: &str) -> bool {
        if self.ignored.is_empty() {
            return false;
        }
        let folded = fold(name);
        self.ignored.iter().any(|(pattern, ignored)| ignored == name || pattern.fits(&folded))
    }

    /// Where the table stands, and how it is written.
    pub(super) const fn frame(&self) -> &Frame {
        &self.frame
    }

    /// How many rows it has left out so far.
    #[must_use]
    pub const fn uncounted(&self) -> &Arc<Uncounted> {
        &self.uncounted
    }

    /// Which rows count.
    pub(super) const fn rows(&self) -> &Rules {
        &self.rows
    }

    /// What separates the cells of a text file.
    #[must_use]
    pub const fn delimiter(&self) -> Option<u8> {
        self.frame.delimiter
    }

    /// The name of the encoding of a text file, where the map says it.
    #[must_use]
    pub fn encoding(&self) -> Option<&str> {
        self.frame.encoding.as_deref()
    }

    /// What is the same for every agency.
    pub(super) fn constants(&self) -> &[(Field, String, Span)] {
        &self.constants
    }

    /// The kind of agency that a folded word stands for.
    pub(super) fn kinds(&self) -> &[(String, AgencyKind)] {
        &self.kinds
    }

    /// The column that has a meaning, as the map names it.
    pub(super) fn header_of(&self, wanted: Meaning) -> Option<String> {
        let found = self.columns.iter().find(|named| named.meaning == wanted);
        found.map(|named| named.key.shown())
    }

    /// The columns of a table that has those of the map and no others; nothing if it names one by its place or by a
    /// pattern.
    pub(super) fn headers(&self) -> Option<Vec<String>> {
        let name = |named: &Named| if let Key::Header(name) = &named.key { Some(name.clone()) } else { None };
        self.columns.iter().map(name).collect()
    }

    /// What each column of a header means, as far as the map says it.
    pub(super) fn meanings(&self, names: &[&str]) -> Vec<Option<Meaning>> {
        let mut found: Vec<Option<Meaning>> = vec![None; names.len()];
        for (_, meaning, columns) in self.matches(names) {
            for column in columns {
                found[column] = Some(meaning);
            }
        }
        for (meaning, name) in found.iter_mut().zip(names) {
            if !name.is_empty() && self.ignores(name) {
                *meaning = Some(Meaning::Ignored);
            }
        }
        found
    }

    /// Each column that the map names, with what it means and where it is in a header.
    fn matches(&self, names: &[&str]) -> Vec<(&Named, Meaning, Vec<usize>)> {
        let mut exact: HashMap<&str, Vec<usize>> = HashMap::with_capacity(names.len());
        for (at, name) in names.iter().enumerate() {
            exact.entry(name).or_default().push(at);
        }
        let mut folded: Option<Vec<String>> = None;
        let mut all = Vec::with_capacity(self.columns.len());
        for named in &self.columns {
            let columns = match &named.key {
                Key::Header(name) if exact.contains_key(name.as_str()) => exact[name.as_str()].clone(),
                Key::Position(at) => (at - 1..*at).filter(|at| *at < names.len()).collect(),
                key => {
                    let folded = folded.get_or_insert_with(|| names.iter().map(|name| fold(name)).collect());
                    let is_it = |name: &String| match key {
                        Key::Pattern(pattern, _) => !name.is_empty() && pattern.fits(name),
                        _ => *name == fold(&key.shown()),
                    };
                    let all = folded.iter().enumerate();
                    all.filter(|(_, name)| is_it(name)).map(|(at, _)| at).collect()
                }
            };
            all.push((named, named.meaning, columns));
        }
        all
    }

    /// What the names of questions in the rows of a long table stand for.
    pub(super) fn row_names(&self) -> RowNames {
        let mut names = RowNames::default();
        for Named { meaning, key, .. } in &self.columns {
            match (meaning, key) {
                (Meaning::Answer(..) | Meaning::Item(..), Key::Header(name)) => {
                    names.known.insert(fold(name), *meaning);
                }
                (Meaning::Answer(..) | Meaning::Item(..), Key::Pattern(pattern, _)) => {
                    names.patterns.push((pattern.clone(), *meaning));
                }
                _ => {}
            }
        }
        names
    }

    /// What the cells of each question may say.
    pub(super) fn terms(&self, rubric: &Rubric) -> Vec<Terms> {
        let questions = rubric.questions.iter().enumerate();
        questions.map(|(at, question)| self.values.terms(self.questions.get(&at), question)).collect()
    }

    /// What they may say without a map.
    pub(super) fn no_terms(rubric: &Rubric) -> Vec<Terms> {
        rubric.questions.iter().map(|question| Terms::default().of(question)).collect()
    }

    /// Finds the columns that the map names and the table does not have.
    pub(super) fn check_headers(&self, names: &[String], is_long: bool, faults: &mut Faults) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for (named, meaning, columns) in self.matches(&names) {
            // In a long table the names of questions stand in the rows.
            let is_answer =
                |part: Part| !matches!(part, Part::Evidence | Part::Note | Part::Na | Part::Appraised);
            let is_row = is_long
                && match meaning {
                    Meaning::Answer(_, part) => is_answer(part),
                    meaning => matches!(meaning, Meaning::Item(..)),
                };
            if !columns.is_empty() || is_row {
                continue;
            }
            let quote = quoted(&named.key.shown());
            let (message, help) = match &named.key {
                Key::Header(name) => {
                    let near = nearest(name, names.iter().copied()).map(quoted);
                    let help = near.map(|near| crate::syntax::words::did_you_mean(&near));
                    (words::table_has_no_column(&quote), help)
                }
                Key::Pattern(..) => (words::no_column_fits(&quote), None),
                Key::Position(at) => (words::table_has_columns(names.len(), *at), None),
            };
            faults.push(Diagnostic::error(Code::MissingColumn, named.span, message).maybe_help(help));
        }
    }

    /// The column of a test or of a time in a header: the one of this name, else the one with this meaning.
    pub(super) fn column(
        names: &[String],
        meanings: &[Meaning],
        wanted: (&str, Span),
        meant: Option<Meaning>,
        faults: &mut Faults,
    ) -> Option<usize> {
        let (name, span) = wanted;
        let folded = fold(name);
        let found = names.iter().position(|known| known == name);
        let found = found.or_else(|| names.iter().position(|known| fold(known) == folded));
        let found = found.or_else(|| meanings.iter().position(|meaning| Some(*meaning) == meant));
        if found.is_none() {
            let near = nearest(name, names.iter().map(String::as_str)).map(quoted);
            let message = words::table_has_no_column(&quoted(name));
            faults.push(
                Diagnostic::error(Code::MissingColumn, span, message)
                    .maybe_help(near.map(|near| crate::syntax::words::did_you_mean(&near))),
            );
        }
        found
    }
}
