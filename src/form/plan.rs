//! One list of fields: everything that a person fills in, made once from a rubric, a kind of agency, and perhaps a sheet
//! of an earlier period. Every writer of forms and every reader of filled ones goes by it.
//!
//! A field is known by its key: `question`, `question.item` of a checklist, `question.of` and `question.total` of a ratio,
//! and beside each answer `question.evidence`, `question.note` and, where it is allowed, `question.na`.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::lang::{Lang, Message};
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::model::answers::{Agency, Answer, AnswerSheet, Given, Response};
use crate::model::rubric::words::agency_kind;
use crate::model::rubric::{AgencyKind, AnswerKind, Choice, Question, Rubric};
use crate::model::text::Text;

use super::words;

/// What a form says about the agency and about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who is asked; without a name it is left to be filled in.
    pub agency: Agency,
    /// The period that is asked about.
    pub period: Option<String>,
    /// Who fills it in.
    pub assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub illustrative: bool,
}

impl About {
    /// An agency of a kind that is still to be named.
    #[must_use]
    pub fn of_kind(kind: AgencyKind) -> Self {
        Self { agency: Agency { kind: Some(kind), ..Agency::default() }, ..Self::default() }
    }

    /// What a sheet says.
    #[must_use]
    pub fn of(sheet: &AnswerSheet) -> Self {
        Self {
            agency: sheet.agency.clone(),
            period: sheet.period.clone(),
            assessor: sheet.assessor.clone(),
            illustrative: sheet.illustrative,
        }
    }
}

/// A part of what is filled in for a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The answer, where it is one value.
    Answer,
    /// An item of a checklist, by its place.
    Item(usize),
    /// The part of a ratio.
    Of,
    /// The total of a ratio.
    Total,
    /// Why the question does not apply.
    Na,
    /// What shows the answer: one document a line.
    Evidence,
    /// A remark.
    Note,
}

impl Part {
    /// Whether it belongs to the answer itself.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Answer | Self::Item(_) | Self::Of | Self::Total)
    }
}

/// What may be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'r> {
    /// Yes or no.
    YesNo,
    /// A number within limits, both ends included; nothing where there is no limit.
    Number {
        /// The smallest.
        least: Option<Decimal>,
        /// The largest.
        most: Option<Decimal>,
        /// Whether it has no fraction.
        integer: bool,
        /// What is counted.
        unit: Option<&'r Text>,
    },
    /// One of these options.
    Choice(&'r [Choice]),
    /// A text.
    Text,
}

/// One thing that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'r> {
    /// The part of the question.
    pub part: Part,
    /// Its key.
    pub key: String,
    /// What it is called, where it is not the question itself: an item, a part or a total.
    pub title: Option<&'r Text>,
    /// What may be filled in.
    pub entry: Entry<'r>,
    /// What an earlier sheet says, as an answer sheet writes it: one value, or the documents of the evidence.
    pub old: Vec<String>,
}

/// A question with its fields: those of the answer, then the reason for none, evidence and note.
#[derive(Clone, Debug)]
pub struct Asked<'r> {
    /// Its place in the rubric.
    pub at: usize,
    /// Its running number, as reports show it: `1.9`.
    pub number: String,
    /// The question.
    pub question: &'r Question,
    /// What is filled in.
    pub fields: Vec<Field<'r>>,
    /// Whether an earlier sheet answers it or says something beside.
    pub is_prefilled: bool,
}

impl<'r> Asked<'r> {
    /// The fields of the answer.
    pub fn answer(&self) -> impl Iterator<Item = &Field<'r>> {
        self.fields.iter().filter(|field| field.part.is_answer())
    }

    /// A field; there is none for a reason where the question applies to everybody.
    #[must_use]
    pub fn field(&self, part: Part) -> Option<&Field<'r>> {
        self.fields.iter().find(|field| field.part == part)
    }

    /// What an earlier sheet says to a part; empty if nothing.
    #[must_use]
    pub fn old(&self, part: Part) -> &[String] {
        self.field(part).map_or(&[], |field| &field.old)
    }

    /// Whether "not applicable" is a possible answer.
    #[must_use]
    pub const fn allows_na(&self) -> bool {
        self.question.allow_na.is_allowed()
    }
}

/// The questions of one dimension.
#[derive(Clone, Debug)]
pub struct Group {
    /// The dimension.
    pub dimension: usize,
    /// Its running number.
    pub number: String,
    /// Its questions, among those of the plan.
    pub asked: Range<usize>,
}

/// Everything that a form asks.
#[derive(Clone, Debug)]
pub struct Plan<'r> {
    /// The rubric.
    pub rubric: &'r Rubric,
    /// Whom it is for.
    pub about: About,
    /// The dimensions with questions for this kind of agency, in the order of the rubric.
    pub groups: Vec<Group>,
    /// The questions for this kind of agency.
    pub asked: Vec<Asked<'r>>,
    /// The period of the earlier sheet, if it says one.
    pub earlier: Option<String>,
}

