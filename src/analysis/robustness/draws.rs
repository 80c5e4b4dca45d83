//! The layout of draws, which is that of analysis.md, section 4, and how sure a share of them is (E. B. Wilson 1927, 95 %).

use crate::base::draws::{below, draw};

/// How many replicates are drawn.
pub const REPLICATES: u32 = 10_000;

/// The seed unless the caller names another.
pub const SEED: u64 = 1;

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Draws of a model: replicate by replicate, each with one number for each of its slots.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    seed: u64,
    slots: u64,
}

impl Draws {
    /// The draws of a model with so many slots.
    #[must_use]
    pub fn new(seed: u64, slots: usize) -> Self {
        Self { seed, slots: slots as u64 }
    }

    /// The number for a slot of a replicate.
    #[must_use]
    pub const fn number(&self, replicate: u32, slot: usize) -> u64 {
        draw(self.seed, replicate as u64 * self.slots + slot as u64)
    }

    /// The same, below a limit.
    #[must_use]
    pub const fn below(&self, replicate: u32, slot: usize, limit: u64) -> u64 {
        below(self.number(replicate, slot), limit)
    }
}

/// Between which shares the share of so many of all draws lies, with 95 % confidence.
#[must_use]
pub fn wilson(count: u32, all: u32) -> (f64, f64) {
    let (count, all) = (f64::from(count), f64::from(all));
    let (share, square) = (count / all, Z * Z);
    let middle = share + square / (2.0 * all);
    let spread = Z * (share * (1.0 - share) / all + square / (4.0 * all * all)).sqrt();
    let below = 1.0 + square / all;
    (((middle - spread) / below).max(0.0), ((middle + spread) / below).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replicate_and_a_slot_have_a_number_of_their_own() {
        let factors = [0, 1, 2].map(|slot| 750_000 + Draws::new(1, 3).below(0, slot, 500_001));
        assert_eq!(factors, [1_033_281, 1_122_891, 1_235_502]);
        assert_eq!(Draws::new(1, 3).number(2, 1), draw(1, 7));
    }

    #[test]
    fn a_share_of_draws_has_an_interval() {
        let near = |(low, high): (f64, f64), (from, to): (f64, f64)| {
            assert!((low - from).abs() < 5e-7 && (high - to).abs() < 5e-7, "{low} to {high}");
        };
        near(wilson(930, 1000), (0.912_485, 0.944_224));
        near(wilson(1000, 1000), (0.996_173, 1.0));
        near(wilson(9798, 10_000), (0.976_852_8, 0.982_378_7));
    }
}
