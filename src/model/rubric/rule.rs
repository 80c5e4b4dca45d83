//! How coverages become a result: the methods of the rubric specification, section 4, and how they are read.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::{Decimal, Ppm};
use crate::base::source::Span;
use crate::syntax::tree::{Entry, Fields, Node, Value};

use super::read::Reading;
use super::words;

/// How coverages become a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// Stages build on each other; the verdict is the highest one that the coverages and gates allow.
    Staged {
        /// What each stage asks of the overall coverage at each stage, `requires[of][at]`.
        requires: Vec<Vec<Option<Threshold>>>,
    },
    /// One column is scored, and stages are bands of the total.
    Banded {
        /// The lower bound of each stage, inclusive; strictly rising.
        from: Vec<Ppm>,
        /// How the dimensions at the top are put together.
        aggregate: Aggregate,
    },
    /// Each stage is scored on its own, and none is claimed.
    Profile,
}

impl Method {
    /// The name in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Staged { .. } => "staged",
            Self::Banded { .. } => "banded",
            Self::Profile => "profile",
        }
    }

    /// Whether one column is scored.
    #[must_use]
    pub const fn is_banded(&self) -> bool {
        matches!(self, Self::Banded { .. })
    }

    /// Whether a stage is claimed.
    #[must_use]
    pub const fn claims(&self) -> bool {
        !matches!(self, Self::Profile)
    }
}

/// How parts are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregate {
    /// The weighted mean.
    #[default]
    Mean,
    /// The least.
    Min,
    /// The weighted geometric mean: a zero makes it zero.
    Geometric,
}

