//! The columns of a table: what each means, and everything that is wrong with the header.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::form::csv::EXPLAIN;
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Faults, nfc, unknown};

use super::cell_text::header_cell;
use super::header::{FIELDS, Field, Layout, Meaning, PARTS, Part, former, is_name, known, meaning};
use super::map::Words;
use super::notation::Mark;
use super::record::Record;
use super::words;
use super::{Map, Options, Unreadable};

/// The most columns of a table: as many as Excel has.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// The most faults that are looked for in a header: no person reads more, and each looks for a near miss.
const MAX_HEADER_FAULTS: usize = 100;

/// The columns of a wide table for one question, by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerColumns {
    /// The question.
    pub question: usize,
    /// The columns of the answer, the evidence, the note, the reason why it does not apply and what an appraiser found,
    /// in the order of [`Part`].
    pub parts: [Option<usize>; PARTS.len()],
}

/// What the columns of a table mean, for one rubric.
#[derive(Debug)]
pub struct Columns<'r> {
    pub(super) name: String,
    pub(super) sheet: Option<String>,
    pub(super) rubric: &'r Rubric,
    pub(super) layout: Layout,
    pub(super) names: Vec<String>,
    pub(super) meanings: Vec<Meaning>,
    /// The column of each [`Field`].
    pub(super) fields: [Option<usize>; FIELDS.len()],
    /// What stands for a column of each [`Field`].
    pub(super) constants: [Option<String>; FIELDS.len()],
    pub(super) answers: Vec<AnswerColumns>,
    /// The column of the question in a long table.
    pub(super) question: Option<usize>,
    /// The columns of each [`Part`] in a long table.
    pub(super) row: [Option<usize>; PARTS.len()],
    /// What separates the cells, where bytes do.
    pub(super) delimiter: Option<u8>,
    /// What stands before the fraction of a number, if the column map says it.
    pub(super) mark: Option<Mark>,
    /// What certain words in the cells mean, by question; empty if no word is special.
    pub(super) words: Vec<Words>,
    /// The column map, where each record has names of its own.
    pub(super) map: Option<Map>,
    /// Whether names that mean nothing are passed over in records.
    pub(super) allow_unknown: bool,
}

impl<'r> Columns<'r> {
    /// The layout of the table.
    #[must_use]
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// What each column means.
    #[must_use]
    pub fn meanings(&self) -> &[Meaning] {
        &self.meanings
    }

    /// The columns for the questions of a wide table, in the order in which the questions first appear.
    #[must_use]
    pub fn answers(&self) -> &[AnswerColumns] {
        &self.answers
    }

    /// The id by which the table calls a question of a wide table: that of today, or a former one.
    pub(super) fn calls(&self, columns: &AnswerColumns) -> &str {
        let id = self.rubric.questions.get(columns.question).map_or("", |question| &question.id);
        let names = columns.parts.iter().flatten().filter_map(|at| self.names.get(*at));
        names.into_iter().find_map(|name| former(name, self.rubric)).unwrap_or(id)
    }

    /// Whether the header calls a question by an id that it had before.
    pub(super) fn has_former_ids(&self) -> bool {
        self.names.iter().any(|name| former(name, self.rubric).is_some())
    }

    /// The names of the columns that are left out although nobody said so in a column map.
    pub fn left_out<'m>(&'m self, map: Option<&'m Map>) -> impl Iterator<Item = &'m str> {
        let columns = self.meanings.iter().zip(&self.names);
        let ignored = columns.filter(|(meaning, _)| **meaning == Meaning::Ignored);
        let is_said = move |name: &&str| {
            map.is_some_and(|map| map.ignores(name)) || self.layout == Layout::Long && EXPLAIN.contains(name)
        };
        ignored.map(|(_, name)| name.as_str()).filter(move |name| !is_said(name))
    }

    /// Where records stand, up to the number of the line: `answers.csv:`, `answers.xlsx:Sheet1!`.
    #[must_use]
    pub fn source_name(&self) -> String {
        let name = &self.name;
        self.sheet.as_ref().map_or_else(|| format!("{name}:"), |sheet| format!("{name}:{sheet}!"))
    }

