//! A rubric → a [`Kernel`]: what every cell would add, by the rules of the rubric themselves.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::base::number::Decimal;
use crate::base::source::Span;
use crate::engine::score::Counts;
use crate::model::answers::{AgencyKind, Answer, Given, read_response};
use crate::model::rubric::{
    Aggregate, AnswerKind, Credit, Criterion, Direction, Gate, Method, Rubric, Rule, Threshold, Unanswered,
};
use crate::syntax::tree::{Entry, Faults, Node, Style, Value, nfc};

use super::cell::Lexicon;
use super::question::{ANSWER, BLANK, NOT_APPLICABLE, Question, Reader, Scale, Share};
use super::sums::{self, Group, Layout, MAX_WEIGHT, Reciprocals, Slot, WEIGHT_BITS};
use super::{Kernel, Words};

/// Every way to write yes or no that is usual.
const YES_NO: [&str; 18] = [
    "yes", "Yes", "YES", "true", "True", "TRUE", "có", "Có", "CÓ", "no", "No", "NO", "false", "False",
    "FALSE", "không", "Không", "KHÔNG",
];

/// The largest common weight of the parts of a mean, so that its points have room.
const MAX_PARTS: u64 = 1 << 40;

impl Kernel {
    /// Makes a rubric ready, for agencies of a kind; `None` if it is one of those that are left to the reader.
    ///
    /// `words` has an entry for each question, or none at all if no word is special.
    #[must_use]
    pub fn new(rubric: &Rubric, kind: Option<AgencyKind>, words: &[Words]) -> Option<Self> {
        let mut compiler = Compiler::new(rubric, kind)?;
        let none = Words::default();
        for at in 0..rubric.questions.len() {
            compiler.question(at, words.get(at).unwrap_or(&none))?;
        }
        let Compiler { questions, lexicons, rows, slots, layout, .. } = compiler;
        let has_province_codes = matches!(kind, None | Some(AgencyKind::Province));
        Some(Self { questions, lexicons, rows, slots, layout, has_province_codes })
    }
}

struct Compiler<'r> {
    rubric: &'r Rubric,
    kind: Option<AgencyKind>,
    questions: Vec<Question>,
    lexicons: Vec<Lexicon>,
    /// The lexicons that are known already, by what they are made from.
    known: HashMap<Vec<(String, u8)>, usize>,
    rows: Vec<u64>,
    slots: Vec<Slot>,
    layout: Layout,
    /// By cell, the slot of its sum and the common measure of its weights; no slot without weight.
    cells: Vec<Option<(Slot, i128)>>,
    /// By column, the slots of its open gates and its blanks.
    gates: Vec<Option<Slot>>,
    blanks: Vec<Option<Slot>>,
}

/// What an answer means for a criterion.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Blank,
    NotApplicable,
    Value(Decimal),
}

impl<'r> Compiler<'r> {
    fn new(rubric: &'r Rubric, kind: Option<AgencyKind>) -> Option<Self> {
        let columns = rubric.columns();
        let dimensions = rubric.dimensions.len();
        let mut compiler = Self {
            rubric,
            kind,
            questions: Vec::new(),
            lexicons: Vec::new(),
            known: HashMap::new(),
            rows: Vec::new(),
            slots: Vec::new(),
            layout: Layout {
                columns,
                cells: (dimensions + 1) * columns,
                top: rubric.top_dimensions().collect(),
                highest_stage: rubric.highest_stage(kind),
                claims: rubric.method.claims(),
                blanks_block: rubric.unanswered == Unanswered::Block,
                ..Layout::default()
            },
            cells: vec![None; dimensions * columns],
            gates: vec![None; columns],
            blanks: vec![None; columns],
        };
        compiler.thresholds();
        compiler.leaves()?;
        compiler.groups()?;
        compiler.base();
        Some(compiler)
    }

    fn slot(&mut self) -> Option<Slot> {
        let slot = Slot::try_from(self.layout.base.len()).ok();
        self.layout.base.push(0);
        slot
    }

