//! What each key and value of a file is meant to be: an id, a text for people, a number.
//!
//! The readers know this too, but keep only what they read. A rule about how a value is *written* needs its place,
//! also in a file that cannot be read.

use crate::base::source::{SourceFile, Span};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::tree::{Entry, Node, Style, Value};

use super::FileSubject;

/// What a key or a value is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A key that is a word of the format, or names something.
    Key,
    /// The id that something is given.
    Id,
    /// A word of the format, or the id of something.
    Name,
    /// A text for people.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A date.
    Date,
    /// What only the rubric could tell, and it is not known.
    Unknown,
}

/// A key or a value.
#[derive(Clone, Copy, Debug)]
pub struct Scalar<'t> {
    /// What it is meant to be.
    pub role: Role,
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it says, without quotes, in normal form.
    pub text: &'t str,
    /// Whether it stands there itself, without quotes and not as a block.
    pub plain: bool,
}

/// Every key and value of a file, in its order.
pub fn scalars<'t>(subject: &FileSubject<'t>) -> Vec<Scalar<'t>> {
    let mut list = List { source: subject.source, scalars: Vec::with_capacity(1024), rubric: subject.rubric };
    let part = if subject.is_rubric {
        Part::Rubric
    } else if subject.tree.get("cases").is_some() {
        Part::Cases
    } else {
        Part::Sheet
    };
    list.node(subject.tree, part);
    list.scalars
}

/// What a node is a part of, which tells what its keys mean.
#[derive(Clone, Copy)]
enum Part {
    /// A rubric, or a map or a list somewhere in it.
    Rubric,
    Sources,
    Dimensions,
    Dimension,
    Cells,
    Targets(Role),
    Target(Role),
    /// The rules of consistency, or one of them.
    Rules,
    /// What a rule says of answers, by question.
    Conditions,
    Cases,
    Case,
    Sheet,
    Agency,
    Answers,
    Answer(Role),
    /// A value, or a map or a list of such values.
    All(Role),
}

struct List<'t> {
    source: &'t SourceFile,
    scalars: Vec<Scalar<'t>>,
    rubric: Option<&'t Rubric>,
}

