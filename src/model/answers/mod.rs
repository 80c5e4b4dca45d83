//! An agency's answers to the questions of a rubric.
//!
//! Three things differ and are never mixed: a question without an answer, a question that does not apply to
//! the agency (with the reason), and the answer no.

mod appraisal;
mod doubts;
mod earlier;
mod former;
mod number;
mod period;
mod province;
mod read;
mod value;
mod words;

use semver::VersionReq;

use crate::base::diagnostic::Diagnostic;
use crate::base::number::{Decimal, Ppm};
use crate::base::source::Span;
use crate::model::rubric::AnswerKind;

pub use crate::model::rubric::AgencyKind;

pub use appraisal::{Appraised, Score, count_appraised};
pub use earlier::Earlier;
pub use period::last_day;
pub(crate) use province::has_other_province;
pub(crate) use read::{agency_kind, check_rubric, period as read_period, read_response};
pub use read::{in_scope, is_period, read, read_responses, reference};
pub use value::NO_REASONS;
pub(crate) use value::is_reason;

/// The answers of one agency for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnswerSheet {
    /// Who answers.
    pub agency: Agency,
    /// The period, such as `2026-Q3`.
    pub period: Option<String>,
    /// Who filled the sheet in.
    pub assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub illustrative: bool,
    /// Whose answers count in it.
    pub score: Score,
    /// Whether its appraised answers come from the appraiser, and not from the agency's own sheet.
    pub appraiser: bool,
    /// A response to each question of the rubric, in its order.
    pub responses: Vec<Response>,
    /// What is doubtful in it, in the order of the file; it changes no score.
    pub warnings: Vec<Diagnostic>,
}

/// A name in one letter case, with single blanks: how it is compared with others.
#[must_use]
pub fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A unit of the state that is assessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Agency {
    /// The name.
    pub name: String,
    /// The code, in a code scheme.
    pub code: Option<String>,
    /// The code scheme: `2025` (34 provinces) or `pre-2025` (63).
    pub scheme: Option<String>,
    /// The kind of unit.
    pub kind: Option<AgencyKind>,
}

/// What an agency says to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The answer, the reason for none, or nothing.
    pub given: Given,
    /// Documents and addresses that show it.
    pub evidence: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// What an appraiser found, if there is an appraisal; `given` is the one of the two that counts.
    pub appraised: Option<Box<Appraised>>,
}

/// Whether and how a question was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// Not answered.
    #[default]
    Nothing,
    /// Not asked of agencies of this kind; the rubric says why.
    OutOfScope,
    /// Not applicable, for this reason.
    NotApplicable(String),
    /// Answered.
    Answer(Answer),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// A percentage or a number.
    Number(Decimal),
    /// A part and its total.
    Ratio {
        /// The part.
        of: Decimal,
        /// The total; never zero.
        total: Decimal,
    },
    /// The place of an option.
    Choice(usize),
    /// The places of the items ticked, in the order of the rubric.
    Checklist(Vec<usize>),
}

impl Answer {
    /// The number that the targets of a question speak about.
    #[must_use]
    pub fn number(&self, kind: &AnswerKind) -> Decimal {
        match (self, kind) {
            (Self::YesNo(yes), _) => {
                if *yes {
                    Decimal::ONE
                } else {
                    Decimal::ZERO
                }
            }
            (Self::Number(number), _) => *number,
            (Self::Ratio { of, total }, _) => {
                Ppm::quotient(of.millionths(), total.millionths().max(1)).percent()
            }
            (Self::Choice(at), AnswerKind::Choice { options, .. }) => {
                options.get(*at).map_or(Decimal::ZERO, |option| option.value)
            }
            (Self::Checklist(ticked), AnswerKind::Checklist { items }) => ticked
                .iter()
                .filter_map(|&at| items.get(at))
                .fold(Decimal::ZERO, |sum, item| sum.saturating_add(item.value)),
            (Self::Choice(_) | Self::Checklist(_), _) => Decimal::ZERO,
        }
    }
}

/// The rubric that an answer sheet names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// An id, or the path of a file.
    pub rubric: String,
    /// The versions it accepts.
    pub requirement: Option<VersionReq>,
    /// Where it is named.
    pub span: Span,
}

impl Reference {
    /// Whether the rubric is named by the path of its file.
    #[must_use]
    pub fn is_path(&self) -> bool {
        is_path(&self.rubric)
    }
}

/// Whether a name is the path of a file rather than an id.
#[must_use]
pub fn is_path(name: &str) -> bool {
    name.contains(['/', '\\'])
        || [".yaml", ".yml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending))
}
