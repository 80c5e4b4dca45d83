//! Trust, outputs and limits. `SECURITY.md` promises what these tests attack.

#![allow(clippy::unwrap_used, clippy::format_collect)]

use std::fs;

use super::room::{RUBRIC, Room, SHEET};

const BY_FILE: [&str; 2] = ["--rubric", "./small.yaml"];

fn named(name: &str) -> String {
    format!("rubric: small\nagency: {{name: \"{name}\"}}\nanswers: {{first: yes}}\n")
}

#[test]
fn g1_settings_of_a_received_folder_decide_nothing() {
    let room = Room::small().put("home/.bashrc", "mine").put("in/a.yaml", SHEET).put(
        "in/assess.toml",
        "output = \"../home/.bashrc\"\nquiet = true\nrubric = \"./evil.yaml\"\nrequire = \"two\"\n",
    );
    for args in [&["in/a.yaml"][..], &["batch", "in"], &["check", "in"]] {
        room.run(&[args, &BY_FILE].concat()).ends(0).says("`in/assess.toml` is not used");
    }
    // Even where they count, they name no file to write.
    room.run_in("in", &["a.yaml", "--rubric", "../small.yaml"]).ends(1).says("nothing is written there");
    assert_eq!(room.read("home/.bashrc"), "mine");
    assert_eq!(room.names("in"), ["a.yaml", "assess.toml"]);
}

#[test]
fn g2_a_sheet_chooses_no_file_as_its_rubric() {
    let room = Room::small().put("b.yaml", SHEET.replace("rubric: small", "rubric: ./small.yaml"));
    room.run(&["b.yaml", "--require", "one"]).ends(2).says("cannot choose a file as its rubric");
    room.run(&["batch", "b.yaml"]).ends(2).says("cannot choose a file as its rubric");
    room.run(&["check", "b.yaml"]).ends(1).shows("cannot choose a file as its rubric");
    // Nor for others: sheets that name different rubrics are scored with neither.
    room.write("c.yaml", "agency: {name: C}\nrubric: un-egdi\nanswers: {}\n");
    room.write("d.yaml", "agency: {name: D}\nrubric: digital-government\nanswers: {}\n");
    room.run(&["batch", "c.yaml", "d.yaml"]).ends(2);
}

#[test]
fn g2_a_file_under_the_id_of_a_built_in_rubric_is_announced_and_named_with_its_digest() {
    let copy = RUBRIC.replace("rubric: small", "rubric: digital-government");
    let room = Room::new().put("r.yaml", copy).put("a.yaml", SHEET.replace("small", "digital-government"));
    let ran = room.run(&["a.yaml", "--rubric", "r.yaml"]);
    ran.ends(0).says("is not the built-in rubric");
    let digest = ran.out.lines().find(|line| line.contains("r.yaml ")).unwrap();
    assert!(digest.split_whitespace().last().unwrap().len() == 8, "{digest}");
    room.run(&["batch", "a.yaml", "--rubric", "r.yaml"]).ends(0).says("is not the built-in rubric");
}

#[cfg(unix)]
#[test]
fn g3_nothing_of_a_file_that_is_no_rubric_is_shown() {
    let room = Room::small().put("secret", "token = abc123\nroot:x:0:0\n");
    assert!(std::process::Command::new("mkfifo").arg(room.at("fifo.yaml")).status().unwrap().success());
    let secret = room.at("secret").display().to_string();
    for path in [&secret, "/proc/self/environ", "/dev/stdin", "./fifo.yaml", "\\\\\\\\srv\\\\share\\\\x.yaml"]
    {
        room.write("b.yaml", SHEET.replace("rubric: small", &format!("rubric: \"{path}\"")));
        for args in [&["b.yaml"][..], &["batch", "b.yaml"], &["check", "b.yaml"]] {
            let ran = room.run(args);
            assert!(ran.code == Some(2) || ran.code == Some(1), "{path} {args:?}");
            ran.hides("abc123").hides("PATH=");
        }
    }
    for path in [secret.as_str(), "/proc/self/environ"] {
        room.run(&["a.yaml", "--rubric", path]).ends(2).says("is no rubric").hides("abc123").hides("PATH=");
    }
}

