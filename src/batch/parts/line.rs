//! A line of a part that is JSON Lines: the result of one agency, read back into the answers that it was made of, or why
//! there is none.
//!
//! The answers go through the reader of answer sheets, so a line can hold nothing that a sheet cannot.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::base::diagnostic::Code;
use crate::base::lang::Message;
use crate::base::quote::clean;
use crate::base::source::Span;
use crate::batch::{Extras, Failure, Row};
use crate::model::answers::{self, AgencyKind, AnswerSheet, Score};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::tree::{Entry, Node, Style, Value, nfc};

use super::words;
use super::{Head, Piece};

/// The version of the format of results.
const VERSION: u32 = 2;

#[derive(Deserialize)]
struct Start {
    version: u32,
    provenance: Made,
    rubric: Named,
    seed: Option<u64>,
    next_plan: Option<IgnoredAny>,
}

#[derive(Clone, Deserialize)]
struct Made {
    tool: String,
    rubric_sha256: String,
    answers_sha256: String,
    appraisals_sha256: Option<String>,
}

#[derive(Clone, Deserialize)]
struct Named {
    id: String,
    version: String,
}

#[derive(Deserialize)]
struct Stated {
    version: u32,
    provenance: Made,
    rubric: Named,
    agency: Agency,
    period: Option<String>,
    assessor: Option<String>,
    illustrative: bool,
    origin: String,
    verdict: Option<Verdict>,
    #[serde(default)]
    questions: Vec<Question>,
    appraisal: Option<Appraisal>,
    #[serde(default)]
    warnings: Vec<Fault>,
    fault: Option<Fault>,
    seed: Option<u64>,
    next_plan: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Agency {
    name: String,
    code: Option<String>,
    scheme: Option<String>,
    kind: Option<String>,
}

/// The verdict that a line states.
#[derive(Debug, Deserialize)]
pub struct Verdict {
    /// The id of the stage.
    pub stage: Option<String>,
    /// The index.
    pub index_ppm: Option<u32>,
}

#[derive(Deserialize)]
struct Question {
    id: String,
    status: String,
    answer: Option<Answer>,
    reason: Option<String>,
    #[serde(default)]
    evidence: Vec<String>,
    note: Option<String>,
    appraisal: Option<Beside>,
}

#[derive(Deserialize)]
struct Said {
    status: String,
    answer: Option<Answer>,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Beside {
    #[serde(rename = "self")]
    own: Said,
    appraised: Said,
    by: Option<String>,
    date: Option<String>,
    evidence: Option<Vec<String>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Flag(bool),
    Word(String),
    Ratio { of: String, total: String },
    List(Vec<String>),
}

#[derive(Deserialize)]
struct Appraisal {
    score: String,
    stated_by: String,
}

#[derive(Deserialize)]
struct Fault {
    code: Option<String>,
    place: String,
    message: String,
    help: Option<String>,
    #[serde(default)]
    more: usize,
    column: Option<String>,
}

/// What a line says of an agency.
#[derive(Debug)]
pub struct Line {
    /// Where the agency stood in the input.
    pub origin: String,
    /// What was doubtful in its answers.
    pub warnings: Vec<Failure>,
    /// What came of it.
    pub read: Read,
}

/// What came of an agency.
#[derive(Debug)]
pub enum Read {
    /// A result.
    Result {
        /// The answers.
        sheet: Box<AnswerSheet>,
        /// Their digest.
        sha256: String,
        /// What the line states of them.
        stated: Verdict,
    },
    /// None.
    Lost(Box<Row>, Failure),
}

impl Head {
    /// What the first line of a part says of its run.
    pub(super) fn read(line: &Piece) -> Result<Self, Message> {
        let value: serde_json::Value = json(line)?;
        let has = |key: &str| value.get(key).is_some();
        if has("answers") {
            return Err(words::answers_are_scored_first());
        }
        let is_result = has("verdict") || value.get("fault").is_some_and(|fault| !fault.is_null());
        if !is_result || !has("origin") {
            return Err(words::no_result());
        }
        let start = Start::deserialize(&value).map_err(|_| words::no_result())?;
        if start.version != VERSION {
            return Err(words::other_version(&start.version.to_string(), VERSION));
        }
        let own = env!("CARGO_PKG_VERSION");
        if start.provenance.tool != own {
            return Err(words::other_tool(&clean(&start.provenance.tool), own));
        }
        Ok(Self { in_rows: has("fault"), ..start.head() })
    }

