//! How the criteria, and the stages, behave over the agencies.

use comfy_table::{Cell, CellAlignment};

use crate::analysis::items::{ItemStatistics, LEAST_AGENCIES, Statistics, Undefined, Violation};
use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm};
use crate::batch::BatchReport;
use crate::report::batch::words;

use super::super::Page;
use super::super::paint::{Paint, clean};
use super::super::tables::{fix, pad, print, table};
use super::Notes;

/// The most pairs out of order that are shown; the rest are counted.
const MOST_VIOLATIONS: usize = 10;

/// The statistics that were asked for.
pub(super) fn write(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    let rubric = report.rubric;
    if let Some(items) = &report.items {
        page.heading(lang.pick("Item statistics: the criteria", "Thống kê tiêu chí"));
        let id = |at: usize| rubric.criteria.get(at).map(|criterion| rubric.criterion_id(criterion));
        let what = lang.pick("Criterion", "Tiêu chí");
        statistics(page, items, what, |at| id(at).unwrap_or_default(), lang);
    }
    // Only the stages of a staged rubric can be out of order.
    if let Some(stages) = report.stage_items.as_ref().filter(|stages| stages.agencies > 0) {
        page.heading(lang.pick("Item statistics: the stages", "Thống kê giai đoạn"));
        let id = |at: usize| {
            let stage = rubric.stages.get(at)?;
            Some(format!("{} {}", at + 1, clean(stage.title.get(lang))))
        };
        let what = lang.pick("Stage", "Giai đoạn");
        statistics(page, stages, what, |at| id(at).unwrap_or_default(), lang);
        // More agencies do than reach the stage, which the reader has just seen above.
        let met = lang.pick(
            "Met: the overall coverage is what the stage asks of itself, whatever else it takes to reach it.",
            "Đạt: mức đáp ứng chung ở chính giai đoạn đó đủ yêu cầu, chưa xét các điều kiện khác để đạt giai đoạn.",
        );
        page.paragraph("", "  ", &Paint::Dim.on(met));
    }
}

fn statistics(page: &mut Page, of: &Statistics, what: &str, id: impl Fn(usize) -> String, lang: Lang) {
    if of.descriptive_only {
        let (found, least) = (words::agencies(of.agencies, lang), LEAST_AGENCIES);
        let warning = lang.pick(
            format!("Descriptive only: {found}, fewer than {least}; the numbers say nothing of others."),
            format!("Chỉ mang tính mô tả: {found}, ít hơn {least}; không suy rộng ra đơn vị khác."),
        );
        page.paragraph("", "  ", &Paint::Fair.on(&warning));
    }
    let mut notes = Notes::default();
    let mut statistic = |found: Result<Decimal, Undefined>| match found {
        Ok(value) => words::statistic(value, lang),
        Err(why) => format!("–{}", notes.mark(words::undefined(why, &id, lang))),
    };
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    let mut table = table(page.width);
    table.set_header(vec![
        Cell::new(what),
        right("n".to_owned()),
        right(lang.pick("Met", "Đạt").to_owned()),
        Cell::new(""),
        right(lang.pick("Item-rest", "Tương quan").to_owned()),
        right("H".to_owned()),
    ]);
    for (at, item) in of.items.iter().enumerate() {
        let ItemStatistics { agencies, met, extreme, item_rest, h, .. } = *item;
        let met = met.map_or_else(|| "–".to_owned(), |met: Ppm| met.format(lang));
        let extreme = extreme.map(|extreme| Paint::Fair.on(words::extreme(extreme, lang)));
        let row = vec![
            Cell::new(id(at)),
            right(agencies.to_string()),
            right(met),
            Cell::new(extreme.unwrap_or_default()),
            right(statistic(item_rest)),
            right(statistic(h)),
        ];
        table.add_row(row);
    }
    let (alpha, h) = (statistic(of.alpha), statistic(of.h));
    pad(&mut table);
    let digits = of.agencies.to_string().len();
    let widths = [digits, 9, lang.pick(7, 4), lang.pick(9, 10), 6];
    for (column, width) in widths.into_iter().enumerate() {
        fix(&mut table, column + 1, width);
    }
    print(page, &table);
    let mut line =
        |label: &str, text: &str| page.paragraph("", "  ", &format!("{}{text}", Paint::Bold.on(label)));
    let (varying, constant) = (of.varying, of.constant.len());
    line(
        lang.pick("Cronbach's alpha: ", "Cronbach’s alpha: "),
        &lang.pick(
            format!("{alpha} ({varying} that vary, {constant} left out because they do not)"),
            format!("{alpha} ({varying} mục có kết quả khác nhau; {constant} mục không đổi được bỏ ra)"),
        ),
    );
    line(lang.pick("Loevinger's H: ", "Loevinger’s H: "), &h);
    if let Some(guttman) = of.guttman {
        let share = |ppm: Ppm| ppm.format(lang);
        let (found, least) = (share(guttman.reproducibility), share(guttman.least_reproducibility));
        let scalability =
            guttman.scalability.map_or_else(|| "–".to_owned(), |value| words::statistic(value, lang));
        line(
            lang.pick("Guttman scale: ", "Thang Guttman: "),
            &lang.pick(
                format!("reproducibility {found} (at least {least} in any case), scalability {scalability}"),
                format!(
                    "độ tái lập {found} (ít nhất {least} trong mọi trường hợp), độ phân bậc {scalability}"
                ),
            ),
        );
    }
    violations(page, of, &id, lang);
    notes.write(page);
    if of.items.iter().any(|item| item.extreme.is_some()) {
        let what = lang.pick(
            "floor: at most 5% meet it; ceiling: at least 95% do",
            "sàn: nhiều nhất 5\u{a0}% đạt; trần: ít nhất 95\u{a0}% đạt",
        );
        page.paragraph("", "  ", &Paint::Dim.on(what));
    }
}

fn violations(page: &mut Page, of: &Statistics, id: &impl Fn(usize) -> String, lang: Lang) {
    if of.violations.is_empty() {
        return;
    }
    let label = lang
        .pick("Later stage met without the earlier one:", "Đạt giai đoạn sau mà chưa đạt giai đoạn trước:");
    page.paragraph("", "  ", &Paint::Bold.on(label));
    let mut violations: Vec<&Violation> = of.violations.iter().collect();
    violations.sort_by_key(|violation| std::cmp::Reverse(violation.share));
    for violation in violations.iter().take(MOST_VIOLATIONS) {
        let (later, earlier) = (id(violation.later), id(violation.earlier));
        let part = words::part(violation.later_only, violation.agencies, lang);
        let share = violation.share.format(lang);
        let misplaced = if violation.misplaced {
            lang.pick("; more agencies meet the later one", "; mức sau có nhiều đơn vị đạt hơn")
        } else {
            ""
        };
        page.paragraph(
            "  • ",
            "    ",
            &lang.pick(
                format!("{later} without {earlier}: {part} ({share}){misplaced}"),
                format!("{later} mà chưa đạt {earlier}: {part} ({share}){misplaced}"),
            ),
        );
    }
    if let more @ 1.. = violations.len().saturating_sub(MOST_VIOLATIONS) {
        let more = lang.pick(format!("and {more} more"), format!("và {more} cặp nữa"));
        page.paragraph("    ", "    ", &Paint::Dim.on(&more));
    }
}
