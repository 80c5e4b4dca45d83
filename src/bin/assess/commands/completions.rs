//! `assess completions`: a completion script.

use clap_complete::Shell;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(shell: Shell) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(assess::base::lang::Lang::En), "assess", &mut script);
    outputs::print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Passed)
}
