//! Numbers as people read them: the one place where reports round and write percents.
//!
//! On screen a share has one fraction digit. A rounded number never says something else than the exact one: where
//! 85.04 % is over a threshold of 85 %, or gets the rating of what is over it, it is written `85.04%`. So more digits
//! are written until the number stands on the same side of every *edge*: 0 and 100 %, the ratings, the thresholds of
//! the rubric. A number without `.0` is exact: `67%` is 67, `67.0%` is nearly.

use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm, div_half_up, format_percent};
use crate::model::rubric::{Method, Rubric, Scale, Threshold, round};

/// The edges of every share: nothing, the ratings of ISO/IEC 33020, and everything.
const EDGES: [u32; 5] = [0, 150_000, 500_000, 850_000, 1_000_000];

/// How many digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// One fraction digit, or as many more as it takes.
    Few,
    /// All of them.
    All,
    /// All of them, inside the texts of machine formats.
    Stored,
}

/// How numbers are written in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The language.
    pub lang: Lang,
    digits: Digits,
    /// What a share must not be rounded onto, or over.
    edges: Vec<Decimal>,
    /// The scale on which coverages are written, if it is not percent, and what they must not be rounded onto there.
    scale: Option<(Scale, Vec<Ppm>)>,
}

impl Numbers {
    /// Numbers of a report about a rubric.
    #[must_use]
    pub fn of(rubric: &Rubric, digits: Digits, lang: Lang) -> Self {
        let limit = |threshold: &Threshold| match threshold {
            Threshold::AtLeast(limit) | Threshold::Over(limit) => *limit,
        };
        let own: Vec<Ppm> = match &rubric.method {
            Method::Staged { requires, .. } => requires.iter().flatten().flatten().map(limit).collect(),
            Method::Banded { from, .. } => from.clone(),
            Method::Profile => Vec::new(),
        };
        let rated = EDGES
            .map(Ppm::new)
            .into_iter()
            .filter(|edge| rubric.is_rated() || [Ppm::ZERO, Ppm::FULL].contains(edge));
        let scale = rubric.scale.map(|scale| (scale, rated.chain(own.iter().copied()).collect()));
        let edges = EDGES.map(Ppm::new).into_iter().chain(own).map(Ppm::percent).collect();
        Self { lang, digits, edges, scale }
    }

    /// Numbers of a report that knows no rubric.
    #[must_use]
    pub fn new(digits: Digits, lang: Lang) -> Self {
        Self { lang, digits, edges: EDGES.map(|edge| Ppm::new(edge).percent()).to_vec(), scale: None }
    }

    /// Numbers inside the texts of machine formats.
    #[must_use]
    pub const fn stored(lang: Lang) -> Self {
        Self { lang, digits: Digits::Stored, edges: Vec::new(), scale: None }
    }

