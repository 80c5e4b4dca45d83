//! One agency in a file of any kind, told by its content: an answer sheet, or a table with the rows of one.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Faulty};
use crate::base::digest::sha256;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::{clean, pasted, quoted};
use crate::base::source::SourceFile;
use crate::form::interview::sheet_is_appraised;
use crate::model::answers::{self, AnswerSheet};
use crate::model::library::{Library, Text, Wanted};
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;
use crate::syntax::json;

use super::form::{Form, is_form};
use super::table::{self, Input, Kind, Options, Record, Table, Unreadable, elements, flat};
use super::words;

/// The answers of one agency, and the rubric that they are for.
#[derive(Debug)]
pub struct Given {
    /// The answers.
    pub sheet: AnswerSheet,
    /// Where their warnings are shown.
    pub source: SourceFile,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// The SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// The appraiser's own file, if what it says stands in the sheet.
    pub appraisals: Option<Appraisals>,
}

/// What is to be said of an appraiser's own file.
#[derive(Debug)]
pub struct Appraisals {
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
    /// Where its warnings are shown.
    pub source: SourceFile,
    /// What is doubtful in it.
    pub warnings: Vec<Diagnostic>,
}

impl Given {
    /// The rubric and the agency's own sheet.
    ///
    /// # Errors
    /// That it has appraised answers, which whoever goes on with it would lose.
    pub fn own(self) -> Result<(Arc<Rubric>, AnswerSheet), Trouble> {
        let is_appraised = self.sheet.responses.iter().any(|response| response.appraised.is_some());
        if is_appraised { Err(sheet_is_appraised().into()) } else { Ok((self.rubric, self.sheet)) }
    }

    /// The same with what an appraiser found of the agency, in a file of any kind, for the same rubric.
    ///
    /// # Errors
    /// Why that file cannot be used.
    pub fn appraised_by(
        self,
        path: &Path,
        wanted: Wanted<'_>,
        library: &Library<'_>,
    ) -> Result<Self, Trouble> {
        let mut found = read(path, wanted, library, &|_| ())?;
        let same = (&found.rubric.id, &found.rubric.version) == (&self.rubric.id, &self.rubric.version);
        if let Some(fault) = self.sheet.refuses(&found.sheet, same) {
            let path = clean(&path.display().to_string());
            return Err(Message::new(move |lang| format!("{path}: {}", fault.get(lang))).into());
        }
        let warnings = std::mem::take(&mut found.sheet.warnings);
        let appraisals = Some(Appraisals { digest: found.digest, source: found.source, warnings });
        Ok(Self { sheet: self.sheet.appraised_by(found.sheet), appraisals, ..self })
    }
}

/// Reads the answers in a file of any kind, for the rubric that is wanted; whoever waits is told of it once it is found.
///
/// # Errors
/// Why the file or its rubric cannot be used.
pub fn read(
    path: &Path,
    wanted: Wanted<'_>,
    library: &Library<'_>,
    found: &dyn Fn(&Rubric),
) -> Result<Given, Trouble> {
    read_of(path, None, wanted, library, found)
}

/// The same of one agency, by its code or its name: of a table, the row or rows about it; a sheet has to be its own.
///
/// # Errors
/// Why the file or its rubric cannot be used, or that it is not about the agency.
pub fn read_of(
    path: &Path,
    agency: Option<&str>,
    wanted: Wanted<'_>,
    library: &Library<'_>,
    found: &dyn Fn(&Rubric),
) -> Result<Given, Trouble> {
    let given = read_any(path, agency, wanted, library, found)?;
    let own = &given.sheet.agency;
    match agency.filter(|word| !is_called(own.code.as_deref(), Some(&own.name), word)) {
        Some(word) => Err(words::sheet_of_other(&pasted(path), &quoted(&own.name), &quoted(word)).into()),
        None => Ok(given),
    }
}

