//! How firm a result is, in the JSON of a result that was asked for it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::robustness::draws::{REPLICATES, wilson};
use crate::analysis::robustness::rows::SHIFT;
use crate::analysis::robustness::weights::{SPREAD, Share};
use crate::analysis::robustness::{Odds, Robustness, WRONG};
use crate::model::rubric::Rubric;

/// How firm the stage is: how often each stage comes out under a model. It does not say how true the result is.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct RobustnessRecord {
    /// The seed of the draws.
    seed: u64,
    /// How many replicates are drawn where a model is drawn.
    draws: u32,
    /// Up to this many thousandths no change of the top weights, each on its own, lowers the stage; null where it cannot
    /// fall, or the weights make no mean.
    weights_no_fall_permille: Option<u32>,
    /// Below this many thousandths none raises it; null where none can.
    weights_no_rise_permille: Option<u32>,
    /// With each top weight varied on its own.
    weights: Option<ModelRecord>,
    /// With each answer wrong on its own, and then at a neighbouring level.
    answers: ModelRecord,
    /// With each distinct threshold shifted on its own.
    thresholds: ModelRecord,
}

/// A model, and how often each stage comes out.
#[derive(Debug, Serialize, JsonSchema)]
struct ModelRecord {
    /// `exact` or `draws`.
    method: &'static str,
    /// How far weights or thresholds vary either way, or how often an answer is wrong, in parts per million.
    by_ppm: u32,
    /// The stages, the lowest first.
    stages: Vec<StageOdds>,
}

/// How often a stage comes out.
#[derive(Debug, Serialize, JsonSchema)]
struct StageOdds {
    /// The stage.
    stage: String,
    /// Its share, in parts per billion.
    share_ppb: u64,
    /// In how many draws; null where the share is exact.
    draws: Option<u32>,
    /// The ends of its 95 % interval (Wilson), in parts per billion; null where the share is exact.
    low_ppb: Option<u64>,
    /// The upper end.
    high_ppb: Option<u64>,
}

impl RobustnessRecord {
    pub(super) fn new(robustness: &Robustness, rubric: &Rubric) -> Self {
        let permille =
            |share: Option<Share>| share.and_then(|(above, below)| u32::try_from(above * 1_000 / below).ok());
        let radius = robustness.radius;
        let model = |odds: &Odds, by_ppm: u32| ModelRecord {
            method: if matches!(odds, Odds::Exact(_)) { "exact" } else { "draws" },
            by_ppm,
            stages: (0..=rubric.stages.len()).map(|stage| StageOdds::new(odds, stage, rubric)).collect(),
        };
        Self {
            seed: robustness.seed,
            draws: REPLICATES,
            weights_no_fall_permille: permille(radius.and_then(|radius| radius.fall)),
            weights_no_rise_permille: permille(radius.and_then(|radius| radius.rise)),
            weights: robustness
                .weights
                .as_ref()
                .map(|odds| model(odds, u32::try_from(SPREAD).unwrap_or_default())),
            answers: model(&robustness.answers, u32::try_from(billionths(WRONG) / 1_000).unwrap_or_default()),
            thresholds: model(&robustness.thresholds, SHIFT),
        }
    }
}

impl StageOdds {
    fn new(odds: &Odds, stage: usize, rubric: &Rubric) -> Self {
        let draws = odds.count(stage);
        let ends = draws.map(|count| wilson(count, REPLICATES));
        Self {
            stage: rubric.stage_id(stage).to_owned(),
            share_ppb: billionths(odds.share(stage)),
            draws,
            low_ppb: ends.map(|(low, _)| billionths(low)),
            high_ppb: ends.map(|(_, high)| billionths(high)),
        }
    }
}

/// A share in parts per billion: whole numbers read the same everywhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between 0 and 1")]
pub(in crate::report) fn billionths(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * 1e9).round() as u64
}
