//! What each stage asks of coverages, as the least parts per million that pass.

use crate::base::number::Ppm;
use crate::model::rubric::{Method, Rubric, Threshold};

/// How far thresholds are shifted, either way, in parts per million.
pub const SHIFT: u32 = 50_000;

/// The thresholds of each stage.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Of each stage, the columns with the least that passes.
    rows: Vec<Vec<(usize, u32)>>,
    /// Every least that is asked, ascending.
    distinct: Vec<u32>,
}

impl Rows {
    /// The thresholds of a rubric; no rows where no stage is claimed.
    #[must_use]
    pub fn of_rubric(rubric: &Rubric) -> Self {
        let rows: Vec<Vec<(usize, u32)>> = match &rubric.method {
            Method::Staged { requires, .. } => {
                let row = |row: &Vec<Option<Threshold>>| {
                    let asked = row.iter().enumerate();
                    asked
                        .filter_map(|(column, threshold)| Some((column, (*threshold)?.least().get())))
                        .collect()
                };
                requires.iter().map(row).collect()
            }
            Method::Banded { from, .. } => from.iter().map(|from: &Ppm| vec![(0, from.get())]).collect(),
            Method::Profile => Vec::new(),
        };
        let mut distinct: Vec<u32> = rows.iter().flatten().map(|(_, least)| *least).collect();
        distinct.sort_unstable();
        distinct.dedup();
        Self { rows, distinct }
    }

    /// What a stage, by its place, asks: nothing of one that is not there.
    #[must_use]
    pub fn of(&self, stage: usize) -> &[(usize, u32)] {
        self.rows.get(stage).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every least that is asked, ascending.
    #[must_use]
    pub fn distinct(&self) -> &[u32] {
        &self.distinct
    }

    /// Whether each row holds all that the one before asks, also if every threshold is shifted by as much as `shift`.
    #[must_use]
    pub fn is_nested(&self, shift: u32) -> bool {
        self.rows.windows(2).all(|pair| {
            pair[0].iter().all(|(column, least)| {
                let next = pair[1].iter().find(|(other, _)| other == column);
                next.is_some_and(|(_, next)| next == least || *next >= least.saturating_add(2 * shift))
            })
        })
    }
}
