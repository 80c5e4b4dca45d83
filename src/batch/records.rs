//! The records of a table: which are no agencies, what is doubtful in the others, and what each says of its table.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::digest::sha256;
use crate::base::source::{SourceFile, Span};
use crate::engine::mark::Mark;
use crate::input::form::Form;
use crate::input::table::plain::Rows;
use crate::input::table::{Aside, Block, Columns, Layout, Notation, Record, is_sum_name};
use crate::model::answers::{AnswerSheet, Score};
use crate::model::library::Chosen;

use super::appraisals::Appraisals;
use super::edges::{Edges, Place, Where, at, position};
use super::expected::Expected;
use super::scorer::{Desk, Make, Scorer};
use super::sums::Sums;
use super::words;
use super::work::PlainTable;
use super::{Failure, OfPeriod, Row};

impl<M: Make> Scorer<'_, '_, M> {
    /// The sums over all that was scored, and, where an agency may come once in each period, over each period.
    pub fn into_sums(self) -> (Sums, Vec<OfPeriod>) {
        let mut all = Sums::new(self.rubric, self.wanted.items);
        let mut periods = Vec::new();
        for (period, sums) in self.sums {
            if self.by_period {
                periods.push(sums.of_period(period, self.wanted.items));
            }
            all.merge(*sums);
        }
        // Those that do not say their period come last.
        periods.sort_by_key(|of| of.period.is_none());
        (all, periods)
    }

    /// Takes note of who of these agencies comes, where some are expected.
    pub fn expect(&mut self, expected: Option<Expected>) {
        self.expected = expected;
    }

    /// Takes what appraisers found, where somebody has it, in place of what sheets state of it.
    pub fn appraised_by(&mut self, appraisals: Option<Appraisals>) {
        self.appraisals = appraisals;
    }

    /// Who of those that are expected did not come.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.expected.as_ref().map(Expected::missing).unwrap_or_default()
    }

    /// Leaves a row of a table out, since it sums up the others.
    pub(super) fn leave_out(&mut self, table: &Arc<str>, place: Place) {
        self.odd.entry(Arc::clone(table)).or_default().push(place);
    }

    /// How many rows are left out so far: a draft that was made when there were fewer may have one of them.
    pub(super) fn odd_count(&self) -> usize {
        self.odd.values().map(Vec::len).sum()
    }

    /// The rows of a table that are left out.
    pub(super) fn odd(&self, table: &str) -> &[Place] {
        self.odd.get(table).map_or(&[], Vec::as_slice)
    }
}

/// The table that a record belongs to, up to where it stands, and where there.
pub(super) fn place_of(columns: &Columns<'_>, record: &Record) -> (String, String, Where) {
    let (table, source, line) = columns.place(record);
    let (_, before) = record.place();
    (table, source, (line, before))
}

fn is_among(places: &[Place], source: &str, place: Where) -> bool {
    places.iter().any(|(known, at)| *at == place && **known == *source)
}

impl<'r, M: Make> Desk<'_, 'r, '_, M> {
    /// Whether rows are only looked at.
    pub(super) fn only_looks(&self) -> bool {
        self.look.is_some_and(|look| look.is_all)
    }

    /// The edges of the table at hand, while somebody looks for them; work of no table ends the one before it.
    pub(super) fn edges(&mut self, table: &Arc<str>) -> Option<&mut Edges> {
        let look = self.look?;
        if self.draft.edges.last().is_none_or(|last| last.table != *table) {
            if self.draft.edges.is_empty() && look.large == Some(table) {
                return None;
            }
            let questions = self.scorer.rubric.questions.iter().enumerate();
            let numbers = questions.filter(|(_, question)| question.answer.is_number()).map(|(at, _)| at);
            self.draft.edges.push(Edges::new(table, numbers));
        }
        self.draft.edges.last_mut().filter(|last| !last.is_large())
    }

