//! Any text as an answer sheet of the main rubric, in YAML, TOML or JSON: what is read can be reported, and no report has
//! a control character.

#![no_main]

use std::sync::LazyLock;

use assess::analysis::assessment::assess;
use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::model::answers;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::block::Document;
use assess::report::view::{self, diagnostics};
use assess::report::write::markdown;
use assess::report::write::terminal::{Screen, write};
use assess::syntax::format::{Format, decode};
use libfuzzer_sys::fuzz_target;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Builtin::find(DEFAULT).expect("it is built in").rubric());

fn show(document: &Document) {
    for text in [write(document, Screen::default()), markdown::write(document)] {
        let odd = text.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(odd, None, "a control character in {text:?}");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = [Format::Yaml, Format::Toml, Format::Json][usize::from(*first) % 3];
    let Ok(source) = decode("sheet", bytes.to_vec()) else { return };
    match format.parse(&source).and_then(|tree| answers::read(&tree, &RUBRIC)) {
        Ok(sheet) => {
            let assessment = assess(&RUBRIC, &sheet, None);
            for lang in Lang::ALL {
                show(&view::sheet::document(&assessment, view::Options::full(lang)));
                show(&view::sheet::line(&assessment, view::Options::full(lang)));
            }
        }
        Err(faults) => {
            let faulty = Faulty::new(source.clone(), faults);
            for lang in Lang::ALL {
                show(&diagnostics::faulty(&faulty, lang));
            }
        }
    }
});
