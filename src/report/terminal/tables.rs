//! The ladder of stages and the profile of dimensions.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::number::Ppm;
use crate::report::words;
use crate::score::Rating;

use super::Page;
use super::paint::{Paint, clean};

/// Columns side by side, and a line under the header.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
const BAR: usize = 15;

/// A third, in parts per million: more of a dimension that is not applicable is flagged.
const THIRD: u32 = 333_333;

/// Every stage with its coverage and what became of it.
pub(super) fn ladder(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    page.heading(lang.pick("Stages", "Các giai đoạn"));
    let rubric = assessment.rubric;
    let mut table = table(page.width);
    table.set_header(vec![
        String::new(),
        lang.pick("Stage", "Giai đoạn").to_owned(),
        lang.pick("Coverage", "Mức đáp ứng").to_owned(),
        String::new(),
        lang.pick("Open gates", "Điều kiện chưa đạt").to_owned(),
    ]);
    for (at, stage) in rubric.stages.iter().enumerate() {
        let coverage = assessment.verdict.profile.overall()[at];
        let gates = rubric
            .criteria
            .iter()
            .enumerate()
            .filter(|(_, criterion)| criterion.stage == at && criterion.gate.is_some());
        let (open, all) = gates.fold((0, 0), |(open, all), (gate, _)| {
            let is_open = assessment.card.is_open_gate(rubric, gate, crate::score::Reading::Actual);
            (open + usize::from(is_open), all + 1)
        });
        let number = at + 1;
        let reached = assessment.verdict.stage == Some(number);
        let name = clean(stage.title.get(lang));
        let gates = match (open, all) {
            (_, 0) => "–".to_owned(),
            (0, _) => Paint::Good.on(&format!("0/{all}")),
            _ => Paint::Bad.on(&format!("{open}/{all}")),
        };
        table.add_row(vec![
            Cell::new(if reached { format!("▶ {number}") } else { format!("  {number}") }),
            Cell::new(if reached { Paint::Bold.on(&name) } else { name }),
            Cell::new(bar(coverage)),
            Cell::new(rated(coverage, lang)).set_alignment(CellAlignment::Right),
            Cell::new(gates).set_alignment(CellAlignment::Center),
        ]);
    }
    fix(&mut table, 0, 3);
    pad(&mut table);
    fix(&mut table, 2, BAR);
    fix(&mut table, 3, 9);
    fix(&mut table, 4, lang.pick(10, 18));
    print(page, &table);
}

/// The coverage of every dimension at every stage, and the stage of each dimension.
pub(super) fn profile(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    page.heading(lang.pick(
        "Profile: coverage (%) and rating of each dimension at each stage",
        "Hồ sơ theo khía cạnh: mức đáp ứng (%) và xếp hạng ở từng giai đoạn",
    ));
    let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
    let mut table = table(page.width);
    let mut header = vec![Cell::new(lang.pick("Dimension", "Khía cạnh"))];
    header.extend(
        (1..=rubric.stages.len()).map(|number| Cell::new(number).set_alignment(CellAlignment::Right)),
    );
    header.push(Cell::new(lang.pick("Stage", "GĐ")).set_alignment(CellAlignment::Center));
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
        row.extend(
            cells
                .iter()
                .map(|&coverage| Cell::new(rated(coverage, lang)).set_alignment(CellAlignment::Right)),
        );
        let stage = verdict.dimension_stages[at]
            .map_or_else(|| "–".to_owned(), |stage| Paint::Bold.on(&stage.to_string()));
        row.push(Cell::new(stage).set_alignment(CellAlignment::Center));
        table.add_row(row);
    }
    let mut overall = vec![Cell::new(Paint::Bold.on(lang.pick("Overall", "Chung")))];
    overall.extend(
        verdict
            .profile
            .overall()
            .iter()
            .map(|&coverage| Cell::new(rated(coverage, lang)).set_alignment(CellAlignment::Right)),
    );
    overall.push(
        Cell::new(verdict.stage.map_or_else(|| "–".to_owned(), |stage| Paint::Bold.on(&stage.to_string())))
            .set_alignment(CellAlignment::Center),
    );
    table.add_row(overall);
    for column in 1..=rubric.stages.len() {
        fix(&mut table, column, 9);
    }
    fix(&mut table, rubric.stages.len() + 1, lang.pick(5, 4));
    pad(&mut table);
    print(page, &table);
    page.paragraph("", "  ", &Paint::Dim.on(words::rating_scale(lang)));
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

pub(super) fn table(width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(80));
    table
}

fn fix(table: &mut Table, column: usize, width: usize) {
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

fn rated(coverage: Option<Ppm>, lang: Lang) -> String {
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
