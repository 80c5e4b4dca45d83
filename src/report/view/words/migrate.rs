//! The words about bringing a sheet to another version of its rubric.

use crate::base::lang::count;
use crate::words;

words! {
    pub fn fits() {
        En = "The sheet fits as it is: no question that it answers has changed, and none is new.";
        Vi = "Bảng trả lời dùng được ngay: không câu đã trả lời nào thay đổi và không có câu hỏi mới.";
    }
    pub fn renamed(names: usize) {
        En: "Renamed: {}", count(names, "id", "ids");
        Vi: "Đổi mã: {names}";
    }
    pub fn added(questions: usize) {
        En: "To be answered: {}", count(questions, "new question", "new questions");
        Vi: "Cần trả lời: {questions} câu hỏi mới";
    }
    pub fn dropped(answers: usize) {
        En: "Dropped: {} that the new version does not take", count(answers, "answer", "answers");
        Vi: "Bỏ: {answers} câu trả lời mà phiên bản mới không còn dùng";
    }
    pub fn changed(changes: usize) {
        En: "To be looked at again: {} in what an answer means", count(changes, "change", "changes");
        Vi: "Cần xem lại: {changes} thay đổi về ý nghĩa của câu trả lời";
    }
    pub fn unfit(answers: usize) {
        En: "To be given anew: {} that the new version does not accept", count(answers, "answer", "answers");
        Vi: "Cần trả lời lại: {answers} câu trả lời mà phiên bản mới không chấp nhận";
    }
    pub fn alike(id: &str) { En: "perhaps `{id}`"; Vi: "có thể là `{id}`"; }
    pub fn by_hand() { En = "take it out by hand"; Vi = "cần tự xóa khỏi tệp"; }
    pub fn commented() { En = "kept as a comment"; Vi = "giữ lại dưới dạng chú thích"; }
    pub fn line(renamed: usize, added: usize, dropped: usize, review: usize) {
        En: "{renamed} renamed, {added} new, {dropped} dropped, {review} to look at again";
        Vi: "đổi mã {renamed}, mới {added}, bỏ {dropped}, cần xem lại {review}";
    }
}
