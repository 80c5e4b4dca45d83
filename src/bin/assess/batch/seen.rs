//! Who came already: a small record for each agency, since a run may have millions of them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

use assess::batch::Row;

/// The agencies seen so far and where, by 128 bits made of who they are: that two agencies share them does not happen
/// (with a thousand million agencies, once in 10²⁰ runs).
#[derive(Default)]
pub struct Seen(HashMap<u128, Box<str>>);

impl Seen {
    /// Where an agency was seen before, in a period if each of them counts by itself; if nowhere, it is seen now.
    pub fn before(&mut self, row: &Row, period: Option<&str>) -> Option<&str> {
        let (scheme, known) = row.key();
        // A name that reads like the code of another agency is no code.
        let who = (scheme.unwrap_or_default(), row.agency.code.is_some(), known, period);
        match self.0.entry(digest(&who)) {
            Entry::Vacant(free) => {
                free.insert(row.origin.as_str().into());
                None
            }
            Entry::Occupied(taken) => Some(taken.into_mut()),
        }
    }
}

fn digest(who: &impl Hash) -> u128 {
    let mut low = DefaultHasher::new();
    who.hash(&mut low);
    let mut high = low.clone();
    high.write_u8(1);
    u128::from(high.finish()) << 64 | u128::from(low.finish())
}
