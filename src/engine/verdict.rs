//! Coverages → the stage that an agency has reached, and why not the next one.
//!
//! The rules are those of the rubric specification, section 4. *Staged*: a row of coverages reaches the highest
//! stage whose thresholds it meets; the verdict also needs every gate at or below the stage. The usual thresholds
//! are those of ISO/IEC 33020: more than 50 % at the stage and more than 85 % at every stage below. *Banded*: the
//! stage is the highest whose lower bound the total reaches; the verdict is also at most the stage of each cap that
//! is not met. *Profile*: no stage is claimed.
//!
//! No agency is given a stage above the one that its kind can be given.

use crate::base::number::Ppm;
use crate::model::answers::Response;
use crate::model::rubric::{Method, Rubric, Threshold, Unanswered};

use super::mark::Mark;
use super::profile::Profile;
use super::program::Program;
use super::score::{Reading, Scorecard};

/// A stage by its number: 0 is none, 1 the first of the rubric.
pub type StageNumber = usize;

/// What the answers say about the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The stage that is recognised; `None` if unanswered questions block the verdict, or the rubric claims none.
    pub stage: Option<StageNumber>,
    /// The stage that coverages and the kind of agency allow, whatever gates and caps are open; `None` as `stage` is.
    pub supported: Option<StageNumber>,
    /// The coverages behind it.
    pub profile: Profile,
    /// The stage of each dimension's own row and gates; `None` if the whole row is empty, or the rubric claims none.
    pub dimension_stages: Vec<Option<StageNumber>>,
    /// The stage and index with unanswered questions at their worst and at their best.
    pub range: Range,
    /// The stage if everything not applicable counted as not met; 0 in a rubric that claims none.
    pub not_applicable_as_unmet: StageNumber,
    /// The stage by the evidenced answers alone; 0 in a rubric that claims none.
    pub evidenced: StageNumber,
    /// The share of achieved points that carry evidence.
    pub evidence_share: Option<Ppm>,
    /// The share of each dimension's weight that is not applicable.
    pub not_applicable_shares: Vec<Option<Ppm>>,
}

/// The worst and the best that unanswered questions can make of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The stage at worst and at best; 0 in a rubric that claims none.
    pub stage: (StageNumber, StageNumber),
    /// The index at worst and at best.
    pub index: (Option<Ppm>, Option<Ppm>),
    /// Each overall coverage at worst and at best.
    pub overall: Vec<(Option<Ppm>, Option<Ppm>)>,
}

/// What stands between an agency and a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// Coverages that are too low.
    pub shortfalls: Vec<Shortfall>,
    /// Criteria that are gates or caps and not met, by the stage up to which they let the agency.
    pub holds: Vec<usize>,
    /// Whether nothing of the stage applies to the agency.
    pub nothing_applies: bool,
    /// Whether the stage is higher than what agencies of this kind can be given.
    pub over_limit: bool,
}

/// A coverage that is too low.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The column in which the coverage is too low.
    pub column: usize,
    /// The coverage.
    pub coverage: Ppm,
    /// What is asked of it.
    pub threshold: Threshold,
}

impl Shortfall {
    /// How much is missing to the least coverage that is enough.
    #[must_use]
    pub const fn missing(&self) -> Ppm {
        Ppm::new(self.threshold.least().get().saturating_sub(self.coverage.get()))
    }
}