impl<'r> Plan<'r> {
    /// What agencies of a kind are asked, with what an earlier sheet for the same rubric answers.
    #[must_use]
    pub fn new(rubric: &'r Rubric, about: About, earlier: Option<&AnswerSheet>) -> Self {
        let scope = rubric.scope(about.agency.kind);
        let is_asked = |at: &usize| scope.is_none_or(|scope| scope.reason(*at).is_none());
        let (mut groups, mut all) = (Vec::new(), Vec::new());
        for (dimension, found) in rubric.dimensions.iter().enumerate() {
            let start = all.len();
            for at in found.questions.clone().filter(is_asked) {
                let Some(question) = rubric.questions.get(at) else { continue };
                let old = earlier.and_then(|sheet| sheet.responses.get(at));
                all.push(asked(rubric, at, question, old));
            }
            if all.len() > start {
                let number = rubric.dimension_number(dimension);
                groups.push(Group { dimension, number, asked: start..all.len() });
            }
        }
        let earlier = earlier.and_then(|sheet| sheet.period.clone());
        Self { rubric, about, groups, asked: all, earlier }
    }

    /// A plan with what a sheet of this very period says, which nobody has to confirm.
    #[must_use]
    pub fn current(rubric: &'r Rubric, sheet: &AnswerSheet) -> Self {
        let mut plan = Self::new(rubric, About::of(sheet), Some(sheet));
        for asked in &mut plan.asked {
            asked.is_prefilled = false;
        }
        plan.earlier = None;
        plan
    }

    /// The questions of a group.
    #[must_use]
    pub fn of(&self, group: &Group) -> &[Asked<'r>] {
        self.asked.get(group.asked.clone()).unwrap_or_default()
    }

    /// Why there is nothing to fill in: this kind of agency is asked no question.
    #[must_use]
    pub fn nothing_asked(&self) -> Option<Message> {
        let kind = self.about.agency.kind.filter(|_| self.asked.is_empty())?;
        let is_asked =
            |kind: &AgencyKind| !Self::new(self.rubric, About::of_kind(*kind), None).asked.is_empty();
        let others = AgencyKind::ALL.iter().filter(|(_, kind)| is_asked(kind)).map(|(name, _)| *name);
        let others: Vec<&str> = others.collect();
        let name = &self.about.agency.name;
        let who = if name.is_empty() { String::new() } else { format!("{}: ", quoted(name)) };
        let kind = Message::new(move |lang| agency_kind(kind, lang).to_owned());
        Some(words::nothing_asked(&who, &kind, &self.rubric.id, &others.join(", ")))
    }

    /// Whether anything comes from an earlier sheet.
    #[must_use]
    pub fn is_prefilled(&self) -> bool {
        self.asked.iter().any(|asked| asked.is_prefilled)
    }

    /// The titles of a dimension and of those that it lies in, outermost first.
    #[must_use]
    pub fn path(&self, dimension: usize, lang: Lang) -> Vec<&'r str> {
        let parent = |at: &usize| self.rubric.dimensions.get(*at)?.parent;
        let path = std::iter::successors(Some(dimension), parent);
        let mut titles: Vec<&str> =
            path.filter_map(|at| self.rubric.dimensions.get(at)).map(|it| it.title.get(lang)).collect();
        titles.reverse();
        titles
    }

    /// How a sheet names the rubric: any version that takes the same answers will do.
    #[must_use]
    pub fn reference(&self) -> String {
        let version = &self.rubric.version;
        if version.major > 0 {
            format!("{}@{}", self.rubric.id, version.major)
        } else {
            format!("{}@0.{}", self.rubric.id, version.minor)
        }
    }

    /// What the rows of a form are about, by key and also by former ids: each question, and the items, parts and totals
    /// below it. A key that two rows share means neither.
    #[must_use]
    pub fn rows(&self) -> HashMap<String, Named<'r>> {
        let mut found: HashMap<String, Option<Named<'r>>> = HashMap::new();
        for asked in &self.asked {
            let parts = asked.answer().map(|field| field.part).filter(|part| *part != Part::Answer);
            let parts: Vec<Part> = std::iter::once(Part::Answer).chain(parts).collect();
            let ids = std::iter::once(&asked.question.id).chain(&asked.question.was);
            for (id, part) in ids.flat_map(|id| parts.iter().map(move |part| (id, *part))) {
                for (word, item) in suffixes(asked.question, part) {
                    let key = if word.is_empty() { id.clone() } else { format!("{id}.{word}") };
                    let named = Named { at: asked.at, id, part, item };
                    found.entry(key).and_modify(|other| *other = None).or_insert(Some(named));
                }
            }
        }
        found.into_iter().filter_map(|(key, named)| Some((key, named?))).collect()
    }
}

