//! Bringing an answer sheet to another version of its rubric: rubric specification, section 6.8.

use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::cases::against::{Migration, migrate};
use assess::model::answers;
use assess::model::rubric::Rubric;
use assess::report::view::migrate as view;
use assess::report::write::terminal;
use assess::syntax::format::Format;

use crate::support::read_rubric;

fn rubric(version: &str, questions: &[&str]) -> Rubric {
    let mut text = format!(
        "rubric: made-up\nversion: {version}\ntitle: Made up\nlanguages: [en]\nverdict: {{method: staged}}\nstages: [{{id: s, title: S}}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n"
    );
    for question in questions {
        text.push_str("      - {");
        text.push_str(question);
        text.push_str("}\n");
    }
    read_rubric(&text)
}

fn versions() -> (Rubric, Rubric) {
    let old = rubric(
        "1.4.0",
        &[
            "id: share, ask: What share of services runs online?, answer: percent, targets: {s: 80}",
            "id: plan, ask: How far is the yearly plan carried out?, answer: choice, options: [{id: none-yet, title: None}, {id: half, title: Half}], targets: {s: half}",
            "id: fax, ask: Do fax machines still answer letters?, answer: yes_no, targets: {s: no}",
            "id: days, ask: After how many days is a letter answered?, answer: number, range: [0, 400], targets: {s: {at_most: 9, worst: 90}}",
        ],
    );
    let new = rubric(
        "2.0.1",
        &[
            "id: online-share, was: [share], ask: What share of services runs online?, answer: percent, targets: {s: 80}",
            "id: plan, ask: How far is the yearly plan carried out?, answer: choice, options: [{id: nothing, was: [none-yet], title: None}, {id: half, title: Half}], targets: {s: half}",
            "id: days, ask: After how many days is a letter answered?, answer: number, range: [0, 100], targets: {s: {at_most: 9, worst: 90}}",
            "id: open-data, ask: Is the list of open data published?, answer: yes_no, targets: {s: yes}",
        ],
    );
    (old, new)
}

fn migrated<'r>(name: &str, text: &str, (old, new): (&'r Rubric, &'r Rubric)) -> Migration<'r> {
    let source = SourceFile::new(name, text);
    let tree = Format::of(name, text).parse(&source).expect("well-formed");
    let sheet = answers::read(&tree, old).expect("a sheet of the old version");
    migrate(&source, &tree, &sheet, (old, new))
}

const SHEET: &str = "\
# Quý III
rubric: \"made-up@1\"
agency: {name: Tỉnh Minh Họa A}
answers:
  share: 40 # như kỳ trước
  plan: {value: none-yet, appraised: {value: half}}
  fax:
    value: yes
    evidence:
    - BC 1
  'days': 300
";

#[test]
fn former_ids_are_renamed_and_everything_else_stays_as_it_is_written() {
    let (old, new) = versions();
    let migration = migrated("sheet.yaml", SHEET, (&old, &new));
    let expected = "\
# Quý III
rubric: \"made-up@2\"
agency: {name: Tỉnh Minh Họa A}
answers:
  online-share: 40 # như kỳ trước
  plan: {value: nothing, appraised: {value: half}}
#   fax:
#     value: yes
#     evidence:
#     - BC 1
  'days': 300
";
    assert_eq!(migration.text, expected);
}

#[test]
fn what_is_new_dropped_or_to_be_looked_at_again_is_listed() {
    let (old, new) = versions();
    let migration = migrated("sheet.yaml", SHEET, (&old, &new));
    let renamed: Vec<_> = migration.renamed.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
    assert_eq!(renamed, [("share", "online-share"), ("none-yet", "nothing")]);
    assert_eq!(migration.added, [3]);
    let dropped: Vec<_> = migration.dropped.iter().map(|one| (one.question, one.is_comment)).collect();
    assert_eq!(dropped, [(2, true)]);
    let changed: Vec<_> = migration.changed.iter().map(|change| change.subject.as_str()).collect();
    assert_eq!(changed, ["days"]);
    assert_eq!(migration.unfit, [3]);
    for (lang, parts) in [
        (Lang::En, ["share → online-share", "1 new question", "fax: kept as a comment", "days"]),
        (Lang::Vi, ["share → online-share", "1 câu hỏi mới", "fax: giữ lại dưới dạng chú thích", "days"]),
    ] {
        let text = terminal::write(&view::document(&migration, lang), terminal::Screen::default());
        for part in parts {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}

#[test]
fn a_sheet_that_lost_its_answers_out_of_range_is_read_for_the_new_version() {
    let (old, new) = versions();
    let text = SHEET.replace("300", "30");
    let migration = migrated("sheet.yaml", &text, (&old, &new));
    assert_eq!(migration.unfit, [0; 0]);
    let source = SourceFile::new("sheet.yaml", migration.text.as_str());
    let tree = Format::Yaml.parse(&source).expect("YAML");
    answers::read(&tree, &new).expect("a sheet of the new version");
}

#[test]
fn in_json_what_is_dropped_is_left_to_the_person() {
    let (old, new) = versions();
    let text = r#"{"rubric": "made-up@1", "agency": {"name": "Tỉnh Minh Họa A"}, "answers": {"share": 40, "fax": true}}"#;
    let migration = migrated("sheet.json", text, (&old, &new));
    assert!(migration.dropped.iter().all(|one| !one.is_comment));
    assert_eq!(migration.text, text.replace("share", "online-share").replace("@1", "@2"));
}

#[test]
fn a_sheet_of_an_unchanged_rubric_fits_as_it_is() {
    let (old, _) = versions();
    let text = "agency: {name: Tỉnh Minh Họa A}\nanswers: {share: 40}\n";
    let migration = migrated("sheet.yaml", text, (&old, &old));
    assert_eq!(migration.text, text);
    let shown = terminal::write(&view::document(&migration, Lang::En), terminal::Screen::default());
    assert!(shown.contains("fits as it is"), "{shown}");
}
