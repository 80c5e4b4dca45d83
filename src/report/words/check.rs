//! What a check came to, in one line: for people and in annotations.

use crate::base::diagnostic::Severity;
use crate::base::lang::{Lang, count};
use crate::check::CheckReport;
use crate::words;

/// The line, in parts.
pub struct Totals {
    /// What was looked at: `3 files checked, 1 case run`.
    pub checked: String,
    /// How many findings there are of each severity that occurs.
    pub found: Vec<(Severity, String)>,
    /// What was found and is not reported, in brackets.
    pub aside: Option<String>,
}

impl Totals {
    /// Of a report.
    #[must_use]
    pub fn of(report: &CheckReport, lang: Lang) -> Self {
        let cases = report.files.iter().map(|file| file.cases.len()).sum::<usize>();
        let files = files(lang, report.files.len());
        let kinds = [
            (Severity::Error, errors as fn(Lang, usize) -> String),
            (Severity::Warning, warnings),
            (Severity::Info, infos),
        ];
        let part = |(severity, words): (Severity, fn(Lang, usize) -> String)| {
            let found = report.count(severity);
            (found > 0).then(|| (severity, words(lang, found)))
        };
        let (by_comments, by_settings) = (report.ignored(), report.suppressed());
        let parts = [
            (by_comments > 0).then(|| ignored(lang, by_comments)),
            (by_settings > 0).then(|| allowed(lang, by_settings)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Self {
            checked: if cases == 0 { files } else { format!("{files}, {}", self::cases(lang, cases)) },
            found: kinds.into_iter().filter_map(part).collect(),
            aside: (!parts.is_empty()).then(|| format!("({}{})", left_out(lang), parts.join(", "))),
        }
    }

    /// All of it, in words alone.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let aside = self.aside.as_ref().map_or_else(String::new, |aside| format!(" {aside}"));
        if self.found.is_empty() {
            return format!("{} {}, {}{aside}.", good(lang), self.checked, nothing_found(lang));
        }
        let found: Vec<&str> = self.found.iter().map(|(_, found)| found.as_str()).collect();
        format!("{}: {}{aside}", capital(&self.checked), found.join(", "))
    }
}

/// A text that begins a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

words! {
    pub fn good() { En = "All good:"; Vi = "Mọi thứ đều ổn:"; }
    pub fn so_far_good() { En = "So far so good:"; Vi = "Phần đã điền không có lỗi:"; }
    pub fn nothing_found() { En = "nothing found"; Vi = "không phát hiện vấn đề nào"; }
    fn files(files: usize) { En: "{} checked", count(files, "file", "files"); Vi: "đã kiểm tra {files} tệp"; }
    fn cases(cases: usize) { En: "{} run", count(cases, "case", "cases"); Vi: "chạy {cases} ca kiểm thử"; }
    fn errors(found: usize) { En: "{}", count(found, "error", "errors"); Vi: "{found} lỗi"; }
    fn warnings(found: usize) { En: "{}", count(found, "warning", "warnings"); Vi: "{found} cảnh báo"; }
    fn infos(found: usize) { En: "{}", count(found, "info", "infos"); Vi: "{found} thông tin"; }
    fn left_out() { En = ""; Vi = "bỏ qua "; }
    fn ignored(found: usize) { En: "{found} ignored by comments"; Vi: "{found} theo chú thích"; }
    fn allowed(found: usize) { En: "{found} allowed by settings"; Vi: "{found} theo thiết lập"; }
}
