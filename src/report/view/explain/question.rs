//! One question: its answer, where it counts and how much, the way of its numbers to the index, and what other answers would
//! make of the result.

use crate::analysis::explain::{Node, Of, Step};
use crate::base::number::Ppm;
use crate::report::block::{Block, Cell, Column, Headline, Role, Side, Table, Text};
use crate::report::words::formula;
use crate::report::words::{self as common, Ladder};

use super::super::words::explain as words;
use super::View;

impl View<'_, '_> {
    /// The page of a question.
    pub(super) fn question(&mut self, question: usize) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        let both = rubric.questions.get(question).zip(explained.sheet.responses.get(question));
        let Some((asked, response)) = both else { return };
        let answer = common::response(asked, response, &[], &self.numbers);
        let mut below = Vec::new();
        if common::has_title(asked) {
            below.push(Text::plain(asked.ask.get(explained.sheet.agency.kind, lang)));
        }
        below.push(Text::plain(words::answer(lang, &answer)));
        let text = Text::new(Role::Strong, self.asked(question)).and(Role::Quiet, format!(" [{}]", asked.id));
        self.document.push(Block::Headline(Headline { text, below, ..Headline::default() }));
        let nodes = explained.index.question(rubric, question);
        if nodes.is_empty() {
            return self.document.paragraph(words::counts_nowhere(lang));
        }
        self.counts(&nodes);
        self.way(&nodes);
        self.others(question);
    }

    /// Where the question counts and how much.
    fn counts(&mut self, nodes: &[&Node]) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        self.document.heading(2, words::counts(lang));
        let columns = vec![
            Column::words(words::stage(lang, Ladder::of(rubric))),
            Column::of(Side::Right, words::achieved(lang)),
            Column::of(Side::Right, words::weight(lang)),
            Column::of(Side::Right, words::in_coverage(lang)),
            Column::of(Side::Right, words::in_index(lang)),
        ];
        let share = |share: Option<Ppm>| {
            share.map_or_else(|| "–".to_owned(), |it| format!("{}%", formula::percent(it, lang)))
        };
        let mut has_all = true;
        let mut rows = Vec::new();
        for node in nodes {
            let Of::Criterion(at) = node.of else { continue };
            let weight = explained.weights.get(at).copied().flatten();
            has_all &= weight.is_some();
            let column = rubric.criteria.get(at).map_or(0, |criterion| criterion.column);
            let text = Text::plain(common::check::capital(&common::column(rubric, column, lang)));
            rows.push(vec![
                Cell::Text { text, depth: 0, below: self.achieved(at) },
                Cell::new(share(node.value)),
                Cell::new(node.weight.format(lang)),
                Cell::new(share(weight.map(|weight| weight.coverage))),
                Cell::new(share(weight.map(|weight| weight.index))),
            ]);
        }
        self.document.table(Table { columns, rows });
        self.document.note(words::weights_note(lang));
        if !has_all {
            self.document.note(words::no_weight_note(lang));
        }
    }

    /// The numbers between the question and the index, each with its formula.
    fn way(&mut self, nodes: &[&Node]) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        self.document.heading(2, words::on_its_way(lang));
        let mut rows = Vec::new();
        let mut row = |name: String, node: &Node| {
            let below = Text::new(Role::Quiet, self.equals(node));
            let value = node.value.map_or_else(|| "–".to_owned(), |it| formula::percent(it, lang));
            rows.push(vec![
                Cell::Text { text: Text::plain(common::check::capital(&name)), depth: 0, below },
                Cell::new(value),
            ]);
        };
        for node in nodes {
            let Of::Criterion(at) = node.of else { continue };
            let Some(criterion) = rubric.criteria.get(at) else { continue };
            let stage = common::column(rubric, criterion.column, lang);
            for dimension in rubric.lineage(criterion) {
                let of = Of::Dimension { at: dimension, column: criterion.column };
                let found = explained.index.dimension(dimension).into_iter().find(|node| node.of == of);
                if let Some(node) = found {
                    row(format!("{}, {stage}", self.name(of)), node);
                }
            }
            if let Some(node) = explained.index.column(criterion.column) {
                row(self.name(node.of), node);
            }
        }
        row(self.name(Of::Index), &explained.index);
        let columns = vec![Column::words(""), Column::of(Side::Right, "%")];
        self.document.table(Table { columns, rows });
        self.scale();
    }

    /// What other answers would make of the result.
    fn others(&mut self, question: usize) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        let Some(asked) = rubric.questions.get(question).filter(|_| !explained.steps.is_empty()) else {
            return;
        };
        self.document.heading(2, words::other_answers(lang));
        let columns = vec![
            Column::words(words::if_answered(lang)),
            Column::of(Side::Right, words::index(lang)),
            Column::words(words::then(lang)),
        ];
        let stages = |criteria: &[usize]| {
            let each = criteria.iter().filter_map(|at| rubric.criteria.get(*at));
            each.map(|it| common::column(rubric, it.column, lang)).collect::<Vec<_>>().join(", ")
        };
        let row = |step: &Step| {
            let answer = step.answer.as_ref();
            let answer = answer.map(|answer| common::answer(asked, answer, &[], &self.numbers));
            let mut below = Vec::new();
            if !step.meets.is_empty() {
                below.push(words::meets(lang, &stages(&step.meets)));
            }
            if !step.partly.is_empty() {
                below.push(words::partly(lang, &stages(&step.partly)));
            }
            let text = Text::plain(answer.unwrap_or_else(|| words::if_lost(lang).to_owned()));
            let stage = step.stage.map(|stage| self.stage_name(stage));
            let role = match step.stage.cmp(&explained.verdict.stage) {
                std::cmp::Ordering::Less => Role::Bad,
                std::cmp::Ordering::Equal => Role::Plain,
                std::cmp::Ordering::Greater => Role::Good,
            };
            let stage = stage.unwrap_or_else(|| words::no_verdict(lang).to_owned());
            vec![
                Cell::Text { text, depth: 0, below: Text::new(Role::Quiet, below.join(" · ")) },
                Cell::new(self.numbers.maybe(step.index)),
                Cell::new(Text::new(role, if rubric.method.claims() { stage } else { "–".to_owned() })),
            ]
        };
        let rows = explained.steps.iter().map(row).collect();
        self.document.table(Table { columns, rows });
    }
}
