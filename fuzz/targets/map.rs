//! Any text as a column map: it is refused with its faults, or a table is read by it.

#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use assess::input::table::{Input, Map, Options, open};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::syntax::format::decode;
use libfuzzer_sys::fuzz_target;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Builtin::find(DEFAULT).expect("it is built in").rubric());

const TABLE: &str = "Đơn vị;Mã;A;B;C;D\nXã A;1;có;92,5;;x\nXã B;2;không;na;-;\n";

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = decode("map.toml", bytes.to_vec()) else { return };
    let Ok(map) = Map::read(source, &RUBRIC) else { return };
    let input = Input::Csv(Box::new(Cursor::new(TABLE)));
    let options = Options { map: Some(&map), allow_unknown: true, ..Options::default() };
    let Ok(table) = open("t.csv", input, &RUBRIC, &options) else { return };
    let columns = table.columns;
    let _ = table.rows.for_each(&columns, |record| {
        let _ = columns.read(record);
        ControlFlow::Continue(())
    });
});