    /// Where a record stands: `answers.csv:12`, `answers.xlsx:Sheet1!12`.
    #[must_use]
    pub fn origin(&self, record: &Record) -> String {
        format!("{}{}", self.source_name(), record.line())
    }

    /// The record as a source, to show its faults in.
    #[must_use]
    pub fn source(&self, record: &Record) -> SourceFile {
        record.source(&self.name, self.sheet.as_deref())
    }

    /// The column that a place of a record lies in: its name, or the question of a row or of an object.
    #[must_use]
    pub fn column_at(&self, record: &Record, span: Span) -> Option<String> {
        if self.layout == Layout::Objects {
            return self.key_at(record, span);
        }
        let mut rows = (0..record.row_count()).map(|row| record.row(row));
        let is_here = |cell: &Span| cell.start <= span.start && span.start <= cell.end;
        let (row, column) = rows.find_map(|row| Some((row, row.iter().position(is_here)?)))?;
        if let (Some(Meaning::Row(_)), Some(question)) = (self.meanings.get(column), self.question) {
            let question =
                row.get(question).map(|cell| String::from_utf8_lossy(record.bare(*cell)).into_owned());
            return question.filter(|question| !question.is_empty());
        }
        self.names.get(column).cloned()
    }

    /// The bytes that say which agency and period a row of a long table is about; `None` if the row cannot say it.
    pub(super) fn agency_of<'t>(&self, row: &'t Record) -> Option<(&'t [u8], &'t [u8])> {
        let cells = row.row(0);
        if self.sheet.is_none() && cells.len() != self.meanings.len() {
            return None;
        }
        let cell = |field: Field| {
            let column = self.fields[field as usize]?;
            Some(cells.get(column).map_or(&b""[..], |&cell| row.bare(cell)))
        };
        let code = cell(Field::Code).filter(|code| !code.is_empty());
        let who = code.or_else(|| cell(Field::Name)).unwrap_or_default();
        Some((who, cell(Field::Period).unwrap_or_default()))
    }

    /// For a file without columns.
    pub(super) fn objects(name: &str, rubric: &'r Rubric) -> Self {
        Self {
            name: name.to_owned(),
            sheet: None,
            rubric,
            layout: Layout::Objects,
            names: Vec::new(),
            meanings: Vec::new(),
            fields: [None; FIELDS.len()],
            constants: [const { None }; FIELDS.len()],
            answers: Vec::new(),
            question: None,
            row: [None; PARTS.len()],
            delimiter: None,
            mark: None,
            words: Vec::new(),
            map: None,
            allow_unknown: false,
        }
    }

    /// For a file of objects, with what a column map says of flat records.
    pub(super) fn of_objects(name: &str, rubric: &'r Rubric, options: &Options<'_>) -> Self {
        let mut columns = Self { allow_unknown: options.allow_unknown, ..Self::objects(name, rubric) };
        if let Some(map) = options.map {
            (columns.mark, columns.words) = (map.decimal(), map.words(rubric));
            for (field, text, _) in map.constants() {
                columns.constants[*field as usize] = Some(text.clone());
            }
            columns.map = Some(map.clone());
        }
        columns
    }

    pub(super) fn new(
        name: &str,
        sheet: Option<String>,
        header: &Record,
        rubric: &'r Rubric,
        options: &Options<'_>,
    ) -> Result<Self, Unreadable> {
        let source = header.source(name, sheet.as_deref());
        let mut columns = Self { sheet, ..Self::objects(name, rubric) };
        let mut reading =
            Reading { columns: &mut columns, header, options, table: Vec::new(), map: Vec::new() };
        reading.read();
        let Reading { table, map, .. } = reading;
        let mut faulty = Vec::new();
        if !table.is_empty() {
            faulty.push(Faulty::new(source, table));
        }
        if let Some(source) = options.map.map(Map::source).filter(|_| !map.is_empty()) {
            faulty.push(Faulty::new(source.clone(), map));
        }
        if faulty.is_empty() { Ok(columns) } else { Err(Unreadable::Faulty(faulty)) }
    }
}

