//! The last line of a run: what became of its files and agencies.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::batch::run::Tally;
use crate::input::find::Why;
use crate::report::view::words::batch as words;

/// What came of the inputs of a run.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// The files that were read; standard input is one.
    files: u64,
    /// The files that were not, by the reason.
    skipped: BTreeMap<Why, u64>,
    /// The agencies, or inputs without any, that were looked at.
    agencies: u64,
    scored: u64,
    left_out: u64,
    by_rules: (u64, u64),
    failed: u64,
    warnings: u64,
    /// Who was expected and did not come.
    missing: Vec<String>,
}

impl Totals {
    /// What came of so many files, beside which others were passed over.
    #[must_use]
    pub fn new(tally: &Tally, files: usize, skipped: &BTreeMap<PathBuf, Why>) -> Self {
        let foreign = tally.foreign.len() as u64;
        let mut by_reason: BTreeMap<Why, u64> = BTreeMap::new();
        for why in skipped.values() {
            *by_reason.entry(why.clone()).or_default() += 1;
        }
        if foreign > 0 {
            *by_reason.entry(Why::NoAnswers).or_default() += foreign;
        }
        Self {
            files: (files as u64).saturating_sub(foreign),
            skipped: by_reason,
            agencies: tally.read,
            scored: tally.scored(),
            left_out: tally.left_out,
            by_rules: tally.by_rules,
            failed: tally.failed,
            warnings: tally.warnings,
            missing: Vec::new(),
        }
    }

    /// The same, and who was expected and did not come.
    #[must_use]
    pub fn and_missing(mut self, missing: Vec<String>) -> Self {
        self.missing = missing;
        self
    }

    /// The line: `36 files: 34 read, 2 skipped (.txt) · 34 agencies: 33 scored, 1 failed · 3 warnings`.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let counted = |count: u64, said: fn(Lang, u64) -> String| (count > 0).then(|| said(lang, count));
        let joined =
            |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let skipped = self.skipped.values().sum::<u64>();
        let reasons: Vec<String> = self.skipped.keys().map(|why| reason(why, lang)).collect();
        let of_files = joined(&[
            counted(self.files, words::files_read),
            (skipped > 0).then(|| words::files_skipped(lang, skipped, &reasons.join(", "))),
        ]);
        let of_agencies = joined(&[
            counted(self.scored, words::scored),
            counted(self.left_out, words::left_out),
            counted(self.failed, words::failed_count),
        ]);
        let mut line = vec![words::file_parts(lang, self.files + skipped, &of_files)];
        if self.agencies > 0 {
            line.push(words::agency_parts(lang, self.agencies, &of_agencies));
        }
        let (rows, submissions) = self.by_rules;
        let by_map = joined(&[
            counted(rows, words::rows_left_out_by_map),
            counted(submissions, words::submissions_not_counted),
        ]);
        line.extend(Some(by_map).filter(|text| !text.is_empty()));
        line.extend(counted(self.warnings, words::warnings_count));
        if !self.missing.is_empty() {
            line.push(words::missing(lang, &clean(&self.missing.join(", "))));
        }
        line.join(" · ")
    }
}

/// The files that were not read, as far as they can be named in a line.
#[must_use]
pub fn not_read(tally: &Tally, skipped: &BTreeMap<PathBuf, Why>, lang: Lang) -> Option<String> {
    const MOST: usize = 12;
    let foreign = tally.foreign.iter().map(|path| (path.as_path(), &Why::NoAnswers));
    let all = skipped.iter().map(|(path, why)| (path.as_path(), why)).chain(foreign);
    let mut named: Vec<String> = all
        .map(|(path, why)| {
            let path = clean(&path.display().to_string());
            // An ending is seen.
            if matches!(why, Why::Ending(_)) { path } else { format!("{path} ({})", reason(why, lang)) }
        })
        .collect();
    if named.len() > MOST {
        named.truncate(MOST);
        named.push("…".to_owned());
    }
    (!named.is_empty()).then(|| words::not_read(lang, &named.join(", ")))
}

/// Why a file was not read.
fn reason(why: &Why, lang: Lang) -> String {
    match why {
        Why::Ending(ending) if ending.is_empty() => words::no_ending(lang).to_owned(),
        Why::Ending(ending) => format!(".{ending}"),
        Why::Lock => words::lock_file(lang).to_owned(),
        Why::NoAnswers => words::no_answers(lang).to_owned(),
    }
}