    /// Why another part is of another run.
    pub(super) fn other(&self, other: &Self) -> Option<Message> {
        if (&self.id, &self.rubric_version, &self.rubric_sha256)
            != (&other.id, &other.rubric_version, &other.rubric_sha256)
        {
            let digest = other.rubric_sha256.get(..8).unwrap_or_default();
            return Some(words::other_rubric(
                &clean(&other.id),
                &clean(&other.rubric_version),
                &clean(digest),
            ));
        }
        if self.extras != other.extras {
            return Some(words::other_extras());
        }
        (self.appraisals_sha256 != other.appraisals_sha256).then(words::other_appraisals)
    }
}

impl Start {
    fn head(self) -> Head {
        Head {
            id: self.rubric.id,
            rubric_version: self.rubric.version,
            rubric_sha256: self.provenance.rubric_sha256,
            appraisals_sha256: self.provenance.appraisals_sha256,
            in_rows: false,
            extras: Extras { seed: self.seed, plans: self.next_plan.is_some(), with: false },
        }
    }
}

fn json<'l, T: Deserialize<'l>>(line: &'l Piece) -> Result<T, Message> {
    serde_json::from_slice(&line.bytes).map_err(|error| {
        let said = error.to_string();
        // The line is one of many, so its number is said elsewhere.
        let said = said.split(" at line ").next().unwrap_or_default();
        if error.is_data() { words::no_result() } else { words::no_json(&clean(said)) }
    })
}

/// Where the answers of a line stood, read no further than that; nothing if it does not say so.
pub(super) fn origin_of(line: &[u8]) -> Option<String> {
    struct Seek<'f>(&'f mut Option<String>);
    impl<'de> serde::de::Visitor<'de> for Seek<'_> {
        type Value = ();

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("a result")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<Cow<'_, str>>()? {
                if key == "origin" {
                    *self.0 = Some(map.next_value()?);
                    return Ok(());
                }
                map.next_value::<serde::de::IgnoredAny>()?;
            }
            Ok(())
        }
    }
    let mut found = None;
    // Not at its end, the reader is not content; what it found is.
    let _ = serde::Deserializer::deserialize_map(
        &mut serde_json::Deserializer::from_slice(line),
        Seek(&mut found),
    );
    found
}

/// A place as what stands before the number of a line, and that number; 0 if there is none.
#[must_use]
pub fn split_origin(origin: &str) -> (&str, usize) {
    let digits = origin.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (source, line) = origin.split_at(origin.len() - digits.min(9));
    match line.parse::<usize>() {
        Ok(number) if !line.starts_with('0') && !source.ends_with(|c: char| c.is_ascii_digit()) => {
            (source, number)
        }
        _ => (origin, 0),
    }
}

impl Line {
    /// Reads a line of a run.
    pub(in crate::batch) fn read(line: &Piece, head: &Head, rubric: &Rubric) -> Result<Self, Message> {
        if !line.is_whole {
            return Err(words::cut_off());
        }
        let mut stated: Stated = json(line)?;
        let start = stated.start();
        let sha256 = start.provenance.answers_sha256.clone();
        if start.version != VERSION || start.provenance.tool != env!("CARGO_PKG_VERSION") {
            return Err(words::no_result());
        }
        if let Some(why) = head.other(&start.head()) {
            return Err(why);
        }
        let warnings = std::mem::take(&mut stated.warnings).into_iter().map(failure).collect();
        if let Some(fault) = stated.fault.take() {
            let mut row = Row::lost(stated.origin.clone());
            let kind = |name: String| {
                AgencyKind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
            };
            let agency = &mut row.agency;
            (agency.name, agency.code, agency.scheme) =
                (stated.agency.name, stated.agency.code, stated.agency.scheme);
            agency.kind = stated.agency.kind.and_then(kind);
            (row.period, row.assessor, row.illustrative) =
                (stated.period, stated.assessor, stated.illustrative);
            let read = Read::Lost(Box::new(row), failure(fault));
            return Ok(Self { origin: stated.origin, warnings, read });
        }
        let origin = stated.origin.clone();
        let (sheet, verdict) = stated.sheet(rubric)?;
        let read = Read::Result { sheet: Box::new(sheet), sha256, stated: verdict };
        Ok(Self { origin, warnings, read })
    }
}

