//! `assess man`: the manual page.

use assess::base::lang::Lang;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(lang: Lang) -> anyhow::Result<Done> {
    let mut page = Vec::new();
    clap_mangen::Man::new(help::command(lang)).render(&mut page)?;
    outputs::print(&String::from_utf8_lossy(&page))?;
    Ok(Done::Passed)
}
