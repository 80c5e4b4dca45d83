//! The report of one answer sheet that an office edits and signs: the result, what is missing and why, proposals; in an
//! annex every criterion with room for an appraiser, in another one every task.

use crate::base::lang::Lang;
use crate::model::answers::Given;
use crate::model::rubric::{ByKind, Criterion};
use crate::report::block::{Block, Cell, Column, Document, Item, Kind, Paper, Role, Side, Table, Text};
use crate::report::words as common;

use super::super::paper::{Act, Frame, signed};
use super::super::words::official as words;
use super::super::words::sheet as sheet_words;
use super::View;

/// How many tasks the report itself proposes.
const PROPOSED: usize = 8;

impl View<'_, '_> {
    /// The paper.
    pub(super) fn official(mut self) -> Paper {
        let (assessment, lang) = (self.assessment, self.lang);
        let (rubric, sheet) = (assessment.rubric, assessment.sheet);
        let title = rubric.title.get(lang);
        let about = match &sheet.period {
            Some(period) => words::about_in(lang, title, period),
            None => words::about(lang, title),
        };
        if sheet.illustrative {
            self.document.paragraph(Text::new(Role::Bad, sheet_words::illustrative(lang)));
        }
        let mut made = 0;
        self.section(&mut made, words::result(lang));
        let headline = self.headline();
        self.document.push(Block::Headline(headline));
        self.in_words(Self::counts);
        let staged = rubric.columns() > 1;
        self.section(&mut made, if staged { words::profile_staged(lang) } else { words::profile(lang) });
        self.in_words(Self::profile);
        self.section(&mut made, words::compared(lang));
        if self.beside.is_some() {
            self.in_words(Self::compared);
        } else {
            self.document.paragraph(Text::new(Role::Quiet, words::compared_by_hand(lang)));
        }
        self.section(&mut made, words::missing(lang));
        self.within(Self::obstacles);
        self.within(Self::duties);
        self.within(Self::unanswered);
        self.document.paragraph(Text::new(Role::Quiet, words::reasons_by_hand(lang)));
        let tasks = self.tasks();
        self.section(&mut made, words::proposals(lang));
        self.proposals(tasks.rows.len());
        self.section(&mut made, words::basis(lang));
        self.document.paragraph(words::method(lang, &rubric.name_and_origin(lang)));
        self.document.paragraph(words::not_official(lang));
        let mut annexes = vec![self.annex_of_criteria()];
        if !tasks.rows.is_empty() {
            let about = assessment.target.map_or_else(
                || words::annex_tasks_plain(lang).to_owned(),
                |target| words::annex_tasks_about(lang, &common::stage_name(rubric, target, lang)),
            );
            let mut annex = Document::default();
            annex.push(Block::Title(words::annex_tasks(lang).into(), about.into()));
            annex.table(tasks);
            if let Some(note) = self.plan_note(&self.answered_gaps()) {
                annex.note(note);
            }
            annexes.push(annex);
        }
        let office = Some(sheet.agency.name.clone());
        signed(Frame { act: Act::Report, about, office }, self.document, annexes, lang)
    }

    /// The heading of the next section, numbered as they come.
    fn section(&mut self, made: &mut usize, title: &str) {
        const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
        let number = match self.lang {
            Lang::Vi => ROMAN.get(*made).copied().unwrap_or_default().to_owned(),
            Lang::En => (*made + 1).to_string(),
        };
        *made += 1;
        self.document.heading(2, format!("{number}. {title}"));
    }

    /// A part of the report without its own heading, which the section has.
    fn in_words(&mut self, part: impl FnOnce(&mut Self)) {
        let made = self.apart(part);
        self.document
            .blocks
            .extend(made.blocks.into_iter().filter(|block| !matches!(block, Block::Heading(..))));
    }

    /// A part of the report as a part of a section.
    fn within(&mut self, part: impl FnOnce(&mut Self)) {
        let made = self.apart(part);
        self.document.blocks.extend(made.blocks.into_iter().map(|block| match block {
            Block::Heading(level, text) => Block::Heading(level + 1, text),
            block => block,
        }));
    }

