//! What the kernel says of a row is what the reader of answers, the score and the verdict say of it; and it does
//! say it of a usual row.

#![allow(clippy::unwrap_used)]

use crate::support;

use std::borrow::Cow;

use assess::analysis::rank::Standing;
use assess::base::number::{Decimal, Ppm};
use assess::base::source::Span;
use assess::batch::kernel::{Column, Kernel, Part, Rows, Short, Unsuitable, Words, write_row};
use assess::engine::profile::index;
use assess::engine::program::Program;
use assess::model::answers::{AgencyKind, in_scope, read_responses};
use assess::model::rubric::{AnswerKind, Rubric};
use assess::syntax::tree::{Entry, Faults, Node, Style, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::{read_rubric, staged_world};

const REASON: &str = "Không thuộc thẩm quyền";

fn node(value: Value<'_>) -> Node<'_> {
    let span = Span::default();
    Node { span, anchor: span, value }
}

fn scalar(text: &str) -> Node<'_> {
    node(Value::Scalar(Cow::Borrowed(text), Style::Plain))
}

fn entry<'s>(key: &'s str, value: Node<'s>) -> Entry<'s> {
    Entry { key: key.into(), key_span: Span::default(), value }
}

/// What a cell of a table is to the reader of answers: what a YAML sheet would say.
fn answer<'s>(kind: &AnswerKind, text: &'s str, words: &'s Words) -> Option<Node<'s>> {
    let text = text.trim_ascii();
    let is = |list: &[String]| {
        list.iter().any(|word| {
            let (a, b) = (Decimal::parse(word), Decimal::parse(text));
            word == text || a.is_ok() && a == b
        })
    };
    if text.is_empty() || is(&words.missing) {
        None
    } else if is(&words.not_applicable) {
        Some(node(Value::Map(vec![entry("na", scalar(&words.reason))])))
    } else if !matches!(kind, AnswerKind::Checklist { .. }) {
        Some(scalar(text))
    } else if text == "[]" {
        Some(node(Value::List(Vec::new())))
    } else {
        Some(node(Value::List(text.split('|').map(|item| scalar(item.trim_ascii())).collect())))
    }
}

/// The long way: reader, score, verdict. `None` if the reader finds a fault.
fn long_way(rubric: &Rubric, kind: Option<AgencyKind>, words: &[Words], cells: &[String]) -> Option<Short> {
    let none = Words::default();
    let questions = rubric.questions.iter().enumerate().zip(cells);
    let entries = questions.filter_map(|((at, question), cell)| {
        Some(entry(&question.id, answer(&question.answer, cell, words.get(at).unwrap_or(&none))?))
    });
    let answers = node(Value::Map(entries.collect()));
    let mut faults = Faults::new();
    let responses = read_responses(&answers, rubric, kind, &mut faults);
    if !faults.is_empty() {
        return None;
    }
    let (card, verdict) = Program::new(rubric, kind).judge(&responses);
    let part = |at: usize| {
        let coverages = verdict.profile.dimension(at).to_vec();
        Part {
            standing: Standing { stage: verdict.dimension_stages[at], index: index(&coverages) },
            coverages,
        }
    };
    Some(Short {
        standing: Standing { stage: verdict.stage, index: verdict.profile.index },
        counts: card.counts,
        overall: verdict.profile.overall().to_vec(),
        dimensions: rubric.top_dimensions().map(part).collect(),
    })
}

fn short_way(kernel: &Kernel, cells: &[String]) -> Option<Short> {
    let cells: Vec<&[u8]> = cells.iter().map(String::as_bytes).collect();
    let mut scratch = kernel.scratch();
    // Nothing of an earlier agency may be left.
    let _ = kernel.score(&mut scratch, &cells.iter().map(|_| &b""[..]).collect::<Vec<_>>());
    kernel.score(&mut scratch, &cells).map(|scored| scored.short())
}

/// Another way to write the cell of an answer, one that is as plain.
fn spelling(answer: &Json, seed: u32) -> String {
    let pick = |list: &[&str]| list[seed as usize % list.len()].to_owned();
    match answer {
        Json::Null => pick(&["", "", "chưa có", "-1"]),
        Json::Bool(true) => pick(&["yes", "Yes", "YES", "true", "TRUE", "có", "Có"]),
        Json::Bool(false) => pick(&["no", "No", "NO", "false", "False", "không", "KHÔNG"]),
        Json::Number(number) => {
            let more = if number.is_f64() {
                ""
            } else {
                [".0", ".5", ".125", ".000001", ".00", ".1234567"][seed as usize % 6]
            };
            if seed.is_multiple_of(2) || number.as_u64() > Some(99) {
                number.to_string()
            } else {
                format!("{number}{more}")
            }
        }
        Json::String(text) => text.clone(),
        Json::Array(items) if items.is_empty() => "[]".into(),
        Json::Array(items) => {
            let mut items: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            if seed.is_multiple_of(2) {
                items.reverse();
            }
            items.join("|")
        }
        Json::Object(map) => match (map.get("na"), map.get("value")) {
            (Some(_), _) => pick(&["kad", "-2", "not applicable"]),
            (None, Some(value)) => spelling(value, seed),
            (None, None) => format!("{}/{}", map["of"], map["total"]),
        },
    }
}

fn words() -> Words {
    let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Words {
        missing: list(&["chưa có", "-1"]),
        not_applicable: list(&["kad", "-2", "not applicable"]),
        reason: REASON.into(),
    }
}

/// The same world with another method, policy, kind of mean or scope.
fn varied(mut rubric: Json, variant: u32) -> Json {
    let questions = rubric.to_string().matches("\"ask\"").count();
    match variant % 8 {
        0 => rubric["verdict"]["unanswered"] = json!("nullify"),
        1 => {
            rubric["verdict"]["method"] = json!("profile");
            // A profile claims no stage that could be the highest.
            for scope in rubric.get_mut("applies_to").and_then(Json::as_object_mut).into_iter().flatten() {
                let scope = scope.1.as_object_mut().unwrap();
                scope.remove("highest_stage");
                scope.remove("because");
            }
            rubric["verdict"].as_object_mut().unwrap().remove("requires");
            remove_gates(&mut rubric);
        }
        2 | 3 => {
            let names = ["min", "geometric", "mean"];
            make_banded(&mut rubric);
            rubric["verdict"]["aggregate"] = json!(names[variant as usize / 8 % 3]);
            for dimension in rubric["dimensions"].as_array_mut().unwrap() {
                if dimension.get("dimensions").is_some() {
                    dimension["aggregate"] = json!(names[variant as usize / 24 % 3]);
                }
            }
        }
        4 => {
            let out: Vec<String> = (1..=questions)
                .filter(|at| variant >> (at % 32) & 1 == 1)
                .map(|at| format!("q{at}"))
                .collect();
            if !out.is_empty() {
                rubric["applies_to"] = json!({"province": {"highest_stage": "s0", "because": "Too small",
                    "not_asked": [{"questions": out, "reason": "Another agency does this"}]}});
            }
        }
        5 => each_question(&mut rubric, &mut |question| question["allow_na"] = json!(false)),
        _ => {}
    }
    rubric
}

fn each_question(value: &mut Json, change: &mut dyn FnMut(&mut Json)) {
    match value {
        Json::Object(map) if map.contains_key("ask") => change(value),
        Json::Object(map) => map.values_mut().for_each(|value| each_question(value, change)),
        Json::Array(items) => items.iter_mut().for_each(|value| each_question(value, change)),
        _ => {}
    }
}

fn remove_gates(rubric: &mut Json) {
    each_question(rubric, &mut |question| {
        for target in question["targets"].as_object_mut().unwrap().values_mut() {
            target.as_object_mut().unwrap().remove("gate");
        }
    });
}

/// Every question keeps its last target.
fn make_banded(rubric: &mut Json) {
    remove_gates(rubric);
    each_question(rubric, &mut |question| {
        let targets = question.as_object_mut().unwrap().remove("targets").unwrap();
        question["target"] = targets.as_object().unwrap().values().next_back().unwrap().clone();
    });
    rubric["verdict"]["method"] = json!("banded");
    rubric["verdict"].as_object_mut().unwrap().remove("requires");
    let stages = rubric["stages"].as_array_mut().unwrap();
    for (at, stage) in stages.iter_mut().enumerate() {
        stage["from"] = json!(at * 21);
    }
}

/// A rubric, a kind of agency, words, and the cells of an agency, all plain.
#[derive(Clone, Debug)]
struct Case {
    rubric: Json,
    kind: Option<AgencyKind>,
    words: Vec<Words>,
    cells: Vec<String>,
}

fn case() -> impl Strategy<Value = Case> {
    let seeds = prop::collection::vec(any::<u32>(), 32);
    (staged_world(), any::<u32>(), seeds).prop_map(|(world, variant, seeds)| {
        let rubric = varied(world.rubric, variant);
        let model = read_rubric(&rubric.to_string());
        let kind = (variant % 8 == 4 && variant % 3 > 0).then_some(AgencyKind::Province);
        let scope = in_scope(&model, kind);
        let cells = model.questions.iter().enumerate().map(|(at, question)| {
            let answer = world.answers.get(&question.id).unwrap_or(&Json::Null);
            let is_asked = scope[at].given == assess::model::answers::Given::Nothing;
            let is_allowed = question.allow_na || answer.get("na").is_none();
            let answer = if is_asked && is_allowed { answer } else { &Json::Null };
            spelling(answer, seeds[at % seeds.len()])
        });
        let cells = cells.collect();
        let words = vec![words(); model.questions.len()];
        Case { rubric, kind, words, cells }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_plain_row_is_scored_in_the_short_way_with_the_same_result(case in case()) {
        let rubric = read_rubric(&case.rubric.to_string());
        let kernel = Kernel::new(&rubric, case.kind, &case.words).unwrap();
        let short = short_way(&kernel, &case.cells);
        prop_assert!(short.is_some(), "{:?}", case.cells);
        prop_assert_eq!(short, long_way(&rubric, case.kind, &case.words, &case.cells), "{:?}", case.cells);
    }

    #[test]
    fn whatever_stands_in_a_cell_nothing_is_scored_that_the_reader_refuses(
        case in case(),
        odd in prop::collection::vec((any::<prop::sample::Index>(), odd_cell()), 1..6),
    ) {
        let rubric = read_rubric(&case.rubric.to_string());
        let kernel = Kernel::new(&rubric, case.kind, &case.words).unwrap();
        let mut cells = case.cells;
        for (at, text) in &odd {
            let at = at.index(cells.len());
            cells[at].clone_from(text);
        }
        if let Some(short) = short_way(&kernel, &cells) {
            prop_assert_eq!(Some(short), long_way(&rubric, case.kind, &case.words, &cells), "{:?}", cells);
        }
    }
}

/// A cell that need not fit its question.
fn odd_cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "yes",
        "no",
        "Yes",
        "nO",
        "NO ",
        " yes",
        "co",
        "cO\u{301}",
        "có",
        "na",
        "n/a",
        "kad",
        "KAD",
        "-",
        "?",
        "-1",
        "-1.00",
        "-2",
        "o0",
        "o4",
        "o5",
        "i0",
        "i3|i0",
        "i0|i0",
        "i0| i1",
        "i0|",
        "[]",
        "[ ]",
        "|",
        "0",
        "00",
        "0.0",
        "-0",
        "100",
        "101",
        "120.0000001",
        "100.0000004",
        "1e2",
        "1,5",
        "80%",
        "+5",
        ".5",
        "5.",
        "3/4",
        "4/3",
        "0/0",
        "-1/2",
        "3/4/5",
        "3 / 4",
        "0.5/1",
        "99999999",
        "1000000000000000000",
        "9223372036854.775807",
        "92233720368547.75807",
        "true\0",
        "yes\0",
        "not applicable",
    ];
    prop_oneof![
        4 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        1 => "-?[0-9]{1,4}(\\.[0-9]{1,9})?",
        1 => "-?[0-9]{1,20}(\\.[0-9]{1,9})?",
        1 => "[0-9]{1,3}(\\.[0-9]{1,3})?/[0-9]{1,3}(\\.[0-9]{1,3})?",
        1 => "[^\"\n]{0,9}",
    ]
}

/// One stage, one dimension, and numbers that are larger, finer or stranger than most.
fn strange_numbers() -> Rubric {
    let question = |at: usize, rest: Json| {
        let mut question =
            json!({"id": format!("q{at}"), "ask": "How much?", "allow_na": true, "answer": "number"});
        question.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        question
    };
    let questions = [
        json!({"targets": {"a": 5_000_000_000_000_u64}, "unit": "VND"}),
        json!({"targets": {"a": {"at_most": 1, "worst": 9_000_000_000_000_u64, "gate": true}}, "weight": 1.37}),
        json!({"targets": {"a": {"at_least": 12, "partial": 3, "gate": "partial"}}, "integer": true}),
        json!({"targets": {"a": {"at_least": -5, "partial": -7.5}}, "range": [-10, 10], "weight": 0.1}),
        json!({"targets": {"a": {"at_most": -1, "partial": 0.5}}, "range": [-10, 10], "weight": 0}),
        json!({"targets": {"a": 100}, "answer": "percent", "range": [0, 250.5]}),
    ];
    let questions: Vec<Json> =
        questions.into_iter().enumerate().map(|(at, rest)| question(at, rest)).collect();
    read_rubric(&one_dimension(&questions, &json!({"method": "staged"})).to_string())
}

fn one_dimension(questions: &[Json], verdict: &Json) -> Json {
    json!({
        "rubric": "one", "version": "1.0.0", "title": "One", "languages": ["en"], "verdict": verdict,
        "stages": [{"id": "a", "title": "A"}],
        "dimensions": [{"id": "all", "title": "All", "questions": questions}],
    })
}

proptest! {
    #[test]
    fn strange_numbers_count_for_the_same(cells in prop::collection::vec(number_cell(), 6)) {
        let rubric = strange_numbers();
        let words = [words()].into_iter().cycle().take(6).collect::<Vec<_>>();
        for words in [&words[..], &[]] {
            let kernel = Kernel::new(&rubric, None, words).unwrap();
            let short = short_way(&kernel, &cells);
            let long = long_way(&rubric, None, words, &cells);
            let has_room = cells.iter().all(|cell| cell.len() <= 12);
            prop_assert!(short == long || short.is_none() && !has_room, "{:?}", cells);
        }
    }
}

fn number_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => prop::sample::select(&["-1", "-1.0", "-2.00", "kad", "[]", "yes", "12.5", "-7.5", "-7.500001", "0.000001"][..])
            .prop_map(str::to_owned),
        3 => "-?(0|[1-9][0-9]{0,1})",
        3 => "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,7})?",
        3 => "-?[1-9][0-9]{0,13}",
    ]
}

