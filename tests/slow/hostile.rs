//! Files made to break the program: too large, too deep, too long, unreadable, full of control characters.
//!
//! Each test runs the built binary in a folder of its own. Whatever the input, it ends with 0 or 2, names the
//! file, and writes neither a panic nor an escape sequence.

#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "a fixture is made once")]

use std::env;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a run may take before it counts as endless.
const PATIENCE: Duration = Duration::from_secs(60);

/// The largest file that is read.
const LARGEST: usize = 16 << 20;

struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// The program, in a folder, with nothing of this environment.
fn assess(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.current_dir(folder).env_clear().env("LC_ALL", "C").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Waits for a child, and kills it when patience ends.
fn wait(mut child: Child) -> Ran {
    let collect = |stream: Option<Box<dyn Read + Send>>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut stream) = stream {
                stream.read_to_end(&mut bytes).unwrap();
            }
            String::from_utf8(bytes).expect("the output is UTF-8")
        })
    };
    let stdout = collect(child.stdout.take().map(|stream| Box::new(stream) as _));
    let stderr = collect(child.stderr.take().map(|stream| Box::new(stream) as _));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        thread::sleep(Duration::from_millis(10));
    };
    let status = status.unwrap_or_else(|| panic!("no end after {PATIENCE:?}"));
    Ran { code: status.code(), stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

fn run(folder: &Path, args: &[&str]) -> Ran {
    let ran = wait(assess(folder).args(args).spawn().unwrap());
    assert!(!ran.stderr.contains("panicked"), "{args:?}: {}", ran.stderr);
    for output in [&ran.stdout, &ran.stderr] {
        let odd = output.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(odd, None, "{args:?}: a control character in {output:.500}");
    }
    ran
}

/// Asserts that a file is refused: 2, nothing on standard output, and a message with this word and the name.
fn refused(folder: &Path, name: &str, word: &str) -> String {
    let ran = run(folder, &[name]);
    let shown: String = ran.stderr.chars().take(2_000).collect();
    assert_eq!(ran.code, Some(2), "{name}: {shown}");
    assert_eq!(ran.stdout, "", "{name}");
    assert!(ran.stderr.contains(name), "{name} is not named: {shown}");
    assert!(ran.stderr.contains(word), "{name}: no `{word}` in {shown}");
    assert!(ran.stderr.len() < 200_000, "{name}: {} bytes of messages", ran.stderr.len());
    ran.stderr
}

fn refused_text(name: &str, text: &str, word: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    refused(folder.path(), name, word)
}

/// A text made of one piece: as large as is read where nothing may be skipped, an eighth of that while somebody works,
/// which is still so much that what takes quadratic time does not end within the patience.
fn filled(piece: &str) -> String {
    let size = if env::var_os("ASSESS_REQUIRE_EXTRAS").is_some() { LARGEST } else { LARGEST / 8 };
    piece.repeat(size / piece.len())
}

const VALID: &str = "agency: {name: Sở Thử}\nillustrative: true\nanswers:\n";

// Files that are none, or none to read.

#[test]
fn a_file_of_one_gibibyte_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    File::create(folder.path().join("large.yaml")).unwrap().set_len(1 << 30).unwrap();
    refused(folder.path(), "large.yaml", "larger than 16 MiB");
}

#[test]
fn a_file_one_byte_too_large_is_refused_and_one_of_the_largest_size_is_read() {
    let comment = format!("#{}\n", "x".repeat(LARGEST - VALID.len() - 2));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), format!("{VALID}{comment}")).unwrap();
    assert_eq!(run(folder.path(), &["a.yaml", "--quiet"]).code, Some(0));
    fs::write(folder.path().join("b.yaml"), format!("{VALID}{comment}\n")).unwrap();
    refused(folder.path(), "b.yaml", "larger than 16 MiB");
}

#[test]
fn a_folder_is_not_an_answer_sheet() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sheets.yaml")).unwrap();
    refused(folder.path(), "sheets.yaml", "folder");
    refused(folder.path(), ".", "folder");
}

#[test]
fn a_missing_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    refused(folder.path(), "missing.yaml", "no such file");
    refused(folder.path(), "no/such/folder/missing.yaml", "no such file");
}

