//! What to do about a gap, in the words of the rubric.

use crate::base::lang::Lang;
use crate::batch::Kinds;
use crate::model::answers::{AgencyKind, Answer, Given, Response};
use crate::model::rubric::{AnswerKind, ByKind, Choice, Question};

/// What to do about a gap of an agency of a kind.
///
/// Where items of a checklist that are missing say what to do about them, that replaces the general words.
#[must_use]
pub fn advice(
    question: &Question,
    response: Option<&Response>,
    kind: Option<AgencyKind>,
    lang: Lang,
) -> String {
    let of_items = response.map(|response| missing_items(question, response)).unwrap_or_default();
    let of_items: Vec<&str> =
        of_items.into_iter().filter_map(|item| Some(item.recommend.as_ref()?.get(kind, lang))).collect();
    if !of_items.is_empty() {
        return of_items.join(" ");
    }
    general_advice(question, kind, lang).to_owned()
}

/// Whether the rubric says what to do about a gap: else its question stands for the advice.
#[must_use]
pub fn has_advice(question: &Question, response: &Response) -> bool {
    question.recommend.is_some()
        || missing_items(question, response).iter().any(|item| item.recommend.is_some())
}

/// What to do about a gap that agencies of these kinds share: each wording once, with the kinds that it is for.
#[must_use]
pub fn shared_advice(text: &ByKind, kinds: Kinds, lang: Lang) -> Vec<(Vec<Option<AgencyKind>>, &str)> {
    let mut found: Vec<(Vec<Option<AgencyKind>>, &str)> = Vec::new();
    for kind in kinds.iter() {
        let said = text.get(kind, lang);
        match found.iter_mut().find(|(_, other)| *other == said) {
            Some((kinds, _)) => kinds.push(kind),
            None => found.push((vec![kind], said)),
        }
    }
    found
}

/// What to do about a gap, in general.
#[must_use]
fn general_advice(question: &Question, kind: Option<AgencyKind>, lang: Lang) -> &str {
    question.recommend.as_ref().unwrap_or(&question.ask).get(kind, lang)
}

/// The items of a checklist that an answer does not have.
#[must_use]
pub fn missing_items<'q>(question: &'q Question, response: &Response) -> Vec<&'q Choice> {
    let (Given::Answer(Answer::Checklist(ticked)), AnswerKind::Checklist { items }) =
        (&response.given, &question.answer)
    else {
        return Vec::new();
    };
    items.iter().enumerate().filter(|(at, _)| !ticked.contains(at)).map(|(_, item)| item).collect()
}

/// The items of a checklist that a new answer has and the old one, or none, has not.
#[must_use]
pub fn added_items<'q>(question: &'q Question, before: Option<&Answer>, new: &Answer) -> Vec<&'q Choice> {
    let (Answer::Checklist(new), AnswerKind::Checklist { items }) = (new, &question.answer) else {
        return Vec::new();
    };
    let old = match before {
        Some(Answer::Checklist(ticked)) => ticked.as_slice(),
        _ => &[],
    };
    new.iter().filter(|at| !old.contains(at)).filter_map(|at| items.get(*at)).collect()
}
