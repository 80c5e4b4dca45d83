//! Work → results, on all threads, in the order of the work.
//!
//! A chunk of work is shared out in parts. Each part makes what the outputs want of its agencies, on whatever thread; then
//! the parts are looked at in their order, so that nothing depends on how the work was shared out. An agency that came
//! before is a failure: its part is made again without it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::appraisal::Appraisal;
use crate::analysis::assessment::{Assessment, Missing};
use crate::analysis::duties::duties;
use crate::base::diagnostic::{Code, Faulty};
use crate::base::source::SourceFile;
use crate::engine::mark::Mark;
use crate::engine::profile::Profile;
use crate::engine::programs::Programs;
use crate::engine::score::Scorecard;
use crate::input::table::Notation;
use crate::model::answers::{self, AnswerSheet};
use crate::model::kind::Kind;
use crate::model::library::{Chosen, ReadFile, Text};
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;
use crate::syntax::tree::Node;

use super::appraisals::Appraisals;
use super::draft::{Draft, Known};
use super::edges::{Look, Place, at};
use super::expected::Expected;
use super::periods::Periods;
use super::sums::{ByPeriod, Sums};
use super::wanted::Wanted;
use super::work::{Work, given_before, size_of};
use super::{Failure, Row, Seen};

/// How many sheets or records a thread takes at a time.
const PART: usize = 32;

/// So few sheets are scored before other threads would have started.
pub const FEW: usize = 64;

/// What makes something of each agency for the outputs of a run.
pub trait Make: Sync {
    /// What is made of the agencies of a part.
    type Made: Default + Send;

    /// Adds an agency.
    fn agency(&self, agency: &Judged<'_, '_>, made: &mut Self::Made);

    /// Adds what has no result and keeps its place, with what was doubtful in it; only who and where it is of its row. Unless
    /// somebody wants it, nothing does.
    fn lost(&self, _row: &Row, _fault: &Failure, _warnings: &[Failure], _made: &mut Self::Made) {}
}

/// An agency that was scored.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Judged<'j, 'r> {
    /// Its result in short.
    pub row: &'j Row,
    /// Its whole result, if that is wanted.
    pub assessment: Option<&'j Assessment<'r>>,
    /// A digest of its answers, if one is wanted.
    pub sha256: &'j str,
    /// What is doubtful in its answers.
    pub warnings: &'j [Failure],
}

/// What became of some agencies, in the order of the input.
#[derive(Debug, Default)]
pub struct Part<M> {
    /// What was made of those that were scored.
    pub made: M,
    /// How many agencies, or inputs, were read.
    pub read: u64,
    /// How many tables were opened, those without rows among them.
    pub tables: u64,
    /// Those that failed.
    pub failures: Vec<Failure>,
    /// How many of them are inputs that cannot be read.
    pub unread: u64,
    /// How many of them are lines of parts that are not as they were written.
    pub damaged: u64,
    /// What is doubtful in the others, and the rows that were left out.
    pub warnings: Vec<Failure>,
    /// How many rows the rules of a column map leave out.
    pub by_rules: u64,
    /// Files that nobody named and that are no answer sheets.
    pub foreign: Vec<PathBuf>,
    /// How numbers are written that have to fit others of their column: the column, and where.
    pub notations: Vec<(String, Notation, String)>,
}

/// Scores the work of a run.
pub struct Scorer<'r, 'l, M> {
    pub(super) rubric: &'r Rubric,
    programs: Programs<'r>,
    pub(super) wanted: Wanted,
    /// Whether an agency may come once in each period.
    pub(super) by_period: bool,
    pub(super) make: M,
    read: &'l ReadFile<'l>,
    /// How the rubric was chosen, which decides what sheets may say about it.
    pub(super) chosen: Chosen,
    seen: Seen,
    pub(super) sums: ByPeriod,
    /// Warnings that nobody wants.
    allowed: Vec<Code>,
    /// What appraisers found, if the caller has a file of that.
    pub(super) appraisals: Option<Appraisals>,
    /// The periods of agencies that are added up together.
    pub(super) periods: Periods,
    /// Who is expected.
    pub(super) expected: Option<Expected>,
    /// The rows of tables that are left out, since they sum up the others.
    pub(super) odd: BTreeMap<Arc<str>, Vec<Place>>,
}

