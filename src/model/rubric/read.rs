//! Tree → [`Rubric`], with everything that is wrong with it.
//!
//! The format is that of the rubric specification, section 2. The parts of a question and of the bibliography
//! are read in [`super::parts`], targets in [`super::target`].

use std::collections::HashMap;

use semver::Version;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::geometric::{MAX_POWER, whole_weights};
use crate::base::lang::{Lang, Message};
use crate::base::number::{Decimal, Ppm};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::base::weight::{MAX_SUM, whole};
use crate::model::text::{Text, is_language_code};
use crate::syntax::tree::{Entry, Faults, Fields, Node, Value, nfc, unknown};

use super::words;
use super::{
    Aggregate, Cell, Criterion, Crosswalk, Dimension, Method, Question, Rubric, Scale, Source, Stage,
};

/// A lower bound: where its key and its value stand, and the value if it can be read.
pub(super) type Bound = (Span, Span, Option<Ppm>);

/// A former id and where it is given.
pub(super) type Former = (String, Span);

/// What has been read so far, for the parts that come later.
pub(super) struct Reading {
    pub(super) faults: Faults,
    /// The codes of the languages.
    pub(super) languages: Vec<String>,
    pub(super) stages: Vec<Stage>,
    pub(super) sources: Vec<Source>,
    pub(super) dimensions: Vec<Dimension>,
    pub(super) questions: Vec<Question>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) crosswalks: Vec<Crosswalk>,
    /// The former ids of questions and of dimensions.
    pub(super) former_questions: Vec<Former>,
    former_dimensions: Vec<Former>,
    /// The questions that come after others, by place, and the ids of those.
    pub(super) after_named: Vec<(usize, super::after::Named)>,
    /// Where each question id was given.
    question_spans: HashMap<String, Span>,
    dimension_spans: Vec<Span>,
    /// The method, once it is known.
    pub(super) method: Option<&'static str>,
    /// The scale of thresholds.
    pub(super) scale: Option<Scale>,
    /// The id of the base, and where it is given.
    pub(super) base_id: Option<(String, Span)>,
    /// Where each stage stands and, if it has one, its lower bound with its places.
    pub(super) from: Vec<(Span, Option<Bound>)>,
}

/// Reads a rubric.
///
/// # Errors
/// Every fault of the file, in the order of the file.
pub fn read(root: &Node<'_>) -> Result<Rubric, Faults> {
    let mut reading = Reading {
        faults: Vec::new(),
        languages: Lang::ALL.map(|lang| lang.code().to_owned()).into(),
        stages: Vec::new(),
        sources: Vec::new(),
        dimensions: Vec::new(),
        questions: Vec::new(),
        criteria: Vec::new(),
        crosswalks: Vec::new(),
        former_questions: Vec::new(),
        former_dimensions: Vec::new(),
        after_named: Vec::new(),
        question_spans: HashMap::new(),
        dimension_spans: Vec::new(),
        method: None,
        scale: None,
        base_id: None,
        from: Vec::new(),
    };
    let rubric = reading.rubric(root);
    match rubric {
        Some(rubric) if reading.faults.is_empty() => Ok(rubric),
        _ => Err(reading.faults),
    }
}

/// An id: letters, digits, `-`, `_` and `.`, beginning with a letter or a digit.
///
/// Kebab-case is a matter of style, which the reader leaves alone.
pub fn id(node: &Node<'_>, faults: &mut Faults) -> Option<String> {
    check_id(node.text(faults)?, node.span, faults)
}

/// Whether a text is an id: letters and digits of ASCII, `-`, `_` and `.`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn check_id(text: &str, span: Span, faults: &mut Faults) -> Option<String> {
    let fits = is_id(text);
    if !fits {
        let quote = quoted(text);
        faults.push(Diagnostic::error(Code::BadId, span, words::not_id(&quote)).help(words::what_an_id_is()));
    }
    fits.then(|| text.to_owned())
}

