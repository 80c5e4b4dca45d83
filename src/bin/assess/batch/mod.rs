//! The run of `assess batch`: inputs in, agency by agency, results out in the same order.
//!
//! One thread reads, in chunks; the others turn a chunk into results; the main thread hands these over in the
//! order of the input. So no more than a few chunks are held at a time, and the number of threads changes
//! nothing. A few sheets are done in turn before other threads would have started.

pub mod made;
pub mod outputs;
pub mod progress;
pub mod reading;

use assess::base::lang::Lang;

use crate::outputs::abandon;
use crate::words;

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = words::interrupted(lang);
    ctrlc::set_handler(move || abandon(said))?;
    Ok(())
}
