//! Plans against every combination of steps, on small made-up rubrics of all methods; what a plan says is then assessed.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::analysis::plan::{
    Cost, Costs, Level, Plan, Planned, Refused, UNIT, Wishes, budget, half, least_cost, plan,
};
use assess::base::number::{Decimal, Ppm};
use assess::engine::program::Program;
use assess::engine::score::{Reading, Scorecard};
use assess::engine::verdict::obstacles;
use assess::model::answers::{Answer, Given, Response};
use assess::model::rubric::{AnswerKind, Credit, Direction, Method, Rubric, Unanswered};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{World, world};

/// The way blanks are read where the verdict needs them.
fn reading(rubric: &Rubric) -> Reading {
    match rubric.unanswered {
        Unanswered::Block | Unanswered::Nullify => Reading::Worst,
        _ => Reading::Actual,
    }
}

/// The answers to a question that are possible from today's, in the order in which they are chosen among those that are
/// enough; numbers are made when they are needed.
fn candidates(kind: &AnswerKind, now: Option<&Answer>, up: bool, limit: Decimal) -> Vec<Answer> {
    match kind {
        AnswerKind::YesNo => [!up, up].map(Answer::YesNo).into(),
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } => vec![Answer::Number(limit)],
        AnswerKind::Ratio { .. } => {
            let Some(Answer::Ratio { of, total }) = now else {
                let of = Decimal::from_count(usize::try_from(limit.millionths() / 100).unwrap());
                return vec![Answer::Ratio { of, total: Decimal::from_count(1_000_000) }];
            };
            let whole = |value: &Decimal| usize::try_from(value.millionths() / 1_000_000).unwrap();
            let parts = whole(of)..=whole(total);
            parts.map(|of| Answer::Ratio { of: Decimal::from_count(of), total: *total }).collect()
        }
        AnswerKind::Choice { options, .. } => {
            let all = (0..options.len()).map(Answer::Choice);
            if up { all.collect() } else { all.rev().collect() }
        }
        AnswerKind::Checklist { items } => {
            let ticked = match now {
                Some(Answer::Checklist(ticked)) => ticked.clone(),
                _ => Vec::new(),
            };
            let mut sets: Vec<Vec<usize>> = (0..1_usize << items.len())
                .map(|set| (0..items.len()).filter(|at| set >> at & 1 == 1).collect::<Vec<_>>())
                .filter(|set| up && ticked.iter().all(|at| set.contains(at)))
                .collect();
            let points = |set: &Vec<usize>| set.iter().map(|at| items[*at].value.millionths()).sum::<i128>();
            sets.sort_by_key(|set| {
                let added: Vec<usize> = set.iter().copied().filter(|at| !ticked.contains(at)).collect();
                (added.len(), points(set), added)
            });
            sets.into_iter().map(Answer::Checklist).collect()
        }
    }
}

/// The half and the full step of a question, made anew.
fn steps(
    rubric: &Rubric,
    card: &Scorecard,
    at: usize,
    counting: &[usize],
    response: &Response,
) -> [Option<Answer>; 2] {
    let asked = &rubric.questions[at];
    let now = match &response.given {
        Given::Answer(answer) => Some(answer),
        Given::Nothing if card.outcomes[asked.criteria.start].applies() => None,
        _ => return [None, None],
    };
    let worth = |criterion: usize, answer: &Answer| {
        rubric.criteria[criterion].rule.worth(answer.number(&asked.answer))
    };
    let was = |criterion: usize| now.map(|now| worth(criterion, now));
    let is_met = |criterion: usize| was(criterion).is_some_and(|worth| worth.met);
    let is_partly = |criterion: usize| was(criterion).is_some_and(|worth| worth.partly_met);
    let up = rubric.criteria[asked.criteria.start].rule.direction == Direction::AtLeast;
    let enough = |limit: Decimal| {
        let is_enough = |answer: &Answer| {
            let number = answer.number(&asked.answer);
            if up { number >= limit } else { number <= limit }
        };
        candidates(&asked.answer, now, up, limit).into_iter().find(is_enough)
    };
    let limit = |criterion: usize| {
        let rule = &rubric.criteria[criterion].rule;
        let beyond = if up { i128::from(rule.beyond) } else { -i128::from(rule.beyond) };
        Decimal::from_millionths(rule.full.millionths() + beyond)
    };
    let unmet: Vec<usize> = counting.iter().copied().filter(|at| !is_met(*at)).collect();
    let full = unmet.iter().rev().find_map(|at| enough(limit(*at)));
    // Of all partial values the one that is worth most.
    let halves = unmet.iter().filter_map(|at| match rubric.criteria[*at].rule.credit {
        Credit::Half(from) if !is_partly(*at) => enough(from),
        _ => None,
    });
    let half = halves
        .filter(|answer| unmet.iter().all(|at| !worth(*at, answer).met))
        .filter(|answer| unmet.iter().any(|at| worth(*at, answer).partly_met && !is_partly(*at)))
        .max_by_key(|answer| {
            let number = answer.number(&asked.answer).millionths();
            if up { number } else { -number }
        });
    [full, half]
}

