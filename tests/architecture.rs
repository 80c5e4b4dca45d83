//! The modules import in one direction only, and each file says what it owns.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library, each of which may import those before it.
const ORDER: &[&[&str]] = &[
    &["lang"],
    &["source"],
    &["diagnostic"],
    &["number", "provinces"],
    &["aggregate"],
    &["tree"],
    &["yaml", "json", "toml"],
    &["format"],
    &["text"],
    &["rubric"],
    &["answers"],
    &["table"],
    &["score"],
    &["verdict"],
    &["gaps"],
    &["items", "rank"],
    &["assessment", "cases"],
    &["batch"],
    &["lint"],
    &["check"],
    &["against"],
    &["report"],
    &["schema"],
    &["error"],
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

fn rank(module: &str) -> usize {
    let found = ORDER.iter().position(|row| row.contains(&module));
    found.unwrap_or_else(|| panic!("the module `{module}` has no place in tests/architecture.rs"))
}

/// The modules of this crate that a text names as `crate::module`.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut modules = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let list = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap());
        let names: Vec<&str> = if rest.starts_with('{') { list.split(',').collect() } else { vec![list] };
        for name in names {
            let name: String =
                name.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            // The macro `both!` belongs to `lang`.
            modules.push(if name == "both" { "lang".to_owned() } else { name });
        }
    }
    modules.retain(|module| !module.is_empty());
    modules
}

#[test]
fn the_library_imports_in_one_direction() {
    for (name, text) in sources() {
        if name == "lib.rs" || name.starts_with("bin/") {
            continue;
        }
        let module = name.split(['/', '.']).next().unwrap();
        for import in imports(&text) {
            assert!(
                import == module || rank(&import) < rank(module),
                "{name} imports `{import}`, which stands beside or above it"
            );
        }
    }
}

#[test]
fn the_core_neither_prints_nor_touches_the_system() {
    for (name, text) in sources() {
        if name.starts_with("bin/") {
            continue;
        }
        for forbidden in [
            "std::fs",
            "std::env",
            "std::process",
            "SystemTime",
            "Instant::now",
            "println!",
            "print!(",
            "anstream",
            "clap",
        ] {
            let code =
                if name.ends_with("/tests.rs") { "" } else { text.split("#[cfg(test)]").next().unwrap() };
            assert!(
                !code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(forbidden)),
                "{name} uses {forbidden}"
            );
        }
        for (crate_name, place) in [
            ("comfy_table", "report/terminal/"),
            ("annotate_snippets", "report/terminal/"),
            ("granit_parser", "yaml/parser.rs"),
            ("rust_xlsxwriter", "report/batch/xlsx/"),
            ("jsonc_parser", "json.rs"),
            ("calamine", "table/xlsx.rs"),
            ("ZipArchive", "table/guard.rs"),
        ] {
            assert!(!text.contains(crate_name) || name.starts_with(place), "{name} uses {crate_name}");
        }
    }
}

#[test]
fn every_file_says_what_it_owns_and_stays_short() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!") || name == "lib.rs", "{name} does not begin with //!");
        let lines = text.lines().count();
        assert!(lines <= 600, "{name} has {lines} lines");
        for unfinished in ["TODO", "FIXME", "todo!(", "unimplemented!("] {
            assert!(!text.contains(unfinished), "{name} has {unfinished}");
        }
    }
}

#[test]
fn the_program_starts_in_a_short_main() {
    let main = sources().into_iter().find(|(name, _)| name == "bin/assess/main.rs").unwrap().1;
    assert!(main.lines().count() < 45);
}