impl Reading {
    fn rubric(&mut self, root: &Node<'_>) -> Option<Rubric> {
        if let Some(fault) = super::limits::exceeded(root) {
            self.faults.push(fault);
            return None;
        }
        // Both are gone once a rubric is put over the one that it extends.
        let [extends, omit] =
            ["extends", "omit"].map(|key| root.get(key).filter(|entry| !entry.value.is_null()));
        if let Some(entry) = extends.or(omit) {
            let message = if extends.is_some() { words::read_alone() } else { words::omit_needs_extends() };
            self.faults.push(Diagnostic::error(Code::BadExtends, entry.key_span, message));
            return None;
        }
        let mut fields = root.fields(&mut self.faults)?;
        let rubric_id =
            fields.required("rubric", &mut self.faults).and_then(|node| id(node, &mut self.faults));
        fields.entry("extends");
        fields.entry("omit");
        let version = fields.required("version", &mut self.faults).and_then(|node| self.version(node));
        if let Some(node) = fields.required("languages", &mut self.faults) {
            self.languages(node);
        }
        let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
        let summary = fields.optional("summary").and_then(|node| self.text(node));
        let ids = [("external", true)];
        let ids = fields.optional("ids").and_then(|it| it.word(&ids, Code::UnknownValue, &mut self.faults));
        let effort_points = fields.optional("efforts").map_or(Some([1, 3, 8]), |node| self.efforts(node));
        if let Some(node) = fields.optional("sources") {
            self.sources(node);
        }
        self.scale = fields.optional("scale").and_then(|node| self.scale(node));
        let base_entry = fields.entry("base").filter(|entry| !entry.value.is_null());
        let base = base_entry.and_then(|entry| self.base(&entry.value));
        self.base_id = base.as_ref().map(|(base, span)| (base.stage.id.clone(), *span));
        if let Some(node) = fields.optional("crosswalks") {
            self.crosswalks(node);
        }
        if let Some(node) = fields.required("stages", &mut self.faults) {
            let method = root.get("verdict").and_then(|entry| entry.value.get("method"));
            let is_banded =
                |entry: &Entry<'_>| matches!(&entry.value.value, Value::Scalar(text, _) if text == "banded");
            self.stages(node, method.is_some_and(is_banded));
        }
        let rule = fields.required("verdict", &mut self.faults);
        let verdict = rule.and_then(|node| self.verdict(node));
        // A stage that nobody is given needs no name.
        base_entry.and_then(|entry| self.of_claiming(entry));
        if let Some(node) = fields.required("dimensions", &mut self.faults) {
            self.dimensions(node, None, 0);
            let former = std::mem::take(&mut self.former_dimensions);
            let in_use: Vec<String> = self.dimensions.iter().map(|dimension| dimension.id.clone()).collect();
            self.check_former(&former, |id| in_use.iter().any(|other| other == id));
            self.check_weights(node.anchor);
            self.check_after();
        }
        if let (Some(node), Some((Method::Banded { aggregate: Aggregate::Geometric, .. }, _))) =
            (rule, &verdict)
        {
            let top = self.dimensions.iter().filter(|dimension| dimension.parent.is_none());
            let weights: Vec<Decimal> = top.map(|dimension| dimension.weight).collect();
            self.check_powers(&weights, node.anchor);
        }
        let places = self.questions.iter().enumerate().map(|(at, question)| (question.id.clone(), at));
        let questions_by_id: HashMap<String, usize> = places.collect();
        let scopes = fields.optional("applies_to").map(|node| self.scopes(node, &questions_by_id));
        let consistency = fields.optional("consistency").map(|node| self.consistency(node));
        fields.finish(&mut self.faults);
        let former = std::mem::take(&mut self.former_questions);
        self.check_former(&former, |id| questions_by_id.contains_key(id));
        let (method, unanswered) = verdict?;
        Some(Rubric {
            id: rubric_id?,
            version: version?,
            title: title?,
            summary,
            has_external_ids: ids.unwrap_or(false),
            languages: self.languages.iter().filter_map(|code| Lang::from_code(code)).collect(),
            language_codes: std::mem::take(&mut self.languages),
            sources: std::mem::take(&mut self.sources),
            stages: std::mem::take(&mut self.stages),
            base: base.map(|(base, _)| base),
            scale: self.scale,
            method,
            unanswered,
            effort_points: effort_points?,
            dimensions: std::mem::take(&mut self.dimensions),
            questions: std::mem::take(&mut self.questions),
            criteria: std::mem::take(&mut self.criteria),
            scopes: scopes.unwrap_or_default(),
            consistency: consistency.unwrap_or_default(),
            crosswalks: std::mem::take(&mut self.crosswalks),
            extends: Vec::new(),
            origin: None,
            questions_by_id,
        })
    }

