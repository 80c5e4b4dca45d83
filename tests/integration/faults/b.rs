//! Results that depend on how things are named.

#![allow(clippy::unwrap_used)]

use serde_json::Value;

use super::room::{CASES, RUBRIC, Room, SHEET};

/// The rubric without its sources, of which a rule of `check` warns.
fn unsourced() -> String {
    RUBRIC.replace("        sources: [plan]\n", "")
}

#[test]
fn b1_each_rubric_goes_by_its_own_settings_in_whatever_order() {
    let room = Room::new()
        .put("p/a/t.yaml", unsourced())
        .put("p/b/t.yaml", unsourced())
        .put("p/a/assess.toml", "[check]\nallow = [\"missing-source\", \"unused-source\"]\n");
    for paths in [["p/a/t.yaml", "p/b/t.yaml"], ["p/b/t.yaml", "p/a/t.yaml"]] {
        let ran = room.run(&[&["check"], &paths[..]].concat());
        ran.ends(1);
        assert!(!ran.out.contains("p/a/t.yaml:") && ran.out.contains("p/b/t.yaml:"), "{}", ran.out);
    }
    room.run(&["check", "p/a/t.yaml"]).ends(0);
}

#[test]
fn b2_files_of_other_programs_are_passed_over_with_a_note_and_column_maps_are_checked() {
    let room = Room::new()
        .put("other.yaml", "on: push\n")
        .put("table.toml", "[columns]\nwidth = 3\nother = 1\n[package]\nname = \"x\"\n")
        .put("good.toml", "[columns]\nname = \"Country\"\nosi = \"Online Service Index\"\n")
        .put("bad.toml", "[columns]\nname = \"Country\"\nosi = \"A\"\nhciii = \"B\"\n");
    room.run(&["check", "other.yaml"]).ends(1).shows("unknown-kind");
    let skipped = room.run(&["check", "--skip-unknown", "other.yaml", "table.toml", "good.toml"]);
    skipped.ends(0);
    skipped.says("2 files skipped").shows("1 file checked");
    // A map is checked with the rubric that it fits best: that of the UN's survey.
    room.run(&["check", "bad.toml"]).ends(1).shows("hciii").hides("`osi`");
    room.run(&["check", "bad.toml", "--rubric", "oecd-dgi-2023"]).ends(1).shows("unknown key `osi`");
    // Walked to, the foreign ones are nothing to speak of.
    room.run(&["check", "."]).ends(1).shows("2 files checked").hides("other.yaml");
}

#[test]
fn b2_a_map_that_names_its_rubric_is_checked_with_it() {
    let room = Room::new()
        .put("m.toml", "[columns]\nname = \"A\"\nosi = \"B\"\n[constants]\nrubric = \"oecd-dgi-2023\"\n");
    room.run(&["check", "m.toml"]).ends(1).shows("unknown key `osi`");
}

#[test]
fn b3_cases_beside_a_rubric_are_run_though_only_the_rubric_is_named() {
    let mine = |text: &str| text.replace("small", "mine");
    let room = Room::new().put("rubrics/mine.yaml", mine(RUBRIC)).put("rubrics/mine.cases.yaml", mine(CASES));
    for more in [&[][..], &["--coverage"]] {
        let args = [&["check", "rubrics/mine.yaml"], more].concat();
        room.run(&args).ends(1).shows("failing-case").shows("2 files checked, 2 cases run");
    }
    room.run(&["check", "rubrics/mine.yaml", "--coverage"]).ends(1).shows("no case expects the stage `one`");
}

#[test]
fn b3_ids_are_found_as_for_scoring() {
    let mine = |text: &str| text.replace("small", "mine");
    let room = Room::new().put("rubrics/mine.yaml", mine(RUBRIC)).put("answers/x.yaml", mine(SHEET));
    room.run(&["check", "answers/x.yaml"]).ends(0);
    room.run(&["answers/x.yaml", "-q"]).ends(0);
    // Without the folder both look in vain, and both take an option.
    std::fs::rename(room.at("rubrics"), room.at("models")).unwrap();
    room.run(&["check", "answers/x.yaml"]).ends(1).shows("unknown-rubric");
    room.run(&["answers/x.yaml", "-q"]).ends(2).says("unknown-rubric");
    room.run(&["check", "answers/x.yaml", "--rubric", "models/mine.yaml"]).ends(0);
    // And both take the settings.
    room.write("assess.toml", "rubric = \"models/mine.yaml\"\n");
    room.write("answers/y.yaml", mine(SHEET).replace("rubric: mine\n", ""));
    room.run(&["check", "answers/y.yaml"]).ends(0);
    room.run(&["answers/y.yaml", "-q"]).ends(0);
}