/// Whether an agency with this code and this name is called so.
fn is_called(code: Option<&str>, name: Option<&str>, word: &str) -> bool {
    [code, name].into_iter().flatten().any(|own| own == word)
}

fn read_any(
    path: &Path,
    agency: Option<&str>,
    wanted: Wanted<'_>,
    library: &Library<'_>,
    found: &dyn Fn(&Rubric),
) -> Result<Given, Trouble> {
    let bytes = table::bytes(path)?;
    let (name, digest) = (path.display().to_string(), sha256([&bytes[..]]));
    let kind = told(&bytes);
    if kind.is_some() && is_form(Cursor::new(&bytes)) {
        let form = Form::open(&name, &bytes).map_err(Trouble::File)?;
        let reference = form.reference().map_err(|faults| Faulty::new(form.source().clone(), faults))?;
        let wanted = Wanted { reference: reference.as_ref().map(|reference| (reference, path)), ..wanted };
        let rubric = library.resolve(wanted).map_err(|cause| cause.of(form.source()))?;
        found(&rubric);
        let sheet = form.read(&rubric).map_err(Trouble::File)?;
        return Ok(Given { sheet, source: form.source().clone(), rubric, digest, appraisals: None });
    }
    if let Some(kind) = kind {
        let rubric = library.resolve(wanted).map_err(|cause| cause.of(&SourceFile::new(name.clone(), "")))?;
        found(&rubric);
        let one = of_table(&name, kind, &bytes, &rubric, agency);
        let (sheet, source) = one.map_err(|why| why.of(path, wanted.option, agency))?;
        return Ok(Given { sheet, source, rubric, digest, appraisals: None });
    }
    let Text { source, .. } = Text::new(&name, bytes)?;
    let faulty = |faults| Trouble::from(Faulty::new(source.clone(), faults));
    let tree = Format::of(source.name(), source.text()).parse(&source).map_err(faulty)?;
    let reference = answers::reference(&tree).map_err(faulty)?;
    let wanted = Wanted { reference: reference.as_ref().map(|reference| (reference, path)), ..wanted };
    let rubric = library.resolve(wanted).map_err(|cause| cause.of(&source))?;
    found(&rubric);
    let sheet = answers::read(&tree, &rubric).map_err(faulty)?;
    Ok(Given { sheet, source, rubric, digest, appraisals: None })
}

