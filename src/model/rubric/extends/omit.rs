//! Questions that are left out of the rubric that is extended, and what names them there.

use std::collections::HashSet;

use crate::base::source::Span;
use crate::syntax::tree::{Node, Value};

use super::merge::Merging;
use super::names::{list_of, scalar};

/// The value of a key, to be changed.
fn value_mut<'t, 's>(node: &'t mut Node<'s>, key: &str) -> Option<&'t mut Node<'s>> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
}

/// The members of the list that a key holds, to be changed.
fn list_mut<'t, 's>(node: &'t mut Node<'s>, key: &str) -> Option<&'t mut Vec<Node<'s>>> {
    match &mut value_mut(node, key)?.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// Takes questions out of a tree, of the lists of those that are not asked and of the rules that name them. A dimension
/// of which nothing is left goes, too.
pub(super) fn leave_out(tree: &mut Node<'_>, omitted: &HashSet<String>) {
    let is_kept = |node: &Node<'_>| scalar(node).is_none_or(|id| !omitted.contains(id));
    dimensions(tree, omitted);
    if let Some(Node { value: Value::Map(kinds), .. }) = value_mut(tree, "applies_to") {
        for kind in kinds {
            let Some(groups) = list_mut(&mut kind.value, "not_asked") else { continue };
            groups.retain_mut(|group| {
                let Some(questions) = list_mut(group, "questions") else { return true };
                questions.retain(is_kept);
                !questions.is_empty()
            });
        }
    }
    if let Some(rules) = list_mut(tree, "consistency") {
        rules.retain(|rule| named_in(rule).iter().all(|id| !omitted.contains(*id)));
    }
}

fn dimensions(node: &mut Node<'_>, omitted: &HashSet<String>) {
    let Some(list) = list_mut(node, "dimensions") else { return };
    list.retain_mut(|dimension| {
        let is_kept = |question: &Node<'_>| {
            let id = question.get("id").and_then(|entry| scalar(&entry.value));
            id.is_none_or(|id| !omitted.contains(id))
        };
        if let Some(questions) = list_mut(dimension, "questions") {
            questions.retain(is_kept);
            for after in questions.iter_mut().filter_map(|question| list_mut(question, "after")) {
                after.retain(|node| scalar(node).is_none_or(|id| !omitted.contains(id)));
            }
        }
        dimensions(dimension, omitted);
        ["dimensions", "questions"].iter().any(|key| !list_of(dimension, key).is_empty())
    });
}

/// The questions that a rule of consistency names.
fn named_in<'t>(rule: &'t Node<'_>) -> Vec<&'t str> {
    let pair = list_of(rule, "not_above").iter().filter_map(scalar);
    let conditions = ["when", "expect"].into_iter().filter_map(|key| rule.get(key)).flat_map(|entry| {
        let Value::Map(entries) = &entry.value.value else { return Vec::new() };
        entries.iter().map(|entry| &*entry.key).collect()
    });
    pair.chain(conditions).collect()
}

impl Merging {
    /// Calls the questions that lists and rules name by former ids by those of today.
    pub(super) fn rename(&mut self, tree: &mut Node<'_>) {
        self.rename_after(tree);
        if let Some(Node { value: Value::Map(kinds), .. }) = value_mut(tree, "applies_to") {
            for kind in kinds {
                for group in list_mut(&mut kind.value, "not_asked").into_iter().flatten() {
                    list_mut(group, "questions").into_iter().flatten().for_each(|node| self.rename_one(node));
                }
            }
        }
        for rule in list_mut(tree, "consistency").into_iter().flatten() {
            list_mut(rule, "not_above").into_iter().flatten().for_each(|node| self.rename_one(node));
            for key in ["when", "expect"] {
                let Some(Node { value: Value::Map(entries), .. }) = value_mut(rule, key) else { continue };
                for entry in entries {
                    if let Some(today) = self.today(&entry.key, entry.key_span, |names| &names.questions) {
                        entry.key = today.into();
                    }
                }
            }
        }
    }

    /// The same of what questions come after.
    fn rename_after(&mut self, node: &mut Node<'_>) {
        for dimension in list_mut(node, "dimensions").into_iter().flatten() {
            for question in list_mut(dimension, "questions").into_iter().flatten() {
                list_mut(question, "after").into_iter().flatten().for_each(|node| self.rename_one(node));
            }
            self.rename_after(dimension);
        }
    }

    fn rename_one(&mut self, node: &mut Node<'_>) {
        let span: Span = node.span;
        let today = scalar(node).map(str::to_owned);
        let today = today.and_then(|id| self.today(&id, span, |names| &names.questions));
        if let (Some(today), Value::Scalar(text, _)) = (today, &mut node.value) {
            *text = today.into();
        }
    }
}
