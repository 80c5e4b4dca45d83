//! The words of forms.

use crate::base::lang::{Lang, Message, count};
use crate::messages;
use crate::words;

words! {
    /// What stands for the name of an agency until somebody writes it.
    pub fn nameless() { En = "(agency not named yet)"; Vi = "(chưa ghi tên cơ quan)"; }
    pub fn form_of(rubric: &str) { En: "Answer form: {rubric}"; Vi: "Phiếu trả lời: {rubric}"; }
    pub fn version_of(id: &str, version: &str) { En: "Rubric {id}, version {version}"; Vi: "Bộ tiêu chí {id}, phiên bản {version}"; }
    pub fn questions_in_groups(questions: usize, groups: usize) {
        En: "{} in {}", count(questions, "question", "questions"), count(groups, "dimension", "dimensions");
        Vi: "{questions} câu hỏi, {groups} khía cạnh";
    }
    pub fn for_kind(kind: &str) { En: "for this kind of agency: {kind}"; Vi: "dành cho: {kind}"; }
    pub fn illustrative() {
        En = "Illustrative data, not the result of any real agency.";
        Vi = "Số liệu minh họa, không phải kết quả của đơn vị có thật nào.";
    }

    /// A language, as the columns of an `XLSForm` name it.
    pub fn language() { En = "English (en)"; Vi = "Tiếng Việt (vi)"; }
    pub fn province_name(name: &str) { En: "{name} Province"; Vi: "Tỉnh {name}"; }
    pub fn city_name(name: &str) { En: "{name} City"; Vi: "Thành phố {name}"; }

    // How a text form is filled in.
    pub fn fill_in_yaml() {
        En = "Write each answer behind `value:`. A question left blank counts as unanswered, which is not the same as \
              no. Numbers have a point before the fraction. Lines that begin with # are explanations.";
        Vi = "Ghi câu trả lời sau `value:`. Để trống là chưa trả lời, khác với trả lời “không”. Số thập phân dùng dấu \
              chấm (92.5). Các dòng bắt đầu bằng # là giải thích.";
    }
    pub fn fill_in_toml() {
        En = "To answer, remove the # before `value` and write the answer. A question left as it is counts as \
              unanswered, which is not the same as no. Numbers have a point before the fraction.";
        Vi = "Để trả lời, xóa dấu # trước `value` rồi ghi câu trả lời. Để nguyên là chưa trả lời, khác với trả lời \
              “không”. Số thập phân dùng dấu chấm (92.5).";
    }
    pub fn then_score() {
        En = "When it is filled in, as far as it goes: `assess FILE` prints the verdict, `assess check FILE` what is left.";
        Vi = "Điền đến đâu cũng chấm được: `assess TỆP` cho kết quả, `assess check TỆP` cho biết còn thiếu gì.";
    }
    pub fn evidence_in_text() {
        En = "`evidence` takes one document or address, or a list of them: [\"Report 12\", \"https://…\"]. `note` is free text.";
        Vi = "`evidence` ghi một văn bản, địa chỉ, hoặc danh sách: [\"Báo cáo 12\", \"https://…\"]. `note` là ghi chú tự do.";
    }
    pub fn na_in_text() {
        En = "Where a question may be not applicable, write `na:` with the reason instead of `value`.";
        Vi = "Câu nào cho phép “không áp dụng” thì ghi `na:` kèm lý do thay cho `value`.";
    }

    // What a question takes.
    pub fn label_answer(what: &str) { En: "Answer: {what}"; Vi: "Trả lời: {what}"; }
    pub fn label_evidence(what: &str) { En: "Evidence: {what}"; Vi: "Minh chứng: {what}"; }
    pub fn yes_or_no() { En = "yes or no"; Vi = "có hoặc không (yes/no)"; }
    pub fn percent(limits: &str, like: &str) { En: "a percentage {limits}, such as {like}"; Vi: "tỷ lệ phần trăm {limits}, ví dụ {like}"; }
    pub fn a_number(limits: &str) { En: "a number {limits}"; Vi: "một số {limits}"; }
    pub fn whole_number(limits: &str) { En: "a whole number {limits}"; Vi: "một số nguyên {limits}"; }
    pub fn in_unit(unit: &str) { En: "({unit})"; Vi: "({unit})"; }
    pub fn between(least: &str, most: &str) { En: "from {least} to {most}"; Vi: "từ {least} đến {most}"; }
    pub fn from(least: &str) { En: "from {least} on"; Vi: "từ {least} trở lên"; }
    pub fn up_to(most: &str) { En: "up to {most}"; Vi: "không quá {most}"; }
    pub fn ratio() { En = "a part and its total, such as 812/1021"; Vi = "phần và tổng, ví dụ 812/1021"; }
    pub fn ratio_of(of: &str, total: &str) {
        En: "{of} / {total}, such as 812/1021";
        Vi: "{of} / {total}, ví dụ 812/1021";
    }
    pub fn one_of() { En = "one of these words"; Vi = "một trong các mã sau"; }
    pub fn any_of() {
        En = "remove the # before each item that you have; if you have none: `value: []`";
        Vi = "xóa dấu # trước mỗi mục đã có; nếu không có mục nào: `value: []`";
    }
    pub fn any_of_toml() {
        En = "remove the # before `value = [`, before each item that you have, and before `]`; if you have none: `value = []`";
        Vi = "xóa dấu # trước `value = [`, trước mỗi mục đã có và trước `]`; nếu không có mục nào: `value = []`";
    }
    pub fn any_of_cell() {
        En = "the items that you have, separated by |, or [] for none";
        Vi = "các mục đã có, ngăn cách bằng |, hoặc [] nếu không có mục nào";
    }
    pub fn na_possible() {
        En = "May be not applicable, with a reason: `na`";
        Vi = "Có thể “không áp dụng” nếu nêu lý do: `na`";
    }
    pub fn na_impossible() { En = "Applies to every agency that is asked."; Vi = "Áp dụng cho mọi cơ quan được hỏi."; }
    pub fn to_confirm() {
        En = "From an earlier sheet: please confirm or correct.";
        Vi = "Lấy từ phiếu trước: đề nghị xác nhận hoặc sửa.";
    }
    pub fn to_confirm_from(period: &str) {
        En: "From {period}: please confirm or correct.";
        Vi: "Số liệu kỳ {period}: đề nghị xác nhận hoặc sửa.";
    }
    pub fn code_hint() { En = "official code of the agency"; Vi = "mã đơn vị hành chính hoặc mã cơ quan"; }
    pub fn scheme_hint() { En = "\"2025\" (34 provinces) or pre-2025 (63)"; Vi = "\"2025\" (34 tỉnh, thành) hoặc pre-2025 (63)"; }
    pub fn period_hint() { En = "such as 2026, 2026-H1, 2026-Q3 or 2026-09"; Vi = "ví dụ 2026, 2026-H1, 2026-Q3 hoặc 2026-09"; }
    pub fn assessor_hint() { En = "who filled this in"; Vi = "đơn vị, người điền phiếu"; }
    pub fn reason_hint() { En = "reason"; Vi = "lý do"; }

    // The workbook.
    pub fn about_sheet() { En = "Start here"; Vi = "Hướng dẫn"; }
    pub fn agency() { En = "Agency"; Vi = "Cơ quan"; }
    pub fn name() { En = "Name of the agency"; Vi = "Tên cơ quan, đơn vị"; }
    pub fn code() { En = "Code"; Vi = "Mã"; }
    pub fn scheme() { En = "Code scheme"; Vi = "Hệ mã"; }
    pub fn kind() { En = "Kind of agency"; Vi = "Loại cơ quan"; }
    pub fn period() { En = "Period"; Vi = "Kỳ đánh giá"; }
    pub fn assessor() { En = "Filled in by"; Vi = "Người, đơn vị điền phiếu"; }
    pub fn progress() { En = "Filled in so far"; Vi = "Đã điền"; }
    pub fn all() { En = "All questions"; Vi = "Tất cả các câu"; }
    pub fn no_code() { En = "No."; Vi = "TT"; }
    pub fn question() { En = "Question"; Vi = "Câu hỏi"; }
    pub fn answer() { En = "Answer"; Vi = "Trả lời"; }
    pub fn na() { En = "Not applicable: reason"; Vi = "Không áp dụng: lý do"; }
    pub fn evidence() { En = "Evidence (one document a line)"; Vi = "Minh chứng (mỗi dòng một tài liệu)"; }
    pub fn note() { En = "Note"; Vi = "Ghi chú"; }
    pub fn yes() { En = "Yes"; Vi = "Có"; }
    pub fn no() { En = "No"; Vi = "Không"; }
    pub fn choose_yes_no() { En = "Choose Yes or No."; Vi = "Hãy chọn Có hoặc Không."; }
    pub fn choose_option() { En = "Choose one entry of the list."; Vi = "Hãy chọn một mục trong danh sách."; }
    pub fn items_below() { En = "Choose Yes or No in the rows below."; Vi = "Chọn Có hoặc Không ở các dòng dưới."; }
    pub fn ratio_below() { En = "Fill in the two rows below."; Vi = "Điền hai dòng dưới."; }
    pub fn part() { En = "Part"; Vi = "Số đạt (tử số)"; }
    pub fn total() { En = "Total"; Vi = "Tổng số (mẫu số)"; }
    pub fn percent_cell(limits: &str) { En: "A percentage {limits}, without the % sign."; Vi: "Tỷ lệ phần trăm {limits}, không ghi dấu %."; }
    pub fn number_cell(limits: &str) { En: "A number {limits}."; Vi: "Một số {limits}."; }
    pub fn whole_cell(limits: &str) { En: "A whole number {limits}."; Vi: "Một số nguyên {limits}."; }
    pub fn part_cell() { En = "A number of 0 or more, not above the total."; Vi = "Số từ 0 trở lên, không lớn hơn tổng số."; }
    pub fn total_cell() { En = "A number above 0, not below the part."; Vi = "Số lớn hơn 0, không nhỏ hơn số đạt."; }
    pub fn not_possible() { En = "This entry is not possible"; Vi = "Giá trị không hợp lệ"; }
    pub fn none_of_these() { En = "None of these"; Vi = "Không có mục nào"; }
    pub fn none_stands_alone() {
        En = "“None of these” stands alone.";
        Vi = "Đã chọn “Không có mục nào” thì không chọn mục khác.";
    }
    pub fn of_question(number: &str, what: &str) { En: "{number} {what}"; Vi: "{number} {what}"; }
    pub fn dimension_title(number: &str, title: &str) { En: "{number}. {title}"; Vi: "{number}. {title}"; }
}

