//! Any text as a rubric: it is refused with faults that can be drawn, or it is checked and scores any agency.

#![no_main]

use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::check::{Levels, Parsed};
use assess::engine::mark::Mark;
use assess::engine::program::Program;
use assess::report::view::diagnostics;
use assess::report::write::terminal::{Screen, write};
use assess::syntax::format::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = decode("rubric.yaml", bytes.to_vec()) else { return };
    let parsed = Parsed::new(&source);
    let checked = parsed.check(None, None, &Levels::default());
    for lang in Lang::ALL {
        let faulty = Faulty::new(source.clone(), checked.findings.clone());
        assert!(!write(&diagnostics::faulty(&faulty, lang), Screen::default()).is_empty());
    }
    if let Some(rubric) = parsed.rubric() {
        let program = Program::new(&rubric, None);
        let blank = program.score(&vec![Mark::Blank; rubric.questions.len()]);
        let verdict = program.verdict(&blank);
        assert!(verdict.range.stage.0 <= verdict.range.stage.1);
    }
});
