//! Who is who in two lists of agencies: by scheme and code, by the table of 2025 where the schemes differ, else by kind and
//! name. What cannot be told is named and left out. The rules are those of analysis.md, section 2.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::model::answers::{Agency, AgencyKind};
use crate::model::provinces::{Scheme, Unit};

/// Who is who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The agencies that are in both lists, in the order of the later one.
    pub pairs: Vec<Pair>,
    /// Agencies that became one, or that one became.
    pub merged: Vec<Merged>,
    /// Those of the later list alone.
    pub new: Vec<usize>,
    /// Those of the earlier list alone.
    pub gone: Vec<usize>,
    /// Those that a list has more than once, or that might be several of the other list.
    pub unclear: Vec<Unclear>,
}

/// An agency that is in both lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its place in the earlier list.
    pub before: usize,
    /// Its place in the later list.
    pub after: usize,
    /// How that is known.
    pub by: By,
}

/// How it is known that two agencies are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The scheme and the code.
    Code,
    /// The kind and the name.
    Name,
    /// The table of the 63 and the 34 provinces: it stayed one.
    Table,
}

impl By {
    /// The word for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Table => "provinces-of-2025",
        }
    }
}

/// Agencies that became one, or that one became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Their places in the earlier list.
    pub before: Vec<usize>,
    /// Their places in the later list; one of the two lists has one alone.
    pub after: Vec<usize>,
    /// The units that belong to them and are in no list.
    pub missing: Vec<&'static Unit>,
}

/// Agencies that cannot be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Their places in the earlier list.
    pub before: Vec<usize>,
    /// Their places in the later list.
    pub after: Vec<usize>,
}

/// What an agency is known by.
type Key = (Option<AgencyKind>, String, String);

/// Finds out who is who.
#[must_use]
pub fn pair(before: &[&Agency], after: &[&Agency]) -> Pairing {
    let mut pairing = Pairing::default();
    let mut rest = [(0..before.len()).collect::<BTreeSet<_>>(), (0..after.len()).collect()];
    pairing.match_by(before, after, &mut rest, By::Code, &coded);
    pairing.by_table(before, after, &mut rest);
    pairing.match_by(before, after, &mut rest, By::Name, &named);
    let [gone, new] = rest;
    (pairing.gone, pairing.new) = (gone.into_iter().collect(), new.into_iter().collect());
    pairing.pairs.sort_by_key(|pair| pair.after);
    pairing.unclear.sort_by_key(|unclear| (unclear.after.first().copied(), unclear.before.first().copied()));
    pairing
}

fn code(agency: &Agency) -> Option<&str> {
    agency.code.as_deref().map(str::trim).filter(|code| !code.is_empty())
}

/// Whether two agencies of one name are two: by codes that differ, or that belong to two schemes.
fn are_two(one: &Agency, other: &Agency) -> bool {
    let codes = code(one).zip(code(other));
    codes.is_some_and(|(a, b)| a != b || one.scheme.is_some() == other.scheme.is_some())
}

fn coded(agency: &Agency) -> Option<Key> {
    let scheme = agency.scheme.as_deref().unwrap_or_default();
    Some((None, scheme.to_owned(), folded(code(agency)?)))
}

fn named(agency: &Agency) -> Option<Key> {
    let name = folded(&agency.name);
    (!name.is_empty()).then_some((agency.kind, String::new(), name))
}

