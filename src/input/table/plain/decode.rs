//! The cells of a row → marks: what each text of a cell means is asked of the reader of answers beforehand.

use crate::engine::mark::Mark;
use crate::model::answers::{AgencyKind, is_reason};

use super::super::columns::{AnswerColumns, Columns};
use super::super::header::{Layout, Part};
use super::super::kept::Kept;
use super::cell::{Cells, Lexicon};
use super::compile::{Compiler, Texts, lexicon};
use super::doubts::Doubts;
use super::quotes::LINE_BREAK;
use super::search::place;
use super::values::{Answers, Apart, Place, mark_of};
use super::who::{Identity, Who, are_remarks, is_remark};

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
    /// Answers that stand in several columns.
    apart: Vec<Apart>,
    /// The columns beside an answer.
    others: Vec<Beside>,
    /// What the answers of an agency keep unless something is doubtful about them.
    doubts: Doubts,
    /// For each kind of agency that is not asked everything, the questions that have to be blank, with the columns beside
    /// their answers.
    out_of_scope: Vec<(AgencyKind, Vec<NotAsked>)>,
    /// Which rows count; the others are not plain.
    kept: Option<Kept>,
}

/// A question, and the columns beside its answer.
type NotAsked = (usize, Vec<u32>);

/// The columns beside an answer, and whether the question may be not applicable.
#[derive(Clone, Debug)]
struct Beside {
    question: usize,
    has_value: bool,
    evidence: Option<u32>,
    note: Option<u32>,
    na: Option<u32>,
    allow_na: bool,
}

/// What stands beside an answer.
const BESIDE: [Part; 3] = [Part::Evidence, Part::Note, Part::Na];

impl Decoder {
    /// A decoder for a table with these columns; `None` if the table is left to the reader of answers.
    #[must_use]
    pub fn new(columns: &Columns<'_>) -> Option<Self> {
        // Exports of surveys write answers in ways of their own.
        if columns.layout() != Layout::Wide || columns.program.is_some() || !columns.kept.fill_down.is_empty()
        {
            return None;
        }
        // Former ids are noted at every answer, and what was appraised is an answer of its own.
        let is_appraised = |answer: &AnswerColumns| answer.parts[Part::Appraised as usize].is_some();
        if columns.has_former_ids || columns.answers().iter().any(is_appraised) {
            return None;
        }
        let rubric = columns.rubric;
        let compiler = Compiler { rubric, marks: columns.marks };
        let mut words: Vec<(Texts, Vec<Place>)> = Vec::new();
        let (mut values, mut apart) = (Vec::new(), Vec::new());
        for answer in columns.answers() {
            let question = answer.question;
            let terms = columns.terms.get(question)?;
            let Some(column) = answer.parts[Part::Value as usize] else {
                if answer.values().next().is_some() {
                    apart.push(compiler.apart(answer, terms)?);
                }
                continue;
            };
            let (entries, reader) = compiler.question(question, terms)?;
            let place = Place { question, column: place(column) };
            match (reader, words.iter_mut().find(|(known, _)| *known == entries)) {
                (Some(reader), _) => values.push(Answers { place, lexicon: lexicon(&entries), reader }),
                (None, Some((_, places))) => places.push(place),
                (None, None) => words.push((entries, vec![place])),
            }
        }
        values.sort_by_key(|value| value.reader.order());
        let part = |answer: &AnswerColumns, part: Part| answer.parts[part as usize].map(place);
        let beside =
            columns.answers().iter().filter(|answer| BESIDE.iter().any(|it| part(answer, *it).is_some()));
        let others = beside.map(|answer| Beside {
            question: answer.question,
            has_value: answer.values().next().is_some(),
            evidence: part(answer, Part::Evidence),
            note: part(answer, Part::Note),
            na: part(answer, Part::Na),
            allow_na: rubric
                .questions
                .get(answer.question)
                .is_some_and(|question| question.allow_na.is_allowed()),
        });
        let out_of_scope = rubric.scopes.iter().map(|scope| {
            let out = columns.answers().iter().filter(|answer| scope.reason(answer.question).is_some());
            let beside = |answer: &AnswerColumns| BESIDE.iter().filter_map(|it| part(answer, *it)).collect();
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
            apart,
            kept: (!columns.kept.keeps_all()).then(|| columns.kept.clone()),
        })
    }

