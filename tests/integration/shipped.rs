//! The rubrics, cases and examples that ship with the tool.

#![allow(clippy::unwrap_used, clippy::panic, clippy::case_sensitive_file_extension_comparisons)]

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assess::base::digest::sha256;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::model::answers::Given;
use assess::model::provinces::find;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{Basis, Rubric};
use assess::model::text::Text;
use assess::report::data::json::{self, Provenance};
use assess::report::view;
use assess::report::write::{markdown, terminal};
use assess::syntax::format::{Format, decode};
use assess::{cases, model::rubric};
use unicode_normalization::is_nfc;

fn files(folder: &str, fits: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    support::files(folder).into_iter().filter(|path| fits(&path.to_string_lossy())).collect()
}

fn source(path: &Path) -> SourceFile {
    decode(&path.display().to_string(), fs::read(path).unwrap()).unwrap()
}

fn main_rubric() -> Rubric {
    Builtin::find(DEFAULT).unwrap().rubric()
}

/// The rubric that a sheet names, or the main one.
fn rubric_of(sheet: &SourceFile) -> Rubric {
    let tree = Format::of(sheet.name(), sheet.text()).parse(sheet).unwrap();
    let reference = assess::model::answers::reference(&tree).unwrap();
    Builtin::find(reference.as_ref().map_or(DEFAULT, |reference| &reference.rubric)).unwrap().rubric()
}

fn provenance() -> Provenance {
    Provenance {
        tool: "0".into(),
        rubric_sha256: "0".into(),
        answers_sha256: "0".into(),
        ..Provenance::default()
    }
}

#[test]
fn every_rubric_file_is_built_in_and_reads_the_same_from_yaml() {
    let files = files("rubrics", |name| name.ends_with(".yaml") && !name.ends_with(".cases.yaml"));
    assert_eq!(files.len(), Builtin::all().len());
    for path in files {
        let source = source(&path);
        let tree = Format::Yaml.parse(&source).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let from_yaml = rubric::read(&tree).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let builtin = Builtin::find(&from_yaml.id).unwrap();
        assert_eq!(builtin.rubric(), from_yaml);
        assert_eq!(builtin.yaml, source.text());
        assert_eq!(builtin.sha256, sha256([source.text().as_bytes()]), "the hash that the build wrote");
        assert_eq!(path.file_stem().unwrap().to_str().unwrap(), from_yaml.id);
        assert!(is_nfc(source.text()), "{} is not in normal form C", path.display());
    }
}

#[test]
fn every_golden_case_gives_the_result_its_author_expects() {
    let files = files("rubrics", |name| name.ends_with(".cases.yaml"));
    assert!(!files.is_empty());
    for path in files {
        let id = path.file_name().unwrap().to_str().unwrap().strip_suffix(".cases.yaml").unwrap().to_owned();
        let rubric = Builtin::find(&id).unwrap().rubric();
        let source = source(&path);
        let tree = Format::Yaml.parse(&source).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let cases =
            cases::read(&tree, &rubric).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let failures: Vec<_> = cases.iter().flat_map(|case| cases::run(&rubric, case)).collect();
        if !failures.is_empty() {
            support::fail(source.clone(), failures);
        }
        // Each stage and none, where there can be none, is the result of a case; in a profile its coverage is.
        let untouched = cases::untouched(&rubric, &cases);
        let stages: Vec<_> = untouched.stages.iter().map(|&number| number.checked_sub(1)).collect();
        let stages: Vec<&str> =
            stages.iter().map(|at| at.map_or("none", |at| &rubric.stages[at].id)).collect();
        assert_eq!(stages, [""; 0], "{id}: no case expects these");
    }
}

#[test]
fn a_sheet_for_an_earlier_version_is_scored_by_it() {
    let version = |wanted: &str| {
        let wanted = semver::VersionReq::parse(wanted).unwrap();
        Builtin::accepted(DEFAULT, Some(&wanted)).unwrap().version
    };
    assert_eq!((version("1"), version("2"), version("1.0.1")), ("1.0.1", "2.0.1", "1.0.1"));
    assert_eq!(Builtin::accepted(DEFAULT, None).unwrap().version, "2.0.1");
    // What nobody ships is refused by the newest.
    assert_eq!(version("3"), "2.0.1");
    for earlier in Builtin::earlier() {
        let newest = Builtin::find(earlier.id).unwrap();
        let version = |of: &Builtin| semver::Version::parse(of.version).unwrap();
        assert!(version(earlier) < version(newest));
        let name = format!("rubrics/earlier/{}-{}.cases.yaml", earlier.id, &earlier.version[..1]);
        let (source, rubric) = (source(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name)), earlier.rubric());
        let tree = Format::Yaml.parse(&source).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        let cases =
            cases::read(&tree, &rubric).unwrap_or_else(|faults| support::fail(source.clone(), faults));
        assert!(cases.iter().all(|case| cases::run(&rubric, case).is_empty()), "{}", earlier.id);
    }
    let earlier: Vec<_> = Builtin::earlier().iter().map(|builtin| builtin.id).collect();
    assert_eq!(earlier, ["digital-government", "id-pemdi-2026", "id-spbe-2020"]);
}

