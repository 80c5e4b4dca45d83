//! `assess man`: the manual page of the program or of a command.

use assess::base::lang::Lang;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(of: &[String], lang: Lang) -> anyhow::Result<Done> {
    let mut page = Vec::new();
    let source = format!("assess {}", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(help::of(of, lang)?).source(source).render(&mut page)?;
    outputs::print(&String::from_utf8_lossy(&page))
}
