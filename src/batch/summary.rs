//! Sums over the agencies of a batch: how many reach what, how much is covered, which gaps they share.

use std::cmp::Reverse;

use crate::analysis::appraisal::Appraisal;
use crate::analysis::assessment::Assessment;
use crate::analysis::duties::{DutyResult, DutyState};
use crate::analysis::gaps::Gap;
use crate::base::number::{Ppm, div_half_up};
use crate::engine::score::Scorecard;
use crate::engine::verdict::{Obstacles, StageNumber, Verdict};
use crate::model::answers::Score;
use crate::model::rubric::{AgencyKind, Rubric};

/// Sums over agencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    columns: usize,
    agencies: u64,
    illustrative: u64,
    /// How many agencies have each stage, 0 first; the last is those without a verdict.
    stages: Vec<u64>,
    indices: Sum,
    /// By dimension and column; the last row is the overall coverages.
    cells: Vec<Sum>,
    gaps: Vec<Gaps>,
    duties: Vec<DutySum>,
    /// How many agencies have appraised answers, and how many of them another stage by these.
    appraised: (u64, u64),
    /// Whether an appraiser's own file states these; else the sheets do.
    by_file: bool,
    /// Whose answers count, if an agency has appraised ones.
    score: Score,
}

/// A sum of parts per million over agencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    total: u128,
    count: u64,
}

/// What agencies lack of one criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Gaps {
    asked: u64,
    unmet: u64,
    on_the_way: u64,
    holds_back: u64,
    kinds: Kinds,
}

/// Kinds of agencies, those of an unknown kind among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    fn bit(kind: Option<AgencyKind>) -> u8 {
        1 << kind.map_or(0, |kind| kind as u8 + 1)
    }

    fn add(&mut self, kind: Option<AgencyKind>) {
        self.0 |= Self::bit(kind);
    }

    /// The kinds, in their order; the unknown one last.
    pub fn iter(self) -> impl Iterator<Item = Option<AgencyKind>> {
        let known = AgencyKind::ALL.map(|(_, kind)| Some(kind));
        known.into_iter().chain([None]).filter(move |kind| self.0 & Self::bit(*kind) != 0)
    }
}

/// How agencies stand to one duty that is in force for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DutySum {
    /// How many agencies it binds.
    pub bound: u64,
    /// How many of them do not meet it.
    pub unmet: u64,
    /// How many of them do not answer the question.
    pub not_shown: u64,
}

/// A coverage over all agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The mean over the agencies to which something applies, rounded half up; nothing if there is none.
    pub mean: Option<Ppm>,
    /// How many agencies that are.
    pub agencies: u64,
}

/// A criterion with what agencies lack of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedGap {
    /// The criterion.
    pub criterion: usize,
    /// How many agencies it applies to.
    pub asked: u64,
    /// How many of them do not meet it in full.
    pub unmet: u64,
    /// How many have it among the gaps to their next stage.
    pub on_the_way: u64,
    /// How many it holds back from their next stage: it is an open gate or cap, or unmet where their coverage is too low.
    pub holds_back: u64,
    /// The kinds of those that have it among their gaps.
    pub kinds: Kinds,
}

impl Sum {
    fn add(&mut self, value: Option<Ppm>) {
        if let Some(value) = value {
            self.total += u128::from(value.get());
            self.count += 1;
        }
    }

    fn merge(&mut self, other: Self) {
        self.total += other.total;
        self.count += other.count;
    }

    fn cell(self) -> Cell {
        let total = i128::try_from(self.total).unwrap_or(i128::MAX);
        let mean = (self.count > 0).then(|| div_half_up(total, i128::from(self.count)));
        Cell { mean: mean.map(|mean| Ppm::new(u32::try_from(mean).unwrap_or(0))), agencies: self.count }
    }
}

impl Summary {
    /// The summary of no agency.
    #[must_use]
    pub fn new(rubric: &Rubric) -> Self {
        let columns = rubric.columns();
        Self {
            columns,
            agencies: 0,
            illustrative: 0,
            stages: vec![0; rubric.stages.len() + 2],
            indices: Sum::default(),
            cells: vec![Sum::default(); (rubric.dimensions.len() + 1) * columns],
            gaps: vec![Gaps::default(); rubric.criteria.len()],
            duties: vec![DutySum::default(); rubric.duties().count()],
            appraised: (0, 0),
            by_file: false,
            score: Score::Own,
        }
    }

    /// Adds an agency.
    pub fn add(&mut self, assessment: &Assessment<'_>) {
        let Assessment { rubric, sheet, card, verdict, obstacles, gaps, .. } = assessment;
        self.add_parts(rubric, (card, verdict), obstacles, gaps, sheet.illustrative);
        self.add_duties(&assessment.duties);
    }