#[test]
fn a_mean_of_questions_that_is_no_sum_is_left_to_the_score() {
    let question =
        |at: usize| json!({"id": format!("q{at}"), "ask": "How much?", "answer": "percent", "target": 100});
    for (aggregate, questions, is_ready) in [
        ("mean", 2, true),
        ("min", 1, true),
        ("min", 2, false),
        ("geometric", 1, true),
        ("geometric", 2, false),
    ] {
        let questions: Vec<Json> = (0..questions).map(question).collect();
        let mut rubric = one_dimension(&questions, &json!({"method": "banded"}));
        rubric["stages"][0]["from"] = json!(50);
        rubric["dimensions"][0]["aggregate"] = json!(aggregate);
        let kernel = Kernel::new(&read_rubric(&rubric.to_string()), None, &[]);
        assert_eq!(kernel.is_some(), is_ready, "{aggregate} of {}", questions.len());
    }
}

#[test]
fn weights_without_room_are_left_to_the_score() {
    let question = |at: usize, weight: &str| -> Json {
        let weight: Json = serde_json::from_str(weight).unwrap();
        json!({"id": format!("q{at}"), "ask": "How much?", "answer": "percent", "weight": weight, "targets": {"a": 100}})
    };
    for (weights, is_ready) in
        [(["400000", "0.1"], true), (["500000", "0.1"], false), (["500000", "1000000"], true)]
    {
        let questions: Vec<Json> =
            weights.iter().enumerate().map(|(at, weight)| question(at, weight)).collect();
        let rubric = one_dimension(&questions, &json!({"method": "staged"}));
        let kernel = Kernel::new(&read_rubric(&rubric.to_string()), None, &[]);
        assert_eq!(kernel.is_some(), is_ready, "{weights:?}");
    }
}

