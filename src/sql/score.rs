//! Answers → achievements → coverages, in SQL, in whole numbers: what [`crate::engine::program`] computes.
//!
//! `p<n>` is the achievement of criterion `n` if its question is answered; `c<reading><dimension>_<column>` a coverage, with
//! the whole behind the dimensions. All are parts per million.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::number::Decimal;
use crate::engine::listing::Listing;
use crate::engine::score::Reading;
use crate::model::rubric::{Aggregate, AllowNa, Credit, Direction, Gate, Rubric, Rule, Unanswered};

use super::answers::Asked;
use super::dialect::Dialect;
use super::geometric::{Geometric, Part};
use super::layers::{About, Layers};
use super::number::Numbers;
use super::words;

/// Each reading, with its letter in the names of columns.
pub(super) const READINGS: [(Reading, char); 5] = [
    (Reading::Actual, 'a'),
    (Reading::Worst, 'w'),
    (Reading::Best, 'b'),
    (Reading::NotApplicableAsUnmet, 'n'),
    (Reading::Evidenced, 'e'),
];

/// The letter of a reading.
pub(super) fn letter(reading: Reading) -> char {
    READINGS.iter().find(|(known, _)| *known == reading).map_or('a', |(_, letter)| *letter)
}

/// Writes the steps of the score.
pub(super) struct Score<'a> {
    pub dialect: Dialect,
    pub rubric: &'a Rubric,
    pub listing: &'a Listing,
    /// What each question has columns for, if any.
    pub asked: Vec<Option<Asked<'a>>>,
    /// The coverages that can be there, and whether they may be empty all the same.
    pub cells: BTreeMap<(char, usize, usize), bool>,
    /// The columns that say that a mean is too near a half to be rounded.
    pub undecided: Vec<(char, String)>,
}