/// The answers that a result holds; nothing if they are not those of a sheet for the rubric.
pub(in crate::batch) fn sheet_of(result: &serde_json::Value, rubric: &Rubric) -> Option<AnswerSheet> {
    let mut result = result.clone();
    // The result of one sheet does not say where that stood.
    result.as_object_mut()?.entry("origin").or_insert_with(|| "".into());
    let stated = Stated::deserialize(result).ok().filter(|stated| stated.version == VERSION)?;
    stated.sheet(rubric).ok().map(|(sheet, _)| sheet)
}

impl Stated {
    /// What it says of its run.
    fn start(&self) -> Start {
        let Self { version, provenance, rubric, seed, next_plan, .. } = self;
        Start {
            version: *version,
            provenance: provenance.clone(),
            rubric: rubric.clone(),
            seed: *seed,
            next_plan: *next_plan,
        }
    }

    /// The answers, and the verdict that is stated of them.
    fn sheet(self, rubric: &Rubric) -> Result<(AnswerSheet, Verdict), Message> {
        let stated = self;
        let verdict = stated.verdict.ok_or_else(words::no_result)?;
        let ids = rubric.questions.iter().map(|question| question.id.as_str());
        if !ids.eq(stated.questions.iter().map(|question| question.id.as_str())) {
            return Err(words::other_questions());
        }
        let mut answers = Vec::new();
        for (question, asked) in stated.questions.into_iter().zip(&rubric.questions) {
            answers.extend(response(question, &asked.answer).map(|node| entry(asked.id.clone(), node)));
        }
        let agency = stated.agency;
        let said = [
            ("name", Some(agency.name)),
            ("code", agency.code),
            ("scheme", agency.scheme),
            ("kind", agency.kind),
        ];
        let mut sheet = vec![entry("agency", map(texts_of(said)))];
        sheet.extend(texts_of([("period", stated.period), ("assessor", stated.assessor)]));
        sheet.push(entry("illustrative", plain(stated.illustrative.to_string())));
        sheet.push(entry("answers", map(answers)));
        let read = answers::read(&map(sheet), rubric);
        let mut sheet = read.map_err(|faults| {
            faults.first().map_or_else(words::no_result, |fault| words::wrong_answer(&fault.message))
        })?;
        if let Some(appraisal) = &stated.appraisal {
            let score = Score::WORDS.iter().find(|(word, _)| *word == appraisal.score);
            sheet.appraiser = appraisal.stated_by == "appraiser";
            sheet = sheet.scored_by(score.map_or(Score::Own, |(_, score)| *score));
        }
        Ok((sheet, verdict))
    }
}

/// What was said of a fault, in the language of the part.
fn failure(fault: Fault) -> Failure {
    let code = fault.code.and_then(|code| Code::ALL.iter().find(|known| known.as_str() == code).copied());
    let mut failure = Failure::new(fault.place, code, Message::verbatim(fault.message));
    (failure.help, failure.more, failure.column) =
        (fault.help.map(Message::verbatim), fault.more, fault.column);
    failure
}