/// A text as people compare it: composed, in one letter case, with single blanks.
#[must_use]
pub fn folded(text: &str) -> String {
    let composed: String = text.nfc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Pairing {
    /// Pairs those that have one key in both lists; who has it more than once is left out.
    fn match_by(
        &mut self,
        before: &[&Agency],
        after: &[&Agency],
        rest: &mut [BTreeSet<usize>; 2],
        by: By,
        key: &dyn Fn(&Agency) -> Option<Key>,
    ) {
        let mut groups: BTreeMap<Key, [Vec<usize>; 2]> = BTreeMap::new();
        for (side, agencies) in [before, after].into_iter().enumerate() {
            for &at in &rest[side] {
                if let Some(key) = key(agencies[at]) {
                    groups.entry(key).or_default()[side].push(at);
                }
            }
        }
        for [old, new] in groups.into_values() {
            match (&old[..], &new[..]) {
                (&[old], &[new]) => {
                    if by == By::Name && are_two(before[old], after[new]) {
                        continue;
                    }
                    self.pairs.push(Pair { before: old, after: new, by });
                    rest[0].remove(&old);
                    rest[1].remove(&new);
                }
                ([_], []) | ([], [_]) => {}
                // Agencies of one name that have codes are told apart by them, unless the other list asks which is meant.
                _ if by == By::Name
                    && (old.is_empty() || new.is_empty())
                    && old.iter().all(|&at| code(before[at]).is_some())
                    && new.iter().all(|&at| code(after[at]).is_some()) => {}
                _ => {
                    rest[0].retain(|at| !old.contains(at));
                    rest[1].retain(|at| !new.contains(at));
                    self.unclear.push(Unclear { before: old, after: new });
                }
            }
        }
    }

    /// Pairs provinces of the two schemes by the table of what became of them.
    fn by_table(&mut self, before: &[&Agency], after: &[&Agency], rest: &mut [BTreeSet<usize>; 2]) {
        let unit = |agency: &Agency| {
            let scheme = Scheme::ALL.iter().find(|(name, _)| Some(*name) == agency.scheme.as_deref())?.1;
            scheme.unit(code(agency)?)
        };
        for (one, many, is_later) in [(after, before, true), (before, after, false)] {
            let sides = if is_later { (1, 0) } else { (0, 1) };
            for at in rest[sides.0].clone() {
                let Some(since) = unit(one[at]).filter(|unit| unit.scheme == Scheme::Since2025) else {
                    continue;
                };
                let units: Vec<&Unit> = since.formed_from().collect();
                let has = |wanted: &Unit| {
                    rest[sides.1].iter().copied().find(|&other| {
                        unit(many[other])
                            .is_some_and(|unit| (unit.scheme, unit.code) == (wanted.scheme, wanted.code))
                    })
                };
                let places: Vec<Option<usize>> = units.iter().map(|unit| has(unit)).collect();
                let found: Vec<usize> = places.iter().flatten().copied().collect();
                if found.is_empty() {
                    continue;
                }
                let missing = units.iter().zip(&places).filter(|(_, place)| place.is_none());
                let missing = missing.map(|(unit, _)| *unit).collect();
                rest[sides.0].remove(&at);
                rest[sides.1].retain(|at| !found.contains(at));
                let (old, new) = if is_later { (found, vec![at]) } else { (vec![at], found) };
                match (&units[..], &old[..], &new[..]) {
                    ([_], &[before], &[after]) => self.pairs.push(Pair { before, after, by: By::Table }),
                    _ => self.merged.push(Merged { before: old, after: new, missing }),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(name: &str, code: &str, scheme: &str) -> Agency {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Agency { name: name.to_owned(), code: some(code), scheme: some(scheme), kind: None }
    }

    fn paired(before: &[Agency], after: &[Agency]) -> Pairing {
        pair(&before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>())
    }

    #[test]
    fn agencies_are_known_by_their_codes_and_else_by_their_names() {
        let before =
            [agency("A", "1", "x"), agency("Tỉnh  B", "", ""), agency("C", "3", "x"), agency("D", "4", "")];
        let after = [
            agency("tỉnh b", "", ""),
            agency("A renamed", "1", "x"),
            agency("C", "5", "x"),
            agency("D", "4", "x"),
        ];
        let found = paired(&before, &after);
        let pair = |before, after, by| Pair { before, after, by };
        assert_eq!(found.pairs, [pair(1, 0, By::Name), pair(0, 1, By::Code), pair(3, 3, By::Name)]);
        assert_eq!((found.gone, found.new), (vec![2], vec![2]), "two codes of one scheme are two agencies");
    }

    #[test]
    fn who_comes_twice_is_named_and_left_out() {
        let before = [agency("A", "1", ""), agency("A", "1", ""), agency("B", "", "")];
        let after = [
            agency("A", "1", ""),
            agency("B", "", ""),
            agency("b", "", ""),
            agency("E", "", ""),
            agency("E", "", ""),
        ];
        let found = paired(&before, &after);
        assert!(found.pairs.is_empty() && found.new.is_empty() && found.gone.is_empty());
        let unclear =
            |before: &[usize], after: &[usize]| Unclear { before: before.into(), after: after.into() };
        assert_eq!(found.unclear, [unclear(&[0, 1], &[0]), unclear(&[2], &[1, 2]), unclear(&[], &[3, 4])]);
        // Two communes of one name with codes of their own are two, and no question.
        let twice = [agency("Xã A", "1", "x"), agency("Xã A", "2", "x")];
        assert_eq!(paired(&twice, &twice).pairs.len(), 2);
        assert_eq!(paired(&twice, &[]).gone, [0, 1]);
        assert_eq!(paired(&twice, &[agency("xã a", "", "")]).unclear.len(), 1);
    }

    #[test]
    fn provinces_of_two_schemes_are_paired_by_the_table() {
        let old =
            |code: &str| agency(Scheme::Before2025.unit(code).map_or("", |unit| unit.name), code, "pre-2025");
        let new =
            |code: &str| agency(Scheme::Since2025.unit(code).map_or("", |unit| unit.name), code, "2025");
        // Lào Cai (15) was formed from Lào Cai (10) and Yên Bái (15); Hà Nội (01) stayed as it was.
        let found = paired(&[old("01"), old("15"), old("10"), old("02")], &[new("15"), new("01")]);
        assert_eq!(found.pairs, [Pair { before: 0, after: 1, by: By::Table }]);
        let [merged] = &found.merged[..] else { unreachable!("{found:?}") };
        assert_eq!((&merged.before[..], &merged.after[..], merged.missing.len()), (&[2, 1][..], &[0][..], 0));
        assert_eq!(found.gone, [3]);
        let back = paired(&[new("15")], &[old("10")]);
        assert_eq!(back.merged[0].missing.iter().map(|unit| unit.code).collect::<Vec<_>>(), ["15"]);
    }
}
