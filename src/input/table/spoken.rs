//! What the cells of a table may say, as data, for whoever reads them elsewhere: the SQL.
//!
//! A listing says what `Columns` and `Terms` know. Words are listed by what a cell is looked up
//! by: folded, or the plain spelling of a number. What a query cannot do as the reader does is refused here, by name.

use std::io::Cursor;
use std::path::Path;

use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::model::answers::AgencyKind;
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::yes_no::{NO, YES};

use super::columns::{AnswerColumns, Columns};
use super::fold::fold;
use super::header::{FIELDS, Field, Layout, Part};
use super::map::Map;
use super::notation::Mark;
use super::sample::input;
use super::terms::{Set, Terms, key};
use super::{Input, Options, open, trouble};
use crate::input::words;

/// The columns of a table, and what their cells may say.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The names of the columns.
    pub header: Vec<String>,
    /// What is said about the agency and the sheet.
    pub fields: Vec<(Field, Said)>,
    /// The words for kinds of agency, folded; of equal ones the first counts.
    pub kinds: Vec<(String, AgencyKind)>,
    /// Whether a comma stands before fractions; nothing if nobody says what does.
    pub comma: Option<bool>,
    /// The questions that have columns.
    pub questions: Vec<SpokenQuestion>,
}

/// Where something about the agency is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// In a column.
    Column(usize),
    /// In the column map, of every agency.
    Constant(String),
}

/// The columns of a question, by place, and what their cells may say.
#[derive(Clone, Debug, Default)]
pub struct SpokenQuestion {
    /// The question.
    pub question: usize,
    /// The answer.
    pub value: Option<usize>,
    /// What shows it.
    pub evidence: Option<usize>,
    /// A remark.
    pub note: Option<usize>,
    /// Why the question does not apply.
    pub na: Option<usize>,
    /// The part of a ratio and its total.
    pub ratio: [Option<usize>; 2],
    /// Items with columns of their own.
    pub items: Vec<(usize, usize)>,
    /// Cells without an answer.
    pub missing: Vec<String>,
    /// Cells of a question that does not apply.
    pub not_applicable: Vec<String>,
    /// Cells of a checklist without a tick.
    pub none: Vec<String>,
    /// What says in the column of an item that it is ticked, and that it is not.
    pub ticks: [Vec<String>; 2],
    /// What stands for an answer: the place of an option or an item, or 1 for yes and 0 for no.
    pub answers: Vec<(String, usize)>,
    /// The same by the very text, which comes before.
    pub exact: Vec<(String, usize)>,
    /// What separates items beside `|`.
    pub separators: Vec<String>,
    /// What a number is multiplied by, and what is added then.
    pub scale: Option<(Decimal, Decimal)>,
    /// Whether a checklist whose columns are all empty has no tick, rather than no answer.
    pub empty_is_none: bool,
}

/// Reads the header of a table: that of a file, or the columns that the map names, or those of every question.
///
/// # Errors
/// What is wrong with the header or the map, or what a query cannot read.
pub fn spoken(rubric: &Rubric, map: Option<&Map>, header: Option<&Path>) -> Result<Spoken, Trouble> {
    let options = Options { map, ..Options::default() };
    let (name, input) = match header {
        Some(path) => (path.display().to_string(), input(path)?),
        None => ("--table".to_owned(), Input::Csv(Box::new(Cursor::new(header_line(rubric, map)?)))),
    };
    let table = open(&name, input, rubric, &options).map_err(|error| trouble(&name, error))?;
    table.columns.spoken(map).map_err(Into::into)
}

/// The line of a header with the columns that are taken for granted.
fn header_line(rubric: &Rubric, map: Option<&Map>) -> Result<String, Message> {
    let names = match map {
        Some(map) => map.headers().ok_or_else(words::sql_needs_header)?,
        None => {
            let kind = (!rubric.scopes.is_empty()).then_some("kind");
            let who = ["code", "name"].into_iter().chain(kind);
            let all = who.chain(rubric.questions.iter().map(|question| question.id.as_str()));
            all.map(str::to_owned).collect()
        }
    };
    let cells: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
    Ok(format!("{}\n", cells.join(",")))
}

