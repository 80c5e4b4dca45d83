//! The whole process, start to end, against a program that does nothing but parse the same arguments.
//!
//! The two are run in turn and compared pair by pair, so that a machine whose speed drifts does not matter. The
//! program that does nothing is this one, started with `NOTHING` set: it links the same crates.

#![allow(missing_docs, clippy::unwrap_used)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::{Arg, Command as Clap};

const PAIRS: usize = 200;

fn main() {
    if std::env::var_os("NOTHING").is_some() {
        let matches = Clap::new("nothing")
            .arg(Arg::new("file"))
            .arg(Arg::new("rubric").long("rubric"))
            .arg(Arg::new("lang").long("lang"))
            .get_matches();
        println!("{:?}", matches.get_one::<String>("file"));
        // Never true: keeps the library linked.
        if matches.get_one::<String>("rubric").is_some() {
            let rubric =
                assess::model::rubric::builtin::Builtin::find("digital-government").unwrap().rubric();
            println!("{}", assess::report::data::json::schema().to_string().len() + rubric.questions.len());
        }
        return;
    }
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/answers.yaml");
    let this = std::env::current_exe().unwrap();
    let mut ratios = Vec::new();
    let mut times = (Vec::new(), Vec::new());
    for pair in 0..PAIRS + 10 {
        let nothing = time(Command::new(&this).arg(sheet).env("NOTHING", "1"));
        let whole = time(Command::new(env!("CARGO_BIN_EXE_assess")).arg(sheet));
        // The first pairs warm the caches.
        if pair >= 10 {
            ratios.push(whole.as_secs_f64() / nothing.as_secs_f64());
            times.0.push(nothing);
            times.1.push(whole);
        }
    }
    ratios.sort_by(f64::total_cmp);
    times.0.sort();
    times.1.sort();
    println!("{PAIRS} pairs; a program that does nothing: median {:?}", times.0[PAIRS / 2]);
    println!("assess answers.yaml: median {:?}", times.1[PAIRS / 2]);
    println!(
        "ratio, pair by pair: median {:.2}, 5 % {:.2}, 95 % {:.2}",
        ratios[PAIRS / 2],
        ratios[PAIRS / 20],
        ratios[PAIRS * 19 / 20]
    );
}

fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success());
    start.elapsed()
}
