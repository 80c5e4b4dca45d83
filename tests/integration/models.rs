//! Made-up models of kinds that are in use, in their own numbers and words: scale and base (specification, section 6.2).
//!
//! Each stands in `tests/models` beside its cases; nothing in them is converted by hand.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::{self, read_rubric, result, sheet};

use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::cases;
use assess::model::rubric::Rubric;
use assess::report::data::json::{self, Provenance};
use assess::report::view::{self, rubric as view_rubric, sheet as view_sheet};
use assess::report::write::terminal;
use assess::syntax::format::Format;
use serde_json::Value;

fn text(name: &str) -> String {
    let path = format!("{}/tests/models/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn model(name: &str) -> Rubric {
    read_rubric(&text(name))
}

const MODELS: [&str; 7] = [
    "practices-and-streams",
    "two-of-three",
    "levels-one-to-five",
    "thresholds-over-levels",
    "score-with-knock-outs",
    "index-with-goalposts",
    "processes",
];

#[test]
fn every_model_gives_the_numbers_of_its_cases() {
    for name in MODELS {
        let rubric = model(name);
        let source = SourceFile::new("cases.yaml", text(&format!("{name}.cases")));
        let tree = Format::Yaml.parse(&source).unwrap();
        let cases =
            cases::read(&tree, &rubric).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let failures: Vec<_> = cases.iter().flat_map(|case| cases::run(&rubric, case)).collect();
        if !failures.is_empty() {
            support::fail(source.clone(), failures);
        }
        assert_eq!(cases::untouched(&rubric, &cases).criteria, Vec::<usize>::new(), "{name}");
    }
    let files = std::fs::read_dir(format!("{}/tests/models", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(files.count(), 2 * MODELS.len(), "every model is among them");
}

fn report(rubric: &Rubric, answers: &str, lang: Lang, full: bool) -> String {
    let sheet = sheet(rubric, answers);
    let options = if full {
        view::Options::full(lang)
    } else {
        view::Options { full: false, ..view::Options::full(lang) }
    };
    terminal::write(&view_sheet::document(&result(rubric, &sheet), options), terminal::Screen::default())
}

fn json(rubric: &Rubric, answers: &str) -> Value {
    let sheet = sheet(rubric, answers);
    let provenance = Provenance {
        tool: "0".into(),
        rubric_sha256: "0".into(),
        answers_sha256: "0".into(),
        ..Provenance::default()
    };
    let value =
        serde_json::from_str(&json::to_string(&result(rubric, &sheet), &[], provenance, Lang::En).unwrap())
            .unwrap();
    support::recompute::recompute(&value);
    value
}

#[test]
fn a_result_has_the_digits_of_the_scale_and_more_where_fewer_would_contradict_a_threshold() {
    let rubric = model("levels-one-to-five");
    let (low, high) =
        ("people-level: level-5\ntools-level: level-1", "people-level: level-3\ntools-level: level-3");
    for full in [false, true] {
        let text = report(&rubric, low, Lang::En, full);
        assert!(text.contains("index 3.496") && !text.contains("3.50"), "{text}");
        assert!(text.contains("● ● ● ○ ○   Stage 3 of 5: Defined"), "{text}");
    }
    assert!(report(&rubric, low, Lang::Vi, false).contains("chỉ số 3,496"));
    assert!(report(&rubric, high, Lang::En, false).contains("index 3.00"));
    let rubric = model("two-of-three");
    let text = report(&rubric, "p1: 2\nq1: 11\nr1: 13", Lang::En, false);
    assert!(text.contains("index 1.999998") && text.contains("at least 2"), "{text}");
}

#[test]
fn a_difference_takes_the_length_of_the_scale_alone() {
    let mut text =
        text("levels-one-to-five").replace("weight: 624", "weight: 1").replace("weight: 376", "weight: 3");
    text = text.replace("5, worst: 1}", "5, worst: 1}\n        recommend: Do more");
    let rubric = read_rubric(&text);
    let text = report(&rubric, "people-level: level-1\ntools-level: level-5", Lang::En, false);
    assert!(text.contains("+1.00"), "a quarter of 1 to 5: {text}");
}

#[test]
fn the_base_stands_where_none_stood_and_shifts_every_number() {
    let rubric = model("thresholds-over-levels");
    let value = json(&rubric, "basic-1: yes");
    assert_eq!((&value["verdict"]["stage"], &value["verdict"]["number"]), (&"initial".into(), &1.into()));
    assert_eq!((&value["verdict"]["position"], &value["rubric"]["base"]["number"]), (&0.into(), &1.into()));
    let stages: Vec<_> = value["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stage| (&stage["number"], &stage["position"]))
        .collect();
    assert_eq!(stages, [(&2.into(), &1.into()), (&3.into(), &2.into()), (&4.into(), &3.into())]);
    assert!(report(&rubric, "basic-1: yes", Lang::En, false).contains("Stage 1 of 4: Initial"));
    assert!(report(&rubric, "basic-1: yes", Lang::Vi, false).contains("Giai đoạn 1/4: Initial"));
    for (word, position) in [
        ("initial", Some(0)),
        ("Initial", Some(0)),
        ("1", Some(0)),
        ("2", Some(1)),
        ("leading", Some(3)),
        ("4", Some(3)),
        ("0", None),
        ("5", None),
        ("none", None),
    ] {
        assert_eq!(rubric.stage_number(word), position, "{word}");
    }
    let fault = rubric.required_stage("initial").unwrap_err().get(Lang::En);
    assert!(fault.contains("the base"), "{fault}");
    assert_eq!(rubric.required_stage("basic"), Ok(1));
}

#[test]
fn results_of_the_models_can_be_recomputed_from_their_own_numbers() {
    for name in MODELS {
        let rubric = model(name);
        for answers in ["", "online: 90\nlanguages: {na: Elsewhere}\nsecurity: no"] {
            if answers.is_empty() || name == "score-with-knock-outs" {
                json(&rubric, answers);
            }
        }
    }
    let value =
        json(&model("index-with-goalposts"), "life: 71.6\nexpected: 12.6\nschooling: 9\nconnected: 52");
    assert_eq!(value["verdict"]["index_ppm"], 590_976, "what ends in _ppm keeps its meaning");
    assert_eq!(value["verdict"]["index"], "0.590976");
}

#[test]
fn a_document_says_the_scale_the_base_and_what_caps() {
    let document = |name: &str, lang| {
        terminal::write(
            &view_rubric::document(&model(name), lang),
            terminal::Screen { width: 200, ..terminal::Screen::default() },
        )
    };
    let text = document("levels-one-to-five", Lang::En);
    for part in [
        "1. Initial [initial]",
        "5. Improving",
        "a total from 3.5",
        "from 1 (0%) to 5 (100%)",
        "Every agency has at least this stage: Initial",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = document("score-with-knock-outs", Lang::En);
    for part in ["while not met, at most stage 2 – Good", "counts as met", "under 5"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = document("score-with-knock-outs", Lang::Vi);
    assert!(text.contains("khi chưa đạt, cao nhất là") && text.contains("dưới 5"), "{text}");
}

#[test]
fn a_capped_verdict_says_what_the_total_supports() {
    let rubric = model("score-with-knock-outs");
    let answers = "online: 100\nlanguages: yes\nsecurity: no\nprivacy: yes\nwaiting: 4";
    let text = report(&rubric, answers, Lang::En, false);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "The total supports stage 3 – Excellent; recognised: stage 2 – Good, because of 1 cap:";
    assert!(text.contains(said), "{text}");
    assert!(text.contains("(at most stage 2 – Good)") && text.contains("[cap]"), "{text}");
    let text = report(&rubric, answers, Lang::Vi, false);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("tiêu chí khống chế") && text.contains("[khống chế]"), "{text}");
    assert!(text.contains("Mức 2/3: Good") && !text.contains("giai đoạn"), "{text}");
}
