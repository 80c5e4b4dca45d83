//! The records of a table: which are no agencies, what is doubtful in the others, and what each says of its table.

use std::sync::Arc;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::digest::sha256;
use crate::base::source::{SourceFile, Span};
use crate::engine::mark::Mark;
use crate::input::form::Form;
use crate::input::table::plain::Rows;
use crate::input::table::{Aside, Block, Columns, Layout, Notation, Record, is_sum_name};
use crate::model::answers::AnswerSheet;
use crate::model::library::Chosen;

use super::appraisals::Appraisals;
use super::edges::{Place, Where, at, position};
use super::expected::Expected;
use super::scorer::{Desk, Make, Scorer};
use super::sums::Sums;
use super::words;
use super::work::PlainTable;
use super::{Failure, OfPeriod, Row};

impl<M: Make> Scorer<'_, '_, M> {
    /// The sums over all that was scored, and, where an agency may come once in each period, over each period.
    pub fn into_sums(self) -> (Sums, Vec<OfPeriod>) {
        let mut all = Sums::new(self.rubric);
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
    /// Scores the rows of a block.
    pub(super) fn rows(&mut self, table: &PlainTable<'r>, block: &Block) {
        let source: Arc<str> = table.columns.source_name().into();
        self.table = Arc::clone(&source);
        let odd = self.scorer.odd(&source);
        let has_sheet = self.scorer.wanted.assessment || self.scorer.appraisals.is_some();
        Rows::new(&table.decoder, table.delimiter).run(block, |row| match row.plain.filter(|_| !has_sheet) {
            Some(_) if table.columns.skips(row.line) => {}
            Some((who, marks)) => {
                let is_empty = || marks.iter().all(|mark| *mark == Mark::Blank);
                // In the order of [`Columns::aside`].
                let aside = match () {
                    () if is_sum_name(who.name) => Some(Aside::Sum),
                    () if is_empty() => Some(Aside::Empty),
                    () => is_among(odd, &source, (row.line, 0)).then_some(Aside::SumsUp),
                };
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
                    self.record(&table.columns, &record);
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

    pub(super) fn record(&mut self, columns: &Columns<'r>, record: &Record) {
        if columns.layout() == Layout::Objects {
            self.object(columns, record);
            return;
        }
        if !columns.counts(record) {
            self.draft.by_rules += u64::from(columns.leaves_out(record));
            return;
        }
        let (source, place) = self.place(columns, record);
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
    fn object(&mut self, columns: &Columns<'r>, record: &Record) {
        let (source, place) = self.place(columns, record);
        let file = columns.source(record);
        let lost = || Row::lost(at(&source, place.0));
        let object = match columns.object(record, &file) {
            Ok(object) => object,
            Err(faulty) => return self.faulty(&lost(), &faulty),
        };
        if self.scorer.chosen == Chosen::BySheets
            && let Err(faulty) = self.admit(&file, &object.tree, &columns.origin(record))
        {
            return self.faulty(&lost(), &faulty);
        }
        if let Some(aside) = Columns::aside_of(&object).or_else(|| self.sums_up(&source, place))
            && self.set_aside(aside, &source, place, lost)
        {
            return;
        }
        self.notations(&file, columns.notations_of(&object));
        self.agency(columns, record, (&source, place), columns.read_object(object, &file));
    }

    /// Notes how numbers are written that have to fit others of their column.
    fn notations(&mut self, file: &SourceFile, found: Vec<(String, Notation, Span)>) {
        for (column, notation, span) in found {
            let place = format!("{}:{}", file.name(), file.place(span.start));
            self.draft.notations.push((format!("{}{column}", self.table), notation, place));
        }
    }

    /// What was read of a record.
    fn agency(
        &mut self,
        columns: &Columns<'r>,
        record: &Record,
        (source, (line, _)): (&Arc<str>, Where),
        read: Result<AnswerSheet, Box<Faulty>>,
    ) {
        match read {
            Ok(sheet) => {
                let sha256 = if self.scorer.wanted.sha256 { sha256([record.bytes()]) } else { String::new() };
                self.doubts_in(columns, record, &sheet.warnings);
                self.sheet(sheet, &sha256, source, line);
            }
            Err(faulty) => {
                if let (Some(failure), Some(first)) = (Failure::of(&faulty), faulty.diagnostics.first()) {
                    let lost = Row::lost_record(columns, record, source, line);
                    self.fail(&lost, self.in_column(failure, columns, record, first.span));
                }
            }
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