    /// Whether they are those inside the texts of machine formats.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        self.digits == Digits::Stored
    }

    /// A share in a sentence: `55.2%`.
    #[must_use]
    pub fn share(&self, share: Ppm) -> String {
        self.percent(share.percent(), &[])
    }

    /// A coverage or an index in a sentence: `55.2%`, or `2.76` on the scale of the rubric.
    #[must_use]
    pub fn score(&self, score: Ppm) -> String {
        self.scaled(score).unwrap_or_else(|| self.share(score))
    }

    /// The same in a column of numbers, without its sign.
    #[must_use]
    pub fn score_cell(&self, score: Ppm) -> String {
        self.scaled(score).unwrap_or_else(|| self.cell(score))
    }

    /// The sign of a coverage.
    #[must_use]
    pub const fn sign(&self) -> &'static str {
        if self.scale.is_some() { "" } else { "%" }
    }

    /// A coverage that may be missing.
    #[must_use]
    pub fn maybe(&self, score: Option<Ppm>) -> String {
        score.map_or_else(|| "–".to_owned(), |score| self.score(score))
    }

    /// A coverage on the scale of the rubric, with at least its digits, and so many that it stands on the same side of
    /// every edge as the share does. A share that is an edge is written as that is.
    fn scaled(&self, score: Ppm) -> Option<String> {
        let (value, digits) = self.on_scale(score)?;
        let is_few = self.digits == Digits::Few;
        Some(if is_few { padded(round(value, digits), digits, self.lang) } else { value.format(self.lang) })
    }

    /// The same as a number that is still exact, with how many digits are written.
    fn on_scale(&self, score: Ppm) -> Option<(Decimal, u32)> {
        let (scale, edges) = self.scale.as_ref()?;
        let value = if edges.contains(&score) { scale.written(score) } else { scale.value(score) };
        if self.digits != Digits::Few {
            return Some((value, fraction(value)));
        }
        let agrees =
            |shown: Decimal| edges.iter().all(|edge| shown.cmp(&scale.written(*edge)) == score.cmp(edge));
        let digits = (scale.decimals..6).find(|digits| agrees(round(value, *digits))).unwrap_or(6);
        Some((value, digits))
    }

    /// A share in a column of numbers, without its sign: `75.0`.
    #[must_use]
    pub fn cell(&self, share: Ppm) -> String {
        let value = share.percent();
        match self.digits {
            Digits::Few => self.rounded(value, &[]).unwrap_or_else(|| {
                let text = value.format(self.lang);
                if value.is_integer() { format!("{text}{}0", self.lang.decimal_mark()) } else { text }
            }),
            Digits::All | Digits::Stored => value.format(self.lang),
        }
    }

    /// A percentage that may meet further edges, such as a target.
    #[must_use]
    pub fn percent(&self, value: Decimal, edges: &[Decimal]) -> String {
        match self.digits {
            Digits::All | Digits::Stored => format_percent(value, self.lang),
            Digits::Few => self.rounded(value, edges).unwrap_or_else(|| value.format(self.lang)) + "%",
        }
    }

    /// A number that stands as somebody wrote it, such as a threshold: `over 85%`.
    #[must_use]
    pub fn limit(&self, share: Ppm) -> String {
        match &self.scale {
            Some((scale, _)) => scale.written(share).format(self.lang),
            None => share.format(self.lang),
        }
    }

    /// Whether coverages are written on a scale of the rubric's own.
    #[must_use]
    pub const fn is_scaled(&self) -> bool {
        self.scale.is_some()
    }

    /// A difference of shares, without its unit: `2.4`; what is not nothing does not read so.
    #[must_use]
    pub fn points(&self, millionths: i64) -> String {
        if let Some((scale, _)) = &self.scale {
            let value = scale.difference(millionths);
            if self.digits != Digits::Few {
                return value.format(self.lang);
            }
            let tells = |digits: &u32| round(value, *digits) != Decimal::ZERO || value == Decimal::ZERO;
            let digits = (scale.decimals..6).find(tells).unwrap_or(6);
            return padded(round(value, digits), digits, self.lang);
        }
        let value = Decimal::from_millionths(i128::from(millionths) * 100);
        match self.digits {
            Digits::Few => self.rounded(value, &[Decimal::ZERO]).unwrap_or_else(|| value.format(self.lang)),
            Digits::All | Digits::Stored => value.format(self.lang),
        }
    }

    /// A difference of shares in a column of numbers: `25.0`.
    #[must_use]
    pub fn points_cell(&self, share: Ppm) -> String {
        let text = self.points(i64::from(share.get()));
        let is_whole = self.scale.is_none() && self.digits == Digits::Few && share.percent().is_integer();
        if is_whole { format!("{text}{}0", self.lang.decimal_mark()) } else { text }
    }

    /// A statistic: three fraction digits, rounded half up.
    #[must_use]
    pub fn statistic(&self, value: Decimal) -> String {
        Decimal::from_millionths(div_half_up(value.millionths(), 1_000) * 1_000).format(self.lang)
    }

    /// A coverage as a cell of a workbook holds it: the number itself, and with how many fraction digits it is shown so that
    /// it is not rounded onto or over an edge. A percentage is held as a share.
    #[must_use]
    pub fn held(&self, score: Ppm) -> (Decimal, u32) {
        match (self.on_scale(score), &self.scale) {
            (Some((_, digits)), Some((scale, _))) => (scale.written(score), digits),
            _ => self.held_share(score),
        }
    }

    /// A share as a cell of a workbook holds it, as [`Numbers::held`] says.
    #[must_use]
    pub fn held_share(&self, share: Ppm) -> (Decimal, u32) {
        let percent = share.percent();
        let few = if self.digits == Digits::Few { self.fewest(percent, &[]) } else { None };
        let digits = few.map_or_else(|| fraction(percent).max(1), |(_, digits)| digits);
        (Decimal::from_millionths(share.get().into()), digits)
    }

    /// A difference of coverages as a cell of a workbook holds it, in points.
    #[must_use]
    pub fn held_points(&self, millionths: i64) -> (Decimal, u32) {
        let text = self.points(millionths);
        let digits = text.split_once(self.lang.decimal_mark()).map_or(0, |(_, fraction)| fraction.len());
        let digits = u32::try_from(digits).unwrap_or(0);
        match &self.scale {
            Some((scale, _)) => (scale.difference(millionths), digits),
            None => (Decimal::from_millionths(i128::from(millionths) * 100), digits.max(1)),
        }
    }

    /// The least digits, one or more, with which a number stands on the same side of every edge as it does; nothing
    /// if it has no more digits than that takes.
    fn rounded(&self, value: Decimal, edges: &[Decimal]) -> Option<String> {
        self.fewest(value, edges).map(|(rounded, digits)| padded(rounded, digits, self.lang))
    }

    /// The same as a number, with how many digits it has.
    fn fewest(&self, value: Decimal, edges: &[Decimal]) -> Option<(Decimal, u32)> {
        (1..4_u32).find_map(|digits| {
            let unit = 10_i128.pow(6 - digits);
            let rounded = Decimal::from_millionths(div_half_up(value.millionths(), unit) * unit);
            if rounded == value {
                return None;
            }
            let mut edges = self.edges.iter().chain(edges);
            edges.all(|edge| rounded.cmp(edge) == value.cmp(edge)).then_some((rounded, digits))
        })
    }
}