impl<'t> List<'t> {
    fn node(&mut self, node: &'t Node<'_>, part: Part) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(text, style) => {
                let plain = *style == Style::Plain && !self.source.slice(node.span).starts_with('*');
                self.scalars.push(Scalar { role: part.role(), span: node.span, text, plain });
            }
            Value::List(items) => {
                let part = match part {
                    Part::Dimensions => Part::Dimension,
                    // A list of answers ticks items.
                    Part::Answer(_) => Part::All(Role::Name),
                    part => part,
                };
                for item in items {
                    self.node(item, part);
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    let role = if matches!(part, Part::Sources) { Role::Id } else { Role::Key };
                    let plain = !self.source.slice(entry.key_span).starts_with(['"', '\'', '*']);
                    self.scalars.push(Scalar { role, span: entry.key_span, text: &entry.key, plain });
                    self.node(&entry.value, self.inside(part, node, entry));
                }
            }
        }
    }

    /// What the value of an entry is, in a map that is this part.
    fn inside(&self, part: Part, map: &Node<'_>, entry: &Entry<'_>) -> Part {
        let is_map = matches!(entry.value.value, Value::Map(_));
        match (part, &*entry.key) {
            (Part::Rubric, "rubric") | (Part::Rubric | Part::Dimension, "id") | (Part::Case, "name") => {
                Part::All(Role::Id)
            }
            (Part::Rubric, "sources") if is_map => Part::Sources,
            (Part::Rubric | Part::Dimension, "dimensions") => Part::Dimensions,
            (Part::Dimension, "stages") => Part::Cells,
            (Part::Rubric, "targets") => Part::Targets(kind_in_rubric(map)),
            (Part::Rubric, "target") => Part::Target(kind_in_rubric(map)),
            (Part::Targets(role), _) => Part::Target(role),
            (Part::Rubric, "consistency") => Part::Rules,
            (Part::Rules, "when" | "expect") => Part::Conditions,
            (Part::Conditions, question) => Part::Target(self.kind_of(question)),
            (Part::All(role), _)
            | (Part::Target(role), "is" | "at_least" | "over" | "at_most" | "under" | "partial" | "worst") => {
                Part::All(role)
            }
            (Part::Dimension, "questions") | (Part::Sources, _) => Part::Rubric,
            (Part::Cells, _) if is_map && entry.value.get("title").is_some() => Part::Rubric,
            (Part::Sheet, "agency") => Part::Agency,
            (Part::Sheet | Part::Case, "answers") => Part::Answers,
            (Part::Answers, question) => Part::Answer(self.kind_of(question)),
            (Part::Answer(role), "value" | "appraised") => Part::Answer(role),
            (Part::Cases, "cases") | (Part::Case, "expect") => Part::Case,
            (Part::Cells, _)
            | (Part::Agency, "name" | "code")
            | (Part::Sheet, "period" | "assessor")
            | (Part::Case, "about")
            | (Part::Answer(_), "evidence" | "note" | "na") => Part::All(Role::Text),
            (Part::Answer(_), "of" | "total") | (Part::Case, "index") => Part::All(Role::Number),
            (Part::Sheet, "illustrative") => Part::All(Role::Boolean),
            (Part::Rubric | Part::Dimension | Part::Target(_) | Part::Rules, key) => in_rubric(key),
            (Part::Case | Part::Cases | Part::Agency | Part::Sheet, _) => Part::All(Role::Name),
            (Part::Answer(_) | Part::Dimensions, _) => Part::All(Role::Unknown),
        }
    }

    /// What an answer to a question is.
    fn kind_of(&self, question: &str) -> Role {
        let Some(rubric) = self.rubric else { return Role::Unknown };
        let question = rubric.question(question).map(|at| &rubric.questions[at]);
        question.map_or(Role::Unknown, |question| match question.answer {
            AnswerKind::YesNo => Role::Boolean,
            AnswerKind::Choice { .. } | AnswerKind::Checklist { .. } => Role::Name,
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } | AnswerKind::Ratio { .. } => Role::Number,
        })
    }
}

impl Part {
    const fn role(self) -> Role {
        match self {
            Self::All(role) | Self::Answer(role) | Self::Target(role) => role,
            _ => Role::Unknown,
        }
    }
}

/// What a key of a rubric holds, where it means the same everywhere.
fn in_rubric(key: &str) -> Part {
    match key {
        "title" | "summary" | "level" | "aliases" | "ask" | "evidence" | "why" | "recommend" | "owner"
        | "with" | "because" | "note" | "cite" | "unit" | "of" | "total" => Part::All(Role::Text),
        "date" | "since" => Part::All(Role::Date),
        "weight" | "value" | "points" | "range" | "plausible" | "efforts" | "requires" | "from" | "scale"
        | "number" => Part::All(Role::Number),
        "gate" | "allow_na" | "integer" => Part::All(Role::Boolean),
        "stages" | "base" | "options" | "items" | "verdict" | "duty" => Part::Rubric,
        _ => Part::All(Role::Name),
    }
}

/// What the targets of a question of a rubric are.
fn kind_in_rubric(question: &Node<'_>) -> Role {
    let kind = question.get("answer").map(|entry| &entry.value.value);
    let Some(Value::Scalar(kind, _)) = kind else { return Role::Unknown };
    match &**kind {
        "yes_no" => Role::Boolean,
        "choice" => {
            let options = question.get("options").map(|entry| entry.value.items()).unwrap_or_default();
            let valued = options.iter().any(|option| option.get("value").is_some());
            if valued { Role::Number } else { Role::Name }
        }
        _ => Role::Number,
    }
}
