//! The table of the provinces for programs: CSV and JSON; that for people is in `report/view/provinces.rs`.
//!
//! Promise: the columns of the CSV keep their names and order; within a `version` of the JSON, keys are only added.
//! Both are the same in every language.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::provinces::{Ambiguous, Scheme, Unit};

/// The version of the JSON format.
pub const VERSION: u32 = 1;

/// The table, or a part of it.
#[derive(Debug, Serialize)]
struct TableRecord {
    /// The version of this format: 1.
    version: u32,
    /// The first day of the scheme `2025`.
    since: &'static str,
    /// The units, those of the scheme `2025` first.
    units: Vec<UnitRecord>,
    /// The codes among them that mean another unit since that day.
    ambiguous: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct UnitRecord {
    /// `2025` or `pre-2025`.
    scheme: &'static str,
    /// Two digits.
    code: &'static str,
    /// The Vietnamese name.
    name: &'static str,
    /// The English name.
    name_en: &'static str,
    /// `city` (under central authority) or `province`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The codes of the old units that a unit of today was formed from.
    #[serde(skip_serializing_if = "Option::is_none")]
    formed_from: Option<Vec<&'static str>>,
    /// The code of the unit of today that an old unit is, or is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    became: Option<&'static str>,
}

/// The units as one JSON object, ending in a newline.
#[must_use]
pub fn json(units: &[&Unit]) -> String {
    let of = |unit: &&Unit| UnitRecord {
        scheme: unit.scheme.as_str(),
        code: unit.code,
        name: unit.name,
        name_en: unit.english,
        kind: unit.kind.as_str(),
        formed_from: (unit.scheme == Scheme::Since2025)
            .then(|| unit.formed_from().map(|part| part.code).collect()),
        became: unit.successor().map(|unit| unit.code),
    };
    let ambiguous = Ambiguous::all().map(|code| code.since.code);
    let table = TableRecord {
        version: VERSION,
        since: "2025-07-01",
        units: units.iter().map(of).collect(),
        ambiguous: ambiguous.filter(|code| units.iter().any(|unit| unit.code == *code)).collect(),
    };
    to_json(&table)
}

fn to_json(table: &TableRecord) -> String {
    serde_json::to_string_pretty(table).expect("structs of strings and numbers are JSON") + "\n"
}

/// The mapping as CSV, with a byte between the cells: a row for each old unit that is asked for, or whose unit of today is.
#[must_use]
pub fn csv(units: &[&Unit], delimiter: u8) -> String {
    let mut text = String::from(
        "old_code,old_name,old_name_en,old_type,new_code,new_name,new_name_en,new_type,old_code_means_now\n",
    );
    for before in Scheme::Before2025.units() {
        let Some(since) = before.successor() else { continue };
        if !units.contains(&before) && !units.contains(&since) {
            continue;
        }
        let now = Ambiguous::of(before.code).map_or("", |code| code.since.name);
        let (old_type, new_type) = (before.kind.as_str(), since.kind.as_str());
        // No name has a delimiter or a quote; writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{},{},{},{old_type},{},{},{},{new_type},{now}",
            before.code, before.name, before.english, since.code, since.name, since.english
        );
    }
    if delimiter == b',' { text } else { text.replace(',', &char::from(delimiter).to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<&'static Unit> {
        Scheme::ALL.iter().flat_map(|(_, scheme)| scheme.units()).collect()
    }

    #[test]
    fn the_csv_has_a_row_of_nine_plain_cells_for_each_of_the_63() {
        let text = csv(&all(), b',');
        assert_eq!(text.lines().count(), 64);
        for line in text.lines() {
            assert_eq!(line.split(',').count(), 9, "{line}");
            assert!(!line.contains(['"', '=', '+', '@']), "{line}");
        }
        assert!(text.contains("\n15,Yên Bái,Yen Bai,province,15,Lào Cai,Lao Cai,province,Lào Cai\n"));
        assert!(text.contains("\n75,Đồng Nai,Dong Nai,province,75,Đồng Nai,Dong Nai,city,\n"));
    }

    fn list(value: &serde_json::Value) -> &[serde_json::Value] {
        value.as_array().expect("a list")
    }

    #[test]
    fn the_json_holds_both_schemes_and_both_directions() {
        let value: serde_json::Value = serde_json::from_str(&json(&all())).expect("valid JSON");
        let units = list(&value["units"]);
        assert_eq!(units.len(), 34 + 63);
        let new: Vec<_> = units.iter().filter(|unit| unit["scheme"] == "2025").collect();
        let parts: usize = new.iter().map(|unit| list(&unit["formed_from"]).len()).sum();
        assert_eq!((new.len(), parts), (34, 63));
        let old = units.iter().filter(|unit| unit["scheme"] == "pre-2025" && unit["became"].is_string());
        assert_eq!(old.count(), 63);
        assert_eq!(list(&value["ambiguous"]).len(), 7);
    }
}