/// A rubric with a question of each kind, and rows for it.
fn each_kind() -> Rubric {
    let questions = json!([
        {"id": "law", "ask": "Is it so?", "answer": "yes_no", "targets": {"a": {"is": true, "gate": true}}, "allow_na": true},
        {"id": "online", "ask": "Is it so?", "answer": "percent", "targets": {"a": {"at_least": 80, "partial": 50}, "b": 100}},
        {"id": "days", "ask": "Is it so?", "answer": "number", "range": [0, 90], "targets": {"b": {"at_most": 5, "worst": 30}}},
        {"id": "files", "ask": "Is it so?", "answer": "ratio", "targets": {"a": 90}},
        {"id": "level", "ask": "Is it so?", "answer": "choice", "targets": {"b": {"at_least": "paper-and-online"}},
            "options": [{"id": "paper", "title": "P"}, {"id": "paper-and-online", "title": "PO"}, {"id": "online", "title": "O"}]},
        {"id": "tools", "ask": "Is it so?", "answer": "checklist", "targets": {"b": 2},
            "items": [{"id": "chat", "title": "C"}, {"id": "digital-signature", "title": "S"}]},
    ]);
    let rubric = json!({
        "rubric": "kinds", "version": "1.0.0", "title": "Kinds", "languages": ["en"], "verdict": {"method": "staged"},
        "stages": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        "dimensions": [{"id": "all", "title": "All", "questions": questions}],
    });
    read_rubric(&rubric.to_string())
}

