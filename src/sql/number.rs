//! Numbers in cells → millionths, in SQL: what [`Decimal::parse`](crate::base::number::Decimal::parse) reads, to the same
//! value. The shape is tested before anything is cast.

use std::fmt::Write as _;

use crate::base::number::{Decimal, MILLION};

use super::dialect::Dialect;

/// Beyond so many units the millionths of a number need more than 64 bits.
const NARROW: i128 = 1_000_000_000_000;

/// How the numbers of a question are written and kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    pub dialect: Dialect,
    /// Whether 64 bits are not enough.
    pub is_wide: bool,
    /// Whether a comma stands before fractions.
    pub is_comma: bool,
}

impl Numbers {
    /// The numbers between two bounds.
    pub fn between(dialect: Dialect, (least, most): (Decimal, Decimal), is_comma: bool) -> Self {
        let is_far = |bound: Decimal| bound.millionths().abs() >= NARROW * MILLION;
        Self { dialect, is_wide: is_far(least) || is_far(most), is_comma }
    }

    const fn kind(self) -> &'static str {
        if self.is_wide { self.dialect.big() } else { "BIGINT" }
    }

    /// A text with a point before its fraction if it is written as a number, else nothing.
    pub fn read(self, text: &str, is_signed: bool) -> String {
        let more = if self.is_wide { 18 } else { 12 };
        let sign = if is_signed { "-?" } else { "" };
        let whole = format!("(0|[1-9][0-9]{{0,{more}}})");
        if self.is_comma {
            let fits = self.dialect.fits(text, &format!("{sign}{whole}(,[0-9]+)?"));
            return format!("CASE WHEN {fits} THEN replace({text}, ',', '.') END");
        }
        let fits = self.dialect.fits(text, &format!("{sign}({whole}([.][0-9]*)?|[.][0-9]+)"));
        format!("CASE WHEN {fits} THEN {text} END")
    }

    /// The millionths of such a text, rounded half up.
    pub fn millionths(self, text: &str, is_signed: bool) -> String {
        let kind = self.kind();
        let (bare, fraction) = (format!("replace({text}, '-', '')"), format!("split_part({text}, '.', 2)"));
        let whole = format!("split_part({}, '.', 1)", if is_signed { &bare } else { text });
        let magnitude = format!("CAST('0' || {whole} || left({fraction} || '000000', 6) AS {kind})");
        let up = format!("CASE WHEN substr({fraction}, 7, 1) >= '5' THEN 1 ELSE 0 END");
        let point = self.dialect.place(text, "'.'");
        let mut cases = format!("CASE WHEN {point} = 0 THEN CAST({text} AS {kind}) * 1000000");
        if is_signed {
            // Half up is towards positive infinity.
            let rest = self.dialect.without_end(&format!("substr({fraction}, 7)"), "'0'");
            let down = format!("CASE WHEN {rest} > '5' THEN 1 ELSE 0 END");
            let _ = write!(cases, " WHEN left({text}, 1) = '-' THEN -{magnitude} - {down}");
        }
        format!("{cases} ELSE {magnitude} + {up} END")
    }

    /// The millionths of such a text times a factor, rounded half up, plus an offset; nothing of numbers with more than 18
    /// fraction digits, or so many whole ones that they could not be multiplied.
    pub fn scaled(self, text: &str, (factor, offset): (Decimal, Decimal)) -> String {
        let Self { dialect, .. } = self;
        let big = dialect.big();
        let length = factor.millionths().unsigned_abs().ilog10() as usize;
        let whole = 17_usize.saturating_sub(length).clamp(1, 12);
        let shape = dialect.fits(text, &format!("-?[0-9]{{0,{whole}}}([.][0-9]{{0,18}})?"));
        let bare = format!("replace({text}, '-', '')");
        let fraction = format!("split_part({bare}, '.', 2)");
        let digits =
            format!("'0' || split_part({bare}, '.', 1) || left({fraction} || '000000000000000000', 18)");
        let product = format!("CAST({digits} AS {big}) * CAST({} AS {big})", factor.millionths().abs());
        let unit = "1000000000000000000";
        // Half up is towards positive infinity.
        let up =
            dialect.div_big(&format!("{product} * 2 + {unit}"), &format!("CAST(2{} AS {big})", &unit[1..]));
        let down = dialect
            .div_big(&format!("{product} * 2 + {unit} - 1"), &format!("CAST(2{} AS {big})", &unit[1..]));
        let (same, other) =
            if factor < Decimal::ZERO { (format!("-({down})"), up) } else { (up, format!("-({down})")) };
        format!(
            "CASE WHEN {shape} THEN CASE WHEN left({text}, 1) = '-' THEN {other} ELSE {same} END + ({}) END",
            offset.millionths()
        )
    }

    /// A number of millionths.
    pub fn literal(self, number: Decimal) -> String {
        let number = number.millionths();
        if self.is_wide || number < 0 {
            format!("CAST({number} AS {})", self.kind())
        } else {
            number.to_string()
        }
    }
}