#[test]
fn b4_the_name_of_a_case_file_tells_its_rubric() {
    let cases = CASES.replace("rubric: small@1\n", "");
    for (rubric, name) in [("m.yaml", "m.cases.yaml"), ("m.yml", "m.cases.yml"), ("m.yaml", "m.cases.yml")] {
        let room = Room::new().put(rubric, RUBRIC.replace("small", "m")).put(name, &cases);
        let ran = room.run(&["check", name]);
        ran.ends(1).shows("2 cases run: 1 error").shows("failing-case");
        ran.hides("unknown question");
    }
    let room = Room::new().put("other.cases.yaml", &cases);
    room.run(&["check", "other.cases.yaml"]).ends(1).shows("missing-key").hides("unknown question");
}

#[test]
fn b5_against_an_older_version_the_cases_are_run_too() {
    let old = RUBRIC;
    let new = RUBRIC.replace("id: second", "id: seconde").replace("version: 1.2.0", "version: 2.0.0");
    let good = CASES.replace("expect: {stage: two}", "expect: {stage: none}").replace("small@1", "small");
    let room = Room::new().put("old.yaml", old).put("small.yaml", new).put("small.cases.yaml", &good);
    // The version says enough, but the cases were not brought up to date.
    let stale = room.run(&["check", "small.yaml", "--against", "old.yaml"]);
    stale.ends(1);
    stale
        .shows("stale-case")
        .shows("0 of 2 cases and answer sheets have another result")
        .shows("says enough");
    room.write("small.cases.yaml", good.replace("second:", "seconde:"));
    room.run(&["check", "small.yaml", "--against", "old.yaml"]).ends(0).shows("0 of 2 cases");
    // In formats of findings, a version that says too little is one.
    room.write("small.yaml", room.read("small.yaml").replace("version: 2.0.0", "version: 1.3.0"));
    let github = room.run(&["check", "small.yaml", "--against", "old.yaml", "--format", "github"]);
    github.ends(1);
    github.shows("assess (version-too-low)::1.2.0 → 1.3.0").shows("at least 2.0.0");
}

/// The paths and all else of the findings, in a format for hosts of code.
fn findings(room: &Room, folder: &str, path: &str) -> Value {
    let ran = room.run_in(folder, &["check", path, "--format", "gitlab"]);
    ran.ends(1);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn b6_findings_are_the_same_wherever_the_run_begins_and_however_a_file_is_named() {
    let room = Room::new().put("p/b/t.yaml", unsourced()).put(".git/HEAD", "");
    let named = findings(&room, "", "p/b/t.yaml");
    assert_eq!(named[0]["location"]["path"], "p/b/t.yaml");
    let whole = room.at("p/b/t.yaml").display().to_string();
    let ways =
        [("p/b", "t.yaml"), ("p", "b/../b/t.yaml"), ("p/b", "."), ("p", "../p"), ("", "."), ("", &whole)];
    for (folder, path) in ways {
        assert_eq!(findings(&room, folder, path), named, "{folder} {path}");
    }
    for format in ["github", "sarif", "junit"] {
        room.run_in("p/b", &["check", "t.yaml", "--format", format]).ends(1).shows("p/b/t.yaml");
    }
}

#[cfg(unix)]
#[test]
fn b6_a_file_is_checked_once_through_whatever_links() {
    let room = Room::new().put("p/b/t.yaml", unsourced()).put(".git/HEAD", "");
    std::os::unix::fs::symlink("b", room.at("p/c")).unwrap();
    std::os::unix::fs::symlink("b/t.yaml", room.at("p/l.yaml")).unwrap();
    let named = findings(&room, "", "p/b/t.yaml");
    assert_eq!(findings(&room, "p", "c/t.yaml"), named);
    assert_eq!(findings(&room, "p", "l.yaml"), named);
    assert_eq!(findings(&room, "", "p"), named, "the link and the file are one");
    let both = room.run(&["check", "p/b/t.yaml", "p/c/t.yaml", "p/l.yaml"]);
    both.ends(1);
    both.shows("1 file checked");
}

#[test]
fn b6_the_host_of_the_code_says_where_the_root_is() {
    let room = Room::new().put("work/inner/t.yaml", unsourced()).put("work/inner/.git/HEAD", "");
    for name in ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
        let mut program = room.program("work/inner");
        program.env(name, room.at("work")).args(["check", "t.yaml", "--format", "gitlab"]);
        let found: Value = serde_json::from_slice(&program.output().unwrap().stdout).unwrap();
        assert_eq!(found[0]["location"]["path"], "inner/t.yaml", "{name}");
    }
    // Without a repository, paths begin at the working directory.
    let room = Room::new().put("a/t.yaml", unsourced());
    assert_eq!(findings(&room, "a", "t.yaml")[0]["location"]["path"], "t.yaml");
}