/// The criteria that count for a stage, and the thresholds of its row.
fn goal(rubric: &Rubric, stage: usize) -> (Vec<usize>, Vec<(usize, u32)>) {
    let row: Vec<(usize, u32)> = match &rubric.method {
        Method::Staged { requires, .. } => {
            let row = requires[stage - 1].iter().enumerate();
            row.filter_map(|(column, it)| Some((column, it.as_ref()?.least().get()))).collect()
        }
        Method::Banded { from, .. } => vec![(0, from[stage - 1].get())],
        Method::Profile => Vec::new(),
    };
    let counts = |at: &usize| {
        let criterion = &rubric.criteria[*at];
        row.iter().any(|(column, _)| *column == criterion.column) && rubric.counts(criterion)
            || criterion.hold().is_some_and(|(_, allowed)| allowed < stage)
    };
    ((0..rubric.criteria.len()).filter(counts).collect(), row)
}

/// The rank of a plan and its levels by question.
type Best = (Cost, usize, i64, Vec<Level>);

struct Brute<'b> {
    program: &'b Program<'b>,
    responses: &'b [Response],
    exclude: &'b [usize],
    must: &'b [usize],
    costs: &'b Costs,
}

impl Brute<'_> {
    /// The answers of each question by level, for these criteria.
    fn options(&self, card: &Scorecard, counting: &[usize]) -> Vec<Vec<(Level, Option<Answer>, Cost)>> {
        let rubric = self.program.rubric();
        let mut all = Vec::new();
        for at in 0..rubric.questions.len() {
            let mut own = vec![(Level::Stay, None, 0)];
            let counting: Vec<usize> =
                counting.iter().copied().filter(|it| rubric.criteria[*it].question == at).collect();
            if !self.exclude.contains(&at) && !counting.is_empty() {
                let [full, half] = steps(rubric, card, at, &counting, &self.responses[at]);
                let (half_cost, full_cost) = self.costs.of(rubric, at).unwrap();
                if let Some(half) = half.filter(|_| half_cost < full_cost) {
                    own.push((Level::Half, Some(half), half_cost));
                }
                own.extend(full.map(|full| (Level::Full, Some(full), full_cost)));
                if self.must.contains(&at) {
                    own.remove(0);
                }
            }
            all.push(own);
        }
        all
    }

    /// Calls back with every combination that keeps to `after`.
    fn each(
        &self,
        card: &Scorecard,
        options: &[Vec<(Level, Option<Answer>, Cost)>],
        mut see: impl FnMut(&Scorecard, Cost, &[Level]),
    ) {
        let rubric = self.program.rubric();
        let mut place = vec![0; options.len()];
        loop {
            let chosen: Vec<&(Level, Option<Answer>, Cost)> =
                options.iter().zip(&place).map(|(own, at)| &own[*at]).collect();
            let mut responses = self.responses.to_vec();
            for (response, (_, answer, _)) in responses.iter_mut().zip(&chosen) {
                if let Some(answer) = answer {
                    response.given = Given::Answer(answer.clone());
                }
            }
            let (new, _) = self.program.judge(&responses);
            let keeps = |at: usize| {
                chosen[at].0 == Level::Stay
                    || rubric.questions[at].after.iter().all(|first| {
                        let outcome = new.outcomes[rubric.questions[*first].criteria.start];
                        outcome.is_met() || !outcome.applies()
                    })
            };
            if (0..chosen.len()).all(keeps) {
                let levels: Vec<Level> = chosen.iter().map(|it| it.0).collect();
                see(&new, chosen.iter().map(|it| it.2).sum(), &levels);
            }
            let Some(next) = (0..place.len()).find(|at| place[*at] + 1 < options[*at].len()) else { break };
            place[next] += 1;
            place[..next].fill(0);
            let _ = card;
        }
    }

    fn to_stage(&self, card: &Scorecard, stage: usize) -> Option<Best> {
        let rubric = self.program.rubric();
        let (counting, row) = goal(rubric, stage);
        let options = self.options(card, &counting);
        if self.must.iter().any(|at| !options[*at].iter().any(|own| own.0 != Level::Stay)) {
            return None;
        }
        let mut best: Option<Best> = None;
        self.each(card, &options, |new, cost, levels| {
            let profile = self.program.profile(new, reading(rubric));
            let why = obstacles(rubric, new, &profile, stage);
            if why.over_limit || why.nothing_applies || !why.holds.is_empty() || !why.shortfalls.is_empty() {
                return;
            }
            let margin = row.iter().map(|(column, least)| {
                profile.overall()[*column].map_or(0, |it| i64::from(it.get()) - i64::from(*least))
            });
            let changes = levels.iter().filter(|level| **level != Level::Stay).count();
            let own = (cost, changes, -margin.sum::<i64>(), levels.to_vec());
            if best.as_ref().is_none_or(|best| own < *best) {
                best = Some(own);
            }
        });
        best
    }

    /// The stages of which one has to be reached, without those whose rows ask for all that a lower one asks for.
    fn stages(&self, card: &Scorecard, target: usize) -> Vec<usize> {
        let rubric = self.program.rubric();
        let profile = self.program.profile(card, reading(rubric));
        let column = |stage: usize| if rubric.method.is_banded() { 0 } else { stage - 1 };
        let mut stages: Vec<usize> = Vec::new();
        for stage in target..=rubric.highest_stage(self.program.kind()) {
            let (_, row) = goal(rubric, stage);
            let is_lower = |lower: &usize| {
                let (_, own) = goal(rubric, *lower);
                let asked =
                    |(at, least): &(usize, u32)| row.iter().any(|(it, high)| it == at && high >= least);
                let is_bare = rubric.criteria.iter().all(|it| it.column != column(*lower));
                own.iter().all(asked) && !is_bare && profile.overall()[column(*lower)].is_some()
            };
            if !stages.iter().any(is_lower) {
                stages.push(stage);
            }
        }
        stages
    }
}