/// How many fraction digits a number has.
fn fraction(value: Decimal) -> u32 {
    (0..6).find(|digits| value.millionths() % 10_i128.pow(6 - digits) == 0).unwrap_or(6)
}

/// A number with this many fraction digits, which it does not exceed.
fn padded(value: Decimal, digits: u32, lang: Lang) -> String {
    let (text, digits) = (value.format(lang), digits as usize);
    let point = lang.decimal_mark();
    let missing = match text.split_once(point) {
        Some((_, fraction)) => digits - fraction.len().min(digits),
        None => digits,
    };
    let point = if missing == digits && digits > 0 { point.to_string() } else { String::new() };
    format!("{text}{point}{}", "0".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::profile::Rating;
    use proptest::prelude::*;

    fn written(ppm: u32) -> String {
        Numbers::new(Digits::Few, Lang::En).share(Ppm::new(ppm))
    }

    #[test]
    fn one_digit_unless_it_would_contradict_an_edge() {
        for (ppm, text) in [
            (552_381, "55.2%"),
            (850_000, "85%"),
            (850_400, "85.04%"),
            (850_001, "85.0001%"),
            (849_960, "84.996%"),
            (849_400, "84.9%"),
            (666_667, "66.7%"),
            (669_996, "67.0%"),
            (670_000, "67%"),
            (999_999, "99.9999%"),
            (1_000_000, "100%"),
            (1, "0.0001%"),
            (0, "0%"),
        ] {
            assert_eq!(written(ppm), text, "{ppm}");
        }
        let vi = Numbers::new(Digits::Few, Lang::Vi);
        assert_eq!(vi.share(Ppm::new(552_381)), "55,2%");
        assert_eq!(vi.cell(Ppm::new(750_000)), "75,0");
        assert_eq!(Numbers::new(Digits::All, Lang::Vi).share(Ppm::new(552_381)), "55,2381%");
        assert_eq!(Numbers::stored(Lang::Vi).share(Ppm::new(552_381)), "55,2381%");
    }

    #[test]
    fn a_cell_holds_the_exact_share_and_shows_the_digits_of_a_report() {
        let few = Numbers::new(Digits::Few, Lang::Vi);
        for (ppm, digits) in [(552_381, 1), (850_000, 1), (850_400, 2), (850_001, 4), (849_960, 3), (0, 1)] {
            let share = Ppm::new(ppm);
            assert_eq!(few.held_share(share), (Decimal::from_millionths(ppm.into()), digits), "{ppm}");
            assert_eq!(few.held(share), few.held_share(share));
        }
        let all = Numbers::new(Digits::All, Lang::En);
        assert_eq!(all.held(Ppm::new(552_381)).1, 4);
        assert_eq!(few.held_points(-24_000), (Decimal::from_millionths(-2_400_000), 1));
    }

    #[test]
    fn a_target_is_an_edge_of_its_answers() {
        let numbers = Numbers::new(Digits::Few, Lang::En);
        let (value, target) = (Decimal::from_millionths(79_960_000), Decimal::from_millionths(80_000_000));
        assert_eq!(numbers.percent(value, &[]), "80.0%");
        assert_eq!(numbers.percent(value, &[target]), "79.96%");
    }

    proptest! {
        #[test]
        fn a_share_on_screen_has_the_rating_of_the_exact_one(ppm in 0..=1_000_000_u32) {
            let text = written(ppm);
            let shown = Decimal::parse(text.trim_end_matches('%')).expect("a number").millionths() / 100;
            let shown = Ppm::new(u32::try_from(shown).expect("a share"));
            prop_assert_eq!(Rating::of(shown), Rating::of(Ppm::new(ppm)));
            prop_assert!(shown.get().abs_diff(ppm) <= 500);
        }
    }
}
