//! The words of a plan.

use crate::base::lang::{count, form};
use crate::report::words::Ladder;
use crate::words;

words! {
    // The head and the headline.
    pub fn now(stage: &str, index: &str) { En: "Now: {stage}, index {index}"; Vi: "Hiện nay: {stage}, chỉ số {index}"; }
    pub fn no_verdict() { En = "no verdict"; Vi = "chưa kết luận được"; }
    pub fn there_already(stage: &str) {
        En: "Nothing has to change: {stage} is reached";
        Vi: "Không cần thay đổi: đã đạt {stage}";
    }
    pub fn to_stage(stage: &str, cost: &str, changes: usize) {
        En: "To {stage}: {cost}, {}", count(changes, "change", "changes");
        Vi: "Đến {stage}: {cost}, {changes} thay đổi";
    }
    pub fn budget_buys(budget: &str, stage: &str, cost: &str, changes: usize) {
        En: "{budget} buy {stage}: {} for {cost}", count(changes, "change", "changes");
        Vi: "{budget} đạt được {stage}: {changes} thay đổi, hết {cost}";
    }
    pub fn no_way(stage: &str) { En: "No plan reaches {stage}"; Vi: "Không có kế hoạch nào đạt {stage}"; }
    pub fn too_small(budget: &str) {
        En: "{budget} do not pay for what has to change";
        Vi: "{budget} không đủ cho những thay đổi bắt buộc";
    }
    pub fn index_after(index: &str) { En: "index then {index}"; Vi: "chỉ số sau đó {index}"; }
    pub fn points_of_effort(points: &str) {
        En: "{points} {} of effort", form(points, "point", "points");
        Vi: "{points} điểm nỗ lực";
    }
    pub fn higher(stage: &str) { En: "It also reaches {stage}."; Vi: "Kế hoạch đạt luôn {stage}."; }
    pub fn margin(points: &str) { En: "Margin: {points}."; Vi: "Dư so với ngưỡng: {points}."; }

    // The proof.
    pub fn proved() { En = "Nothing cheaper reaches it (proved)."; Vi = "Không có cách rẻ hơn (đã chứng minh)."; }
    pub fn proved_by_branches(branches: u32) {
        En: "Nothing cheaper reaches it (proved, {} looked at).", count(branches as usize, "branch", "branches");
        Vi: "Không có cách rẻ hơn (đã chứng minh, xét {branches} nhánh).";
    }
    pub fn best_found(cost: &str, bound: &str) {
        En: "Best found: {cost}; none below {bound}. Not proved.";
        Vi: "Tốt nhất tìm được: {cost}; không có cách nào dưới {bound}. Chưa chứng minh.";
    }
    pub fn budget_proved() {
        En = "Nothing better can be paid (proved).";
        Vi = "Không có cách tốt hơn trong kinh phí này (đã chứng minh).";
    }
    pub fn budget_not_proved() {
        En = "Best found; that nothing better can be paid is not proved.";
        Vi = "Tốt nhất tìm được; chưa chứng minh là không có cách tốt hơn.";
    }
    pub fn next(cost: &str) { En: "The cheapest other plan costs {cost}."; Vi: "Kế hoạch khác rẻ nhất tốn {cost}."; }
    pub fn coverages() { En = "Coverages and proof"; Vi = "Mức đáp ứng và chứng minh"; }
    pub fn after_column() { En = "Then"; Vi = "Sau"; }
    pub fn least_column() { En = "Needed"; Vi = "Cần"; }
    pub fn least_cost_column() { En = "Least cost"; Vi = "Rẻ nhất"; }
    pub fn cheaper_column() { En = "For less"; Vi = "Rẻ hơn chỉ được"; }

    // The changes.
    pub fn changes() { En = "What to change"; Vi = "Cần thay đổi"; }
    pub fn question_column() { En = "What"; Vi = "Nội dung"; }
    pub fn answer_column() { En = "Now → then"; Vi = "Nay → sau"; }
    pub fn cost_column() { En = "Cost"; Vi = "Chi phí"; }
    pub fn effort_column() { En = "Effort"; Vi = "Nỗ lực"; }
    pub fn meets(stages: &str) { En: "meets {stages}"; Vi: "đạt {stages}"; }
    pub fn meets_partly(stages: &str) { En: "half credit for {stages}"; Vi: "đạt một phần {stages}"; }
    pub fn opens_gate() { En = "opens a gate"; Vi = "đạt một tiêu chí bắt buộc"; }
    pub fn lifts_cap() { En = "lifts a cap"; Vi = "gỡ một giới hạn"; }
    pub fn enough(answer: &str) { En: "{answer} is enough"; Vi: "{answer} là đủ"; }
    pub fn after(numbers: &str) { En: "after {numbers}"; Vi: "sau {numbers}"; }
    pub fn the_total() { En = "its target"; Vi = "chỉ tiêu của câu hỏi"; }
    pub fn led_by(unit: &str) { En: "lead: {unit}"; Vi: "chủ trì: {unit}"; }

    // What comes with it.
    pub fn alternatives(number: usize) {
        En: "{} as cheap", count(number, "other plan", "other plans");
        Vi: "{number} kế hoạch khác cùng chi phí";
    }
    pub fn more_alternatives() { En = "… and more"; Vi = "… và nhiều kế hoạch nữa"; }
    pub fn not_all_looked_at() { En = "not all were looked for"; Vi = "chưa tìm hết"; }
    pub fn half(name: &str) { En: "{name} (to half credit)"; Vi: "{name} (đạt một phần)"; }
    pub fn instead(gone: &str, new: &str) { En: "{new} instead of {gone}"; Vi: "{new} thay cho {gone}"; }
    pub fn timetable(end: &str) { En: "Timetable: {end} in all"; Vi: "Tiến độ: tổng cộng {end}"; }
    pub fn starts(start: &str, end: &str) { En: "{start} to {end}"; Vi: "từ {start} đến {end}"; }
    pub fn to_answer(number: usize) {
        En: "To be answered, whatever the answer: {}", count(number, "question", "questions");
        Vi: "Phải trả lời, dù câu trả lời là gì: {number} câu hỏi";
    }
    pub fn open_duties(number: usize) {
        En: "Not part of it: {} not met yet", count(number, "duty", "duties");
        Vi: "Ngoài kế hoạch: {number} nghĩa vụ chưa đáp ứng";
    }

    // Why there is none.
    pub fn over_limit(stage: &str) {
        En: "Agencies of this kind can be given {stage} at most.";
        Vi: "Loại đơn vị này chỉ được xếp cao nhất là {stage}.";
    }
    pub fn nothing_applies() {
        En = "Nothing of the stage applies to the agency.";
        Vi = "Không nội dung nào của giai đoạn áp dụng cho đơn vị.";
    }
    pub fn stays_open(names: &str) {
        En: "With every step taken these gates and caps stay open: {names}.";
        Vi: "Dù thực hiện mọi bước, các tiêu chí bắt buộc hoặc giới hạn sau vẫn chưa đạt: {names}.";
    }
    pub fn stays_low(column: &str, best: &str, least: &str) {
        En: "With every step taken {column} comes to {best}; {least} is needed.";
        Vi: "Dù thực hiện mọi bước, {column} chỉ đạt {best}; cần {least}.";
    }
    pub fn waits_for(name: &str, first: &str) {
        En: "{name} comes after {first}, whose lowest target no step meets.";
        Vi: "{name} làm sau {first}, mà không bước nào đạt chỉ tiêu thấp nhất của câu này.";
    }
    pub fn wishes_collide() {
        En = "What is asked for and what has to come first exclude each other.";
        Vi = "Các yêu cầu và thứ tự phải làm trước loại trừ nhau.";
    }

    // All stages.
    pub fn all_stages(ladder: Ladder) { En: "What each stage takes"; Vi: "Mỗi {} cần gì", ladder.vi(); }
    pub fn changes_column() { En = "Changes"; Vi = "Thay đổi"; }
    pub fn margin_column() { En = "Margin"; Vi = "Dư"; }
    pub fn impossible() { En = "impossible"; Vi = "không thể"; }
    pub fn all_reached(ladder: Ladder) { En: "All stages are reached"; Vi: "Đã đạt mọi {}", ladder.vi(); }
    pub fn plan_to(stage: &str) { En: "Plan to {stage}"; Vi: "Kế hoạch đến {stage}"; }
}
