//! Filled forms that are workbooks → answer sheets.
//!
//! What a form is its hidden sheet says; what a row is about, the key in its hidden column
//! ([`layout`](crate::form::xlsx::layout)). So rows may be sorted, sheets renamed, and rows inserted between them. The
//! formulas of a form only count and are passed over. A form becomes the tree that a YAML sheet gives and is read by the
//! same reader, so an answer means the same; its faults name the cell.

mod gather;

use std::io::Cursor;
use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, Severity};
use crate::base::lang::{Lang, Message};
use crate::base::quote::quoted;
use crate::base::source::{LineCol, SourceFile, Span};
use crate::form::plan::{About, Plan};
use crate::form::words::nameless;
use crate::form::xlsx::layout::{ABOUT, ANSWER, FORM, HEAD, KEY, LISTS, META, NOTE};
use crate::model::answers::{self, AnswerSheet, Earlier, Reference, check_rubric};
use crate::model::rubric::words::agency_kind;
use crate::model::rubric::{AgencyKind, Rubric};
use crate::syntax::tree::{Entry, Faults, MAX_FAULTS, Node, Value};

use super::files;
use super::table::{FormCell, Mark, form_cells, unreadable};
use super::words;

pub use super::table::is_form;

/// Whether a file is a form.
#[must_use]
pub fn is_at(path: &Path) -> bool {
    files::bytes(path, |_| files::MAX_BOOK).is_ok_and(|bytes| is_form(Cursor::new(bytes)))
}

/// A filled form.
#[derive(Debug)]
pub struct Form {
    source: SourceFile,
    /// Every cell with its place in the text of the source.
    cells: Vec<(FormCell, Span)>,
    rows: Vec<Row>,
    sheets: Vec<String>,
    /// The key and the value of each row of the hidden sheet.
    meta: Vec<(usize, usize)>,
}

/// The cells of a row, by column.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    sheet: usize,
    cells: [Option<usize>; NOTE as usize + 1],
}

impl Form {
    /// Opens a form.
    ///
    /// # Errors
    /// That the workbook cannot be read, or is no form that can.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, Box<Faulty>> {
        let refuse = |fault| Box::new(Faulty::new(SourceFile::new(name, ""), vec![fault]));
        let (sheets, found) = form_cells(Cursor::new(bytes), usize::from(NOTE) + 1).map_err(refuse)?;
        let (mut text, mut places) = (String::new(), Vec::new());
        let mut cells = Vec::with_capacity(found.len());
        let (mut rows, mut meta): (Vec<Row>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        let is_lists = |sheet: usize| sheets.get(sheet).is_some_and(|name| name == LISTS);
        for row in found.chunk_by(|a, b| (a.sheet, a.line) == (b.sheet, b.line)) {
            let Some(first) = row.first().filter(|first| !is_lists(first.sheet)) else { continue };
            let mut now = Row { sheet: first.sheet, ..Row::default() };
            for (column, place) in now.cells.iter_mut().enumerate() {
                let cell = row.iter().find(|cell| cell.column == column).cloned();
                // A question that is not answered has a place, too.
                let blank = || FormCell { column, text: String::new(), mark: None, ..first.clone() };
                let is_wanted = column == usize::from(ANSWER) && first.column == usize::from(KEY);
                let Some(cell) = cell.or_else(|| is_wanted.then(blank)) else { continue };
                let start = text.len();
                text.push_str(&cell.text);
                places.push((start, cell.sheet, LineCol { line: cell.line, column: column + 1 }));
                *place = Some(cells.len());
                let span = Span::new(start, text.len());
                // So that no two cells begin at the same place.
                text.push('\t');
                cells.push((cell, span));
            }
            if sheets.get(first.sheet).is_some_and(|name| name == META) {
                meta.extend(now.cells[0].zip(now.cells[1]));
            }
            rows.push(now);
        }
        let source = SourceFile::sheets(name, text, sheets.clone(), places);
        let form = Self { source, cells, rows, sheets, meta };
        form.check().map_or(Ok(form), Err)
    }

    /// Why the whole form cannot be read.
    fn check(&self) -> Option<Box<Faulty>> {
        let fault = |span, message: Message, help: Message| {
            let fault = Diagnostic::error(Code::UnknownValue, span, message).help(help);
            Some(Box::new(Faulty::new(self.source.clone(), vec![fault])))
        };
        match self.said(FORM.0) {
            Some((version, span)) if version != FORM.1 => {
                return fault(span, words::form_is_newer(&quoted(version)), words::update_the_tool());
            }
            _ => {}
        }
        if self.said("reference").is_none() {
            return fault(Span::default(), words::form_without_rubric(), words::copy_into_fresh_form());
        }
        if !self.rows.iter().any(|row| self.is_head(row)) {
            return fault(Span::default(), words::keys_are_gone(), words::copy_into_fresh_form());
        }
        None
    }

