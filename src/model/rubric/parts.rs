//! The parts of a rubric file that a question or a source is made of.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::syntax::tree::{Faults, Fields, Node, Value, unknown};

use super::read::{Reading, id};
use super::source::date;
use super::target::{Direction, Rule, read_rule};
use super::words;
use super::{AllowNa, AnswerKind, Basis, Choice, Criterion, Effort, Gate, Question, Source, Status};

/// The basis of a target that rests on no source.
const DESIGN_CHOICE: &str = "design-choice";

const KINDS: [(&str, Kind); 6] = [
    ("yes_no", Kind::YesNo),
    ("percent", Kind::Percent),
    ("number", Kind::Number),
    ("ratio", Kind::Ratio),
    ("choice", Kind::Choice),
    ("checklist", Kind::Checklist),
];

/// What the parts of a ratio are, and whether that has fractions.
const PARTS: [(&str, bool); 2] = [("whole", false), ("decimal", true)];

#[derive(Clone, Copy)]
enum Kind {
    YesNo,
    Percent,
    Number,
    Ratio,
    Choice,
    Checklist,
}

impl Reading {
    pub(super) fn sources(&mut self, node: &Node<'_>) {
        let entries = node.entries(&mut self.faults);
        if let (Value::List(items), Some(fault)) = (&node.value, self.faults.last_mut()) {
            let first = items.first().and_then(|item| item.text(&mut Faults::new()));
            fault.help = Some(words::write_source(&quoted(first.unwrap_or("key"))));
        }
        let entries = entries.unwrap_or_default();
        let mut replacements = Vec::new();
        for entry in entries {
            let source_id = self.key_id(entry);
            let Some(mut fields) = entry.value.fields(&mut self.faults) else { continue };
            let cite = fields.optional("cite").and_then(|node| self.text(node));
            let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
            let date = fields.optional("date").and_then(|node| date(node, &mut self.faults));
            let status = fields.required("status", &mut self.faults).and_then(|node| {
                let words = [
                    ("in-force", Status::InForce),
                    ("partly-in-force", Status::PartlyInForce),
                    ("expired", Status::Expired),
                    ("replaced", Status::Replaced),
                    ("concluded", Status::Concluded),
                    ("unverified", Status::Unverified),
                    ("reference", Status::Reference),
                ];
                node.word(&words, Code::UnknownValue, &mut self.faults)
            });
            let note = fields.optional("note").and_then(|node| self.text(node));
            let replaced_by = fields.optional("replaced_by");
            fields.finish(&mut self.faults);
            let (Some(id), Some(title), Some(status)) = (source_id, title, status) else {
                // The key is kept although the source is faulty, so that citations of it are not reported as
                // unknown.
                let title = crate::model::text::Text::Same("".into());
                self.sources.push(Source {
                    id: entry.key.to_string(),
                    cite: None,
                    title,
                    date: None,
                    status: Status::Reference,
                    replaced_by: None,
                    note: None,
                });
                continue;
            };
            replacements.extend(replaced_by.map(|node| (self.sources.len(), node)));
            self.sources.push(Source { id, cite, title, date, status, replaced_by: None, note });
        }
        for (at, node) in replacements {
            self.sources[at].replaced_by = self.source(node);
        }
    }

    pub(super) fn source(&mut self, node: &Node<'_>) -> Option<usize> {
        let text = node.text(&mut self.faults)?;
        let found = self.sources.iter().position(|source| source.id == text);
        if found.is_none() {
            let known = self.sources.iter().map(|source| source.id.as_str());
            let fault = unknown(Code::UnknownSource, node.span, text, known);
            let is_word = text == DESIGN_CHOICE;
            self.faults.push(if is_word { fault.help(words::design_choice_is_no_source()) } else { fault });
        }
        found
    }

    pub(super) fn source_list(&mut self, node: &Node<'_>) -> Vec<usize> {
        let items = node.list(&mut self.faults);
        if let (Value::Scalar(text, _), Some(fault)) = (&node.value, self.faults.last_mut())
            && text == DESIGN_CHOICE
        {
            fault.help = Some(words::design_choice_is_no_source());
        }
        items.unwrap_or_default().iter().filter_map(|item| self.source(item)).collect()
    }

