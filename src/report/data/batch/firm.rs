//! What is found out of agencies beyond their results, in the JSON of a batch: how firm their ranks are, and where they stood
//! earlier.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::robustness::draws::{REPLICATES, wilson};
use crate::analysis::robustness::weights::SPREAD;
use crate::batch::BatchReport;
use crate::batch::firmness::Firm;
use crate::report::data::json::{EndRecord, billionths};

/// How the ranks were drawn: every weight at the top varied on its own, the same draws for all agencies. It says how firm
/// ranks are, not how true.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DrawsRecord {
    /// The seed.
    pub(super) seed: u64,
    /// How many draws there are.
    pub(super) draws: u32,
    /// How far each weight at the top varies either way, in parts per million.
    pub(super) weights_by_ppm: u32,
}

/// How firm the rank of an agency is.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FirmRecord {
    /// The rank that 5 % of the draws reach or better; null if it is not ranked.
    pub(super) rank_p5: Option<usize>,
    /// The rank that 95 % of the draws reach or better; null if it is not ranked.
    pub(super) rank_p95: Option<usize>,
    /// In how many draws it is at each stage, lowest first; empty if the rubric claims no stage.
    pub(super) stages: Vec<StageDrawsRecord>,
    /// In how many draws it is ahead of each agency, in the order of `agencies`; null of itself, of those that are not ranked
    /// with it, and where too many are ranked together.
    pub(super) ahead_draws: Vec<Option<u32>>,
}

/// In how many draws an agency is at a stage.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StageDrawsRecord {
    /// The id of the stage; `none` is stage 0.
    pub(super) stage: String,
    /// In how many draws.
    pub(super) draws: u32,
    /// The ends of the 95 % interval of their share (Wilson), in parts per billion.
    pub(super) low_ppb: u64,
    /// The upper end.
    pub(super) high_ppb: u64,
}

/// Where an agency stood earlier.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EarlierRecord {
    /// The stage and the index.
    #[serde(flatten)]
    pub(super) standing: EndRecord,
    /// The rank among the earlier results; null without a verdict.
    pub(super) rank: Option<usize>,
    /// Whether it was found by its kind and name, since one of the two has no code.
    pub(super) by_name: bool,
}

impl DrawsRecord {
    /// Draws by a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, draws: REPLICATES, weights_by_ppm: u32::try_from(SPREAD).unwrap_or_default() }
    }
}

impl FirmRecord {
    /// That of a row.
    pub(super) fn new(report: &BatchReport<'_>, at: usize, firm: &Firm) -> Self {
        let stage = |(number, draws): (usize, &u32)| {
            let (low, high) = wilson(*draws, REPLICATES);
            let stage = report.rubric.stage_id(number).to_owned();
            StageDrawsRecord { stage, draws: *draws, low_ppb: billionths(low), high_ppb: billionths(high) }
        };
        let ahead = |other| report.ahead(at, other);
        Self {
            rank_p5: firm.rank.map(|rank| rank.0),
            rank_p95: firm.rank.map(|rank| rank.1),
            stages: firm.stages.iter().enumerate().map(stage).collect(),
            ahead_draws: (0..report.rows.len()).map(ahead).collect(),
        }
    }
}
