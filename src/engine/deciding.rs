//! Which blanks decide a verdict that is provisional: specification, section 6.1.

use crate::model::rubric::Rubric;

use super::gain::{MET, UNMET};
use super::profile::Profile;
use super::program::Program;
use super::score::{Outcome, Reading, Scorecard};
use super::verdict::{Verdict, obstacles};

/// The unanswered questions on which a provisional verdict depends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciding {
    /// Their places in the rubric.
    pub questions: Vec<usize>,
    /// Whether none of them decides alone, only all together.
    pub together: bool,
}

impl Verdict {
    /// Whether unanswered questions leave more than one stage open.
    #[must_use]
    pub const fn is_provisional(&self) -> bool {
        self.stage.is_some() && self.range.stage.0 != self.range.stage.1
    }
}

impl Program<'_> {
    /// The blanks that decide a provisional verdict; none of any other.
    ///
    /// A blank decides if moving it from worst to best changes the stage while all other blanks are at worst, or while
    /// all are at best. If none does alone, all that count in a threshold, gate or cap of the best stage which fails at worst
    /// are named together.
    #[must_use]
    pub fn deciding(&self, card: &Scorecard, verdict: &Verdict) -> Deciding {
        if !verdict.is_provisional() {
            return Deciding::default();
        }
        let rubric = self.rubric();
        let is_blank = |question: &usize| {
            rubric.is_scored(*question)
                && card.outcomes.get(rubric.questions[*question].criteria.start) == Some(&Outcome::Unanswered)
        };
        let blanks: Vec<usize> = (0..rubric.questions.len()).filter(is_blank).collect();
        let mut profile = Profile::default();
        let mut stage = |card: &Scorecard| {
            self.profile_into(card, Reading::Actual, &mut profile);
            self.reached(card, &profile, Reading::Actual)
        };
        let mut deciding = vec![false; blanks.len()];
        for (others, moved) in [(UNMET, MET), (MET, UNMET)] {
            let mut moving = with_blanks(card, others);
            let before = stage(&moving);
            for (decides, question) in deciding.iter_mut().zip(&blanks) {
                set(&mut moving, rubric, *question, moved);
                *decides |= stage(&moving) != before;
                set(&mut moving, rubric, *question, others);
            }
        }
        let questions: Vec<usize> = blanks
            .iter()
            .zip(deciding)
            .filter_map(|(question, decides)| decides.then_some(*question))
            .collect();
        if !questions.is_empty() {
            return Deciding { questions, together: false };
        }
        let worst = with_blanks(card, UNMET);
        let missing =
            obstacles(rubric, &worst, &self.profile(&worst, Reading::Actual), verdict.range.stage.1);
        let fails = |question: &&usize| {
            rubric.questions[**question].criteria.clone().any(|at| {
                let criterion = &rubric.criteria[at];
                let is_short = missing.shortfalls.iter().any(|short| short.column == criterion.column);
                missing.holds.contains(&at) || is_short && rubric.counts(criterion)
            })
        };
        Deciding { questions: blanks.iter().filter(fails).copied().collect(), together: true }
    }
}

/// A scorecard whose blanks are answered, all alike.
fn with_blanks(card: &Scorecard, outcome: Outcome) -> Scorecard {
    let mut card = card.clone();
    for blank in card.outcomes.iter_mut().filter(|it| **it == Outcome::Unanswered) {
        *blank = outcome;
    }
    card
}

fn set(card: &mut Scorecard, rubric: &Rubric, question: usize, outcome: Outcome) {
    card.outcomes[rubric.questions[question].criteria.clone()].fill(outcome);
}
