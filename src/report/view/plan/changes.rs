//! The changes of a plan, and the coverages that they bring about.

use crate::analysis::plan::{Change, ColumnProof, Level, Plan, Proof, Threshold};
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{Method, Threshold as Asks};
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::compare;
use super::super::words::plan as words;
use super::super::words::sheet;
use super::View;

impl View<'_, '_> {
    /// What to change, in a table.
    pub(super) fn changes(&mut self, plan: &Plan) {
        if plan.changes.is_empty() {
            return;
        }
        let lang = self.lang;
        self.document.heading(2, words::changes(lang));
        let columns = vec![
            Column::of(Side::Right, ""),
            Column::words(words::question_column(lang)),
            Column::words(words::answer_column(lang)),
            Column::of(Side::Right, self.cost_column()),
        ];
        let row = |(at, change): (usize, &Change)| {
            let below = Text::new(Role::Quiet, self.about(change).join(" · "));
            let mut text = Text::plain(self.name(change.question));
            if change.level == Level::Half {
                text = Text::plain(words::half(lang, &self.name(change.question)));
            }
            vec![
                Cell::new(format!("  {}.", at + 1)),
                Cell::Text { text, depth: 0, below },
                Cell::new(format!(
                    "{} → {}",
                    self.before(change),
                    self.said(change.question, &change.answer)
                )),
                Cell::new(self.number(change.cost)),
            ]
        };
        let rows = plan.changes.iter().enumerate().map(row).collect();
        self.document.table(Table { columns, rows });
    }

    /// What a change clears, what of it is enough, after which others it comes, and who leads.
    fn about(&self, change: &Change) -> Vec<String> {
        let (lang, rubric) = (self.lang, self.plans.rubric);
        let stages = |criteria: &[usize]| {
            let each = criteria.iter().filter_map(|at| rubric.criteria.get(*at));
            let name = |column: usize| match rubric.column_stage(column) {
                Some(stage) => stage.title.get(lang).to_owned(),
                None => words::the_total(lang).to_owned(),
            };
            each.map(|criterion| name(criterion.column)).collect::<Vec<_>>().join(", ")
        };
        let mut said = Vec::new();
        let is_gate = |at: &&usize| rubric.criteria.get(**at).is_some_and(|it| it.gate.is_some());
        if change.closes.iter().any(|at| is_gate(&at)) {
            said.push(words::opens_gate(lang).to_owned());
        }
        if change.closes.iter().any(|at| !is_gate(&at)) {
            said.push(words::lifts_cap(lang).to_owned());
        }
        if !change.meets.is_empty() {
            said.push(words::meets(lang, &stages(&change.meets)));
        }
        if !change.meets_partly.is_empty() {
            said.push(words::meets_partly(lang, &stages(&change.meets_partly)));
        }
        if let Some(enough) = &change.enough {
            said.push(words::enough(lang, &self.said(change.question, enough)));
        }
        if !change.after.is_empty() {
            let numbers: Vec<String> = change.after.iter().map(|at| (at + 1).to_string()).collect();
            said.push(words::after(lang, &numbers.join(", ")));
        }
        let owner = rubric.questions.get(change.question).and_then(|asked| asked.owner.as_ref());
        said.extend(owner.map(|owner| words::led_by(lang, owner.get(self.plans.sheet.agency.kind, lang))));
        said
    }

    /// A new answer in words; of a checklist the items.
    fn said(&self, question: usize, answer: &Answer) -> String {
        let Some(asked) = self.plans.rubric.questions.get(question) else { return String::new() };
        let now = match self.plans.sheet.responses.get(question).map(|response| &response.given) {
            Some(Given::Answer(now)) => Some(now),
            _ => None,
        };
        common::new_answer(asked, now, answer, &self.exact())
    }

    fn before(&self, change: &Change) -> String {
        let rubric = self.plans.rubric;
        let (asked, response) =
            (rubric.questions.get(change.question), self.plans.sheet.responses.get(change.question));
        asked
            .zip(response)
            .map(|(asked, response)| common::response(asked, response, &[], &self.exact()))
            .unwrap_or_default()
    }

    /// What is asked of a coverage, as the rubric says it.
    fn threshold(&self, own: &Threshold) -> String {
        let all: Vec<Asks> = match &self.plans.rubric.method {
            Method::Staged { requires, .. } => {
                requires.iter().filter_map(|row| row.get(own.column).copied().flatten()).collect()
            }
            Method::Banded { from, .. } => from.iter().copied().map(Asks::AtLeast).collect(),
            Method::Profile => Vec::new(),
        };
        let said = all.into_iter().find(|asks| asks.least() == own.least);
        said.map_or_else(|| self.numbers.score(own.least), |asks| common::threshold(asks, &self.numbers))
    }

    /// Answers stand with all their digits: a plan is followed to the last one.
    fn exact(&self) -> crate::report::number::Numbers {
        super::Options { exact: true, ..self.options }.numbers(self.plans.rubric)
    }

    /// The coverages of the row: before, after, the least that passes, and what proves that it costs no less.
    pub(super) fn coverages(&mut self, plan: &Plan) {
        if plan.row.is_empty() {
            return;
        }
        let (lang, rubric) = (self.lang, self.plans.rubric);
        let proofs: &[ColumnProof] = match &plan.proof {
            Proof::Columns(proofs) if !plan.changes.is_empty() => proofs,
            _ => &[],
        };
        self.document.heading(2, words::coverages(lang));
        let mut columns = vec![
            Column::words(sheet::stage_column(lang, Ladder::of(rubric))),
            Column::of(Side::Right, compare::now(lang)),
            Column::of(Side::Right, words::after_column(lang)),
            Column::of(Side::Right, words::least_column(lang)),
        ];
        if !proofs.is_empty() {
            columns.push(Column::of(Side::Right, words::least_cost_column(lang)));
            columns.push(Column::of(Side::Right, words::cheaper_column(lang)));
        }
        let mut rows = Vec::new();
        for own in &plan.row {
            let name = match rubric.column_stage(own.column) {
                Some(stage) => format!("{} {}", rubric.number(own.column + 1), stage.title.get(lang)),
                None => common::column(rubric, own.column, lang),
            };
            let mut row = vec![
                Cell::new(name),
                Cell::new(self.numbers.maybe(own.before)),
                Cell::new(Text::new(Role::Good, self.numbers.maybe(own.after))),
                Cell::new(self.threshold(own)),
            ];
            if !proofs.is_empty() {
                let proof = proofs.iter().find(|proof| proof.column == own.column);
                let cheaper = proof.and_then(|proof| proof.cheaper);
                row.push(Cell::new(proof.map(|proof| self.number(proof.cost)).unwrap_or_default()));
                row.push(Cell::new(cheaper.map(|cheaper| self.numbers.score(cheaper)).unwrap_or_default()));
            }
            rows.push(row);
        }
        self.document.table(Table { columns, rows });
        let margin = common::points_in_words(&self.numbers.points(plan.margin), &self.numbers);
        self.document.note(words::margin(lang, &margin));
    }
}
