//! The cells of a row → marks: what each text of a cell means is asked of the reader of answers beforehand.

use std::borrow::Cow;

use crate::base::number::{Decimal, Ppm};
use crate::base::source::Span;
use crate::base::spelling::point_as_group;
use crate::engine::mark::Mark;
use crate::model::answers::{AgencyKind, Answer, Given, is_reason, read_response};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::tree::{Entry, Faults, Node, Style, Value, nfc};

use super::super::columns::{AnswerColumns, Columns};
use super::super::header::Layout;
use super::super::map::Words;
use super::super::notation;
use super::cell::{Cell, Cells, Lexicon, number};
use super::doubts::Doubts;
use super::who::{Identity, Who, YES_NO, is_remark};

/// The code of a cell without an answer.
const BLANK: u8 = 0;
/// The code of a question that does not apply.
const NOT_APPLICABLE: u8 = 1;
/// The code of the first answer.
const ANSWER: u8 = 2;

/// Reads the plain rows of a wide table.
#[derive(Clone, Debug)]
pub struct Decoder {
    columns: usize,
    questions: usize,
    identity: Identity,
    /// The columns whose answers are looked up, by what they are looked up in.
    words: Vec<(Lexicon, Vec<Place>)>,
    /// The other columns with answers, those that are read alike beside each other.
    values: Vec<Answers>,
    /// The columns beside an answer.
    others: Vec<Beside>,
    /// What the answers of an agency keep unless something is doubtful about them.
    doubts: Doubts,
    /// For each kind of agency that is not asked everything, the questions that have to be blank, with the columns beside
    /// their answers.
    out_of_scope: Vec<(AgencyKind, Vec<NotAsked>)>,
}

/// A question, and the columns beside its answer.
type NotAsked = (usize, Vec<usize>);

/// A question, and the column of its answers.
#[derive(Clone, Copy, Debug)]
struct Place {
    question: usize,
    column: usize,
}

/// How answers are understood that are not only looked up.
#[derive(Clone, Debug)]
struct Answers {
    place: Place,
    /// What the texts stand for that are no answers.
    lexicon: Lexicon,
    reader: Reader,
}

/// The columns beside an answer, and whether the question may be not applicable.
#[derive(Clone, Debug)]
struct Beside {
    question: usize,
    has_value: bool,
    evidence: Option<usize>,
    note: Option<usize>,
    na: Option<usize>,
    allow_na: bool,
}

/// How a text is read that no lexicon knows.
#[derive(Clone, Debug)]
enum Reader {
    /// As a number.
    Number(Scale),
    /// As a part and a total.
    Ratio,
    /// As items, with their points.
    Checklist(Lexicon, Vec<Decimal>),
}

/// Which numbers are answers, in millionths.
#[derive(Clone, Debug)]
struct Scale {
    least: i128,
    most: i128,
    /// As far as short numbers go.
    short: (i64, i64),
    is_integer: bool,
    /// Numbers above zero and below this one may be meant as fractions; the reader of answers warns of them.
    doubtful: i64,
    /// Whether a point before three digits may group them.
    groups: bool,
    /// Numbers that are no answers, with their marks; none if they are faults.
    words: Vec<(i128, Option<Mark>)>,
}

impl Decoder {
    /// A decoder for a table with these columns; `None` if the table is left to the reader of answers.
    #[must_use]
    pub fn new(columns: &Columns<'_>) -> Option<Self> {
        // Where commas stand before fractions, no number is plain.
        if columns.layout() != Layout::Wide || columns.mark == Some(notation::Mark::Comma) {
            return None;
        }
        // Former ids are noted at every answer, and what was appraised is an answer of its own.
        let is_appraised =
            |answer: &AnswerColumns| answer.parts[super::super::header::Part::Appraised as usize].is_some();
        if columns.has_former_ids() || columns.answers().iter().any(is_appraised) {
            return None;
        }
        let rubric = columns.rubric;
        let compiler = Compiler { rubric };
        let none = Words::default();
        let mut words: Vec<(Texts, Vec<Place>)> = Vec::new();
        let mut values = Vec::new();
        for answer in columns.answers() {
            let AnswerColumns { question, parts: [Some(column), ..] } = *answer else { continue };
            let (entries, reader) =
                compiler.question(question, columns.words.get(question).unwrap_or(&none))?;
            let place = Place { question, column };
            match (reader, words.iter_mut().find(|(known, _)| *known == entries)) {
                (Some(reader), _) => values.push(Answers { place, lexicon: lexicon(&entries), reader }),
                (None, Some((_, places))) => places.push(place),
                (None, None) => words.push((entries, vec![place])),
            }
        }
        values.sort_by_key(|value| value.reader.order());
        let beside =
            columns.answers().iter().filter(|answer| answer.parts.iter().skip(1).any(Option::is_some));
        let others = beside.map(|answer| Beside {
            question: answer.question,
            has_value: answer.parts[0].is_some(),
            evidence: answer.parts[1],
            note: answer.parts[2],
            na: answer.parts[3],
            allow_na: rubric
                .questions
                .get(answer.question)
                .is_some_and(|question| question.allow_na.is_allowed()),
        });
        let out_of_scope = rubric.scopes.iter().map(|scope| {
            let out = columns.answers().iter().filter(|answer| scope.reason(answer.question).is_some());
            let beside = |answer: &AnswerColumns| answer.parts.into_iter().skip(1).flatten().collect();
            (scope.kind, out.map(|answer| (answer.question, beside(answer))).collect())
        });
        Some(Self {
            columns: columns.meanings().len(),
            questions: rubric.questions.len(),
            identity: Identity::new(columns),
            others: others.collect(),
            doubts: Doubts::new(rubric),
            out_of_scope: out_of_scope.collect(),
            words: words.into_iter().map(|(entries, places)| (lexicon(&entries), places)).collect(),
            values,
        })
    }

