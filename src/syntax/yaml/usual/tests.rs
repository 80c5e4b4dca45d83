//! What is usual is read as the parser reads it, and nothing else is read at all.

use super::*;
use crate::base::source::SourceFile;
use crate::syntax::yaml::parser;
use proptest::prelude::*;

/// Reads a text in both ways; whether this one took it.
fn is_usual(text: &str) -> bool {
    for with_comments in [false, true] {
        let source = SourceFile::new("a.yaml", text);
        let Some(usual) = parse(source.text(), with_comments) else { return false };
        match parser::parse(&source, with_comments) {
            Ok(full) => assert_eq!(usual, full, "{text:?}"),
            Err(fault) => assert_eq!(fault.message.get(crate::base::lang::Lang::En), "", "{text:?} is wrong"),
        }
    }
    true
}

#[test]
fn what_is_usual_is_read_here() {
    for text in [
        "a: b",
        "a: b\n",
        "a:\n",
        "a:",
        "a: null\nb: ~\n",
        "a: 'x'\nb: \"y: # z\"  # c\n",
        "# c\n\na:  b c   # d\n  # e\n\n",
        "a:\r\n  b: 1 # x\r\n\r\n# c\r\n  d:\r\ne: x\r\n",
        "a:\n  b:\n    c: d\n  e: f\ng: h\n",
        "a:\n- b\n- c: d\n  e:\n  - f\n  -\n-\n- {x: 1}\ng: h\n",
        "a:\n  - b\n  -   c: d\n      e: f\n  -\n    g: h\n  - [i, j]\nk: -1\n",
        "a: {}\nb: []\nc: {  }\nd: [ ]\n",
        "a: {b: [c, 'd', \"e\"], f: {g: h i, j: x#y}}\nk: [{a: http://x/?y=1}, -5 ,  z ]\n",
        "a: Tỉnh Minh Họa A\nb: e\u{302}\u{301}\n",
        "a: x: y\n".trim_end_matches(": y\n"),
        "a: http://x.vn:80/a,b[c]{d} & e\n",
        "a: b   ",
        "a: b\n   ",
        "a: b\n   # c",
        "a: 1\na: 2\n",
    ] {
        assert!(is_usual(text), "{text:?}");
    }
}

#[test]
fn the_rest_is_left_to_the_parser() {
    for text in [
        "",
        "# c\n",
        "a",
        "- a\n",
        " a: b\n",
        "a: b\n c\n",
        "a: b\n\n  c: d\n",
        "a: b: c\n",
        "a: b:\n",
        "a: [b\n]\n",
        "a: {b: c,}\n",
        "a: {b:c}\n",
        "a: {b: c: d}\n",
        "a: [b: c]\n",
        "a: [b, , c]\n",
        "a: {b: }\n",
        "a: |\n  b\n",
        "a: >-\n  b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: @b\n",
        "a: %b\n",
        "a: - b\n",
        "a: ? b\n",
        "a: 'it''s'\n",
        "a: \"\\n\"\n",
        "a: 'b' c\n",
        "a: 'b'#c\n",
        "a: 'b\n  c'\n",
        "a:\tb\n",
        "a: b\tc\n",
        "a: b\rc: d\n",
        "\ta: b\n",
        "---\na: b\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
        "<<: b\n",
        "null: b\n",
        "'a': b\n",
        "a : b\n",
        "a b: c\n",
        "á: b\n",
        "a:\n  b: c\n d: e\n",
        "a:\n    b: c\n  d: e\n",
        "a:\n- - b\n",
        "a:\n- b\n  c\n",
        "a:\n  - b\n  c: d\n",
        "a:\n  b\n",
        "a: b\u{7}c\n",
        "a: b\u{85}c\n",
        "a: b\u{2028}c\n",
        "a: b\u{feff}c\n",
        "a: b # \u{7}\n",
        "a: {b: c}}\n",
        "a: {b: c} d\n",
    ] {
        let source = SourceFile::new("a.yaml", text);
        assert!(parse(source.text(), false).is_none(), "{text:?}");
    }
    let deep = |depth: usize| format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    assert!(is_usual(&deep(MAX_DEPTH - 1)));
    assert!(parse(&deep(MAX_DEPTH), false).is_none());
    let long = "a: b\n".repeat(MAX_NODES);
    assert!(parse(&long, false).is_none());
}

#[test]
fn answer_sheets_as_people_write_them_are_usual() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sheets = 0;
    for folder in ["examples", "examples/provinces", "examples/indices", "rubrics", "rubrics/indices"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a file of the project") {
            let path = entry.expect("a file of the project").path();
            if path.extension().is_none_or(|ending| ending != "yaml") {
                continue;
            }
            // Rubrics have long texts over several lines; where they have none, both ways agree.
            let is_usual = is_usual(&std::fs::read_to_string(&path).expect("a file of the project"));
            if folder.starts_with("examples") {
                sheets += 1;
                assert!(is_usual, "{}", path.display());
            }
        }
    }
    assert!(sheets > 40, "{sheets}");
}

/// Pieces that texts are put together from: the usual ones, and those that change what is around them.
const PIECES: &[&str] = &[
    "a",
    "b1",
    "a:",
    "b-c: ",
    "key: value",
    "x.y_z:",
    ": ",
    ":",
    " ",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\r\n",
    "\r",
    "\t",
    "- ",
    "-",
    "-1",
    "'",
    "\"",
    "'q'",
    "\"q\"",
    "''",
    "\\",
    "#",
    " # c",
    "\n# c",
    "{",
    "}",
    "[",
    "]",
    ",",
    ", ",
    "{a: 1}",
    "[a, b]",
    "{}",
    "[]",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "?",
    "? ",
    "%",
    "@",
    "`",
    "~",
    "null",
    "NULL",
    "<<",
    "---",
    "...",
    "1.5",
    "12/34",
    "Tỉnh",
    "ế",
    "e\u{301}",
    "\u{feff}",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{7}",
    "😀",
    "=",
    "+",
    "$",
    "(",
    "/",
    ".",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_text_of_any_pieces_is_the_same_tree_in_both_ways(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
    ) {
        is_usual(&pieces.concat());
    }

    #[test]
    fn a_file_with_changes_is_the_same_tree_in_both_ways(
        file in prop::sample::select(&["answers", "half-filled", "commune", "strategy-942"][..]),
        start in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(PIECES)), 1..4),
    ) {
        let path = format!("{}/examples/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file of the project");
        let lines: Vec<&str> = text.lines().collect();
        let start = start.index(lines.len());
        let mut text: Vec<char> = lines.iter().skip(start).take(12).flat_map(|line| line.chars().chain(['\n'])).collect();
        for (at, removed, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text.splice(at..end, piece.chars());
        }
        is_usual(&text.into_iter().collect::<String>());
    }
}
