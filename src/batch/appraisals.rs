//! What appraisers found of the agencies of a batch, in a file of their own: answer sheets, or a table with a row for each
//! agency.
//!
//! The rule is that of the rubric specification, section 6.7: the appraiser's own file wins. What a sheet states of its
//! appraisal is left out, also of an agency that the file does not name. An appraisal is of an agency by its code and
//! scheme, or by its name where one of the two has no code, and of its period where both say one.

use std::collections::HashMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::digest::sha256;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::clean;
use crate::base::source::{SourceFile, Span};
use crate::input::form::{Form, is_form};
use crate::input::one::told;
use crate::input::table::{self, Input, Kind, Options};
use crate::model::answers::{self, AnswerSheet, check_rubric, folded};
use crate::model::library::Text;
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;
use crate::syntax::tree::{Faults, Node};

use super::{Failure, words};

/// The most agencies: each takes some ten kilobytes until the end of the run.
const MOST: usize = 20_000;

/// How many of those that are not among the inputs are named.
const NAMED: usize = 5;

/// What appraisers found, agency by agency.
#[derive(Debug, Default)]
pub struct Appraisals {
    list: Vec<Found>,
    /// Their places by folded code and by folded name.
    known: HashMap<String, Vec<usize>>,
    /// What is doubtful in them.
    pub(super) doubts: Vec<Failure>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

#[derive(Debug)]
struct Found {
    sheet: AnswerSheet,
    /// Where it stands.
    place: String,
    /// Whether its agency was among the inputs.
    came: AtomicBool,
}

impl Appraisals {
    /// The appraisals of a file, if one is given.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn given(
        path: Option<&Path>,
        rubric: &Rubric,
        options: &Options<'_>,
    ) -> Result<Option<Self>, Trouble> {
        path.map(|path| Self::read(path, rubric, options)).transpose()
    }

    /// Reads the appraisals of a file of any kind; tables are read as the inputs are.
    ///
    /// # Errors
    /// What is wrong with the file, that it is for another rubric, or that it names an agency twice for one period.
    pub fn read(path: &Path, rubric: &Rubric, options: &Options<'_>) -> Result<Self, Trouble> {
        let bytes = table::bytes(path)?;
        let name = path.display().to_string();
        let mut found = Self { sha256: sha256([&bytes[..]]), ..Self::default() };
        match told(&bytes) {
            Some(Kind::Xlsx) if is_form(Cursor::new(&bytes)) => {
                let form = Form::open(&name, &bytes).map_err(Trouble::File)?;
                is_for(&form.head(), form.source(), rubric)?;
                let sheet = form.read(rubric).map_err(Trouble::File)?;
                found.add(sheet, form.source(), name)?;
            }
            Some(kind) => found.table(&name, kind, bytes, rubric, options)?,
            None => {
                let Text { source, .. } = Text::new(&name, bytes)?;
                let faulty = |faults| Trouble::from(Faulty::new(source.clone(), faults));
                let tree = Format::of(&name, source.text()).parse(&source).map_err(faulty)?;
                is_for(&tree, &source, rubric)?;
                let sheet = answers::read(&tree, rubric).map_err(faulty)?;
                found.add(sheet, &source, name)?;
            }
        }
        Ok(found)
    }

