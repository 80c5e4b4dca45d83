//! Any lines of JSON as answer sheets: the result of each is JSON, and both its forms say the same.

#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use assess::analysis::assessment::assess;
use assess::base::lang::Lang;
use assess::input::table::{Input, Options, open};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::data::json::{Provenance, to_line, to_string};
use libfuzzer_sys::fuzz_target;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Builtin::find(DEFAULT).expect("it is built in").rubric());

fuzz_target!(|bytes: &[u8]| {
    let input = Input::JsonLines(Box::new(Cursor::new(bytes.to_vec())));
    let Ok(table) = open("t.jsonl", input, &RUBRIC, &Options::default()) else { return };
    let columns = table.columns;
    let _ = table.rows.for_each(&columns, |record| {
        if let Ok(sheet) = columns.read(record) {
            let assessment = assess(&RUBRIC, &sheet, None);
            let provenance = || Provenance {
                tool: String::new(),
                rubric_sha256: String::new(),
                answers_sha256: String::new(),
                ..Provenance::default()
            };
            let whole = to_string(&assessment, &[], provenance(), Lang::Vi).expect("a result is JSON");
            let line = to_line(&assessment, &[], ("answers.csv:2", true), provenance(), Lang::Vi)
                .expect("a result is JSON");
            assert_eq!(line.matches('\n').count(), 1);
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
            let mut line = read(&line);
            let keys = line.as_object_mut().expect("an object");
            assert!(keys.remove("origin").is_some() && keys.remove("fault").is_some());
            assert_eq!(read(&whole), line);
        }
        ControlFlow::Continue(())
    });
});
