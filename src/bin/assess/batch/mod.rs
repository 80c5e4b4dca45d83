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

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = lang
        .pick("error: interrupted; no file was written", "lỗi: đã dừng theo yêu cầu; không tệp nào được ghi");
    ctrlc::set_handler(move || abandon(said))?;
    Ok(())
}
