//! What a rubric says beside its targets: duties, what answers say about each other, other frameworks.

use crate::model::rubric::words as values;
use crate::model::rubric::{Basis, Binding, Crosswalk, Question, Rule, Status};
use crate::report::block::{Cell, Column, Side, Table, Text};
use crate::report::words as common;

use super::super::words::document as words;
use super::super::words::duties;
use super::View;

impl View<'_> {
    /// How many targets rest on what; nothing of a rubric that never says.
    pub(super) fn bases(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        if rubric.criteria.iter().all(|criterion| criterion.basis.is_none()) {
            return;
        }
        let is = |source: &usize, all: &[Status]| {
            rubric.sources.get(*source).is_some_and(|source| all.contains(&source.status))
        };
        let mut sums = [0_usize; 5];
        for criterion in &rubric.criteria {
            let at = match &criterion.basis {
                Some(Basis::Sources(all)) => {
                    let is_any = |wanted: &[Status]| all.iter().any(|source| is(source, wanted));
                    if is_any(&[Status::InForce, Status::PartlyInForce]) {
                        0
                    } else if all.iter().all(|source| is(source, &[Status::Reference])) {
                        2
                    } else {
                        1
                    }
                }
                Some(Basis::DesignChoice) => 3,
                None => 4,
            };
            sums[at] += 1;
        }
        let parts = [
            words::targets_in_force,
            words::targets_of_others,
            words::targets_of_references,
            words::targets_by_choice,
            words::targets_without_basis,
        ];
        let parts: Vec<String> =
            parts.iter().zip(sums).filter(|(_, sum)| *sum > 0).map(|(part, sum)| part(lang, sum)).collect();
        self.paragraph(words::bases_of_targets(lang, rubric.criteria.len(), &parts.join(", ")));
    }

    /// A duty, by its own target or that of a criterion.
    pub(super) fn duty(&mut self, depth: usize, own: Option<(&Question, &Rule)>, binding: &Binding) {
        let lang = self.lang;
        let target = own.map(|(question, rule)| common::target(question, rule, &self.numbers) + "; ");
        let since = duties::binding(lang, &binding.since.format(lang));
        let sources = binding.sources.iter().filter_map(|&at| self.rubric.sources.get(at));
        let sources = sources.map(|source| common::source(source, lang)).collect::<Vec<_>>().join("; ");
        let sources = if sources.is_empty() { sources } else { format!(". {sources}") };
        self.item(depth, duties::duty(lang), format!("{}{since}{sources}", target.unwrap_or_default()));
    }

    /// The numbers that an answer plausibly has.
    pub(super) fn plausible(&mut self, question: &Question) {
        let Some(plausible) = question.plausible else { return };
        let ends = [
            plausible.at_least.map(|least| values::at_least(self.lang, &least.format(self.lang))),
            plausible.at_most.map(|most| values::at_most(self.lang, &most.format(self.lang))),
        ];
        let ends = ends.into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.item(0, words::plausible(self.lang), ends);
    }

    /// The questions whose lowest target comes first.
    pub(super) fn after(&mut self, question: &Question) {
        let before = question.after.iter().filter_map(|&at| {
            let asked = self.rubric.questions.get(at)?;
            Some(format!("{} {}", self.rubric.question_number(at), common::name(asked, self.lang)))
        });
        let before = before.collect::<Vec<_>>().join("; ");
        if !before.is_empty() {
            self.item(0, words::after(self.lang), before);
        }
    }

    /// What of other frameworks a question answers.
    pub(super) fn refs(&mut self, question: &Question) {
        for refs in &question.refs {
            let Some(walk) = self.rubric.crosswalks.get(refs.crosswalk) else { continue };
            let ids = refs.items.iter().filter_map(|&at| walk.items.get(at)).map(|item| item.id.as_str());
            let ids = ids.collect::<Vec<_>>().join(", ");
            if !ids.is_empty() {
                self.item(0, walk.title.get(self.lang), ids);
            }
        }
    }

    /// What answers say about each other.
    pub(super) fn consistency(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        if rubric.consistency.is_empty() {
            return;
        }
        self.heading(2, words::consistency(lang));
        for rule in &rubric.consistency {
            let because = rule.because.get(lang).to_owned();
            self.item(0, &common::expected(rubric, rule, &self.numbers), because);
        }
    }

    /// A table for each other framework: which question answers which item, and what none does.
    pub(super) fn crosswalks(&mut self) {
        for at in 0..self.rubric.crosswalks.len() {
            let Some(walk) = self.rubric.crosswalks.get(at) else { continue };
            self.crosswalk(at, walk);
        }
    }

    fn crosswalk(&mut self, at: usize, walk: &Crosswalk) {
        let (rubric, lang) = (self.rubric, self.lang);
        self.heading(2, words::crosswalk(lang, walk.title.get(lang)));
        if let Some(source) = walk.source.and_then(|at| rubric.sources.get(at)) {
            self.item(0, words::bases(lang), common::source(source, lang));
        }
        let answering = |item: usize| -> Vec<String> {
            let answers = |question: &&(usize, &Question)| {
                question.1.refs.iter().any(|refs| refs.crosswalk == at && refs.items.contains(&item))
            };
            let questions: Vec<_> = rubric.questions.iter().enumerate().collect();
            questions
                .iter()
                .filter(answers)
                .map(|(at, asked)| format!("{} {}", rubric.question_number(*at), common::name(asked, lang)))
                .collect()
        };
        let rows: Vec<(&str, &str, Vec<String>)> = walk
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| (item.id.as_str(), item.title.get(lang), answering(at)))
            .collect();
        let open = rows.iter().filter(|(.., questions)| questions.is_empty());
        let open: Vec<&str> = open.map(|(id, ..)| *id).collect();
        let covered = rows.len() - open.len();
        let text = words::covered(lang, covered, rows.len());
        let text = if open.is_empty() {
            text
        } else {
            format!("{text} {}", words::not_covered(lang, &open.join(", ")))
        };
        self.paragraph(text);
        let row = |(id, title, questions): (&str, &str, Vec<String>)| {
            let questions =
                if questions.is_empty() { words::nothing(lang).to_owned() } else { questions.join("; ") };
            vec![Cell::new(id), Cell::new(title), Cell::new(Text::plain(questions))]
        };
        let columns = vec![
            Column::of(Side::Left, words::item_column(lang)),
            Column::words(words::asks_column(lang)),
            Column::words(words::questions_column(lang)),
        ];
        self.document.table(Table { columns, rows: rows.into_iter().map(row).collect() });
    }
}
