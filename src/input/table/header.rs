//! What the name of a column means.

use crate::model::rubric::{AnswerKind, Rubric};

/// The most columns of a table: as many as Excel has.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row an agency, a column a question.
    Wide,
    /// A row an answer.
    Long,
    /// A line an answer sheet, without columns.
    Objects,
}

/// What a column or a constant says about the agency or the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The rubric, as a sheet names it.
    Rubric,
    /// The agency's name.
    Name,
    /// The agency's code.
    Code,
    /// The code scheme.
    Scheme,
    /// The kind of agency.
    Kind,
    /// The period.
    Period,
    /// Who filled the sheet in.
    Assessor,
    /// Whether the data are made up.
    Illustrative,
}

/// A part of what an agency says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The answer.
    Value,
    /// What shows it.
    Evidence,
    /// A remark.
    Note,
    /// Why the question does not apply.
    Na,
    /// What an appraiser found.
    Appraised,
    /// The part of a ratio, where it has a column of its own.
    Of,
    /// The total of a ratio, where it has a column of its own.
    Total,
}

impl Part {
    /// Whether it is a part of an answer that is a ratio.
    #[must_use]
    pub const fn is_of_ratio(self) -> bool {
        matches!(self, Self::Of | Self::Total)
    }
}

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Something about the agency or the sheet.
    Field(Field),
    /// A part of the answers to the question at this place of the rubric.
    Answer(usize, Part),
    /// Whether an item of the checklist at this place of the rubric is ticked: the question, and the item.
    Item(usize, usize),
    /// The question that a row of a long table is about.
    Question,
    /// A part of the answer in a row of a long table.
    Row(Part),
    /// Nothing, as the user says.
    Ignored,
    /// Nothing: it has no name, and its cells are empty.
    Unnamed,
}

/// The names of the columns about the agency and the sheet, short and as the path in a sheet.
pub(super) const FIELDS: [(&str, &str, Field); 8] = [
    ("rubric", "rubric", Field::Rubric),
    ("name", "agency.name", Field::Name),
    ("code", "agency.code", Field::Code),
    ("scheme", "agency.scheme", Field::Scheme),
    ("kind", "agency.kind", Field::Kind),
    ("period", "period", Field::Period),
    ("assessor", "assessor", Field::Assessor),
    ("illustrative", "illustrative", Field::Illustrative),
];

/// The names of the columns about an answer; behind a question and a point in a wide table.
pub(super) const PARTS: [(&str, Part); 7] = [
    ("value", Part::Value),
    ("evidence", Part::Evidence),
    ("note", Part::Note),
    ("na", Part::Na),
    ("appraised", Part::Appraised),
    ("of", Part::Of),
    ("total", Part::Total),
];

/// What a name means; `agency` is the name of the agency, or, beside a name, its code.
///
/// A question whose id is the name of another column is called `answers.<id>`. Behind a question and a point stands a part
/// of the answer, or an item of a checklist.
pub(super) fn meaning(name: &str, named: bool, rubric: &Rubric) -> Option<Meaning> {
    if name == "agency" {
        return Some(Meaning::Field(if named { Field::Code } else { Field::Name }));
    }
    if name == "question" {
        return Some(Meaning::Question);
    }
    if let Some((.., field)) = FIELDS.iter().find(|(short, path, _)| name == *short || name == *path) {
        return Some(Meaning::Field(*field));
    }
    let question = name.strip_prefix("answers.").unwrap_or(name);
    if question == name
        && let Some((_, part)) = PARTS.iter().find(|(word, part)| *word == name && !part.is_of_ratio())
    {
        return Some(Meaning::Row(*part));
    }
    if let Some(at) = called(question, rubric) {
        return Some(Meaning::Answer(at, Part::Value));
    }
    let (question, part) = question.rsplit_once('.')?;
    let at = called(question, rubric)?;
    let kind = &rubric.questions.get(at)?.answer;
    let fits = |found: Part| !found.is_of_ratio() || matches!(kind, AnswerKind::Ratio { .. });
    match PARTS.iter().find(|(word, found)| *word == part && fits(*found)) {
        Some((_, part)) => Some(Meaning::Answer(at, *part)),
        None => item(kind, part).map(|item| Meaning::Item(at, item)),
    }
}

/// The item of a checklist with an id.
fn item(kind: &AnswerKind, id: &str) -> Option<usize> {
    let AnswerKind::Checklist { items } = kind else { return None };
    items.iter().position(|item| item.id == id)
}

/// The question with an id, of today or of before.
pub(super) fn called(id: &str, rubric: &Rubric) -> Option<usize> {
    rubric.question(id).or_else(|| rubric.former_question(id))
}

/// The former id of a question by which the name of a column calls it.
pub(super) fn former<'n>(name: &'n str, rubric: &Rubric) -> Option<&'n str> {
    let name = name.strip_prefix("answers.").unwrap_or(name);
    let has_item = |id: &str, part: &str| {
        let question = called(id, rubric).and_then(|at| rubric.questions.get(at));
        question.is_some_and(|question| item(&question.answer, part).is_some())
    };
    let part = |name: &'n str| {
        let (question, part) = name.rsplit_once('.')?;
        (PARTS.iter().any(|(word, _)| *word == part) || has_item(question, part)).then_some(question)
    };
    let is_former = |id: &&str| rubric.question(id).is_none() && rubric.former_question(id).is_some();
    if rubric.question(name).is_some() {
        return None;
    }
    [Some(name), part(name)].into_iter().flatten().find(is_former)
}

/// Whether a name is that of the column of agencies' names.
pub(super) fn is_name(name: &str) -> bool {
    matches!(name, "name" | "agency.name")
}

/// The names that could stand in the place of an unknown one.
pub(super) fn known(unknown: &str, long: bool, rubric: &Rubric) -> Vec<String> {
    let mut names: Vec<String> = FIELDS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    names.extend(["agency".to_owned(), "question".into()]);
    if long {
        names
            .extend(PARTS.iter().filter(|(_, part)| !part.is_of_ratio()).map(|(word, _)| (*word).to_owned()));
        return names;
    }
    for question in &rubric.questions {
        names.push(question.id.clone());
        if unknown.contains('.') {
            let is_ratio = matches!(question.answer, AnswerKind::Ratio { .. });
            let parts = PARTS.iter().filter(|(_, part)| is_ratio || !part.is_of_ratio());
            names.extend(parts.map(|(word, _)| format!("{}.{word}", question.id)));
            if let AnswerKind::Checklist { items } = &question.answer {
                names.extend(items.iter().map(|item| format!("{}.{}", question.id, item.id)));
            }
        }
    }
    names
}
