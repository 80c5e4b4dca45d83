//! What an appraiser found of an answer, beside what the agency says itself.
//!
//! The format is that of the rubric specification, section 6.7. An appraisal that stands in the agency's own sheet is what
//! the sheet states of it.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::clean;
use crate::model::rubric::{Date, Question, date};
use crate::syntax::tree::{Entry, Faults, Node, Value};

use super::value::{given, read_answer, texts};
use super::words;
use super::{AnswerSheet, Given, Response, folded};

/// Whose answers a result is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Score {
    /// The agency's own.
    #[default]
    Own,
    /// The appraised ones where there are any, else the agency's own.
    Appraised,
}

impl Score {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 2] = [("self", Self::Own), ("appraised", Self::Appraised)];

    /// Its name in files and results.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Appraised => "appraised",
        }
    }
}

/// What an appraiser found of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Appraised {
    /// What the agency says itself.
    pub own: Given,
    /// What the appraiser found: an answer, or that the question does not apply.
    pub found: Given,
    /// Who appraised.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// What shows it; nothing if the agency's own evidence stands.
    pub evidence: Option<Vec<String>>,
    /// A remark.
    pub note: Option<String>,
}

impl Appraised {
    /// Reads an appraisal of an answer; without a value it says nothing.
    pub(super) fn read(
        node: &Node<'_>,
        question: &Question,
        own: Option<&Given>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let mut fields = node.fields(faults)?;
        let value = fields.required("value", faults);
        let by = fields.optional("by").and_then(|node| node.text(faults)).map(str::to_owned);
        let day = fields.optional("date").and_then(|node| date(node, faults));
        let evidence = fields.optional("evidence").map(|node| texts(node, faults));
        let note = fields.optional("note").and_then(|node| node.text(faults)).map(str::to_owned);
        fields.finish(faults);
        let found = found(value?, question, faults)?;
        Some(Self { own: own?.clone(), found, by, date: day, evidence, note })
    }

    /// Whether the appraiser found something else than the agency says.
    #[must_use]
    pub fn differs(&self) -> bool {
        match (&self.own, &self.found) {
            // Two reasons may be worded differently.
            (Given::NotApplicable(_), Given::NotApplicable(_)) => false,
            (own, found) => own != found,
        }
    }
}

fn found(node: &Node<'_>, question: &Question, faults: &mut Faults) -> Option<Given> {
    let is_na = |entry: &Entry<'_>| entry.key == "na";
    if !matches!(&node.value, Value::Map(entries) if entries.iter().any(is_na)) {
        return read_answer(node, question, faults).map(Given::Answer);
    }
    let mut fields = node.fields(faults)?;
    let na = fields.entry("na")?;
    let found = given(None, Some((na, question.allow_na.is_allowed())), &mut fields, faults, |_, _| None);
    fields.finish(faults);
    found
}

/// Reads what stands under `appraised`.
pub(super) fn appraisal(
    entry: &Entry<'_>,
    question: &Question,
    own: Option<&Given>,
    faults: &mut Faults,
) -> Option<Appraised> {
    if !matches!(entry.value.value, Value::Map(_)) {
        faults.push(
            Diagnostic::error(Code::WrongType, entry.key_span, words::appraisal_is_a_map())
                .help(words::write_appraisal()),
        );
        return None;
    }
    Appraised::read(&entry.value, question, own, faults)
}

/// Makes the appraised answers of some responses count, where there are any.
pub fn count_appraised(responses: &mut [Response]) {
    for response in responses {
        let Some(appraised) = &response.appraised else { continue };
        response.given.clone_from(&appraised.found);
        if let Some(evidence) = &appraised.evidence {
            response.evidence.clone_from(evidence);
        }
    }
}

impl AnswerSheet {
    /// Why another sheet does not appraise this one; `same_rubric` says whether both are for one rubric.
    #[must_use]
    pub fn refuses(&self, appraisals: &Self, same_rubric: bool) -> Option<Message> {
        if !same_rubric {
            return Some(words::appraised_by_other_rubric());
        }
        let (own, other) = (&self.agency, &appraisals.agency);
        let is_same = match (&own.code, &other.code) {
            (Some(one), Some(code)) => one == code && own.scheme == other.scheme,
            _ => folded(&own.name) == folded(&other.name),
        };
        // What one of them does not say contradicts nothing.
        let periods = self.period.as_ref().zip(appraisals.period.as_ref());
        let fits = is_same && periods.is_none_or(|(one, other)| one == other);
        (!fits).then(|| words::appraised_another(&clean(&other.name), &clean(&own.name)))
    }

    /// The sheet with what an appraiser found, in a sheet of their own. It replaces all that this one says of appraisals.
    #[must_use]
    pub fn appraised_by(mut self, appraisals: Self) -> Self {
        for (response, found) in self.responses.iter_mut().zip(appraisals.responses) {
            let own = response.appraised.take().map_or_else(|| response.given.clone(), |stated| stated.own);
            let is_found = matches!(found.given, Given::Answer(_) | Given::NotApplicable(_));
            response.appraised = is_found.then(|| {
                Box::new(Appraised {
                    own,
                    found: found.given,
                    by: appraisals.assessor.clone(),
                    date: None,
                    evidence: (!found.evidence.is_empty()).then_some(found.evidence),
                    note: found.note,
                })
            });
        }
        self.appraiser = true;
        self
    }

    /// The sheet without what it states of appraisals.
    #[must_use]
    pub fn without_appraisals(mut self) -> Self {
        self.responses.iter_mut().for_each(|response| response.appraised = None);
        self
    }

    /// The sheet with the agency's own answers, or with the appraised ones where there are any.
    #[must_use]
    pub fn scored_by(mut self, score: Score) -> Self {
        if score == Score::Appraised {
            count_appraised(&mut self.responses);
        }
        self.score = score;
        self
    }
}
