//! A run: inputs read by one thread, scored by the others, and handed over in their order.
//!
//! No more than a few chunks are held at a time, and the number of threads changes nothing. A few sheets are done in turn
//! before other threads would have started.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

use crate::base::diagnostic::{Code, Severity};
use crate::base::lang::Message;
use crate::input::table::{Kind, Map, Notation};

use super::appraisals::Appraisals;
use super::edges::{Edges, Odd, position};
use super::parts::Parts;
use super::reading::{Named, Reader, Taker};
use super::scorer::{FEW, Make, Part, Scorer};
use super::waiting::{Held, Ready, Waiting};
use super::words;
use super::{Cause, Causes, Failure};

/// So many damaged lines are named; nothing more is read then, since nothing comes of it.
pub const MOST_DAMAGED: u64 = 20;

/// The most failures that are kept for the reports; all are counted and said.
const MOST_FAILURES: usize = 1_000;

/// Who is told, in the order of the input, what becomes of a run.
pub trait Host<M> {
    /// Why it cannot go on.
    type Error;

    /// Something that the caller should know.
    fn note(&mut self, note: &Message);

    /// Something is wrong or doubtful.
    fn said(&mut self, cause: &Cause);

    /// This was made of some agencies; so many others among them failed.
    ///
    /// # Errors
    /// That it cannot be handed on.
    fn made(&mut self, made: M, failed: u64) -> Result<(), Self::Error>;

    /// So many bytes more were read, and so many agencies in all.
    fn advanced(&mut self, bytes: u64, read: u64);
}

