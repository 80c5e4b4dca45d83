//! Numbers as people type them: `tests/numbers/typed.jsonl` has one a line, with what it means as a percentage from 0 to 100,
//! as a number without limits and as a whole number from 0 to 1000000; nothing where it means none, or may mean two.
//!
//! The interview and the reader of workbooks go by `base::spelling`, the page by its script, which is held against the same
//! lines in `tests/with_extras`.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::base::spelling::typed;
use assess::form::About;
use assess::form::interview::{Interview, Outcome};
use assess::model::answers::{self, Answer, Given};
use assess::model::rubric::Rubric;
use assess::syntax::format::Format;
use serde_json::{Value, json};

use crate::support::read_rubric;

const TYPED: &str = include_str!("../../numbers/typed.jsonl");

/// One question a kind.
const KINDS: [(&str, &str); 3] = [
    ("percent", "answer: percent"),
    ("number", "answer: number"),
    ("whole", "answer: number, range: [0, 1000000], integer: true"),
];

fn rubric((id, answer): (&str, &str)) -> Rubric {
    read_rubric(&format!(
        "rubric: numbers\nversion: 1.0.0\ntitle: Numbers\nlanguages: [en]\nstages: [{{id: one, title: One}}]\n\
         verdict: {{method: staged}}\ndimensions:\n  - {{id: all, title: All, questions: [{{id: {id}, ask: How many?, \
         {answer}, targets: {{one: 1}}}}]}}\n"
    ))
}

/// What a text means; nothing where it means no number, or may mean two.
fn meant(rubric: &Rubric, text: &str) -> Option<String> {
    let question = &rubric.questions[0];
    let sheet = json!({
        "agency": {"name": "A"},
        "answers": {&question.id: {"value": typed(text, question.answer.bounds())}},
    });
    let source = SourceFile::new("sheet.json", sheet.to_string());
    let read = answers::read(&Format::Json.parse(&source).unwrap(), rubric).ok()?;
    if read.warnings.iter().any(|doubt| doubt.code == Code::AmbiguousPoint) {
        return None;
    }
    let given = read.responses[0].given.clone();
    let mut about = About::default();
    (about.agency.name, about.period) = ("A".into(), Some("2026".into()));
    let mut interview = Interview::new(rubric, Lang::En, about, None, None);
    assert!(matches!(interview.take(text), Outcome::Changed(_)), "{text:?}");
    assert_eq!(interview.sheet().responses[0].given, given, "{text:?}");
    match given {
        Given::Answer(Answer::Number(number)) => Some(number.to_string()),
        other => panic!("{text:?}: {other:?}"),
    }
}

#[test]
fn numbers_are_read_as_they_are_typed() {
    let rubrics = KINDS.map(rubric);
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in TYPED.lines() {
        let expected: Vec<Value> = serde_json::from_str(line).unwrap();
        let text = expected[0].as_str().unwrap();
        let found: Vec<Value> = rubrics.iter().map(|rubric| json!(meant(rubric, text))).collect();
        if found != expected[1..] {
            wrong.push(json!([text, found[0], found[1], found[2]]).to_string());
        }
        count += 1;
    }
    assert!(count > 120, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
