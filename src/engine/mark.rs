//! What a reader hands over for one question, whatever it was read from.

use crate::base::number::Decimal;
use crate::model::answers::{Given, Response};
use crate::model::rubric::Question;

/// What an agency says to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    Blank,
    /// The question does not apply.
    NotApplicable,
    /// An answer.
    Answer {
        /// The number of the answer, about which the targets speak.
        value: Decimal,
        /// Whether it carries evidence.
        evidenced: bool,
    },
}

impl Mark {
    /// The mark of a response to a question.
    #[must_use]
    pub fn of(question: &Question, response: &Response) -> Self {
        match &response.given {
            // What agencies of a kind are not asked, the program for that kind knows.
            Given::Nothing | Given::OutOfScope => Self::Blank,
            Given::NotApplicable(_) => Self::NotApplicable,
            Given::Answer(answer) => {
                let evidenced = !response.evidence.is_empty();
                Self::Answer { value: answer.number(&question.answer), evidenced }
            }
        }
    }
}
