//! What the parts cost: reading the main rubric (built in, and from YAML), reading a sheet, scoring it, writing tables.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::batch::Row;
use assess::engine::program::Program;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::csv::{COMMA, write_row};
use assess::report::data::batch::xlsx::{Book, Detail};
use assess::report::view::{self, sheet};
use assess::report::write::terminal;
use assess::syntax::format::Format;
use assess::{analysis::assessment, model::answers, model::rubric};
use criterion::{Criterion, criterion_group, criterion_main};

fn engine(criterion: &mut Criterion) {
    let builtin = Builtin::find(DEFAULT).unwrap();
    let rubric = builtin.rubric();
    let text = include_str!("../examples/answers.yaml");
    let source = SourceFile::new("answers.yaml", text);
    let sheet = answers::read(&Format::Yaml.parse(&source).unwrap(), &rubric).unwrap();

    criterion.bench_function("read the built-in rubric", |bench| bench.iter(|| black_box(builtin.rubric())));
    criterion.bench_function("read the rubric from YAML", |bench| {
        bench.iter(|| {
            let source = SourceFile::new("rubric.yaml", builtin.yaml);
            black_box(rubric::read(&Format::Yaml.parse(&source).unwrap()).unwrap());
        });
    });
    criterion.bench_function("read a sheet of 86 answers", |bench| {
        bench.iter(|| {
            let source = SourceFile::new("answers.yaml", text);
            black_box(answers::read(&Format::Yaml.parse(&source).unwrap(), &rubric).unwrap());
        });
    });
    criterion.bench_function("compile the rubric", |bench| {
        bench.iter(|| black_box(Program::new(&rubric, sheet.agency.kind)));
    });
    criterion.bench_function("score and judge a sheet, all readings", |bench| {
        let program = Program::new(&rubric, sheet.agency.kind);
        bench.iter(|| black_box(program.judge(&sheet.responses)));
    });
    criterion.bench_function("write the terminal report", |bench| {
        let assessment = assessment::assess(&rubric, &sheet, None);
        bench.iter(|| {
            black_box(terminal::write(
                &sheet::document(&assessment, view::Options::default()),
                terminal::Screen::default(),
            ))
        });
    });
}

fn tables(criterion: &mut Criterion) {
    let rubric = Builtin::find(DEFAULT).unwrap().rubric();
    let source = SourceFile::new("answers.yaml", include_str!("../examples/answers.yaml"));
    let sheet = answers::read(&Format::Yaml.parse(&source).unwrap(), &rubric).unwrap();
    let assessment = assessment::assess(&rubric, &sheet, None);
    let row = Row::new(&assessment, "answers.yaml".to_owned());
    let short = Column::parse_list("code,stage,index", &rubric).unwrap();
    for (name, columns) in [
        ("a CSV row of code, stage and index", short),
        ("a CSV row of the defaults", Column::defaults(&rubric)),
    ] {
        let mut out = Vec::with_capacity(1 << 20);
        criterion.bench_function(name, |bench| {
            bench.iter(|| {
                if out.len() > 1 << 19 {
                    out.clear();
                }
                write_row(&mut out, black_box(&columns), &rubric, black_box(&row), None, COMMA);
            });
        });
    }
    criterion.bench_function("an agency of a workbook", |bench| {
        let mut book = Book::new(&rubric, Lang::Vi, None).unwrap();
        let detail = Detail::new(&assessment, Lang::Vi);
        bench.iter(|| {
            if book.agency(&row, &detail).is_err() {
                book = Book::new(&rubric, Lang::Vi, None).unwrap();
            }
        });
    });
}

criterion_group!(benches, engine, tables);
criterion_main!(benches);
