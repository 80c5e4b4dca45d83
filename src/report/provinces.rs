//! The table of the provinces, or a part of it, in any format.

use crate::model::provinces::{Scheme, Unit};

use super::data::batch::csv::BOM;
use super::data::provinces as data;
use super::formats::TableFormat;
use super::look::Look;
use super::outputs::Output;
use super::view::provinces as view;

/// The units, or all of them, in the format of an output; a CSV with these delimiters, and marked or not.
#[must_use]
pub fn render(
    units: Option<&[&Unit]>,
    output: &Output<TableFormat>,
    (delimiter, is_marked): (u8, bool),
    look: &Look,
) -> String {
    let all = || Scheme::ALL.iter().flat_map(|(_, scheme)| scheme.units()).collect();
    let listed = || units.map_or_else(all, <[_]>::to_vec);
    match output.format {
        TableFormat::Csv => {
            format!("{}{}", if is_marked { BOM } else { "" }, data::csv(&listed(), delimiter))
        }
        TableFormat::Json => data::json(&listed()),
        TableFormat::Markdown | TableFormat::Terminal => {
            let document =
                units.map_or_else(|| view::table(look.lang), |units| view::units(units, look.lang));
            look.shown(&document, output.medium())
        }
    }
}
