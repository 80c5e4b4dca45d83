//! A rubric as a document that people read: its stages, rule, dimensions, questions down to each criterion, sources.

mod beside;

use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::model::rubric::extends::Parent;
use crate::model::rubric::{
    Aggregate, AllowNa, AnswerKind, ByKind, Credit, Criterion, Dimension, Direction, Gate, Method, Question,
    Rubric, Source, Threshold, Unanswered,
};
use crate::model::text::Text as Wording;
use crate::report::block::{Block, Cell, Column, Document, Item, Kind, Role, Table, Text};
use crate::report::number::{Digits, Numbers};
use crate::report::words::{self as common, Ladder};

use super::words::document as words;

/// The document of a rubric in a language.
#[must_use]
pub fn document(rubric: &Rubric, lang: Lang) -> Document {
    // What a rubric says stands as its author wrote it.
    let numbers = Numbers::of(rubric, Digits::All, lang);
    let mut view = View { rubric, lang, numbers, document: Document::default(), items: Vec::new() };
    view.head();
    view.stages();
    view.rule();
    for (at, dimension) in rubric.dimensions.iter().enumerate() {
        view.dimension(at, dimension);
    }
    view.consistency();
    view.crosswalks();
    view.sources();
    view.settle();
    view.document
}

/// How the rubric comes to a verdict, as a part of another document.
#[must_use]
pub fn rule(rubric: &Rubric, lang: Lang) -> Document {
    let numbers = Numbers::of(rubric, Digits::All, lang);
    let mut view = View { rubric, lang, numbers, document: Document::default(), items: Vec::new() };
    view.verdict();
    view.settle();
    view.document
}

/// What the rubric rests on, as a part of another document; nothing if it names nothing.
#[must_use]
pub fn sources(rubric: &Rubric, lang: Lang) -> Option<Document> {
    let row = |source: &Source| {
        let note = source.note.as_ref().map(|note| note.get(lang)).unwrap_or_default();
        let title = Text::plain(source.title.get(lang));
        vec![
            Cell::new(common::source(source, lang)),
            Cell::Text { text: title, depth: 0, below: Text::new(Role::Quiet, note) },
        ]
    };
    let columns = vec![Column::words(words::cited(lang)), Column::words(words::titled(lang))];
    let table = Table { columns, rows: rubric.sources.iter().map(row).collect() };
    (!table.rows.is_empty()).then(|| Document { blocks: vec![Block::Table(table)] })
}

struct View<'r> {
    rubric: &'r Rubric,
    lang: Lang,
    numbers: Numbers,
    document: Document,
    /// Facts that are gathered for the next list.
    items: Vec<Item>,
}

