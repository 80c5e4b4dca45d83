//! A maturity model as data: stages, dimensions, questions, criteria and the rule of the verdict.
//!
//! A [`Rubric`] is valid by construction: [`read()`] makes one from a file or says everything that is wrong
//! with the file, and [`builtin`] holds those shipped with the tool. Everything that belongs to a list is
//! named by its place in that list, so scoring looks nothing up.

mod agencies;
mod asked;
pub mod builtin;
mod origin;
mod parts;
mod read;
mod rule;
mod target;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use semver::Version;

use crate::base::geometric::whole_weights;
use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::model::text::Text;

pub use agencies::{AgencyKind, Limit, Scope};
pub use origin::Origin;
pub use read::{NONE, id, out_of_range, read};
pub use rule::{Aggregate, Method, Threshold, Unanswered};
pub use target::{Credit, Direction, Rule, Worth};

/// A maturity model.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rubric {
    /// The id: the name of its file, without the ending.
    pub id: String,
    /// The version of the content.
    pub version: Version,
    /// The title.
    pub title: Text,
    /// What the model is and whom it follows.
    pub summary: Option<Text>,
    /// The languages of its texts; the first stands in for missing ones.
    pub languages: Vec<Lang>,
    /// The bibliography.
    pub sources: Vec<Source>,
    /// The stages, lowest first; never empty.
    pub stages: Vec<Stage>,
    /// How coverages become a result.
    pub method: Method,
    /// What an unanswered question does.
    pub unanswered: Unanswered,
    /// What low, medium and high effort cost, in points.
    pub effort_points: [u32; 3],
    /// The dimensions, parents before their children, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// The questions, in the order of the file.
    pub questions: Vec<Question>,
    /// The criteria, by question and then by column.
    pub criteria: Vec<Criterion>,
    /// What agencies of a kind are not asked, for the kinds that are not asked everything.
    pub scopes: Vec<Scope>,
    /// Where it was found; nothing for one that was made in place.
    pub origin: Option<Origin>,
    questions_by_id: HashMap<String, usize>,
}

impl Rubric {
    /// The place of a question.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions_by_id.get(id).copied()
    }

    /// The number of columns: the stages, or the one total of a banded rubric.
    #[must_use]
    pub const fn columns(&self) -> usize {
        if self.method.is_banded() { 1 } else { self.stages.len() }
    }

    /// The stage that a column is about; `None` for the total of a banded rubric.
    #[must_use]
    pub fn column_stage(&self, column: usize) -> Option<&Stage> {
        if self.method.is_banded() { None } else { self.stages.get(column) }
    }

    /// The id of a criterion: `question@stage`, or of a banded rubric the id of the question.
    #[must_use]
    pub fn criterion_id(&self, criterion: &Criterion) -> String {
        let question = &self.questions[criterion.question].id;
        match self.column_stage(criterion.column) {
            Some(stage) => format!("{question}@{}", stage.id),
            None => question.clone(),
        }
    }

    /// Whether coverages are rated on the scale of ISO/IEC 33020: not those of a banded rubric, which has bands of
    /// its own, nor a lone index.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        match self.method {
            Method::Staged { .. } => true,
            Method::Banded { .. } => false,
            Method::Profile => self.stages.len() > 1,
        }
    }

    /// The criteria of a question.
    #[must_use]
    pub fn criteria_of(&self, question: usize) -> &[Criterion] {
        &self.criteria[self.questions[question].criteria.clone()]
    }

    /// The dimension of a criterion and those it lies in, innermost first.
    pub fn lineage(&self, criterion: &Criterion) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(criterion.dimension), |&at| self.dimensions[at].parent)
    }

    /// Whether a criterion takes part in the overall coverage of its column when it applies: neither it nor a
    /// dimension it lies in has weight 0.
    #[must_use]
    pub fn counts(&self, criterion: &Criterion) -> bool {
        criterion.weight > Decimal::ZERO
            && self.lineage(criterion).all(|at| self.dimensions[at].weight > Decimal::ZERO)
    }

    /// Whether the answer to a question can matter; others are shown and not scored.
    #[must_use]
    pub fn is_scored(&self, question: usize) -> bool {
        self.criteria_of(question).iter().any(|criterion| criterion.gate.is_some() || self.counts(criterion))
    }

    /// What agencies of a kind are not asked, if they are not asked everything.
    #[must_use]
    pub fn scope(&self, kind: Option<AgencyKind>) -> Option<&Scope> {
        self.scopes.iter().find(|scope| Some(scope.kind) == kind)
    }

    /// The highest stage that an agency of a kind can be given.
    #[must_use]
    pub fn highest_stage(&self, kind: Option<AgencyKind>) -> usize {
        let limit = self.scope(kind).and_then(|scope| scope.limit.as_ref());
        limit.map_or(self.stages.len(), |limit| limit.stage + 1)
    }

    /// How the dimensions at the top are put together.
    #[must_use]
    pub const fn aggregate(&self) -> Aggregate {
        match &self.method {
            Method::Banded { aggregate, .. } => *aggregate,
            Method::Staged { .. } | Method::Profile => Aggregate::Mean,
        }
    }

    /// Whether the weights of each geometric mean are small enough powers, as those of a rubric that was read are.
    #[must_use]
    pub fn has_whole_powers(&self) -> bool {
        let fits = |weights: Vec<Decimal>| whole_weights(&weights).is_some();
        let top = || self.top_dimensions().map(|at| self.dimensions[at].weight).collect();
        let of = |at: usize| {
            let own = self.criteria.iter().filter(move |criterion| criterion.dimension == at);
            let children = self.dimensions.iter().filter(move |child| child.parent == Some(at));
            own.map(|criterion| criterion.weight).chain(children.map(|child| child.weight)).collect()
        };
        let is_geometric = |at: &usize| self.dimensions[*at].aggregate == Aggregate::Geometric;
        (self.aggregate() != Aggregate::Geometric || fits(top()))
            && (0..self.dimensions.len()).filter(is_geometric).all(|at| fits(of(at)))
    }

    /// The effort of a question in points; medium where the rubric does not say.
    #[must_use]
    pub fn effort(&self, question: &Question) -> u32 {
        self.effort_points[question.effort.unwrap_or(Effort::Medium) as usize]
    }

    /// The places of the dimensions that have no parent.
    pub fn top_dimensions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.dimensions.len()).filter(|&at| self.dimensions[at].parent.is_none())
    }
}

