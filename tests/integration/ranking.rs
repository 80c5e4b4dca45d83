//! Ranks: the numbers of `../shared/methods.md`, section 7, and what must hold for all.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::analysis::rank::{Entry, Place, Rank, Standing, Unranked, rank};
use assess::base::lang::Lang;
use assess::base::number::Ppm;
use proptest::prelude::*;
use support::{ladder, result, sheet};

fn standing(stage: usize, percent: u32) -> Standing {
    Standing { stage: Some(stage), index: Some(Ppm::new(percent * 10_000)) }
}

fn entry(at: Standing) -> Entry {
    Entry { standing: at, worst: at, best: at, group: 0, declines: false }
}

fn ranks(entries: &[Entry]) -> Vec<Option<usize>> {
    rank(entries, 0).into_iter().map(|place| found(place).map(|found| found.rank)).collect()
}

fn found(place: Place) -> Option<Rank> {
    match place {
        Place::Ranked(rank) => Some(rank),
        Place::Unranked(_) => None,
    }
}

#[test]
fn equals_share_a_rank_and_the_next_is_left_out() {
    let entries = [90, 85, 85, 70].map(|index| entry(standing(3, index)));
    assert_eq!(ranks(&entries), [Some(1), Some(2), Some(2), Some(4)]);
    let sharing = rank(&entries, 0).into_iter().map(|place| found(place).unwrap().sharing);
    assert_eq!(sharing.collect::<Vec<_>>(), [1, 2, 2, 1]);
}

#[test]
fn the_stage_comes_before_the_index() {
    let nothing_applies = Standing { stage: Some(2), index: None };
    let entries = [standing(2, 95), standing(3, 60), standing(2, 0), nothing_applies].map(entry);
    assert_eq!(ranks(&entries), [Some(2), Some(1), Some(3), Some(4)]);
}

#[test]
fn ranges_give_bands_of_ranks() {
    let entries = [(70, 80), (60, 75), (50, 58)].map(|(worst, best)| Entry {
        worst: standing(1, worst),
        best: standing(1, best),
        ..entry(standing(1, worst))
    });
    let bands: Vec<_> = rank(&entries, 0)
        .into_iter()
        .map(|place| found(place).unwrap())
        .map(|found| (found.best, found.worst))
        .collect();
    assert_eq!(bands, [(1, 2), (1, 2), (3, 3)]);
}

#[test]
fn an_agency_without_a_verdict_has_no_rank_and_is_not_counted() {
    let blocked = Standing { stage: None, index: Some(Ppm::FULL) };
    let entries = [
        Entry { worst: standing(0, 0), best: standing(5, 100), ..entry(blocked) },
        entry(standing(2, 40)),
        entry(standing(1, 40)),
    ];
    let places = rank(&entries, 0);
    assert_eq!(places[0], Place::Unranked(Unranked::NoVerdict));
    assert_eq!(places[1], Place::Ranked(Rank { rank: 1, best: 1, worst: 1, sharing: 1, among: 2 }));
    assert_eq!(places[2], Place::Ranked(Rank { rank: 2, best: 2, worst: 2, sharing: 1, among: 2 }));
}

#[test]
fn one_that_declines_leaves_no_gap_that_tells_where_it_stands() {
    let entries =
        [entry(standing(3, 90)), Entry { declines: true, ..entry(standing(3, 80)) }, entry(standing(3, 70))];
    assert_eq!(ranks(&entries), [Some(1), None, Some(2)]);
    assert_eq!(rank(&entries, 0)[1], Place::Unranked(Unranked::Declines));
    let blocked = Entry { declines: true, ..entry(Standing { stage: None, index: None }) };
    assert_eq!(rank(&[blocked], 0), [Place::Unranked(Unranked::Declines)]);
}

#[test]
fn groups_are_ranked_by_themselves_and_small_ones_not_at_all() {
    let in_group = |group, index| Entry { group, ..entry(standing(1, index)) };
    let entries = [
        in_group(4, 90),
        in_group(9, 80),
        in_group(4, 95),
        in_group(9, 99),
        // The third member of the group 9 does not make it three that can be ranked.
        Entry { declines: true, ..in_group(9, 10) },
        in_group(4, 91),
    ];
    let small = Place::Unranked(Unranked::SmallGroup { among: 2 });
    let places = rank(&entries, 3);
    assert_eq!((places[1], places[3]), (small, small));
    assert_eq!(ranks(&entries), [Some(3), Some(2), Some(1), Some(1), None, Some(2)]);
    assert_eq!(places[0], rank(&entries, 0)[0], "a small group does not touch the others");
    assert!(rank(&entries, 2).iter().all(|place| *place != small));
}

