//! What a half-filled answer sheet has left, dimension by dimension.

use crate::form::Plan;
use crate::model::answers::{AnswerSheet, Given};
use crate::model::rubric::Rubric;
use crate::model::text::Text;

/// What a sheet has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// How many questions are open.
    pub open: usize,
    /// How many there are for this kind of agency.
    pub all: usize,
    /// The dimensions with open questions.
    pub dimensions: Vec<LeftIn>,
}

/// What is left in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftIn {
    /// Its running number.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// The running numbers and the names of its open questions.
    pub open: Vec<(String, Text)>,
    /// How many questions it has.
    pub all: usize,
}

impl Left {
    /// What a sheet has left; nothing if everything is answered.
    #[must_use]
    pub fn of(rubric: &Rubric, sheet: &AnswerSheet) -> Option<Self> {
        let plan = Plan::current(rubric, sheet);
        let is_open =
            |at: usize| sheet.responses.get(at).is_none_or(|response| response.given == Given::Nothing);
        let mut dimensions = Vec::new();
        for group in &plan.groups {
            let asked = plan.of(group);
            let open: Vec<(String, Text)> = asked
                .iter()
                .filter(|asked| is_open(asked.at))
                .map(|asked| (asked.number.clone(), asked.question.name().clone()))
                .collect();
            if let Some(dimension) = rubric.dimensions.get(group.dimension).filter(|_| !open.is_empty()) {
                let (number, title) = (group.number.clone(), dimension.title.clone());
                dimensions.push(LeftIn { number, title, open, all: asked.len() });
            }
        }
        let open = dimensions.iter().map(|dimension| dimension.open.len()).sum();
        (open > 0).then_some(Self { open, all: plan.asked.len(), dimensions })
    }
}
