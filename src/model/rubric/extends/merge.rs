//! The tree of a rubric put over that of the one which it extends.
//!
//! Merging goes down to the keys of the rubric, of dimensions, of questions and of the verdict; things with ids are
//! matched by id, and rows of a table by their keys. Everything else is replaced whole. A key without a value takes away
//! what was there.

use std::collections::{HashMap, HashSet};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::syntax::tree::{Entry, Faults, Node, Value};

use super::names::{Names, Parts, scalar, text_of};
use super::words;

/// What is found while two trees are merged.
pub(super) struct Merging {
    /// What the rubric that is extended calls its parts.
    pub(super) names: Names,
    pub(super) faults: Faults,
    pub(super) warnings: Vec<Diagnostic>,
}

/// What a list holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Dimension,
    Question,
}

impl Merging {
    /// The rubric itself.
    pub(super) fn rubric<'s>(&mut self, mut old: Node<'s>, new: &Node<'s>) -> Node<'s> {
        const OWN: [&str; 2] = ["rubric", "version"];
        for key in OWN.into_iter().filter(|key| new.get(key).is_none()) {
            self.faults.push(Diagnostic::error(Code::MissingKey, new.anchor, words::own_key_missing(key)));
        }
        if let Value::Map(entries) = &mut old.value {
            entries.retain(|entry| !["extends", "omit"].contains(&&*entry.key));
        }
        let mut merged = self.map(old, new, |it, old, entry| match &*entry.key {
            "stages" => {
                let fault = Diagnostic::error(Code::BadExtends, entry.key_span, words::stages_stay());
                it.faults.push(fault.help(words::remove_stages()));
                old
            }
            "dimensions" => it.list(old, &entry.value, Kind::Dimension, None),
            "sources" | "crosswalks" | "applies_to" => it.map(old, &entry.value, replaced),
            "verdict" => it.verdict(old, &entry.value),
            "languages" => it.languages(&old, entry),
            _ => entry.value.clone(),
        });
        if let Value::Map(entries) = &mut merged.value {
            entries.retain(|entry| !["extends", "omit"].contains(&&*entry.key));
        }
        merged
    }

    /// Another method has a rule of its own, of which nothing is taken over.
    fn verdict<'s>(&mut self, old: Node<'s>, new: &Node<'s>) -> Node<'s> {
        let method = text_of(new, "method");
        if method.is_some() && method != text_of(&old, "method") {
            return new.clone();
        }
        self.map(old, new, |it, old, entry| match &*entry.key {
            "requires" => it.by_stage(old, &entry.value, replaced),
            _ => entry.value.clone(),
        })
    }

    /// Texts that are taken over are in all languages of their rubric.
    fn languages<'s>(&mut self, old: &Node<'_>, new: &Entry<'s>) -> Node<'s> {
        let given: HashSet<&str> = new.value.items().iter().filter_map(scalar).collect();
        for code in old.items().iter().filter_map(scalar).filter(|code| !given.contains(code)) {
            let message = words::language_lost(code);
            self.faults.push(Diagnostic::error(Code::BadExtends, new.key_span, message));
        }
        new.value.clone()
    }

    fn dimension<'s>(&mut self, old: Node<'s>, new: &Node<'s>) -> Node<'s> {
        let id = text_of(&old, "id").unwrap_or_default().to_owned();
        self.map(old, new, |it, old, entry| match &*entry.key {
            "id" => named(old, entry),
            "stages" => it.by_stage(old, &entry.value, replaced),
            "dimensions" => it.list(old, &entry.value, Kind::Dimension, Some(&id)),
            "questions" => it.list(old, &entry.value, Kind::Question, Some(&id)),
            _ => entry.value.clone(),
        })
    }

    fn question<'s>(&mut self, old: Node<'s>, new: &Node<'s>) -> Node<'s> {
        self.map(old, new, |it, old, entry| match &*entry.key {
            "id" => named(old, entry),
            "targets" => it.by_stage(old, &entry.value, Self::target),
            "target" => it.target(old, entry),
            "refs" => it.map(old, &entry.value, replaced),
            _ => entry.value.clone(),
        })
    }

