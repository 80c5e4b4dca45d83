//! The recipes of `docs/checking.md` for GitHub Actions, GitLab and pre-commit: their commands are run here.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fs;
use std::path::Path;
use std::process::Command;

use assess::base::source::SourceFile;
use assess::syntax::format::Format;
use assess::syntax::tree::{Value, walk};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The commands of a CI file that begin with `assess check`.
fn commands(recipe: &str) -> Vec<String> {
    let source = SourceFile::new("recipe.yaml", recipe);
    let tree = Format::Yaml.parse(&source).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut commands = Vec::new();
    walk(&tree, &mut |node, _| {
        if let Value::Scalar(text, _) = &node.value {
            commands.extend(
                text.lines()
                    .map(str::trim)
                    .filter(|line| line.starts_with("assess check"))
                    .map(str::to_owned),
            );
        }
    });
    commands
}

/// Runs a command on a copy of this repository's rubrics, as a CI job of a rubric's author would.
fn run(command: &str, more: &[&str]) -> (i32, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for path in support::files("rubrics") {
        let copy = folder.path().join(path.strip_prefix(ROOT).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(&path, copy).unwrap();
    }
    let words: Vec<&str> = command.split_whitespace().skip(1).chain(more.iter().copied()).collect();
    let status =
        Command::new(env!("CARGO_BIN_EXE_assess")).args(words).current_dir(folder.path()).output().unwrap();
    (status.status.code().unwrap(), folder)
}

fn recipes() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(ROOT).join("docs/checking.md")).unwrap();
    readme.split("```yml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_commands_of_the_recipes_pass_on_the_shipped_rubrics_and_write_their_files() {
    let mut seen = Vec::new();
    for recipe in recipes() {
        for command in commands(&recipe) {
            let (code, folder) = run(&command, &[]);
            assert_eq!(code, 0, "{command}");
            for word in command.split_whitespace() {
                if let Some((format @ ("sarif" | "gitlab" | "junit"), file)) = word.split_once('=') {
                    let text = fs::read_to_string(folder.path().join(file)).unwrap();
                    assert!(!text.is_empty());
                    if format != "junit" {
                        serde_json::from_str::<serde_json::Value>(&text).unwrap();
                    }
                    seen.push(format.to_owned());
                }
            }
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["gitlab", "junit", "sarif"]);
}

#[test]
fn the_pre_commit_hook_runs_the_command_it_names() {
    let hooks = fs::read_to_string(Path::new(ROOT).join(".pre-commit-hooks.yaml")).unwrap();
    let source = SourceFile::new("hooks.yaml", hooks.as_str());
    let tree = Format::Yaml.parse(&source).unwrap();
    let [hook] = tree.items() else { panic!("one hook") };
    let text = |key: &str| {
        let Value::Scalar(text, _) = &hook.get(key).unwrap().value.value else { panic!("{key}") };
        text.to_string()
    };
    assert_eq!(text("language"), "rust");
    assert!(recipes().iter().any(|recipe| recipe.contains(&format!("id: {}", text("id")))));
    // pre-commit hands the changed files over.
    assert_eq!(run(&text("entry"), &["rubrics/digital-government.yaml"]).0, 0);
    assert_eq!(run(&text("entry"), &["rubrics/no-such-file.yaml"]).0, 2);
}
