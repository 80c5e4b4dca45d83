//! The words of the report of one answer sheet.

use crate::base::lang::{count, form};
use crate::report::words::Ladder;
use crate::words;

pub use crate::report::words::heads::{
    coverage as coverage_column, criterion, dimension, no_verdict as no_verdict_short, overall,
    stage as stage_column, stages, target, total as total_title,
};

words! {
    pub fn illustrative() {
        En = "ILLUSTRATIVE DATA, not a real agency's result";
        Vi = "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào";
    }
    pub fn illustrative_mark() { En = " [illustrative]"; Vi = " [minh họa]"; }
    pub fn index(index: &str) { En: "index {index}"; Vi: "chỉ số {index}"; }

    // The headline.
    pub fn stage(ladder: Ladder, number: usize, of: usize, title: &str, level: &str) {
        En: "Stage {number} of {of}: {title}{level}";
        Vi: "{} {number}/{of}: {title}{level}", ladder.vi_first();
    }
    pub fn below_first(ladder: Ladder, of: usize, first: &str) {
        En: "Stage 0 of {of}: below {first}";
        Vi: "{} 0/{of}: chưa đạt {first}", ladder.vi_first();
    }
    pub fn no_verdict(blanks: usize) {
        En: "No verdict until {} {} answered", the_blanks(blanks), form(blanks, "is", "are");
        Vi: "Chưa thể kết luận khi còn {blanks} câu chưa trả lời";
    }
    pub fn nothing_scored() {
        En = "Nothing was scored: no question that counts has an answer";
        Vi = "Chưa chấm được gì: không câu hỏi nào được tính điểm có câu trả lời";
    }
    pub fn nothing_scored_short() { En = "nothing was scored"; Vi = "chưa chấm được gì"; }
    pub fn each_on_its_own() {
        En = "No stage is claimed: each is scored on its own";
        Vi = "Không xếp giai đoạn; mỗi giai đoạn được chấm riêng";
    }
    pub fn measures_only() {
        En = "No stage is claimed: the rubric measures";
        Vi = "Không xếp giai đoạn, chỉ đo mức đáp ứng";
    }
    pub fn firm(ladder: Ladder, blanks: usize) {
        En: "Firm: {} cannot change the stage.", the_blanks(blanks);
        Vi: "Chắc chắn: {blanks} câu chưa trả lời không làm thay đổi {}.", ladder.vi();
    }
    pub fn complete() {
        En = "Firm: every question is answered.";
        Vi = "Chắc chắn: mọi câu hỏi đều đã được trả lời.";
    }
    pub fn provisional(low: &str, high: &str, names: &str) {
        En: "Provisional: {low} to {high}, decided by {names}.";
        Vi: "Tạm thời: từ {low} đến {high}, tùy vào câu {names}.";
    }
    pub fn provisional_together(low: &str, high: &str, blanks: usize, names: &str) {
        En: "Provisional: {low} to {high}, decided by {} together: {names}.", the_blanks(blanks);
        Vi: "Tạm thời: từ {low} đến {high}, tùy vào {blanks} câu chưa trả lời cùng nhau: {names}.";
    }
    pub fn provisional_mark() { En = ", provisional"; Vi = ", tạm thời"; }
    pub fn supported(supported: &str, recognised: &str, gates: usize, names: &str) {
        En: "Coverage supports {supported}; recognised: {recognised}, because of {}: {names}.", count(gates, "gate", "gates");
        Vi: "Mức đáp ứng đủ cho {supported}; được công nhận: {recognised}, do {gates} tiêu chí bắt buộc chưa đạt: {names}.";
    }
    pub fn supported_by_total(supported: &str, recognised: &str, caps: usize, names: &str) {
        En: "The total supports {supported}; recognised: {recognised}, because of {}: {names}.", count(caps, "cap", "caps");
        Vi: "Tổng đủ cho {supported}; được công nhận: {recognised}, do {caps} tiêu chí khống chế chưa đạt: {names}.";
    }
    pub fn at_most_stage(name: &str, stage: &str) { En: "{name} (at most {stage})"; Vi: "{name} (cao nhất {stage})"; }
    pub fn at_stage(name: &str, stage: &str) { En: "{name} ({stage})"; Vi: "{name} ({stage})"; }
    pub fn same_whatever(blanks: usize, stage: &str) {
        En: "With {} answered: {stage}, whatever the answers.", the_blanks(blanks);
        Vi: "Khi trả lời nốt {blanks} câu còn trống: {stage}, dù trả lời thế nào.";
    }
    pub fn open(blanks: usize, low: &str, high: &str) {
        En: "Not firm: with {} answered, anything from {low} to {high}.", the_blanks(blanks);
        Vi: "Chưa chắc chắn: khi trả lời nốt {blanks} câu còn trống, kết quả có thể từ {low} đến {high}.";
    }
    pub fn range(blanks: usize, low: &str, high: &str) {
        En: "With {} answered: index from {low} to {high}.", the_blanks(blanks);
        Vi: "Khi trả lời nốt {blanks} câu còn trống: chỉ số từ {low} đến {high}.";
    }
    pub fn evidenced_stage(stage: &str, bare: usize) {
        En: "By evidenced answers alone: {stage} ({}).", lack(bare);
        Vi: "Chỉ tính câu trả lời có minh chứng: {stage} ({bare} câu chưa có minh chứng).";
    }
    pub fn evidenced_share(share: &str) {
        En: "Evidence: {share} of the achieved points carry it.";
        Vi: "Minh chứng: {share} số điểm đạt được có minh chứng.";
    }
    pub fn all_evidenced() {
        En = "Every answer carries evidence.";
        Vi = "Mọi câu trả lời đều có minh chứng.";
    }
    pub fn na_as_no(stage: &str) {
        En: "If “not applicable” counted as “no”: {stage}.";
        Vi: "Nếu coi “không áp dụng” là “không”: {stage}.";
    }
    pub fn na_gates(names: &str) {
        En: "Gates that are not applicable, and so pass: {names}.";
        Vi: "Điều kiện bắt buộc không áp dụng, nên được coi là đạt: {names}.";
    }
    pub fn na_caps(names: &str) {
        En: "Caps that are not applicable, and so pass: {names}.";
        Vi: "Tiêu chí khống chế không áp dụng, nên được coi là đạt: {names}.";
    }
    pub fn highest_possible(stage: &str, because: &str) {
        En: "Highest possible: {stage}. {because}";
        Vi: "Giai đoạn cao nhất có thể: {stage}. {because}";
    }

    // What stands in the way.
    pub fn in_the_way(stage: &str) {
        En: "What stands in the way of {stage}";
        Vi: "Những điều còn vướng để đạt {stage}";
    }
    pub fn over_limit() {
        En = "An agency of this kind cannot be given this stage.";
        Vi = "Loại đơn vị này không thể được xếp vào giai đoạn này.";
    }
    pub fn nothing_applies() {
        En = "None of its criteria applies to this agency.";
        Vi = "Không tiêu chí nào của giai đoạn này áp dụng cho đơn vị.";
    }
    pub fn only_blanks() {
        En = "Only the unanswered questions stand in the way.";
        Vi = "Chỉ còn vướng các câu chưa trả lời.";
    }
    pub fn total() { En = "The total"; Vi = "Tổng"; }
    pub fn coverage_of(stage: &str) { En: "Coverage of {stage}"; Vi: "Mức đáp ứng của {stage}"; }
    pub fn gate(number: &str) { En: "Gate {number}"; Vi: "Bắt buộc {number}"; }
    pub fn cap(number: &str) { En: "Cap {number}"; Vi: "Khống chế {number}"; }
    pub fn needs(what: &str) { En: "needs {what}"; Vi: "cần {what}"; }
    pub fn lacks(points: &str) { En: "{points} missing"; Vi: "còn thiếu {points}"; }
    pub fn level(level: usize, of: usize) { En: "level {level} of {of}"; Vi: "mức {level}/{of}"; }
    pub fn needs_level(level: usize) { En: "level {level} or higher"; Vi: "mức {level} trở lên"; }
    pub fn levels(number: &str, now: &str, needed: &str) {
        En: "{number} now: {now}; needed: {needed}";
        Vi: "{number} hiện tại: {now}; cần: {needed}";
    }
    pub fn lacks_items(number: &str, items: &str) {
        En: "{number} lacks: {items}";
        Vi: "{number} còn thiếu: {items}";
    }
    pub fn missing(items: &str) { En: "missing: {items}"; Vi: "còn thiếu: {items}"; }

    // Unanswered questions and steps.
    pub fn answer_first(blanks: usize) {
        En: "Answer these first: {}", count(blanks, "unanswered question", "unanswered questions");
        Vi: "Cần trả lời trước: {blanks} câu còn trống";
    }
    pub fn and_more(more: usize) { En: "and {more} more"; Vi: "và {more} câu nữa"; }
    pub fn first_steps(shown: usize, all: usize) {
        En: "The first {} of {all}", if shown == 1 { "step".to_owned() } else { format!("{shown} steps") };
        Vi: "{shown} việc cần làm trước, trong {all} việc";
    }
    pub fn steps(all: usize) {
        En: "{}", if all == 1 { "The step to take".to_owned() } else { format!("The {all} steps to take") };
        Vi: "{all} việc cần làm";
    }
    pub fn recommendations() { En = "Recommendations"; Vi = "Khuyến nghị"; }
    pub fn recommendations_for(stage: &str) {
        En: "Recommendations for {stage}";
        Vi: "Khuyến nghị để đạt {stage}";
    }
    pub fn still_unmet(stage: &str) {
        En: "What is still unmet up to {stage}";
        Vi: "Những tiêu chí còn chưa đạt đến {stage}";
    }
    pub fn all_met() {
        En = "Every criterion that leads there is met.";
        Vi = "Mọi tiêu chí liên quan đều đã đạt.";
    }
    pub fn all_met_but_blanks() {
        En = "Every criterion that leads there and has an answer is met.";
        Vi = "Mọi tiêu chí liên quan đã có câu trả lời đều đạt.";
    }
    pub fn more_steps(more: usize, all: usize) {
        En: "{more} more of {all}: --top all";
        Vi: "Còn {more} trong số {all} việc: --top all";
    }
    pub fn effort_column() { En = "Effort"; Vi = "Khối lượng"; }
    pub fn adds_column() { En = "Adds"; Vi = "Tăng"; }
    pub fn adds_note() {
        En = "Adds: percentage points of the coverage of that stage.";
        Vi = "Tăng: số điểm phần trăm mức đáp ứng của giai đoạn đó.";
    }
    pub fn adds_note_single() {
        En = "Adds: percentage points of the total.";
        Vi = "Tăng: số điểm phần trăm của tổng.";
    }
    pub fn adds_note_scaled() {
        En = "Adds: points of the rubric's scale.";
        Vi = "Tăng: số điểm theo thang của bộ tiêu chí.";
    }
    pub fn with(owner: &str, with: &str) { En: "{owner}, with {with}"; Vi: "{owner}, phối hợp: {with}"; }
    pub fn only_with(with: &str) { En: "with {with}"; Vi: "phối hợp: {with}"; }
    pub fn led_by(owner: &str) { En: "Lead: {owner}"; Vi: "Chủ trì: {owner}"; }
    pub fn enough_for(stage: &str, least: &str) {
        En: "Enough on its own for {stage}: {least}";
        Vi: "Riêng câu này đã đủ để đạt {stage}: {least}";
    }
    pub fn gate_mark() { En = "[gate] "; Vi = "[bắt buộc] "; }
    pub fn cap_mark() { En = "[cap] "; Vi = "[khống chế] "; }
    pub fn now() { En = "Now"; Vi = "Hiện tại"; }
    pub fn gain_total() { En = "Gain in the total"; Vi = "Tăng tổng"; }
    pub fn gain_stage() { En = "Gain in the coverage of its stage"; Vi = "Tăng mức đáp ứng của giai đoạn"; }
    pub fn gain_dimension() { En = "Gain in its dimension"; Vi = "Tăng mức đáp ứng của khía cạnh"; }
    pub fn gain_cell() { En = "Gain in its dimension at this stage"; Vi = "Tăng mức đáp ứng của khía cạnh ở giai đoạn này"; }
    pub fn effort(effort: &str) { En: "effort {effort}"; Vi: "khối lượng công việc: {effort}"; }
    pub fn source() { En = "Source"; Vi = "Căn cứ"; }
    pub fn unscored() { En = "Shown, not scored"; Vi = "Chỉ hiển thị, không chấm điểm"; }

    // The answers, counted.
    pub fn answers_heading() { En = "Answers"; Vi = "Câu trả lời"; }
    pub fn questions(all: usize, answered: usize, blank: usize, na: usize) {
        En: "{}: {answered} answered, {blank} unanswered, {na} not applicable", count(all, "question", "questions");
        Vi: "{all} câu hỏi: {answered} đã trả lời, {blank} chưa trả lời, {na} không áp dụng";
    }
    pub fn bare(bare: usize) {
        En: "{} no evidence", count(bare, "answer has", "answers have");
        Vi: "{bare} câu trả lời chưa có minh chứng";
    }
    pub fn counts_out_of_scope(out: usize, kind: &str) {
        En: "{out} out of scope ({kind})";
        Vi: "{out} câu ngoài phạm vi ({kind})";
    }
    pub fn counts_unscored(unscored: usize) {
        En: "{unscored} shown, not scored";
        Vi: "{unscored} câu chỉ hiển thị, không chấm điểm";
    }

    // Tables.
    pub fn coverage_title() { En = "Coverage"; Vi = "Mức đáp ứng"; }
    pub fn open_gates() { En = "Open gates"; Vi = "Bắt buộc chưa đạt"; }
    pub fn with_blanks() { En = "With blanks"; Vi = "Kể cả câu trống"; }
    pub fn total_from() { En = "Total from"; Vi = "Tổng từ"; }
    pub fn profile() {
        En = "Profile: coverage (%) of each dimension";
        Vi = "Kết quả theo khía cạnh: mức đáp ứng (%)";
    }
    pub fn profile_scaled(min: &str, max: &str) {
        En: "Profile: score of each dimension ({min} to {max})";
        Vi: "Kết quả theo khía cạnh: điểm số (thang {min}–{max})";
    }
    pub fn profile_banded() {
        En = "Profile: coverage (%) and stage of each dimension";
        Vi = "Kết quả theo khía cạnh: mức đáp ứng (%) và giai đoạn";
    }
    pub fn profile_rated() {
        En = "Profile: coverage (%) and rating of each dimension at each stage";
        Vi = "Kết quả theo khía cạnh: mức đáp ứng (%) và xếp hạng ở từng giai đoạn";
    }
    pub fn rating_scale() {
        En = "N 0 to 15%, P over 15 to 50%, L over 50 to 85%, F over 85%";
        Vi = "N từ 0 đến 15%, P trên 15 đến 50%, L trên 50 đến 85%, F trên 85%";
    }
    pub fn empty_cell() {
        En = "– no applicable criterion: the cell neither helps nor blocks";
        Vi = "– không có tiêu chí áp dụng: không cộng thêm, cũng không cản trở";
    }
    pub fn much_not_applicable() {
        En = "* more than a third of the dimension's weight is not applicable";
        Vi = "* hơn một phần ba trọng số của khía cạnh không áp dụng";
    }
    pub fn all_details() { En = "All details: "; Vi = "Xem đầy đủ: "; }
}

fn the_blanks(blanks: usize) -> String {
    if blanks == 1 {
        "the unanswered question".to_owned()
    } else {
        format!("the {blanks} unanswered questions")
    }
}

fn lack(bare: usize) -> String {
    format!("{} evidence", count(bare, "answer lacks", "answers lack"))
}
