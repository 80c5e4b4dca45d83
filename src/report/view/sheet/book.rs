//! The result of one answer sheet as a workbook: the verdict with its numbers in charts, then every criterion, what to do,
//! what is unanswered, duties, and how it was computed.

use crate::analysis::duties::{DutyResult, DutyState};
use crate::base::number::Ppm;
use crate::engine::score::Reading;
use crate::model::answers::Given;
use crate::model::rubric::{ByKind, Method};
use crate::report::block::{Block, Book, Document, Figure, FigureShape, Grid, Page, Value};
use crate::report::words::{self as common, Ladder};

use super::super::figures::{achievement, axis, points, rated, score};
use super::super::words as catalogue;
use super::super::words::book as words;
use super::super::words::report::index as index_word;
use super::super::words::sheet as sheet_words;
use super::View;

/// A radar needs so many axes, and has room for so many.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

impl View<'_, '_> {
    /// The workbook.
    pub(super) fn book(mut self) -> Book {
        let (sheet, lang) = (self.assessment.sheet, self.lang);
        let mut pages = vec![self.result()];
        pages.push(list(words::criteria(lang), self.every_criterion()));
        pages.push(list(words::recommendations(lang), self.every_task()));
        pages.push(list(words::unanswered(lang), self.every_blank()));
        pages.push(list(words::duties(lang), self.every_duty()));
        pages.retain(|page| page.grids.iter().any(|grid| !grid.rows.is_empty()));
        pages.push(self.basis());
        Book {
            title: format!("{}: {}", sheet.agency.name, self.assessment.rubric.title.get(lang)),
            remark: words::unofficial(lang).to_owned(),
            warning: sheet.illustrative.then(|| sheet_words::illustrative(lang).to_owned()),
            pages,
        }
    }

    /// The verdict, the stages and the dimensions.
    fn result(&mut self) -> Page {
        self.head();
        let headline = self.headline();
        self.document.push(Block::Headline(headline));
        self.counts();
        let mut grids = vec![self.stages(), self.cells()];
        grids.extend(self.tops_beside());
        let above = std::mem::take(&mut self.document);
        Page { name: words::result(self.lang).to_owned(), above, grids }
    }

    /// Every stage with its coverage, or its lower bound.
    fn stages(&self) -> Grid {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let overall = assessment.verdict.profile.overall();
        let bands = if let Method::Banded { from, .. } = &rubric.method { Some(from) } else { None };
        let gated = rubric.criteria.iter().any(|criterion| criterion.gate.is_some());
        let mut columns = vec![(sheet_words::stage_column(lang, Ladder::of(rubric)), 38)];
        match bands {
            Some(_) => columns.extend([
                (sheet_words::total_from(lang).to_owned(), 12),
                (sheet_words::total_title(lang).to_owned(), 12),
            ]),
            None => columns.push((sheet_words::coverage_title(lang).to_owned(), 12)),
        }
        if gated {
            columns.push((sheet_words::open_gates(lang).to_owned(), 12));
        }
        let rows = rubric.stages.iter().enumerate().map(|(at, stage)| {
            let is_reached = assessment.verdict.stage == Some(at + 1);
            let name = format!("{} {}", rubric.number(at + 1), stage.title.get(lang));
            let name = if is_reached { Value::Strong(format!("▶ {name}")) } else { Value::Text(name) };
            let mut row = vec![name];
            match bands {
                Some(from) => {
                    row.push(score(&self.numbers, from.get(at).copied()));
                    row.push(score(&self.numbers, overall.first().copied().flatten().filter(|_| is_reached)));
                }
                None => {
                    let coverage = overall.get(at).copied().flatten();
                    row.push(rated(rubric, &self.numbers, coverage));
                }
            }
            if gated {
                row.push(Value::Text(self.gates(at).words()));
            }
            row
        });
        let rows: Vec<_> = rows.collect();
        let figure = bands.is_none().then(|| Figure {
            shape: FigureShape::Bars,
            title: words::stage_coverages(lang).to_owned(),
            columns: vec![1],
            rows: rows.len(),
            axis: Some(axis(rubric)),
            is_percent: rubric.scale.is_none(),
        });
        Grid { title: sheet_words::stages(lang, Ladder::of(rubric)), columns, rows, figure }
    }

