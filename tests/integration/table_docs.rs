//! `docs/tables.md`: its files are written down, and its commands print what it shows.
//!
//! A block whose first line names a file is that file; of `console` blocks each command runs in a folder with the files so
//! far. `TABLES=overwrite` writes what was printed into the page.

#![allow(clippy::format_push_string, reason = "a test may be short")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a command prints, first on standard error and then on standard output.
fn run(command: &str, folder: &Path) -> String {
    let words = command.strip_prefix("assess ").unwrap_or_else(|| panic!("{command}")).split_whitespace();
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    String::from_utf8([output.stderr, output.stdout].concat()).unwrap()
}

#[test]
fn the_page_about_tables_shows_what_happens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    let page = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut shown = String::new();
    let (mut files, mut commands) = (0, 0);
    for (at, part) in page.split("```").enumerate() {
        if at > 0 {
            shown.push_str("```");
        }
        let (info, text) = part.split_once('\n').unwrap_or((part, ""));
        // Every second part stands between marks.
        if at % 2 == 0 {
            shown.push_str(part);
        } else if info == "console" {
            let command = text.lines().next().unwrap().strip_prefix("$ ").unwrap();
            shown.push_str(&format!("console\n$ {command}\n{}", run(command, folder.path())));
            commands += 1;
        } else {
            let (_, name) = info.split_once(' ').unwrap_or_else(|| panic!("a block without a file: {info}"));
            fs::write(folder.path().join(name), text).unwrap();
            shown.push_str(part);
            files += 1;
        }
    }
    assert!(files >= 8 && commands >= 6, "{files} files, {commands} commands");
    if std::env::var_os("TABLES").is_some_and(|told| told == "overwrite") {
        fs::write(&path, shown).unwrap();
        return;
    }
    compare(&page, &shown);
}

fn compare(page: &str, shown: &str) {
    for (line, (expected, found)) in (1..).zip(page.lines().zip(shown.lines())) {
        assert_eq!(found, expected, "docs/tables.md:{line}");
    }
    assert_eq!(page.lines().count(), shown.lines().count());
}
