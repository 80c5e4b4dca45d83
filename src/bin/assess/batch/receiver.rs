//! Who receives the results of a batch while it runs, writes them, and says how it went.

use anyhow::bail;
use assess::base::diagnostic::Severity;
use assess::base::lang::{Lang, Message};
use assess::base::quote::clean;
use assess::batch::run::{Host, Tally};
use assess::batch::{Cause, League, Row};
use assess::check::Levels;
use assess::report::data::batch::made::Made;
use assess::report::data::batch::outputs::Outputs;
use assess::report::view::batch::{Totals, cause};
use assess::report::words::severity;

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
    /// Whether only the result, its faults and its doubts are told.
    quiet: bool,
    /// How warnings are treated.
    levels: Levels,
    /// Whether there was one that is denied.
    is_denied: bool,
}

impl Host<Made> for Receiver<'_> {
    type Error = anyhow::Error;

    fn note(&mut self, note: &Message) {
        if !self.quiet {
            self.progress.say(&note.get(self.lang));
        }
    }

    fn said(&mut self, said: &Cause) {
        let mut shown = said.clone();
        // What the input itself makes an error stays one.
        if let (true, Some(code)) = (said.severity != Severity::Error, said.first.code) {
            let Some(level) = self.levels.severity(code, said.severity) else { return };
            (shown.severity, self.is_denied) = (level, self.is_denied || level == Severity::Error);
        }
        let lines = cause(&shown, self.lang);
        self.progress.say(&lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n"));
    }

    fn made(&mut self, made: Made, failed: u64) -> anyhow::Result<()> {
        self.failed += failed;
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
    pub fn new(
        outputs: Outputs<'r, Sink>,
        progress: Progress,
        league: League,
        levels: Levels,
        context: &Context,
    ) -> Self {
        let (lang, quiet) = (context.lang, context.quiet);
        Self {
            outputs,
            progress,
            league,
            rows: Vec::new(),
            below: 0,
            failed: 0,
            lang,
            quiet,
            levels,
            is_denied: false,
        }
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
            bail!(words::some_failed(self.lang));
        }
        Ok(Done::by(self.below == 0 && !self.is_denied))
    }

    /// How the run ends, and what is said last: failed inputs make it an error, unless they may not and others were scored.
    pub fn end(&self, tally: &Tally, keep_going: bool, totals: &Totals) -> Ending {
        let lang = self.lang;
        let (done, fault) = match () {
            () if tally.read == 0 => (Done::Unable, Some(words::no_answer_sheet(lang))),
            () if tally.is_refused => (Done::Unable, Some(words::table_refused(lang))),
            () if tally.scored() == 0 => (Done::Unable, Some(words::nothing_scored(lang))),
            () if tally.failed > 0 && !keep_going => (Done::Unable, Some(words::some_failed(lang))),
            () => (Done::by(self.below == 0 && !self.is_denied), None),
        };
        let mut lines = Vec::from_iter((self.below > 0).then(|| words::below_required(lang, self.below)));
        lines
            .extend(self.league.unknown_declining().map(|code| words::no_rank_of_nobody(lang, &clean(code))));
        let is_out = tally.is_refused && self.outputs.has_begun();
        lines.extend(is_out.then(|| words::rows_went_out(lang).to_owned()));
        lines.extend(fault.map(|fault| format!("{}: {fault}", severity(Severity::Error, lang))));
        if self.quiet {
            lines = Vec::from_iter(lines.pop().filter(|_| done == Done::Unable));
        } else {
            lines.push(totals.line(lang));
        }
        Ending { done, lines, has_results: tally.read > 0 && !tally.is_refused }
    }
}

/// How a run ends.
pub struct Ending {
    done: Done,
    lines: Vec<String>,
    /// Whether its results can be trusted, so that they are written.
    pub has_results: bool,
}

impl Ending {
    /// Says what is to be said last.
    pub fn say(&self) -> Done {
        self.lines.iter().for_each(|line| screen::note(line));
        self.done
    }
}