#[test]
fn g4_what_git_gives_is_read_up_to_a_limit() {
    let room = Room::new().put("small.yaml", vec![b'a'; 17 << 20]);
    if !room.git(&["init", "-q"]) {
        return; // `with_extras` says that git is missing.
    }
    assert!(room.git(&["add", "."]) && room.git(&["commit", "-qm", "1"]));
    room.write("small.yaml", RUBRIC);
    room.run(&["check", "small.yaml", "--against", "HEAD"]).ends(2).says("is larger than 16 MiB");
}

#[test]
fn g5_a_revision_comes_before_a_file_of_its_name() {
    let room = Room::new().put("small.yaml", RUBRIC);
    if !room.git(&["init", "-q", "-b", "main"]) {
        return;
    }
    assert!(room.git(&["add", "."]) && room.git(&["commit", "-qm", "1"]));
    let new = RUBRIC.replace("{two: 80}", "{two: 90}");
    room.write("small.yaml", &new);
    room.write("main", &new);
    let revision = room.run(&["check", "small.yaml", "--against", "main"]);
    revision.ends(1);
    revision.says("`main` is taken for the git revision").shows("was at least 80%");
    room.run(&["check", "small.yaml", "--against", "./main"]).ends(0).shows("nothing changed");
    // What is no revision is the file.
    room.write("old", RUBRIC);
    room.run(&["check", "small.yaml", "--against", "old"]).ends(1).shows("was at least 80%");
}

#[cfg(unix)]
#[test]
fn g6_devices_pipes_and_links_are_written_into() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let room = Room::small().put("real.txt", "old");
    symlink("real.txt", room.at("l.txt")).unwrap();
    symlink("nowhere.txt", room.at("dangling.txt")).unwrap();
    symlink("circle.txt", room.at("circle.txt")).unwrap();
    let run = |output: &str| room.run(&["a.yaml", "--rubric", "./small.yaml", "-o", output]);
    run("/dev/null").ends(0);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    for (link, target) in [("l.txt", "real.txt"), ("dangling.txt", "nowhere.txt")] {
        run(link).ends(0);
        assert!(room.at(link).is_symlink());
        assert!(room.read(target).contains("Xã Minh Họa"));
    }
    run("circle.txt").ends(2);
    assert!(room.at("circle.txt").is_symlink(), "a link in a circle is not replaced");
    let shell = "mkfifo f; cat f > got & $ASSESS a.yaml --rubric ./small.yaml -o f; wait; \
                 $ASSESS a.yaml --rubric ./small.yaml --format json=>(cat > sub); for i in 1 2 3 4 5 6 7 8 9; do \
                 test -s sub && break; sleep 0.2; done";
    room.shell(shell).ends(0);
    assert!(fs::metadata(room.at("f")).unwrap().file_type().is_fifo());
    assert!(room.read("got").contains("Xã Minh Họa") && room.read("sub").contains("\"version\""));
}

#[test]
fn g7_outputs_are_written_all_or_none() {
    let room = Room::small().put("old.md", "old");
    let rubric = ["--rubric", "./small.yaml"];
    for args in [
        &["a.yaml", "-o", "old.md", "-o", "no/b.json"][..],
        &["a.yaml", "-o", "old.md", "-o", "./old.md"],
        &["batch", "a.yaml", "-o", "old.md", "-o", "no/b.json"],
        &["check", "a.yaml", "-o", "old.md", "--format", "sarif=no/a.sarif"],
        &["check", "a.yaml", "--format", "json=a.json", "--format", "sarif=./a.json"],
    ] {
        let ran = room.run(&[args, &rubric].concat());
        assert_eq!(ran.code, Some(2), "{args:?}\n{}", ran.err);
    }
    assert_eq!(room.read("old.md"), "old");
    assert_eq!(room.names(""), ["a.yaml", "old.md", "small.yaml"]);
}