    /// A target is replaced whole; what held the verdict back and no longer does is worth knowing.
    #[allow(clippy::needless_pass_by_value, reason = "it is one way among others to put two values together")]
    fn target<'s>(&mut self, old: Node<'s>, entry: &Entry<'s>) -> Node<'s> {
        let new = &entry.value;
        let is_on = |node: &Node<'_>, key| {
            let value = node.get(key).map(|entry| &entry.value).filter(|value| !value.is_null());
            value.is_some_and(|value| value.boolean(&mut Faults::new()) != Some(false))
        };
        if !new.is_null() {
            for (key, message, help) in [
                ("gate", words::gate_lost(), words::write_gate_again()),
                ("cap", words::cap_lost(), words::write_cap_again()),
            ] {
                if is_on(&old, key) && new.get(key).is_none() {
                    let warning = Diagnostic::warning(Code::LostGate, entry.key_span, message);
                    self.warnings.push(warning.help(help));
                }
            }
        }
        new.clone()
    }

    /// The rows of a table of stages, some of which may be called by a former id.
    fn by_stage<'s>(
        &mut self,
        old: Node<'s>,
        new: &Node<'s>,
        inside: impl Fn(&mut Self, Node<'s>, &Entry<'s>) -> Node<'s>,
    ) -> Node<'s> {
        let mut new = new.clone();
        if let Value::Map(entries) = &mut new.value {
            for entry in entries {
                if let Some(today) = self.today(&entry.key, entry.key_span, |names| &names.stages) {
                    entry.key = today.into();
                }
            }
        }
        self.map(old, &new, inside)
    }

    /// Today's id of what is called by a former one, with a note.
    pub(super) fn today(&mut self, id: &str, span: Span, of: fn(&Names) -> &Parts) -> Option<String> {
        let today = of(&self.names).today(id)?.to_owned();
        let message = words::called_by_former_id(id, &today);
        self.warnings.push(Diagnostic::warning(Code::FormerId, span, message));
        Some(today)
    }

    /// The entries of two maps: those of both as `inside` puts them together, then the new ones.
    fn map<'s>(
        &mut self,
        old: Node<'s>,
        new: &Node<'s>,
        inside: impl Fn(&mut Self, Node<'s>, &Entry<'s>) -> Node<'s>,
    ) -> Node<'s> {
        // What is of another type is replaced, and its reader says what is wrong with it.
        let (Value::Map(mut entries), Value::Map(_)) = (old.value, &new.value) else { return new.clone() };
        let given = new.entries(&mut self.faults).unwrap_or_default();
        let known: HashMap<String, usize> =
            entries.iter().enumerate().map(|(at, entry)| (entry.key.to_string(), at)).collect();
        for entry in given {
            match known.get(&*entry.key).and_then(|at| entries.get_mut(*at)) {
                Some(old) => {
                    let value = std::mem::replace(&mut old.value, entry.value.clone());
                    let merged =
                        if entry.value.is_null() { entry.value.clone() } else { inside(self, value, entry) };
                    *old = Entry { value: merged, ..entry.clone() };
                }
                None => entries.push(entry.clone()),
            }
        }
        Node { span: new.span, anchor: new.anchor, value: Value::Map(entries) }
    }

    /// The things of two lists: those of both put together in the place of the old one, then the new ones.
    fn list<'s>(&mut self, old: Node<'s>, new: &Node<'s>, kind: Kind, within: Option<&str>) -> Node<'s> {
        let (Value::List(mut things), Value::List(given)) = (old.value, &new.value) else {
            return new.clone();
        };
        let known: HashMap<String, usize> = things
            .iter()
            .enumerate()
            .filter_map(|(at, thing)| Some((text_of(thing, "id")?.to_owned(), at)))
            .collect();
        let mut seen: HashMap<usize, Span> = HashMap::new();
        for thing in given {
            let of: fn(&Names) -> &Parts = match kind {
                Kind::Dimension => |names| &names.dimensions,
                Kind::Question => |names| &names.questions,
            };
            let given = thing.get("id").and_then(|entry| Some((scalar(&entry.value)?, entry.value.span)));
            let Some((id, span)) = given else {
                things.push(thing.clone());
                continue;
            };
            let today = self.today(id, span, of);
            let id = today.as_deref().unwrap_or(id);
            let place = known.get(id).copied();
            if let Some(first) = place.and_then(|at| seen.insert(at, span)) {
                let fault = Diagnostic::error(Code::DuplicateId, span, super::super::words::used_twice(id));
                self.faults.push(fault.related(first, super::super::words::first_given_here()));
            } else if let Some(old) = place.and_then(|at| things.get_mut(at)) {
                let empty = Node { span, anchor: span, value: Value::Null };
                let old_thing = std::mem::replace(old, empty);
                *old = match kind {
                    Kind::Dimension => self.dimension(old_thing, thing),
                    Kind::Question => self.question(old_thing, thing),
                };
            } else if let Some((other, first)) =
                of(&self.names).known.get(id).filter(|(other, _)| other.as_deref() != within)
            {
                let message = match other {
                    Some(other) => words::belongs_elsewhere(id, other),
                    None => words::belongs_to_the_top(id),
                };
                let fault =
                    Diagnostic::error(Code::BadExtends, span, message).related(*first, words::stands_here());
                self.faults.push(fault.help(words::write_it_there()));
            } else {
                things.push(thing.clone());
            }
        }
        Node { span: new.span, anchor: new.anchor, value: Value::List(things) }
    }
}

/// A thing keeps its id, also where it is called by a former one.
fn named<'s>(old: Node<'s>, entry: &Entry<'s>) -> Node<'s> {
    Node { span: entry.value.span, anchor: entry.value.anchor, ..old }
}

/// What is replaced whole.
fn replaced<'s>(_: &mut Merging, _: Node<'s>, entry: &Entry<'s>) -> Node<'s> {
    entry.value.clone()
}
