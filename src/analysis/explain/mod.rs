//! How a result arose: every number with the published numbers that it is made from, what is missing for the next stage,
//! what may be lost, and the fewest answers that lift or lower the verdict. Analysis specification, section 3.
//!
//! | paragraph | file |
//! | --- | --- |
//! | index, coverages, dimensions, criteria | `tree` |
//! | fewest down | `down`, `column`, `count` |
//! | one question: its share, what other answers would make of it | `question` |

mod column;
mod count;
mod down;
mod question;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use crate::analysis::plan::{
    Cost, Costs, Impossible, Level, Plan, Planned, Refused, UNIT, Wishes, half, plan,
};
use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{Obstacles, StageNumber, Verdict, obstacles, thresholds};
use crate::model::answers::AnswerSheet;
use crate::model::rubric::{Rubric, Threshold};

pub use down::{Down, NAMED};
pub use question::{Step, Weight};
pub use tree::{Node, Of};

/// How the result of an agency arose.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The answers.
    pub sheet: &'a AnswerSheet,
    /// What the answers are worth.
    pub card: Scorecard,
    /// The verdict.
    pub verdict: Verdict,
    /// What was asked about.
    pub focus: Focus,
    /// The index with everything below it.
    pub index: Node,
    /// The stage that was asked for, else the next one; nothing in a rubric that claims none.
    pub target: Option<StageNumber>,
    /// What stands between the agency and that stage; nothing if it is reached.
    pub obstacles: Obstacles,
    /// The thresholds of the present stage, or of a reached one that was asked about, which the agency holds.
    pub held: Vec<Held>,
    /// The fewest answers that reach the target; nothing if it is reached, or there is none.
    pub up: Option<Up>,
    /// The fewest answers that lower the verdict; nothing if none does.
    pub down: Option<Down>,
    /// How much each criterion weighs in the end, in the order of the rubric; nothing where it is in no mean.
    pub weights: Vec<Option<Weight>>,
    /// What other answers to the question that was asked about would make of the result.
    pub steps: Vec<Step>,
}

/// What was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Everything.
    All,
    /// A question.
    Question(usize),
    /// A dimension.
    Dimension(usize),
    /// A stage.
    Stage(StageNumber),
}

/// A threshold that the agency holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The column.
    pub column: usize,
    /// The coverage.
    pub coverage: Ppm,
    /// What is asked of it.
    pub threshold: Threshold,
}

impl Held {
    /// How much of it may be lost: what it lies above the least that passes.
    #[must_use]
    pub const fn spare(&self) -> Ppm {
        Ppm::new(self.coverage.get().saturating_sub(self.threshold.least().get()))
    }
}

/// The fewest answers that reach a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Up {
    /// The changes; of as few ones those with the least effort.
    Plan(Box<Plan>),
    /// There are none.
    Impossible(Box<Impossible>),
    /// There are too many ways to compare them all.
    TooMuch,
}

impl Focus {
    /// What a word means: a question by its id, that of one of its criteria, its former id or its number; a dimension by its
    /// id; a stage.
    ///
    /// # Errors
    /// That the rubric has nothing of the name.
    pub fn named(rubric: &Rubric, word: &str) -> Result<Self, Message> {
        let id = word.split('@').next().unwrap_or(word);
        let numbered = |at: &usize| word.contains('.') && rubric.question_number(*at) == word;
        let by_number = || (0..rubric.questions.len()).find(numbered);
        let question = rubric.question(id).or_else(|| rubric.former_question(id)).or_else(by_number);
        let dimension = || rubric.dimensions.iter().position(|dimension| dimension.id == word);
        if let Some(at) = question {
            return Ok(Self::Question(at));
        }
        match (dimension(), rubric.stage_number(word)) {
            (Some(at), _) => Ok(Self::Dimension(at)),
            (None, Some(0)) => Err(words::stage_0_asks_nothing()),
            (None, Some(stage)) => Ok(Self::Stage(stage)),
            (None, None) => Err(words::nothing_named(rubric, word)),
        }
    }
}

