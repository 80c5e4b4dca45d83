//! Self-assessment and appraisal: where the agency stands by its own answers, and by those of an appraiser.
//!
//! The rules are those of the rubric specification, section 6.7: appraised answers where there are any, else the agency's
//! own; both kinds are counted.

use crate::base::number::Ppm;
use crate::engine::mark::Mark;
use crate::engine::program::Program;
use crate::engine::score::Reading;
use crate::model::answers::{AnswerSheet, Given, Response, Score};
use crate::model::rubric::Question;

use super::rank::Standing;

/// Where an agency stands by its own answers and by appraised ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Appraisal {
    /// Whose answers the result is of.
    pub score: Score,
    /// Whether the appraiser states the appraised answers; else the agency's sheet does.
    pub by_file: bool,
    /// How many questions were appraised.
    pub appraised: usize,
    /// How many more the agency alone speaks to.
    pub own: usize,
    /// How many of those appraised have another answer than the agency gives.
    pub differing: usize,
    /// The stage and the index by the agency's own answers.
    pub by_agency: Standing,
    /// The stage and the index with the appraised answers.
    pub by_appraiser: Standing,
}

impl Appraisal {
    /// Compares the two readings of a sheet; nothing if no answer was appraised.
    #[must_use]
    pub fn of(program: &Program<'_>, sheet: &AnswerSheet) -> Option<Self> {
        let appraised = sheet.responses.iter().filter_map(|response| response.appraised.as_deref());
        let (count, differing) = appraised
            .fold((0, 0), |(count, differing), one| (count + 1, differing + usize::from(one.differs())));
        let says = |response: &&Response| {
            response.appraised.is_none()
                && matches!(response.given, Given::Answer(_) | Given::NotApplicable(_))
        };
        (count > 0).then(|| Self {
            score: sheet.score,
            by_file: sheet.appraiser,
            appraised: count,
            own: sheet.responses.iter().filter(says).count(),
            differing,
            by_agency: standing(program, sheet, Score::Own),
            by_appraiser: standing(program, sheet, Score::Appraised),
        })
    }

    /// How far the index by the appraised answers lies above that by the agency's own, in parts per million; nothing
    /// where one of them is missing.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        let index = |standing: Standing| standing.index.map(|index: Ppm| i64::from(index.get()));
        Some(index(self.by_appraiser)? - index(self.by_agency)?)
    }
}

fn standing(program: &Program<'_>, sheet: &AnswerSheet, score: Score) -> Standing {
    let mark = |(question, response): (&Question, &Response)| {
        let given = match (&response.appraised, score) {
            (Some(appraised), Score::Own) => &appraised.own,
            (Some(appraised), Score::Appraised) => &appraised.found,
            (None, _) => &response.given,
        };
        // Evidence changes neither the stage nor the index.
        Mark::given(question, given, false)
    };
    let marks: Vec<Mark> = program.rubric().questions.iter().zip(&sheet.responses).map(mark).collect();
    let card = program.score(&marks);
    let profile = program.profile(&card, Reading::Actual);
    let stage = program.reached(&card, &profile, Reading::Actual);
    Standing {
        stage: program.claimed(&card, stage),
        index: profile.index.filter(|_| !program.is_blocked(&card)),
    }
}
