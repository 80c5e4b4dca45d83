//! The structures of the result of a batch for programs; the promise about them is in [`super::json`].

use schemars::JsonSchema;
use serde::Serialize;

use super::firm::{DrawsRecord, EarlierRecord, FirmRecord};
use crate::report::data::json::{
    AgencyIdentity, AppraisalRecord, CountsRecord, EndRecord, NextRecord, RangeRecord, RubricIdentity,
};

/// What identifies the tool and the rubric that a batch was computed with.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct BatchProvenance {
    /// The version of assess.
    pub tool: String,
    /// The SHA-256 of the rubric file, in hexadecimal.
    pub rubric_sha256: String,
    /// The SHA-256 of the appraiser's own file, in hexadecimal; null without one.
    pub appraisals_sha256: Option<String>,
}

/// The result of a batch: many agencies, one rubric.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "assess batch result", deny_unknown_fields)]
pub(super) struct BatchResult {
    /// The version of this format: 2.
    pub(super) version: u32,
    /// The language of the texts in this result: `vi` or `en`.
    pub(super) lang: String,
    /// What identifies the tool and the rubric that the result was computed with.
    pub(super) provenance: BatchProvenance,
    /// The rubric.
    pub(super) rubric: RubricIdentity,
    /// How many inputs were read, and what became of them.
    pub(super) inputs: InputsRecord,
    /// The mean index over the agencies.
    pub(super) index: MeanRecord,
    /// The stages of the rubric, lowest first.
    pub(super) stages: Vec<StageRecord>,
    /// How many agencies reach each stage; null if the rubric claims no stage.
    pub(super) distribution: Option<DistributionRecord>,
    /// The dimensions of the rubric with their mean coverages, parents before their children.
    pub(super) dimensions: Vec<DimensionRecord>,
    /// The mean overall coverage at each stage, lowest first; in a banded rubric the mean total.
    pub(super) overall: Vec<CellRecord>,
    /// What agencies lack of each criterion, in the order of the rubric.
    pub(super) criteria: Vec<CriterionRecord>,
    /// The gaps that most agencies share on the way to their next stages, at most ten.
    pub(super) shared_gaps: Vec<SharedGapRecord>,
    /// What agencies are grouped by: `kind`, `scheme`, `period` or `assessor`; null without groups.
    pub(super) group_by: Option<String>,
    /// The groups in which agencies are ranked; null without groups.
    pub(super) groups: Option<Vec<GroupRecord>>,
    /// Whether agencies are ranked by their answers, which makes no official ranking.
    pub(super) ranked: bool,
    /// How the ranks were drawn; only if it was asked how firm they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) robustness: Option<DrawsRecord>,
    /// The agencies that were scored, in the order asked for.
    pub(super) agencies: Vec<AgencyRecord>,
    /// How the criteria themselves behave, if that was asked for.
    pub(super) items: Option<StatisticsRecord>,
    /// How the stages behave as one chain, if that was asked for.
    pub(super) stage_items: Option<StatisticsRecord>,
    /// The inputs that failed, in the order of the input; `inputs.failed` says whether these are all.
    pub(super) failures: Vec<FailureRecord>,
    /// How agencies stand to the duties of the rubric, each counted where it is in force.
    pub(super) duties: Vec<DutySumRecord>,
    /// What is doubtful, and the rows that were left out: once for each cause in a column of a table.
    pub(super) warnings: Vec<WarningRecord>,
    /// The sums over the agencies of each period, where they come from several; the sums and statistics at the top are then
    /// empty, since periods are not added up.
    pub(super) periods: Option<Vec<PeriodRecord>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PeriodRecord {
    /// The period; null for agencies that do not say it.
    pub(super) period: Option<String>,
    /// How many agencies there are.
    pub(super) agencies: u64,
    /// The mean index over the agencies.
    pub(super) index: MeanRecord,
    /// How many agencies reach each stage; null if the rubric claims no stage.
    pub(super) distribution: Option<DistributionRecord>,
    /// The dimensions of the rubric with their mean coverages, parents before their children.
    pub(super) dimensions: Vec<DimensionRecord>,
    /// The mean overall coverage at each stage, lowest first; in a banded rubric the mean total.
    pub(super) overall: Vec<CellRecord>,
    /// What agencies lack of each criterion, in the order of the rubric.
    pub(super) criteria: Vec<CriterionRecord>,
    /// The gaps that most agencies share on the way to their next stages, at most ten.
    pub(super) shared_gaps: Vec<SharedGapRecord>,
    /// How the criteria themselves behave, if that was asked for.
    pub(super) items: Option<StatisticsRecord>,
    /// How the stages behave as one chain, if that was asked for.
    pub(super) stage_items: Option<StatisticsRecord>,
    /// How agencies stand to the duties of the rubric, each counted where it is in force.
    pub(super) duties: Vec<DutySumRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct InputsRecord {
    /// Inputs that were read: files, or agencies of tables.
    pub(super) read: u64,
    /// Those that were scored.
    pub(super) scored: u64,
    /// Those that could not be scored.
    pub(super) failed: u64,
    /// Those scored whose data are made up as an example.
    pub(super) illustrative: u64,
    /// Rows of tables that were left out, since they are no agencies.
    pub(super) left_out: u64,
    /// Warnings about those that were scored.
    pub(super) warnings: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MeanRecord {
    /// The mean over the agencies to which something applies; null if there is none.
    pub(super) mean_ppm: Option<u32>,
    /// How many agencies these are.
    pub(super) agencies: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StageRecord {
    /// The id.
    pub(super) id: String,
    /// The number that is shown: from 1, or on from that of the base.
    pub(super) number: usize,
    /// The name.
    pub(super) title: String,
    /// The level of maturity it stands for.
    pub(super) level: Option<String>,
    /// Its place, from 1: 0 is the base.
    pub(super) position: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DistributionRecord {
    /// The stages that a verdict can be, lowest first.
    pub(super) stages: Vec<AtStageRecord>,
    /// Agencies whose verdict unanswered questions block.
    pub(super) without_verdict: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AtStageRecord {
    /// The id of the stage; `none` is stage 0.
    pub(super) stage: String,
    /// The number of the stage that is shown: from 0, or from that of the base.
    pub(super) number: usize,
    /// How many agencies have this verdict.
    pub(super) agencies: u64,
    /// The share of all agencies scored; null if there are none.
    pub(super) share_ppm: Option<u32>,
    /// The place of the stage, from 0.
    pub(super) position: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DimensionRecord {
    /// The id.
    pub(super) id: String,
    /// The name.
    pub(super) title: String,
    /// The id of the dimension it belongs to.
    pub(super) parent: Option<String>,
    /// The mean coverage at each stage, lowest first; in a banded rubric the one mean coverage.
    pub(super) cells: Vec<CellRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CellRecord {
    /// The id of the stage; null in a banded rubric.
    pub(super) stage: Option<String>,
    /// The mean coverage over the agencies to which something applies; null if there is none.
    pub(super) mean_ppm: Option<u32>,
    /// How many agencies these are.
    pub(super) agencies: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CriterionRecord {
    /// `question@stage`, or in a banded rubric the id of the question.
    pub(super) id: String,
    /// The id of the question.
    pub(super) question: String,
    /// The id of the stage; null in a banded rubric.
    pub(super) stage: Option<String>,
    /// How many agencies it applies to.
    pub(super) asked: u64,
    /// How many of them do not meet it in full.
    pub(super) unmet: u64,
    /// How many have it among the gaps to their next stage.
    pub(super) on_the_way: u64,
    /// How many it holds back from their next stage.
    pub(super) holds_back: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SharedGapRecord {
    /// The id of the criterion.
    pub(super) criterion: String,
    /// The id of its dimension.
    pub(super) dimension: String,
    /// How many agencies have it among the gaps to their next stage.
    pub(super) on_the_way: u64,
    /// How many it holds back from their next stage.
    pub(super) holds_back: u64,
    /// What to do; where it differs by kind of agency, for the first kind of `recommendations`.
    pub(super) recommendation: Option<String>,
    /// What to do, by kind of the agencies that have it among their gaps; each wording once.
    pub(super) recommendations: Vec<RecommendationRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RecommendationRecord {
    /// The kinds of agency that it is for; null for those of an unknown kind.
    pub(super) kinds: Vec<Option<String>>,
    /// What to do.
    pub(super) text: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GroupRecord {
    /// The name; null for agencies that do not say.
    pub(super) name: Option<String>,
    /// How many agencies belong to it.
    pub(super) agencies: usize,
    /// How many of them have a rank.
    pub(super) ranked: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AgencyRecord {
    /// Who was assessed.
    pub(super) agency: AgencyIdentity,
    /// The period, such as `2026-Q3`.
    pub(super) period: Option<String>,
    /// Who filled the sheet in.
    pub(super) assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub(super) illustrative: bool,
    /// Where the answers stand: the file, and the row of a table.
    pub(super) origin: String,
    /// The place of its group in `groups`, from 0; null without groups.
    pub(super) group: Option<usize>,
    /// Where it comes; null if it is not ranked.
    pub(super) rank: Option<RankRecord>,
    /// Why it has no rank: `declines`, `no-verdict` or `small-group`; null if it has one, or nobody is ranked.
    pub(super) unranked: Option<String>,
    /// The id of the stage reached; `none` is stage 0; null if unanswered questions block the verdict, or the
    /// rubric claims no stage.
    pub(super) stage: Option<String>,
    /// The number of the stage reached that is shown: from 0, or from that of the base; null as `stage` is.
    pub(super) number: Option<usize>,
    /// The mean of the overall coverages; null if nothing is applicable.
    pub(super) index_ppm: Option<u32>,
    /// With unanswered questions at their worst and at their best.
    pub(super) range: RangeRecord,
    /// The stage by the evidenced answers alone; null if the rubric claims no stage.
    pub(super) evidenced: Option<String>,
    /// The stage if everything not applicable counted as not met; null if the rubric claims no stage.
    pub(super) not_applicable_as_unmet: Option<String>,
    /// How many questions were answered.
    pub(super) counts: CountsRecord,
    /// The overall coverage at each stage, lowest first, or the total; null where nothing is applicable.
    pub(super) overall_ppm: Vec<Option<u32>>,
    /// The top dimensions, in the order of the rubric.
    pub(super) dimensions: Vec<AgencyDimensionRecord>,
    /// The id of the weakest top dimension; null if all are equally strong.
    pub(super) weakest: Option<String>,
    /// The id of the stage that coverages support, whatever gates are open; null as `stage` is.
    pub(super) supported: Option<String>,
    /// How it stands to its duties; null where the rubric has none.
    pub(super) duties: Option<DutyCountsRecord>,
    /// How many warnings there are about its answers.
    pub(super) warnings: u64,
    /// Where it stands by its own answers and by appraised ones; null if none was appraised.
    pub(super) appraisal: Option<AppraisalRecord>,
    /// The place of the stage reached, from 0; null as `stage` is.
    pub(super) position: Option<usize>,
    /// The index on the scale of the rubric, as a decimal; null as `index_ppm` is.
    pub(super) index: Option<String>,
    /// How firm its rank is; only if that was asked for, and null without a verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) robustness: Option<FirmRecord>,
    /// The cheapest plan to its next stage; only if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next_plan: Option<NextRecord>,
    /// Where it stood earlier; only if earlier results stand beside and it is among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) earlier: Option<EarlierRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AgencyDimensionRecord {
    /// The id.
    pub(super) id: String,
    /// The stage and the index of the dimension's own row.
    #[serde(flatten)]
    pub(super) standing: EndRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RankRecord {
    /// The competition rank (1224); 1 is the best.
    pub(super) rank: usize,
    /// The best rank that unanswered questions leave open.
    pub(super) best: usize,
    /// The worst rank that unanswered questions leave open.
    pub(super) worst: usize,
    /// How many agencies have this rank, this one included.
    pub(super) sharing: usize,
    /// How many agencies of the group have a rank.
    pub(super) among: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StatisticsRecord {
    /// Agencies that have at least one of the items.
    pub(super) agencies: u64,
    /// Whether they are too few for the numbers to say anything of others.
    pub(super) descriptive_only: bool,
    /// Each item, in the order of the rubric.
    pub(super) items: Vec<ItemRecord>,
    /// The items that do not vary, which are left out of alpha and of the item-rest correlations.
    pub(super) constant: Vec<String>,
    /// How many items alpha is computed from.
    pub(super) varying: usize,
    /// Cronbach's alpha.
    pub(super) alpha: StatisticRecord,
    /// Loevinger's H.
    pub(super) h: StatisticRecord,
    /// The pairs whose order of stages some agency violates.
    pub(super) violations: Vec<ViolationRecord>,
    /// How the items form a Guttman scale; null unless they are one chain that agencies have in full.
    pub(super) guttman: Option<GuttmanRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ItemRecord {
    /// The id of the criterion, or of the stage.
    pub(super) id: String,
    /// Agencies that have it.
    pub(super) agencies: u64,
    /// The share of them that meets it; null if there are none.
    pub(super) met_ppm: Option<u32>,
    /// The share of them that achieves nothing of it; null if there are none.
    pub(super) at_zero_ppm: Option<u32>,
    /// Their mean achievement; null if there are none.
    pub(super) mean_ppm: Option<u32>,
    /// `floor` if at most 5 % meet it, `ceiling` if at least 95 % do; null otherwise.
    pub(super) extreme: Option<String>,
    /// The correlation with the sum of the other items that vary.
    pub(super) item_rest: StatisticRecord,
    /// Cronbach's alpha without it.
    pub(super) alpha_without: StatisticRecord,
    /// Loevinger's H of the pairs that it belongs to.
    pub(super) h: StatisticRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StatisticRecord {
    /// The value, as a decimal; null if it is undefined.
    pub(super) value: Option<String>,
    /// Why it is undefined: `constant`, `too-few-items`, `never-together`, `no-variation` or `incoherent`; null if
    /// it has a value.
    pub(super) undefined: Option<String>,
    /// The two items that too few agencies have together, where that is why; empty otherwise.
    pub(super) pair: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ViolationRecord {
    /// The item of the earlier stage.
    pub(super) earlier: String,
    /// The item of the later stage.
    pub(super) later: String,
    /// Agencies that have both.
    pub(super) agencies: u64,
    /// Agencies that meet the later one alone: the violations.
    pub(super) later_only: u64,
    /// Agencies that meet the earlier one alone.
    pub(super) earlier_only: u64,
    /// The share of the agencies that violate the order.
    pub(super) share_ppm: u32,
    /// Whether the later item is met more often than the earlier one.
    pub(super) misplaced: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GuttmanRecord {
    /// Agencies that have every item.
    pub(super) agencies: u64,
    /// Marks that differ from the ideal pattern of the same total.
    pub(super) errors: u64,
    /// The coefficient of reproducibility.
    pub(super) reproducibility_ppm: u32,
    /// The minimal marginal reproducibility.
    pub(super) least_reproducibility_ppm: u32,
    /// The coefficient of scalability, as a decimal; null if no item varies.
    pub(super) scalability: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FailureRecord {
    /// Where the first fault is.
    pub(super) position: String,
    /// The code of the first fault; null if the input could not be read at all.
    pub(super) code: Option<String>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do; null if that cannot be said.
    pub(super) help: Option<String>,
    /// How many more faults the input has.
    pub(super) more: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DutySumRecord {
    /// The id of the question that shows it.
    pub(super) question: String,
    /// The criterion whose target it is; null if the duty has a target of its own.
    pub(super) criterion: Option<String>,
    /// The first day on which it binds, year-month-day.
    pub(super) since: String,
    /// How many agencies it binds.
    pub(super) bound: u64,
    /// How many of them do not meet it.
    pub(super) unmet: u64,
    /// How many of them do not answer the question.
    pub(super) not_shown: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DutyCountsRecord {
    /// Those in force that are met.
    pub(super) met: usize,
    /// Those in force that are not met.
    pub(super) unmet: usize,
    /// Those in force whose question has no answer.
    pub(super) not_shown: usize,
    /// Those that begin after the period and are not met yet.
    pub(super) coming: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WarningRecord {
    /// The code.
    pub(super) code: Option<String>,
    /// What is doubtful, at the first place.
    pub(super) message: String,
    /// What to do; null if that cannot be said.
    pub(super) help: Option<String>,
    /// At how many places it is.
    pub(super) count: u64,
    /// The first of them.
    pub(super) places: Vec<String>,
}
