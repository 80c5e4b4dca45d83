//! The page of a form in a real browser: it is accessible, sends nothing, keeps what is entered, saves a sheet that is
//! assessed as it says, and scores as the engine does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use assess::base::draws::{self, draw};
use assess::base::lang::Lang;
use assess::engine::program::Program;
use assess::form::{About, Plan, html};
use assess::model::answers::{Agency, AgencyKind};
use assess::model::rubric::builtin::Builtin;
use assess::syntax::format::Format;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::form_score::{random, sheet};
use crate::support::{read_rubric, read_sheet, sheet_of, world};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");

/// The program that shows pages.
pub fn chromium() -> String {
    env::var("ASSESS_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

pub fn has_packages() -> bool {
    Path::new(PAGES).join("node_modules/playwright-core").is_dir()
}

/// Does something with pages in the browser; nothing may go wrong.
fn browse(what: &str, folder: &TempDir, given: &Value) -> Value {
    browse_with("form.mjs", what, folder, given)
}

/// The same with one of the scripts of `tests/pages`.
pub fn browse_with(script: &str, what: &str, folder: &TempDir, given: &Value) -> Value {
    let file = folder.path().join("given.json");
    fs::write(&file, given.to_string()).unwrap();
    let output = Command::new("node")
        .args([Path::new(PAGES).join(script).as_os_str(), what.as_ref(), file.as_os_str()])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let done: Value = serde_json::from_str(said.trim())
        .unwrap_or_else(|_| panic!("{said} {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(done["faults"], json!([]), "{what}");
    done["result"].clone()
}

fn about(kind: Option<AgencyKind>) -> About {
    let mut agency = Agency::default();
    "Tỉnh Minh Họa A".clone_into(&mut agency.name);
    agency.kind = kind;
    About { agency, illustrative: true, ..About::default() }
}

fn write(folder: &TempDir, name: &str, plan: &Plan<'_>) -> PathBuf {
    let path = folder.path().join(format!("{name}.html"));
    fs::write(&path, html::write(plan, "0123abcd", Lang::Vi)).unwrap();
    path
}

/// A rubric with a question of each kind.
const EACH: &str = "{rubric: each, version: 1.0.0, title: {vi: Mỗi loại, en: One of each}, languages: [vi, en],
 stages: [{id: one, title: {vi: Một, en: One}}, {id: two, title: {vi: Hai, en: Two}}],
 verdict: {method: staged},
 dimensions: [{id: d, title: {vi: Khía cạnh, en: Dimension}, questions: [
  {id: policy, ask: {vi: Có chính sách?, en: Is there a policy?}, answer: yes_no, targets: {one: {is: yes, gate: true}}},
  {id: share, ask: {vi: Tỷ lệ?, en: What share?}, answer: percent, allow_na: true, targets: {one: 80}},
  {id: days, ask: {vi: Bao nhiêu ngày?, en: How many days?}, answer: number, range: [0, 9000], targets: {two: {at_most: 5, partial: 10}}},
  {id: dossiers, ask: {vi: Hồ sơ?, en: Dossiers?}, answer: ratio, targets: {two: 50}},
  {id: level, ask: {vi: Mức nào?, en: Which level?}, answer: choice, options: [{id: none, title: {vi: Không, en: None}}, {id: all, title: {vi: Tất cả, en: All}}], targets: {two: all}},
  {id: items, ask: {vi: Những gì?, en: What?}, answer: checklist, items: [{id: a, title: A}, {id: b, title: B}], targets: {one: 2}}
 ]}]}";

pub fn the_scripts_are_typed_and_lint_clean() {
    for script in ["types", "lint"] {
        let output =
            Command::new("npm").args(["run", "--silent", script]).current_dir(PAGES).output().unwrap();
        let said =
            [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned()).concat();
        assert!(output.status.success() && !said.contains("warning"), "{said}");
    }
}

pub fn forms_are_accessible_and_keep_to_themselves() {
    let folder = TempDir::new().unwrap();
    let rubric = Builtin::find("digital-government").unwrap().rubric();
    let main = write(&folder, "main", &Plan::new(&rubric, about(Some(AgencyKind::Province)), None));
    let each = read_rubric(EACH);
    let old = sheet_of(&each, None, "policy: yes\nshare: {na: Không có}\nitems: []");
    let each = write(&folder, "each", &Plan::new(&each, about(None), Some(&old)));
    browse("look", &folder, &json!({"pages": [main, each]}));
}

pub fn a_form_is_filled_in_kept_saved_and_assessed() {
    let folder = TempDir::new().unwrap();
    let rubric = read_rubric(EACH);
    let page = write(&folder, "each", &Plan::new(&rubric, about(None), None));
    let given = json!({
        "page": page,
        "saved": ["Đã lưu trong trình duyệt này."],
        "about": {"name": "Tỉnh Minh Ho\u{323}a B", "period": "2026-Q3"},
        "fields": {
            "policy": {"checked": ["yes"], "evidence": "QĐ 12/2026\nhttps://example.org/a?b=\"c\"", "note": "dòng 1\n# dòng 2"},
            "share": {"na": "Không thuộc thẩm quyền: \"sở\""},
            "days": {"value": " 4,50 "},
            "dossiers": {"of": "812", "total": "1021"},
            "level": {"checked": ["all"]},
            "items": {"checked": ["a"]},
        },
    });
    let done = browse("fill", &folder, &given);
    let text = done["sheet"].as_str().unwrap();
    let file = folder.path().join("b.yaml");
    fs::write(&file, text).unwrap();
    let rubric_file = folder.path().join("each.yaml");
    fs::write(&rubric_file, EACH).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args([file.as_os_str(), "--rubric".as_ref(), rubric_file.as_os_str()])
        .args(["--format", "json", "--lang", "vi", "--no-config"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["agency"]["name"], "Tỉnh Minh Họa B", "in normal form C");
    // The gate is met, the checklist half: 75 % of stage 1; all of stage 2.
    assert_eq!(result["verdict"]["stage"], "one", "{text}");
    assert_eq!(result["verdict"]["index"], "87.5", "{text}");
    let verdict = done["verdict"].as_str().unwrap();
    for said in ["Đã trả lời 5/5 câu hỏi.", "Giai đoạn: 1. Một", "Chỉ số: 87,5%"] {
        assert!(verdict.contains(said), "{said}: {verdict}");
    }
    assert!(text.contains("days\": {value: 4.50}"), "{text}");
    assert!(text.contains("dossiers\": {value: {of: 812, total: 1021}}"), "{text}");
}

pub fn a_sheet_that_a_page_begins_with_is_saved_as_the_same_sheet() {
    let folder = TempDir::new().unwrap();
    let mut runner = TestRunner::deterministic();
    let worlds = world();
    let mut wanted = Vec::new();
    for at in 0..40 {
        let world = worlds.new_tree(&mut runner).unwrap().current();
        let mut sheet = world.sheet_json();
        sheet["agency"]["name"] = json!("Tỉnh \"Minh Họa\" # {{x}}: 'A'");
        for (at, (_, answer)) in sheet["answers"].as_object_mut().unwrap().iter_mut().enumerate() {
            if at % 2 == 1 || answer.is_null() {
                continue;
            }
            if answer.get("na").is_none() && answer.get("value").is_none() {
                *answer = json!({"value": answer});
            }
            answer["evidence"] = json!(["https://x.vn/?a=1&b=2", "=1+1; \"'\\</script>", "21/3"]);
            answer["note"] = json!("- dòng 1\n# dòng 2: ''' \u{1ea0}");
        }
        let rubric = world.rubric();
        let mut sheet = read_sheet(&rubric, Format::Json, &sheet.to_string());
        sheet.warnings.clear();
        let plan = Plan::new(&rubric, About::of(&sheet), Some(&sheet));
        if !plan.asked.is_empty() {
            let page = write(&folder, &at.to_string(), &plan);
            wanted.push((page, rubric, sheet));
        }
    }
    assert!(wanted.len() > 20);
    let pages: Vec<_> = wanted.iter().map(|(page, ..)| page).collect();
    let saved = browse("save", &folder, &json!({"pages": pages}));
    for ((_, rubric, sheet), text) in wanted.iter().zip(saved.as_array().unwrap()) {
        let text = text.as_str().unwrap();
        let mut found = read_sheet(rubric, Format::Yaml, text);
        found.warnings.clear();
        assert_eq!(found.agency, sheet.agency, "{text}");
        for (at, (found, wanted)) in found.responses.iter().zip(&sheet.responses).enumerate() {
            assert_eq!(found, wanted, "{}\n{text}", rubric.questions[at].id);
        }
        assert_eq!(found, *sheet, "{text}");
    }
}

pub fn the_page_scores_every_built_in_rubric_as_the_engine_does() {
    let (folder, mut number) = (TempDir::new().unwrap(), 0_u64);
    // All of them where nothing may be skipped; fewer while somebody works.
    let count = if env::var_os("ASSESS_REQUIRE_EXTRAS").is_some() { 10_000 } else { 200 };
    let mut below = move |limit: usize| {
        number += 1;
        usize::try_from(draws::below(draw(1, number), limit as u64)).unwrap()
    };
    for rubric in Builtin::all().iter().chain(Builtin::earlier()).map(Builtin::rubric) {
        let kinds: Vec<_> =
            std::iter::once(None).chain(rubric.scopes.iter().map(|scope| Some(scope.kind))).collect();
        let mut pages = Vec::new();
        for kind in &kinds {
            let program = Program::new(&rubric, *kind);
            let page = write(
                &folder,
                &format!("{}-{}", rubric.id, pages.len()),
                &Plan::new(&rubric, about(*kind), None),
            );
            let each = (0..count / kinds.len()).map(|_| sheet(&program, &random(&rubric, &mut below)));
            pages.push(json!({"page": page, "sheets": each.collect::<Vec<_>>()}));
        }
        let checked = browse("score", &folder, &json!({"pages": pages}));
        assert_eq!(checked, json!(count / kinds.len() * kinds.len()), "{}", rubric.id);
    }
}

pub fn hostile_texts_stay_texts() {
    let folder = TempDir::new().unwrap();
    let evil = "</script><img src=x onerror=alert(1)>{{x}}<!-- \\u003c &lt;\" onfocus=\"alert(2)";
    let text = json!({
        "rubric": "evil", "version": "1.0.0", "title": evil, "languages": ["en"], "verdict": {"method": "staged"},
        "stages": [{"id": "one", "title": evil}],
        "dimensions": [{"id": "d", "title": evil, "questions": [
            {"id": "a", "ask": evil, "evidence": evil, "answer": "yes_no", "allow_na": true, "targets": {"one": "yes"}},
            {"id": "b", "ask": evil, "answer": "choice", "options": [{"id": "x", "title": evil}, {"id": "y", "title": "y"}], "targets": {"one": "y"}}
        ]}],
    });
    let rubric = read_rubric(&text.to_string());
    let mut about = about(None);
    evil.clone_into(&mut about.agency.name);
    let old = sheet_of(&rubric, None, &format!("a: {{na: {0}, note: {0}, evidence: [{0}]}}", json!(evil)));
    let page = write(&folder, "evil", &Plan::new(&rubric, about, Some(&old)));
    let shown = browse("texts", &folder, &json!({"page": page}));
    assert!(shown.as_str().unwrap().matches("</script><img src=x onerror=alert(1)>").count() >= 5, "{shown}");
}