/// What the key of a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'r> {
    /// The place of the question.
    pub at: usize,
    /// The id of the question, or a former one, as the key has it.
    pub id: &'r str,
    /// The part; a question whose answer stands in rows of its own has the answer's part itself.
    pub part: Part,
    /// The id of an item, or a former one, as the key has it; else empty.
    pub item: &'r str,
}

/// What stands behind the question in the key of a part, and the item that it names.
fn suffixes(question: &Question, part: Part) -> Vec<(&str, &str)> {
    match part {
        Part::Answer => vec![("", "")],
        Part::Of => vec![("of", "")],
        Part::Total => vec![("total", "")],
        Part::Na => vec![("na", "")],
        Part::Evidence => vec![("evidence", "")],
        Part::Note => vec![("note", "")],
        Part::Item(place) => {
            let item = match &question.answer {
                AnswerKind::Checklist { items } => items.get(place),
                _ => None,
            };
            let ids = item.into_iter().flat_map(|item| std::iter::once(&item.id).chain(&item.was));
            ids.map(|id| (id.as_str(), id.as_str())).collect()
        }
    }
}

fn asked<'r>(rubric: &Rubric, at: usize, question: &'r Question, old: Option<&Response>) -> Asked<'r> {
    let mut parts: Vec<(Part, Option<&'r Text>, Entry<'r>)> = Vec::new();
    match &question.answer {
        AnswerKind::YesNo => parts.push((Part::Answer, None, Entry::YesNo)),
        AnswerKind::Percent { range } => parts.push((Part::Answer, None, number(*range, false, None))),
        AnswerKind::Number { range, integer, unit } => {
            parts.push((Part::Answer, None, number(*range, *integer, unit.as_ref())));
        }
        AnswerKind::Ratio { of, total, .. } => {
            let entry = number((Decimal::ZERO, Decimal::MAX), false, None);
            parts.extend([(Part::Of, of.as_ref(), entry), (Part::Total, total.as_ref(), entry)]);
        }
        AnswerKind::Choice { options, .. } => parts.push((Part::Answer, None, Entry::Choice(options))),
        AnswerKind::Checklist { items } => {
            let item =
                |(place, item): (usize, &'r Choice)| (Part::Item(place), Some(&item.title), Entry::YesNo);
            parts.extend(items.iter().enumerate().map(item));
        }
    }
    if question.allow_na.is_allowed() {
        parts.push((Part::Na, None, Entry::Text));
    }
    parts.extend([(Part::Evidence, None, Entry::Text), (Part::Note, None, Entry::Text)]);
    let field = |(part, title, entry): (Part, Option<&'r Text>, Entry<'r>)| {
        let key = match suffixes(question, part).first() {
            Some(("", _)) | None => question.id.clone(),
            Some((word, _)) => format!("{}.{word}", question.id),
        };
        let old = old.map(|old| said(old, part, &question.answer)).unwrap_or_default();
        Field { part, key, title, entry, old }
    };
    let fields: Vec<Field<'r>> = parts.into_iter().map(field).collect();
    let is_prefilled = fields.iter().any(|field| !field.old.is_empty());
    Asked { at, number: rubric.question_number(at), question, fields, is_prefilled }
}

fn number((least, most): (Decimal, Decimal), integer: bool, unit: Option<&Text>) -> Entry<'_> {
    Entry::Number {
        least: Some(least).filter(|it| *it > Decimal::MIN),
        most: Some(most).filter(|it| *it < Decimal::MAX),
        integer,
        unit,
    }
}

/// What a response says to a part.
fn said(response: &Response, part: Part, kind: &AnswerKind) -> Vec<String> {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let value = match (&response.given, part) {
        (Given::NotApplicable(reason), Part::Na) => Some(reason.clone()),
        (Given::Answer(Answer::YesNo(yes)), Part::Answer) => Some(yes_no(*yes)),
        (Given::Answer(Answer::Number(number)), Part::Answer) => Some(number.to_string()),
        (Given::Answer(Answer::Ratio { of, .. }), Part::Of) => Some(of.to_string()),
        (Given::Answer(Answer::Ratio { total, .. }), Part::Total) => Some(total.to_string()),
        (Given::Answer(Answer::Choice(at)), Part::Answer) => match kind {
            AnswerKind::Choice { options, .. } => options.get(*at).map(|option| option.id.clone()),
            _ => None,
        },
        (Given::Answer(Answer::Checklist(ticked)), Part::Item(place)) => {
            Some(yes_no(ticked.contains(&place)))
        }
        (_, Part::Note) => response.note.clone(),
        (_, Part::Evidence) => return response.evidence.clone(),
        _ => None,
    };
    value.into_iter().collect()
}
