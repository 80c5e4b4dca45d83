//! A folder with a rubric, and runs of the program in it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two stages and four questions: `first`, `announced` (yes or no), `second` (percent), `third` (a number).
pub const RUBRIC: &str = include_str!("../../cli/check.in/rubrics/small.yaml");
/// Its cases, the second of which fails.
pub const CASES: &str = include_str!("../../cli/check.in/rubrics/small.cases.yaml");
pub const SHEET: &str = "rubric: small\nagency: {name: Xã Minh Họa}\nanswers: {first: yes, announced: no, second: 70, third: 5}\n";

/// One question a kind.
pub const KINDS: &str = include_str!("t.yaml");

/// A run that has ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let ran = Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    #[track_caller]
    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.err, self.out);
        self
    }

    #[track_caller]
    pub fn says(&self, what: &str) -> &Self {
        assert!(self.err.contains(what), "no `{what}` in\n{}", self.err);
        self
    }

    #[track_caller]
    pub fn shows(&self, what: &str) -> &Self {
        assert!(self.out.contains(what), "no `{what}` in\n{}", self.out);
        self
    }

    #[track_caller]
    pub fn hides(&self, what: &str) -> &Self {
        assert!(
            !self.out.contains(what) && !self.err.contains(what),
            "`{what}` in\n{}\n{}",
            self.err,
            self.out
        );
        self
    }

    #[track_caller]
    pub fn is_silent_about(&self, what: &str) -> &Self {
        assert!(!self.err.contains(what), "`{what}` in\n{}", self.err);
        self
    }

    /// The last line on standard error.
    pub fn last(&self) -> &str {
        self.err.lines().last().unwrap_or_default()
    }

    /// The lines of the result, without the first.
    pub fn rows(&self) -> Vec<&str> {
        self.out.lines().skip(1).collect()
    }
}

pub struct Room(TempDir);

impl Room {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One with `small.yaml` and the sheet `a.yaml`.
    pub fn small() -> Self {
        Self::new().put("small.yaml", RUBRIC).put("a.yaml", SHEET)
    }

    /// One with `t.yaml`, a question a kind.
    pub fn kinds() -> Self {
        Self::new().put("t.yaml", KINDS)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, name: impl AsRef<Path>) -> PathBuf {
        self.path().join(name)
    }

    pub fn put(self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Self {
        self.write(name, bytes);
        self
    }

    /// The same, with a sheet for `t.yaml`.
    pub fn sheet(self, name: &str, answers: &str) -> Self {
        let agency = name.split('.').next().unwrap().to_owned();
        self.put(name, format!("agency: {{name: Xã {agency}}}\nanswers: {{{answers}}}\n"))
    }

    pub fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: impl AsRef<Path>) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// The names of what is in it.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let names = fs::read_dir(self.at(folder)).unwrap();
        let mut names: Vec<String> =
            names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program, run in a folder of this one.
    pub fn program(&self, folder: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.current_dir(self.at(folder)).env_clear().env("LC_ALL", "C").env("PATH", path);
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_in("", args)
    }

    /// Scores a sheet for `t.yaml`.
    pub fn assess(&self, args: &[&str]) -> Ran {
        self.run(&[args, &["--rubric", "./t.yaml"]].concat())
    }

    /// Scores a batch for `t.yaml` as CSV with the names, the numbers of answers and of warnings.
    pub fn batch(&self, args: &[&str]) -> Ran {
        let columns = ["--rubric", "./t.yaml", "--format", "csv", "--columns", "name,answered,warnings"];
        self.run(&[&["batch"], args, &columns].concat())
    }

    pub fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        self.run_os(folder, args.iter().map(OsStr::new))
    }

    pub fn run_os<'a>(&self, folder: &str, args: impl Iterator<Item = &'a OsStr>) -> Ran {
        Ran::of(self.program(folder).args(args).output().unwrap())
    }

    /// Runs a line of a shell in which `$ASSESS` is the program.
    pub fn shell(&self, line: &str) -> Ran {
        let mut command = Command::new("bash");
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.args(["-c", line]).current_dir(self.path()).env_clear().env("PATH", path);
        command.env("LC_ALL", "C").env("ASSESS", env!("CARGO_BIN_EXE_assess")).stdin(Stdio::null());
        Ran::of(command.output().unwrap())
    }

    /// Runs git; false if there is none.
    pub fn git(&self, args: &[&str]) -> bool {
        let identity =
            ["-c", "user.name=T", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"];
        let done = Command::new("git").args(identity).args(args).current_dir(self.path()).output();
        done.is_ok_and(|done| done.status.success())
    }
}
