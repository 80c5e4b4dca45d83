//! Words about duties.

use crate::base::lang::form;
use crate::words;

words! {
    pub fn heading() { En = "Duties under the law"; Vi = "Nghĩa vụ theo quy định pháp luật"; }
    pub fn counts(met: usize, of: usize) {
        En: "{met} of {of} {} in force {} met; this changes no score",
            form(of, "duty", "duties"), form(met, "is", "are");
        Vi: "đã thực hiện {met}/{of} nghĩa vụ đang có hiệu lực; không ảnh hưởng đến điểm";
    }
    pub fn without_period() {
        En = "The sheet names no period, so every duty counts as in force.";
        Vi = "Bảng trả lời không ghi kỳ đánh giá nên mọi nghĩa vụ đều tính là đang có hiệu lực.";
    }
    pub fn not_shown() { En = "not shown"; Vi = "chưa có thông tin"; }
    pub fn since(date: &str) { En: "in force since {date}"; Vi: "có hiệu lực từ {date}"; }
    pub fn from(date: &str) { En: "coming, from {date}"; Vi: "sắp có hiệu lực, từ {date}"; }
    pub fn missing(items: &str) { En: "Missing: {items}"; Vi: "Còn thiếu: {items}"; }
}

words! {
    // Of many agencies.
    pub fn of_agencies() { En = "Duties not met"; Vi = "Nghĩa vụ chưa thực hiện"; }
    pub fn unmet_column() { En = "Not met"; Vi = "Chưa thực hiện"; }
    pub fn not_shown_column() { En = "Not shown"; Vi = "Chưa có thông tin"; }
    pub fn asked_column() { En = "Bound"; Vi = "Thuộc diện"; }
}

words! {
    // In the document of a rubric.
    pub fn duty() { En = "Duty"; Vi = "Nghĩa vụ"; }
    pub fn binding(since: &str) { En: "since {since}"; Vi: "từ {since}"; }
}
