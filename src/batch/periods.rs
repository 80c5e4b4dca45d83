//! The periods of agencies that are added up together: where they are several, somebody should know.

use crate::base::lang::Message;
use crate::base::quote::clean;

use super::words;

/// How many periods are named.
const MOST: usize = 6;

/// Periods that came, of many the first.
#[derive(Debug, Default)]
pub(super) struct Periods(Vec<String>);

impl Periods {
    /// Takes note of the period of an agency.
    pub fn add(&mut self, period: Option<&String>) {
        // Nearly all agencies are of one period.
        let is_new = |period: &&String| self.0.len() < MOST && !self.0.contains(period);
        self.0.extend(period.filter(is_new).cloned());
    }

    /// Takes note of others.
    pub fn merge(&mut self, others: &Self) {
        others.0.iter().for_each(|period| self.add(Some(period)));
    }

    /// What to say where they are several.
    pub fn mixed(&self) -> Option<Message> {
        let mut names = self.0.clone();
        names.sort_unstable();
        (names.len() > 1).then(|| words::several_periods(&clean(&names.join(", "))))
    }
}