#[test]
fn a_case_that_expects_another_result_fails_at_the_expectation() {
    let rubric = support::ladder(2, "");
    let text = "rubric: ladder\ncases:\n  - name: one\n    answers: {q1: 60}\n    expect:\n      stage: s2\n      index: 30\n      range: [s1, s2]\n";
    let source = SourceFile::new("ladder.cases.yaml", text);
    let tree = Format::Yaml.parse(&source).unwrap();
    let cases = cases::read(&tree, &rubric).unwrap();
    let failures = cases::run(&rubric, &cases[0]);
    let shown: Vec<_> =
        failures.iter().map(|failure| (source.slice(failure.span), failure.message.get(Lang::En))).collect();
    let shown: Vec<_> = shown.iter().map(|(at, message)| (*at, message.as_str())).collect();
    // At best q2 is at 100 %, but q1 stays at 60 %, which is not more than 85 %.
    assert_eq!(
        shown,
        [
            ("s2", "the case `one` expects s2, the result is s1"),
            ("[s1, s2]", "the case `one` expects [s1, s2], the result is [s1, s1]"),
        ]
    );
}

#[test]
fn the_main_rubric_is_complete_in_both_languages() {
    let rubric = main_rubric();
    assert_eq!((rubric.stages.len(), rubric.dimensions.len(), rubric.questions.len()), (5, 7, 90));
    assert_eq!(rubric.criteria.iter().filter(|criterion| criterion.gate.is_some()).count(), 5);
    assert_eq!(rubric.duties().count(), 11);
    let both = |text: &Text, what: &str| {
        let Text::Each(texts) = text else { panic!("{what} is in one language") };
        assert!(texts.iter().all(Option::is_some), "{what} is in one language");
        assert_ne!(text.get(Lang::Vi), text.get(Lang::En), "{what} is the same in both languages");
    };
    for stage in &rubric.stages {
        both(&stage.title, &stage.id);
        both(stage.level.as_ref().unwrap(), &stage.id);
        both(stage.summary.as_ref().unwrap(), &stage.id);
    }
    for dimension in &rubric.dimensions {
        both(&dimension.title, &dimension.id);
        for cell in &dimension.cells {
            let cell = cell.as_ref().unwrap();
            both(&cell.title, &dimension.id);
            both(cell.summary.as_ref().unwrap(), &dimension.id);
        }
        for stage in 0..5 {
            let questions = rubric.criteria.iter().filter(|criterion| {
                criterion.column == stage
                    && rubric.questions[criterion.question].dimension == criterion.dimension
            });
            let in_cell = questions
                .filter(|criterion| rubric.dimensions[criterion.dimension].id == dimension.id)
                .count();
            assert!((2..=3).contains(&in_cell), "{} at stage {stage} has {in_cell} criteria", dimension.id);
        }
    }
    for question in &rubric.questions {
        for text in [&question.evidence, &question.why] {
            both(text.as_ref().unwrap(), &question.id);
        }
        for text in [Some(&question.ask), question.recommend.as_ref(), question.owner.as_ref()] {
            text.unwrap().all().for_each(|(_, text)| both(text, &question.id));
        }
        assert!(question.effort.is_some() && !question.sources.is_empty(), "{}", question.id);
        let kebab = question
            .id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(kebab, "{}", question.id);
    }
    for criterion in &rubric.criteria {
        let id = rubric.criterion_id(criterion);
        match criterion.basis.as_ref().unwrap_or_else(|| panic!("{id} has no basis")) {
            Basis::DesignChoice => {}
            Basis::Sources(sources) => {
                assert!(!sources.is_empty(), "{id}");
                both(criterion.note.as_ref().unwrap_or_else(|| panic!("{id} has no note")), &id);
            }
        }
    }
}

#[test]
fn every_question_has_a_short_title_of_its_own_in_each_language() {
    for rubric in Builtin::all().iter().map(Builtin::rubric) {
        for &lang in &rubric.languages {
            let mut titles = BTreeSet::new();
            for question in &rubric.questions {
                let at = format!("{}: {} in {}", rubric.id, question.id, lang.code());
                let title = match question.title.as_ref().unwrap_or_else(|| panic!("{at} is missing")) {
                    Text::Same(title) => title,
                    Text::Each(titles) => {
                        titles[lang as usize].as_ref().unwrap_or_else(|| panic!("{at} is missing"))
                    }
                };
                assert!(title.chars().count() <= 60, "{at} is long: {title}");
                assert!(!title.ends_with(|c: char| c.is_ascii_punctuation() && c != ')'), "{at}: {title}");
                assert!(titles.insert(title.to_lowercase()), "{at} is that of another question: {title}");
            }
        }
    }
}