    pub(super) fn question(&mut self, node: &Node<'_>, dimension: usize) {
        let Some(mut fields) = self.part(node, words::write_question) else { return };
        let id_node = fields.required("id", &mut self.faults);
        let question_id = id_node.and_then(|node| id(node, &mut self.faults));
        match (id_node, &question_id) {
            (Some(node), Some(id)) => self.claim_question(node, id),
            (Some(node), None) => self.note_question(node),
            (None, _) => {}
        }
        let title = fields.optional("title").and_then(|node| self.text(node));
        let was = self.was(fields.optional("was"));
        let ask = fields.required("ask", &mut self.faults).and_then(|node| self.by_kind(node));
        let kind = fields
            .required("answer", &mut self.faults)
            .and_then(|node| node.word(&KINDS, Code::UnknownValue, &mut self.faults));
        let answer = kind.and_then(|kind| self.answer_kind(kind, &mut fields));
        let weight = fields.optional("weight").map_or(Some(Decimal::ONE), |node| self.weight(node));
        let start = self.criteria.len();
        let duty = fields.optional("duty");
        let duty_given = duty.is_some();
        let duty = duty.and_then(|node| self.duty_of_question(node, answer.as_ref()));
        let weight = weight.unwrap_or(Decimal::ONE);
        self.all_targets(&mut fields, answer.as_ref(), (weight, duty_given), dimension);
        let plausible = self.plausible_of(&mut fields, answer.as_ref());
        let allow_na = fields.optional("allow_na").and_then(|node| self.allow_na(node)).unwrap_or_default();
        let mut text = |key| fields.optional(key).and_then(|node| self.text(node));
        let (evidence, why) = (text("evidence"), text("why"));
        let mut by_kind = |key| fields.optional(key).and_then(|node| self.by_kind(node));
        let (recommend, owner, with) = (by_kind("recommend"), by_kind("owner"), by_kind("with"));
        let effort = fields.optional("effort").and_then(|node| {
            let words = [("low", Effort::Low), ("medium", Effort::Medium), ("high", Effort::High)];
            node.word(&words, Code::UnknownValue, &mut self.faults)
        });
        let sources = fields.optional("sources").map(|node| self.source_list(node)).unwrap_or_default();
        let refs = self.refs(fields.optional("refs"));
        let after = self.after(&mut fields);
        if kind.is_some() {
            fields.finish(&mut self.faults);
        }
        let former = Self::ids(&was);
        self.former_questions.extend(was);
        let (Some(id), Some(ask), Some(answer)) = (question_id, ask, answer) else {
            self.criteria.truncate(start);
            return;
        };
        let criteria = start..self.criteria.len();
        if !after.is_empty() {
            self.after_named.push((self.questions.len(), after));
        }
        self.questions.push(Question {
            id,
            title,
            dimension,
            ask,
            answer,
            criteria,
            allow_na,
            evidence,
            why,
            recommend,
            effort,
            owner,
            with,
            duty,
            plausible,
            was: former,
            refs,
            after: Vec::new(),
            sources,
        });
    }

