//! What a reader hands over for one question, whatever it was read from.

use crate::base::number::Decimal;
use crate::model::answers::{Answer, Given, Response};
use crate::model::rubric::{AllowNa, AnswerKind, Question};

use super::score::Outcome;

/// What an agency says to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    Blank,
    /// The question does not apply.
    NotApplicable {
        /// Whether that carries evidence.
        evidenced: bool,
    },
    /// One of the answers that a question lists: no or yes, or an option by its place.
    Option {
        /// Its place, from 0.
        at: usize,
        /// Whether it carries evidence.
        evidenced: bool,
    },
    /// The number of any other answer, about which the targets speak.
    Number {
        /// The number.
        value: Decimal,
        /// Whether it carries evidence.
        evidenced: bool,
    },
}

impl Mark {
    /// The mark of a response to a question.
    #[must_use]
    pub fn of(question: &Question, response: &Response) -> Self {
        Self::given(question, &response.given, !response.evidence.is_empty())
    }

    /// The mark of what is said to a question, with evidence or without.
    #[must_use]
    pub fn given(question: &Question, given: &Given, evidenced: bool) -> Self {
        match given {
            // What agencies of a kind are not asked, the program for that kind knows.
            Given::Nothing | Given::OutOfScope => Self::Blank,
            Given::NotApplicable(_) => Self::NotApplicable { evidenced },
            Given::Answer(Answer::YesNo(yes)) => Self::Option { at: usize::from(*yes), evidenced },
            Given::Answer(Answer::Choice(at)) => Self::Option { at: *at, evidenced },
            Given::Answer(answer) => Self::Number { value: answer.number(&question.answer), evidenced },
        }
    }

    /// What it means for a criterion if there is no answer.
    #[inline]
    pub(super) const fn unanswered(&self, allow_na: AllowNa) -> Outcome {
        match *self {
            Self::NotApplicable { evidenced } if allow_na.is_met() => Outcome::Waived { evidenced },
            Self::NotApplicable { .. } => Outcome::NotApplicable,
            _ => Outcome::Unanswered,
        }
    }
}

/// The numbers of the answers that a question lists, in their order; of others, none.
#[must_use]
pub fn listed(answer: &AnswerKind) -> Vec<Decimal> {
    match answer {
        AnswerKind::YesNo => vec![Decimal::ZERO, Decimal::ONE],
        AnswerKind::Choice { options, .. } => options.iter().map(|option| option.value).collect(),
        _ => Vec::new(),
    }
}
