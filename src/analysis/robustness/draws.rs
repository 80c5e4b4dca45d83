//! Draws that anybody can make again: SplitMix64 by its number, and how sure a share of draws is (Wilson, 95 %).
//!
//! Sources: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators" (2014); E. B. Wilson (1927).
//! The layout of the draws is that of analysis.md, section 4.

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
        splitmix(self.seed, replicate as u64 * self.slots + slot as u64)
    }

    /// The same, below a limit.
    #[must_use]
    pub const fn below(&self, replicate: u32, slot: usize, limit: u64) -> u64 {
        ((self.number(replicate, slot) as u128 * limit as u128) >> 64) as u64
    }
}

/// The nth number of SplitMix64, from 0.
const fn splitmix(seed: u64, n: u64) -> u64 {
    let mut z = seed.wrapping_add(n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
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
    fn draws_are_those_of_splitmix64() {
        assert_eq!(splitmix(1_234_567, 0), 6_457_827_717_110_365_317);
        let factors: Vec<u64> =
            (0..3).map(|slot| 750_000 + Draws::new(1, 3).below(0, slot, 500_001)).collect();
        assert_eq!(factors, [1_033_281, 1_122_891, 1_235_502]);
        let draws = Draws::new(1, 3);
        assert_eq!(draws.number(2, 1), splitmix(1, 7));
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
