//! A run: inputs read by one thread, scored by the others, and handed over in their order.
//!
//! No more than a few chunks are held at a time, and the number of threads changes nothing. A few sheets are done in turn
//! before other threads would have started.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::sync_channel;

use crate::base::lang::Message;
use crate::input::table::Kind;

use super::Failure;
use super::reading::{Chunk, Named, Reader};
use super::scorer::{FEW, Make, Part, Scorer};

/// The most failures that are kept for the reports; all are counted and said.
const MOST_FAILURES: usize = 1_000;

/// Who is told, in the order of the input, what becomes of a run.
pub trait Host<M> {
    /// Why it cannot go on.
    type Error;

    /// Something that the caller should know.
    fn note(&mut self, note: &Message);

    /// An input failed.
    fn failed(&mut self, failure: &Failure);

    /// This was made of some agencies.
    ///
    /// # Errors
    /// That it cannot be handed on.
    fn made(&mut self, made: M) -> Result<(), Self::Error>;

    /// So many bytes more were read, and so many agencies in all.
    fn advanced(&mut self, bytes: u64, read: u64);
}

/// What came of the inputs.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many agencies, or inputs, were read.
    pub read: u64,
    /// How many of them failed.
    pub failed: u64,
    /// The first of those.
    pub failures: Vec<Failure>,
}

/// Reads the inputs and scores them: in turn if they are a few sheets, else at the same time.
///
/// # Errors
/// What the host says.
pub fn run<'r, M: Make, H: Host<M::Made>>(
    reader: &Reader<'r, '_>,
    inputs: &[Named],
    scorer: &mut Scorer<'r, '_, M>,
    host: &mut H,
) -> Result<Tally, H::Error> {
    let mut tally = Tally::default();
    let is_sheet = |path: &Path| path != Path::new("-") && Kind::of(&path.to_string_lossy()).is_none();
    if inputs.len() <= FEW && inputs.iter().all(|(path, _)| is_sheet(path)) {
        let mut done = Ok(());
        reader.read(inputs, &mut |chunk| {
            done = tally.chunk(&chunk, scorer, host);
            if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        return done.map(|()| tally);
    }
    std::thread::scope(|scope| {
        let (to, chunks) = sync_channel(2);
        scope.spawn(move || {
            // Sending fails once the other thread has stopped with an error: then nothing more is read.
            reader.read(inputs, &mut |chunk| {
                to.send(chunk).map_or(ControlFlow::Break(()), ControlFlow::Continue)
            });
        });
        for chunk in chunks {
            tally.chunk(&chunk, scorer, host)?;
        }
        Ok(tally)
    })
}

impl Tally {
    fn chunk<'r, M: Make, H: Host<M::Made>>(
        &mut self,
        chunk: &Chunk<'r>,
        scorer: &mut Scorer<'r, '_, M>,
        host: &mut H,
    ) -> Result<(), H::Error> {
        chunk.notes.iter().for_each(|note| host.note(note));
        for Part { made, read, failures } in scorer.score(&chunk.work) {
            self.read += read;
            self.failed += failures.len() as u64;
            host.made(made)?;
            for failure in failures {
                host.failed(&failure);
                if self.failures.len() < MOST_FAILURES {
                    self.failures.push(failure);
                }
            }
        }
        host.advanced(chunk.bytes, self.read);
        Ok(())
    }
}