impl Columns<'_> {
    /// The columns as data.
    fn spoken(&self, map: Option<&Map>) -> Result<Spoken, Message> {
        if self.layout() != Layout::Wide {
            return Err(words::sql_reads_wide());
        }
        if self.program.is_some() {
            return Err(words::sql_no_export());
        }
        let is_appraised = |answer: &&AnswerColumns| answer.parts[Part::Appraised as usize].is_some();
        if let Some(answer) = self.answers().iter().find(is_appraised) {
            let name = answer.parts[Part::Appraised as usize].and_then(|at| self.names.get(at));
            return Err(words::sql_no_appraisals(&name.map(|name| quoted(name)).unwrap_or_default()));
        }
        if let Some(key) = map.and_then(|map| unreadable(map, self)) {
            return Err(words::sql_no_key(key));
        }
        let field = |(_, _, field): (&str, &str, Field)| {
            let constant = self.constants[field as usize].clone().map(Said::Constant);
            let said = constant.or(self.fields[field as usize].map(Said::Column))?;
            Some((field, said))
        };
        let kinds = self.kinds.iter().cloned();
        let others = AgencyKind::words().map(|(word, kind)| (fold(word), kind));
        let questions: Result<Vec<SpokenQuestion>, Message> =
            self.answers().iter().map(|answer| self.spoken_question(answer)).collect();
        Ok(Spoken {
            header: self.names.clone(),
            fields: FIELDS.into_iter().filter_map(field).collect(),
            kinds: kinds.chain(others).collect(),
            comma: self.marks.map(|marks| marks.decimal == Mark::Comma),
            questions: questions?,
        })
    }

    fn spoken_question(&self, columns: &AnswerColumns) -> Result<SpokenQuestion, Message> {
        let [value, evidence, note, na, _, of, total] = columns.parts;
        let question = &self.rubric.questions[columns.question];
        let terms = self.terms.get(columns.question).cloned().unwrap_or_default();
        let mut answers: Vec<(String, usize)> =
            terms.known.iter().map(|(word, at)| (word.clone(), *at)).collect();
        // A map has no order of its own.
        answers.sort_by(|(one, a), (other, b)| (a, one).cmp(&(b, other)));
        let mut exact = Vec::new();
        match &question.answer {
            AnswerKind::YesNo => {
                let both = NO.iter().map(|word| (word, 0)).chain(YES.iter().map(|word| (word, 1)));
                for (word, at) in both {
                    if !answers.iter().any(|(known, _)| known == word) {
                        answers.push(((*word).to_owned(), at));
                    }
                }
            }
            AnswerKind::Choice { options, .. } => {
                let ids = options.iter().enumerate().map(|(at, option)| (option.id.clone(), at));
                let old = options.iter().enumerate();
                let old = old.flat_map(|(at, option)| option.was.iter().map(move |was| (was.clone(), at)));
                // What a word of the map stands for comes before an id, and a former id behind all others.
                let means =
                    |text: &str, at: usize| answers.iter().any(|(word, to)| *word == key(text) && *to == at);
                let is_own = |(id, at): &(String, usize)| terms.answers.is_empty() && !means(id, *at);
                let is_free = |(was, _): &(String, usize)| !answers.iter().any(|(word, _)| *word == key(was));
                exact.extend(ids.filter(is_own));
                exact.extend(old.filter(is_free));
            }
            AnswerKind::Checklist { items } => {
                let is_alone =
                    |at: usize, id: &str| answers.iter().any(|(word, to)| *word == key(id) && *to == at);
                let lost = items.iter().enumerate().find(|(at, item)| !is_alone(*at, &item.id));
                let cut = |(word, _): &&(String, usize)| {
                    word.contains('|') || terms.separators.iter().any(|mark| word.contains(mark.as_str()))
                };
                if lost.is_some() && terms.answers.is_empty()
                    || value.is_some() && answers.iter().any(|it| cut(&it))
                {
                    return Err(words::sql_items_look_alike(&question.id));
                }
            }
            _ => {}
        }
        Ok(SpokenQuestion {
            question: columns.question,
            value,
            evidence,
            note,
            na,
            ratio: [of, total],
            items: if value.is_some() { Vec::new() } else { columns.items.clone() },
            missing: keys(&terms.missing),
            not_applicable: keys(&terms.not_applicable),
            none: keys(&terms.none),
            ticks: ticks(&terms),
            answers,
            exact,
            separators: terms.separators.clone(),
            scale: terms.scale.map(|scale| (scale.factor, scale.offset)),
            empty_is_none: terms.empty_is_none,
        })
    }
}

/// The words of a column of an item; those that the map says come before yes and no.
fn ticks(terms: &Terms) -> [Vec<String>; 2] {
    let mut ticks = [keys(&terms.ticked), keys(&terms.unticked)];
    ticks[1].extend(keys(&terms.none));
    for (list, words) in [(0, YES), (1, NO)] {
        let is_known = |word: &&&str| !ticks.iter().flatten().any(|known| known == *word);
        let new: Vec<String> = words.iter().filter(is_known).map(|word| (*word).to_owned()).collect();
        ticks[list].extend(new);
    }
    ticks
}

fn keys(set: &Set) -> Vec<String> {
    set.words().iter().map(|word| key(word)).collect()
}

/// The first key of a map that says of a file, or of its rows, what a query does not do.
fn unreadable(map: &Map, columns: &Columns<'_>) -> Option<&'static str> {
    let frame = map.frame();
    [
        ("transposed", frame.is_transposed),
        ("skip", !frame.skip.is_empty()),
        ("last", frame.last.is_some()),
        ("fill_down", !frame.fill_down.is_empty()),
        ("keep", !map.rows().keep.is_empty()),
        ("leave_out", !map.rows().leave_out.is_empty()),
        ("submissions", columns.kept.chooses()),
    ]
    .into_iter()
    .find_map(|(key, is_said)| is_said.then_some(key))
}
