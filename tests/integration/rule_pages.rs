//! Every lint rule has a page that says the same things in the same order, and whose examples are true.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Message;
use assess::base::source::{SourceFile, Span};
use assess::check::{Kind, Level, Levels, Parsed};
use assess::input::files;
use assess::lint::{Check, RULES, Rule};
use assess::model::library::Library;
use assess::model::rubric::Rubric;
use assess::model::rubric::extends::{self, Extended};
use unicode_normalization::is_nfc;

const ENGLISH: [&str; 5] = ["What it checks", "Why it matters", "Bad", "Good", "When to ignore"];
const VIETNAMESE: [&str; 3] = ["Kiểm tra gì", "Vì sao quan trọng", "Khi nào nên bỏ qua"];

/// What stands before the first heading, and each heading with what stands under it.
fn sections(text: &str) -> (String, Vec<(String, String)>) {
    let (mut intro, mut sections, mut fenced) = (String::new(), Vec::<(String, String)>::new(), false);
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !fenced) {
            Some(heading) => sections.push((heading.to_owned(), String::new())),
            None => {
                let under = sections.last_mut().map_or(&mut intro, |(_, under)| under);
                under.push_str(line);
                under.push('\n');
            }
        }
    }
    (intro, sections)
}

/// The fenced blocks of a text as files, named by what the fence says they are.
fn blocks(text: &str) -> Vec<SourceFile> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, block)) = rest.split_once("```") {
        let (block, after) = block.split_once("\n```").expect("a fence is closed");
        let (kind, content) = block.split_once('\n').unwrap_or((block, ""));
        blocks.push(SourceFile::new(format!("example.{kind}"), format!("{content}\n")));
        rest = after;
    }
    blocks
}

/// What is found in the files of an example when only one rule counts; a rubric before other files is theirs.
fn findings_in_all(rule: &Rule, blocks: &[SourceFile]) -> Vec<Code> {
    let rubric = blocks.first().filter(|_| blocks.len() > 1).and_then(|first| Parsed::new(first).rubric());
    blocks.iter().flat_map(|block| findings(rule, rubric.as_ref(), block)).collect()
}

/// The rubric in a file together with the built-in one that it extends.
fn extended<'a>(parsed: &Parsed<'a>, source: &SourceFile) -> Option<Extended<'a>> {
    let tree = parsed.tree().ok().filter(|tree| extends::extended(tree).is_some())?;
    let none = |path: &Path| Err(files::not_there(path).into());
    let parents = Library::new("", &none).parents(source, tree, Path::new("example.yaml")).unwrap();
    Some(Extended::new(source, tree, parents).unwrap())
}

/// What is found in a file when only one rule counts.
fn findings(rule: &Rule, rubric: Option<&Rubric>, source: &SourceFile) -> Vec<Code> {
    let mut levels = Levels::default();
    for other in RULES {
        levels.set(other.code, if other.code == rule.code { Level::Deny } else { Level::Allow });
    }
    let none = Message::verbatim("no rubric");
    let none = Diagnostic::error(Code::UnknownRubric, Span::default(), none);
    let parsed = Parsed::new(source);
    let checked = match extended(&parsed, source) {
        Some(extended) => parsed.check_extended(&extended, &levels),
        None => parsed.check(rubric, Some(none).filter(|_| rubric.is_none()), &levels),
    };
    let codes = checked.findings.iter().map(|finding| finding.code);
    // An answer sheet or a list of cases in an example has no rubric beside it.
    codes.filter(|code| *code != Code::UnknownRubric || rule.code == Code::UnknownRubric).collect()
}

/// Whether what is wrong in the examples is found by checking a rubric or a file by itself.
fn has_examples(rule: &Rule) -> bool {
    !matches!(rule.check, Check::Elsewhere) || rule.page.contains("\n## Bad\n")
}

#[test]
fn every_page_has_the_same_headings_in_both_languages() {
    for rule in RULES {
        let code = rule.code.as_str();
        assert!(rule.page.starts_with(&format!("# {code}\n\n")), "{code}: the page begins with its name");
        // One page shows what is not in normal form, and only in its bad example.
        let example = rule.page.find("\n## Bad\n").filter(|_| rule.code == Code::TextNotNfc);
        let (before, rest) = rule.page.split_at(example.unwrap_or(rule.page.len()));
        let after = rest.split_once("\n## Good\n").map_or("", |(_, after)| after);
        assert!(is_nfc(before) && is_nfc(after), "{code}: the page is in normal form C");
        if !has_examples(rule) {
            continue;
        }
        let (english, vietnamese) = rule.page.split_once("\n<!-- vi -->\n").expect(code);
        for (text, expected) in [(english, &ENGLISH[..]), (vietnamese, &VIETNAMESE[..])] {
            let (intro, sections) = sections(text);
            assert!(intro.trim().len() > code.len() + 10, "{code}: a sentence before the first heading");
            let headings: Vec<&str> = sections.iter().map(|(heading, _)| heading.as_str()).collect();
            assert_eq!(headings, expected, "{code}");
            for (heading, under) in &sections {
                assert!(!under.trim().is_empty(), "{code}: nothing under {heading}");
            }
        }
    }
}

#[test]
fn every_bad_example_gives_exactly_one_finding_and_every_good_one_none() {
    for rule in RULES.iter().filter(|rule| has_examples(rule)) {
        let (_, sections) = sections(rule.page);
        for (heading, found) in [("Bad", vec![rule.code]), ("Good", vec![])] {
            let (_, under) = sections.iter().find(|(other, _)| other == heading).unwrap();
            let blocks = blocks(under);
            assert!(!blocks.is_empty(), "{}: no example under {heading}", rule.code.as_str());
            assert_eq!(findings_in_all(rule, &blocks), found, "{}: {heading}", rule.code.as_str());
            for block in &blocks {
                if Parsed::new(block).kind() == Some(Kind::Rubric) && found.is_empty() {
                    let parsed = Parsed::new(block);
                    let is_one = extended(&parsed, block)
                        .map_or_else(|| parsed.rubric().is_some(), |it| it.rubric.is_ok());
                    assert!(is_one, "{}: not a rubric", rule.code.as_str());
                }
            }
        }
    }
}

#[test]
fn a_good_example_is_good_in_the_eyes_of_the_rules_that_are_errors() {
    for rule in RULES.iter().filter(|rule| matches!(rule.check, Check::Rubric(_))) {
        let (_, sections) = sections(rule.page);
        let (_, under) = sections.iter().find(|(heading, _)| heading == "Good").unwrap();
        for block in &blocks(under) {
            for other in
                RULES.iter().filter(|other| other.severity == assess::base::diagnostic::Severity::Error)
            {
                assert_eq!(
                    findings(other, None, block),
                    [],
                    "{}: {}",
                    rule.code.as_str(),
                    other.code.as_str()
                );
            }
        }
    }
}
