//! What is found out of agencies beyond their results, where somebody asks for it.

use crate::analysis::plan::no_plan_for_a_profile;
use crate::base::lang::Message;
use crate::model::rubric::Rubric;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The seed of the draws that say how firm the ranks are.
    pub seed: Option<u64>,
    /// Whether the cheapest plan to the next stage is looked for.
    pub plans: bool,
    /// Whether earlier results stand beside.
    pub with: bool,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// How firm the ranks are.
    Robustness,
    /// The cheapest plan to the next stage.
    Plans,
    /// Earlier results.
    With,
}

impl Extra {
    /// The option that asks for it.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::Robustness => "--robustness",
            Self::Plans => "--plans",
            Self::With => "--with",
        }
    }
}

impl Extras {
    /// Everything that parts of a run may have.
    pub const ALL: Self = Self { seed: Some(0), plans: true, with: true };

    /// Refuses what the rubric cannot have.
    ///
    /// # Errors
    /// That it claims no stage to plan for.
    pub fn fits(&self, rubric: &Rubric) -> Result<(), Message> {
        if self.plans && !rubric.method.claims() { Err(no_plan_for_a_profile()) } else { Ok(()) }
    }

    /// Whether one of them is asked for.
    #[must_use]
    pub const fn has(&self, extra: Extra) -> bool {
        match extra {
            Extra::Robustness => self.seed.is_some(),
            Extra::Plans => self.plans,
            Extra::With => self.with,
        }
    }

    /// Whether every agency has to be known before any of it is.
    #[must_use]
    pub const fn is_of_all(&self) -> bool {
        self.seed.is_some() || self.with
    }

    /// Whether it is made of the answers.
    #[must_use]
    pub const fn needs_answers(&self) -> bool {
        self.seed.is_some() || self.plans
    }
}