/// What a sheet says to a question; nothing if it says nothing.
fn response(question: Question, kind: &AnswerKind) -> Option<Node<'static>> {
    let Question { status, answer, reason, evidence, note, appraisal, .. } = question;
    let said = Said { status, answer, reason };
    if said.status == "out-of-scope" {
        return None;
    }
    let (own, appraised) = match appraisal {
        Some(appraisal) => {
            let mut entries = vec![entry("value", value_of(appraisal.appraised, kind))];
            entries.extend(texts_of([("by", appraisal.by), ("date", appraisal.date)]));
            entries.extend(appraisal.evidence.map(|list| entry("evidence", texts(list))));
            entries.extend(texts_of([("note", appraisal.note)]));
            (appraisal.own, Some(entry("appraised", map(entries))))
        }
        None => (said, None),
    };
    let mut entries: Vec<Entry<'_>> = match own.status.as_str() {
        "answered" => own.answer.map(|answer| entry("value", answer_of(answer, kind))).into_iter().collect(),
        "not-applicable" => own.reason.map(|reason| entry("na", text(reason))).into_iter().collect(),
        _ => Vec::new(),
    };
    if !evidence.is_empty() {
        entries.push(entry("evidence", texts(evidence)));
    }
    entries.extend(texts_of([("note", note)]));
    entries.extend(appraised);
    (!entries.is_empty()).then(|| map(entries))
}

/// What an appraiser found: an answer, or that the question does not apply.
fn value_of(said: Said, kind: &AnswerKind) -> Node<'static> {
    match (said.answer, said.reason) {
        (Some(answer), _) => answer_of(answer, kind),
        (None, Some(reason)) => map(vec![entry("na", text(reason))]),
        (None, None) => node(Value::Null),
    }
}

fn answer_of(answer: Answer, kind: &AnswerKind) -> Node<'static> {
    match answer {
        Answer::Flag(yes) => node(Value::Scalar(if yes { "true" } else { "false" }.into(), Style::Literal)),
        Answer::Word(word) if matches!(kind, AnswerKind::Choice { .. }) => text(word),
        Answer::Word(number) => plain(number),
        Answer::Ratio { of, total } => map(vec![entry("of", plain(of)), entry("total", plain(total))]),
        Answer::List(items) => texts(items),
    }
}

fn texts_of<const N: usize>(
    said: [(&'static str, Option<String>); N],
) -> impl Iterator<Item = Entry<'static>> {
    said.into_iter().filter_map(|(key, said)| Some(entry(key, text(said?))))
}

fn texts(list: Vec<String>) -> Node<'static> {
    node(Value::List(list.into_iter().map(text).collect()))
}

fn text(text: String) -> Node<'static> {
    node(Value::Scalar(nfc(Cow::Owned(text)), Style::Quoted))
}

fn plain(text: String) -> Node<'static> {
    node(Value::Scalar(Cow::Owned(text), Style::Plain))
}

fn map(entries: impl IntoIterator<Item = Entry<'static>>) -> Node<'static> {
    node(Value::Map(entries.into_iter().collect()))
}

fn node(value: Value<'static>) -> Node<'static> {
    Node { span: Span::default(), anchor: Span::default(), value }
}

fn entry(key: impl Into<Cow<'static, str>>, value: Node<'static>) -> Entry<'static> {
    Entry { key: key.into(), key_span: Span::default(), value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_source_and_a_line_whatever_it_is_called() {
        for (origin, source, line) in [
            ("t.csv:12", "t.csv:", 12),
            ("b.xlsx:Sheet1!7", "b.xlsx:Sheet1!", 7),
            ("north.yaml", "north.yaml", 0),
            ("2026", "", 2026),
            ("t.csv:007", "t.csv:007", 0),
            ("t.csv:12345678901", "t.csv:12345678901", 0),
            ("", "", 0),
        ] {
            assert_eq!(split_origin(origin), (source, line), "{origin}");
        }
    }

    #[test]
    fn the_origin_is_found_without_reading_on() {
        let line = br#"{"version":2,"agency":{"origin":"no"},"origin":"t.csv:2","verdict":{"#;
        assert_eq!(origin_of(line).as_deref(), Some("t.csv:2"));
        assert_eq!(origin_of(b"{}"), None);
        assert_eq!(origin_of(b"[1]"), None);
    }
}
