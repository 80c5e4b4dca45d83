//! Columns that are called what a rubric says in words: the title or the text of a question, in any of its languages; and
//! what people call the agency.
//!
//! `LimeSurvey` has a column for each item of a checklist, with its title in brackets behind the question.

use std::collections::HashMap;

use crate::base::lang::Lang;
use crate::model::rubric::{AnswerKind, Rubric};

use super::fold::fold;
use super::header::{FIELDS, Field, Meaning, Part};

/// What people call what a sheet says about the agency and itself, folded.
pub(super) const CALLED: [(&str, Field); 18] = [
    ("agency", Field::Name),
    ("agency name", Field::Name),
    ("name of the agency", Field::Name),
    ("tên cơ quan", Field::Name),
    ("tên đơn vị", Field::Name),
    ("cơ quan", Field::Name),
    ("đơn vị", Field::Name),
    ("agency code", Field::Code),
    ("mã cơ quan", Field::Code),
    ("mã đơn vị", Field::Code),
    ("kind of agency", Field::Kind),
    ("loại cơ quan", Field::Kind),
    ("loại đơn vị", Field::Kind),
    ("reporting period", Field::Period),
    ("kỳ", Field::Period),
    ("kỳ báo cáo", Field::Period),
    ("kỳ đánh giá", Field::Period),
    ("người đánh giá", Field::Assessor),
];

/// What the words of a rubric mean.
#[derive(Debug)]
pub(super) struct Texts<'r> {
    rubric: &'r Rubric,
    /// The questions that say each, folded.
    known: HashMap<String, Vec<usize>>,
}

impl<'r> Texts<'r> {
    pub fn new(rubric: &'r Rubric) -> Self {
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, question) in rubric.questions.iter().enumerate() {
            let texts = question.title.iter().chain(question.ask.all().map(|(_, text)| text));
            for text in texts.flat_map(|text| Lang::ALL.map(|lang| fold(text.get(lang)))) {
                let questions = known.entry(text).or_default();
                if questions.last() != Some(&at) {
                    questions.push(at);
                }
            }
        }
        Self { rubric, known }
    }

    /// What a column means; several things where several questions say the same.
    pub fn find(&self, column: &str) -> Vec<Meaning> {
        let folded = fold(column);
        if let Some(questions) = self.known.get(&folded) {
            return questions.iter().map(|at| Meaning::Answer(*at, Part::Value)).collect();
        }
        let field = CALLED.iter().find(|(called, _)| *called == folded).map(|(_, field)| *field);
        let field =
            field.or_else(|| FIELDS.iter().find(|(short, ..)| *short == folded).map(|(.., field)| *field));
        if let Some(field) = field {
            return vec![Meaning::Field(field)];
        }
        let Some((question, item)) = folded.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) else {
            return Vec::new();
        };
        let questions = self.known.get(question.trim_end()).into_iter().flatten();
        questions.filter_map(|at| Some(Meaning::Item(*at, self.item(*at, item.trim())?))).collect()
    }

    /// The place of the item of a checklist that is called so.
    fn item(&self, question: usize, called: &str) -> Option<usize> {
        let AnswerKind::Checklist { items } = &self.rubric.questions.get(question)?.answer else {
            return None;
        };
        items.iter().position(|item| Lang::ALL.iter().any(|lang| fold(item.title.get(*lang)) == called))
    }
}
