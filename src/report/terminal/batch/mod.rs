//! The report of a batch: where agencies stand, what they lack in common, and what could not be read.

mod items;
mod ranking;
mod sums;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::batch::{BatchReport, Failure};
use crate::report::batch::words;

use super::paint::{Paint, clean, finish};
use super::{Options, Page, diagnostics};

/// The most failures that are shown; the rest are counted.
const MOST_FAILURES: usize = 100;

/// The report of a batch; `top` is how many agencies of each ranking to show.
#[must_use]
pub fn batch(report: &BatchReport<'_>, options: Options) -> String {
    let lang = options.lang;
    let mut page = Page { text: String::with_capacity(16 << 10), width: options.width.clamp(60, 120) };
    head(&mut page, report, lang);
    if report.summary.agencies() > 0 {
        ranking::write(&mut page, report, options);
        sums::distribution(&mut page, report, lang);
        sums::cells(&mut page, report, lang);
        sums::shared_gaps(&mut page, report, lang);
        items::write(&mut page, report, lang);
    }
    failures(&mut page, report, lang);
    page.gap();
    page.paragraph("", "", &Paint::Bold.on(&words::inputs(report, lang)));
    finish(&page.text, options.colour)
}

/// A failed input: `file:line:column: error[code]: message; what to do (and 3 more)`, with a line for each further
/// fault that is to be shown.
#[must_use]
pub fn failure(failure: &Failure, lang: Lang) -> String {
    let faults = std::iter::once(failure).chain(&failure.also);
    let more = failure.more.saturating_sub(failure.also.len());
    let mut lines: Vec<String> = faults.map(|fault| line(fault, lang)).collect();
    if let Some(last) = lines.last_mut().filter(|_| more > 0) {
        last.push_str(&lang.pick(format!(" (and {more} more)"), format!(" (và {more} lỗi nữa)")));
    }
    lines.join("\n")
}

fn line(failure: &Failure, lang: Lang) -> String {
    let (position, message) = (clean(&failure.position), clean(&failure.text(lang)));
    let code = failure.code.map(|code| format!("[{}]", code.as_str())).unwrap_or_default();
    format!("{position}: {}{code}: {message}", diagnostics::severity(Severity::Error, lang))
}

fn head(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    let (rubric, summary) = (report.rubric, &report.summary);
    let (made_up, all) = (summary.illustrative(), summary.agencies());
    if made_up > 0 {
        let warning = if made_up == all {
            lang.pick(
                "ILLUSTRATIVE DATA, not the results of real agencies".to_owned(),
                "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào".to_owned(),
            )
        } else {
            let part = words::part(made_up, all, lang);
            lang.pick(
                format!("ILLUSTRATIVE DATA: {part}, marked *, not the results of real agencies"),
                format!("SỐ LIỆU MINH HỌA: {part}, đánh dấu *, không phải kết quả của đơn vị nào"),
            )
        };
        page.paragraph("", "", &Paint::Fair.on(&warning));
    }
    page.paragraph("", "", &Paint::Bold.on(&clean(rubric.title.get(lang))));
    page.paragraph("", "", &Paint::Dim.on(&clean(&rubric.name_and_origin(lang))));
    page.gap();
    let mut line = |label: &str, text: &str| {
        page.paragraph("", "  ", &format!("{}{text}", Paint::Bold.on(label)));
    };
    line(lang.pick("Inputs: ", "Đầu vào: "), &words::inputs(report, lang));
    let index = summary.index();
    if let Some(mean) = index.mean {
        let of = if index.agencies == all {
            String::new()
        } else {
            let part = words::part(index.agencies, all, lang);
            lang.pick(
                format!(" ({part}; nothing applies to the others)"),
                format!(" ({part} có tiêu chí áp dụng)"),
            )
        };
        line(lang.pick("Mean index: ", "Chỉ số trung bình: "), &format!("{}{of}", mean.format(lang)));
    }
}

fn failures(page: &mut Page, report: &BatchReport<'_>, lang: Lang) {
    if report.failed == 0 {
        return;
    }
    page.heading(lang.pick("Failed inputs", "Đầu vào bị lỗi"));
    let shown = report.failures.len().min(MOST_FAILURES);
    for failed in &report.failures[..shown] {
        for (at, line) in failure(failed, lang).lines().enumerate() {
            page.paragraph(if at == 0 { "  • " } else { "    " }, "    ", line);
        }
    }
    if let more @ 1.. = report.failed.saturating_sub(shown as u64) {
        page.paragraph(
            "    ",
            "    ",
            &Paint::Dim.on(&lang.pick(format!("and {more} more"), format!("và {more} đầu vào nữa"))),
        );
    }
}

/// Remarks below a table, each with a number where it applies.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    /// The raised number of a remark; the same remark has one number.
    fn mark(&mut self, remark: String) -> String {
        let at = self.0.iter().position(|other| *other == remark).unwrap_or_else(|| {
            self.0.push(remark);
            self.0.len() - 1
        });
        raised(at + 1)
    }

    fn write(&self, page: &mut Page) {
        for (at, remark) in self.0.iter().enumerate() {
            page.paragraph("", "  ", &Paint::Dim.on(&format!("–{} {remark}", raised(at + 1))));
        }
    }
}

fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().chars().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize)).collect()
}
