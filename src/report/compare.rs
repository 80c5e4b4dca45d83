//! A comparison in any format, and its periods, read: each a sheet of any kind, a folder or a table, by the ways that `assess` and `assess batch`
//! read them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::diagnostic::{Code, Diagnostic, Severity};
use crate::base::error::Trouble;
use crate::base::lang::{Lang, Message};
use crate::base::quote::{clean, quoted};
use crate::batch::choice::choose;
use crate::batch::comparison::{Came, Comparison, Period};
use crate::batch::earlier::Past;
use crate::batch::reading::{Named, Reader, inputs};
use crate::batch::results::Results;
use crate::batch::run::{Host, run};
use crate::batch::{Cause, Failure, Judged, Make, Scorer, Tables, Wanted};
use crate::check::Levels;
use crate::input::form::is_form;
use crate::input::{files, find, one};
use crate::model::answers::Score;
use crate::model::library::{Library, Wanted as WantedRubric};
use crate::model::rubric::Rubric;

use super::data::batch::csv::BOM;
use super::data::compare as data;
use super::each::named;
use super::formats::{CompareFormat, Medium};
use super::look::Look;
use super::one::unwritten;
use super::outputs::{Output, To};
use super::view::batch::cause;
use super::view::compare as view;
use super::words::{compare as words, ending, outputs, severity};
use super::write::{docx, xlsx};

/// The most agencies of a period: at some 10 KB each, more than any country has.
const MOST: usize = 50_000;

/// How periods are read.
pub struct Reading<'a> {
    /// The language of what is said meanwhile.
    pub lang: Lang,
    /// The rubric that the caller names.
    pub option: Option<&'a Path>,
    /// The rubric of the settings.
    pub settings: Option<&'a str>,
    /// The rubrics that can be found by their ids.
    pub library: &'a Library<'a>,
    /// How warnings are treated.
    pub levels: &'a Levels,
    /// Whose answers count.
    pub score: Score,
    /// How tables, and standard input, are read.
    pub tables: Tables<'a>,
    /// Says something beside the result.
    pub say: &'a dyn Fn(&str),
    /// Is told of a rubric once it is found.
    pub found: &'a dyn Fn(&Rubric),
}

impl Reading<'_> {
    /// Reads a period.
    ///
    /// # Errors
    /// Why nothing of it can be used.
    pub fn period(&self, path: &Path) -> Result<Period, Trouble> {
        if path != Path::new("-")
            && let Some(period) = self.results(path)?
        {
            return Ok(period);
        }
        if find::is_one_file(path) && path != Path::new("-") && is_sheet(path) {
            return self.sheet(path);
        }
        self.many(path)
    }

    /// Earlier answers or results to stand beside those of a run; all of them have to be read, unless `keep_going`.
    ///
    /// # Errors
    /// Why they cannot.
    pub fn past(
        &self,
        path: &Path,
        rubric: &Rubric,
        keep_going: bool,
    ) -> Result<(Past, Vec<PathBuf>), Trouble> {
        let period = self.period(path)?;
        if period.failed > 0 && !keep_going {
            return Err(words::earlier_failed(&shown(path)).into());
        }
        let past = Past::new(&period, rubric)?;
        Ok((past, period.files))
    }

    /// The results that a file holds, or all files of a folder; nothing if they hold something else.
    fn results(&self, path: &Path) -> Result<Option<Period>, Trouble> {
        let is_json = |path: &Path| {
            path.extension()
                .is_some_and(|ending| ["json", "jsonl"].iter().any(|own| ending.eq_ignore_ascii_case(own)))
        };
        let (named, _) = inputs(&[path.to_owned()])?;
        let mut found: Vec<(PathBuf, Results)> = Vec::new();
        for (path, _) in &named {
            let results =
                if is_json(path) { Results::told(&files::bytes(path, |_| files::MAX_BOOK)?) } else { None };
            let Some(results) = results else { break };
            found.push((path.clone(), results));
        }
        let Some((_, first)) = found.first().filter(|_| found.len() == named.len()) else { return Ok(None) };
        let option = self.option.or(Some(Path::new(&first.rubric)));
        let (rubric, _) = choose(self.library, option, self.settings, &[])?;
        (self.found)(&rubric);
        let mut came = Vec::new();
        for (path, results) in &found {
            came.extend(
                results
                    .came(&rubric, &path.display().to_string())
                    .map_err(|why| words::in_file(&shown(path), &why))?,
            );
        }
        if came.is_empty() {
            return Err(words::nobody_in(&shown(path)).into());
        }
        let files = found.into_iter().map(|(path, _)| path).collect();
        Ok(Some(Period { path: path.to_owned(), rubric, came, files, failed: 0, is_denied: false }))
    }

    fn sheet(&self, path: &Path) -> Result<Period, Trouble> {
        let wanted = WantedRubric { option: self.option, settings: self.settings, ..WantedRubric::default() };
        let given = one::read(path, wanted, self.library, self.found)?;
        let warnings = self.levels.apply(&given.sheet.warnings);
        for warning in &warnings {
            self.said(&Cause::new(warning.severity, Failure::at(&given.source, warning)));
        }
        let sheet = given.sheet.scored_by(self.score);
        Ok(Period {
            path: path.to_owned(),
            rubric: given.rubric,
            came: vec![Came::new(&sheet, path.display().to_string())],
            files: vec![path.to_owned()],
            failed: 0,
            is_denied: warnings.iter().any(Diagnostic::is_error),
        })
    }

    fn many(&self, path: &Path) -> Result<Period, Trouble> {
        let (named, _) = inputs(&[path.to_owned()])?;
        let (rubric, chosen) = choose(self.library, self.option, self.settings, &named)?;
        (self.found)(&rubric);
        let map = self.tables.map(&rubric)?;
        let (map, tables) = (map.as_ref(), self.tables);
        let reader = Reader { rubric: &rubric, map, tables, is_watched: false };
        let wanted = Wanted { score: self.score, assessment: true, origin: true, ..Wanted::default() };
        let mut scorer = Scorer::new((&rubric, chosen), wanted, false, Keep, &files::load);
        // Who comes twice is looked for among the pairs.
        scorer.allow(self.levels.allowed().chain([Code::DuplicateAgency]));
        let mut held = Held { reading: self, came: Vec::new(), is_denied: false };
        let tally = run(&reader, &named, &mut scorer, &mut held)?;
        let Held { came, is_denied, .. } = held;
        if tally.is_refused {
            return Err(words::table_refused(&shown(path)).into());
        }
        if came.is_empty() {
            return Err(words::nobody_in(&shown(path)).into());
        }
        let files = named.into_iter().map(|(path, _): Named| path).collect();
        Ok(Period {
            path: path.to_owned(),
            rubric: Arc::clone(&rubric),
            came,
            files,
            failed: tally.failed,
            is_denied,
        })
    }

    fn said(&self, said: &Cause) {
        let lines = cause(said, self.lang);
        (self.say)(&lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n"));
    }
}

