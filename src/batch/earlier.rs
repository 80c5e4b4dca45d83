//! Where agencies stood earlier: earlier answers, or results of them, beside those of a run. Who is who is found as a
//! comparison finds it.

use crate::analysis::compare::End;
use crate::analysis::compare::pairs::{By, pair};
use crate::analysis::compare::sums::ranks;
use crate::analysis::compare::versions::counterpart;
use crate::analysis::rank::Standing;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::model::answers::Agency;
use crate::model::rubric::Rubric;

use super::comparison::Period;
use super::words;

/// Where an agency stood earlier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Its stage and index then.
    pub standing: Standing,
    /// Its rank then.
    pub rank: Option<usize>,
    /// Whether it was found by its name alone.
    pub by_name: bool,
}

/// Earlier results, with the ranks among them.
#[derive(Debug)]
pub struct Past {
    list: Vec<(Agency, Earlier)>,
}

impl Past {
    /// The results of an earlier period, in the stages of a rubric.
    ///
    /// # Errors
    /// That they are of another rubric.
    pub fn new(period: &Period, rubric: &Rubric) -> Result<Self, Message> {
        if period.rubric.id != rubric.id {
            let shown = quoted(&period.path.display().to_string());
            return Err(words::result_of_other_rubric(&shown, &rubric.id));
        }
        let ends = period.ends();
        let ranks = ranks(&ends, period.rubric.method.claims());
        let earlier = |end: &End| Standing {
            stage: end.stage.and_then(|stage| counterpart(stage, &period.rubric, rubric)),
            index: end.index(),
        };
        let list = period.came.iter().zip(ends.iter().zip(ranks)).map(|(came, (end, rank))| {
            (came.agency.clone(), Earlier { standing: earlier(end), rank, by_name: false })
        });
        Ok(Self { list: list.collect() })
    }

    /// What stands beside each of some agencies. Of several that became one, or that one became, none does.
    #[must_use]
    pub fn beside(&self, agencies: &[&Agency]) -> Vec<Option<Box<Earlier>>> {
        let before: Vec<&Agency> = self.list.iter().map(|(agency, _)| agency).collect();
        let mut found = vec![None; agencies.len()];
        for pair in pair(&before, agencies).pairs {
            let earlier = self.list[pair.before].1.clone();
            found[pair.after] = Some(Box::new(Earlier { by_name: pair.by == By::Name, ..earlier }));
        }
        found
    }
}