    /// How many columns the table has.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// How many questions the rubric has.
    pub(super) const fn questions(&self) -> usize {
        self.questions
    }

    /// Reads a row: who it is about, and a mark for each question of the rubric; `None` if it is not plain.
    ///
    /// Marks of questions that have no column stay as they are.
    #[inline]
    pub(super) fn read<'s>(&'s self, cells: &Cells<'s>, marks: &mut [Mark]) -> Option<Who<'s>> {
        let who = self.identity.read(cells)?;
        for (lexicon, places) in &self.words {
            for place in places {
                let cell = cells.cell(place.column)?;
                let code = lexicon.find(cell).or_else(|| lexicon.find(trimmed(cell)?))?;
                *marks.get_mut(place.question)? = mark_of(code);
            }
        }
        for value in &self.values {
            value.read(cells.cell(value.place.column)?, marks.get_mut(value.place.question)?)?;
        }
        for beside in &self.others {
            beside.read(cells, marks.get_mut(beside.question)?)?;
        }
        // What is doubtful is said by the reader of answers.
        if self.doubts.are_raised(marks) {
            return None;
        }
        if let Some((_, out)) = self.out_of_scope.iter().find(|(kind, _)| Some(*kind) == who.kind) {
            let is_empty =
                |column: &usize| cells.text(*column).is_some_and(|text| text.trim_ascii().is_empty());
            let is_blank = |(question, beside): &NotAsked| {
                marks.get(*question) == Some(&Mark::Blank) && beside.iter().all(is_empty)
            };
            return out.iter().all(is_blank).then_some(who);
        }
        Some(who)
    }
}

impl Answers {
    /// Puts down the mark of a cell; `None` if it is not plain.
    #[inline]
    fn read(&self, cell: Cell<'_>, mark: &mut Mark) -> Option<()> {
        // Most cells of a question for a number hold one.
        match (&self.reader, number(cell)) {
            (Reader::Number(scale), Some(number)) if scale.is_answer(number) && !scale.may_group(cell) => {
                let value = Decimal::from_millionths(number.into());
                *mark = Mark::Number { value, evidenced: false };
            }
            _ => *mark = self.odd(cell)?,
        }
        Some(())
    }

    /// The mark of a cell that is no short and plain number.
    fn odd(&self, cell: Cell<'_>) -> Option<Mark> {
        match (self.lexicon.find(cell), trimmed(cell)) {
            (Some(code), _) => Some(mark_of(code)),
            (None, Some(bare)) => self.odd(bare),
            (None, None) => self.reader.odd(cell.bytes()),
        }
    }
}

