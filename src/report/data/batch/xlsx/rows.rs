//! The rows of the sheets about agencies and criteria, in the words of a language.

use crate::analysis::items::{Extreme, ItemStatistics};
use crate::analysis::plan::{Next, decimal};
use crate::analysis::rank::{Place, Rank, Unranked};
use crate::analysis::robustness::draws::REPLICATES;
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::{Row, SharedGap};
use crate::engine::profile::index;
use crate::engine::verdict::StageNumber;
use crate::model::answers::Score;
use crate::model::rubric::Rubric;
use crate::report::data::batch::columns::{Column, top};
use crate::report::data::words;
use crate::report::number::{Digits, Numbers};
use crate::report::words as common;

use super::sheet::{Cells, Sheet};
use super::{Detail, Error};

/// The texts of a rubric, in a language, that rows repeat.
pub(super) struct Texts<'r> {
    pub rubric: &'r Rubric,
    pub lang: Lang,
    /// How many digits numbers are shown with.
    pub numbers: Numbers,
    criteria: Vec<CriterionTexts>,
}

struct CriterionTexts {
    id: String,
    stage: String,
    target: String,
}

impl<'r> Texts<'r> {
    pub(super) fn new(rubric: &'r Rubric, lang: Lang) -> Self {
        let stored = Numbers::stored(lang);
        let criteria = rubric.criteria.iter().map(|criterion| CriterionTexts {
            id: rubric.criterion_id(criterion),
            stage: rubric
                .column_stage(criterion.column)
                .map(|stage| stage.title.get(lang).to_owned())
                .unwrap_or_default(),
            target: common::target(&rubric.questions[criterion.question], &criterion.rule, &stored),
        });
        let numbers = Numbers::of(rubric, Digits::Few, lang);
        Self { rubric, lang, numbers, criteria: criteria.collect() }
    }

