//! Checking files: everything that is wrong with each, by its kind, with levels, ignores and counts.
//!
//! A file is a rubric, an answer sheet or a list of golden cases by what it contains. Its own faults come from its
//! reader; a rubric that can be read is looked at by the rules of [`lint`](crate::lint), and the cases are run.

pub mod both_versions;
pub mod caller;
pub mod examine;
pub mod fix;
pub mod gather;
mod left;
pub mod migrate;
pub mod run;
pub mod versions;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, Severity};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::batch::Cause;
use crate::cases::against::Comparison;
use crate::lint::{Check, FileSubject, Places, RULES, Rule, Subject, suppress};
use crate::model::rubric::Rubric;
use crate::model::rubric::extends::{self, Extended};
use crate::syntax::format::Format;
use crate::syntax::tree::{Faults, Node};
use crate::syntax::yaml::Comment;
use crate::{cases, model::answers, model::rubric, syntax::yaml};

pub use crate::model::kind::Kind;
pub use left::{Left, LeftIn};

/// How findings of a rule are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They are errors.
    Deny,
    /// They are warnings.
    Warn,
    /// They are counted, not reported.
    Allow,
}

/// What the user says about rules.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: BTreeMap<Code, Level>,
}

impl Levels {
    /// Sets the level of a rule.
    pub fn set(&mut self, code: Code, level: Level) {
        self.levels.insert(code, level);
    }

    /// Sets the level of several rules.
    pub fn set_all(&mut self, codes: &[Code], level: Level) {
        for code in codes {
            self.set(*code, level);
        }
    }

    /// How bad findings of a code are; nothing if they are not reported. What has no rule stays as it is.
    #[must_use]
    pub fn severity(&self, code: Code, own: Severity) -> Option<Severity> {
        Rule::find(code.as_str()).map_or(Some(own), |rule| self.of(rule))
    }

    /// Findings with the severities that they have here; those that are not reported are left out.
    #[must_use]
    pub fn apply(&self, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let at_level = |found: &Diagnostic| {
            let severity = self.severity(found.code, found.severity)?;
            Some(Diagnostic { severity, ..found.clone() })
        };
        findings.iter().filter_map(at_level).collect()
    }

    /// What a batch says with the severity that it has here; nothing if it is not reported. What the input itself makes an
    /// error stays one.
    #[must_use]
    pub fn judged(&self, said: &Cause) -> Option<Cause> {
        let severity = match said.first.code.filter(|_| said.severity != Severity::Error) {
            Some(code) => self.severity(code, said.severity)?,
            None => said.severity,
        };
        Some(Cause { severity, ..said.clone() })
    }

    /// The codes whose findings are not reported.
    pub fn allowed(&self) -> impl Iterator<Item = Code> {
        self.levels.iter().filter(|(_, level)| **level == Level::Allow).map(|(code, _)| *code)
    }

    fn of(&self, rule: &Rule) -> Option<Severity> {
        match self.levels.get(&rule.code) {
            _ if rule.is_final() => Some(Severity::Error),
            Some(Level::Deny) => Some(Severity::Error),
            Some(Level::Warn) => Some(Severity::Warning),
            Some(Level::Allow) => None,
            None => rule.on.then_some(rule.severity),
        }
    }

    /// Whether the rule has to run: it is on by default, or the user asked for it.
    fn runs(&self, rule: &Rule) -> bool {
        rule.on || matches!(self.levels.get(&rule.code), Some(Level::Deny | Level::Warn))
    }
}

/// A file with everything that was found in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckedFile {
    /// The file.
    pub source: SourceFile,
    /// What it is; `None` if it cannot be told.
    pub kind: Option<Kind>,
    /// What is reported, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// How many findings its comments ignore.
    pub ignored: usize,
    /// How many findings were allowed.
    pub suppressed: usize,
    /// The golden cases that were run.
    pub cases: Vec<RanCase>,
    /// What an answer sheet that can be read has not answered yet; nothing if that is nothing.
    pub left: Option<Left>,
    /// Where it is from the root of its repository, with slashes, if that is known: hosts of code know it by that.
    pub place: Option<String>,
}