/// A stage of maturity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stage {
    /// The id.
    pub id: String,
    /// The name of the stage.
    pub title: Text,
    /// The level of maturity it stands for, such as "Initial".
    pub level: Option<Text>,
    /// What an agency at this stage is like.
    pub summary: Option<Text>,
    /// Other names in use.
    pub aliases: Vec<String>,
}

/// A group of questions, or of dimensions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dimension {
    /// The id.
    pub id: String,
    /// The name.
    pub title: Text,
    /// What the dimension looks at.
    pub summary: Option<Text>,
    /// Its weight among its siblings.
    pub weight: Decimal,
    /// How what it holds is put together.
    pub aggregate: Aggregate,
    /// The dimension it belongs to.
    pub parent: Option<usize>,
    /// How many dimensions it lies in.
    pub depth: usize,
    /// What the dimension looks like at each stage.
    pub cells: Vec<Option<Cell>>,
    /// Its questions; empty if it holds dimensions.
    pub questions: Range<usize>,
    /// Other names in use.
    pub aliases: Vec<String>,
}

/// What a dimension looks like at a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// The heading.
    pub title: Text,
    /// A sentence about it.
    pub summary: Option<Text>,
    /// Other names in use.
    pub aliases: Vec<String>,
}

/// What an agency is asked, once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// The id.
    pub id: String,
    /// Its short name, a noun phrase; see [`Question::name`].
    pub title: Option<Text>,
    /// The dimension it belongs to.
    pub dimension: usize,
    /// The question.
    pub ask: Text,
    /// What may be answered.
    pub answer: AnswerKind,
    /// Its criteria.
    pub criteria: Range<usize>,
    /// Whether "not applicable" is a possible answer.
    pub allow_na: bool,
    /// What an auditor would ask to see.
    pub evidence: Option<Text>,
    /// Why it matters.
    pub why: Option<Text>,
    /// What to do about a gap.
    pub recommend: Option<Text>,
    /// How much work that is.
    pub effort: Option<Effort>,
    /// The unit in charge.
    pub owner: Option<Text>,
    /// What the question rests on.
    pub sources: Vec<usize>,
}

impl Question {
    /// What to call the question: its title, else what it asks.
    #[must_use]
    pub fn name(&self) -> &Text {
        self.title.as_ref().unwrap_or(&self.ask)
    }
}