    fn is_asked(&self, question: usize) -> bool {
        self.rubric.scope(self.kind).and_then(|scope| scope.reason(question)).is_none()
    }

    /// The criteria of the questions that are asked.
    fn asked(&self) -> impl Iterator<Item = &'r Criterion> + '_ {
        self.rubric.criteria.iter().filter(|criterion| self.is_asked(criterion.question))
    }

    fn thresholds(&mut self) {
        let limit = |threshold: Threshold| match threshold {
            Threshold::AtLeast(limit) => limit.get(),
            Threshold::Over(limit) => limit.get() + 1,
        };
        let layout = &mut self.layout;
        match &self.rubric.method {
            Method::Staged { requires } => {
                let limits = requires.iter().flatten().map(|asked| asked.map_or(0, limit));
                layout.least = limits.collect();
                layout.needs = (0..requires.len()).collect();
            }
            Method::Banded { from, .. } => {
                layout.least = from.iter().map(|from| from.get()).collect();
                layout.needs = vec![0; from.len()];
            }
            Method::Profile => {}
        }
    }

    /// Finds a place for each sum.
    fn leaves(&mut self) -> Option<()> {
        let columns = self.layout.columns;
        let mut weights: Vec<Vec<i128>> = vec![Vec::new(); self.cells.len()];
        let asked: Vec<&Criterion> = self.asked().collect();
        for criterion in &asked {
            weights[criterion.dimension * columns + criterion.column].push(criterion.weight.millionths());
            if criterion.gate.is_some() && self.gates[criterion.column].is_none() {
                let slot = self.slot()?;
                self.gates[criterion.column] = Some(slot);
                self.layout.gates.push((criterion.column, slot));
            }
            let nullifies = self.rubric.unanswered == Unanswered::Nullify && self.rubric.counts(criterion);
            if nullifies && self.blanks[criterion.column].is_none() {
                let slot = self.slot()?;
                self.blanks[criterion.column] = Some(slot);
                self.layout.blanks.push((criterion.column, slot));
            }
        }
        let mut most = 0;
        for (cell, weights) in weights.iter().enumerate() {
            let measure = common_measure(weights);
            if measure == 0 {
                continue;
            }
            // Of one part, every kind of mean is the part itself.
            let parts = weights.iter().filter(|weight| **weight > 0).count();
            if parts > 1 && self.rubric.dimensions[cell / columns].aggregate != Aggregate::Mean {
                return None;
            }
            let sum = u64::try_from(weights.iter().sum::<i128>() / measure).ok()?;
            if sum > MAX_WEIGHT {
                return None;
            }
            most = most.max(sum);
            let slot = self.slot()?;
            self.cells[cell] = Some((slot, measure));
            self.layout.leaves.push(cell);
        }
        self.layout.first_leaf = self.layout.base.len() - self.layout.leaves.len();
        self.layout.reciprocals = Reciprocals::up_to(most.max(columns as u64));
        Some(())
    }

    /// Puts dimensions together, children before their parents.
    fn groups(&mut self) -> Option<()> {
        let dimensions = &self.rubric.dimensions;
        let parents = (0..dimensions.len()).rev().map(Some).chain([None]);
        let mut most = 0;
        for parent in parents {
            let children = dimensions.iter().enumerate().filter(|(_, child)| child.parent == parent);
            let (places, weights): (Vec<usize>, Vec<i128>) =
                children.map(|(at, child)| (at * self.layout.columns, child.weight.millionths())).unzip();
            if places.is_empty() {
                continue;
            }
            let measure = common_measure(&weights).max(1);
            let weights = weights.iter().map(|weight| u64::try_from(weight / measure).ok());
            let weights: Vec<u64> = weights.collect::<Option<_>>()?;
            let sum = weights.iter().try_fold(0_u64, |sum, weight| sum.checked_add(*weight))?;
            if sum > MAX_PARTS {
                return None;
            }
            most = most.max(sum);
            self.layout.groups.push(Group {
                aggregate: parent.map_or_else(|| self.rubric.aggregate(), |at| dimensions[at].aggregate),
                cell: parent.unwrap_or(dimensions.len()) * self.layout.columns,
                parts: places.into_iter().zip(weights).collect(),
            });
        }
        let largest = self.layout.reciprocals.largest().max(most);
        self.layout.reciprocals = Reciprocals::up_to(largest);
        Some(())
    }

