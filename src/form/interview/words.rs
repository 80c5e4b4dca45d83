//! What an interview says.

use crate::base::lang::count;
use crate::{messages, words};

words! {
    pub fn welcome(title: &str, questions: usize) {
        En: "{title}: {}", count(questions, "question", "questions");
        Vi: "{title}: {questions} câu hỏi";
    }
    pub fn commands() {
        En = "b back · . skip · n REASON not applicable · e DOCUMENT add evidence · ? help · q save and leave";
        Vi = "b quay lại · . bỏ qua · n LÝ DO không áp dụng · e TÀI LIỆU thêm minh chứng · ? trợ giúp · q lưu và thoát";
    }
    pub fn name() { En = "Name of the agency?"; Vi = "Tên cơ quan, đơn vị?"; }
    pub fn kind() { En = "What kind of agency is it?"; Vi = "Đây là loại cơ quan nào?"; }
    pub fn period() { En = "Which period (2026, 2026-H1, 2026-Q3, 2026-09)?"; Vi = "Kỳ đánh giá nào (2026, 2026-H1, 2026-Q3, 2026-09)?"; }
    pub fn now(answer: &str) { En: "Answer so far: {answer}"; Vi: "Đang ghi: {answer}"; }
    pub fn enter_keeps() { En = "Enter keeps it."; Vi = "Bấm Enter để giữ nguyên."; }
    pub fn evidence_so_far(list: &str) { En: "Evidence so far: {list}"; Vi: "Minh chứng đã ghi: {list}"; }
    pub fn type_one() { En = "Type the number of your answer."; Vi = "Gõ số thứ tự của câu trả lời."; }
    pub fn type_several() {
        En = "Type the numbers of all that you have, such as 1 3 4; 0 if none.";
        Vi = "Gõ số thứ tự của các mục đã có, ví dụ 1 3 4; không có mục nào thì gõ 0.";
    }
    pub fn type_number(takes: &str) { En: "Type {takes}."; Vi: "Gõ {takes}."; }
    pub fn na_here() { En = "This question may be not applicable: n and the reason."; Vi = "Câu này có thể không áp dụng: gõ n và lý do."; }
    pub fn help() {
        En = "1, 2 … choose; a number may have a comma or a point (92,5). b goes back, . skips the question, n REASON \
              says that it does not apply, e DOCUMENT adds evidence to this question, q saves and leaves. Every answer is \
              saved at once, so nothing is lost whenever you stop.";
        Vi = "1, 2 … để chọn; số thập phân dùng dấu phẩy hoặc dấu chấm (92,5). b quay lại câu trước, . bỏ qua, n LÝ DO \
              báo không áp dụng, e TÀI LIỆU thêm minh chứng cho câu này, q lưu và thoát. Mỗi câu trả lời được lưu ngay nên \
              dừng lúc nào cũng không mất dữ liệu.";
    }
    /// How much is answered and saved.
    pub fn saved(answered: usize, of: usize) {
        En: "Saved: {answered} of {} answered.", count(of, "question", "questions");
        Vi: "Đã lưu: đã trả lời {answered}/{of} câu hỏi.";
    }
    pub fn first_question() { En = "This is the first question."; Vi = "Đây là câu đầu tiên."; }
    /// That nothing is left to ask.
    pub fn all_done() { En = "That was the last question."; Vi = "Đã hết câu hỏi."; }
}

messages! {
    pub fn none_of_the_numbers(text: &str, most: usize) {
        En: "`{text}` is none of the numbers from 1 to {most}";
        Vi: "`{text}` không phải số thứ tự từ 1 đến {most}";
    }
    pub fn none_beside_others() {
        En: "0 means none of them, and stands alone";
        Vi: "0 nghĩa là không có mục nào, nên phải đứng một mình";
    }
    pub fn say_why() { En: "write the reason behind n"; Vi: "hãy ghi lý do sau chữ n"; }
    pub fn say_what() { En: "write the document behind e"; Vi: "hãy ghi tên tài liệu sau chữ e"; }
    pub fn applies_to_all() { En: "this question applies to every agency that is asked it"; Vi: "câu này áp dụng cho mọi cơ quan được hỏi"; }
    pub fn name_is_needed() { En: "a name is needed"; Vi: "cần ghi tên cơ quan"; }
    pub fn no_such_period(text: &str) {
        En: "`{text}` is no period";
        Vi: "`{text}` không phải kỳ đánh giá hợp lệ";
    }
    /// Why a sheet cannot be asked about.
    pub fn sheet_is_appraised() {
        En: "the sheet holds what an appraiser found, which an interview does not ask; edit it by hand";
        Vi: "phiếu có kết quả thẩm định, phần mà phỏng vấn không hỏi; hãy sửa phiếu bằng tay";
    }
}
