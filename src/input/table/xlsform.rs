//! The names of a rubric in an `XLSForm`, and what the columns are called that come back from `KoboToolbox` and ODK Central.
//!
//! The names are those that [`names`](crate::form::names) makes for whoever writes a form; parts of an answer follow two
//! underscores.
//!
//! Kobo writes `group/question` and `group/question/item`, ODK `group-question` and `group-question/item`; both leave groups
//! out if asked to.

use std::collections::HashMap;

use crate::form::names::{NONE, name};
use crate::model::rubric::{AnswerKind, Choice, Question, Rubric};

use super::header::{FIELDS, Field, Meaning, PARTS, Part};

/// What stands between a question and a part of its answer.
const PART: &str = "__";

/// The name of a part of the answer to a question; the value has that of the question.
#[must_use]
pub fn part_name(question: &str, part: Part) -> String {
    let word = PARTS.iter().find(|(_, known)| *known == part).map_or("", |(word, _)| *word);
    if part == Part::Value { name(question) } else { format!("{}{PART}{word}", name(question)) }
}

/// The name of what a sheet says about the agency and itself: `agency_code`, `period`.
#[must_use]
pub fn field_name(field: Field) -> String {
    let path = FIELDS.iter().find(|(.., known)| *known == field).map_or("", |(_, path, _)| *path);
    name(path)
}

/// The parts of its answers that a question has.
fn parts(question: &Question) -> impl Iterator<Item = Part> {
    let is_ratio = matches!(question.answer, AnswerKind::Ratio { .. });
    PARTS.into_iter().map(|(_, part)| part).filter(move |part| is_ratio || !part.is_of_ratio())
}

/// The items of a checklist; none of another question.
fn items(question: &Question) -> &[Choice] {
    if let AnswerKind::Checklist { items } = &question.answer { items } else { &[] }
}

/// The place of the item that a choice of a form stands for; behind the last one for [`NONE`].
fn item(question: &Question, choice: &str) -> Option<usize> {
    let items = items(question);
    let found = items.iter().position(|item| item.id == choice || name(&item.id) == choice);
    found.or_else(|| (choice == NONE && !items.is_empty()).then_some(items.len()))
}

/// What the names of a form mean.
#[derive(Debug)]
pub(super) struct Names<'r> {
    rubric: &'r Rubric,
    known: HashMap<String, Vec<Meaning>>,
}

impl<'r> Names<'r> {
    pub fn new(rubric: &'r Rubric) -> Self {
        let mut known: HashMap<String, Vec<Meaning>> = HashMap::new();
        for (.., field) in FIELDS {
            known.entry(field_name(field)).or_default().push(Meaning::Field(field));
        }
        for (at, question) in rubric.questions.iter().enumerate() {
            for part in parts(question) {
                let meaning = Meaning::Answer(at, part);
                known.entry(part_name(&question.id, part)).or_default().push(meaning);
            }
        }
        Self { rubric, known }
    }

    /// What a column means; several things where the rubric has two ids with one name.
    pub fn find(&self, column: &str) -> Vec<Meaning> {
        let plain = |text: &str| {
            // No name has a hyphen, so what stands before one is a group.
            let last = text.rsplit(['/', '-']).next().unwrap_or(text);
            self.known.get(last).cloned().unwrap_or_default()
        };
        if let Some((question, choice)) = column.rsplit_once('/') {
            let chosen = plain(question).into_iter().filter_map(|meaning| match meaning {
                Meaning::Answer(at, Part::Value) => {
                    let item = item(self.rubric.questions.get(at)?, choice)?;
                    Some(Meaning::Item(at, item))
                }
                _ => None,
            });
            let chosen: Vec<Meaning> = chosen.collect();
            if !chosen.is_empty() {
                return chosen;
            }
        }
        plain(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_hyphen_no_point_and_no_digit_at_its_beginning() {
        for (id, expected) in [
            ("portal", "portal"),
            ("once-only.dossiers", "once_only_dossiers"),
            ("3.4.5", "q_3_4_5"),
            ("OSPS-AC-01", "OSPS_AC_01"),
        ] {
            assert_eq!(name(id), expected);
        }
        assert_eq!(part_name("3.4", Part::Evidence), "q_3_4__evidence");
        assert_eq!(part_name("3.4", Part::Value), "q_3_4");
        assert_eq!(field_name(Field::Code), "agency_code");
        assert_eq!(field_name(Field::Period), "period");
    }
}
