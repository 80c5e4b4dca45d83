//! E: words.

use std::process::Command;

use crate::decisions::Home;

const RUBRIC: &str = "\
rubric: r
version: 1.0.0
title: R
languages: [vi, en]
stages: [{id: low, title: {vi: Bắt đầu, en: Start}}, {id: high, title: {vi: Nâng cao, en: Advanced}}]
verdict: {method: staged}
dimensions:
  - id: d
    title: D
    questions:
      - {id: has-policy, ask: Is there a policy?, answer: yes_no, targets: {low: yes}}
      - {id: share, ask: Which share?, answer: percent, targets: {low: 50, high: 80}}
      - {id: level, ask: Which level?, answer: choice, options: [{id: none, title: {vi: Chưa làm, en: Nothing}}, {id: some, title: {vi: Một phần, en: Some of it}}, {id: all, title: {vi: Tất cả, en: All of it}}], targets: {low: some, high: all}}
      - {id: items, ask: Which items?, answer: checklist, items: [{id: a, title: {vi: Cổng dịch vụ, en: Portal}}, {id: b, title: Kho}], targets: {low: 1}}
";

fn home(sheet: &str) -> Home {
    Home::new().put("r.yaml", RUBRIC).put("s.yaml", sheet)
}

fn answered(answers: &str) -> Home {
    home(&format!("agency: {{name: Xã Minh Họa}}\nanswers:\n  {answers}\n"))
}

const MEANT_YES: &str = "did you mean `yes`? write `yes` or `no`";
const MEANT_NO: &str = "did you mean `no`? write `yes` or `no`";
const MARK: &str = "a mark may be meant either way: write `yes` or `no`";

#[test]
fn e_what_is_neither_yes_nor_no_is_told_why_and_what_to_write() {
    for (written, help) in [
        ("x", MARK),
        ("X", MARK),
        ("✓", MARK),
        ("1", MEANT_YES),
        ("Y", MEANT_YES),
        ("co", MEANT_YES),
        ("đã có", MEANT_YES),
        ("Rồi", MEANT_YES),
        ("0", MEANT_NO),
        ("n", MEANT_NO),
        ("ko", MEANT_NO),
        ("Khong", MEANT_NO),
        ("Chưa", MEANT_NO),
        ("chưa có", MEANT_NO),
        ("“có”", "remove the quotes or the full stop around the word: write `có`"),
        ("‘yes’", "remove the quotes or the full stop around the word: write `yes`"),
        ("Có.", "remove the quotes or the full stop around the word: write `Có`"),
        ("\" no\"", "remove the blanks around the word: write `no`"),
        ("\"có\u{a0}\"", "remove the no-break space beside the word: write `có`"),
        ("có\u{a0}", "remove the no-break space beside the word: write `có`"),
        ("đang làm", "write `yes` or `no`; leave the question out if the answer is not known yet"),
        ("[yes]", "write `yes` or `no`; leave the question out if the answer is not known yet"),
    ] {
        let ran = answered(&format!("has-policy: {written}")).run("s.yaml --rubric r.yaml");
        ran.ends(2)
            .says("expected “yes” or “no” (also có/không, true/false), found")
            .says(&format!("= help: {help}\n"));
    }
    let ran = answered("has-policy: Chưa").run("s.yaml --rubric r.yaml --lang vi");
    ran.says("cần “có” hoặc “không” (hoặc yes/no, true/false), nhưng gặp `Chưa`");
    ran.says("= gợi ý: có phải ý bạn là `không`? hãy viết `có` hoặc `không`");
    for read in ["Có", "KHÔNG", "true", "No"] {
        answered(&format!("has-policy: {read}")).run("s.yaml --rubric r.yaml").ends(0);
    }
}

#[test]
fn e_titles_and_vietnamese_kinds_are_named_in_the_hint() {
    for (written, help) in [
        ("level: Some of it", "that is the title of `some`: write `some`"),
        ("level: một phần", "that is the title of `some`: write `some`"),
        ("level: ALL  of it", "that is the title of `all`: write `all`"),
        ("items: [Portal]", "that is the title of `a`: write `a`"),
        ("level: som", "did you mean `some`?"),
    ] {
        answered(written).run("s.yaml --rubric r.yaml").ends(2).says(&format!("= help: {help}\n"));
    }
    for (written, kind) in [
        ("tỉnh", "province"),
        ("Thành phố", "province"),
        ("Bộ", "ministry"),
        ("sở", "department"),
        ("phường", "commune"),
    ] {
        let home = home(&format!("agency: {{name: Minh Họa, kind: {written}}}\nanswers: {{}}\n"));
        home.run("s.yaml --rubric r.yaml").ends(2).says(&format!("= help: did you mean `{kind}`?"));
    }
    let text = RUBRIC.replace("verdict:", "applies_to: {xã: {not_asked: []}}\nverdict:");
    Home::new().put("r.yaml", text).run("check r.yaml").ends(1).shows("did you mean `commune`?");
}

