//! The rules about the structure of a rubric: what each finds on the smallest fixture, and where.
//!
//! In a fixture `⟦` and `⟧` enclose the text that a finding points at; they are taken out before it is read.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::{Lang, Message};
use assess::base::source::{SourceFile, Span};
use assess::check::{Level, Levels, Parsed};
use assess::lint::RULES;

/// What one rule finds in a rubric, in the order of the file.
fn findings(code: Code, source: &SourceFile) -> Vec<Diagnostic> {
    let mut levels = Levels::default();
    for rule in RULES.iter().filter(|rule| rule.code != code) {
        levels.set(rule.code, Level::Allow);
    }
    let none = Message::verbatim("none");
    let none = Diagnostic::error(Code::UnknownRubric, Span::default(), none);
    let findings = Parsed::new(source).check(None, Some(none), &levels).findings;
    if findings.iter().any(|finding| finding.code != code) {
        support::fail(source.clone(), findings);
    }
    findings
}

/// Checks that a rule finds exactly what is marked, and returns the English messages.
fn finds(code: Code, fixture: &str) -> Vec<String> {
    let text = format!("rubric: r\nversion: 1.0.0\ntitle: T\nlanguages: [en]\n{fixture}");
    let mut marked = Vec::new();
    let (mut plain, mut start) = (String::new(), 0);
    for c in text.chars() {
        match c {
            '⟦' => start = plain.len(),
            '⟧' => marked.push(Span::new(start, plain.len())),
            _ => plain.push(c),
        }
    }
    let source = SourceFile::new("rubric.yaml", plain);
    let findings = findings(code, &source);
    let seen: Vec<(&str, Span)> = findings.iter().map(|f| (source.slice(f.span), f.span)).collect();
    let expected: Vec<(&str, Span)> = marked.iter().map(|span| (source.slice(*span), *span)).collect();
    assert_eq!(seen, expected, "{findings:#?}");
    let severity = RULES.iter().find(|rule| rule.code == code).unwrap().severity;
    for finding in &findings {
        assert_eq!(finding.severity, severity);
        let help = finding.help.as_ref().expect("says what to do");
        for text in [&finding.message, help].into_iter().chain(finding.related.as_ref().map(|(_, text)| text))
        {
            let [vi, en] = Lang::ALL.map(|lang| text.get(lang));
            assert!(!en.is_empty() && !vi.is_empty() && en != vi);
            assert!(!en.ends_with('.') && !vi.ends_with('.'));
        }
    }
    findings.into_iter().map(|finding| finding.message.get(Lang::En)).collect()
}

/// A rubric of stages `a` and `b` with this verdict and these dimensions.
fn two(verdict: &str, dimensions: &str) -> String {
    format!(
        "verdict: {{method: staged{verdict}}}\nstages: [{{id: a, title: A}}, {{id: b, title: B}}]\n{dimensions}"
    )
}

/// One dimension `d` with these questions, as the inside of flow maps without `ask`.
fn questions(questions: &[&str]) -> String {
    let lines = questions.iter().map(|question| format!("      - {{{question}, ask: Is it so?}}\n"));
    format!("dimensions:\n  - id: d\n    title: D\n    questions:\n{}", lines.collect::<String>())
}

mod unreachable_stage {
    use super::*;

    fn stages(marked: &str, verdict: &str, dimensions: &str) -> Vec<String> {
        let fixture = format!("verdict: {{method: staged{verdict}}}\nstages: {marked}\n{dimensions}");
        finds(Code::UnreachableStage, &fixture)
    }

    const BOTH: &str = "[{id: a, title: A}, {id: b, title: B}]";

    #[test]
    fn a_stage_without_targets_is_found() {
        let one = questions(&["id: q, answer: yes_no, targets: {a: yes}"]);
        let messages = stages("[{id: a, title: A}, {id: ⟦b⟧, title: B}]", "", &one);
        assert!(messages[0].ends_with("no question has a target for it"), "{messages:?}");
        let good = questions(&["id: q, answer: yes_no, targets: {a: yes, b: yes}"]);
        stages(BOTH, "", &good);
    }

