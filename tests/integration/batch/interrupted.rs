//! Ctrl-C in the middle of a run.

#![cfg(unix)]

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{Folder, Ran};

/// How long anything may take before it counts as endless.
const PATIENCE: Duration = Duration::from_secs(60);

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "no {what} after {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

fn interrupt(child: &mut Child, signal: &str) -> Ran {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    until("end", || child.try_wait().unwrap().is_some());
    let code = child.wait().unwrap().code();
    let read = |stream: Option<&mut dyn std::io::Read>| {
        let mut text = String::new();
        stream.unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let stdout = read(child.stdout.as_mut().map(|it| it as _));
    Ran { code, stdout, stderr: read(child.stderr.as_mut().map(|it| it as _)) }
}

/// Stops a run that waits for more input, after it was given some, and returns how it ended.
fn stopped(rows: usize, formats: &[&str], signal: &str) {
    let folder = Folder::new().put("old.csv", "as it was");
    let before = folder.names();
    let args = [&["-", "--input", "csv", "--rubric", "small.yaml"], formats].concat();
    let mut child = folder.command(&args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let note = "x".repeat(1_000);
    let rows: String = (0..rows).map(|at| format!("A{at},yes,{},{note}\n", at % 101)).collect();
    stdin.write_all(format!("code,first,second,second.note\n{rows}").as_bytes()).unwrap();
    // The run has begun once its drafts are there, and cannot end before its input does.
    until("draft", || folder.names().len() >= before.len() + formats.len() / 2);
    let ran = interrupt(&mut child, signal);
    drop(stdin);
    ran.ends(2).says("error: interrupted; no file was written\n");
    assert_eq!(folder.names(), before);
    assert_eq!(folder.read("old.csv"), "as it was");
}

#[test]
fn a_run_that_is_stopped_leaves_no_file_and_the_old_one_as_it_was() {
    let formats = ["--format", "csv=old.csv", "--format", "json=new.json"];
    stopped(1, &formats, "-INT");
    stopped(3_000, &formats, "-INT");
    stopped(1, &formats, "-TERM");
}
