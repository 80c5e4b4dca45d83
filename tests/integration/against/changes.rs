//! Each kind of change, with its level and its place.

use assess::base::lang::Lang;
use assess::cases::against::{Change, ChangeKind, Place, carry_over, compare};
use assess::model::rubric::Rubric;

use super::{BASE, Level, Major, Minor, Patch, base, with};
use crate::support::{read_rubric, sheet};

fn brief(changes: &[Change]) -> Vec<(&'static str, Level, &str)> {
    changes.iter().map(|change| (change.kind.as_str(), change.level, change.subject.as_str())).collect()
}

/// Whether a rubric has such a part.
fn exists(rubric: &Rubric, place: Place) -> bool {
    match place {
        Place::Rubric => true,
        Place::Source(at) => at < rubric.sources.len(),
        Place::Stage(at) => at < rubric.stages.len(),
        Place::Dimension(at) => at < rubric.dimensions.len(),
        Place::Question(at) => at < rubric.questions.len(),
        Place::Criterion(at) => at < rubric.criteria.len(),
    }
}

#[track_caller]
fn check_change(replacements: &[(&str, &str)], expected: &[(&str, Level, &str)]) -> Vec<ChangeKind> {
    let (old, new) = (base(), with(replacements));
    let changes = compare(&old, &new).changes;
    assert_eq!(brief(&changes), expected, "{replacements:?}");
    for change in &changes {
        assert!(change.old.is_some() || change.new.is_some());
        assert!(change.old.is_none_or(|place| exists(&old, place)), "{change:?}");
        assert!(change.new.is_none_or(|place| exists(&new, place)), "{change:?}");
        for lang in Lang::ALL {
            let message = change.message.get(lang);
            assert!(!message.is_empty() && !message.ends_with('.') && !message.contains('{'), "{message}");
        }
    }
    changes.iter().map(|change| change.kind).collect()
}

type Row = (&'static [(&'static str, &'static str)], &'static [(&'static str, Level, &'static str)]);

