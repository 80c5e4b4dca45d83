//! What changed between periods, for programs: JSON, and CSV with a row an agency and step.
//!
//! Promise: the columns of the CSV keep their names and order, and new ones stand at the end; within a `version` of the
//! JSON, keys are only added. Keys that end in `_ppm` are parts per million. Both are the same in every language.

mod csv;

use serde::Serialize;

use crate::analysis::compare::pairs::{Merged, Pair};
use crate::analysis::compare::shares::Part;
use crate::analysis::compare::stage::Condition;
use crate::analysis::compare::sums::{MeanIndex, Moves, distribution, spread};
use crate::analysis::compare::{AnswerChange, Changes, End};
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::comparison::{Came, Period};
use crate::batch::comparison::{Comparison, Step};
use crate::engine::verdict::StageNumber;
use crate::model::answers::{AgencyKind, Given, Response};
use crate::model::rubric::Rubric;
use crate::report::number::Numbers;
use crate::report::words as common;

pub use csv::csv;

/// The version of the JSON format.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct ComparisonRecord<'a> {
    version: u32,
    tool: &'static str,
    appraisal: bool,
    periods: Vec<PeriodRecord<'a>>,
    steps: Vec<StepRecord<'a>>,
}

#[derive(Serialize)]
struct PeriodRecord<'a> {
    input: String,
    period: Option<&'a str>,
    rubric: &'a str,
    rubric_version: String,
    rubric_sha256: String,
    agencies: usize,
    failed: u64,
    /// Whether answers are known; of a result without them nothing is told of what changed within.
    has_answers: bool,
}

/// From a period to the next one.
#[derive(Serialize)]
struct StepRecord<'a> {
    /// The places of the two in `periods`.
    from: usize,
    to: usize,
    /// Those in both that have an index at both ends.
    paired: MeansRecord,
    all: MeansRecord,
    moves: MovesRecord,
    stages: Vec<StageCount<'a>>,
    pairs: Vec<PairRecord<'a>>,
    merged: Vec<MergedRecord<'a>>,
    new: Vec<EndRecord<'a>>,
    gone: Vec<EndRecord<'a>>,
    unclear: Vec<UnclearRecord<'a>>,
}

#[derive(Serialize)]
struct MeansRecord {
    agencies_before: u64,
    agencies_after: u64,
    mean_index_before_ppm: Option<u32>,
    mean_index_after_ppm: Option<u32>,
}

#[derive(Serialize)]
struct MovesRecord {
    risen: usize,
    same: usize,
    fallen: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct StageCount<'a> {
    stage: &'a str,
    before: usize,
    after: usize,
}

#[derive(Serialize)]
struct AgencyRecord<'a> {
    name: &'a str,
    code: Option<&'a str>,
    scheme: Option<&'a str>,
    kind: Option<&'static str>,
    period: Option<&'a str>,
    illustrative: bool,
    origin: &'a str,
}

#[derive(Serialize)]
struct EndRecord<'a> {
    agency: AgencyRecord<'a>,
    stage: Option<&'a str>,
    index_ppm: Option<u32>,
    rank: Option<usize>,
    overall_ppm: Vec<Option<u32>>,
    dimensions: Vec<DimensionRecord<'a>>,
}

#[derive(Serialize)]
struct DimensionRecord<'a> {
    id: &'a str,
    stage: Option<&'a str>,
    coverage_ppm: Vec<Option<u32>>,
}

#[derive(Serialize)]
struct PairRecord<'a> {
    /// `code`, `name`, or `provinces-of-2025`.
    paired_by: &'static str,
    before: EndRecord<'a>,
    after: EndRecord<'a>,
    stage_fell: bool,
    index_difference_ppm: Option<i64>,
    /// With two versions of a rubric, what answers and rubric account for.
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<SplitRecord<'a>>,
    conditions: Vec<ConditionRecord<'a>>,
    answers: Vec<AnswerRecord<'a>>,
    /// Answers that are too many to be told apart in a part of the index.
    together: Vec<TogetherRecord<'a>>,
    /// What makes the sum of what the answers add the difference, or their part of it.
    rounding_ppm: Option<i64>,
    gates_won: Vec<String>,
    gates_lost: Vec<String>,
}

#[derive(Serialize)]
struct SplitRecord<'a> {
    answers_ppm: Option<i64>,
    rubric_ppm: Option<i64>,
    /// Questions of the earlier rubric whose answers the later one does not read.
    unread: Vec<&'a str>,
    /// Questions of the later rubric whose answers the earlier one does not read.
    new: Vec<&'a str>,
}

#[derive(Serialize)]
struct ConditionRecord<'a> {
    /// `coverage`, `hold` (a gate or a cap), `applies` or `limit`.
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_ppm: Option<u32>,
}

#[derive(Serialize)]
struct AnswerRecord<'a> {
    question: &'a str,
    before: String,
    after: String,
    adds_ppm: Option<i64>,
    backwards: bool,
    decisive: bool,
}

