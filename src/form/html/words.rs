//! The words of a form's page. It carries every language of the tool at once, so each is asked for in all of them.

use crate::base::lang::Lang;
use crate::words;

words! {
    pub fn skip() { En = "Skip to the questions"; Vi = "Đến phần câu hỏi"; }
    pub fn intro() {
        En = "Answer as far as you can. What you enter stays on this computer: the page sends nothing anywhere, works \
              without a network and keeps your progress in this browser.";
        Vi = "Trả lời đến đâu cũng được. Nội dung nhập chỉ nằm trên máy này: trang không gửi gì đi, dùng được khi không \
              có mạng và tự lưu trong trình duyệt.";
    }
    pub fn intro_sheet() {
        En = "At the end, save the answer sheet and send that file back. Leaving a question blank is not the same as \
              answering no.";
        Vi = "Khi xong, lưu phiếu trả lời rồi gửi lại tệp đó. Để trống khác với trả lời “không”.";
    }
    pub fn no_script() {
        En = "This page needs JavaScript. Open it in a browser, not in the preview of a mail program.";
        Vi = "Trang này cần JavaScript. Hãy mở bằng trình duyệt, không mở bằng phần xem trước của chương trình thư.";
    }
    pub fn errors() { En = "Please mend this first"; Vi = "Cần sửa trước"; }
    pub fn about() { En = "The agency"; Vi = "Cơ quan"; }
    pub fn period() { En = "Period, such as 2026-Q3"; Vi = "Kỳ, ví dụ 2026-Q3"; }
    pub fn parts() { En = "Parts"; Vi = "Các phần"; }
    pub fn to_result() { En = "See the result so far"; Vi = "Xem kết quả đến lúc này"; }
    pub fn filled_before() {
        En = "Answers of an earlier sheet are filled in beforehand: please check each of them.";
        Vi = "Đã điền sẵn câu trả lời của phiếu trước: đề nghị rà lại từng câu.";
    }
    pub fn filled_from(period: &str) {
        En: "Answers of {period} are filled in beforehand: please check each of them.";
        Vi: "Đã điền sẵn câu trả lời kỳ {period}: đề nghị rà lại từng câu.";
    }
    pub fn choose_one() { En = "Choose one."; Vi = "Chọn một."; }
    pub fn tick_all() { En = "Tick everything that you have, or “none of these”."; Vi = "Đánh dấu mọi mục đã có, hoặc “không có mục nào”."; }
    pub fn two_numbers() { En = "Enter both numbers; the percentage is computed."; Vi = "Nhập cả hai số; tỷ lệ được tính tự động."; }
    pub fn language() { En = "English"; Vi = "Tiếng Việt"; }
    pub fn total_score() { En = "Total score"; Vi = "Tổng điểm"; }
    pub fn confirm() { En = "Still right"; Vi = "Vẫn đúng"; }
    pub fn na() { En = "Does not apply to us"; Vi = "Không áp dụng cho cơ quan"; }
    pub fn by_dimension() { En = "By dimension"; Vi = "Theo khía cạnh"; }
    pub fn all_together() { En = "All together"; Vi = "Toàn bộ"; }
    pub fn na_reason() { En = "Why it does not apply"; Vi = "Lý do không áp dụng"; }
    pub fn beside() { En = "Evidence and note"; Vi = "Minh chứng và ghi chú"; }
    pub fn clear() { En = "Clear this answer"; Vi = "Xóa câu trả lời này"; }
    pub fn result() { En = "Result so far"; Vi = "Kết quả đến lúc này"; }
    pub fn result_hint() {
        En = "Computed in this page by the rules of the rubric; whoever receives the sheet computes it again.";
        Vi = "Tính ngay trong trang theo quy tắc của bộ tiêu chí; nơi nhận phiếu sẽ tính lại.";
    }
    pub fn export() { En = "Save the answer sheet"; Vi = "Lưu phiếu trả lời"; }
    pub fn import() { En = "Go on with a saved sheet:"; Vi = "Điền tiếp phiếu đã lưu:"; }
    pub fn forget_button() { En = "Delete everything entered"; Vi = "Xóa hết nội dung đã nhập"; }
    pub fn footer() { En = "Not an official index. Rubric digest:"; Vi = "Không phải chỉ số chính thức. Mã băm bộ tiêu chí:"; }

    // What the script says.
    pub fn saved() { En = "Saved in this browser."; Vi = "Đã lưu trong trình duyệt này."; }
    pub fn not_saved() {
        En = "This browser keeps nothing: save the answer sheet before you close the page.";
        Vi = "Trình duyệt này không lưu được: hãy lưu phiếu trả lời trước khi đóng trang.";
    }
    pub fn restored() {
        En = "What you entered before is here again.";
        Vi = "Đã khôi phục nội dung nhập lần trước.";
    }
    pub fn exported() { En = "The answer sheet is saved as a file."; Vi = "Đã lưu phiếu trả lời thành tệp."; }
    pub fn imported() { En = "The saved sheet is filled in."; Vi = "Đã điền theo phiếu đã lưu."; }
    pub fn not_imported() {
        En = "This is not a sheet that this page has saved, or one of another rubric. Nothing was changed.";
        Vi = "Đây không phải phiếu do trang này lưu, hoặc thuộc bộ tiêu chí khác. Chưa thay đổi gì.";
    }
    pub fn forget() {
        En = "Delete everything that was entered in this page?";
        Vi = "Xóa hết nội dung đã nhập trong trang này?";
    }
    pub fn answered() { En = "{answered} of {total} questions answered."; Vi = "Đã trả lời {answered}/{total} câu hỏi."; }
    pub fn stage() { En = "Stage: {stage}"; Vi = "Giai đoạn: {stage}"; }
    pub fn supported() {
        En = "Coverage alone would support {stage}; open gates stand in the way.";
        Vi = "Xét riêng mức đáp ứng thì đạt {stage}; còn tiêu chí bắt buộc chưa đạt.";
    }
    pub fn provisional() {
        En = "Provisional: between {low} and {high}, depending on the questions left.";
        Vi = "Tạm tính: từ {low} đến {high}, tùy các câu chưa trả lời.";
    }
    pub fn blocked() {
        En = "No stage is given until every question is answered.";
        Vi = "Chưa xếp giai đoạn khi còn câu chưa trả lời.";
    }
    pub fn index() { En = "Index: {index}"; Vi = "Chỉ số: {index}"; }
    pub fn in_the_way() { En = "What stands in the way of {stage}"; Vi = "Điều còn thiếu để đạt {stage}"; }
    pub fn short() { En = "{what}: {now}, needs {asks}"; Vi = "{what}: {now}, cần {asks}"; }
    pub fn over() { En = "more than {limit}"; Vi = "trên {limit}"; }
    pub fn at_least() { En = "at least {limit}"; Vi = "ít nhất {limit}"; }
    pub fn nothing() { En = "nothing applies"; Vi = "không có tiêu chí áp dụng"; }
    pub fn gate() { En = "Gate:"; Vi = "Tiêu chí bắt buộc:"; }
    pub fn table() { En = "Coverage by dimension"; Vi = "Mức đáp ứng theo khía cạnh"; }
    pub fn below_stages() { En = "below the first stage"; Vi = "dưới giai đoạn đầu tiên"; }
    pub fn left() { En = "Unanswered questions: {count}"; Vi = "Câu chưa trả lời: {count}"; }
    pub fn wrong_name() { En = "Enter the name of the agency"; Vi = "Hãy ghi tên cơ quan"; }
    pub fn wrong_number() { En = "Enter a number, such as 92.5"; Vi = "Hãy nhập một số, ví dụ 92,5"; }
    pub fn wrong_grouping() {
        En = "Enter the number without separating thousands, such as 1234.5";
        Vi = "Hãy nhập số không ngăn cách hàng nghìn, ví dụ 1234,5";
    }
    pub fn wrong_three() {
        En = "Does the mark stand before a fraction, or between thousands? Enter 1200 for twelve hundred, 1.2 for one and two tenths";
        Vi = "Dấu này là dấu thập phân hay ngăn cách hàng nghìn? Nhập 1200 cho một nghìn hai trăm, 1,2 cho một phẩy hai";
    }
    pub fn wrong_long() { En = "Enter a smaller number"; Vi = "Số quá lớn, hãy nhập số nhỏ hơn"; }
    pub fn wrong_range() { En = "Enter a number from {least} to {most}"; Vi = "Hãy nhập số từ {least} đến {most}"; }
    pub fn wrong_least() { En = "Enter a number from {least} on"; Vi = "Hãy nhập số từ {least} trở lên"; }
    pub fn wrong_most() { En = "Enter a number up to {most}"; Vi = "Hãy nhập số không quá {most}"; }
    pub fn wrong_whole() { En = "Enter a whole number"; Vi = "Hãy nhập số nguyên"; }
    pub fn wrong_pair() { En = "Enter both the part and the total"; Vi = "Hãy nhập cả phần và tổng"; }
    pub fn wrong_total() { En = "The total has to be above 0, the part at least 0"; Vi = "Tổng phải lớn hơn 0, phần không được âm"; }
    pub fn wrong_above() { En = "The part is larger than the total"; Vi = "Phần lớn hơn tổng"; }
    pub fn wrong_both() {
        En = "Either answer or say why it does not apply, not both";
        Vi = "Hoặc trả lời, hoặc nêu lý do không áp dụng, không ghi cả hai";
    }
}