/// A cell without the blanks around its text; `None` if there are none.
fn trimmed(cell: Cell<'_>) -> Option<Cell<'_>> {
    let text = cell.bytes().trim_ascii();
    (text.len() != cell.bytes().len()).then(|| Cell::of(text))
}

/// The mark of a code that a lexicon gives.
#[inline]
const fn mark_of(code: u8) -> Mark {
    match code {
        BLANK => Mark::Blank,
        NOT_APPLICABLE => Mark::NotApplicable { evidenced: false },
        answer => Mark::Option { at: (answer - ANSWER) as usize, evidenced: false },
    }
}

impl Beside {
    /// Adds what stands beside an answer; `None` if that is not plain.
    #[inline]
    fn read(&self, cells: &Cells<'_>, mark: &mut Mark) -> Option<()> {
        let text = |column: Option<usize>| match column {
            Some(column) => cells.text(column).map(str::trim_ascii),
            None => Some(""),
        };
        if !self.has_value {
            *mark = Mark::Blank;
        }
        let (evidence, note, na) = (text(self.evidence)?, text(self.note)?, text(self.na)?);
        if !(note.is_empty() || is_remark(note)) {
            return None;
        }
        if !evidence.is_empty() {
            if !evidence.split('|').all(is_remark) {
                return None;
            }
            if let Mark::Option { evidenced, .. } | Mark::Number { evidenced, .. } = mark {
                *evidenced = true;
            }
        }
        if na.is_empty() {
            return Some(());
        }
        let is_fine = self.allow_na && *mark == Mark::Blank && is_remark(na) && is_reason(na);
        *mark = Mark::NotApplicable { evidenced: !evidence.is_empty() };
        is_fine.then_some(())
    }
}

impl Reader {
    /// Questions that are read alike come together, so that a processor predicts the branches well.
    const fn order(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Ratio => 1,
            Self::Checklist(..) => 2,
        }
    }

    /// The mark of a text that is no short and plain number and in no lexicon.
    #[cold]
    fn odd(&self, text: &[u8]) -> Option<Mark> {
        let answer = |value| Mark::Number { value, evidenced: false };
        match self {
            Self::Number(_) if is_doubtful_point(text) => None,
            Self::Number(scale) => scale.mark(decimal(text)?.millionths()),
            Self::Ratio => ratio(text).map(answer),
            Self::Checklist(items, points) => checklist(text, items, points).map(answer),
        }
    }
}

impl Scale {
    /// Whether a short number is an answer for sure.
    #[inline]
    const fn is_answer(&self, value: i64) -> bool {
        self.words.is_empty()
            && !self.is_integer
            && self.short.0 <= value
            && value <= self.short.1
            && !(0 < value && value < self.doubtful)
    }

    /// Whether a cell with a short number has a point that may group digits.
    #[inline]
    const fn may_group(&self, cell: Cell<'_>) -> bool {
        self.groups && cell.has_three_behind_point()
    }

    /// The mark of a number, if the cells of the question may hold it.
    #[inline]
    fn mark(&self, value: i128) -> Option<Mark> {
        if let Some((_, mark)) = self.words.iter().find(|(word, _)| *word == value) {
            return *mark;
        }
        let is_doubtful = 0 < value && value < self.doubtful.into();
        let fits = self.least <= value && value <= self.most && !(self.is_integer && value % 1_000_000 != 0);
        let fits = fits && !is_doubtful;
        fits.then(|| Mark::Number { value: Decimal::from_millionths(value), evidenced: false })
    }
}

fn decimal(text: &[u8]) -> Option<Decimal> {
    Decimal::parse(str::from_utf8(text).ok()?).ok()
}

/// Whether a number has a point that may group digits; whether the other reading is an answer, the reader of answers says.
fn is_doubtful_point(text: &[u8]) -> bool {
    str::from_utf8(text).is_ok_and(|text| point_as_group(text).is_some())
}

/// The quotient of `812/1021` in percent; nothing if there is anything doubtful about it.
fn ratio(text: &[u8]) -> Option<Decimal> {
    if memchr::memchr(b'.', text).is_some() {
        return None;
    }
    let at = text.iter().position(|byte| *byte == b'/')?;
    let (of, total) = (decimal(text.get(..at)?)?, decimal(text.get(at + 1..)?)?);
    let fits = of >= Decimal::ZERO && total > Decimal::ZERO && of <= total;
    fits.then(|| Ppm::quotient(of.millionths(), total.millionths()).percent())
}

/// The points of the items of `a|b`.
fn checklist(text: &[u8], items: &Lexicon, points: &[Decimal]) -> Option<Decimal> {
    if text == b"[]" {
        return Some(Decimal::ZERO);
    }
    let (mut sum, mut ticked) = (Decimal::ZERO, 0_u64);
    for item in text.split(|byte| *byte == b'|') {
        let at = items.find(Cell::of(item.trim_ascii()))?;
        let bit = 1_u64.checked_shl(at.into())?;
        if ticked & bit != 0 {
            return None;
        }
        ticked |= bit;
        sum = sum.saturating_add(*points.get(usize::from(at))?);
    }
    Some(sum)
}

/// A lexicon of texts with their codes.
fn lexicon(entries: &[(String, u8)]) -> Lexicon {
    Lexicon::new(&entries.iter().map(|(text, code)| (text.as_str(), *code)).collect::<Vec<_>>())
}