#[derive(Serialize)]
struct TogetherRecord<'a> {
    /// The dimension, or nothing for the whole.
    dimension: Option<&'a str>,
    questions: Vec<&'a str>,
    adds_ppm: i64,
}

#[derive(Serialize)]
struct MergedRecord<'a> {
    before: Vec<EndRecord<'a>>,
    after: Vec<EndRecord<'a>>,
    /// Codes of the units that belong to them and are not there.
    missing: Vec<&'static str>,
    least_difference_ppm: Option<i64>,
    most_difference_ppm: Option<i64>,
}

#[derive(Serialize)]
struct UnclearRecord<'a> {
    before: Vec<AgencyRecord<'a>>,
    after: Vec<AgencyRecord<'a>>,
}

/// A comparison as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    let period = |period: &'_ Period| -> (String, Option<String>) {
        (period.path.display().to_string(), period.name().map(str::to_owned))
    };
    let named: Vec<(String, Option<String>)> = comparison.periods.iter().map(period).collect();
    let periods = comparison.periods.iter().zip(&named).map(|(period, (input, name))| PeriodRecord {
        input: input.clone(),
        period: name.as_deref(),
        rubric: &period.rubric.id,
        rubric_version: period.rubric.version.to_string(),
        rubric_sha256: period.rubric.sha256(),
        agencies: period.came.len(),
        failed: period.failed,
        has_answers: !period.lacks_answers(),
    });
    let record = ComparisonRecord {
        version: VERSION,
        tool: env!("CARGO_PKG_VERSION"),
        appraisal: comparison.is_appraisal,
        periods: periods.collect(),
        steps: comparison.steps.iter().map(|step| Stepped::new(comparison, step).record()).collect(),
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

/// A step with its two periods.
struct Stepped<'a> {
    step: &'a Step,
    old: &'a Period,
    new: &'a Period,
}

impl<'a> Stepped<'a> {
    fn new(comparison: &'a Comparison, step: &'a Step) -> Self {
        let (old, new) = comparison.ends(step);
        Self { step, old, new }
    }

    fn record(&self) -> StepRecord<'a> {
        let step = self.step;
        let (then, now) = MeanIndex::of_pairs(&step.pairs);
        let of = |ends: &[End]| MeanIndex::of(ends.iter().map(End::index));
        let means = |before: MeanIndex, after: MeanIndex| MeansRecord {
            agencies_before: before.agencies,
            agencies_after: after.agencies,
            mean_index_before_ppm: before.mean.map(Ppm::get),
            mean_index_after_ppm: after.mean.map(Ppm::get),
        };
        let Moves { risen, same, fallen, unknown } = Moves::of(&step.pairs);
        let pairs = step.pairing.pairs.iter().zip(&step.pairs);
        let before = |places: &[usize]| places.iter().map(|&at| self.before(at)).collect();
        let after = |places: &[usize]| places.iter().map(|&at| self.after(at)).collect();
        let merged = |merged: &Merged| {
            let (old, new) = step.merged(merged);
            let (least, most) = spread(&old, &new).unzip();
            MergedRecord {
                before: before(&merged.before),
                after: after(&merged.after),
                missing: merged.missing.iter().map(|unit| unit.code).collect(),
                least_difference_ppm: least,
                most_difference_ppm: most,
            }
        };
        let who = |places: &[usize], came: &'a [Came]| places.iter().map(|&at| agency(&came[at])).collect();
        StepRecord {
            from: step.from,
            to: step.from + 1,
            paired: means(then, now),
            all: means(of(&step.before), of(&step.after)),
            moves: MovesRecord { risen, same, fallen, unknown },
            stages: self.stages(),
            pairs: pairs.map(|(pair, changes)| self.pair(*pair, changes)).collect(),
            merged: step.pairing.merged.iter().map(merged).collect(),
            new: after(&step.pairing.new),
            gone: before(&step.pairing.gone),
            unclear: step
                .pairing
                .unclear
                .iter()
                .map(|unclear| UnclearRecord {
                    before: who(&unclear.before, &self.old.came),
                    after: who(&unclear.after, &self.new.came),
                })
                .collect(),
        }
    }

    /// How many agencies were and are at each stage; nothing where none is claimed, or the stages are others.
    fn stages(&self) -> Vec<StageCount<'a>> {
        let (old, new) = (&*self.old.rubric, &*self.new.rubric);
        let ids = |rubric: &'a Rubric| rubric.stages.iter().map(|stage| &stage.id);
        if !new.method.claims() || !ids(old).eq(ids(new)) {
            return Vec::new();
        }
        let count = |ends: &[End]| distribution(ends, new.stages.len());
        let (before, after) = (count(&self.step.before), count(&self.step.after));
        let of = |(stage, (before, after))| StageCount { stage: new.stage_id(stage), before, after };
        before.into_iter().zip(after).enumerate().map(of).collect()
    }

    fn before(&self, at: usize) -> EndRecord<'a> {
        end(self.old, at, &self.step.before[at], &self.step.ranks_before)
    }

    fn after(&self, at: usize) -> EndRecord<'a> {
        end(self.new, at, &self.step.after[at], &self.step.ranks_after)
    }

    fn pair(&self, pair: Pair, changes: &'a Changes) -> PairRecord<'a> {
        let (old, new) = (&*self.old.rubric, &*self.new.rubric);
        let ids = |rubric: &'a Rubric, questions: &[usize]| {
            questions.iter().filter_map(|&at| rubric.questions.get(at)).map(|it| it.id.as_str()).collect()
        };
        let holds = |all: &[usize]| all.iter().map(|&at| new.criterion_id(&new.criteria[at])).collect();
        let numbers = Numbers::stored(Lang::En);
        let said = |question: usize, given: &Given| {
            let response = Response { given: given.clone(), ..Response::default() };
            common::response(&new.questions[question], &response, &[], &numbers)
        };
        let answer = |change: &AnswerChange| AnswerRecord {
            question: &new.questions[change.question].id,
            before: said(change.question, &change.before),
            after: said(change.question, &change.after),
            adds_ppm: change.adds,
            backwards: change.is_back,
            decisive: change.is_decisive,
        };
        let together = changes.together.iter().map(|together| TogetherRecord {
            dimension: match together.part {
                Part::Cell { group, .. } => new.dimensions.get(group).map(|it| it.id.as_str()),
                Part::Index => None,
            },
            questions: ids(new, &together.questions),
            adds_ppm: together.adds,
        });
        PairRecord {
            paired_by: pair.by.as_str(),
            before: self.before(pair.before),
            // With appraised answers an end of a pair may be another one than the sheet's alone.
            after: end(self.new, pair.after, &changes.after, &self.step.ranks_after),
            stage_fell: changes.has_fallen(),
            index_difference_ppm: changes.difference(),
            split: changes.split.as_ref().map(|split| SplitRecord {
                answers_ppm: split.answers,
                rubric_ppm: split.rubric,
                unread: ids(old, &split.unread),
                new: ids(new, &split.new),
            }),
            conditions: changes
                .moved
                .iter()
                .flat_map(|moved| &moved.conditions)
                .map(|it| condition(new, it))
                .collect(),
            answers: changes.answers.iter().map(answer).collect(),
            together: together.collect(),
            rounding_ppm: changes.is_shared_out.then_some(changes.rounding),
            gates_won: holds(&changes.gates.won),
            gates_lost: holds(&changes.gates.lost),
        }
    }
}