impl<'a> Explanation<'a> {
    /// Explains a result, or of it what a word names.
    ///
    /// # Errors
    /// That the rubric has nothing of the name.
    pub fn of(
        program: &Program<'a>,
        sheet: &'a AnswerSheet,
        word: Option<&str>,
        target: Option<StageNumber>,
    ) -> Result<Self, Message> {
        let focus = word.map_or(Ok(Focus::All), |word| Focus::named(program.rubric(), word))?;
        Ok(Self::new(program, sheet, focus, target))
    }

    /// Explains a result; `target` is the stage that the way up leads to.
    #[must_use]
    pub fn new(
        program: &Program<'a>,
        sheet: &'a AnswerSheet,
        focus: Focus,
        target: Option<StageNumber>,
    ) -> Self {
        let rubric = program.rubric();
        let (card, verdict) = program.judge(&sheet.responses);
        let reached = verdict.stage;
        let next = (reached.unwrap_or(verdict.range.stage.0) + 1).min(rubric.highest_stage(program.kind()));
        let asked = match focus {
            Focus::Stage(stage) => Some(stage),
            _ => target,
        };
        let target = rubric.method.claims().then(|| asked.unwrap_or(next).clamp(1, rubric.stages.len()));
        let open = target.filter(|target| reached.is_none_or(|reached| reached < *target));
        let obstacles = open.map(|target| obstacles(rubric, &card, &verdict.profile, target));
        let holds = match focus {
            Focus::Stage(stage) => reached.map(|reached| reached.min(stage)).filter(|it| *it == stage),
            _ => reached,
        };
        let down = reached.filter(|stage| matches!(focus, Focus::All) || holds == Some(*stage));
        let weights = (0..rubric.criteria.len()).map(|at| program.weight(&card, &verdict.profile, at));
        let steps = match focus {
            Focus::Question(at) => question::steps(program, &sheet.responses, &card, at),
            _ => Vec::new(),
        };
        let is_about_all = matches!(focus, Focus::All | Focus::Stage(_));
        Self {
            rubric,
            sheet,
            focus,
            index: tree::index(program, &card, &verdict),
            target,
            obstacles: obstacles.unwrap_or_default(),
            held: holds.map(|stage| held(rubric, &verdict, stage)).unwrap_or_default(),
            up: open.filter(|_| is_about_all).map(|target| fewest_up(program, &card, sheet, target)),
            down: down.and_then(|stage| down::fewest(program, &card, stage)),
            weights: weights.collect(),
            steps,
            card,
            verdict,
        }
    }

    /// The effort of a change, without what makes few changes cheaper than many.
    #[must_use]
    pub fn effort(&self, question: usize, level: Level) -> Cost {
        let (half, full) = Costs::Efforts.of(self.rubric, question).unwrap_or_default();
        if level == Level::Half { half } else { full }
    }
}

/// The thresholds of a stage that is reached.
fn held(rubric: &Rubric, verdict: &Verdict, stage: StageNumber) -> Vec<Held> {
    let held = |(column, threshold): (usize, Threshold)| {
        let coverage = verdict.profile.overall().get(column).copied().flatten()?;
        Some(Held { column, coverage, threshold })
    };
    thresholds(rubric, stage).into_iter().filter_map(held).collect()
}

/// The fewest answers that reach a stage: the plan in which every step costs 1, and of equally many the least effort.
fn fewest_up(program: &Program<'_>, card: &Scorecard, sheet: &AnswerSheet, target: StageNumber) -> Up {
    let rubric = program.rubric();
    let efforts = || rubric.questions.iter().map(|question| Cost::from(rubric.effort(question)) * UNIT);
    // One step more is dearer than all efforts together.
    let step = efforts().sum::<Cost>() + UNIT;
    let each = efforts().map(|full| Some((step + half(full), step + full))).collect();
    let costs = Costs::Given { unit: None, each };
    let wishes = Wishes { costs: &costs, exclude: &[], must: &[] };
    match plan(program, card, &sheet.responses, target, &wishes) {
        Ok(Planned::Plan(plan)) => Up::Plan(plan),
        Ok(Planned::Impossible(why)) => Up::Impossible(why),
        Err(Refused::TooMuch | Refused::Profile | Refused::Must(_) | Refused::NoCost(_)) => Up::TooMuch,
    }
}