    /// The coverage of every dimension at every stage.
    fn cells(&self) -> Grid {
        let (assessment, lang) = (self.assessment, self.lang);
        let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
        let claims = rubric.method.claims();
        let mut columns = vec![(words::dimension(lang).to_owned(), 38)];
        if rubric.columns() == 1 {
            columns.push((sheet_words::coverage_column(lang).to_owned(), 12));
        } else {
            let title = |at: usize| {
                let stage = rubric.stages.get(at).map(|stage| stage.title.get(lang)).unwrap_or_default();
                (format!("{} {stage}", rubric.number(at + 1)), 12)
            };
            columns.extend((0..rubric.columns()).map(title));
        }
        if claims {
            columns.push((words::stage(lang, Ladder::of(rubric)), 12));
        }
        let row = |name: Value, cells: &[Option<Ppm>], stage: Option<usize>| {
            let mut row = vec![name];
            row.extend(cells.iter().map(|coverage| rated(rubric, &self.numbers, *coverage)));
            if claims {
                row.push(stage.map_or(Value::Nothing, |stage| Value::Count(rubric.number(stage))));
            }
            row
        };
        let mut rows = Vec::new();
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let name = format!("{}{}", "    ".repeat(dimension.depth), dimension.title.get(lang));
            let stage = verdict.dimension_stages.get(at).copied().flatten();
            rows.push(row(Value::Text(name), verdict.profile.dimension(at), stage));
        }
        let overall = Value::Strong(sheet_words::overall(lang).to_owned());
        rows.push(row(overall, verdict.profile.overall(), verdict.stage));
        Grid { title: self.profile_title(), columns, rows, figure: None }
    }

    /// The index of each top dimension, beside another result if there is one.
    fn tops_beside(&self) -> Option<Grid> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let (names, own) = self.tops();
        if names.len() < 2 {
            return None;
        }
        let beside = self.beside.filter(|beside| beside.dimensions.len() == own.len());
        let mut columns =
            vec![(words::dimension(lang).to_owned(), 38), (self.own_name(beside).to_owned(), 12)];
        columns.extend(beside.map(|beside| (self.other_name(beside), 12)));
        columns.extend(beside.map(|_| (words::difference_points(lang).to_owned(), 12)));
        let row = |name: Value, own: Option<Ppm>, other: Option<Ppm>| {
            let mut row = vec![name, score(&self.numbers, own)];
            if beside.is_some() {
                let difference =
                    own.zip(other).map(|(own, other)| i64::from(own.get()) - i64::from(other.get()));
                row.extend([score(&self.numbers, other), points(&self.numbers, difference)]);
            }
            row
        };
        let other = |at: usize| beside.and_then(|beside| beside.dimensions.get(at).copied().flatten());
        let mut rows: Vec<_> = names
            .iter()
            .zip(&own)
            .enumerate()
            .map(|(at, (name, own))| row(Value::Text(name.clone()), *own, other(at)))
            .collect();
        let figure = Figure {
            shape: if AXES.contains(&rows.len()) { FigureShape::Radar } else { FigureShape::Bars },
            title: words::by_dimension(lang).to_owned(),
            columns: if beside.is_some() { vec![1, 2] } else { vec![1] },
            rows: rows.len(),
            axis: Some(axis(rubric)),
            is_percent: rubric.scale.is_none(),
        };
        let all = beside.and_then(|beside| beside.standing.index);
        let index = self.assessment.verdict.profile.index;
        rows.push(row(Value::Strong(index_word(lang).to_owned()), index, all));
        let title = words::by_dimension(lang).to_owned();
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// Every criterion, a row each; a question without any has a row, too.
    fn every_criterion(&self) -> Grid {
        let (assessment, lang) = (self.assessment, self.lang);
        let (rubric, card) = (assessment.rubric, &assessment.card);
        let stage_word = words::stage(lang, Ladder::of(rubric));
        let columns = [
            (words::number(lang), 7),
            (words::criterion(lang), 34),
            (words::dimension(lang), 22),
            (&stage_word, 16),
            (words::target(lang), 26),
            (words::gate(lang), 9),
            (words::answer(lang), 26),
            (words::missing(lang), 26),
            (words::evidence(lang), 34),
            (words::note(lang), 24),
            (words::achievement(lang), 10),
            (words::met(lang), 7),
        ];
        let yes = |yes: bool| Value::Text(if yes { words::yes(lang) } else { words::no(lang) }.to_owned());
        let mut rows = Vec::new();
        for (at, (question, response)) in rubric.questions.iter().zip(&assessment.sheet.responses).enumerate()
        {
            if response.given == Given::OutOfScope {
                continue;
            }
            let (now, missing) = self.answer(at);
            let dimension = rubric.dimensions.get(question.dimension);
            let places: Vec<Option<usize>> = if question.criteria.is_empty() {
                vec![None]
            } else {
                question.criteria.clone().map(Some).collect()
            };
            for place in places {
                let criterion = place.and_then(|place| rubric.criteria.get(place));
                let stage = criterion.and_then(|it| rubric.column_stage(it.column));
                let target = criterion.map(|it| common::target(question, &it.rule, &self.numbers));
                let share = place.and_then(|place| card.achievement(rubric, place, Reading::Actual));
                let met = place.and_then(|place| card.outcomes.get(place)).map(|outcome| outcome.is_met());
                rows.push(vec![
                    Value::Text(rubric.question_number(at)),
                    Value::Text(common::name(question, lang).to_owned()),
                    Value::Text(dimension.map(|it| it.title.get(lang).to_owned()).unwrap_or_default()),
                    Value::Text(stage.map(|it| it.title.get(lang).to_owned()).unwrap_or_default()),
                    Value::Text(target.unwrap_or_default()),
                    criterion.map_or(Value::Nothing, |it| yes(it.gate.is_some())),
                    Value::Text(now.clone()),
                    Value::Text(missing.join("; ")),
                    Value::Text(response.evidence.join("; ")),
                    Value::Text(response.note.clone().unwrap_or_default()),
                    achievement(&self.numbers, share),
                    met.map_or(Value::Nothing, yes),
                ]);
            }
        }
        grid(&columns, rows)
    }

    /// Every task, in the order in which to do them.
    fn every_task(&self) -> Grid {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let kind = self.assessment.sheet.agency.kind;
        let gain =
            if rubric.method.is_banded() { words::gain_total_points(lang) } else { words::gain_points(lang) };
        let stage_word = words::stage(lang, Ladder::of(rubric));
        let columns = [
            (words::row(lang), 6),
            (words::task(lang), 48),
            (words::criterion(lang), 34),
            (&stage_word, 16),
            (words::gate(lang), 9),
            (words::now(lang), 26),
            (words::outcome(lang), 26),
            (words::lead(lang), 26),
            (words::with(lang), 26),
            (words::effort(lang), 12),
            (gain, 12),
        ];
        let rows = self.answered_gaps().into_iter().filter_map(|gap| {
            let criterion = rubric.criteria.get(gap.criterion)?;
            let question = rubric.questions.get(criterion.question)?;
            let of = |text: &Option<ByKind>| {
                Value::Text(text.as_ref().map(|text| text.get(kind, lang).to_owned()).unwrap_or_default())
            };
            let stage = rubric.column_stage(criterion.column);
            let gate = if gap.holds { words::yes(lang) } else { words::no(lang) };
            Some(vec![
                Value::Text(self.advice(criterion.question)),
                Value::Text(self.short_name(criterion.question)),
                Value::Text(stage.map(|it| it.title.get(lang).to_owned()).unwrap_or_default()),
                Value::Text(gate.to_owned()),
                Value::Text(self.answer(criterion.question).0),
                Value::Text(common::target(question, &criterion.rule, &self.numbers)),
                of(&question.owner),
                of(&question.with),
                Value::Text(common::effort_word(question, lang).to_owned()),
                points(&self.numbers, Some(gap.overall_gain.get().into())),
            ])
        });
        let numbered = rows.enumerate().map(|(at, mut row)| {
            row.insert(0, Value::Count(at + 1));
            row
        });
        let rows = numbered.collect();
        grid(&columns, rows)
    }

    /// Every question without an answer: those that stand in the way of the target first.
    fn every_blank(&self) -> Grid {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let columns = [
            (words::number(lang), 7),
            (words::criterion(lang), 34),
            (words::question(lang), 80),
            (words::target(lang), 50),
        ];
        let rows = self.blanks().into_iter().filter_map(|at| {
            let question = rubric.questions.get(at)?;
            Some(vec![
                Value::Text(rubric.question_number(at)),
                Value::Text(common::name(question, lang).to_owned()),
                Value::Text(question.ask.get(assessment.sheet.agency.kind, lang).to_owned()),
                Value::Text(self.targets(at)),
            ])
        });
        let rows = rows.collect();
        grid(&columns, rows)
    }

    /// Every duty with how the agency stands to it.
    fn every_duty(&self) -> Grid {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let columns = [
            (words::duty(lang), 44),
            (words::target(lang), 30),
            (words::state(lang), 18),
            (words::now(lang), 30),
            (words::in_force_since(lang), 14),
            (words::sources(lang), 50),
        ];
        let is_asked =
            |duty: &&DutyResult<'_>| !matches!(duty.state, DutyState::NotApplicable | DutyState::OutOfScope);
        let rows =
            assessment.duties.iter().filter(is_asked).filter_map(|DutyResult { duty, state, .. }| {
                let question = rubric.questions.get(duty.question)?;
                let sources = duty.binding.sources.iter().filter_map(|&at| rubric.sources.get(at));
                let sources =
                    sources.map(|source| common::source(source, lang)).collect::<Vec<_>>().join("; ");
                let state = match state {
                    DutyState::Met => words::is_met(lang),
                    DutyState::NotShown => catalogue::duties::not_shown(lang),
                    _ => words::is_unmet(lang),
                };
                Some(vec![
                    Value::Text(self.short_name(duty.question)),
                    Value::Text(common::target(question, &duty.rule, &self.numbers)),
                    Value::Text(state.to_owned()),
                    Value::Text(self.answer(duty.question).0),
                    Value::Text(duty.binding.since.format(lang)),
                    Value::Text(sources),
                ])
            });
        let rows = rows.collect();
        grid(&columns, rows)
    }

    /// How it was computed, from what.
    fn basis(&mut self) -> Page {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        self.method();
        let mut above = Document::default();
        // The rule, which a page folds, stands whole; the sources are a table.
        for block in std::mem::take(&mut self.document).blocks {
            match block {
                Block::Folded(part) if part.title.words() == words::rule(lang) => {
                    above.heading(3, part.title);
                    above.blocks.extend(part.body.blocks);
                }
                Block::Folded(_) => {}
                block => above.push(block),
            }
        }
        above.paragraph(words::numbers(lang));
        let columns = vec![
            (catalogue::document::cited(lang).to_owned(), 50),
            (catalogue::document::titled(lang).to_owned(), 90),
        ];
        let rows = rubric.sources.iter().map(|source| {
            vec![Value::Text(common::source(source, lang)), Value::Text(source.title.get(lang).to_owned())]
        });
        let rows: Vec<_> = rows.collect();
        let grid = Grid { title: words::sources(lang).to_owned(), columns, rows, figure: None };
        let grids = if rubric.sources.is_empty() { Vec::new() } else { vec![grid] };
        Page { name: words::method(lang).to_owned(), above, grids }
    }
}

/// A sheet that is one table.
fn list(name: &str, grid: Grid) -> Page {
    Page { name: name.to_owned(), above: Document::default(), grids: vec![grid] }
}

/// A table without a title.
fn grid(columns: &[(&str, u8)], rows: Vec<Vec<Value>>) -> Grid {
    let columns = columns.iter().map(|(title, width)| ((*title).to_owned(), *width)).collect();
    Grid { columns, rows, ..Grid::default() }
}
