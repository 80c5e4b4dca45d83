//! The ladder of stages and the profile of dimensions.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use crate::analysis::assessment::Assessment;
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::engine::profile::Rating;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::{Method, Rubric};
use crate::report::words;

use super::Page;
use super::paint::{Paint, clean};

/// Columns side by side, and a line under the header.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// The length of a bar.
pub(super) const BAR: usize = 15;

/// A third, in parts per million: more of a dimension that is not applicable is flagged.
const THIRD: u32 = 333_333;

/// Every stage with what became of it: its coverage, or in a banded rubric its lower bound.
pub(super) fn ladder(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    page.heading(lang.pick("Stages", "Các giai đoạn"));
    let rubric = assessment.rubric;
    if let Method::Banded { from, .. } = &rubric.method {
        return bands(page, assessment, from, lang);
    }
    let mut table = table(page.width);
    let gated = rubric.criteria.iter().any(|criterion| criterion.gate.is_some());
    let ranged = !rubric.method.claims() && assessment.card.counts.unanswered > 0;
    let mut header = vec![
        String::new(),
        lang.pick("Stage", "Giai đoạn").to_owned(),
        lang.pick("Coverage", "Mức đáp ứng").to_owned(),
        String::new(),
    ];
    if gated {
        header.push(lang.pick("Open gates", "Điều kiện chưa đạt").to_owned());
    } else if ranged {
        header.push(lang.pick("With blanks", "Kể cả câu trống").to_owned());
    }
    table.set_header(header);
    for (at, stage) in rubric.stages.iter().enumerate() {
        let coverage = assessment.verdict.profile.overall()[at];
        let number = at + 1;
        let reached = assessment.verdict.stage == Some(number);
        let name = clean(stage.title.get(lang));
        let mut row = vec![
            Cell::new(if reached { format!("▶ {number}") } else { format!("  {number}") }),
            Cell::new(if reached { Paint::Bold.on(&name) } else { name }),
            Cell::new(bar(coverage)),
            Cell::new(rated(rubric, coverage, lang)).set_alignment(CellAlignment::Right),
        ];
        if gated {
            row.push(Cell::new(gates(assessment, at)).set_alignment(CellAlignment::Center));
        } else if ranged {
            let (worst, best) = assessment.verdict.range.overall[at];
            let end = |end: Option<Ppm>| end.map_or_else(|| "–".to_owned(), |ppm| ppm.percent().format(lang));
            let range = format!("{}–{}", end(worst), end(best));
            row.push(Cell::new(range).set_alignment(CellAlignment::Center));
        }
        table.add_row(row);
    }
    fix(&mut table, 0, 3);
    pad(&mut table);
    fix(&mut table, 2, BAR);
    fix(&mut table, 3, 9);
    if gated {
        fix(&mut table, 4, lang.pick(10, 18));
    } else if ranged {
        fix(&mut table, 4, 17);
    }
    print(page, &table);
}

/// How many gates of a stage stand open: `1/3`.
fn gates(assessment: &Assessment<'_>, column: usize) -> String {
    let rubric = assessment.rubric;
    let gates = rubric
        .criteria
        .iter()
        .enumerate()
        .filter(|(_, criterion)| criterion.column == column && criterion.gate.is_some());
    let (open, all) = gates.fold((0, 0), |(open, all), (gate, _)| {
        let is_open = assessment.card.is_open_gate(rubric, gate, crate::engine::score::Reading::Actual);
        (open + usize::from(is_open), all + 1)
    });
    match (open, all) {
        (_, 0) => "–".to_owned(),
        (0, _) => Paint::Good.on(&format!("0/{all}")),
        _ => Paint::Bad.on(&format!("{open}/{all}")),
    }
}

/// The bands of a banded rubric, with the total beside the one it falls into.
fn bands(page: &mut Page, assessment: &Assessment<'_>, from: &[Ppm], lang: Lang) {
    let (rubric, total) = (assessment.rubric, assessment.verdict.profile.overall()[0]);
    let mut table = table(page.width);
    table.set_header(vec![
        String::new(),
        lang.pick("Stage", "Giai đoạn").to_owned(),
        lang.pick("Total from", "Tổng từ").to_owned(),
        String::new(),
        String::new(),
    ]);
    for (at, stage) in rubric.stages.iter().enumerate() {
        let number = at + 1;
        let reached = assessment.verdict.stage == Some(number);
        let name = clean(stage.title.get(lang));
        table.add_row(vec![
            Cell::new(if reached { format!("▶ {number}") } else { format!("  {number}") }),
            Cell::new(if reached { Paint::Bold.on(&name) } else { name }),
            Cell::new(from[at].format(lang)).set_alignment(CellAlignment::Right),
            Cell::new(if reached { bar(total) } else { String::new() }),
            Cell::new(if reached {
                total.map(|ppm| ppm.format(lang)).unwrap_or_default()
            } else {
                String::new()
            })
            .set_alignment(CellAlignment::Right),
        ]);
    }
    fix(&mut table, 0, 3);
    pad(&mut table);
    fix(&mut table, 2, 12);
    fix(&mut table, 3, BAR);
    fix(&mut table, 4, 10);
    print(page, &table);
}

