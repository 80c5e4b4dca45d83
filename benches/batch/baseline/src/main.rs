//! The least that each job costs: a process that does nothing, a CSV file split into fields, YAML sheets parsed.
//!
//! What `assess batch` takes beyond these is its own; what it takes below them it has saved by not doing it.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use assess::base::source::SourceFile;
use clap::{Parser, Subcommand};

/// The least that each job costs.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Read the arguments of `assess batch`, and stop.
    Nothing {
        data: Vec<PathBuf>,
        #[arg(long)]
        rubric: Option<String>,
        #[arg(long)]
        map: Option<PathBuf>,
        #[arg(long)]
        format: Option<String>,
        #[arg(long, value_delimiter = ',')]
        columns: Vec<String>,
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Split a CSV file into fields, and count them.
    Split { file: PathBuf },
    /// Parse every YAML file of a folder, one after the other, with the parser that reads all of YAML for `assess`,
    /// and count its events.
    Events { folder: PathBuf },
    /// Read every YAML file of a folder into the tree that `assess` makes of it, and count the values at the top.
    Tree { folder: PathBuf },
}

fn main() -> Result<()> {
    match Args::parse().job {
        Job::Nothing { data, rubric, map, format, columns, output } => {
            black_box((data, rubric, map, format, columns, output));
        }
        Job::Split { file } => println!("{}", split(&file)?),
        Job::Events { folder } => println!("{}", parse(&folder, events)?),
        Job::Tree { folder } => println!("{}", parse(&folder, values)?),
    }
    Ok(())
}

fn split(file: &Path) -> Result<u64> {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 20).from_path(file)?;
    let (mut record, mut fields) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record)? {
        fields += black_box(&record).len() as u64;
    }
    Ok(fields)
}

fn parse(folder: &Path, count: impl Fn(&SourceFile) -> Result<usize>) -> Result<usize> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    let mut sum = 0;
    for path in &paths {
        let name = path.to_string_lossy();
        let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
        let Ok(source) = assess::syntax::format::decode(&name, bytes) else { bail!("{name} is not UTF-8") };
        sum += count(&source).with_context(|| format!("{name} is not YAML"))?;
    }
    Ok(sum)
}

fn events(source: &SourceFile) -> Result<usize> {
    let mut count = 0;
    for event in granit_parser::Parser::new_from_str(source.text()) {
        black_box(event?);
        count += 1;
    }
    Ok(count)
}

fn values(source: &SourceFile) -> Result<usize> {
    let Ok(tree) = assess::syntax::yaml::parse(source) else { bail!("a fault") };
    Ok(if let assess::syntax::tree::Value::Map(entries) = &black_box(&tree).value {
        entries.len()
    } else {
        0
    })
}