    /// How many columns the table has.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// Whether there are columns beside answers.
    pub(super) const fn has_remarks(&self) -> bool {
        !self.others.is_empty()
    }

    /// How many questions the rubric has.
    pub(super) const fn questions(&self) -> usize {
        self.questions
    }

    /// Reads a row: who it is about, and a mark for each question of the rubric; `None` if it is not plain, or does not
    /// count.
    ///
    /// Marks of questions that have no column stay as they are. Questions whose answers count and are doubtful are added to
    /// `doubtful`.
    #[inline]
    pub(super) fn read<'s>(
        &'s self,
        cells: &Cells<'s>,
        marks: &mut [Mark],
        doubtful: &mut Vec<usize>,
    ) -> Option<Who<'s>> {
        if let Some(kept) = &self.kept
            && !Self::counts(kept, cells)
        {
            return None;
        }
        let who = self.identity.read(cells)?;
        for (lexicon, places) in &self.words {
            for place in places {
                let code = lexicon.find_in(cells, place.column)?;
                *marks.get_mut(place.question)? = mark_of(code);
            }
        }
        for value in &self.values {
            let question = value.place.question;
            value.read(cells, marks.get_mut(question)?, doubtful)?;
        }
        for apart in &self.apart {
            apart.read(cells, marks)?;
        }
        for beside in &self.others {
            beside.read(cells, marks.get_mut(beside.question)?)?;
        }
        // What is not as the rubric expects it is said by the reader of answers.
        if self.doubts.are_raised(marks) {
            return None;
        }
        if let Some((_, out)) = self.out_of_scope.iter().find(|(kind, _)| Some(*kind) == who.kind) {
            let is_empty =
                |column: &u32| cells.text(*column).is_some_and(|text| text.trim_ascii().is_empty());
            let is_blank = |(question, beside): &NotAsked| {
                marks.get(*question) == Some(&Mark::Blank) && beside.iter().all(is_empty)
            };
            return out.iter().all(is_blank).then_some(who);
        }
        Some(who)
    }

    /// Whether a row counts.
    fn counts(kept: &Kept, cells: &Cells<'_>) -> bool {
        kept.keeps(|column| {
            let text = cells.text(place(column)).unwrap_or_default().trim();
            if text.contains(char::from(LINE_BREAK)) {
                return text.replace(char::from(LINE_BREAK), "\n").into();
            }
            text.into()
        })
    }
}

impl Beside {
    /// Adds what stands beside an answer; `None` if that is not plain.
    #[inline]
    fn read(&self, cells: &Cells<'_>, mark: &mut Mark) -> Option<()> {
        let text = |column: Option<u32>| match column {
            Some(column) => cells.text(column).map(str::trim_ascii),
            None => Some(""),
        };
        if !self.has_value {
            *mark = Mark::Blank;
        }
        let (evidence, note, na) = (text(self.evidence)?, text(self.note)?, text(self.na)?);
        if !(note.is_empty() || is_remark(note, cells.is_usual)) {
            return None;
        }
        if !evidence.is_empty() {
            if !are_remarks(evidence, cells.is_usual) {
                return None;
            }
            if let Mark::Option { evidenced, .. } | Mark::Number { evidenced, .. } = mark {
                *evidenced = true;
            }
        }
        if na.is_empty() {
            return Some(());
        }
        let is_fine = self.allow_na && *mark == Mark::Blank && is_remark(na, cells.is_usual) && is_reason(na);
        *mark = Mark::NotApplicable { evidenced: !evidence.is_empty() };
        is_fine.then_some(())
    }
}
