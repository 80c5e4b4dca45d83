//! Golden cases: answers kept beside a rubric with the result that its author expects.
//!
//! `NAME.cases.yaml` holds a list of `cases`; each has a `name`, `answers`, perhaps the name of an earlier case
//! it starts `from`, perhaps the `kind` of agency that answers, perhaps whose answers count (`score: appraised`), and what to `expect`: always the `stage`, unless the
//! rubric claims none, and optionally the `index`, the overall `coverage` at stages, the `range`, the stages of
//! `dimensions`, the stage with `na_as_unmet`, the `evidenced` stage, the first `gaps`, and the
//! `duties` that are not met or not shown in the `period` of the case.

pub mod against;
mod words;

use std::borrow::Cow;

use crate::analysis::duties::duties;
use crate::analysis::gaps::gaps;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::base::source::Span;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{StageNumber, Verdict, obstacles};
use crate::model::answers::{
    AgencyKind, Given, Response, Score, agency_kind, count_appraised, in_scope, read_period, read_responses,
};
use crate::model::rubric::{Dimension, Method, Rubric, Scale, id};
use crate::syntax::tree::{Faults, Fields, Node, Value, unknown};

/// The most criteria that a failing case names.
const MOST_NAMED: usize = 8;

/// A set of answers with the result expected of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// The name.
    pub name: String,
    /// What kind of agency answers.
    pub kind: Option<AgencyKind>,
    /// The period, for the duties.
    pub period: Option<String>,
    /// Whose answers count.
    pub score: Score,
    /// A response to each question of the rubric.
    pub responses: Vec<Response>,
    expectations: Vec<(Span, Expectation)>,
}

impl Case {
    /// Where the case says what it expects.
    #[must_use]
    pub fn places(&self) -> Vec<Span> {
        self.expectations.iter().map(|(span, _)| *span).collect()
    }
}

#[derive(Clone, Debug)]
enum Expectation {
    Stage(StageNumber),
    Index(Ppm),
    Coverage(usize, Ppm),
    Range(StageNumber, StageNumber),
    Dimension(usize, StageNumber),
    NotApplicableAsUnmet(StageNumber),
    Evidenced(StageNumber),
    Gaps(Vec<usize>),
    Duties(Vec<String>),
}

/// Reads the cases of a rubric.
///
/// # Errors
/// Every fault of the file, in the order of the file.
pub fn read(root: &Node<'_>, rubric: &Rubric) -> Result<Vec<Case>, Faults> {
    let mut faults = Faults::new();
    let cases = cases(root, rubric, &mut faults);
    match cases {
        Some(cases) if faults.is_empty() => Ok(cases),
        _ => Err(faults),
    }
}

