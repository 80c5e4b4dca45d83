//! The modules import in one direction only, and each file says what it owns.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library, in the order in which they may import those before them.
const ROOMS: &[&str] = &[
    "base", "syntax", "model", "engine", "analysis", "form", "input", "batch", "lint", "cases", "check",
    "sql", "report",
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// The paths that a text begins with `crate::` or `super::`, with those in braces written out.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at..];
            let is_path = |c: char| c.is_alphanumeric() || "_:".contains(c);
            let path: String = rest.chars().take_while(|c| is_path(*c)).collect();
            let list = rest[path.len()..].strip_prefix('{').map(|list| list.split('}').next().unwrap());
            match list {
                Some(list) => found.extend(list.split(',').map(|name| format!("{path}{}", name.trim()))),
                None => found.push(path),
            }
        }
    }
    found
}

/// The file of a path, among those of the library, without its ending.
fn target(path: &str, from: &str, modules: &HashSet<String>) -> Option<String> {
    let mut parts: Vec<&str> =
        if path.starts_with("crate::") { Vec::new() } else { from.split('/').collect() };
    for name in path.split("::") {
        match name {
            "crate" | "" => {}
            "super" => {
                parts.pop();
            }
            name => parts.push(name.split_whitespace().next().unwrap_or(name)),
        }
    }
    (1..=parts.len()).rev().map(|length| parts[..length].join("/")).find(|path| modules.contains(path))
}

/// The files of the library as module paths, each with those that it imports.
fn imports() -> BTreeMap<String, Vec<String>> {
    let files: Vec<(String, String)> = sources()
        .into_iter()
        .filter(|(name, _)| name != "lib.rs")
        .map(|(name, text)| (name.trim_end_matches(".rs").trim_end_matches("/mod").to_owned(), code(&text)))
        .collect();
    let modules: HashSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let of = |name: &str, code: &str| {
        let mut found: Vec<String> = paths(code)
            .iter()
            .filter_map(|path| target(path, name, &modules))
            .filter(|to| to != name)
            .collect();
        found.sort();
        found.dedup();
        found
    };
    files.iter().map(|(name, code)| (name.clone(), of(name, code))).collect()
}

fn room(module: &str) -> usize {
    let name = module.split('/').next().unwrap();
    let found = ROOMS.iter().position(|room| *room == name);
    found.unwrap_or_else(|| panic!("the room `{name}` has no place in tests/architecture.rs"))
}

#[test]
fn the_rooms_import_in_one_direction() {
    for (name, imports) in imports().iter().filter(|(name, _)| !name.starts_with("bin/")) {
        for import in imports {
            assert!(room(import) <= room(name), "{name} imports {import}, which stands above it");
        }
    }
}

/// The parts of the report, each with those that it may import: views say what, writers know blocks alone.
const PARTS: &[(&str, &[&str])] = &[
    ("report/block", &[]),
    ("report/number", &[]),
    ("report/formats", &[]),
    ("report/words", &["report/number"]),
    ("report/spreadsheet", &[]),
    ("report/data", &["report/number", "report/words", "report/formats", "report/spreadsheet"]),
    ("report/view", &["report/block", "report/number", "report/words", "report/data/batch/columns"]),
    ("report/write", &["report/block", "report/spreadsheet"]),
];

#[test]
fn what_is_said_and_how_it_is_shown_are_apart() {
    let is_in = |module: &str, part: &str| module == part || module.starts_with(&format!("{part}/"));
    for (name, imports) in imports() {
        let Some((part, allowed)) = PARTS.iter().find(|(part, _)| is_in(&name, part)) else { continue };
        for import in imports.iter().filter(|import| is_in(import, "report") && *import != "report") {
            let is_allowed = is_in(import, part) || allowed.iter().any(|other| is_in(import, other));
            assert!(is_allowed, "{name} imports {import}");
        }
        let foreign =
            |import: &&String| part.ends_with("write") && !is_in(import, "report") && !is_in(import, "base");
        assert_eq!(imports.iter().find(foreign), None, "{name} knows more than blocks");
    }
}