    /// Begins with every question unanswered.
    fn base(&mut self) {
        let mut counts = Counts { questions: self.rubric.questions.len(), ..Counts::default() };
        for at in 0..self.rubric.questions.len() {
            if !self.is_asked(at) {
                counts.out_of_scope += 1;
            } else if self.rubric.is_scored(at) {
                self.layout.asked += 1;
            } else {
                counts.unscored += 1;
            }
        }
        self.layout.counts = counts;
        let asked: Vec<&Criterion> = self.asked().collect();
        for criterion in asked {
            for (slot, value) in self.effects(criterion, Meaning::Blank, true) {
                let sum = &mut self.layout.base[slot as usize];
                *sum = sum.wrapping_add(value);
            }
        }
    }

    /// What a criterion contributes to which sums.
    fn effects(&self, criterion: &Criterion, meaning: Meaning, has_points: bool) -> Vec<(Slot, u64)> {
        let mut effects = Vec::with_capacity(3);
        let rule = &criterion.rule;
        if let Some((slot, weight)) = self.weight(criterion) {
            let sum = match meaning {
                Meaning::NotApplicable => 0,
                Meaning::Blank if self.rubric.unanswered == Unanswered::Excluded => 0,
                Meaning::Value(value) if has_points => {
                    weight + ((weight * u64::from(rule.achievement(value).get())) << WEIGHT_BITS)
                }
                Meaning::Blank | Meaning::Value(_) => weight,
            };
            effects.push((slot, sum));
        }
        if let (Some(gate), Some(slot)) = (criterion.gate, self.gates[criterion.column]) {
            let is_open = match meaning {
                Meaning::NotApplicable => false,
                Meaning::Blank => true,
                Meaning::Value(value) => {
                    !(rule.is_met(value) || gate == Gate::Partial && rule.is_partly_met(value))
                }
            };
            effects.push((slot, u64::from(is_open)));
        }
        if let (Some(slot), true) = (self.blanks[criterion.column], self.rubric.counts(criterion)) {
            effects.push((slot, u64::from(meaning == Meaning::Blank)));
        }
        effects
    }

    /// The sum of the cell of a criterion and the weight in it; `None` without weight.
    fn weight(&self, criterion: &Criterion) -> Option<(Slot, u64)> {
        let (slot, measure) = self.cells[criterion.dimension * self.layout.columns + criterion.column]?;
        let weight = u64::try_from(criterion.weight.millionths() / measure).ok()?;
        (weight > 0).then_some((slot, weight))
    }

