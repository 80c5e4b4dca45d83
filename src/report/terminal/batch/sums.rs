//! What the agencies come to together: the stages they reach, their mean coverages, the gaps they share.

use comfy_table::{Cell, CellAlignment};
use textwrap::WordSplitter;

use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::{self, BatchReport, SharedGap, possible_stages};
use crate::report::batch::{SHARED_GAPS, words};

use super::super::Page;
use super::super::paint::{Paint, clean};
use super::super::tables::{BAR, fix, pad, print, table};

/// The width of a coverage without its percent sign.
const COVERAGE: usize = 8;
/// The least width of the column with the dimensions.
const TITLES: usize = 15;
/// The most lines of a recommendation; the rest is in the other formats.
const LINES: usize = 2;

/// How many agencies reach each stage.
pub(super) fn distribution(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    let (rubric, summary) = (report.rubric, &report.summary);
    if !rubric.method.claims() {
        return;
    }
    page.heading(lang.pick("Agencies at each stage", "Số đơn vị ở mỗi giai đoạn"));
    let mut rows: Vec<(String, String, u64)> = possible_stages(rubric)
        .map(|number| {
            let stage = number.checked_sub(1).and_then(|at| rubric.stages.get(at));
            let title = stage.map_or_else(
                || lang.pick("below stage 1", "chưa đạt giai đoạn 1").to_owned(),
                |stage| clean(stage.title.get(lang)),
            );
            (number.to_string(), title, summary.at_stage(number))
        })
        .collect();
    if summary.without_verdict() > 0 {
        let title = lang.pick("no verdict: unanswered questions", "chưa thể kết luận: còn câu chưa trả lời");
        rows.push(("–".to_owned(), title.to_owned(), summary.without_verdict()));
    }
    let mut table = table(page.width);
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    table.set_header(vec![
        Cell::new(""),
        Cell::new(lang.pick("Stage", "Giai đoạn")),
        Cell::new(""),
        right(lang.pick("Agencies", "Đơn vị").to_owned()),
        right(lang.pick("Share", "Tỷ lệ").to_owned()),
    ]);
    for (number, title, count) in rows {
        let share = Ppm::quotient(count.into(), i128::from(summary.agencies()).max(1));
        let row = vec![
            right(number),
            Cell::new(title),
            Cell::new(bar(share)),
            right(count.to_string()),
            right(share.format(lang)),
        ];
        table.add_row(row);
    }
    pad(&mut table);
    for (column, width) in [(0, 3), (2, BAR), (3, 8), (4, 9)] {
        fix(&mut table, column, width);
    }
    print(page, &table);
}

/// A bar as long as a share; whatever is not nothing shows.
fn bar(share: Ppm) -> String {
    let filled = (share.get() as usize * BAR / 1_000_000).max(usize::from(share > Ppm::ZERO));
    format!("{}{}", "█".repeat(filled), Paint::Dim.on(&"░".repeat(BAR - filled)))
}

/// The mean coverage of each dimension in each column, a table for as many columns as have room.
pub(super) fn cells(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    let rubric = report.rubric;
    let count = rubric.columns();
    page.heading(if count > 1 {
        lang.pick(
            "Mean coverage (%) of each dimension at each stage",
            "Mức đáp ứng trung bình (%) của mỗi khía cạnh ở từng giai đoạn",
        )
    } else {
        lang.pick("Mean coverage (%) of each dimension", "Mức đáp ứng trung bình (%) của mỗi khía cạnh")
    });
    if count > 1 && !rubric.method.claims() {
        // No other part of the report says what the numbers of the stages stand for.
        let stages = rubric.stages.iter().enumerate();
        let stages: Vec<String> =
            stages.map(|(at, stage)| format!("{} {}", at + 1, clean(stage.title.get(lang)))).collect();
        page.paragraph("", "  ", &Paint::Dim.on(&stages.join(" · ")));
    }
    let room = page.width.saturating_sub(TITLES) / (COVERAGE + 1);
    let mut columns = (0..count).collect::<Vec<_>>();
    let mut seen = Seen::default();
    while !columns.is_empty() {
        let rest = columns.split_off(room.clamp(1, columns.len()));
        seen.add(part(page, report, &columns, lang));
        if !rest.is_empty() {
            page.gap();
        }
        columns = rest;
    }
    let mut note = |text: &str| page.paragraph("", "  ", &Paint::Dim.on(text));
    if seen.fewer {
        note(lang.pick(
            "n: to how many agencies something applies, where not to all",
            "n: số đơn vị có tiêu chí áp dụng, nếu không phải tất cả",
        ));
    }
    if seen.none {
        note(lang.pick("– nothing applies to any agency", "– không đơn vị nào có tiêu chí áp dụng"));
    }
}