    /// The cells as a text with places, to show faults in.
    #[must_use]
    pub const fn source(&self) -> &SourceFile {
        &self.source
    }

    /// The rubric that the form is for.
    ///
    /// # Errors
    /// The fault of the reference.
    pub fn reference(&self) -> Result<Option<Reference>, Faults> {
        answers::reference(&self.root(Vec::new()))
    }

    /// The form as the beginning of a sheet: with the rubric that it names.
    #[must_use]
    pub fn head(&self) -> Node<'_> {
        self.root(Vec::new())
    }

    /// Reads the form as an answer sheet.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the cells.
    pub fn read(&self, rubric: &Rubric) -> Result<AnswerSheet, Box<Faulty>> {
        let mut faults = Faults::new();
        let root = self.root(Vec::new());
        let fits = root.get("rubric").is_none_or(|entry| check_rubric(&entry.value, rubric, &mut faults));
        if !fits {
            return Err(Box::new(Faulty::new(self.source.clone(), faults)));
        }
        let plan = Plan::new(rubric, About::default(), None);
        let tree = self.tree(&plan, &mut faults);
        let sheet = answers::read(&tree, rubric);
        let sheet = sheet.map_err(|found| faults.extend(found)).ok();
        self.notes(rubric, &mut faults);
        let (errors, notes): (Faults, Faults) = faults.into_iter().partition(Diagnostic::is_error);
        match sheet {
            Some(mut sheet) if errors.is_empty() => {
                sheet.warnings.splice(0..0, notes);
                Ok(sheet)
            }
            _ => Err(Box::new(Faulty::new(self.source.clone(), errors))),
        }
    }

    /// What the form says, for another period.
    #[must_use]
    pub fn earlier(&self, rubric: &Rubric, kind: Option<AgencyKind>) -> Earlier {
        let plan = Plan::new(rubric, About::default(), None);
        Earlier::read(&self.tree(&plan, &mut Faults::new()), rubric, kind)
    }

    /// The whole form as a sheet.
    fn tree<'f>(&'f self, plan: &Plan<'f>, faults: &mut Faults) -> Node<'f> {
        let answers = self.answers(plan, faults);
        let mut entries = self.about(faults);
        let anchor = entries.first().map_or_else(Span::default, |entry| entry.value.anchor);
        let answers = Node { span: anchor, anchor, value: Value::Map(answers) };
        entries.push(Entry { key: "answers".into(), key_span: anchor, value: answers });
        self.root(entries)
    }

    /// What the hidden sheet says to a key.
    fn said(&self, key: &str) -> Option<(&str, Span)> {
        let is_it = |(at, _): &&(usize, usize)| self.cells.get(*at).is_some_and(|(cell, _)| cell.text == key);
        let (_, value) = self.meta.iter().find(is_it)?;
        self.cells.get(*value).map(|(cell, span)| (cell.text.as_str(), *span))
    }

    /// What a column of a row holds.
    fn cell(&self, row: &Row, column: u16) -> Option<(&FormCell, Span)> {
        let at = (*row.cells.get(usize::from(column))?)?;
        self.cells.get(at).map(|(cell, span)| (cell, *span))
    }

    /// The same, unless it is blank; what cannot be read is a fault.
    fn filled(&self, row: &Row, column: u16, faults: &mut Faults) -> Option<(&str, Span)> {
        let (cell, span) = self.cell(row, column)?;
        if let Some(fault) = unreadable(&cell.text, span, cell.mark) {
            if faults.len() < MAX_FAULTS {
                faults.push(fault);
            }
            return None;
        }
        Some((cell.text.trim(), span)).filter(|(text, _)| !text.is_empty())
    }

    fn key(&self, row: &Row) -> &str {
        self.cell(row, KEY).map_or("", |(cell, _)| cell.text.trim())
    }

    fn is_head(&self, row: &Row) -> bool {
        self.key(row) == HEAD && !self.is_meta(row)
    }

    fn is_meta(&self, row: &Row) -> bool {
        self.sheets.get(row.sheet).is_some_and(|name| name == META)
    }

    /// The rows of the sheets that are parts of the form.
    fn parts(&self) -> impl Iterator<Item = &Row> {
        let mut is_part = vec![false; self.sheets.len()];
        for row in self.rows.iter().filter(|row| self.is_head(row)) {
            if let Some(is_part) = is_part.get_mut(row.sheet) {
                *is_part = true;
            }
        }
        self.rows.iter().filter(move |row| is_part.get(row.sheet) == Some(&true))
    }

    /// A sheet with these entries behind its rubric.
    fn root<'f>(&'f self, mut entries: Vec<Entry<'f>>) -> Node<'f> {
        let whole = Span::new(0, self.source.text().len());
        if let Some((reference, span)) = self.said("reference") {
            entries.insert(
                0,
                Entry { key: "rubric".into(), key_span: span, value: Node::plain(reference, span) },
            );
        }
        if let Some((word, span)) = self.said("illustrative").filter(|(word, _)| !word.is_empty()) {
            entries.insert(
                0,
                Entry { key: "illustrative".into(), key_span: span, value: Node::plain(word, span) },
            );
        }
        Node { span: whole, anchor: Span::default(), value: Value::Map(entries) }
    }

    /// What the form says about the agency, the period and who filled it in.
    fn about<'f>(&'f self, faults: &mut Faults) -> Vec<Entry<'f>> {
        let (mut agency, mut sheet): (Vec<Entry<'f>>, Vec<Entry<'f>>) = (Vec::new(), Vec::new());
        let mut place = Span::default();
        for key in ABOUT {
            let Some(row) = self.parts().find(|row| self.key(row) == key) else { continue };
            let filled = self.filled(row, ANSWER, faults);
            let (part, name) = match key.strip_prefix("agency.") {
                Some(name) => (&mut agency, name),
                None => (&mut sheet, key),
            };
            if name == "name" {
                place = self.cell(row, ANSWER).map_or(place, |(_, span)| span);
            }
            let Some((text, span)) = filled else { continue };
            let text = if name == "kind" { kind_of(text).unwrap_or(text) } else { text };
            part.push(Entry { key: name.into(), key_span: span, value: Node::plain(text, span) });
        }
        if !agency.iter().any(|entry| entry.key == "name") {
            let lang = self.said("language").and_then(|(code, _)| Lang::from_code(code)).unwrap_or(Lang::Vi);
            agency.push(Entry {
                key: "name".into(),
                key_span: place,
                value: Node::plain(nameless(lang), place),
            });
            let fault = Diagnostic::warning(Code::MissingKey, place, words::agency_not_named());
            faults.push(fault.help(words::write_the_name()));
        }
        let agency = Node { span: place, anchor: place, value: Value::Map(agency) };
        sheet.insert(0, Entry { key: "agency".into(), key_span: place, value: agency });
        sheet
    }

    /// What there is to know of the form as a whole.
    fn notes(&self, rubric: &Rubric, faults: &mut Faults) {
        let version = rubric.version.to_string();
        let digest = rubric.sha256();
        let info = |span, message| {
            let note = Diagnostic::error(Code::IncompatibleVersion, span, message);
            Diagnostic { severity: Severity::Info, ..note }
        };
        let own = self.said("version");
        let is_other = own.filter(|(own, _)| *own != version);
        if let Some((own, span)) = is_other {
            faults.push(info(span, words::made_for_version(&quoted(own), &rubric.id, &version)));
        } else if let Some((own, span)) = self.said("digest")
            && !digest.is_empty()
            && !own.is_empty()
            && own != digest
        {
            faults.push(info(span, words::made_from_other_text(&rubric.id, &version)));
        }
        let is_part = |sheet: usize| self.parts().any(|row| row.sheet == sheet);
        for (sheet, name) in self.sheets.iter().enumerate().take(100) {
            let has_cells = self.rows.iter().any(|row| row.sheet == sheet);
            if has_cells && name != META && !is_part(sheet) {
                let message = words::sheet_is_no_part(&quoted(name));
                let note = Diagnostic::error(Code::HiddenPart, Span::default(), message);
                faults.push(Diagnostic { severity: Severity::Info, ..note });
            }
        }
    }
}

/// The kind of agency that the list of a form shows as this.
fn kind_of(text: &str) -> Option<&'static str> {
    let is_it = |kind: AgencyKind| Lang::ALL.iter().any(|lang| agency_kind(kind, *lang) == text);
    AgencyKind::ALL.iter().find(|(_, kind)| is_it(*kind)).map(|(name, _)| *name)
}

/// Whether a mark is that of a number, which may be typed in its own notation.
const fn is_number(mark: Option<Mark>) -> bool {
    matches!(mark, Some(Mark::Number | Mark::Percent))
}
