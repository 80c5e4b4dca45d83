//! The words of the report that an office signs: in Vietnamese as administrative documents have them (Decree
//! 30/2020/NĐ-CP), in English plain.

use crate::words;

pub use super::document::evidence;
pub use crate::report::words::heads::{criterion, target as target_head};

words! {
    // The head and the end.
    pub fn superior() { En = "[parent body]"; Vi = "[CƠ QUAN CHỦ QUẢN]"; }
    pub fn issuer() { En = "[issuing body]"; Vi = "[CƠ QUAN BAN HÀNH]"; }
    pub fn number() { En = "No.: …"; Vi = "Số: …/BC-…"; }
    pub fn number_of_plan() { En = "Plan No.: …"; Vi = "Số: …/KH-…"; }
    pub fn number_of_minutes() { En = "Minutes No.: …"; Vi = "Số: …/BB-…"; }
    pub fn state() {
        En = "DRAFT";
        Vi = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    }
    pub fn motto() { En = "To be edited and signed"; Vi = "Độc lập - Tự do - Hạnh phúc"; }
    pub fn place_and_date() { En = "Place and date: …"; Vi = "…, ngày … tháng … năm …"; }
    pub fn recipients() { En = "Copies to:"; Vi = "Nơi nhận:"; }
    pub fn recipient() { En = "- …"; Vi = "- …;"; }
    pub fn archive() { En = "- File."; Vi = "- Lưu: VT, …"; }
    pub fn signer() { En = "[position of the signatory]"; Vi = "[CHỨC VỤ CỦA NGƯỜI KÝ]"; }
    pub fn signer_name() { En = "[name]"; Vi = "[Họ và tên]"; }

    // What the report says.
    pub fn title() { En = "Report"; Vi = "BÁO CÁO"; }
    pub fn plan() { En = "Plan"; Vi = "KẾ HOẠCH"; }
    pub fn minutes() { En = "Minutes"; Vi = "BIÊN BẢN"; }
    pub fn about_plan(rubric: &str) {
        En: "to rise in the {rubric}";
        Vi: "Nâng cao kết quả theo {rubric}";
    }
    pub fn about_batch(rubric: &str) {
        En: "on the assessment of agencies by the {rubric}";
        Vi: "Kết quả đánh giá các đơn vị theo {rubric}";
    }
    pub fn about_change(rubric: &str) {
        En: "on what changed between periods by the {rubric}";
        Vi: "Kết quả so sánh giữa các kỳ theo {rubric}";
    }
    pub fn about_reconciled(rubric: &str) {
        En: "on one assessment out of several by the {rubric}";
        Vi: "Hợp nhất kết quả của các tổ đánh giá theo {rubric}";
    }
    pub fn about(rubric: &str) {
        En: "on the self-assessment by the {rubric}";
        Vi: "Kết quả tự đánh giá theo {rubric}";
    }
    pub fn about_in(rubric: &str, period: &str) {
        En: "on the self-assessment by the {rubric}, {period}";
        Vi: "Kết quả tự đánh giá theo {rubric}, kỳ {period}";
    }
    pub fn result() { En = "Result"; Vi = "KẾT LUẬN"; }
    pub fn profile() { En = "Result by dimension"; Vi = "KẾT QUẢ THEO KHÍA CẠNH"; }
    pub fn profile_staged() { En = "Result by dimension and stage"; Vi = "KẾT QUẢ THEO KHÍA CẠNH VÀ GIAI ĐOẠN"; }
    pub fn compared() { En = "Compared with the last period"; Vi = "SO VỚI KỲ TRƯỚC"; }
    pub fn compared_by_hand() {
        En = "[Compare with the result of the last period.]";
        Vi = "[So sánh với kết quả kỳ trước.]";
    }
    pub fn missing() { En = "What is missing, and why"; Vi = "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"; }
    pub fn reasons_by_hand() {
        En = "[Give the reasons: organisation, funds, staff, infrastructure, law.]";
        Vi = "[Nêu nguyên nhân: tổ chức, kinh phí, nhân lực, hạ tầng, thể chế.]";
    }
    pub fn proposals() { En = "Proposals"; Vi = "ĐỀ XUẤT, NHIỆM VỤ ƯU TIÊN"; }
    pub fn all_tasks(tasks: usize) {
        En: "All tasks are in annex II (in number: {tasks}).";
        Vi: "Toàn bộ {tasks} nhiệm vụ có tại Phụ lục II.";
    }
    pub fn unit(units: &str) { En: "In charge: {units}."; Vi: "Đơn vị: {units}."; }
    pub fn basis() { En = "How it was computed"; Vi = "CĂN CỨ VÀ CÁCH TÍNH"; }
    pub fn method(rubric: &str) {
        En: "Computed with {rubric}. Every number follows from the answers in annex I; no float and no weight that is not published.";
        Vi: "Tính theo {rubric}. Mọi số liệu đều suy ra được từ câu trả lời tại Phụ lục I, theo các trọng số đã công bố.";
    }
    pub fn not_official() {
        En = "This is a self-assessment. It is no official index and no ranking by any authority.";
        Vi = "Đây là kết quả tự đánh giá, không phải chỉ số hay xếp hạng chính thức của cơ quan có thẩm quyền.";
    }

    // The annexes.
    pub fn annex() { En = "Annex"; Vi = "PHỤ LỤC"; }
    pub fn annex_criteria() { En = "Annex I"; Vi = "PHỤ LỤC I"; }
    pub fn annex_criteria_about() { En = "Every criterion"; Vi = "Kết quả theo từng tiêu chí"; }
    pub fn annex_tasks() { En = "Annex II"; Vi = "PHỤ LỤC II"; }
    pub fn annex_tasks_about(stage: &str) {
        En: "Tasks on the way to {stage}";
        Vi: "Nhiệm vụ cần thực hiện để đạt {stage}";
    }
    pub fn annex_tasks_plain() { En = "Tasks"; Vi = "Nhiệm vụ cần thực hiện"; }
    pub fn row() { En = "No."; Vi = "STT"; }
    pub fn own_answer() { En = "Own answer"; Vi = "Tự đánh giá"; }
    pub fn appraiser() { En = "Appraiser"; Vi = "Thẩm định"; }
    pub fn task() { En = "Task"; Vi = "Nhiệm vụ"; }
    pub fn lead() { En = "Lead"; Vi = "Chủ trì"; }
    pub fn with() { En = "With"; Vi = "Phối hợp"; }
    pub fn deadline() { En = "Deadline"; Vi = "Thời hạn"; }
    pub fn outcome() { En = "Result to reach"; Vi = "Kết quả cần đạt"; }
}