    #[test]
    fn a_stage_where_nothing_weighs_is_found() {
        let marked = "[{id: a, title: A}, {id: ⟦b⟧, title: B}]";
        let zero = questions(&["id: q, answer: yes_no, targets: {a: yes, b: {is: yes, weight: 0}}"]);
        assert!(stages(marked, "", &zero)[0].contains("weight 0"));
        let nested = |weight: u8| {
            format!(
                "dimensions:\n  - {{id: c, title: C, questions: [{{id: q, ask: Is it so?, answer: yes_no, targets: {{a: yes}}}}]}}\n  - id: p\n    title: P\n    weight: {weight}\n    dimensions: [{{id: d, title: D, questions: [{{id: r, ask: Is it so?, answer: yes_no, targets: {{b: yes}}}}]}}]\n"
            )
        };
        assert_eq!(stages(marked, "", &nested(0)).len(), 1);
        stages(BOTH, "", &nested(1));
    }

    #[test]
    fn a_stage_that_always_comes_with_a_later_one_is_found() {
        let marked = "[{id: ⟦a⟧, title: A}, {id: b, title: B}]";
        let table = ", requires: {b: {a: 50}}";
        let plain = questions(&["id: q, answer: yes_no, targets: {a: yes, b: yes}"]);
        assert!(stages(marked, table, &plain)[0].contains("attains `b` too"));
        // More than 50 % is no less than 50.0001 %, and 0 % is nothing.
        stages(marked, ", requires: {b: {a: 50.0001, b: 0}}", &plain);
        stages(BOTH, ", requires: {b: {a: 50.0002}}", &plain);
        stages(BOTH, ", requires: {b: {a: 50, b: 0.0001}}", &plain);
    }

    #[test]
    fn nothing_is_said_where_it_is_not_proved() {
        let table = ", requires: {b: {a: 50}}";
        let may_be_empty = questions(&[
            "id: p, answer: yes_no, targets: {a: yes}",
            "id: q, answer: yes_no, targets: {b: yes}, allow_na: true",
        ]);
        stages(BOTH, table, &may_be_empty);
        let gate = questions(&["id: q, answer: yes_no, targets: {a: yes, b: {is: yes, gate: true}}"]);
        stages(BOTH, table, &gate);
        let plain = questions(&["id: q, answer: yes_no, targets: {a: yes, b: yes}"]);
        stages(BOTH, &format!("{table}, unanswered: excluded"), &plain);
    }

    #[test]
    fn a_stage_at_which_a_kind_of_agency_stays_is_somebodys_verdict() {
        let marked = "[{id: ⟦a⟧, title: A}, {id: b, title: B}]";
        let list = ["id: p, answer: yes_no, targets: {a: yes}", "id: q, answer: yes_no, targets: {b: yes}"];
        let with = |scope: &str| {
            let kinds = format!("applies_to: {{commune: {{{scope}}}}}\n");
            format!("{kinds}{}", questions(&list))
        };
        let table = ", requires: {b: {a: 50}}";
        stages(BOTH, table, &with("highest_stage: a, because: Little is left"));
        stages(BOTH, table, &with("not_asked: [{questions: [q], reason: Not theirs}]"));
        stages(marked, table, &with("highest_stage: b, because: Little is left"));
        stages(marked, table, &with("not_asked: [{questions: [p], reason: Not theirs}]"));
    }

    #[test]
    fn a_column_without_weight_is_found_in_a_profile_and_in_a_banded_rubric() {
        let list = ["id: p, answer: yes_no, targets: {a: yes, b: {is: yes, weight: 0}}"];
        let profile = format!(
            "verdict: {{method: profile}}\nstages: [{{id: a, title: A}}, {{id: ⟦b⟧, title: B}}]\n{}",
            questions(&list)
        );
        assert!(finds(Code::UnreachableStage, &profile)[0].starts_with("nothing is scored at the stage `b`"));
        let banded = |weight: u8, key: &str| {
            let list = [format!("id: p, answer: yes_no, weight: {weight}, target: yes")];
            let stages = "[{id: a, title: A, from: 0}, {id: b, title: B, from: 50}]";
            format!("verdict: {{method: banded}}\n{key}: {stages}\n{}", questions(&[&list[0]]))
        };
        assert!(finds(Code::UnreachableStage, &banded(0, "⟦stages⟧"))[0].contains("counts in the total"));
        finds(Code::UnreachableStage, &banded(1, "stages"));
    }
}

mod unsupported_stage {
    use super::*;

    const TWO: &str = "id: q, answer: yes_no, targets: {a: yes}";
    const LAST: &str = "id: r, answer: yes_no, targets: {b: yes}";