fn levels(rubric: &Rubric, plan: &Plan) -> Vec<Level> {
    let mut levels = vec![Level::Stay; rubric.questions.len()];
    for change in &plan.changes {
        levels[change.question] = change.level;
    }
    levels
}

/// The responses with a plan applied, and what is to be answered at worst, as far as it can be.
fn applied(rubric: &Rubric, responses: &[Response], plan: &Plan) -> Vec<Response> {
    let mut responses = responses.to_vec();
    for change in &plan.changes {
        responses[change.question].given = Given::Answer(change.answer.clone());
    }
    for at in &plan.to_answer {
        let kind = &rubric.questions[*at].answer;
        let up = rubric.criteria_of(*at).first().is_none_or(|it| it.rule.direction == Direction::AtLeast);
        let (least, most) = kind.bounds();
        let answer = match kind {
            AnswerKind::YesNo => Answer::YesNo(!up),
            AnswerKind::Choice { options, .. } => Answer::Choice(if up { 0 } else { options.len() - 1 }),
            AnswerKind::Checklist { .. } => Answer::Checklist(Vec::new()),
            AnswerKind::Ratio { .. } => Answer::Ratio { of: Decimal::ZERO, total: Decimal::ONE },
            _ => Answer::Number(if up { least } else { most }),
        };
        responses[*at].given = Given::Answer(answer);
    }
    responses
}

/// Lets questions come after others, at random but never in a circle.
fn with_after(world: &World, seeds: &[u32]) -> World {
    fn questions<'v>(dimensions: &'v mut Value, found: &mut Vec<&'v mut Value>) {
        for dimension in dimensions.as_array_mut().unwrap() {
            let dimension = dimension.as_object_mut().unwrap();
            for (key, value) in dimension.iter_mut() {
                match key.as_str() {
                    "dimensions" => questions(value, found),
                    "questions" => found.extend(value.as_array_mut().unwrap()),
                    _ => {}
                }
            }
        }
    }
    let mut world = world.clone();
    let mut found = Vec::new();
    questions(&mut world.rubric["dimensions"], &mut found);
    let ids: Vec<Value> = found.iter().map(|it| it["id"].clone()).collect();
    let count = ids.len();
    // Half of the rubrics go against the order of the file.
    let turned = seeds[0].is_multiple_of(2);
    for (at, question) in found.into_iter().enumerate() {
        let seed = seeds[at % seeds.len()].wrapping_add(u32::try_from(at).unwrap());
        let place = if turned { count - 1 - at } else { at };
        if place > 0 && seed.is_multiple_of(4) {
            let other = seed as usize / 4 % place;
            let other = if turned { count - 1 - other } else { other };
            question["after"] = json!([ids[other]]);
        }
    }
    world
}

