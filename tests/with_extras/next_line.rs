//! The last line at a terminal: the command that likely comes next.

use std::fs;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with_extras/terminal.py");
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

/// What a person sees at a terminal, line by line.
fn seen(folder: &Path, args: &[&str], is_ci: bool) -> Vec<String> {
    let mut command = Command::new("python3");
    command.args([SCRIPT, env!("CARGO_BIN_EXE_assess")]).args(args).args(["--no-config", "--color", "never"]);
    command.current_dir(folder).env_remove("CI");
    if is_ci {
        command.env("CI", "true");
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{args:?}: {said}");
    said.lines().map(|line| line.trim_end().to_owned()).collect()
}

pub fn a_command_at_a_terminal_ends_with_the_command_that_likely_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let example = |name: &str| fs::read(Path::new(EXAMPLES).join(name)).unwrap();
    fs::write(here.join("quick.yaml"), example("digital-government-quick.yaml")).unwrap();
    let quick = "digital-government-quick";
    // Each command goes on from the one before, as somebody would who pastes the last line.
    for (typed, next) in [
        (
            &["rubrics", "--lang", "vi"][..],
            "Tiếp theo: assess form --rubric digital-government-quick -o form.xlsx",
        ),
        (&["form", "--rubric", quick, "-o", "form.xlsx"], "Tiếp theo: assess form.xlsx"),
        (&["form.xlsx"], "Tiếp theo: assess check form.xlsx"),
        (&["check", "form.xlsx"], "Tiếp theo: assess form.xlsx"),
        (&["form", "--rubric", quick, "-o", "mới 15.yaml", "--lang", "en"], "Next: assess 'mới 15.yaml'"),
        (&["check", "mới 15.yaml", "--lang", "en"], "Next: assess interview 'mới 15.yaml'"),
        (&["quick.yaml", "--lang", "en"], "Next: assess plan quick.yaml"),
        (&["batch", "quick.yaml", "--rubric", quick, "-o", "all.csv"], ""),
        (
            &["form", "--rubric", quick, "--for", "provinces", "--each", "yaml=gui"],
            "Tiếp theo: assess batch gui --for provinces --rubric digital-government-quick",
        ),
        (&["rubrics", "new", "r/mine", "--lang", "en"], "Next: assess check r/mine.yaml"),
        (&["check", "r/mine.yaml", "--lang", "en"], "Next: assess form --rubric r/mine.yaml -o form.xlsx"),
        (
            &["form", "--rubric", "r/mine.yaml", "-o", "mine.xlsx", "--lang", "en"],
            "Next: assess mine.xlsx --rubric r/mine.yaml",
        ),
    ] {
        let is_named = typed.contains(&"--lang");
        let typed = if is_named { typed.to_vec() } else { [typed, &["--lang", "vi"]].concat() };
        let seen = seen(here, &typed, false);
        let last = seen.last().map_or("", String::as_str);
        if next.is_empty() {
            assert!(!last.contains("assess "), "{typed:?}: {seen:?}");
        } else {
            assert_eq!(last, next, "{typed:?}: {seen:?}");
        }
    }
    for (typed, is_ci) in [(&["quick.yaml", "-q"][..], false), (&["quick.yaml"], true)] {
        let seen = seen(here, &[typed, &["--lang", "en"]].concat(), is_ci);
        assert!(!seen.iter().any(|line| line.contains("Next:")), "{typed:?}: {seen:?}");
    }
}
