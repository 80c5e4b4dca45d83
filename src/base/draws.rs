//! Draws that anybody can make again from a seed: `SplitMix64` (Steele, Lea and Flood 2014), counted rather than chained,
//! so that every draw has a number of its own.

/// The draw of this number (from 0) after a seed: 64 bits.
#[must_use]
pub const fn draw(seed: u64, number: u64) -> u64 {
    let z = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A draw as a whole number below a limit.
#[must_use]
pub const fn below(draw: u64, limit: u64) -> u64 {
    // The upper half of a product of 64 bits each has 64 bits.
    #[allow(clippy::cast_possible_truncation)]
    let high = ((draw as u128 * limit as u128) >> 64) as u64;
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_first_draw_and_the_specified_factors() {
        assert_eq!(draw(1_234_567, 0), 6_457_827_717_110_365_317);
        let factors = [0, 1, 2].map(|number| 750_000 + below(draw(1, number), 500_001));
        assert_eq!(factors, [1_033_281, 1_122_891, 1_235_502]);
    }
}
