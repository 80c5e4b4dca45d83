//! Any text as a CSV table: whatever the short way takes for a plain row means the same to the reader of answers.

#![no_main]

use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::sync::LazyLock;

use assess::batch::reading::{Reader, inputs};
use assess::batch::{Stdin, Tables, Work};
use assess::engine::mark::Mark;
use assess::input::table::Block;
use assess::input::table::plain::Rows;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use libfuzzer_sys::fuzz_target;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Builtin::find(DEFAULT).expect("it is built in").rubric());

fuzz_target!(|bytes: &[u8]| {
    let open = || -> Box<dyn Read + Send> { Box::new(Cursor::new(bytes.to_vec())) };
    let tables = Tables {
        map: None,
        sheet: None,
        delimiter: None,
        allow_unknown: true,
        told: Some(Stdin::Csv),
        stdin: &open,
    };
    let reader = Reader { rubric: &RUBRIC, map: None, tables, is_watched: false };
    let inputs = inputs(&["-".into()]).expect("standard input is an input");
    reader.read(&inputs.0, &mut |chunk| {
        for work in &chunk.work {
            let Work::Rows(table, block) = work else { continue };
            Rows::new(&table.decoder, table.delimiter).run(block, |row| {
                let text = block.bytes.get(row.place.clone()).expect("a row stands in its block");
                let record = Block::record(text, table.delimiter, row.line);
                let Some((who, marks)) = row.plain else { return };
                let record = record.expect("a plain row is not blank");
                let sheet = table.columns.read(&record).expect("a plain row has no fault");
                assert!(sheet.warnings.is_empty(), "a plain row has nothing doubtful");
                assert_eq!(sheet.agency.name, who.name);
                assert_eq!(sheet.agency.code.as_deref().unwrap_or_default(), who.code);
                assert_eq!(sheet.agency.kind, who.kind);
                let questions = RUBRIC.questions.iter().zip(&sheet.responses);
                let read: Vec<Mark> =
                    questions.map(|(question, response)| Mark::of(question, response)).collect();
                assert_eq!(read, marks);
            });
        }
        ControlFlow::Continue(())
    });
});