/// The coverage of every dimension at every stage, and the stage of each dimension.
pub(super) fn profile(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
    let (banded, claims, columns) = (rubric.method.is_banded(), rubric.method.claims(), rubric.columns());
    page.heading(if !rubric.is_rated() && !banded {
        lang.pick("Profile: coverage (%) of each dimension", "Hồ sơ theo khía cạnh: mức đáp ứng (%)")
    } else if banded {
        lang.pick(
            "Profile: coverage (%) and stage of each dimension",
            "Hồ sơ theo khía cạnh: mức đáp ứng (%) và giai đoạn",
        )
    } else {
        lang.pick(
            "Profile: coverage (%) and rating of each dimension at each stage",
            "Hồ sơ theo khía cạnh: mức đáp ứng (%) và xếp hạng ở từng giai đoạn",
        )
    });
    let cell =
        |coverage: Option<Ppm>| Cell::new(rated(rubric, coverage, lang)).set_alignment(CellAlignment::Right);
    let mut table = table(page.width);
    let mut header = vec![Cell::new(lang.pick("Dimension", "Khía cạnh"))];
    if banded {
        header.push(Cell::new(lang.pick("Coverage", "Đáp ứng")).set_alignment(CellAlignment::Right));
    } else {
        header.extend((1..=columns).map(|number| Cell::new(number).set_alignment(CellAlignment::Right)));
    }
    if claims {
        header.push(Cell::new(lang.pick("Stage", "GĐ")).set_alignment(CellAlignment::Center));
    }
    table.set_header(header);
    let mut flagged = false;
    let mut empty = false;
    for (at, dimension) in rubric.dimensions.iter().enumerate() {
        let many = verdict.not_applicable_shares[at].is_some_and(|share| share.get() > THIRD);
        flagged |= many;
        let indent = "  ".repeat(dimension.depth);
        let mut row = vec![Cell::new(format!(
            "{indent}{}{}",
            clean(dimension.title.get(lang)),
            if many { " *" } else { "" }
        ))];
        let cells = verdict.profile.dimension(at);
        empty |= cells.iter().any(Option::is_none);
        row.extend(cells.iter().map(|&coverage| cell(coverage)));
        if claims {
            row.push(stage_cell(verdict.dimension_stages[at]));
        }
        table.add_row(row);
    }
    let mut overall = vec![Cell::new(Paint::Bold.on(lang.pick("Overall", "Chung")))];
    overall.extend(verdict.profile.overall().iter().map(|&coverage| cell(coverage)));
    if claims {
        overall.push(stage_cell(verdict.stage));
    }
    table.add_row(overall);
    for column in 1..=columns {
        fix(&mut table, column, 9);
    }
    if claims {
        fix(&mut table, columns + 1, lang.pick(5, 4));
    }
    pad(&mut table);
    print(page, &table);
    if rubric.is_rated() {
        page.paragraph("", "  ", &Paint::Dim.on(words::rating_scale(lang)));
    }
    if empty {
        page.paragraph(
            "",
            "  ",
            &Paint::Dim.on(lang.pick(
                "– no applicable criterion: the cell neither helps nor blocks",
                "– không có tiêu chí áp dụng: ô này không cộng thêm, cũng không cản trở",
            )),
        );
    }
    if flagged {
        page.paragraph(
            "",
            "  ",
            &Paint::Fair.on(lang.pick(
                "* more than a third of the dimension's weight is not applicable",
                "* hơn một phần ba trọng số của khía cạnh không áp dụng",
            )),
        );
    }
}

fn stage_cell(stage: Option<StageNumber>) -> Cell {
    let stage = stage.map_or_else(|| "–".to_owned(), |stage| Paint::Bold.on(&stage.to_string()));
    Cell::new(stage).set_alignment(CellAlignment::Center)
}

pub(super) fn table(width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(80));
    table
}

/// Gives a column a width.
pub(super) fn fix(table: &mut Table, column: usize, width: usize) {
    if let Some(column) = table.column_mut(column) {
        let padded = u16::try_from(width).unwrap_or(10);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(padded + 1)));
    }
}

/// One blank behind every column, none before it.
pub(super) fn pad(table: &mut Table) {
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
}

pub(super) fn print(page: &mut Page, table: &Table) {
    for line in table.lines() {
        page.line(&line);
    }
}

fn rated(rubric: &Rubric, coverage: Option<Ppm>, lang: Lang) -> String {
    if !rubric.is_rated() {
        return coverage.map_or_else(|| "–".to_owned(), |ppm| ppm.percent().format(lang));
    }
    let text = words::coverage(coverage, lang);
    coverage.map_or_else(|| text.clone(), |ppm| paint_of(ppm).on(&text))
}

const fn paint_of(coverage: Ppm) -> Paint {
    match Rating::of(coverage) {
        Rating::F => Paint::Good,
        Rating::L | Rating::P => Paint::Fair,
        Rating::N => Paint::Bad,
    }
}

/// A bar of blocks; a full bar is exactly 100 %.
fn bar(coverage: Option<Ppm>) -> String {
    let Some(coverage) = coverage else { return "·".repeat(BAR) };
    let filled = coverage.get() as usize * BAR / 1_000_000;
    format!("{}{}", paint_of(coverage).on(&"█".repeat(filled)), Paint::Dim.on(&"░".repeat(BAR - filled)))
}
