//! Who answers what: kinds of agency, and what each is not asked.
//!
//! A question that a kind is not asked is *out of scope*: it leaves every mean, as if the rubric did not have it.
//! That is not "not applicable", which an agency claims for itself and has to give a reason for.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::model::text::Text;
use crate::syntax::tree::{Node, is_one_of, unknown};

use super::read::Reading;
use super::words;

/// A kind of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgencyKind {
    /// A ministry or ministry-level agency.
    Ministry,
    /// A province or a city under central authority.
    Province,
    /// A department of a province (sở).
    Department,
    /// A commune, a ward or a special zone.
    Commune,
}

impl AgencyKind {
    /// Every kind with its name in files.
    pub const ALL: [(&str, Self); 4] = [
        ("ministry", Self::Ministry),
        ("province", Self::Province),
        ("department", Self::Department),
        ("commune", Self::Commune),
    ];

    /// What else agencies of a kind are called.
    const MEANT: [(&str, Self); 18] = [
        ("bộ", Self::Ministry),
        ("bộ, ngành", Self::Ministry),
        ("cơ quan ngang bộ", Self::Ministry),
        ("tỉnh", Self::Province),
        ("thành phố", Self::Province),
        ("tỉnh, thành phố", Self::Province),
        ("cấp tỉnh", Self::Province),
        ("city", Self::Province),
        ("sở", Self::Department),
        ("sở, ngành", Self::Department),
        ("sở, ban, ngành", Self::Department),
        ("xã", Self::Commune),
        ("phường", Self::Commune),
        ("đặc khu", Self::Commune),
        ("xã, phường", Self::Commune),
        ("xã, phường, đặc khu", Self::Commune),
        ("cấp xã", Self::Commune),
        ("ward", Self::Commune),
    ];

    /// Every word for a kind: its name in files, and what else agencies of the kind are called, in small letters.
    pub fn words() -> impl Iterator<Item = (&'static str, Self)> {
        Self::ALL.into_iter().chain(Self::MEANT)
    }

    /// The kind that a word in small letters stands for.
    #[must_use]
    pub fn called(word: &str) -> Option<Self> {
        Self::words().find(|(known, _)| *known == word).map(|(_, kind)| kind)
    }

    /// The fault of a word that is no name of a kind, with the one that was meant.
    #[must_use]
    pub fn unknown(word: &str, span: Span) -> Diagnostic {
        let fault = unknown(Code::UnknownValue, span, word, Self::ALL.iter().map(|(name, _)| *name));
        match Self::MEANT.iter().find(|(name, _)| is_one_of(word.trim(), &[name])) {
            Some((_, kind)) => fault.help(words::did_you_mean_kind(kind.as_str())),
            None => fault,
        }
    }

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// What agencies of a kind are not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scope {
    /// The kind.
    pub kind: AgencyKind,
    /// How high their verdict can go, if not as high as the stages.
    pub limit: Option<Limit>,
    /// The reasons, each once.
    pub reasons: Vec<Text>,
    /// For each question of the rubric the place of the reason why it is not asked; `None` if it is.
    pub out: Vec<Option<usize>>,
}

impl Scope {
    /// Why a question is not asked; `None` if it is.
    #[must_use]
    pub fn reason(&self, question: usize) -> Option<&Text> {
        self.reasons.get((*self.out.get(question)?)?)
    }
}

/// The highest stage that agencies of a kind can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The place of the stage.
    pub stage: usize,
    /// Why what is left cannot support a higher one.
    pub because: Text,
}

impl Reading {
    /// Reads `applies_to`; stages and questions are read before it.
    pub(super) fn scopes(&mut self, node: &Node<'_>, questions: &HashMap<String, usize>) -> Vec<Scope> {
        let mut scopes = Vec::new();
        for entry in node.entries(&mut self.faults).unwrap_or_default() {
            let found = AgencyKind::ALL.iter().find(|(name, _)| *name == entry.key);
            let Some((_, kind)) = found else {
                self.faults.push(AgencyKind::unknown(&entry.key, entry.key_span));
                continue;
            };
            scopes.extend(self.scope(&entry.value, *kind, questions));
        }
        scopes
    }

    fn scope(
        &mut self,
        node: &Node<'_>,
        kind: AgencyKind,
        questions: &HashMap<String, usize>,
    ) -> Option<Scope> {
        let mut fields = node.fields(&mut self.faults)?;
        let stage = fields.entry("highest_stage").filter(|entry| !entry.value.is_null());
        let because = fields.optional("because");
        let limit = match (stage.map(|entry| self.of_claiming(entry)), because) {
            (Some(Some(node)), Some(text)) => self.stage_named(node).zip(self.text(text)),
            (Some(Some(node)), None) => {
                self.faults.push(
                    Diagnostic::error(Code::MissingKey, node.anchor, words::because_missing())
                        .help(words::say_why_no_higher()),
                );
                None
            }
            (None, Some(text)) => {
                self.faults.push(Diagnostic::error(
                    Code::MissingKey,
                    text.anchor,
                    words::highest_stage_missing(),
                ));
                None
            }
            (Some(None), _) | (None, None) => None,
        };
        let mut scope = Scope {
            kind,
            limit: limit.map(|(stage, because)| Limit { stage, because }),
            reasons: Vec::new(),
            out: vec![None; self.questions.len()],
        };
        let groups = fields.optional("not_asked").and_then(|node| node.list(&mut self.faults));
        for group in groups.unwrap_or_default() {
            let Some(mut fields) = group.fields(&mut self.faults) else { continue };
            let names = fields.required("questions", &mut self.faults);
            let reason = fields.required("reason", &mut self.faults).and_then(|node| self.text(node));
            fields.finish(&mut self.faults);
            let names = names.and_then(|node| node.list(&mut self.faults)).unwrap_or_default();
            for name in names {
                let Some(text) = name.text(&mut self.faults) else { continue };
                let Some(&at) = questions.get(text) else {
                    if self.is_claimed(text) {
                        // The question exists, and its own fault has been reported.
                        continue;
                    }
                    let known = self.questions.iter().map(|question| question.id.as_str());
                    self.faults.push(unknown(Code::UnknownQuestion, name.span, text, known));
                    continue;
                };
                if scope.out[at].is_some() {
                    self.duplicate(name.span, text, None);
                }
                scope.out[at] = Some(scope.reasons.len());
            }
            scope.reasons.extend(reason);
        }
        fields.finish(&mut self.faults);
        Some(scope)
    }
}
