//! Periods: a year, half-year, quarter or month, as in `2026`, `2026-H1`, `2026-Q3`, `2026-09`.

use crate::model::rubric::Date;

/// The last day of a period; `None` if it is none.
#[must_use]
pub fn last_day(period: &str) -> Option<Date> {
    let (year, part) = period.split_once('-').unwrap_or((period, "12"));
    let month = match part {
        "Q1" => "03",
        "H1" | "Q2" => "06",
        "Q3" => "09",
        "H2" | "Q4" => "12",
        month => month,
    };
    (28..=31).rev().find_map(|day| Date::parse(&format!("{year}-{month}-{day}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::lang::Lang;

    #[test]
    fn a_period_ends_with_its_last_day() {
        for (period, day) in [
            ("2026", "2026-12-31"),
            ("2026-H1", "2026-06-30"),
            ("2026-H2", "2026-12-31"),
            ("2026-Q1", "2026-03-31"),
            ("2026-Q3", "2026-09-30"),
            ("2028-02", "2028-02-29"),
            ("2026-02", "2026-02-28"),
            ("2026-11", "2026-11-30"),
        ] {
            assert_eq!(last_day(period).map(|date| date.format(Lang::En)).as_deref(), Some(day), "{period}");
        }
        assert_eq!(last_day("2026-13"), None);
    }
}