impl View<'_> {
    fn heading(&mut self, level: usize, text: impl Into<Text>) {
        self.settle();
        self.document.heading(level, text);
    }

    fn paragraph(&mut self, text: impl Into<Text>) {
        self.settle();
        self.document.paragraph(text);
    }

    /// Writes the facts gathered so far.
    fn settle(&mut self) {
        let items = std::mem::take(&mut self.items);
        self.document.list(Kind::Facts, items);
    }

    /// Adds a fact, or one that belongs to the last fact.
    fn item(&mut self, depth: usize, label: &str, text: impl Into<String>) {
        let text = Text::labelled(label, text);
        match self.items.last_mut() {
            Some(last) if depth > 0 => last.below.push(Item::new(text)),
            _ => self.items.push(Item::new(text)),
        }
    }

    fn text(&mut self, label: &str, text: Option<&Wording>) {
        if let Some(text) = text {
            self.item(0, label, text.get(self.lang));
        }
    }

    /// A text, and below it what each kind of agency reads instead.
    fn by_kind(&mut self, label: &str, text: Option<&ByKind>) {
        let Some(text) = text else { return };
        for (kind, text) in text.all() {
            match kind {
                None => self.item(0, label, text.get(self.lang)),
                Some(kind) => self.item(1, common::agency_kind(kind, self.lang), text.get(self.lang)),
            }
        }
    }

    fn aliases(&mut self, depth: usize, aliases: &[String]) {
        if !aliases.is_empty() {
            self.item(depth, words::aliases(self.lang), aliases.join("; "));
        }
    }

    fn head(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        self.heading(1, rubric.title.get(lang));
        self.paragraph(counts(rubric, lang));
        self.bases();
        if !rubric.extends.is_empty() {
            let named = |parent: &Parent| format!("{} {}", parent.id, parent.version);
            let line: Vec<String> = rubric.extends.iter().map(named).collect();
            self.paragraph(words::builds_on(lang, &line.join(" ← ")));
        }
        if let Some(summary) = &rubric.summary {
            self.paragraph(summary.get(lang));
        }
    }

    fn stages(&mut self) {
        self.heading(2, words::stages(self.lang, Ladder::of(self.rubric)));
        let rubric = self.rubric;
        for (at, stage) in (0..=rubric.stages.len()).filter_map(|at| Some((at, rubric.stage_at(at)?))) {
            let level =
                stage.level.as_ref().map(|level| format!(" ({})", level.get(self.lang))).unwrap_or_default();
            let label =
                format!("{}. {}{level} [{}]", rubric.number(at), stage.title.get(self.lang), stage.id);
            match &stage.summary {
                Some(summary) => self.item(0, &label, summary.get(self.lang)),
                None => self.items.push(Item::new(label)),
            }
            self.aliases(1, &stage.aliases);
        }
    }

    fn rule(&mut self) {
        self.heading(2, words::rule(self.lang));
        self.verdict();
        self.scopes();
    }

    /// How coverages become a verdict.
    fn verdict(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        if let Some(scale) = rubric.scale {
            self.paragraph(words::scale(lang, &scale.min.format(lang), &scale.max.format(lang)));
        }
        if let Some(base) = &rubric.base {
            self.paragraph(words::base(lang, base.stage.title.get(lang)));
        }
        match &rubric.method {
            Method::Staged { requires, aggregate } => {
                self.thresholds(requires);
                self.aggregate(*aggregate);
            }
            Method::Banded { from, aggregate } => {
                for (at, bound) in from.iter().enumerate() {
                    let label = common::stage_name(self.rubric, at + 1, lang);
                    self.item(0, &label, words::total_from(lang, &self.numbers.limit(*bound)));
                }
                self.paragraph(words::banded(lang));
                self.aggregate(*aggregate);
                if rubric.criteria.iter().any(|criterion| criterion.cap.is_some()) {
                    self.paragraph(words::capped(lang));
                }
            }
            Method::Profile => self.paragraph(words::profile(lang)),
        }
        self.paragraph(match self.rubric.unanswered {
            Unanswered::Unmet => words::unmet(lang),
            Unanswered::Excluded => words::excluded(lang),
            Unanswered::Block => words::block(lang),
            Unanswered::Nullify => common::nullified(self.rubric, lang),
        });
    }

    /// Who is not asked what.
    fn scopes(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        if rubric.scopes.is_empty() {
            return;
        }
        self.heading(2, words::scopes(lang));
        for scope in &rubric.scopes {
            let text = match scope.out.iter().flatten().count() {
                0 => words::asked_everything(lang).to_owned(),
                out => words::not_asked_some(lang, out),
            };
            self.item(0, common::agency_kind(scope.kind, lang), text);
            if let Some(limit) = &scope.limit {
                let stage = common::stage_name(rubric, limit.stage + 1, lang);
                let text = format!("{stage}. {}", limit.because.get(lang));
                self.item(1, words::highest(lang), text);
            }
            for (at, reason) in scope.reasons.iter().enumerate() {
                let ids = rubric.questions.iter().zip(&scope.out).filter(|(_, out)| **out == Some(at));
                let ids = ids.map(|(question, _)| question.id.as_str()).collect::<Vec<_>>().join(", ");
                self.item(1, words::not_asked(lang), format!("{ids}. {}", reason.get(lang)));
            }
        }
    }

    fn aggregate(&mut self, aggregate: Aggregate) {
        if let Some(text) = common::aggregate(aggregate, self.lang) {
            self.item(0, words::put_together(self.lang), text);
        }
    }

    fn thresholds(&mut self, requires: &[Vec<Option<Threshold>>]) {
        let lang = self.lang;
        for (at, row) in requires.iter().enumerate() {
            let asked = row.iter().zip(&self.rubric.stages).filter_map(|(threshold, stage)| {
                let threshold = common::threshold((*threshold)?, &self.numbers);
                Some(format!("{} {threshold}", stage.title.get(lang)))
            });
            let asked = asked.collect::<Vec<_>>().join("; ");
            self.item(0, &common::stage_name(self.rubric, at + 1, lang), asked);
        }
        self.paragraph(words::staged(lang));
    }

    fn dimension(&mut self, at: usize, dimension: &Dimension) {
        let (rubric, lang) = (self.rubric, self.lang);
        let level = 2 + dimension.depth.min(2);
        let number = rubric.dimension_number(at);
        self.heading(level, format!("{number} {} [{}]", dimension.title.get(lang), dimension.id));
        if let Some(summary) = &dimension.summary {
            self.paragraph(summary.get(lang));
        }
        if dimension.weight != Decimal::ONE {
            self.item(0, words::weight_label(lang), dimension.weight.format(lang));
        }
        self.aggregate(dimension.aggregate);
        self.aliases(0, &dimension.aliases);
        for (stage, cell) in rubric.stages.iter().zip(&dimension.cells) {
            let Some(cell) = cell else { continue };
            let summary =
                cell.summary.as_ref().map(|text| format!(": {}", text.get(lang))).unwrap_or_default();
            self.item(0, stage.title.get(lang), format!("{}{summary}", cell.title.get(lang)));
            self.aliases(1, &cell.aliases);
        }
        for question in dimension.questions.clone() {
            if rubric.questions.get(question).is_some_and(|asked| asked.dimension == at) {
                self.question(level + 1, question);
            }
        }
    }

    fn question(&mut self, level: usize, at: usize) {
        let (rubric, lang) = (self.rubric, self.lang);
        let Some(question) = rubric.questions.get(at) else { return };
        let (number, name) = (rubric.question_number(at), common::name(question, lang));
        self.heading(level, format!("{number} {name} [{}]", question.id));
        if common::has_title(question) || question.ask.all().count() > 1 {
            self.by_kind(words::question(lang), Some(&question.ask));
        }
        self.item(0, words::answer(lang), kind(&question.answer, lang));
        if let AnswerKind::Choice { options: choices, .. } | AnswerKind::Checklist { items: choices } =
            &question.answer
        {
            let valued = match &question.answer {
                AnswerKind::Choice { valued, .. } => *valued,
                _ => choices.iter().any(|choice| choice.value != Decimal::ONE),
            };
            for choice in choices {
                let value = choice.value.format(lang);
                let label = if valued { format!("{} ({value})", choice.id) } else { choice.id.clone() };
                self.item(1, &label, choice.title.get(lang));
                if let Some(recommend) = &choice.recommend {
                    let each = recommend.all().map(|(kind, text)| match kind {
                        Some(kind) => format!("{}: {}", common::agency_kind(kind, lang), text.get(lang)),
                        None => text.get(lang).to_owned(),
                    });
                    self.item(1, words::recommendation(lang), each.collect::<Vec<_>>().join(" · "));
                }
            }
        }
        for criterion in rubric.criteria_of(at) {
            self.criterion(question, criterion);
        }
        if let Some((rule, binding)) = &question.duty {
            self.duty(0, Some((question, rule)), binding);
        }
        self.plausible(question);
        match question.allow_na {
            AllowNa::No => {}
            AllowNa::Leaves => self.item(0, words::not_applicable(lang), words::na_allowed(lang)),
            AllowNa::Met => self.item(0, words::not_applicable(lang), words::na_counts_as_met(lang)),
        }
        self.text(words::evidence(lang), question.evidence.as_ref());
        self.text(words::why(lang), question.why.as_ref());
        self.by_kind(words::recommendation(lang), question.recommend.as_ref());
        self.item(0, words::effort(lang), common::effort(rubric, question, lang));
        self.by_kind(words::in_charge(lang), question.owner.as_ref());
        self.by_kind(words::working_with(lang), question.with.as_ref());
        self.after(question);
        self.refs(question);
        let sources = question.sources.iter().filter_map(|&at| rubric.sources.get(at));
        let sources = sources.map(|source| common::source(source, lang)).collect::<Vec<_>>().join("; ");
        if !sources.is_empty() {
            self.item(0, words::bases(lang), sources);
        }
    }

    fn criterion(&mut self, question: &Question, criterion: &Criterion) {
        let lang = self.lang;
        let mut text = common::target(question, &criterion.rule, &self.numbers);
        match criterion.rule.credit {
            Credit::Linear(zero)
                if zero == Decimal::ZERO && criterion.rule.direction == Direction::AtLeast =>
            {
                text.push_str(words::in_proportion(lang));
            }
            Credit::Linear(zero) => text.push_str(&words::in_proportion_to(lang, &zero.format(lang))),
            Credit::None | Credit::Half(_) => {}
        }
        match criterion.gate {
            Some(Gate::Full) => text.push_str(words::gate(lang)),
            Some(Gate::Partial) => text.push_str(words::partial_gate(lang)),
            None => {}
        }
        if let Some(stage) = criterion.cap {
            text.push_str(&words::cap(lang, &common::stage_name(self.rubric, stage, lang)));
        }
        if criterion.weight != Decimal::ONE {
            text.push_str(&words::weight(lang, &criterion.weight.format(lang)));
        }
        if !self.rubric.counts(criterion) && criterion.hold().is_none() {
            text.push_str(words::unscored(lang));
        }
        let label = match self.rubric.column_stage(criterion.column) {
            Some(stage) => words::target_of(lang, stage.title.get(lang)),
            None => words::target(lang).to_owned(),
        };
        self.item(0, &label, text);
        if let Some(binding) = &criterion.duty {
            self.duty(1, None, binding);
        }
        if let Some(basis) = common::basis(self.rubric, criterion, lang) {
            self.item(1, words::basis(lang), basis);
        }
        if let Some(note) = &criterion.note {
            self.item(1, words::note(lang), note.get(lang));
        }
    }

    fn sources(&mut self) {
        if self.rubric.sources.is_empty() {
            return;
        }
        self.heading(2, words::sources(self.lang));
        for source in &self.rubric.sources {
            let note =
                source.note.as_ref().map(|note| format!(". {}", note.get(self.lang))).unwrap_or_default();
            let text = format!("{}{note}", source.title.get(self.lang));
            self.item(0, &common::source(source, self.lang), text);
        }
    }
}

