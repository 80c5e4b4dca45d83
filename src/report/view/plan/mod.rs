//! The report of plans: what to change, what it costs, why nothing is cheaper; with [`Options::full`] everything beside.

mod beside;
mod changes;

use crate::analysis::plan::{Cost, Costs, Found, Impossible, Plan, Planned, Plans, Proof, decimal};
use crate::base::lang::Lang;
use crate::engine::verdict::StageNumber;
use crate::report::block::{Block, Cell, Column, Document, Headline, Paper, Role, Side, Table, Text};
use crate::report::number::Numbers;
use crate::report::words::{self as common, Ladder};

use super::Options;
use super::paper::{Act, Frame, signed};
use super::words::official;
use super::words::plan as words;
use super::words::sheet;

/// The report.
#[must_use]
pub fn document(plans: &Plans<'_>, options: Options) -> Document {
    let numbers = options.numbers(plans.rubric);
    let mut view = View { plans, options, numbers, lang: options.lang, document: Document::default() };
    view.head();
    match &plans.found {
        Found::Stages(all) => match all.as_slice() {
            [(stage, planned)] => view.planned(*stage, planned),
            all => view.all(all),
        },
        Found::Budget(limit, plan) => view.budget(*limit, plan.as_deref()),
    }
    view.document
}

/// The plan as a paper that an office edits and signs.
#[must_use]
pub fn paper(plans: &Plans<'_>, options: Options) -> Paper {
    let office = Some(plans.sheet.agency.name.clone());
    let about = official::about_plan(options.lang, plans.rubric.title.get(options.lang));
    signed(Frame { act: Act::Plan, about, office }, document(plans, options), Vec::new(), options.lang)
}

/// The plan in one line, for `--quiet`.
#[must_use]
pub fn line(plans: &Plans<'_>, options: Options) -> Document {
    let numbers = options.numbers(plans.rubric);
    let view = View { plans, options, numbers, lang: options.lang, document: Document::default() };
    let mark = if plans.sheet.illustrative { sheet::illustrative_mark(view.lang) } else { "" };
    let texts: Vec<String> = match &plans.found {
        Found::Stages(all) => all.iter().map(|(stage, planned)| view.title(*stage, planned)).collect(),
        Found::Budget(limit, plan) => vec![view.budget_title(*limit, plan.as_deref())],
    };
    let line = format!("{}{mark}: {}", plans.sheet.agency.name, texts.join(" · "));
    Document { blocks: vec![Block::Line(Text::plain(line))] }
}

/// A report being put together.
struct View<'v, 'a> {
    plans: &'v Plans<'a>,
    options: Options,
    numbers: Numbers,
    lang: Lang,
    document: Document,
}

impl View<'_, '_> {
    fn head(&mut self) {
        let (plans, lang) = (self.plans, self.lang);
        super::head::add(&mut self.document, plans.rubric, plans.sheet, None, lang);
        let verdict = &plans.verdict;
        let stage =
            verdict.stage.map_or_else(|| words::no_verdict(lang).to_owned(), |stage| self.stage(stage));
        self.document.note(words::now(lang, &stage, &self.numbers.maybe(verdict.profile.index)));
    }

    fn stage(&self, stage: StageNumber) -> String {
        common::stage_name(self.plans.rubric, stage, self.lang)
    }

    /// A cost with its unit.
    fn cost(&self, cost: Cost) -> String {
        let number = self.number(cost);
        match &self.plans.costs {
            Costs::Efforts => words::points_of_effort(self.lang, &number),
            Costs::Given { unit: Some(unit), .. } => format!("{number} {unit}"),
            Costs::Given { unit: None, .. } => number,
        }
    }

    /// A cost in a column.
    fn number(&self, cost: Cost) -> String {
        decimal(cost).format(self.lang)
    }

