//! Who receives the results of a batch while it runs, hands them to the outputs, and says how it went.

use std::io::{self, Write};

use crate::base::diagnostic::Severity;
use crate::base::error::Error;
use crate::base::lang::{Lang, Message};
use crate::base::quote::clean;
use crate::batch::run::{Host, Tally};
use crate::batch::{Cause, Contender, Faults, League, Row};
use crate::check::Levels;

use super::data::batch::made::{Kept, Made};
use super::data::batch::outputs::{Ended, Outputs};
use super::data::batch::xlsx;
use super::each::MOST as MOST_EACH;
use super::view::batch::{Totals, cause};
use super::words::{ending as words, severity};

/// The most agencies that reports of the whole batch hold, at some 3 KB each: several times those of any country.
const MOST_HELD: usize = 250_000;

/// Somebody who watches a run.
pub trait Watch {
    /// Something is worth saying.
    fn say(&self, text: &str);

    /// So many bytes more were read, and so many agencies in all.
    fn advance(&mut self, bytes: u64, agencies: u64);

    /// So many draws of all are done.
    fn drawn(&mut self, done: u32, all: u32);
}

/// What is asked of a run besides its results.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The language of what is said.
    pub lang: Lang,
    /// Whether only the result, its faults and its doubts are told.
    pub quiet: bool,
    /// How warnings are treated.
    pub levels: Levels,
    /// Whether failed inputs are no error where others were scored.
    pub keep_going: bool,
    /// What becomes of rows that fail; those that keep their places are no error.
    pub faults: Faults,
}

/// What receives results: the outputs, the ranking, and whoever watches.
pub struct Receiver<'r, W, V> {
    outputs: Outputs<'r, W>,
    league: League,
    watcher: V,
    asked: Asked,
    rows: Vec<Row>,
    /// The answers of each agency that has files of its own.
    kept: Vec<Kept>,
    /// How many are below the required stage.
    below: u64,
    /// How many inputs failed until now.
    failed: u64,
    /// Whether there was a warning that is denied.
    is_denied: bool,
}

impl<W: Write + Send, V: Watch> Host<Made> for Receiver<'_, W, V> {
    type Error = io::Error;

    fn note(&mut self, note: &Message) {
        if !self.asked.quiet {
            self.watcher.say(&note.get(self.asked.lang));
        }
    }

    fn said(&mut self, said: &Cause) {
        let Some(shown) = self.asked.levels.judged(said) else { return };
        self.is_denied |= shown.severity != said.severity && shown.severity == Severity::Error;
        let lines = cause(&shown, self.asked.lang);
        self.watcher.say(&lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n"));
    }

    fn made(&mut self, made: Made, failed: u64) -> io::Result<()> {
        self.failed += failed;
        self.below += made.below;
        self.outputs.agencies(&made)?;
        made.rows.iter().map(Contender::of).chain(made.ranked).for_each(|agency| self.league.add(&agency));
        self.kept.extend(made.kept);
        if self.kept.len() > MOST_EACH {
            return Err(io::Error::other(Error::TooManyFiles { most: MOST_EACH }));
        }
        if self.outputs.keeps_rows() {
            self.rows.extend(made.rows);
            if self.rows.len() > MOST_HELD {
                return Err(io::Error::other(Error::TooManyAgencies { most: MOST_HELD }));
            }
            if let Some(most) = self.outputs.most().filter(|most| self.rows.len() > *most) {
                return Err(io::Error::other(Error::TooManyToDraw { most }));
            }
        }
        Ok(())
    }

    fn advanced(&mut self, bytes: u64, read: u64) {
        self.watcher.advance(bytes, read);
    }
}

impl<'r, W: Write + Send, V: Watch> Receiver<'r, W, V> {
    /// One that has received nothing yet.
    pub const fn new(outputs: Outputs<'r, W>, league: League, watcher: V, asked: Asked) -> Self {
        Self {
            outputs,
            league,
            watcher,
            asked,
            rows: Vec::new(),
            kept: Vec::new(),
            below: 0,
            failed: 0,
            is_denied: false,
        }
    }