/// The fault of a name that means nothing.
fn unknown_name(name: &str, span: Span, long: bool, rubric: &Rubric) -> Diagnostic {
    let known = known(name, long, rubric);
    let fault = unknown(Code::UnknownColumn, span, name, known.iter().map(String::as_str));
    let help = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => words::near_or_in_a_map(near),
        None => words::name_it_in_a_map(),
    };
    fault.help(help)
}

/// The fault of a key of a flat record that means nothing.
pub(super) fn unknown_column(name: &str, span: Span, rubric: &Rubric) -> Diagnostic {
    unknown_name(name, span, false, rubric)
}

/// How many names of a row mean something as names of columns.
pub(super) fn known_columns(row: &Record, rubric: &Rubric, options: &Options<'_>) -> usize {
    let name =
        |cell: &Span| header_cell(row, *cell, &mut Faults::new()).map(|(name, _)| name.trim().to_owned());
    let means = |name: &String| {
        let mapped = options.map.and_then(|map| map.meaning(name));
        mapped.or_else(|| meaning(name, false, rubric)).is_some()
    };
    row.row(0).iter().take(MAX_COLUMNS).filter_map(name).filter(means).count()
}

/// A header being read.
struct Reading<'a, 'r> {
    columns: &'a mut Columns<'r>,
    header: &'a Record,
    options: &'a Options<'a>,
    /// The faults of the table.
    table: Faults,
    /// The faults of the column map.
    map: Faults,
}

impl Reading<'_, '_> {
    fn read(&mut self) {
        let cells = self.header.row(0);
        if cells.len() > MAX_COLUMNS {
            let span = cells.get(MAX_COLUMNS).copied().unwrap_or_default();
            let message = words::more_than_columns(MAX_COLUMNS);
            self.table.push(Diagnostic::error(Code::TooManyValues, span, message));
            return;
        }
        let mut names = Vec::with_capacity(cells.len());
        for &cell in cells {
            let Some((text, span)) = header_cell(self.header, cell, &mut self.table) else {
                return;
            };
            names.push((nfc(text.trim().to_owned().into()).into_owned(), span));
        }
        let named = names.iter().any(|(name, _)| is_name(name))
            || self.options.map.is_some_and(|map| map.header_of(Meaning::Field(Field::Name)).is_some());
        let long = names.iter().any(|(name, _)| self.meaning(name, named) == Some(Meaning::Question));
        self.columns.layout = if long { Layout::Long } else { Layout::Wide };
        for (name, span) in &names {
            let meaning = self.column(name, *span, named, long);
            self.columns.meanings.push(meaning);
        }
        self.duplicates(&names);
        self.columns.names = names.into_iter().map(|(name, _)| name).collect();
        self.place();
        self.constants();
        self.missing();
        if let Some(map) = self.options.map {
            self.columns.words = map.words(self.columns.rubric);
            self.columns.mark = map.decimal();
            map.check_headers(&self.columns.names, &mut self.map);
        }
    }

    /// What a name means, by the column map or by itself.
    fn meaning(&self, name: &str, named: bool) -> Option<Meaning> {
        let mapped = self.options.map.and_then(|map| map.meaning(name));
        mapped.or_else(|| meaning(name, named, self.columns.rubric))
    }

    fn column(&mut self, name: &str, span: Span, named: bool, long: bool) -> Meaning {
        if name.is_empty() {
            return Meaning::Unnamed;
        }
        if long && EXPLAIN.contains(&name) && self.options.map.is_none_or(|map| map.meaning(name).is_none()) {
            return Meaning::Ignored;
        }
        let found = self.meaning(name, named);
        let fits = match found {
            Some(Meaning::Answer(..)) => !long,
            Some(Meaning::Row(_)) => long,
            Some(_) => true,
            None => false,
        };
        if let Some(meaning) = found.filter(|_| fits) {
            return meaning;
        }
        if self.options.allow_unknown || self.table.len() >= MAX_HEADER_FAULTS {
            return Meaning::Ignored;
        }
        let quote = quoted(name);
        let fault = match found {
            Some(Meaning::Answer(..)) => {
                let message = words::question_in_table_of_rows(&quote);
                Diagnostic::error(Code::UnknownColumn, span, message).help(words::write_answers_under_value())
            }
            Some(_) => {
                let message = words::column_needs_column_question(&quote);
                Diagnostic::error(Code::UnknownColumn, span, message)
                    .help(words::table_of_columns_calls_it(&quote))
            }
            None => unknown_name(name, span, long, self.columns.rubric),
        };
        self.table.push(fault);
        Meaning::Ignored
    }