    /// The first tasks, with who is in charge.
    fn proposals(&mut self, all: usize) {
        let lang = self.lang;
        let kind = self.assessment.sheet.agency.kind;
        let mut items = Vec::new();
        let gaps = self.answered_gaps();
        let proposed = gaps.get(..PROPOSED).unwrap_or(&gaps);
        for gap in proposed {
            let Some(criterion) = self.assessment.rubric.criteria.get(gap.criterion) else { continue };
            let Some(question) = self.assessment.rubric.questions.get(criterion.question) else { continue };
            let of = |text: &Option<ByKind>| text.as_ref().map(|text| text.get(kind, lang).to_owned());
            let units: Vec<String> = of(&question.owner).into_iter().chain(of(&question.with)).collect();
            let mark = Text::new(Role::Good, self.plan_mark(gap));
            let advice = mark.and(Role::Plain, self.advice(criterion.question));
            let units = (!units.is_empty()).then(|| format!(" {}", words::unit(lang, &units.join(", "))));
            items.push(Item::new(advice.and(Role::Quiet, units.unwrap_or_default())));
        }
        if items.is_empty() {
            return self.nothing_to_do();
        }
        let is_all = items.len() == all;
        self.document.list(Kind::Numbers, items);
        if let Some(note) = self.plan_note(proposed) {
            self.document.note(note);
        }
        if !is_all {
            self.document.paragraph(words::all_tasks(lang, all));
        }
    }

    /// Every task, with room for a deadline.
    fn tasks(&self) -> Table {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let kind = self.assessment.sheet.agency.kind;
        let mut rows = Vec::new();
        for gap in &self.answered_gaps() {
            let Some(criterion) = rubric.criteria.get(gap.criterion) else { continue };
            let Some(question) = rubric.questions.get(criterion.question) else { continue };
            let of = |text: &Option<ByKind>| {
                text.as_ref().map(|text| text.get(kind, lang).to_owned()).unwrap_or_default()
            };
            let outcome = format!(
                "{}: {}",
                self.short_name(criterion.question),
                common::target(question, &criterion.rule, &self.numbers)
            );
            rows.push(vec![
                Cell::new((rows.len() + 1).to_string()),
                Cell::Text {
                    text: Text::new(Role::Good, self.plan_mark(gap))
                        .and(Role::Plain, self.advice(criterion.question)),
                    depth: 0,
                    below: Text::new(Role::Quiet, self.enough_in_plan(gap).unwrap_or_default()),
                },
                Cell::new(of(&question.owner)),
                Cell::new(of(&question.with)),
                Cell::new(""),
                Cell::new(outcome),
            ]);
        }
        let columns = vec![
            Column::of(Side::Centre, words::row(lang)),
            Column::words(words::task(lang)),
            Column::words(words::lead(lang)),
            Column::words(words::with(lang)),
            Column::words(words::deadline(lang)),
            Column::words(words::outcome(lang)),
        ];
        Table { columns, rows }
    }

    /// Every criterion: what is asked for, the own answer, its evidence, and room for the appraiser.
    fn annex_of_criteria(&self) -> Document {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let mut annex = Document::default();
        annex
            .push(Block::Title(words::annex_criteria(lang).into(), words::annex_criteria_about(lang).into()));
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let own = dimension.questions.clone().filter(|&question| {
                rubric.questions.get(question).is_some_and(|question| question.dimension == at)
            });
            let rows: Vec<_> = own.filter_map(|question| self.criterion_row(question)).collect();
            if rows.is_empty() {
                continue;
            }
            let columns = vec![
                Column::of(Side::Centre, words::row(lang)),
                Column::words(words::criterion(lang)),
                Column::words(words::target_head(lang)),
                Column::words(words::own_answer(lang)),
                Column::words(words::evidence(lang)),
                Column::words(words::appraiser(lang)),
            ];
            annex.heading(3, format!("{} {}", rubric.dimension_number(at), dimension.title.get(lang)));
            annex.table(Table { columns, rows });
        }
        annex
    }

    fn criterion_row(&self, at: usize) -> Option<Vec<Cell>> {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let (question, response) = (rubric.questions.get(at)?, assessment.sheet.responses.get(at)?);
        if response.given == Given::OutOfScope {
            return None;
        }
        let target = |criterion: &Criterion| {
            let target = common::target(question, &criterion.rule, &self.numbers);
            match rubric.column_stage(criterion.column) {
                Some(stage) => format!("{}: {target}", stage.title.get(lang)),
                None => target,
            }
        };
        let targets: Vec<String> = rubric.criteria_of(at).iter().map(target).collect();
        let (now, missing) = self.answer(at);
        let missing =
            if missing.is_empty() { String::new() } else { sheet_words::missing(lang, &missing.join("; ")) };
        let evidence = response.evidence.join("; ");
        Some(vec![
            Cell::new(rubric.question_number(at)),
            Cell::new(common::name(question, lang)),
            Cell::new(targets.join("; ")),
            Cell::Text { text: now.into(), depth: 0, below: missing.into() },
            Cell::Text {
                text: evidence.into(),
                depth: 0,
                below: Text::new(Role::Quiet, response.note.clone().unwrap_or_default()),
            },
            Cell::new(""),
        ])
    }
}
