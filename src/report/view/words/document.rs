//! The words of a rubric as a document, and of the list of rubrics.

use crate::base::lang::count;
use crate::report::words::Ladder;
use crate::words;

pub use crate::form::words::{answer, note, question};
pub use crate::model::rubric::words::{a_percentage, part_and_total, yes_or_no};
pub use crate::report::words::heads::{stages, target};
pub use crate::syntax::words::a_number;

words! {
    pub fn counts(ladder: Ladder, stages: usize, questions: usize, gates: usize) {
        En: "{}, {}, {}",
            count(stages, "stage", "stages"), count(questions, "question", "questions"), count(gates, "gate", "gates");
        Vi: "{stages} {}, {questions} câu hỏi, {gates} điều kiện bắt buộc", ladder.vi();
    }
    pub fn bases_of_targets(targets: usize, parts: &str) {
        En: "{}: {parts}.", count(targets, "target", "targets");
        Vi: "{targets} chỉ tiêu: {parts}.";
    }
    pub fn targets_in_force(number: usize) {
        En: "{number} on texts in force";
        Vi: "{number} theo văn bản còn hiệu lực";
    }
    pub fn targets_of_others(number: usize) {
        En: "{number} on texts that are past or were not checked";
        Vi: "{number} theo văn bản đã qua hoặc chưa kiểm tra hiệu lực";
    }
    pub fn targets_of_references(number: usize) {
        En: "{number} on reference texts alone";
        Vi: "{number} chỉ theo tài liệu tham khảo";
    }
    pub fn targets_by_choice(number: usize) {
        En: "{} of the rubric", count(number, "design choice", "design choices");
        Vi: "{number} theo quy ước của bộ tiêu chí";
    }
    pub fn targets_without_basis(number: usize) {
        En: "{number} without a stated basis";
        Vi: "{number} chưa nêu cơ sở";
    }
    pub fn short_counts(ladder: Ladder, stages: usize, questions: usize) {
        En: "{}, {}", count(stages, "stage", "stages"), count(questions, "question", "questions");
        Vi: "{stages} {}, {questions} câu hỏi", ladder.vi();
    }
    pub fn builds_on(line: &str) {
        En: "It builds on {line}; what follows is all of them together.";
        Vi: "Bộ tiêu chí này dựa trên {line}; nội dung dưới đây là toàn bộ sau khi ghép.";
    }
    pub fn default() { En = "default"; Vi = "mặc định"; }
    pub fn rubrics() { En = "Built-in rubrics"; Vi = "Các bộ tiêu chí có sẵn"; }

    pub fn aliases() { En = "Also called"; Vi = "Tên gọi khác"; }
    pub fn rule() { En = "Rule of the verdict"; Vi = "Quy tắc kết luận"; }
    pub fn total_from(bound: &str) { En: "a total from {bound}"; Vi: "tổng từ {bound}"; }
    pub fn banded() {
        En = "One column is scored. The verdict is the highest stage whose lower bound the total reaches.";
        Vi = "Chỉ chấm một cột. Kết luận là mức cao nhất mà tổng đạt tới cận dưới.";
    }
    pub fn scale(min: &str, max: &str) {
        En: "Results and thresholds are written on a scale from {min} (0%) to {max} (100%).";
        Vi: "Kết quả và ngưỡng được ghi theo thang từ {min} (0%) đến {max} (100%).";
    }
    pub fn base(title: &str) {
        En: "Every agency has at least this stage: {title}.";
        Vi: "Đơn vị nào cũng có ít nhất giai đoạn này: {title}.";
    }
    pub fn capped() {
        En = "Some targets cap it: while one of them is not met, the verdict is at most the stage named there.";
        Vi = "Một số chỉ tiêu là tiêu chí khống chế: khi chưa đạt, kết luận cao nhất là mức nêu ở chỉ tiêu đó.";
    }
    pub fn profile() {
        En = "Each stage is scored on its own, and no stage is claimed.";
        Vi = "Mỗi giai đoạn được chấm riêng, không kết luận giai đoạn nào.";
    }
    pub fn staged() {
        En = "The verdict is the highest stage whose coverages are reached and whose gates, and those of every stage below, are met.";
        Vi = "Kết luận là giai đoạn cao nhất đạt đủ mức đáp ứng và mọi điều kiện bắt buộc của giai đoạn đó cùng các giai đoạn thấp hơn đều đạt.";
    }
    pub fn unmet() {
        En = "An unanswered question counts as not met.";
        Vi = "Câu chưa trả lời được tính là chưa đạt.";
    }
    pub fn excluded() {
        En = "An unanswered question leaves the mean.";
        Vi = "Câu chưa trả lời không tham gia tính trung bình.";
    }
    pub fn block() {
        En = "There is no verdict while a question is unanswered.";
        Vi = "Chưa có kết luận khi còn câu chưa trả lời.";
    }
    pub fn scopes() { En = "Who is asked what"; Vi = "Đơn vị nào được hỏi gì"; }
    pub fn asked_everything() { En = "asked everything"; Vi = "được hỏi mọi câu"; }
    pub fn not_asked_some(out: usize) { En: "not asked {}", count(out, "question", "questions"); Vi: "không hỏi {out} câu"; }
    pub fn highest() { En = "Highest stage"; Vi = "Giai đoạn cao nhất"; }
    pub fn not_asked() { En = "Not asked"; Vi = "Không hỏi"; }
    pub fn put_together() { En = "Put together"; Vi = "Cách tổng hợp"; }
    pub fn weight_label() { En = "Weight"; Vi = "Trọng số"; }
    pub fn not_applicable() { En = "Not applicable"; Vi = "Không áp dụng"; }
    pub fn na_allowed() { En = "allowed, with a reason"; Vi = "được phép, có nêu lý do"; }
    pub fn na_counts_as_met() {
        En = "allowed, with a reason; counts as met";
        Vi = "được phép, có nêu lý do; tính là đạt";
    }
    pub fn evidence() { En = "Evidence"; Vi = "Minh chứng"; }
    pub fn why() { En = "Why"; Vi = "Vì sao"; }
    pub fn working_with() { En = "Coordinating unit"; Vi = "Đơn vị phối hợp"; }
    pub fn recommendation() { En = "Recommendation"; Vi = "Khuyến nghị"; }
    pub fn effort() { En = "Effort"; Vi = "Khối lượng công việc"; }
    pub fn in_charge() { En = "In charge"; Vi = "Chủ trì"; }
    pub fn bases() { En = "Sources"; Vi = "Căn cứ"; }
    pub fn cited() { En = "Document (date, status)"; Vi = "Văn bản (ngày, hiệu lực)"; }
    pub fn titled() { En = "Title and remarks"; Vi = "Tên và ghi chú"; }
    pub fn sources() { En = "Sources"; Vi = "Nguồn"; }
    pub fn target_of(stage: &str) { En: "Target for {stage}"; Vi: "Chỉ tiêu của {stage}"; }
    pub fn basis() { En = "Basis"; Vi = "Cơ sở"; }
    pub fn in_proportion() { En = "; below, a share in proportion"; Vi = "; thấp hơn được tính theo tỷ lệ"; }
    pub fn in_proportion_to(zero: &str) {
        En: "; a share in proportion up to {zero}";
        Vi: "; được tính theo tỷ lệ đến {zero}";
    }
    pub fn gate() { En = "; gate"; Vi = "; điều kiện bắt buộc"; }
    pub fn partial_gate() {
        En = "; gate at the partial value";
        Vi = "; điều kiện bắt buộc ở mức đạt một phần";
    }
    pub fn cap(stage: &str) {
        En: "; while not met, at most {stage}";
        Vi: "; khi chưa đạt, cao nhất là {stage}";
    }
    pub fn weight(weight: &str) { En: "; weight {weight}"; Vi: "; trọng số {weight}"; }
    pub fn unscored() { En = "; shown, not scored"; Vi = "; chỉ hiển thị, không chấm điểm"; }

    pub fn after() { En = "After"; Vi = "Làm sau"; }
    pub fn plausible() { En = "Plausible"; Vi = "Giá trị hợp lý"; }
    pub fn consistency() { En = "How answers fit together"; Vi = "Các câu trả lời khớp với nhau thế nào"; }

    // Other frameworks.
    pub fn crosswalk(title: &str) { En: "Crosswalk: {title}"; Vi: "Đối chiếu: {title}"; }
    pub fn covered(covered: usize, of: usize) {
        En: "The questions here answer {covered} of {}.", count(of, "item", "items");
        Vi: "Các câu hỏi ở đây trả lời {covered}/{of} mục.";
    }
    pub fn not_covered(ids: &str) { En: "None answers: {ids}."; Vi: "Chưa có câu nào trả lời: {ids}."; }
    pub fn nothing() { En = "none"; Vi = "chưa có"; }
    pub fn item_column() { En = "Item"; Vi = "Mục"; }
    pub fn asks_column() { En = "What it asks for"; Vi = "Nội dung"; }
    pub fn questions_column() { En = "Questions here"; Vi = "Câu hỏi ở đây"; }

    // What may be answered.
    pub fn number_of(unit: &str) { En: "a number of {unit}"; Vi: "số lượng ({unit})"; }
    pub fn ratio_of(of: &str, total: &str) {
        En: "a part and its total: {of} / {total}";
        Vi: "tử số và mẫu số: {of} / {total}";
    }
    pub fn choice() { En = "one of these, lowest first"; Vi = "chọn một mức, từ thấp đến cao"; }
    pub fn checklist() { En = "any of these"; Vi = "chọn các mục có"; }
}
