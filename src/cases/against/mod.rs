//! What changed between two versions of a rubric, whether the version number says so, and whose verdict moves.
//!
//! A change is ranked by what it does to the answer sheets of the old version, as in Semantic Versioning 2.0.0
//! (<https://semver.org>): *major* if a sheet may be rejected or understood otherwise, or if the stages or the
//! rule of the verdict are other ones; *minor* if the sheet still fits but its result may be another one;
//! *patch* if only texts and sources differ.

mod beside;
mod by_kind;
mod migrate;
mod moves;
mod pairs;
mod parts;
mod questions;
mod scales;
mod values;
mod version;
mod words;

use semver::Version;

use crate::base::lang::Message;
use crate::model::rubric::Rubric;

pub use migrate::{Dropped, Migration, Renamed, migrate};
pub use moves::{Group, Move, Named, Standing, Step, moves};
pub use pairs::{Carried, Pairing, carry_over};
pub use version::{Given, given, least};

/// A part of a version number, or a change that calls for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Texts and sources.
    Patch,
    /// Answers still fit; results may differ.
    Minor,
    /// Answers may not fit any more, or the stages or the rule of the verdict are others.
    Major,
}

impl Level {
    /// The name: `patch`, `minor` or `major`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// What kind of change it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind { $($(#[$doc])* $variant,)* }

        impl ChangeKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name as printed: kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

kinds! {
    /// The rubric has another id.
    RubricRenamed = "rubric-renamed",
    /// The texts come in other languages.
    LanguagesChanged = "languages-changed",
    /// A text for people was added, taken out or written anew.
    TextChanged = "text-changed",
    /// The effort of a recommendation, or what an effort counts.
    EffortChanged = "effort-changed",
    /// A new source.
    SourceAdded = "source-added",
    /// A source that is gone.
    SourceRemoved = "source-removed",
    /// A source with another date, status or replacement.
    SourceChanged = "source-changed",
    /// The sources that a question or a target rests on.
    BasisChanged = "basis-changed",
    /// A new stage.
    StageAdded = "stage-added",
    /// A stage that is gone.
    StageRemoved = "stage-removed",
    /// A stage with another id.
    StageRenamed = "stage-renamed",
    /// A stage at another place among the stages.
    StageMoved = "stage-moved",
    /// The method, thresholds or bounds of the verdict, how parts are put together, or what unanswered questions do.
    RuleChanged = "rule-changed",
    /// What a kind of agency is asked, or how high its verdict can go.
    ScopeChanged = "scope-changed",
    /// A new dimension.
    DimensionAdded = "dimension-added",
    /// A dimension that is gone.
    DimensionRemoved = "dimension-removed",
    /// A dimension with another id.
    DimensionRenamed = "dimension-renamed",
    /// A dimension under another parent.
    DimensionMoved = "dimension-moved",
    /// The weight of a dimension, a question or a criterion.
    WeightChanged = "weight-changed",
    /// A new question.
    QuestionAdded = "question-added",
    /// A question that is gone.
    QuestionRemoved = "question-removed",
    /// A question with another id.
    QuestionRenamed = "question-renamed",
    /// An id that stands for another question than before.
    QuestionReused = "question-reused",
    /// A question in another dimension.
    QuestionMoved = "question-moved",
    /// Whether "not applicable" is a possible answer.
    AllowNaChanged = "allow-na-changed",
    /// The range of a number.
    RangeChanged = "range-changed",
    /// Whether a number has to be whole.
    IntegerChanged = "integer-changed",
    /// What a number counts.
    UnitChanged = "unit-changed",
    /// Whether the parts of a ratio have fractions.
    PartsChanged = "parts-changed",
    /// A new option.
    OptionAdded = "option-added",
    /// An option that is gone.
    OptionRemoved = "option-removed",
    /// An option with another id.
    OptionRenamed = "option-renamed",
    /// Options in another order.
    OptionsReordered = "options-reordered",
    /// The value of an option.
    OptionValueChanged = "option-value-changed",
    /// A new item of a checklist.
    ItemAdded = "item-added",
    /// An item that is gone.
    ItemRemoved = "item-removed",
    /// An item with another id.
    ItemRenamed = "item-renamed",
    /// Items in another order.
    ItemsReordered = "items-reordered",
    /// The points of an item.
    ItemPointsChanged = "item-points-changed",
    /// A new criterion of a question that was there before.
    CriterionAdded = "criterion-added",
    /// A criterion that is gone, of a question that is still there.
    CriterionRemoved = "criterion-removed",
    /// The target of a criterion, or what lies before it.
    TargetChanged = "target-changed",
    /// A criterion that has become a gate.
    GateAdded = "gate-added",
    /// A criterion that is no gate any more.
    GateRemoved = "gate-removed",
    /// How much of a gate has to be met.
    GateChanged = "gate-changed",
    /// What the verdict is at most while a target is not met.
    CapChanged = "cap-changed",
    /// A duty that came, went, or asks for something else.
    DutyChanged = "duty-changed",
    /// What answers say about each other, or what a number plausibly is.
    ConsistencyChanged = "consistency-changed",
    /// Other frameworks, and what of them a question answers.
    CrosswalkChanged = "crosswalk-changed",
}

impl ChangeKind {
    /// The group with which a change of this kind is applied when a moved verdict is split up.
    ///
    /// Changes of texts and names move no verdict and belong to none; with other stages nothing is split.
    #[must_use]
    pub const fn group(self) -> Option<Group> {
        use ChangeKind as K;
        Some(match self {
            K::TargetChanged
            | K::AllowNaChanged
            | K::RangeChanged
            | K::IntegerChanged
            | K::OptionAdded
            | K::OptionRemoved
            | K::OptionsReordered
            | K::OptionValueChanged
            | K::ItemAdded
            | K::ItemRemoved
            | K::ItemPointsChanged => Group::Targets,
            K::WeightChanged => Group::Weights,
            K::GateAdded | K::GateRemoved | K::GateChanged | K::CapChanged => Group::Gates,
            K::DimensionAdded
            | K::DimensionRemoved
            | K::DimensionMoved
            | K::QuestionAdded
            | K::QuestionRemoved
            | K::QuestionReused
            | K::QuestionMoved
            | K::CriterionAdded
            | K::CriterionRemoved => Group::Questions,
            K::RuleChanged | K::ScopeChanged => Group::Rule,
            _ => return None,
        })
    }
}

/// A part of a rubric, by its place in the rubric's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The rubric itself.
    Rubric,
    /// A source.
    Source(usize),
    /// A stage.
    Stage(usize),
    /// A dimension.
    Dimension(usize),
    /// A question.
    Question(usize),
    /// A criterion.
    Criterion(usize),
}