    /// Scores the rows of a block.
    pub(super) fn rows(&mut self, table: &PlainTable<'r>, block: &Block) {
        let source: Arc<str> = table.columns.source_name().into();
        self.table = Arc::clone(&source);
        let odd = self.scorer.odd(&source);
        let only_looks = self.only_looks();
        let mut is_judged = self.edges(&source).is_some();
        if !is_judged && only_looks {
            return;
        }
        let has_sheet = self.scorer.wanted.assessment || self.scorer.appraisals.is_some();
        let is_sheet = has_sheet && !only_looks;
        Rows::new(&table.decoder, table.delimiter).run(block, |row| match row.plain.filter(|_| !is_sheet) {
            Some((who, marks)) => {
                let is_skipped = table.columns.skips(row.line);
                let is_empty = || marks.iter().all(|mark| *mark == Mark::Blank);
                // In the order of [`Columns::aside`].
                let aside = match () {
                    () if is_sum_name(who.name) => Some(Aside::Sum),
                    () if is_empty() => Some(Aside::Empty),
                    () => None,
                };
                let edges = if is_judged { self.edges(&source) } else { None };
                is_judged = edges.is_some();
                if let Some(edges) = edges {
                    edges.weigh(row.place.len());
                    if !is_skipped && aside.is_none() {
                        edges.add(&source, (row.line, 0), marks);
                    }
                }
                if is_skipped || only_looks {
                    return;
                }
                let sums_up = || is_among(odd, &source, (row.line, 0)).then_some(Aside::SumsUp);
                let aside = aside.or_else(sums_up);
                let lost = || {
                    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
                    let mut lost = Row::lost(at(&source, row.line));
                    (lost.agency.code, lost.period) = (said(who.code), said(who.period));
                    lost.agency.name = said(who.name).or_else(|| said(who.code)).unwrap_or_default();
                    lost
                };
                if let Some(aside) = aside
                    && self.set_aside(aside, &source, (row.line, 0), lost)
                {
                    return;
                }
                self.row.who(&who);
                self.row.warnings = 0;
                if !row.doubtful.is_empty() {
                    self.doubtful(
                        table,
                        block.bytes.get(row.place).unwrap_or_default(),
                        row.line,
                        row.doubtful,
                    );
                }
                self.marks(marks, &source, row.line);
            }
            None => {
                let text = block.bytes.get(row.place).unwrap_or_default();
                if let Some(record) = Block::record(text, table.delimiter, row.line) {
                    self.record(&table.columns, &record, text.len());
                }
            }
        });
    }

    /// Notes what is doubtful in some answers of a row of which only the marks were read.
    fn doubtful(&mut self, table: &PlainTable<'r>, text: &[u8], line: usize, questions: &[usize]) {
        let (columns, record) = (&table.columns, Block::record(text, table.delimiter, line));
        let Some(record) = record else { return };
        self.notations(&columns.source(&record), columns.notations(&record, Some(questions)));
        self.doubts_in(columns, &record, &columns.doubts(&record, questions));
    }

    /// Scores a record that takes so many bytes while its table is looked at.
    pub(super) fn record(&mut self, columns: &Columns<'r>, record: &Record, size: usize) {
        let (source, place) = self.place(columns, record);
        let table = Arc::clone(&self.table);
        let only_looks = self.only_looks();
        match self.edges(&table) {
            Some(edges) => edges.weigh(size),
            None if only_looks => return,
            None => {}
        }
        if columns.layout() == Layout::Objects {
            self.object(columns, record, (&source, place));
            return;
        }
        if !columns.counts(record) {
            self.draft.by_rules += u64::from(columns.leaves_out(record));
            return;
        }
        let lost = || Row::lost_record(columns, record, &source, place.0);
        if let Some(aside) = columns.aside(record).or_else(|| self.sums_up(&source, place))
            && self.set_aside(aside, &source, place, lost)
        {
            return;
        }
        self.notations(&columns.source(record), columns.notations(record, None));
        self.agency(columns, record, (&source, place), columns.read(record));
    }

    /// Takes note of the table that a record stands in, and gives its place.
    fn place(&mut self, columns: &Columns<'r>, record: &Record) -> Place {
        let (table, source, place) = place_of(columns, record);
        if *self.table != *table {
            self.table = table.into();
        }
        (source.into(), place)
    }

    /// Whether a row of the table at hand is left out, since it sums up the others.
    fn sums_up(&self, source: &str, place: Where) -> Option<Aside> {
        is_among(self.scorer.odd(&self.table), source, place).then_some(Aside::SumsUp)
    }

    /// An object of JSON.
    fn object(&mut self, columns: &Columns<'r>, record: &Record, (source, place): (&Arc<str>, Where)) {
        let file = columns.source(record);
        let lost = || Row::lost(at(source, place.0));
        let object = match columns.object(record, &file) {
            Ok(object) => object,
            Err(faulty) => return self.faulty(&lost(), &faulty),
        };
        if self.scorer.chosen == Chosen::BySheets
            && let Err(faulty) = self.admit(&file, &object.tree, &columns.origin(record))
        {
            return self.faulty(&lost(), &faulty);
        }
        if let Some(aside) = Columns::aside_of(&object).or_else(|| self.sums_up(source, place))
            && self.set_aside(aside, source, place, lost)
        {
            return;
        }
        self.notations(&file, columns.notations_of(&object));
        self.agency(columns, record, (source, place), columns.read_object(object, &file));
    }

    /// Notes how numbers are written that have to fit others of their column.
    fn notations(&mut self, file: &SourceFile, found: Vec<(String, Notation, Span)>) {
        for (column, notation, span) in found {
            let place = format!("{}:{}", file.name(), file.place(span.start()));
            self.draft.notations.push((format!("{}{column}", self.table), notation, place));
        }
    }

