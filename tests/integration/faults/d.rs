//! D: the model language and its checks.

use serde_json::Value;

use crate::decisions::Home;

/// A banded rubric of one dimension, with bands `low` from 20 and `high` from 75 unless `head` says otherwise.
fn banded(head: &str, questions: &[&str]) -> String {
    let head = if head.is_empty() {
        "stages: [{id: low, title: Low, from: 20}, {id: high, title: High, from: 75}]\nverdict: {method: banded}"
    } else {
        head
    };
    rubric(head, questions)
}

fn rubric(head: &str, questions: &[&str]) -> String {
    let list: Vec<String> = questions
        .iter()
        .map(|question| format!("      - {{ask: \"Is it so, {question:.1}?\", {question}}}\n"))
        .collect();
    format!(
        "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\n{head}\ndimensions:\n  - id: d\n    title: D\n    questions:\n{}",
        list.concat()
    )
}

fn sheet(answers: &str) -> String {
    format!("agency: {{name: Xã Minh Họa}}\nanswers: {{{answers}}}\n")
}

/// A rubric and the answers to it.
fn home(rubric: &str, answers: &str) -> Home {
    Home::new().put("r.yaml", rubric).put("s.yaml", sheet(answers))
}

fn json(home: &Home) -> Value {
    let ran = home.run("s.yaml --rubric r.yaml --format json");
    ran.ends(0);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// What `check` finds of a rule: where and what, with the help.
fn found(rubric: &str, code: &str) -> Vec<(String, String)> {
    let home = Home::new().put("r.yaml", rubric);
    let ran = home.run("check r.yaml --format json");
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let findings = report["files"][0]["findings"].as_array().unwrap().clone();
    let of = |finding: &Value| {
        let text = |key: &str| match &finding[key] {
            Value::Object(texts) => texts["en"].as_str().unwrap_or_default().to_owned(),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        (text("message"), text("help"))
    };
    findings.iter().filter(|finding| finding["code"] == code).map(of).collect()
}

#[test]
fn d1_a_dimension_of_weight_9_comes_before_one_of_weight_1() {
    let rubric = "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nstages: [{id: low, title: Low, from: 20}]\nverdict: {method: banded}
dimensions:
  - {id: small, title: S, weight: 1, questions: [{id: one, ask: One?, answer: yes_no, target: yes}]}
  - {id: big, title: B, weight: 9, questions: [{id: two, ask: Two?, answer: yes_no, target: yes}, {id: three, ask: Three?, answer: yes_no, target: yes}]}
";
    let gaps = json(&home(rubric, "one: no, two: no, three: no"))["gaps"].as_array().unwrap().clone();
    let of = |gap: &Value| {
        (gap["criterion"].as_str().unwrap().to_owned(), gap["overall_gain_ppm"].as_u64().unwrap())
    };
    let gaps: Vec<_> = gaps.iter().map(of).collect();
    let expected = [("two", 450_000), ("three", 450_000), ("one", 100_000)];
    assert_eq!(gaps, expected.map(|(id, gain)| (id.to_owned(), gain)));
}

#[test]
fn d2_the_least_step_that_is_enough_stands_beside_the_target() {
    let level = "id: level, answer: choice, options: [{id: a, title: A, value: 1}, {id: b, title: B, value: 2}, {id: c, title: C, value: 3}, {id: d, title: D, value: 4}, {id: e, title: E, value: 5}], target: 5";
    let rubric = banded(
        "",
        &[level, "id: share, answer: percent, target: 100", "id: part, answer: percent, target: 100"],
    );
    // (20 + 100 + 100) / 3 = 73.33: option b, worth 40, makes it 80.
    let home = home(&rubric, "level: a, share: 100, part: 100");
    home.run("s.yaml --rubric r.yaml").ends(0).shows("Enough on its own for stage 2 – High: “B” or higher");
    let full = home.run("s.yaml --rubric r.yaml --full");
    full.shows("“A” → “E”").shows("Enough on its own for stage 2 – High: “B” or higher");
    home.run("s.yaml --rubric r.yaml --lang vi")
        .shows("Riêng câu này đã đủ để đạt mức 2 – High: “B” trở lên");
    // 20 + 5 + 100: no single step is enough, so none is named.
    let two = home.put("s.yaml", sheet("level: a, share: 5, part: 100")).run("s.yaml --rubric r.yaml --full");
    assert!(!two.stdout.contains("Enough on its own"), "{}", two.stdout);
}

#[test]
fn d3_a_band_below_the_lowest_answers_is_nobodys() {
    let bands = |unanswered: &str, from: &str| {
        format!(
            "stages: [{{id: low, title: Low, from: 0}}, {{id: mid, title: Mid, from: {from}}}]\nverdict: {{method: banded, unanswered: {unanswered}}}"
        )
    };
    let number = "id: one, answer: number, range: [1, 5], target: 5";
    let check = |head: &str, questions: &[&str]| found(&rubric(head, questions), "unreachable-stage");
    let [(message, help)] = &check(&bands("block", "20"), &[number])[..] else { panic!() };
    assert_eq!(
        message,
        "the stage `low` is never the verdict: the lowest possible answers attain `mid` already"
    );
    assert!(help.contains("`mid`") && help.contains("`low`"), "{help}");
    assert!(check(&bands("block", "20.0001"), &[number]).is_empty());
    // A blank counts as not met, so `low` is the verdict of a sheet with blanks.
    assert!(check(&bands("unmet", "20"), &[number]).is_empty());
    assert!(check(&bands("nullify", "20"), &[number]).is_empty());
    assert_eq!(check(&bands("excluded", "20"), &[number]).len(), 1);
    // With a question that can be worth nothing it depends on whether the other one may be left out.
    let yes_no = "id: two, answer: yes_no, target: yes";
    assert_eq!(check(&bands("block", "10"), &[number, yes_no]).len(), 1);
    let may = "id: one, answer: number, range: [1, 5], target: 5, allow_na: true";
    assert!(check(&bands("block", "10"), &[may, yes_no]).is_empty());
    // Less is better: at worst 40, of a line from 50 down to 10.
    let less = "id: one, answer: number, range: [0, 40], target: {at_most: 10, worst: 50}";
    assert_eq!(check(&bands("block", "25"), &[less]).len(), 1);
    assert!(check(&bands("block", "25.0001"), &[less]).is_empty());
    // The same of stages that build on each other.
    let staged = "stages: [{id: low, title: Low}, {id: mid, title: Mid}]\nverdict: {method: staged, unanswered: block, requires: {low: {low: 10}, mid: {low: 20}}}";
    let target = "id: one, answer: number, range: [1, 5], targets: {low: 5, mid: 5}";
    let messages = check(staged, &[target]);
    assert!(
        messages.iter().any(|(message, _)| message.contains("the lowest possible answers")),
        "{messages:?}"
    );
}

#[test]
fn d4_a_stage_without_criteria_is_decided_by_what_it_asks_of_others() {
    let staged = "stages: [{id: low, title: Low}, {id: mid, title: Mid}]\nverdict: {method: staged, requires: {mid: {low: 90}}}";
    let rubric = rubric(staged, &["id: one, answer: percent, targets: {low: 100}"]);
    for (answer, stage) in [("95", 2), ("90", 2), ("89.9999", 1), ("50", 0)] {
        let result = json(&home(&rubric, &format!("one: {answer}")));
        assert_eq!(result["verdict"]["number"], stage, "{answer}: {}", result["verdict"]);
    }
    assert!(found(&rubric, "unreachable-stage").is_empty());
}

#[test]
fn d5_advice_about_a_dominant_criterion_can_be_followed() {
    let help = |rubric: &str| {
        found(rubric, "dominant-criterion").into_iter().map(|(_, help)| help).collect::<Vec<_>>()
    };
    let staged = "stages: [{id: low, title: Low}]\nverdict: {method: staged}";
    let other = "id: other, answer: yes_no, targets: {low: yes}";
    let heavy =
        |gate: &str| format!("id: heavy, answer: yes_no, targets: {{low: {{is: yes, weight: 5{gate}}}}}");
    let [free] = &help(&rubric(staged, &[&heavy(""), other]))[..] else { panic!() };
    assert!(free.contains("make it a gate"), "{free}");
    let [gate] = &help(&rubric(staged, &[&heavy(", gate: true"), other]))[..] else { panic!() };
    assert_eq!(gate, "lower its weight, or raise those of the others");
    let weighed =
        ["id: heavy, weight: 5, answer: yes_no, target: yes", "id: other, answer: yes_no, target: yes"];
    assert_eq!(help(&banded("", &weighed)), ["lower its weight, or raise those of the others"]);
    // The only one of a stage, or of all: nothing can be done that would not be another model.
    assert!(help(&rubric(staged, &[other])).is_empty());
    assert!(help(&banded("", &["id: other, answer: yes_no, target: yes"])).is_empty());
    let unweighed = "id: none, weight: 0, answer: yes_no, targets: {low: yes}";
    assert!(help(&rubric(staged, &[other, unweighed])).is_empty());
    // Alone in its dimension: its own weight changes nothing.
    let two = rubric(staged, &[other]).replace("title: D", "title: D\n    weight: 3")
        + "  - {id: e, title: E, questions: [{id: x, ask: Is it?, answer: yes_no, targets: {low: yes}}]}\n";
    let [alone] = &help(&two)[..] else { panic!() };
    assert_eq!(alone, "lower the weight of the dimension `d`, or ask a second question there");
}

#[test]
fn d6_numbers_and_ids_tell_questions_apart() {
    let near = |first: &str, second: &str| {
        let question = |id: &str, ask: &str| format!("id: {id}, answer: yes_no, target: yes}} # {ask}");
        let text = banded("", &[&question("a", ""), &question("b", "")]);
        let (a, b) = (format!("ask: \"{first}\""), format!("ask: \"{second}\""));
        let text = text.replacen("ask: \"Is it so, i?\"", &a, 1).replacen("ask: \"Is it so, i?\"", &b, 1);
        found(&text.replace(" # }", ""), "near-duplicate-question").len()
    };
    for (first, second) in [
        ("Is requirement 3.4.5 met?", "Is requirement 3.5.4 met?"),
        (
            "Is the whole of requirement 3.4.5 met in every unit of the agency?",
            "Is the whole of requirement 3.5.4 met in every unit of the agency?",
        ),
        (
            "Is the practice AC-01 of the whole baseline met in every project?",
            "Is the practice AC-02 of the whole baseline met in every project?",
        ),
        (
            "Is item 12 of the whole list met in every unit of the agency?",
            "Is item 13 of the whole list met in every unit of the agency?",
        ),
    ] {
        assert_eq!(near(first, second), 0, "{first}");
    }
    for (first, second) in [
        (
            "Is the whole of requirement 3.4.5 met in every unit of the agency?",
            "Is the whole of requirement 3.4.5 met in every unit of an agency?",
        ),
        (
            "Are at least 50% of all dossiers of the agency filed online by citizens?",
            "Are at least 80% of all dossiers of the agency filed online by citizens?",
        ),
        (
            "Are at least 50 % of all dossiers of the agency filed online by citizens?",
            "Are at least 80 % of all dossiers of the agency filed online by citizens?",
        ),
    ] {
        assert_eq!(near(first, second), 1, "{first}");
    }
}

#[test]
fn d7_a_sheet_of_nothing_but_not_applicable_says_that_nothing_was_scored() {
    let asked = [
        "id: a, answer: yes_no, target: yes, allow_na: true",
        "id: b, answer: yes_no, target: yes, allow_na: true",
    ];
    let na = "a: {na: does not concern us}, b: {na: does not concern us}";
    let home = home(&banded("", &asked), na);
    let ran = home.run("s.yaml --rubric r.yaml");
    ran.ends(0).shows("Nothing was scored: no question that counts has an answer");
    for untrue in ["Stage 0", "Firm", "criterion that leads there is met"] {
        assert!(!ran.stdout.contains(untrue), "{untrue}: {}", ran.stdout);
    }
    home.run("s.yaml --rubric r.yaml -q").shows("Xã Minh Họa: nothing was scored · index –");
    home.run("s.yaml --rubric r.yaml --lang vi").shows("Chưa chấm được gì");
    // The same of stages that build on each other, and of an index alone.
    for method in ["staged", "profile"] {
        let head = format!("stages: [{{id: low, title: Low}}]\nverdict: {{method: {method}}}");
        let asked = asked.map(|question| question.replace("target: yes", "targets: {low: yes}"));
        let home = self::home(&rubric(&head, &asked.each_ref().map(String::as_str)), na);
        home.run("s.yaml --rubric r.yaml").shows("Nothing was scored");
    }
}

#[test]
fn d8_a_blocked_verdict_has_no_index() {
    let head = "stages: [{id: low, title: Low, from: 20}]\nverdict: {method: banded, unanswered: block}";
    let rubric = rubric(head, &["id: a, answer: yes_no, target: yes", "id: b, answer: yes_no, target: yes"]);
    let home = home(&rubric, "a: yes");
    let ran = home.run("s.yaml --rubric r.yaml");
    ran.ends(0).shows("No verdict until the unanswered question is answered").shows("index –");
    ran.shows("With the unanswered question answered: stage 1 – Low, whatever the");
    let result = json(&home);
    assert_eq!((&result["verdict"]["index_ppm"], &result["verdict"]["stage"]), (&Value::Null, &Value::Null));
    let csv = home.run("batch s.yaml --rubric r.yaml --columns name,stage,index --format csv");
    assert!(
        csv.stdout.ends_with("Xã Minh Họa,,\n") || csv.stdout.ends_with("Xã Minh Họa,,\r\n"),
        "{:?}",
        csv.stdout
    );
}

#[test]
fn d9_ids_of_another_standard_are_not_a_matter_of_style() {
    let asked = ["id: OSPS-AC-01, answer: percent, target: 100", "id: 3.1.1, answer: percent, target: 100"];
    let own = banded("", &asked);
    assert_eq!(found(&own, "id-style").len(), 2);
    let external = own.replace("languages:", "ids: external\nlanguages:");
    assert!(found(&external, "id-style").is_empty() && found(&external, "unknown-key").is_empty());
    assert_eq!(found(&external.replace("external", "extern"), "unknown-value").len(), 1);
    // Nor in its sheets.
    let home = home(&external, "OSPS-AC-01: 5, 3.1.1: 7");
    home.run("check s.yaml --rubric r.yaml").ends(0);
    home.run("s.yaml --rubric r.yaml").ends(0);
}

#[test]
fn d9_a_criterion_is_idle_only_where_a_verdict_is_claimed() {
    let head = |requires: &str| {
        format!(
            "stages: [{{id: low, title: Low}}, {{id: mid, title: Mid}}]\nverdict: {{method: staged, requires: {requires}}}"
        )
    };
    let asked = [
        "id: one, answer: percent, targets: {low: 50, mid: 90}",
        "id: two, answer: percent, targets: {low: 50, mid: 90}",
    ];
    assert_eq!(found(&rubric(&head("{low: {low: 50}, mid: {low: 60}}"), &asked), "idle-criterion").len(), 2);
    assert!(found(&rubric(&head("{low: {}, mid: {}}"), &asked), "idle-criterion").is_empty());
    let profile = "stages: [{id: low, title: Low}, {id: mid, title: Mid}]\nverdict: {method: profile}";
    assert!(found(&rubric(profile, &asked), "idle-criterion").is_empty());
}

#[test]
fn d9_texts_that_are_missing_everywhere_are_said_once() {
    let asked: Vec<String> = (0..9).map(|at| format!("id: q{at}, answer: yes_no, target: yes")).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let home = Home::new().put("r.yaml", banded("", &asked));
    let ran = home.run("check r.yaml");
    for code in ["missing-evidence", "missing-recommendation", "missing-source"] {
        assert_eq!(ran.stdout.matches(&format!("warning[{code}]")).count(), 1, "{}", ran.stdout);
    }
    assert_eq!(ran.stdout.matches("= note: the same at 8 more places: ").count(), 3, "{}", ran.stdout);
    // All are counted, and machines get each.
    assert_eq!(found(&banded("", &asked), "missing-evidence").len(), 9);
    ran.ends(1).shows("27 warnings");
    // A few are shown one by one.
    let few = Home::new().put("r.yaml", banded("", &asked[..4])).run("check r.yaml");
    assert_eq!(few.stdout.matches("warning[missing-evidence]").count(), 4, "{}", few.stdout);
}

#[test]
fn d10_a_bare_word_where_a_map_belongs_is_answered_with_one() {
    let staged = "stages: [{id: low, title: Low}]\nverdict: {method: staged}";
    let help = |rubric: &str| {
        let found = found(rubric, "wrong-type");
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1.clone()
    };
    let of = |question: &str| help(&rubric(staged, &[question]));
    assert_eq!(
        of("id: a, answer: checklist, items: [web], targets: {low: 1}"),
        "write a map, as in `{id: web, title: \"Web\"}`"
    );
    assert_eq!(
        of("id: a, answer: choice, options: [Cổng dịch vụ công], targets: {low: x}"),
        "write a map, as in `{id: an-id, title: \"Cổng dịch vụ công\"}`"
    );
    assert_eq!(
        of("id: a, answer: choice, options: {x: Some, y: All}, targets: {low: x}"),
        "write a list, as in `[{id: x, title: \"Some\"}]`"
    );
    assert_eq!(
        of("id: a, answer: percent, targets: 80"),
        "name the stage that it is the target of: `targets: {low: 80}`"
    );
    assert_eq!(of("id: a, answer: yes_no, targets: {low: yes}, sources: law"), "write a list, as in `[law]`");
    let good = rubric(staged, &["id: a, answer: yes_no, targets: {low: yes}"]);
    // What the help shows is read: what hangs on the word is not reported, too.
    let stages = help(&good.replace("[{id: low, title: Low}]", "[low]"));
    assert_eq!(stages, "write a map, as in `{id: low, title: \"Low\"}`, lowest stage first");
    assert!(
        help(&format!("{good}  - dim\n"))
            .starts_with("write a map, as in `{id: dim, title: \"Dim\", questions:")
    );
    assert!(help(&format!("{good}      - word\n")).starts_with("write a map, as in `{id: word, ask:"));
    let sources = help(&good.replace("languages:", "sources: [law]\nlanguages:"));
    assert_eq!(sources, "write a map, as in `sources: {law: {title: …, status: reference}}`");
}

#[test]
fn d12_a_design_choice_among_sources_is_told_where_it_belongs() {
    let staged = "stages: [{id: low, title: Low}]\nverdict: {method: staged}";
    let where_it_belongs =
        "`design-choice` is no source: it stands alone, at a target, as in `basis: design-choice`";
    for question in [
        "id: a, answer: percent, targets: {low: {at_least: 5, basis: [design-choice]}}",
        "id: a, answer: percent, targets: {low: 5}, sources: [design-choice]",
    ] {
        let found = found(&rubric(staged, &[question]), "unknown-source");
        assert_eq!(found, [("unknown source `design-choice`".to_owned(), where_it_belongs.to_owned())]);
    }
    let bare = rubric(staged, &["id: a, answer: percent, targets: {low: 5}, sources: design-choice"]);
    assert_eq!(found(&bare, "wrong-type")[0].1, where_it_belongs);
    let key = rubric(staged, &["id: a, answer: percent, targets: {low: {at_least: 5, basis: law}}"]);
    let key = key.replace("languages:", "sources: {law: {title: Law, status: in-force}}\nlanguages:");
    assert_eq!(found(&key, "unknown-value")[0].1, "sources stand in brackets: `basis: [law]`");
    let right =
        rubric(staged, &["id: a, answer: percent, targets: {low: {at_least: 5, basis: design-choice}}"]);
    assert!(found(&right, "missing-source").is_empty());
}
