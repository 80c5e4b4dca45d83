//! What is wrong with arguments, and the help, in the language of the user.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Command;

fn run(line: &str) -> (i32, String, String) {
    within("C", line)
}

fn within(locale: &str, line: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(line.split_whitespace())
        .env_clear()
        .env("LC_ALL", locale)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const COMMANDS: &[&str] = &[
    "",
    "batch",
    "check",
    "rubrics",
    "rubrics show",
    "provinces",
    "explain",
    "schema",
    "completions",
    "man",
    "help",
];

/// Words of clap that a reader of Vietnamese would meet.
const ENGLISH: &[&str] = &[
    "Usage",
    "OPTION",
    "COMMAND",
    "Options",
    "Commands",
    "Arguments",
    "possible values",
    "default",
    "error",
    "For more",
    "Print",
    "FILE",
    "STAGE",
    "RUBRIC",
    "argument",
    "required",
    "invalid",
];

#[test]
fn the_vietnamese_help_has_no_english_left() {
    for command in COMMANDS {
        for flag in ["--help", "-h"] {
            let (code, out, said) = run(&format!("{command} {flag} --lang vi"));
            assert_eq!((code, said.as_str()), (0, ""), "{command}");
            assert!(
                out.contains("Cách dùng: assess") && out.contains("Tùy chọn của mọi lệnh:"),
                "{command}: {out}"
            );
            for word in ENGLISH {
                // Codes of rules and files are no words.
                let left = out.lines().find(|line| {
                    line.contains(word) && !line.contains("answers.yaml") && !line.contains("[giá trị:")
                });
                assert_eq!(left, None, "{command} {flag}: {word}");
            }
        }
    }
}

#[test]
fn what_is_wrong_with_arguments_is_said_in_both_languages_and_ends_with_2() {
    for (line, en, vi) in [
        ("--foo", "there is no argument `--foo`", "không có tham số `--foo`"),
        ("x --formt a", "did you mean `--format`?", "có phải ý bạn là `--format`?"),
        ("check", "these arguments are missing: `<PATH>...`", "còn thiếu tham số: `<ĐƯỜNG_DẪN>...`"),
        (
            "x --format xyz",
            "known here: `terminal`, `markdown`, `html`, `docx`, `xlsx`, `csv`, `json`, `badge`",
            "giá trị hợp lệ: `terminal`, `markdown`, `html`, `docx`, `xlsx`, `csv`, `json`, `badge`",
        ),
        ("schema nothing", "known here: `rubric`, `answers`", "giá trị hợp lệ: `rubric`, `answers`"),
        (
            "x --lang fr",
            "`fr` is no value of `--lang <LANG>`; known here: `vi`, `en`",
            "giá trị hợp lệ: `vi`, `en`",
        ),
        ("x --top many", "write a number or `all`", "hãy viết một số hoặc `all`"),
        ("batch x --threads q", "write a whole number", "hãy viết một số nguyên"),
        ("x --top", "`--top <N>` needs a value", "`--top <N>` cần một giá trị"),
        ("x --top 1 --top 2", "`--top <N>` is given twice", "`--top <N>` được nêu hai lần"),
        ("x --config a --no-config", "cannot be used with `--no-config`", "cùng với `--no-config`"),
        (
            "rubrics shw",
            "there is no command `shw`; did you mean `show`?",
            "không có lệnh `shw`; có phải ý bạn là `show`?",
        ),
        ("x y", "`assess batch` scores several", "`assess batch` chấm nhiều tệp"),
        (
            "--top 3 batch x",
            "the command comes first: write `assess batch`",
            "lệnh đứng đầu: hãy viết `assess batch`",
        ),
        (
            "x check y",
            "the command comes first: write `assess check`",
            "lệnh đứng đầu: hãy viết `assess check`",
        ),
        ("check x --fail-on note", "known here: `error`, `warning`", "giá trị hợp lệ: `error`, `warning`"),
    ] {
        let (code, out, said) = run(line);
        assert_eq!((code, out.as_str()), (2, ""), "{line}");
        assert!(said.starts_with("error: ") && said.contains(en), "{line}: {said}");
        let (code, out, said) = within("vi_VN.UTF-8", line);
        assert_eq!((code, out.as_str()), (2, ""), "{line}");
        assert!(said.starts_with("lỗi: ") && said.contains(vi), "{line}: {said}");
        for word in ENGLISH.iter().filter(|word| !matches!(**word, "error")) {
            assert!(!said.contains(word), "{line}: {word} in {said}");
        }
    }
}
