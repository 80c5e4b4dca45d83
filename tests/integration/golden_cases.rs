//! Golden cases of the three methods: what a case may expect, what it takes over from an earlier one, and how a case
//! that expects something else fails.

#![allow(clippy::unwrap_used)]

use crate::reading;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::cases::{self, Case, Untouched};
use assess::model::rubric::Rubric;
use assess::syntax::format::Format;
use reading::{BANDED, PROFILE, read_rubric, unmark};

/// The cases of a rubric, or the faults with the text they lie under.
fn read(rubric: &Rubric, text: &str) -> Result<Vec<Case>, Vec<(Code, String)>> {
    let source = SourceFile::new("x.cases.yaml", text);
    let tree = Format::Yaml.parse(&source).unwrap();
    let seen = |fault: Diagnostic| (fault.code, source.slice(fault.span).to_owned());
    cases::read(&tree, rubric).map_err(|faults| faults.into_iter().map(seen).collect())
}

/// The one fault of cases, which lies where the text is marked.
fn assert_fault(rubric: &Rubric, marked: &str, code: Code) {
    let (text, places) = unmark(marked);
    assert_eq!(read(rubric, &text).unwrap_err(), [(code, places[0].2.clone())], "{marked}");
}

/// What the failing expectations of the last case say.
fn failures(rubric: &Rubric, text: &str) -> Vec<String> {
    let cases = read(rubric, text).unwrap();
    cases::run(rubric, cases.last().unwrap())
        .into_iter()
        .map(|failure| failure.message.get(Lang::En))
        .collect()
}

fn banded() -> Rubric {
    read_rubric(BANDED).unwrap()
}

fn profile() -> Rubric {
    read_rubric(PROFILE).unwrap()
}

// Everything is met: means = min(100, 100), rules = √(100 · 100), and `growth` is not scored.
const MET: &str = "rubric: bands
cases:
  - name: met
    answers: {budget: 80, hosting: yes, laws: 9, wait: 3}
    expect: {stage: top, index: 100, range: [top, top], evidenced: none, dimensions: {means: top, shown: none}, gaps: []}
";

#[test]
fn a_banded_case_expects_a_stage_and_an_index() {
    let rubric = banded();
    // `shown` has no weight in it, so it has no coverage and no stage.
    let text = MET.replace("dimensions: {means: top, shown: none}", "dimensions: {means: top, rules: top}");
    assert_eq!(failures(&rubric, &text), [""; 0]);
    assert_eq!(failures(&rubric, MET), ["the case `met` expects none, the result is –"]);
    let more = format!(
        "{text}  - name: less\n    from: met\n    answers: {{budget: 40, wait: 8}}\n    expect: {{stage: none, index: 0, dimensions: {{means: mid, rules: none}}, gaps: [wait, budget]}}\n"
    );
    // means = min(50, 100) = 50; rules = √(100 · 0) = 0, results = 0, and a zero makes the total zero.
    assert_eq!(failures(&rubric, &more), [""; 0]);
    let missing = format!(
        "{text}  - name: blank\n    from: met\n    answers: {{wait: }}\n    expect: {{stage: none, index: 0, range: [none, top]}}\n"
    );
    assert_eq!(failures(&rubric, &missing), [""; 0]);
    let wrong = missing.replace("index: 0, range: [none, top]", "index: 50, gaps: [budget]");
    assert_eq!(
        failures(&rubric, &wrong),
        [
            "the case `blank` expects 50, the result is 0",
            "the case `blank` expects budget, the result is wait"
        ]
    );
}

#[test]
fn the_kind_of_a_case_says_what_it_is_not_asked_and_how_far_it_gets() {
    let rubric = banded();
    let text = MET.replace("dimensions: {means: top, shown: none}", "dimensions: {means: top}");
    let with = |case: &str| format!("{text}  - name: commune\n{case}");
    // A commune is not asked `hosting` and `laws`: what is left is full, and it is given `mid`.
    let left = "    kind: commune\n    answers: {budget: 80, wait: 3}\n    expect: {stage: mid, index: 100, range: [mid, mid], dimensions: {means: mid, rules: mid}}\n";
    assert_eq!(failures(&rubric, &with(left)), [""; 0]);
    // Answers of the earlier case that it is not asked for are left behind.
    let from = left.replace("answers: {budget: 80, wait: 3}", "from: met");
    assert_eq!(failures(&rubric, &with(&from)), [""; 0]);
    assert_eq!(
        failures(&rubric, &with(&from.replace("kind: commune", "kind: province")))[0],
        "the case `commune` expects mid, the result is top"
    );
    // The kind comes with the earlier case, and can be another one; what is asked again is unanswered.
    let next = |kind: &str, expect: &str| {
        format!(
            "{}  - name: next\n    from: commune\n{kind}    answers: {{}}\n    expect: {{{expect}}}\n",
            with(&from)
        )
    };
    assert_eq!(failures(&rubric, &next("", "stage: mid, index: 100")), [""; 0]);
    assert_eq!(failures(&rubric, &next("    kind: province\n", "stage: none, range: [none, top]")), [""; 0]);
    let cases = read(&rubric, &next("", "stage: mid")).unwrap();
    assert_eq!(cases[1].kind, cases[2].kind);
    let marked = with("    kind: commune\n    answers: {⟦hosting⟧: yes}\n    expect: {stage: none}\n");
    assert_fault(&rubric, &marked, Code::OutOfScope);
    assert_fault(&rubric, &with("    kind: ⟦comune⟧\n    expect: {stage: none}\n"), Code::UnknownValue);
}