fn costs(rubric: &Rubric, seeds: &[u32]) -> Costs {
    if seeds[1].is_multiple_of(2) {
        return Costs::Efforts;
    }
    if seeds[1].is_multiple_of(3) {
        // Few changes before all, and of equally many the least effort.
        let cost = |at: usize| {
            Costs::Efforts.of(rubric, at).map(|(half, full)| (half + 999 * UNIT, full + 999 * UNIT))
        };
        return Costs::Given { unit: None, each: (0..rubric.questions.len()).map(cost).collect() };
    }
    let cost = |at: usize| {
        let seed = seeds[at % seeds.len()] / 7 + u32::try_from(at).unwrap();
        let full = Cost::from(seed % 13) * UNIT / 2;
        let half = if seed.is_multiple_of(3) { Cost::from(seed % 5) * UNIT / 4 } else { half(full) };
        Some((half.min(full), full))
    };
    Costs::Given { unit: None, each: (0..rubric.questions.len()).map(cost).collect() }
}

proptest! {
    #![proptest_config(crate::support::cases(192))]

    /// Every stage and every budget: the same cost, changes, margin and levels as among all combinations.
    #[test]
    fn a_plan_is_the_best_of_all_combinations(
        world in world(),
        seeds in prop::collection::vec(any::<u32>(), 23),
    ) {
        let world = if seeds[2].is_multiple_of(2) { with_after(&world, &seeds) } else { world };
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let program = Program::new(&rubric, sheet.agency.kind);
        let (card, _) = program.judge(&sheet.responses);
        let costs = costs(&rubric, &seeds);
        // Few questions can be changed, so that all combinations can be looked at.
        let mut order: Vec<usize> = (0..rubric.questions.len()).collect();
        order.sort_by_key(|at| seeds[at % seeds.len()].wrapping_mul(u32::try_from(*at).unwrap() * 2 + 1));
        let exclude: Vec<usize> = order.iter().copied().skip(5).collect();
        let must: Vec<usize> = order.iter().copied().take(usize::from(seeds[3].is_multiple_of(5))).collect();
        let wishes = Wishes { costs: &costs, exclude: &exclude, must: &must };
        let brute = Brute { program: &program, responses: &sheet.responses, exclude: &exclude, must: &must, costs: &costs };
        if !rubric.method.claims() {
            prop_assert_eq!(plan(&program, &card, &sheet.responses, 1, &wishes), Err(Refused::Profile));
            return Ok(());
        }
        for target in 1..=rubric.stages.len() {
            let found = match plan(&program, &card, &sheet.responses, target, &wishes) {
                Ok(found) => found,
                Err(Refused::Must(_)) => continue,
                Err(other) => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            let best = brute.stages(&card, target).into_iter().filter_map(|stage| brute.to_stage(&card, stage)).min();
            let plan = match found {
                Planned::Plan(plan) => plan,
                Planned::Impossible(why) => {
                    prop_assert_eq!(best, None, "{:#?}", why);
                    let names_something = why.limit.is_some() || why.nothing_applies || !why.holds.is_empty()
                        || !why.coverages.is_empty() || !why.waiting.is_empty();
                    prop_assert!(names_something || rubric.questions.iter().any(|it| !it.after.is_empty()));
                    continue;
                }
            };
            let own = (plan.cost, plan.changes.len(), -plan.margin, levels(&rubric, &plan));
            prop_assert!(plan.is_proved());
            prop_assert_eq!(Some(&own), best.as_ref(), "to stage {}", target);
            let least = least_cost(&program, &card, &sheet.responses, target, &wishes);
            prop_assert_eq!(least, Ok(Some((plan.cost, plan.changes.len()))));
            // What is planned is what then is assessed.
            let (_, verdict) = program.judge(&applied(&rubric, &sheet.responses, &plan));
            prop_assert!(verdict.stage.is_some_and(|stage| stage >= target), "{:?} of {:#?}", verdict.stage, plan);
            for change in &plan.changes {
                let Some(enough) = &change.enough else { continue };
                let mut less = (*plan).clone();
                let place = less.changes.iter().position(|it| it.question == change.question).unwrap();
                less.changes[place].answer = enough.clone();
                let (_, verdict) = program.judge(&applied(&rubric, &sheet.responses, &less));
                prop_assert!(verdict.stage.is_some_and(|stage| stage >= target), "{:?} is not enough", enough);
            }
        }
    }

    #[test]
    fn a_budget_buys_the_most_of_all_combinations(
        world in world(),
        seeds in prop::collection::vec(any::<u32>(), 23),
    ) {
        let world = if seeds[2].is_multiple_of(2) { with_after(&world, &seeds) } else { world };
        let rubric = world.rubric();
        if !rubric.method.claims() {
            return Ok(());
        }
        let sheet = world.sheet(&rubric);
        let program = Program::new(&rubric, sheet.agency.kind);
        let (card, _) = program.judge(&sheet.responses);
        let costs = costs(&rubric, &seeds);
        let mut order: Vec<usize> = (0..rubric.questions.len()).collect();
        order.sort_by_key(|at| seeds[at % seeds.len()].wrapping_mul(u32::try_from(*at).unwrap() * 2 + 1));
        let exclude: Vec<usize> = order.iter().copied().skip(5).collect();
        let wishes = Wishes { costs: &costs, exclude: &exclude, must: &[] };
        let brute = Brute { program: &program, responses: &sheet.responses, exclude: &exclude, must: &[], costs: &costs };
        let all: Vec<usize> = (0..rubric.criteria.len())
            .filter(|at| rubric.counts(&rubric.criteria[*at]) || rubric.criteria[*at].hold().is_some())
            .collect();
        let limit = Cost::from(seeds[4] % 20) * UNIT;
        let mut best = None;
        brute.each(&card, &brute.options(&card, &all), |new, cost, levels| {
            let profile = program.profile(new, reading(&rubric));
            let stage = program.reached(new, &profile, Reading::Actual);
            let changes = levels.iter().filter(|level| **level != Level::Stay).count();
            let index = profile.index.map_or(0, Ppm::get);
            let own = (std::cmp::Reverse(stage), std::cmp::Reverse(index), cost, changes, levels.to_vec());
            if cost <= limit && best.as_ref().is_none_or(|best| own < *best) {
                best = Some(own);
            }
        });
        let plan = budget(&program, &card, &sheet.responses, limit, &wishes).unwrap().unwrap();
        let index = plan.index.1.map_or(0, Ppm::get);
        let own = (
            std::cmp::Reverse(plan.stage), std::cmp::Reverse(index), plan.cost, plan.changes.len(), levels(&rubric, &plan),
        );
        prop_assert_eq!(Some(own), best);
    }
}

/// A second exact method: the highest published value of a node for each whole cost, by tables of costs instead of lists.
struct Table<'t> {
    program: &'t Program<'t>,
    rubric: &'t Rubric,
    card: &'t Scorecard,
    options: &'t [Vec<(Level, Option<Answer>, Cost)>],
    /// The gates that have to be met.
    gates: &'t [usize],
    most: usize,
}