    fn answer_kind(&mut self, kind: Kind, fields: &mut Fields<'_, '_>) -> Option<AnswerKind> {
        match kind {
            Kind::YesNo => Some(AnswerKind::YesNo),
            Kind::Percent => {
                let range = fields
                    .optional("range")
                    .map_or(Some((Decimal::ZERO, Decimal::HUNDRED)), |node| self.range(node));
                range.map(|range| AnswerKind::Percent { range })
            }
            Kind::Number => {
                let unit = fields.optional("unit").and_then(|node| self.text(node));
                let integer = fields
                    .optional("integer")
                    .and_then(|node| node.boolean(&mut self.faults))
                    .unwrap_or(false);
                let range = fields
                    .optional("range")
                    .map_or(Some((Decimal::MIN, Decimal::MAX)), |node| self.range(node));
                range.map(|range| AnswerKind::Number { range, integer, unit })
            }
            Kind::Ratio => {
                let of = fields.optional("of").and_then(|node| self.text(node));
                let total = fields.optional("total").and_then(|node| self.text(node));
                let parts = fields.optional("parts").filter(|node| !node.is_null());
                let decimal = parts.and_then(|node| node.word(&PARTS, Code::UnknownValue, &mut self.faults));
                Some(AnswerKind::Ratio { of, total, decimal: decimal.unwrap_or(false) })
            }
            Kind::Choice => {
                let node = fields.required("options", &mut self.faults)?;
                let (options, valued) = self.choices(node, "value")?;
                if valued
                    && let Some(at) =
                        (1..options.len()).find(|&at| options[at].value <= options[at - 1].value)
                {
                    let option = &options[at].id;
                    self.faults.push(
                        Diagnostic::error(Code::BadTarget, node.anchor, words::option_not_above(option))
                            .help(words::lowest_first()),
                    );
                    return None;
                }
                Some(AnswerKind::Choice { options, valued })
            }
            Kind::Checklist => {
                let node = fields.required("items", &mut self.faults)?;
                self.choices(node, "points").map(|(items, _)| AnswerKind::Checklist { items })
            }
        }
    }

    fn range(&mut self, node: &Node<'_>) -> Option<(Decimal, Decimal)> {
        let items = node.list(&mut self.faults)?;
        let [least, most] = items else {
            self.faults.push(Diagnostic::error(Code::WrongType, node.anchor, words::range_of_numbers()));
            return None;
        };
        let (low, high) = (least.decimal(&mut self.faults)?, most.decimal(&mut self.faults)?);
        if low >= high {
            self.faults.push(Diagnostic::error(
                Code::OutOfRange,
                most.span,
                words::range_ends_before_begins(),
            ));
            return None;
        }
        Some((low, high))
    }

    /// Options or items, and whether they carry numbers: all of them or none.
    ///
    /// Nothing after a fault: with one of them missing, what the targets say about them would seem wrong too.
    fn choices(&mut self, node: &Node<'_>, number: &'static str) -> Option<(Vec<Choice>, bool)> {
        let items = node.list(&mut self.faults);
        if let (Value::Map(entries), Some(fault)) = (&node.value, self.faults.last_mut()) {
            let first = entries.first();
            let title =
                first.map(|entry| if let Value::Scalar(text, _) = &entry.value.value { text } else { "…" });
            let id = first.map_or("a", |entry| &entry.key);
            fault.help = Some(words::write_choices(&quoted(id), &quoted(title.unwrap_or("A"))));
        }
        let items = items?;
        let mut choices: Vec<(Choice, crate::base::source::Span)> = Vec::new();
        let mut former = Vec::new();
        let mut numbered = 0;
        let before = self.faults.len();
        for item in items {
            let Some(mut fields) = self.part(item, words::write_choice) else { continue };
            let id_node = fields.required("id", &mut self.faults);
            let choice_id = id_node.and_then(|node| id(node, &mut self.faults));
            let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
            let was = self.was(fields.optional("was"));
            // What to do about an item that is missing; an option is no gap of its own.
            let is_item = number == "points";
            let recommend =
                is_item.then(|| fields.optional("recommend")).flatten().and_then(|node| self.by_kind(node));
            let value = fields
                .optional(number)
                .map(|node| if is_item { self.weight(node) } else { node.decimal(&mut self.faults) });
            fields.finish(&mut self.faults);
            numbered += usize::from(value.is_some());
            let (Some(id_node), Some(id), Some(title)) = (id_node, choice_id, title) else { continue };
            if let Some((_, first)) = choices.iter().find(|(choice, _)| choice.id == id) {
                let first = *first;
                self.duplicate(id_node.span, &id, Some(first));
                continue;
            }
            let place = if is_item { Decimal::ONE } else { Decimal::from_count(choices.len()) };
            let value = value.flatten().unwrap_or(place);
            choices.push((Choice { id, title, value, recommend, was: Self::ids(&was) }, id_node.span));
            former.extend(was);
        }
        if items.is_empty() {
            self.faults.push(Diagnostic::error(Code::MissingKey, node.anchor, words::list_empty()));
            return None;
        }
        self.check_former(&former, |id| choices.iter().any(|(choice, _)| choice.id == id));
        if numbered != 0 && numbered != items.len() {
            self.faults.push(
                Diagnostic::error(Code::MissingKey, node.anchor, words::only_some_carry(number))
                    .help(words::all_or_none()),
            );
        }
        let choices = choices.into_iter().map(|(choice, _)| choice).collect();
        (self.faults.len() == before).then_some((choices, numbered != 0))
    }