/// One difference between two versions of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What it asks of the version number.
    pub level: Level,
    /// What changed, by its id in the new rubric, or in the old one if it is gone: `question@stage`.
    pub subject: String,
    /// What it was and what it is, as a clause; it does not repeat the subject.
    pub message: Message,
    /// The key of the rubric file that says it, where it is one key.
    pub field: Option<&'static str>,
    /// Where it is in the old rubric.
    pub old: Option<Place>,
    /// Where it is in the new rubric.
    pub new: Option<Place>,
}

/// What changed, and what the version number says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The changes, in the order of the rubric: head, sources, stages, rule, dimensions, questions.
    pub changes: Vec<Change>,
    /// The highest level that a change asks for.
    pub needed: Option<Level>,
    /// What the version number says.
    pub given: Given,
    /// The lowest version that would be enough.
    pub least: Version,
}

impl Comparison {
    /// Whether the version number says enough.
    ///
    /// A rubric with another id is another rubric, whatever its version; a version that goes backwards never
    /// says enough.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        match self.given {
            Given::OtherRubric => true,
            Given::Backwards => false,
            Given::Same => self.needed.is_none(),
            Given::Raised(given) => self.needed.is_none_or(|needed| given >= needed),
        }
    }
}

/// Compares two versions of a rubric.
#[must_use]
pub fn compare(old: &Rubric, new: &Rubric) -> Comparison {
    let pairing = Pairing::of(old, new);
    let mut changes = Changes { pairing: &pairing, list: Vec::new() };
    parts::compare(&mut changes);
    questions::compare(&mut changes);
    changes.beside_the_questions();
    let changes = changes.list;
    let needed = changes.iter().map(|change| change.level).max();
    let given = if old.id == new.id { given(&old.version, &new.version) } else { Given::OtherRubric };
    Comparison { needed, given, least: least(&old.version, needed), changes }
}

/// The changes found so far, with what belongs together in the two rubrics.
struct Changes<'p, 'r> {
    pairing: &'p Pairing<'r>,
    list: Vec<Change>,
}

/// Where a change is: the subject and its places.
#[derive(Clone, Debug)]
struct At {
    subject: String,
    old: Option<Place>,
    new: Option<Place>,
}

impl At {
    fn both(subject: impl Into<String>, old: Place, new: Place) -> Self {
        Self { subject: subject.into(), old: Some(old), new: Some(new) }
    }

    fn old(subject: impl Into<String>, old: Place) -> Self {
        Self { subject: subject.into(), old: Some(old), new: None }
    }

    fn new(subject: impl Into<String>, new: Place) -> Self {
        Self { subject: subject.into(), old: None, new: Some(new) }
    }
}

impl Changes<'_, '_> {
    fn push(
        &mut self,
        kind: ChangeKind,
        level: Level,
        at: &At,
        field: Option<&'static str>,
        message: Message,
    ) {
        let At { subject, old, new } = at.clone();
        self.list.push(Change { kind, level, subject, message, field, old, new });
    }
}

/// Two versions of a rubric, what changed, and whose results move.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The old version.
    pub old: &'a Rubric,
    /// The new version.
    pub new: &'a Rubric,
    /// What changed.
    pub comparison: &'a Comparison,
    /// Whose results move.
    pub moves: &'a [Move<'a>],
    /// How many cases and sheets were scored with both.
    pub sheets: usize,
}