impl Score<'_> {
    /// Whether agencies of a kind are not asked a question.
    pub fn may_be_out(&self, question: usize) -> bool {
        self.rubric.scopes.iter().any(|scope| scope.reason(question).is_some())
    }

    /// Whether a question may be not applicable in this table.
    pub fn may_be_na(&self, question: usize) -> bool {
        let Some(asked) = &self.asked[question] else { return false };
        let said = asked.spoken.na.is_some() || !asked.spoken.not_applicable.is_empty();
        said && self.rubric.questions[question].allow_na.is_allowed()
    }

    fn has_evidence(&self, question: usize) -> bool {
        self.asked[question].as_ref().is_some_and(|asked| asked.spoken.evidence.is_some())
    }

    /// The achievements.
    pub fn points(&self, layers: &mut Layers) {
        for (at, criterion) in self.rubric.criteria.iter().enumerate() {
            let question = criterion.question;
            let worth = match &self.asked[question] {
                Some(asked) => worth(asked.numbers(), &criterion.rule, question, &self.values(question)),
                None => "NULL".to_owned(),
            };
            layers
                .add(format!("p{at}"), format!("CAST(CASE WHEN z{question} = 1 THEN {worth} END AS BIGINT)"));
        }
    }

    /// The numbers of the answers that a question lists.
    fn values(&self, question: usize) -> Vec<Decimal> {
        let values = self.listing.questions[question].values.iter();
        values.filter_map(|it| it.parse().ok()).map(Decimal::from_millionths).collect()
    }

    /// The states of a question whose criteria leave the mean under a reading.
    fn leaving(&self, question: usize, reading: Reading) -> Vec<u8> {
        let mut states = Vec::new();
        let is_excluded = self.rubric.unanswered == Unanswered::Excluded;
        if is_excluded && !matches!(reading, Reading::Worst | Reading::Best) {
            states.push(0);
        }
        let leaves = self.rubric.questions[question].allow_na == AllowNa::Leaves;
        if leaves && self.may_be_na(question) && reading != Reading::NotApplicableAsUnmet {
            states.push(2);
        }
        if self.may_be_out(question) {
            states.push(3);
        }
        states
    }

    /// What a criterion counts as under a reading; nothing if it leaves the mean.
    fn value(&self, at: usize, reading: Reading) -> String {
        let question = self.rubric.criteria[at].question;
        let mut cases = String::new();
        if reading == Reading::Evidenced {
            let e = format!("e{question}");
            let _ = write!(
                cases,
                " WHEN z{question} IN (1, 2) AND NOT {e} AND z{question} NOT IN {} THEN 0",
                self.listed(question, reading)
            );
        }
        for state in self.leaving(question, reading) {
            let _ = write!(cases, " WHEN z{question} = {state} THEN NULL");
        }
        if reading == Reading::Best {
            let _ = write!(cases, " WHEN z{question} = 0 THEN 1000000");
        }
        if reading != Reading::NotApplicableAsUnmet && self.rubric.questions[question].allow_na.is_met() {
            let _ = write!(cases, " WHEN z{question} = 2 THEN 1000000");
        }
        if cases.is_empty() {
            return format!("COALESCE(p{at}, 0)");
        }
        format!("CASE{cases} ELSE COALESCE(p{at}, 0) END")
    }

    fn listed(&self, question: usize, reading: Reading) -> String {
        // A state that no question has stands in an empty list.
        let states = self.leaving(question, reading).into_iter().chain([8]);
        format!("({})", states.map(|state| state.to_string()).collect::<Vec<_>>().join(", "))
    }

    /// The points of a criterion under a reading, times its weight.
    fn weighed(&self, at: usize, weight: u64, reading: Reading) -> String {
        let question = self.rubric.criteria[at].question;
        let full = weight * 1_000_000;
        let own = if weight == 1 {
            format!("COALESCE(p{at}, 0)")
        } else {
            format!("{weight} * COALESCE(p{at}, 0)")
        };
        let mut sum = match reading {
            Reading::Evidenced if !self.has_evidence(question) => return "0".to_owned(),
            Reading::Evidenced => format!("CASE WHEN e{question} THEN {own} ELSE 0 END"),
            _ => own,
        };
        if reading == Reading::Best {
            let _ = write!(sum, " + CASE WHEN z{question} = 0 THEN {full} ELSE 0 END");
        }
        let is_met = self.rubric.questions[question].allow_na.is_met() && self.may_be_na(question);
        if is_met && reading != Reading::NotApplicableAsUnmet {
            let shown =
                if reading == Reading::Evidenced { format!(" AND e{question}") } else { String::new() };
            let _ = write!(sum, " + CASE WHEN z{question} = 2{shown} THEN {full} ELSE 0 END");
        }
        sum
    }

    /// The coverages of all dimensions and of the whole under all readings.
    pub fn coverages(&mut self, layers: &mut Layers) {
        let deepest = self.rubric.dimensions.iter().map(|dimension| dimension.depth).max().unwrap_or(0);
        let whole = self.rubric.dimensions.len();
        for depth in (0..=deepest).rev() {
            let dimensions = self.rubric.dimensions.iter().enumerate();
            let here: Vec<usize> =
                dimensions.filter(|(_, dimension)| dimension.depth == depth).map(|(at, _)| at).collect();
            let behind = if depth == deepest { String::new() } else { format!("_{depth}") };
            self.level(layers, &here, &behind);
        }
        self.level(layers, &[whole], "_overall");
    }

    fn level(&mut self, layers: &mut Layers, groups: &[usize], behind: &str) {
        let (mut sums, mut guesses, mut coverages) = (Vec::new(), Vec::new(), Vec::new());
        for (reading, letter) in READINGS {
            for &at in groups {
                for column in 0..self.listing.columns {
                    let name = format!("{letter}{at}_{column}");
                    let group = &self.listing.groups[at];
                    let is_mean = group.aggregate == Aggregate::Mean.as_str();
                    let (points, weights) =
                        if is_mean { self.sums(at, column, reading) } else { (Vec::new(), Vec::new()) };
                    let parts = self.parts(at, column, reading);
                    if parts.is_empty() {
                        continue;
                    }
                    let can_be_empty = parts.iter().all(|part| part.is_nullable);
                    let found = if is_mean {
                        self.mean(&name, &points, &weights, &parts, &mut sums)
                    } else if group.aggregate == Aggregate::Min.as_str() {
                        least(&parts)
                    } else {
                        let geometric = Geometric { dialect: self.dialect, name: &name, parts: &parts };
                        if let Some(undecided) = geometric.write(&mut sums, &mut guesses) {
                            self.undecided.push((letter, undecided));
                        }
                        geometric.rounded()
                    };
                    let is_whole = at == self.rubric.dimensions.len();
                    let found = if is_whole { self.nullified(found, column, reading) } else { found };
                    coverages.push((format!("c{name}"), found));
                    self.cells.insert((letter, at, column), can_be_empty);
                }
            }
        }
        let steps: [(&str, About, _); 3] = [
            ("sums", words::about_sums, sums),
            ("guesses", words::about_guesses, guesses),
            ("coverage", words::about_coverage, coverages),
        ];
        for (name, about, columns) in steps {
            layers.step(format!("{name}{behind}"), about);
            for (name, expression) in columns {
                layers.add(name, expression);
            }
        }
    }

    /// The points of a cell and the weights, each as a sum to be.
    fn sums(&self, at: usize, column: usize, reading: Reading) -> (Vec<String>, Vec<(u64, String)>) {
        let (mut points, mut weights) = (Vec::new(), Vec::new());
        for (own, criterion) in self.listing.criteria.iter().enumerate() {
            if (criterion.group, criterion.column) != (at, column) || criterion.weight == 0 {
                continue;
            }
            let question = self.rubric.criteria[own].question;
            points.push(self.weighed(own, criterion.weight, reading));
            let leaving = self.leaving(question, reading);
            let is_in = if leaving.is_empty() {
                String::new()
            } else {
                format!("z{question} IN {}", self.listed(question, reading))
            };
            weights.push((criterion.weight, is_in));
        }
        for part in self.children(at, column, reading) {
            points.push(format!("{} * COALESCE({}, 0)", part.weight, part.value));
            let is_empty = if part.is_nullable { format!("{} IS NULL", part.value) } else { String::new() };
            weights.push((part.weight, is_empty));
        }
        (points, weights)
    }

    /// What a cell is put together from, without what has no weight.
    fn parts(&self, at: usize, column: usize, reading: Reading) -> Vec<Part> {
        let own = self.listing.criteria.iter().enumerate();
        let own = own.filter(|(_, it)| (it.group, it.column) == (at, column) && it.weight > 0);
        let own = own.map(|(place, criterion)| Part {
            weight: criterion.weight,
            value: self.value(place, reading),
            is_nullable: !self.leaving(self.rubric.criteria[place].question, reading).is_empty(),
        });
        own.chain(self.children(at, column, reading)).collect()
    }

    fn children(&self, at: usize, column: usize, reading: Reading) -> Vec<Part> {
        let letter = letter(reading);
        let children = self.listing.groups.iter().enumerate().take(self.rubric.dimensions.len());
        let children = children.filter(|(_, child)| child.parent == at && child.weight > 0);
        let part = |(child, group): (usize, &crate::engine::listing::ListedGroup)| {
            let is_nullable = *self.cells.get(&(letter, child, column))?;
            Some(Part { weight: group.weight, value: format!("c{letter}{child}_{column}"), is_nullable })
        };
        children.filter_map(part).collect()
    }

    /// The weighted mean, rounded half up.
    fn mean(
        &self,
        name: &str,
        points: &[String],
        weights: &[(u64, String)],
        parts: &[Part],
        sums: &mut Vec<(String, String)>,
    ) -> String {
        let all: u64 = weights.iter().map(|(weight, _)| weight).sum();
        sums.push((format!("v{name}"), format!("CAST(0 AS BIGINT) + {}", points.join(" + "))));
        let left: Vec<String> = weights
            .iter()
            .filter(|(_, leaves)| !leaves.is_empty())
            .map(|(weight, leaves)| format!(" - CASE WHEN {leaves} THEN {weight} ELSE 0 END"))
            .collect();
        if left.is_empty() {
            return self.dialect.div(&format!("v{name} + {}", all / 2), &all.to_string());
        }
        sums.push((format!("w{name}"), format!("CAST({all} AS BIGINT){}", left.concat())));
        let weight = format!("w{name}");
        let half = self.dialect.div(&weight, "2");
        let mean = self.dialect.div(&format!("v{name} + {half}"), &weight);
        if parts.iter().all(|part| part.is_nullable) {
            format!("CASE WHEN {weight} > 0 THEN {mean} END")
        } else {
            mean
        }
    }

    /// An overall coverage, which is 0 in some rubrics while a criterion that counts in it has no answer.
    fn nullified(&self, found: String, column: usize, reading: Reading) -> String {
        let is_fixed = matches!(reading, Reading::Worst | Reading::Best);
        if self.rubric.unanswered != Unanswered::Nullify || is_fixed {
            return found;
        }
        let counting = self.rubric.criteria.iter().filter(|it| it.column == column && self.rubric.counts(it));
        let mut blanks: Vec<String> = counting.map(|it| format!("z{} = 0", it.question)).collect();
        blanks.dedup();
        if blanks.is_empty() {
            return found;
        }
        format!("CASE WHEN ({}) AND ({found}) IS NOT NULL THEN 0 ELSE {found} END", blanks.join(" OR "))
    }

    /// Whether a gate or a cap stands open under a reading.
    pub fn opens(&self, at: usize, gate: Gate, reading: Reading) -> String {
        let criterion = &self.rubric.criteria[at];
        let question = criterion.question;
        let is_half = gate == Gate::Partial && matches!(criterion.rule.credit, Credit::Half(_));
        let least = if is_half { 500_000 } else { 1_000_000 };
        let mut open = vec![format!("p{at} < {least}")];
        if reading != Reading::Best {
            open.push(format!("z{question} = 0"));
        }
        let is_met = self.rubric.questions[question].allow_na.is_met();
        match reading {
            Reading::Evidenced if is_met => open.push(format!("z{question} IN (1, 2) AND NOT e{question}")),
            Reading::Evidenced => open.push(format!("z{question} = 1 AND NOT e{question}")),
            Reading::NotApplicableAsUnmet => open.push(format!("z{question} = 2")),
            _ => {}
        }
        open.join(" OR ")
    }
}