/// A golden case that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RanCase {
    /// Its name.
    pub name: String,
    /// Where it says what is expected: findings there are its failures.
    pub expectations: Vec<Span>,
}

impl CheckedFile {
    /// A file that cannot be read as text, with what is wrong with it.
    #[must_use]
    pub fn unreadable(faulty: Faulty) -> Self {
        let Faulty { source, diagnostics, .. } = faulty;
        let cases = Vec::new();
        Self {
            source,
            kind: None,
            findings: diagnostics,
            ignored: 0,
            suppressed: 0,
            cases,
            left: None,
            place: None,
        }
    }
}

/// The files of a run, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct CheckReport {
    /// The files.
    pub files: Vec<CheckedFile>,
    /// What the caller calls this run, so that those of several jobs do not replace each other.
    pub category: Option<String>,
}

impl CheckReport {
    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.files.iter().flat_map(|file| &file.findings);
        findings.filter(|finding| finding.severity == severity).count()
    }

    /// Adds the finding that a rubric's version does not say what changed.
    pub fn judge_version(&mut self, path: &Path, old: &Rubric, new: &Rubric, comparison: &Comparison) {
        let is_it = |file: &&mut CheckedFile| Path::new(file.source.name()) == path;
        let Some(file) = self.files.iter_mut().find(is_it).filter(|_| !comparison.is_enough()) else {
            return;
        };
        let parsed = Parsed::new(&file.source);
        let version = parsed.tree().ok().and_then(|tree| tree.get("version")).map(|entry| entry.value.span);
        let [was, is, least] = [&old.version, &new.version, &comparison.least].map(ToString::to_string);
        let message = words::version_says_too_little(&was, &is, &least);
        file.findings.push(Diagnostic::error(Code::VersionTooLow, version.unwrap_or_default(), message));
        file.findings.sort_by(Diagnostic::order);
    }

    /// How many findings were ignored by comments.
    #[must_use]
    pub fn ignored(&self) -> usize {
        self.files.iter().map(|file| file.ignored).sum()
    }

    /// How many findings were allowed.
    #[must_use]
    pub fn suppressed(&self) -> usize {
        self.files.iter().map(|file| file.suppressed).sum()
    }
}

/// A text that has been parsed, so that its kind is known before its rubric is.
#[derive(Debug)]
pub struct Parsed<'a> {
    source: &'a SourceFile,
    tree: Result<Node<'a>, Faults>,
    comments: Vec<Comment>,
}

impl<'a> Parsed<'a> {
    /// Parses a text by its format.
    #[must_use]
    pub fn new(source: &'a SourceFile) -> Self {
        let format = Format::of(source.name(), source.text());
        if format != Format::Yaml {
            return Self { source, tree: format.parse(source), comments: Vec::new() };
        }
        match yaml::parse_with_comments(source) {
            Ok((tree, comments)) => Self { source, tree: Ok(tree), comments },
            Err(fault) => Self { source, tree: Err(vec![*fault]), comments: Vec::new() },
        }
    }

