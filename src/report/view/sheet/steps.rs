//! What to answer, what to do, and what is shown without being scored.

use crate::analysis::assessment::Ahead;
use crate::analysis::gaps::Gap;
use crate::analysis::plan::Level;
use crate::base::number::{Decimal, Ppm};
use crate::engine::program::Program;
use crate::engine::score::Outcome;
use crate::model::answers::Given;
use crate::model::rubric::{ByKind, Credit, Question, Rule};
use crate::report::block::{Cell, Column, Item, Kind, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::plan as plan_words;
use super::super::words::sheet as words;
use super::{View, capital};

/// The most unanswered questions that the first screen names.
const MOST_BLANKS: usize = 4;

impl View<'_, '_> {
    /// The questions without an answer: those that stand in the way of the target first, then as the rubric has them.
    pub(super) fn blanks(&self) -> Vec<usize> {
        let assessment = self.assessment;
        let rubric = assessment.rubric;
        let is_blank = |at: &usize| {
            rubric.is_scored(*at)
                && assessment.sheet.responses.get(*at).is_some_and(|own| own.given == Given::Nothing)
        };
        let place = |question: usize| {
            let of = |gap: &Gap| rubric.criteria.get(gap.criterion).map(|criterion| criterion.question);
            assessment.gaps.iter().position(|gap| of(gap) == Some(question)).unwrap_or(usize::MAX)
        };
        let mut blanks: Vec<(usize, usize)> =
            (0..rubric.questions.len()).filter(is_blank).map(|at| (place(at), at)).collect();
        blanks.sort_unstable();
        blanks.into_iter().map(|(_, at)| at).collect()
    }

    /// The questions to answer first.
    pub(super) fn unanswered(&mut self) {
        let (lang, blanks) = (self.lang, self.blanks());
        if blanks.is_empty() {
            return;
        }
        self.document.heading(2, words::answer_first(lang, blanks.len()));
        let most =
            if self.options.full || blanks.len() == MOST_BLANKS + 1 { blanks.len() } else { MOST_BLANKS };
        let mut items: Vec<Item> = blanks.iter().take(most).map(|at| self.blank(*at)).collect();
        if let more @ 1.. = blanks.len().saturating_sub(most) {
            items.push(Item::new(Text::new(Role::Quiet, words::and_more(lang, more))));
        }
        self.document.list(Kind::Facts, items);
    }

    fn blank(&self, question: usize) -> Item {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let mut item = Item::new(self.name(question));
        if let (Some(asked), true) = (rubric.questions.get(question), self.options.full) {
            if common::has_title(asked) {
                item.below.push(Item::new(asked.ask.get(assessment.sheet.agency.kind, lang)));
            }
            let targets = self.targets(question);
            item.below.push(Item::new(Text::labelled(words::target(lang), targets)));
        }
        item
    }

    /// What is asked of the answer to a question, for each stage.
    pub(super) fn targets(&self, question: usize) -> String {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let Some(asked) = rubric.questions.get(question) else { return String::new() };
        let targets = rubric.criteria_of(question).iter().map(|criterion| {
            let target = common::target(asked, &criterion.rule, &self.numbers);
            match rubric.column_stage(criterion.column) {
                Some(_) => format!("{}: {target}", common::column(rubric, criterion.column, lang)),
                None => target,
            }
        });
        targets.collect::<Vec<_>>().join("; ")
    }

    /// The gaps of questions that have an answer.
    pub(super) fn answered_gaps(&self) -> Vec<Gap> {
        let card = &self.assessment.card;
        let is_answered =
            |gap: &&Gap| !matches!(card.outcomes.get(gap.criterion), Some(Outcome::Unanswered) | None);
        self.assessment.gaps.iter().filter(is_answered).copied().collect()
    }

    pub(super) fn nothing_to_do(&mut self) {
        let lang = self.lang;
        let has_blanks = !self.assessment.gaps.is_empty();
        let text = if has_blanks { words::all_met_but_blanks(lang) } else { words::all_met(lang) };
        self.document.list(Kind::Facts, vec![Item::new(text)]);
    }

    /// What to do first, in a table.
    pub(super) fn steps(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let gaps = self.answered_gaps();
        let (shown, more) = self.options.first(&gaps);
        if shown.is_empty() && (more > 0 || self.assessment.card.counts.answered == 0) {
            return;
        }
        let heading = match self.still_unmet() {
            Some(heading) => heading,
            None if gaps.is_empty() => words::recommendations(lang).to_owned(),
            None if more > 0 => words::first_steps(lang, shown.len(), gaps.len()),
            None => words::steps(lang, gaps.len()),
        };
        self.document.heading(2, heading);
        if gaps.is_empty() {
            return self.nothing_to_do();
        }
        let is_single = rubric.columns() == 1;
        let mut columns = vec![Column::of(Side::Right, ""), Column::words("")];
        if !is_single {
            columns.push(Column::of(Side::Centre, words::stage_column(lang, Ladder::of(rubric))));
        }
        columns.push(Column::of(Side::Left, words::effort_column(lang)));
        columns.push(Column::of(Side::Right, words::adds_column(lang)));
        let program = Program::new(rubric, assessment.card.kind);
        let row = |(at, gap): (usize, &Gap)| {
            let criterion = rubric.criteria.get(gap.criterion)?;
            let question = rubric.questions.get(criterion.question)?;
            let advice = self.advice(criterion.question);
            // What a gate lacks stands among the obstacles.
            let is_obstacle = assessment.obstacles.holds.contains(&gap.criterion);
            let missing = (!is_obstacle).then(|| self.missing(criterion.question)).flatten();
            let enough = self.enough(&program, gap);
            let enough = enough.map(|(stage, least)| words::enough_for(lang, &stage, &least));
            let below = missing.into_iter().chain(self.in_charge(question)).chain(enough);
            // The first screen of a page is short; what the plan takes stands with all steps.
            let below = below.chain(self.enough_in_plan(gap).filter(|_| !self.options.page));
            let below = below.collect::<Vec<_>>().join(" · ");
            let mark = if self.options.page { self.gate_mark(gap) } else { self.marks(gap) };
            let mut row = vec![
                Cell::new(format!("  {}.", at + 1)),
                Cell::Text {
                    text: mark.and(Role::Plain, advice),
                    depth: 0,
                    below: Text::new(Role::Quiet, below),
                },
            ];
            if !is_single {
                row.push(Cell::new(rubric.number(criterion.column + 1).to_string()));
            }
            row.push(Cell::new(common::effort_word(question, lang)));
            row.push(Cell::new(format!("+{}", self.numbers.points_cell(gap.overall_gain))));
            Some(row)
        };
        let rows = shown.iter().enumerate().filter_map(row).collect();
        self.document.table(Table { columns, rows });
        if more > 0 && self.still_unmet().is_some() {
            self.document.note(words::more_steps(lang, more, gaps.len()));
        }
        if let Some(note) = self.plan_note(shown).filter(|_| !self.options.page) {
            self.document.note(note);
        }
        self.document.note(match (rubric.scale, is_single) {
            (Some(_), _) => words::adds_note_scaled(lang),
            (None, true) => words::adds_note_single(lang),
            (None, false) => words::adds_note(lang),
        });
    }

    /// What the steps are called where the target is reached already.
    fn still_unmet(&self) -> Option<String> {
        let assessment = self.assessment;
        let target = assessment.target.filter(|_| assessment.rubric.method.claims())?;
        (assessment.verdict.stage? >= target)
            .then(|| words::still_unmet(self.lang, &common::stage_name(assessment.rubric, target, self.lang)))
    }

    fn gate_mark(&self, gap: &Gap) -> Text {
        let is_cap = self.assessment.rubric.criteria.get(gap.criterion).is_some_and(|it| it.cap.is_some());
        let mark = if is_cap { words::cap_mark(self.lang) } else { words::gate_mark(self.lang) };
        if gap.holds { Text::new(Role::Bad, mark) } else { Text::default() }
    }

    /// The marks of a gap: whether it holds the verdict back, and whether the cheapest plan does something about it.
    fn marks(&self, gap: &Gap) -> Text {
        self.gate_mark(gap).and(Role::Good, self.plan_mark(gap))
    }

    /// The mark of a gap about which the cheapest plan does something.
    pub(super) fn plan_mark(&self, gap: &Gap) -> &'static str {
        self.assessment.planned(gap).map_or("", |_| words::plan_mark(self.lang))
    }

    /// The least answer that the cheapest plan takes about a gap, where that is less than the target.
    pub(super) fn enough_in_plan(&self, gap: &Gap) -> Option<String> {
        let assessment = self.assessment;
        let change = assessment.planned(gap)?;
        let less = (change.level == Level::Half).then_some(&change.answer);
        let answer = change.enough.as_ref().or(less)?;
        let question = assessment.rubric.questions.get(change.question)?;
        let said = common::new_answer(question, change.before.as_ref(), answer, &self.numbers);
        Some(words::enough_in_plan(self.lang, &said))
    }

    /// What the mark of the cheapest plan means, if one of these gaps bears it.
    pub(super) fn plan_note(&self, shown: &[Gap]) -> Option<String> {
        let (assessment, lang) = (self.assessment, self.lang);
        let Ahead::Plan(plan) = &assessment.ahead else { return None };
        shown.iter().find(|gap| assessment.planned(gap).is_some())?;
        let points = Decimal::from_millionths(i128::try_from(plan.cost).unwrap_or(i128::MAX));
        let cost = plan_words::points_of_effort(lang, &points.format(lang));
        let stage = common::stage_name(assessment.rubric, plan.target, lang);
        Some(words::plan_note(lang, &stage, plan.changes.len(), &cost))
    }

    /// What to do about a gap in the answer to a question.
    pub(super) fn advice(&self, question: usize) -> String {
        let assessment = self.assessment;
        let Some(asked) = assessment.rubric.questions.get(question) else { return String::new() };
        let response = assessment.sheet.responses.get(question);
        common::advice(asked, response, assessment.sheet.agency.kind, self.lang)
    }

    /// What a checklist lacks.
    fn missing(&self, question: usize) -> Option<String> {
        let (_, missing) = self.answer(question);
        (!missing.is_empty()).then(|| capital(&words::missing(self.lang, &missing.join("; "))))
    }

    /// The unit in charge and those that work with it.
    fn units(&self, question: &Question) -> Option<String> {
        let of = |text: &Option<ByKind>| {
            let kind = self.assessment.sheet.agency.kind;
            text.as_ref().map(|text| text.get(kind, self.lang).to_owned())
        };
        match (of(&question.owner), of(&question.with)) {
            (Some(owner), Some(with)) => Some(words::with(self.lang, &owner, &with)),
            (Some(owner), None) => Some(owner),
            (None, with) => with.map(|with| words::only_with(self.lang, &with)),
        }
    }

    fn in_charge(&self, question: &Question) -> Option<String> {
        let units = self.units(question)?;
        let leads = question.owner.is_some();
        Some(if leads { words::led_by(self.lang, &units) } else { capital(&units) })
    }

    /// Everything to do, with why.
    pub(super) fn recommendations(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let stage = assessment.target.map(|target| common::stage_name(rubric, target, lang));
        let heading = match (self.still_unmet(), stage) {
            (Some(heading), _) => heading,
            (None, Some(stage)) => words::recommendations_for(lang, &stage),
            (None, None) => words::recommendations(lang).to_owned(),
        };
        self.document.heading(2, heading);
        let gaps = self.answered_gaps();
        let (shown, more) = self.options.first(&gaps);
        if gaps.is_empty() {
            return self.nothing_to_do();
        }
        let program = Program::new(rubric, assessment.card.kind);
        let items = shown.iter().filter_map(|gap| self.recommendation(&program, gap)).collect();
        self.document.list(Kind::Numbers, items);
        if let Some(note) = self.plan_note(shown) {
            self.document.note(note);
        }
        if more > 0 {
            self.document.paragraph(Text::new(Role::Quiet, words::more_steps(lang, more, gaps.len())));
        }
    }

    /// The target stage and the least step towards a target that reaches it on its own, where that is not the target
    /// itself.
    fn enough(&self, program: &Program<'_>, gap: &Gap) -> Option<(String, String)> {
        let (assessment, rubric) = (self.assessment, self.assessment.rubric);
        let target =
            assessment.target.filter(|target| assessment.verdict.stage.is_some_and(|own| own < *target))?;
        let criterion = rubric.criteria.get(gap.criterion)?;
        let question = rubric.questions.get(criterion.question)?;
        let Given::Answer(answer) = &assessment.sheet.responses.get(criterion.question)?.given else {
            return None;
        };
        let now = answer.number(&question.answer);
        let full = program.least_enough(&assessment.card, gap.criterion, now, target)?;
        let least =
            common::target(question, &Rule { full, credit: Credit::None, ..criterion.rule }, &self.numbers);
        Some((common::stage_name(rubric, target, self.lang), least))
    }

    fn recommendation(&self, program: &Program<'_>, gap: &Gap) -> Option<Item> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let criterion = rubric.criteria.get(gap.criterion)?;
        let question = rubric.questions.get(criterion.question)?;
        let dimension = rubric.dimensions.get(question.dimension)?;
        let advice = self.advice(criterion.question);
        let (now, missing) = self.answer(criterion.question);
        let missing = if missing.is_empty() {
            String::new()
        } else {
            format!(" ({})", words::missing(lang, &missing.join("; ")))
        };
        let target = common::target(question, &criterion.rule, &self.numbers);
        let id =
            if self.is_coded() { format!(" [{}]", rubric.criterion_id(criterion)) } else { String::new() };
        let name = format!("{}{id} · {}", self.short_name(criterion.question), dimension.title.get(lang));
        let points =
            |gain: Ppm| common::points_in_words(&self.numbers.points(i64::from(gain.get())), &self.numbers);
        let overall = format!("+{}", points(gap.overall_gain));
        let overall_label =
            if rubric.method.is_banded() { words::gain_total(lang) } else { words::gain_stage(lang) };
        let gain = points(gap.gain);
        let effort = words::effort(lang, &common::effort(rubric, question, lang));
        let owner = self.units(question).map(|units| format!(" · {units}"));
        let gain = format!("+{gain} · {effort}{}", owner.unwrap_or_default());
        let gain_label =
            if rubric.method.is_banded() { words::gain_dimension(lang) } else { words::gain_cell(lang) };
        let label = |label: &str| Text::labelled(label, "");
        let mut below = vec![
            label(words::criterion(lang)).and(Role::Plain, name),
            label(words::now(lang)).and(Role::Fair, now).and(Role::Plain, format!("{missing} → {target}")),
        ];
        below.extend(
            self.enough(program, gap)
                .map(|(stage, least)| Text::plain(words::enough_for(lang, &stage, &least))),
        );
        below.extend(self.enough_in_plan(gap).map(Text::plain));
        if self.options.page {
            below.push(label(overall_label).and(Role::Plain, format!("{overall} · {effort}")));
            below.extend(self.in_charge(question).map(Text::plain));
        } else {
            below.extend([
                label(overall_label).and(Role::Plain, overall),
                label(gain_label).and(Role::Plain, gain),
            ]);
        }
        if let Some(basis) = common::basis(rubric, criterion, lang) {
            below.push(label(words::source(lang)).and(Role::Plain, basis));
        }
        let text = self.marks(gap).and(Role::Strong, advice);
        Some(Item { text, below: below.into_iter().map(Item::new).collect() })
    }

    /// The questions that are shown and not scored, with their answers and targets.
    pub(super) fn unscored(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let rubric = assessment.rubric;
        let is_shown = |at: &usize| {
            !rubric.is_scored(*at)
                && !rubric.criteria_of(*at).is_empty()
                && assessment.sheet.responses.get(*at).is_some_and(|own| own.given != Given::OutOfScope)
        };
        let shown: Vec<usize> = (0..rubric.questions.len()).filter(is_shown).collect();
        if shown.is_empty() {
            return;
        }
        self.document.heading(2, words::unscored(lang));
        let item = |at: usize| {
            let question = rubric.questions.get(at)?;
            let (response, _) = self.answer(at);
            let criteria = rubric.criteria_of(at).iter();
            let targets = criteria.map(|criterion| common::target(question, &criterion.rule, &self.numbers));
            let targets = targets.collect::<Vec<_>>().join("; ");
            let text = Text::plain(format!("{} ", question.ask.get(assessment.sheet.agency.kind, lang)));
            Some(Item::new(text.and(Role::Fair, response).and(Role::Plain, format!(" → {targets}"))))
        };
        let items = shown.into_iter().filter_map(item).collect();
        self.document.list(Kind::Bullets, items);
    }
}
