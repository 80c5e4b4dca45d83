//! The run of `assess batch`: inputs in, agency by agency, results out in the same order.
//!
//! One thread reads, in chunks; the others turn a chunk into results; the main thread hands these over in the
//! order of the input. So no more than a few chunks are held at a time, and the number of threads changes
//! nothing.

pub mod fast;
pub mod outputs;
pub mod progress;
pub mod reading;
pub mod scoring;

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the user has asked to stop.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Lets Ctrl-C end the run between two chunks; a second one ends the process.
pub fn catch_interrupt() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    })?;
    Ok(())
}

pub fn is_stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}