#[test]
fn a_missing_rubric_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    let ran = run(folder.path(), &["a.yaml", "--rubric", "./missing-rubric.yaml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("missing-rubric.yaml"), "{}", ran.stderr);
    let ran = run(folder.path(), &["a.yaml", "--rubric", "digital-goverment"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("did you mean `digital-government`?"), "{}", ran.stderr);
}

#[test]
fn a_missing_rubric_that_the_sheet_names_is_shown_where_it_is_named() {
    let text = format!("rubric: ./missing-rubric.yaml\n{VALID}");
    let shown = refused_text("a.yaml", &text, "missing-rubric.yaml");
    assert!(shown.contains("a.yaml:1:9"), "{shown}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_to_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.yaml");
    fs::write(&path, VALID).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    if File::open(&path).is_ok() {
        return; // root reads everything
    }
    refused(folder.path(), "secret.yaml", "permission denied");
}

#[cfg(unix)]
#[test]
fn an_endless_device_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    refused(folder.path(), "/dev/zero", "larger than 16 MiB");
}

#[cfg(unix)]
#[test]
fn an_endless_standard_input_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ran = wait(assess(folder.path()).arg("-").stdin(File::open("/dev/zero").unwrap()).spawn().unwrap());
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(ran.stderr.contains("larger than 16 MiB"), "{}", ran.stderr);
}

