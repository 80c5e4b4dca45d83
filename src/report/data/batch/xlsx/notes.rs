//! The sheet of notes: what has to be known about the whole workbook.

use crate::analysis::items::Statistics;
use crate::base::number::Decimal;
use crate::batch::{BatchReport, GroupBy};
use crate::report::data::words;

use super::Error;
use super::rows::Texts;
use super::sheet::Sheet;

impl Texts<'_> {
    /// What has to be known about the whole workbook.
    pub(super) fn notes(&self, sheet: &mut Sheet, report: &BatchReport<'_>) -> Result<(), Error> {
        let (rubric, lang) = (self.rubric, self.lang);
        let mut say = |subject: &str, value: &str, meaning: &str| -> Result<(), Error> {
            sheet.row()?.text(subject)?.text(value)?.text("")?.text(meaning)?;
            Ok(())
        };
        if report.summary.illustrative() > 0 {
            let count = report.summary.illustrative().to_string();
            say(words::illustrative_data(lang), &count, words::all_illustrative(lang))?;
        }
        say(words::status(lang), "", words::unofficial(lang))?;
        let name = format!("{} {}", rubric.id, rubric.version);
        say(words::rubric(lang), &name, rubric.title.get(lang))?;
        let scored = report.read.saturating_sub(report.failed);
        for (subject, count, meaning) in [
            (words::read(lang), report.read, words::inputs_read(lang)),
            (words::scored(lang), scored, words::inputs_scored(lang)),
            (words::failed(lang), report.failed, words::inputs_failed(lang)),
        ] {
            say(subject, &count.to_string(), meaning)?;
        }
        let ranks =
            if report.places.is_some() { words::how_ranked(lang) } else { words::nobody_ranked(lang) };
        let grouped = report.groups.as_ref().map_or("", |groups| self.grouped(groups.by));
        say(words::ranks(lang), grouped, ranks)?;
        if let Some(seed) = report.extras.seed {
            say(words::robustness(lang), &seed.to_string(), words::how_drawn(lang))?;
        }
        say(words::percentages(lang), "", words::how_percentages(lang))?;
        // Several periods are not added up.
        let all = [(None, report.items.as_ref(), report.stage_items.as_ref())];
        let each = report.periods.iter().map(|of| {
            (Some(of.period.as_deref().unwrap_or("–")), of.items.as_ref(), of.stage_items.as_ref())
        });
        for (period, items, stage_items) in all.into_iter().chain(each) {
            let mut say = |subject: &str, value: &str, meaning: &str| match period {
                Some(period) => say(subject, value, &format!("{period} · {meaning}")),
                None => say(subject, value, meaning),
            };
            self.statistics(items, stage_items, &mut say)?;
        }
        Ok(())
    }

    fn statistics(
        &self,
        items: Option<&Statistics>,
        stage_items: Option<&Statistics>,
        say: &mut impl FnMut(&str, &str, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let lang = self.lang;
        if let Some(items) = items {
            self.items(items, say)?;
        }
        for violation in stage_items.iter().flat_map(|items| &items.violations) {
            let [earlier, later] = [violation.earlier, violation.later].map(|at| self.stage(Some(at + 1)));
            let (count, all) = (violation.later_only, violation.agencies);
            say(
                words::order_of_stages(lang),
                &violation.share.format(lang),
                &words::later_without_earlier(lang, count, all, later, earlier),
            )?;
        }
        Ok(())
    }

    fn items(
        &self,
        items: &Statistics,
        say: &mut impl FnMut(&str, &str, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let lang = self.lang;
        let shown = |value: Option<Decimal>| value.map_or_else(|| "–".to_owned(), |value| value.format(lang));
        let meaning = if items.descriptive_only {
            words::descriptive_only(lang)
        } else {
            words::agencies_of_statistics(lang)
        };
        say(words::item_statistics(lang), &items.agencies.to_string(), meaning)?;
        say(words::alpha(lang), &shown(items.alpha.ok()), words::of_varying_criteria(lang))?;
        say(words::h(lang), &shown(items.h.ok()), words::of_all_criteria(lang))
    }

    fn grouped(&self, by: GroupBy) -> &'static str {
        match by {
            GroupBy::Kind => words::within_each_kind(self.lang),
            GroupBy::Scheme => words::within_each_code_scheme(self.lang),
            GroupBy::Period => words::within_each_period(self.lang),
            GroupBy::Assessor => words::within_each_assessor(self.lang),
        }
    }
}