impl Aggregate {
    const WORDS: [(&'static str, Self); 3] =
        [("mean", Self::Mean), ("min", Self::Min), ("geometric", Self::Geometric)];

    /// The name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// What a stage asks of a coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// At least this much.
    AtLeast(Ppm),
    /// More than this.
    Over(Ppm),
}

impl Threshold {
    /// Whether a coverage is enough.
    #[must_use]
    pub fn admits(self, coverage: Ppm) -> bool {
        match self {
            Self::AtLeast(limit) => coverage >= limit,
            Self::Over(limit) => coverage > limit,
        }
    }

    /// The least coverage that is enough.
    #[must_use]
    pub const fn least(self) -> Ppm {
        match self {
            Self::AtLeast(limit) => limit,
            Self::Over(limit) => Ppm::new(limit.get() + 1),
        }
    }
}

/// What an unanswered question does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// It counts as not met.
    Unmet,
    /// It leaves the mean.
    Excluded,
    /// It blocks the verdict.
    Block,
    /// It makes the overall coverage, and with it the index, zero.
    Nullify,
}

impl Unanswered {
    const WORDS: [(&'static str, Self); 4] = [
        ("unmet", Self::Unmet),
        ("excluded", Self::Excluded),
        ("block", Self::Block),
        ("nullify", Self::Nullify),
    ];

    /// The name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

impl Reading {
    /// Reads the rule; the stages are read before it.
    pub(super) fn verdict(&mut self, node: &Node<'_>) -> Option<(Method, Unanswered)> {
        let mut fields = node.fields(&mut self.faults)?;
        let words = [("staged", "staged"), ("banded", "banded"), ("profile", "profile")];
        let method = fields
            .required("method", &mut self.faults)
            .and_then(|node| node.word(&words, Code::UnknownValue, &mut self.faults));
        // Keys that belong to a method can be read only if the method is known.
        self.method = method;
        let unanswered = fields
            .optional("unanswered")
            .and_then(|node| node.word(&Unanswered::WORDS, Code::UnknownValue, &mut self.faults));
        let requires = self.of_method(&mut fields, "requires", "staged");
        let aggregate = self.of_method(&mut fields, "aggregate", "banded");
        let from = self.bands();
        let method = match method? {
            "staged" => Method::Staged {
                requires: match requires {
                    Some(node) => self.requires(node),
                    None => iso_33020(self.stages.len()),
                },
            },
            "banded" => Method::Banded {
                from,
                aggregate: aggregate.and_then(|node| self.aggregate(node)).unwrap_or_default(),
            },
            _ => Method::Profile,
        };
        fields.finish(&mut self.faults);
        Some((method, unanswered.unwrap_or(Unanswered::Unmet)))
    }

    /// The value of a key that belongs to one method; with another it is a fault.
    pub(super) fn of_method<'t, 's>(
        &mut self,
        fields: &mut Fields<'t, 's>,
        key: &'static str,
        method: &str,
    ) -> Option<&'t Node<'s>> {
        let is_foreign = self.method.is_some_and(|other| other != method);
        let entry = if is_foreign { fields.foreign(key) } else { fields.entry(key) };
        let entry = entry.filter(|entry| !entry.value.is_null())?;
        if is_foreign {
            self.wrong_method(entry.key_span, key, method);
            return None;
        }
        Some(&entry.value)
    }

    /// The fault of a key that belongs to another method.
    pub(super) fn wrong_method(&mut self, key_span: Span, key: &str, method: &str) {
        let other = self.method.unwrap_or_default();
        self.faults.push(Diagnostic::error(
            Code::WrongMethod,
            key_span,
            words::belongs_method(key, method, other),
        ));
    }

    /// The value of a key that only makes sense where a stage is claimed.
    pub(super) fn of_claiming<'t, 's>(&mut self, entry: &'t Entry<'s>) -> Option<&'t Node<'s>> {
        if self.method == Some("profile") {
            let key = &entry.key;
            self.faults.push(Diagnostic::error(
                Code::WrongMethod,
                entry.key_span,
                words::no_use_in_profile(key),
            ));
            return None;
        }
        Some(&entry.value)
    }

    pub(super) fn aggregate(&mut self, node: &Node<'_>) -> Option<Aggregate> {
        node.word(&Aggregate::WORDS, Code::UnknownValue, &mut self.faults)
    }

    /// The lower bounds of the stages: each has one in a banded rubric, and they rise; no other rubric has them.
    fn bands(&mut self) -> Vec<Ppm> {
        let stages = std::mem::take(&mut self.from);
        let Some(method) = self.method else { return Vec::new() };
        let mut bounds: Vec<Ppm> = Vec::new();
        let mut previous: Option<Span> = None;
        for (place, from) in stages {
            match from {
                Some((key, _, _)) if method != "banded" => self.wrong_method(key, "from", "banded"),
                None if method == "banded" => self.faults.push(
                    Diagnostic::error(Code::MissingKey, place, words::from_missing())
                        .help(words::write_from()),
                ),
                // A bound that cannot be read is a fault already.
                None | Some((_, _, None)) => {}
                Some((_, span, Some(bound))) => {
                    if let (Some(last), Some(before)) = (bounds.last(), previous)
                        && bound <= *last
                    {
                        self.faults.push(
                            Diagnostic::error(Code::BadRequirement, span, words::not_above_stage_before())
                                .related(before, words::earlier_stage()),
                        );
                    }
                    bounds.push(bound);
                    previous = Some(span);
                }
            }
        }
        bounds
    }

    fn requires(&mut self, node: &Node<'_>) -> Vec<Vec<Option<Threshold>>> {
        // A row replaces the usual thresholds of its stage; in a row, a stage that is not named asks nothing.
        let mut table = iso_33020(self.stages.len());
        for entry in node.entries(&mut self.faults).unwrap_or_default() {
            let Some(of) = self.stage(entry) else { continue };
            table[of].fill(None);
            for entry in entry.value.entries(&mut self.faults).unwrap_or_default() {
                let Some(at) = self.stage(entry) else { continue };
                table[of][at] = self.threshold(&entry.value);
            }
        }
        table
    }

    fn threshold(&mut self, node: &Node<'_>) -> Option<Threshold> {
        if !matches!(node.value, Value::Map(_)) {
            return self.coverage(node).map(Threshold::AtLeast);
        }
        let mut fields = node.fields(&mut self.faults)?;
        let (at_least, over) = (fields.optional("at_least"), fields.optional("over"));
        let threshold = match (at_least, over) {
            (Some(node), None) => self.coverage(node).map(Threshold::AtLeast),
            (None, Some(node)) => {
                let limit = self.coverage(node);
                if limit == Some(Ppm::FULL) {
                    self.faults.push(
                        Diagnostic::error(Code::BadRequirement, node.span, words::no_coverage_over_100())
                            .help(words::write_at_least()),
                    );
                }
                limit.map(Threshold::Over)
            }
            _ => {
                self.faults.push(Diagnostic::error(
                    Code::BadRequirement,
                    node.anchor,
                    words::either_at_least_or_over(),
                ));
                None
            }
        };
        fields.finish(&mut self.faults);
        threshold
    }

    pub(super) fn coverage(&mut self, node: &Node<'_>) -> Option<Ppm> {
        let percent = node.decimal(&mut self.faults)?;
        if percent < Decimal::ZERO || percent > Decimal::HUNDRED {
            self.out_of_range(node, Decimal::ZERO, Decimal::HUNDRED);
            return None;
        }
        Some(Ppm::quotient(percent.millionths(), Decimal::HUNDRED.millionths()))
    }
}

/// The thresholds of ISO/IEC 33020: more than 50 % at the stage itself, more than 85 % at every stage below.
fn iso_33020(stages: usize) -> Vec<Vec<Option<Threshold>>> {
    let largely = Threshold::Over(Ppm::new(500_000));
    let fully = Threshold::Over(Ppm::new(850_000));
    let at = |of: usize, at: usize| match at.cmp(&of) {
        std::cmp::Ordering::Less => Some(fully),
        std::cmp::Ordering::Equal => Some(largely),
        std::cmp::Ordering::Greater => None,
    };
    (0..stages).map(|of| (0..stages).map(|stage| at(of, stage)).collect()).collect()
}
