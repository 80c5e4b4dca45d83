//! One result as a table: a line for each criterion, and for each question that has none.
//!
//! Promise: columns are only added, at the end. Shares are whole parts per million; texts are in the language of the
//! report; what is not known is empty. Texts of users are no formulas: see [`crate::base::csv`].

use crate::analysis::assessment::Assessment;
use crate::base::csv::text;
use crate::base::lang::Lang;
use crate::engine::score::Reading;
use crate::model::answers::Given;
use crate::report::number::Numbers;
use crate::report::words;

/// The names of the columns.
pub const COLUMNS: [&str; 15] = [
    "number",
    "question",
    "title",
    "dimension",
    "criterion",
    "stage",
    "target",
    "gate",
    "scored",
    "status",
    "answer",
    "evidence",
    "note",
    "achievement_ppm",
    "met",
];

/// The table; `is_marked` says whether it begins with a byte order mark.
#[must_use]
pub fn write(assessment: &Assessment<'_>, is_marked: bool, lang: Lang) -> String {
    let (rubric, card) = (assessment.rubric, &assessment.card);
    let numbers = Numbers::stored(lang);
    let mut out = if is_marked { super::batch::csv::BOM.as_bytes().to_vec() } else { Vec::new() };
    out.extend_from_slice(COLUMNS.join(",").as_bytes());
    out.push(b'\n');
    for (at, (question, response)) in rubric.questions.iter().zip(&assessment.sheet.responses).enumerate() {
        let status = match response.given {
            Given::Nothing => "unanswered",
            Given::OutOfScope => "out-of-scope",
            Given::NotApplicable(_) => "not-applicable",
            Given::Answer(_) => "answered",
        };
        let answer = if response.given == Given::Nothing {
            String::new()
        } else {
            words::response(question, response, &[], &numbers)
        };
        let dimension = rubric.dimensions.get(question.dimension).map(|it| it.id.clone()).unwrap_or_default();
        let places = if question.criteria.is_empty() {
            vec![None]
        } else {
            question.criteria.clone().map(Some).collect()
        };
        for place in places {
            let criterion = place.and_then(|place| rubric.criteria.get(place));
            let stage = criterion.and_then(|it| rubric.column_stage(it.column)).map(|stage| stage.id.clone());
            let share = place.and_then(|place| card.achievement(rubric, place, Reading::Actual));
            let met = place.and_then(|place| card.outcomes.get(place)).map(|outcome| outcome.is_met());
            let flag = |flag: bool| flag.to_string();
            let cells = [
                rubric.question_number(at),
                question.id.clone(),
                words::name(question, lang).to_owned(),
                dimension.clone(),
                criterion.map(|it| rubric.criterion_id(it)).unwrap_or_default(),
                stage.unwrap_or_default(),
                criterion.map(|it| words::target(question, &it.rule, &numbers)).unwrap_or_default(),
                criterion.map(|it| flag(it.gate.is_some())).unwrap_or_default(),
                flag(rubric.is_scored(at)),
                status.to_owned(),
                answer.clone(),
                response.evidence.join("; "),
                response.note.clone().unwrap_or_default(),
                share.map(|share| share.get().to_string()).unwrap_or_default(),
                met.map(flag).unwrap_or_default(),
            ];
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                text(&mut out, cell, b',');
            }
            out.push(b'\n');
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