#[test]
fn every_example_is_illustrative_fictional_and_scored() {
    let files =
        files("examples", |name| [".yaml", ".toml", ".json"].iter().any(|ending| name.ends_with(ending)));
    assert!(files.len() >= 6);
    for path in files {
        let text = source(&path);
        let rubric = rubric_of(&text);
        let sheet = support::read_sheet(&rubric, Format::of(text.name(), text.text()), text.text());
        assert!(sheet.illustrative, "{} does not say that it is illustrative", path.display());
        let fictional = ["Minh Họa", "Contoh"].iter().any(|mark| sheet.agency.name.contains(mark));
        assert!(fictional, "{}", path.display());
        if let Some(code) = &sheet.agency.code {
            let made_up = ["97", "98", "99"].contains(&code.as_str()) || code.starts_with("MH-");
            assert!(made_up, "{code} is a real code");
        }
        assert!(find(&sheet.agency.name).is_empty(), "{} is a real unit", sheet.agency.name);
        let assessment = support::result(&rubric, &sheet);
        for lang in Lang::ALL {
            let options = view::Options::full(lang);
            let report =
                terminal::write(&view::sheet::document(&assessment, options), terminal::Screen::default());
            let wide = terminal::Screen { width: 120, ..terminal::Screen::default() };
            let document = view::sheet::document(&assessment, options);
            let written = markdown::write(&document).replace('\\', "");
            let drawn = terminal::write(&document, wide);
            let (said, written) = (words(&drawn), words(&written));
            let differ = said.iter().chain(&written).find(|(word, _)| said.get(*word) != written.get(*word));
            assert_eq!(differ, None, "{}", path.display());
            let mark = lang.pick("ILLUSTRATIVE DATA", "SỐ LIỆU MINH HỌA");
            assert!(report.contains(mark), "{}", path.display());
            let line = terminal::write(&view::sheet::line(&assessment, options), wide);
            assert!(line.contains(lang.pick("[illustrative]", "[minh họa]")));
        }
    }
}

/// The words of a text and how often each comes, whatever stands between them; numbers of lists aside.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic)) {
        *words.entry(word).or_default() += 1;
    }
    words
}

#[test]
fn the_readme_example_is_a_province_at_stage_2_with_everything_a_sheet_can_hold() {
    let rubric = main_rubric();
    let text = source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/answers.yaml"));
    let sheet = support::read_sheet(&rubric, Format::Yaml, text.text());
    let assessment = support::result(&rubric, &sheet);
    assert_eq!(assessment.verdict.stage, Some(2));
    let counts = assessment.card.counts;
    assert!(counts.unanswered > 0 && counts.not_applicable > 0 && counts.without_evidence > 0);
    assert!(sheet.responses.iter().any(|response| response.note.is_some()));
    assert!(sheet.responses.iter().any(|response| matches!(response.given, Given::NotApplicable(_))));
    assert!(!assessment.obstacles.holds.is_empty());
}

#[test]
fn every_result_fits_its_published_schema() {
    let schema = json::schema();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for path in
        files("examples", |name| [".yaml", ".toml", ".json"].iter().any(|ending| name.ends_with(ending)))
    {
        let text = source(&path);
        let rubric = rubric_of(&text);
        let sheet = support::read_sheet(&rubric, Format::of(text.name(), text.text()), text.text());
        let assessment = support::result(&rubric, &sheet);
        let result = json::to_string(&assessment, &[], provenance(), Lang::Vi).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(&result).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        value["verdict"].as_object_mut().unwrap().remove("range");
        assert!(!validator.is_valid(&value), "a result without its range must not fit");
        value["verdict"]["range"] = serde_json::json!(null);
        assert!(!validator.is_valid(&value));
    }
}

#[test]
fn a_result_can_be_recomputed_from_its_own_numbers() {
    for path in files("examples", |name| name.ends_with(".yaml")) {
        let text = source(&path);
        let rubric = rubric_of(&text);
        let sheet = support::read_sheet(&rubric, Format::Yaml, text.text());
        let result = json::to_string(&support::result(&rubric, &sheet), &[], provenance(), Lang::En).unwrap();
        let result: serde_json::Value = serde_json::from_str(&result).unwrap();
        support::recompute::recompute(&result);
    }
}