#[test]
fn a_profile_case_expects_coverages_and_no_stage() {
    let rubric = profile();
    let case = |expect: &str| {
        format!(
            "rubric: pair\ncases:\n  - {{name: one, answers: {{shared: 15, reused: yes}}, expect: {expect}}}\n"
        )
    };
    // before: 15 / 30; after: (2 · 16.6667 + 100) / 3 = 44.4445, rounded half up from 44.44446…
    assert_eq!(
        failures(
            &rubric,
            &case("{coverage: {before: 50, after: 44.4445}, index: 47.2223, gaps: [shared@after]}")
        ),
        [""; 0]
    );
    assert_eq!(
        failures(&rubric, &case("{coverage: {before: 50, after: 44}}")),
        ["the case `one` expects 44, the result is 44.4445"]
    );
    let ministry = "rubric: pair\ncases: [{name: one, kind: ministry, answers: {reused: no}, expect: {coverage: {after: 0}, index: 0}}]\n";
    assert_eq!(failures(&rubric, ministry), [""; 0]);
    let empty = ministry.replace("after: 0", "before: 0");
    assert_eq!(failures(&rubric, &empty), ["the case `one` expects 0, the result is –"]);
    for key in [
        "stage: none",
        "na_as_unmet: none",
        "evidenced: none",
        "range: [none, after]",
        "dimensions: {data: after}",
    ] {
        let (name, value) = key.split_once(':').unwrap();
        assert_fault(&rubric, &case(&format!("{{index: 47.2223, ⟦{name}⟧:{value}}}")), Code::UnknownKey);
    }
    assert_fault(&rubric, &case("{coverage: {⟦befor⟧: 50}}"), Code::UnknownStage);
    assert_fault(&rubric, &case("{coverage: {before: ⟦101⟧}}"), Code::OutOfRange);
}

#[test]
fn a_case_that_expects_nothing_is_refused() {
    let marked = "rubric: pair\ncases:\n  - {name: one, ⟦expect⟧: {gaps: []}}\n";
    assert_fault(&profile(), marked, Code::MissingKey);
    let marked = "rubric: bands\ncases:\n  - {name: one, ⟦expect⟧: {index: 0}}\n";
    assert_fault(&banded(), marked, Code::MissingKey);
}

#[test]
fn a_banded_rubric_has_no_coverage_at_a_stage() {
    let marked = "rubric: bands\ncases:\n  - {name: one, expect: {stage: none, ⟦coverage⟧: {low: 0}}}\n";
    assert_fault(&banded(), marked, Code::UnknownKey);
}

#[test]
fn what_no_case_touches_is_told_for_each_method() {
    let rubric = banded();
    let text = MET.replace(", dimensions: {means: top, shown: none}", "");
    let cases = read(&rubric, &text).unwrap();
    // `growth` has no answer, and of none, low, mid and top only the last is expected.
    assert_eq!(cases::untouched(&rubric, &cases), Untouched { criteria: vec![4], stages: vec![0, 1, 2] });
    let from_zero = read_rubric(&BANDED.replace("from: 20}", "from: 0}")).unwrap();
    assert_eq!(cases::untouched(&from_zero, &cases).stages, [1, 2], "nobody is below the first");

    let rubric = profile();
    let text =
        "rubric: pair\ncases: [{name: one, answers: {reused: yes}, expect: {coverage: {after: 100}}}]\n";
    let cases = read(&rubric, text).unwrap();
    assert_eq!(cases::untouched(&rubric, &cases), Untouched { criteria: vec![0, 1], stages: vec![1] });
}