    fn kinds(verdict: &str, stages: &str, scopes: &str, asked: &[&str]) -> Vec<String> {
        let fixture = format!(
            "verdict: {{method: {verdict}}}\nstages: {stages}\napplies_to: {{{scopes}}}\n{}",
            questions(asked)
        );
        finds(Code::UnsupportedStage, &fixture)
    }

    const STAGES: &str = "[{id: a, title: A}, {id: b, title: B}]";

    #[test]
    fn a_stage_without_a_question_for_a_kind_is_found_at_the_kind() {
        let scopes = "⟦commune⟧: {not_asked: [{questions: [r], reason: Not theirs}]}, ministry: {}";
        let messages = kinds("staged", STAGES, scopes, &[TWO, LAST]);
        assert_eq!(messages, ["nothing that counts at the stage `b` is asked of agencies of kind `commune`"]);
        let more = "id: s, answer: yes_no, targets: {b: yes}";
        let scopes = "commune: {not_asked: [{questions: [r], reason: Not theirs}]}";
        assert_eq!(kinds("staged", STAGES, scopes, &[TWO, LAST, more]), [""; 0]);
        // What is not scored supports nothing.
        let scopes = "⟦commune⟧: {not_asked: [{questions: [r], reason: Not theirs}]}";
        assert_eq!(kinds("staged", STAGES, scopes, &[TWO, LAST, &format!("{more}, weight: 0")]).len(), 1);
    }

    #[test]
    fn the_rubric_may_say_how_far_a_kind_can_get() {
        let scope = |limit: &str, out: &str| {
            format!(
                "commune: {{highest_stage: {limit}, because: Little is left, not_asked: [{{questions: [{out}], reason: Not theirs}}]}}"
            )
        };
        assert_eq!(kinds("staged", STAGES, &scope("a", "r"), &[TWO, LAST]), [""; 0]);
        let marked = scope("b", "r").replace("commune", "⟦commune⟧");
        assert_eq!(kinds("staged", STAGES, &marked, &[TWO, LAST]).len(), 1);
        let marked = scope("a", "q").replace("commune", "⟦commune⟧");
        assert!(kinds("staged", STAGES, &marked, &[TWO, LAST])[0].contains("`a`"));
    }

    #[test]
    fn a_profile_has_to_ask_something_at_every_stage_and_a_banded_rubric_anything_at_all() {
        let scopes = "⟦commune⟧: {not_asked: [{questions: [q, r], reason: Not theirs}]}";
        let one = "⟦commune⟧: {not_asked: [{questions: [r], reason: Not theirs}]}";
        assert!(kinds("profile", STAGES, one, &[TWO, LAST])[0].contains("`b`"));
        let bands = "[{id: a, title: A, from: 10}, {id: b, title: B, from: 50}]";
        let asked = ["id: q, answer: yes_no, target: yes", "id: r, answer: yes_no, target: yes"];
        let messages = kinds("banded", bands, scopes, &asked);
        assert_eq!(messages, ["nothing that counts in the total is asked of agencies of kind `commune`"]);
        assert_eq!(kinds("banded", bands, &one.replace(['⟦', '⟧'], ""), &asked), [""; 0]);
    }

    #[test]
    fn a_stage_without_anything_for_anybody_is_not_the_fault_of_a_kind() {
        let scopes = "commune: {not_asked: [{questions: [r], reason: Not theirs}]}";
        let weightless = format!("{LAST}, weight: 0");
        assert_eq!(kinds("staged", STAGES, scopes, &[TWO, &weightless]), [""; 0]);
    }
}

mod thinned_stage {
    use super::*;

    fn kinds(verdict: &str, stages: &str, scope: &str, asked: &[&str]) -> Vec<String> {
        let scope = format!("{{{scope}reason: Not theirs}}]}}");
        let fixture = format!(
            "verdict: {{{verdict}}}\nstages: {stages}\napplies_to: {{⟦commune⟧: {scope}}}\n{}",
            questions(asked)
        );
        finds(Code::ThinnedStage, &fixture)
    }

    fn none(verdict: &str, stages: &str, scope: &str, asked: &[&str]) {
        let scope = format!("{{{scope}reason: Not theirs}}]}}");
        let fixture = format!(
            "verdict: {{{verdict}}}\nstages: {stages}\napplies_to: {{commune: {scope}}}\n{}",
            questions(asked)
        );
        finds(Code::ThinnedStage, &fixture);
    }

