//! Rubrics and answer sheets made up for the tests.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, missing_docs)]

pub mod recompute;
pub mod split;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assess::analysis::assessment::{Assessment, assess};
use assess::base::diagnostic::{Diagnostic, Faulty};
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::batch::{BatchReport, Contender, GroupBy, League, Standings};
use assess::model::answers::{self, AgencyKind, AnswerSheet};
use assess::model::rubric::{self, Rubric};
use assess::report::view::diagnostics;
use assess::report::write::terminal;
use assess::syntax::format::Format;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// How often a property is tried: a quarter of this, and all of it where nothing may be skipped, as in CI.
pub fn cases(all: u32) -> ProptestConfig {
    let is_all = std::env::var_os("ASSESS_REQUIRE_EXTRAS").is_some();
    ProptestConfig::with_cases(if is_all { all } else { all / 4 })
}

/// The files of a folder of this repository and of its folder `indices`, where it has one, but for its README.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let folders = [folder.join("indices"), folder.join("provinces"), folder];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_ours = |path: &Path| {
        path.extension().is_some_and(|ending| ["yaml", "toml", "json"].iter().any(|known| ending == *known))
    };
    let mut files: Vec<_> = paths.filter(|path| path.is_file() && is_ours(path)).collect();
    files.sort();
    files
}

/// Fails a test with every fault drawn.
pub fn fail(source: SourceFile, faults: Vec<Diagnostic>) -> ! {
    let document = diagnostics::faulty(&Faulty::new(source, faults), Lang::En);
    panic!("{}", terminal::write(&document, terminal::Screen::default())) // shown by the test runner
}

pub fn read_rubric(text: &str) -> Rubric {
    let source = SourceFile::new("rubric.yaml", text);
    let tree = match Format::Yaml.parse(&source) {
        Ok(tree) => tree,
        Err(faults) => fail(source.clone(), faults),
    };
    rubric::read(&tree).unwrap_or_else(|faults| fail(source.clone(), faults))
}

pub fn read_sheet(rubric: &Rubric, format: Format, text: &str) -> AnswerSheet {
    let source = SourceFile::new("answers", text);
    let tree = match format.parse(&source) {
        Ok(tree) => tree,
        Err(faults) => fail(source.clone(), faults),
    };
    answers::read(&tree, rubric).unwrap_or_else(|faults| fail(source.clone(), faults))
}

/// A sheet with these answers, given as the lines of a YAML map.
pub fn sheet(rubric: &Rubric, answers: &str) -> AnswerSheet {
    sheet_of(rubric, None, answers)
}

/// The same of an agency of a kind.
pub fn sheet_of(rubric: &Rubric, kind: Option<AgencyKind>, answers: &str) -> AnswerSheet {
    let kind = kind.map_or_else(String::new, |kind| format!(", kind: {}", kind.as_str()));
    let mut text = format!("agency: {{name: Tỉnh Minh Họa A{kind}}}\nanswers:\n");
    for line in answers.lines().map(str::trim).filter(|line| !line.is_empty()) {
        writeln!(text, "  {line}").unwrap();
    }
    read_sheet(rubric, Format::Yaml, &text)
}

/// One dimension; stages `s1`, `s2`, …; one percent question `q1`, `q2`, … a stage with linear credit to 100.
pub fn ladder(stages: usize, verdict: &str) -> Rubric {
    let mut text = format!(
        "rubric: ladder\nversion: 1.0.0\ntitle: Ladder\nlanguages: [en]\nverdict: {{method: staged{verdict}}}\nstages:\n"
    );
    for stage in 1..=stages {
        writeln!(text, "  - {{id: s{stage}, title: Stage {stage}}}").unwrap();
    }
    text.push_str("dimensions:\n  - id: all\n    title: All\n    questions:\n");
    for stage in 1..=stages {
        writeln!(
            text,
            "      - {{id: q{stage}, ask: How much?, answer: percent, targets: {{s{stage}: 100}}, allow_na: true}}"
        )
        .unwrap();
    }
    read_rubric(&text)
}

