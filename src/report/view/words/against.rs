//! The words of the comparison of two versions of a rubric.

use crate::base::lang::{count, form};
use crate::words;

words! {
    pub fn level(level: &str, count: usize) { En: "{level} ({count})"; Vi: "{level} ({count} thay đổi)"; }
    pub fn nothing_changed() { En = "nothing changed"; Vi = "không có thay đổi nào"; }
    pub fn moved(moved: usize, sheets: usize) {
        En: "{moved} of {} {} another result",
            count(sheets, "case or answer sheet", "cases and answer sheets"), form(moved, "has", "have");
        Vi: "{moved}/{sheets} ca kiểm thử và tệp trả lời có kết quả khác";
    }
    pub fn lost(answers: &str) {
        En: "answers that do not fit any more: {answers}";
        Vi: "câu trả lời không còn phù hợp: {answers}";
    }
    pub fn cannot_split() {
        En = "the stages, the method or the weights differ too much to split the difference";
        Vi = "giai đoạn, cách kết luận hoặc trọng số khác nhau quá nhiều nên không thể tách phần chênh lệch";
    }
    pub fn targets() { En = "targets"; Vi = "chỉ tiêu"; }
    pub fn weights() { En = "weights"; Vi = "trọng số"; }
    pub fn gates() { En = "gates"; Vi = "điều kiện bắt buộc"; }
    pub fn questions() { En = "questions"; Vi = "câu hỏi"; }
    pub fn rule() { En = "rule of the verdict"; Vi = "quy tắc kết luận"; }
    pub fn answers() { En = "answers"; Vi = "câu trả lời"; }
}
