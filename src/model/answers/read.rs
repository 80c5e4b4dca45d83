//! Tree → [`AnswerSheet`], with everything that is wrong with it.
//!
//! The format is that of the rubric specification, section 3; the tree comes from YAML, TOML or JSON alike.

use std::mem::replace;
use std::path::Path;

use semver::VersionReq;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::model::provinces::Scheme;
use crate::model::rubric::Rubric;
use crate::model::text::Text;
use crate::syntax::tree::{Entry, Faults, MAX_FAULTS, Node, Value, unknown};

use super::appraisal::appraisal;
use super::doubts::doubts;
use super::former::former_id;
use super::province::Claim;
use super::value::{given, read_answer, said, texts};
use super::words;
use super::{Agency, AgencyKind, AnswerSheet, Given, Reference, Response, Score};

/// The rubric that a sheet asks for, if it does.
///
/// # Errors
/// The fault of the reference.
pub fn reference(root: &Node<'_>) -> Result<Option<Reference>, Faults> {
    let mut faults = Faults::new();
    let Value::Map(entries) = &root.value else { return Ok(None) };
    let node = entries.iter().find(|entry| entry.key == "rubric").map(|entry| &entry.value);
    let reference = node.filter(|node| !node.is_null()).and_then(|node| read_reference(node, &mut faults));
    if faults.is_empty() { Ok(reference) } else { Err(faults) }
}

fn read_reference(node: &Node<'_>, faults: &mut Faults) -> Option<Reference> {
    let text = node.text(faults)?;
    if text.starts_with('@') {
        let message = words::no_rubric_before_at();
        faults.push(Diagnostic::error(Code::BadId, node.span, message));
        return None;
    }
    let Some((rubric, versions)) = text.split_once('@') else {
        return Some(Reference { rubric: text.to_owned(), requirement: None, span: node.span });
    };
    let Ok(requirement) = VersionReq::parse(versions) else {
        let quote = quoted(versions);
        faults.push(
            Diagnostic::error(Code::BadVersion, node.span, words::not_version_requirement(&quote))
                .help(words::write_version_after_at()),
        );
        return None;
    };
    Some(Reference { rubric: rubric.to_owned(), requirement: Some(requirement), span: node.span })
}

/// Reads an answer sheet for a rubric.
///
/// # Errors
/// Every fault of the file, in the order of the file; what is only doubtful is said when there is none.
pub fn read(root: &Node<'_>, rubric: &Rubric) -> Result<AnswerSheet, Faults> {
    let mut faults = Faults::new();
    let sheet = sheet(root, rubric, &mut faults);
    let (errors, warnings): (Faults, Faults) = faults.into_iter().partition(Diagnostic::is_error);
    match sheet {
        Some(sheet) if errors.is_empty() => Ok(AnswerSheet { warnings, ..sheet }),
        _ => Err(errors),
    }
}

