//! A form as a workbook for Excel and `LibreOffice`: a sheet with instructions and the agency, and one a dimension.
//!
//! * Each row has its key in a hidden column, so that sorting and inserted rows do no harm; [`layout`] says which columns
//!   there are. A checklist has a row an item with yes and no, so that "none of them" is said and blank is unanswered; a
//!   ratio has a row for the part and one for the total.
//! * What takes no entry is locked, without a password: a locked cell prevents slips, not intent.
//! * Numbers are left in the notation in which they are typed. Reasons, evidence and notes are formatted as text, so that
//!   `21/3` is no date and `=1+1` no formula.
//! * Formulas only count, for whoever fills the form in; their results are written beside them, and the reader passes them
//!   over.
//! * A very hidden sheet says what the form is. The same plan gives the same bytes: the date of creation never changes.

mod about;
pub mod layout;
mod names;
mod questions;
mod style;

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError,
};

use crate::base::caught::caught;
use crate::base::lang::{Lang, Message};
use crate::model::rubric::AgencyKind;
use crate::model::rubric::words::agency_kind;

use super::plan::Plan;
use super::words;
use layout::{FORM, LISTS, META};
use names::Names;
use style::{Style, shortened};

pub use style::{height, lines};

/// With more dimensions than this, all questions stand on one sheet.
const MOST_SHEETS: usize = 60;

/// Why a form could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is asked, or two of its names would be one.
    #[error("{}", .0.get(Lang::En))]
    Refused(Message),
    /// The writer of workbooks cannot.
    #[error("cannot write the workbook")]
    Write(#[from] XlsxError),
    /// The writer of workbooks broke off.
    #[error("the workbook could not be written")]
    Stopped,
}

impl Error {
    /// The error for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Refused(message) => message.clone(),
            Self::Write(error) => words::cannot_write_workbook(&error.to_string()),
            Self::Stopped => words::workbook_stopped(),
        }
    }
}

/// Writes a form.
///
/// # Errors
/// That the writer of workbooks cannot.
pub fn write(plan: &Plan<'_>, lang: Lang) -> Result<Vec<u8>, Error> {
    caught(|| book(plan, lang)).unwrap_or(Err(Error::Stopped))
}

/// What the sheets of a form share.
struct Form<'p, 'r> {
    plan: &'p Plan<'r>,
    lang: Lang,
    style: Style,
}

/// The counts of a sheet: its name, the cells with the marks, and how many questions there are.
struct Count {
    title: String,
    range: String,
    done: usize,
    all: usize,
}

fn book(plan: &Plan<'_>, lang: Lang) -> Result<Vec<u8>, Error> {
    let form = Form { plan, lang, style: Style::new() };
    let mut names = Names::default();
    let first = names.give(words::about_sheet(lang));
    let mut lists = Lists::new()?;
    let mut sheets = Vec::new();
    let mut counts = Vec::new();
    if plan.groups.len() > MOST_SHEETS {
        let name = names.give(words::all(lang));
        let (sheet, found) = form.questions(&name, &plan.groups, &mut lists)?;
        sheets.push(sheet);
        counts.extend(found);
    } else {
        for group in &plan.groups {
            let title = plan.path(group.dimension, lang).pop().unwrap_or_default();
            let name = names.give(title);
            let (sheet, found) = form.questions(&name, std::slice::from_ref(group), &mut lists)?;
            sheets.push(sheet);
            counts.extend(found);
        }
    }
    let about = form.about(&first, &counts, &mut lists)?;
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(shortened(plan.rubric.title.get(lang), 200))
        .set_author("assess")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    workbook.push_worksheet(about);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.push_worksheet(lists.sheet);
    workbook.push_worksheet(form.meta()?);
    Ok(workbook.save_to_buffer()?)
}

impl Form<'_, '_> {
    /// The sheet that says what the form is.
    fn meta(&self) -> Result<Worksheet, Error> {
        let (plan, rubric) = (self.plan, self.plan.rubric);
        let version = rubric.version.to_string();
        let digest = rubric.sha256();
        let kind = plan.about.agency.kind.map_or("", AgencyKind::as_str);
        let rows = [
            FORM,
            ("reference", &plan.reference()),
            ("rubric", &rubric.id),
            ("version", &version),
            ("digest", &digest),
            ("language", self.lang.code()),
            ("kind", kind),
            ("earlier", plan.earlier.as_deref().unwrap_or_default()),
            ("illustrative", if plan.about.illustrative { "yes" } else { "" }),
        ];
        let mut sheet = Worksheet::new();
        sheet.set_name(META)?.set_very_hidden(true).protect();
        for (row, (key, value)) in (0..).zip(rows) {
            sheet.write_string(row, 0, key)?.write_string(row, 1, value)?;
        }
        Ok(sheet)
    }
}

/// The entries of lists, a column a list.
struct Lists {
    sheet: Worksheet,
    next: u16,
}

impl Lists {
    fn new() -> Result<Self, Error> {
        let mut sheet = Worksheet::new();
        sheet.set_name(LISTS)?.set_hidden(true).protect();
        Ok(Self { sheet, next: 0 })
    }

    /// A rule that takes one of these entries.
    fn rule(&mut self, key: &str, entries: &[String], lang: Lang) -> Result<DataValidation, Error> {
        self.sheet.write_string(0, self.next, key)?;
        for (row, entry) in (1..).zip(entries) {
            self.sheet.write_string(row, self.next, entry)?;
        }
        let column = letters(self.next);
        self.next += 1;
        let range = format!("={LISTS}!${column}$2:${column}${}", entries.len() + 1);
        let rule = DataValidation::new().allow_list_formula(Formula::new(range));
        refusing(rule, words::choose_option(lang), lang)
    }

    /// A rule that takes a kind of agency.
    fn kinds(&mut self, lang: Lang) -> Result<DataValidation, Error> {
        let kinds = AgencyKind::ALL.map(|(_, kind)| agency_kind(kind, lang).to_owned());
        self.rule("agency.kind", &kinds, lang)
    }
}

/// A rule that says what it takes when it takes something else.
fn refusing(rule: DataValidation, message: &str, lang: Lang) -> Result<DataValidation, Error> {
    let title = shortened(words::not_possible(lang), 32);
    Ok(rule.set_error_title(title)?.set_error_message(shortened(message, 255))?)
}

/// The letters of a column, from 0: A, B, …, Z, AA.
fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
