//! The text of a cell, taken as a word of eight bytes where it fits one: what it is looked up by, and as a number.
//!
//! Nothing here decides what a text means: [`Lexicon`] is filled with what the reader of answers says, and
//! [`number`] reads a part of what [`Decimal::parse`](crate::base::number::Decimal::parse) reads, to the same value.

use super::search::place;

/// A cell: its bytes, and the first eight of them as a little-endian word.
#[derive(Clone, Copy)]
pub(super) struct Cell<'b> {
    /// The first eight bytes from its beginning, also those that are not of the cell.
    word: u64,
    /// The length of the cell, in bytes.
    length: usize,
    text: &'b [u8],
    start: usize,
}

impl<'b> Cell<'b> {
    /// The cell between two places of a text.
    #[inline]
    pub fn new(text: &'b [u8], start: u32, end: u32) -> Self {
        let (start, length) = (start as usize, end.wrapping_sub(start) as usize);
        // With places of 32 bits, one comparison says whether there are eight bytes.
        let word = match text.get(start..start + 8).and_then(|chunk| chunk.first_chunk()) {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => last_word(text, start),
        };
        Self { word, length, text, start }
    }

    /// A whole text as a cell.
    pub fn of(text: &'b [u8]) -> Self {
        Self::new(text, 0, place(text.len()))
    }

    /// The bytes of the cell.
    pub fn bytes(self) -> &'b [u8] {
        self.text.get(self.start..self.start + self.length).unwrap_or_default()
    }

    /// The cell without the blanks around its text; `None` if there are none.
    pub fn trimmed(self) -> Option<Self> {
        let text = self.bytes().trim_ascii();
        (text.len() != self.bytes().len()).then(|| Self::of(text))
    }

    /// Beginning, end and length mixed; only of cells with at least eight bytes.
    #[inline]
    fn long_key(self) -> u64 {
        let end = self.bytes().last_chunk().map_or(0, |end| u64::from_le_bytes(*end));
        let mixed = self.word.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ end.rotate_left(32) ^ self.length as u64;
        // The largest is that of a vacant slot.
        mixed & (u64::MAX >> 1)
    }

    /// Whether the byte before the last three is a point; only asked of cells that hold short numbers.
    #[inline]
    pub const fn has_three_behind_point(self) -> bool {
        self.length > 4 && self.length <= 8 && (self.word >> (8 * (self.length - 4))) & 0xff == b'.' as u64
    }

    /// Bytes and length in one; only of cells with fewer than eight bytes.
    #[inline]
    const fn key(self) -> u64 {
        (self.word & OWN[self.length & 7]) << 8 | self.length as u64
    }
}

/// The bits of a word that are of a cell, by its length, up to seven bytes.
const OWN: [u64; 8] = {
    let mut own = [0; 8];
    let mut length = 1;
    while length < own.len() {
        own[length] = own[length - 1] << 8 | 0xff;
        length += 1;
    }
    own
};

/// The last bytes of a text, fewer than eight, as a word.
#[cold]
fn last_word(text: &[u8], start: usize) -> u64 {
    let rest = text.get(start..).unwrap_or_default();
    rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'s> {
    text: &'s str,
    /// The separators around them: the place of the byte before the first cell, and of those behind each.
    ends: &'s [u32],
    /// Whether the text has none of the characters that a remark may not have.
    pub is_usual: bool,
}

impl<'s> Cells<'s> {
    pub const fn new(text: &'s str, ends: &'s [u32], is_usual: bool) -> Self {
        Self { text, ends, is_usual }
    }

    /// The beginning and the end of a cell.
    #[inline]
    fn span(&self, column: u32) -> Option<(u32, u32)> {
        let column = column as usize;
        let &[before, end] = self.ends.get(column..column + 2)?.first_chunk()?;
        Some((before.wrapping_add(1), end))
    }

    /// A cell, as bytes that can be looked up.
    #[inline]
    pub fn cell(&self, column: u32) -> Option<Cell<'s>> {
        let (start, end) = self.span(column)?;
        Some(Cell::new(self.text.as_bytes(), start, end))
    }

    /// The text of a cell.
    #[inline]
    pub fn text(&self, column: u32) -> Option<&'s str> {
        let (start, end) = self.span(column)?;
        // Most cells beside an answer are empty.
        if start == end { Some("") } else { self.text.get(start as usize..end as usize) }
    }
}

/// What certain texts of a cell stand for: each for a number from 0 to 255.
///
/// A text is found in one step, in a table without collisions; the few long ones with the same beginning and end are
/// compared one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexicon {
    short: Table<u8>,
    /// The place of each long text.
    long: Table<u16>,
    texts: Vec<(Vec<u8>, u8)>,
    /// Long texts whose keys others have, too.
    alike: Vec<usize>,
}