impl<'r, 'l, M: Make> Scorer<'r, 'l, M> {
    /// A scorer that has seen nobody.
    pub fn new(
        (rubric, chosen): (&'r Rubric, Chosen),
        wanted: Wanted,
        by_period: bool,
        make: M,
        read: &'l ReadFile<'l>,
    ) -> Self {
        Self {
            rubric,
            programs: Programs::new(rubric),
            wanted,
            by_period,
            make,
            read,
            chosen,
            seen: Seen::default(),
            sums: ByPeriod::new(),
            allowed: Vec::new(),
            appraisals: None,
            periods: Periods::default(),
            expected: None,
            odd: BTreeMap::new(),
        }
    }

    /// Takes no notice of warnings with these codes, and scores the rows that they would leave out.
    pub fn allow(&mut self, codes: impl IntoIterator<Item = Code>) {
        self.allowed.extend(codes);
    }

    pub(super) fn is_allowed(&self, code: Code) -> bool {
        self.allowed.contains(&code)
    }

    /// Makes drafts of a chunk of work, part by part.
    pub(super) fn drafts(&self, work: &[Work<'r>], look: Option<Look<'_>>) -> Vec<Draft<M::Made>> {
        let size = part_size(work);
        let draft = |work: &[Work<'r>]| self.draft(work, &[], look);
        if work.len() <= size || size > 1 && work.len() <= FEW {
            work.chunks(size).map(draft).collect()
        } else {
            work.par_chunks(size).map(draft).collect()
        }
    }

    /// Scores a chunk of work, of which there may be drafts already.
    pub(super) fn score(
        &mut self,
        work: &[Work<'r>],
        drafts: Option<Vec<Draft<M::Made>>>,
    ) -> Vec<Part<M::Made>> {
        let drafts = drafts.unwrap_or_else(|| self.drafts(work, None));
        let parts = drafts.into_iter().zip(work.chunks(part_size(work)));
        parts.map(|(draft, work)| self.finish(draft, work)).collect()
    }

    /// Leaves out those that came before, and adds the others to the sums.
    fn finish(&mut self, draft: Draft<M::Made>, work: &[Work<'r>]) -> Part<M::Made> {
        let mut again = Vec::new();
        let mut failures = Vec::new();
        let (mut start, mut others) = (0, draft.failures.iter().peekable());
        for (at, known) in draft.agencies.iter().enumerate() {
            while let Some((_, failure)) = others.next_if(|(before, _)| *before <= at) {
                failures.push(failure.clone());
            }
            let key = draft.keys.get(start..known.end).unwrap_or_default();
            let who = draft.keys.get(known.end..known.who).unwrap_or_default();
            start = known.who;
            if let Some(expected) = &mut self.expected {
                expected.came(&String::from_utf8_lossy(who));
            }
            let line = u32::try_from(known.line).unwrap_or(u32::MAX);
            // Whoever allows it looks for duplicates itself.
            match self.seen.before(key, &known.source, line) {
                Some(first) if !self.is_allowed(Code::DuplicateAgency) => {
                    let failure = self.failure_again(who, known, &first);
                    failures.push(failure.clone());
                    if known.stated.as_deref() != Some(&failure) {
                        again.push((at, failure));
                    }
                }
                _ => failures.extend(known.stated.as_deref().cloned()),
            }
        }
        failures.extend(others.map(|(_, failure)| failure.clone()));
        if let Some(expected) = &mut self.expected {
            expected.failed(failures.iter().map(|failure| failure.position.as_str()));
        }
        let draft = if again.is_empty() { draft } else { self.draft(work, &again, None) };
        let Draft { made, read, tables, unread, damaged, sums, periods, warnings, by_rules, .. } = draft;
        let (foreign, notations) = (draft.foreign, draft.notations);
        for (period, sums) in sums.into_iter().flatten() {
            match self.sums.entry(period) {
                Entry::Vacant(free) => {
                    free.insert(sums);
                }
                Entry::Occupied(mut known) => known.get_mut().merge(*sums),
            }
        }
        self.periods.merge(&periods);
        Part { made, read, tables, failures, unread, damaged, warnings, by_rules, foreign, notations }
    }

    fn failure_again(&self, who: &[u8], known: &Known, first: &str) -> Failure {
        let place = at(&known.source, known.line);
        given_before(&String::from_utf8_lossy(who), place, first, known.has_period && !self.by_period)
    }

    /// Scores a part, without the agencies of these numbers, which came before.
    fn draft(
        &self,
        work: &[Work<'r>],
        without: &[(usize, Failure)],
        look: Option<Look<'_>>,
    ) -> Draft<M::Made> {
        let sums = (self.wanted.summary || self.wanted.items).then(ByPeriod::new);
        let draft = Draft { sums, ..Draft::default() };
        let mut desk = Desk {
            scorer: self,
            without,
            look,
            draft,
            row: Row::default(),
            table: Arc::from(""),
            card: Scorecard::default(),
            profile: Profile::default(),
        };
        for work in work {
            desk.work(work);
        }
        desk.draft
    }
}

/// How many pieces of work a thread takes at a time.
fn part_size(work: &[Work<'_>]) -> usize {
    if work.iter().any(|work| matches!(work, Work::Rows(..))) { 1 } else { PART }
}

/// Where a thread scores one agency after the other, in the same memory.
pub(super) struct Desk<'s, 'r, 'l, M: Make> {
    pub(super) scorer: &'s Scorer<'r, 'l, M>,
    without: &'s [(usize, Failure)],
    pub(super) look: Option<Look<'s>>,
    pub(super) draft: Draft<M::Made>,
    pub(super) row: Row,
    /// The table that the agency at hand stands in.
    pub(super) table: Arc<str>,
    card: Scorecard,
    pub(super) profile: Profile,
}

impl<'r, M: Make> Desk<'_, 'r, '_, M> {
    fn work(&mut self, work: &Work<'r>) {
        if !work.is_of_table() && self.look.is_some() {
            self.edges(&"".into());
            if self.only_looks() {
                return;
            }
        }
        match work {
            Work::Failed(failure) => self.unread(failure.clone()),
            Work::Line(head, piece) => self.line(head, piece),
            Work::Damaged(failure) => self.damaged(failure.clone()),
            Work::Opened => self.draft.tables += 1,
            Work::Doubtful(doubt) => {
                if !doubt.code.is_some_and(|code| self.scorer.is_allowed(code)) {
                    self.draft.warnings.push(doubt.clone());
                }
            }
            Work::Sheet { path, is_found } => match (self.scorer.read)(path) {
                Ok(text) => self.text(&text, &path.display().to_string(), *is_found),
                Err(trouble) => self.trouble(path, trouble),
            },
            Work::Text(bytes) => match Text::new("-", bytes.clone()) {
                Ok(text) => self.text(&text, "-", false),
                Err(trouble) => self.trouble(Path::new("-"), trouble),
            },
            Work::Form(name, bytes) => self.form(name, bytes),
            Work::Record(columns, record) => self.record(columns, record, size_of(record)),
            Work::Rows(table, block) => self.rows(table, block),
        }
    }

    fn text(&mut self, text: &Text, name: &str, is_found: bool) {
        match self.answers_of(&text.source, name, is_found) {
            Ok(Some(sheet)) => {
                let doubts = sheet.warnings.iter().filter(|doubt| !self.scorer.is_allowed(doubt.code));
                self.doubts(doubts.map(|doubt| Failure::at(&text.source, doubt)).collect());
                let sha256 = if self.scorer.wanted.sha256 { text.sha256() } else { String::new() };
                self.sheet(sheet, &sha256, &name.into(), 0);
            }
            Ok(None) => self.draft.foreign.push(name.into()),
            Err(faulty) => self.faulty(&Row::lost(name.to_owned()), &faulty),
        }
    }

    /// The answer sheet in a text; nothing if nobody named it, and it is none: rubrics, cases and files of other programs
    /// lie in folders beside the answers.
    fn answers_of(
        &self,
        source: &SourceFile,
        name: &str,
        is_found: bool,
    ) -> Result<Option<AnswerSheet>, Box<Faulty>> {
        let tree = Format::of(source.name(), source.text()).parse(source);
        let is_ours = match &tree {
            Ok(tree) => Kind::of(tree) == Some(Kind::Answers),
            Err(_) => Kind::seems_ours(source.text()),
        };
        if is_found && !is_ours {
            return Ok(None);
        }
        let tree = tree.map_err(|faults| Box::new(Faulty::new(source.clone(), faults)))?;
        self.admit(source, &tree, name)?;
        let sheet = answers::read(&tree, self.scorer.rubric);
        sheet.map(Some).map_err(|faults| Box::new(Faulty::new(source.clone(), faults)))
    }

    /// Whether a sheet may be scored with the rubric of the run.
    pub(super) fn admit(
        &self,
        source: &SourceFile,
        tree: &Node<'_>,
        origin: &str,
    ) -> Result<(), Box<Faulty>> {
        let reference = answers::reference(tree).ok().flatten();
        let objection =
            self.scorer.chosen.objection(reference.as_ref(), Path::new(origin), self.scorer.rubric);
        objection.map_or(Ok(()), |fault| Err(Box::new(Faulty::new(source.clone(), vec![fault]))))
    }

    pub(super) fn sheet(&mut self, sheet: AnswerSheet, sha256: &str, source: &Arc<str>, line: usize) {
        let sheet = match &self.scorer.appraisals {
            Some(appraisals) => match appraisals.appraise(sheet) {
                Ok(sheet) => sheet,
                Err((sheet, why)) => {
                    let mut lost = Row::lost(at(source, line));
                    lost.sheet(&sheet);
                    return self.fail(&lost, Failure::new(at(source, line), None, why));
                }
            },
            None => sheet,
        };
        self.scored(&sheet.scored_by(self.scorer.wanted.score), sha256, source, line);
    }

    /// Scores a sheet of which it is settled whose answers count; false if the agency is left out.
    pub(super) fn scored(
        &mut self,
        sheet: &AnswerSheet,
        sha256: &str,
        source: &Arc<str>,
        line: usize,
    ) -> bool {
        self.row.sheet(sheet);
        let program = self.scorer.programs.of(sheet.agency.kind);
        self.row.appraisal = Appraisal::of(program, sheet);
        let questions = program.rubric().questions.iter().zip(&sheet.responses);
        let marks: Vec<Mark> = questions.map(|(question, response)| Mark::of(question, response)).collect();
        if !self.scorer.wanted.assessment {
            return self.marks(&marks, source, line);
        }
        let mut assessment = Assessment::new(program, sheet, None);
        let is_in = self.enter(source, line);
        if is_in {
            let Wanted { needs, extras, .. } = self.scorer.wanted;
            self.row.judge(program, &assessment.card, needs, &mut self.profile);
            self.row.add(program, &assessment, &extras);
            assessment.probe(extras.seed.filter(|_| self.scorer.wanted.probes));
            let period = self.row.period.as_ref().filter(|_| self.scorer.by_period);
            let of = (self.scorer.rubric, self.scorer.wanted.items);
            if let Some(sums) = Sums::of(&mut self.draft.sums, period, of) {
                sums.summary.add(&assessment);
                assessment.appraisal.iter().for_each(|appraisal| sums.summary.add_appraisal(appraisal));
                if self.scorer.wanted.items {
                    sums.items(self.scorer.rubric, &assessment.card, &assessment.verdict);
                }
            }
            let others = self.draft.warnings.len() - usize::try_from(self.row.warnings).unwrap_or(0);
            let warnings = self.draft.warnings.get(others..).unwrap_or_default();
            let agency = Judged { row: &self.row, assessment: Some(&assessment), sha256, warnings };
            self.scorer.make.agency(&agency, &mut self.draft.made);
        }
        is_in
    }

    /// Scores marks; the row says already whose they are. False if the agency is left out.
    pub(super) fn marks(&mut self, marks: &[Mark], source: &Arc<str>, line: usize) -> bool {
        if !self.enter(source, line) {
            return false;
        }
        let program = self.scorer.programs.of(self.row.agency.kind);
        program.score_into(marks, &mut self.card);
        self.row.judge(program, &self.card, self.scorer.wanted.needs, &mut self.profile);
        let period = self.row.period.as_ref().filter(|_| self.scorer.by_period);
        let of = (self.scorer.rubric, self.scorer.wanted.items);
        if let Some(sums) = Sums::of(&mut self.draft.sums, period, of) {
            let (rubric, card) = (program.rubric(), &self.card);
            let verdict = program.verdict(card);
            if self.scorer.wanted.summary {
                self.row.appraisal.iter().for_each(|appraisal| sums.summary.add_appraisal(appraisal));
                let Missing { obstacles, gaps, .. } = Missing::new(program, card, &verdict, None);
                sums.summary.add_parts(rubric, (card, &verdict), &obstacles, &gaps, self.row.illustrative);
                sums.summary.add_duties(&duties(rubric, card, self.row.period.as_deref()));
            }
            if self.scorer.wanted.items {
                sums.items(rubric, card, &verdict);
            }
        }
        let agency = Judged { row: &self.row, assessment: None, sha256: "", warnings: &[] };
        self.scorer.make.agency(&agency, &mut self.draft.made);
        true
    }

    /// Keeps the place of an agency that had been given before in its part; where it was given first is what this run says.
    pub(super) fn again(
        &mut self,
        row: &Row,
        (source, line): (&Arc<str>, usize),
        fault: Failure,
        warnings: &[Failure],
    ) {
        self.draft.read += 1;
        let number = self.draft.agencies.len();
        let found = self.without.binary_search_by_key(&number, |(number, _)| *number);
        let said = found.ok().and_then(|found| self.without.get(found)).map_or(&fault, |(_, said)| said);
        self.keep(row, said, warnings);
        self.draft.know(row, self.scorer.by_period, (source, line), Some(fault));
    }

    /// Notes an agency; false if it is to be left out.
    fn enter(&mut self, source: &Arc<str>, line: usize) -> bool {
        self.draft.read += 1;
        let number = self.draft.agencies.len();
        self.draft.know(&self.row, self.scorer.by_period, (source, line), None);
        if self.scorer.wanted.origin {
            self.row.origin.clear();
            self.row.origin.push_str(source);
            if line > 0 {
                self.row.origin.push_str(&line.to_string());
            }
        }
        if let Ok(found) = self.without.binary_search_by_key(&number, |(number, _)| *number) {
            if let Some((_, fault)) = self.without.get(found) {
                self.given_before(source, line, fault);
            }
            return false;
        }
        if self.draft.sums.is_some() && !self.scorer.by_period {
            self.draft.periods.add(self.row.period.as_ref());
        }
        true
    }
}
