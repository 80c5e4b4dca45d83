//! The result of a batch for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added. Numbers of percent are whole parts per million (keys that
//! end in `_ppm`), decimals are strings, so no reader rounds them.

use crate::analysis::duties::DutyCounts;
use crate::analysis::items::{Extreme, ItemStatistics, Statistics, Undefined};
use crate::analysis::rank::{Place, Standing};
use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm};
use crate::batch::{
    BatchReport, Cause, Cell, DutySum, Failure, GroupBy, OfPeriod, Row, SharedGap, Summary, possible_stages,
};
use crate::engine::verdict::StageNumber;
use crate::model::rubric::{Duty, Rubric, Scale};
use crate::report::data::json::{
    AgencyIdentity, AppraisalRecord, CountsRecord, EndRecord, NextRecord, RangeRecord, RubricIdentity,
};

use super::firm::{DrawsRecord, EarlierRecord, FirmRecord};
pub use super::record::BatchProvenance;
use super::record::{
    AgencyDimensionRecord, AgencyRecord, AtStageRecord, BatchResult, CellRecord, CriterionRecord,
    DimensionRecord, DistributionRecord, DutyCountsRecord, DutySumRecord, FailureRecord, GroupRecord,
    GuttmanRecord, InputsRecord, ItemRecord, MeanRecord, PeriodRecord, RankRecord, RecommendationRecord,
    SharedGapRecord, StageRecord, StatisticRecord, StatisticsRecord, ViolationRecord, WarningRecord,
};
use crate::report::SHARED_GAPS;
use crate::report::words as common;

/// The version of this format.
pub const VERSION: u32 = 2;

/// The result of a batch as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_string(
    report: &BatchReport<'_>,
    provenance: BatchProvenance,
    lang: Lang,
) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&result(report, provenance, lang))?;
    text.push('\n');
    Ok(text)
}

/// The JSON Schema (draft 2020-12) of the result of a batch.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(BatchResult).to_value()
}

fn result(report: &BatchReport<'_>, provenance: BatchProvenance, lang: Lang) -> BatchResult {
    let (rubric, scored) = (report.rubric, &report.summary);
    // Several periods are not added up.
    let nothing = Summary::new(rubric);
    let summary = if report.periods.is_empty() { scored } else { &nothing };
    BatchResult {
        version: VERSION,
        lang: lang.code().to_owned(),
        provenance,
        rubric: RubricIdentity::new(rubric, lang),
        inputs: InputsRecord {
            read: report.read,
            scored: scored.agencies(),
            failed: report.failed,
            illustrative: scored.illustrative(),
            left_out: report.left_out,
            warnings: report.warnings,
        },
        index: index(summary),
        stages: stages(rubric, lang),
        distribution: rubric.method.claims().then(|| distribution(rubric, summary)),
        dimensions: dimensions(rubric, summary, lang),
        overall: (0..rubric.columns()).map(|column| cell(rubric, column, summary.overall(column))).collect(),
        criteria: summary.criteria().map(|gap| criterion(rubric, gap)).collect(),
        shared_gaps: summary.shared_gaps(SHARED_GAPS).iter().map(|gap| shared(rubric, gap, lang)).collect(),
        group_by: report.groups.as_ref().map(|groups| group_by(groups.by).to_owned()),
        groups: groups(report),
        ranked: report.places.is_some(),
        robustness: report.extras.seed.map(DrawsRecord::new),
        agencies: report.rows.iter().enumerate().map(|(at, row)| agency(report, at, row)).collect(),
        items: report.items.as_ref().map(|items| criteria_items(rubric, items)),
        stage_items: report.stage_items.as_ref().map(|items| stage_items(rubric, items)),
        failures: report.failures.iter().map(|failure| self::failure(failure, lang)).collect(),
        duties: duties(rubric, summary),
        warnings: report.doubts().map(|cause| warning(cause, lang)).collect(),
        periods: (!report.periods.is_empty())
            .then(|| report.periods.iter().map(|of| period(rubric, of, lang)).collect()),
    }
}

fn index(summary: &Summary) -> MeanRecord {
    let Cell { mean, agencies } = summary.index();
    MeanRecord { mean_ppm: mean.map(Ppm::get), agencies }
}

