//! The words of an explanation.

use crate::base::lang::form;
use crate::words;

pub use super::batch::index_column as index;
pub use super::compare::now;
pub use super::document::weight_label as weight;
pub use super::plan::{least_column as needed, meets, meets_partly as partly, no_verdict};
pub use super::sheet::coverage_title as whole;
pub use crate::report::words::heads::{coverage as achieved, dimension, stage};

words! {
    // How numbers arise.
    pub fn index_arises() { En = "How the index arises"; Vi = "Chỉ số được tính thế nào"; }
    pub fn index_is(formula: &str, index: &str) {
        En: "Index: {formula} = {index}%, the mean of the coverages of the stages.";
        Vi: "Chỉ số: {formula} = {index}%, trung bình mức đáp ứng của các giai đoạn.";
    }
    pub fn index_is_one(index: &str, column: &str) {
        En: "Index: {index}%, as {column}.";
        Vi: "Chỉ số: {index}%, bằng {column}.";
    }
    pub fn mean_note() {
        En = "In percent. Coverage: the mean of the numbers above it by their weights, rounded to 0.0001.";
        Vi = "Tính bằng phần trăm. Mức đáp ứng: trung bình các số phía trên theo trọng số, làm tròn đến 0,0001.";
    }
    pub fn min_note() {
        En = "In percent. Coverage: the least of the numbers above it.";
        Vi = "Tính bằng phần trăm. Mức đáp ứng: số nhỏ nhất trong các số phía trên.";
    }
    pub fn geometric_note() {
        En = "In percent. Coverage: the geometric mean of the numbers above it by their weights, rounded to 0.0001.";
        Vi = "Tính bằng phần trăm. Mức đáp ứng: trung bình nhân các số phía trên theo trọng số, làm tròn đến 0,0001.";
    }
    pub fn scale_note(min: &str, max: &str) {
        En: "On the model's scale {min} is 0% and {max} is 100%.";
        Vi: "Trên thang của mô hình, {min} là 0% và {max} là 100%.";
    }
    pub fn proof() { En = "Every number"; Vi = "Từng con số"; }
    pub fn is_nullified() {
        En = "zero, because a question that counts is unanswered";
        Vi = "bằng 0 vì còn câu được tính điểm chưa trả lời";
    }
    pub fn asked(answer: &str, target: &str) { En: "{answer}; target: {target}"; Vi: "{answer}; chỉ tiêu: {target}"; }
    pub fn met() { En = "met"; Vi = "đạt"; }
    pub fn half() { En = "half credit"; Vi = "đạt một phần"; }
    pub fn unmet() { En = "not met"; Vi = "chưa đạt"; }
    pub fn no_part() { En = "not in the mean"; Vi = "không tính vào trung bình"; }
    pub fn more(name: &str) {
        En: "Every number: --full; of one question, dimension or stage: its id behind the file, such as {name}.";
        Vi: "Từng con số: --full; của một câu hỏi, khía cạnh hay giai đoạn: ghi mã sau tên tệp, ví dụ {name}.";
    }

    // Up.
    pub fn missing_for(stage: &str) { En: "What is missing for {stage}"; Vi: "Còn thiếu gì để đạt {stage}"; }
    pub fn missing() { En = "Missing"; Vi = "Còn thiếu"; }
    pub fn open_gate() { En = "gate open"; Vi = "bắt buộc, chưa đạt"; }
    pub fn open_cap() { En = "cap open"; Vi = "khống chế, chưa đạt"; }
    pub fn fewest_up(changes: usize) {
        En: "The fewest answers that reach it: {changes}";
        Vi: "Số câu trả lời ít nhất cần thay đổi để đạt: {changes}";
    }
    pub fn up_is_proved() {
        En = "No fewer answers reach it (proved); of as few, these take the least effort.";
        Vi = "Không thể ít câu hơn (đã chứng minh); trong các cách cùng số câu, cách này cần ít nỗ lực nhất.";
    }
    pub fn up_is_found() {
        En = "The fewest that were found; that there are none fewer is not proved.";
        Vi = "Ít nhất trong các cách đã tìm; chưa chứng minh là không thể ít hơn.";
    }
    pub fn none_up() {
        En = "No answers reach it: `assess plan` says why.";
        Vi = "Không câu trả lời nào đạt được giai đoạn này: `assess plan` cho biết lý do.";
    }
    pub fn too_much() {
        En = "There are too many ways up to compare them all.";
        Vi = "Có quá nhiều cách để so sánh hết.";
    }

    // Down.
    pub fn may_be_lost(stage: &str) { En: "What may be lost: {stage}"; Vi: "Có thể giảm bao nhiêu mà vẫn giữ {stage}"; }
    pub fn spare() { En = "May be lost"; Vi = "Có thể giảm"; }
    pub fn fewest_down(size: usize) {
        En: "The fewest answers whose loss lowers the verdict: {size}";
        Vi: "Số câu trả lời ít nhất mà nếu mất sẽ bị hạ giai đoạn: {size}";
    }
    pub fn sets(number: &str) {
        En: "{number} {}, none smaller (proved).", form(number, "such set", "such sets");
        Vi: "Có {number} nhóm như vậy, không nhóm nào ít hơn (đã chứng minh).";
    }
    pub fn sets_not_counted() {
        En = "Too many such sets to be counted, none smaller (proved).";
        Vi = "Có quá nhiều nhóm như vậy nên không đếm hết, không nhóm nào ít hơn (đã chứng minh).";
    }
    pub fn lost() {
        En = "A lost answer is worth nothing and leaves its gate open.";
        Vi = "Câu bị mất không được tính điểm, và tiêu chí bắt buộc của câu thành chưa đạt.";
    }
    pub fn none_down() {
        En = "No loss of answers lowers the verdict.";
        Vi = "Mất câu trả lời nào cũng không hạ kết luận.";
    }

    // One question.
    pub fn answer(answer: &str) { En: "Answer: {answer}"; Vi: "Trả lời: {answer}"; }
    pub fn counts() { En = "Where it counts"; Vi = "Câu này được tính ở đâu"; }
    pub fn in_coverage() { En = "Of coverage"; Vi = "Trong mức đáp ứng"; }
    pub fn in_index() { En = "Of index"; Vi = "Trong chỉ số"; }
    pub fn weights_note() {
        En = "How much of the coverage of the stage, and of the index, the question decides.";
        Vi = "Câu này quyết định bao nhiêu phần mức đáp ứng của giai đoạn và của chỉ số.";
    }
    pub fn no_weight_note() {
        En = "–: it is in no mean of means, so its share depends on the other answers.";
        Vi = "–: không nằm trong chuỗi trung bình cộng, nên phần đóng góp tùy vào các câu khác.";
    }
    pub fn counts_nowhere() { En = "It is shown, not scored."; Vi = "Câu này chỉ hiển thị, không chấm điểm."; }
    pub fn on_its_way() { En = "On its way to the index"; Vi = "Từ câu này đến chỉ số"; }
    pub fn other_answers() {
        En = "What other answers would make of the result";
        Vi = "Nếu trả lời khác thì kết quả ra sao";
    }
    pub fn then() { En = "Then"; Vi = "Khi đó"; }
    pub fn if_answered() { En = "If the answer were"; Vi = "Nếu trả lời"; }
    pub fn if_lost() { En = "worth nothing"; Vi = "không được tính điểm"; }
}