    /// What the file is, by its keys.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::of(self.tree.as_ref().ok()?)
    }

    /// The tree of the text.
    ///
    /// # Errors
    /// Why it has none.
    pub const fn tree(&self) -> Result<&Node<'a>, &Faults> {
        self.tree.as_ref()
    }

    /// The rubric that an answer sheet or a case file names.
    #[must_use]
    pub fn reference(&self) -> Option<answers::Reference> {
        answers::reference(self.tree.as_ref().ok()?).ok().flatten()
    }

    /// The id of the rubric in the file, if it is one.
    #[must_use]
    pub fn rubric_id(&self) -> Option<String> {
        let id = self.tree.as_ref().ok()?.get("rubric")?.value.text(&mut Faults::new())?;
        Some(id.to_owned())
    }

    /// The rubric in the file, if it is one that can be read.
    #[must_use]
    pub fn rubric(&self) -> Option<Rubric> {
        rubric::read(self.tree.as_ref().ok()?).ok()
    }

    /// The cases in the file, if it holds some that can be read.
    #[must_use]
    pub fn cases(&self, rubric: &Rubric) -> Option<Vec<cases::Case>> {
        cases::read(self.tree.as_ref().ok()?, rubric).ok()
    }

    /// The answer sheet in the file, if it is one that can be read.
    #[must_use]
    pub fn sheet(&self, rubric: &Rubric) -> Option<answers::AnswerSheet> {
        answers::read(self.tree.as_ref().ok()?, rubric).ok()
    }

    /// Whether a file that nobody named is worth reporting: one of our kinds, or one that seems to be and is broken.
    #[must_use]
    pub fn may_be_ours(&self) -> bool {
        self.kind().is_some() || self.tree.is_err() && Kind::seems_ours(self.source.text())
    }

    /// Checks a column map, with what its reader says of it.
    #[must_use]
    pub fn check_map(&self, faults: Faults, levels: &Levels) -> CheckedFile {
        let mut file = self.check(None, None, levels);
        if self.tree.is_ok() {
            file.findings.extend(faults);
            file.findings.sort_by(Diagnostic::order);
            file.findings.dedup();
        }
        file
    }

    /// Checks the file.
    ///
    /// `rubric` is the one that an answer sheet or a case file is for; `fault` says why there is none, or what else
    /// is wrong with the file as a whole.
    #[must_use]
    pub fn check(&self, rubric: Option<&Rubric>, fault: Option<Diagnostic>, levels: &Levels) -> CheckedFile {
        let kind = self.kind();
        let (mut findings, mut cases, mut left, mut readable) = (Vec::new(), Vec::new(), None, true);
        match (&self.tree, kind) {
            (Err(faults), _) => findings.extend(faults.iter().cloned()),
            (Ok(tree), Some(Kind::Rubric)) => {
                let read = rubric::read(tree);
                readable = read.is_ok();
                match &read {
                    Ok(rubric) => findings.extend(lint_rubric(self.source, tree, rubric, levels)),
                    Err(faults) => findings.extend(faults.iter().cloned()),
                }
                lint_file(self.source, tree, read.as_ref().ok(), true, levels, &mut findings);
            }
            (Ok(tree), kind) => {
                findings.extend(fault);
                match (rubric, kind) {
                    (Some(rubric), Some(Kind::Cases)) => cases = run_cases(tree, rubric, &mut findings),
                    (Some(rubric), Some(Kind::Answers)) => match answers::read(tree, rubric) {
                        Ok(sheet) => {
                            left = Left::of(rubric, &sheet);
                            findings.extend(sheet.warnings);
                        }
                        Err(faults) => findings.extend(faults),
                    },
                    _ => {}
                }
                lint_file(self.source, tree, rubric, false, levels, &mut findings);
            }
        }
        CheckedFile { left, ..self.judged(findings, cases, readable, levels) }
    }

    /// Checks a rubric whose parents cannot be had, with what is wrong with that.
    #[must_use]
    pub fn check_orphan(&self, mut findings: Faults, levels: &Levels) -> CheckedFile {
        if let Ok(tree) = &self.tree {
            lint_file(self.source, tree, None, true, levels, &mut findings);
        }
        self.judged(findings, Vec::new(), false, levels)
    }

    /// Checks a rubric together with those that it extends.
    #[must_use]
    pub fn check_extended(&self, extended: &Extended<'_>, levels: &Levels) -> CheckedFile {
        let Ok(tree) = &self.tree else { return self.check(None, None, levels) };
        let place = extends::extended(tree).map_or_else(Span::default, |entry| entry.value.span);
        let mut findings = extended.warnings.clone();
        match (&extended.rubric, extended.faulty()) {
            (Ok(rubric), _) => {
                let (parent_tree, parent) = &extended.parent;
                let of_parent = lint_rubric(self.source, parent_tree, parent, levels);
                let found = lint_rubric(self.source, &extended.tree, rubric, levels);
                findings.extend(extended.own(found, &of_parent, place));
                if extended.changes_nothing() {
                    let message = extends::changes_nothing(&parent.id);
                    let finding = Diagnostic::warning(Code::IdleExtends, place, message);
                    findings.push(finding.help(extends::use_it_directly(&parent.id)));
                }
            }
            (Err(_), Some(faulty)) => {
                let of_others = |other: &&Faulty| other.source.name() != self.source.name();
                if let Some(other) = std::iter::once(&faulty).chain(&faulty.beside).find(of_others) {
                    let message = extends::does_not_fit(&quoted(other.source.name()));
                    findings.push(Diagnostic::error(Code::BadExtends, place, message));
                }
                if faulty.source.name() == self.source.name() {
                    findings.extend(faulty.diagnostics);
                }
            }
            (Err(_), None) => {}
        }
        let rubric = extended.rubric.as_ref().ok();
        lint_file(self.source, tree, rubric, true, levels, &mut findings);
        self.judged(findings, Vec::new(), rubric.is_some(), levels)
    }

    /// Findings as comments and levels leave them.
    fn judged(
        &self,
        findings: Vec<Diagnostic>,
        cases: Vec<RanCase>,
        readable: bool,
        levels: &Levels,
    ) -> CheckedFile {
        let suppressed = suppress::apply(self.source, &self.comments, findings, |code| {
            let rule = Rule::find(code.as_str());
            rule.is_some_and(|rule| {
                levels.runs(rule) && (readable || !matches!(rule.check, Check::Rubric(_)))
            })
        });
        let mut file = CheckedFile {
            source: self.source.clone(),
            kind: self.kind(),
            findings: Vec::new(),
            ignored: suppressed.ignored,
            suppressed: 0,
            cases,
            left: None,
            place: None,
        };
        for mut finding in suppressed.reported {
            // A code without a rule is a fault of reading, and always an error.
            match levels.severity(finding.code, finding.severity) {
                None => file.suppressed += 1,
                Some(severity) => {
                    finding.severity = severity;
                    file.findings.push(finding);
                }
            }
        }
        file.findings.sort_by(Diagnostic::order);
        file.findings.dedup();
        file
    }
}

