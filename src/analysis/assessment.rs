//! One agency's whole result: what a report shows.

use crate::analysis::appraisal::Appraisal;
use crate::analysis::duties::{DutyResult, duties};
use crate::analysis::gaps::{Gap, gaps};
use crate::analysis::plan::{Change, Plan, at_once};
use crate::analysis::robustness::Robustness;
use crate::engine::deciding::Deciding;
use crate::engine::mark::Mark;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{Obstacles, StageNumber, Verdict, obstacles};
use crate::model::answers::AnswerSheet;
use crate::model::rubric::Rubric;

/// The result of scoring an answer sheet with a rubric.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Assessment<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The answers.
    pub sheet: &'a AnswerSheet,
    /// What the answers are worth.
    pub card: Scorecard,
    /// The stage and its reasons.
    pub verdict: Verdict,
    /// The unanswered questions that decide, if the verdict is provisional.
    pub deciding: Deciding,
    /// The stage that the gaps lead to: the one asked for, else the next one, else the last that can be reached;
    /// `None` if the rubric claims no stage and none was asked for.
    pub target: Option<StageNumber>,
    /// What stands between the agency and the target.
    pub obstacles: Obstacles,
    /// What is missing up to the target.
    pub gaps: Vec<Gap>,
    /// What laws ask of the agency, whatever its stage.
    pub duties: Vec<DutyResult<'a>>,
    /// Where it stands by its own answers and by appraised ones, if there are any.
    pub appraisal: Option<Appraisal>,
    /// How firm the stage is, if that is asked for.
    pub robustness: Option<Robustness>,
    /// The cheapest plan to the target, if it was looked for.
    pub ahead: Ahead,
}

/// The cheapest plan to the target, by the efforts of the rubric.
#[derive(Clone, Debug, Default)]
pub enum Ahead {
    /// It was not looked for, or the target is reached.
    #[default]
    NotAsked,
    /// There is none, or it takes longer to prove it.
    NotFound,
    /// The plan, proved.
    Plan(Box<Plan>),
}

/// Scores an answer sheet, judges it, and says what is missing.
#[must_use]
pub fn assess<'a>(rubric: &'a Rubric, sheet: &'a AnswerSheet, target: Option<StageNumber>) -> Assessment<'a> {
    Assessment::new(&Program::new(rubric, sheet.agency.kind), sheet, target)
}

/// The same with the cheapest plan to the target, where that is found at once.
#[must_use]
pub fn assess_ahead<'a>(
    rubric: &'a Rubric,
    sheet: &'a AnswerSheet,
    target: Option<StageNumber>,
) -> Assessment<'a> {
    let program = Program::new(rubric, sheet.agency.kind);
    let mut assessment = Assessment::new(&program, sheet, target);
    let is_open = |target: &StageNumber| assessment.verdict.stage.is_none_or(|stage| stage < *target);
    if let Some(target) = assessment.target.filter(is_open).filter(|_| rubric.method.claims()) {
        let plan = at_once(&program, &assessment.card, &sheet.responses, target);
        assessment.ahead = plan.map_or(Ahead::NotFound, |plan| Ahead::Plan(Box::new(plan)));
    }
    assessment
}

impl<'a> Assessment<'a> {
    /// Scores an answer sheet with a program for its kind of agency, judges it, and says what is missing.
    #[must_use]
    pub fn new(program: &Program<'a>, sheet: &'a AnswerSheet, target: Option<StageNumber>) -> Self {
        let (card, verdict) = program.judge(&sheet.responses);
        let Missing { target, obstacles, gaps } = Missing::new(program, &card, &verdict, target);
        let deciding = program.deciding(&card, &verdict);
        let rubric = program.rubric();
        let duties = duties(rubric, &card, sheet.period.as_deref());
        let appraisal = Appraisal::of(program, sheet);
        let (robustness, ahead) = (None, Ahead::NotAsked);
        Self {
            rubric,
            sheet,
            card,
            verdict,
            deciding,
            target,
            obstacles,
            gaps,
            duties,
            appraisal,
            robustness,
            ahead,
        }
    }

    /// What the cheapest plan does about a gap: the change that newly meets its target, or gets half credit.
    #[must_use]
    pub fn planned(&self, gap: &Gap) -> Option<&Change> {
        let Ahead::Plan(plan) = &self.ahead else { return None };
        let is_of = |change: &&Change| {
            [&change.meets, &change.meets_partly, &change.closes].iter().any(|it| it.contains(&gap.criterion))
        };
        plan.changes.iter().find(is_of)
    }

    /// Finds out how firm the stage is, by draws with a seed where it takes draws; without a seed that is not asked for.
    pub fn probe(&mut self, seed: Option<u64>) {
        let Some(seed) = seed else { return };
        let program = Program::new(self.rubric, self.sheet.agency.kind);
        let pairs = self.rubric.questions.iter().zip(&self.sheet.responses);
        let marks: Vec<Mark> = pairs.map(|(question, response)| Mark::of(question, response)).collect();
        self.robustness = Robustness::of(&program, &marks, seed);
    }
}

/// What is missing for a stage.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Missing {
    /// The stage that the gaps lead to, see [`Assessment::target`].
    pub target: Option<StageNumber>,
    /// What stands between the agency and the target.
    pub obstacles: Obstacles,
    /// What is missing up to the target.
    pub gaps: Vec<Gap>,
}

impl Missing {
    /// What is missing for a stage; for the next one if none is asked for.
    #[must_use]
    pub fn new(
        program: &Program<'_>,
        card: &Scorecard,
        verdict: &Verdict,
        target: Option<StageNumber>,
    ) -> Self {
        let rubric = program.rubric();
        let next = verdict.stage.unwrap_or(verdict.range.stage.0) + 1;
        let target = match target {
            Some(target) => Some(target.clamp(1, rubric.stages.len())),
            None => rubric.method.claims().then(|| next.min(rubric.highest_stage(card.kind))),
        };
        let obstacles = target.map(|target| obstacles(rubric, card, &verdict.profile, target));
        let gaps = gaps(program, card, &verdict.profile, target);
        Self { target, obstacles: obstacles.unwrap_or_default(), gaps }
    }
}
