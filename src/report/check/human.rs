//! The report of a check for people: each finding with its line drawn, then one line that sums up.

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::check::CheckReport;
use crate::report::terminal::{self, Options, Paint};

/// The findings, drawn, and the summary.
#[must_use]
pub fn render(report: &CheckReport, options: Options) -> String {
    let mut out = String::new();
    for file in &report.files {
        out.push_str(&terminal::findings(&file.source, &file.findings, options));
    }
    out.push_str(&terminal::finish(&summary(report, options.lang), options.colour));
    out.push('\n');
    out
}

/// The summary alone, in one line without its end, for `--quiet`.
#[must_use]
pub fn line(report: &CheckReport, options: Options) -> String {
    terminal::finish(&summary(report, options.lang), options.colour)
}

fn summary(report: &CheckReport, lang: Lang) -> String {
    let checked = checked(report, lang);
    let aside = aside(report, lang);
    if report.files.is_empty() {
        return lang.pick("No file was checked.", "Không có tệp nào được kiểm tra.").to_owned();
    }
    let found = found(report, lang);
    if found.is_empty() {
        let (good, nothing) =
            lang.pick(("All good:", "nothing found"), ("Mọi thứ đều ổn:", "không phát hiện vấn đề nào"));
        return format!("{} {checked}, {nothing}{aside}.", Paint::Good.on(good));
    }
    let checked = lang.pick(checked.clone(), checked.replacen('đ', "Đ", 1));
    format!("{checked}: {}{aside}", found.join(", "))
}

/// What was looked at: `3 files checked, 1 case run`.
fn checked(report: &CheckReport, lang: Lang) -> String {
    let (files, cases) = (report.files.len(), report.files.iter().map(|file| file.cases).sum::<usize>());
    let text =
        lang.pick(format!("{} checked", count(files, "file", "files")), format!("đã kiểm tra {files} tệp"));
    if cases == 0 {
        return text;
    }
    let run =
        lang.pick(format!("{} run", count(cases, "case", "cases")), format!("chạy {cases} ca kiểm thử"));
    format!("{text}, {run}")
}

/// What was found, by severity, without what there is none of.
fn found(report: &CheckReport, lang: Lang) -> Vec<String> {
    let kinds = [
        (Severity::Error, Paint::Bad, "error", "errors"),
        (Severity::Warning, Paint::Fair, "warning", "warnings"),
        (Severity::Info, Paint::Bold, "info", "infos"),
    ];
    let part = |(severity, paint, one, many): (Severity, Paint, _, _)| {
        let found = report.count(severity);
        let text =
            lang.pick(count(found, one, many), format!("{found} {}", terminal::severity(severity, lang)));
        (found > 0).then(|| paint.on(&text))
    };
    kinds.into_iter().filter_map(part).collect()
}

/// What was found and is not reported, in brackets.
fn aside(report: &CheckReport, lang: Lang) -> String {
    let (ignored, allowed) = (report.ignored(), report.suppressed());
    let parts: Vec<String> = [
        (ignored, lang.pick("ignored by comments", "theo chú thích")),
        (allowed, lang.pick("allowed by settings", "theo thiết lập")),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, how)| format!("{count} {how}"))
    .collect();
    if parts.is_empty() {
        return String::new();
    }
    let start = lang.pick("", "bỏ qua ");
    format!(" {}", Paint::Dim.on(&format!("({start}{})", parts.join(", "))))
}

fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
