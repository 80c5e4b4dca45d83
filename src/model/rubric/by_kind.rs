//! Texts that speak to each kind of agency in its own words: what is asked, what to do, and who is in charge.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::{Lang, Message};
use crate::model::text::Text;
use crate::syntax::tree::{Node, Value, unknown};

use super::AgencyKind;
use super::read::Reading;
use super::words;

/// A text that may differ by kind of agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByKind {
    /// What is said to every kind that has no wording of its own, and where the kind is not known.
    otherwise: Text,
    /// The kinds with a wording of their own.
    kinds: Vec<(AgencyKind, Text)>,
}

impl ByKind {
    /// What is said to agencies of a kind.
    #[must_use]
    pub fn of(&self, kind: Option<AgencyKind>) -> &Text {
        let own = self.kinds.iter().find(|(own, _)| Some(*own) == kind);
        own.map_or(&self.otherwise, |(_, text)| text)
    }

    /// The wording for agencies of a kind in a language.
    #[must_use]
    pub fn get(&self, kind: Option<AgencyKind>, lang: Lang) -> &str {
        self.of(kind).get(lang)
    }

    /// Each text with the kind that it is for; first the one for all others.
    pub fn all(&self) -> impl Iterator<Item = (Option<AgencyKind>, &Text)> {
        std::iter::once((None, &self.otherwise))
            .chain(self.kinds.iter().map(|(kind, text)| (Some(*kind), text)))
    }

    /// All texts, as a message that quotes them side by side.
    #[must_use]
    pub fn message(&self) -> Message {
        if self.kinds.is_empty() {
            return self.otherwise.message();
        }
        let text = self.clone();
        Message::new(move |lang| {
            let said = |(kind, text): (Option<AgencyKind>, &Text)| {
                format!("{}: {}", kind.map_or(ELSE, AgencyKind::as_str), text.get(lang))
            };
            text.all().map(said).collect::<Vec<_>>().join(" · ")
        })
    }
}

impl From<Text> for ByKind {
    fn from(text: Text) -> Self {
        Self { otherwise: text, kinds: Vec::new() }
    }
}

/// The key of the text for every other kind.
pub const ELSE: &str = "else";

fn kind_of(key: &str) -> Option<AgencyKind> {
    AgencyKind::ALL.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
}

impl Reading {
    /// Reads a text, or a map from kinds of agency to texts: one key that is no language tells which.
    pub(super) fn by_kind(&mut self, node: &Node<'_>) -> Option<ByKind> {
        let is_by_kind = |entries: &[crate::syntax::tree::Entry<'_>]| {
            entries.iter().any(|entry| entry.key == ELSE || kind_of(&entry.key).is_some())
        };
        if !matches!(&node.value, Value::Map(entries) if is_by_kind(entries)) {
            return self.text(node).map(ByKind::from);
        }
        let (mut otherwise, mut kinds, mut has_else) = (None, Vec::new(), false);
        for entry in node.entries(&mut self.faults)? {
            if entry.key == ELSE {
                has_else = true;
                otherwise = self.text(&entry.value);
            } else if let Some(kind) = kind_of(&entry.key) {
                kinds.extend(self.text(&entry.value).map(|text| (kind, text)));
            } else {
                let known = AgencyKind::ALL.iter().map(|(name, _)| *name).chain([ELSE]);
                self.faults.push(unknown(Code::UnknownKey, entry.key_span, &entry.key, known));
            }
        }
        if !has_else {
            self.faults.push(
                Diagnostic::error(Code::MissingKey, node.anchor, words::no_text_for_others())
                    .help(words::write_else()),
            );
        }
        otherwise.map(|otherwise| ByKind { otherwise, kinds })
    }
}