#[test]
fn an_empty_file_is_refused() {
    for name in ["a.yaml", "a.toml", "a.json", "a"] {
        refused_text(name, "", "empty-file");
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_with_an_escape_sequence_is_made_harmless() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a\u{1b}[31m\n.yaml"), "x").unwrap();
    for name in ["a\u{1b}[31m\n.yaml", "missing\u{1b}[31m.yaml"] {
        let ran = run(folder.path(), &[name]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.contains("[31m"), "{}", ran.stderr);
    }
    let ran = run(folder.path(), &["a.yaml", "--rubric", "x\u{1b}[31m", "--target", "y\u{1b}[31m"]);
    assert_eq!(ran.code, Some(2));
}

// Depth and size.

#[test]
fn thousands_of_levels_overflow_no_stack() {
    let dotted = vec!["a"; 10_000].join(".");
    for (name, text) in [
        ("a.yaml", "[".repeat(10_000)),
        ("b.yaml", "{a: ".repeat(10_000)),
        ("c.yaml", "- ".repeat(10_000)),
        ("d.yaml", (0..4_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        ("a.json", "[".repeat(10_000)),
        ("b.json", "{\"a\": ".repeat(10_000)),
        ("a.toml", format!("a = {}", "[".repeat(10_000))),
        ("b.toml", format!("a = {}", "{a = ".repeat(10_000))),
        ("c.toml", format!("{dotted} = 1")),
        ("d.toml", format!("[{dotted}]")),
    ] {
        refused_text(name, &text, "too-deep");
    }
}

#[test]
fn mebibytes_of_yaml_that_repeat_themselves_are_refused() {
    for (name, piece) in [
        ("dashes.yaml", "- "),
        ("keys.yaml", "a: "),
        ("lines.yaml", "a: 1\n"),
        ("brackets.yaml", "["),
        ("braces.yaml", "{"),
        ("quotes.yaml", "\""),
        ("commas.yaml", "x,"),
        ("words.yaml", "x\n"),
        ("anchors.yaml", "&a "),
        ("aliases.yaml", "*a "),
        ("anchored.yaml", "- &a x\n"),
        ("questions.yaml", "? "),
        ("tags.yaml", "!a "),
        ("tabs.yaml", "\t"),
        ("newlines.yaml", "\n"),
        ("comments.yaml", "#\n"),
        ("documents.yaml", "---\n"),
        ("directives.yaml", "%a\n"),
    ] {
        refused_text(name, &filled(piece), "error[");
    }
}

/// What a message says of a number must not be sought in every way to leave something out.
#[test]
fn a_number_full_of_signs_blanks_and_percents_is_refused_at_once() {
    let number = format!("{}1{}", "+ ".repeat(30), "%".repeat(100));
    let text = format!("agency: {{name: A}}\nanswers: {{published-procedures: \"{number}\"}}\n");
    refused_text("a.yaml", &text, "wrong-type");
    refused_text("t.csv", &format!("name,published-procedures\nA,{number}\n"), "wrong-type");
}

#[test]
fn sixteen_mebibytes_of_list_are_too_many_values() {
    refused_text("a.yaml", &format!("[x,{}x]", "x,".repeat(LARGEST / 2 - 4)), "too-many-values");
    refused_text("a.json", &format!("[{}1]", "1,".repeat(LARGEST / 2 - 4)), "too-many-values");
    refused_text("a.toml", &format!("a = [{}1]", "1,".repeat(LARGEST / 2 - 8)), "too-many-values");
}

#[test]
fn mebibytes_of_broken_toml_end_in_few_messages() {
    for (name, piece) in
        [("words.toml", "x\n"), ("twice.toml", "a = 1\n"), ("equals.toml", "="), ("quotes.toml", "\"")]
    {
        refused_text(name, &filled(piece), "error[");
    }
}

#[test]
fn nested_anchors_do_not_multiply_their_content() {
    let open: String = (0..60).map(|at| format!("&a{at} [")).collect();
    let text = format!("{open}{}{}", "x,".repeat(190_000), "]".repeat(60));
    refused_text("a.yaml", &text, "too-many-values");
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..60 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    refused_text("a.yaml", &text, "too-many-values");
}

#[test]
fn ninety_thousand_unknown_questions_end_in_few_messages() {
    let keys: String = (0..90_000).map(|at| format!("  k{at:06}: 1\n")).collect();
    let shown = refused_text("a.yaml", &format!("{VALID}{keys}"), "1000+ errors");
    assert!(shown.matches("error[").count() <= 100);
}

// Long lines and long values.

#[test]
fn a_fault_far_along_a_long_line_is_at_its_column() {
    let before = format!("{{\"agency\": {{\"name\": \"A\"}}, \"assessor\": \"{}\", ", "é".repeat(2_500_000));
    let column = before.chars().count() + 1;
    let shown =
        refused_text("a.json", &format!("{before}\"knd\": 1, \"answers\": {{}}}}"), "unknown key `knd`");
    assert!(shown.contains(&format!("a.json:1:{column}\n")), "{shown:.500}");
}

#[test]
fn a_fault_before_a_long_line_ends_shows_little_of_it() {
    let text = format!(
        "{{\"agency\": {{\"nam\": \"A\"}}, \"assessor\": \"{}\", \"answers\": {{}}}}",
        "é".repeat(2_500_000)
    );
    let shown = refused_text("a.json", &text, "unknown key `nam`");
    assert!(shown.contains("a.json:1:13\n"), "{shown:.500}");
    assert!(shown.len() < 50_000, "{}", shown.len());
}

#[test]
fn a_long_wrong_value_is_quoted_in_short_and_compared_with_nothing() {
    for (times, word) in [(1_400, "unknown value"), (700_000, "longer than 10000 characters")] {
        let long = "provinc".repeat(times);
        let text = format!("agency: {{name: A, kind: {long}}}\nanswers: {{}}\n");
        let shown = refused_text("a.yaml", &text, word);
        assert!(shown.len() < 50_000, "{}", shown.len());
    }
}

#[test]
fn a_long_unknown_key_is_quoted_in_short_and_compared_with_nothing() {
    let long = "x".repeat(5_000_000);
    for (name, text) in [
        ("a.yaml", format!("{VALID}  ? {long}\n  : 1\n")),
        ("a.json", format!("{{\"agency\": {{\"name\": \"A\"}}, \"answers\": {{\"{long}\": 1}}}}")),
        ("a.toml", format!("agency.name = \"A\"\nanswers.{long} = 1\n")),
    ] {
        let shown = refused_text(name, &text, "unknown question");
        assert!(shown.len() < 50_000, "{name}: {}", shown.len());
    }
}

#[test]
fn a_number_of_five_million_digits_is_refused() {
    for question in ["online-filing", "once-only-dossiers", "single-portal"] {
        let digits = "9".repeat(5_000_000);
        let shown = refused_text("a.yaml", &format!("{VALID}  {question}: {digits}\n"), "a.yaml:4:");
        assert!(shown.len() < 50_000, "{question}: {}", shown.len());
    }
}

// What is shown of a file.

#[test]
fn a_control_character_in_a_file_does_not_reach_the_terminal() {
    let escapes = ["\\u001b[31m", "\\u0007", "\\u0000", "\\u009b31m", "\\u007f", "\\r", "\\b"];
    for escape in escapes {
        refused_text(
            "a.yaml",
            &format!("agency: {{name: \"A{escape}\"}}\nanswers: {{}}\n"),
            "control-character",
        );
        refused_text(
            "b.yaml",
            &format!("agency: {{name: A}}\nanswers: {{\"A{escape}\": 1}}\n"),
            "unknown question",
        );
        refused_text("c.yaml", &format!("{VALID}  online-filing: \"A{escape}\"\n"), "wrong-type");
        refused_text("d.yaml", &format!("rubric: \"A{escape}\"\n{VALID}"), "control-character");
        refused_text(
            "e.yaml",
            &format!("agency: {{name: A, \"A{escape}\": 1}}\nanswers: {{}}\n"),
            "unknown key",
        );
    }
    for raw in ["\u{1b}[31m", "\u{7}", "\u{0}", "\u{9b}31m", "\u{7f}"] {
        refused_text("a.yaml", &format!("agency: {{name: A{raw}}}\nanswers: {{}}\n"), "error[");
        refused_text("a.toml", &format!("agency.name = \"A{raw}\"\n[answers]\n"), "error[");
        refused_text(
            "a.json",
            &format!("{{\"agency\": {{\"name\": \"A{raw}\"}}, \"answers\": {{}}}}"),
            "error[",
        );
    }
}

#[test]
fn text_that_runs_both_ways_and_characters_without_width_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let odd = "Sở \u{202e}ộngược\u{202c} \u{2066}A\u{2069}\u{200b}\u{200d}\u{feff}\u{e0041} 🏛 مرحبا";
    let text =
        format!("agency: {{name: \"{odd}\"}}\nanswers:\n  online-filing: {{value: 80, note: \"{odd}\"}}\n");
    fs::write(folder.path().join("a.yaml"), text).unwrap();
    for format in ["terminal", "json"] {
        let ran = run(folder.path(), &["a.yaml", "--format", format]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{format}");
        assert!(ran.stdout.contains("🏛"), "{format}: {:.500}", ran.stdout);
    }
}

#[test]
fn a_control_that_turns_text_around_does_not_reach_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "agency: {name: \"A\u{202e}B\u{2066}C\"}\nanswers: {}\n")
        .unwrap();
    fs::write(folder.path().join("b.yaml"), "agency: {name: A}\nanswers: {\"A\u{202e}B\u{2066}C\": 1}\n")
        .unwrap();
    for name in ["a.yaml", "b.yaml"] {
        let ran = run(folder.path(), &[name]);
        let shown = format!("{}{}", ran.stdout, ran.stderr);
        assert!(!shown.contains(['\u{202e}', '\u{2066}']), "{name}: {shown:.500}");
    }
}

#[test]
fn the_marks_that_stand_for_colours_are_not_taken_from_a_file() {
    // The report marks its colours with private-use characters until the text is finished.
    let private: String = ('\u{e000}'..='\u{e020}').chain('\u{f8f0}'..='\u{f8ff}').collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), format!("agency: {{name: \"A{private}\"}}\nanswers: {{}}\n"))
        .unwrap();
    assert_eq!(run(folder.path(), &["a.yaml"]).code, Some(0));
}

