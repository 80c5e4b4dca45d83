//! Files of users destroyed, or named for what they are not.

#![allow(clippy::unwrap_used)]

use super::room::{RUBRIC, Room, SHEET};

#[test]
fn c1_an_output_is_never_something_that_was_read() {
    let room = Room::new()
        .put("r.json", RUBRIC)
        .put("q.json", SHEET)
        .put("list.txt", "q.json\n")
        .put("s.json", "lang = \"en\"\n")
        .put("m.json", "[columns]\nname = \"A\"\n");
    let before: Vec<String> =
        ["r.json", "q.json", "list.txt", "s.json", "m.json"].map(|name| room.read(name)).into();
    for line in [
        &["q.json", "--rubric", "./r.json", "-o", "r.json"][..],
        &["q.json", "--rubric", "./r.json", "-o", "q.json"],
        &["q.json", "--rubric", "./r.json", "--format", "json=./q.json"],
        &["q.json", "--rubric", "./r.json", "--config", "s.json", "-o", "s.json"],
        &["batch", "q.json", "--rubric", "./r.json", "-o", "r.json"],
        &["batch", "--list", "list.txt", "--rubric", "./r.json", "-o", "list.txt"],
        &["batch", "q.json", "--rubric", "./r.json", "--map", "m.json", "-o", "m.json"],
        &["check", "q.json", "--rubric", "./r.json", "--format", "json=r.json"],
        &["check", "r.json", "--format", "gitlab=r.json"],
        &["rubrics", "show", "./r.json", "--format", "terminal", "-o", "r.json"],
    ] {
        let ran = room.run(line);
        assert_eq!(ran.code, Some(2), "{line:?}\n{}{}", ran.out, ran.err);
    }
    let after: Vec<String> =
        ["r.json", "q.json", "list.txt", "s.json", "m.json"].map(|name| room.read(name)).into();
    assert_eq!(after, before);
}

#[cfg(unix)]
#[test]
fn c1_nor_is_it_through_links() {
    let room = Room::small();
    std::os::unix::fs::symlink("small.yaml", room.at("l.json")).unwrap();
    std::fs::hard_link(room.at("small.yaml"), room.at("h.json")).unwrap();
    for output in ["l.json", "h.json"] {
        room.run(&["a.yaml", "--rubric", "./small.yaml", "-o", output]).ends(2).says("one of the inputs");
    }
    assert_eq!(room.read("small.yaml"), RUBRIC);
}

#[test]
fn c2_the_ending_tells_the_format() {
    let room = Room::small();
    let rubric = ["--rubric", "./small.yaml"];
    let run = |args: &[&str]| room.run(&[&["a.yaml"], args, &rubric].concat());
    run(&["-o", "r.md"]).ends(0);
    assert!(room.read("r.md").contains("# Xã Minh Họa"));
    run(&["-o", "r.json"]).ends(0);
    assert!(room.read("r.json").starts_with('{'));
    run(&["-o", "out.pdf"]).ends(2).says("does not tell a format");
    run(&["-o", "out.dat"]).ends(2).says("does not tell a format");
    run(&["--format", "json", "-o", "r.yaml"]).ends(2).says("contradicts");
    assert_eq!(room.names(""), ["a.yaml", "r.json", "r.md", "small.yaml"]);
}
