//! The log of `check --format sarif` against the published schema of SARIF 2.1.0.

use std::{env, fs};

use assess::base::lang::Lang;
use assess::check::CheckReport;
use assess::report::data::check::sarif;
use serde_json::Value;

use crate::fixture;

fn log(lang: Lang) -> Value {
    serde_json::from_str(&sarif::render(&fixture::report().0, lang)).unwrap()
}

pub fn the_log_meets_the_official_schema() {
    // The file of OASIS has a stray bracket in a pattern, which makes it no schema.
    let schema = fs::read_to_string(env::var_os(crate::SARIF_SCHEMA).unwrap())
        .unwrap()
        .replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema["title"].as_str().unwrap().contains("SARIF"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    for lang in Lang::ALL {
        let log = log(lang);
        let faults: Vec<String> =
            validator.iter_errors(&log).map(|fault| format!("{} {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let empty: Value = serde_json::from_str(&sarif::render(&CheckReport::default(), Lang::En)).unwrap();
    assert!(validator.is_valid(&empty));
    let mut wrong = log(Lang::En);
    wrong["runs"][0]["results"][0]["level"] = "info".into();
    assert!(!validator.is_valid(&wrong), "the schema is not looked at");
}