const ONE_EACH: &[Row] = &[
    (&[("rubric: small", "rubric: other")], &[("rubric-renamed", Major, "other")]),
    (&[("languages: [vi, en]", "languages: [en, vi]")], &[("languages-changed", Patch, "small")]),
    (
        &[("summary: {vi: Bộ tiêu chí để thử, en: A rubric to try}\n", "")],
        &[("text-changed", Patch, "small")],
    ),
    (&[("en: A rubric to try", "en: A rubric to try out")], &[("text-changed", Patch, "small")]),
    (
        &[("verdict:\n", "efforts: {low: 1, medium: 2, high: 5}\nverdict:\n")],
        &[("effort-changed", Minor, "small")],
    ),
    (&[("effort: low", "effort: high")], &[("effort-changed", Minor, "online")]),
    (
        &[("effort: low", "effort: low\n        duty: {target: 50, since: 2026-01-01}")],
        &[("duty-changed", Minor, "online")],
    ),
    (&[("id: delay", "id: wait\n        was: [delay]")], &[("question-renamed", Minor, "wait")]),
    (
        &[("effort: low", "effort: low\n        plausible: {at_most: 99}")],
        &[("consistency-changed", Patch, "online")],
    ),
    (
        &[(
            "verdict:\n",
            "consistency: [{when: {online: 1}, expect: {delay: {at_least: 1}}, because: So}]\nverdict:\n",
        )],
        &[("consistency-changed", Patch, "small")],
    ),
    (
        &[("verdict:\n", "crosswalks: {dti: {title: DTI, items: []}}\nverdict:\n")],
        &[("crosswalk-changed", Patch, "small")],
    ),
    (
        &[("effort: low", "effort: low\n        owner: {commune: Xã, else: Tỉnh}\n        with: Sở")],
        &[
            ("text-changed", Patch, "online"),
            ("text-changed", Patch, "online"),
            ("text-changed", Patch, "online"),
        ],
    ),
    (
        &[("stages:\n", "  decree: {title: Decree, status: in-force}\nstages:\n")],
        &[("source-added", Patch, "decree")],
    ),
    (
        &[("  plan: {title: {vi: Kế hoạch, en: Plan}, status: in-force}\n", "")],
        &[("source-removed", Patch, "plan")],
    ),
    (&[("date: 2025-01-01", "date: 2025-02-01")], &[("source-changed", Patch, "law")]),
    (
        &[("status: in-force, date", "status: replaced, replaced_by: plan, date")],
        &[("source-changed", Patch, "law"), ("source-changed", Patch, "law")],
    ),
    (&[("sources: [law]", "sources: [law, plan]")], &[("basis-changed", Patch, "online")]),
    (&[("basis: [law]", "basis: design-choice")], &[("basis-changed", Patch, "online@first")]),
    (
        &[("  - {id: smart,", "  - {id: data-centric, title: {vi: Dữ liệu, en: Data}}\n  - {id: smart,")],
        &[("stage-added", Major, "data-centric")],
    ),
    (
        &[
            ("{id: first, title: {vi: Bước đầu", "{id: start, title: {vi: Bước đầu"),
            ("      first: {vi", "      start: {vi"),
            ("          first: {at", "          start: {at"),
            ("          first: yes", "          start: yes"),
        ],
        &[("stage-renamed", Major, "start")],
    ),
    (&[("aliases: [One]", "aliases: [One, Two]")], &[("text-changed", Patch, "first")]),
    (&[("en: Online}", "en: On the net}")], &[("text-changed", Patch, "service@first")]),
    (
        &[(
            "method: staged",
            "method: staged\n  requires: {open: {first: {over: 85}, open: {at_least: 60}}}",
        )],
        &[("rule-changed", Major, "open")],
    ),
    (&[("method: staged", "method: staged\n  unanswered: block")], &[("rule-changed", Major, "small")]),
    (&[("id: data\n", "id: records\n")], &[("dimension-renamed", Major, "records")]),
    (&[("weight: 2", "weight: 3")], &[("weight-changed", Minor, "service")]),
    (
        &[("effort: low", "weight: 3")],
        &[("weight-changed", Minor, "online"), ("effort-changed", Minor, "online")],
    ),
    (&[("open: 95", "open: {at_least: 95, weight: 4}")], &[("weight-changed", Minor, "online@open")]),
    (
        &[(
            "      - id: officer",
            "      - {id: budget, ask: {vi: Có kinh phí không?, en: Is there a budget?}, answer: yes_no, targets: {smart: yes}}\n      - id: officer",
        )],
        &[("question-added", Minor, "budget")],
    ),
    (
        &[("id: delay", "id: waiting-days"), ("do people wait", "do people have to wait")],
        &[("question-renamed", Major, "waiting-days"), ("text-changed", Patch, "waiting-days")],
    ),
    (
        &[
            ("\"Bao nhiêu dịch vụ có trên mạng?\"", "\"Tỷ lệ cán bộ đã học tin học?\""),
            ("\"How many of the services are online?\"", "\"What share of staff took a course?\""),
        ],
        &[("question-reused", Major, "online")],
    ),
    (
        &[(
            "answer: yes_no\n        targets:\n          first: yes",
            "answer: percent\n        targets:\n          first: 100",
        )],
        &[("question-reused", Major, "officer")],
    ),
    (
        &[("Bao nhiêu dịch vụ có trên mạng?", "Có bao nhiêu dịch vụ trên mạng?")],
        &[("text-changed", Patch, "online")],
    ),
    (&[("allow_na: true", "allow_na: false")], &[("allow-na-changed", Major, "delay")]),
    (&[("effort: low", "effort: low\n        allow_na: true")], &[("allow-na-changed", Minor, "online")]),
    (&[("allow_na: true", "allow_na: met")], &[("allow-na-changed", Minor, "delay")]),
    (&[("range: [0, 100]", "range: [0, 60]")], &[("range-changed", Major, "delay")]),
    (&[("range: [0, 100]", "range: [0, 365]")], &[("range-changed", Minor, "delay")]),
    (
        &[("range: [0, 100]", "range: [0, 100]\n        integer: true")],
        &[("integer-changed", Major, "delay")],
    ),
    (&[("vi: ngày, en: days", "vi: giờ, en: hours")], &[("unit-changed", Minor, "delay")]),
    (
        &[(
            "          - {id: wholly",
            "          - {id: mostly, title: {vi: Phần lớn, en: Most of it}}\n          - {id: wholly",
        )],
        // The target names an option, which is one place higher now and still the same.
        &[("option-added", Minor, "level")],
    ),
    (
        &[("          - {id: never, title: {vi: Không bao giờ, en: Never}}\n", "")],
        &[("option-removed", Major, "level")],
    ),
    (&[("id: never", "id: at-no-time")], &[("option-renamed", Major, "level")]),
    (
        &[
            ("          - {id: never, title: {vi: Không bao giờ, en: Never}}\n", ""),
            (
                "A part of the data}}\n",
                "A part of the data}}\n          - {id: never, title: {vi: Không bao giờ, en: Never}}\n",
            ),
        ],
        &[("options-reordered", Minor, "level")],
    ),
    (&[("value: 50", "value: 60")], &[("option-value-changed", Minor, "grade")]),
    (&[("en: Good}", "en: Good enough}")], &[("text-changed", Patch, "grade")]),
    (
        &[(
            "          - {id: access,",
            "          - {id: risk, title: {vi: Rủi ro, en: Risk}}\n          - {id: access,",
        )],
        &[("item-added", Minor, "rules")],
    ),
    (
        &[("          - {id: access, title: {vi: Truy cập, en: Access}}\n", "")],
        &[("item-removed", Major, "rules")],
    ),
    (&[("id: access", "id: permissions")], &[("item-renamed", Major, "rules")]),
    (
        &[
            ("          - {id: privacy, title: {vi: Riêng tư, en: Privacy}}\n", ""),
            (
                "en: Access}}\n",
                "en: Access}}\n          - {id: privacy, title: {vi: Riêng tư, en: Privacy}}\n",
            ),
        ],
        &[("items-reordered", Patch, "rules")],
    ),
    (
        &[
            ("en: Privacy}}", "en: Privacy}, points: 2}"),
            ("en: Quality}}", "en: Quality}, points: 1}"),
            ("en: Access}}", "en: Access}, points: 1}"),
        ],
        &[("item-points-changed", Minor, "rules")],
    ),
    (&[("open: 95", "open: 95\n          smart: 100")], &[("criterion-added", Minor, "online@smart")]),
    (&[("          open: 95\n", "")], &[("criterion-removed", Minor, "online@open")]),
    (&[("open: 95", "open: 90")], &[("target-changed", Minor, "online@open")]),
    (
        &[("at_least: 80, partial: 50", "at_least: 80, partial: 60")],
        &[("target-changed", Minor, "online@first")],
    ),
    (&[("worst: 30", "partial: 20")], &[("target-changed", Minor, "delay@open")]),
    (&[("open: partly", "open: wholly")], &[("target-changed", Minor, "level@open")]),
    (&[("first: yes", "first: no")], &[("target-changed", Minor, "officer@first")]),
    (&[("open: 95", "open: {at_least: 95, gate: true}")], &[("gate-added", Minor, "online@open")]),
    (&[("gate: true, ", "")], &[("gate-removed", Minor, "online@first")]),
    (&[("gate: true", "gate: partial")], &[("gate-changed", Minor, "online@first")]),
    (
        &[(
            "dimensions:\n",
            "applies_to:\n  commune: {not_asked: [{questions: [officer], reason: {vi: Không có, en: Has none}}]}\ndimensions:\n",
        )],
        &[("scope-changed", Major, "small")],
    ),
];

