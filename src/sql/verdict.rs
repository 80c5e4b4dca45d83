//! Coverages → stages, indices and counts, in SQL: what [`crate::engine::verdict`] says and the row of a batch holds.

use std::fmt::Write as _;

use crate::base::number::Decimal;
use crate::engine::score::Reading;
use crate::model::rubric::{Gate, Unanswered};

use super::layers::Layers;
use super::score::{READINGS, Score, letter, worth};
use super::words;

/// A column of the result: its name, as that of a batch, and how it is written; and the readings that it needs.
pub(super) struct Output {
    pub name: String,
    pub expression: String,
    pub readings: &'static [Reading],
}

const RANGE: &[Reading] = &[Reading::Worst, Reading::Best];

impl Score<'_> {
    /// The name of a coverage, if there can be one, and whether it may be empty.
    fn cell(&self, reading: Reading, at: usize, column: usize) -> Option<(String, bool)> {
        let letter = letter(reading);
        let is_nullable = *self.cells.get(&(letter, at, column))?;
        // An overall coverage of a kind that is asked nothing of it is empty, too: see the leaving states.
        Some((format!("c{letter}{at}_{column}"), is_nullable))
    }

    /// Whether a row meets what a stage asks.
    fn meets(&self, reading: Reading, at: usize, stage: usize) -> String {
        let is_whole = at == self.rubric.dimensions.len();
        let is_banded = self.rubric.method.is_banded();
        let own = if is_banded { 0 } else { stage };
        let is_bare = is_whole && !is_banded && self.listing.bare[own];
        let mut all = Vec::new();
        match self.cell(reading, at, own) {
            None if !is_bare => return "FALSE".to_owned(),
            Some((name, true)) => all.push(format!("{name} IS NOT NULL")),
            _ => {}
        }
        for (column, least) in self.listing.least[stage].iter().enumerate() {
            let Some(least) = least else { continue };
            match self.cell(reading, at, column) {
                None if is_bare => return "FALSE".to_owned(),
                None => {}
                Some((name, true)) if is_bare => all.push(format!("COALESCE({name}, -1) >= {least}")),
                Some((name, true)) => all.push(format!("COALESCE({name}, 1000000) >= {least}")),
                Some((name, false)) => all.push(format!("{name} >= {least}")),
            }
        }
        if all.is_empty() { "TRUE".to_owned() } else { all.join(" AND ") }
    }

    /// The highest stage that a row meets and `limit` allows.
    fn highest(&self, reading: Reading, at: usize, limit: &str) -> String {
        let cases = (0..self.listing.stages).rev().map(|stage| {
            let number = stage + 1;
            format!(" WHEN {limit} >= {number} AND {} THEN {number}", self.meets(reading, at, stage))
        });
        format!("CASE{} ELSE 0 END", cases.collect::<String>())
    }

    /// The highest stage that the kind of agency allows.
    fn limit(&self) -> String {
        let (stages, dialect) = (self.listing.stages, self.dialect);
        let kinds = self.rubric.scopes.iter().filter(|scope| scope.limit.is_some());
        let cases = kinds.map(|scope| {
            let highest = self.rubric.highest_stage(Some(scope.kind));
            format!(" WHEN {} THEN {highest}", dialect.text(scope.kind.as_str()))
        });
        let cases: String = cases.collect();
        if cases.is_empty() { stages.to_string() } else { format!("CASE kind0{cases} ELSE {stages} END") }
    }

    /// The highest stage that gates and caps allow: those of a dimension, or all of them behind the dimensions.
    fn allowed(&self, reading: Reading, at: usize) -> String {
        let is_whole = at == self.rubric.dimensions.len();
        let stages = self.listing.stages;
        let mut cases = String::new();
        for stage in 0..stages {
            let holds = self.rubric.criteria.iter().enumerate().filter_map(|(place, criterion)| {
                let (gate, held): (Gate, usize) = criterion.hold()?;
                let is_here = is_whole
                    || criterion.cap.is_none() && self.rubric.lineage(criterion).any(|other| other == at);
                (held == stage && is_here).then(|| self.opens(place, gate, reading))
            });
            let open: Vec<String> = holds.collect();
            if !open.is_empty() {
                let _ = write!(cases, " WHEN {} THEN {stage}", open.join(" OR "));
            }
        }
        if cases.is_empty() { stages.to_string() } else { format!("CASE{cases} ELSE {stages} END") }
    }

    /// The mean of coverages that are not empty.
    fn index(&self, reading: Reading, at: usize) -> String {
        let cells: Vec<(String, bool)> =
            (0..self.listing.columns).filter_map(|column| self.cell(reading, at, column)).collect();
        if cells.is_empty() {
            return "CAST(NULL AS BIGINT)".to_owned();
        }
        let sum =
            cells.iter().map(|(name, _)| format!("COALESCE({name}, 0)")).collect::<Vec<_>>().join(" + ");
        let fixed = cells.iter().filter(|(_, is_nullable)| !is_nullable).count();
        let counted = cells.iter().filter(|(_, is_nullable)| *is_nullable);
        let counted: Vec<String> =
            counted.map(|(name, _)| format!(" + CASE WHEN {name} IS NULL THEN 0 ELSE 1 END")).collect();
        let count = format!("{fixed}{}", counted.concat());
        let dialect = self.dialect;
        if counted.is_empty() {
            return dialect.div(&format!("{sum} + {}", fixed / 2), &fixed.to_string());
        }
        dialect.div(&format!("{sum} + {}", dialect.div(&count, "2")), &format!("NULLIF({count}, 0)"))
    }

    /// The steps from coverages to the verdict.
    pub fn verdict(&self, layers: &mut Layers) {
        let whole = self.rubric.dimensions.len();
        layers.step("limits", words::about_limits);
        layers.add("limit0", self.limit());
        for (reading, letter) in READINGS {
            layers.add(format!("l{letter}"), self.allowed(reading, whole));
        }
        let tops: Vec<usize> = self.rubric.top_dimensions().collect();
        for at in &tops {
            layers.add(format!("ld{at}"), self.allowed(Reading::Actual, *at));
        }
        let scored = (0..self.rubric.questions.len()).filter(|at| self.rubric.is_scored(*at));
        let scored: Vec<usize> = scored.collect();
        let count = |state: &dyn Fn(usize) -> String, questions: &[usize]| {
            let each: Vec<String> =
                questions.iter().map(|at| format!("CASE WHEN {} THEN 1 ELSE 0 END", state(*at))).collect();
            if each.is_empty() { "0".to_owned() } else { each.join(" + ") }
        };
        let all: Vec<usize> = (0..self.rubric.questions.len()).collect();
        layers.add("answered0", count(&|at| format!("z{at} = 1"), &scored));
        layers.add("unanswered0", count(&|at| format!("z{at} = 0"), &scored));
        layers.add("na0", count(&|at| format!("z{at} = 2"), &scored));
        layers.add("out0", count(&|at| format!("z{at} = 3"), &all));
        let bare = |at: usize| {
            let states = if self.rubric.questions[at].allow_na.is_met() { "(1, 2)" } else { "(1)" };
            format!("z{at} IN {states} AND NOT e{at}")
        };
        layers.add("bare1", count(&bare, &scored));
        self.duties(layers);
        layers.step("stages", words::about_stages);
        for (reading, letter) in READINGS {
            let limit = format!("LEAST(l{letter}, limit0)");
            let stage = if self.rubric.method.claims() {
                self.highest(reading, whole, &limit)
            } else {
                "0".to_owned()
            };
            layers.add(format!("r{letter}"), stage);
            layers.add(format!("x{letter}_index"), self.index(reading, whole));
        }
        let supported = if self.rubric.method.claims() {
            self.highest(Reading::Actual, whole, "limit0")
        } else {
            "0".to_owned()
        };
        layers.add("supported0", supported);
        for at in &tops {
            let cells =
                (0..self.listing.columns).filter_map(|column| self.cell(Reading::Actual, *at, column));
            let cells: Vec<(String, bool)> = cells.collect();
            let stage = if !self.rubric.method.claims() || cells.is_empty() {
                "CAST(NULL AS INT)".to_owned()
            } else {
                let found = self.highest(Reading::Actual, *at, &format!("LEAST(ld{at}, limit0)"));
                let is_sure = cells.iter().any(|(_, is_nullable)| !is_nullable);
                let empty: Vec<String> = cells.iter().map(|(name, _)| format!("{name} IS NULL")).collect();
                if is_sure {
                    found
                } else {
                    format!("CASE WHEN {} THEN NULL ELSE {found} END", empty.join(" AND "))
                }
            };
            layers.add(format!("rd{at}"), stage);
            layers.add(format!("xd{at}"), self.index(Reading::Actual, *at));
        }
        layers.step("verdict", words::about_verdict);
        let is_blocked = self.rubric.unanswered == Unanswered::Block;
        let claimed = |stage: &str| {
            if is_blocked { format!("CASE WHEN unanswered0 = 0 THEN {stage} END") } else { stage.to_owned() }
        };
        layers.add("stage1", claimed("ra"));
        layers.add("supported1", claimed("supported0"));
        layers.add("index1", claimed("xa_index"));
        layers.add("worst1", "LEAST(rw, ra)");
        layers.add("best1", "GREATEST(rb, ra)");
        layers.add(
            "low1",
            "CASE WHEN xw_index IS NOT NULL THEN LEAST(xw_index, COALESCE(xa_index, xw_index)) END",
        );
        layers.add("high1", "CASE WHEN xa_index IS NULL THEN xb_index WHEN xb_index IS NULL THEN xa_index ELSE GREATEST(xb_index, xa_index) END");
        layers.add("unmet1", "LEAST(rn, ra)");
        for at in &tops {
            let stage =
                if self.rubric.method.claims() { format!("COALESCE(rd{at} + 1, 0)") } else { "0".to_owned() };
            layers.add(
                format!("kd{at}"),
                format!("CASE WHEN xd{at} IS NOT NULL THEN {stage} * CAST(10000000 AS BIGINT) + xd{at} END"),
            );
        }
        layers.step("weakest", words::about_weakest);
        let all: Vec<String> = tops.iter().map(|at| format!("kd{at}")).collect();
        let (least, most) = match all.as_slice() {
            [one] => (one.clone(), one.clone()),
            _ => (format!("LEAST({})", all.join(", ")), format!("GREATEST({})", all.join(", "))),
        };
        layers.add("least1", least);
        layers.add("most1", most);
    }

    /// How the agency stands to its duties.
    fn duties(&self, layers: &mut Layers) {
        let (mut unmet, mut blank, mut coming) = (Vec::new(), Vec::new(), Vec::new());
        let month = "CASE substr(period0, 6) WHEN 'Q1' THEN 3 WHEN 'H1' THEN 6 WHEN 'Q2' THEN 6 WHEN 'Q3' THEN 9 \
                     WHEN '' THEN 12 WHEN 'H2' THEN 12 WHEN 'Q4' THEN 12 ELSE CAST(substr(period0, 6, 2) AS INT) END";
        let fits = self.dialect.fits("period0", "[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?");
        layers
            .add("month1", format!("CASE WHEN {fits} THEN CAST(left(period0, 4) AS INT) * 12 + {month} END"));
        for duty in self.rubric.duties() {
            let question = duty.question;
            let since = u32::from(duty.binding.since.year) * 12 + u32::from(duty.binding.since.month);
            let is_coming = format!("COALESCE(month1, {since}) < {since}");
            let values = self.listing.questions[question].values.iter();
            let values: Vec<Decimal> =
                values.filter_map(|it| it.parse().ok()).map(Decimal::from_millionths).collect();
            let met = match &self.asked[question] {
                Some(asked) => worth(asked.numbers(), &duty.rule, question, &values),
                None => "0".to_owned(),
            };
            let is_unmet = format!("z{question} = 1 AND ({met}) < 1000000");
            unmet.push((is_unmet.clone(), is_coming.clone()));
            blank.push((format!("z{question} = 0"), is_coming.clone()));
            coming.push((format!("z{question} = 0 OR {is_unmet}"), is_coming));
        }
        layers.step("duties", words::about_duties);
        for (name, list, is_coming) in
            [("unmet2", unmet, "NOT "), ("blank2", blank, "NOT "), ("coming2", coming, "")]
        {
            let each: Vec<String> = list
                .iter()
                .map(|(state, coming)| {
                    format!("CASE WHEN {is_coming}({coming}) AND ({state}) THEN 1 ELSE 0 END")
                })
                .collect();
            layers.add(name, if each.is_empty() { "0".to_owned() } else { each.join(" + ") });
        }
    }

    /// A position as the id of its stage.
    fn stage_id(&self, position: &str) -> String {
        let ids = (0..=self.listing.stages)
            .map(|at| format!(" WHEN {at} THEN {}", self.dialect.text(self.rubric.stage_id(at))));
        format!("CASE {position}{} END", ids.collect::<String>())
    }

    /// Parts per million as the rubric writes them; `layers` is at the step where numbers are brought to its scale.
    fn written(&self, layers: &mut Layers, ppm: &str) -> String {
        let Some(scale) = self.rubric.scale else { return format!("{ppm} * 0.0001") };
        let (min, span) = (scale.min.millionths(), scale.max.millionths() - scale.min.millionths());
        let div = |numerator: &str, denominator: i128| self.dialect.div(numerator, &denominator.to_string());
        let value = format!("y{}", layers.count());
        layers.add(
            &*value,
            format!(
                "{} + ({min})",
                div(&format!("{ppm} * CAST({} AS BIGINT) + 1000000", 2 * span), 2_000_000)
            ),
        );
        // The shortest number that means the share; what is added makes all of them positive.
        let above = 2_000_000_000_000_i128;
        let shorter = (0..6_u32).map(|digits| {
            let unit = 10_i128.pow(6 - digits);
            let whole = div(&format!("({value} + {above}) * 2 + {unit}"), 2 * unit);
            let short = format!("({whole}) * {unit} - {above}");
            let share = div(&format!("({short} - ({min})) * 2000000 + {span}"), 2 * span);
            format!(" WHEN {short} BETWEEN {min} AND {} AND {share} = {ppm} THEN {short}", min + span)
        });
        let shortest = format!("CASE{} ELSE {value} END", shorter.collect::<String>());
        format!("CAST(({shortest}) * 0.000001 AS DECIMAL(18,6))")
    }

    /// The columns of the result, in the order of a batch.
    pub fn outputs(&self, layers: &mut Layers) -> Vec<Output> {
        layers.step("scaled", words::about_scale);
        let claims = self.rubric.method.claims();
        let none = "CAST(NULL AS VARCHAR(1))".to_owned();
        let stage = |position: &str| if claims { self.stage_id(position) } else { none.clone() };
        let text =
            |name: &str, expression: String| Output { name: name.to_owned(), expression, readings: &[] };
        let with =
            |name: &str, expression: String, readings| Output { name: name.to_owned(), expression, readings };
        let base = self.rubric.base.as_ref().map_or(0, |base| base.number);
        let number = if claims { format!("stage1 + {base}") } else { "CAST(NULL AS INT)".to_owned() };
        let mut all = vec![
            text("stage", stage("stage1")),
            text("stage_number", number),
            text("index", self.written(layers, "index1")),
            with("index_worst", self.written(layers, "low1"), RANGE),
            with("index_best", self.written(layers, "high1"), RANGE),
            with("stage_worst", stage("worst1"), RANGE),
            with("stage_best", stage("best1"), RANGE),
            with("stage_evidenced", stage("re"), &[Reading::Evidenced]),
            with("stage_na_as_unmet", stage("unmet1"), &[Reading::NotApplicableAsUnmet]),
            text("weakest", self.weakest()),
            text("questions", self.rubric.questions.len().to_string()),
            text("answered", "answered0".to_owned()),
            text("unanswered", "unanswered0".to_owned()),
            text("not_applicable", "na0".to_owned()),
            text("out_of_scope", "out0".to_owned()),
            text("without_evidence", "bare1".to_owned()),
        ];
        let whole = self.rubric.dimensions.len();
        for column in 0..self.listing.columns {
            let id = self.rubric.column_stage(column).map_or("total", |stage| &stage.id);
            let cell = self
                .cell(Reading::Actual, whole, column)
                .map_or_else(|| "CAST(NULL AS BIGINT)".to_owned(), |(name, _)| name);
            all.push(text(&format!("coverage.{id}"), self.written(layers, &cell)));
        }
        let tops: Vec<usize> = self.rubric.top_dimensions().collect();
        for at in &tops {
            let id = &self.rubric.dimensions[*at].id;
            all.push(text(&format!("stage.{id}"), stage(&format!("rd{at}"))));
        }
        for at in &tops {
            let id = &self.rubric.dimensions[*at].id;
            all.push(text(&format!("index.{id}"), self.written(layers, &format!("xd{at}"))));
        }
        all.push(text("illustrative", "yes0".to_owned()));
        all.push(text("stage_supported", stage("supported1")));
        if self.rubric.duties().next().is_some() {
            for (name, column) in
                [("duties_unmet", "unmet2"), ("duties_not_shown", "blank2"), ("duties_coming", "coming2")]
            {
                all.push(text(name, column.to_owned()));
            }
        }
        all
    }

    fn weakest(&self) -> String {
        let tops: Vec<usize> = self.rubric.top_dimensions().collect();
        let cases = tops.iter().map(|at| {
            format!(" WHEN kd{at} = least1 THEN {}", self.dialect.text(&self.rubric.dimensions[*at].id))
        });
        format!("CASE WHEN least1 = most1 THEN NULL{} END", cases.collect::<String>())
    }
}
