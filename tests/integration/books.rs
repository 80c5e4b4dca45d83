//! The workbook of one result: its numbers are those of the JSON, texts stay texts, the same result gives the same bytes.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Read};

use assess::analysis::assessment::{Assessment, assess};
use assess::base::lang::Lang;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::json::{self, Provenance};
use assess::report::view::Options;
use assess::report::view::sheet::{With, book};
use assess::report::write::xlsx;
use assess::syntax::format::Format;
use calamine::Data;
use serde_json::Value;

use crate::batches::{read_back, text};
use crate::support::read_sheet;

/// Text that would be a formula, a mark of XML, an instruction of a printed head, or a control character.
const HOSTILE: &str = "=HYPERLINK(\"http://example.invalid\";\"x\") </t><f>1</f> &P +1 @x";

fn with_example(example: &str, change: impl Fn(String) -> String, test: impl Fn(&Assessment<'_>)) {
    let text = std::fs::read_to_string(format!("examples/{example}.yaml")).unwrap();
    let id = text.lines().find_map(|line| line.strip_prefix("rubric: ")).unwrap();
    let rubric = Builtin::find(id.split('@').next().unwrap().trim()).unwrap().rubric();
    let sheet = read_sheet(&rubric, Format::Yaml, &change(text));
    test(&assess(&rubric, &sheet, None));
}

fn bytes(assessment: &Assessment<'_>, lang: Lang) -> Vec<u8> {
    xlsx::write(&book(assessment, With::default(), Options { page: true, ..Options::full(lang) })).unwrap()
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |at| {
        let mut part = file.by_index(at).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        (name, text)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(&mut part).collect()
}

#[test]
fn every_number_of_the_workbook_is_that_of_the_json() {
    for example in ["answers", "half-filled", "transition-profile", "three-level-handbook", "smart-agency"] {
        with_example(
            example,
            |text| text,
            |assessment| {
                let provenance = Provenance::of(assessment.rubric, "", None);
                let json = json::to_string(assessment, &[], provenance, Lang::En).unwrap();
                let result: Value = serde_json::from_str(&json).unwrap();
                let sheets = read_back(&bytes(assessment, Lang::En));
                let scale = assessment.rubric.scale;
                let same = |cell: &Data, ppm: &Value, is_score: bool| {
                    let Some(ppm) = ppm.as_u64() else { return assert_eq!(text(cell), "", "{example}") };
                    let ppm = assess::base::number::Ppm::new(u32::try_from(ppm).unwrap());
                    let value = match scale.filter(|_| is_score) {
                        Some(scale) => scale.written(ppm).to_string().parse().unwrap(),
                        None => f64::from(ppm.get()) / 1e6,
                    };
                    assert_eq!(*cell, Data::Float(value), "{example}");
                };
                let (_, first) = &sheets[0];
                for dimension in result["dimensions"].as_array().unwrap() {
                    let title = dimension["title"].as_str().unwrap();
                    let row = first.iter().find(|row| text(&row[0]).trim() == title).unwrap();
                    for (cell, shown) in dimension["cells"].as_array().unwrap().iter().zip(&row[1..]) {
                        same(shown, &cell["coverage_ppm"], true);
                    }
                }
                let (name, criteria) = &sheets[1];
                assert_eq!(name, "Every criterion");
                let column = |head: &str| criteria[0].iter().position(|cell| text(cell) == head).unwrap();
                let (achieved, stage) = (column("Achieved"), column("Stage"));
                let rows: Vec<_> =
                    criteria[1..].iter().filter(|row| !text(&row[column("Gate")]).is_empty()).collect();
                let all: Vec<&Value> = result["criteria"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|it| it["status"] != "out-of-scope")
                    .collect();
                assert_eq!(rows.len(), all.len(), "{example}");
                for (row, criterion) in rows.iter().zip(all) {
                    same(&row[achieved], &criterion["achievement_ppm"], false);
                    assert_eq!(text(&row[stage]).is_empty(), criterion["stage"].is_null(), "{example}");
                }
            },
        );
    }
}

#[test]
fn a_text_is_never_a_formula_and_the_same_result_gives_the_same_bytes() {
    let change = |text: String| {
        text.replace("name: Tỉnh Minh Họa A", &format!("name: {}", serde_json::to_string(HOSTILE).unwrap()))
    };
    with_example("answers", change, |assessment| {
        for lang in Lang::ALL {
            let one = bytes(assessment, lang);
            assert_eq!(one, bytes(assessment, lang));
            let sheets = read_back(&one);
            assert!(text(&sheets[0].1[1][0]).contains("=HYPERLINK"), "{:?}", sheets[0].1[1]);
            for (name, part) in parts(&one) {
                let is_chart = name.starts_with("xl/charts/");
                assert!(is_chart || !part.contains("<f>"), "{name} has a formula");
                assert!(!part.contains("<c:f>=HYPER"), "{name}");
                if is_chart {
                    // The numbers stand in the chart, too, for programs that do not compute.
                    assert!(part.contains("<c:numCache>") && part.contains("<c:v>0."), "{name}");
                }
            }
            let charts = parts(&one).iter().filter(|(name, _)| name.starts_with("xl/charts/")).count();
            assert_eq!(charts, 2, "stages and dimensions");
        }
    });
}