    /// The `targets` of a question by stage, or in a banded rubric its one `target`.
    fn all_targets(
        &mut self,
        fields: &mut Fields<'_, '_>,
        kind: Option<&AnswerKind>,
        (weight, is_duty): (Decimal, bool),
        dimension: usize,
    ) {
        // What is asked because it is a duty need not be scored.
        if is_duty && ["targets", "target"].into_iter().all(|key| fields.entry(key).is_none()) {
            return;
        }
        if self.method != Some("banded") {
            if let Some(entry) = fields.foreign("target") {
                // While the method is unknown, it is also unknown which keys belong to it.
                if self.method.is_some() {
                    self.wrong_method(entry.key_span, "target", "banded");
                }
                fields.entry("targets");
            } else if let (Some(targets), Some(kind)) = (fields.required("targets", &mut self.faults), kind) {
                self.targets(targets, kind, weight, dimension);
            }
        } else if let Some(entry) = fields.foreign("targets") {
            self.faults.push(
                Diagnostic::error(Code::WrongMethod, entry.key_span, words::banded_has_one_target())
                    .help(words::write_one_target()),
            );
            fields.entry("target");
        } else if let (Some(target), Some(kind)) = (fields.required("target", &mut self.faults), kind)
            && let Some(criterion) = self.target(target, kind, weight)
        {
            self.criteria.push(Criterion { question: self.questions.len(), dimension, ..criterion });
        }
    }