impl Table<'_> {
    fn node(&self, dimension: Option<usize>, column: usize) -> Vec<Option<i128>> {
        let rubric = self.rubric;
        let mut parts: Vec<(i128, Vec<Option<i128>>)> = Vec::new();
        for (at, criterion) in rubric.criteria.iter().enumerate() {
            if Some(criterion.dimension) != dimension || criterion.column != column {
                continue;
            }
            let Some(now) = self.card.achievement(rubric, at, Reading::Actual) else { continue };
            let mut values = vec![None; self.most + 1];
            for (_, answer, cost) in &self.options[criterion.question] {
                let kind = &rubric.questions[criterion.question].answer;
                let worth = answer.as_ref().map(|answer| criterion.rule.worth(answer.number(kind)));
                let outcome = answer
                    .as_ref()
                    .map_or(self.card.outcomes[at], |answer| self.program.outcome(at, answer.number(kind)));
                let opens = criterion.hold().is_some_and(|(gate, _)| outcome.opens(gate, Reading::Actual));
                if self.gates.contains(&at) && opens {
                    continue;
                }
                let value = i128::from(worth.map_or(now, |worth| worth.achievement).get());
                let from = usize::try_from(cost / UNIT).unwrap();
                for known in values.iter_mut().take(self.most + 1).skip(from) {
                    *known = (*known).max(Some(value));
                }
            }
            parts.push((criterion.weight.millionths(), values));
        }
        for (at, child) in rubric.dimensions.iter().enumerate().filter(|(_, child)| child.parent == dimension)
        {
            let values = self.node(Some(at), column);
            if values.iter().any(Option::is_some) || self.has_parts(at, column) {
                parts.push((child.weight.millionths(), values));
            }
        }
        let weight: i128 = parts.iter().map(|(weight, _)| weight).sum();
        let mut sums = vec![Some(0); self.most + 1];
        for (own, values) in &parts {
            let mut joined = vec![None; self.most + 1];
            for (one, sum) in sums.iter().enumerate() {
                for (two, value) in values.iter().enumerate().take(self.most + 1 - one) {
                    let both = sum.zip(*value).map(|(sum, value)| sum + own * value);
                    joined[one + two] = joined[one + two].max(both);
                }
            }
            sums = joined;
        }
        sums.into_iter()
            .map(|sum| sum.filter(|_| weight > 0).map(|sum| (2 * sum + weight) / (2 * weight)))
            .collect()
    }

    fn has_parts(&self, dimension: usize, column: usize) -> bool {
        let is_own = |at: usize| {
            self.rubric.criteria[at].column == column
                && self.rubric.lineage(&self.rubric.criteria[at]).any(|it| it == dimension)
                && self.card.achievement(self.rubric, at, Reading::Actual).is_some()
        };
        (0..self.rubric.criteria.len()).any(is_own)
    }
}

