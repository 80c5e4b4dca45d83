//! Where the parts of a rubric stand in its file.

use crate::base::source::Span;
use crate::syntax::tree::{Entry, Node, Value};

/// The nodes of a rubric's parts, in the order of the [`Rubric`](crate::model::rubric::Rubric)'s lists.
#[derive(Debug, Default)]
pub struct Places<'a> {
    /// The map of each stage.
    pub stages: Vec<&'a Node<'a>>,
    /// The map of each dimension, parents before their children.
    pub dimensions: Vec<&'a Node<'a>>,
    /// The map of each question.
    pub questions: Vec<&'a Node<'a>>,
    /// The entry of each criterion's target: its key is the stage, or in a banded rubric `target`.
    pub targets: Vec<&'a Entry<'a>>,
    /// The entry of each source: its key is the id.
    pub sources: Vec<&'a Entry<'a>>,
}

impl<'a> Places<'a> {
    /// Finds the parts in the tree of a rubric that was read without a fault, whose stages have these ids.
    #[must_use]
    pub fn of(tree: &'a Node<'a>, stages: &[&str]) -> Self {
        let mut places = Self::default();
        if let Some(entry) = tree.get("stages") {
            places.stages = entry.value.items().iter().collect();
        }
        if let Some(Value::Map(sources)) = tree.get("sources").map(|entry| &entry.value.value) {
            places.sources = sources.iter().collect();
        }
        if let Some(entry) = tree.get("dimensions") {
            let method = tree.get("verdict").and_then(|entry| entry.value.get("method"));
            let banded = method.is_some_and(
                |entry| matches!(&entry.value.value, Value::Scalar(text, _) if text == "banded"),
            );
            places.dimensions(&entry.value, stages, banded);
        }
        places
    }

    fn dimensions(&mut self, list: &'a Node<'a>, stages: &[&str], banded: bool) {
        for dimension in list.items() {
            self.dimensions.push(dimension);
            if let Some(children) = dimension.get("dimensions") {
                self.dimensions(&children.value, stages, banded);
            }
            let questions = dimension.get("questions").map(|entry| entry.value.items()).unwrap_or_default();
            for question in questions {
                self.questions.push(question);
                if banded {
                    self.targets.extend(question.get("target"));
                    continue;
                }
                let Some(Value::Map(targets)) = question.get("targets").map(|entry| &entry.value.value)
                else {
                    continue;
                };
                // The criteria of a question are in the order of the stages.
                let mut targets: Vec<&Entry<'_>> = targets.iter().collect();
                targets.sort_by_key(|entry| stages.iter().position(|stage| *stage == entry.key));
                self.targets.extend(targets);
            }
        }
    }
}

/// The place of a map's `id`, or of the map itself.
#[must_use]
pub fn id_span(node: &Node<'_>) -> Span {
    node.get("id").map_or(node.anchor, |entry| entry.value.span)
}

/// The value of a map's key, if it is there and not null.
#[must_use]
pub fn value<'t, 's>(node: &'t Node<'s>, key: &str) -> Option<&'t Node<'s>> {
    node.get(key).map(|entry| &entry.value).filter(|value| !value.is_null())
}

/// Where the weight of a criterion is given: by its target or by its question.
#[must_use]
pub fn weight_span(question: &Node<'_>, target: &Entry<'_>) -> Option<Span> {
    value(&target.value, "weight").or_else(|| value(question, "weight")).map(|node| node.span)
}
