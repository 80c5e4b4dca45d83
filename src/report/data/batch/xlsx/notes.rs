//! The sheet of notes: what has to be known about the whole workbook.

use crate::analysis::items::Statistics;
use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::batch::{BatchReport, GroupBy};

use super::Error;
use super::rows::Texts;
use super::sheet::Sheet;

pub(super) const fn unofficial(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Computed with assess from the answers given; not an official index or ranking.",
        Lang::Vi => {
            "Kết quả do assess tính từ các câu trả lời; không phải chỉ số hay bảng xếp hạng chính thức."
        }
    }
}

pub(super) const fn warning(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "ILLUSTRATIVE DATA, not real agencies' results",
        Lang::Vi => "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào",
    }
}

impl Texts<'_> {
    /// What has to be known about the whole workbook.
    pub(super) fn notes(&self, sheet: &mut Sheet, report: &BatchReport<'_>) -> Result<(), Error> {
        let (rubric, lang) = (self.rubric, self.lang);
        let mut say = |subject: &str, value: &str, meaning: &str| -> Result<(), Error> {
            sheet.row()?.text(subject)?.text(value)?.text("")?.text(meaning)?;
            Ok(())
        };
        if report.summary.illustrative() > 0 {
            let count = report.summary.illustrative().to_string();
            say(lang.pick("Illustrative data", "Số liệu minh họa"), &count, warning(lang))?;
        }
        say(lang.pick("Status", "Tính chất"), "", unofficial(lang))?;
        let name = format!("{} {}", rubric.id, rubric.version);
        say(lang.pick("Rubric", "Bộ tiêu chí"), &name, rubric.title.get(lang))?;
        let scored = report.read.saturating_sub(report.failed);
        for (subject, count, meaning) in [
            (lang.pick("Read", "Đã đọc"), report.read, lang.pick("Inputs read.", "Số đầu vào đã đọc.")),
            (lang.pick("Scored", "Đã chấm"), scored, lang.pick("Inputs scored.", "Số đầu vào đã chấm điểm.")),
            (
                lang.pick("Failed", "Bị lỗi"),
                report.failed,
                lang.pick(
                    "Inputs that could not be scored; the first of them are in the sheet of failures.",
                    "Số đầu vào không chấm được; những đầu vào đầu tiên nằm ở trang lỗi.",
                ),
            ),
        ] {
            say(subject, &count.to_string(), meaning)?;
        }
        let ranks = if report.places.is_some() {
            lang.pick(
                "Competition ranks (1224) by stage, where one is claimed, then by index; equals share a rank. Unanswered questions leave a range from the best rank to the worst.",
                "Xếp hạng kiểu 1224 theo giai đoạn nếu có kết luận, rồi đến chỉ số; bằng nhau thì đồng hạng. Câu chưa trả lời để lại một khoảng từ thứ hạng cao nhất đến thấp nhất.",
            )
        } else {
            lang.pick("Nobody is ranked.", "Không xếp hạng.")
        };
        let grouped = report.groups.as_ref().map_or("", |groups| self.grouped(groups.by));
        say(lang.pick("Ranks", "Thứ hạng"), grouped, ranks)?;
        say(
            lang.pick("Percentages", "Tỷ lệ phần trăm"),
            "",
            lang.pick(
                "Exact to four fraction digits; an empty cell is not known or does not apply.",
                "Chính xác đến bốn chữ số thập phân; ô trống nghĩa là chưa biết hoặc không áp dụng.",
            ),
        )?;
        if let Some(items) = &report.items {
            self.items(items, &mut say)?;
        }
        for violation in report.stage_items.iter().flat_map(|items| &items.violations) {
            let [earlier, later] = [violation.earlier, violation.later].map(|at| self.stage(Some(at + 1)));
            let (count, all) = (violation.later_only, violation.agencies);
            say(
                lang.pick("Order of stages", "Thứ tự giai đoạn"),
                &violation.share.format(lang),
                &lang.pick(
                    format!("{count} of {all} agencies cover “{later}” as asked and “{earlier}” not."),
                    format!(
                        "{count}/{all} đơn vị đạt mức đáp ứng của “{later}” nhưng chưa đạt của “{earlier}”."
                    ),
                ),
            )?;
        }
        Ok(())
    }

    fn items(
        &self,
        items: &Statistics,
        say: &mut impl FnMut(&str, &str, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let lang = self.lang;
        let shown = |value: Option<Decimal>| value.map_or_else(|| "–".to_owned(), |value| value.format(lang));
        let meaning = if items.descriptive_only {
            lang.pick(
                "Fewer than 30 agencies: the statistics of the criteria are descriptive only.",
                "Dưới 30 đơn vị: thống kê tiêu chí chỉ mang tính mô tả.",
            )
        } else {
            lang.pick(
                "Agencies that the statistics of the criteria are from.",
                "Số đơn vị dùng để tính thống kê tiêu chí.",
            )
        };
        say(lang.pick("Item statistics", "Thống kê tiêu chí"), &items.agencies.to_string(), meaning)?;
        say(
            lang.pick("Cronbach's alpha", "Alpha của Cronbach"),
            &shown(items.alpha.ok()),
            lang.pick("Of the criteria that vary.", "Tính trên các tiêu chí có biến thiên."),
        )?;
        say(
            lang.pick("Loevinger's H", "H của Loevinger"),
            &shown(items.h.ok()),
            lang.pick("Of all criteria.", "Tính trên mọi tiêu chí."),
        )
    }

    fn grouped(&self, by: GroupBy) -> &'static str {
        match by {
            GroupBy::Kind => self.lang.pick("within each kind", "trong từng loại đơn vị"),
            GroupBy::Scheme => self.lang.pick("within each code scheme", "trong từng bảng mã"),
            GroupBy::Period => self.lang.pick("within each period", "trong từng kỳ đánh giá"),
            GroupBy::Assessor => self.lang.pick("within each assessor", "theo từng người đánh giá"),
        }
    }
}
