//! Faults injected: the program is killed, the disk is full, folders may not be written, inputs cannot be read, readers
//! go away. Nothing that was there is lost, and nothing is half written.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::format_collect)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const RUBRIC: &str = include_str!("../cli/check.in/rubrics/small.yaml");
const SHEET: &str = "rubric: small\nagency: {name: A}\nanswers: {first: yes}\n";

struct Room(tempfile::TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        room.put("small.yaml", RUBRIC);
        room.put("a.yaml", SHEET);
        let rows: String = (0..400).map(|at| format!("A{at},yes,{}\n", at % 100)).collect();
        room.put("t.csv", &format!("name,first,second\n{rows}"));
        // Something to mend: letters in two characters.
        room.put("mend.yaml", &RUBRIC.replace("Small rubric", "Re\u{301}sume\u{301}"));
        room
    }

    fn at(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.at().join(name), text).unwrap();
    }

    fn program(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        command.args(line.split_whitespace()).current_dir(self.at()).env_clear().env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn shell(&self, line: &str) -> Output {
        let mut command = Command::new("bash");
        command.args(["-c", line]).current_dir(self.at()).env("LC_ALL", "C").stdin(Stdio::null());
        command.env("ASSESS", env!("CARGO_BIN_EXE_assess")).output().unwrap()
    }

    /// What is in the folder besides what was put there, and is no temporary file of a run that was killed.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.at()).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let known = ["small.yaml", "a.yaml", "t.csv", "mend.yaml"];
        let mut names: Vec<String> = names.filter(|name| !known.contains(&name.as_str())).collect();
        names.sort();
        names
    }
}

/// The writers: the arguments, and the files that they write.
const WRITERS: [(&str, &[&str]); 6] = [
    ("a.yaml --rubric ./small.yaml -o r.md -o r.json", &["r.md", "r.json"]),
    (
        "batch t.csv --rubric ./small.yaml -o b.csv -o b.jsonl -o b.json -o b.md",
        &["b.csv", "b.jsonl", "b.json", "b.md"],
    ),
    ("batch t.csv --rubric ./small.yaml -o b.xlsx", &["b.xlsx"]),
    ("check small.yaml -o c.json --format sarif=c.sarif --format junit=c.xml", &["c.sarif", "c.xml"]),
    ("rubrics show ./small.yaml -o s.md", &["s.md"]),
    ("provinces -o p.csv -o p.json", &["p.csv", "p.json"]),
];

/// The files of a writer that ran to its end.
fn whole(room: &Room, line: &str, files: &[&str]) -> Vec<Vec<u8>> {
    let status = room.program(line).status().unwrap();
    assert!(matches!(status.code(), Some(0 | 1)), "{line}: {status}");
    files.iter().map(|file| fs::read(room.at().join(file)).unwrap()).collect()
}

#[test]
fn a_writer_that_is_killed_leaves_the_old_files_or_the_new_ones() {
    let line_of = |line: &'static str| {
        if line.starts_with("check") { line.replace("-o c.json ", "") } else { line.to_owned() }
    };
    for (line, files) in WRITERS {
        let room = Room::new();
        let line = line_of(line);
        let new = whole(&room, &line, files);
        for at in 0..40_u64 {
            for file in files {
                room.put(file, "old");
            }
            let mut child = room.program(&line).spawn().unwrap();
            std::thread::sleep(Duration::from_micros(at * at * 120));
            child.kill().unwrap();
            let status = child.wait().unwrap();
            let found: Vec<Vec<u8>> =
                files.iter().map(|file| fs::read(room.at().join(file)).unwrap()).collect();
            for ((file, found), new) in files.iter().zip(&found).zip(&new) {
                assert!(found == b"old" || found == new, "{line}: {file} is neither, killed at {at}");
            }
            if status.signal().is_none() {
                break;
            }
        }
    }
}

#[test]
fn a_text_that_is_mended_while_the_program_is_killed_is_the_old_one_or_the_new_one() {
    for is_linked in [false, true] {
        let room = Room::new();
        let old = fs::read_to_string(room.at().join("mend.yaml")).unwrap();
        let new = old.replace("Re\u{301}sume\u{301}", "R\u{e9}sum\u{e9}");
        if is_linked {
            fs::hard_link(room.at().join("mend.yaml"), room.at().join("link.yaml")).unwrap();
        }
        for at in 0..40_u64 {
            fs::write(room.at().join("mend.yaml"), &old).unwrap();
            let mut child = room.program("check mend.yaml --fix").spawn().unwrap();
            std::thread::sleep(Duration::from_micros(at * at * 60));
            child.kill().unwrap();
            child.wait().unwrap();
            let found = fs::read_to_string(room.at().join("mend.yaml")).unwrap();
            assert!(
                found == old || found.replace("Résumé", "X") == new.replace("Résumé", "X"),
                "{at}:\n{found}"
            );
        }
    }
}

