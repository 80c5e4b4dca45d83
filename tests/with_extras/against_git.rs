//! `assess check --against REVISION`: the old version comes from git.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn git(folder: &Path, args: &[&str]) -> Output {
    let identity =
        ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"];
    Command::new("git").args(identity).args(args).current_dir(folder).output().unwrap()
}

pub fn a_revision_of_the_same_file_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert!(git(root, &["init", "-q"]).status.success());
    let rubric = include_str!("../cli/check.in/rubrics/small.yaml");
    fs::create_dir(root.join("rubrics")).unwrap();
    let path = root.join("rubrics/small.yaml");
    fs::write(&path, rubric).unwrap();
    git(root, &["add", "."]);
    assert!(git(root, &["commit", "-q", "-m", "first"]).status.success());
    fs::write(&path, rubric.replace("{two: 80}", "{two: 90}")).unwrap();
    let compare = |revision: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        command
            .args(["check", "--against", revision, "rubrics/small.yaml", "--lang", "en"])
            .current_dir(root)
            .output()
            .unwrap()
    };
    let output = compare("HEAD");
    let shown = String::from_utf8(output.stdout).unwrap();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("second@two: the target was at least 80% and is now at least 90%"), "{shown}");
    assert!(shown.contains("does not say enough"), "{shown}");
    // A revision that looks like an option of git is not one.
    assert_eq!(compare("--output=x").status.code(), Some(2));
    assert!(!root.join("rubrics/x").exists());
}