#[test]
fn e_a_bad_kind_hides_no_other_fault() {
    let text = "agency: {name: Minh Họa, kind: tỉnh}\nperiod: Q3\nanswers: {has-policy: maybe, share: 333, lvel: all}\n";
    let ran = home(text).run("s.yaml --rubric r.yaml");
    ran.ends(2)
        .says("unknown value `tỉnh`")
        .says("found `maybe`")
        .says("`333` is not between")
        .says("`lvel`");
    ran.says("`Q3` is not a period").says("s.yaml: 5 errors");
}

#[test]
fn e_only_keys_that_apply_are_proposed() {
    let known = |text: &str| {
        let ran = Home::new().put("r.yaml", text).run("check r.yaml");
        let line =
            ran.stdout.lines().find(|line| line.contains("help: known here")).unwrap_or_default().to_owned();
        assert!(!line.is_empty(), "{}", ran.stdout);
        line
    };
    let lacks = |line: &str, keys: &[&str]| {
        for key in keys {
            assert!(!line.contains(&format!("`{key}`")), "{key}: {line}");
        }
    };
    let banded = RUBRIC
        .replace("method: staged", "method: banded, zzzzzzzz: 1")
        .replace("id: low,", "id: low, from: 10,")
        .replace("id: high,", "id: high, from: 50,");
    let line = known(&banded);
    lacks(&line, &["requires"]);
    assert!(line.contains("`aggregate`"), "{line}");
    let staged = known(&RUBRIC.replace("method: staged", "method: staged, zzzzzzzz: 1"));
    assert!(staged.contains("`requires`") && staged.contains("`aggregate`"), "{staged}");
    let stage = known(&RUBRIC.replace("{id: low,", "{zzzzzzzz: 1, id: low,"));
    lacks(&stage, &["from"]);
    let number = known(&RUBRIC.replace("low: 50, high", "low: {at_least: 50, zzzzzzzz: 1}, high"));
    lacks(&number, &["is"]);
    assert!(number.contains("`partial`"), "{number}");
    let yes_no = known(&RUBRIC.replace("targets: {low: yes}", "targets: {low: {is: yes, zzzzzzzz: 1}}"));
    lacks(&yes_no, &["at_least", "at_most", "partial", "worst", "credit"]);
    let choice = known(&RUBRIC.replace("low: some", "low: {at_least: some, zzzzzzzz: 1}"));
    lacks(&choice, &["is", "worst"]);
    // A key of another method or kind is still told apart from one that does not exist.
    let foreign = RUBRIC.replace("{id: low,", "{id: low, from: 10,");
    Home::new().put("r.yaml", foreign).run("check r.yaml").shows("`from` belongs to `method: banded`");
}

#[test]
fn e_a_list_that_is_not_closed_is_called_so() {
    let ran = answered("items: [a, b\n  share: 5").run("s.yaml --rubric r.yaml");
    ran.ends(2)
        .says("a `[` is not closed, or a `,` is missing before here")
        .says("- opened here")
        .says("help: close it with `]`");
    let ran = answered("items: [a]\n  share: 5: 7").run("s.yaml --rubric r.yaml");
    ran.ends(2).says("a `: ` inside a value");
}

#[test]
fn e_an_answer_above_its_keys_is_told_where_it_belongs() {
    let ran = answered("share: 85 # about\n    # why\n    value:").run("s.yaml --rubric r.yaml");
    ran.ends(2)
        .says("`share` has a value, and lines below it as well")
        .says("- the lines below it begin here")
        .says("help: write the value after `value:`, and nothing after `share:`");
}