    /// The keys of a part that is a map; of one that is a bare word, `example` shows the map to write.
    pub(super) fn part<'t, 's>(
        &mut self,
        node: &'t Node<'s>,
        example: fn(&str, &str) -> Message,
    ) -> Option<Fields<'t, 's>> {
        let fields = node.fields(&mut self.faults);
        if let (Value::Scalar(text, _), Some(fault)) = (&node.value, self.faults.last_mut()) {
            let fits = check_id(text, node.span, &mut Faults::new()).is_some();
            let id = if fits { quoted(text) } else { "an-id".to_owned() };
            let title = if fits { capital(text) } else { text.replace(['"', '\\'], "") };
            fault.help = Some(example(&id, &quoted(&title)));
        }
        fields
    }

    pub(super) fn text(&mut self, node: &Node<'_>) -> Option<Text> {
        Text::read(node, &self.languages, &mut self.faults)
    }

    fn version(&mut self, node: &Node<'_>) -> Option<Version> {
        let text = node.text(&mut self.faults)?;
        Version::parse(text)
            .map_err(|_| {
                let quote = quoted(text);
                self.faults.push(
                    Diagnostic::error(Code::VersionNotSemver, node.span, words::not_version(&quote))
                        .help(words::write_version()),
                );
            })
            .ok()
    }

    fn languages(&mut self, node: &Node<'_>) {
        let Some(items) = node.list(&mut self.faults) else { return };
        let mut languages: Vec<String> = Vec::new();
        for item in items {
            let Some(code) = item.text(&mut self.faults) else { continue };
            if !is_language_code(code) {
                let known = Lang::ALL.map(Lang::code);
                self.faults.push(
                    unknown(Code::UnknownValue, item.span, code, known).help(words::write_language_code()),
                );
            } else if languages.iter().any(|known| known == code) {
                self.duplicate(item.span, code, None);
            } else {
                languages.push(code.to_owned());
            }
        }
        if items.is_empty() {
            self.faults.push(Diagnostic::error(Code::MissingKey, node.anchor, words::list_languages_empty()));
        }
        if !languages.is_empty() {
            self.languages = languages;
        }
    }

    fn dimensions(&mut self, node: &Node<'_>, parent: Option<usize>, depth: usize) {
        let Some(items) = node.list(&mut self.faults) else { return };
        for item in items {
            self.dimension(item, parent, depth);
        }
        if items.is_empty() {
            self.faults.push(Diagnostic::error(
                Code::DimensionContent,
                node.anchor,
                words::list_dimensions_empty(),
            ));
        }
    }