fn criteria_items(rubric: &Rubric, items: &Statistics) -> StatisticsRecord {
    statistics(items, |at| rubric.criteria.get(at).map(|criterion| rubric.criterion_id(criterion)))
}

fn stage_items(rubric: &Rubric, items: &Statistics) -> StatisticsRecord {
    statistics(items, |at| rubric.stages.get(at).map(|stage| stage.id.clone()))
}

fn period(rubric: &Rubric, of: &OfPeriod, lang: Lang) -> PeriodRecord {
    let summary = &of.summary;
    PeriodRecord {
        period: of.period.clone(),
        agencies: summary.agencies(),
        index: index(summary),
        distribution: rubric.method.claims().then(|| distribution(rubric, summary)),
        dimensions: dimensions(rubric, summary, lang),
        overall: (0..rubric.columns()).map(|column| cell(rubric, column, summary.overall(column))).collect(),
        criteria: summary.criteria().map(|gap| criterion(rubric, gap)).collect(),
        shared_gaps: summary.shared_gaps(SHARED_GAPS).iter().map(|gap| shared(rubric, gap, lang)).collect(),
        items: of.items.as_ref().map(|items| criteria_items(rubric, items)),
        stage_items: of.stage_items.as_ref().map(|items| self::stage_items(rubric, items)),
        duties: duties(rubric, summary),
    }
}

fn duties(rubric: &Rubric, summary: &Summary) -> Vec<DutySumRecord> {
    let record = |(duty, sum): (Duty<'_>, &DutySum)| DutySumRecord {
        question: rubric.questions[duty.question].id.clone(),
        criterion: duty.criterion.map(|at| rubric.criterion_id(&rubric.criteria[at])),
        since: duty.binding.since.format(Lang::En),
        bound: sum.bound,
        unmet: sum.unmet,
        not_shown: sum.not_shown,
    };
    rubric.duties().zip(summary.duties()).map(record).collect()
}

fn stages(rubric: &Rubric, lang: Lang) -> Vec<StageRecord> {
    let record = |(at, stage): (usize, &crate::model::rubric::Stage)| StageRecord {
        id: stage.id.clone(),
        number: rubric.number(at + 1),
        title: stage.title.get(lang).to_owned(),
        level: stage.level.as_ref().map(|level| level.get(lang).to_owned()),
        position: at + 1,
    };
    rubric.stages.iter().enumerate().map(record).collect()
}

/// The id of a stage by its number.
fn stage_id(rubric: &Rubric, number: StageNumber) -> String {
    rubric.stage_id(number).to_owned()
}

fn distribution(rubric: &Rubric, summary: &Summary) -> DistributionRecord {
    let at_stage = |number: StageNumber| {
        let (agencies, all) = (summary.at_stage(number), summary.agencies());
        let share = (all > 0).then(|| Ppm::quotient(agencies.into(), all.into()));
        AtStageRecord {
            stage: stage_id(rubric, number),
            number: rubric.number(number),
            agencies,
            share_ppm: share.map(Ppm::get),
            position: number,
        }
    };
    DistributionRecord {
        stages: possible_stages(rubric).map(at_stage).collect(),
        without_verdict: summary.without_verdict(),
    }
}

fn dimensions(rubric: &Rubric, summary: &Summary, lang: Lang) -> Vec<DimensionRecord> {
    let dimensions = rubric.dimensions.iter().enumerate();
    dimensions
        .map(|(at, dimension)| DimensionRecord {
            id: dimension.id.clone(),
            title: dimension.title.get(lang).to_owned(),
            parent: dimension.parent.map(|parent| rubric.dimensions[parent].id.clone()),
            cells: (0..rubric.columns())
                .map(|column| cell(rubric, column, summary.cell(at, column)))
                .collect(),
        })
        .collect()
}

fn cell(rubric: &Rubric, column: usize, Cell { mean, agencies }: Cell) -> CellRecord {
    let stage = rubric.column_stage(column).map(|stage| stage.id.clone());
    CellRecord { stage, mean_ppm: mean.map(Ppm::get), agencies }
}

fn criterion(rubric: &Rubric, gap: SharedGap) -> CriterionRecord {
    let criterion = &rubric.criteria[gap.criterion];
    CriterionRecord {
        id: rubric.criterion_id(criterion),
        question: rubric.questions[criterion.question].id.clone(),
        stage: rubric.column_stage(criterion.column).map(|stage| stage.id.clone()),
        asked: gap.asked,
        unmet: gap.unmet,
        on_the_way: gap.on_the_way,
        holds_back: gap.holds_back,
    }
}