    const fn cost_column(&self) -> &'static str {
        match self.plans.costs {
            Costs::Efforts => words::effort_column(self.lang),
            Costs::Given { .. } => words::cost_column(self.lang),
        }
    }

    fn title(&self, stage: StageNumber, planned: &Planned) -> String {
        let (lang, name) = (self.lang, self.stage(stage));
        match planned {
            Planned::Plan(plan) if plan.changes.is_empty() && plan.to_answer.is_empty() => {
                words::there_already(lang, &name)
            }
            Planned::Plan(plan) => words::to_stage(lang, &name, &self.cost(plan.cost), plan.changes.len()),
            Planned::Impossible(_) => words::no_way(lang, &name),
        }
    }

    fn budget_title(&self, limit: Cost, plan: Option<&Plan>) -> String {
        let (lang, limit) = (self.lang, self.cost(limit));
        plan.map_or_else(
            || words::too_small(lang, &limit),
            |plan| {
                let stage = self.stage(plan.stage);
                words::budget_buys(lang, &limit, &stage, &self.cost(plan.cost), plan.changes.len())
            },
        )
    }

    fn planned(&mut self, stage: StageNumber, planned: &Planned) {
        let title = self.title(stage, planned);
        match planned {
            Planned::Plan(plan) => {
                let mut below = Vec::new();
                if plan.stage > stage {
                    below.push(words::higher(self.lang, &self.stage(plan.stage)));
                }
                below.extend(self.proved(plan));
                self.headline(Text::new(Role::Good, title), plan, below);
                self.plan(plan);
            }
            Planned::Impossible(why) => {
                let text = Text::new(Role::Bad, title);
                let below = self.why(why).into_iter().map(Text::plain).collect();
                self.document.push(Block::Headline(Headline { text, below, ..Headline::default() }));
            }
        }
    }

    fn budget(&mut self, limit: Cost, plan: Option<&Plan>) {
        let title = self.budget_title(limit, plan);
        let Some(plan) = plan else {
            let text = Text::new(Role::Bad, title);
            return self.document.push(Block::Headline(Headline { text, ..Headline::default() }));
        };
        let said = if plan.is_proved() {
            words::budget_proved(self.lang)
        } else {
            words::budget_not_proved(self.lang)
        };
        self.headline(Text::new(Role::Good, title), plan, vec![said.to_owned()]);
        self.plan(plan);
    }

    fn headline(&mut self, text: Text, plan: &Plan, below: Vec<String>) {
        let index = self.numbers.maybe(plan.index.1);
        let aside = Text::new(Role::Strong, words::index_after(self.lang, &index));
        let below = below.into_iter().map(Text::plain).collect();
        self.document.push(Block::Headline(Headline { text, aside, below, ..Headline::default() }));
    }

    /// Whether nothing is cheaper, and what the cheapest other plan costs.
    fn proved(&self, plan: &Plan) -> Vec<String> {
        if plan.changes.is_empty() {
            return Vec::new();
        }
        let lang = self.lang;
        let mut said = vec![match &plan.proof {
            Proof::Columns(_) => words::proved(lang).to_owned(),
            Proof::Branches { branches, proved: true, .. } => words::proved_by_branches(lang, *branches),
            Proof::Branches { bound, .. } => {
                words::best_found(lang, &self.cost(plan.cost), &self.cost(*bound))
            }
        }];
        said.extend(plan.next.map(|next| words::next(lang, &self.cost(next))));
        said
    }

    /// A plan below its headline.
    fn plan(&mut self, plan: &Plan) {
        self.changes(plan);
        self.coverages(plan);
        self.alternatives(plan);
        self.timetable(plan);
        self.blanks(plan);
        self.open_duties(plan);
    }

    /// A table of all stages, then each plan in full.
    fn all(&mut self, all: &[(StageNumber, Planned)]) {
        let (lang, ladder) = (self.lang, Ladder::of(self.plans.rubric));
        if all.is_empty() {
            let text = Text::new(Role::Good, words::all_reached(lang, ladder));
            return self.document.push(Block::Headline(Headline { text, ..Headline::default() }));
        }
        self.document.heading(2, words::all_stages(lang, ladder));
        let columns = vec![
            Column::words(sheet::stage_column(lang, ladder)),
            Column::of(Side::Right, self.cost_column()),
            Column::of(Side::Right, words::changes_column(lang)),
            Column::of(Side::Right, words::margin_column(lang)).spare(1),
        ];
        let row = |(stage, planned): &(StageNumber, Planned)| {
            let name = Cell::new(self.stage(*stage));
            match planned {
                Planned::Plan(plan) => vec![
                    name,
                    Cell::new(self.number(plan.cost)),
                    Cell::new(plan.changes.len().to_string()),
                    Cell::new(self.numbers.points(plan.margin)),
                ],
                Planned::Impossible(_) => {
                    let none = Text::new(Role::Bad, words::impossible(lang));
                    vec![name, Cell::new(none), Cell::new(""), Cell::new("")]
                }
            }
        };
        let rows = all.iter().map(row).collect();
        self.document.table(Table { columns, rows });
        if !self.options.full {
            let more = Text::new(Role::Quiet, sheet::all_details(lang)).and(Role::Code, "--full");
            return self.document.paragraph(more);
        }
        for (stage, planned) in all {
            self.document.heading(2, words::plan_to(lang, &self.stage(*stage)));
            self.planned(*stage, planned);
        }
    }

    /// Why there is no plan.
    fn why(&self, why: &Impossible) -> Vec<String> {
        let (lang, rubric) = (self.lang, self.plans.rubric);
        let mut said = Vec::new();
        said.extend(why.limit.map(|limit| words::over_limit(lang, &self.stage(limit))));
        if why.nothing_applies {
            said.push(words::nothing_applies(lang).to_owned());
        }
        if !why.holds.is_empty() {
            let names = why.holds.iter().filter_map(|at| rubric.criteria.get(*at));
            let names: Vec<String> = names.map(|criterion| self.name(criterion.question)).collect();
            said.push(words::stays_open(lang, &names.join("; ")));
        }
        for (column, best, least) in &why.coverages {
            let (best, least) = (self.numbers.maybe(*best), self.numbers.score(*least));
            said.push(words::stays_low(lang, &common::column(rubric, *column, lang), &best, &least));
        }
        for (question, first) in &why.waiting {
            said.push(words::waits_for(lang, &self.name(*question), &self.name(*first)));
        }
        if said.is_empty() {
            said.push(words::wishes_collide(lang).to_owned());
        }
        said
    }

    fn name(&self, question: usize) -> String {
        let asked = self.plans.rubric.questions.get(question);
        asked.map(|asked| common::name(asked, self.lang).to_owned()).unwrap_or_default()
    }
}