/// The front of a room re-exports what is inside, so only the files behind it are looked at.
#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports();
    let is_front =
        |module: &str, other: &str| other.strip_prefix(module).is_some_and(|rest| rest.starts_with('/'));
    let next = |module: &String| -> Vec<String> {
        let all = imports[module].iter();
        all.filter(|to| !is_front(module, to) && !is_front(to, module)).cloned().collect()
    };
    let mut circular = Vec::new();
    for start in imports.keys() {
        let (mut seen, mut stack) = (HashSet::new(), next(start));
        while let Some(module) = stack.pop() {
            if module == *start {
                circular.push(start.as_str());
                break;
            }
            if seen.insert(module.clone()) {
                stack.extend(next(&module));
            }
        }
    }
    assert_eq!(circular, Vec::<&str>::new(), "files that import themselves by way of others");
}

/// What finds and opens the files that a run reads: both the binary and the tests need all of it.
const OPENERS: &[&str] = &["input/find.rs", "input/files.rs"];

/// What writes files, for the outputs of the binary alone: beside their places, and over what was read.
const WRITERS: &[&str] = &["report/sink.rs", "report/mend.rs"];

/// Asks git, another program, for a file.
const ASKS_GIT: &str = "input/git.rs";

/// Asks for the real paths of files that were found, to tell which settings hold for them.
const CANONICAL: &[&str] = &["check/gather.rs"];

#[test]
fn the_core_neither_prints_nor_touches_the_system() {
    for (name, text) in sources() {
        if name.starts_with("bin/") {
            continue;
        }
        for touch in
            ["std::fs", ".canonicalize()", ".is_file()", ".is_dir()", ".exists()", "io::stdin", "WalkBuilder"]
        {
            let is_allowed = [OPENERS, WRITERS, CANONICAL].concat().contains(&name.as_str());
            assert!(
                !code(&text).contains(touch) || is_allowed || name.ends_with("/tests.rs"),
                "{name} uses {touch}"
            );
        }
        for forbidden in [
            "std::env",
            "std::process",
            "SystemTime",
            "Instant::now",
            "println!",
            "print!(",
            "anstream",
            "clap",
        ] {
            if (name.as_str(), forbidden) == (ASKS_GIT, "std::process") {
                continue;
            }
            let code =
                if name.ends_with("/tests.rs") { "" } else { text.split("#[cfg(test)]").next().unwrap() };
            assert!(
                !code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(forbidden)),
                "{name} uses {forbidden}"
            );
        }
        for (crate_name, places) in [
            ("comfy_table", &["report/write/terminal/table.rs"][..]),
            ("annotate_snippets", &["report/write/terminal/snippet.rs"]),
            ("granit_parser", &["syntax/yaml/parser.rs"]),
            (
                "rust_xlsxwriter",
                &[
                    "report/data/batch/xlsx/",
                    "report/spreadsheet.rs",
                    "report/write/xlsx.rs",
                    "form/xlsx/",
                    "form/xlsform.rs",
                ],
            ),
            ("jsonc_parser", &["syntax/json.rs"]),
            ("calamine", &["input/table/book/"]),
            ("quick_xml", &["input/table/book/ods.rs"]),
            ("encoding_rs", &["input/table/"]),
            ("ZipArchive", &["input/table/guard.rs"]),
        ] {
            let is_place = places.iter().any(|place| name.starts_with(place));
            assert!(!text.contains(crate_name) || is_place, "{name} uses {crate_name}");
        }
    }
}

#[test]
fn every_file_says_what_it_owns_and_stays_short() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!") || name == "lib.rs", "{name} does not begin with //!");
        let lines = text.lines().count();
        assert!(lines <= 500, "{name} has {lines} lines");
        for unfinished in ["TODO", "FIXME", "todo!(", "unimplemented!("] {
            assert!(!text.contains(unfinished), "{name} has {unfinished}");
        }
    }
}

/// Files that hold words in all languages although they are not called `words`: lists of columns, codes and helps.
const OTHER_CATALOGUES: &[&str] = &[
    "report/data/batch/columns/fixed.rs",
    "report/data/batch/columns/mod.rs",
    "report/data/batch/xlsx/heads.rs",
    "report/data/check/codes.rs",
];