    fn targets(&mut self, node: &Node<'_>, kind: &AnswerKind, weight: Decimal, dimension: usize) {
        let question = self.questions.len();
        let mut targets: Vec<(Criterion, &Node<'_>)> = Vec::new();
        let entries = node.entries(&mut self.faults);
        if let (Value::Scalar(text, _), Some(fault), Some(stage)) =
            (&node.value, self.faults.last_mut(), self.stages.first())
        {
            fault.help = Some(words::targets_by_stage(&stage.id, &quoted(text)));
        }
        for entry in entries.unwrap_or_default() {
            let Some(column) = self.stage(entry) else { continue };
            let criterion = self.target(&entry.value, kind, weight);
            targets.extend(
                criterion
                    .map(|criterion| (Criterion { question, dimension, column, ..criterion }, &entry.value)),
            );
        }
        if matches!(&node.value, Value::Map(entries) if entries.is_empty()) {
            self.faults.push(Diagnostic::error(Code::MissingKey, node.anchor, words::no_target()));
        }
        targets.sort_by_key(|(criterion, _)| criterion.column);
        for pair in targets.windows(2) {
            let [(earlier, earlier_node), (later, later_node)] = pair else { continue };
            check_order(earlier_node, earlier.rule, later_node, later.rule, &mut self.faults);
        }
        self.criteria.extend(targets.into_iter().map(|(criterion, _)| criterion));
    }

    fn target(&mut self, node: &Node<'_>, kind: &AnswerKind, weight: Decimal) -> Option<Criterion> {
        let plain = |rule| Criterion {
            question: 0,
            dimension: 0,
            column: 0,
            rule,
            weight,
            gate: None,
            cap: None,
            duty: None,
            basis: None,
            note: None,
        };
        if !matches!(node.value, Value::Map(_)) {
            return read_rule(node, None, kind, &mut self.faults).map(plain);
        }
        let mut fields = node.fields(&mut self.faults)?;
        let rule = read_rule(node, Some(&mut fields), kind, &mut self.faults);
        let gate_node = self.of_method(&mut fields, "gate", "staged");
        let gate = gate_node.and_then(|node| self.gate(node));
        if let (Some(Gate::Partial), Some(rule), Some(node)) = (gate, rule, gate_node)
            && !matches!(rule.credit, super::Credit::Half(_))
        {
            self.faults.push(Diagnostic::error(
                Code::BadTarget,
                node.span,
                words::partial_gate_needs_partial(),
            ));
        }
        let cap = self.of_method(&mut fields, "cap", "banded").and_then(|node| self.stage_number(node));
        let is_banded = self.method == Some("banded");
        let own_weight = if is_banded { fields.foreign("weight") } else { fields.entry("weight") };
        let own_weight = own_weight.filter(|entry| !entry.value.is_null());
        if let (Some(entry), true) = (own_weight, is_banded) {
            self.faults.push(Diagnostic::error(Code::WrongMethod, entry.key_span, words::banded_weight()));
        }
        let own_weight = own_weight.and_then(|entry| self.weight(&entry.value));
        let duty = self.duty_of_target(&mut fields);
        let basis = fields.optional("basis").and_then(|node| self.basis(node));
        let note = fields.optional("note").and_then(|node| self.text(node));
        fields.finish(&mut self.faults);
        let weight = own_weight.unwrap_or(weight);
        rule.map(|rule| Criterion { weight, gate, cap, duty, basis, note, ..plain(rule) })
    }

    fn gate(&mut self, node: &Node<'_>) -> Option<Gate> {
        if matches!(&node.value, Value::Scalar(text, _) if text == "partial") {
            return Some(Gate::Partial);
        }
        self.flag(node, words::gate_is_true_or_partial)?.then_some(Gate::Full)
    }

    fn allow_na(&mut self, node: &Node<'_>) -> Option<AllowNa> {
        if matches!(&node.value, Value::Scalar(text, _) if text == "met") {
            return Some(AllowNa::Met);
        }
        let is_allowed = self.flag(node, words::allow_na_is_true_or_met)?;
        Some(if is_allowed { AllowNa::Leaves } else { AllowNa::No })
    }

    /// Yes or no, where another word is possible too.
    fn flag(&mut self, node: &Node<'_>, fault: fn(&Message) -> Message) -> Option<bool> {
        let flag = node.boolean(&mut Faults::new());
        if flag.is_none() {
            let found = node.kind();
            self.faults.push(Diagnostic::error(Code::UnknownValue, node.span, fault(&found)));
        }
        flag
    }

    fn basis(&mut self, node: &Node<'_>) -> Option<Basis> {
        if let Value::List(_) = node.value {
            return Some(Basis::Sources(self.source_list(node)));
        }
        let text = node.text(&mut self.faults)?;
        if text == DESIGN_CHOICE {
            return Some(Basis::DesignChoice);
        }
        let fault = unknown(Code::UnknownValue, node.span, text, [DESIGN_CHOICE]);
        let is_source = self.sources.iter().any(|source| source.id == text);
        self.faults.push(if is_source { fault.help(words::sources_in_brackets(text)) } else { fault });
        None
    }
}

/// Targets point one way, and never get easier as stages rise.
fn check_order(
    earlier_node: &Node<'_>,
    earlier: Rule,
    later_node: &Node<'_>,
    later: Rule,
    faults: &mut Faults,
) {
    let place = |node: &Node<'_>| if matches!(node.value, Value::Map(_)) { node.anchor } else { node.span };
    let at = |message| {
        Diagnostic::error(Code::EasierLaterStage, place(later_node), message)
            .related(place(earlier_node), words::earlier_stage())
    };
    if earlier.direction != later.direction {
        let yes_no = earlier.full == Decimal::ONE && later.full == Decimal::ZERO
            || earlier.direction == Direction::AtMost && later.full == Decimal::ONE;
        faults.push(at(if yes_no { words::contradicts_earlier() } else { words::directions_differ() }));
    } else if later.is_easier_than(&earlier) {
        faults.push(at(words::easier_than_earlier()));
    }
}
