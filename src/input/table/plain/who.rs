//! Which agency a plain row is about, and what else it says of the sheet.

use std::borrow::Cow;

use memchr::memchr;

use crate::base::source::Span;
use crate::model::answers::{AgencyKind, has_other_province, is_period};
use crate::model::provinces::Scheme;
use crate::syntax::tree::{Faults, LONGEST_TEXT, Node, nfc};

use super::super::columns::Columns;
use super::super::fold::spellings;
use super::super::header::{FIELDS, Field};
use super::cell::Cells;
use super::quotes::LINE_BREAK;
use super::search::place;

/// The agency of a plain row, and the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who<'s> {
    /// The name; where none is given, the code.
    pub name: &'s str,
    /// The code; empty if there is none.
    pub code: &'s str,
    /// The code scheme.
    pub scheme: Option<Scheme>,
    /// The kind of agency.
    pub kind: Option<AgencyKind>,
    /// The period; empty if none is given.
    pub period: &'s str,
    /// Who filled the sheet in; empty if nobody says so.
    pub assessor: &'s str,
    /// Whether the data are made up.
    pub illustrative: bool,
}

/// Where a table says who a row is about.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    /// The column of each field, or what stands for it in every row.
    fields: [Source; FIELDS.len()],
    /// The rubric that a row may name, without or with its version.
    rubric: [String; 2],
    /// The words for kinds of agency; those of files come first.
    kinds: Vec<(String, AgencyKind)>,
}

#[derive(Clone, Debug)]
enum Source {
    Nowhere,
    Column(u32),
    Constant(String),
}

/// How yes and no are usually written.
pub(super) const YES_NO: [(&str, bool); 18] = [
    ("yes", true),
    ("Yes", true),
    ("YES", true),
    ("true", true),
    ("True", true),
    ("TRUE", true),
    ("có", true),
    ("Có", true),
    ("CÓ", true),
    ("no", false),
    ("No", false),
    ("NO", false),
    ("false", false),
    ("False", false),
    ("FALSE", false),
    ("không", false),
    ("Không", false),
    ("KHÔNG", false),
];

impl Identity {
    pub fn new(columns: &Columns<'_>) -> Self {
        let source = |(_, _, field): (&str, &str, Field)| {
            let constant = columns.constants[field as usize].clone().map(Source::Constant);
            let column = columns.fields[field as usize].map(|column| Source::Column(place(column)));
            constant.or(column).unwrap_or(Source::Nowhere)
        };
        let rubric = columns.rubric;
        // A version requirement does not take a preview unless it names one.
        let version =
            if rubric.version.pre.is_empty() { format!("@{}", rubric.version.major) } else { String::new() };
        let rubric = [rubric.id.clone(), format!("{}{version}", rubric.id)];
        let own =
            columns.kinds.iter().flat_map(|(word, kind)| spellings(word).into_iter().map(|it| (it, *kind)));
        let files = AgencyKind::ALL.iter().map(|(name, kind)| ((*name).to_owned(), *kind));
        let files = files.filter(|(name, _)| !columns.kinds.iter().any(|(word, _)| word == name));
        let others = AgencyKind::words()
            .flat_map(|(word, kind)| spellings(word).into_iter().map(move |it| (it, kind)));
        let kinds = files.chain(own).chain(others).collect();
        Self { fields: FIELDS.map(source), rubric, kinds }
    }

    /// What the cells of a row say; `None` if that is not plain.
    #[inline]
    pub fn read<'s>(&'s self, cells: &Cells<'s>) -> Option<Who<'s>> {
        let text = |field: Field| match self.fields.get(field as usize)? {
            Source::Nowhere => Some(""),
            Source::Constant(text) => Some(text.as_str()),
            Source::Column(column) => Some(cells.text(*column)?.trim_ascii()),
        };
        let said = |field| text(field).filter(|said| said.is_empty() || is_plain(said));
        let (name, code) = (said(Field::Name)?, said(Field::Code)?);
        let name = if name.is_empty() { code } else { name };
        if name.is_empty() {
            return None;
        }
        let rubric = text(Field::Rubric)?;
        if !rubric.is_empty() && !self.rubric.iter().any(|known| known == rubric) {
            return None;
        }
        let illustrative = match text(Field::Illustrative)? {
            "" => false,
            text => YES_NO.iter().find(|(word, _)| *word == text)?.1,
        };
        let scheme = word(text(Field::Scheme)?, &Scheme::ALL).ok()?;
        let kind = match text(Field::Kind)? {
            "" => None,
            text => Some(self.kinds.iter().find(|(word, _)| *word == text)?.1),
        };
        let period = text(Field::Period)?;
        if !(period.is_empty() || is_period(period)) {
            return None;
        }
        if !code.is_empty() && has_other_province(code, name, scheme, kind, illustrative) {
            return None;
        }
        let assessor = said(Field::Assessor)?;
        Some(Who { name, code, scheme, kind, period, assessor, illustrative })
    }
}

/// The meaning of a word; an error if it is none of those known.
fn word<T: Copy>(text: &str, known: &[(&str, T)]) -> Result<Option<T>, ()> {
    let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() && !text.is_empty() { Err(()) } else { Ok(found) }
}

/// Whether a text that is not empty is read as it stands.
fn is_plain(said: &str) -> bool {
    let bytes = said.as_bytes();
    if bytes.len() <= LONGEST_TEXT && bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        return bytes.iter().any(u8::is_ascii_alphanumeric);
    }
    let is_whole = said.trim() == said && !said.contains(char::REPLACEMENT_CHARACTER);
    is_whole && nfc(Cow::Borrowed(said)) == said && is_readable(said)
}

/// Whether a text has no character for which a remark is looked at closely, beside line breaks and what separates cells.
pub(super) fn is_usual(text: &str, separator: u8) -> bool {
    let is_mark = |byte: u8| byte == b'\n' || byte == LINE_BREAK || byte == separator;
    let is_odd = |byte: u8| byte < b' ' && !is_mark(byte) || matches!(byte, 0x7f | 0xc2 | 0xef);
    // Looking at all of them takes many bytes at a time.
    !text.bytes().fold(false, |any, byte| any | is_odd(byte))
}

/// Whether the reader of answers takes a text, which may have line breaks, for a remark, a reason or evidence.
///
/// Of a usual text no byte has to be looked at.
pub(super) fn is_remark(text: &str, is_usual: bool) -> bool {
    if is_usual && text.len() <= LONGEST_TEXT && text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return true;
    }
    is_readable(&text.replace(char::from(LINE_BREAK), "\n"))
}

/// The same for each of the texts between `|`.
pub(super) fn are_remarks(text: &str, is_usual: bool) -> bool {
    match memchr(b'|', text.as_bytes()) {
        None => is_remark(text, is_usual),
        Some(_) => text.split('|').all(|text| is_remark(text, is_usual)),
    }
}

fn is_readable(text: &str) -> bool {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return false;
    }
    Node::plain(text, Span::default()).text(&mut Faults::new()).is_some()
}