/// One stage and one dimension with these questions, given as YAML flow maps without `ask`.
pub fn cell(questions: &[&str], verdict: &str) -> Rubric {
    let mut text = format!(
        "rubric: cell\nversion: 1.0.0\ntitle: Cell\nlanguages: [en]\nverdict: {{method: staged{verdict}}}\nstages: [{{id: s, title: S}}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n"
    );
    for question in questions {
        writeln!(text, "      - {{ask: Is it so?, {question}}}").unwrap();
    }
    read_rubric(&text)
}

pub fn result<'a>(rubric: &'a Rubric, sheet: &'a AnswerSheet) -> Assessment<'a> {
    assess(rubric, sheet, None)
}

/// Ranks the agencies of a report and brings them into the order of their ranks.
pub fn rank(report: &mut BatchReport<'_>, by: Option<GroupBy>, declining: &[&str], least: usize) {
    place(report, by, Some(declining), least);
    let standings = Standings { places: report.places.clone(), groups: report.groups.clone() };
    let order = standings.order(report.rows.len());
    report.sort(&order);
}

/// Says where the agencies of a report come, which stay in their order; without a list nobody is ranked.
pub fn place(report: &mut BatchReport<'_>, by: Option<GroupBy>, declining: Option<&[&str]>, least: usize) {
    let declining = declining.map(|codes| codes.iter().map(|&code| code.to_owned()).collect());
    let mut league = League::new(report.rubric, by, declining);
    for row in &report.rows {
        league.add(&Contender::of(row));
    }
    report.rank(league.standings(least));
}

/// The rubric as JSON and a sheet for it, both made up.
#[derive(Clone, Debug)]
pub struct World {
    pub rubric: Value,
    pub answers: Map<String, Value>,
    /// The kind of the agency that answers.
    pub kind: Option<&'static str>,
}

impl World {
    pub fn rubric(&self) -> Rubric {
        read_rubric(&self.rubric.to_string())
    }

    pub fn sheet(&self, rubric: &Rubric) -> AnswerSheet {
        read_sheet(rubric, Format::Json, &self.sheet_json().to_string())
    }

    pub fn sheet_json(&self) -> Value {
        let mut agency = json!({"name": "Tỉnh Minh Họa A"});
        if let Some(kind) = self.kind {
            agency["kind"] = json!(kind);
        }
        json!({"agency": agency, "period": "2026-Q3", "answers": self.answers})
    }

    /// The method of the rubric.
    pub fn method(&self) -> &str {
        self.rubric["verdict"]["method"].as_str().unwrap()
    }

    /// The same with one aggregate everywhere; the rubric is banded, or staged and it is not the geometric mean.
    pub fn aggregated(&self, aggregate: &str) -> Self {
        fn set(dimensions: &mut Value, aggregate: &str) {
            for dimension in dimensions.as_array_mut().unwrap() {
                dimension["aggregate"] = json!(aggregate);
                if let Some(children) = dimension.get_mut("dimensions") {
                    set(children, aggregate);
                }
            }
        }
        let mut world = self.clone();
        world.rubric["verdict"]["aggregate"] = json!(aggregate);
        set(&mut world.rubric["dimensions"], aggregate);
        world
    }
}

pub const METHODS: [&str; 3] = ["staged", "banded", "profile"];
pub const AGGREGATES: [&str; 3] = ["mean", "min", "geometric"];
const KINDS: [&str; 4] = ["ministry", "province", "department", "commune"];

/// Any rubric of any method with up to four stages, seven dimensions on two levels and every kind of answer, with
/// answers of an agency that may not be asked everything.
pub fn world() -> impl Strategy<Value = World> {
    prop_oneof![2 => Just("staged"), 2 => Just("banded"), 1 => Just("profile")].prop_flat_map(world_of)
}

/// Any staged rubric with answers.
pub fn staged_world() -> impl Strategy<Value = World> {
    world_of("staged")
}

