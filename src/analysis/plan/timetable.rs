//! When changes start and end. Analysis specification, section 1, "Timetable": a change starts when its planned
//! prerequisites end, and lasts its cost.

use super::cost::Cost;

/// The start and the end of each change; `waits` names the changes that wait for others, by place, never in a circle.
pub(super) fn timetable(costs: &[Cost], waits: &[(usize, usize)]) -> Vec<(Cost, Cost)> {
    let mut starts = vec![0; costs.len()];
    loop {
        let before = starts.clone();
        for &(waiting, first) in waits {
            starts[waiting] = starts[waiting].max(starts[first] + costs[first]);
        }
        if starts == before {
            return starts.into_iter().zip(costs).map(|(start, cost)| (start, start + cost)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::timetable;

    #[test]
    fn a_change_starts_when_what_it_waits_for_ends() {
        // a 3; b 2 and c 4 after a; d 1 after both.
        let times = timetable(&[3, 2, 4, 1], &[(3, 2), (3, 1), (1, 0), (2, 0)]);
        assert_eq!(times, [(0, 3), (3, 5), (3, 7), (7, 8)]);
    }
}
