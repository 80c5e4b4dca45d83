//! What the agencies come to together: the stages they reach, their mean coverages, the gaps they share.

use crate::base::number::Ppm;
use crate::batch::{self, SharedGap, Summary, possible_stages};
use crate::model::rubric::AgencyKind;
use crate::report::SHARED_GAPS;
use crate::report::block::{Cell, Column, Item, Kind, Role, Side, Table, Text};
use crate::report::words::{self as common, Ladder};

use super::super::words::batch as words;
use super::View;

/// How many shared gaps the first screen shows.
const FEW_GAPS: usize = 5;

impl View<'_, '_> {
    /// How many agencies reach each stage.
    pub(super) fn distribution(&mut self, summary: &Summary) {
        let (report, lang) = (self.report, self.lang);
        let rubric = report.rubric;
        if !rubric.method.claims() {
            return;
        }
        self.document.heading(2, words::at_each_stage(lang, Ladder::of(rubric)));
        let mut rows: Vec<(String, String, u64)> = possible_stages(rubric)
            .map(|number| {
                let stage = rubric.stage_at(number);
                let title = stage.map(|stage| stage.title.get(lang).to_owned());
                let title = title.unwrap_or_else(|| words::below_first(lang, Ladder::of(rubric)));
                (rubric.number(number).to_string(), title, summary.at_stage(number))
            })
            .collect();
        if summary.without_verdict() > 0 {
            rows.push(("–".to_owned(), words::no_verdict(lang).to_owned(), summary.without_verdict()));
        }
        let columns = vec![
            Column::of(Side::Right, ""),
            Column::words(words::stage_column(lang, Ladder::of(rubric))),
            Column::of(Side::Left, ""),
            Column::of(Side::Right, words::count_column(lang)),
            Column::of(Side::Right, words::share_column(lang)),
        ];
        let row = |(number, title, count): (String, String, u64)| {
            let share = Ppm::quotient(count.into(), i128::from(summary.agencies()).max(1));
            vec![
                Cell::new(number),
                Cell::new(title),
                Cell::Bar(Some(share.get()), Role::Plain),
                Cell::new(count.to_string()),
                Cell::new(self.numbers.cell(share) + "%"),
            ]
        };
        let rows = rows.into_iter().map(row).collect();
        self.document.table(Table { columns, rows });
    }

    /// The mean coverage of each dimension in each column.
    pub(super) fn cells(&mut self, summary: &Summary) {
        let (report, lang) = (self.report, self.lang);
        let rubric = report.rubric;
        let count = rubric.columns();
        self.document.heading(2, if count > 1 { words::mean_by_stage(lang) } else { words::mean(lang) });
        if count > 1 && !rubric.method.claims() {
            // No other part of the report says what the numbers of the stages stand for.
            let stages = rubric.stages.iter().enumerate();
            let stages =
                stages.map(|(at, stage)| format!("{} {}", rubric.number(at + 1), stage.title.get(lang)));
            self.document.note(stages.collect::<Vec<_>>().join(" · "));
        }
        let (mut is_fewer, mut is_none) = (false, false);
        let mut cell = |batch::Cell { mean, agencies }: batch::Cell| {
            let fewer = mean.is_some() && agencies < summary.agencies();
            (is_fewer, is_none) = (is_fewer || fewer, is_none || mean.is_none());
            if let (true, Cell::Step(text, step)) = (self.options.page, self.rated(mean)) {
                let below = if fewer { format!("n {agencies}") } else { String::new() };
                return Cell::Step(text.and(Role::Quiet, below), step);
            }
            let text = mean.map_or_else(|| "–".to_owned(), |mean| self.numbers.score_cell(mean));
            let below = if fewer { Text::new(Role::Quiet, format!("n {agencies}")) } else { Text::default() };
            Cell::Text { text: text.into(), depth: 0, below }
        };
        let mut columns = vec![Column::words(words::dimension(lang))];
        let title = |column: usize| {
            if count == 1 {
                words::coverage_column(lang).to_owned()
            } else {
                rubric.number(column + 1).to_string()
            }
        };
        columns.extend((0..count).map(|column| Column::of(Side::Right, title(column))));
        let mut rows = Vec::new();
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let text = dimension.title.get(lang).into();
            let mut row = vec![Cell::Text { text, depth: dimension.depth, below: Text::default() }];
            row.extend((0..count).map(|column| cell(summary.cell(at, column))));
            rows.push(row);
        }
        let mut row = vec![Cell::new(Text::new(Role::Strong, words::overall(lang)))];
        row.extend((0..count).map(|column| cell(summary.overall(column))));
        rows.push(row);
        self.document.table(Table { columns, rows });
        if is_fewer {
            self.document.note(words::of_fewer(lang));
        }
        if is_none {
            self.document.note(words::of_none(lang));
        }
    }

    /// The gaps that most agencies share.
    pub(super) fn shared_gaps(&mut self, summary: &Summary) {
        let (report, lang) = (self.report, self.lang);
        let claims = report.rubric.method.claims();
        self.document.heading(2, if claims { words::shared_on_the_way(lang) } else { words::shared(lang) });
        let most = if self.options.full { SHARED_GAPS } else { FEW_GAPS };
        let gaps = summary.shared_gaps(most);
        if gaps.is_empty() {
            return self.document.list(Kind::Facts, vec![Item::new(words::no_gaps(lang))]);
        }
        let items = gaps.iter().filter_map(|gap| self.shared_gap(gap, summary.agencies())).collect();
        self.document.list(Kind::Numbers, items);
        if claims {
            self.document.note(words::holding_back(lang));
        }
    }

    fn shared_gap(&self, gap: &SharedGap, all: u64) -> Option<Item> {
        let (rubric, lang) = (self.report.rubric, self.lang);
        let criterion = rubric.criteria.get(gap.criterion)?;
        let question = rubric.questions.get(criterion.question)?;
        let dimension = rubric.dimensions.get(criterion.dimension)?;
        let mut text = words::part(lang, gap.on_the_way, all);
        if rubric.method.claims() {
            text.push_str(&words::holds_back(lang, gap.holds_back));
        }
        let number = rubric.question_number(criterion.question);
        let stage = match rubric.column_stage(criterion.column) {
            Some(_) if !self.options.full || self.options.page => {
                format!(" · {}", common::column(rubric, criterion.column, lang))
            }
            _ => String::new(),
        };
        let id = if self.options.full && !self.options.page {
            format!(" [{}]", rubric.criterion_id(criterion))
        } else {
            stage
        };
        let text_of = question.recommend.as_ref().unwrap_or(&question.ask);
        let advice = common::shared_advice(text_of, gap.kinds, lang);
        let named = |kind: &Option<AgencyKind>| {
            kind.map_or(words::others(lang), |kind| common::agency_kind(kind, lang))
        };
        let advice: Vec<String> = match &advice[..] {
            [(_, one)] => vec![(*one).to_owned()],
            several => several
                .iter()
                .map(|(kinds, text)| {
                    let kinds: Vec<&str> = kinds.iter().map(named).collect();
                    format!("{}: {text}", kinds.join("; "))
                })
                .collect(),
        };
        let below = Item::new(format!("{text} · {number}{id} · {}", dimension.title.get(lang)));
        Some(Item { text: Text::new(Role::Strong, advice.join(" · ")), below: vec![below] })
    }
}