    /// Adds how an agency stands to its duties.
    pub(super) fn add_duties(&mut self, duties: &[DutyResult<'_>]) {
        for (sum, duty) in self.duties.iter_mut().zip(duties) {
            if duty.coming || matches!(duty.state, DutyState::NotApplicable | DutyState::OutOfScope) {
                continue;
            }
            sum.bound += 1;
            sum.unmet += u64::from(duty.state == DutyState::Unmet);
            sum.not_shown += u64::from(duty.state == DutyState::NotShown);
        }
    }

    /// How agencies stand to each duty, in the order of the rubric.
    #[must_use]
    pub fn duties(&self) -> &[DutySum] {
        &self.duties
    }

    /// Adds an agency, whose data may be made up.
    pub(super) fn add_parts(
        &mut self,
        rubric: &Rubric,
        (card, verdict): (&Scorecard, &Verdict),
        obstacles: &Obstacles,
        gaps: &[Gap],
        illustrative: bool,
    ) {
        self.agencies += 1;
        self.illustrative += u64::from(illustrative);
        self.stages[verdict.stage.unwrap_or(rubric.stages.len() + 1)] += 1;
        self.indices.add(verdict.profile.index);
        let rows = (0..rubric.dimensions.len()).map(|at| verdict.profile.dimension(at));
        let rows = rows.chain([verdict.profile.overall()]);
        for (sums, row) in self.cells.chunks_mut(self.columns).zip(rows) {
            for (sum, coverage) in sums.iter_mut().zip(row) {
                sum.add(*coverage);
            }
        }
        for (gaps, outcome) in self.gaps.iter_mut().zip(&card.outcomes) {
            let applies = outcome.applies();
            gaps.asked += u64::from(applies);
            gaps.unmet += u64::from(applies && !outcome.is_met());
        }
        let is_low = |column: usize| obstacles.shortfalls.iter().any(|short| short.column == column);
        for gap in gaps {
            let gaps = &mut self.gaps[gap.criterion];
            gaps.on_the_way += 1;
            gaps.kinds.add(card.kind);
            gaps.holds_back += u64::from(gap.holds || is_low(rubric.criteria[gap.criterion].column));
        }
    }

    /// Adds that an agency has appraised answers.
    pub(super) fn add_appraisal(&mut self, appraisal: &Appraisal) {
        (self.score, self.by_file) = (appraisal.score, appraisal.by_file);
        self.appraised.0 += 1;
        self.appraised.1 += u64::from(appraisal.by_agency.stage != appraisal.by_appraiser.stage);
    }

    /// How many agencies have appraised answers, and how many of them another stage by these.
    #[must_use]
    pub const fn appraised(&self) -> (u64, u64) {
        self.appraised
    }

    /// Whether appraised answers stand in a file of the appraiser's own.
    #[must_use]
    pub const fn appraised_by_file(&self) -> bool {
        self.by_file
    }

    /// Whose answers count.
    #[must_use]
    pub const fn score(&self) -> Score {
        self.score
    }

    /// Adds the agencies of another summary of the same rubric.
    pub fn merge(&mut self, other: &Self) {
        self.agencies += other.agencies;
        self.illustrative += other.illustrative;
        self.indices.merge(other.indices);
        if other.appraised.0 > 0 {
            (self.score, self.by_file) = (other.score, other.by_file);
        }
        self.appraised.0 += other.appraised.0;
        self.appraised.1 += other.appraised.1;
        self.stages.iter_mut().zip(&other.stages).for_each(|(own, other)| *own += other);
        self.cells.iter_mut().zip(&other.cells).for_each(|(own, other)| own.merge(*other));
        for (own, other) in self.gaps.iter_mut().zip(&other.gaps) {
            own.asked += other.asked;
            own.unmet += other.unmet;
            own.on_the_way += other.on_the_way;
            own.holds_back += other.holds_back;
            own.kinds.0 |= other.kinds.0;
        }
        for (own, other) in self.duties.iter_mut().zip(&other.duties) {
            own.bound += other.bound;
            own.unmet += other.unmet;
            own.not_shown += other.not_shown;
        }
    }

    /// How many agencies there are.
    #[must_use]
    pub const fn agencies(&self) -> u64 {
        self.agencies
    }

    /// How many of them are made up as examples.
    #[must_use]
    pub const fn illustrative(&self) -> u64 {
        self.illustrative
    }

    /// How many agencies have a stage.
    #[must_use]
    pub fn at_stage(&self, stage: StageNumber) -> u64 {
        self.stages.get(stage).copied().unwrap_or(0)
    }

    /// How many agencies have no verdict: blanks block it, or the rubric claims no stage.
    #[must_use]
    pub fn without_verdict(&self) -> u64 {
        self.stages.last().copied().unwrap_or(0)
    }

    /// The mean index.
    #[must_use]
    pub fn index(&self) -> Cell {
        self.indices.cell()
    }

    /// The mean coverage of a dimension in a column.
    #[must_use]
    pub fn cell(&self, dimension: usize, column: usize) -> Cell {
        self.cells[dimension * self.columns + column].cell()
    }

    /// The mean overall coverage in a column.
    #[must_use]
    pub fn overall(&self, column: usize) -> Cell {
        self.cells[self.cells.len() - self.columns + column].cell()
    }

    /// What agencies lack of each criterion, in the order of the rubric.
    pub fn criteria(&self) -> impl Iterator<Item = SharedGap> + '_ {
        self.gaps.iter().enumerate().map(|(criterion, gaps)| {
            let Gaps { asked, unmet, on_the_way, holds_back, kinds } = *gaps;
            SharedGap { criterion, asked, unmet, on_the_way, holds_back, kinds }
        })
    }

    /// The gaps that most agencies share on the way to their next stages: by how many have them, then by how many
    /// they hold back, then in the order of the rubric.
    #[must_use]
    pub fn shared_gaps(&self, most: usize) -> Vec<SharedGap> {
        let mut gaps: Vec<SharedGap> = self.criteria().filter(|gap| gap.on_the_way > 0).collect();
        gaps.sort_by_key(|gap| (Reverse(gap.on_the_way), Reverse(gap.holds_back), gap.criterion));
        gaps.truncate(most);
        gaps
    }
}
