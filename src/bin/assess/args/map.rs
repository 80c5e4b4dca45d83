//! The arguments of `assess map`.

use std::path::PathBuf;

use assess::input::table::DELIMITERS;

use super::word;

#[derive(Debug, clap::Args)]
pub struct MapArgs {
    #[arg(value_name = "TABLE")]
    pub table: PathBuf,
    #[arg(long, value_name = "RUBRIC")]
    pub rubric: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "MARK", value_parser = word(&DELIMITERS))]
    pub delimiter: Option<u8>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}