fn cases(root: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<Vec<Case>> {
    let mut fields = root.fields(faults)?;
    // Without it the name of the file tells, or the caller.
    let reference = fields.optional("rubric");
    if !reference.is_none_or(|node| crate::model::answers::check_rubric(node, rubric, faults)) {
        return None;
    }
    let list = fields.required("cases", faults).and_then(|node| node.list(faults));
    fields.finish(faults);
    let mut cases: Vec<Case> = Vec::new();
    for node in list? {
        let case = case(node, rubric, &cases, faults);
        cases.extend(case);
    }
    Some(cases)
}

fn case(node: &Node<'_>, rubric: &Rubric, earlier: &[Case], faults: &mut Faults) -> Option<Case> {
    let mut fields = node.fields(faults)?;
    let name_node = fields.required("name", faults);
    let name = name_node.and_then(|node| id(node, faults));
    if let (Some(node), Some(name)) = (name_node, &name)
        && earlier.iter().any(|case| case.name == *name)
    {
        faults.push(Diagnostic::error(Code::DuplicateId, node.span, words::case_given_twice(name)));
    }
    fields.optional("about").and_then(|node| node.text(faults));
    let base = fields.optional("from").and_then(|node| {
        let text = node.text(faults)?;
        let found = earlier.iter().find(|case| case.name == text);
        if found.is_none() {
            let known = earlier.iter().map(|case| case.name.as_str());
            faults.push(unknown(Code::UnknownValue, node.span, text, known));
        }
        found
    });
    let answers = fields.optional("answers");
    let kind = fields.optional("kind").and_then(|node| agency_kind(node, faults));
    let kind = kind.or(base.and_then(|case| case.kind));
    let period = fields.optional("period").and_then(|node| read_period(node, faults));
    let period = period.or(base.and_then(|case| case.period.clone()));
    let score =
        fields.optional("score").and_then(|node| node.word(&Score::WORDS, Code::UnknownValue, faults));
    let score = score.or(base.map(|case| case.score)).unwrap_or_default();
    let mut responses = in_scope(rubric, kind);
    for (response, earlier) in responses.iter_mut().zip(base.map_or(&[][..], |case| &case.responses)) {
        // Answers to questions that this kind is not asked are dropped.
        if response.given != Given::OutOfScope && earlier.given != Given::OutOfScope {
            response.clone_from(earlier);
        }
    }
    if let Some(node) = answers {
        let changed = read_responses(node, rubric, kind, faults);
        // A case tests the edges on purpose.
        faults.retain(Diagnostic::is_error);
        for entry in node.entries(&mut Faults::new()).unwrap_or_default() {
            if let Some(at) = rubric.question(&entry.key).or_else(|| rubric.former_question(&entry.key)) {
                responses[at] = changed[at].clone();
            }
        }
    }
    let expectations = fields.required("expect", faults).and_then(|node| expectations(node, rubric, faults));
    fields.finish(faults);
    Some(Case { name: name?, kind, period, score, responses, expectations: expectations? })
}

fn expectations(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<Vec<(Span, Expectation)>> {
    let mut fields = node.fields(faults)?;
    let mut list = Vec::new();
    let claims = rubric.method.claims();
    let stage_node = if claims { fields.required("stage", faults) } else { None };
    let mut one = |node: Option<&Node<'_>>, make: fn(StageNumber) -> Expectation, faults: &mut Faults| {
        if let Some(node) = node
            && let Some(stage) = stage(node, rubric, faults)
        {
            list.push((node.span, make(stage)));
        }
    };
    one(stage_node, Expectation::Stage, faults);
    if claims {
        one(fields.optional("na_as_unmet"), Expectation::NotApplicableAsUnmet, faults);
        one(fields.optional("evidenced"), Expectation::Evidenced, faults);
        range(&mut fields, rubric, &mut list, faults);
        dimensions(&mut fields, rubric, &mut list, faults);
    }
    let index = fields.optional("index");
    if let Some(node) = index
        && let Some(ppm) = share(node, rubric, faults)
    {
        list.push((node.span, Expectation::Index(ppm)));
    }
    let coverage = if rubric.method.is_banded() { None } else { fields.optional("coverage") };
    if let Some(node) = coverage {
        for entry in node.entries(faults).unwrap_or_default() {
            let Some(column) = rubric.stage(&entry.key).or_else(|| rubric.former_stage(&entry.key)) else {
                let known = rubric.stages.iter().map(|stage| stage.id.as_str());
                faults.push(unknown(Code::UnknownStage, entry.key_span, &entry.key, known));
                continue;
            };
            if let Some(ppm) = share(&entry.value, rubric, faults) {
                list.push((entry.value.span, Expectation::Coverage(column, ppm)));
            }
        }
    }
    if !claims && index.is_none() && coverage.is_none() {
        faults.push(
            Diagnostic::error(Code::MissingKey, fields.anchor(), words::case_expects_nothing())
                .help(words::expect_profile_by_coverage_or_index()),
        );
    }
    if let Some(node) = fields.optional("gaps") {
        let items = node.list(faults).unwrap_or_default();
        let ids = items.iter().filter_map(|item| criterion(item, rubric, faults)).collect();
        list.push((node.anchor, Expectation::Gaps(ids)));
    }
    if let Some(node) = fields.optional("duties") {
        let items = node.list(faults).unwrap_or_default();
        let ids = items.iter().filter_map(|item| duty(item, rubric, faults)).collect();
        list.push((node.anchor, Expectation::Duties(ids)));
    }
    fields.finish(faults);
    Some(list)
}

/// A share, written in percent or on the scale of the rubric.
fn share(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<Ppm> {
    let value = node.decimal(faults)?;
    let scale = rubric.scale.unwrap_or(Scale::PERCENT);
    // What is written to fewer digits than a result has would pass where it should not.
    let share =
        scale.share(value).filter(|share| [scale.value(*share), scale.written(*share)].contains(&value));
    if share.is_none() {
        let fault = crate::model::rubric::out_of_range(node, scale.min, scale.max);
        let is_percent = rubric.scale.is_none();
        faults.push(fault.maybe_help(is_percent.then(words::at_most_four_decimals)));
    }
    share
}

fn range(
    fields: &mut Fields<'_, '_>,
    rubric: &Rubric,
    list: &mut Vec<(Span, Expectation)>,
    faults: &mut Faults,
) {
    let Some(node) = fields.optional("range") else { return };
    match &node.value {
        Value::List(ends) if ends.len() == 2 => {
            let (worst, best) = (stage(&ends[0], rubric, faults), stage(&ends[1], rubric, faults));
            if let (Some(worst), Some(best)) = (worst, best) {
                list.push((node.span, Expectation::Range(worst, best)));
            }
        }
        _ => faults.push(Diagnostic::error(Code::WrongType, node.anchor, words::range_of_stages())),
    }
}

fn dimensions(
    fields: &mut Fields<'_, '_>,
    rubric: &Rubric,
    list: &mut Vec<(Span, Expectation)>,
    faults: &mut Faults,
) {
    let Some(node) = fields.optional("dimensions") else { return };
    for entry in node.entries(faults).unwrap_or_default() {
        let was = |dimension: &Dimension| dimension.was.iter().any(|was| **was == *entry.key);
        let found = rubric.dimensions.iter().position(|dimension| dimension.id == entry.key);
        let Some(at) = found.or_else(|| rubric.dimensions.iter().position(was)) else {
            let known = rubric.dimensions.iter().map(|dimension| dimension.id.as_str());
            faults.push(unknown(Code::UnknownKey, entry.key_span, &entry.key, known));
            continue;
        };
        if let Some(stage) = stage(&entry.value, rubric, faults) {
            list.push((entry.value.span, Expectation::Dimension(at, stage)));
        }
    }
}

fn stage(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<StageNumber> {
    let text = node.text(faults)?;
    let found = rubric.position(text).or_else(|| rubric.former_stage(text).map(|at| at + 1));
    if found.is_none() {
        let known = (0..=rubric.stages.len()).map(|position| rubric.stage_id(position));
        faults.push(unknown(Code::UnknownStage, node.span, text, known));
    }
    found
}

fn criterion(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<usize> {
    let text = node.text(faults)?;
    let ids: Vec<String> = rubric.criteria.iter().map(|criterion| rubric.criterion_id(criterion)).collect();
    let found = ids.iter().position(|id| id == text);
    if found.is_none() {
        faults.push(unknown(Code::UnknownValue, node.span, text, ids.iter().map(String::as_str)));
    }
    found
}

fn duty(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<String> {
    let text = node.text(faults)?;
    let ids: Vec<String> = rubric.duties().map(|duty| rubric.duty_id(&duty)).collect();
    if ids.iter().any(|id| id == text) {
        return Some(text.to_owned());
    }
    faults.push(unknown(Code::UnknownValue, node.span, text, ids.iter().map(String::as_str)));
    None
}

impl Case {
    /// The responses that count.
    #[must_use]
    pub fn counted(&self) -> Cow<'_, [Response]> {
        let mut responses = Cow::Borrowed(self.responses.as_slice());
        if self.score == Score::Appraised {
            count_appraised(responses.to_mut());
        }
        responses
    }
}

/// What no case touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untouched {
    /// Criteria whose question no case answers.
    pub criteria: Vec<usize>,
    /// Stages, 0 included, that no case expects.
    pub stages: Vec<StageNumber>,
}

/// The criteria and stages that no case touches.
#[must_use]
pub fn untouched(rubric: &Rubric, cases: &[Case]) -> Untouched {
    let answered = |question: usize| {
        cases
            .iter()
            .any(|case| matches!(case.responses[question].given, crate::model::answers::Given::Answer(_)))
    };
    let expected = |stage: StageNumber| {
        // In a profile, which claims no stage, the coverage at a stage is what a case can expect of it.
        let is_it = |(_, expectation): &(Span, Expectation)| match expectation {
            Expectation::Stage(it) => *it == stage,
            Expectation::Coverage(column, _) => !rubric.method.claims() && column + 1 == stage,
            _ => false,
        };
        cases.iter().any(|case| case.expectations.iter().any(is_it))
    };
    let criteria = 0..rubric.criteria.len();
    let can_be_none = match &rubric.method {
        Method::Staged { .. } => true,
        Method::Banded { from, .. } => from.first().is_some_and(|bound| *bound > Ppm::ZERO),
        Method::Profile => false,
    };
    Untouched {
        criteria: criteria.filter(|&at| !answered(rubric.criteria[at].question)).collect(),
        stages: (usize::from(!can_be_none)..=rubric.stages.len()).filter(|&stage| !expected(stage)).collect(),
    }
}

/// Runs a case: one diagnostic for each expectation that fails, at the expectation.
#[must_use]
pub fn run(rubric: &Rubric, case: &Case) -> Vec<Diagnostic> {
    let program = Program::new(rubric, case.kind);
    let (card, verdict) = program.judge(&case.counted());
    let stage = |position: StageNumber| rubric.stage_id(position).to_owned();
    let scale = rubric.scale.unwrap_or(Scale::PERCENT);
    let index =
        |index: Option<Ppm>| index.map_or_else(|| "–".to_owned(), |ppm| scale.written(ppm).to_string());
    let actual_stage = verdict.stage.unwrap_or(0);
    let mut failures = Vec::new();
    for (span, expectation) in &case.expectations {
        let (wanted, actual) = match expectation {
            Expectation::Stage(wanted) => (stage(*wanted), stage(actual_stage)),
            Expectation::Index(wanted) => (index(Some(*wanted)), index(verdict.profile.index)),
            Expectation::Coverage(column, wanted) => {
                (index(Some(*wanted)), index(verdict.profile.overall()[*column]))
            }
            Expectation::Range(worst, best) => (
                format!("[{}, {}]", stage(*worst), stage(*best)),
                format!("[{}, {}]", stage(verdict.range.stage.0), stage(verdict.range.stage.1)),
            ),
            Expectation::Dimension(at, wanted) => {
                (stage(*wanted), verdict.dimension_stages[*at].map_or_else(|| "–".to_owned(), stage))
            }
            Expectation::NotApplicableAsUnmet(wanted) => {
                (stage(*wanted), stage(verdict.not_applicable_as_unmet))
            }
            Expectation::Evidenced(wanted) => (stage(*wanted), stage(verdict.evidenced)),
            Expectation::Gaps(wanted) => {
                let next = (actual_stage + 1).min(rubric.highest_stage(case.kind));
                let target = rubric.method.claims().then_some(next);
                let gaps = gaps(&program, &card, &verdict.profile, target);
                let name = |at: &usize| rubric.criterion_id(&rubric.criteria[*at]);
                let actual = gaps.iter().take(wanted.len()).map(|gap| name(&gap.criterion));
                let wanted = wanted.iter().map(name).collect::<Vec<_>>();
                (wanted.join(", "), actual.collect::<Vec<_>>().join(", "))
            }
            Expectation::Duties(wanted) => {
                let duties = duties(rubric, &card, case.period.as_deref());
                let open = duties.iter().filter(|it| it.state.is_open() && !it.coming);
                let open: Vec<String> = open.map(|it| rubric.duty_id(&it.duty)).collect();
                (format!("[{}]", wanted.join(", ")), format!("[{}]", open.join(", ")))
            }
        };
        if wanted != actual {
            let name = &case.name;
            let message = words::case_expects_result(name, &wanted, &actual);
            let failure = Diagnostic::error(Code::FailingCase, *span, message);
            failures.push(failure.maybe_help(difference(rubric, &card, &verdict, expectation)));
        }
    }
    failures
}

/// The coverages and criteria that made the difference between what a case expects and its result.
fn difference(
    rubric: &Rubric,
    card: &Scorecard,
    verdict: &Verdict,
    expectation: &Expectation,
) -> Option<Message> {
    let scale = rubric.scale.unwrap_or(Scale::PERCENT);
    let row = |coverages: &[Option<Ppm>]| {
        let cells = coverages.iter().enumerate().map(|(column, coverage)| {
            let coverage = coverage.map_or_else(|| "–".to_owned(), |ppm| scale.written(ppm).to_string());
            match rubric.column_stage(column) {
                Some(stage) => format!("{} {coverage}", stage.id),
                None => coverage,
            }
        });
        cells.collect::<Vec<_>>().join(", ")
    };
    let overall = row(verdict.profile.overall());
    match expectation {
        Expectation::Stage(wanted) if *wanted > verdict.stage.unwrap_or(0) => {
            let missing = obstacles(rubric, card, &verdict.profile, *wanted);
            let low: Vec<usize> = missing.shortfalls.iter().map(|shortfall| shortfall.column).collect();
            let in_the_way = |at: &usize| {
                let is_unmet = card.outcomes[*at].applies() && !card.outcomes[*at].is_met();
                missing.holds.contains(at) || low.contains(&rubric.criteria[*at].column) && is_unmet
            };
            let ids = (0..rubric.criteria.len()).filter(in_the_way);
            let ids: Vec<String> =
                ids.take(MOST_NAMED).map(|at| rubric.criterion_id(&rubric.criteria[at])).collect();
            let ids = ids.join(", ");
            Some(words::coverage_and_unmet(&overall, &ids))
        }
        Expectation::Dimension(at, _) => {
            let row = row(verdict.profile.dimension(*at));
            Some(words::coverage_of_dimension(&row))
        }
        Expectation::Gaps(_) | Expectation::Duties(_) => None,
        _ => Some(words::coverage(&overall)),
    }
}
