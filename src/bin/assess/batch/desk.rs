//! Where results of a batch are handed over while it runs, and what is said of them.

use std::collections::BTreeMap;

use assess::base::diagnostic::Severity;
use assess::base::lang::{Lang, Message};
use assess::base::quote::clean;
use assess::batch::run::{Host, Tally};
use assess::batch::{Cause, League, Row};
use assess::check::Levels;
use assess::input::find::{Skipped, Why};
use assess::report::data::batch::made::Made;
use assess::report::data::batch::outputs::Outputs;
use assess::report::view::batch::{self as view, Totals, cause};

use crate::exit::Done;
use crate::outputs::Sink;
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
        let own = said.severity;
        let Some(severity) = said.first.code.map_or(Some(own), |code| self.levels.severity(code, own)) else {
            return;
        };
        self.is_denied |= own != Severity::Error && severity == Severity::Error;
        // What the input itself makes an error stays one.
        let mut shown = said.clone();
        shown.severity = if own == Severity::Error { own } else { severity };
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
    /// How the run ends: failed inputs make it an error, unless they may not and others were scored.
    pub fn end(&self, tally: &Tally, keep_going: bool) -> (Done, Option<&'static str>) {
        let lang = self.lang;
        let scored = tally.read - tally.failed - tally.left_out;
        match () {
            () if tally.read == 0 => (Done::Unable, Some(words::no_answer_sheet(lang))),
            () if tally.is_refused => (Done::Unable, Some(words::table_refused(lang))),
            () if scored == 0 => (Done::Unable, Some(words::nothing_scored(lang))),
            () if tally.failed > 0 && !keep_going => (Done::Unable, Some(words::some_failed(lang))),
            () => (Done::by(self.below == 0 && !self.is_denied), None),
        }
    }

    /// What is said of the agencies beside the last line.
    pub fn remarks(&self) -> Vec<String> {
        let lang = self.lang;
        let below = (self.below > 0).then(|| words::below_required(lang, self.below));
        let nobody = self.league.unknown_declining().map(|code| words::no_rank_of_nobody(lang, &clean(code)));
        below.into_iter().chain(nobody).collect()
    }
}

/// What came of the files and the agencies.
pub fn totals(tally: &Tally, files: usize, skipped: &[Skipped]) -> Totals {
    let foreign = tally.foreign.len() as u64;
    let mut by_reason: BTreeMap<Why, u64> = BTreeMap::new();
    for it in skipped {
        *by_reason.entry(it.why.clone()).or_default() += 1;
    }
    if foreign > 0 {
        *by_reason.entry(Why::NoAnswers).or_default() += foreign;
    }
    Totals {
        files: files as u64 - foreign,
        skipped: by_reason,
        agencies: tally.read,
        scored: tally.read - tally.failed - tally.left_out,
        left_out: tally.left_out,
        failed: tally.failed,
        warnings: tally.warnings,
    }
}

/// The files that were not read, as far as they can be named in a line.
pub fn not_read(tally: &Tally, skipped: &[Skipped], lang: Lang) -> Option<String> {
    const MOST: usize = 12;
    let foreign = tally.foreign.iter().map(|path| (path.as_path(), Why::NoAnswers));
    let all = skipped.iter().map(|it| (it.path.as_path(), it.why.clone())).chain(foreign);
    let mut named: Vec<String> = all
        .map(|(path, why)| {
            let path = clean(&path.display().to_string());
            // An ending is seen.
            if matches!(why, Why::Ending(_)) { path } else { format!("{path} ({})", view::why(&why, lang)) }
        })
        .collect();
    let more = named.len().saturating_sub(MOST);
    named.truncate(MOST);
    if more > 0 {
        named.push("…".to_owned());
    }
    (!named.is_empty()).then(|| words::not_read(lang, &named.join(", ")))
}
