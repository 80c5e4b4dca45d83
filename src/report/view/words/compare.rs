//! The words about what changed between periods.

use crate::base::lang::{count, form};
use crate::report::words::Ladder;
use crate::words;

pub use super::appraisal::{found, own};
pub use super::batch::{agency_column, and_more, at_each_stage, index_column, no_verdict, rank_column};
pub use super::document::question;
pub use super::sheet::{cap, coverage_of, gate, illustrative, needs};
pub use crate::report::words::heads::{all_illustrative, stage as stage_column, total};

words! {
    // The head.
    pub fn some_illustrative() {
        En = "ILLUSTRATIVE DATA among them, not the results of real agencies";
        Vi = "Có SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào";
    }
    pub fn rubrics(old: &str, new: &str) { En: "{old}, then {new}"; Vi: "{old}, rồi {new}"; }
    pub fn risen(from: &str, to: &str) { En: "Risen: {from} → {to}"; Vi: "Tăng: {from} → {to}"; }
    pub fn fallen(from: &str, to: &str) { En: "Fallen: {from} → {to}"; Vi: "Giảm: {from} → {to}"; }
    pub fn same(ladder: Ladder, stage: &str) { En: "The same stage: {stage}"; Vi: "{} không đổi: {stage}", ladder.vi_first(); }
    pub fn stages_moved(from: &str, to: &str) { En: "{from}, then {to}"; Vi: "{from}, rồi {to}"; }
    pub fn self_and_found(from: &str, to: &str) {
        En: "Self-assessment: {from}; appraisal: {to}";
        Vi: "Tự đánh giá: {from}; thẩm định: {to}";
    }
    pub fn index_then_now(before: &str, after: &str) { En: "index {before} → {after}"; Vi: "chỉ số {before} → {after}"; }
    pub fn changed(answers: usize, points: &str) {
        En: "{} changed; the index by {points}.", count(answers, "answer", "answers");
        Vi: "{answers} câu trả lời thay đổi; chỉ số thay đổi {points}.";
    }
    pub fn changed_without_index(answers: usize) {
        En: "{} changed. One end has no index, so nothing is shared out.", count(answers, "answer", "answers");
        Vi: "{answers} câu trả lời thay đổi. Có một đầu không có chỉ số nên không phân bổ được.";
    }
    pub fn split(answers: &str, rubric: &str) {
        En: "Of this, the answers account for {answers} and the new version of the rubric for {rubric}.";
        Vi: "Trong đó, câu trả lời đóng góp {answers}, phiên bản mới của bộ tiêu chí đóng góp {rubric}.";
    }
    pub fn unread(questions: usize, names: &str) {
        En: "{} of the earlier rubric {} no counterpart and {} read as blank: {names}.",
            count(questions, "answer", "answers"), form(questions, "has", "have"), form(questions, "is", "are");
        Vi: "{questions} câu trả lời theo bộ tiêu chí cũ không có câu tương ứng, được coi là chưa trả lời: {names}.";
    }
    pub fn newly_read(questions: usize, names: &str) {
        En: "{} the earlier rubric does not read: {names}.", count(questions, "answer", "answers");
        Vi: "{questions} câu trả lời mà bộ tiêu chí cũ không đọc được: {names}.";
    }

    // Why the stage moved.
    pub fn raised(ladder: Ladder) { En: "What raised the stage"; Vi: "Điều làm tăng {}", ladder.vi(); }
    pub fn lowered(ladder: Ladder) { En: "What lowered the stage"; Vi: "Điều làm giảm {}", ladder.vi(); }
    pub fn by_rubric_alone() {
        En = "The new version of the rubric alone: by it the earlier answers reach the same stage.";
        Vi = "Chỉ do phiên bản mới của bộ tiêu chí: theo đó câu trả lời cũ cũng đạt giai đoạn này.";
    }
    pub fn applies() { En = "Something of the stage applies to the agency"; Vi = "Có tiêu chí của giai đoạn áp dụng cho đơn vị"; }
    pub fn limit() { En = "The kind of agency, which limits the stage"; Vi = "Loại đơn vị, vốn giới hạn giai đoạn"; }

    // Side by side.
    pub fn side_by_side() { En = "Side by side"; Vi = "So sánh từng mục"; }
    pub fn then() { En = "Then"; Vi = "Trước"; }
    pub fn now() { En = "Now"; Vi = "Nay"; }
    pub fn change() { En = "Change"; Vi = "Thay đổi"; }

    // The answers.
    pub fn answers() { En = "Answers that changed, by what they add to the index"; Vi = "Câu trả lời thay đổi, theo mức đóng góp vào chỉ số"; }
    pub fn adds() { En = "Adds"; Vi = "Đóng góp"; }
    pub fn decisive() { En = "decisive"; Vi = "quyết định"; }
    pub fn lost() { En = "no longer answered"; Vi = "không còn trả lời"; }
    pub fn gained() { En = "answered now"; Vi = "nay có trả lời"; }
    pub fn now_na() { En = "now not applicable"; Vi = "nay không áp dụng"; }
    pub fn was_na() { En = "was not applicable"; Vi = "trước không áp dụng"; }
    pub fn with_others() { En = "with others"; Vi = "gộp"; }
    pub fn more(answers: usize) { En: "{} more", count(answers, "answer", "answers"); Vi: "{answers} câu nữa"; }
    pub fn together(answers: usize, part: &str) {
        En: "{} together, in {part}", count(answers, "answer", "answers");
        Vi: "{answers} câu gộp chung, trong {part}";
    }
    pub fn the_index() { En = "the index"; Vi = "chỉ số"; }
    pub fn rounding() { En = "Rounding"; Vi = "Làm tròn"; }
    pub fn sum() { En = "Sum"; Vi = "Tổng"; }
    pub fn rule() {
        En = "What an answer adds is its Shapley value: the mean over all orders in which the answers could have changed.";
        Vi = "Mức đóng góp của một câu là giá trị Shapley: trung bình trên mọi thứ tự mà các câu có thể đã thay đổi.";
    }
    pub fn rule_decisive() {
        En = "decisive: its reversal alone undoes the move of the stage";
        Vi = "quyết định: chỉ cần trả lời như cũ thì giai đoạn trở lại như trước";
    }
    pub fn gates_won() { En = "Gates won"; Vi = "Tiêu chí bắt buộc mới đạt"; }
    pub fn gates_lost() { En = "Gates lost"; Vi = "Tiêu chí bắt buộc không còn đạt"; }
    pub fn backwards() { En = "What went backwards"; Vi = "Những điểm thụt lùi"; }
    pub fn overclaims() { En = "Overclaims: appraised lower than claimed"; Vi = "Tự đánh giá cao hơn thẩm định"; }
    pub fn no_overclaims() { En = "No overclaims."; Vi = "Không có câu nào tự đánh giá cao hơn thẩm định."; }
    pub fn nothing_back() { En = "Nothing went backwards."; Vi = "Không có điểm nào thụt lùi."; }

    // Many.
    pub fn slopes() { En = "Each agency then and now"; Vi = "Từng đơn vị, trước và nay"; }
    pub fn slopes_of_all() {
        En = "The index of each agency, from 0 (below) to 100% (above).";
        Vi = "Chỉ số của từng đơn vị, từ 0 (dưới) đến 100% (trên).";
    }
    pub fn slopes_of_most() {
        En = "The index of the agencies that moved most, from 0 (below) to 100% (above).";
        Vi = "Chỉ số của các đơn vị thay đổi nhiều nhất, từ 0 (dưới) đến 100% (trên).";
    }
    pub fn in_both(pairs: usize) { En: "{} in both", count(pairs, "agency", "agencies"); Vi: "{pairs} đơn vị có ở cả hai kỳ"; }
    pub fn moved(risen: usize, same: usize, fallen: usize) {
        En: ": {risen} rose, {same} stayed, {fallen} fell";
        Vi: ": {risen} tăng giai đoạn, {same} giữ nguyên, {fallen} giảm";
    }
    pub fn cannot_tell(unknown: usize) { En: ", {unknown} without a verdict"; Vi: ", {unknown} chưa thể kết luận"; }
    pub fn mean_of_pairs(pairs: u64, before: &str, after: &str, points: &str) {
        En: "Mean index of the {pairs} in both: {before} → {after} ({points}).";
        Vi: "Chỉ số trung bình của {pairs} đơn vị có ở cả hai kỳ: {before} → {after} ({points}).";
    }
    pub fn mean_of_all(before: &str, then: u64, after: &str, now: u64) {
        En: "Of all, who are not the same: {before} of {then}, then {after} of {now}.";
        Vi: "Của tất cả, vốn không phải cùng một nhóm: {before} của {then} đơn vị, rồi {after} của {now} đơn vị.";
    }
    pub fn count_new(new: usize) { En: "{new} new"; Vi: "{new} đơn vị mới"; }
    pub fn count_gone(gone: usize) { En: "{gone} gone"; Vi: "{gone} đơn vị không còn"; }
    pub fn count_merged(merged: usize) { En: "{merged} merged or divided"; Vi: "{merged} trường hợp sáp nhập hoặc chia tách"; }
    pub fn count_unclear(unclear: usize) { En: "{unclear} unclear"; Vi: "{unclear} trường hợp không xác định được"; }
    pub fn by_name(pairs: usize) {
        En: "~ paired by name: {pairs}, since one of the two has no code.";
        Vi: "~ ghép theo tên: {pairs}, vì một trong hai không có mã.";
    }
    pub fn no_answers(path: &str) {
        En: "{path} is a result without its answers: which answers changed, and what each adds, cannot be told.";
        Vi: "{path} là kết quả không kèm câu trả lời nên không biết câu nào thay đổi và mỗi câu đóng góp bao nhiêu.";
    }
    pub fn who_rose() { En = "Whose index rose most"; Vi = "Chỉ số tăng nhiều nhất"; }
    pub fn who_fell() { En = "Whose index fell most"; Vi = "Chỉ số giảm nhiều nhất"; }
    pub fn all() { En = "All agencies in both"; Vi = "Mọi đơn vị có ở cả hai kỳ"; }
    pub fn stage_fell(ladder: Ladder) { En: "Whose stage fell, and what they lost"; Vi: "Đơn vị giảm {}, và điều đã mất", ladder.vi(); }
    pub fn new() { En = "New"; Vi = "Mới"; }
    pub fn gone() { En = "Gone"; Vi = "Không còn"; }
    pub fn merged() { En = "Merged or divided: a range, no mean"; Vi = "Sáp nhập hoặc chia tách: chỉ nêu khoảng, không lấy trung bình"; }
    pub fn merged_one(before: &str, after: &str, range: &str) { En: "{before} → {after}: {range}"; Vi: "{before} → {after}: {range}"; }
    pub fn range(least: &str, most: &str) { En: "{least} to {most}"; Vi: "{least} đến {most}"; }
    pub fn missing(names: &str) { En: "missing: {names}"; Vi: "thiếu: {names}"; }
    pub fn unclear() { En = "Unclear, and left out"; Vi = "Không xác định được, không so sánh"; }
    pub fn times(name: &str, before: usize, after: usize) {
        En: "{name}: {before} then, {after} now";
        Vi: "{name}: trước có {before}, nay có {after}";
    }
    pub fn over_time() { En = "Over time"; Vi = "Qua các kỳ"; }
    pub fn period() { En = "Period"; Vi = "Kỳ"; }
    pub fn mean_index() { En = "Mean index"; Vi = "Chỉ số trung bình"; }
    pub fn agencies() { En = "Agencies"; Vi = "Số đơn vị"; }
}