fn shared(rubric: &Rubric, gap: &SharedGap, lang: Lang) -> SharedGapRecord {
    let criterion = &rubric.criteria[gap.criterion];
    let recommend = rubric.questions[criterion.question].recommend.as_ref();
    let advice = recommend.map(|text| common::shared_advice(text, gap.kinds, lang)).unwrap_or_default();
    SharedGapRecord {
        criterion: rubric.criterion_id(criterion),
        dimension: rubric.dimensions[criterion.dimension].id.clone(),
        on_the_way: gap.on_the_way,
        holds_back: gap.holds_back,
        recommendation: advice.first().map(|(_, text)| (*text).to_owned()),
        recommendations: advice
            .into_iter()
            .map(|(kinds, text)| RecommendationRecord {
                kinds: kinds.into_iter().map(|kind| kind.map(|kind| kind.as_str().to_owned())).collect(),
                text: text.to_owned(),
            })
            .collect(),
    }
}

const fn group_by(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Kind => "kind",
        GroupBy::Scheme => "scheme",
        GroupBy::Period => "period",
        GroupBy::Assessor => "assessor",
    }
}

fn groups(report: &BatchReport<'_>) -> Option<Vec<GroupRecord>> {
    let groups = report.groups.as_ref()?;
    let mut records: Vec<GroupRecord> =
        groups.names.iter().map(|name| GroupRecord { name: name.clone(), agencies: 0, ranked: 0 }).collect();
    for (row, &group) in groups.of_row.iter().enumerate() {
        if let Some(record) = records.get_mut(group) {
            record.agencies += 1;
            record.ranked += usize::from(matches!(place(report, row), Some(Place::Ranked(_))));
        }
    }
    Some(records)
}

fn place(report: &BatchReport<'_>, row: usize) -> Option<Place> {
    report.places.as_ref()?.get(row).copied()
}

fn agency(report: &BatchReport<'_>, at: usize, row: &Row) -> AgencyRecord {
    let rubric = report.rubric;
    let id = |number: Option<StageNumber>| number.map(|number| stage_id(rubric, number));
    let end = |Standing { stage, index }: Standing| EndRecord {
        stage: id(stage.filter(|_| rubric.method.claims())),
        index_ppm: index.map(Ppm::get),
    };
    let (rank, unranked) = match place(report, at) {
        Some(Place::Ranked(rank)) => (Some(rank), None),
        Some(Place::Unranked(why)) => (None, Some(why)),
        None => (None, None),
    };
    let dimension_id = |at: usize| rubric.dimensions[at].id.clone();
    AgencyRecord {
        agency: AgencyIdentity::from(&row.agency),
        period: row.period.clone(),
        assessor: row.assessor.clone(),
        illustrative: row.illustrative,
        origin: row.origin.clone(),
        group: report.groups.as_ref().and_then(|groups| groups.of_row.get(at).copied()),
        rank: rank.map(|rank| RankRecord {
            rank: rank.rank,
            best: rank.best,
            worst: rank.worst,
            sharing: rank.sharing,
            among: rank.among,
        }),
        unranked: unranked.map(|why| why.as_str().to_owned()),
        stage: id(row.standing.stage),
        number: row.standing.stage.map(|position| report.rubric.number(position)),
        index_ppm: row.standing.index.map(Ppm::get),
        range: RangeRecord { worst: end(row.worst), best: end(row.best) },
        evidenced: id(row.evidenced),
        not_applicable_as_unmet: id(row.not_applicable_as_unmet),
        counts: CountsRecord::from(row.counts),
        overall_ppm: row.overall.iter().map(|coverage| coverage.map(Ppm::get)).collect(),
        dimensions: rubric
            .top_dimensions()
            .zip(&row.dimensions)
            .map(|(at, standing)| AgencyDimensionRecord { id: dimension_id(at), standing: end(*standing) })
            .collect(),
        weakest: row.weakest.and_then(|at| rubric.top_dimensions().nth(at)).map(dimension_id),
        supported: id(row.supported),
        duties: rubric.duties().next().map(|_| {
            let DutyCounts { met, unmet, not_shown, coming } = row.duties;
            DutyCountsRecord { met, unmet, not_shown, coming }
        }),
        warnings: row.warnings,
        appraisal: row.appraisal.as_ref().map(|appraisal| AppraisalRecord::new(appraisal, end)),
        position: row.standing.stage,
        index: row
            .standing
            .index
            .map(|index| rubric.scale.unwrap_or(Scale::PERCENT).written(index).to_string()),
        robustness: row.firm.as_deref().map(|firm| FirmRecord::new(report, at, firm)),
        next_plan: row.next.map(NextRecord::new),
        earlier: row.earlier.as_deref().map(|earlier| EarlierRecord {
            standing: end(earlier.standing),
            rank: earlier.rank,
            by_name: earlier.by_name,
        }),
    }
}