/// What may be answered to a question. Each answer has a number, which the targets speak about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// Yes (1) or no (0).
    YesNo,
    /// A percentage.
    Percent {
        /// The smallest and the largest value.
        range: (Decimal, Decimal),
    },
    /// A number.
    Number {
        /// The smallest and the largest value.
        range: (Decimal, Decimal),
        /// Whether it has no fraction.
        integer: bool,
        /// What is counted.
        unit: Option<Text>,
    },
    /// A part of a total; its number is the quotient in percent, rounded half up to parts per million.
    Ratio {
        /// What the part is.
        of: Option<Text>,
        /// What the total is.
        total: Option<Text>,
    },
    /// One of several options, lowest first; its number is the option's value, or its place from 0.
    Choice {
        /// The options; never empty.
        options: Vec<Choice>,
        /// Whether targets name numbers rather than options.
        valued: bool,
    },
    /// Any of several items; its number is the sum of the points of those ticked.
    Checklist {
        /// The items; never empty.
        items: Vec<Choice>,
    },
}

impl AnswerKind {
    /// The smallest and the largest number that an answer can have.
    #[must_use]
    pub fn bounds(&self) -> (Decimal, Decimal) {
        match self {
            Self::YesNo => (Decimal::ZERO, Decimal::ONE),
            Self::Percent { range } | Self::Number { range, .. } => *range,
            Self::Ratio { .. } => (Decimal::ZERO, Decimal::HUNDRED),
            Self::Choice { options, .. } => (
                options.first().map_or(Decimal::ZERO, |option| option.value),
                options.last().map_or(Decimal::ZERO, |option| option.value),
            ),
            Self::Checklist { items } => {
                let all = items.iter().fold(Decimal::ZERO, |sum, item| sum.saturating_add(item.value));
                (Decimal::ZERO, all)
            }
        }
    }
}

/// An option of a choice or an item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// The id.
    pub id: String,
    /// The wording.
    pub title: Text,
    /// The option's number, or the item's points.
    pub value: Decimal,
}

/// How much work a recommendation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
}

/// One question's target for one stage, or in a banded rubric its only target.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Criterion {
    /// The question.
    pub question: usize,
    /// The dimension of the question.
    pub dimension: usize,
    /// The column: the place of the stage, or 0 in a banded rubric.
    pub column: usize,
    /// How an answer is turned into an achievement.
    pub rule: Rule,
    /// The weight in its cell.
    pub weight: Decimal,
    /// Whether the stage can be claimed without it.
    pub gate: Option<Gate>,
    /// What the target rests on.
    pub basis: Option<Basis>,
    /// What the sources say, and what is the rubric's own choice.
    pub note: Option<Text>,
}

/// How much of a gate has to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// The whole target.
    Full,
    /// At least the partial value.
    Partial,
}

/// What a target rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A choice of the rubric's author.
    DesignChoice,
    /// Sources of the rubric.
    Sources(Vec<usize>),
}

/// A law, a plan, a report or another document that the rubric rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The key it is cited by.
    pub id: String,
    /// The short form, such as the number of a decision.
    pub cite: Option<Text>,
    /// The title.
    pub title: Text,
    /// The date of issue.
    pub date: Option<Date>,
    /// Whether it is in force.
    pub status: Status,
    /// What replaced it.
    pub replaced_by: Option<usize>,
    /// Caveats: since when, amended by what.
    pub note: Option<Text>,
}

/// Whether a source is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force.
    InForce,
    /// In force in part.
    PartlyInForce,
    /// No longer in force.
    Expired,
    /// Replaced by another instrument.
    Replaced,
    /// The period for which it set targets is over.
    Concluded,
    /// An instrument whose present force was not checked.
    Unverified,
    /// Not a legal instrument.
    Reference,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u16::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The date as a language writes it: `2025-12-01` in English, `01/12/2025` in Vietnamese.
    #[must_use]
    pub fn format(self, lang: Lang) -> String {
        let Self { year, month, day } = self;
        lang.pick(format!("{year:04}-{month:02}-{day:02}"), format!("{day:02}/{month:02}/{year:04}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::parse("2024-02-29").map(|date| date.format(Lang::Vi)), Some("29/02/2024".into()));
        for text in
            ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "1/12/2025", "2025-12-1x", "+025-12-01"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