/// A rubric in one line: its id and version, and how much there is of it.
#[must_use]
pub fn line(rubric: &Rubric, lang: Lang) -> Document {
    Document { blocks: vec![Block::Line(Text::plain(counts(rubric, lang)))] }
}

fn counts(rubric: &Rubric, lang: Lang) -> String {
    let gates = rubric.criteria.iter().filter(|criterion| criterion.gate.is_some()).count();
    // A stage that everybody has is one of them.
    let stages = rubric.stages.len() + usize::from(rubric.base.is_some());
    let counts = words::counts(lang, Ladder::of(rubric), stages, rubric.questions.len(), gates);
    format!("{} {}: {counts}", rubric.id, rubric.version)
}

/// What may be answered, in words.
fn kind(kind: &AnswerKind, lang: Lang) -> String {
    match kind {
        AnswerKind::YesNo => words::yes_or_no().get(lang),
        AnswerKind::Percent { .. } => words::a_percentage().get(lang),
        AnswerKind::Number { unit: Some(unit), .. } => words::number_of(lang, unit.get(lang)),
        AnswerKind::Number { unit: None, .. } => words::a_number().get(lang),
        AnswerKind::Ratio { of: Some(of), total: Some(total), .. } => {
            words::ratio_of(lang, of.get(lang), total.get(lang))
        }
        AnswerKind::Ratio { .. } => words::part_and_total().get(lang),
        AnswerKind::Choice { .. } => words::choice(lang).to_owned(),
        AnswerKind::Checklist { .. } => words::checklist(lang).to_owned(),
    }
}
