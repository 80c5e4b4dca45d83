//! Questions: what an agency is asked, what may be answered, and how much work a gap is.

use std::ops::Range;

use crate::base::number::Decimal;
use crate::model::text::Text;

use super::consistency::Plausible;
use super::crosswalk::Ref;
use super::duty::Binding;
use super::{ByKind, Rule};

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
    pub ask: ByKind,
    /// What may be answered.
    pub answer: AnswerKind,
    /// Its criteria.
    pub criteria: Range<usize>,
    /// Whether "not applicable" is a possible answer, and what it counts as.
    pub allow_na: AllowNa,
    /// What an auditor would ask to see.
    pub evidence: Option<Text>,
    /// Why it matters.
    pub why: Option<Text>,
    /// What to do about a gap.
    pub recommend: Option<ByKind>,
    /// How much work that is.
    pub effort: Option<Effort>,
    /// The unit in charge.
    pub owner: Option<ByKind>,
    /// The units that work with it.
    pub with: Option<ByKind>,
    /// The duty that it shows, if that has a target of its own.
    pub duty: Option<(Rule, Binding)>,
    /// The numbers that an answer plausibly has.
    pub plausible: Option<Plausible>,
    /// Its former ids.
    pub was: Vec<String>,
    /// What of other frameworks it answers.
    pub refs: Vec<Ref>,
    /// The questions whose lowest target comes first in a plan, in rubric order; never in a circle.
    pub after: Vec<usize>,
    /// What the question rests on.
    pub sources: Vec<usize>,
}

impl Question {
    /// What to call the question: its title, else what it asks. A name is the same for every kind of agency, so that
    /// they can be compared.
    #[must_use]
    pub fn name(&self) -> &Text {
        self.title.as_ref().unwrap_or_else(|| self.ask.of(None))
    }
}

/// Whether "not applicable" is a possible answer, and what it counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AllowNa {
    /// It is not possible: the question concerns everybody.
    #[default]
    No,
    /// It leaves the mean.
    Leaves,
    /// It counts as met.
    Met,
}

impl AllowNa {
    /// Whether it is a possible answer.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        !matches!(self, Self::No)
    }

    /// Whether it counts as met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Met)
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
        /// Whether the two are amounts that have fractions, not counts.
        decimal: bool,
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
    /// Whether an answer is a number, and not one of those that the question lists.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Choice { .. })
    }

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

impl AnswerKind {
    /// The id of the option that has this number, where targets name options; yes and no as a file says them.
    #[must_use]
    pub fn option_at(&self, value: Decimal) -> Option<String> {
        match self {
            Self::YesNo => Some(if value == Decimal::ZERO { "no" } else { "yes" }.to_owned()),
            Self::Choice { options, valued: false } => {
                options.iter().find(|option| option.value == value).map(|option| option.id.clone())
            }
            _ => None,
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
    /// What to do about an item that is missing.
    pub recommend: Option<ByKind>,
    /// Its former ids.
    pub was: Vec<String>,
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