/// Any banded rubric with answers.
pub fn banded_world() -> impl Strategy<Value = World> {
    world_of("banded")
}

fn world_of(method: &'static str) -> impl Strategy<Value = World> {
    let unanswered = prop_oneof![Just("unmet"), Just("excluded"), Just("block"), Just("nullify")];
    (1..=4_usize, unanswered, any::<bool>()).prop_flat_map(move |(stages, unanswered, table)| {
        let thresholds =
            prop::collection::vec(prop::option::of((0..=100_u32, any::<bool>())), stages * stages);
        let top = prop::collection::vec(
            (
                weight(),
                prop::collection::vec((weight(), prop::collection::vec(question(stages), 1..4)), 1..3),
            ),
            1..4,
        );
        let bands = (
            prop::collection::btree_set(0..=1_000_000_u32, stages),
            prop::collection::vec(0..3_usize, 11),
            any::<bool>(),
        );
        let scope = (
            prop::option::of((0..4_usize, prop::option::of(0..stages))),
            prop::collection::vec(prop::bool::weighted(0.3), 18),
            (prop::bool::weighted(0.25), prop::option::of(0..4_usize)),
        );
        (top, thresholds, bands, scope).prop_map(
            move |(top, thresholds, (from, aggregates, coarse), (scope, out, other))| {
                let rule = Rule {
                    method,
                    unanswered,
                    stages,
                    table: table.then_some(thresholds),
                    from: from.into_iter().collect(),
                    aggregates,
                    coarse,
                };
                let mut world = build(&rule, &top);
                if coarse && method != "profile" {
                    world.rubric["base"] = json!({"id": "start", "title": "Start", "number": stages % 3});
                }
                scoped(&mut world, stages, scope, &out, other);
                world
            },
        )
    })
}

type Leaf = (String, Vec<(Value, Value)>);

/// How a made-up rubric comes to its verdict.
struct Rule {
    method: &'static str,
    unanswered: &'static str,
    stages: usize,
    table: Option<Vec<Option<(u32, bool)>>>,
    /// The lower bounds of the bands, in parts per million; all whole percent if `coarse`.
    from: Vec<u32>,
    /// The aggregate of the total, then of each dimension.
    aggregates: Vec<usize>,
    coarse: bool,
}

impl Rule {
    /// The aggregate of a dimension by its number, or of the total.
    fn aggregate(&self, number: usize) -> Option<&'static str> {
        match self.method {
            "banded" => Some(AGGREGATES[self.aggregates[number]]),
            // Stages that build on each other take the mean or the least.
            "staged" => Some(AGGREGATES[self.aggregates[number] / 2]),
            _ => None,
        }
    }

    /// A weight among others that are put together by an aggregate; those of a geometric mean are whole.
    fn weight(&self, weight: &str, among: usize) -> Value {
        let whole = weight.split('.').next().unwrap();
        raw(if self.aggregate(among) == Some("geometric") { whole } else { weight })
    }

    fn verdict(&self) -> Value {
        let mut verdict = json!({"method": self.method, "unanswered": self.unanswered});
        if let Some(aggregate) = self.aggregate(0) {
            verdict["aggregate"] = json!(aggregate);
        }
        if let (Some(table), "staged") = (&self.table, self.method) {
            let mut requires = Map::new();
            for of in 0..self.stages {
                let row: Map<String, Value> = (0..self.stages)
                    .filter_map(|at| {
                        let (limit, over) = table[of * self.stages + at]?;
                        let limit = if over { json!({"over": limit.min(99)}) } else { json!(limit) };
                        Some((format!("s{at}"), limit))
                    })
                    .collect();
                requires.insert(format!("s{of}"), Value::Object(row));
            }
            verdict["requires"] = Value::Object(requires);
        }
        verdict
    }

    fn stage(&self, at: usize) -> Value {
        let mut stage = json!({"id": format!("s{at}"), "title": "Stage"});
        if self.method == "banded" {
            // Every bound is its own: a whole percent, or any part per million.
            let count = u32::try_from(self.stages).unwrap();
            let place = u32::try_from(at).unwrap();
            let bound = if self.coarse { place * (100 / count) * 10_000 } else { self.from[at] };
            stage["from"] = raw(&format!("{}.{:04}", bound / 10_000, bound % 10_000));
        }
        stage
    }

    /// A question as this method writes it: gates belong to stages that build on each other, and a banded rubric
    /// has one target, perhaps with a cap.
    fn question(&self, question: &Value, number: usize) -> Value {
        let mut question = question.clone();
        if self.method == "staged" {
            return question;
        }
        let map = question.as_object_mut().unwrap();
        let targets = map["targets"].as_object_mut().unwrap();
        for target in targets.values_mut() {
            target.as_object_mut().unwrap().remove("gate");
        }
        if self.method == "banded" {
            let (stage, mut target) =
                targets.iter().next_back().map(|(id, it)| (id.clone(), it.clone())).unwrap();
            // Some targets are caps, at the stage of the target or at stage 0.
            if self.aggregates[number % self.aggregates.len()] == 0 {
                target["cap"] = json!(if number.is_multiple_of(2) { "none" } else { &stage });
            }
            map.remove("targets");
            map.insert("target".into(), target);
        }
        question
    }
}

