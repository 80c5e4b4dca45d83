//! What `assess batch` tells the person at the terminal while it runs, and how it ends.

pub mod desk;
pub mod progress;

use assess::base::lang::Lang;

use crate::outputs::abandon;
use crate::words;

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = words::interrupted(lang);
    ctrlc::set_handler(move || abandon(said))?;
    Ok(())
}