/// Values by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Table<T> {
    slots: Vec<(u64, T)>,
    multiplier: u64,
    shift: u32,
}

impl<T: Copy + Default + PartialEq> Table<T> {
    /// No key of a short text: its length would be 255.
    const VACANT: u64 = u64::MAX;

    /// A table of these keys, which are different.
    fn new(entries: &[(u64, T)]) -> Self {
        let mut bits = (2 * entries.len()).next_power_of_two().trailing_zeros().max(1);
        let mut multiplier = 0x9e37_79b9_7f4a_7c15_u64;
        let mut tries = 0;
        loop {
            let shift = 64 - bits;
            if let Some(slots) = Self::place(entries, multiplier, shift) {
                return Self { slots, multiplier, shift };
            }
            // Any odd multiplier may be without collisions; the larger the table, the more of them are.
            multiplier = multiplier.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(2) | 1;
            tries += 1;
            if tries % 64 == 0 {
                bits += 1;
            }
        }
    }

    /// The table of these keys; `None` if two of them want the same slot.
    fn place(entries: &[(u64, T)], multiplier: u64, shift: u32) -> Option<Vec<(u64, T)>> {
        let mut slots = vec![(Self::VACANT, T::default()); 1 << (64 - shift)];
        for &(key, value) in entries {
            let slot = slots.get_mut(usize::try_from(key.wrapping_mul(multiplier) >> shift).ok()?)?;
            if slot.0 != Self::VACANT {
                return None;
            }
            *slot = (key, value);
        }
        Some(slots)
    }

    #[inline]
    fn find(&self, key: u64) -> Option<T> {
        let at = key.wrapping_mul(self.multiplier) >> self.shift;
        let &(found, value) = self.slots.get(usize::try_from(at).unwrap_or(0))?;
        (found == key).then_some(value)
    }
}

impl Lexicon {
    /// A lexicon of texts; of equal ones the first counts.
    pub fn new(entries: &[(&str, u8)]) -> Self {
        let mut short: Vec<(u64, u8)> = Vec::new();
        let mut long: Vec<(u64, u16)> = Vec::new();
        let mut texts: Vec<(Vec<u8>, u8)> = Vec::new();
        let mut alike = Vec::new();
        for (text, code) in entries {
            let cell = Cell::of(text.as_bytes());
            if cell.length <= 7 {
                if short.iter().all(|(key, _)| *key != cell.key()) {
                    short.push((cell.key(), *code));
                }
                continue;
            }
            if texts.iter().any(|(known, _)| known == text.as_bytes()) {
                continue;
            }
            let is_free = long.iter().all(|(key, _)| *key != cell.long_key());
            match u16::try_from(texts.len()).ok().filter(|_| is_free) {
                Some(at) => long.push((cell.long_key(), at)),
                None => alike.push(texts.len()),
            }
            texts.push((text.as_bytes().to_vec(), *code));
        }
        Self { short: Table::new(&short), long: Table::new(&long), texts, alike }
    }

    /// What the text of a cell stands for.
    pub fn find(&self, cell: Cell<'_>) -> Option<u8> {
        if cell.length > 7 { self.find_long(cell.bytes()) } else { self.short.find(cell.key()) }
    }

    /// What the cell of a column stands for, with or without the blanks around it.
    #[inline]
    pub fn find_in(&self, cells: &Cells<'_>, column: u32) -> Option<u8> {
        let cell = cells.cell(column)?;
        if cell.length <= 7
            && let Some(code) = self.short.find(cell.key())
        {
            return Some(code);
        }
        self.find_odd(cells, column)
    }

    // Not inlined, because it is rare; it takes the cell again, so that a usual one need not be put into memory.
    #[inline(never)]
    fn find_odd(&self, cells: &Cells<'_>, column: u32) -> Option<u8> {
        let cell = cells.cell(column)?;
        self.find(cell).or_else(|| self.find(cell.trimmed()?))
    }

    // Not inlined, because it is rare; for a call with the whole cell, that would be put into memory, long or not.
    #[inline(never)]
    fn find_long(&self, bytes: &[u8]) -> Option<u8> {
        let is_it = |(text, code): &(Vec<u8>, u8)| (text == bytes).then_some(*code);
        let found = self.long.find(Cell::of(bytes).long_key());
        let found = found.and_then(|at| self.texts.get(usize::from(at))).and_then(is_it);
        found.or_else(|| self.alike.iter().find_map(|at| self.texts.get(*at).and_then(is_it)))
    }
}

