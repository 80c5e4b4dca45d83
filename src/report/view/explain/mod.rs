//! How a result arose: first what it takes to follow the index, what lifts and what lowers the verdict; with
//! [`Options::full`], or of what was asked about, every number.

mod moves;
mod question;
mod tree;

use crate::analysis::explain::{Explanation, Focus, Node, Of};
use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm};
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Aggregate;
use crate::report::block::{Block, Cell, Column, Document, Headline, Paper, Role, Side, Table, Text};
use crate::report::number::Numbers;
use crate::report::words::formula;
use crate::report::words::{self as common, Ladder};

use super::Options;
use super::words::explain as words;
use super::words::{plan, sheet};

/// The report.
#[must_use]
pub fn document(explained: &Explanation<'_>, options: Options) -> Document {
    let mut view = View::new(explained, options);
    super::head::add(&mut view.document, explained.rubric, explained.sheet, None, options.lang);
    match explained.focus {
        Focus::All => view.all(),
        Focus::Question(at) => view.question(at),
        Focus::Dimension(at) => view.dimension(at),
        Focus::Stage(stage) => view.stage(stage),
    }
    view.document
}

/// The same on paper.
#[must_use]
pub fn paper(explained: &Explanation<'_>, options: Options) -> Paper {
    let title = words::index_arises(options.lang);
    Paper {
        title: format!("{}: {title}", explained.sheet.agency.name),
        language: options.lang.pick("en-GB", "vi-VN"),
        body: document(explained, options),
        ..Paper::default()
    }
}

/// The same in one line, for `--quiet`.
#[must_use]
pub fn line(explained: &Explanation<'_>, options: Options) -> Document {
    let view = View::new(explained, options);
    let mark = if explained.sheet.illustrative { sheet::illustrative_mark(view.lang) } else { "" };
    let formula = view.equals(&explained.index);
    let text = format!("{}{mark}: {}", explained.sheet.agency.name, sheet::index(view.lang, &formula));
    Document { blocks: vec![Block::Line(Text::plain(text))] }
}

/// A report being put together.
struct View<'v, 'a> {
    explained: &'v Explanation<'a>,
    options: Options,
    numbers: Numbers,
    lang: Lang,
    document: Document,
}

impl<'v, 'a> View<'v, 'a> {
    fn new(explained: &'v Explanation<'a>, options: Options) -> Self {
        // Numbers that are followed stand with all their digits.
        let numbers = Options { exact: true, ..options }.numbers(explained.rubric);
        Self { explained, options, numbers, lang: options.lang, document: Document::default() }
    }

    fn all(&mut self) {
        self.headline();
        self.index();
        self.missing();
        self.up();
        self.held();
        self.down();
        if self.options.full {
            self.document.heading(2, words::proof(self.lang));
            for column in &self.explained.index.parts {
                self.column(column, 3);
            }
        } else if let Some(question) = self.explained.rubric.questions.first() {
            self.document.note(words::more(self.lang, &question.id));
        }
    }

    fn headline(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        let (rubric, stage) = (explained.rubric, explained.verdict.stage);
        let text = match stage {
            Some(stage) => common::stage(rubric, stage, lang),
            None if rubric.method.claims() => plan::no_verdict(lang).to_owned(),
            None => sheet::each_on_its_own(lang).to_owned(),
        };
        let aside = Text::new(Role::Strong, sheet::index(lang, &self.numbers.maybe(explained.index.value)));
        let text = Text::new(Role::Strong, common::check::capital(&text));
        let (reached, steps) = (stage.unwrap_or(0), if stage.is_some() { rubric.stages.len() } else { 0 });
        self.document.push(Block::Headline(Headline { reached, steps, text, aside, ..Headline::default() }));
    }

