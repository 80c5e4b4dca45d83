//! What the reader of answers makes of the usual texts of a question, asked for beforehand.

use std::borrow::Cow;

use crate::base::number::Decimal;
use crate::base::source::Span;
use crate::engine::mark::Mark;
use crate::model::answers::{Answer, Given, read_response};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::tree::{Entry, Faults, Node, Value, nfc};

use super::super::columns::AnswerColumns;
use super::super::fold::spellings;
use super::super::header::Part;
use super::super::notation::{self, Marks};
use super::super::terms::Terms;
use super::cell::Lexicon;
use super::search::place;
use super::values::{ANSWER, Apart, BLANK, Items, NONE, NOT_APPLICABLE, Reader, Scale, TICKED, UNTICKED};
use super::who::YES_NO;

/// Texts with their codes.
pub(super) type Texts = Vec<(String, u8)>;

/// What the texts of a question stand for, and how others are read, if any are.
type Meaning = (Texts, Option<Reader>);

/// A lexicon of texts with their codes.
pub(super) fn lexicon(entries: &[(String, u8)]) -> Lexicon {
    Lexicon::new(&entries.iter().map(|(text, code)| (text.as_str(), *code)).collect::<Vec<_>>())
}

/// Whether a text is one that a cell can have.
fn is_plain(text: &str) -> bool {
    text.trim_ascii() == text && nfc(Cow::Borrowed(text)) == text
}

pub(super) struct Compiler<'r> {
    pub rubric: &'r Rubric,
    pub marks: Option<Marks>,
}