#[test]
fn e_several_sheets_get_the_line_for_all_of_them() {
    let home =
        answered("share: 5").put("b c.yaml", "agency: {name: B}\nanswers: {}\n").put("t.yaml", "answers: {}");
    let ran = home.run("s.yaml t.yaml --rubric r.yaml");
    ran.ends(2).says(
        "`t.yaml` is one file too many; to score several: `assess batch s.yaml t.yaml --rubric r.yaml`",
    );
    home.run("s.yaml nowhere.yaml")
        .ends(2)
        .says("`nowhere.yaml` is one file too many; `assess batch` scores several");
    home.run("s.yaml t.yaml --lang vi").ends(2).says("để chấm nhiều tệp: `assess batch s.yaml t.yaml`");
}

#[test]
fn e_the_program_alone_shows_three_ways_to_begin() {
    let ran = home("").run("");
    ran.ends(2).says("  assess FILE  ").says("  assess batch PATH...  ").says("  assess check PATH...  ");
    home("").run("--lang vi").ends(2).says("có ba cách bắt đầu").says("  assess batch ĐƯỜNG_DẪN...  ");
    // A command that lacks something is another matter.
    home("").run("batch").ends(2).says("these arguments are missing: `<PATH>...`");
}

#[test]
fn e_a_stage_is_taken_by_its_title() {
    let home = answered("share: 100");
    for stage in ["high", "2", "Advanced", "advanced"] {
        home.run(&format!("s.yaml --rubric r.yaml -q --require {stage}")).ends(1);
        home.run(&format!("s.yaml --rubric r.yaml --target {stage}")).ends(0).shows("stage 2 – Advanced");
    }
    home.run("s.yaml --rubric r.yaml --target Advancd").ends(2).says("has no stage `Advancd`");
}

#[test]
fn e_every_page_that_the_manual_names_is_there() {
    let home = home("");
    let manual = home.run("man");
    manual.ends(0);
    let pages: Vec<&str> = manual
        .stdout
        .lines()
        .filter_map(|line| line.strip_prefix("assess\\-")?.strip_suffix("(1)"))
        .collect();
    assert!(pages.len() >= 9, "{pages:?}");
    for page in pages {
        let ran = home.run(&format!("man {page}"));
        ran.ends(0).shows(&format!(".TH assess-{page} 1"));
        home.run(&format!("help {page}")).ends(0).shows(&format!("Usage: assess {page}"));
    }
    home.run("man rubrics show").ends(0).shows("assess\\-rubrics\\-show");
    home.run("help").ends(0).shows("Usage: assess [OPTIONS] <FILE>");
    home.run("help check --lang vi").ends(0).shows("Cách dùng: assess check");
    for command in ["check", "batch", "rubrics show"] {
        assert_eq!(
            home.run(&format!("help {command}")).stdout,
            home.run(&format!("{command} --help")).stdout
        );
    }
    home.run("man chek").ends(2).says("there is no command `chek`; did you mean `check`?");
}

#[test]
fn e_completions_know_rubrics_stages_and_rules() {
    let script = home("").run("completions bash");
    script.ends(0);
    let complete = |words: &str| {
        let home = self::home("").put("c.sh", &script.stdout);
        let run = format!(
            "source ./c.sh; COMP_WORDS=(assess {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); compopt() {{ :; }}; \
             _assess assess \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &run]).current_dir(home.path()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    // A rubric may be a file of one's own.
    home("").run("completions zsh").shows(":RUBRIC:{compadd -- digital-government ").shows("; _files}");
    let zsh = home("").run("completions zsh");
    zsh.shows(":CODE:_sequence compadd - ambiguous-point ").shows("code:(ambiguous-point ");
    let fish = home("").run("completions fish");
    fish.shows(" -r -F -a \"digital-government").shows("-a \"(__fish_append , ambiguous-point ");
    for (command, words) in [
        ("explain\" -f", "ambiguous-point "),
        ("rubrics; and __fish_seen_subcommand_from show\" -F", "digital-government "),
        ("schema\" -f", "rubric "),
        ("man\" -f", "check "),
        ("help\" -f", "check "),
    ] {
        fish.shows(&format!("-n \"__fish_assess_using_subcommand {command} -a \"{words}"));
    }
    for (words, expected) in [
        ("--rubric four", "four-no-four-have"),
        ("check --rubric strategy", "strategy-942"),
        ("s.yaml --target open", "open"),
        ("batch x --require open", "open"),
        ("check --deny vacuous", "vacuous-stage"),
        ("explain vacuous", "vacuous-stage"),
        ("rubrics show four", "four-no-four-have"),
        ("schema rub", "rubric"),
        ("man migr", "migrate"),
    ] {
        assert_eq!(complete(words), expected, "{words}");
    }
}