fn build(rule: &Rule, top: &[(String, Vec<Leaf>)]) -> World {
    let mut answers = Map::new();
    let (mut number, mut place) = (0, 0);
    let mut next = || {
        place += 1;
        place
    };
    let mut leaf = |id: String, (weight, questions): &Leaf, own: usize, among: usize| {
        let questions = questions.iter().map(|(question, answer)| {
            number += 1;
            let id = format!("q{number}");
            if !answer.is_null() || number % 7 == 0 {
                answers.insert(id.clone(), answer.clone());
            }
            let mut question = rule.question(question, number);
            question["id"] = json!(id);
            question["weight"] = rule.weight(&question["weight"].to_string(), own);
            question
        });
        let questions: Vec<Value> = questions.collect();
        let weight = rule.weight(weight, among);
        let mut leaf = json!({"id": id, "title": "Leaf", "weight": weight, "questions": questions});
        if let Some(aggregate) = rule.aggregate(own) {
            leaf["aggregate"] = json!(aggregate);
        }
        leaf
    };
    let dimensions: Vec<Value> = top
        .iter()
        .enumerate()
        .map(|(at, (weight, leaves))| {
            let own = next();
            if leaves.len() == 1 {
                return leaf(format!("d{at}"), &leaves[0], own, 0);
            }
            let children: Vec<Value> = leaves
                .iter()
                .enumerate()
                .map(|(child, content)| leaf(format!("d{at}-{child}"), content, next(), own))
                .collect();
            let (id, weight) = (format!("d{at}"), rule.weight(weight, 0));
            let mut group = json!({"id": id, "title": "Group", "weight": weight, "dimensions": children});
            if let Some(aggregate) = rule.aggregate(own) {
                group["aggregate"] = json!(aggregate);
            }
            group
        })
        .collect();
    let rubric = json!({
        "rubric": "made-up", "version": "1.2.3", "title": "Made up", "languages": ["en"],
        "stages": (0..rule.stages).map(|at| rule.stage(at)).collect::<Vec<_>>(),
        "verdict": rule.verdict(), "dimensions": dimensions,
    });
    World { rubric, answers, kind: None }
}

/// The same world with thresholds written on a scale from 0 to another end, which changes no share.
pub fn scaled(world: &World, end: u32) -> World {
    let on_scale = |percent: &Value| {
        let millionths = (percent.as_f64().unwrap() * 1e4).round() * f64::from(end);
        raw(&format!("{:.6}", millionths / 1e6))
    };
    let mut world = world.clone();
    world.rubric["scale"] = json!({"min": 0, "max": end});
    for stage in world.rubric["stages"].as_array_mut().unwrap() {
        if let Some(from) = stage.get_mut("from") {
            *from = on_scale(from);
        }
    }
    for row in
        world.rubric["verdict"].get_mut("requires").and_then(Value::as_object_mut).into_iter().flatten()
    {
        for threshold in row.1.as_object_mut().unwrap().values_mut() {
            match threshold.get_mut("over") {
                Some(over) => *over = on_scale(over),
                None => *threshold = on_scale(threshold),
            }
        }
    }
    world
}

