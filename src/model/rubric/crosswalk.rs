//! Crosswalks: what of another framework each question answers. They change no score.
//!
//! The format is that of the rubric specification, section 6.6: `crosswalks` names the frameworks with their items, `refs`
//! of a question the items that it answers.

use crate::base::diagnostic::Code;
use crate::model::text::Text;
use crate::syntax::tree::{Node, unknown};

use super::read::{Reading, id};

/// Another framework.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Crosswalk {
    /// The id by which questions refer to it.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The document that it stands in.
    pub source: Option<usize>,
    /// Its items, in its order.
    pub items: Vec<Item>,
}

/// An item of a framework: an indicator, a requirement, a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// Its id in the framework, such as `1.3`.
    pub id: String,
    /// What it asks for.
    pub title: Text,
}

/// What of a framework a question answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ref {
    /// The framework.
    pub crosswalk: usize,
    /// The items of the framework, in the order of the file.
    pub items: Vec<usize>,
}

impl Reading {
    /// Reads `crosswalks`, before the questions that refer to them.
    pub(super) fn crosswalks(&mut self, node: &Node<'_>) {
        for entry in node.entries(&mut self.faults).unwrap_or_default() {
            let walk_id = self.key_id(entry);
            // One with a fault is kept, so that references to it are not reported as unknown.
            let mut walk = Crosswalk {
                id: walk_id.unwrap_or_else(|| entry.key.to_string()),
                title: Text::Same("".into()),
                source: None,
                items: Vec::new(),
            };
            if let Some(mut fields) = entry.value.fields(&mut self.faults) {
                if let Some(title) =
                    fields.required("title", &mut self.faults).and_then(|node| self.text(node))
                {
                    walk.title = title;
                }
                walk.source = fields.optional("source").and_then(|node| self.source(node));
                let items = fields.required("items", &mut self.faults);
                fields.finish(&mut self.faults);
                walk.items = items.map(|node| self.crosswalk_items(node)).unwrap_or_default();
            }
            self.crosswalks.push(walk);
        }
    }

    fn crosswalk_items(&mut self, node: &Node<'_>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for node in node.list(&mut self.faults).unwrap_or_default() {
            let Some(mut fields) = node.fields(&mut self.faults) else { continue };
            let id_node = fields.required("id", &mut self.faults);
            let item_id = id_node.and_then(|node| id(node, &mut self.faults));
            let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
            fields.finish(&mut self.faults);
            let (Some(id_node), Some(id)) = (id_node, item_id) else { continue };
            if let Some(&first) = places.get(&id) {
                self.duplicate(id_node.span, &id, Some(first));
                continue;
            }
            places.insert(id.clone(), id_node.span);
            let title = title.unwrap_or_else(|| Text::Same(id.as_str().into()));
            items.push(Item { id, title });
        }
        items
    }

    /// Reads `refs` of a question.
    pub(super) fn refs(&mut self, node: Option<&Node<'_>>) -> Vec<Ref> {
        let mut refs = Vec::new();
        let entries = node.and_then(|node| node.entries(&mut self.faults)).unwrap_or_default();
        for entry in entries {
            let Some(crosswalk) = self.crosswalks.iter().position(|walk| walk.id == entry.key) else {
                let known = self.crosswalks.iter().map(|walk| walk.id.as_str());
                self.faults.push(unknown(Code::UnknownCrosswalk, entry.key_span, &entry.key, known));
                continue;
            };
            let mut items = Vec::new();
            for node in entry.value.list(&mut self.faults).unwrap_or_default() {
                let Some(text) = node.text(&mut self.faults).map(str::to_owned) else { continue };
                let known = &self.crosswalks[crosswalk].items;
                match known.iter().position(|item| item.id == text) {
                    Some(at) if items.contains(&at) => self.duplicate(node.span, &text, None),
                    Some(at) => items.push(at),
                    None => {
                        let known = known.iter().map(|item| item.id.as_str());
                        self.faults.push(unknown(Code::UnknownItem, node.span, &text, known));
                    }
                }
            }
            refs.push(Ref { crosswalk, items });
        }
        refs
    }
}