/// What came of the inputs.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many tables were opened, those without rows among them.
    pub tables: u64,
    /// How many agencies, or inputs, were read.
    pub read: u64,
    /// How many of them failed.
    pub failed: u64,
    /// How many of those are inputs that cannot be read.
    pub unread: u64,
    /// How many of those are lines of parts that are not as they were written: then no result is one.
    pub damaged: u64,
    /// The first of those.
    pub failures: Vec<Failure>,
    /// How many rows of tables were left out.
    pub left_out: u64,
    /// How many rows the rules of the column map left out, and how many submissions.
    pub by_rules: (u64, u64),
    /// How many warnings there were.
    pub warnings: u64,
    /// What was wrong or doubtful, once for each cause in a column.
    pub causes: Causes,
    /// Files that nobody named and that are no answer sheets.
    pub foreign: Vec<PathBuf>,
    /// Whether a table as a whole cannot be trusted, although rows of it were scored.
    pub is_refused: bool,
    pub(crate) mixed: BTreeMap<String, [Option<String>; Notation::ALL.len()]>,
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
    tally.doubts(scorer, host);
    // Where rows keep their places a table may be one of many parts, and what sums up a part is no sum.
    let mut waiting = Waiting::new(scorer.wanted.faults);
    let is_sheet = |path: &Path| path != Path::new("-") && Kind::of(&path.to_string_lossy()).is_none();
    if inputs.len() <= FEW && inputs.iter().all(|(path, _)| is_sheet(path)) {
        let mut done = Ok(());
        reader.read(inputs, &mut |chunk| {
            done = tally.ready(waiting.take(chunk, scorer), scorer, host);
            if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        done?;
        tally.ready(waiting.end(), scorer, host)?;
        tally.conclude(reader.map, scorer, host);
        return Ok(tally);
    }
    concurrently(|to| reader.read(inputs, to), reader.map, (tally, waiting), scorer, host)
}

/// Puts the parts of a run together, as if it had been one: their answers are scored again, by the very same means.
///
/// # Errors
/// What the host says.
pub fn merge<M: Make, H: Host<M::Made>>(
    parts: &mut Parts,
    scorer: &mut Scorer<'_, '_, M>,
    host: &mut H,
) -> Result<Tally, H::Error> {
    // What stood beside a row was looked at when the part was made.
    concurrently(|to| parts.read(to), None, (Tally::default(), Waiting::new(true)), scorer, host)
}

/// Reads on a thread of its own, and scores meanwhile.
fn concurrently<'r, M: Make, H: Host<M::Made>>(
    read: impl FnOnce(&mut Taker<'r, '_>) + Send,
    map: Option<&Map>,
    (mut tally, mut waiting): (Tally, Waiting<'r, M::Made>),
    scorer: &mut Scorer<'r, '_, M>,
    host: &mut H,
) -> Result<Tally, H::Error> {
    std::thread::scope(|scope| {
        let (to, chunks) = sync_channel(1);
        scope.spawn(move || {
            // Sending fails once the other thread has stopped: then nothing more is read.
            read(&mut |chunk| to.send(chunk).map_or(ControlFlow::Break(()), ControlFlow::Continue));
        });
        for chunk in chunks {
            tally.ready(waiting.take(chunk, scorer), scorer, host)?;
            if tally.damaged >= MOST_DAMAGED {
                break;
            }
        }
        tally.ready(waiting.end(), scorer, host)?;
        tally.conclude(map, scorer, host);
        Ok(tally)
    })
}

impl Tally {
    fn ready<'r, M: Make, H: Host<M::Made>>(
        &mut self,
        ready: Ready<'r, M::Made>,
        scorer: &mut Scorer<'r, '_, M>,
        host: &mut H,
    ) -> Result<(), H::Error> {
        let Ready { tables, held } = ready;
        for table in tables {
            self.judge(&table, scorer);
        }
        for held in held {
            self.chunk(held, scorer, host)?;
        }
        Ok(())
    }

    fn chunk<'r, M: Make, H: Host<M::Made>>(
        &mut self,
        held: Held<'r, M::Made>,
        scorer: &mut Scorer<'r, '_, M>,
        host: &mut H,
    ) -> Result<(), H::Error> {
        let Held { chunk, drafts, odd } = held;
        chunk.notes.iter().for_each(|note| host.note(note));
        let drafts = drafts.filter(|_| odd == scorer.odd_count());
        for part in scorer.score(&chunk.work, drafts) {
            let Part {
                made,
                read,
                tables,
                failures,
                unread,
                damaged,
                warnings,
                by_rules,
                foreign,
                notations,
            } = part;
            self.damaged += damaged;
            self.is_refused |= damaged > 0;
            (self.read, self.tables, self.unread) =
                (self.read + read, self.tables + tables, self.unread + unread);
            self.failed += failures.len() as u64;
            self.by_rules.0 += by_rules;
            host.made(made, failures.len() as u64)?;
            for failure in failures {
                if self.failures.len() < MOST_FAILURES {
                    self.failures.push(failure.clone());
                }
                self.say(Severity::Error, failure, host);
            }
            for warning in warnings {
                let is_left_out = matches!(warning.code, Some(Code::EmptyRow | Code::SumRow));
                *(if is_left_out { &mut self.left_out } else { &mut self.warnings }) += 1;
                self.say(Severity::Warning, warning, host);
            }
            self.foreign.extend(foreign);
            for (column, notation, place) in notations {
                self.mixed.entry(column).or_default()[notation as usize].get_or_insert(place);
            }
        }
        host.advanced(chunk.bytes, self.read);
        Ok(())
    }

    /// Says what is doubtful in what appraisers found.
    fn doubts<M: Make>(&mut self, scorer: &mut Scorer<'_, '_, M>, host: &mut impl Host<M::Made>) {
        let doubts = scorer.appraisals.iter_mut().flat_map(|found| std::mem::take(&mut found.doubts));
        let doubts: Vec<Failure> = doubts.collect();
        for doubt in
            doubts.into_iter().filter(|doubt| !doubt.code.is_some_and(|code| scorer.is_allowed(code)))
        {
            self.warnings += 1;
            self.say(Severity::Warning, doubt, host);
        }
    }

    /// How many agencies were scored.
    #[must_use]
    pub const fn scored(&self) -> u64 {
        self.read - self.failed - self.left_out
    }

    /// Says at once what stands alone, and at the end what others of its column may share.
    fn say<M>(&mut self, severity: Severity, fault: Failure, host: &mut impl Host<M>) {
        if fault.column.is_some() {
            self.causes.add(severity, fault);
        } else {
            host.said(&Cause::new(severity, fault.clone()));
            if self.causes.list().len() < MOST_FAILURES {
                self.causes.add(severity, fault);
            }
        }
    }

    /// What can be said when everything was read.
    fn conclude<M: Make>(
        &mut self,
        map: Option<&Map>,
        scorer: &Scorer<'_, '_, M>,
        host: &mut impl Host<M::Made>,
    ) {
        if let Some(map) = map {
            self.by_rules.0 += map.uncounted().rows();
            self.by_rules.1 = map.uncounted().submissions();
        }
        let unanswered = scorer.appraisals.as_ref().and_then(Appraisals::without_sheet);
        unanswered.into_iter().chain(scorer.periods.mixed()).for_each(|note| host.note(&note));
        for (column, places) in std::mem::take(&mut self.mixed) {
            let [percent, bare, comma, point] = places;
            let faults = [
                percent
                    .zip(bare)
                    .map(|(here, other)| (here, words::mixed_percent(&other), words::write_one_way())),
                comma
                    .zip(point)
                    .map(|(here, other)| (here, words::mixed_marks(&other), words::say_decimal_mark())),
            ];
            for (here, message, help) in faults.into_iter().flatten() {
                self.is_refused = true;
                let mut fault = Failure::new(here, Some(Code::MixedNotation), message);
                (fault.help, fault.column) = (Some(help), Some(column.clone()));
                self.causes.add(Severity::Error, fault);
            }
        }
        self.causes
            .list()
            .iter()
            .filter(|cause| cause.first.column.is_some())
            .for_each(|cause| host.said(cause));
    }

    /// Judges the first and last rows of a table that has ended: what sums up the others is left out.
    fn judge<M: Make>(&mut self, table: &Edges, scorer: &mut Scorer<'_, '_, M>) {
        for (place, odd) in table.odd() {
            let (code, message, help) = match odd {
                Odd::Sum | Odd::PerhapsSum => {
                    (Code::SumRow, words::row_perhaps_sums_up(), Some(words::remove_sum_row()))
                }
                Odd::Sparse(answered, least) => {
                    (Code::EmptyRow, words::row_with_few_answers(answered, least), None)
                }
            };
            if scorer.is_allowed(code) {
                continue;
            }
            if odd == Odd::Sum {
                scorer.leave_out(&table.table, place);
                continue;
            }
            self.warnings += 1;
            let (source, place) = place;
            let mut fault = Failure::new(position(&source, place), Some(code), message);
            (fault.help, fault.column) = (help, Some(format!("{}{odd:?}", table.table)));
            self.causes.add(Severity::Warning, fault);
        }
    }
}