/// What the bytes of a file are; `None` for a text that is one answer sheet, or cannot be told.
#[must_use]
pub fn told(bytes: &[u8]) -> Option<Kind> {
    if table::is_book(bytes) {
        return Some(Kind::Xlsx);
    }
    let text = table::beginning(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if is_list(text.as_bytes()) {
        return Some(Kind::JsonLines);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (first, second) = (lines.next()?, lines.next());
    let is_line = second.map_or_else(|| is_record(first), |second| second.starts_with('{'));
    if first.starts_with('{') && first.ends_with('}') && is_line {
        return Some(Kind::JsonLines);
    }
    // Names of columns; the lines of a sheet have a key each.
    let is_key = first.contains(": ")
        || first.ends_with(':')
        || first.contains(" = ")
        || first.starts_with(['{', '[', '-']);
    (!is_key && [',', ';', '\t'].iter().any(|mark| first.contains(*mark))).then_some(Kind::Csv)
}

/// Whether a text begins as an array of objects does in JSON.
#[must_use]
pub fn is_list(text: &[u8]) -> bool {
    elements::begins(text).is_some()
}

/// Whether a line is a flat record of JSON.
fn is_record(line: &str) -> bool {
    let source = SourceFile::new("-.json", line);
    line.starts_with('{') && json::parse(&source).is_ok_and(|tree| flat::is_flat(&tree))
}

/// Why a table is no answer sheet.
#[derive(Debug)]
pub enum NotOne {
    /// It is about several agencies.
    Several,
    /// It is about none.
    Nobody,
    /// What is wrong with it, file by file.
    Faulty(Vec<Faulty>),
}

impl NotOne {
    /// The reason as a user sees it, with the command that scores a table of several.
    fn of(self, path: &Path, rubric: Option<&Path>, agency: Option<&str>) -> Trouble {
        let nobody = || match agency {
            Some(word) => words::table_without(&pasted(path), &quoted(word)).into(),
            None => words::table_of_nobody(&pasted(path)).into(),
        };
        if let (Self::Several, Some(word)) = (&self, agency) {
            return words::several_rows_of(&pasted(path), &quoted(word)).into();
        }
        match self {
            Self::Faulty(list) => list.into_iter().next().map_or_else(nobody, Trouble::from),
            Self::Nobody => nobody(),
            Self::Several => {
                let rubric = rubric.map(|rubric| format!(" --rubric {}", pasted(rubric))).unwrap_or_default();
                words::table_of_several(&pasted(path), &rubric).into()
            }
        }
    }
}

/// The answers of the one agency of a table, or of the one that is asked for, and where they stand.
///
/// # Errors
/// That it is about none or several, or what is wrong with it.
fn of_table(
    name: &str,
    kind: Kind,
    bytes: &[u8],
    rubric: &Rubric,
    agency: Option<&str>,
) -> Result<(AnswerSheet, SourceFile), NotOne> {
    let input = Input::of(kind, Cursor::new(bytes));
    let faulty = |error| match error {
        Unreadable::Faulty(list) => NotOne::Faulty(list),
        // Bytes in memory are always given.
        Unreadable::Io(_) => NotOne::Nobody,
    };
    let Table { columns, rows, warnings, faults } =
        table::open(name, input, rubric, &Options::default()).map_err(faulty)?;
    if !faults.is_empty() {
        return Err(NotOne::Faulty(faults));
    }
    let is_asked = |record: &Record| {
        let Some(word) = agency else { return true };
        match columns.said_of(record) {
            // Objects say it only as sheets.
            (None, None, _) => columns
                .read(record)
                .is_ok_and(|sheet| is_called(sheet.agency.code.as_deref(), Some(&sheet.agency.name), word)),
            (code, name, _) => is_called(code.as_deref(), name.as_deref(), word),
        }
    };
    let mut found = Vec::new();
    rows.for_each(&columns, |record| {
        if !is_asked(record) {
            return ControlFlow::Continue(());
        }
        found.push(std::mem::take(record));
        if found.len() < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })
    .map_err(faulty)?;
    match &found[..] {
        [record] => match columns.read(record) {
            Ok(mut sheet) => {
                sheet.warnings.splice(0..0, warnings);
                Ok((sheet, columns.source(record)))
            }
            Err(faulty) => Err(NotOne::Faulty(vec![*faulty])),
        },
        [] => Err(NotOne::Nobody),
        _ => Err(NotOne::Several),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content() {
        for (text, kind) in [
            ("PK\u{3}\u{4}…", Some(Kind::Xlsx)),
            ("name,first\nA,yes\n", Some(Kind::Csv)),
            ("\u{feff}name;first\nA;yes\n", Some(Kind::Csv)),
            ("name,first\n", Some(Kind::Csv)),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some(Kind::JsonLines)),
            ("{\"a\": 1}\n", Some(Kind::JsonLines)),
            ("{\"answers\": {}}\n", None),
            ("{\"agency\": {}}\n", None),
            ("[\n  {\"a\": 1}", Some(Kind::JsonLines)),
            ("[agency]\nname = 1", None),
            ("{\n\"a\": 1}\n", None),
            ("agency: {name: A, code: B}\nanswers: {}\n", None),
            ("answers:\n  a: yes\n", None),
            ("# a, b\nperiod = \"2026\"\n[agency]\n", None),
            ("- a, b\n- c\n", None),
            ("nothing", None),
        ] {
            assert_eq!(told(text.as_bytes()), kind, "{text}");
        }
    }
}