    fn duplicates(&mut self, names: &[(String, Span)]) {
        let mut seen: HashMap<Meaning, (&str, Span)> = HashMap::with_capacity(names.len());
        for (meaning, (name, span)) in self.columns.meanings.iter().zip(names) {
            if matches!(meaning, Meaning::Ignored | Meaning::Unnamed) {
                continue;
            }
            let Some((first, first_span)) = seen.get(meaning) else {
                seen.insert(*meaning, (name, *span));
                continue;
            };
            let (quote, first) = (quoted(name), quoted(first));
            let message = if quote == first {
                words::two_columns(&quote)
            } else {
                words::columns_mean_the_same(&first, &quote)
            };
            let fault = Diagnostic::error(Code::DuplicateColumn, *span, message)
                .related(*first_span, words::first_given_here())
                .help(words::keep_one());
            self.table.push(fault);
            if self.table.len() >= MAX_HEADER_FAULTS {
                return;
            }
        }
    }

    /// Remembers the column of each meaning.
    fn place(&mut self) {
        let columns = &mut *self.columns;
        for (at, meaning) in columns.meanings.iter().enumerate() {
            match *meaning {
                Meaning::Field(field) => columns.fields[field as usize] = Some(at),
                Meaning::Question => columns.question = Some(at),
                Meaning::Row(part) => columns.row[part as usize] = Some(at),
                Meaning::Answer(question, part) => {
                    let known = columns.answers.iter_mut().find(|answer| answer.question == question);
                    if let Some(answer) = known {
                        answer.parts[part as usize] = Some(at);
                    } else {
                        let mut parts = [None; PARTS.len()];
                        parts[part as usize] = Some(at);
                        columns.answers.push(AnswerColumns { question, parts });
                    }
                }
                Meaning::Ignored | Meaning::Unnamed => {}
            }
        }
    }

    /// Takes over what the column map says of every agency.
    fn constants(&mut self) {
        for (field, text, span) in self.options.map.map_or(&[][..], Map::constants) {
            if let Some(column) = self.columns.fields[*field as usize] {
                let name = quoted(&self.columns.names[column]);
                let message = words::table_says_this_itself(&name);
                self.map.push(
                    Diagnostic::error(Code::ConflictingKeys, *span, message)
                        .help(words::leave_constant_out()),
                );
            }
            self.columns.constants[*field as usize] = Some(text.clone());
        }
        let told = [Field::Name, Field::Code].iter().any(|&field| {
            self.columns.fields[field as usize].is_some() || self.columns.constants[field as usize].is_some()
        });
        if !told {
            self.columns.constants[Field::Name as usize] = self.options.agency.map(str::to_owned);
        }
    }

    fn missing(&mut self) {
        let span = self.header.row(0).first().map_or_else(Span::default, |&cell| cell);
        let columns = &self.columns;
        let told = |field: Field| {
            columns.fields[field as usize].is_some() || columns.constants[field as usize].is_some()
        };
        let agency = told(Field::Name) || told(Field::Code);
        let answers = match columns.layout {
            Layout::Long => columns.row[Part::Value as usize].or(columns.row[Part::Na as usize]).is_some(),
            Layout::Wide | Layout::Objects => !columns.answers.is_empty(),
        };
        let (long, id) = (columns.layout == Layout::Long, columns.rubric.id.clone());
        let mut push = |message, help| {
            self.table.push(Diagnostic::error(Code::MissingColumn, span, message).help(help));
        };
        if !agency {
            push(words::no_column_names_the_agency(), words::add_a_name_column());
        }
        if answers || self.options.is_list {
            return;
        }
        if long {
            push(words::no_value_column(), words::answers_stand_in_value_column());
        } else {
            push(words::no_column_is_a_question(&id), words::name_columns_after_questions());
        }
    }
}
