//! Every criterion with its answer, what shows it, and how far it is met; one table a dimension.

use crate::base::number::Ppm;
use crate::engine::profile::Rating;
use crate::engine::score::Reading;
use crate::model::answers::Given;
use crate::model::rubric::Criterion;
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::report as words;
use super::View;

impl View<'_, '_> {
    /// The tables.
    pub(super) fn criteria(&mut self) {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        self.document.heading(2, words::criteria(lang));
        self.document.note(words::criteria_note(lang));
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let of =
                |&question: &usize| rubric.questions.get(question).is_some_and(|asked| asked.dimension == at);
            let rows: Vec<_> =
                dimension.questions.clone().filter(of).filter_map(|at| self.question(at)).collect();
            if rows.is_empty() {
                continue;
            }
            let columns = vec![
                Column::words(words::criterion(lang)),
                Column { wraps: true, ..Column::of(Side::Left, words::answer_column(lang)) },
                Column::of(Side::Right, words::achieved_column(lang)),
            ];
            let number = rubric.dimension_number(at);
            self.document.heading(3, format!("{number} {}", dimension.title.get(lang)));
            self.document.table(Table { columns, rows });
        }
    }

    fn question(&self, at: usize) -> Option<Vec<Cell>> {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let (asked, response) = (rubric.questions.get(at)?, assessment.sheet.responses.get(at)?);
        if response.given == Given::OutOfScope {
            return None;
        }
        let criteria = rubric.criteria_of(at);
        let targets = criteria.iter().map(|criterion| Text::plain(self.target(at, criterion)));
        let ask = asked.ask.get(assessment.sheet.agency.kind, lang);
        let folded = common::has_title(asked).then(|| Text::new(Role::Quiet, ask));
        let name = Cell::Facts {
            text: self.short_name(at).into(),
            below: targets.collect(),
            folded: folded.into_iter().collect(),
        };
        let (now, missing) = self.answer(at);
        let mut below = Vec::new();
        if !missing.is_empty() {
            below.push(Text::plain(super::capital(&words::missing(lang, &missing.join("; ")))));
        }
        if matches!(response.given, Given::Answer(_)) {
            below.push(match response.evidence.as_slice() {
                [] => Text::new(Role::Fair, words::no_evidence(lang)),
                evidence => Text::labelled(words::evidence(lang), evidence.join("; ")),
            });
        }
        below.extend(response.note.as_ref().map(|note| Text::labelled(words::note(lang), note.as_str())));
        let role = if response.given == Given::Nothing { Role::Bad } else { Role::Plain };
        let answer = Cell::Facts { text: Text::new(role, now), below, folded: Vec::new() };
        Some(vec![name, answer, self.achieved(at, criteria)])
    }

    /// What is asked for a stage.
    fn target(&self, question: usize, criterion: &Criterion) -> String {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let Some(asked) = rubric.questions.get(question) else { return String::new() };
        let target = common::target(asked, &criterion.rule, &self.numbers);
        let stage = rubric.column_stage(criterion.column).map(|_| rubric.number(criterion.column + 1));
        let stage = stage.map_or_else(
            || words::target(lang).to_owned(),
            |number| words::stage_number(lang, Ladder::of(rubric), number),
        );
        let mark = match (criterion.gate, criterion.cap) {
            (Some(_), _) => words::gate_mark(lang),
            (None, Some(_)) => words::cap_mark(lang),
            (None, None) => "",
        };
        format!("{stage}: {target}{mark}")
    }

    /// How far the targets of a question are met.
    fn achieved(&self, at: usize, criteria: &[Criterion]) -> Cell {
        let (rubric, card, lang) = (self.assessment.rubric, &self.assessment.card, self.lang);
        if criteria.is_empty() || !rubric.is_scored(at) {
            return Cell::new(Text::new(Role::Quiet, words::not_scored(lang)));
        }
        let first = rubric.questions.get(at).map_or(0, |question| question.criteria.start);
        let of = |place: usize| card.achievement(rubric, first + place, Reading::Actual);
        let text =
            |share: Option<Ppm>| share.map_or_else(|| "–".to_owned(), |share| self.numbers.share(share));
        match criteria {
            [_] => match of(0) {
                Some(share) => Cell::Step(text(Some(share)).into(), Rating::of(share) as u8),
                None => Cell::new("–"),
            },
            several => {
                let each = several.iter().enumerate().map(|(place, criterion)| {
                    format!("{}: {}", rubric.number(criterion.column + 1), text(of(place)))
                });
                Cell::new(each.collect::<Vec<_>>().join("; "))
            }
        }
    }
}