    fn table(
        &mut self,
        name: &str,
        kind: Kind,
        bytes: Vec<u8>,
        rubric: &Rubric,
        options: &Options<'_>,
    ) -> Result<(), Trouble> {
        let input = Input::of(kind, Cursor::new(bytes));
        let unreadable = |error| table::trouble(name, error);
        let table = table::open(name, input, rubric, options).map_err(unreadable)?;
        let columns = table.columns;
        let mut end = Ok(());
        let done = table.rows.for_each(&columns, |record| {
            if !columns.counts(record) {
                return ControlFlow::Continue(());
            }
            let (_, source, line) = columns.place(record);
            let place = format!("{source}{line}");
            let sheet = columns.read(record).map_err(Trouble::File);
            end = sheet.and_then(|sheet| self.add(sheet, &columns.source(record), place));
            if end.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        done.map_err(unreadable)?;
        end
    }

    fn add(&mut self, mut sheet: AnswerSheet, source: &SourceFile, place: String) -> Result<(), Trouble> {
        let refused = |message: Message| {
            let fault = Diagnostic::error(Code::DuplicateAgency, Span::default(), message);
            Err(Faulty::new(source.clone(), vec![fault]).into())
        };
        if self.list.len() == MOST {
            return refused(words::too_many_appraisals(MOST));
        }
        if let Some(first) = self.named(&sheet).next() {
            let who = sheet.agency.code.as_deref().unwrap_or(&sheet.agency.name);
            return refused(words::agency_appraised_twice(&clean(who), &clean(&first.place)));
        }
        let doubts = std::mem::take(&mut sheet.warnings);
        self.doubts.extend(doubts.iter().map(|doubt| Failure::at(source, doubt)));
        let (at, agency) = (self.list.len(), &sheet.agency);
        for word in agency.code.iter().chain([&agency.name]) {
            self.known.entry(folded(word)).or_default().push(at);
        }
        self.list.push(Found { sheet, place, came: AtomicBool::new(false) });
        Ok(())
    }

    /// The appraisals of the agency that a sheet is of.
    fn named(&self, sheet: &AnswerSheet) -> impl Iterator<Item = &Found> {
        let agency = &sheet.agency;
        let words = agency.code.iter().chain([&agency.name]);
        let mut places: Vec<usize> =
            words.filter_map(|word| self.known.get(&folded(word))).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let fits = move |found: &&Found| sheet.refuses(&found.sheet, true).is_none();
        places.into_iter().filter_map(|at| self.list.get(at)).filter(fits)
    }

    /// The sheet of an agency with what the appraiser found of it, which is all that counts as appraised.
    ///
    /// # Errors
    /// That several appraisals fit: the agency does not say its period, and they are of several. The sheet comes back.
    pub(super) fn appraise(&self, sheet: AnswerSheet) -> Result<AnswerSheet, (Box<AnswerSheet>, Message)> {
        let mut found = self.named(&sheet);
        let (first, second) = (found.next(), found.next());
        drop(found);
        if let (Some(one), Some(other)) = (first, second) {
            let why = words::appraised_in_several_periods(&clean(&one.place), &clean(&other.place));
            return Err((Box::new(sheet), why));
        }
        Ok(match first {
            Some(found) => {
                found.came.store(true, Ordering::Relaxed);
                sheet.appraised_by(found.sheet.clone())
            }
            None => sheet.without_appraisals(),
        })
    }

    /// Who was appraised and is not among the inputs; nothing if they all are.
    #[must_use]
    pub(super) fn without_sheet(&self) -> Option<Message> {
        let left: Vec<&str> = self
            .list
            .iter()
            .filter(|found| !found.came.load(Ordering::Relaxed))
            .map(|found| found.sheet.agency.code.as_deref().unwrap_or(&found.sheet.agency.name))
            .collect();
        let named = left.iter().take(NAMED).map(|who| clean(who)).collect::<Vec<_>>().join(", ");
        let more = if left.len() > NAMED { ", …" } else { "" };
        (!left.is_empty()).then(|| words::appraised_without_sheet(left.len(), &format!("{named}{more}")))
    }
}

/// Refuses a sheet of another rubric, or of a version that it does not admit.
fn is_for(root: &Node<'_>, source: &SourceFile, rubric: &Rubric) -> Result<(), Trouble> {
    let mut faults = Faults::new();
    let fits = root.get("rubric").is_none_or(|entry| check_rubric(&entry.value, rubric, &mut faults));
    if fits { Ok(()) } else { Err(Faulty::new(source.clone(), faults).into()) }
}
