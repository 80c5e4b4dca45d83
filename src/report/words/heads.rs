//! Heads, labels and remarks that several reports share.

use crate::words;

use super::Ladder;

pub use crate::form::words::code;

words! {
    // Heads of tables, and of parts of a report.
    pub fn coverage() { En = "Coverage"; Vi = "Đáp ứng"; }
    pub fn criterion() { En = "Criterion"; Vi = "Tiêu chí"; }
    pub fn dimension() { En = "Dimension"; Vi = "Khía cạnh"; }
    pub fn overall() { En = "Overall"; Vi = "Chung"; }
    pub fn ranking() { En = "Ranking"; Vi = "Xếp hạng"; }
    pub fn rubric() { En = "Rubric"; Vi = "Bộ tiêu chí"; }
    pub fn stage(ladder: Ladder) { En: "Stage"; Vi: "{}", ladder.vi_first(); }
    pub fn stages(ladder: Ladder) { En: "Stages"; Vi: "Các {}", ladder.vi(); }
    pub fn target() { En = "Target"; Vi = "Chỉ tiêu"; }
    pub fn total() { En = "Total"; Vi = "Tổng"; }

    // In place of a plan.
    pub fn impossible() { En = "impossible"; Vi = "không có phương án"; }
    pub fn unknown() { En = "too many ways"; Vi = "quá nhiều cách"; }

    // Labels.
    pub fn alpha() { En = "Cronbach's alpha"; Vi = "Alpha của Cronbach"; }
    pub fn h() { En = "Loevinger's H"; Vi = "H của Loevinger"; }
    pub fn help() { En = "help"; Vi = "gợi ý"; }

    // Remarks.
    pub fn unofficial() {
        En = "Computed with assess from the answers given; not an official index or ranking.";
        Vi = "Kết quả do assess tính từ các câu trả lời; không phải chỉ số hay bảng xếp hạng chính thức.";
    }
    pub fn all_illustrative() {
        En = "ILLUSTRATIVE DATA, not the results of real agencies";
        Vi = "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào";
    }
    /// How numbers stand in the cells of workbooks.
    pub fn held() {
        En = "Cells hold exact numbers and show one fraction digit, or as many as it takes not to be rounded onto a threshold. An empty cell is not known or does not apply.";
        Vi = "Ô chứa số chính xác và hiển thị một chữ số thập phân, hoặc nhiều hơn để không bị làm tròn chạm ngưỡng. Ô trống nghĩa là chưa biết hoặc không áp dụng.";
    }
    pub fn no_verdict() {
        En = "no verdict: unanswered questions";
        Vi = "chưa thể kết luận: còn câu chưa trả lời";
    }
}