fn condition<'a>(rubric: &'a Rubric, condition: &Condition) -> ConditionRecord<'a> {
    let mut record = ConditionRecord {
        what: "applies",
        stage: None,
        criterion: None,
        least_ppm: None,
        before_ppm: None,
        after_ppm: None,
    };
    match *condition {
        Condition::Threshold { column, threshold, before, after } => {
            record.what = "coverage";
            record.stage = rubric.column_stage(column).map(|stage| stage.id.as_str());
            record.least_ppm = Some(threshold.least().get());
            (record.before_ppm, record.after_ppm) = (before.map(Ppm::get), after.map(Ppm::get));
        }
        Condition::Hold(at) => {
            record.what = "hold";
            record.criterion = rubric.criteria.get(at).map(|criterion| rubric.criterion_id(criterion));
        }
        Condition::Applies => {}
        Condition::Limit => record.what = "limit",
    }
    record
}

fn agency(came: &Came) -> AgencyRecord<'_> {
    AgencyRecord {
        name: &came.agency.name,
        code: came.agency.code.as_deref(),
        scheme: came.agency.scheme.as_deref(),
        kind: came.agency.kind.map(AgencyKind::as_str),
        period: came.period.as_deref(),
        illustrative: came.illustrative,
        origin: &came.origin,
    }
}

fn end<'a>(period: &'a Period, at: usize, end: &End, ranks: &[Option<usize>]) -> EndRecord<'a> {
    let rubric = &*period.rubric;
    let stage = |stage: Option<StageNumber>| stage.map(|stage| rubric.stage_id(stage));
    let row = |row: &[Option<Ppm>]| row.iter().map(|share| share.map(Ppm::get)).collect();
    let dimensions = rubric.dimensions.iter().enumerate().map(|(at, dimension)| DimensionRecord {
        id: &dimension.id,
        stage: stage(end.dimension_stages.get(at).copied().flatten()),
        coverage_ppm: row(end.profile.dimension(at)),
    });
    EndRecord {
        agency: agency(&period.came[at]),
        stage: stage(end.stage),
        index_ppm: end.index().map(Ppm::get),
        rank: ranks.get(at).copied().flatten(),
        overall_ppm: row(end.profile.overall()),
        dimensions: dimensions.collect(),
    }
}
