//! The words of workbooks for people.

use crate::words;

pub use super::batch::agencies_title as agencies;
pub use super::document::{evidence, question, sources, target};
pub use super::duties::duty;
pub use super::items::met_column as met;
pub use super::official::{lead, outcome, row, task, with};
pub use super::reconcile::result;
pub use super::report::{criteria, note, rule};
pub use super::sheet::{
    answers_heading as answer, criterion, dimension, effort_column as effort, recommendations,
    stage_column as stage,
};
pub use crate::model::rubric::words::{no, yes};
pub use crate::report::words::heads::{code, held as numbers, unofficial};

words! {
    // The names of sheets, which have little room.
    pub fn overview() { En = "Overview"; Vi = "Tổng quan"; }
    pub fn changed_answers() { En = "Changed answers"; Vi = "Câu trả lời thay đổi"; }
    pub fn unanswered() { En = "Unanswered"; Vi = "Chưa trả lời"; }
    pub fn duties() { En = "Duties"; Vi = "Các nghĩa vụ"; }
    pub fn method() { En = "Method"; Vi = "Phương pháp"; }

    // The heads of columns.
    pub fn number() { En = "No."; Vi = "Số"; }
    pub fn gate() { En = "Gate"; Vi = "Bắt buộc"; }
    pub fn missing() { En = "Missing"; Vi = "Còn thiếu"; }
    pub fn achievement() { En = "Achieved"; Vi = "Mức đạt"; }
    pub fn gain_points() { En = "Adds to its stage (points)"; Vi = "Tăng mức đáp ứng của giai đoạn (điểm)"; }
    pub fn gain_total_points() { En = "Adds to the total (points)"; Vi = "Tăng tổng (điểm)"; }
    pub fn now() { En = "Answer now"; Vi = "Trả lời hiện tại"; }
    pub fn in_force_since() { En = "In force since"; Vi = "Có hiệu lực từ"; }
    pub fn state() { En = "State"; Vi = "Tình trạng"; }
    pub fn is_met() { En = "met"; Vi = "đã thực hiện"; }
    pub fn is_unmet() { En = "not met"; Vi = "chưa thực hiện"; }
    pub fn difference_points() { En = "Difference (points)"; Vi = "Chênh lệch (điểm)"; }
    pub fn by_dimension() { En = "Index of each dimension"; Vi = "Chỉ số của từng khía cạnh"; }
    pub fn stage_then() { En = "Stage then"; Vi = "Giai đoạn trước"; }
    pub fn stage_now() { En = "Stage now"; Vi = "Giai đoạn nay"; }
    pub fn index_then() { En = "Index then"; Vi = "Chỉ số trước"; }
    pub fn index_now() { En = "Index now"; Vi = "Chỉ số nay"; }
    pub fn rank_then() { En = "Rank then"; Vi = "Thứ hạng trước"; }
    pub fn rank_now() { En = "Rank now"; Vi = "Thứ hạng nay"; }
    pub fn adds_points() { En = "Adds to the index (points)"; Vi = "Đóng góp vào chỉ số (điểm)"; }
    pub fn by_agency() { En = "Index of each agency"; Vi = "Chỉ số của từng đơn vị"; }
    pub fn stage_coverages() { En = "Coverage of each stage"; Vi = "Mức đáp ứng của từng giai đoạn"; }
}