/// What a table of means has in it.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A mean over fewer than all agencies.
    fewer: bool,
    /// An empty cell.
    none: bool,
}

impl Seen {
    const fn add(&mut self, other: Self) {
        self.fewer |= other.fewer;
        self.none |= other.none;
    }
}

fn part(page: &mut Page, report: &BatchReport<'_>, columns: &[usize], lang: Lang) -> Seen {
    let (rubric, summary) = (report.rubric, &report.summary);
    let mut seen = Seen::default();
    let mut cell = |batch::Cell { mean, agencies }: batch::Cell| {
        let text = match mean {
            None => "–".to_owned(),
            Some(mean) if agencies == summary.agencies() => mean.percent().format(lang),
            Some(mean) => {
                format!("{}\n{}", mean.percent().format(lang), Paint::Dim.on(&format!("n {agencies}")))
            }
        };
        seen.add(Seen { fewer: mean.is_some() && agencies < summary.agencies(), none: mean.is_none() });
        Cell::new(text).set_alignment(CellAlignment::Right)
    };
    let mut table = table(page.width);
    let mut header = vec![Cell::new(lang.pick("Dimension", "Khía cạnh"))];
    header.extend(columns.iter().map(|&column| {
        let only = rubric.columns() == 1;
        let title =
            if only { lang.pick("Coverage", "Đáp ứng").to_owned() } else { (column + 1).to_string() };
        Cell::new(title).set_alignment(CellAlignment::Right)
    }));
    table.set_header(header);
    for (at, dimension) in rubric.dimensions.iter().enumerate() {
        let title = format!("{}{}", "  ".repeat(dimension.depth), clean(dimension.title.get(lang)));
        let mut row = vec![Cell::new(title)];
        row.extend(columns.iter().map(|&column| cell(summary.cell(at, column))));
        table.add_row(row);
    }
    let mut row = vec![Cell::new(Paint::Bold.on(lang.pick("Overall", "Chung")))];
    row.extend(columns.iter().map(|&column| cell(summary.overall(column))));
    table.add_row(row);
    pad(&mut table);
    for column in 1..=columns.len() {
        fix(&mut table, column, COVERAGE);
    }
    print(page, &table);
    seen
}

/// The gaps that most agencies share.
pub(super) fn shared_gaps(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    let claims = report.rubric.method.claims();
    page.heading(if claims {
        lang.pick(
            "Gaps that most agencies share on the way to their next stages",
            "Khoảng cách mà nhiều đơn vị cùng gặp nhất để lên giai đoạn tiếp theo",
        )
    } else {
        lang.pick("Criteria that most agencies do not meet", "Tiêu chí mà nhiều đơn vị chưa đạt nhất")
    });
    let gaps = report.summary.shared_gaps(SHARED_GAPS);
    if gaps.is_empty() {
        let none = lang.pick("No agency has a gap.", "Không đơn vị nào còn tiêu chí chưa đạt.");
        return page.paragraph("  ", "  ", none);
    }
    for (at, gap) in gaps.iter().enumerate() {
        shared_gap(page, report, at + 1, gap, lang);
    }
    if claims {
        page.gap();
        page.paragraph(
            "",
            "",
            &Paint::Dim.on(lang.pick(
                "Holds back: an open gate, or unmet where the coverage is too low.",
                "Cản trở: điều kiện bắt buộc chưa đạt, hoặc tiêu chí chưa đạt khi mức đáp ứng còn thấp.",
            )),
        );
    }
}

fn shared_gap(page: &mut Page, report: &BatchReport<'_>, number: usize, gap: &SharedGap, lang: Lang) {
    let (rubric, all) = (report.rubric, report.summary.agencies());
    let criterion = &rubric.criteria[gap.criterion];
    let question = &rubric.questions[criterion.question];
    let advice = question.recommend.as_ref().unwrap_or(&question.ask).get(lang);
    page.paragraph(
        &format!("{number:>3}. "),
        "     ",
        &Paint::Bold.on(&shortened(&clean(advice), page.width - 5)),
    );
    let (id, dimension) = (rubric.criterion_id(criterion), &rubric.dimensions[criterion.dimension]);
    let mut text = words::part(gap.on_the_way, all, lang);
    if rubric.method.claims() {
        let held = gap.holds_back;
        text.push_str(&lang.pick(format!(", holds {held} back"), format!(", cản trở {held}")));
    }
    let text = format!("{text} · {id} · {}", clean(dimension.title.get(lang)));
    page.paragraph("     ", "       ", &text);
}

/// A text of at most [`LINES`] lines, cut at a word.
fn shortened(text: &str, width: usize) -> String {
    // The mark of what is left out takes a column.
    let options = textwrap::Options::new(width - 1).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options);
    if lines.len() <= LINES {
        return text.to_owned();
    }
    let kept = lines[..LINES].join(" ");
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ', '.']))
}
