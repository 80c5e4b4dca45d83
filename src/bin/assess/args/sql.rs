//! The arguments of `assess sql`.

use std::path::PathBuf;

use assess::sql::Dialect;

use super::word;

#[derive(Debug, clap::Args)]
pub struct SqlArgs {
    #[arg(long, value_name = "RUBRIC")]
    pub rubric: Option<PathBuf>,
    #[arg(long, value_name = "NAME", value_parser = word(&Dialect::WORDS))]
    pub dialect: Dialect,
    #[arg(long, value_name = "NAME")]
    pub table: String,
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub header: Option<PathBuf>,
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
