//! Former ids: `was` lists every id that a thing had before, so that older sheets can be read.
//!
//! The format is that of the rubric specification, section 6.6. A former id is that of one thing, and of none today.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::syntax::tree::Node;

use super::Rubric;
use super::read::{Former, Reading, id};
use super::words;

impl Reading {
    /// The former ids without their places.
    pub(super) fn ids(former: &[Former]) -> Vec<String> {
        former.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Reads a `was`.
    pub(super) fn was(&mut self, node: Option<&Node<'_>>) -> Vec<Former> {
        let items = node.and_then(|node| node.list(&mut self.faults)).unwrap_or_default();
        items.iter().filter_map(|item| Some((id(item, &mut self.faults)?, item.span))).collect()
    }

    /// Reports the former ids that are in use today, or claimed twice.
    pub(super) fn check_former(&mut self, former: &[Former], in_use: impl Fn(&str) -> bool) {
        for (at, (id, span)) in former.iter().enumerate() {
            if in_use(id) {
                self.faults.push(
                    Diagnostic::error(Code::FormerIdInUse, *span, words::former_id_in_use(id))
                        .help(words::a_former_id_is_past()),
                );
            } else if let Some((_, first)) = former[..at].iter().find(|(other, _)| other == id) {
                self.duplicate(*span, id, Some(*first));
            }
        }
    }
}

impl Rubric {
    /// The place of the stage that had this id before.
    #[must_use]
    pub fn former_stage(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.was.iter().any(|was| was == id))
    }

    /// The place of the question that had this id before.
    #[must_use]
    pub fn former_question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.was.iter().any(|was| was == id))
    }
}