    const STAGES: &str = "[{id: a, title: A}, {id: b, title: B}]";
    const GATE: &str = "id: g, answer: yes_no, targets: {a: {is: yes, gate: true}}";
    const PLAIN: &str = "id: p, answer: yes_no, targets: {a: yes, b: yes}";
    const LAST: &str = "id: q, answer: yes_no, targets: {b: yes}";

    #[test]
    fn a_stage_of_which_a_kind_is_asked_no_gate_is_found_at_the_kind() {
        let out = "not_asked: [{questions: [g], ";
        let found = kinds("method: staged", STAGES, out, &[GATE, PLAIN]);
        assert!(
            found[0].starts_with("no gate of the stage `a` is asked of agencies of kind `commune`"),
            "{found:?}"
        );
        let other = "id: h, answer: yes_no, targets: {a: {is: yes, gate: true}}";
        none("method: staged", STAGES, out, &[GATE, PLAIN, other]);
        // Least values have no shares, but gates are gates.
        assert_eq!(kinds("method: staged, aggregate: min", STAGES, out, &[GATE, PLAIN]).len(), 1);
    }

    #[test]
    fn a_stage_of_which_less_than_half_is_left_is_found() {
        let out = "not_asked: [{questions: [q], ";
        none("method: staged", STAGES, out, &[PLAIN, LAST]);
        let heavy = format!("{LAST}, weight: 3");
        let found = kinds("method: staged", STAGES, out, &[PLAIN, &heavy]);
        assert_eq!(
            found,
            ["25% of the weight of the stage `b` is all that agencies of kind `commune` are asked"]
        );
        none("method: staged, aggregate: min", STAGES, out, &[PLAIN, &heavy]);
        // Below the stage to which the kind is limited nothing is missing.
        none(
            "method: staged",
            STAGES,
            "highest_stage: a, because: So it is, not_asked: [{questions: [q], ",
            &[PLAIN, &heavy],
        );
        // Of `a` alone nothing is left: that is an unsupported stage.
        none("method: staged", STAGES, "not_asked: [{questions: [g], ", &[GATE, LAST]);
        none("method: profile", STAGES, out, &[PLAIN, &heavy]);
    }

    #[test]
    fn the_total_of_bands_is_looked_at_as_one() {
        let stages = "[{id: a, title: A, from: 0}, {id: b, title: B, from: 50}]";
        let (p, q) = ("id: p, answer: yes_no, target: yes", "id: q, answer: yes_no, target: yes, weight: 3");
        let found = kinds("method: banded", stages, "not_asked: [{questions: [q], ", &[p, q]);
        assert_eq!(found, ["25% of the whole weight is all that agencies of kind `commune` are asked"]);
        none("method: banded", stages, "not_asked: [{questions: [p], ", &[p, q]);
    }
}

mod vacuous_stage {
    use super::*;

    fn stages(marked: &str, verdict: &str, list: &[&str]) -> Vec<String> {
        let list = questions(list);
        finds(Code::VacuousStage, &format!("verdict: {{method: staged{verdict}}}\nstages: {marked}\n{list}"))
    }

    const BOTH: &str = "[{id: a, title: A}, {id: b, title: B}]";
    const PLAIN: &str = "id: q, answer: yes_no, targets: {a: yes, b: yes}";

    #[test]
    fn every_stage_up_to_the_one_of_an_empty_sheet_is_found() {
        let marked = "[{id: ⟦a⟧, title: A}, {id: ⟦b⟧, title: B}]";
        let messages = stages(marked, ", requires: {b: {a: 0}}", &[PLAIN]);
        assert!(messages.iter().all(|message| message.starts_with("an empty answer sheet")));
        stages(BOTH, ", requires: {b: {a: 0.0001}}", &[PLAIN]);
        stages(BOTH, "", &[PLAIN]);
    }

    #[test]
    fn what_a_kind_is_not_asked_may_leave_a_stage_without_anything_to_do() {
        // Of `b` only the coverage at `a` is asked, of which nothing is left for communes.
        let list = ["id: p, answer: yes_no, targets: {a: yes}", "id: q, answer: yes_no, targets: {b: yes}"];
        let verdict = "verdict: {method: staged, requires: {b: {a: 50}}}\nstages";
        let scope = "applies_to: {commune: {not_asked: [{questions: [p], reason: Not theirs}]}}\n";
        let marked =
            format!("{verdict}: [{{id: ⟦a⟧, title: A}}, {{id: ⟦b⟧, title: B}}]\n{scope}{}", questions(&list));
        finds(Code::VacuousStage, &marked);
        let plain = marked.replace(['⟦', '⟧'], "").replace("[p], reason", "[q], reason");
        finds(Code::VacuousStage, &plain);
    }

