//! `assess batch` as a user runs it: the built binary over folders and tables, what it prints, which files it leaves
//! and how it ends.
//!
//! Every run takes place in a folder of its own, with nothing of this environment, and may print neither a panic
//! nor a control character.

#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::format_collect, reason = "a fixture is made once")]

mod appraisals;
mod failures;
mod firmness;
mod in_rows;
mod inputs;
mod interrupted;
mod merge;
mod outputs;
mod plain;
mod plans;
mod ranking;
mod same;
mod text;
mod with;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two stages with a question each: `yes` and 80 reach `two`, `yes` alone `one`.
const SMALL: &str = r#"rubric: small
version: 1.2.0
title: {vi: "Bộ tiêu chí nhỏ", en: "Small rubric"}
languages: [vi, en]
verdict: {method: staged}
stages:
  - {id: one, title: {vi: "Một", en: "One"}}
  - {id: two, title: {vi: "Hai", en: "Two"}}
dimensions:
  - id: all
    title: {vi: "Tất cả", en: "All"}
    questions:
      - {id: first, ask: {vi: "Câu thứ nhất?", en: "The first?"}, answer: yes_no, targets: {one: yes}, allow_na: true}
      - {id: second, ask: {vi: "Câu thứ hai?", en: "The second?"}, answer: percent, targets: {two: 80}}
"#;

/// A run that has ended.
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    #[track_caller]
    fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stderr, self.stdout);
        self
    }

    #[track_caller]
    fn says(&self, what: &str) -> &Self {
        assert!(self.stderr.contains(what), "no `{what}` in\n{}", self.stderr);
        self
    }

    #[track_caller]
    fn shows(&self, what: &str) -> &Self {
        assert!(self.stdout.contains(what), "no `{what}` in\n{}", self.stdout);
        self
    }

    fn lines(&self) -> Vec<&str> {
        self.stdout.lines().collect()
    }
}

/// A folder with the rubric `small.yaml` and files that a test puts beside it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.put("small.yaml", SMALL)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A sheet with a code and these answers.
    fn sheet(self, name: &str, code: &str, answers: &str) -> Self {
        self.put(name, sheet(code, answers))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of what lies in it, hidden files too.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// `assess batch` in it.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.path());
        command.arg("batch").args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ended(&mut self.command(args), args)
    }

    /// With the rubric beside it.
    fn small(&self, args: &[&str]) -> Ran {
        self.run(&[&["--rubric", "small.yaml"], args].concat())
    }

    /// With a text on standard input, too.
    fn piped(&self, text: impl AsRef<[u8]>, args: &[&str]) -> Ran {
        let mut command = self.command(&[&["--rubric", "small.yaml"], args].concat());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        // A program that has seen enough closes its end.
        let _ = child.stdin.take().unwrap().write_all(text.as_ref());
        checked(Ran::of(child.wait_with_output().unwrap()), args)
    }
}

fn sheet(code: &str, answers: &str) -> String {
    format!("agency: {{name: Xã {code}, code: {code:?}}}\nanswers: {{{answers}}}\n")
}

/// The program in a folder, with nothing of this environment.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.current_dir(folder).env_clear().env("LC_ALL", "C").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(command: &mut Command, args: &[&str]) -> Ran {
    checked(Ran::of(command.output().unwrap()), args)
}

fn checked(ran: Ran, args: &[&str]) -> Ran {
    assert!(!ran.stderr.contains("panicked"), "{args:?}: {}", ran.stderr);
    for output in [&ran.stdout, &ran.stderr] {
        // A workbook on standard output would be no text; the tests write it to a file.
        let odd = output.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(odd, None, "{args:?}: a control character in {output:.500}");
    }
    ran
}

/// A file or folder of this repository.
fn shipped(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