#[cfg(unix)]
#[test]
fn g8_a_closed_pipe_hides_no_failed_gate_and_no_failed_input() {
    let room = Room::small().put("bad.yaml", "agency: {name: B}\nanswers: {fist: yes}\n");
    for (line, code) in [
        ("a.yaml --rubric ./small.yaml --format json --require two", 1),
        ("a.yaml --rubric ./small.yaml --format json", 0),
        ("batch a.yaml --rubric ./small.yaml --format csv --require two", 1),
        ("batch a.yaml bad.yaml --rubric ./small.yaml --format csv", 2),
        ("batch a.yaml bad.yaml --rubric ./small.yaml", 2),
        ("batch a.yaml bad.yaml --rubric ./small.yaml --keep-going", 0),
        ("check bad.yaml --rubric ./small.yaml --format json", 1),
    ] {
        // The reader is gone before the program begins.
        let line = format!("set -o pipefail; (sleep 0.3; exec $ASSESS {line}) | true");
        let ran = room.shell(&line);
        assert_eq!(ran.code, Some(code), "{line}\n{}", ran.err);
        assert!(!ran.err.contains("pipe"), "{}", ran.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn g9_names_that_are_not_utf_8_work() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = OsStr::from_bytes(b"d\xff");
    let room = Room::small();
    room.write(folder, "");
    fs::remove_file(room.at(folder)).unwrap();
    let within = |name: &str| std::path::Path::new(folder).join(name);
    room.write(within("a.yaml"), SHEET);
    room.write(within("small.yaml"), RUBRIC);
    let (sheet, rubric, output) = (within("a.yaml"), within("small.yaml"), within("o.json"));
    let (sheet, rubric, output) = (sheet.as_os_str(), rubric.as_os_str(), output.as_os_str());
    let [with, to, batch, check] = ["--rubric", "-o", "batch", "check"].map(OsStr::new);
    room.run_os("", [sheet, with, rubric, to, output].into_iter()).ends(0);
    assert!(room.at(output).is_file());
    room.run_os("", [batch, folder, with, rubric].into_iter()).ends(0);
    room.run_os("", [check, rubric].into_iter()).ends(0);
}

#[test]
fn g10_names_and_cells_have_a_length() {
    let room = Room::small();
    let long = "X".repeat(10_001);
    room.write("long.yaml", named(&long));
    room.write("long.csv", format!("name,first\n{long},yes\nB,yes\n"));
    room.write("remark.csv", format!("name,first,first.note\nA,yes,{long}\nB,yes,\n"));
    // A column that means nothing may hold what it wants.
    room.write("other.csv", format!("name,first,essay\nA,yes,{long}\n"));
    room.run(&["long.yaml", BY_FILE[0], BY_FILE[1]]).ends(2).says("longer than 10000 characters");
    for table in ["long.csv", "remark.csv"] {
        let ran = room.run(&["batch", table, "--format", "csv", BY_FILE[0], BY_FILE[1]]);
        ran.ends(2);
        ran.says("longer than 10000 characters").says("2 agencies: 1 scored, 1 failed");
    }
    let other = ["batch", "other.csv", "--allow-unknown-columns", "--format", "csv", BY_FILE[0], BY_FILE[1]];
    room.run(&other).ends(0);
    room.write("fits.yaml", named(&"X".repeat(10_000)));
    room.run(&["fits.yaml", BY_FILE[0], BY_FILE[1]]).ends(0);
}

#[cfg(unix)]
#[test]
fn g12_what_is_mended_stays_the_same_file() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    // `é` in two characters is mended.
    let faulty = format!("\u{feff}{}", RUBRIC.replace("Small rubric", "Small re\u{301}sume\u{301}"));
    let room = Room::new().put("dir/x.yaml", &faulty).put("alone.yaml", &faulty);
    for name in ["dir/x.yaml", "alone.yaml"] {
        fs::set_permissions(room.at(name), fs::Permissions::from_mode(0o640)).unwrap();
    }
    fs::hard_link(room.at("dir/x.yaml"), room.at("h.yaml")).unwrap();
    symlink("dir/x.yaml", room.at("s.yaml")).unwrap();
    let inode = fs::metadata(room.at("h.yaml")).unwrap().ino();
    room.run(&["check", "s.yaml", "alone.yaml", "--fix"]).ends(0);
    for name in ["dir/x.yaml", "alone.yaml"] {
        assert!(room.read(name).starts_with("\u{feff}rubric: small"), "the mark stays");
        assert!(room.read(name).contains("Small résumé"));
        assert_eq!(fs::metadata(room.at(name)).unwrap().mode() & 0o777, 0o640);
    }
    assert!(room.at("s.yaml").is_symlink());
    assert_eq!(fs::metadata(room.at("h.yaml")).unwrap().ino(), inode);
    assert_eq!(room.read("h.yaml"), room.read("dir/x.yaml"));
    assert_eq!(room.names("dir"), ["x.yaml"], "nothing is left beside it");
}

#[test]
fn g13_junit_is_xml_whatever_a_text_holds() {
    let room =
        Room::small().put("b\u{fffe}.yaml", "answers: {\"x\\uFFFE\\uFFFF\": yes}\nagency: {name: A}\n");
    let ran = room.run(&["check", ".", "--rubric", "./small.yaml", "--format", "junit"]);
    ran.ends(1);
    assert!(!ran.out.contains(['\u{fffe}', '\u{ffff}']));
    ran.shows("\\u{fffe}");
}

#[test]
fn g14_no_text_of_a_file_is_a_workflow_command() {
    let room = Room::small().put("a.yaml", named("::stop-commands::x")).put("b.yaml", named("##[error]y"));
    // The blank is where the terminal wraps.
    room.write("c.yaml", named(&format!("{} ::stop-commands::x", "X".repeat(79))));
    room.write("::error::d.yaml", named("D").replace("first", "fist"));
    let begins = |text: &str| text.lines().any(|line| line.trim_start().starts_with("::"));
    for args in [
        &["a.yaml", "-q"][..],
        &["a.yaml"],
        &["c.yaml"],
        &["b.yaml"],
        &["a.yaml", "--format", "markdown"],
        &["batch", ".", "--keep-going"],
        &["batch", ".", "--keep-going", "--full", "--format", "markdown"],
        &["batch", ".", "--keep-going", "--format", "csv", "--columns", "name,origin"],
        &["batch", "::error::d.yaml", "--keep-going"],
        &["::error::d.yaml"],
        &["check", "."],
        &["check", "::error::d.yaml", "--format", "markdown"],
        &["::error::no-such-file"],
        &["rubrics", "show", "::error::x"],
    ] {
        let mut program = room.program("");
        let rubric = if args[0] == "rubrics" { &[][..] } else { &BY_FILE[..] };
        program.args(args).args(rubric).env("GITHUB_ACTIONS", "true").env("CI", "true");
        let ran = super::room::Ran::of(program.output().unwrap());
        assert!(!begins(&ran.out) && !begins(&ran.err), "{args:?}\n{}\n{}", ran.out, ran.err);
        assert!(!ran.out.contains("##[") && !ran.err.contains("##["), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn g15_what_cannot_be_read_costs_itself() {
    use std::os::unix::fs::PermissionsExt;
    // Nobody is kept from reading by permissions who is root, so links that lead in a circle stand for them.
    let room = Room::small().put("in/a.yaml", SHEET).put("in/r.yaml", RUBRIC);
    std::os::unix::fs::symlink("loop.yaml", room.at("in/loop.yaml")).unwrap();
    fs::create_dir(room.at("in/folder.yaml")).unwrap();
    let batch = ["batch", "in/a.yaml", "in/loop.yaml", "in/folder.yaml/..", "--rubric", "./small.yaml"];
    let ran = room.run(&batch);
    ran.ends(2);
    assert!(ran.err.contains("in/loop.yaml") && ran.out.contains("1 scored"), "{}\n{}", ran.err, ran.out);
    let is_root = fs::read(room.at("in/a.yaml")).is_ok() && {
        fs::set_permissions(room.at("in/folder.yaml"), fs::Permissions::from_mode(0o0)).unwrap();
        fs::set_permissions(room.at("in/r.yaml"), fs::Permissions::from_mode(0o0)).unwrap();
        fs::read(room.at("in/r.yaml")).is_ok()
    };
    if !is_root {
        let ran = room.run(&["batch", "in", "--rubric", "./small.yaml"]);
        ran.ends(2);
        ran.says("in/folder.yaml").shows("1 scored");
        let ran = room.run(&["check", "in", "--rubric", "./small.yaml"]);
        ran.ends(1);
        ran.shows("error[unreadable]").shows("in/folder.yaml").shows("in/r.yaml").shows("files checked");
    }
    fs::set_permissions(room.at("in/folder.yaml"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn g16_received_files_hide_no_sheet_and_a_link_is_read_once() {
    use std::os::unix::fs::symlink;
    let sheet = |name: &str| SHEET.replace("Xã Minh Họa", name);
    let room = Room::new()
        .put("small.yaml", RUBRIC)
        .put("in/a.yaml", sheet("A"))
        .put("in/b.yaml", sheet("B"))
        .put("store/c.yaml", sheet("C"))
        .put("in/.ignore", "b.yaml\n")
        .put("in/.gitignore", "a.yaml\n");
    symlink("../store/c.yaml", room.at("in/c.yaml")).unwrap();
    symlink("a.yaml", room.at("in/again.yaml")).unwrap();
    symlink(".", room.at("in/circle")).unwrap();
    let ran = room.run(&["batch", "in", "--rubric", "./small.yaml", "--format", "csv", "--columns", "name"]);
    ran.ends(0);
    assert_eq!(ran.out, "name\nA\nB\nC\n");
    // For sources ignore files count, and what they leave out is counted.
    let ran = room.run(&["check", "in", "--rubric", "./small.yaml"]);
    ran.ends(0);
    ran.says("2 files and folders left out by ignore files").shows("2 files checked");
}

#[test]
fn g17_a_formula_in_a_table_is_guarded_wherever_it_begins() {
    let names = ["A;=1+1;B", "  =1+1", "\u{a0}=2+1", "\u{200b}=3+1", "=4", "+5", "-6", "@x"];
    let rows: String = names.iter().map(|name| format!("\"{name}\",yes\n")).collect();
    let room = Room::small().put("t.csv", format!("name,first\n{rows}"));
    let ran = room.run(&["batch", "t.csv", "--format", "csv", "--columns", "name", BY_FILE[0], BY_FILE[1]]);
    ran.ends(0);
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
    for cell in ran.out.lines().skip(1).flat_map(|line| line.split(';')) {
        let cell = cell.trim_matches('"').trim_start_matches(is_blank);
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

#[cfg(unix)]
#[test]
fn g18_hidden_characters_reach_no_report_and_no_table() {
    let hidden = "A\u{202e}B\u{61c}C\u{2028}D\u{e0041}E\u{2066}F";
    let room = Room::small().put("a.yaml", named(hidden));
    let odd = "x\u{1b}[31m\n::error::\u{202e}.yaml";
    room.write(odd, named(hidden).replace("first", "fi\u{2066}st"));
    let is_hidden = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202e}' | '\u{61c}' | '\u{2028}' | '\u{e0041}' | '\u{2066}')
    };
    for format in ["terminal", "markdown"] {
        let ran = room.run(&["a.yaml", "--format", format, BY_FILE[0], BY_FILE[1]]);
        ran.ends(0);
        assert!(!ran.out.contains(is_hidden), "{format}: {}", ran.out.escape_debug());
        ran.shows("202e").shows("61c").shows("2028").shows("e0041");
    }
    for format in ["terminal", "markdown", "csv"] {
        let ran = room.run(&["batch", "a.yaml", odd, "--format", format, BY_FILE[0], BY_FILE[1]]);
        ran.ends(2);
        assert!(!ran.out.contains(is_hidden), "{format}: {}", ran.out.escape_debug());
        assert!(!ran.err.contains(is_hidden), "{format}: {}", ran.err.escape_debug());
    }
    for format in ["terminal", "markdown", "github", "junit"] {
        let ran = room.run(&["check", odd, "--format", format, BY_FILE[0], BY_FILE[1]]);
        ran.ends(1);
        assert!(!ran.out.contains(is_hidden), "{format}: {}", ran.out.escape_debug());
    }
}

#[test]
fn g20_a_pattern_of_nested_braces_is_an_error() {
    let room = Room::small();
    let nested = format!("{}a{}*.yaml", "{".repeat(250), "}".repeat(250));
    for command in ["batch", "check"] {
        room.run(&[command, &nested]).ends(2).says("too many braces in braces");
        room.run(&[command, &format!("{}*", "{a,b}".repeat(300))]).ends(2).says("too long");
        room.run(&[command, "{[*"]).ends(2);
    }
    room.run(&["check", "{small,other}.{yaml,yml}"]).ends(0).shows("1 file checked");
}

#[test]
fn g21_a_rubric_has_limits() {
    let head = |stages: usize| {
        let stages: String = (0..stages).map(|at| format!("  - {{id: s{at}, title: S}}\n")).collect();
        format!(
            "rubric: big\nversion: 1.0.0\ntitle: B\nlanguages: [en]\nverdict: {{method: staged}}\nstages:\n{stages}"
        )
    };
    let question = |at: usize, rest: &str| format!("      - {{id: q{at}, ask: Is it {at}?, {rest}}}\n");
    let dimension = "  - id: d\n    title: D\n    questions:\n";
    let questions = |count: usize| -> String {
        let all = (0..count).map(|at| question(at, "answer: yes_no, targets: {s0: yes}"));
        format!("dimensions:\n{dimension}{}", all.collect::<String>())
    };
    let options: String = (0..1_001).map(|at| format!("{{id: o{at}, title: O}}, ")).collect();
    let choice = format!("answer: choice, options: [{options}], targets: {{s0: o1}}");
    let many: String = (0..1_001)
        .map(|at| format!("  - {{id: d{at}, title: D, questions: [{{id: q{at}, ask: Q, answer: yes_no, targets: {{s0: yes}}}}]}}\n"))
        .collect();
    for (text, limit) in [
        (head(51) + &questions(1), "at most 50 stages"),
        (head(1) + &questions(5_001), "at most 5000 criteria"),
        (format!("{}dimensions:\n{dimension}{}", head(1), question(0, &choice)), "at most 1000 options"),
        (format!("{}dimensions:\n{many}", head(1)), "at most 1000 dimensions"),
    ] {
        let room = Room::new().put("big.yaml", text);
        let ran = room.run(&["check", "big.yaml"]);
        ran.ends(1).shows(limit);
        assert!(ran.out.contains("1 error"), "nothing else is said: {}", ran.out);
    }
    let room = Room::new().put("big.yaml", head(50) + &questions(50));
    room.run(&["check", "big.yaml", "--fail-on", "error"]).ends(1).hides("at most");
}

#[cfg(unix)]
#[test]
fn g22_endless_files_are_read_up_to_a_limit() {
    use std::os::unix::fs::symlink;
    let room = Room::small();
    for args in [
        &["batch", "--list", "/dev/zero"][..],
        &["/dev/zero"],
        &["a.yaml", "--rubric", "/dev/zero"],
        &["a.yaml", "--config", "/dev/zero"],
        &["batch", "a.yaml", "--rubric", "./small.yaml", "--map", "/dev/zero"],
        &["rubrics", "show", "/dev/zero"],
    ] {
        let ran = room.run(args);
        assert_eq!(ran.code, Some(2), "{args:?} {}", ran.err);
        ran.says("larger than");
    }
    for line in ["batch --list -", "batch -", "batch - --input csv", "batch - --input jsonl", "-"] {
        room.shell(&format!("$ASSESS {line} < /dev/zero")).ends(2);
    }
    // Ignore files that never end, or never begin.
    for name in [".ignore", ".gitignore"] {
        let room = Room::small().put("in/sub/a.yaml", SHEET).put("in/b.yaml", SHEET);
        symlink("/dev/zero", room.at("in/sub").join(name)).unwrap();
        let ran = room.run(&["check", "in", "--rubric", "./small.yaml"]);
        ran.ends(0);
        ran.says("1 file or folder left out").shows("1 file checked");
        room.run(&["batch", "in", "--rubric", "./small.yaml", "--keep-going"]).ends(0);
        let made = std::process::Command::new("mkfifo").arg(room.at("in").join(name)).status().unwrap();
        assert!(made.success());
        room.run(&["check", "in", "--rubric", "./small.yaml"]).ends(1).shows("is not looked into");
    }
    // A folder does not wait for a pipe that lies in it.
    let made = std::process::Command::new("mkfifo").arg(room.at("f.yaml")).status().unwrap();
    assert!(made.success());
    room.run(&["batch", ".", "--rubric", "./small.yaml"]).ends(0);
}

#[test]
fn g23_a_weight_that_would_be_lost_is_an_error_and_digits_are_rounded() {
    let weight =
        |weight: &str| RUBRIC.replace("id: second", &format!("id: second\n        weight: {weight}"));
    for (number, code) in [("0.0000001", 1), ("0.0000004999", 1), ("0.000001", 0), ("0", 0), ("0.0", 0)] {
        let room = Room::new().put("small.yaml", weight(number));
        let ran = room.run(&["check", "small.yaml", "--fail-on", "error"]);
        ran.ends(code);
        assert_eq!(ran.out.contains("finer than a millionth"), code == 1, "{}", ran.out);
    }
    let long = "79.99999949999999999999999999999999999999999999";
    let room = Room::new()
        .put("small.yaml", RUBRIC)
        .put("a.yaml", SHEET.replace("second: 70", &format!("second: {long}")));
    let ran = room.run(&["a.yaml", "--format", "json", BY_FILE[0], BY_FILE[1]]);
    ran.ends(0);
    ran.shows("79.999999");
}

#[test]
fn g24_the_number_of_threads_is_capped() {
    let room = Room::small();
    for threads in ["5000", "18446744073709551615", "0", "1"] {
        let args = ["batch", "a.yaml", "--threads", threads, "--format", "csv", "--columns", "name"];
        let ran = room.run(&[&args[..], &BY_FILE].concat());
        ran.ends(0);
        assert_eq!(ran.out, "name\nXã Minh Họa\n");
    }
}

#[test]
fn g26_a_dash_is_standard_output_and_an_ending_is_not_contradicted() {
    let room = Room::small();
    let ran = room.run(&["check", "small.yaml", "--format", "json=-"]);
    ran.ends(0);
    assert!(ran.out.starts_with('{'));
    room.run(&["a.yaml", "--format", "json", "-o", "x.yaml", BY_FILE[0], BY_FILE[1]])
        .ends(2)
        .says("contradicts");
    assert_eq!(room.names(""), ["a.yaml", "small.yaml"]);
}

#[test]
fn g27_a_table_given_as_one_sheet_is_told_by_its_content() {
    let book = |name: &str| fs::read(format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let room = Room::small()
        .put("one.csv", "name,first,second\nXã Minh Họa,yes,70\n")
        .put("long.data", "name;question;value\nXã Minh Họa;first;yes\nXã Minh Họa;second;70\n")
        .put("two.csv", "name,first\nA,yes\nB,no\n")
        .put("none.csv", "name,first\n")
        .put("two.jsonl", "{\"agency\": {\"name\": \"A\"}, \"answers\": {}}\n{\"agency\": {\"name\": \"B\"}, \"answers\": {}}\n")
        .put("old.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        .put("many.xlsx", book("provinces.xlsx"));
    let line = room.run(&["one.csv", "-q", BY_FILE[0], BY_FILE[1]]).ends(0).out.clone();
    assert!(line.starts_with("Xã Minh Họa: Stage 0/2"), "{line}");
    assert_eq!(room.run(&["long.data", "-q", BY_FILE[0], BY_FILE[1]]).ends(0).out, line);
    for table in ["two.csv", "two.jsonl"] {
        let paste = format!("assess batch {table} --rubric ./small.yaml");
        room.run(&[table, BY_FILE[0], BY_FILE[1]]).ends(2).says(&paste);
    }
    room.run(&["many.xlsx"]).ends(2).says("assess batch many.xlsx");
    room.run(&["none.csv", BY_FILE[0], BY_FILE[1]]).ends(2).says("no row below the header");
    room.run(&["old.xls", BY_FILE[0], BY_FILE[1]]).ends(2).says("the workbook cannot be read");
    // The result tells the file by the digest of its bytes.
    let json = room.run(&["one.csv", "--format", "json", BY_FILE[0], BY_FILE[1]]).ends(0).out.clone();
    let result: serde_json::Value = serde_json::from_str(&json).unwrap();
    let digest = result["provenance"]["answers_sha256"].as_str().unwrap();
    assert_eq!(digest, assess::base::digest::sha256([room.read("one.csv").as_bytes()]));
}