/// A word in a language.
type Word = fn(Lang) -> &'static str;

/// What the script says, by the names under which it asks for it. A word in braces is filled in by the script.
pub(super) const SCRIPT: [(&str, Word); 36] = [
    ("saved", saved),
    ("not_saved", not_saved),
    ("restored", restored),
    ("exported", exported),
    ("imported", imported),
    ("not_imported", not_imported),
    ("forget", forget),
    ("answered", answered),
    ("stage", stage),
    ("supported", supported),
    ("provisional", provisional),
    ("blocked", blocked),
    ("index", index),
    ("in_the_way", in_the_way),
    ("short", short),
    ("over", over),
    ("at_least", at_least),
    ("nothing", nothing),
    ("gate", gate),
    ("table", table),
    ("dimension", by_dimension),
    ("overall", all_together),
    ("left", left),
    ("wrong_name", wrong_name),
    ("wrong_number", wrong_number),
    ("wrong_grouping", wrong_grouping),
    ("wrong_three", wrong_three),
    ("wrong_long", wrong_long),
    ("wrong_range", wrong_range),
    ("wrong_least", wrong_least),
    ("wrong_most", wrong_most),
    ("wrong_whole", wrong_whole),
    ("wrong_pair", wrong_pair),
    ("wrong_total", wrong_total),
    ("wrong_above", wrong_above),
    ("wrong_both", wrong_both),
];