/// Texts with their codes.
type Texts = Vec<(String, u8)>;

/// What the texts of a question stand for, and how others are read, if any are.
type Meaning = (Texts, Option<Reader>);

struct Compiler<'r> {
    rubric: &'r Rubric,
}

impl Compiler<'_> {
    fn question(&self, at: usize, words: &Words) -> Option<Meaning> {
        let question = self.rubric.questions.get(at)?;
        let not_applicable = self.not_applicable(at, words);
        let (answers, count): (Vec<String>, usize) = match &question.answer {
            AnswerKind::YesNo => (YES_NO.iter().map(|(word, _)| (*word).to_owned()).collect(), 2),
            AnswerKind::Choice { options, .. } => {
                (options.iter().map(|option| option.id.clone()).collect(), options.len())
            }
            _ => (Vec::new(), 0),
        };
        if count > usize::from(u8::MAX - ANSWER) {
            return None;
        }
        let reader = match &question.answer {
            AnswerKind::YesNo | AnswerKind::Choice { .. } => None,
            AnswerKind::Percent { .. } => Some(Reader::Number(self.scale(at, words, false))),
            AnswerKind::Number { integer, .. } => Some(Reader::Number(self.scale(at, words, *integer))),
            AnswerKind::Ratio { .. } => Some(Reader::Ratio),
            AnswerKind::Checklist { items } => {
                let ids: Vec<(&str, u8)> =
                    items.iter().map(|item| item.id.as_str()).zip(0..=u8::MAX).collect();
                Some(Reader::Checklist(Lexicon::new(&ids), items.iter().map(|item| item.value).collect()))
            }
        };
        Some((self.entries(at, words, &answers, not_applicable), reader))
    }

    fn scale(&self, question: usize, words: &Words, is_integer: bool) -> Scale {
        let (least, most) = self.rubric.questions[question].answer.bounds();
        let (missing, not_applicable, _) = words.parts();
        let na = self.not_applicable(question, words).then_some(Mark::NotApplicable { evidenced: false });
        let missing = missing.iter().map(|word| (word, Some(Mark::Blank)));
        let all = missing.chain(not_applicable.iter().map(|word| (word, na)));
        let words = all.filter_map(|(word, mark)| Some((Decimal::parse(word).ok()?.millionths(), mark)));
        let (least, most) = (least.millionths(), most.millionths());
        let short = |limit: i128| limit.clamp(i64::MIN.into(), i64::MAX.into());
        let short = (short(least), short(most));
        let short = (i64::try_from(short.0).unwrap_or(0), i64::try_from(short.1).unwrap_or(0));
        let is_percent = matches!(self.rubric.questions[question].answer, AnswerKind::Percent { .. });
        let doubtful = if is_percent { 1_000_000 } else { 0 };
        let groups = most >= 1_000 * 1_000_000;
        Scale { least, most, short, is_integer, doubtful, groups, words: words.collect() }
    }

    /// What texts stand for, with the code of the answer; those that are faults are left out.
    fn entries(&self, question: usize, words: &Words, answers: &[String], not_applicable: bool) -> Texts {
        let (missing, excused, _) = words.parts();
        let special = missing.iter().chain(excused).map(String::as_str);
        let mut entries = Vec::new();
        for text in special.chain(answers.iter().map(String::as_str)).chain([""]) {
            let is_plain = text.trim_ascii() == text && nfc(Cow::Borrowed(text)) == text;
            let code = if text.is_empty() || words.is_missing(text) {
                Some(BLANK)
            } else if words.is_not_applicable(text) {
                not_applicable.then_some(NOT_APPLICABLE)
            } else {
                self.read(question, &scalar(text)).and_then(|given| code_of(&given))
            };
            entries.extend(code.filter(|_| is_plain).map(|code| (text.to_owned(), code)));
        }
        entries
    }

    /// Whether a word of the map may say that the question does not apply, for the reason of the map.
    fn not_applicable(&self, question: usize, words: &Words) -> bool {
        if words.parts().1.is_empty() {
            return false;
        }
        let reason = Entry { key: "na".into(), key_span: Span::default(), value: scalar(&words.reason) };
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
    let span = Span::default();
    Node { span, anchor: span, value: Value::Scalar(text.into(), Style::Plain) }
}

fn code_of(given: &Given) -> Option<u8> {
    match given {
        Given::Answer(Answer::YesNo(yes)) => Some(ANSWER + u8::from(*yes)),
        Given::Answer(Answer::Choice(at)) => u8::try_from(*at).ok()?.checked_add(ANSWER),
        _ => None,
    }
}
