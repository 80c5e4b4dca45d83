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
    pub fn all_illustrative() {
        En = "ILLUSTRATIVE DATA, not the results of real agencies";
        Vi = "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào";
    }
    pub fn no_verdict() {
        En = "no verdict: unanswered questions";
        Vi = "chưa thể kết luận: còn câu chưa trả lời";
    }
}