    /// What was read of a record.
    fn agency(
        &mut self,
        columns: &Columns<'r>,
        record: &Record,
        (source, place): (&Arc<str>, Where),
        read: Result<AnswerSheet, Box<Faulty>>,
    ) {
        match read {
            Ok(sheet) => {
                self.look_at(&sheet, source, place);
                if self.only_looks() {
                    return;
                }
                let sha256 = if self.scorer.wanted.sha256 { sha256([record.bytes()]) } else { String::new() };
                self.doubts_in(columns, record, &sheet.warnings);
                self.sheet(sheet, &sha256, source, place.0);
            }
            Err(faulty) => {
                if let (Some(failure), Some(first)) = (Failure::of(&faulty), faulty.diagnostics.first()) {
                    let lost = Row::lost_record(columns, record, source, place.0);
                    self.fail(&lost, self.in_column(failure, columns, record, first.span));
                }
            }
        }
    }

    /// Adds an agency to the edges of its table.
    fn look_at(&mut self, sheet: &AnswerSheet, source: &Arc<str>, place: Where) {
        let (rubric, score, table) = (self.scorer.rubric, self.scorer.wanted.score, Arc::clone(&self.table));
        if let Some(edges) = self.edges(&table) {
            let counted = match score {
                Score::Appraised => Cow::Owned(sheet.clone().scored_by(score)),
                Score::Own => Cow::Borrowed(sheet),
            };
            let marks = rubric.questions.iter().zip(&counted.responses);
            let marks: Vec<Mark> = marks.map(|(asked, response)| Mark::of(asked, response)).collect();
            edges.add(source, place, &marks);
        }
    }

    /// A failure of the column that its place lies in.
    fn in_column(&self, failure: Failure, columns: &Columns<'_>, record: &Record, span: Span) -> Failure {
        let column = columns.column_at(record, span).map(|column| format!("{}{column}", self.table));
        Failure { column, ..failure }
    }

    /// Notes what is doubtful in the answers of the record that comes next.
    fn doubts_in(&mut self, columns: &Columns<'_>, record: &Record, doubts: &[Diagnostic]) {
        let file = columns.source(record);
        let doubts = doubts.iter().filter(|doubt| !self.scorer.is_allowed(doubt.code));
        let failure =
            |doubt: &Diagnostic| self.in_column(Failure::at(&file, doubt), columns, record, doubt.span);
        let doubts = doubts.map(failure).collect();
        self.doubts(doubts);
    }

    /// Notes what is doubtful in the answers that come next.
    pub(super) fn doubts(&mut self, doubts: Vec<Failure>) {
        self.row.warnings = doubts.len() as u64;
        self.draft.warnings.extend(doubts);
    }

    /// Scores a filled form.
    pub(super) fn form(&mut self, name: &str, bytes: &[u8]) {
        let form = Form::open(name, bytes);
        let read = form.and_then(|form| {
            self.admit(form.source(), &form.head(), name)?;
            form.read(self.scorer.rubric).map(|sheet| (form, sheet))
        });
        match read {
            Ok((form, sheet)) => {
                let doubts = sheet.warnings.iter().filter(|doubt| !self.scorer.is_allowed(doubt.code));
                self.doubts(doubts.map(|doubt| Failure::at(form.source(), doubt)).collect());
                let sha256 = if self.scorer.wanted.sha256 { sha256([bytes]) } else { String::new() };
                self.sheet(sheet, &sha256, &name.into(), 0);
            }
            Err(faulty) => self.faulty(&Row::lost(name.to_owned()), &faulty),
        }
    }

    /// Leaves a row out that is no agency; false if the caller wants it all the same. Where rows keep their places, `lost`
    /// is its row.
    pub(super) fn set_aside(
        &mut self,
        aside: Aside,
        source: &Arc<str>,
        place: Where,
        lost: impl FnOnce() -> Row,
    ) -> bool {
        let (code, message, help) = match aside {
            Aside::Empty => (Code::EmptyRow, words::row_without_answers(), None),
            Aside::Sum => (Code::SumRow, words::row_called_a_sum(), Some(words::allow_sum_row())),
            Aside::SumsUp => (Code::SumRow, words::row_sums_up(), Some(words::allow_sum_row())),
        };
        if self.scorer.is_allowed(code) {
            return false;
        }
        self.draft.read += 1;
        let mut doubt = Failure::new(position(source, place), Some(code), message);
        (doubt.help, doubt.column) = (help, Some(format!("{}{aside:?}", self.table)));
        if self.scorer.wanted.faults {
            self.keep(&lost(), &doubt, &[]);
        }
        self.draft.warnings.push(doubt);
        true
    }
}
