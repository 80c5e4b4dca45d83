//! The words about sheets of several assessors.

use crate::analysis::reconcile::{Kind, Metric};
use crate::base::lang::{Lang, count};
use crate::words;

words! {
    pub fn intro(sheets: usize, shared: usize) {
        En: "One sheet of {sheets}: {} two or more of them answer.", count(shared, "question that", "questions that");
        Vi: "Hợp nhất {sheets} tệp: {shared} câu có từ hai người trả lời.";
    }
    pub fn line(sheets: usize, disagreements: usize, result: &str) {
        En: "{}, {}: {result}", count(sheets, "sheet", "sheets"), count(disagreements, "disagreement", "disagreements");
        Vi: "{sheets} tệp, {disagreements} điểm chưa thống nhất: {result}";
    }
    pub fn results() { En = "What each of them gives"; Vi = "Kết quả theo từng tệp"; }
    pub fn assessor() { En = "Sheet"; Vi = "Tệp"; }
    pub fn result() { En = "Result"; Vi = "Kết quả"; }
    pub fn together() { En = "Reconciled"; Vi = "Hợp nhất"; }
    pub fn disagreements(number: usize) {
        En: "Disagreements: {number}";
        Vi: "Chưa thống nhất: {number}";
    }
    pub fn agree() {
        En = "Wherever two answer, they agree.";
        Vi = "Các câu có từ hai người trả lời đều thống nhất.";
    }
    pub fn order() {
        En = "Those two options or 20 points apart come first. Taken is the middle answer, of two the less favourable one.";
        Vi = "Các câu chênh từ hai mức hoặc 20 điểm phần trăm đứng trước. Giá trị được lấy là câu trả lời ở giữa; nếu có hai thì lấy câu kém thuận lợi hơn.";
    }
    pub fn more(number: usize) {
        En: "… and {number} more: `--full`, or `--format json`.";
        Vi: "… và {number} câu nữa: `--full` hoặc `--format json`.";
    }
    pub fn question() { En = "Disagreed on"; Vi = "Chưa thống nhất về"; }
    pub fn taken() { En = "Taken"; Vi = "Được lấy"; }
    pub fn not_shared(items: &str) { En: "not shared: {items}"; Vi: "chưa thống nhất: {items}"; }
    pub fn agreement() {
        En = "Agreement beyond chance (Krippendorff's alpha)";
        Vi = "Mức thống nhất vượt ngẫu nhiên (hệ số alpha của Krippendorff)";
    }
    pub fn kind_head() { En = "Answers"; Vi = "Loại câu trả lời"; }
    pub fn units() { En = "Compared"; Vi = "Số câu so được"; }
    pub fn alpha() { En = "Alpha"; Vi = "Alpha"; }
    pub fn interval() { En = "95% interval"; Vi = "Khoảng 95%"; }
    pub fn undefined() { En = "undefined (no variation)"; Vi = "không xác định (mọi câu như nhau)"; }
    pub fn nothing() { En = "nothing to compare"; Vi = "không có gì để so"; }
    pub fn method(replicates: usize, seed: u64) {
        En: "1 is full agreement, 0 that of chance; from 0.8 on results can be relied on, from 0.667 with care (Krippendorff). Interval: by replicates over questions (so many: {replicates}; seed: {seed}).";
        Vi: "1 là thống nhất hoàn toàn, 0 là như ngẫu nhiên; từ 0,8 kết quả đáng tin cậy, từ 0,667 cần thận trọng (Krippendorff). Khoảng: lấy mẫu lại {replicates} lần theo câu hỏi, hạt giống {seed}.";
    }
    pub fn seen_apart(remarks: &str) {
        En: "Assessors differ: {remarks}";
        Vi: "Người đánh giá chưa thống nhất: {remarks}";
    }
}

/// A kind of answers with the metric.
pub fn kind(kind: Kind, lang: Lang) -> String {
    let name = match (kind, lang) {
        (Kind::YesNo, Lang::En) => "yes or no",
        (Kind::YesNo, Lang::Vi) => "có hoặc không",
        (Kind::Items, Lang::En) => "items of checklists",
        (Kind::Items, Lang::Vi) => "mục của danh sách kiểm tra",
        (Kind::Choices, Lang::En) => "options",
        (Kind::Choices, Lang::Vi) => "phương án chọn",
        (Kind::Shares, Lang::En) => "percentages and ratios",
        (Kind::Shares, Lang::Vi) => "tỷ lệ phần trăm",
    };
    let metric = match (kind.metric(), lang) {
        (Metric::Nominal, Lang::En) => "nominal",
        (Metric::Nominal, Lang::Vi) => "định danh",
        (Metric::Ordinal, Lang::En) => "ordinal",
        (Metric::Ordinal, Lang::Vi) => "thứ bậc",
        (Metric::Interval, Lang::En) => "interval",
        (Metric::Interval, Lang::Vi) => "khoảng",
    };
    format!("{name} ({metric})")
}