impl Program<'_> {
    /// Scores the responses of an agency, one for each question, and judges them.
    #[must_use]
    pub fn judge(&self, responses: &[Response]) -> (Scorecard, Verdict) {
        let questions = self.rubric().questions.iter();
        let marks: Vec<Mark> =
            questions.zip(responses).map(|(question, response)| Mark::of(question, response)).collect();
        let card = self.score(&marks);
        let verdict = self.verdict(&card);
        (card, verdict)
    }

    /// Judges a scorecard.
    #[must_use]
    pub fn verdict(&self, card: &Scorecard) -> Verdict {
        let mut profile = self.profile(card, Reading::Actual);
        let (stage, supported) = self.stages(card, &profile, Reading::Actual);
        let dimensions = 0..self.rubric().dimensions.len();
        let range = self.range(card, &profile, stage);
        if self.is_blocked(card) {
            profile.index = None;
        }
        Verdict {
            stage: self.claimed(card, stage),
            supported: self.claimed(card, supported),
            dimension_stages: dimensions.map(|at| self.dimension_stage(card, &profile, at)).collect(),
            range,
            not_applicable_as_unmet: self.not_applicable_as_unmet(card, stage),
            evidenced: self.evidenced(card, stage),
            evidence_share: self.evidence_share(card),
            not_applicable_shares: self.not_applicable_shares(card),
            profile,
        }
    }

    /// The stage that is claimed of one reached: none if unanswered questions block it, or the rubric claims none.
    #[must_use]
    pub fn claimed(&self, card: &Scorecard, reached: StageNumber) -> Option<StageNumber> {
        (self.rubric().method.claims() && !self.is_blocked(card)).then_some(reached)
    }

    /// Whether unanswered questions block the verdict: then there is neither a stage nor an index.
    #[must_use]
    pub fn is_blocked(&self, card: &Scorecard) -> bool {
        card.counts.unanswered > 0 && self.rubric().unanswered == Unanswered::Block
    }

    /// What unanswered questions can make of coverages and the stage reached by them.
    #[must_use]
    pub fn range(&self, card: &Scorecard, profile: &Profile, stage: StageNumber) -> Range {
        let blanks = card.counts.unanswered > 0;
        let is_lower = matches!(self.rubric().unanswered, Unanswered::Excluded | Unanswered::Nullify);
        let worst = (blanks && is_lower).then(|| self.profile(card, Reading::Worst));
        let best = blanks.then(|| self.profile(card, Reading::Best));
        // The other readings differ only if there is something to read otherwise.
        let (low, high) = (worst.as_ref().unwrap_or(profile), best.as_ref().unwrap_or(profile));
        let reached = |other: &Option<Profile>, reading| {
            other.as_ref().map_or(stage, |other| self.reached(card, other, reading))
        };
        // The result itself belongs to the range: where unanswered questions are excluded, it may lie outside what
        // their answers can make of it.
        let between =
            |low: Option<Ppm>, own: Option<Ppm>, high: Option<Ppm>| (low.min(own.or(low)), high.max(own));
        let rows = profile.overall().iter().zip(low.overall().iter().zip(high.overall()));
        Range {
            stage: (reached(&worst, Reading::Worst).min(stage), reached(&best, Reading::Best).max(stage)),
            index: between(low.index, profile.index, high.index),
            overall: rows.map(|(own, (low, high))| between(*low, *own, *high)).collect(),
        }
    }

    /// The stage if everything not applicable counted as not met.
    #[must_use]
    pub fn not_applicable_as_unmet(&self, card: &Scorecard, stage: StageNumber) -> StageNumber {
        if card.counts.not_applicable == 0 {
            return stage;
        }
        // A stage that asks for nothing but applicable criteria would be reached by unmet ones.
        self.other(card, Reading::NotApplicableAsUnmet).min(stage)
    }

    /// The stage by the evidenced answers alone.
    #[must_use]
    pub fn evidenced(&self, card: &Scorecard, stage: StageNumber) -> StageNumber {
        if card.counts.without_evidence == 0 { stage } else { self.other(card, Reading::Evidenced) }
    }

    fn other(&self, card: &Scorecard, reading: Reading) -> StageNumber {
        self.reached(card, &self.profile(card, reading), reading)
    }

    /// The stage of a dimension's own row, which also needs every gate in the dimension at or below it; `None` if the
    /// whole row is empty, or the rubric claims none.
    #[must_use]
    pub fn dimension_stage(&self, card: &Scorecard, profile: &Profile, at: usize) -> Option<StageNumber> {
        let (rubric, row) = (self.rubric(), profile.dimension(at));
        if !rubric.method.claims() || row.iter().all(Option::is_none) {
            return None;
        }
        let stages = self.allowed(card, Reading::Actual, at);
        Some(highest(rubric, Row::Dimension(row), stages.min(rubric.highest_stage(self.kind()))))
    }

    /// How many of the stages gates, caps and the kind of agency leave open, whatever the coverages.
    #[must_use]
    pub fn open_stages(&self, card: &Scorecard) -> usize {
        let stages = self.allowed(card, Reading::Actual, self.dimensions());
        stages.min(self.rubric().highest_stage(self.kind()))
    }

    /// The highest stage that coverages, gates, caps and the kind of agency allow.
    #[must_use]
    pub fn reached(&self, card: &Scorecard, profile: &Profile, reading: Reading) -> StageNumber {
        self.stages(card, profile, reading).0
    }

    /// The same, and behind it the highest stage that coverages and the kind of agency allow, whatever gates and caps are
    /// open.
    #[must_use]
    pub fn stages(
        &self,
        card: &Scorecard,
        profile: &Profile,
        reading: Reading,
    ) -> (StageNumber, StageNumber) {
        let (rubric, row) = (self.rubric(), Row::Overall(profile.overall()));
        let supported = highest(rubric, row, rubric.highest_stage(self.kind()));
        let stages = self.allowed(card, reading, self.dimensions());
        // What is the highest of all is the highest of the first ones, too, if it is among them.
        (if supported <= stages { supported } else { highest(rubric, row, stages) }, supported)
    }
}

/// The highest stage whose thresholds a row of overall coverages meets.
///
/// An empty cell neither helps (its stage cannot be reached) nor blocks (its threshold asks nothing); but a stage for which
/// the rubric has no criterion at all is decided by what it asks of the others.
#[must_use]
pub fn stage_of(rubric: &Rubric, row: &[Option<Ppm>]) -> StageNumber {
    highest(rubric, Row::Overall(row), rubric.stages.len())
}

