//! The JSON Schemas of `src/schema`: against the standard, the shipped files and the readers.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;
use crate::support;

mod faults;
mod values;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assess::analysis::plan::read_costs;
use assess::base::diagnostic::Code;
use assess::base::source::SourceFile;
use assess::cases;
use assess::input::table::Map;
use assess::report::data::schema::Kind;
use assess::syntax::format::Format;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

use faults::{ACCEPTED, CASES, CONFIG, COSTS, MAP, NOT_OF_SHAPE, REFUSED, SHEET, UNKNOWABLE};

const FILES: [Kind; 6] = [Kind::Rubric, Kind::Answers, Kind::Cases, Kind::Config, Kind::Map, Kind::Costs];

/// A valid rubric of each method.
const RUBRICS: [&str; 3] = [reading::RUBRIC, reading::BANDED, reading::PROFILE];

fn schema(kind: Kind) -> Value {
    serde_json::from_str(&kind.schema()).unwrap()
}

fn validator(kind: Kind) -> Validator {
    jsonschema::draft202012::new(&schema(kind)).unwrap()
}

/// What a schema says about a value.
fn complaints(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped files, with what they are.
fn shipped() -> Vec<(Kind, PathBuf)> {
    let rubrics = support::files("rubrics").into_iter().map(|path| {
        let is_cases = path.to_string_lossy().ends_with(".cases.yaml");
        (if is_cases { Kind::Cases } else { Kind::Rubric }, path)
    });
    let maps = support::files("examples/maps").into_iter().map(|path| (Kind::Map, path));
    rubrics
        .chain(support::files("examples").into_iter().map(|path| (Kind::Answers, path)))
        .chain(maps)
        .collect()
}

fn assert_fits(validator: &Validator, format: Format, name: &str, text: &str) {
    let value = values::parse(format, text).unwrap_or_else(|| panic!("{name} cannot be read"));
    assert_eq!(complaints(validator, &value), Vec::<String>::new(), "{name}");
}

// The schemas themselves.

#[test]
fn every_schema_is_valid_against_the_meta_schema() {
    for kind in Kind::ALL {
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{kind:?}");
        let errors: Vec<_> = jsonschema::draft202012::meta::validator()
            .iter_errors(&schema)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{kind:?}");
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{kind:?}");
        assert!(kind.schema().ends_with("}\n"), "{kind:?}");
    }
}

/// Every object in a schema that says which keys a map has, with where it stands.
fn walk(schema: &Value, at: &str, visit: &mut impl FnMut(&str, &serde_json::Map<String, Value>)) {
    match schema {
        Value::Object(entries) => {
            visit(at, entries);
            for (key, value) in entries {
                walk(value, &format!("{at}/{key}"), visit);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                walk(item, &format!("{at}/{place}"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn every_map_is_closed_and_every_key_described_in_one_sentence() {
    for kind in FILES {
        let (mut keys, mut faults) = (0, Vec::new());
        walk(&schema(kind), "", &mut |at, object| {
            let closed = object.get("additionalProperties") == Some(&Value::Bool(false));
            let is_map = object.get("type") == Some(&Value::String("object".into()));
            if is_map
                && !closed
                && object.get("additionalProperties").is_none()
                && object.contains_key("properties")
            {
                faults.push(format!("{at} is open"));
            }
            // Elsewhere, `properties` narrow down keys that are described where the map is closed.
            let properties = object.get("properties").and_then(Value::as_object).filter(|_| closed);
            for (key, property) in properties.into_iter().flatten() {
                keys += 1;
                let description = property["description"].as_str().unwrap_or_default();
                let sentence =
                    description.ends_with('.') && !description.contains(". ") && description.len() > 8;
                if !sentence {
                    faults.push(format!("{at}/{key}: {description:?}"));
                }
            }
        });
        assert_eq!(faults, Vec::<String>::new(), "{kind:?}");
        let least = if kind == Kind::Costs { 5 } else { 9 };
        assert!(keys >= least, "{kind:?} describes {keys} keys");
    }
}

#[test]
fn every_key_of_the_results_is_described() {
    for kind in [Kind::Result, Kind::Batch] {
        let (mut keys, mut faults) = (0, Vec::new());
        walk(&schema(kind), "", &mut |at, object| {
            for (key, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
                keys += 1;
                // A part and its total inside an answer, which is described as a whole.
                if property["description"].as_str().is_none() && !at.starts_with("/$defs/AnswerRecord") {
                    faults.push(format!("{at}/{key}"));
                }
            }
        });
        assert_eq!(faults, Vec::<String>::new(), "{kind:?}");
        assert!(keys > 60, "{kind:?} has {keys} keys");
    }
}

#[test]
fn every_definition_is_used_and_what_two_schemas_define_is_the_same() {
    let schemas = FILES.map(|kind| (kind, schema(kind)));
    for (kind, schema) in &schemas {
        let mut used = BTreeSet::new();
        walk(schema, "", &mut |_, object| {
            used.extend(object.get("$ref").and_then(Value::as_str).map(str::to_owned));
        });
        let defined = schema["$defs"].as_object().unwrap().keys().map(|name| format!("#/$defs/{name}"));
        assert_eq!(used, defined.collect(), "{kind:?}");
    }
    let definition = |kind: usize, name: &str| &schemas[kind].1["$defs"][name];
    for name in ["answers", "response", "explained", "value", "reason", "reference", "wording", "id"] {
        assert_eq!(definition(1, name), definition(2, name), "{name}");
    }
    for (name, key) in [("id", "pattern"), ("wording", "pattern"), ("yes_no", "pattern")] {
        assert_eq!(definition(0, name)[key], definition(1, name)[key], "{name}");
    }
    assert_eq!(definition(3, "yes_no")["pattern"], definition(0, "yes_no")["pattern"]);
    assert_eq!(definition(3, "wording")["pattern"], definition(0, "wording")["pattern"]);
    assert_eq!(definition(4, "yes_no")["pattern"], definition(0, "yes_no")["pattern"]);
    assert_eq!(definition(4, "wording")["pattern"], definition(0, "wording")["pattern"]);
}

// Valid files.

#[test]
fn every_shipped_file_fits_its_schema() {
    let files = shipped();
    assert!(files.len() >= 8);
    for (kind, path) in files {
        let text = fs::read_to_string(&path).unwrap();
        let format = Format::of(&path.to_string_lossy(), &text);
        assert_fits(&validator(kind), format, &path.display().to_string(), &text);
    }
}

#[test]
fn every_shipped_file_names_its_schema_in_the_first_line() {
    for (kind, path) in shipped() {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap();
        let mark = if path.extension().unwrap() == "toml" {
            "#:schema "
        } else {
            "# yaml-language-server: $schema="
        };
        let named = first.strip_prefix(mark).unwrap_or_else(|| panic!("{}: {first}", path.display()));
        let named = fs::read_to_string(path.parent().unwrap().join(named)).unwrap();
        assert_eq!(named, kind.schema(), "{}", path.display());
    }
}

#[test]
fn the_files_shown_in_the_docs_fit_their_schemas() {
    let pages =
        ["answers.md", "rubrics.md"].map(|page| fs::read_to_string(root().join("docs").join(page)).unwrap());
    let pages = pages.concat();
    let blocks: Vec<&str> =
        pages.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(blocks.len(), 2);
    for block in blocks {
        let kind = if block.contains("\ndimensions:") { Kind::Rubric } else { Kind::Answers };
        assert_fits(&validator(kind), Format::Yaml, block, block);
    }
}

#[test]
fn the_files_of_the_transcripts_fit_their_schemas() {
    for (kind, file) in [
        (Kind::Rubric, "project.in/rubrics/small.yaml"),
        (Kind::Config, "project.in/assess.toml"),
        (Kind::Answers, "project.in/2026/q3/reached.yaml"),
        (Kind::Answers, "project.in/2026/q3/by-path.yaml"),
        (Kind::Costs, "plan.in/costs.toml"),
        (Kind::Answers, "stdin-yaml.stdin"),
        (Kind::Answers, "stdin-toml.stdin"),
        (Kind::Answers, "stdin-json.stdin"),
    ] {
        let text = fs::read_to_string(root().join("tests/cli").join(file)).unwrap();
        assert_fits(&validator(kind), Format::of(file, &text), file, &text);
    }
}

proptest! {
    #![proptest_config(crate::support::cases(64))]

    #[test]
    fn every_rubric_and_sheet_that_is_read_fits_its_schema(world in support::world()) {
        let rubric = world.rubric();
        world.sheet(&rubric);
        prop_assert_eq!(complaints(&validator(Kind::Rubric), &world.rubric), Vec::<String>::new());
        prop_assert_eq!(complaints(&validator(Kind::Answers), &world.sheet_json()), Vec::<String>::new());
    }
}

// Faults.

/// The codes of what the reader of a kind of file says about a text.
fn codes(kind: Kind, text: &str) -> Vec<String> {
    let seen = |seen: Vec<reading::Seen>| seen.iter().map(|seen| seen.code.as_str().to_owned()).collect();
    match kind {
        Kind::Rubric => reading::read_rubric(text).map_or_else(seen, |_| Vec::new()),
        Kind::Answers => reading::read_sheet(Format::Yaml, text).map_or_else(seen, |_| Vec::new()),
        Kind::Cases => {
            let source = SourceFile::new("demo.cases.yaml", text);
            let read = Format::Yaml.parse(&source).and_then(|tree| cases::read(&tree, &reading::rubric()));
            let codes = |faults: Vec<_>| faults.iter().map(code).collect();
            read.map_or_else(codes, |_| Vec::new())
        }
        Kind::Map => {
            let read = Map::read(SourceFile::new("map.toml", text), &reading::rubric());
            read.map_or_else(|faulty| faulty.diagnostics.iter().map(code).collect(), |_| Vec::new())
        }
        Kind::Config => config_codes(text),
        Kind::Costs => {
            let source = SourceFile::new("costs.toml", text);
            let read = Format::Toml.parse(&source).and_then(|tree| read_costs(&tree, &reading::rubric()));
            let codes = |faults: Vec<_>| faults.iter().map(code).collect();
            read.map_or_else(codes, |_| Vec::new())
        }
        Kind::Result | Kind::Batch | Kind::Plan | Kind::Explain => panic!("a result is not read"),
    }
}

fn code(fault: &assess::base::diagnostic::Diagnostic) -> String {
    fault.code.as_str().to_owned()
}

/// The settings are read by the program, so it is asked.
fn config_codes(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("assess.toml"), text).unwrap();
    fs::write(folder.path().join("sheet.yaml"), "agency: {name: Minh Họa}\nanswers: {}\n").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["./sheet.yaml", "--lang", "en"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.success(), said.is_empty(), "{said}");
    said.lines()
        .filter_map(|line| line.strip_prefix("error[")?.split(']').next())
        .map(str::to_owned)
        .collect()
}

fn format_of(kind: Kind) -> Format {
    if matches!(kind, Kind::Config | Kind::Map | Kind::Costs) { Format::Toml } else { Format::Yaml }
}

/// The valid file of a kind with a part of it replaced.
fn changed(kind: Kind, old: &str, new: &str) -> String {
    let bases = match kind {
        Kind::Rubric => RUBRICS.to_vec(),
        Kind::Answers => vec![SHEET],
        Kind::Cases => vec![CASES],
        Kind::Map => vec![MAP],
        Kind::Costs => vec![COSTS],
        _ => vec![CONFIG],
    };
    let base = bases.into_iter().find(|base| base.contains(old));
    let base = base.unwrap_or_else(|| panic!("{old:?} is in no valid {kind:?}"));
    assert_eq!(base.matches(old).count(), 1, "{old:?} is not once in the valid {kind:?}");
    base.replace(old, new)
}

/// What the schema says about a text; a key given twice, which TOML refuses, is there once.
fn said(kind: Kind, text: &str, code: &str) -> Vec<String> {
    match values::parse(format_of(kind), text) {
        Some(value) => complaints(&validator(kind), &value),
        None if code == "duplicate-key" => Vec::new(),
        None => panic!("this cannot be read at all:\n{text}"),
    }
}

#[test]
fn the_valid_files_are_valid() {
    for (kind, text) in [
        (Kind::Rubric, RUBRICS[0]),
        (Kind::Rubric, RUBRICS[1]),
        (Kind::Rubric, RUBRICS[2]),
        (Kind::Answers, SHEET),
        (Kind::Cases, CASES),
        (Kind::Config, CONFIG),
        (Kind::Map, MAP),
        (Kind::Costs, COSTS),
    ] {
        assert_eq!(codes(kind, text), Vec::<String>::new());
        assert_fits(&validator(kind), format_of(kind), "the valid file", text);
    }
}

#[test]
fn what_a_reader_refuses_for_its_shape_the_schema_refuses() {
    assert!(REFUSED.len() >= 40);
    let mut failures = Vec::new();
    for &(kind, code, old, new) in REFUSED {
        let text = changed(kind, old, new);
        let codes = codes(kind, &text);
        if !codes.iter().any(|found| found == code) {
            failures.push(format!("{kind:?} {new:?}: the reader says {codes:?}, not {code}"));
        }
        if said(kind, &text, code).is_empty() {
            failures.push(format!("{kind:?} {new:?}: the schema lets {code} pass"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn what_a_schema_cannot_know_it_lets_pass() {
    let mut failures = Vec::new();
    for &(kind, code, old, new, reason) in UNKNOWABLE {
        let text = changed(kind, old, new);
        let codes = codes(kind, &text);
        if !codes.iter().any(|found| found == code) {
            failures.push(format!("{kind:?} {new:?}: the reader says {codes:?}, not {code}"));
        }
        let said = said(kind, &text, code);
        if !said.is_empty() {
            failures.push(format!("{kind:?} {new:?}: refused by the schema, though {reason}: {said:?}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn what_a_reader_accepts_the_schema_accepts() {
    let mut failures = Vec::new();
    for &(kind, old, new) in ACCEPTED {
        let text = changed(kind, old, new);
        let codes = codes(kind, &text);
        let said = said(kind, &text, "");
        if !codes.is_empty() || !said.is_empty() {
            failures.push(format!("{kind:?} {new:?}: the reader says {codes:?}, the schema {said:?}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_code_of_the_readers_is_among_the_faults() {
    let refused = REFUSED.iter().map(|(_, code, ..)| *code);
    let unknowable = UNKNOWABLE.iter().map(|(_, code, ..)| *code);
    let shown: BTreeSet<&str> = refused.chain(unknowable).collect();
    let other: BTreeSet<&str> = NOT_OF_SHAPE.iter().map(|(code, _)| *code).collect();
    assert!(shown.is_disjoint(&other));
    // Nearly all codes after this one are those of the rules of `check`, which look at valid files.
    let last = Code::ALL.iter().position(|code| *code == Code::FailingCase).unwrap();
    for code in Code::ALL[..=last].iter().map(|code| code.as_str()) {
        assert!(shown.contains(code) || other.contains(code), "no fault shows {code}");
    }
}
