//! How robust the verdicts of the example batch are: the page in `rubrics/README.md` has what the program counts.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

#[allow(dead_code)]
#[path = "../../examples/robustness.rs"]
mod program;

#[test]
fn few_verdicts_of_the_examples_hang_on_one_answer_and_the_page_says_how_many() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let counts = program::count(&root.join("examples/provinces")).unwrap();
    let [(rubric, moved)] = &counts.iter().collect::<Vec<_>>()[..] else { panic!("{counts:?}") };
    assert_eq!((rubric.as_str(), moved.verdicts), ("digital-government 2.0.1", 34));
    assert!(3 * moved.by_answer < moved.verdicts, "{moved:?}");
    let numbers =
        [moved.verdicts, moved.by_answer, moved.by_any_answer, moved.by_gate, moved.by_weight, moved.held];
    let cells: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let row = format!("| 2.0.1 | {} |", cells.join(" | "));
    let page = fs::read_to_string(root.join("rubrics/README.md")).unwrap();
    assert!(page.contains(&row), "the page lacks {row}");
}
