//! The table of the provinces against the file it was made from.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::model::provinces::{Ambiguous, Scheme, UnitKind};
use serde_json::Value;

fn source() -> Value {
    serde_json::from_str(&std::fs::read_to_string(crate::PROVINCES).unwrap()).unwrap()
}

/// The tone mark where this table writes it: the file has `Hòa Bình` and `Hoà Bình`.
fn spelt(name: &str) -> String {
    name.replace("oà", "òa").replace("oá", "óa")
}

pub fn the_units_are_those_of_the_file() {
    let source = source();
    for (key, scheme) in [("p34", Scheme::Since2025), ("p63", Scheme::Before2025)] {
        let given = source[key].as_object().unwrap();
        assert_eq!(given.len(), scheme.units().len());
        for unit in scheme.units() {
            let given = &given[unit.code];
            assert_eq!(spelt(given["name"].as_str().unwrap()), unit.name);
            // The file writes Hanoi and Haiphong among the 34, Ha Noi and Hai Phong among the 63.
            let english = given["en"].as_str().unwrap();
            let english = match english {
                "Hanoi" => "Ha Noi",
                "Haiphong" => "Hai Phong",
                other => other,
            };
            assert_eq!(english, unit.english);
            let kind = if given["kind"] == 1 { UnitKind::City } else { UnitKind::Province };
            assert_eq!(kind, unit.kind, "{}", unit.name);
        }
    }
}

pub fn the_mergers_are_those_of_the_file() {
    let source = source();
    let rows = source["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 34);
    for row in rows {
        let unit = Scheme::Since2025.unit(row[0].as_str().unwrap()).unwrap();
        let mut given: Vec<_> = row[2]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| (part[0].as_str().unwrap().to_owned(), spelt(part[1].as_str().unwrap())))
            .collect();
        given.sort();
        let parts: Vec<_> =
            unit.formed_from().map(|part| (part.code.to_owned(), part.name.to_owned())).collect();
        assert_eq!(parts, given, "{}", unit.name);
    }
}

pub fn the_codes_that_changed_their_meaning_are_those_of_the_file() {
    let source = source();
    let given: Vec<[&str; 3]> = source["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| [0, 1, 2].map(|at| row[at].as_str().unwrap()))
        .collect();
    let seven: Vec<_> =
        Ambiguous::all().map(|code| [code.since.code, code.since.name, code.before.name]).collect();
    assert_eq!(seven, given);
    for row in source["moved"].as_array().unwrap() {
        let (name, old, new) = (row[0].as_str().unwrap(), row[1].as_str().unwrap(), &row[2][0]);
        assert_eq!(Scheme::Before2025.named(name).unwrap().code, old);
        assert_eq!(Scheme::Since2025.named(name).unwrap().code, new);
    }
}