    fn yes_no(&self, yes: bool) -> &'static str {
        if yes { words::yes(self.lang) } else { words::no(self.lang) }
    }

    /// The name of a stage, or that there is none; nothing without a verdict.
    pub(super) fn stage(&self, number: Option<StageNumber>) -> &str {
        let Some(number) = number else { return "" };
        match self.rubric.stage_at(number) {
            Some(stage) => stage.title.get(self.lang),
            None => words::none(self.lang),
        }
    }

    pub(super) fn ranking(
        &self,
        cells: &mut Cells<'_>,
        columns: &[Column],
        row: &Row,
        place: Option<&Place>,
    ) -> Result<(), Error> {
        let (rank, reason) = match place {
            Some(Place::Ranked(rank)) => (Some(rank), None),
            Some(Place::Unranked(reason)) => (None, Some(*reason)),
            None => (None, None),
        };
        let of = |number: fn(&Rank) -> usize| rank.map(number);
        let (agency, counts, appraisal) = (&row.agency, &row.counts, row.appraisal.as_ref());
        let (firm, earlier) = (row.firm.as_deref(), row.earlier.as_deref());
        for column in columns {
            match *column {
                Column::Rank => cells.maybe_count(of(|rank| rank.rank)),
                Column::RankBest => cells.maybe_count(of(|rank| rank.best)),
                Column::RankWorst => cells.maybe_count(of(|rank| rank.worst)),
                Column::RankedAmong => cells.maybe_count(of(|rank| rank.among)),
                Column::Unranked => cells.text(reason.map_or("", |reason| self.unranked(reason))),
                Column::Code => cells.maybe_text(agency.code.as_deref()),
                Column::Name => cells.text(&agency.name),
                Column::Kind => {
                    cells.maybe_text(agency.kind.map(|kind| common::agency_kind(kind, self.lang)))
                }
                Column::Scheme => cells.maybe_text(agency.scheme.as_deref()),
                Column::Period => cells.maybe_text(row.period.as_deref()),
                Column::Assessor => cells.maybe_text(row.assessor.as_deref()),
                Column::Origin => cells.text(&row.origin),
                Column::Stage => cells.text(self.stage(row.standing.stage)),
                Column::StageNumber => {
                    cells.maybe_count(row.standing.stage.map(|position| self.rubric.number(position)))
                }
                Column::StageWorst => cells.text(self.stage(row.worst.stage)),
                Column::StageBest => cells.text(self.stage(row.best.stage)),
                Column::StageEvidenced => cells.text(self.stage(row.evidenced)),
                Column::StageSupported => cells.text(self.stage(row.supported)),
                Column::StageNaAsUnmet => cells.text(self.stage(row.not_applicable_as_unmet)),
                Column::Index => cells.coverage(self.rubric, row.standing.index),
                Column::IndexWorst => cells.coverage(self.rubric, row.worst.index),
                Column::IndexBest => cells.coverage(self.rubric, row.best.index),
                Column::Weakest => {
                    let weakest = row.weakest.and_then(|at| top(self.rubric, at));
                    cells.maybe_text(weakest.map(|dimension| dimension.title.get(self.lang)))
                }
                Column::Questions => cells.count(counts.questions),
                Column::Answered => cells.count(counts.answered),
                Column::Unanswered => cells.count(counts.unanswered),
                Column::NotApplicable => cells.count(counts.not_applicable),
                Column::OutOfScope => cells.count(counts.out_of_scope),
                Column::WithoutEvidence => cells.count(counts.without_evidence),
                Column::Warnings => cells.maybe_count(usize::try_from(row.warnings).ok()),
                Column::Coverage(at) => cells.coverage(self.rubric, row.overall.get(at).copied().flatten()),
                Column::DimensionStage(at) => {
                    cells.text(self.stage(row.dimensions.get(at).and_then(|found| found.stage)))
                }
                Column::DimensionIndex(at) => {
                    cells.coverage(self.rubric, row.dimensions.get(at).and_then(|found| found.index))
                }
                Column::DutiesUnmet => cells.count(row.duties.unmet),
                Column::DutiesNotShown => cells.count(row.duties.not_shown),
                Column::DutiesComing => cells.count(row.duties.coming),
                Column::Score => cells.text(appraisal.map_or(Score::Own, |found| found.score).as_str()),
                Column::Appraised => cells.count(appraisal.map_or(0, |found| found.appraised)),
                Column::StageSelf => {
                    cells.text(self.stage(appraisal.and_then(|found| found.by_agency.stage)))
                }
                Column::IndexSelf => {
                    cells.coverage(self.rubric, appraisal.and_then(|found| found.by_agency.index))
                }
                Column::StageAppraised => {
                    cells.text(self.stage(appraisal.and_then(|found| found.by_appraiser.stage)))
                }
                Column::IndexAppraised => {
                    cells.coverage(self.rubric, appraisal.and_then(|found| found.by_appraiser.index))
                }
                Column::Illustrative => cells.text(self.yes_no(row.illustrative)),
                Column::RankLow => cells.maybe_count(firm.and_then(|firm| Some(firm.rank?.0))),
                Column::RankHigh => cells.maybe_count(firm.and_then(|firm| Some(firm.rank?.1))),
                Column::StageShare(stage) => {
                    let count = firm.and_then(|firm| firm.stages.get(stage));
                    cells.share(count.map(|count| Ppm::quotient((*count).into(), REPLICATES.into())))
                }
                Column::PlanCost => match row.next {
                    Some(Next::Plan(cost, _)) => cells.decimal(Some(decimal(cost))),
                    Some(Next::Impossible) => cells.text(words::impossible(self.lang)),
                    Some(Next::Unknown) => cells.text(words::unknown(self.lang)),
                    Some(Next::Highest) | None => cells.text(""),
                },
                Column::PlanChanges => cells.maybe_count(match row.next {
                    Some(Next::Plan(_, changes)) => Some(changes),
                    _ => None,
                }),
                Column::EarlierStage => cells.text(self.stage(earlier.and_then(|then| then.standing.stage))),
                Column::EarlierIndex => {
                    cells.coverage(self.rubric, earlier.and_then(|then| then.standing.index))
                }
                Column::EarlierRank => cells.maybe_count(earlier.and_then(|then| then.rank)),
                // A workbook lists failures on a sheet of their own.
                Column::Fault => cells.text(""),
            }?;
        }
        Ok(())
    }

    fn unranked(&self, reason: Unranked) -> &'static str {
        match reason {
            Unranked::Declines => words::declines(self.lang),
            Unranked::NoVerdict => words::no_verdict(self.lang),
            Unranked::SmallGroup { .. } => words::small_group(self.lang),
        }
    }

    pub(super) fn profile(&self, sheet: &mut Sheet, row: &Row, detail: &Detail) -> Result<(), Error> {
        let coverages = detail.cells.chunks(self.rubric.columns());
        for ((dimension, coverages), stage) in
            self.rubric.dimensions.iter().zip(coverages).zip(&detail.stages)
        {
            let mut cells = sheet.row()?;
            identity(&mut cells, row)?
                .text(&dimension.id)?
                .text(dimension.title.get(self.lang))?
                .count(dimension.depth + 1)?
                .maybe_count(stage.map(|position| self.rubric.number(position)))?
                .text(self.stage(*stage))?
                .coverage(self.rubric, index(coverages))?;
            for coverage in coverages {
                cells.coverage(self.rubric, *coverage)?;
            }
            cells.text(self.yes_no(row.illustrative))?;
        }
        Ok(())
    }

    pub(super) fn gaps(&self, sheet: &mut Sheet, row: &Row, detail: &Detail) -> Result<(), Error> {
        for (at, gap) in detail.gaps.iter().enumerate() {
            let criterion = &self.rubric.criteria[gap.criterion];
            let question = &self.rubric.questions[criterion.question];
            let texts = &self.criteria[gap.criterion];
            let kind = row.agency.kind;
            let mut cells = sheet.row()?;
            identity(&mut cells, row)?
                .count(at + 1)?
                .text(&texts.id)?
                .text(self.rubric.dimensions[criterion.dimension].title.get(self.lang))?
                .text(&texts.stage)?
                .text(self.yes_no(gap.open_gate))?
                .text(&gap.answer)?
                .text(&texts.target)?
                .gain(self.rubric, gap.gain)?
                .count(self.rubric.effort(question))?
                .maybe_text(question.owner.as_ref().map(|owner| owner.get(kind, self.lang)))?
                .text(&gap.advice)?
                .text(self.yes_no(row.illustrative))?;
        }
        Ok(())
    }

    pub(super) fn criterion(
        &self,
        cells: &mut Cells<'_>,
        gap: &SharedGap,
        illustrative: bool,
        item: Option<&ItemStatistics>,
    ) -> Result<(), Error> {
        let criterion = &self.rubric.criteria[gap.criterion];
        let dimension = &self.rubric.dimensions[criterion.dimension];
        let texts = &self.criteria[gap.criterion];
        let met = gap.asked.saturating_sub(gap.unmet);
        cells
            .text(&texts.id)?
            .text(&dimension.id)?
            .text(dimension.title.get(self.lang))?
            .text(&texts.stage)?
            .text(self.rubric.questions[criterion.question].ask.get(None, self.lang))?
            .text(&texts.target)?
            .text(self.yes_no(criterion.gate.is_some()))?
            .count(gap.asked)?
            .count(met)?
            .share((gap.asked > 0).then(|| Ppm::quotient(met.into(), gap.asked.into())))?
            .count(gap.on_the_way)?
            .count(gap.holds_back)?
            .text(self.yes_no(illustrative))?;
        if let Some(item) = item {
            let extreme = item.extreme.map(|extreme| match extreme {
                Extreme::Floor => words::floor(self.lang),
                Extreme::Ceiling => words::ceiling(self.lang),
            });
            cells
                .count(item.agencies)?
                .share(item.mean)?
                .maybe_text(extreme)?
                .decimal(item.item_rest.ok())?
                .decimal(item.alpha_without.ok())?
                .decimal(item.h.ok())?;
        }
        Ok(())
    }
}

/// Who a row is about.
fn identity<'c, 's>(cells: &'c mut Cells<'s>, row: &Row) -> Result<&'c mut Cells<'s>, Error> {
    cells.maybe_text(row.agency.code.as_deref())?.text(&row.agency.name)?.maybe_text(row.period.as_deref())
}
