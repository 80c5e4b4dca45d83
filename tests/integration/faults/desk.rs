//! A folder with the rubric `t.yaml`, one question a kind, and runs of the program in it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// One question a kind.
pub const RUBRIC: &str = include_str!("t.yaml");

/// A run that has ended.
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    #[track_caller]
    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stderr, self.stdout);
        self
    }

    #[track_caller]
    pub fn says(&self, what: &str) -> &Self {
        assert!(self.stderr.contains(what), "no `{what}` in\n{}", self.stderr);
        self
    }

    #[track_caller]
    pub fn is_silent_about(&self, what: &str) -> &Self {
        assert!(!self.stderr.contains(what), "`{what}` in\n{}", self.stderr);
        self
    }

    #[track_caller]
    pub fn shows(&self, what: &str) -> &Self {
        assert!(self.stdout.contains(what), "no `{what}` in\n{}", self.stdout);
        self
    }

    /// The last line on standard error.
    pub fn last(&self) -> &str {
        self.stderr.lines().last().unwrap_or_default()
    }

    /// The lines of the result, without the first.
    pub fn rows(&self) -> Vec<&str> {
        self.stdout.lines().skip(1).collect()
    }
}

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap()).put("t.yaml", RUBRIC)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// An answer sheet with these answers.
    pub fn sheet(self, name: &str, answers: &str) -> Self {
        let agency = name.split('.').next().unwrap().to_owned();
        self.put(name, format!("agency: {{name: Xã {agency}}}\nanswers: {{{answers}}}\n"))
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        command.current_dir(self.path()).env_clear().env("LC_ALL", "C").stdin(Stdio::null()).args(args);
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let ran =
            Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
        assert!(!ran.stderr.contains("panicked"), "{args:?}: {}", ran.stderr);
        ran
    }

    /// Scores a sheet.
    pub fn assess(&self, args: &[&str]) -> Ran {
        self.run(&[args, &["--rubric", "./t.yaml"]].concat())
    }

    /// Scores a batch as CSV with the names, the numbers of answers and of warnings.
    pub fn batch(&self, args: &[&str]) -> Ran {
        let columns = ["--rubric", "./t.yaml", "--format", "csv", "--columns", "name,answered,warnings"];
        self.run(&[&["batch"], args, &columns].concat())
    }
}