    /// The coverages of the dimensions at the top, those of the stages below them, and the index.
    fn index(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        let columns = &explained.index.parts;
        if columns.is_empty() {
            return;
        }
        self.document.heading(2, words::index_arises(lang));
        let mut heads =
            vec![Column::words(words::dimension(lang)), Column::of(Side::Right, words::weight(lang))];
        heads.extend(columns.iter().map(|column| Column::of(Side::Right, self.short(column.of))));
        let cell = |value: Option<Ppm>, role: Role| {
            Cell::new(Text::new(role, value.map_or_else(|| "–".to_owned(), |it| formula::percent(it, lang))))
        };
        let mut rows = Vec::new();
        for at in rubric.top_dimensions() {
            let Some(dimension) = rubric.dimensions.get(at) else { continue };
            let own = |column: &Node| {
                let mut parts = column.parts.iter();
                let found = parts.find(|part| matches!(part.of, Of::Dimension { at: own, .. } if own == at));
                cell(found.and_then(|part| part.value), Role::Plain)
            };
            let name = format!("{} {}", rubric.dimension_number(at), dimension.title.get(lang));
            let mut row = vec![Cell::new(name), Cell::new(dimension.weight.format(lang))];
            row.extend(columns.iter().map(own));
            rows.push(row);
        }
        let whole = Text::new(Role::Strong, words::whole(lang));
        let mut last = vec![Cell::new(whole), Cell::new("")];
        last.extend(columns.iter().map(|column| cell(column.value, Role::Strong)));
        rows.push(last);
        self.document.table(Table { columns: heads, rows });
        self.document.note(match rubric.aggregate() {
            Aggregate::Mean => words::mean_note(lang),
            Aggregate::Min => words::min_note(lang),
            Aggregate::Geometric => words::geometric_note(lang),
        });
        self.scale();
        let Some(index) = explained.index.value else { return };
        let (formula, index) = (formula::of_parts(&explained.index, lang), formula::percent(index, lang));
        self.document.paragraph(match columns.iter().find(|column| column.value.is_some()) {
            Some(Node { of: Of::Column(column), .. }) if formula.is_empty() => {
                words::index_is_one(lang, &index, &common::column(rubric, *column, lang))
            }
            _ => words::index_is(lang, &formula, &index),
        });
    }

    /// What the scale of the rubric has to do with percent.
    fn scale(&mut self) {
        if let Some(scale) = self.explained.rubric.scale {
            let (min, max) = (scale.min.format(self.lang), scale.max.format(self.lang));
            self.document.note(words::scale_note(self.lang, &min, &max));
        }
    }

    /// What a number is the number of, in a narrow column.
    fn short(&self, of: Of) -> String {
        let rubric = self.explained.rubric;
        match of {
            Of::Column(column) if rubric.column_stage(column).is_some() => {
                format!("{} {}", words::stage(self.lang, Ladder::of(rubric)), rubric.number(column + 1))
            }
            _ => common::check::capital(&self.name(of)),
        }
    }

    /// What a number is the number of.
    fn name(&self, of: Of) -> String {
        let (rubric, lang) = (self.explained.rubric, self.lang);
        match of {
            Of::Index => words::index(lang).to_owned(),
            Of::Column(column) if rubric.column_stage(column).is_none() => {
                common::column(rubric, column, lang)
            }
            Of::Column(column) => sheet::coverage_of(lang, &common::column(rubric, column, lang)),
            Of::Dimension { at, .. } => {
                let title = rubric.dimensions.get(at).map(|it| it.title.get(lang)).unwrap_or_default();
                format!("{} {title}", rubric.dimension_number(at))
            }
            Of::Criterion(at) => self.asked(rubric.criteria.get(at).map_or(0, |it| it.question)),
        }
    }

    /// A question by its number and name.
    fn asked(&self, question: usize) -> String {
        let rubric = self.explained.rubric;
        let asked = rubric.questions.get(question);
        let name = asked.map(|asked| common::name(asked, self.lang)).unwrap_or_default();
        format!("{} {name}", rubric.question_number(question))
    }

    /// A number with its formula, in percent: `(3 × 50 + 100) / 4 = 62.5%`.
    fn equals(&self, node: &Node) -> String {
        let lang = self.lang;
        let Some(value) = node.value else { return "–".to_owned() };
        let value = formula::percent(value, lang);
        match formula::of_parts(node, lang) {
            _ if node.nullified => format!("{value}%: {}", words::is_nullified(lang)),
            formula if formula.is_empty() => format!("{value}%"),
            formula => format!("{formula} = {value}%"),
        }
    }

    fn stage_name(&self, stage: StageNumber) -> String {
        common::stage_name(self.explained.rubric, stage, self.lang)
    }

    /// A difference with its unit.
    fn points(&self, share: Ppm) -> String {
        common::points_in_words(&self.numbers.points(i64::from(share.get())), &self.numbers)
    }

    fn effort(&self, cost: u128) -> String {
        Decimal::from_millionths(i128::try_from(cost).unwrap_or(i128::MAX)).format(self.lang)
    }
}
