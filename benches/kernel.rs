//! What a row of a wide table costs: read in the short way, and split into fields by the least that could be done.
//!
//! The rubric is the main one; the rows are made up, and all of them are plain.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::hint::black_box;

use assess::batch::kernel::{Column, Kernel, Rows, write_row};
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{AnswerKind, Rubric};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: usize = 2_000;

/// A cell of a question; every thirtieth is blank.
fn cell(kind: &AnswerKind, seed: u32, text: &mut String) {
    if seed.is_multiple_of(30) {
        return;
    }
    let _ = match kind {
        AnswerKind::YesNo => write!(text, "{}", if seed.is_multiple_of(2) { "yes" } else { "no" }),
        AnswerKind::Percent { .. } => write!(text, "{}.{}", seed % 100, seed / 100 % 10),
        AnswerKind::Number { .. } => {
            write!(text, "{}", kind.bounds().1.millionths().min(99_000_000) / 1_000_000)
        }
        AnswerKind::Ratio { .. } => write!(text, "{}/1021", seed % 1_022),
        AnswerKind::Choice { options, .. } => write!(text, "{}", options[seed as usize % options.len()].id),
        AnswerKind::Checklist { items } => {
            let some: Vec<&str> =
                items.iter().take(1 + seed as usize % items.len()).map(|item| item.id.as_str()).collect();
            write!(text, "{}", some.join("|"))
        }
    };
}

fn block(rubric: &Rubric) -> String {
    let (mut text, mut seed) = (String::new(), 1_u32);
    for row in 0..ROWS {
        write!(text, "P{row:07}").unwrap();
        for question in &rubric.questions {
            text.push(',');
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            cell(&question.answer, seed >> 8, &mut text);
        }
        text.push('\n');
    }
    text
}

fn kernel(criterion: &mut Criterion) {
    let rubric = Builtin::find(DEFAULT).unwrap().rubric();
    let kernel = Kernel::new(&rubric, None, &[]).unwrap();
    let columns: Vec<Column> =
        [Column::Code].into_iter().chain((0..rubric.questions.len()).map(Column::Question)).collect();
    let block = block(&rubric);
    let mut rows = Rows::new(&kernel, &columns, b',').unwrap();

    let mut group = criterion.benchmark_group("wide table");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("make the rubric ready", |bench| {
        bench.iter(|| black_box(Kernel::new(&rubric, None, &[]).unwrap()));
    });
    group.bench_function("find the cells of a row", |bench| {
        bench.iter(|| black_box(memchr::memchr2_iter(b',', b'\n', block.as_bytes()).map(black_box).count()));
    });
    let mut out = Vec::new();
    group.bench_function("score a row and write it", |bench| {
        bench.iter(|| {
            out.clear();
            rows.run(block.as_bytes(), |row| {
                let plain = row.plain.unwrap();
                let standing = plain.scored.standing();
                let stage = standing.stage.unwrap().checked_sub(1).map_or("none", |at| &rubric.stages[at].id);
                write_row(&mut out, plain.code, stage, standing.index);
            })
            .unwrap();
            black_box(&out);
        });
    });
    group.finish();
}

criterion_group!(benches, kernel);
criterion_main!(benches);