messages! {
    /// Why a new rubric cannot have an id.
    pub fn name_is_no_id(id: &str) {
        En: "`{id}` is to be the id of the rubric: letters, digits and `-`, as in `my-rubric`";
        Vi: "`{id}` sẽ là mã bộ tiêu chí nên chỉ gồm chữ không dấu, số và `-`, ví dụ `bo-tieu-chi`";
    }
    /// Why a new rubric cannot have an id.
    pub fn id_is_taken(id: &str) {
        En: "`{id}` is the id of a built-in rubric; choose another name";
        Vi: "`{id}` là mã của một bộ dựng sẵn; hãy chọn tên khác";
    }
    /// An agency that no form can ask anything, and the kinds that one can, as `--kind` takes them.
    pub fn nothing_asked(who: &str, kind: &Message, rubric: &str, others: &str) {
        En: "{who}the rubric `{rubric}` asks this kind of agency nothing: {kind}; choose another one with --kind ({others}) or another rubric with --rubric";
        Vi: "{who}bộ tiêu chí `{rubric}` không có câu hỏi nào cho loại cơ quan này: {kind}; hãy chọn loại khác bằng --kind ({others}) hoặc bộ tiêu chí khác bằng --rubric";
    }
    /// Two names in a form that would be one.
    pub fn names_collide(one: &str, other: &str, name: &str) {
        En: "`{one}` and `{other}` would both be called `{name}` in this form; rename one of them";
        Vi: "`{one}` và `{other}` sẽ cùng có tên `{name}` trong phiếu này; hãy đổi mã một trong hai";
    }
    /// The writer of workbooks stopped.
    pub fn workbook_stopped() { En: "the workbook could not be written"; Vi: "không ghi được bảng tính"; }
    /// The writer of workbooks failed.
    pub fn cannot_write_workbook(why: &str) {
        En: "cannot write the workbook: {why}";
        Vi: "không ghi được bảng tính: {why}";
    }
}

