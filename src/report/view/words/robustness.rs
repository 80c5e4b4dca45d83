//! The words about how firm a result is.

use crate::base::lang::count;
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
    // The ranks of a batch.
    pub fn ranks() { En = "How firm the ranks are"; Vi = "Thứ hạng chắc đến đâu"; }
    pub fn how_ranks(seed: u64) {
        En: "10,000 draws (seed {seed}), each weight at the top varied by up to 25% on its own: how firm ranks are, not how true.";
        Vi: "10.000 lần rút (hạt giống {seed}), mỗi trọng số ở cấp cao nhất thay đổi riêng đến 25%: thứ hạng chắc đến đâu, không phải đúng đến đâu.";
    }
    pub fn no_mean() {
        En = "The index of this rubric is no weighted mean at the top, so there are no weights to vary.";
        Vi = "Chỉ số của bộ tiêu chí này ở cấp cao nhất không phải trung bình có trọng số nên không có trọng số để thay đổi.";
    }
    pub fn no_verdicts() {
        En = "No agency has a verdict that could be firm.";
        Vi = "Chưa đơn vị nào có kết luận để xét mức độ chắc.";
    }
    pub fn interval() { En = "Rank, 5–95%"; Vi = "Hạng, 5–95%"; }
    pub fn stages() { En = "Stage and its share of draws"; Vi = "Giai đoạn và tỷ lệ số lần rút"; }
    pub fn at_stage(stage: usize, share: &str) { En: "{stage}: {share}"; Vi: "{stage}: {share}"; }
    pub fn ahead_of() { En = "Ahead of …, in so many draws"; Vi = "Xếp trên …, trong số lần rút"; }
    pub fn other() { En = "The other agency"; Vi = "Đơn vị kia"; }
    pub fn ahead() { En = "Ahead in"; Vi = "Xếp trên"; }
    pub fn behind() { En = "Behind in"; Vi = "Xếp dưới"; }
    pub fn others_settled() {
        En = "In every other pair the agency ranked higher is ahead in all draws; where both shares fall short of 100%, the rest are ties.";
        Vi = "Ở mọi cặp khác, đơn vị có hạng cao hơn xếp trên trong tất cả các lần rút; phần còn thiếu so với 100% là các lần bằng nhau.";
    }
    pub fn all_settled() {
        En = "In every pair the agency ranked higher is ahead in all draws.";
        Vi = "Ở mọi cặp, đơn vị có hạng cao hơn xếp trên trong tất cả các lần rút.";
    }
    pub fn too_many_pairs(most: usize) {
        En: "Who is ahead of whom is counted where at most {} ranked together.", count(most, "agency is", "agencies are");
        Vi: "Chỉ đếm ai xếp trên ai khi xếp hạng chung tối đa {most} đơn vị.";
    }

    pub fn not_how_true(seed: u64) {
        En: "Seed {seed}. This says how firm the result is, not how true; shares without draws are exact.";
        Vi: "Hạt giống {seed}. Đây là mức độ chắc của kết quả, không phải mức độ đúng; tỷ lệ không kèm số lần rút là chính xác.";
    }
}
