//! The last line at a terminal: the command that likely comes next, ready to be pasted.
//!
//! This is the only place that decides which one it is. A command says what it did; a line that could not be pasted as it
//! stands, because a name has characters that cannot be shown or an input was standard input, is not said.

use std::path::{Path, PathBuf};

use crate::analysis::assessment::Assessment;
use crate::base::diagnostic::Diagnostic;
use crate::base::lang::Lang;
use crate::base::quote::{clean, shell};
use crate::check::CheckReport;
use crate::input::files::is_yaml;
use crate::model::answers::Given;
use crate::model::kind::Kind;
use crate::model::rubric::builtin::Builtin;

use super::formats::{BatchFormat, FormFormat, Formats as _, ReconcileFormat, SheetFormat};
use super::outputs::{Output, is_usual};
use super::words::next as words;

/// The rubric that a newcomer begins with.
const FIRST: &str = "digital-government-quick";

/// What a command did.
#[derive(Clone, Copy, Debug)]
pub enum Ran<'a> {
    /// It scored a sheet.
    Scored {
        /// The sheet.
        file: &'a Path,
        /// What came of it.
        assessment: &'a Assessment<'a>,
        /// Where the report went.
        outputs: &'a [Output<SheetFormat>],
    },
    /// It scored a batch.
    Batch {
        /// Where the report went.
        outputs: &'a [Output<BatchFormat>],
        /// The inputs that were named.
        paths: &'a [PathBuf],
        /// What stands beside them.
        with: Option<&'a Path>,
        /// Whether an agency may come once in each period.
        by_period: bool,
    },
    /// It computed a result again from these inputs; whether that is identical.
    Verified(&'a [PathBuf], bool),
    /// It wrote a form.
    Form(&'a [Output<FormFormat>]),
    /// It wrote the forms of a list, the first format into this folder.
    Forms(Option<&'a Path>, &'a Path),
    /// It asked for the answers of a sheet; how many questions are left.
    Asked(&'a Path, usize),
    /// It proposed a map for a table, into this file.
    Mapped(&'a Path, Option<&'a Path>),
    /// It brought a sheet to another version, into this file.
    Migrated(Option<&'a Path>),
    /// It listed the rubrics, or showed one.
    Listed(Option<&'a Path>),
    /// It began a rubric.
    Began(&'a Path),
    /// It made one sheet of several.
    Reconciled(&'a [Output<ReconcileFormat>]),
    /// It looked for what is wrong.
    Checked(&'a CheckReport),
}

/// The line, if there is a command that likely comes next; `typed` is the command line so far, behind the name of the
/// program, `rubric` what `--rubric` said.
#[must_use]
pub fn line(ran: Ran<'_>, typed: &[String], rubric: Option<&Path>, lang: Lang) -> Option<String> {
    let own = rubric.filter(|rubric| !is_builtin(rubric));
    let again = |file: &str| {
        let mut line = Line::new(&[]);
        line.0 = typed.iter().map(|word| shell(word)).collect::<Option<_>>();
        line.with("-o", Some(Path::new(file)))
    };
    let line = match ran {
        Ran::Scored { file, assessment, .. } if is_left(assessment) => {
            Line::new(&["check"]).path(file).with("--rubric", rubric)
        }
        Ran::Scored { file, assessment, .. } if can_rise(assessment) => {
            Line::new(&["plan"]).path(file).with("--rubric", rubric)
        }
        Ran::Scored { outputs, .. } if is_usual(outputs) => again("report.md"),
        Ran::Batch { paths: [now], with: Some(then), .. } => {
            Line::new(&["compare"]).path(then).path(now).with("--rubric", rubric)
        }
        Ran::Batch { paths: [then, now], with: None, by_period: true, .. } => {
            Line::new(&["compare"]).path(then).path(now).with("--rubric", rubric)
        }
        Ran::Batch { outputs, .. } if is_usual(outputs) => again("results.xlsx"),
        Ran::Verified([sheet], true) => Line::new(&["plan"]).path(sheet).with("--rubric", own),
        Ran::Verified([sheet], false) => Line::new(&[]).path(sheet).with("--rubric", own),
        Ran::Scored { .. } | Ran::Batch { .. } | Ran::Verified(..) => return None,
        Ran::Form(outputs) => {
            let Output { format, to } = outputs.first()?;
            match (format, to.path()) {
                (format, None) => again(&format!("form.{}", format.ending())),
                // A page is opened in a browser, an XLSForm goes to a server: what comes back has a name of its own.
                (FormFormat::Html | FormFormat::Xlsform, Some(_)) => return None,
                (_, Some(file)) => Line::new(&[]).path(file).with("--rubric", own),
            }
        }
        Ran::Forms(folder, list) => {
            Line::new(&["batch"]).path(folder?).with("--for", Some(list)).with("--rubric", rubric)
        }
        Ran::Asked(file, 0) => Line::new(&["check"]).path(file).with("--rubric", own),
        Ran::Asked(file, _) => Line::new(&["interview"]).path(file).with("--rubric", own),
        Ran::Mapped(_, None) => again("map.toml"),
        Ran::Mapped(table, Some(map)) => {
            Line::new(&["batch"]).path(table).with("--map", Some(map)).with("--rubric", rubric)
        }
        Ran::Migrated(None) => again("migrated.yaml"),
        Ran::Migrated(Some(file)) => Line::new(&[]).path(file).with("--rubric", own),
        Ran::Listed(shown) => Line::new(&["form"])
            .with("--rubric", Some(shown.unwrap_or(Path::new(FIRST))))
            .with("-o", Some(Path::new("form.xlsx"))),
        Ran::Began(file) => Line::new(&["check"]).path(file),
        Ran::Reconciled(outputs) => {
            match outputs.iter().find(|output| output.format == ReconcileFormat::Yaml) {
                Some(sheet) => Line::new(&[]).path(sheet.to.path()?).with("--rubric", own),
                None => again("reconciled.yaml"),
            }
        }
        Ran::Checked(report) => checked(report, own)?,
    };
    line.0.map(|command| words::next(lang, &format!("assess {}", command.join(" "))))
}

/// That forms were written, and how each is filled in.
#[must_use]
pub fn wrote(outputs: &[Output<FormFormat>], lang: Lang) -> Vec<String> {
    let line = |output: &Output<FormFormat>| {
        let file = clean(&output.to.path()?.display().to_string());
        Some(match output.format {
            FormFormat::Yaml | FormFormat::Toml => words::wrote_text(lang, &file),
            FormFormat::Csv => words::wrote_csv(lang, &file),
            FormFormat::Xlsx => words::wrote_workbook(lang, &file),
            FormFormat::Html => words::wrote_page(lang, &file),
            FormFormat::Xlsform => words::wrote_xlsform(lang, &file),
        })
    };
    outputs.iter().filter_map(line).collect()
}

/// What comes after one file in which nothing is wrong, cases beside it apart: a sheet is gone on with or scored, a rubric
/// asked.
fn checked(report: &CheckReport, own: Option<&Path>) -> Option<Line> {
    if report.files.iter().flat_map(|file| &file.findings).any(Diagnostic::is_error) {
        return None;
    }
    let mut files = report.files.iter().filter(|file| file.kind != Some(Kind::Cases));
    let file = files.next().filter(|_| files.next().is_none())?;
    let path = Path::new(file.source.name());
    match file.kind? {
        Kind::Answers if file.left.is_some() && is_yaml(path) => {
            Some(Line::new(&["interview"]).path(path).with("--rubric", own))
        }
        Kind::Answers => Some(Line::new(&[]).path(path).with("--rubric", own)),
        Kind::Rubric => {
            Some(Line::new(&["form"]).with("--rubric", Some(path)).with("-o", Some(Path::new("form.xlsx"))))
        }
        _ => None,
    }
}

/// Whether a sheet has questions without an answer.
fn is_left(assessment: &Assessment<'_>) -> bool {
    assessment.sheet.responses.iter().any(|it| it.given == Given::Nothing)
}

/// Whether there is a higher stage that a plan could lead to.
fn can_rise(assessment: &Assessment<'_>) -> bool {
    let Assessment { rubric, verdict, card, .. } = assessment;
    verdict.stage.is_some_and(|stage| stage < rubric.highest_stage(card.kind))
}

/// Whether a name means a built-in rubric, which sheets and forms name by themselves.
fn is_builtin(rubric: &Path) -> bool {
    let name = rubric.to_str().map(|name| name.split('@').next().unwrap_or_default());
    name.is_some_and(|name| Builtin::find(name).is_some())
}

/// The words of a command; nothing if one of them cannot be pasted.
struct Line(Option<Vec<String>>);

impl Line {
    fn new(words: &[&str]) -> Self {
        Self(Some(words.iter().map(|word| (*word).to_owned()).collect()))
    }

    fn path(mut self, path: &Path) -> Self {
        // Standard input was read, and is gone.
        let word = path.to_str().filter(|word| *word != "-").and_then(shell);
        // A name that begins like an option is no option behind a folder.
        let word = word.map(|word| if word.starts_with('-') { format!("./{word}") } else { word });
        self.0 = self.0.zip(word).map(|(words, word)| [words, vec![word]].concat());
        self
    }

    /// Adds an option, if it has a value.
    fn with(mut self, option: &str, value: Option<&Path>) -> Self {
        let Some(value) = value else { return self };
        if let Some(words) = &mut self.0 {
            words.push(option.to_owned());
        }
        self.path(value)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::assessment::assess;
    use crate::form::About;
    use crate::form::interview::Interview;
    use crate::model::answers::AnswerSheet;
    use crate::report::outputs::To;

    fn said(ran: Ran<'_>, typed: &[&str], rubric: Option<&str>) -> Option<String> {
        let typed: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
        line(ran, &typed, rubric.map(Path::new), Lang::En)
    }

    #[test]
    fn the_next_command_can_be_pasted() {
        let path = Path::new;
        let file = path("phiếu 15.yaml");
        let rubric = Builtin::find(FIRST).unwrap().rubric();
        let blank = Interview::new(&rubric, Lang::En, About::default(), None, None).sheet().clone();
        let full = AnswerSheet { responses: Vec::new(), ..blank.clone() };
        let blank = assess(&rubric, &blank, None);
        let mut low = blank.clone();
        (low.sheet, low.verdict.stage) = (&full, Some(0));
        let mut high = low.clone();
        high.verdict.stage = Some(rubric.stages.len());
        let terminal = [Output { format: BatchFormat::Terminal, to: To::Stdout }];
        let batch = |paths, with: Option<&'static str>, by_period| Ran::Batch {
            outputs: &terminal,
            paths,
            with: with.map(Path::new),
            by_period,
        };
        let one = ["in".into()];
        let two = ["q2".into(), "q3.csv".into()];
        let form = |format, file: Option<&str>| Output {
            format,
            to: file.map_or(To::Stdout, |file| To::File(file.into())),
        };
        let usual = [Output { format: SheetFormat::Terminal, to: To::Stdout }];
        let scored = |assessment, outputs| Ran::Scored { file, assessment, outputs };
        for (ran, typed, rubric, next) in [
            (scored(&blank, &usual), &[][..], None, Some("check 'phiếu 15.yaml'")),
            (
                scored(&blank, &usual),
                &[],
                Some("mine.yaml"),
                Some("check 'phiếu 15.yaml' --rubric mine.yaml"),
            ),
            (
                scored(&high, &usual),
                &["a b.yaml", "--lang", "vi"],
                None,
                Some("'a b.yaml' --lang vi -o report.md"),
            ),
            (scored(&high, &[]), &[], None, None),
            (scored(&low, &[]), &[], None, Some("plan 'phiếu 15.yaml'")),
            (
                scored(&low, &usual),
                &[],
                Some(FIRST),
                Some("plan 'phiếu 15.yaml' --rubric digital-government-quick"),
            ),
            (batch(&one, None, true), &["batch", "in"], None, Some("batch in -o results.xlsx")),
            (batch(&one, None, false), &["batch", "\u{202e}"], None, None),
            (batch(&one, Some("q2"), false), &[], None, Some("compare q2 in")),
            (batch(&two, None, true), &[], Some("m.yaml"), Some("compare q2 q3.csv --rubric m.yaml")),
            (batch(&two, None, false), &["batch", "x"], None, Some("batch x -o results.xlsx")),
            (Ran::Verified(&one, true), &[], None, Some("plan in")),
            (Ran::Verified(&one, false), &[], None, Some("in")),
            (Ran::Verified(&[], true), &[], None, None),
            (Ran::Form(&[form(FormFormat::Yaml, None)]), &["form"], None, Some("form -o form.yaml")),
            (Ran::Form(&[form(FormFormat::Xlsx, Some("a.xlsx"))]), &[], Some(FIRST), Some("a.xlsx")),
            (
                Ran::Form(&[form(FormFormat::Xlsx, Some("a.xlsx"))]),
                &[],
                Some("m.yaml"),
                Some("a.xlsx --rubric m.yaml"),
            ),
            (Ran::Form(&[form(FormFormat::Html, Some("a.html"))]), &[], None, None),
            (Ran::Forms(Some(path("gui")), path("provinces")), &[], None, Some("batch gui --for provinces")),
            (Ran::Asked(path("-x.yaml"), 2), &[], Some(FIRST), Some("interview ./-x.yaml")),
            (Ran::Mapped(path("t.csv"), Some(path("m.toml"))), &[], None, Some("batch t.csv --map m.toml")),
            (Ran::Mapped(path("-"), Some(path("m.toml"))), &[], None, None),
            (Ran::Listed(None), &[], None, Some("form --rubric digital-government-quick -o form.xlsx")),
            (Ran::Began(path("r/mine.yaml")), &[], None, Some("check r/mine.yaml")),
        ] {
            let next = next.map(|next| format!("Next: assess {next}"));
            assert_eq!(said(ran, typed, rubric), next, "{ran:?}");
        }
    }
}
