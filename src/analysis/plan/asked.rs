//! A plan as it is asked for by name: stages or a budget, with questions and costs; and what comes of it.

use crate::analysis::duties::{DutyResult, duties};
use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::engine::program::Program;
use crate::engine::verdict::{StageNumber, Verdict};
use crate::model::answers::AnswerSheet;
use crate::model::rubric::Rubric;

use super::cost::{Cost, Costs, LARGEST};
use super::next::next_stage;
use super::problem::{Refused, Wishes};
use super::{Plan, Planned, budget, plan, words};

/// Where the plan is to lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To one stage; to the next one if none is named.
    Stage(Option<StageNumber>),
    /// To each stage that is not reached.
    All,
    /// As far as a cost allows.
    Budget(Cost),
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where it is to lead.
    pub aim: Aim,
    /// What steps cost.
    pub costs: Costs,
    /// The ids of questions that stay as they are.
    pub exclude: Vec<String>,
    /// The ids of questions that take a step.
    pub must: Vec<String>,
}

/// Plans for one agency.
#[derive(Clone, Debug)]
pub struct Plans<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The answers.
    pub sheet: &'a AnswerSheet,
    /// The verdict today.
    pub verdict: Verdict,
    /// What steps cost.
    pub costs: Costs,
    /// What was found.
    pub found: Found,
    /// What laws ask of the agency today, whatever its stage.
    pub duties: Vec<DutyResult<'a>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A plan for each stage that was asked for.
    Stages(Vec<(StageNumber, Planned)>),
    /// The best plan for a cost; nothing if not even what has to change can be paid.
    Budget(Cost, Option<Box<Plan>>),
}

impl<'a> Plans<'a> {
    /// Makes the plans.
    ///
    /// # Errors
    /// What cannot be asked for.
    pub fn new(program: &Program<'a>, sheet: &'a AnswerSheet, asked: Asked) -> Result<Self, Message> {
        let rubric = program.rubric();
        let place = |id: &String| {
            let found = rubric.question(id).or_else(|| rubric.former_question(id));
            found.ok_or_else(|| words::unknown_question(id))
        };
        let exclude: Vec<usize> = asked.exclude.iter().map(place).collect::<Result<_, _>>()?;
        let must: Vec<usize> = asked.must.iter().map(place).collect::<Result<_, _>>()?;
        if let Some(at) = must.iter().find(|at| exclude.contains(at)) {
            return Err(words::must_and_excluded(&rubric.questions[*at].id));
        }
        let wishes = Wishes { costs: &asked.costs, exclude: &exclude, must: &must };
        let (card, verdict) = program.judge(&sheet.responses);
        let refused = |why: Refused| told(rubric, why);
        let to = |stage| {
            let planned = plan(program, &card, &sheet.responses, stage, &wishes);
            planned.map(|planned| (stage, planned)).map_err(refused)
        };
        let found = match asked.aim {
            Aim::Stage(stage) => {
                let stage = stage.unwrap_or_else(|| next_stage(program, &verdict));
                Found::Stages(vec![to(stage)?])
            }
            Aim::All => {
                let stages = 1..=rubric.stages.len();
                let open = stages.filter(|stage| verdict.stage.is_none_or(|reached| *stage > reached));
                Found::Stages(open.map(to).collect::<Result<_, _>>()?)
            }
            Aim::Budget(limit) => {
                let plan = budget(program, &card, &sheet.responses, limit, &wishes).map_err(refused)?;
                Found::Budget(limit, plan.map(Box::new))
            }
        };
        let duties = duties(rubric, &card, sheet.period.as_deref());
        Ok(Self { rubric, sheet, verdict, costs: asked.costs, found, duties })
    }

    /// Whether there is a plan for everything that was asked for.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        match &self.found {
            Found::Stages(all) => all.iter().all(|(_, planned)| matches!(planned, Planned::Plan(_))),
            Found::Budget(_, plan) => plan.is_some(),
        }
    }

    /// The plan that is put into practice: the only one, or that of the highest stage for which there is one.
    #[must_use]
    pub fn chosen(&self) -> Option<&Plan> {
        match &self.found {
            Found::Stages(all) => all.iter().rev().find_map(|(_, planned)| match planned {
                Planned::Plan(plan) => Some(&**plan),
                Planned::Impossible(_) => None,
            }),
            Found::Budget(_, plan) => plan.as_deref(),
        }
    }
}

/// The cost that an argument names.
///
/// # Errors
/// That it is none.
pub fn budget_asked(text: &str) -> Result<Cost, String> {
    let number = Decimal::parse(text).ok().and_then(|number| Cost::try_from(number.millionths()).ok());
    number.filter(|cost| *cost <= LARGEST).ok_or_else(|| text.to_owned())
}

fn told(rubric: &Rubric, why: Refused) -> Message {
    match why {
        Refused::Profile => words::no_plan_for_a_profile(),
        Refused::Must(at) => words::must_has_no_step(&rubric.questions[at].id),
        Refused::NoCost(all) => {
            let ids: Vec<&str> = all.iter().map(|at| rubric.questions[*at].id.as_str()).collect();
            words::no_cost_given(all.len(), &ids.join(", "))
        }
        Refused::TooMuch => words::too_many_ways(),
    }
}