    #[test]
    fn a_gate_holds_an_empty_sheet_back() {
        let gate = "id: g, answer: yes_no, targets: {a: {is: yes, gate: true}}";
        stages(BOTH, ", requires: {b: {a: 0}}", &[PLAIN, gate]);
        let marked = "[{id: ⟦a⟧, title: A}, {id: ⟦b⟧, title: B}]";
        let messages =
            stages(marked, ", requires: {b: {a: 0}}", &[PLAIN, &format!("{gate}, allow_na: true")]);
        assert!(messages.iter().all(|message| message.contains("not applicable")), "{messages:?}");
    }

    #[test]
    fn a_sheet_that_calls_the_right_questions_not_applicable_is_found() {
        let lower = "id: p, answer: yes_no, targets: {a: yes}, allow_na: true";
        let upper = "id: q, answer: yes_no, targets: {b: yes}, allow_na: true";
        let marked = "[{id: ⟦a⟧, title: A}, {id: ⟦b⟧, title: B}]";
        stages(marked, ", requires: {b: {a: {over: 85}}}", &[lower, upper]);
        stages(BOTH, "", &[lower, upper]);
        for policy in ["excluded", "block"] {
            stages(BOTH, &format!(", requires: {{b: {{a: 0}}}}, unanswered: {policy}"), &[PLAIN]);
        }
    }

    #[test]
    fn where_a_blank_blocks_the_verdict_also_what_asks_nothing_is_called_not_applicable() {
        let gate = "id: g, answer: yes_no, targets: {a: {is: yes, gate: true}}, allow_na: met";
        let other = "id: o, answer: percent, targets: {a: 77}";
        let marked = "[{id: ⟦a⟧, title: A}, {id: b, title: B}]";
        let optional = format!("{other}, allow_na: true");
        let block = ", requires: {a: {}}, unanswered: block";
        let messages = stages(marked, block, &[gate, &optional]);
        assert!(messages[0].contains("not applicable"), "{messages:?}");
        stages(BOTH, block, &[gate, other]);
    }
}

#[test]
fn an_empty_cell_is_found_where_it_is_described_or_at_its_dimension() {
    let dimensions = |head: &str, targets: &str| {
        format!(
            "dimensions:\n  - {{{head}, title: D, questions: [{{id: q, ask: Is it so?, answer: yes_no, targets: {targets}}}]}}\n"
        )
    };
    finds(Code::EmptyCell, &two("", &dimensions("id: ⟦d⟧", "{a: yes}")));
    finds(Code::EmptyCell, &two("", &dimensions("id: d, stages: {a: Alpha, ⟦b⟧: Beta}", "{a: yes}")));
    finds(Code::EmptyCell, &two("", &dimensions("id: d", "{a: yes, b: yes}")));
}

#[test]
fn a_dimension_of_dimensions_has_no_cells_of_its_own() {
    let text = "dimensions: [{id: p, title: P, dimensions: [{id: d, title: D, questions: [{id: q, ask: Is it so?, answer: yes_no, targets: {a: yes, b: yes}}]}]}]";
    finds(Code::EmptyCell, &two("", text));
}

#[test]
fn the_only_criterion_of_a_cell_is_found_at_its_stage() {
    let one =
        ["id: q, answer: yes_no, targets: {a: yes, ⟦b⟧: yes}", "id: r, answer: yes_no, targets: {a: yes}"];
    let messages = finds(Code::SingleQuestionCell, &two("", &questions(&one)));
    assert!(messages[0].starts_with("`q@b` is the only criterion of `d` at `b`"));
    let good = ["id: q, answer: yes_no, targets: {a: yes}", "id: r, answer: yes_no, targets: {a: yes}"];
    finds(Code::SingleQuestionCell, &two("", &questions(&good)));
}