/// The highest of the first `stages` stages whose thresholds a row of overall coverages meets.
#[must_use]
pub fn stage_within(rubric: &Rubric, row: &[Option<Ppm>], stages: usize) -> StageNumber {
    highest(rubric, Row::Overall(row), stages)
}

/// The thresholds of a stage: the columns in which it asks for a coverage, and which; stage 0 asks for none.
#[must_use]
pub fn thresholds(rubric: &Rubric, stage: StageNumber) -> Vec<(usize, Threshold)> {
    let Some(of) = stage.checked_sub(1) else { return Vec::new() };
    match &rubric.method {
        Method::Staged { requires, .. } => {
            let row = requires.get(of).into_iter().flatten().enumerate();
            row.filter_map(|(column, threshold)| Some((column, (*threshold)?))).collect()
        }
        Method::Banded { from, .. } => {
            from.get(of).map(|from| (0, Threshold::AtLeast(*from))).into_iter().collect()
        }
        Method::Profile => Vec::new(),
    }
}

/// A row of coverages, by column.
#[derive(Clone, Copy)]
enum Row<'p> {
    Overall(&'p [Option<Ppm>]),
    Dimension(&'p [Option<Ppm>]),
}

impl<'p> Row<'p> {
    const fn cells(self) -> &'p [Option<Ppm>] {
        let (Self::Overall(cells) | Self::Dimension(cells)) = self;
        cells
    }

    /// Whether a stage is one for which the rubric has no criterion: then its thresholds decide, and an empty column
    /// meets none of them. A dimension that has none says nothing of the stage.
    fn is_bare(self, rubric: &Rubric, of: usize) -> bool {
        matches!((self, &rubric.method), (Self::Overall(_), Method::Staged { .. }))
            && self.cells().get(of).is_some_and(Option::is_none)
            && rubric.criteria.iter().all(|criterion| criterion.column != of)
    }

    /// Whether there is no coverage that could reach a stage.
    fn is_empty(self, rubric: &Rubric, of: usize) -> bool {
        let column = if rubric.method.is_banded() { 0 } else { of };
        self.cells().get(column).copied().flatten().is_none() && !self.is_bare(rubric, of)
    }
}

/// The highest of the first `stages` stages whose thresholds a row meets.
fn highest(rubric: &Rubric, row: Row<'_>, stages: usize) -> StageNumber {
    let meets = |of: &usize| {
        let is_short = |asked: &[_]| shortfalls(asked, row, row.is_bare(rubric, *of)).next().is_some();
        !row.is_empty(rubric, *of) && !asked(rubric, *of, is_short)
    };
    match rubric.method {
        Method::Profile => 0,
        _ => (0..stages).rev().find(meets).map_or(0, |of| of + 1),
    }
}

/// What a stage asks of the coverage in each column, given to whoever needs it.
fn asked<T>(rubric: &Rubric, of: usize, then: impl FnOnce(&[Option<Threshold>]) -> T) -> T {
    match &rubric.method {
        Method::Staged { requires, .. } => then(&requires[of]),
        Method::Banded { from, .. } => then(&[Some(Threshold::AtLeast(from[of]))]),
        Method::Profile => then(&[]),
    }
}

fn shortfalls<'p>(
    asked: &'p [Option<Threshold>],
    row: Row<'p>,
    is_bare: bool,
) -> impl Iterator<Item = Shortfall> + 'p {
    let short = move |(column, (threshold, coverage)): (usize, (Option<Threshold>, &Option<Ppm>))| {
        let threshold = threshold?;
        let is_met = match coverage {
            Some(coverage) => threshold.admits(*coverage),
            None => !is_bare,
        };
        (!is_met).then(|| Shortfall { column, coverage: coverage.unwrap_or_default(), threshold })
    };
    asked.iter().copied().zip(row.cells()).enumerate().filter_map(short)
}

/// The gates and caps that stand open below a stage, those that let the agency least far first.
#[must_use]
pub fn open_holds(rubric: &Rubric, card: &Scorecard, target: StageNumber) -> Vec<usize> {
    let stage = |at: usize| rubric.criteria[at].hold().map(|(_, stage)| stage);
    let is_in_the_way = |at: &usize| {
        stage(*at).is_some_and(|stage| stage < target) && card.is_open(rubric, *at, Reading::Actual)
    };
    let mut holds: Vec<usize> = (0..rubric.criteria.len()).filter(is_in_the_way).collect();
    holds.sort_by_key(|&at| stage(at));
    holds
}

/// What stands between the agency and a stage.
///
/// # Panics
/// If `target` is 0 or above the last stage.
#[must_use]
pub fn obstacles(rubric: &Rubric, card: &Scorecard, profile: &Profile, target: StageNumber) -> Obstacles {
    let row = Row::Overall(profile.overall());
    Obstacles {
        shortfalls: asked(rubric, target - 1, |asked| {
            shortfalls(asked, row, row.is_bare(rubric, target - 1)).collect()
        }),
        holds: open_holds(rubric, card, target),
        nothing_applies: row.is_empty(rubric, target - 1),
        over_limit: target > rubric.highest_stage(card.kind),
    }
}
