//! `assess man`: the manual page.

use assess::base::lang::Lang;

use crate::exit::Done;
use crate::{files, help};

pub fn run(lang: Lang) -> anyhow::Result<Done> {
    let mut page = Vec::new();
    clap_mangen::Man::new(help::command(lang)).render(&mut page)?;
    files::print(&String::from_utf8_lossy(&page))?;
    Ok(Done::Passed)
}