/// Runs each writer where nothing more can be written, and looks whether the old files are as they were.
fn is_unharmed(limit: &str, room: &Room) {
    for (line, files) in WRITERS {
        let line = line.replace("-o c.json ", "");
        for file in files {
            room.put(file, "old");
        }
        let run = room.shell(&format!("{limit} exec $ASSESS {line}"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{limit} {line}\n{said}");
        assert!(!said.contains("panicked") && said.contains("error:"), "{line}\n{said}");
        for file in files {
            assert_eq!(fs::read(room.at().join(file)).unwrap(), b"old", "{line}: {file}");
        }
    }
    let left: Vec<String> = room.others().into_iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(left, Vec::<String>::new(), "temporary files are left");
}

#[test]
fn a_limit_of_the_size_of_files_is_an_error_that_costs_no_old_file() {
    // A block of the shell is 1 KiB; no result is that small, but the old files are.
    is_unharmed("ulimit -f 0;", &Room::new());
}

#[test]
fn a_full_disk_is_an_error_that_costs_no_old_file() {
    let room = Room::new();
    let disk = room.at().join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=32k", "tmpfs"]).arg(&disk).output();
    if !mount.is_ok_and(|done| done.status.success()) {
        // Only root mounts; the limit of the size of files stands for it.
        return;
    }
    let done = std::panic::catch_unwind(|| {
        for (line, files) in &WRITERS[1..3] {
            for file in *files {
                fs::write(disk.join(file), "old").unwrap();
            }
            let line = line.replace("-o ", "-o disk/");
            let run = room.shell(&format!("exec $ASSESS {line}"));
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.code() == Some(2) && !said.contains("panicked"), "{line}\n{said}");
            for file in *files {
                assert_eq!(fs::read(disk.join(file)).unwrap(), b"old", "{line}");
            }
            for file in *files {
                fs::remove_file(disk.join(file)).unwrap();
            }
            let names = fs::read_dir(&disk).unwrap().map(|entry| entry.unwrap().file_name());
            assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "{line}");
        }
    });
    Command::new("umount").arg(&disk).status().unwrap();
    if let Err(panic) = done {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    let room = Room::new();
    // `/proc` may be written by nobody, root included.
    for line in
        ["a.yaml --rubric ./small.yaml -o /proc/x.json", "batch t.csv --rubric ./small.yaml -o /proc/x.xlsx"]
    {
        let run = room.shell(&format!("exec $ASSESS {line}"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.code() == Some(2) && said.contains("error:"), "{line}\n{said}");
    }
    assert_eq!(room.others(), Vec::<String>::new());
}

#[test]
fn a_reader_that_goes_away_is_silent_wherever_it_goes() {
    let room = Room::new();
    for bytes in [0, 1, 100, 4_000, 20_000] {
        for line in [
            "batch t.csv --rubric ./small.yaml --format csv",
            "batch t.csv --rubric ./small.yaml --full",
            "provinces --format json",
        ] {
            let run = room.shell(&format!("set -o pipefail; $ASSESS {line} | head -c {bytes} > /dev/null"));
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.success() && !said.contains("ipe"), "{line}: {said}");
        }
    }
}

#[test]
fn an_input_that_breaks_off_costs_itself() {
    let room = Room::new();
    // `/proc/self/mem` is a file that cannot be read from its start.
    std::os::unix::fs::symlink("/proc/self/mem", room.at().join("broken.yaml")).unwrap();
    std::os::unix::fs::symlink("/proc/self/mem", room.at().join("broken.csv")).unwrap();
    let run = room.shell(
        "exec $ASSESS batch a.yaml broken.yaml broken.csv --rubric ./small.yaml --format csv --columns name",
    );
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(String::from_utf8_lossy(&run.stdout).contains("\nA\n"), "{said}");
    assert!(said.contains("broken.yaml") && said.contains("broken.csv"), "{said}");
    let run = room.shell("exec $ASSESS check a.yaml broken.yaml --rubric ./small.yaml");
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stdout).contains("2 files checked: 1 error"));
}
