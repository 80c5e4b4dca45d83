//! Self-assessment beside appraisal: both results, their difference, and in full the answers that differ.

use crate::analysis::appraisal::Appraisal;
use crate::analysis::rank::Standing;
use crate::model::answers::{Appraised, Response};
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::appraisal as words;
use super::View;

impl View<'_, '_> {
    /// The two results, if an answer was appraised.
    pub(super) fn appraisal(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let Some(appraisal) = &assessment.appraisal else { return };
        self.document.heading(2, words::heading(lang));
        let claims = assessment.rubric.method.claims();
        let mut columns = vec![Column::words("")];
        if claims {
            columns.push(Column::words(words::stage_column(lang, Ladder::of(assessment.rubric))));
        }
        columns.push(Column::of(Side::Right, words::index(lang)));
        let row = |title: &str, standing: Standing| {
            let mut row = vec![Cell::new(title)];
            if claims {
                let stage = standing.stage.map(|stage| common::stage_name(assessment.rubric, stage, lang));
                row.push(Cell::new(stage.unwrap_or_else(|| words::no_verdict_short(lang).to_owned())));
            }
            row.push(Cell::new(self.numbers.maybe(standing.index)));
            row
        };
        let mut rows = vec![
            row(words::own(lang), appraisal.by_agency),
            row(
                if appraisal.by_file { words::appraised_by_file(lang) } else { words::appraised(lang) },
                appraisal.by_appraiser,
            ),
        ];
        rows.push(self.difference(appraisal, claims));
        self.document.table(Table { columns, rows });
        self.document.note(words::counts(lang, appraisal.appraised, appraisal.differing, appraisal.own));
        self.document.note(words::scored_by(lang, appraisal.score));
        if self.options.full && appraisal.differing > 0 {
            self.differing();
        }
    }

    /// How the appraisal differs from the agency's own result.
    fn difference(&self, appraisal: &Appraisal, claims: bool) -> Vec<Cell> {
        let mut row = vec![Cell::new(Text::new(Role::Strong, words::difference(self.lang)))];
        if claims {
            let stages = (appraisal.by_agency.stage, appraisal.by_appraiser.stage);
            row.push(Cell::new(match stages {
                (Some(own), Some(found)) if found == own => "0".to_owned(),
                (Some(own), Some(found)) if found > own => format!("+{}", found - own),
                (Some(own), Some(found)) => format!("-{}", own - found),
                _ => "–".to_owned(),
            }));
        }
        row.push(Cell::new(appraisal.difference().map_or_else(
            || "–".to_owned(),
            |difference| {
                let sign = if difference > 0 { "+" } else { "" };
                common::points(
                    self.lang,
                    &format!("{sign}{}", self.numbers.points(difference)),
                    self.numbers.is_scaled(),
                )
            },
        )));
        row
    }

    fn differing(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let responses = assessment.sheet.responses.iter().enumerate();
        let rows = responses.filter_map(|(at, response)| {
            let appraised = response.appraised.as_deref().filter(|appraised| appraised.differs())?;
            let question = assessment.rubric.questions.get(at)?;
            let edges = common::edges(assessment.rubric, at);
            let said = |given: &_| {
                let response = Response { given: Clone::clone(given), ..Response::default() };
                Cell::new(common::response(question, &response, &edges, &self.numbers))
            };
            let note = Text::new(Role::Quiet, appraised.note.clone().unwrap_or_default());
            let name = Cell::Text { text: Text::plain(self.name(at)), depth: 0, below: note };
            Some(vec![
                name,
                said(&appraised.own),
                said(&appraised.found),
                Cell::new(self.appraiser(appraised)),
            ])
        });
        let rows = rows.collect();
        let columns = vec![
            Column::words(words::question(lang)),
            Column::words(words::own(lang)),
            Column::words(words::found(lang)),
            Column::words(words::appraiser(lang)),
        ];
        self.document.heading(2, words::differing(lang));
        self.document.table(Table { columns, rows });
    }

    /// Who appraised, and when.
    fn appraiser(&self, appraised: &Appraised) -> String {
        let date = appraised.date.map(|date| date.format(self.lang));
        appraised.by.clone().into_iter().chain(date).collect::<Vec<_>>().join(", ")
    }
}