/// Lets a kind of agency not be asked some questions, and an agency of this kind, or of another one, answer.
fn scoped(
    world: &mut World,
    stages: usize,
    scope: Option<(usize, Option<usize>)>,
    out: &[bool],
    (is_other, other): (bool, Option<usize>),
) {
    let Some((kind, limit)) = scope else {
        world.kind = other.filter(|_| is_other).map(|kind| KINDS[kind]);
        return;
    };
    world.kind = if is_other { other } else { Some(kind) }.map(|kind| KINDS[kind]);
    let ids = ids(&world.rubric["dimensions"]);
    let mut groups = [Vec::new(), Vec::new()];
    for (at, id) in ids.iter().enumerate().filter(|(at, _)| out[*at]) {
        groups[at % 2].push(json!(id));
        if world.kind == Some(KINDS[kind]) {
            match at % 3 {
                // No answer says nothing about what is not asked.
                0 if world.answers.contains_key(id) => world.answers.insert(id.clone(), Value::Null),
                _ => world.answers.remove(id),
            };
        }
    }
    let groups = groups.iter().filter(|group| !group.is_empty());
    let groups = groups.map(|group| json!({"questions": group, "reason": "It is not theirs"}));
    let mut scope = json!({"not_asked": groups.collect::<Vec<_>>()});
    if let (Some(limit), true) = (limit, world.method() != "profile") {
        scope["highest_stage"] = json!(format!("s{}", limit.min(stages - 1)));
        scope["because"] = json!("Too little is left");
    }
    let mut scopes = Map::new();
    scopes.insert(KINDS[kind].into(), scope);
    world.rubric["applies_to"] = Value::Object(scopes);
}

/// The ids of the questions of dimensions, in order.
fn ids(dimensions: &Value) -> Vec<String> {
    let mut all = Vec::new();
    for dimension in dimensions.as_array().unwrap() {
        if let Some(children) = dimension.get("dimensions") {
            all.extend(ids(children));
        }
        for question in dimension.get("questions").and_then(Value::as_array).into_iter().flatten() {
            all.push(question["id"].as_str().unwrap().to_owned());
        }
    }
    all
}

fn raw(number: &str) -> Value {
    serde_json::from_str(number).unwrap()
}

fn weight() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..6_u32).prop_map(|weight| weight.to_string()),
        1 => (1..400_u32).prop_map(|weight| format!("{}.{:02}", weight / 100, weight % 100)),
    ]
}

