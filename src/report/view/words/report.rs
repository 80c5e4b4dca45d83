//! The words of the report of one answer sheet that is read as a page.

use crate::report::words::Ladder;
use crate::words;

pub use crate::report::words::heads::{
    coverage as achieved_column, criterion, dimension, rubric, stage, target,
};

pub use super::appraisal::difference;
pub use super::batch::index_column as index;
pub use super::document::{evidence, note, rule};
pub use super::sheet::missing;

words! {
    pub fn chart() { En = "The dimensions in a chart"; Vi = "Biểu đồ theo khía cạnh"; }
    pub fn beside(other: &str) { En: "Compared with: {other}"; Vi: "So sánh với: {other}"; }
    pub fn more_steps(more: usize) {
        En: "The other {}", crate::base::lang::count(more, "recommendation", "recommendations");
        Vi: "{more} khuyến nghị còn lại";
    }

    // Beside another result.
    pub fn now() { En = "Now"; Vi = "Kỳ này"; }
    pub fn this_agency() { En = "This agency"; Vi = "Đơn vị này"; }
    pub fn earlier() { En = "Earlier"; Vi = "Kỳ trước"; }
    pub fn median(agencies: usize) {
        En: "Median of {}", crate::base::lang::count(agencies, "agency", "agencies");
        Vi: "Trung vị của {agencies} đơn vị";
    }
    pub fn best() { En = "Best"; Vi = "Cao nhất"; }
    pub fn radar() {
        En = "Coverage of each dimension, from the centre (0) to the edge (100%).";
        Vi = "Mức đáp ứng của từng khía cạnh, từ tâm (0) ra mép ngoài (100%).";
    }

    // Every criterion.
    pub fn criteria() { En = "Every criterion"; Vi = "Từng tiêu chí"; }
    pub fn criteria_note() {
        En = "Open a criterion to read its question.";
        Vi = "Mở từng tiêu chí để đọc nội dung câu hỏi.";
    }
    pub fn answer_column() { En = "Answer and evidence"; Vi = "Trả lời và minh chứng"; }
    pub fn stage_number(ladder: Ladder, number: usize) { En: "Stage {number}"; Vi: "{} {number}", ladder.vi_first(); }
    pub fn no_evidence() { En = "No evidence given"; Vi = "Chưa có minh chứng"; }
    pub fn not_scored() { En = "not scored"; Vi = "không chấm điểm"; }
    pub fn gate_mark() { En = " (gate)"; Vi = " (bắt buộc)"; }
    pub fn cap_mark() { En = " (cap)"; Vi = " (khống chế)"; }

    // Method and sources.
    pub fn method() { En = "Method, sources and digests"; Vi = "Phương pháp, căn cứ và mã kiểm tra"; }
    pub fn rubric_digest() { En = "SHA-256 of the rubric"; Vi = "SHA-256 của bộ tiêu chí"; }
    pub fn answers_digest() { En = "SHA-256 of the answers"; Vi = "SHA-256 của bảng trả lời"; }
    pub fn assessor() { En = "Filled in by"; Vi = "Người thực hiện"; }
    pub fn tool() { En = "Computed by"; Vi = "Tính bằng"; }
    pub fn exact() {
        En = "Scores are whole parts per million, rounded half up once at each named step; shown numbers are never rounded onto or over a threshold.";
        Vi = "Điểm được tính bằng số nguyên phần triệu, làm tròn nửa lên một lần ở mỗi bước; số hiển thị không bao giờ được làm tròn chạm hoặc vượt ngưỡng.";
    }
    pub fn sources_count(sources: usize) {
        En: "{} with date and legal status", crate::base::lang::count(sources, "source", "sources");
        Vi: "{sources} văn bản, tài liệu kèm ngày và tình trạng hiệu lực";
    }
}