#[test]
fn on_the_main_rubric_tables_of_costs_give_the_same_least_cost() {
    use assess::model::rubric::builtin::{Builtin, DEFAULT};
    let rubric = Builtin::find(DEFAULT).unwrap().rubric();
    let program = Program::new(&rubric, None);
    let wishes = Wishes { costs: &Costs::Efforts, exclude: &[], must: &[] };
    let mut seed = 7_u64;
    let mut below = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % limit
    };
    let mut compared = 0;
    for _ in 0..12 {
        let mut responses: Vec<Response> = Vec::new();
        for question in &rubric.questions {
            let answer = match &question.answer {
                _ if below(8) == 0 => None,
                AnswerKind::YesNo => Some(Answer::YesNo(below(2) == 0)),
                AnswerKind::Percent { .. } => Some(Answer::Number(Decimal::from_count(below(101)))),
                AnswerKind::Number { .. } => Some(Answer::Number(Decimal::from_count(below(40)))),
                AnswerKind::Ratio { .. } => {
                    let total = 1 + below(300);
                    let of = Decimal::from_count(below(total + 1));
                    Some(Answer::Ratio { of, total: Decimal::from_count(total) })
                }
                AnswerKind::Choice { options, .. } => Some(Answer::Choice(below(options.len()))),
                AnswerKind::Checklist { items } => {
                    Some(Answer::Checklist((0..items.len()).filter(|_| below(2) == 0).collect()))
                }
            };
            let mut response = Response::default();
            response.given = answer.map_or(Given::Nothing, Given::Answer);
            responses.push(response);
        }
        let (card, _) = program.judge(&responses);
        let brute = Brute {
            program: &program,
            responses: &responses,
            exclude: &[],
            must: &[],
            costs: &Costs::Efforts,
        };
        for stage in 1..=rubric.stages.len() {
            let (counting, row) = goal(&rubric, stage);
            let gates: Vec<usize> = (0..rubric.criteria.len())
                .filter(|at| rubric.criteria[*at].hold().is_some_and(|(_, allowed)| allowed < stage))
                .collect();
            let options = brute.options(&card, &counting);
            let table = Table {
                program: &program,
                rubric: &rubric,
                card: &card,
                options: &options,
                gates: &gates,
                most: 120,
            };
            let cost = |(column, least): &(usize, u32)| {
                let whole = table.node(None, *column);
                whole.iter().position(|value| value.is_some_and(|value| value >= i128::from(*least)))
            };
            let costs: Option<Vec<usize>> = row.iter().map(cost).collect();
            let least = least_cost(&program, &card, &responses, stage, &wishes).unwrap();
            let least = least.map(|(cost, _)| usize::try_from(cost / UNIT).unwrap());
            assert_eq!(costs.map(|costs| costs.iter().sum::<usize>()), least, "stage {stage}");
            compared += usize::from(least.is_some());
        }
    }
    assert!(compared > 40, "only {compared} were compared");
}
