//! The scorer of the forms (`assets/form/score.js`) against the engine, on random rubrics of all methods.

use std::io::Write as _;
use std::process::{Command, Stdio};

use assess::base::number::{Decimal, Ppm};
use assess::engine::mark::Mark;
use assess::engine::program::Program;
use assess::engine::verdict::obstacles;
use assess::model::rubric::{AnswerKind, Rubric};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::support::world;

const SCRIPT: &str = r"
const fs = require('fs');
const score = new Function(fs.readFileSync(process.argv[1], 'utf8') + '; return score;')();
// The keys of objects in the order of the alphabet, as the other side writes them.
const sorted = (key, value) => (value && typeof value === 'object' && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
let checked = 0;
for (const line of fs.readFileSync(0, 'utf8').trim().split('\n')) {
  const { name, program, sheets } = JSON.parse(line);
  for (const { marks, expected } of sheets) {
    const decoded = marks.map((mark) => (typeof mark === 'string' && mark !== 'na' ? BigInt(mark) : mark));
    const own = JSON.stringify(score(program, decoded), sorted);
    if (own !== JSON.stringify(expected)) {
      console.log(name, JSON.stringify(marks), '\n', own, '\n', JSON.stringify(expected));
      process.exit(1);
    }
    checked += 1;
  }
}
console.log(checked);
";

/// What the script has to say of marks.
fn expected(program: &Program<'_>, marks: &[Mark]) -> Value {
    let rubric = program.rubric();
    let card = program.score(marks);
    let verdict = program.verdict(&card);
    let ppm = |row: &[Option<Ppm>]| json!(row.iter().map(|it| it.map(Ppm::get)).collect::<Vec<_>>());
    let rows: Vec<Value> =
        (0..rubric.dimensions.len()).map(|at| ppm(verdict.profile.dimension(at))).collect();
    let next = verdict.stage.map(|stage| stage + 1).filter(|next| *next <= rubric.stages.len());
    let missing = next.map(|next| obstacles(rubric, &card, &verdict.profile, next)).unwrap_or_default();
    let overall = verdict.profile.overall();
    let short = |short: &assess::engine::verdict::Shortfall| json!({"column": short.column, "ppm": overall[short.column].map(Ppm::get), "least": short.threshold.least().get()});
    let mut holds = missing.holds.clone();
    holds.sort_unstable();
    json!({
        "stage": verdict.stage,
        "supported": verdict.supported,
        "range": [verdict.range.stage.0, verdict.range.stage.1],
        "cells": rows,
        "overall": ppm(overall),
        "index": verdict.profile.index.map(Ppm::get),
        "answered": card.counts.answered,
        "unanswered": card.counts.unanswered,
        "next": next,
        "shortfalls": missing.shortfalls.iter().map(short).collect::<Vec<_>>(),
        "holds": holds,
    })
}

fn written(mark: &Mark) -> Value {
    match mark {
        Mark::Blank => Value::Null,
        Mark::NotApplicable { .. } => json!("na"),
        Mark::Option { at, .. } => json!(at),
        Mark::Number { value, .. } => json!(value.millionths().to_string()),
    }
}

pub fn sheet(program: &Program<'_>, marks: &[Mark]) -> Value {
    json!({"marks": marks.iter().map(written).collect::<Vec<_>>(), "expected": expected(program, marks)})
}

/// Any marks that the questions of a rubric allow, near their targets above all.
pub fn random(rubric: &Rubric, mut below: impl FnMut(usize) -> usize) -> Vec<Mark> {
    let signed = |number: usize| i128::try_from(number).unwrap();
    // Some sheets are nearly complete, some good, some empty.
    let (blank, good) = (below(40), below(100));
    let mut mark = |question: &assess::model::rubric::Question| {
        if below(100) < blank {
            return Mark::Blank;
        }
        if question.allow_na.is_allowed() && below(10) == 0 {
            return Mark::NotApplicable { evidenced: false };
        }
        let evidenced = false;
        let rules: Vec<_> = rubric.criteria[question.criteria.clone()].iter().map(|it| it.rule).collect();
        let (least, most) = question.answer.bounds();
        let is_good = below(100) < good;
        match &question.answer {
            AnswerKind::YesNo => Mark::Option { at: usize::from(is_good), evidenced },
            AnswerKind::Choice { options, .. } => {
                let at = if is_good { options.len() - 1 } else { below(options.len()) };
                Mark::Option { at, evidenced }
            }
            AnswerKind::Checklist { items } => {
                let ticked = items.iter().filter(|_| is_good || below(2) == 0);
                Mark::Number {
                    value: ticked.fold(Decimal::ZERO, |sum, it| sum.saturating_add(it.value)),
                    evidenced,
                }
            }
            _ => {
                let target = rules.get(below(rules.len().max(1))).map_or(most, |rule| rule.full);
                let (low, high) = (least.millionths(), most.millionths());
                let step = match below(4) {
                    0 => 0,
                    1 => signed(below(3)) - 1,
                    _ => signed(below(100_000_000)) - if is_good { 0 } else { 100_000_000 },
                };
                Mark::Number {
                    value: Decimal::from_millionths((target.millionths() + step).clamp(low, high)),
                    evidenced,
                }
            }
        }
    };
    rubric.questions.iter().map(&mut mark).collect()
}

fn agrees(lines: &[Value]) -> usize {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT, concat!(env!("CARGO_MANIFEST_DIR"), "/assets/form/score.js")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = node.stdin.take().unwrap();
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let text = text.join("\n");
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = node.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim().parse().unwrap_or_else(|_| panic!("the scorers differ: {said}"))
}

pub fn the_script_scores_random_rubrics_as_the_engine_does() {
    let mut runner = TestRunner::deterministic();
    let worlds = world();
    let lines: Vec<Value> = (0..2_000)
        .map(|at| {
            let world = worlds.new_tree(&mut runner).unwrap().current();
            let rubric = world.rubric();
            let sheet_ = world.sheet(&rubric);
            let program = Program::new(&rubric, sheet_.agency.kind);
            let marks: Vec<Mark> = rubric
                .questions
                .iter()
                .zip(&sheet_.responses)
                .map(|(question, response)| Mark::of(question, response))
                .collect();
            json!({"name": at, "program": program.listing(), "sheets": [sheet(&program, &marks)]})
        })
        .collect();
    assert_eq!(agrees(&lines), 2_000);
}

/// The lines of the corpus, each kind of question as the page has it.
const NUMBERS: &str = r"
const fs = require('fs');
const folder = process.argv[1];
const script = ['number', 'fields'].map((name) => fs.readFileSync(`${folder}/${name}.js`, 'utf8')).join('\n');
const read = new Function('data', 'lang', `${script}; return read;`)({ words: {}, asked: [] }, () => 'en');
const kinds = [
  { kind: 'percent', least: '0', most: '100000000' },
  { kind: 'number', least: null, most: null },
  { kind: 'number', least: '0', most: '1000000000000', integer: true },
];
// A plain number in millionths.
const millionths = (text) => {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
};
let wrong = 0;
for (const line of fs.readFileSync(0, 'utf8').trim().split('\n')) {
  const [text, ...expected] = JSON.parse(line);
  kinds.forEach((asked, at) => {
    // As the page takes it from its field.
    const found = read({ ids: [], points: [], integer: false, ...asked }, { value: text.normalize('NFC').trim() });
    const own = 'wrong' in found ? null : found.mark;
    const wanted = expected[at] === null ? null : millionths(expected[at]);
    // What the sheet gets is the number that was shown.
    const isKept = own === null || /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(found.value);
    if (own !== wanted || !isKept) {
      wrong += 1;
      console.log(JSON.stringify(text), asked.kind, String(own), 'for', String(wanted), found.value);
    }
  });
}
console.log('wrong:', wrong);
";

pub fn the_page_reads_numbers_as_the_binary_does() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/form");
    let mut command = Command::new("node");
    command.args(["-e", NUMBERS, folder]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let corpus = include_str!("../numbers/typed.jsonl");
    child.stdin.take().unwrap().write_all(corpus.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.trim_end() == "wrong: 0", "{said}");
}