const fn every(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The number of a cell of at most eight bytes in millionths: digits, perhaps with a point between them, or whatever byte
/// stands for one and is not among the digits, as no mark between digits is.
///
/// `None` for whatever else there is, also for numbers that are written in another way.
#[inline]
pub(super) fn number(cell: Cell<'_>, point: u8) -> Option<i64> {
    const SCALE: [i64; 8] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1, 0];
    let Cell { word, length, .. } = cell;
    if length.wrapping_sub(1) > 7 {
        return None;
    }
    // The last byte of the cell becomes the highest one, and what stands behind it is moved out. Digits become their values.
    let shift = 64 - 8 * length;
    let values = (word << shift) ^ (every(b'0') << shift);
    // Digits do not have this bit any more, marks do.
    let marks = values & every(0x10);
    let [first, second, ..] = word.to_le_bytes();
    let (digits, fraction) = if marks == 0 {
        (values, 0)
    } else {
        let below = marks.trailing_zeros() & !7;
        // Another mark, or no digit before or after the point.
        if (values >> below) & 0xff != u64::from(point ^ b'0') || first == point || below == 56 {
            return None;
        }
        let whole = !(u64::MAX << below);
        ((values & whole) << 8 | values & !(whole << 8 | 0xff), 7 - below as usize / 8)
    };
    let is_odd = first == b'0' && length > 1 && second != point;
    if is_odd || (digits | digits.wrapping_add(every(0x76))) & every(0x80) != 0 {
        return None;
    }
    // Pairs of digits, then of pairs, then of those; the first digit is in the lowest byte.
    let pairs = digits.wrapping_mul(1 + (10 << 8)) >> 8 & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(1 + (100 << 16)) >> 16 & 0x0000_ffff_0000_ffff;
    let value = fours.wrapping_mul(1 + (10_000 << 32)) >> 32;
    Some(i64::try_from(value).ok()? * SCALE.get(fraction)?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::base::number::Decimal;
    use proptest::prelude::*;

    #[test]
    fn a_text_of_any_length_is_found_and_no_other() {
        let words: Vec<String> = (0..200).map(|at| "x1".repeat(at % 9) + &at.to_string()).collect();
        let entries: Vec<(&str, u8)> =
            words.iter().zip(0..).map(|(word, code)| (word.as_str(), code)).collect();
        let lexicon = Lexicon::new(&entries);
        for (word, code) in entries {
            assert_eq!(lexicon.find(Cell::of(word.as_bytes())), Some(code), "{word}");
            for other in [format!("{word}\0"), format!("{word}x"), format!("-{word}")] {
                assert_eq!(lexicon.find(Cell::of(other.as_bytes())), None, "{other}");
            }
        }
        let alike = [
            ("the same at both the ends", 1),
            ("the same or both the ends", 2),
            ("the same at both the ends", 3),
        ];
        let lexicon = Lexicon::new(&alike);
        assert_eq!(
            alike.map(|(text, _)| lexicon.find(Cell::of(text.as_bytes()))),
            [Some(1), Some(2), Some(1)]
        );
        assert_eq!(lexicon.find(Cell::of(b"the same is both the ends")), None);
        assert_eq!(lexicon.find(Cell::of(b"")), None);
        assert_eq!(Lexicon::new(&[("", 3)]).find(Cell::of(b"")), Some(3));
        assert_eq!(Lexicon::new(&[]).find(Cell::of(b"")), None);
    }

    #[test]
    fn a_cell_ends_where_it_ends() {
        let text = b"yes,no,yes";
        assert_eq!(Cell::new(text, 0, 3).key(), Cell::of(b"yes").key());
        assert_eq!(Cell::new(text, 7, 10).key(), Cell::of(b"yes").key());
        assert_eq!(Cell::new(text, 4, 6).bytes(), b"no");
        assert_eq!(Cell::new(text, 10, 10).key(), 0);
    }

    #[test]
    fn usual_numbers_are_read_in_the_short_way() {
        for text in ["0", "7", "80", "80.0", "75.25", "100", "0.5", "0.000001", "12345678", "1234.567"] {
            let long = Decimal::parse(text).unwrap().millionths();
            assert_eq!(number(Cell::of(text.as_bytes()), b'.').map(i128::from), Some(long), "{text}");
            let comma = text.replace('.', ",");
            assert_eq!(number(Cell::of(comma.as_bytes()), b',').map(i128::from), Some(long), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_read_in_the_short_way_is_that_of_the_long_one(text in "[0-9.]{0,9}|[0-9./:e,-]{1,8}|.{0,4}") {
            let long = Decimal::parse(&text).map(Decimal::millionths);
            match number(Cell::of(text.as_bytes()), b'.') {
                Some(short) => prop_assert_eq!(Ok(i128::from(short)), long),
                None => prop_assert!(long.is_err() || text.len() > 8 || text.starts_with('-'), "{}", text),
            }
        }
    }
}