const COLUMNS: [Column; 9] = [
    Column::Code,
    Column::Question(0),
    Column::Question(1),
    Column::Name,
    Column::Question(2),
    Column::Ignored,
    Column::Question(3),
    Column::Question(4),
    Column::Question(5),
];

/// What a reader of rows hands out: the place, and code, name, stage and index in one text.
fn run(text: &[u8], delimiter: u8) -> Result<Vec<(usize, Option<String>)>, Unsuitable> {
    let rubric = each_kind();
    let kernel = Kernel::new(&rubric, None, &[]).unwrap();
    let mut rows = Rows::new(&kernel, &COLUMNS, delimiter).unwrap();
    let mut all = Vec::new();
    rows.run(text, |row| {
        let plain = row.plain.map(|plain| {
            let standing = plain.scored.standing();
            format!("{} {} {:?} {:?}", plain.code, plain.name, standing.stage, standing.index.map(Ppm::get))
        });
        assert!(!text[row.place.clone()].contains(&b'\n'));
        all.push((row.place.start, plain));
    })?;
    Ok(all)
}

fn plain(row: &(usize, Option<String>)) -> bool {
    row.1.is_some()
}

#[test]
fn rows_of_every_kind_of_question_are_plain() {
    let text = "H1,yes,85.5,Sở A,12,x,812/1021,paper,chat\r\nH2,,,Sở B,,,,,\nH3,no,100,Sở C,5.5,x,1/1,paper-and-online,digital-signature|chat";
    let rows = run(text.as_bytes(), b',').unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(plain), "{rows:?}");
    assert!(rows[2].1.as_ref().unwrap().starts_with("H3 Sở C "));
    let other = run(text.replace(',', ";").as_bytes(), b';').unwrap();
    assert_eq!(rows, other);
}

