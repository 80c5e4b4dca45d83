//! Reports as pages: their numbers are those of the result as JSON, the same input gives the same bytes, and they keep
//! within their sizes.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use assess::analysis::assessment::{Assessment, assess};
use assess::base::lang::Lang;
use assess::base::number::Ppm;
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::json::{self, Provenance};
use assess::report::number::{Digits, Numbers};
use assess::report::view::{Options, sheet};
use assess::report::{Shape, render};
use assess::syntax::format::Format;
use serde_json::Value;

use crate::support::read_sheet;

/// The program.
fn command() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_assess"));
    command.arg("--no-config");
    command
}

/// The parts of a page with a heading each: the heading, and what follows to the next one.
fn parts(page: &str) -> Vec<(String, &str)> {
    let mut starts: Vec<usize> =
        page.match_indices("<h2").chain(page.match_indices("<h3")).map(|(at, _)| at).collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    let part = |(start, end): (&usize, usize)| {
        let whole = &page[*start..end];
        let (heading, rest) = whole.split_once("</h").unwrap();
        (words(&format!("{heading}>")), rest)
    };
    starts.iter().zip(ends).map(part).collect()
}

/// What a piece of a page says.
fn words(piece: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in piece.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(out, |out, (from, to)| out.replace(from, to)).trim().to_owned()
}

/// The rows of the tables in a piece of a page, by cell.
fn rows(piece: &str) -> Vec<Vec<String>> {
    let body = piece.split("<tbody>").skip(1).map(|it| it.split("</tbody>").next().unwrap());
    let row = |row: &str| {
        let cells = row.replace("<th", "<td");
        cells.split("<td").skip(1).map(|cell| words(&format!("<td{cell}"))).collect()
    };
    body.flat_map(|body| body.split("<tr>").skip(1)).map(row).collect()
}

fn page(assessment: &Assessment<'_>, lang: Lang) -> String {
    let options = Options { page: true, ..Options::full(lang) };
    render(&sheet::document(assessment, options), Shape::Html(lang))
}

fn result(assessment: &Assessment<'_>, lang: Lang) -> Value {
    let provenance = Provenance::of(assessment.rubric, "", None);
    serde_json::from_str(&json::to_string(assessment, &[], provenance, lang).unwrap()).unwrap()
}

