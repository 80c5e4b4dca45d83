//! What changed of one agency.

use crate::analysis::compare::stage::Condition;
use crate::analysis::compare::{Changes, End};
use crate::base::number::Ppm;
use crate::engine::profile::index;
use crate::report::block::{Block, Cell, Column, Headline, Item, Kind, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::compare as words;
use super::View;

impl View<'_> {
    pub(super) fn of_one(&mut self) {
        let (step, lang) = (self.step, self.lang);
        let Some((changes, pair)) = step.pairs.first().zip(step.pairing.pairs.first()) else { return };
        let came = &self.comparison.ends(step).1.came[pair.after];
        let mut who = Text::new(Role::Strong, came.agency.name.as_str());
        if let Some(code) = &came.agency.code {
            who = who.and(Role::Plain, format!(" ({code})"));
        }
        self.head(who.and(Role::Quiet, " · "));
        let base = usize::from(self.rubric.number(0) > 0);
        let claims = self.rubric.method.claims();
        let headline = Headline {
            reached: changes.after.stage.map_or(0, |stage| stage + base),
            steps: if claims { self.rubric.stages.len() + base } else { 0 },
            text: self.stage_moved(changes),
            aside: Text::new(Role::Strong, self.index_moved(changes)),
            below: self.below(changes).into_iter().map(Text::plain).collect(),
            ..Headline::default()
        };
        self.document.push(Block::Headline(headline));
        self.conditions(changes);
        self.side_by_side(changes);
        self.answers(changes);
        let gates =
            [(words::gates_won(lang), &changes.gates.won), (words::gates_lost(lang), &changes.gates.lost)];
        for (title, gates) in gates {
            if !gates.is_empty() {
                self.document.heading(2, title);
                let items = gates.iter().map(|&at| Item::new(self.hold(at))).collect();
                self.document.list(Kind::Bullets, items);
            }
        }
        if self.has_answers() {
            self.backwards(changes);
        }
    }

    pub(super) fn line_of_one(&self) -> Text {
        let Some(changes) = self.step.pairs.first() else { return Text::default() };
        let moved = self.stage_moved(changes);
        let between = if moved.is_empty() { "" } else { " · " };
        moved.and(Role::Plain, between).and(Role::Plain, self.index_moved(changes))
    }

    fn index_moved(&self, changes: &Changes) -> String {
        let of = |end: &End| self.numbers.maybe(end.index());
        words::index_then_now(self.lang, &of(&changes.before), &of(&changes.after))
    }

    fn below(&self, changes: &Changes) -> Vec<String> {
        let lang = self.lang;
        let answers = changes.answers.len();
        let mut lines = vec![match changes.difference() {
            Some(difference) if !self.has_answers() => self.points(difference),
            Some(difference) => words::changed(lang, answers, &self.points(difference)),
            None => words::changed_without_index(lang, answers),
        }];
        let Some(split) = &changes.split else { return lines };
        if let (Some(answers), Some(rubric)) = (split.answers, split.rubric) {
            lines.push(words::split(lang, &self.points(answers), &self.points(rubric)));
        }
        let names = |rubric: &crate::model::rubric::Rubric, questions: &[usize]| {
            let ids = questions.iter().filter_map(|&at| rubric.questions.get(at));
            ids.map(|question| question.id.as_str()).collect::<Vec<_>>().join(", ")
        };
        if !split.unread.is_empty() {
            lines.push(words::unread(lang, split.unread.len(), &names(self.old, &split.unread)));
        }
        if !split.new.is_empty() {
            lines.push(words::newly_read(lang, split.new.len(), &names(self.rubric, &split.new)));
        }
        lines
    }

    /// Why the stage moved.
    fn conditions(&mut self, changes: &Changes) {
        let lang = self.lang;
        let Some(moved) = &changes.moved else { return };
        let ladder = Ladder::of(self.rubric);
        let title =
            if moved.has_risen() { words::raised(lang, ladder) } else { words::lowered(lang, ladder) };
        self.document.heading(2, title);
        if moved.conditions.is_empty() {
            return self.document.note(words::by_rubric_alone(lang));
        }
        let row = |condition: &Condition| {
            let bare = |what: String| vec![Cell::new(what), Cell::new(""), Cell::new(""), Cell::new("")];
            match *condition {
                Condition::Threshold { column, threshold, before, after } => {
                    let what = self.column(column);
                    let needs = common::threshold(threshold, &self.numbers);
                    let after = Text::new(role(moved.has_risen()), self.numbers.maybe(after));
                    vec![
                        Cell::new(what),
                        Cell::new(self.numbers.maybe(before)),
                        Cell::new(after),
                        Cell::new(words::needs(lang, &needs)),
                    ]
                }
                Condition::Hold(at) => bare(self.hold(at)),
                Condition::Applies => bare(words::applies(lang).to_owned()),
                Condition::Limit => bare(words::limit(lang).to_owned()),
            }
        };
        let rows = moved.conditions.iter().map(row).collect();
        let right = |title: &str| Column::of(Side::Right, title);
        let columns =
            vec![Column::words(""), right(words::then(lang)), right(words::now(lang)), Column::words("")];
        self.document.table(Table { columns, rows });
    }

    /// Stages and dimensions then and now.
    fn side_by_side(&mut self, changes: &Changes) {
        let (lang, rubric) = (self.lang, self.rubric);
        let (before, after) = (&changes.before.profile, &changes.after.profile);
        self.document.heading(2, words::side_by_side(lang));
        let mut rows = Vec::new();
        for column in 0..rubric.columns() {
            let (what, old) = match rubric.column_stage(column) {
                Some(stage) => {
                    let was = self
                        .old
                        .stage(&stage.id)
                        .or_else(|| stage.was.iter().find_map(|id| self.old.stage(id)));
                    (self.column(column), was)
                }
                None => (self.column(column), Some(0)),
            };
            let old = old.and_then(|at| before.overall().get(at).copied().flatten());
            rows.push(self.row(&what, 0, (old, after.overall()[column]), None));
        }
        let claims = rubric.method.claims();
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            if dimension.depth > 0 && !self.options.full {
                continue;
            }
            let was = self.former(at);
            let (old, now) = self.dimension(changes, at);
            let stage = |end: &End, at: Option<usize>, rubric: &crate::model::rubric::Rubric| {
                let stage = at.and_then(|at| end.dimension_stages.get(at).copied().flatten());
                stage.map_or_else(|| "–".to_owned(), |stage| rubric.number(stage).to_string())
            };
            let stages = claims.then(|| {
                let then = stage(&changes.before, was, self.old);
                let now = stage(&changes.after, Some(at), rubric);
                if then == now { now } else { format!("{then} → {now}") }
            });
            let title = dimension.title.get(lang);
            rows.push(self.row(title, 1 + dimension.depth, (old, now), stages));
        }
        rows.push(self.row(words::index_column(lang), 0, (before.index, after.index), None));
        let mut columns = vec![Column::words("")];
        columns.extend(self.columns_of_three());
        let ladder = Ladder::of(self.rubric);
        columns.push(Column::of(
            Side::Centre,
            if claims { words::stage_column(lang, ladder) } else { String::new() },
        ));
        self.document.table(Table { columns, rows });
    }

    /// The place that a dimension had in the earlier version.
    fn former(&self, at: usize) -> Option<usize> {
        let dimension = self.rubric.dimensions.get(at)?;
        let mut ids = std::iter::once(&dimension.id).chain(&dimension.was);
        ids.find_map(|id| self.old.dimensions.iter().position(|other| other.id == *id))
    }

    /// The index of a dimension then and now.
    pub(super) fn dimension(&self, changes: &Changes, at: usize) -> (Option<Ppm>, Option<Ppm>) {
        let (before, after) = (&changes.before.profile, &changes.after.profile);
        (self.former(at).and_then(|was| index(before.dimension(was))), index(after.dimension(at)))
    }

    fn row(
        &self,
        what: &str,
        depth: usize,
        (before, after): (Option<Ppm>, Option<Ppm>),
        stages: Option<String>,
    ) -> Vec<Cell> {
        let text = Text::new(if depth == 0 { Role::Strong } else { Role::Plain }, what);
        let mut row = vec![Cell::Text { text, depth: depth.saturating_sub(1), below: Text::default() }];
        row.extend(self.three(before, after));
        row.push(Cell::new(stages.unwrap_or_default()));
        row
    }

    /// What went backwards; of an appraisal, what was claimed too high.
    fn backwards(&mut self, changes: &Changes) {
        let lang = self.lang;
        let is_appraisal = self.comparison.is_appraisal;
        let mut items = Vec::new();
        let mut lower: Vec<_> = changes.answers.iter().filter(|change| change.is_back).collect();
        lower.sort_by_key(|change| change.adds.unwrap_or_default());
        for change in lower {
            let (before, after) =
                (self.said(change.question, &change.before), self.said(change.question, &change.after));
            let points = change.adds.map(|adds| format!(" ({})", self.points(adds))).unwrap_or_default();
            items.push(Item::new(format!("{}: {before} → {after}{points}", self.question(change.question))));
        }
        for (at, dimension) in self.rubric.dimensions.iter().enumerate() {
            let stage = |end: &End| end.dimension_stages.get(at).copied().flatten();
            let fell = stage(&changes.before).zip(stage(&changes.after)).filter(|(old, new)| new < old);
            if let (Some((old, new)), None, false) = (fell, &changes.split, is_appraisal) {
                let stages = format!("{} → {}", self.rubric.number(old), self.rubric.number(new));
                let title = dimension.title.get(lang);
                items.push(Item::new(format!(
                    "{title}: {} {stages}",
                    words::stage_column(lang, Ladder::of(self.rubric)).to_lowercase()
                )));
            }
        }
        self.document.heading(2, if is_appraisal { words::overclaims(lang) } else { words::backwards(lang) });
        if items.is_empty() {
            let none = if is_appraisal { words::no_overclaims(lang) } else { words::nothing_back(lang) };
            return self.document.paragraph(none);
        }
        let (shown, more) = self.options.first(&items);
        let shown = shown.to_vec();
        self.document.list(Kind::Bullets, shown);
        if more > 0 {
            self.document.note(words::more(lang, more));
        }
    }
}

const fn role(good: bool) -> Role {
    if good { Role::Good } else { Role::Bad }
}