#[test]
fn the_files_shown_in_the_docs_are_valid() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages =
        ["answers.md", "rubrics.md"].map(|page| fs::read_to_string(docs.join(page)).unwrap()).concat();
    let blocks: Vec<&str> =
        pages.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [sheet, rubric] = blocks[..] else { panic!("the docs show {} YAML files", blocks.len()) };
    let sheet = support::read_sheet(&main_rubric(), Format::Yaml, sheet);
    assert!(sheet.illustrative);
    assert_eq!(support::read_rubric(rubric).criteria.len(), 2);
}

#[test]
fn the_document_of_a_rubric_says_everything_in_it() {
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        for lang in Lang::ALL {
            let document = view::rubric::document(&rubric, lang);
            let markdown = markdown::write(&document).replace('\\', "");
            let mut texts: Vec<&Text> = Vec::new();
            for question in &rubric.questions {
                texts.extend([&question.evidence, &question.why].into_iter().flatten());
                let by_kind = [&question.recommend, &question.owner, &question.with].into_iter().flatten();
                texts
                    .extend(by_kind.chain([&question.ask]).flat_map(|text| text.all().map(|(_, text)| text)));
            }
            texts.extend(rubric.criteria.iter().filter_map(|criterion| criterion.note.as_ref()));
            texts.extend(rubric.stages.iter().map(|stage| &stage.title));
            texts.extend(
                rubric
                    .dimensions
                    .iter()
                    .flat_map(|dimension| &dimension.cells)
                    .flatten()
                    .map(|cell| &cell.title),
            );
            texts.extend(rubric.sources.iter().map(|source| &source.title));
            for text in texts {
                assert!(markdown.contains(text.get(lang)), "{}: {}", builtin.id, text.get(lang));
            }
            let shown = terminal::write(&document, terminal::Screen::default());
            for line in shown.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            }
        }
    }
}

/// The cells of the rows of the inventory in `rubrics/README.md`.
fn inventory() -> Vec<Vec<String>> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/README.md")).unwrap();
    let is_row = |line: &&str| {
        let row = line.strip_prefix("| ").and_then(|line| line.split_once(" |")).map_or("", |(row, _)| row);
        let number = row.strip_prefix(['M', 'T']).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let cells = |line: &str| {
        let inner = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |"));
        inner.unwrap_or_else(|| panic!("{line}")).split(" | ").map(str::to_owned).collect()
    };
    readme.lines().filter(is_row).map(cells).collect()
}

/// The texts between backticks.
fn names(cell: &str) -> Vec<&str> {
    assert!(cell.matches('`').count().is_multiple_of(2), "{cell}");
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_row_of_the_inventory_is_in_the_list_of_the_rubrics_once() {
    let rows = inventory();
    let wanted = (1..=33).map(|row| format!("M{row}")).chain((1..=20).map(|row| format!("T{row}")));
    assert_eq!(rows.iter().map(|cells| cells[0].clone()).collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    assert!(rows.iter().all(|cells| cells.len() == 4), "{rows:#?}");
    let rubric = main_rubric();
    let mut named = BTreeSet::new();
    for cells in &rows {
        let [row, _, questions, how] = &cells[..] else { panic!("{cells:?}") };
        let ids = names(questions);
        let written = if ids.is_empty() { "–".to_owned() } else { format!("`{}`", ids.join("`, `")) };
        assert_eq!(*questions, written, "{row}");
        for id in &ids {
            assert!(rubric.question(id).is_some(), "{row}: there is no question {id}");
        }
        let rubrics = names(how);
        for id in &rubrics {
            assert!(Builtin::find(id).is_some(), "{row}: there is no rubric {id}");
        }
        assert!(
            !ids.is_empty() || !rubrics.is_empty() || how.contains("left out"),
            "{row} says neither where it went nor that it is left out"
        );
        named.extend(rubrics);
    }
    // What the rubrics beside the main one are made from is in the inventory, but for the published indices.
    assert!(named.len() > 5, "{named:?}");
}

#[test]
fn the_list_of_rubrics_says_what_is_in_them() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/README.md")).unwrap();
    let mut listed = Vec::new();
    for line in readme.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let id = names(cells[0])[0];
        let rubric = Builtin::find(id).unwrap_or_else(|| panic!("there is no rubric {id}")).rubric();
        assert_eq!(cells[1], rubric.method.as_str(), "{id}");
        let numbers: Vec<String> = match cells.len() {
            5 => vec![rubric.stages.len().to_string(), rubric.questions.len().to_string()],
            _ => vec![rubric.questions.len().to_string()],
        };
        assert_eq!(cells[2..2 + numbers.len()], numbers, "{id}");
        listed.push(id.to_owned());
    }
    listed.sort_unstable();
    let mut all: Vec<String> = Builtin::all().iter().map(|builtin| builtin.id.to_owned()).collect();
    all.sort_unstable();
    assert_eq!(listed, all);
}