/// A file for each agency in each of some folders, in the order of the formats.
///
/// # Errors
/// That two agencies would have the same file.
pub fn each_files(
    asked: &[(CompareFormat, PathBuf)],
    each: &[Comparison],
) -> Result<Vec<Output<CompareFormat>>, Message> {
    let agencies = each.iter().filter_map(|one| Some((&one.periods.last()?.came.first()?.agency, None)));
    named(asked, agencies, outputs::two_reports_one_file)
}

/// What goes into the outputs of a comparison, and into the files of each agency; `is_marked` says whether a CSV is marked as
/// UTF-8 there.
///
/// # Errors
/// None in practice: a comparison holds nothing that its formats cannot.
pub fn texts(
    whole: &Comparison,
    each: &[Comparison],
    (outputs, files): (&[Output<CompareFormat>], &[Output<CompareFormat>]),
    marks: &dyn Fn(&To) -> (u8, bool),
    look: &Look,
) -> Result<Vec<(To, Vec<u8>)>, Trouble> {
    let all = outputs.iter().map(|output| (output, whole));
    let text = |(output, comparison): (&Output<CompareFormat>, &Comparison)| {
        Ok((output.to.clone(), render(comparison, output, marks(&output.to), look)?))
    };
    all.chain(files.iter().zip(each.iter().cycle())).map(text).collect()
}

/// A comparison in the format of an output; CSV perhaps marked as UTF-8, with a byte between its cells.
fn render(
    comparison: &Comparison,
    output: &Output<CompareFormat>,
    (delimiter, is_marked): (u8, bool),
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    let (format, is_stdout) = (output.format, output.is_stdout());
    Ok(match format {
        CompareFormat::Json => data::json(comparison).map_err(unwritten)?.into_bytes(),
        CompareFormat::Csv => {
            let bom = if is_marked { BOM } else { "" };
            format!("{bom}{}", data::csv(comparison, delimiter)).into_bytes()
        }
        CompareFormat::Docx => docx::write(&view::paper(comparison, look.paper())).map_err(unwritten)?,
        CompareFormat::Xlsx => xlsx::write(&view::workbook(comparison, look.paper())).map_err(unwritten)?,
        CompareFormat::Terminal | CompareFormat::Markdown | CompareFormat::Html => {
            let (document, line) =
                (|options| view::document(comparison, options), |options| view::line(comparison, options));
            look.report(Medium::of(format, is_stdout), document, line).into_bytes()
        }
    })
}

/// That inputs of the periods failed, if some did.
#[must_use]
pub fn fault(comparison: &Comparison, lang: Lang) -> Option<String> {
    let has_failed = comparison.periods.iter().any(|period| period.failed > 0);
    has_failed.then(|| format!("{}: {}", severity(Severity::Error, lang), ending::some_failed(lang)))
}

fn shown(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// Whether a file is one answer sheet, rather than a table; what cannot be read says so when it is.
fn is_sheet(path: &Path) -> bool {
    let Some(start) = files::beginning(path, 64 << 10) else { return true };
    one::told(&start).is_none() || files::open(path).is_ok_and(is_form)
}

/// Keeps the sheets of agencies.
struct Keep;

impl Make for Keep {
    type Made = Vec<Came>;

    fn agency(&self, agency: &Judged<'_, '_>, made: &mut Vec<Came>) {
        if let Some(assessment) = agency.assessment {
            made.push(Came::new(assessment.sheet, agency.row.origin.clone()));
        }
    }
}

/// Who holds the agencies of a period while it is read.
struct Held<'h> {
    reading: &'h Reading<'h>,
    came: Vec<Came>,
    is_denied: bool,
}

impl Host<Vec<Came>> for Held<'_> {
    type Error = Trouble;

    fn note(&mut self, note: &Message) {
        (self.reading.say)(&note.get(self.reading.lang));
    }

    fn said(&mut self, said: &Cause) {
        let Some(shown) = self.reading.levels.judged(said) else { return };
        self.is_denied |= shown.severity != said.severity && shown.severity == Severity::Error;
        self.reading.said(&shown);
    }

    fn made(&mut self, made: Vec<Came>, _: u64) -> Result<(), Trouble> {
        self.came.extend(made);
        if self.came.len() > MOST { Err(words::too_many(MOST).into()) } else { Ok(()) }
    }

    fn advanced(&mut self, _: u64, _: u64) {}
}