/// What an entry within limits takes, with numbers as they are typed: with a point in a text file, else as in the language.
#[must_use]
pub fn limits(lang: Lang, least: Option<&str>, most: Option<&str>) -> String {
    match (least, most) {
        (Some(least), Some(most)) => between(lang, least, most),
        (Some(least), None) => from(lang, least),
        (None, Some(most)) => up_to(lang, most),
        (None, None) => String::new(),
    }
}

/// How a workbook is filled in, step by step.
#[must_use]
pub const fn steps(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::En => [
            "Fill in the agency below, then the sheets of the dimensions, one after the other.",
            "Yellow cells are for you. Grey cells take no entry; the sheets are protected without a password.",
            "A question left blank is unanswered, which is not the same as “No”.",
            "“Not applicable” needs a reason, and is possible only where its cell is yellow.",
            "Evidence: one document or address a line (Alt+Enter begins a new line).",
            "Save it as .xlsx and send it back. Leave the hidden column A and the hidden sheets as they are.",
        ],
        Lang::Vi => [
            "Điền thông tin cơ quan ở dưới, rồi lần lượt điền từng trang khía cạnh.",
            "Ô vàng là ô cần điền. Ô xám không nhận dữ liệu; các trang được khóa, không có mật khẩu.",
            "Để trống là chưa trả lời, khác với trả lời “Không”.",
            "“Không áp dụng” phải nêu lý do và chỉ dùng được ở câu có ô vàng tương ứng.",
            "Minh chứng: mỗi dòng một văn bản hoặc địa chỉ (Alt+Enter để xuống dòng).",
            "Lưu dạng .xlsx rồi gửi lại. Không sửa cột A và các trang đang ẩn.",
        ],
    }
}