#[test]
fn an_entry_takes_stage_index_and_range_from_the_verdict() {
    let rubric = ladder(2, "");
    let half = sheet(&rubric, "q1: 100");
    let verdict = result(&rubric, &half).verdict;
    let entry = Entry::of(&verdict);
    assert_eq!(entry.standing, standing(1, 50));
    assert_eq!((entry.worst, entry.best), (standing(1, 50), standing(2, 100)));
    let blocked = result(&ladder(2, ", unanswered: block"), &half).verdict;
    assert_eq!(rank(&[Entry::of(&blocked)], 0), [Place::Unranked(Unranked::NoVerdict)]);
}

#[test]
fn nothing_is_ranked_where_nothing_is() {
    assert_eq!(rank(&[], 0), []);
}

fn any_standing() -> impl Strategy<Value = Standing> {
    // Few values, so that there are ties.
    (0..3_usize, prop::option::weighted(0.9, 0..6_u32))
        .prop_map(|(stage, index)| Standing { stage: Some(stage), index: index.map(Ppm::new) })
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (prop::array::uniform3(any_standing()), 0..3_usize, prop::bool::weighted(0.1), prop::bool::weighted(0.1))
        .prop_map(|(mut standings, group, declines, blocked)| {
            standings.sort_unstable();
            let [worst, mut at, best] = standings;
            if blocked {
                at.stage = None;
            }
            Entry { standing: at, worst, best, group, declines }
        })
}

proptest! {
    #[test]
    fn ranks_are_those_of_the_definition(entries in prop::collection::vec(any_entry(), 0..40), least in 0..12_usize) {
        for (at, (entry, place)) in entries.iter().zip(rank(&entries, least)).enumerate() {
            let others = || entries.iter().enumerate().filter(|(_, other)| {
                other.group == entry.group && !other.declines && other.standing.stage.is_some()
            });
            let count = |of: &dyn Fn(&Entry) -> bool| others().filter(|(_, other)| of(other)).count();
            let expected = if entry.declines {
                Place::Unranked(Unranked::Declines)
            } else if entry.standing.stage.is_none() {
                Place::Unranked(Unranked::NoVerdict)
            } else if others().count() < least {
                Place::Unranked(Unranked::SmallGroup { among: others().count() })
            } else {
                Place::Ranked(Rank {
                    rank: 1 + count(&|other| other.standing > entry.standing),
                    best: 1 + count(&|other| other.worst > entry.best),
                    worst: 1 + others().filter(|(other, of)| *other != at && of.best > entry.worst).count(),
                    sharing: count(&|other| other.standing == entry.standing),
                    among: others().count(),
                })
            };
            prop_assert_eq!(place, expected);
            if let Place::Ranked(found) = place {
                prop_assert!(found.best <= found.rank && found.rank <= found.worst && found.worst <= found.among);
            }
        }
    }

    #[test]
    fn the_order_of_the_agencies_does_not_matter(
        entries in prop::collection::vec(any_entry(), 1..40).prop_flat_map(|entries| {
            let order: Vec<usize> = (0..entries.len()).collect();
            (Just(entries), Just(order).prop_shuffle())
        }),
        least in 0..6_usize,
    ) {
        let (entries, order) = entries;
        let places = rank(&entries, least);
        let shuffled: Vec<Entry> = order.iter().map(|&at| entries[at]).collect();
        let expected: Vec<Place> = order.iter().map(|&at| places[at]).collect();
        prop_assert_eq!(rank(&shuffled, least), expected);
    }

    #[test]
    fn two_indexes_tie_exactly_if_they_read_the_same(first in 0..=1_000_000_u32, step in 0..3_u32) {
        let indexes = [first, first + step].map(Ppm::new);
        let ranks = ranks(&indexes.map(|index| entry(Standing { stage: Some(1), index: Some(index) })));
        for lang in [Lang::En, Lang::Vi] {
            prop_assert_eq!(ranks[0] == ranks[1], indexes[0].format(lang) == indexes[1].format(lang));
        }
    }
}
