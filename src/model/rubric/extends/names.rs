//! What the rubric that is extended calls its parts, today and before, and where each of them belongs.

use std::collections::HashMap;

use crate::base::source::Span;
use crate::syntax::tree::{Node, Style, Value};

/// The parts of one kind, by id.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The dimension that each belongs to, and where its id stands.
    pub(super) known: HashMap<String, (Option<String>, Span)>,
    /// Today's id by each former one.
    former: HashMap<String, String>,
}

impl Parts {
    fn add(&mut self, node: &Node<'_>, within: Option<&str>) {
        let Some(entry) = node.get("id") else { return };
        let Some(id) = scalar(&entry.value) else { return };
        self.known.insert(id.to_owned(), (within.map(str::to_owned), entry.value.span));
        let was = node.get("was").map_or(&[][..], |entry| entry.value.items());
        self.former.extend(was.iter().filter_map(|was| Some((scalar(was)?.to_owned(), id.to_owned()))));
    }

    /// Today's id, if this is a former one.
    pub(super) fn today(&self, id: &str) -> Option<&str> {
        if self.known.contains_key(id) { None } else { self.former.get(id).map(String::as_str) }
    }
}

/// The parts of a rubric.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) stages: Parts,
    pub(super) dimensions: Parts,
    pub(super) questions: Parts,
}

impl Names {
    /// Those of a tree that was read without a fault.
    pub(super) fn of(tree: &Node<'_>) -> Self {
        let mut names = Self::default();
        for stage in list_of(tree, "stages") {
            names.stages.add(stage, None);
        }
        names.dimensions(tree, None);
        names
    }

    fn dimensions(&mut self, node: &Node<'_>, within: Option<&str>) {
        for dimension in list_of(node, "dimensions") {
            self.dimensions.add(dimension, within);
            let id = text_of(dimension, "id");
            for question in list_of(dimension, "questions") {
                self.questions.add(question, id);
            }
            self.dimensions(dimension, id);
        }
    }
}

/// The members of the list that a key holds.
pub(super) fn list_of<'t, 's>(node: &'t Node<'s>, key: &str) -> &'t [Node<'s>] {
    node.get(key).map_or(&[], |entry| entry.value.items())
}

/// The text that a key holds.
pub(super) fn text_of<'t>(node: &'t Node<'_>, key: &str) -> Option<&'t str> {
    node.get(key).and_then(|entry| scalar(&entry.value))
}

/// What a node says, if it is a word or a text.
pub(super) fn scalar<'t>(node: &'t Node<'_>) -> Option<&'t str> {
    match &node.value {
        Value::Scalar(text, Style::Plain | Style::Quoted) => Some(text),
        _ => None,
    }
}
