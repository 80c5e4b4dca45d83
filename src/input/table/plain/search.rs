//! The places of delimiters and line breaks in a text, 64 bytes at a time.

use std::ops::Range;

/// How many bytes are searched at once, and how much more room than places there has to be for what is found.
pub(super) const STEP: usize = 64;

/// The bit of each byte in its group of eight.
const BITS: [u8; STEP] = {
    let mut bits = [0; STEP];
    let mut at = 0;
    while at < STEP {
        bits[at] = 1 << (at % 8);
        at += 1;
    }
    bits
};

/// Notes the places of all delimiters and line feeds in a part of a text, from `count` on; gives the new count.
pub(super) fn search(
    text: &[u8],
    part: Range<usize>,
    delimiter: u8,
    ends: &mut [u32],
    mut count: usize,
) -> usize {
    let mut first = place(part.start);
    let (steps, rest) = text.get(part).unwrap_or_default().as_chunks::<STEP>();
    let mut padded = [0; STEP];
    for (padded, byte) in padded.iter_mut().zip(rest) {
        *padded = *byte;
    }
    for step in steps.iter().chain((!rest.is_empty()).then_some(&padded)) {
        let mut left = separators(step, delimiter);
        let found = left.count_ones() as usize;
        let Some(room) = ends.get_mut(count..).and_then(|room| room.first_chunk_mut::<STEP>()) else { break };
        for end in room.iter_mut().take(found) {
            *end = first + left.trailing_zeros();
            left &= left.wrapping_sub(1);
        }
        count += found;
        first += place(STEP);
    }
    count
}

/// A bit for each byte that separates.
#[inline]
fn separators(step: &[u8; STEP], delimiter: u8) -> u64 {
    let mut bits = [0; STEP];
    for ((bit, byte), own) in bits.iter_mut().zip(step).zip(&BITS) {
        *bit = if *byte == delimiter || *byte == b'\n' { *own } else { 0 };
    }
    let (words, _) = bits.as_chunks::<8>();
    words.iter().rev().fold(0, |all, word| {
        // The sum of eight bytes, in the highest one.
        let byte = u64::from_le_bytes(*word).wrapping_mul(0x0101_0101_0101_0101) >> 56;
        all << 8 | byte
    })
}

/// A place in a text, which is smaller than 4 GiB.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a block is smaller than 1 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_separator_is_found_where_it_stands(text in "[,;\na\u{e9}]{0,300}", from in 0..200_usize) {
            let text = text.as_bytes();
            let from = from.min(text.len());
            let mut ends = vec![7; 3 + text.len() + STEP];
            let count = search(text, from..text.len(), b',', &mut ends, 3);
            let expected = (from..text.len()).filter(|at| matches!(text[*at], b',' | b'\n')).map(place);
            prop_assert_eq!(&ends[3..count], expected.collect::<Vec<_>>());
            prop_assert_eq!(&ends[..3], [7; 3]);
        }
    }
}
