//! What workbooks share, whoever writes them: texts that fit a cell, how numbers are shown, charts.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType, Color,
};

pub use rust_xlsxwriter::Worksheet;

pub use crate::form::xlsx::{height, lines};

/// The longest text of a cell, in units of UTF-16.
const LONGEST: usize = 32_767;

/// How wide and how high a chart is, in pixels.
pub const CHART: (u32, u32) = (520, 300);

/// The colours of series, the main one first.
const SERIES: [u32; 3] = [0x0008_306B, 0x00B3_5806, 0x0042_92C6];

/// A text cut to what a cell holds.
#[must_use]
pub fn fitted(text: &str) -> Cow<'_, str> {
    // No text has more units than bytes.
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(kept + "…") }
}

/// How a number with so many fraction digits is shown: `0.0`.
#[must_use]
pub fn digits(digits: u32) -> String {
    let zeros = "0".repeat(usize::try_from(digits).unwrap_or(0));
    if zeros.is_empty() { "0".to_owned() } else { format!("0.{zeros}") }
}

/// A part of a sheet: its name, its first row and column, its last row and column.
pub type Range<'r> = (&'r str, u32, u16, u32, u16);

/// How high a chart of so many bars is, in pixels.
#[must_use]
pub fn chart_height(shape: ChartType, names: usize) -> u32 {
    let most = u32::try_from(names.min(40)).unwrap_or(40);
    if shape == ChartType::Bar { CHART.1.max(90 + 22 * most) } else { CHART.1 }
}

/// A chart with a title and an alternative text, without series.
#[must_use]
pub fn chart(shape: ChartType, title: &str, names: usize) -> Chart {
    let mut chart = Chart::new(shape);
    chart.set_width(CHART.0).set_height(chart_height(shape, names)).set_alt_text(title);
    chart.title().set_name(&*fitted(title)).set_font(ChartFont::new().set_size(11).set_bold());
    chart
}

/// Adds a series: the cell that names it, those that name its points, and those of its numbers. A name is never given as a
/// text, which might read like a formula.
pub fn add_series(chart: &mut Chart, at: usize, name: (&str, u32, u16), names: Range<'_>, values: Range<'_>) {
    let colour = Color::RGB(SERIES[at % SERIES.len()]);
    let mut line = ChartLine::new();
    line.set_color(colour).set_width(2);
    let mut format = ChartFormat::new();
    format.set_line(&line).set_solid_fill(ChartSolidFill::new().set_color(colour));
    let mut marker = ChartMarker::new();
    marker.set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut format.clone());
    let series = chart.add_series();
    series.set_name(name).set_categories(names).set_values(values);
    series.set_format(&mut format).set_marker(&marker).set_gap(60);
}

/// Where there are several series, their names stand below; else nowhere.
pub fn legend(chart: &mut Chart, series: usize) {
    if series > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        chart.legend().set_hidden();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_what_a_cell_holds() {
        for text in ["ă".repeat(40_000), "😀".repeat(20_000), "a".repeat(32_768)] {
            let units = fitted(&text).encode_utf16().count();
            assert!((LONGEST - 2..=LONGEST).contains(&units), "{units}");
            assert!(fitted(&text).ends_with('…'));
        }
        let fits = "ă".repeat(20_000);
        assert_eq!(fitted(&fits), fits);
    }
}