// Output.

#[test]
fn a_result_for_a_missing_folder_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    let ran = run(folder.path(), &["a.yaml", "-o", "missing/result.txt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("missing/result.txt"), "{}", ran.stderr);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.yaml"]);
}

#[test]
fn a_result_in_the_place_of_a_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    let ran = run(folder.path(), &["a.yaml", "-o", "out"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_bad_sheet_leaves_the_old_result_untouched() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "agency: {name: A}\nanswer: {}\n").unwrap();
    fs::write(folder.path().join("result.txt"), "old").unwrap();
    let ran = run(folder.path(), &["a.yaml", "-o", "result.txt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert_eq!(fs::read_to_string(folder.path().join("result.txt")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_good_sheet_replaces_the_old_result_whole() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    fs::write(folder.path().join("result.json"), "old".repeat(1_000_000)).unwrap();
    let ran = run(folder.path(), &["a.yaml", "--format", "json", "-o", "result.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{}", ran.stderr);
    let text = fs::read_to_string(folder.path().join("result.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn the_answer_sheet_is_not_overwritten_by_its_result() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    for path in ["a.yaml", "./a.yaml"] {
        let ran = run(folder.path(), &["a.yaml", "-o", path]);
        assert_eq!(ran.code, Some(2), "{path}");
        assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), VALID);
    }
}

#[test]
fn a_reader_that_went_away_is_success() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    for args in [
        &["a.yaml", "--format", "json"][..],
        &["a.yaml", "--top", "all"],
        &["man"],
        &["schema", "result"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut child = assess(folder.path()).args(args).spawn().unwrap();
        drop(child.stdout.take());
        let ran = wait(child);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn an_error_that_nobody_reads_is_still_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = assess(folder.path()).arg("missing.yaml").spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(wait(child).code, Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_not_a_success() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), VALID).unwrap();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = wait(assess(folder.path()).arg("a.yaml").stdout(full).spawn().unwrap());
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
}

#[test]
fn check_shows_a_file_that_is_not_text_with_the_faults_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let rubrics = folder.path().join("rubrics");
    fs::create_dir(&rubrics).unwrap();
    fs::write(rubrics.join("a.yaml"), b"rubric: \xff\n").unwrap();
    fs::File::create(rubrics.join("b.yaml")).unwrap().set_len(1 << 30).unwrap();
    fs::write(rubrics.join("c.yaml"), "rubric: c\nstages: []\n").unwrap();
    fs::write(rubrics.join("d.yaml"), "[".repeat(10_000) + "rubric:").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["check", "rubrics", "--lang", "en", "--color", "never"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{shown}");
    for part in ["not-utf8", "too-large", "missing-key", "too-deep", "rubrics/a.yaml:1:9", "4 files checked"]
    {
        assert!(shown.contains(part), "no `{part}` in {shown}");
    }
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