#[test]
fn a_weight_of_zero_is_found_where_it_is_written() {
    let list = [
        "id: p, answer: yes_no, weight: ⟦0⟧, targets: {a: yes, b: yes}",
        "id: q, answer: yes_no, targets: {a: {is: yes, weight: ⟦0.0⟧}}",
        "id: g, answer: yes_no, targets: {a: {is: yes, gate: true, weight: ⟦0⟧}}",
        "id: r, answer: yes_no, weight: 0, targets: {a: {is: yes, weight: 2}}",
    ];
    let dimensions = questions(&list).replace("title: D", "title: D\n    weight: ⟦0⟧");
    let messages = finds(Code::ZeroWeight, &two("", &dimensions));
    assert_eq!(messages.iter().filter(|message| message.contains("as a gate")).count(), 1);
    finds(
        Code::ZeroWeight,
        &two("", &questions(&["id: p, answer: yes_no, weight: 0.000001, targets: {a: yes}"])),
    );
}

mod dominant_criterion {
    use super::*;

    /// Two dimensions of these weights, so that no cell is the whole of its stage.
    fn found(weights: (&str, &str), first: &[&str]) -> Vec<String> {
        let (d, e) = weights;
        let questions = questions(first).replace("title: D", &format!("title: D\n    weight: {d}"));
        let other = "[{id: x, ask: Is it so?, answer: yes_no, targets: {a: yes}}, {id: y, ask: Is it so?, answer: yes_no, targets: {a: yes}}]";
        let all = format!("{questions}  - {{id: e, title: E, weight: {e}, questions: {other}}}\n");
        finds(Code::DominantCriterion, &two("", &all))
    }

    #[test]
    fn the_least_knows_no_weights() {
        let banded = |aggregate: &str, target: &str| {
            let list = [
                format!("id: p, answer: yes_no, weight: 1, {target}: yes"),
                "id: q, answer: yes_no, weight: 0.5, target: yes".to_owned(),
            ];
            let list = questions(&list.each_ref().map(String::as_str))
                .replace("title: D", &format!("title: D\n    aggregate: {aggregate}"));
            format!("verdict: {{method: banded}}\nstages: [{{id: a, title: A, from: 50}}]\n{list}")
        };
        for aggregate in ["mean", "geometric"] {
            let messages = finds(Code::DominantCriterion, &banded(aggregate, "⟦target⟧"));
            assert!(messages[0].starts_with("`p` carries 66.6667% of the whole weight"), "{messages:?}");
        }
        finds(Code::DominantCriterion, &banded("min", "target"));
        let least = banded("mean", "target").replace("method: banded", "method: banded, aggregate: min");
        finds(Code::DominantCriterion, &least.replace("weight: 1,", "weight: ⟦1⟧,"));
    }

    #[test]
    fn more_than_half_of_a_cell_is_found_at_the_weight() {
        let second = "id: q, answer: yes_no, targets: {a: yes}";
        let own = "id: p, answer: yes_no, targets: {a: {is: yes, weight: ⟦3⟧}}";
        let messages = found(("1", "1"), &[own, second]);
        assert!(messages[0].starts_with("`p@a` carries 75% of the weight of `d` at `a`"), "{messages:?}");
        found(("1", "1"), &["id: p, answer: yes_no, weight: ⟦1.000001⟧, targets: {a: yes}", second]);
        found(
            ("1", "1"),
            &[
                "id: p, answer: yes_no, targets: {⟦a⟧: yes}",
                "id: q, answer: yes_no, weight: 0.5, targets: {a: yes}",
            ],
        );
        found(("1", "1"), &["id: p, answer: yes_no, weight: 1, targets: {a: yes}", second]);
    }

    #[test]
    fn one_criterion_alone_in_its_cell_is_measured_by_its_stage() {
        let alone = ["id: p, answer: yes_no, targets: {a: yes}"];
        found(("1", "1"), &alone);
        let messages = found(("1.000001", "1"), &["id: p, answer: yes_no, targets: {⟦a⟧: yes}"]);
        assert!(messages[0].contains("of the weight of the stage `a`"), "{messages:?}");
    }

    #[test]
    fn exactly_half_of_a_stage_is_allowed_whatever_the_digits() {
        // 3/4 of 2/3 is one half, which no float says.
        let list = [
            "id: p, answer: yes_no, weight: ⟦0.3⟧, targets: {a: yes}",
            "id: q, answer: yes_no, weight: 0.1, targets: {a: yes}",
        ];
        let messages = found(("0.2", "0.1"), &list);
        assert!(messages[0].contains("of `d` at `a`"), "{messages:?}");
        let list = list.map(|line| {
            line.replace("⟦0.3⟧", "0.300001").replace("{a:", if line.contains('⟦') { "{⟦a⟧:" } else { "{a:" })
        });
        let messages = found(("0.2", "0.1"), &list.each_ref().map(String::as_str));
        assert!(messages[0].contains("of the stage `a`"), "{messages:?}");
    }
}

