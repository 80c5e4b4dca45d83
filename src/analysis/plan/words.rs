//! Why a plan cannot be asked for, in words.

use crate::base::lang::count;
use crate::messages;

messages! {
    /// That there is no stage to plan for.
    pub fn no_plan_for_a_profile() {
        En: "this rubric claims no stage, so there is nothing to plan for";
        Vi: "bộ tiêu chí này không kết luận giai đoạn nên không có mục tiêu để lập kế hoạch";
    }
    pub fn must_has_no_step(id: &str) {
        En: "nothing can be done about `{id}`, which `--must` asks for: it has no step towards this goal";
        Vi: "`--must` yêu cầu `{id}`, nhưng câu này không có bước nào hướng tới mục tiêu";
    }
    pub fn must_and_excluded(id: &str) {
        En: "`{id}` is asked for by `--must` and left out by `--exclude`";
        Vi: "`{id}` vừa được yêu cầu bằng `--must` vừa bị loại bằng `--exclude`";
    }
    pub fn no_cost_given(questions: usize, ids: &str) {
        En: "the costs lack {}: {ids}; add to `[costs]`, or give a `default`", count(questions, "question that can be changed", "questions that can be changed");
        Vi: "bảng chi phí thiếu {questions} câu hỏi có thể thay đổi: {ids}; hãy thêm vào `[costs]` hoặc đặt `default`";
    }
    pub fn too_many_ways() {
        En: "there are too many different costs to compare all plans; round them";
        Vi: "có quá nhiều mức chi phí khác nhau để so sánh mọi kế hoạch; hãy làm tròn";
    }
    pub fn unknown_question(id: &str) {
        En: "the rubric has no question `{id}`";
        Vi: "bộ tiêu chí không có câu hỏi `{id}`";
    }
    pub fn negative_cost() { En: "a cost is not negative"; Vi: "chi phí không được âm"; }
    pub fn cost_too_large() { En: "this cost is too large"; Vi: "chi phí này quá lớn"; }
    pub fn write_cost() {
        En: "write a number, or `{{half = 3, full = 8}}`";
        Vi: "hãy viết một số, hoặc `{{half = 3, full = 8}}`";
    }
}