#[test]
fn b7_sarif_has_the_category_of_the_caller_or_none() {
    let room = Room::small();
    let id = |args: &[&str]| {
        let ran = room.run(&[&["check", "small.yaml", "--format", "sarif"], args].concat());
        ran.ends(0);
        let log: Value = serde_json::from_str(&ran.out).unwrap();
        log["runs"][0].get("automationDetails").map(|details| details["id"].clone())
    };
    assert_eq!(id(&[]), None);
    assert_eq!(id(&["--sarif-category", "rubrics"]), Some("rubrics/".into()));
}

#[test]
fn b_the_annotations_of_github_end_with_the_total() {
    let room = Room::new().put("t.yaml", unsourced());
    let ran = room.run(&["check", "t.yaml", "--format", "github"]);
    ran.ends(1);
    assert_eq!(ran.out.lines().last(), Some("::notice title=assess::1 file checked: 5 warnings"));
    let good = Room::small().run(&["check", "small.yaml", "--format", "github"]);
    good.ends(0);
    assert_eq!(good.out, "All good: 1 file checked, nothing found.\n");
}

#[test]
fn b8_the_settings_mean_the_same_to_every_command() {
    let room =
        Room::new().put("rubrics/small.yaml", RUBRIC).put("a.yaml", SHEET.replace("rubric: small\n", ""));
    room.write("assess.toml", "rubric = \"small\"\n");
    room.run(&["check", "a.yaml"]).ends(0);
    room.run(&["a.yaml", "-q"]).ends(0);
    room.run(&["batch", "a.yaml", "--format", "csv"]).ends(0);
    // A stage that the rubric cannot claim is an error alone and in a batch.
    room.write("assess.toml", "require = \"smart\"\n");
    room.write("a.yaml", "agency: {name: A}\nanswers: {}\n");
    for args in [
        &["a.yaml", "--rubric", "transition-profile"][..],
        &["batch", "a.yaml", "--rubric", "transition-profile"],
    ] {
        room.run(args).ends(2).says("assess.toml: require = \"smart\"");
    }
}

#[test]
fn b9_a_sheet_of_a_broken_rubric_shows_the_faults_of_the_rubric() {
    let room = Room::new().put("rubrics/small.yaml", RUBRIC.replace("yes_no", "yesno")).put("a.yaml", SHEET);
    for args in [&["check", "a.yaml"][..], &["check", "a.yaml", "--rubric", "rubrics/small.yaml"]] {
        let ran = room.run(args);
        ran.ends(1).shows("unknown value `yesno`").shows("rubrics/small.yaml:17:17");
        ran.shows("has faults of its own");
    }
    room.run(&["a.yaml"]).ends(2).says("unknown value `yesno`");
}

#[test]
fn d11_junit_has_a_test_case_for_each_golden_case() {
    let room = Room::new().put("small.yaml", RUBRIC).put("small.cases.yaml", CASES);
    let ran = room.run(&["check", ".", "--format", "junit"]);
    ran.ends(1);
    let report = quick_junit::Report::deserialize_from_str(&ran.out).unwrap();
    assert_eq!((report.tests, report.failures), (4, 1), "two files and two cases: {}", ran.out);
    let suite = report.test_suites.iter().find(|suite| suite.name.as_str() == "small.cases.yaml").unwrap();
    let names: Vec<&str> = suite.test_cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names, ["small.cases.yaml", "all", "plan-only"]);
    let failed =
        |at: usize| matches!(suite.test_cases[at].status, quick_junit::TestCaseStatus::NonSuccess { .. });
    assert_eq!([failed(0), failed(1), failed(2)], [false, false, true]);
    assert_eq!(suite.test_cases[2].extra["line"].as_str(), "8");
}
