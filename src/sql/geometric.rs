//! The geometric mean in SQL: floats guess, whole numbers decide.
//!
//! With whole weights that sum to W, the result is the largest `r` with `(2r − 1)^W ≤ 2^W · Π a^w`. Both sides have at most
//! 128 bits, or 38 digits, for W up to 6. Beyond that a guess that is too near a half is undecided: it is never rounded.

use crate::base::number::Decimal;
use crate::base::weight::whole;

use super::dialect::Dialect;

/// The largest sum of weights for which both sides fit.
const MOST: u64 = 6;

/// What a coverage is put together from.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub weight: u64,
    pub value: String,
    /// Whether it may be empty.
    pub is_nullable: bool,
}

/// A geometric mean.
pub(super) struct Geometric<'a> {
    pub dialect: Dialect,
    pub name: &'a str,
    pub parts: &'a [Part],
}

/// Columns with their names.
type Columns = Vec<(String, String)>;

impl Geometric<'_> {
    fn weights(&self) -> Vec<u64> {
        let weights: Vec<Decimal> =
            self.parts.iter().map(|part| Decimal::from_millionths(part.weight.into())).collect();
        whole(&weights)
    }

    fn total(&self) -> u64 {
        self.weights().iter().sum()
    }

    /// The columns that it needs before; the name of the one that says that it is undecided, if it may be.
    pub fn write(&self, sums: &mut Columns, guesses: &mut Columns) -> Option<String> {
        let Self { dialect, name, .. } = self;
        let kind = if *dialect == Dialect::Postgres { "DOUBLE PRECISION" } else { "DOUBLE" };
        let (mut weight, mut logs, mut zero, mut product) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, (part, times)) in self.parts.iter().zip(self.weights()).enumerate() {
            sums.push((format!("f{name}_{at}"), part.value.clone()));
            let value = format!("f{name}_{at}");
            weight.push(format!("CASE WHEN {value} IS NULL THEN 0 ELSE {times} END"));
            logs.push(format!("{times} * ln(CAST(GREATEST(COALESCE({value}, 1), 1) AS {kind}))"));
            zero.push(format!("{value} = 0"));
            let twice = format!("CAST(2 * {value} AS {})", dialect.big());
            let power = vec![twice; usize::try_from(times).unwrap_or(0).min(6)].join(" * ");
            product.push(format!("CASE WHEN {value} IS NULL THEN 1 ELSE {power} END"));
        }
        guesses.push((format!("w{name}"), weight.join(" + ")));
        guesses.push((format!("z{name}_any"), format!("COALESCE({}, FALSE)", zero.join(" OR "))));
        guesses.push((
            format!("g{name}"),
            format!("exp(({}) / NULLIF({}, 0)) + 0.5", logs.join(" + "), weight.join(" + ")),
        ));
        if self.total() <= MOST {
            guesses.push((format!("m{name}"), product.join(" * ")));
            return None;
        }
        Some(format!("w{name} > 0 AND NOT z{name}_any AND abs(g{name} - round(g{name})) < 0.000001"))
    }

    /// The mean; nothing without weight.
    pub fn rounded(&self) -> String {
        let Self { dialect, name, .. } = self;
        let guess = format!("CAST(floor(g{name}) AS BIGINT)");
        let first = format!("WHEN w{name} = 0 THEN NULL WHEN z{name}_any THEN 0");
        if self.total() > MOST {
            return format!("CASE {first} ELSE {guess} END");
        }
        let power = |odd: &str| {
            let base = format!("CAST({odd} AS {})", dialect.big());
            let cases = (1..=self.total()).map(|power| {
                let power = usize::try_from(power).unwrap_or(1);
                format!(" WHEN {power} THEN {}", vec![base.as_str(); power].join(" * "))
            });
            format!("CASE w{name}{} END", cases.collect::<String>())
        };
        let above = power(&format!("2 * {guess} + 1"));
        let below = power(&format!("2 * {guess} - 1"));
        format!(
            "CASE {first} WHEN {above} <= m{name} THEN {guess} + 1 WHEN {below} > m{name} THEN {guess} - 1 \
             ELSE {guess} END"
        )
    }
}