    fn dimension(&mut self, node: &Node<'_>, parent: Option<usize>, depth: usize) {
        let Some(mut fields) = self.part(node, words::write_dimension) else { return };
        let id_node = fields.required("id", &mut self.faults);
        let dimension_id = id_node.and_then(|node| id(node, &mut self.faults));
        let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
        let summary = fields.optional("summary").and_then(|node| self.text(node));
        let weight = fields.optional("weight").map_or(Some(Decimal::ONE), |node| self.weight(node));
        let aliases = self.aliases(fields.optional("aliases"));
        let was = self.was(fields.optional("was"));
        let aggregate = self.aggregate(&mut fields);
        let cells = self.cells(fields.optional("stages"));
        let (children, questions) = (fields.entry("dimensions"), fields.entry("questions"));
        let anchor = fields.anchor();
        fields.finish(&mut self.faults);
        if let (Some(id_node), Some(dimension_id)) = (id_node, &dimension_id)
            && let Some(first) = self.dimensions.iter().position(|other| other.id == *dimension_id)
        {
            self.duplicate(id_node.span, dimension_id, self.dimension_spans.get(first).copied());
        }
        let at = self.dimensions.len();
        let start = self.questions.len();
        self.dimension_spans.push(id_node.map_or(anchor, |node| node.span));
        let id = dimension_id.unwrap_or_default();
        let title = title.unwrap_or_else(|| Text::Same(id.as_str().into()));
        self.dimensions.push(Dimension {
            id,
            title,
            summary,
            parent,
            depth,
            cells,
            aliases,
            was: Self::ids(&was),
            weight: weight.unwrap_or(Decimal::ONE),
            aggregate: aggregate.unwrap_or_default(),
            questions: start..start,
        });
        self.former_dimensions.extend(was);
        let first_criterion = self.criteria.len();
        match (children, questions) {
            (Some(children), None) => self.dimensions(&children.value, Some(at), depth + 1),
            (None, Some(questions)) => {
                self.questions(&questions.value, at);
                self.dimensions[at].questions = start..self.questions.len();
            }
            (None, None) => self.faults.push(Diagnostic::error(
                Code::DimensionContent,
                anchor,
                words::dimension_holds_nothing(),
            )),
            (Some(_), Some(questions)) => self.faults.push(
                Diagnostic::error(Code::DimensionContent, questions.key_span, words::dimension_holds_both())
                    .help(words::move_questions()),
            ),
        }
        if aggregate == Some(Aggregate::Geometric) {
            let own = self.criteria[first_criterion..].iter().filter(|criterion| criterion.dimension == at);
            let children = self.dimensions[at..].iter().filter(|child| child.parent == Some(at));
            let weights = own.map(|criterion| criterion.weight).chain(children.map(|child| child.weight));
            let weights: Vec<Decimal> = weights.collect();
            self.check_powers(&weights, anchor);
        }
    }

    /// The weights of a geometric mean are powers, which have to stay small.
    pub(super) fn check_powers(&mut self, weights: &[Decimal], place: Span) {
        if whole_weights(weights).is_none() {
            self.faults.push(
                Diagnostic::error(Code::OutOfRange, place, words::weights_too_fine(MAX_POWER))
                    .help(words::use_rounder_weights()),
            );
        }
    }

    /// The weights of means are whole numbers when they are added up, and their sum has to stay in range.
    fn check_weights(&mut self, place: Span) {
        let criteria = self.criteria.iter().map(|criterion| criterion.weight).collect();
        let dimensions = self.dimensions.iter().map(|dimension| dimension.weight).collect();
        let is_too_much = |weights: &Vec<Decimal>| {
            let sum = whole(weights).into_iter().try_fold(0_u64, u64::checked_add);
            sum.is_none_or(|sum| sum > MAX_SUM)
        };
        if [criteria, dimensions].iter().any(is_too_much) {
            self.faults.push(
                Diagnostic::error(Code::OutOfRange, place, words::weights_too_far_apart(MAX_SUM))
                    .help(words::use_rounder_weights()),
            );
        }
    }

    fn cells(&mut self, node: Option<&Node<'_>>) -> Vec<Option<Cell>> {
        let mut cells = vec![None; self.stages.len()];
        for entry in node.and_then(|node| node.entries(&mut self.faults)).unwrap_or_default() {
            let Some(stage) = self.stage(entry) else { continue };
            let titled = matches!(&entry.value.value, Value::Map(entries) if entries.iter().any(|entry| entry.key == "title"));
            cells[stage] = if titled {
                let Some(mut fields) = entry.value.fields(&mut self.faults) else { continue };
                let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
                let summary = fields.optional("summary").and_then(|node| self.text(node));
                let aliases = self.aliases(fields.optional("aliases"));
                fields.finish(&mut self.faults);
                title.map(|title| Cell { title, summary, aliases })
            } else {
                self.text(&entry.value).map(|title| Cell { title, summary: None, aliases: Vec::new() })
            };
        }
        cells
    }