#[test]
fn quotes_change_nothing_but_the_places() {
    let bare =
        "H1,yes,85.5,A,12,x,812/1021,paper,chat\nH2,no,100,B,5.5,x,1/1,paper,chat\r\nH3,maybe,,C,,,,,\n";
    let all = "\"H1\",\"yes\",\"85.5\",\"A\",\"12\",\"x\",\"812/1021\",\"paper\",\"chat\"\nH2,no,100,\"B\",5.5,\"x, y\",1/1,paper,\"chat\"\r\nH3,\"maybe\",,C,,,,,\n";
    let (bare, all) = (run(bare.as_bytes(), b',').unwrap(), run(all.as_bytes(), b',').unwrap());
    let plain = |rows: &[(usize, Option<String>)]| rows.iter().map(|row| row.1.clone()).collect::<Vec<_>>();
    assert_eq!(plain(&bare), plain(&all));
    assert!(all[0].1.is_some() && all[1].1.is_some() && all[2].1.is_none());
    assert_eq!((all[0].0, all[1].0), (0, 57));
    let odd =
        run(b"H1,yes,85.5,\"A\" B,12,x,812/1021,paper,chat\nH2,,,\"B, \"\"C\"\"\",,,,,\n", b',').unwrap();
    assert_eq!(odd[0], (0, None));
    assert!(odd[1].1.as_ref().unwrap().starts_with("H2 B, \"C\" "));
}

