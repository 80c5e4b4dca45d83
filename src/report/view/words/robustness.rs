//! The words about how firm a result is.

use crate::words;

words! {
    pub fn heading() { En = "How firm the stage is"; Vi = "Kết quả xếp giai đoạn chắc đến đâu"; }
    pub fn no_fall(percent: &str) {
        En: "No change of the weights up to {percent} each lowers it.";
        Vi: "Mỗi trọng số thay đổi đến {percent} vẫn không làm giảm giai đoạn.";
    }
    pub fn no_rise(percent: &str) {
        En: "No change of the weights below {percent} each raises it.";
        Vi: "Mỗi trọng số thay đổi dưới {percent} vẫn không làm tăng giai đoạn.";
    }
    pub fn never_rises() {
        En = "No change of the weights raises it: a gate, a cap or the kind of agency stands in the way.";
        Vi = "Không thay đổi trọng số nào làm tăng giai đoạn: còn vướng tiêu chí bắt buộc, mức khống chế hoặc loại đơn vị.";
    }
    pub fn model() { En = "If"; Vi = "Nếu"; }
    pub fn outcome() { En = "How often each stage comes out"; Vi = "Mỗi giai đoạn xuất hiện bao nhiêu"; }
    pub fn by_weights() {
        En = "each weight at the top varies by up to 25%";
        Vi = "mỗi trọng số ở cấp cao nhất thay đổi đến 25%";
    }
    pub fn by_answers() {
        En = "each answer is wrong in 5% of cases, and then a level off";
        Vi = "mỗi câu trả lời sai với xác suất 5%, khi đó lệch một mức";
    }
    pub fn by_thresholds() {
        En = "each threshold shifts by up to 5 points";
        Vi = "mỗi ngưỡng dịch chuyển đến 5 điểm phần trăm";
    }
    pub fn drawn(stage: &str, count: &str, all: &str, low: &str, high: &str) {
        En: "{stage} in {count} of {all} draws (95% interval {low} to {high})";
        Vi: "{stage} trong {count}/{all} lần rút (khoảng tin cậy 95%: {low} đến {high})";
    }
    pub fn not_how_true(seed: u64) {
        En: "Seed {seed}. This says how firm the result is, not how true; shares without draws are exact.";
        Vi: "Hạt giống {seed}. Đây là mức độ chắc của kết quả, không phải mức độ đúng; tỷ lệ không kèm số lần rút là chính xác.";
    }
}