    fn questions(&mut self, node: &Node<'_>, dimension: usize) {
        let Some(items) = node.list(&mut self.faults) else { return };
        for item in items {
            self.question(item, dimension);
        }
        if items.is_empty() {
            self.faults.push(Diagnostic::error(
                Code::DimensionContent,
                node.anchor,
                words::list_questions_empty(),
            ));
        }
    }

    /// Remembers a question id; a second use of it is a fault.
    pub(super) fn claim_question(&mut self, node: &Node<'_>, id: &str) {
        if let Some(&first) = self.question_spans.get(id) {
            self.duplicate(node.span, id, Some(first));
        } else {
            self.question_spans.insert(id.to_owned(), node.span);
        }
    }

    /// Remembers the text of an id that cannot be used, so that whatever refers to the question is not
    /// reported as unknown.
    pub(super) fn note_question(&mut self, node: &Node<'_>) {
        if let Some(text) = node.text(&mut Faults::new()) {
            self.question_spans.entry(text.to_owned()).or_insert(node.span);
        }
    }

    /// Whether a question has this id, be it one that can be read or not.
    pub(super) fn is_claimed(&self, id: &str) -> bool {
        self.question_spans.contains_key(id)
    }

    pub(super) fn weight(&mut self, node: &Node<'_>) -> Option<Decimal> {
        super::limits::weight(node, &mut self.faults)
    }

    /// The stage that a key names.
    pub(super) fn stage(&mut self, entry: &Entry<'_>) -> Option<usize> {
        let found = self.stages.iter().position(|stage| stage.id == entry.key);
        if found.is_none() {
            let known = self.stages.iter().map(|stage| stage.id.as_str());
            self.faults.push(unknown(Code::UnknownStage, entry.key_span, &entry.key, known));
        }
        found
    }

    /// The number of the stage that a value names, where it may also be stage 0.
    pub(super) fn stage_number(&mut self, node: &Node<'_>) -> Option<usize> {
        let text = node.text(&mut self.faults)?;
        let base = self.base_id.as_ref().map_or(NONE, |(base, _)| base);
        let ids = [base].into_iter().chain(self.stages.iter().map(|stage| stage.id.as_str()));
        // Stage 0 may be called so even where it has a name.
        let found = ids.clone().position(|id| id == text).or((text == NONE).then_some(0));
        if found.is_none() {
            self.faults.push(unknown(Code::UnknownStage, node.span, text, ids));
        }
        found
    }

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

    pub(super) fn aliases(&mut self, node: Option<&Node<'_>>) -> Vec<String> {
        let items = node.and_then(|node| node.list(&mut self.faults)).unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item.text(&mut self.faults).map(|text| nfc(text.into()).into_owned()))
            .collect()
    }

    pub(super) fn duplicate(&mut self, span: Span, id: &str, first: Option<Span>) {
        let fault = Diagnostic::error(Code::DuplicateId, span, words::used_twice(id));
        self.faults.push(match first {
            Some(first) => fault.related(first, words::first_given_here()),
            None => fault,
        });
    }

    pub(super) fn out_of_range(&mut self, node: &Node<'_>, least: Decimal, most: Decimal) {
        self.faults.push(out_of_range(node, least, most));
    }

    /// The id that a key gives.
    pub(super) fn key_id(&mut self, entry: &Entry<'_>) -> Option<String> {
        check_id(&entry.key, entry.key_span, &mut self.faults)
    }
}

/// A text that begins with a capital letter.
fn capital(text: &str) -> String {
    text.chars().take(1).flat_map(char::to_uppercase).chain(text.chars().skip(1)).collect()
}

/// The id of stage 0, which is always possible.
pub const NONE: &str = "none";

/// The fault of a number outside its range.
#[must_use]
pub fn out_of_range(node: &Node<'_>, min: Decimal, max: Decimal) -> Diagnostic {
    Diagnostic::error(Code::OutOfRange, node.span, words::not_between(&node.kind(), min, max))
}
