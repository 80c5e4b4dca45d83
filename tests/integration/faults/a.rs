//! A. A wrong number without a word.

#![allow(clippy::unwrap_used)]

use super::desk::Folder;

#[test]
fn a1_a_fraction_for_a_percentage_is_warned_of_with_both_readings() {
    let folder = Folder::new()
        .sheet("low.yaml", "share: 0.85")
        .sheet("sign.yaml", "share: 0.85%")
        .sheet("ratio.yaml", "dossiers: {of: 0.85, total: 100}")
        .put("low.json", r#"{"agency": {"name": "A"}, "answers": {"share": 0.85}}"#)
        .put("low.toml", "agency = {name = \"A\"}\nanswers = {share = 0.85}\n");
    for name in ["low.yaml", "low.json", "low.toml"] {
        let ran = folder.assess(&[name]);
        ran.ends(0).says("warning[fraction-as-percent]: this is read as 0.85%").says("85% may be meant");
        ran.says("write 85 if it is 85%, or `0.85%`");
    }
    folder
        .assess(&["ratio.yaml"])
        .ends(0)
        .says("warning[fraction-as-percent]")
        .says("warning[fractional-part]");
    assert_eq!(folder.assess(&["sign.yaml"]).ends(0).stderr, "", "a percent sign leaves no doubt");
    folder.assess(&["low.yaml", "-q"]).ends(0).says("low.yaml:2:18: warning[fraction-as-percent]");
    folder.assess(&["low.yaml", "--lang", "vi"]).says("có thể ý bạn là 85%");
}

#[test]
fn a1_a_warning_can_be_denied_and_allowed() {
    let folder = Folder::new().sheet("low.yaml", "share: 0.85").put("assess.toml", "[check]\n");
    let denied = folder.assess(&["low.yaml", "--deny", "fraction-as-percent"]);
    denied.ends(1).says("error[fraction-as-percent]").shows("Xã low");
    assert_eq!(folder.assess(&["low.yaml", "--allow", "fraction-as-percent"]).ends(0).stderr, "");
    folder.assess(&["low.yaml", "--deny", "fraction-as-percnt"]).ends(2).says("fraction-as-percent");
    let folder = folder.put("assess.toml", "[check]\ndeny = [\"fraction-as-percent\"]\n");
    folder.assess(&["low.yaml"]).ends(1).says("error[fraction-as-percent]");
    folder.assess(&["low.yaml", "--warn", "fraction-as-percent"]).ends(0);
}

#[test]
fn a1_check_reports_what_scoring_warns_of() {
    let folder = Folder::new().sheet("low.yaml", "share: 0.85, count: 1.200");
    let ran = folder.run(&["check", "low.yaml", "--rubric", "./t.yaml"]);
    ran.ends(1).shows("warning[fraction-as-percent]").shows("warning[ambiguous-point]");
    folder.run(&["explain", "ambiguous-point"]).ends(0).shows("one thousand two hundred");
}

#[test]
fn a2_a_point_before_three_digits_is_warned_of_where_both_readings_are_answers() {
    let folder = Folder::new()
        .sheet("days.yaml", "count: 1.200")
        .sheet("share.yaml", "share: 92.125")
        .sheet("zero.yaml", "count: 0.812")
        .sheet("long.yaml", "count: 1234.567")
        .sheet("ratio.yaml", "dossiers: 8.120/10210")
        .sheet("group.yaml", "dossiers: 812/1.021")
        .put("days.json", r#"{"agency": {"name": "A"}, "answers": {"count": 1.200}}"#);
    for name in ["days.yaml", "days.json"] {
        let ran = folder.assess(&[name]);
        ran.ends(0)
            .says("warning[ambiguous-point]: this is read as 1.2; if the point groups digits, it is 1200");
    }
    for name in ["share.yaml", "zero.yaml", "long.yaml"] {
        assert_eq!(folder.assess(&[name]).ends(0).stderr, "", "{name}");
    }
    folder.assess(&["ratio.yaml"]).says("read as 8.12 of 10210").says("it is 8120 of 10210");
    folder.assess(&["group.yaml"]).ends(2).says("if points group digits, write 812/1021");
}

#[test]
fn a3_the_help_proposes_the_number_that_was_written_or_both_that_may_be_meant() {
    for (text, help) in [
        ("1,234.5", "for example 1234.5"),
        ("1.234,5", "for example 1234.5"),
        ("1,234", "write 1.234 if a fraction follows the mark, or 1234 if it groups digits"),
        ("1,200", "write 1.200 if a fraction follows the mark, or 1200 if it groups digits"),
        ("92,5", "write a decimal point: 92.5"),
        ("1.234.567", "for example 1234567"),
        ("1,23,456", "write only digits, and a point before a fraction"),
        ("1,200%", "write 1.200 if a fraction follows the mark, or 1200 if it groups digits"),
    ] {
        let folder = Folder::new().put("x.yaml", format!("agency: {{name: A}}\nanswers:\n  count: {text}\n"));
        folder.assess(&["x.yaml"]).ends(2).says(help);
    }
}
