//! The columns of a table: what each means, and everything that is wrong with the header.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::form::csv::EXPLAIN;
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Faults, nfc, unknown};

use super::cell_text::header_cell;
use super::exports::Program;
use super::header::{
    FIELDS, Field, Layout, MAX_COLUMNS, Meaning, PARTS, Part, former, is_name, known, meaning,
};
use super::kept::Kept;
use super::map::RowNames;
use super::notation::Marks;
use super::record::Record;
use super::terms::Terms;
use super::worded::{self, Known, mapped};
use super::words;
use super::{Map, Options, Unreadable};

/// The most faults that are looked for in a header: no person reads more, and each looks for a near miss.
const MAX_HEADER_FAULTS: usize = 100;

/// The columns of a wide table for one question, by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerColumns {
    /// The question.
    pub question: usize,
    /// The columns of the answer, the evidence, the note, the reason why it does not apply, what an appraiser found, and
    /// the part and the total of a ratio, in the order of [`Part`].
    pub parts: [Option<usize>; PARTS.len()],
    /// The items of a checklist that have columns of their own, with those.
    pub items: Vec<(usize, usize)>,
}

impl AnswerColumns {
    /// All columns.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.parts.into_iter().flatten().chain(self.items.iter().map(|(_, column)| *column))
    }

    /// The columns that say what is answered. Where one column says it all, it decides, whatever others there are.
    pub(super) fn values(&self) -> impl Iterator<Item = usize> {
        let [value, .., of, total] = self.parts;
        let apart = self.items.iter().map(|(_, column)| *column).chain(of).chain(total);
        value.into_iter().chain(apart.filter(move |_| value.is_none()))
    }
}