#[test]
fn an_odd_row_leaves_its_neighbours_alone() {
    let good = "H1,yes,85.5,A,12,x,812/1021,paper,chat\n";
    let odd = [
        "\n",
        "\r\n",
        ",,,,,,,,\n",
        "H1\n",
        "H1,yes\n",
        "H1,yes,85.5,A,12,x,812/1021,paper,chat,\n",
        "H1,yes,85.5,A,12,x,812/1021,paper,chat,,,,,,,,,\n",
        "H1,maybe,85.5,A,12,x,812/1021,paper,chat\n",
        "H1,yes,101,A,12,x,812/1021,paper,chat\n",
        ",yes,85.5,,12,x,812/1021,paper,chat\n",
        " H1,yes,85.5,A,12,x,812/1021,paper,chat\n",
        "=H1,yes,85.5,A,12,x,812/1021,paper,chat\n",
        "---,yes,85.5,A,12,x,812/1021,paper,chat\n",
        "H\u{7}1,yes,85.5,A,12,x,812/1021,paper,chat\n",
        "H1,yes,85.5,a\u{302},12,x,812/1021,paper,chat\n",
        "H1,yes,85.5,A,12,x,812/1021,paper,chat\r\r\n",
    ];
    for odd in odd {
        for before in 0..3 {
            let text = format!("{}{odd}{}", good.repeat(before), good.repeat(700));
            let rows = run(text.as_bytes(), b',').unwrap();
            assert_eq!(rows.len(), before + 701, "{odd:?}");
            for (at, row) in rows.iter().enumerate() {
                assert_eq!(plain(row), at != before, "{odd:?} {at} {row:?}");
            }
            assert_eq!(rows[before].0, before * good.len());
        }
    }
}

#[test]
fn a_code_that_means_two_provinces_is_left_to_the_reader_of_answers() {
    let codes: Vec<_> = assess::model::provinces::Ambiguous::all().map(|code| code.since.code).collect();
    assert!(!codes.is_empty());
    for code in codes {
        let rows = run(format!("{code},,,A,,,,,\n").as_bytes(), b',').unwrap();
        assert_eq!(rows, [(0, None)]);
    }
}

#[test]
fn blocks_that_are_not_plain_text_are_refused_as_a_whole() {
    assert_eq!(run(b"H1,,,A,,,,,\nH2,,,\"A\nB\",,,,,\n", b','), Err(Unsuitable::Quotes));
    assert_eq!(run(b"H1,,,A,,,,,\nH2,,,\"A", b','), Err(Unsuitable::Quotes));
    assert_eq!(run(b"H1,,,\xc3,,,,,\nH2,,,\"\xa9\",,,,,\n", b','), Err(Unsuitable::NotText));
    assert_eq!(run(b"H1,,,A,,,,,\nH2,,,\xff,,,,,\n", b','), Err(Unsuitable::NotText));
    assert_eq!(run(b"H1,,,A,,\0,,,\n", b','), Err(Unsuitable::NotText));
    assert_eq!(run(b"", b','), Ok(Vec::new()));
}

#[test]
fn columns_have_to_name_the_agency_and_to_differ() {
    let rubric = each_kind();
    let kernel = Kernel::new(&rubric, None, &[]).unwrap();
    let is_read = |columns: &[Column], delimiter| Rows::new(&kernel, columns, delimiter).is_some();
    assert!(is_read(&[Column::Name, Column::Question(0), Column::Ignored, Column::Ignored], b'\t'));
    assert!(!is_read(&[Column::Question(0)], b','));
    assert!(!is_read(&[Column::Code, Column::Question(0), Column::Question(0)], b','));
    assert!(!is_read(&[Column::Code, Column::Question(6)], b','));
    assert!(!is_read(&[Column::Code, Column::Question(0)], b'"'));
}

#[test]
fn every_rubric_that_is_shipped_is_made_ready() {
    for builtin in assess::model::rubric::builtin::Builtin::all() {
        assert!(Kernel::new(&builtin.rubric(), None, &[]).is_some(), "{}", builtin.id);
    }
}

proptest! {
    #[test]
    fn rows_are_the_lines_of_the_block_whatever_their_lengths(lines in prop::collection::vec("[a-z0-9,\r]{0,40}", 0..40)) {
        let text = lines.join("\n");
        let rows = run(text.as_bytes(), b',').unwrap();
        let lines = if text.is_empty() { Vec::new() } else { text.strip_suffix('\n').unwrap_or(&text).split('\n').collect() };
        prop_assert_eq!(rows.len(), lines.len());
        let mut start = 0;
        for (row, line) in rows.iter().zip(lines) {
            prop_assert_eq!(row.0, start);
            start += line.len() + 1;
        }
    }
}

#[test]
fn a_written_row_reads_back() {
    let mut out = Vec::new();
    write_row(&mut out, "A, \"B\"", "none", None);
    assert_eq!(out, b"\"A, \"\"B\"\"\",none,\n");
}