mod idle_criterion {
    use super::*;

    #[test]
    fn a_criterion_that_weighs_nothing_is_found() {
        let list = [
            "id: p, answer: yes_no, targets: {a: yes, ⟦b⟧: {is: yes, weight: 0}}",
            "id: g, answer: yes_no, targets: {b: {is: yes, weight: 0, gate: true}}",
        ];
        let messages = finds(Code::IdleCriterion, &two("", &questions(&list)));
        assert_eq!(messages, ["`p@b` changes no verdict, whatever is answered: its weight is 0"]);
        let dimension = "dimensions: [{id: c, title: C, questions: [{id: p, ask: Is it so?, answer: yes_no, targets: {a: yes}}]},
          {id: o, title: O, weight: 0, dimensions: [{id: d, title: D, questions: [{id: q, ask: Is it so?, answer: yes_no, targets: {⟦a⟧: yes}}]}]}]";
        let messages = finds(Code::IdleCriterion, &two("", dimension));
        assert!(messages[0].ends_with("the dimension `o` has weight 0"));
        finds(
            Code::IdleCriterion,
            &two("", &dimension.replace("weight: 0", "weight: 1").replace(['⟦', '⟧'], "")),
        );
    }

    #[test]
    fn the_last_criterion_that_a_kind_is_asked_is_not_idle() {
        let list = questions(&[
            "id: p, answer: yes_no, targets: {a: yes, b: yes}",
            "id: q, answer: yes_no, targets: {⟦b⟧: yes}",
        ]);
        let table = ", requires: {b: {a: 80, b: 0}}";
        let scope = "applies_to: {commune: {not_asked: [{questions: [q], reason: Not theirs}]}}\n";
        // Whoever is asked both has the other one; a commune has none without `p`.
        let fixture = format!("{scope}{list}");
        finds(Code::IdleCriterion, &two(table, &fixture));
    }

    #[test]
    fn a_criterion_whose_coverage_nobody_asks_for_is_found() {
        let table = ", requires: {b: {a: 80, b: 0}}";
        let list = [
            "id: p, answer: yes_no, targets: {a: yes, ⟦b⟧: yes}",
            "id: q, answer: yes_no, targets: {⟦b⟧: yes}",
        ];
        finds(Code::IdleCriterion, &two(table, &questions(&list)));
        let plain = list.map(|line| line.replace(['⟦', '⟧'], ""));
        let plain = plain.each_ref().map(String::as_str);
        finds(Code::IdleCriterion, &two("", &questions(&plain)));
        finds(Code::IdleCriterion, &two(&format!("{table}, unanswered: excluded"), &questions(&plain)));
        // The last one that keeps the coverage from being empty is not idle.
        finds(Code::IdleCriterion, &two(table, &questions(&plain[..1])));
        let excused = format!("{}, allow_na: true", list[1]);
        let list = ["id: p, answer: yes_no, targets: {a: yes, b: yes}", &excused];
        finds(Code::IdleCriterion, &two(table, &questions(&list)));
    }
}

#[test]
fn a_gate_that_need_not_apply_is_found_at_the_gate() {
    let list = [
        "id: p, answer: yes_no, allow_na: true, targets: {a: {is: yes, gate: ⟦true⟧}, b: yes}",
        "id: q, answer: percent, allow_na: true, targets: {a: {at_least: 80, partial: 50, gate: ⟦partial⟧}}",
        "id: r, answer: yes_no, targets: {a: {is: yes, gate: true}}",
        "id: s, answer: yes_no, allow_na: true, targets: {a: {is: yes, gate: false}}",
    ];
    finds(Code::GateAllowsNa, &two("", &questions(&list)));
}

#[test]
fn a_cap_that_need_not_apply_is_found_at_the_cap() {
    let rubric = capped("{is: yes, cap: ⟦none⟧}, allow_na: met", "yes");
    assert!(finds(Code::GateAllowsNa, &rubric)[0].starts_with("the cap `p` may be called not applicable"));
}