/// What the columns of a table mean, for one rubric.
#[derive(Debug)]
pub struct Columns<'r> {
    pub(super) name: String,
    /// The sheets of a workbook that the rows stand in.
    pub(super) sheets: Vec<String>,
    pub(super) rubric: &'r Rubric,
    pub(super) layout: Layout,
    pub(super) names: Vec<String>,
    /// Whether the header calls a question by an id that it had before.
    pub(super) has_former_ids: bool,
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
    /// What the names of questions in a long table stand for, where a column map says it.
    pub(super) row_names: RowNames,
    /// What separates the cells, where bytes do.
    pub(super) delimiter: Option<u8>,
    /// How numbers are written, if the column map says it.
    pub(super) marks: Option<Marks>,
    /// What the cells may say, by question.
    pub(super) terms: Vec<Terms>,
    /// Further names for kinds of agency, folded.
    pub(super) kinds: Vec<(String, AgencyKind)>,
    /// Which rows count.
    pub(super) kept: Kept,
    /// Whether each record was a column of the file.
    pub(super) is_transposed: bool,
    /// The program for surveys that the table comes from.
    pub(super) program: Option<Program>,
    /// The column map, where each record has names of its own.
    pub(super) map: Option<Map>,
    /// Whether names that mean nothing are passed over in records.
    pub(super) allow_unknown: bool,
    /// What names of a form, and words of the rubric, mean in records, once somebody asks.
    pub(super) known: LazyLock<Known<'r>, Box<dyn FnOnce() -> Known<'r> + Send + 'r>>,
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
        let names = columns.all().filter_map(|at| self.names.get(at));
        // What a column map says is called so may be another question's former id.
        let own = |id: &&str| self.rubric.former_question(id) == Some(columns.question);
        let names = names.filter(|_| self.has_former_ids);
        names.filter_map(|name| former(name, self.rubric)).find(own).unwrap_or(id)
    }

    /// The names of the columns that are left out although nobody said so in a column map.
    pub fn left_out<'m>(&'m self, map: Option<&'m Map>) -> impl Iterator<Item = &'m str> {
        let columns = self.meanings.iter().zip(&self.names);
        let ignored = columns.enumerate().filter(|(_, (meaning, _))| **meaning == Meaning::Ignored);
        let is_needed = |at: &usize| self.kept.columns().any(|column| column == *at);
        let ignored = ignored.filter(move |(at, _)| !is_needed(at)).map(|(_, (_, name))| name.as_str());
        let is_said = move |name: &&str| {
            map.is_some_and(|map| map.ignores(name)) || self.layout == Layout::Long && EXPLAIN.contains(name)
        };
        ignored.filter(move |name| !is_said(name))
    }

    /// Whether the table stands in a workbook.
    pub(super) fn are_in_book(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// Whether a record counts, by the rules of the column map.
    #[must_use]
    pub fn counts(&self, record: &Record) -> bool {
        self.layout == Layout::Objects || self.kept.keeps_row(record)
    }

    /// Whether a record that does not count is one that the cells of a row leave out; its number or nothing in it may, too.
    #[must_use]
    pub fn leaves_out(&self, record: &Record) -> bool {
        self.kept.leaves_out(record)
    }

    /// Whether the column map leaves a row of this number out.
    #[must_use]
    pub fn skips(&self, row: usize) -> bool {
        self.kept.skips(row)
    }

    /// In which columns what a cell of a workbook shows counts, and not the number behind it.
    pub(super) fn texts(&self) -> Vec<bool> {
        let is_text = |meaning: &Meaning| match meaning {
            Meaning::Field(_) | Meaning::Question => true,
            Meaning::Answer(_, part) | Meaning::Row(part) => {
                matches!(part, Part::Evidence | Part::Note | Part::Na)
            }
            Meaning::Item(..) | Meaning::Ignored | Meaning::Unnamed => false,
        };
        self.meanings.iter().map(is_text).collect()
    }

    /// The columns for a question, which may be the first ones.
    fn of_question(&mut self, question: usize) -> &mut AnswerColumns {
        let known = self.answers.iter().position(|answer| answer.question == question);
        let at = known.unwrap_or_else(|| {
            self.answers.push(AnswerColumns { question, parts: [None; PARTS.len()], items: Vec::new() });
            self.answers.len() - 1
        });
        &mut self.answers[at]
    }

    /// For a file without columns.
    pub(super) fn objects(name: &str, rubric: &'r Rubric) -> Self {
        Self {
            name: name.to_owned(),
            sheets: Vec::new(),
            rubric,
            layout: Layout::Objects,
            names: Vec::new(),
            has_former_ids: false,
            meanings: Vec::new(),
            fields: [None; FIELDS.len()],
            constants: [const { None }; FIELDS.len()],
            answers: Vec::new(),
            question: None,
            row: [None; PARTS.len()],
            row_names: RowNames::default(),
            delimiter: None,
            marks: None,
            terms: Vec::new(),
            kinds: Vec::new(),
            kept: Kept::default(),
            is_transposed: false,
            program: None,
            map: None,
            allow_unknown: false,
            known: LazyLock::new(Box::new(|| Known::new(rubric))),
        }
    }

    /// For a file of objects, with what a column map says of flat records.
    pub(super) fn of_objects(name: &str, rubric: &'r Rubric, options: &Options<'_>) -> Self {
        let mut columns = Self { allow_unknown: options.allow_unknown, ..Self::objects(name, rubric) };
        if let Some(map) = options.map {
            columns.marks = map.frame().marks;
            columns.kinds = map.kinds().to_vec();
            for (field, text, _) in map.constants() {
                columns.constants[*field as usize] = Some(text.clone());
            }
            columns.map = Some(map.clone());
        }
        columns.terms = options.map.map_or_else(|| Map::no_terms(rubric), |map| map.terms(rubric));
        columns
    }

    pub(super) fn new(
        name: &str,
        sheets: Vec<String>,
        header: &Record,
        rubric: &'r Rubric,
        options: &Options<'_>,
    ) -> Result<Self, Unreadable> {
        let source = header.source(name, &sheets);
        let mut columns = Self { sheets, ..Self::objects(name, rubric) };
        let mut reading =
            Reading { columns: &mut columns, header, options, table: Vec::new(), map: Vec::new() };
        reading.read();
        let Reading { table, map, .. } = reading;
        columns.has_former_ids = columns.names.iter().any(|name| former(name, rubric).is_some());
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
        let rubric = self.columns.rubric;
        self.columns.names = names.iter().map(|(name, _)| name.clone()).collect();
        let mapped = mapped(self.options, &self.columns.names);
        let said = names.iter().zip(&mapped);
        let mut found: Vec<Option<Meaning>> =
            said.map(|((name, _), mapped)| mapped.or_else(|| meaning(name, named, rubric))).collect();
        let long = found.contains(&Some(Meaning::Question));
        if long {
            // What a form says beside the answers, for whoever fills it in.
            for (((name, _), mapped), found) in names.iter().zip(&mapped).zip(&mut found) {
                if mapped.is_none() && EXPLAIN.contains(&name.as_str()) {
                    *found = Some(Meaning::Ignored);
                }
            }
        }
        let spans: Vec<Span> = names.iter().map(|(_, span)| *span).collect();
        self.columns.program = worded::look(&self.columns.names, &spans, &mut found, rubric, &mut self.table);
        self.columns.layout = if long { Layout::Long } else { Layout::Wide };
        if let Some(map) = self.options.map {
            let plain: Vec<Meaning> = found.iter().map(|it| it.unwrap_or(Meaning::Unnamed)).collect();
            self.columns.kept = Kept::new(map, &self.columns.names, &plain, rubric, &mut self.map);
            // What the rules look at is no column that nobody knows.
            for column in self.columns.kept.columns() {
                if let Some(found) = found.get_mut(column) {
                    found.get_or_insert(Meaning::Ignored);
                }
            }
        }
        for ((name, span), found) in names.iter().zip(found) {
            let meaning = self.column(name, *span, found, long);
            self.columns.meanings.push(meaning);
        }
        self.duplicates(&names);
        self.place();
        self.constants();
        self.missing();
        self.columns.terms = match self.options.map {
            None => Map::no_terms(rubric),
            Some(map) => {
                self.columns.marks = map.frame().marks;
                self.columns.kinds = map.kinds().to_vec();
                if long {
                    self.columns.row_names = map.row_names();
                }
                map.check_headers(&self.columns.names, long, &mut self.map);
                map.terms(rubric)
            }
        };
        if let Some(program) = self.columns.program {
            let terms = self.columns.terms.drain(..).zip(&rubric.questions);
            self.columns.terms = terms.map(|(terms, question)| program.terms(terms, question)).collect();
        }
    }

    fn column(&mut self, name: &str, span: Span, found: Option<Meaning>, long: bool) -> Meaning {
        if name.is_empty() && found.is_none() {
            return Meaning::Unnamed;
        }
        let fits = match found {
            Some(Meaning::Answer(..) | Meaning::Item(..)) => !long,
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
            Some(Meaning::Answer(..) | Meaning::Item(..)) => {
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
        for at in 0..columns.meanings.len() {
            match columns.meanings[at] {
                Meaning::Field(field) => columns.fields[field as usize] = Some(at),
                Meaning::Question => columns.question = Some(at),
                Meaning::Row(part) => columns.row[part as usize] = Some(at),
                Meaning::Answer(question, part) => {
                    columns.of_question(question).parts[part as usize] = Some(at);
                }
                Meaning::Item(question, item) => columns.of_question(question).items.push((item, at)),
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
