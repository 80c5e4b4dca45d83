//! The stages of a rubric file, and what efforts cost.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::base::source::Span;
use crate::model::text::Text;
use crate::syntax::tree::{Faults, Node, unknown};

use super::Stage;
use super::limits::MAX_WEIGHT;
use super::read::{NONE, Reading, id};
use super::words;

impl Reading {
    /// The stage that a value names.
    pub(super) fn stage_named(&mut self, node: &Node<'_>) -> Option<usize> {
        let text = node.text(&mut self.faults)?;
        let found = self.stages.iter().position(|stage| stage.id == text);
        if found.is_none() {
            let known = self.stages.iter().map(|stage| stage.id.as_str());
            self.faults.push(unknown(Code::UnknownStage, node.span, text, known));
        }
        found
    }

    pub(super) fn stages(&mut self, node: &Node<'_>, is_banded: bool) {
        let Some(items) = node.list(&mut self.faults) else { return };
        let mut spans: Vec<Span> = Vec::new();
        let mut former = Vec::new();
        for item in items {
            let Some(mut fields) = self.part(item, words::write_stage) else {
                // Whatever refers to the stage is not reported as unknown.
                if let Some(id) = item.text(&mut Faults::new()) {
                    let (title, aliases, was) = (Text::Same(id.into()), Vec::new(), Vec::new());
                    let id = id.to_owned();
                    self.stages.push(Stage { id, title, level: None, summary: None, aliases, was });
                    self.from.push((item.span, is_banded.then_some((item.span, item.span, None))));
                    spans.push(item.span);
                }
                continue;
            };
            let id_node = fields.required("id", &mut self.faults);
            let stage_id = id_node.and_then(|node| id(node, &mut self.faults));
            let texts = self.stage_texts(&mut fields, stage_id.clone().unwrap_or_default());
            let was = self.was(fields.optional("was"));
            let from = if is_banded { fields.entry("from") } else { fields.foreign("from") }
                .filter(|entry| !entry.value.is_null())
                .map(|entry| (entry.key_span, entry.value.span, self.coverage(&entry.value)));
            let place = fields.anchor();
            fields.finish(&mut self.faults);
            // A bad id is kept as it is, so that whatever refers to the stage is not reported as unknown.
            let as_written = || id_node.and_then(|node| node.text(&mut Faults::new())).map(str::to_owned);
            let (Some(id_node), Some(stage_id)) = (id_node, stage_id.or_else(as_written)) else { continue };
            if stage_id == NONE {
                self.faults.push(Diagnostic::error(Code::BadId, id_node.span, words::none_is_stage_0()));
                continue;
            }
            if let Some(first) = self.stages.iter().position(|stage| stage.id == stage_id) {
                self.duplicate(id_node.span, &stage_id, spans.get(first).copied());
                continue;
            }
            if let Some((_, span)) = self.base_id.clone().filter(|(base, _)| *base == stage_id) {
                self.duplicate(id_node.span, &stage_id, Some(span));
                continue;
            }
            spans.push(id_node.span);
            self.from.push((place, from));
            self.stages.push(Stage { id: stage_id, was: Self::ids(&was), ..texts });
            former.extend(was);
        }
        let in_use: Vec<String> = self.stages.iter().map(|stage| stage.id.clone()).collect();
        self.check_former(&former, |id| id == NONE || in_use.iter().any(|other| other == id));
        if items.is_empty() {
            self.faults.push(Diagnostic::error(Code::MissingKey, node.anchor, words::no_stages()));
        }
    }

    pub(super) fn efforts(&mut self, node: &Node<'_>) -> Option<[u32; 3]> {
        let mut fields = node.fields(&mut self.faults)?;
        let mut points = [None; 3];
        for (at, key) in ["low", "medium", "high"].into_iter().enumerate() {
            points[at] = fields.required(key, &mut self.faults).and_then(|node| {
                let value = node.decimal(&mut self.faults)?;
                let whole = value
                    .is_integer()
                    .then(|| u32::try_from(value.millionths() / crate::base::number::MILLION).ok())
                    .flatten();
                let points = whole.filter(|points| (1..=1_000_000).contains(points));
                if points.is_none() {
                    self.out_of_range(node, Decimal::ONE, MAX_WEIGHT);
                }
                points
            });
        }
        fields.finish(&mut self.faults);
        Some([points[0]?, points[1]?, points[2]?])
    }
}
