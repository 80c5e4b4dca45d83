//! The hook of `.pre-commit-hooks.yaml`, run by pre-commit itself in a repository of its own.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HOOKS: &str = include_str!("../../.pre-commit-hooks.yaml");
const RUBRIC: &str = include_str!("../cli/check.in/rubrics/small.yaml");
const CASES: &str = include_str!("../cli/check.in/rubrics/small.cases.yaml");

fn git(folder: &Path, args: &[&str]) -> String {
    let identity = ["-c", "user.name=T", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").args(identity).args(args).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

/// Runs pre-commit in a folder, with this build of the program.
fn run(folder: &Path, home: &Path) -> (Option<i32>, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_assess")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let paths = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
    let mut command = Command::new("pre-commit");
    command.args(["run", "--all-files", "--verbose"]).current_dir(folder);
    command
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("PRE_COMMIT_HOME", home)
        .env("LC_ALL", "C.UTF-8");
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

pub fn the_hook_checks_what_is_ours_and_passes_over_the_rest() {
    let room = tempfile::tempdir().unwrap();
    let (hooks, work, home) = (room.path().join("hooks"), room.path().join("work"), room.path().join("home"));
    for folder in [&hooks, &work, &home] {
        fs::create_dir(folder).unwrap();
    }
    // Everything is as it is published, but the program is not built again for it.
    assert!(HOOKS.contains("language: rust"));
    fs::write(hooks.join(".pre-commit-hooks.yaml"), HOOKS.replace("language: rust", "language: system"))
        .unwrap();
    git(&hooks, &["init", "-q"]);
    git(&hooks, &["add", "."]);
    git(&hooks, &["commit", "-qm", "1"]);
    let revision = git(&hooks, &["rev-parse", "HEAD"]);
    let put = |name: &str, text: &str| {
        let path = work.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    git(&work, &["init", "-q"]);
    let config = format!(
        "repos:\n  - repo: {}\n    rev: {revision}\n    hooks: [{{id: assess-check}}]\n",
        hooks.display()
    );
    put(".pre-commit-config.yaml", &config);
    put("rubrics/small.yaml", RUBRIC);
    put("rubrics/small.cases.yaml", CASES);
    put("answers/x.yaml", "rubric: small\nagency: {name: A}\nanswers: {first: yes}\n");
    put("examples/maps/un.toml", "[columns]\nname = \"Country\"\nosi = \"Online Service Index\"\n");
    // Of other programs.
    put("examples/workflow.yaml", "'on': push\njobs: {}\n");
    put("answers/package.json", "{\"name\": \"x\"}\n");
    put("src/broken.yaml", "answers: [\n");
    git(&work, &["add", "."]);
    let (code, said) = run(&work, &home);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("failing-case") && said.contains("1 error"), "{said}");
    assert!(!said.contains("unknown-kind") && !said.contains("broken.yaml"), "{said}");
    put("rubrics/small.cases.yaml", &CASES.replace("expect: {stage: two}", "expect: {stage: none}"));
    git(&work, &["add", "."]);
    let (code, said) = run(&work, &home);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Passed") && said.contains("files skipped"), "{said}");
}
