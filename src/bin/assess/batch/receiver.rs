//! Who receives the results of a batch while it runs, writes them, and says how it went.

use anyhow::bail;
use assess::base::lang::{Lang, Message};
use assess::base::quote::clean;
use assess::batch::run::{Host, Tally};
use assess::batch::{Failure, League, Row};
use assess::report::data::batch::made::Made;
use assess::report::data::batch::outputs::Outputs;
use assess::report::view::batch::{counts, failure};

use crate::context::Context;
use crate::exit::{Done, is_closed_pipe};
use crate::outputs::Sink;
use crate::screen;
use crate::words;

use super::progress::Progress;

/// The most agencies that reports of the whole batch hold, at some 3 KB each: several times those of any country.
const MOST_HELD: usize = 250_000;

/// What receives results: the outputs, the ranking and the progress bar.
pub struct Receiver<'r> {
    pub outputs: Outputs<'r, Sink>,
    pub progress: Progress,
    pub league: League,
    pub rows: Vec<Row>,
    /// How many are below the required stage.
    below: u64,
    /// How many inputs failed until now.
    failed: u64,
    lang: Lang,
    /// Whether only the result and its faults are told.
    quiet: bool,
}

impl Host<Made> for Receiver<'_> {
    type Error = anyhow::Error;

    fn note(&mut self, note: &Message) {
        if !self.quiet {
            self.progress.say(&note.get(self.lang));
        }
    }

    fn failed(&mut self, failed: &Failure) {
        self.failed += 1;
        let lines = failure(failed, self.lang);
        self.progress.say(&lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n"));
    }

    fn made(&mut self, made: Made) -> anyhow::Result<()> {
        self.below += made.below;
        self.outputs.agencies(&made)?;
        for row in &made.rows {
            self.league.add(row);
        }
        if self.outputs.keeps_rows() {
            self.rows.extend(made.rows);
            if self.rows.len() > MOST_HELD {
                bail!(words::too_many_for_reports(self.lang, MOST_HELD));
            }
        }
        Ok(())
    }

    fn advanced(&mut self, bytes: u64, read: u64) {
        self.progress.advance(bytes, read);
    }
}

impl<'r> Receiver<'r> {
    /// One that has received nothing yet.
    pub fn new(outputs: Outputs<'r, Sink>, progress: Progress, league: League, context: &Context) -> Self {
        let (lang, quiet) = (context.lang, context.quiet);
        Self { outputs, progress, league, rows: Vec::new(), below: 0, failed: 0, lang, quiet }
    }

    /// How the run ended: failed inputs make it an error, unless they may not and others were scored.
    pub fn end(&self, tally: &Tally, keep_going: bool) -> anyhow::Result<Done> {
        let lang = self.lang;
        if tally.failed == tally.read {
            bail!(words::nothing_scored(lang));
        }
        if tally.failed > 0 && !keep_going {
            return self.some_failed();
        }
        Ok(Done::by(self.below == 0))
    }

    /// What came of a run; nothing if nobody reads its results any more.
    pub fn unless_closed(run: anyhow::Result<Tally>) -> anyhow::Result<Option<Tally>> {
        match run {
            Err(error) if is_closed_pipe(&error) => Ok(None),
            run => run.map(Some),
        }
    }

    /// The end of a run whose results nobody reads any more: what failed until then has failed.
    pub fn closed(&self, keep_going: bool) -> anyhow::Result<Done> {
        if self.failed > 0 && !keep_going {
            return self.some_failed();
        }
        Ok(Done::by(self.below == 0))
    }

    fn some_failed(&self) -> anyhow::Result<Done> {
        bail!(words::some_failed(self.lang))
    }

    /// Says how many were read, unless a report does.
    pub fn say(&self, tally: &Tally, is_shown: bool) {
        let lang = self.lang;
        if self.quiet {
            return;
        }
        if !is_shown {
            let scored = tally.read - tally.failed;
            screen::note(&counts(tally.read, scored, tally.failed, lang));
        }
        if self.below > 0 {
            screen::note(&words::below_required(lang, self.below));
        }
        for code in self.league.unknown_declining() {
            screen::note(&words::no_rank_of_nobody(lang, &clean(code)));
        }
    }
}