    /// Who watches.
    pub const fn watcher(&self) -> &V {
        &self.watcher
    }

    /// The end of a run whose results nobody reads any more: what failed until then has failed.
    #[must_use]
    pub fn closed(&self) -> Ending {
        let is_error = self.failed > 0 && !self.asked.keep_going && self.asked.faults == Faults::Apart;
        let fault = is_error.then(|| words::some_failed(self.asked.lang));
        Ending {
            passed: self.passed(fault),
            lines: self.fault(fault).into_iter().collect(),
            has_results: false,
        }
    }

    /// How the run ends, and what is said last: failed inputs make it an error, unless they may not and others were scored.
    #[must_use]
    pub fn end(&self, tally: &Tally, totals: &Totals) -> Ending {
        let lang = self.asked.lang;
        let fault = match () {
            () if tally.damaged > 0 => Some(words::part_damaged(lang)),
            () if tally.is_refused => Some(words::table_refused(lang)),
            // A table of headers alone is nothing wrong.
            () if tally.read == 0 => (tally.tables == 0).then(|| words::no_answer_sheet(lang)),
            () if self.asked.faults == Faults::InRows => {
                (tally.unread > 0 && !self.asked.keep_going).then(|| words::some_unread(lang))
            }
            () if tally.scored() == 0 => Some(words::nothing_scored(lang)),
            () if tally.failed > 0 && !self.asked.keep_going => Some(words::some_failed(lang)),
            () => None,
        };
        let mut lines = Vec::from_iter((self.below > 0).then(|| words::below_required(lang, self.below)));
        lines
            .extend(self.league.unknown_declining().map(|code| words::no_rank_of_nobody(lang, &clean(code))));
        let is_out = tally.is_refused && self.outputs.has_begun();
        lines.extend(is_out.then(|| words::rows_went_out(lang).to_owned()));
        let agencies = tally.scored();
        lines.extend(self.outputs.slow(agencies).map(|format| words::slow_to_open(lang, format, agencies)));
        lines.extend(self.fault(fault));
        if self.asked.quiet {
            lines = Vec::from_iter(lines.pop().filter(|_| fault.is_some()));
        } else {
            lines.push(totals.line(lang));
        }
        let is_any = tally.read > 0 || tally.tables > 0;
        Ending { passed: self.passed(fault), lines, has_results: is_any && !tally.is_refused }
    }

    /// The outputs, what they are still to be told, and who watches.
    pub fn results(
        self,
        tally: Tally,
        sums: crate::batch::Sums,
        periods: Vec<crate::batch::OfPeriod>,
    ) -> (Outputs<'r, W>, Ended, V) {
        let ended = Ended { tally, rows: self.rows, sums, periods, league: self.league, kept: self.kept };
        (self.outputs, ended, self.watcher)
    }

    fn passed(&self, fault: Option<&str>) -> Option<bool> {
        fault.is_none().then_some(self.below == 0 && !self.is_denied)
    }

    fn fault(&self, fault: Option<&str>) -> Option<String> {
        fault.map(|fault| format!("{}: {fault}", severity(Severity::Error, self.asked.lang)))
    }
}

/// How a run ends.
#[derive(Debug)]
pub struct Ending {
    /// Whether its gates passed; nothing if it could not be done.
    pub passed: Option<bool>,
    /// What is said last.
    pub lines: Vec<String>,
    /// Whether its results can be trusted, so that they are written.
    pub has_results: bool,
}

/// Why a run was stopped, where the tool knows more of it than the system.
#[must_use]
pub fn why_stopped(error: &io::Error) -> Option<Message> {
    let inner = error.get_ref()?;
    let of_book = || inner.downcast_ref().map(xlsx::Error::message);
    inner.downcast_ref().map(Error::message).or_else(of_book)
}