/// The lines of the question with this id, in the base.
fn question_block(id: &str) -> String {
    let start = BASE.find(&format!("      - id: {id}\n")).unwrap();
    let rest = &BASE[start..];
    let end = rest[1..].find("\n  - id").into_iter().chain(rest[1..].find("\n      - id")).min();
    rest[..end.map_or(rest.len(), |end| end + 2)].to_owned()
}

#[test]
fn each_kind_of_change_is_found_at_its_place_and_with_its_level() {
    let mut seen: Vec<ChangeKind> =
        ONE_EACH.iter().flat_map(|(changes, expected)| check_change(changes, expected)).collect();
    let officer = question_block("officer");
    let data = &BASE[BASE.find("  - id: data\n").unwrap()..];
    // The question moves up into the first dimension.
    seen.extend(check_change(
        &[(&officer, ""), ("  - id: data\n", &format!("{officer}  - id: data\n"))],
        &[("question-moved", Minor, "officer")],
    ));
    seen.extend(check_change(&[(&officer, "")], &[("question-removed", Major, "officer")]));
    seen.extend(check_change(
        &[(data, "")],
        &[
            ("dimension-removed", Major, "data"),
            ("question-removed", Major, "level"),
            ("question-removed", Major, "grade"),
            ("question-removed", Major, "rules"),
            ("question-removed", Major, "officer"),
        ],
    ));
    let nested = format!("    {}\n", data.trim_end().replace('\n', "\n    "));
    let group = "  - id: inside\n    title: {vi: Bên trong, en: Inside}\n    dimensions:\n";
    seen.extend(check_change(
        &[(data, &format!("{group}{nested}"))],
        &[("dimension-added", Minor, "inside"), ("dimension-moved", Minor, "data")],
    ));
    let open = "  - {id: open, title: {vi: Mở, en: Open}}\n";
    seen.extend(check_change(
        &[(open, ""), ("stages:\n", &format!("stages:\n{open}")), ("          open: 95\n", "")],
        &[
            ("stage-moved", Major, "open"),
            ("rule-changed", Major, "open"),
            ("rule-changed", Major, "first"),
            ("criterion-removed", Minor, "online@open"),
        ],
    ));
    seen.extend(check_change(
        &[
            (open, ""),
            ("          open: 95\n", ""),
            (&question_block("delay"), ""),
            ("          open: partly\n", ""),
        ],
        // What only belonged to the stage goes with it.
        &[("stage-removed", Major, "open"), ("question-removed", Major, "delay")],
    ));
    // Only a banded rubric has caps.
    let capped = |cap: &str| {
        read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: banded}},
              stages: [{{id: low, title: L, from: 20}}, {{id: high, title: H, from: 60}}],
              dimensions: [{{id: d, title: D, questions: [
                {{id: a, ask: Is it so?, answer: yes_no, target: {{is: yes, {cap}}}}}]}}]}}"
        ))
    };
    let (none, at_none, at_low) = (capped("cap: "), capped("cap: none"), capped("cap: low"));
    for (old, new, message) in [
        (&none, &at_none, "was none and is now `none`"),
        (&at_none, &at_low, "was `none` and is now `low`"),
        (&at_low, &none, "was `low` and is now none"),
    ] {
        let changes = compare(old, new).changes;
        assert_eq!(brief(&changes), [("cap-changed", Minor, "a")]);
        assert!(changes[0].message.get(Lang::En).ends_with(message), "{}", changes[0].message.get(Lang::En));
        seen.extend(changes.iter().map(|change| change.kind));
    }
    // And only a ratio has parts.
    let ratio = |parts: &str| {
        read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged}},
              stages: [{{id: low, title: L}}], dimensions: [{{id: d, title: D, questions: [
                {{id: a, ask: How many are so?, answer: ratio, parts: {parts}, targets: {{low: 50}}}}]}}]}}"
        ))
    };
    for (old, new, message) in [("whole", "decimal", "amounts with fractions"), ("decimal", "", "counts")] {
        let changes = compare(&ratio(old), &ratio(new)).changes;
        assert_eq!(brief(&changes), [("parts-changed", Patch, "a")]);
        assert!(changes[0].message.get(Lang::En).contains(message), "{}", changes[0].message.get(Lang::En));
        seen.extend(changes.iter().map(|change| change.kind));
    }
    let missing: Vec<_> = ChangeKind::ALL.iter().filter(|kind| !seen.contains(kind)).collect();
    assert_eq!(missing, Vec::<&ChangeKind>::new());
}

#[test]
fn two_questions_that_swap_their_ids_are_reused_and_renamed() {
    let old = base();
    let new = with(&[
        ("- id: online\n", "- id: swapped\n"),
        ("- id: delay\n", "- id: online\n"),
        ("- id: swapped\n", "- id: delay\n"),
    ]);
    assert_eq!(
        brief(&compare(&old, &new).changes),
        [
            ("question-reused", Major, "delay"),
            ("question-renamed", Major, "delay"),
            ("question-reused", Major, "online"),
            ("question-renamed", Major, "online"),
        ]
    );
    // The answers go with the questions, not with the ids.
    let answers = sheet(&old, "online: 70\ndelay: 12").responses;
    let carried = carry_over(&old, &new, None, &answers);
    assert_eq!(carried.lost, Vec::<usize>::new());
    assert_eq!(carried.responses, answers);
}
