//! How firm the result is: how far weights may vary, and how often each stage comes out under a model.

use crate::analysis::robustness::draws::{REPLICATES, wilson};
use crate::analysis::robustness::weights::{Radius, Share};
use crate::analysis::robustness::{Odds, Robustness};
use crate::base::number::{Decimal, format_percent};
use crate::report::block::{Cell, Column, Item, Kind, Table};
use crate::report::words as common;

use super::super::words::robustness as words;
use super::View;

impl View<'_, '_> {
    /// How firm the stage is, if that was asked for.
    pub(super) fn robustness(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let Some(robustness) = &assessment.robustness else { return };
        let Robustness { seed, radius, weights, answers, thresholds } = robustness;
        self.document.heading(2, words::heading(lang));
        if let (Some(Radius { fall, rise }), Some(stage)) = (radius, assessment.verdict.stage) {
            let mut items = Vec::new();
            items.extend(fall.map(|share| words::no_fall(lang, &self.tenths(share))));
            if let Some(share) = rise {
                items.push(words::no_rise(lang, &self.tenths(*share)));
            } else if stage < assessment.rubric.stages.len() {
                items.push(words::never_rises(lang).to_owned());
            }
            self.document.list(Kind::Facts, items.into_iter().map(Item::new).collect());
        }
        let models = [
            (words::by_weights(lang), weights.as_ref()),
            (words::by_answers(lang), Some(answers)),
            (words::by_thresholds(lang), Some(thresholds)),
        ];
        let rows = models.into_iter().filter_map(|(model, odds)| {
            let odds = odds?;
            Some(vec![Cell::new(model), Cell::new(self.odds(odds))])
        });
        let rows = rows.collect();
        let columns = vec![Column::words(words::model(lang)), Column::words(words::outcome(lang))];
        self.document.table(Table { columns, rows });
        self.document.note(words::not_how_true(lang, *seed));
    }

    /// How often each stage comes out, the most likely first.
    fn odds(&self, odds: &Odds) -> String {
        let lang = self.lang;
        let rubric = self.assessment.rubric;
        let mut stages: Vec<usize> = (0..=rubric.stages.len()).filter(|&at| odds.share(at) > 0.0).collect();
        stages.sort_by(|&one, &other| odds.share(other).total_cmp(&odds.share(one)).then(other.cmp(&one)));
        let said = stages.iter().map(|&stage| {
            let name = common::stage_name(rubric, stage, lang);
            match odds.count(stage) {
                None => format!("{name}: {}", self.share(odds.share(stage))),
                Some(count) => {
                    let (low, high) = wilson(count, REPLICATES);
                    // Outward, so that the interval is not made to look shorter.
                    let (low, high) =
                        (self.hundredths((low * 1e4).floor()), self.hundredths((high * 1e4).ceil()));
                    words::drawn(lang, &name, &grouped(count, lang), &grouped(REPLICATES, lang), &low, &high)
                }
            }
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// A share to 0.01 %: nothing and everything only if that is certain.
    fn share(&self, share: f64) -> String {
        let hundredths = (share * 1e4).round();
        let shown = if share < 1.0 { hundredths.clamp(1.0, 9_999.0) } else { hundredths };
        self.hundredths(shown)
    }

    #[allow(clippy::cast_possible_truncation, reason = "it is a whole number up to 10,000")]
    fn hundredths(&self, hundredths: f64) -> String {
        format_percent(Decimal::from_millionths(hundredths as i128 * 10_000), self.lang)
    }

    /// A radius, rounded down to 0.1 %.
    fn tenths(&self, (above, below): Share) -> String {
        format_percent(Decimal::from_millionths(above * 1_000 / below * 100_000), self.lang)
    }
}

/// A number with its thousands apart.
fn grouped(number: u32, lang: crate::base::lang::Lang) -> String {
    let mark = lang.pick(",", ".");
    let text = number.to_string();
    match text.len().checked_sub(3).filter(|at| *at > 0) {
        Some(at) => format!("{}{mark}{}", &text[..at], &text[at..]),
        None => text,
    }
}