fn lint_rubric(source: &SourceFile, tree: &Node<'_>, rubric: &Rubric, levels: &Levels) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let stages: Vec<&str> = rubric.stages.iter().map(|stage| stage.id.as_str()).collect();
    let subject = Subject { source, tree, rubric, places: Places::of(tree, &stages) };
    for rule in RULES.iter().filter(|rule| levels.runs(rule)) {
        if let Check::Rubric(check) = rule.check {
            check(&subject, &mut findings);
        }
    }
    findings
}

fn lint_file(
    source: &SourceFile,
    tree: &Node<'_>,
    rubric: Option<&Rubric>,
    is_rubric: bool,
    levels: &Levels,
    findings: &mut Vec<Diagnostic>,
) {
    let subject = FileSubject { source, tree, rubric, is_rubric };
    for rule in RULES.iter().filter(|rule| levels.runs(rule)) {
        if let Check::File(check) = rule.check {
            check(&subject, findings);
        }
    }
}

/// Runs the cases of a file; what the rubric no longer has makes a case stale.
fn run_cases(tree: &Node<'_>, rubric: &Rubric, findings: &mut Vec<Diagnostic>) -> Vec<RanCase> {
    match cases::read(tree, rubric) {
        Ok(cases) => {
            findings.extend(cases.iter().flat_map(|case| cases::run(rubric, case)));
            let ran = |case: &cases::Case| RanCase { name: case.name.clone(), expectations: case.places() };
            cases.iter().map(ran).collect()
        }
        Err(faults) => {
            let gone = [Code::UnknownQuestion, Code::UnknownOption, Code::UnknownItem, Code::UnknownStage];
            findings.extend(faults.into_iter().map(|mut fault| {
                if gone.contains(&fault.code) {
                    fault.code = Code::StaleCase;
                }
                fault
            }));
            Vec::new()
        }
    }
}
