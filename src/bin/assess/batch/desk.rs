//! Where results of a batch are handed over while it runs, and what is said of them.

use assess::base::diagnostic::Severity;
use assess::base::lang::{Lang, Message};
use assess::base::quote::clean;
use assess::batch::run::{Host, Tally};
use assess::batch::{Cause, League, Row};
use assess::check::Levels;
use assess::report::data::batch::made::Made;
use assess::report::data::batch::outputs::Outputs;
use assess::report::view::batch::{Totals, cause};

use crate::exit::Done;
use crate::outputs::Sink;
use crate::screen;
use crate::words;

use super::progress::Progress;

/// The outputs, the ranking and the bar of a run.
pub struct Desk<'r> {
    pub outputs: Outputs<'r, Sink>,
    pub progress: Progress,
    pub league: League,
    pub rows: Vec<Row>,
    /// How many are below the required stage.
    pub below: u64,
    pub lang: Lang,
    /// How warnings are treated.
    pub levels: Levels,
    /// Whether there was one that is denied.
    pub is_denied: bool,
}

impl Host<Made> for Desk<'_> {
    type Error = anyhow::Error;

    fn note(&mut self, note: &Message) {
        self.progress.say(&note.get(self.lang));
    }

    fn said(&mut self, said: &Cause) {
        let mut shown = said.clone();
        // What the input itself makes an error stays one.
        if let (true, Some(code)) = (said.severity != Severity::Error, said.first.code) {
            let Some(severity) = self.levels.severity(code, said.severity) else { return };
            (shown.severity, self.is_denied) = (severity, self.is_denied || severity == Severity::Error);
        }
        let lines = cause(&shown, self.lang);
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
        }
        Ok(())
    }

    fn advanced(&mut self, bytes: u64, read: u64) {
        self.progress.advance(bytes, read);
    }
}

impl Desk<'_> {
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
        lines.extend(fault.map(|fault| format!("{}: {fault}", words::error(lang))));
        lines.push(totals.line(lang));
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
