//! A maturity model as data: stages, dimensions, questions, criteria and the rule of the verdict.
//!
//! A [`Rubric`] is valid by construction: [`read()`] makes one from a file or says everything that is wrong
//! with the file, and [`builtin`] holds those shipped with the tool. Everything that belongs to a list is
//! named by its place in that list, so scoring looks nothing up.

mod after;
mod agencies;
mod asked;
pub mod builtin;
mod by_kind;
mod consistency;
mod crosswalk;
mod duty;
pub mod extends;
mod former;
pub mod limits;
mod origin;
mod parts;
mod question;
mod read;
mod rule;
mod scale;
mod source;
mod stages;
mod target;
pub(crate) mod words;

use std::collections::HashMap;
use std::ops::Range;

use semver::Version;

use crate::base::geometric::whole_weights;
use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::model::text::Text;

pub use agencies::{AgencyKind, Limit, Scope};
pub use by_kind::{ByKind, ELSE};
pub use consistency::{Breach, Condition, Consistency, Expected, Plausible, Relation};
pub use crosswalk::{Crosswalk, Item, Ref};
pub use duty::{Binding, Duty};
pub use origin::Origin;
pub use question::{AllowNa, AnswerKind, Choice, Effort, Question};
pub use read::{NONE, id, is_id, out_of_range, read};
pub use rule::{Aggregate, Method, Threshold, Unanswered};
pub use scale::{Base, Scale, round};
pub(crate) use source::date;
pub use source::{Date, Source, Status};
pub use target::{Credit, Direction, Rule, Steps, Worth};

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
    /// Whether its ids are those of another standard, which `ids: external` says.
    pub has_external_ids: bool,
    /// The languages of its texts that the tool speaks, too.
    pub languages: Vec<Lang>,
    /// The codes of all languages of its texts; the first stands in for missing ones.
    pub language_codes: Vec<String>,
    /// The bibliography.
    pub sources: Vec<Source>,
    /// The stages, lowest first; never empty.
    pub stages: Vec<Stage>,
    /// The stage that everybody has, if it has a name.
    pub base: Option<Base>,
    /// The scale on which results are written, if it is not percent.
    pub scale: Option<Scale>,
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
    /// What the answers say about each other.
    pub consistency: Vec<Consistency>,
    /// Other frameworks that questions refer to.
    pub crosswalks: Vec<Crosswalk>,
    /// What it extends, nearest first.
    pub extends: Vec<extends::Parent>,
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
        self.criteria_of(question)
            .iter()
            .any(|criterion| criterion.hold().is_some() || self.counts(criterion))
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
            Method::Staged { aggregate, .. } | Method::Banded { aggregate, .. } => *aggregate,
            Method::Profile => Aggregate::Mean,
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

    /// The running number of a dimension, below that of the one it lies in: `1`, `2.3`.
    #[must_use]
    pub fn dimension_number(&self, dimension: usize) -> String {
        let mut numbers = Vec::new();
        let mut at = Some(dimension);
        while let Some((place, dimension)) = at.and_then(|at| Some((at, self.dimensions.get(at)?))) {
            let before = self.dimensions.iter().take(place);
            numbers.push(1 + before.filter(|other| other.parent == dimension.parent).count());
            at = dimension.parent;
        }
        numbers.iter().rev().map(usize::to_string).collect::<Vec<_>>().join(".")
    }

    /// The running number of a question: that of its dimension, and its place in it, as in `1.9`.
    #[must_use]
    pub fn question_number(&self, question: usize) -> String {
        let Some(asked) = self.questions.get(question) else { return String::new() };
        let before = self.questions.iter().take(question);
        let place = 1 + before.filter(|other| other.dimension == asked.dimension).count();
        format!("{}.{place}", self.dimension_number(asked.dimension))
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
    /// Its former ids.
    pub was: Vec<String>,
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
    /// Its former ids.
    pub was: Vec<String>,
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
    /// In a banded rubric, the number of the stage that the verdict is at most while the target is not met.
    pub cap: Option<usize>,
    /// The duty that the target is.
    pub duty: Option<Binding>,
    /// What the target rests on.
    pub basis: Option<Basis>,
    /// What the sources say, and what is the rubric's own choice.
    pub note: Option<Text>,
}

impl Criterion {
    /// What it does to the verdict while it is not met, if it is a gate or a cap: how much of it has to be met, and the
    /// number of the stage that the verdict is at most until then.
    #[must_use]
    pub const fn hold(&self) -> Option<(Gate, usize)> {
        match (self.gate, self.cap) {
            // The stages below the gate's own are as many as its place.
            (Some(gate), _) => Some((gate, self.column)),
            (None, Some(stage)) => Some((Gate::Full, stage)),
            (None, None) => None,
        }
    }
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