#[test]
fn a_cap_that_never_binds_is_found_at_the_cap() {
    // With `p` unmet the total is 50 at most, 75 with half credit, and not quite 100 with a share.
    let percent = |target: &str| capped(target, "yes").replacen("yes_no", "percent", 1);
    for (fixture, message) in [
        (capped("{is: yes, cap: ⟦top⟧}", "yes"), "above which there is none"),
        (capped("{is: yes, cap: ⟦low⟧}", "yes"), "the total is at most 50%, and `top` takes 80%"),
        (percent("{at_least: 9, partial: 5, cap: ⟦low⟧}"), "the total is at most 75%, and `top` takes 80%"),
    ] {
        let messages = finds(Code::IdleCap, &fixture);
        assert!(messages[0].contains(message), "{messages:?}");
    }
    finds(Code::IdleCap, &percent("{at_least: 9, cap: low}"));
    finds(Code::IdleCap, &capped("{is: yes, cap: none}", "yes"));
    // What is not scored lowers no total.
    finds(Code::IdleCap, &capped("{is: yes, cap: low}, weight: 0", "yes"));
}

/// Bands from 40 and 80, and two questions with these targets.
fn capped(first: &str, second: &str) -> String {
    format!(
        "verdict: {{method: banded}}\nstages: [{{id: low, title: L, from: 40}}, {{id: top, title: T, from: 80}}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n      - {{id: p, ask: P?, answer: yes_no, target: {first}}}\n      - {{id: q, ask: Q?, answer: yes_no, target: {second}}}\n"
    )
}

#[test]
fn a_question_without_advice_or_evidence_is_found_at_its_id() {
    for (code, key) in [(Code::MissingRecommendation, "recommend"), (Code::MissingEvidence, "evidence")] {
        let with = format!("id: p, answer: yes_no, targets: {{a: yes}}, {key}: A letter");
        finds(code, &two("", &questions(&[&with, "id: ⟦q⟧, answer: yes_no, targets: {a: yes, b: yes}"])));
    }
}

#[test]
fn a_target_that_rests_on_nothing_is_found_at_its_stage() {
    let list = [
        "id: p, answer: yes_no, targets: {⟦a⟧: yes, b: {is: yes, basis: design-choice}}",
        "id: q, answer: yes_no, targets: {a: yes, b: yes}, sources: [s]",
        "id: r, answer: yes_no, targets: {a: {is: yes, basis: [s]}, ⟦b⟧: {is: yes, basis: []}}",
    ];
    let sources = "sources: {s: {title: S, status: in-force}}\n";
    finds(Code::MissingSource, &format!("{sources}{}", two("", &questions(&list))));
}

#[test]
fn a_source_that_nothing_cites_is_found_at_its_key() {
    let sources = "sources:
  by-question: {title: S, status: in-force}
  by-target: {title: S, status: replaced, replaced_by: by-source}
  by-source: {title: S, status: in-force}
  ⟦by-nobody⟧: {title: S, status: in-force}\n";
    let list = [
        "id: q, answer: yes_no, targets: {a: yes, b: {is: yes, basis: [by-target]}}, sources: [by-question]",
    ];
    finds(Code::UnusedSource, &format!("{sources}{}", two("", &questions(&list))));
}

#[test]
fn a_source_that_is_over_is_found_where_it_is_cited_without_its_successor() {
    let sources = "sources:
  old: {title: S, status: replaced, replaced_by: mid}
  mid: {title: S, status: expired, replaced_by: new}
  new: {title: S, status: in-force}
  gone: {title: S, status: expired}
  ring: {title: S, status: expired, replaced_by: ring}
  done: {title: S, status: concluded}
  unknown: {title: S, status: unverified}
  part: {title: S, status: partly-in-force, replaced_by: new}\n";
    let list = [
        "id: p, answer: yes_no, targets: {a: {is: yes, basis: [⟦old⟧]}, b: {is: yes, basis: [old, new]}}, sources: [new, ⟦gone⟧]",
        "id: q, answer: yes_no, targets: {a: yes}, sources: [old, ⟦mid⟧, done, unknown, part]",
        "id: r, answer: yes_no, targets: {a: yes}, sources: [mid, old, new, ⟦ring⟧]",
    ];
    let messages = finds(Code::ExpiredSource, &format!("{sources}{}", two("", &questions(&list))));
    assert!(messages[0].contains("`new`, which replaced it"), "{messages:?}");
    assert!(messages[1].contains("nothing is said to have replaced it"), "{messages:?}");
}