/// A question without its id, and an answer to it; null is no answer.
fn question(stages: usize) -> impl Strategy<Value = (Value, Value)> {
    let shape = (
        0..9_u8,
        prop::collection::vec(any::<bool>(), stages),
        prop::collection::vec(1..=100_u32, stages),
        weight(),
    );
    let rest = (0..4_u8, any::<u32>(), 0..10_u8, any::<bool>());
    (shape, rest).prop_map(move |((kind, used, mut values, weight), (gate, seed, give, evidence))| {
        values.sort_unstable();
        let na = if seed % 5 == 0 { json!("met") } else { json!(true) };
        let mut question = json!({"ask": "How much?", "weight": raw(&weight), "allow_na": na});
        let object = question.as_object_mut().unwrap();
        let mut targets = Map::new();
        let mut add = |stage: usize, target: Value| {
            let mut target = if target.is_object() {
                target
            } else if kind == 0 {
                json!({"is": target})
            } else {
                json!({"at_least": target})
            };
            if gate == 0 {
                target["gate"] = if target.get("partial").is_some() && stage.is_multiple_of(2) {
                    json!("partial")
                } else {
                    json!(true)
                };
            }
            targets.insert(format!("s{stage}"), target);
        };
        let mut stages_used: Vec<usize> = (0..stages).filter(|&stage| used[stage]).collect();
        if stages_used.is_empty() {
            stages_used.push(stages - 1);
        }
        let pick = |count: u32| seed % count;
        let answer = match kind {
            0 => {
                object.insert("answer".into(), json!("yes_no"));
                for &stage in &stages_used {
                    add(stage, json!(true));
                }
                json!(seed.is_multiple_of(2))
            }
            1 | 2 => {
                object.insert("answer".into(), json!("percent"));
                for &stage in &stages_used {
                    let full = values[stage];
                    let target = match (kind, seed / 101 % 3) {
                        (1, 0) => json!(full),
                        (1, 1) => json!({"at_least": full, "worst": full / 3}),
                        (1, _) => json!({"over": full - 1, "worst": -1}),
                        (_, 0) => json!({"over": full - 1, "partial": full - 1}),
                        _ => json!({"at_least": full, "partial": full - 1}),
                    };
                    add(stage, target);
                }
                json!(pick(101))
            }
            3 | 4 => {
                object.insert("answer".into(), json!("number"));
                object.insert("range".into(), json!([0, 120]));
                for &stage in &stages_used {
                    // Less is better, and ever less as stages rise.
                    let full = 100 - values[stage];
                    let target = match (kind, seed / 121 % 3) {
                        (3, 0) => json!({"under": full + 1, "worst": full + 17}),
                        (3, _) => json!({"at_most": full, "worst": full + 17}),
                        (_, 0) => json!({"under": full + 1, "credit": "none"}),
                        _ => json!({"at_most": full, "partial": full + 10}),
                    };
                    add(stage, target);
                }
                json!(pick(121))
            }
            5 => {
                object.insert("answer".into(), json!("ratio"));
                for &stage in &stages_used {
                    add(stage, json!(values[stage]));
                }
                let total = pick(97) + 1;
                json!({"of": seed / 97 % (total + 1), "total": total})
            }
            6 | 7 => {
                object.insert("answer".into(), json!("choice"));
                let options: Vec<Value> = (0..5)
                    .map(|at| {
                        if kind == 6 {
                            json!({"id": format!("o{at}"), "title": "Option"})
                        } else {
                            json!({"id": format!("o{at}"), "title": "Option", "value": at * 25})
                        }
                    })
                    .collect();
                object.insert("options".into(), json!(options));
                for &stage in &stages_used {
                    add(
                        stage,
                        if kind == 6 {
                            json!(format!("o{}", values[stage] / 25))
                        } else {
                            json!(values[stage])
                        },
                    );
                }
                json!(format!("o{}", pick(5)))
            }
            _ => {
                object.insert("answer".into(), json!("checklist"));
                let items: Vec<Value> = (0..4)
                    .map(|at| json!({"id": format!("i{at}"), "title": "Item", "points": at + 1}))
                    .collect();
                object.insert("items".into(), json!(items));
                for &stage in &stages_used {
                    add(stage, json!((values[stage] / 10).max(1)));
                }
                let ticked: Vec<Value> =
                    (0..4).filter(|at| seed >> at & 1 == 1).map(|at| json!(format!("i{at}"))).collect();
                json!(ticked)
            }
        };
        object.insert("targets".into(), Value::Object(targets));
        let answer = match give {
            0 | 1 => Value::Null,
            2 if evidence => json!({"na": "Does not apply here", "evidence": ["Document 2"]}),
            2 => json!({"na": "Does not apply here"}),
            _ if evidence => json!({"value": answer, "evidence": ["Document 1"]}),
            _ => answer,
        };
        (question, answer)
    })
}

/// The answers written as TOML.
pub fn to_toml(sheet: &Value) -> String {
    ::toml::to_string(sheet).unwrap()
}