    fn question(&mut self, at: usize, words: &Words) -> Option<()> {
        let question = &self.rubric.questions[at];
        let mut entries = self.entries(at, words);
        if !self.is_asked(at) {
            entries.retain(|(_, code)| *code == BLANK);
            let lexicon = self.lexicon(entries);
            // The only code adds nothing to the counts, and there is no slot.
            self.rows.push(0);
            let rows = self.rows.len() - 1;
            self.questions.push(Question { lexicon, reader: Reader::None, rows, slots: 0, width: 0 });
            return Some(());
        }
        let (reader, values) = match &question.answer {
            AnswerKind::YesNo => (Reader::None, vec![Decimal::ZERO, Decimal::ONE]),
            AnswerKind::Choice { options, .. } => {
                (Reader::None, options.iter().map(|option| option.value).collect())
            }
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                let (scale, values) = self.scale(at, words)?;
                (Reader::Number(Box::new(scale)), values)
            }
            AnswerKind::Ratio { .. } => {
                let (scale, values) = self.scale(at, &Words::default())?;
                (Reader::Ratio(Box::new(scale)), values)
            }
            AnswerKind::Checklist { items } => {
                let (scale, values) = self.scale(at, &Words::default())?;
                let ids: Vec<(&str, u8)> =
                    items.iter().map(|item| item.id.as_str()).zip(0..=u8::MAX).collect();
                let points = items.iter().map(|item| i64::try_from(item.value.millionths()).ok());
                let list = (Lexicon::new(&ids), points.collect::<Option<_>>()?, scale);
                (Reader::Checklist(Box::new(list)), values)
            }
        };
        if values.len() > usize::from(u8::MAX - ANSWER) {
            return None;
        }
        let (rows, slots) = (self.rows.len(), self.slots.len());
        // Linear credit that is worked out cell by cell is not in the rows.
        let has_points = |criterion: &Criterion| reader.is_none() || !is_linear(&criterion.rule);
        let counts = self.rubric.is_scored(at);
        let (blank, before) = self.row(at, Meaning::Blank, &has_points);
        self.slots.extend(before.iter().map(|(slot, _)| *slot));
        let meanings = [Meaning::Blank, Meaning::NotApplicable]
            .into_iter()
            .chain(values.into_iter().map(Meaning::Value));
        for meaning in meanings {
            let (count, after) = self.row(at, meaning, &has_points);
            self.rows.push(if counts { count.wrapping_sub(blank) } else { 0 });
            self.rows.extend(
                after.iter().zip(&before).map(|((_, after), (_, before))| after.wrapping_sub(*before)),
            );
        }
        let lexicon = self.lexicon(entries);
        self.questions.push(Question { lexicon, reader, rows, slots, width: before.len() });
        Some(())
    }

    /// What a question contributes to the counts and to which sums; always the same sums.
    fn row(
        &self,
        question: usize,
        meaning: Meaning,
        has_points: &dyn Fn(&Criterion) -> bool,
    ) -> (u64, Vec<(Slot, u64)>) {
        let count = match meaning {
            Meaning::Blank => 1,
            Meaning::NotApplicable => sums::NOT_APPLICABLE,
            Meaning::Value(_) => 0,
        };
        let criteria = self.rubric.criteria_of(question).iter();
        let effects = criteria.flat_map(|criterion| self.effects(criterion, meaning, has_points(criterion)));
        (count, effects.collect())
    }

    /// How numbers are read, and for each code of an answer a number that has it.
    fn scale(&self, question: usize, words: &Words) -> Option<(Scale, Vec<Decimal>)> {
        let (mut thresholds, mut shares) = (Vec::new(), Vec::new());
        for criterion in self.rubric.criteria_of(question) {
            let Rule { direction, full, credit } = criterion.rule;
            let mut limits = vec![full];
            match credit {
                Credit::Half(from) => limits.push(from),
                Credit::Linear(zero) => {
                    if let Some((slot, weight)) = self.weight(criterion) {
                        let (zero, full) = (small(zero)?, small(full)?);
                        shares.push(Share { slot, weight, direction, zero, full });
                    }
                }
                Credit::None => {}
            }
            // At most five is below the next number after five.
            let step = i64::from(direction == Direction::AtMost);
            for limit in limits {
                thresholds.push(small(limit)? + step);
            }
        }
        thresholds.sort_unstable();
        thresholds.dedup();
        let below = thresholds.first().map_or(0, |first| first - 1);
        let values = std::iter::once(&below).chain(&thresholds);
        let values = values.map(|value| Decimal::from_millionths((*value).into()));
        let answer = &self.rubric.questions[question].answer;
        let (least, most) = answer.bounds();
        let bound = |bound: Decimal| bound.millionths().clamp(-LARGEST, LARGEST);
        let values = values.collect();
        let scale = Scale {
            least: i64::try_from(bound(least)).ok()?,
            most: i64::try_from(bound(most)).ok()?,
            is_integer: matches!(answer, AnswerKind::Number { integer: true, .. }),
            words: self.numbers(question, words),
            thresholds,
            shares,
        };
        Some((scale, values))
    }

    /// The numbers that are no answers.
    fn numbers(&self, question: usize, words: &Words) -> Vec<(i64, Option<u8>)> {
        let not_applicable = self.not_applicable(question, words);
        let missing = words.missing.iter().map(|word| (word, Some(BLANK)));
        let all = missing.chain(words.not_applicable.iter().map(|word| (word, not_applicable)));
        all.filter_map(|(word, code)| Some((small(Decimal::parse(word).ok()?)?, code))).collect()
    }

    /// What texts stand for, with the number of the answer; those that are faults are left out.
    fn entries(&self, question: usize, words: &Words) -> Vec<(String, u8)> {
        let not_applicable = self.not_applicable(question, words);
        let kind = &self.rubric.questions[question].answer;
        let answers: Vec<&str> = match kind {
            AnswerKind::YesNo => YES_NO.to_vec(),
            AnswerKind::Choice { options, .. } => options.iter().map(|option| option.id.as_str()).collect(),
            _ => Vec::new(),
        };
        let special = words.missing.iter().chain(&words.not_applicable).map(String::as_str);
        let mut entries = Vec::new();
        for text in special.chain(answers).chain([""]) {
            let is_plain = text.trim_ascii() == text && nfc(Cow::Borrowed(text)) == text;
            let code = if text.is_empty() || words.missing.iter().any(|word| is_same(word, text)) {
                Some(BLANK)
            } else if words.not_applicable.iter().any(|word| is_same(word, text)) {
                not_applicable
            } else {
                self.read(question, &scalar(text)).and_then(|given| code_of(&given))
            };
            entries.extend(code.filter(|_| is_plain).map(|code| (text.to_owned(), code)));
        }
        entries
    }

    /// The code of a question that does not apply; `None` if the reason, or that it does not apply, is a fault.
    fn not_applicable(&self, question: usize, words: &Words) -> Option<u8> {
        if words.not_applicable.is_empty() {
            return None;
        }
        let reason = Entry { key: "na".into(), key_span: Span::default(), value: scalar(&words.reason) };
        let node = Node { value: Value::Map(vec![reason]), ..scalar("") };
        let given = self.read(question, &node)?;
        matches!(given, Given::NotApplicable(_)).then_some(NOT_APPLICABLE)
    }

    /// What the reader of answers makes of it.
    fn read(&self, question: usize, node: &Node<'_>) -> Option<Given> {
        let mut faults = Faults::new();
        let response = read_response(node, self.rubric, question, &mut faults);
        response.filter(|_| faults.is_empty()).map(|response| response.given)
    }

    fn lexicon(&mut self, entries: Vec<(String, u8)>) -> usize {
        if let Some(known) = self.known.get(&entries) {
            return *known;
        }
        let texts: Vec<(&str, u8)> = entries.iter().map(|(text, code)| (text.as_str(), *code)).collect();
        self.lexicons.push(Lexicon::new(&texts));
        self.known.insert(entries, self.lexicons.len() - 1);
        self.lexicons.len() - 1
    }
}

/// The largest number, in millionths, that a cell is read as; its negative can be taken.
const LARGEST: i128 = i64::MAX as i128 - 1;

fn small(number: Decimal) -> Option<i64> {
    i64::try_from(number.millionths()).ok().filter(|number| number.unsigned_abs() < i64::MAX.unsigned_abs())
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

/// Whether a word stands for a cell, number for number.
fn is_same(word: &str, cell: &str) -> bool {
    word == cell || matches!((Decimal::parse(word), Decimal::parse(cell)), (Ok(a), Ok(b)) if a == b)
}

const fn is_linear(rule: &Rule) -> bool {
    matches!(rule.credit, Credit::Linear(_))
}

/// The largest number that measures all of them; 0 if all are 0.
fn common_measure(weights: &[i128]) -> i128 {
    let mut measure = 0;
    for &weight in weights {
        let mut other = weight;
        while other != 0 {
            (measure, other) = (other, measure % other);
        }
    }
    measure
}