fn sheet(root: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<AnswerSheet> {
    if let Some(fault) = no_sheet(root, rubric) {
        faults.push(fault);
        return None;
    }
    let mut fields = root.fields(faults)?;
    let fits = fields.optional("rubric").is_none_or(|node| check_rubric(node, rubric, faults));
    let given = root.get("illustrative").filter(|entry| !entry.value.is_null());
    let is_example = given.is_some_and(|entry| entry.value.boolean(&mut Faults::new()) != Some(false));
    let agency = fields.required("agency", faults).and_then(|node| agency(node, is_example, faults));
    let period = fields.optional("period").and_then(|node| period(node, faults));
    let assessor = fields.optional("assessor").and_then(|node| said(node, faults)).map(str::to_owned);
    let illustrative = fields.optional("illustrative").and_then(|node| node.boolean(faults)).unwrap_or(false);
    let answers = fields.entry("answers");
    if answers.is_none() {
        faults.push(Diagnostic::error(Code::MissingKey, fields.anchor(), words::answers_missing()));
    }
    fields.finish(faults);
    // Compared with another rubric every question would be unknown; one fault says it all.
    if !fits {
        return None;
    }
    let kind = agency.as_ref().and_then(|agency| agency.kind);
    let responses = answers.map(|entry| read_responses(&entry.value, rubric, kind, faults));
    if let (Some(entry), Some(responses)) = (answers, &responses) {
        doubts(&entry.value, rubric, responses, faults);
    }
    Some(AnswerSheet {
        agency: agency?,
        period,
        assessor,
        illustrative,
        score: Score::Own,
        appraiser: false,
        responses: responses?,
        warnings: Faults::new(),
    })
}

/// The fault of what holds answers and is no sheet: a list of sheets, or a row of a table as an object.
fn no_sheet(root: &Node<'_>, rubric: &Rubric) -> Option<Diagnostic> {
    match &root.value {
        Value::List(items) if items.iter().any(|item| matches!(item.value, Value::Map(_))) => {
            let span = root.anchor;
            Some(Diagnostic::error(Code::WrongType, span, words::list_of_sheets()).help(words::one_a_line()))
        }
        Value::Map(entries) if root.get("answers").is_none() && root.get("agency").is_none() => {
            let found = entries.iter().find(|entry| rubric.question(&entry.key).is_some())?;
            let message = words::question_outside_answers(&found.key);
            Some(Diagnostic::error(Code::UnknownKey, found.key_span, message).help(words::nest_answers()))
        }
        _ => None,
    }
}

/// Whether a sheet that names a rubric names this one, in a version it accepts.
pub(crate) fn check_rubric(node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> bool {
    let Some(reference) = read_reference(node, faults) else { return true };
    let named = if reference.is_path() {
        Path::new(&reference.rubric)
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    } else {
        reference.rubric.clone()
    };
    let (id, version) = (&rubric.id, &rubric.version);
    if named != *id {
        let quote = quoted(&reference.rubric);
        faults.push(
            Diagnostic::error(Code::OtherRubric, node.span, words::for_other_rubric(&quote, id))
                .help(words::score_with_rubric(&quote)),
        );
        return false;
    }
    if reference.requirement.is_some_and(|requirement| !requirement.matches(version)) {
        let wanted = node.text(faults).and_then(|text| text.split_once('@')).map_or("", |(_, wanted)| wanted);
        faults.push(
            Diagnostic::error(
                Code::IncompatibleVersion,
                node.span,
                words::asks_for_version(wanted, id, &version.to_string()),
            )
            .help(words::use_matching_rubric(&version.to_string())),
        );
        return false;
    }
    true
}

pub(super) fn agency(node: &Node<'_>, is_example: bool, faults: &mut Faults) -> Option<Agency> {
    let mut fields = node.fields(faults)?;
    let name = fields.required("name", faults).and_then(|node| Some((said(node, faults)?, node.span)));
    let code = fields.optional("code").and_then(|node| Some((said(node, faults)?, node.span)));
    let before = faults.len();
    let scheme =
        fields.optional("scheme").and_then(|node| node.word(&Scheme::ALL, Code::UnknownValue, faults));
    let kind = fields.optional("kind").and_then(|node| agency_kind(node, faults));
    // What a code means depends on the scheme and the kind of agency, so both have to be right.
    if let (Some(code), true) = (code, faults.len() == before) {
        faults.extend(Claim { code, name, scheme, kind, is_example }.fault());
    }
    fields.finish(faults);
    let (code, scheme) = (code.map(|(code, _)| code.to_owned()), scheme.map(|s| s.as_str().to_owned()));
    Some(Agency { name: name?.0.to_owned(), code, scheme, kind })
}

/// A kind of agency by its name in files.
pub(crate) fn agency_kind(node: &Node<'_>, faults: &mut Faults) -> Option<AgencyKind> {
    let text = node.text(faults)?;
    let found = AgencyKind::ALL.iter().find(|(name, _)| *name == text);
    if found.is_none() {
        faults.push(AgencyKind::unknown(text, node.span));
    }
    found.map(|(_, kind)| *kind)
}

/// A year, half-year, quarter or month: `2026`, `2026-H1`, `2026-Q3`, `2026-09`.
pub(crate) fn period(node: &Node<'_>, faults: &mut Faults) -> Option<String> {
    // TOML and JSON write a year as a number.
    let text = match &node.value {
        Value::Scalar(text, _) => text.as_ref(),
        _ => node.text(faults)?,
    };
    if is_period(text) {
        return Some(text.to_owned());
    }
    let quote = quoted(text);
    faults.push(
        Diagnostic::error(Code::BadDate, node.span, words::not_period(&quote)).help(words::write_period()),
    );
    None
}

/// Whether a text is a year, half-year, quarter or month: `2026`, `2026-H1`, `2026-Q3`, `2026-09`.
#[must_use]
pub fn is_period(text: &str) -> bool {
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    let part_fits = part.is_none_or(|part| {
        matches!(part, "H1" | "H2" | "Q1" | "Q2" | "Q3" | "Q4")
            || part.len() == 2
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
    });
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && part_fits
}

/// The responses of an agency that has not answered yet: nothing, or out of scope.
#[must_use]
pub fn in_scope(rubric: &Rubric, kind: Option<AgencyKind>) -> Vec<Response> {
    let mut responses: Vec<Response> = rubric.questions.iter().map(|_| Response::default()).collect();
    if let Some(scope) = rubric.scope(kind) {
        for (response, out) in responses.iter_mut().zip(&scope.out) {
            if out.is_some() {
                response.given = Given::OutOfScope;
            }
        }
    }
    responses
}

/// Reads the map from questions to answers; a question that is not in it has no answer.
pub fn read_responses(
    node: &Node<'_>,
    rubric: &Rubric,
    kind: Option<AgencyKind>,
    faults: &mut Faults,
) -> Vec<Response> {
    let mut responses = in_scope(rubric, kind);
    if node.is_null() {
        return responses;
    }
    let entries = if let Value::Map(entries) = &node.value { entries.as_slice() } else { &[] };
    let questions = questions(entries, rubric);
    let mut seen = vec![false; rubric.questions.len()];
    if entries.is_empty() || !questions.iter().all(|at| at.is_some_and(|at| !replace(&mut seen[at], true))) {
        // Reports that it is no map, or which keys are given twice.
        node.entries(faults);
    }
    for (entry, at) in entries.iter().zip(questions) {
        if faults.len() >= MAX_FAULTS {
            break;
        }
        let former = || rubric.former_question(&entry.key);
        let Some(at) = at.or_else(former) else {
            let known = rubric.questions.iter().map(|question| question.id.as_str());
            faults.push(unknown(Code::UnknownQuestion, entry.key_span, &entry.key, known));
            continue;
        };
        if rubric.questions[at].id != entry.key {
            let id = &rubric.questions[at].id;
            if let Some(other) = entries.iter().find(|other| other.key == *id) {
                let message = words::former_and_new(&entry.key, id);
                faults.push(
                    Diagnostic::error(Code::DuplicateKey, entry.key_span, message)
                        .related(other.key_span, words::the_other_answer()),
                );
                continue;
            }
            faults.push(former_id(entry.key_span, &entry.key, id));
        }
        if responses[at].given == Given::OutOfScope {
            if !entry.value.is_null() {
                faults.push(not_asked(entry, rubric, kind, at));
            }
            continue;
        }
        if let Some(response) = read_response(&entry.value, rubric, at, faults) {
            responses[at] = response;
        }
    }
    responses
}

/// The question of each entry. Sheets mostly have the order of the rubric, so the one behind the last is tried first.
fn questions(entries: &[Entry<'_>], rubric: &Rubric) -> Vec<Option<usize>> {
    let mut next = 0;
    let mut find = |entry: &Entry<'_>| {
        let is_next = rubric.questions.get(next).is_some_and(|question| question.id == entry.key);
        let at = if is_next { next } else { rubric.question(&entry.key)? };
        next = at + 1;
        Some(at)
    };
    entries.iter().map(&mut find).collect()
}

/// The fault of an answer to a question that the agency is not asked.
fn not_asked(entry: &Entry<'_>, rubric: &Rubric, kind: Option<AgencyKind>, at: usize) -> Diagnostic {
    let (id, kind_name) = (&rubric.questions[at].id, kind.map_or("", AgencyKind::as_str));
    let reason = rubric.scope(kind).and_then(|scope| scope.reason(at));
    let reason = reason.map_or_else(|| Message::verbatim(""), Text::message);
    Diagnostic::error(Code::OutOfScope, entry.key_span, words::not_asked_of_kind(id, kind_name, &reason))
        .help(words::correct_kind())
}

/// Reads the answer to one question, wherever it stands.
pub(crate) fn read_response(
    node: &Node<'_>,
    rubric: &Rubric,
    at: usize,
    faults: &mut Faults,
) -> Option<Response> {
    if node.is_null() {
        return Some(Response::default());
    }
    let question = &rubric.questions[at];
    let is_ratio = |entries: &[Entry<'_>]| entries.iter().any(|entry| matches!(&*entry.key, "of" | "total"));
    if !matches!(&node.value, Value::Map(entries) if !is_ratio(entries)) {
        let answer = read_answer(node, question, faults)?;
        return Some(Response { given: Given::Answer(answer), ..Response::default() });
    }
    let mut fields = node.fields(faults)?;
    let value = fields.optional("value");
    let na = fields.entry("na");
    let evidence = fields.optional("evidence").map(|node| texts(node, faults)).unwrap_or_default();
    let note = fields.optional("note").and_then(|node| said(node, faults)).map(str::to_owned);
    let given = given(
        value,
        na.map(|entry| (entry, question.allow_na.is_allowed())),
        &mut fields,
        faults,
        |node, faults| read_answer(node, question, faults),
    );
    let entry = fields.entry("appraised").filter(|entry| !entry.value.is_null());
    let appraised = entry.and_then(|entry| appraisal(entry, question, given.as_ref(), faults)).map(Box::new);
    fields.finish(faults);
    Some(Response { given: given?, evidence, note, appraised })
}
