//! What the stages of a rubric are called in Vietnamese: those that build on each other are “giai đoạn”, and bands of a total are
//! “mức”. English has one word for both, and so has the language of rubrics.

use crate::model::rubric::Rubric;

/// What the stages of a rubric are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ladder {
    /// Each builds on those below it, or stands by itself.
    Stages,
    /// Each begins at a total.
    Bands,
}

impl Ladder {
    /// What those of a rubric are.
    #[must_use]
    pub const fn of(rubric: &Rubric) -> Self {
        if rubric.method.is_banded() { Self::Bands } else { Self::Stages }
    }

    /// The word within a sentence.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::Stages => "giai đoạn",
            Self::Bands => "mức",
        }
    }

    /// The word at the beginning of one.
    #[must_use]
    pub const fn vi_first(self) -> &'static str {
        match self {
            Self::Stages => "Giai đoạn",
            Self::Bands => "Mức",
        }
    }
}
