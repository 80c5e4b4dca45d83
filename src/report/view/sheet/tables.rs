//! The stages with what became of them, and the profile of dimensions.

use crate::base::number::Ppm;
use crate::engine::profile::Rating;
use crate::engine::score::Reading;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Method;
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words::Ladder;

use super::super::words::sheet as words;
use super::{View, rated, role};

/// A third, in parts per million: more of a dimension that is not applicable is flagged.
const THIRD: u32 = 333_333;

impl View<'_, '_> {
    /// Every stage with what became of it: its coverage, or in a banded rubric its lower bound.
    pub(super) fn ladder(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        self.document.heading(2, words::stages(lang, Ladder::of(rubric)));
        if let Method::Banded { from, .. } = &rubric.method {
            return self.bands(from);
        }
        let gated = rubric.criteria.iter().any(|criterion| criterion.gate.is_some());
        let ranged = !rubric.method.claims() && assessment.card.counts.unanswered > 0;
        let mut columns = vec![
            Column::of(Side::Right, ""),
            Column::words(words::stage_column(lang, Ladder::of(assessment.rubric))),
            Column::of(Side::Left, words::coverage_title(lang)),
            Column::of(Side::Right, ""),
        ];
        if gated {
            columns.push(Column::of(Side::Centre, words::open_gates(lang)));
        } else if ranged {
            columns.push(Column::of(Side::Centre, words::with_blanks(lang)));
        }
        let rows = rubric.stages.iter().zip(assessment.verdict.profile.overall()).enumerate();
        let rows = rows.map(|(at, (stage, &coverage))| {
            let mut row = self.step(at + 1, stage.title.get(lang));
            row.push(Cell::Bar(coverage.map(Ppm::get), coverage.map_or(Role::Plain, role)));
            row.push(Cell::new(rated(rubric, coverage, &self.numbers)));
            if gated {
                row.push(Cell::new(self.gates(at)));
            } else if ranged {
                let (worst, best) = assessment.verdict.range.overall.get(at).copied().unwrap_or_default();
                let end =
                    |end: Option<Ppm>| end.map_or_else(|| "–".to_owned(), |ppm| self.numbers.score_cell(ppm));
                row.push(Cell::new(format!("{}–{}", end(worst), end(best))));
            }
            row
        });
        let rows = rows.collect();
        self.document.table(Table { columns, rows });
    }

    /// The number of a stage, marked if it is the one reached, and its name.
    fn step(&self, number: StageNumber, name: &str) -> Vec<Cell> {
        let shown = self.assessment.rubric.number(number);
        let (mark, role) = if self.assessment.verdict.stage == Some(number) {
            (format!("▶ {shown}"), Role::Strong)
        } else {
            (shown.to_string(), Role::Plain)
        };
        vec![Cell::new(mark), Cell::new(Text::new(role, name))]
    }

    /// How many gates of a stage stand open: `1/3`.
    fn gates(&self, column: usize) -> Text {
        let (rubric, card) = (self.assessment.rubric, &self.assessment.card);
        let gates = rubric.criteria.iter().enumerate();
        let gates = gates.filter(|(_, criterion)| criterion.column == column && criterion.gate.is_some());
        let (open, all) = gates.fold((0, 0), |(open, all), (gate, _)| {
            (open + usize::from(card.is_open(rubric, gate, Reading::Actual)), all + 1)
        });
        match (open, all) {
            (_, 0) => Text::plain("–"),
            (0, _) => Text::new(Role::Good, format!("0/{all}")),
            _ => Text::new(Role::Bad, format!("{open}/{all}")),
        }
    }