fn statistics(of: &Statistics, id: impl Fn(usize) -> Option<String>) -> StatisticsRecord {
    let id = |at: usize| id(at).unwrap_or_default();
    let statistic = |found: Result<Decimal, Undefined>| statistic(found, &id);
    let item = |(at, item): (usize, &ItemStatistics)| ItemRecord {
        id: id(at),
        agencies: item.agencies,
        met_ppm: item.met.map(Ppm::get),
        at_zero_ppm: item.at_zero.map(Ppm::get),
        mean_ppm: item.mean.map(Ppm::get),
        extreme: item.extreme.map(|extreme| {
            match extreme {
                Extreme::Floor => "floor",
                Extreme::Ceiling => "ceiling",
            }
            .to_owned()
        }),
        item_rest: statistic(item.item_rest),
        alpha_without: statistic(item.alpha_without),
        h: statistic(item.h),
    };
    StatisticsRecord {
        agencies: of.agencies,
        descriptive_only: of.descriptive_only,
        items: of.items.iter().enumerate().map(item).collect(),
        constant: of.constant.iter().map(|&at| id(at)).collect(),
        varying: of.varying,
        alpha: statistic(of.alpha),
        h: statistic(of.h),
        violations: of
            .violations
            .iter()
            .map(|violation| ViolationRecord {
                earlier: id(violation.earlier),
                later: id(violation.later),
                agencies: violation.agencies,
                later_only: violation.later_only,
                earlier_only: violation.earlier_only,
                share_ppm: violation.share.get(),
                misplaced: violation.misplaced,
            })
            .collect(),
        guttman: of.guttman.map(|guttman| GuttmanRecord {
            agencies: guttman.agencies,
            errors: guttman.errors,
            reproducibility_ppm: guttman.reproducibility.get(),
            least_reproducibility_ppm: guttman.least_reproducibility.get(),
            scalability: guttman.scalability.map(|value| value.to_string()),
        }),
    }
}

fn statistic(found: Result<Decimal, Undefined>, id: &impl Fn(usize) -> String) -> StatisticRecord {
    let (why, pair) = match found {
        Ok(value) => {
            return StatisticRecord { value: Some(value.to_string()), undefined: None, pair: Vec::new() };
        }
        Err(Undefined::Constant) => ("constant", Vec::new()),
        Err(Undefined::TooFewItems) => ("too-few-items", Vec::new()),
        Err(Undefined::NeverTogether(one, other)) => ("never-together", vec![id(one), id(other)]),
        Err(Undefined::NoVariation) => ("no-variation", Vec::new()),
        Err(Undefined::Incoherent) => ("incoherent", Vec::new()),
    };
    StatisticRecord { value: None, undefined: Some(why.to_owned()), pair }
}

fn failure(failure: &Failure, lang: Lang) -> FailureRecord {
    FailureRecord {
        position: failure.position.clone(),
        code: failure.code.map(|code| code.as_str().to_owned()),
        message: failure.message.get(lang),
        help: failure.help.as_ref().map(|help| help.get(lang)),
        more: failure.more,
    }
}

fn warning(cause: &Cause, lang: Lang) -> WarningRecord {
    let Cause { first, count, places, .. } = cause;
    WarningRecord {
        code: first.code.map(|code| code.as_str().to_owned()),
        message: first.message.get(lang),
        help: first.help.as_ref().map(|help| help.get(lang)),
        count: *count,
        places: places.clone(),
    }
}
