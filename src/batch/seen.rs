//! Which agencies came already, and where: a few bytes for each, since a run may have millions of them.
//!
//! Most tables are sorted by code. As long as each agency comes behind all before it, it cannot be one of them, and only
//! what it does not share with the one before is kept: this is an exact list. Any other agency is known by 128 bits made of
//! who it is; that two of them share these does not happen (with a thousand million agencies, once in 10²⁰ runs).

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The bit in the length of a key that says that it stands on the line behind the one before, as most do.
const NEXT_LINE: u8 = 0x80;

/// How many agencies of the sorted list stand between two that are written out.
const STEP: u32 = 64;

/// The agencies seen so far.
#[derive(Debug, Default)]
pub struct Seen {
    /// The files, or sheets of workbooks, that agencies came from.
    sources: Vec<Box<str>>,
    sorted: Sorted,
    others: HashMap<u128, Place>,
}

/// Where an agency stands: a source by its number, and a line, 0 for a file of one sheet.
type Place = (u32, u32);

impl Seen {
    /// Where an agency was seen before; if nowhere, it is seen now.
    ///
    /// `key` says who it is. It stands in `source`, a file up to the number of a line, at `line`; 0 if there is no line.
    pub fn before(&mut self, key: &[u8], source: &str, line: u32) -> Option<String> {
        if self.sources.last().is_none_or(|last| **last != *source) {
            self.sources.push(source.into());
        }
        let place = (u32::try_from(self.sources.len()).unwrap_or(u32::MAX) - 1, line);
        if self.sorted.push(key, place) {
            return None;
        }
        let found = self.sorted.find(key).or_else(|| match self.others.entry(digest(key)) {
            Entry::Vacant(free) => {
                free.insert(place);
                None
            }
            Entry::Occupied(taken) => Some(*taken.get()),
        });
        found.map(|(source, line)| {
            let source = self.sources.get(source as usize).map_or("", |source| &**source);
            if line == 0 { source.to_owned() } else { format!("{source}{line}") }
        })
    }
}

fn digest(key: &[u8]) -> u128 {
    let mut low = DefaultHasher::new();
    key.hash(&mut low);
    let mut high = low.clone();
    high.write_u8(1);
    u128::from(high.finish()) << 64 | u128::from(low.finish())
}

/// Keys in rising order: of each, how many bytes it shares with the one before, and the others.
#[derive(Debug, Default)]
struct Sorted {
    bytes: Vec<u8>,
    /// Keys that are written out, with the place of the bytes behind them.
    steps: Vec<Step>,
    last: Vec<u8>,
    last_place: Place,
    /// How many keys follow the last step.
    since: u32,
}

#[derive(Debug)]
struct Step {
    key: Box<[u8]>,
    place: Place,
    rest: usize,
}

impl Sorted {
    /// Adds a key if it stands behind all others.
    fn push(&mut self, key: &[u8], place: Place) -> bool {
        if !self.steps.is_empty() && self.last.as_slice() >= key {
            return false;
        }
        let shared = self.last.iter().zip(key).take_while(|(a, b)| a == b).count();
        let rest = key.get(shared..).unwrap_or_default();
        let lines = place.1.wrapping_sub(self.last_place.1);
        let next = (u8::try_from(shared), u8::try_from(rest.len()), u8::try_from(lines));
        match next {
            (Ok(shared), Ok(length @ 0..NEXT_LINE), Ok(lines))
                if !self.steps.is_empty() && self.since < STEP && place.0 == self.last_place.0 =>
            {
                match lines {
                    1 => self.bytes.extend_from_slice(&[shared, NEXT_LINE | length]),
                    _ => self.bytes.extend_from_slice(&[shared, length, lines]),
                }
                self.bytes.extend_from_slice(rest);
                self.since += 1;
            }
            _ => {
                self.steps.push(Step { key: key.into(), place, rest: self.bytes.len() });
                self.since = 0;
            }
        }
        self.last.truncate(shared);
        self.last.extend_from_slice(rest);
        self.last_place = place;
        true
    }

    fn find(&self, key: &[u8]) -> Option<Place> {
        let behind = self.steps.partition_point(|step| &*step.key <= key);
        let step = self.steps.get(behind.checked_sub(1)?)?;
        let end = self.steps.get(behind).map_or(self.bytes.len(), |next| next.rest);
        let mut bytes = self.bytes.get(step.rest..end)?;
        let (mut known, mut place) = (step.key.to_vec(), step.place);
        while *known != *key {
            let (shared, length, lines, rest) = match bytes {
                [shared, length @ (NEXT_LINE..), rest @ ..] => (shared, length & !NEXT_LINE, 1, rest),
                [shared, length, lines, rest @ ..] => (shared, *length, u32::from(*lines), rest),
                _ => return None,
            };
            let (more, rest) = rest.split_at_checked(usize::from(length))?;
            known.truncate(usize::from(*shared));
            known.extend_from_slice(more);
            place.1 += lines;
            bytes = rest;
        }
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_agency_is_known_by_where_it_came_first() {
        let mut seen = Seen::default();
        assert_eq!(seen.before(b"a", "one.yaml", 0), None);
        assert_eq!(seen.before(b"b", "t.csv:", 2), None);
        assert_eq!(seen.before(b"aa", "t.csv:", 3), None);
        assert_eq!(seen.before(b"a", "t.csv:", 4).as_deref(), Some("one.yaml"));
        assert_eq!(seen.before(b"b", "t.csv:", 5).as_deref(), Some("t.csv:2"));
        assert_eq!(seen.before(b"aa", "t.csv:", 6).as_deref(), Some("t.csv:3"));
    }

    #[test]
    fn sorted_agencies_take_a_few_bytes_each() {
        let mut seen = Seen::default();
        for at in 0..10_000_u32 {
            assert_eq!(seen.before(format!("P{at:07}").as_bytes(), "t.csv:", at + 2), None);
        }
        assert!(seen.others.is_empty());
        let steps = seen.sorted.steps.len() * (8 + size_of::<Step>());
        assert!(seen.sorted.bytes.len() + steps < 50_000, "5 bytes each");
    }

    proptest! {
        #[test]
        fn every_agency_is_remembered(
            keys in prop::collection::vec(("[a-c]{0,3}", 1..400_u32), 0..300),
            sorted in any::<bool>(),
        ) {
            let mut keys = keys;
            if sorted { keys.sort(); }
            let mut seen = Seen::default();
            let mut known: HashMap<String, u32> = HashMap::new();
            for (key, line) in keys {
                let before = seen.before(key.as_bytes(), "t:", line);
                prop_assert_eq!(before, known.get(&key).map(|line| format!("t:{line}")));
                known.entry(key).or_insert(line);
            }
        }
    }
}