fn each(test: impl Fn(&Assessment<'_>, &Rubric, Lang)) {
    for example in [
        "answers",
        "half-filled",
        "transition-profile",
        "un-web-presence",
        "three-level-handbook",
        "smart-agency",
    ] {
        let text = std::fs::read_to_string(format!("examples/{example}.yaml")).unwrap();
        let id = text.lines().find_map(|line| line.strip_prefix("rubric: ")).unwrap();
        let rubric = Builtin::find(id.split('@').next().unwrap().trim()).unwrap().rubric();
        let sheet: AnswerSheet = read_sheet(&rubric, Format::Yaml, &text);
        let assessment = assess(&rubric, &sheet, None);
        for lang in Lang::ALL {
            test(&assessment, &rubric, lang);
        }
    }
}

fn ppm(value: &Value) -> Option<Ppm> {
    value.as_u64().map(|ppm| Ppm::new(u32::try_from(ppm).unwrap()))
}

#[test]
fn every_coverage_of_the_heat_map_is_that_of_the_json() {
    each(|assessment, rubric, lang| {
        let (page, result) = (page(assessment, lang), result(assessment, lang));
        let numbers = Numbers::of(rubric, Digits::Few, lang);
        let shown: BTreeMap<String, Vec<String>> = parts(&page)
            .iter()
            .flat_map(|(_, part)| rows(part))
            .filter(|row| row.len() > 1)
            .rev()
            .map(|row| (row[0].trim_end_matches(" *").to_owned(), row[1..].to_vec()))
            .collect();
        for dimension in result["dimensions"].as_array().unwrap() {
            let title = dimension["title"].as_str().unwrap();
            let row = shown.get(title).unwrap_or_else(|| panic!("{title}"));
            for (cell, shown) in dimension["cells"].as_array().unwrap().iter().zip(row) {
                let number =
                    ppm(&cell["coverage_ppm"]).map_or("–".to_owned(), |ppm| numbers.score_cell(ppm));
                let rating = cell["rating"].as_str().map_or(String::new(), |rating| format!(" {rating}"));
                assert_eq!(*shown, format!("{number}{rating}"), "{title}");
            }
        }
    });
}

#[test]
fn every_achievement_is_that_of_the_json_and_none_is_left_out() {
    each(|assessment, rubric, lang| {
        let (page, result) = (page(assessment, lang), result(assessment, lang));
        let numbers = Numbers::of(rubric, Digits::Few, lang);
        let mut shown = parts(&page).into_iter().flat_map(|(_, part)| {
            if part.contains("<table class=\"list\">") { rows(part) } else { Vec::new() }
        });
        let questions = result["questions"].as_array().unwrap();
        for question in questions.iter().filter(|question| question["status"] != "out-of-scope") {
            let row = shown.next().unwrap_or_else(|| panic!("{} is left out", question["id"]));
            let at = rubric.question(question["id"].as_str().unwrap()).unwrap();
            assert!(row[0].starts_with(&format!("{} ", rubric.question_number(at))), "{row:?}");
            let criteria: Vec<&Value> = result["criteria"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|it| it["question"] == question["id"])
                .collect();
            let texts: Vec<String> = criteria
                .iter()
                .map(|it| ppm(&it["achievement_ppm"]).map_or("–".to_owned(), |share| numbers.share(share)))
                .collect();
            if question["scored"] == true {
                assert!(
                    !texts.is_empty() && texts.iter().all(|text| row[2].contains(text)),
                    "{row:?} {texts:?}"
                );
            }
            for evidence in question["evidence"].as_array().unwrap() {
                assert!(row[1].contains(evidence.as_str().unwrap()), "{row:?}");
            }
        }
        assert_eq!(shown.next(), None);
    });
}

#[test]
fn the_verdict_its_range_and_every_gain_are_those_of_the_json() {
    each(|assessment, rubric, lang| {
        let (page, result) = (page(assessment, lang), result(assessment, lang));
        let numbers = Numbers::of(rubric, Digits::Few, lang);
        let card = words(page.split_once("class=\"card\"").unwrap().1.split("</section>").next().unwrap());
        let verdict = &result["verdict"];
        let index = numbers.maybe(ppm(&verdict["index_ppm"]));
        assert!(card.contains(&index), "{card}");
        if let Some(number) = verdict["number"].as_u64().filter(|number| *number > 0) {
            let stage = lang.pick(format!("Stage {number} of "), format!("Giai đoạn {number}/"));
            assert!(card.contains(&stage), "{card}");
        }
        if result["counts"]["unanswered"].as_u64().unwrap() > 0 {
            for end in ["worst", "best"] {
                let index = numbers.maybe(ppm(&verdict["range"][end]["index_ppm"]));
                assert!(card.contains(&index), "{end}: {card}");
            }
        }
        let is_answered = |gap: &&Value| {
            let criterion =
                result["criteria"].as_array().unwrap().iter().find(|it| it["id"] == gap["criterion"]);
            let question = result["questions"]
                .as_array()
                .unwrap()
                .iter()
                .find(|it| it["id"] == criterion.unwrap()["question"]);
            question.unwrap()["status"] != "unanswered"
        };
        let gaps: Vec<&Value> = result["gaps"].as_array().unwrap().iter().filter(is_answered).collect();
        let said: Vec<&str> =
            page.split("<li>").filter(|item| item.contains(": +") || item.contains(":</b> +")).collect();
        assert_eq!(said.len(), gaps.len());
        for (gap, said) in gaps.iter().zip(said) {
            let gain = numbers.points(gap["overall_gain_ppm"].as_i64().unwrap());
            assert!(
                words(said).contains(&format!("+{gain} ")) || words(said).contains(&format!("+{gain}·")),
                "{gain}: {said}"
            );
        }
    });
}

#[test]
fn the_same_input_gives_the_same_page_within_its_size() {
    each(|assessment, _, lang| {
        let page = page(assessment, lang);
        assert_eq!(page, self::page(assessment, lang));
        assert!(page.len() <= 120 << 10, "{} bytes", page.len());
    });
}

#[test]
fn an_earlier_result_stands_beside_as_its_sheet_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let earlier = std::fs::read_to_string("examples/answers.yaml").unwrap();
    let earlier = earlier.replace("period: 2026-Q3", "period: 2026-Q2").replace("value: 97.2", "value: 60");
    std::fs::write(path("q2.yaml"), &earlier).unwrap();
    let run = |args: &[&str]| {
        let output = command().args(args).output().unwrap();
        assert!(output.status.success(), "{args:?} {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&[&path("q2.yaml"), "-o", &path("q2.json")]);
    let beside =
        |with: &str| run(&["examples/answers.yaml", "--lang", "en", "--format", "html", "--with", with]);
    let (sheet, result) = (beside(&path("q2.yaml")), beside(&path("q2.json")));
    assert!(sheet.contains("Compared with: 2026-Q2") && sheet.contains("class=\"x1\""));
    assert_eq!(sheet, result);
    // Another agency's result is refused, and so is a file that is neither.
    std::fs::write(path("other.yaml"), earlier.replace("code: \"97\"", "code: \"98\"")).unwrap();
    std::fs::write(path("none.json"), "{\"verdict\": {}, \"dimensions\": 3, \"rubric\": {\"id\": \"digital-government\"}, \"agency\": {\"code\": \"97\"}}").unwrap();
    for (file, said) in
        [("other.yaml", "it is of Tỉnh Minh Họa A (98), not of"), ("none.json", "cannot be read")]
    {
        let output = command()
            .args(["examples/answers.yaml", "--lang", "en", "--with", &path(file)])
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && stderr.contains(said), "{file}: {stderr}");
    }
    assert!(Path::new(&path("q2.json")).is_file());
}

#[test]
fn each_agency_of_a_batch_has_a_report_beside_the_median_or_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pages, results) = (path("pages"), path("results"));
    let run = |args: &[&str]| command().args(args).args(["--lang", "en"]).output().unwrap();
    let (page, result) = (format!("html={pages}"), format!("json={results}"));
    let output = run(&["batch", "examples/provinces.csv", "--each", &page, "--each", &result]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = |folder: &str| std::fs::read_dir(folder).unwrap().count();
    assert_eq!((names(&pages), names(&results)), (34, 34));
    let page = std::fs::read_to_string(format!("{pages}/MH-07.html")).unwrap();
    assert!(page.contains("Tỉnh Minh Họa 07") && page.contains("Median of 34 agencies"));
    let result: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{results}/MH-07.json")).unwrap()).unwrap();
    let whole = run(&["batch", "examples/provinces.csv", "--format", "jsonl"]);
    let lines = String::from_utf8(whole.stdout).unwrap();
    let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut line = lines.find(|it| it["agency"]["code"] == "MH-07").unwrap();
    // A line says beside the result where its answers stand.
    assert_eq!(line.as_object_mut().unwrap().remove("origin"), Some("examples/provinces.csv:8".into()));
    assert_eq!(line, result);
    // Two agencies whose codes name one file: then there is none.
    let list = "code,name,published-procedures\na/1,A,100\na:1,B,90\n";
    std::fs::write(path("two.csv"), list).unwrap();
    let two = format!("html={}", path("two"));
    let rubric = ["--rubric", "digital-government"];
    let output =
        run(&[&["batch", &path("two.csv"), "--each", &two, "-o", &path("two.json")][..], &rubric].concat());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && stderr.contains("would both be called"), "{stderr}");
    assert!(names(&path("two")) == 0 && !Path::new(&path("two.json")).exists());
    let output = run(&["batch", "examples/provinces.csv", "--each", "html"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_table_of_criteria_and_the_badge_say_what_the_json_says() {
    let run = |args: &[&str]| {
        let output = command().args(args).args(["--lang", "en"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let table = run(&["examples/answers.yaml", "--format", "csv"]);
    let result: Value = serde_json::from_str(&run(&["examples/answers.yaml", "--format", "json"])).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let shown: Vec<(&str, &str, &str)> =
        rows.iter().filter(|row| !row[4].is_empty()).map(|row| (&row[4], &row[13], &row[14])).collect();
    let criteria = result["criteria"].as_array().unwrap();
    assert_eq!(shown.len(), criteria.len());
    for ((id, share, met), criterion) in shown.into_iter().zip(criteria) {
        let own = criterion["achievement_ppm"].as_u64().map_or(String::new(), |share| share.to_string());
        assert_eq!((id, share.to_owned()), (criterion["id"].as_str().unwrap(), own));
        assert_eq!(met, criterion["met"].to_string(), "{id}");
    }
    let badge = run(&["examples/answers.yaml", "--format", "badge"]);
    assert!(badge.starts_with("<svg ") && badge.contains(">stage 2 – Open [illustrative]</text>"), "{badge}");
}