impl Compiler<'_> {
    pub fn question(&self, at: usize, terms: &Terms) -> Option<Meaning> {
        let question = self.rubric.questions.get(at)?;
        let answers: Vec<String> = match &question.answer {
            AnswerKind::YesNo => YES_NO.iter().map(|(word, _)| (*word).to_owned()).collect(),
            AnswerKind::Choice { options, .. } => options.iter().map(|option| option.id.clone()).collect(),
            _ => Vec::new(),
        };
        if Terms::names(question).len() > usize::from(u8::MAX - ANSWER) {
            return None;
        }
        let number = |is_integer: bool| {
            let scale = self.scale(at, terms, is_integer);
            match terms.scale {
                Some(factor) => Reader::Scaled(scale, factor),
                None => Reader::Number(scale),
            }
        };
        let reader = match &question.answer {
            AnswerKind::YesNo | AnswerKind::Choice { .. } => None,
            AnswerKind::Percent { .. } => Some(number(false)),
            AnswerKind::Number { integer, .. } => Some(number(*integer)),
            AnswerKind::Ratio { .. } => Some(Reader::Ratio),
            AnswerKind::Checklist { .. } => Some(Reader::Checklist(self.items(at, terms))),
        };
        let mut entries = self.entries(at, terms, &answers);
        if reader.is_none() {
            entries.extend(self.titles(at, terms));
        }
        Some((entries, reader))
    }

    /// What the titles of a question stand for, as they stand in the rubric.
    fn titles(&self, at: usize, terms: &Terms) -> Texts {
        let Some(question) = self.rubric.questions.get(at) else { return Texts::new() };
        let titles = terms.titles(question).into_iter().flat_map(|(title, _)| spellings(&title));
        self.codes(at, terms, titles)
    }

    fn scale(&self, question: usize, terms: &Terms, is_integer: bool) -> Scale {
        let (least, most) = self.rubric.questions[question].answer.bounds();
        let na = self.not_applicable(question, terms).then_some(Mark::NotApplicable { evidenced: false });
        let missing = terms.missing.words().iter().map(|word| (word, Some(Mark::Blank)));
        let all = missing.chain(terms.not_applicable.words().iter().map(|word| (word, na)));
        let words = all.filter_map(|(word, mark)| Some((Decimal::parse(word).ok()?.millionths(), mark)));
        let (least, most) = (least.millionths(), most.millionths());
        let short = |limit: i128| limit.clamp(i64::MIN.into(), i64::MAX.into());
        let short = (short(least), short(most));
        let short = (i64::try_from(short.0).unwrap_or(0), i64::try_from(short.1).unwrap_or(0));
        let is_percent = matches!(self.rubric.questions[question].answer, AnswerKind::Percent { .. });
        let doubtful = if is_percent { 1_000_000 } else { 0 };
        // Whoever says what stands before a fraction says that a point does not group, or that it does.
        let groups = most >= 1_000 * 1_000_000 && self.marks.is_none();
        let is_comma = self.marks.is_some_and(|marks| marks.decimal == notation::Mark::Comma);
        let point = if is_comma { b',' } else { b'.' };
        let (words, marks): (Vec<_>, _) = (words.collect(), self.marks);
        // Whole numbers, and those of which some are words of the map, are looked at more closely.
        let short = if is_integer || !words.is_empty() { (1, 0) } else { short };
        Scale { least, most, short, is_integer, doubtful, groups, words, marks, point }
    }

    /// What the texts of the items of a checklist stand for.
    fn items(&self, at: usize, terms: &Terms) -> Items {
        let AnswerKind::Checklist { items } = &self.rubric.questions[at].answer else {
            return Items { lexicon: lexicon(&[]), points: Vec::new(), separator: b'|', is_one: true };
        };
        let words = terms.answers.iter().map(|(word, _)| word.clone());
        let titles = terms.titles(&self.rubric.questions[at]).into_iter().map(|(title, _)| title);
        let ids = items.iter().map(|item| item.id.clone());
        let texts = words.chain(titles).flat_map(|word| spellings(&word)).chain(ids);
        let code = |text: &str| terms.place(text).and_then(|at| u8::try_from(at).ok());
        let mut entries: Texts = texts.filter_map(|text| Some((text.clone(), code(&text)?))).collect();
        let none = terms.none.words().iter().flat_map(|word| spellings(word)).map(|word| (word, NONE));
        entries.splice(0..0, none);
        entries.retain(|(text, _)| is_plain(text) && !text.is_empty());
        let separator = match terms.separators.as_slice() {
            [one] if one.len() == 1 => one.bytes().next(),
            [] => Some(b'|'),
            _ => None,
        };
        let cuts = |text: &str| text.contains('|') || terms.separators.iter().any(|mark| text.contains(mark));
        let is_one = separator.is_none() || entries.iter().any(|(text, _)| cuts(text));
        let points = items.iter().map(|item| item.value).collect();
        // A part of a cell is trimmed of all kinds of blanks before it is looked up, and here of those of ASCII.
        Items { lexicon: lexicon(&entries), points, separator: separator.unwrap_or(b'|'), is_one }
    }

    /// How an answer in several columns is read; nothing if the reader of answers has to.
    pub fn apart(&self, columns: &AnswerColumns, terms: &Terms) -> Option<Apart> {
        let question = columns.question;
        let missing: Vec<String> = terms.missing.words().iter().flat_map(|word| spellings(word)).collect();
        if let AnswerKind::Checklist { items } = &self.rubric.questions[question].answer {
            let read = |(item, column): &(usize, usize)| {
                let choice = items.get(*item)?;
                let words = terms.ticked.words().iter().chain(terms.unticked.words());
                let words = words.chain(terms.none.words()).flat_map(|word| spellings(word));
                let yes_no = YES_NO.iter().map(|(word, _)| (*word).to_owned());
                let title = terms.titles(&self.rubric.questions[question]).into_iter();
                let title = title.filter(|(_, at)| at == item).flat_map(|(title, _)| spellings(&title));
                let texts = words.chain(yes_no).chain([choice.id.clone()]).chain(title);
                let code = |text: String| {
                    if terms.missing.has(&text) {
                        return Some((text, BLANK));
                    }
                    let is_free = !terms.not_applicable.has(&text) && is_plain(&text);
                    let ticked = terms.tick(*item, &text).filter(|_| is_free)?;
                    Some((text, if ticked { TICKED } else { UNTICKED }))
                };
                let blank = missing.iter().cloned().chain([String::new()]).map(|text| (text, BLANK));
                let entries: Texts = blank.chain(texts.filter_map(code)).collect();
                Some((place(*column), lexicon(&entries), choice.value))
            };
            let items: Option<Vec<_>> = columns.items.iter().map(read).collect();
            return Some(Apart::Items { question, items: items?, empty_is_none: terms.empty_is_none });
        }
        let [of, total] = [Part::Of, Part::Total].map(|part| columns.parts[part as usize]);
        let blank: Texts = missing.into_iter().chain([String::new()]).map(|text| (text, BLANK)).collect();
        // A number that is no answer may be written in other ways.
        let is_number = |word: &String| Decimal::parse(word).is_ok();
        let special = terms.missing.words().iter().chain(terms.not_applicable.words());
        if special.clone().any(is_number) {
            return None;
        }
        Some(Apart::Ratio { question, columns: [place(of?), place(total?)], blank: lexicon(&blank) })
    }

    /// What texts stand for, with the code of the answer; those that are faults are left out.
    fn entries(&self, question: usize, terms: &Terms, answers: &[String]) -> Texts {
        let special = terms.missing.words().iter().chain(terms.not_applicable.words());
        // The items of a checklist are looked up one by one.
        let has_words = !matches!(self.rubric.questions[question].answer, AnswerKind::Checklist { .. });
        let words = terms.answers.iter().filter(|_| has_words).map(|(word, _)| word);
        let all = special.chain(words).flat_map(|word| spellings(word));
        self.codes(question, terms, all.chain(answers.iter().cloned()).chain([String::new()]))
    }

    fn codes(&self, question: usize, terms: &Terms, texts: impl Iterator<Item = String>) -> Texts {
        let not_applicable = self.not_applicable(question, terms);
        let mut entries = Vec::new();
        for text in texts.filter(|text| is_plain(text)) {
            let code = if text.is_empty() || terms.missing.has(&text) {
                Some(BLANK)
            } else if terms.not_applicable.has(&text) {
                not_applicable.then_some(NOT_APPLICABLE)
            } else {
                let said = terms.id(&text).unwrap_or(&text);
                self.read(question, &scalar(said)).and_then(|given| code_of(&given))
            };
            entries.extend(code.map(|code| (text, code)));
        }
        entries
    }

    /// Whether a word of the map may say that the question does not apply, for the reason of the map.
    fn not_applicable(&self, question: usize, terms: &Terms) -> bool {
        if terms.not_applicable.is_empty() {
            return false;
        }
        let reason = Entry { key: "na".into(), key_span: Span::default(), value: scalar(&terms.reason) };
        let node = Node { value: Value::Map(vec![reason]), ..scalar("") };
        matches!(self.read(question, &node), Some(Given::NotApplicable(_)))
    }

    /// What the reader of answers makes of it.
    fn read(&self, question: usize, node: &Node<'_>) -> Option<Given> {
        let mut faults = Faults::new();
        let response = read_response(node, self.rubric, question, &mut faults);
        response.filter(|_| faults.is_empty()).map(|response| response.given)
    }
}

fn scalar(text: &str) -> Node<'_> {
    Node::plain(text, Span::default())
}

fn code_of(given: &Given) -> Option<u8> {
    match given {
        Given::Answer(Answer::YesNo(yes)) => Some(ANSWER + u8::from(*yes)),
        Given::Answer(Answer::Choice(at)) => u8::try_from(*at).ok()?.checked_add(ANSWER),
        _ => None,
    }
}
