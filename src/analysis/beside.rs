//! A result that another one stands beside: an earlier one of the same agency, or the median of many.

use crate::analysis::rank::Standing;
use crate::base::number::Ppm;
use crate::engine::profile::index;
use crate::engine::program::Program;
use crate::model::answers::AnswerSheet;
use crate::model::rubric::Rubric;

/// A result that another one stands beside, dimension by dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Whose it is.
    pub of: Of,
    /// Its stage and index.
    pub standing: Standing,
    /// The index of each top dimension, in the order of the rubric.
    pub dimensions: Vec<Option<Ppm>>,
}

/// Whose result stands beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// That of the same agency at another time, in a period if it is known.
    Earlier(Option<String>),
    /// The median of so many agencies.
    Median(usize),
}

impl Beside {
    /// The result of an answer sheet for the same rubric.
    #[must_use]
    pub fn of_sheet(rubric: &Rubric, sheet: &AnswerSheet) -> Self {
        let (_, verdict) = Program::new(rubric, sheet.agency.kind).judge(&sheet.responses);
        let dimensions = rubric.top_dimensions().map(|at| index(verdict.profile.dimension(at)));
        Self {
            of: Of::Earlier(sheet.period.clone()),
            standing: Standing { stage: verdict.stage, index: verdict.profile.index },
            dimensions: dimensions.collect(),
        }
    }

    /// The median of the results of agencies, number by number; nothing without any. The agency in the middle is never
    /// between two: of an even number it is the lower one of the two.
    #[must_use]
    pub fn median<'r>(results: &(impl Iterator<Item = (Standing, &'r [Standing])> + Clone)) -> Option<Self> {
        let agencies = results.clone().count();
        let (_, first) = results.clone().next()?;
        let stage = middle(results.clone().filter_map(|(standing, _)| standing.stage).collect());
        let index = middle(results.clone().filter_map(|(standing, _)| standing.index).collect());
        let of = |at: usize| middle(results.clone().filter_map(|(_, all)| all.get(at)?.index).collect());
        Some(Self {
            of: Of::Median(agencies),
            standing: Standing { stage, index },
            dimensions: (0..first.len()).map(of).collect(),
        })
    }
}

/// The value in the middle, the lower one of two.
fn middle<T: Ord + Copy>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_value_that_some_agency_has() {
        let standing = |index: u32| Standing { stage: Some(1), index: Some(Ppm::new(index)) };
        let all: Vec<(Standing, Vec<Standing>)> =
            [4, 1, 3, 2].map(|index| (standing(index), vec![standing(10 * index)])).into();
        let median = Beside::median(&all.iter().map(|(own, each)| (*own, each.as_slice())));
        let median = median.map(|it| (it.of, it.standing.index, it.dimensions));
        assert_eq!(median, Some((Of::Median(4), Some(Ppm::new(2)), vec![Some(Ppm::new(20))])));
        assert_eq!(Beside::median(&std::iter::empty()), None);
    }
}