/// Files that know Vietnamese words because users write them, or because a file of ours has them.
const KNOW_WHAT_USERS_WRITE: &[&str] = &[
    "bin/assess/usage.rs",
    "input/table/aside.rs",
    "input/table/exports.rs",
    "input/table/plain/who.rs",
    "input/table/proposal/cells.rs",
    "input/table/texts.rs",
    "lint/mod.rs",
    "lint/rules/compound_question.rs",
    "lint/rules/near_duplicate_question.rs",
    "lint/rules/vague_wording.rs",
    "model/answers/value.rs",
    "model/provinces/table.rs",
    "model/rubric/agencies.rs",
    "sql/fold.rs",
    "syntax/yes_no.rs",
];

/// Whether a text has a letter that Vietnamese has and English does not.
fn is_vietnamese(text: &str) -> bool {
    let is_letter =
        |c: char| matches!(c, '\u{c0}'..='\u{fd}' | '\u{1ea0}'..='\u{1ef9}') || "ăđĩũơưĂĐĨŨƠƯ".contains(c);
    text.chars().any(|c| c.is_alphabetic() && is_letter(c))
}

/// The string literals of a code.
fn literals(code: &str) -> Vec<&str> {
    let (mut found, mut open) = (Vec::new(), None);
    let mut characters = code.char_indices();
    while let Some((at, c)) = characters.next() {
        match (c, open) {
            // What follows a backslash ends no string; a quote in quotes begins none.
            ('\\', _) => drop(characters.next()),
            ('"', None) if !code[..at].ends_with('\'') => open = Some(at + 1),
            ('"', Some(start)) => {
                found.push(&code[start..at]);
                open = None;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn words_for_people_stand_in_the_catalogues() {
    assert_eq!(literals(r#"let (a, b) = ('"', "đ\"ó"); "x""#), [r#"đ\"ó"#, "x"]);
    let others = [OTHER_CATALOGUES, KNOW_WHAT_USERS_WRITE].concat();
    let mut found = HashSet::new();
    for (name, text) in sources() {
        let is_catalogue = name.ends_with("words.rs") || name.contains("/words/");
        if is_catalogue || name.ends_with("tests.rs") {
            continue;
        }
        let code = code(&text);
        let Some(word) = literals(&code).into_iter().find(|literal| is_vietnamese(literal)) else { continue };
        assert!(
            others.contains(&name.as_str()),
            "src/{name} says “{word}”: move it into the catalogue of its area"
        );
        found.insert(name);
    }
    for other in others {
        assert!(found.contains(other), "src/{other} has no Vietnamese words: take it off the list");
    }
}

#[test]
fn the_program_starts_in_a_short_main() {
    let main = sources().into_iter().find(|(name, _)| name == "bin/assess/main.rs").unwrap().1;
    assert!(main.lines().count() < 45);
}

/// A command asks others and does little itself.
#[test]
fn a_command_is_short() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("bin/assess/commands/")) {
        let lines = text.lines().count();
        assert!(lines <= 100, "{name} has {lines} lines");
    }
}

/// The binary has arguments, commands, outputs, progress and exit codes; words for people, and what puts them in place of
/// those of the reader of arguments, are counted apart. Lines of code: neither blank ones nor comments.
#[test]
fn the_binary_is_small() {
    let lines = |(name, text): &(String, String)| {
        let is_counted = name.starts_with("bin/")
            && !["/words.rs", "/help.rs", "/usage.rs"].iter().any(|end| name.ends_with(end));
        let code = code(text);
        if is_counted { code.lines().filter(|line| !line.trim().is_empty()).count() } else { 0 }
    };
    let total: usize = sources().iter().map(lines).sum();
    assert!(total < 2000, "{total} lines");
}

/// Who writes a file is one place, which knows what was read. How a file is written stands in [`WRITERS`], which nothing
/// else asks.
#[test]
fn only_the_outputs_write() {
    for (name, text) in sources() {
        let is_outputs = name == "bin/assess/outputs.rs";
        let is_place = is_outputs || WRITERS.contains(&name.as_str());
        let code = code(&text);
        for write in [
            "fs::write",
            "File::create",
            "NamedTempFile",
            "OpenOptions",
            "persist(",
            "create_dir",
            "remove_file",
        ] {
            assert!(!code.contains(write) || is_place, "{name} uses {write}");
        }
        for writer in ["sink::", "mend::", "Sink::"] {
            assert!(!code.contains(writer) || is_place, "{name} asks {writer}");
        }
    }
}