/// The least of parts.
fn least(parts: &[Part]) -> String {
    match parts {
        [only] => only.value.clone(),
        // All of them leave out what is empty.
        _ => {
            format!("LEAST({})", parts.iter().map(|part| part.value.as_str()).collect::<Vec<_>>().join(", "))
        }
    }
}

/// What an answer is worth for a target.
pub(super) fn worth(numbers: Numbers, rule: &Rule, question: usize, values: &[Decimal]) -> String {
    let answer = format!("a{question}");
    if !values.is_empty() {
        let worth = values.iter().map(|value| rule.worth(*value).achievement.get()).enumerate();
        let cases =
            worth.filter(|(_, worth)| *worth > 0).map(|(at, worth)| format!(" WHEN {at} THEN {worth}"));
        let cases: String = cases.collect();
        return if cases.is_empty() { "0".to_owned() } else { format!("CASE {answer}{cases} ELSE 0 END") };
    }
    let one = Decimal::from_millionths(1);
    let step =
        |value: Decimal, by: i128| Decimal::from_millionths(value.millionths() + by * one.millionths());
    let beyond = i128::from(rule.beyond);
    let (sign, full) = match rule.direction {
        Direction::AtLeast => (">=", step(rule.full, beyond)),
        Direction::AtMost => ("<=", step(rule.full, -beyond)),
    };
    let met = format!("WHEN {answer} {sign} {} THEN 1000000", numbers.literal(full));
    match rule.credit {
        Credit::None => format!("CASE {met} ELSE 0 END"),
        Credit::Half(from) => {
            format!("CASE {met} WHEN {answer} {sign} {} THEN 500000 ELSE 0 END", numbers.literal(from))
        }
        Credit::Linear(zero) => {
            let span = (rule.full.millionths() - zero.millionths()).abs();
            let other = if sign == ">=" { "<=" } else { ">=" };
            let none = format!("WHEN {answer} {other} {} THEN 0", numbers.literal(zero));
            // Beyond so long a way the product needs more than 64 bits.
            let is_long = numbers.is_wide || span > 4_000_000_000_000;
            let big = numbers.dialect.big();
            let above = match (sign, is_long) {
                (">=", false) => format!("({answer} - ({}))", zero.millionths()),
                (_, false) => format!("({} - {answer})", zero.millionths()),
                (">=", true) => format!("({answer} - CAST({} AS {big}))", zero.millionths()),
                (_, true) => format!("(CAST({} AS {big}) - {answer})", zero.millionths()),
            };
            let share = if is_long {
                let points = format!("{above} * 2000000 + CAST({span} AS {big})");
                numbers.dialect.div_big(&points, &format!("CAST({} AS {big})", 2 * span))
            } else {
                numbers.dialect.div(&format!("{above} * 2000000 + {span}"), &(2 * span).to_string())
            };
            format!("CASE {met} {none} ELSE LEAST(999999, {share}) END")
        }
    }
}