    /// The bands of a banded rubric, with the total beside the one it falls into.
    fn bands(&mut self, from: &[Ppm]) {
        let (assessment, lang) = (self.assessment, self.lang);
        let total = assessment.verdict.profile.overall().first().copied().flatten();
        let columns = vec![
            Column::of(Side::Right, ""),
            Column::words(words::stage_column(lang, Ladder::of(assessment.rubric))),
            Column::of(Side::Right, words::total_from(lang)),
            Column::of(Side::Left, words::total_title(lang)),
            Column::of(Side::Right, ""),
        ];
        let rows = assessment.rubric.stages.iter().zip(from).enumerate().map(|(at, (stage, from))| {
            let mut row = self.step(at + 1, stage.title.get(lang));
            row.push(Cell::new(self.numbers.limit(*from)));
            if assessment.verdict.stage == Some(at + 1) {
                row.push(Cell::Bar(total.map(Ppm::get), Role::Good));
                row.push(Cell::new(self.numbers.maybe(total)));
            } else {
                row.extend([Cell::new(""), Cell::new("")]);
            }
            row
        });
        let rows = rows.collect();
        self.document.table(Table { columns, rows });
    }

    /// The coverage of every dimension at every stage, and the stage of each dimension.
    pub(super) fn profile(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
        let (banded, claims, columns) = (rubric.method.is_banded(), rubric.method.claims(), rubric.columns());
        self.document.heading(
            2,
            if let Some(scale) = rubric.scale {
                words::profile_scaled(lang, &scale.min.format(lang), &scale.max.format(lang))
            } else if banded {
                words::profile_banded(lang).to_owned()
            } else if rubric.is_rated() {
                words::profile_rated(lang).to_owned()
            } else {
                words::profile(lang).to_owned()
            },
        );
        let mut heads = vec![Column::words(words::dimension(lang))];
        if columns == 1 {
            heads.push(Column::of(Side::Right, words::coverage_column(lang)));
        } else {
            heads.extend((1..=columns).map(|at| Column::of(Side::Right, rubric.number(at).to_string())));
        }
        if claims {
            heads.push(Column::of(Side::Centre, words::stage_column(lang, Ladder::of(assessment.rubric))));
        }
        let numbers = &self.numbers;
        let row = |title: Text, depth, cells: &[Option<Ppm>], stage: Option<StageNumber>| {
            let mut row = vec![Cell::Text { text: title, depth, below: Text::default() }];
            let step = |coverage: Option<Ppm>| coverage.filter(|_| rubric.is_rated()).map(Rating::of);
            row.extend(cells.iter().map(|&coverage| {
                let text = rated(rubric, coverage, numbers);
                step(coverage)
                    .map_or_else(|| Cell::new(text.clone()), |step| Cell::Step(text.clone(), step as u8))
            }));
            if claims {
                let stage = stage.map_or_else(|| "–".to_owned(), |stage| rubric.number(stage).to_string());
                row.push(Cell::new(Text::new(Role::Strong, stage)));
            }
            row
        };
        let is_flagged = |at: usize| {
            verdict.not_applicable_shares.get(at).copied().flatten().is_some_and(|share| share.get() > THIRD)
        };
        let (mut rows, mut flagged, mut empty) = (Vec::new(), false, false);
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let cells = verdict.profile.dimension(at);
            empty |= cells.iter().any(Option::is_none);
            flagged |= is_flagged(at);
            let mark = if is_flagged(at) { " *" } else { "" };
            let title = Text::plain(format!("{}{mark}", dimension.title.get(lang)));
            let stage = verdict.dimension_stages.get(at).copied().flatten();
            rows.push(row(title, dimension.depth, cells, stage));
        }
        let overall = Text::new(Role::Strong, words::overall(lang));
        rows.push(row(overall, 0, verdict.profile.overall(), verdict.stage));
        self.document.table(Table { columns: heads, rows });
        if rubric.is_rated() {
            self.document.note(words::rating_scale(lang));
        }
        if empty {
            self.document.note(words::empty_cell(lang));
        }
        if flagged {
            self.document.note(Text::new(Role::Fair, words::much_not_applicable(lang)));
        }
    }
}
