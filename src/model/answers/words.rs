//! Messages about faults of an answer sheet.

use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::messages;

pub use crate::model::rubric::words::part_and_total;
pub use crate::syntax::words::expected_found;

messages! {
    // Province codes.
    pub fn codes_of_two_schemes(number: &str, before: &str, since: &str) {
        En: "63 provinces and cities became 34 on that day; {number} was {before} and is now {since}: add \
             `scheme: pre-2025` or `scheme: \"2025\"`";
        Vi: "ngày đó 63 tỉnh, thành phố được sắp xếp còn 34; mã {number} trước là {before}, nay là {since}: \
             hãy thêm `scheme: pre-2025` hoặc `scheme: \"2025\"`";
    }
    /// The same help, where the agency does not say its kind.
    pub fn or_its_kind(help: &Message) {
        En: "{help}, or its `kind` if the agency is not a province";
        Vi: "{help}, hoặc `kind` nếu cơ quan không phải là tỉnh, thành phố";
    }
    pub fn code_means_another_province(number: &str) {
        En: "the code `{number}` means another province since 1 July 2025";
        Vi: "từ ngày 1/7/2025, mã `{number}` là mã của tỉnh khác";
    }
    pub fn no_province_with_code(id: &str, quote: &str) {
        En: "the scheme `{id}` has no province with the code `{quote}`";
        Vi: "hệ mã `{id}` không có tỉnh, thành phố nào mang mã `{quote}`";
    }
    pub fn did_you_mean(near: &str, name: &str) {
        En: "did you mean `{near}` ({name})?";
        Vi: "có phải ý bạn là `{near}` ({name})?";
    }
    pub fn belongs_to_old_scheme(old: &str, name: &str, what: &Message, new: &str) {
        En: "{old} belongs to the 63 provinces and cities before 1 July 2025 ({name}); since then {what}: \
             write `{new}`, or `scheme: pre-2025` for the time before";
        Vi: "{old} thuộc danh mục 63 tỉnh, thành phố trước ngày 1/7/2025 ({name}); từ ngày đó {what}: hãy \
             viết `{new}`, hoặc `scheme: pre-2025` nếu số liệu thuộc thời gian trước";
    }
    /// What became of a province, inside of [`belongs_to_old_scheme`].
    pub fn is_now(name: &str, new: &str) { En: "{name} is {new}"; Vi: "{name} mang mã {new}"; }
    /// The same of one that was merged into another.
    pub fn is_part_of(name: &str, successor: &str, new: &str) {
        En: "{name} is part of {successor}, {new}";
        Vi: "{name} thuộc {successor}, mang mã {new}";
    }
    pub fn the_code_of_is(name: &str, right: &str) {
        En: "the code of {name} is `{right}`";
        Vi: "mã của {name} là `{right}`";
    }
    pub fn lists_codes() {
        En: "`assess provinces` lists the codes; one that is made up takes `illustrative: true`";
        Vi: "`assess provinces` liệt kê các mã; mã tự đặt chỉ dùng cùng `illustrative: true`";
    }
    /// The same help, where the agency does not say its kind.
    pub fn other_agencies_say_kind(help: &Message) {
        En: "{help}; an agency that is not a province says its `kind`";
        Vi: "{help}; cơ quan không phải tỉnh, thành phố thì cần nêu `kind`";
    }
    pub fn write_code_under_scheme(right: &str, scheme: &str, code: &str, says: &str) {
        En: "write the code `{right}`, or `{scheme}`, under which {code} is {says}";
        Vi: "hãy viết mã `{right}`, hoặc `{scheme}` (ở đó {code} là {says})";
    }
    pub fn code_of_is(says: &str, right: &str) {
        En: "the code of {says} is `{right}`";
        Vi: "mã của {says} là `{right}`";
    }
    pub fn write_scheme_or_name(scheme: &str, code: &str, says: &str, is: &str) {
        En: "write `{scheme}`, under which {code} is {says}, or the name {is}";
        Vi: "hãy viết `{scheme}` (ở đó {code} là {says}), hoặc sửa tên thành {is}";
    }
    pub fn code_of_other_province(code: &str, is: &str, says: &str) {
        En: "`{code}` is the code of {is}, but the agency is {says}";
        Vi: "`{code}` là mã của {is}, nhưng cơ quan là {says}";
    }
    pub fn the_name() { En: "the name"; Vi: "tên cơ quan"; }

    // The sheet, and what it says about an answer.
    pub fn no_rubric_before_at() {
        En: "no rubric is named before the `@`";
        Vi: "chưa nêu bộ tiêu chí trước `@`";
    }
    pub fn not_version_requirement(quote: &str) {
        En: "`{quote}` is not a version requirement";
        Vi: "`{quote}` không phải là yêu cầu phiên bản";
    }
    pub fn write_version_after_at() {
        En: "write a version after the `@`, as in `@1` or `@1.2`";
        Vi: "hãy viết số phiên bản sau `@`, ví dụ `@1` hoặc `@1.2`";
    }
    pub fn list_of_sheets() {
        En: "this is a list, and a sheet is about one agency";
        Vi: "đây là một danh sách, trong khi mỗi tệp trả lời chỉ nói về một đơn vị";
    }
    pub fn one_a_line() {
        En: "write each sheet on a line of its own, in a file .jsonl, and score it with `assess batch`";
        Vi: "hãy viết mỗi tệp trả lời trên một dòng, trong tệp .jsonl, rồi chấm bằng `assess batch`";
    }
    pub fn question_outside_answers(key: &str) {
        En: "the question `{key}` stands outside of `answers`";
        Vi: "câu hỏi `{key}` nằm ngoài `answers`";
    }
    pub fn nest_answers() {
        En: "write `agency: {{name: …}}` and put the questions under `answers`; a row for each agency can be a table, as CSV";
        Vi: "hãy viết `agency: {{name: …}}` và đặt các câu hỏi dưới `answers`; mỗi đơn vị một hàng thì dùng bảng CSV";
    }
    pub fn answers_missing() { En: "`answers` is missing here"; Vi: "thiếu `answers` ở đây"; }
    pub fn for_other_rubric(quote: &str, id: &str) {
        En: "the answers are for the rubric `{quote}`, not for `{id}`";
        Vi: "các câu trả lời dành cho bộ tiêu chí `{quote}`, không phải `{id}`";
    }
    pub fn score_with_rubric(quote: &str) {
        En: "score them with `--rubric {quote}`";
        Vi: "hãy chấm bằng `--rubric {quote}`";
    }
    pub fn asks_for_version(wanted: &str, id: &str, version: &str) {
        En: "the answers ask for version {wanted} of `{id}`; this is {version}";
        Vi: "các câu trả lời cần phiên bản {wanted} của `{id}`; đây là phiên bản {version}";
    }
    pub fn use_matching_rubric(version: &str) {
        En: "use a matching rubric, or review the answers against {version} and change the `@…`";
        Vi: "hãy dùng đúng phiên bản bộ tiêu chí, hoặc rà soát câu trả lời theo {version} rồi sửa `@…`";
    }
    pub fn not_period(quote: &str) {
        En: "`{quote}` is not a period";
        Vi: "`{quote}` không phải là kỳ báo cáo hợp lệ";
    }
    pub fn write_period() {
        En: "write a year, half-year, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-09";
        Vi: "hãy viết năm, nửa năm, quý hoặc tháng: 2026, 2026-H1, 2026-Q3, 2026-09";
    }
    pub fn not_asked_of_kind(id: &str, kind_name: &str, reason: &Message) {
        En: "`{id}` is not asked of an agency of kind `{kind_name}`: {reason}";
        Vi: "`{id}` không hỏi đơn vị loại `{kind_name}`: {reason}";
    }
    pub fn correct_kind() {
        En: "remove it, or correct the `kind` of the agency";
        Vi: "hãy bỏ câu này, hoặc sửa `kind` của đơn vị";
    }
    pub fn na_excludes_value() {
        En: "`na` and `value` exclude each other";
        Vi: "`na` và `value` không dùng cùng nhau";
    }
    pub fn question_applies_every_agency() {
        En: "this question applies to every agency that is asked it";
        Vi: "câu hỏi này áp dụng cho mọi đơn vị được hỏi";
    }
    pub fn answer_or_leave_out() {
        En: "answer it, or leave it out if the answer is not known";
        Vi: "hãy trả lời, hoặc bỏ trống nếu chưa có câu trả lời";
    }
    pub fn na_gives_no_reason() { En: "`na` gives no reason"; Vi: "`na` chưa nêu lý do"; }
    pub fn say_why_na() {
        En: "say why the question does not apply: `na: \"…\"`";
        Vi: "hãy nêu lý do không áp dụng: `na: \"…\"`";
    }

    pub fn appraised_by_other_rubric() {
        En: "these appraisals are for another rubric than the sheet, or for another version of it";
        Vi: "kết quả thẩm định này theo bộ tiêu chí khác, hoặc phiên bản khác, so với bảng trả lời";
    }
    pub fn appraised_another(other: &str, one: &str) {
        En: "these appraisals are of {other}, or of another period, not of {one}";
        Vi: "kết quả thẩm định này là của {other}, hoặc của kỳ khác, không phải của {one}";
    }
    pub fn appraisal_is_a_map() {
        En: "`appraised` does not say who found what";
        Vi: "`appraised` chưa cho biết ai thẩm định và kết quả ra sao";
    }
    pub fn write_appraisal() {
        En: "write `appraised: {{value: …, by: …, date: 2026-09-30}}`; `by`, `date`, `evidence` and `note` may be left out";
        Vi: "hãy viết `appraised: {{value: …, by: …, date: 2026-09-30}}`; có thể bỏ `by`, `date`, `evidence` và `note`";
    }

    // What is doubtful, and former ids.
    pub fn not_plausible_between(value: Decimal, least: Decimal, most: Decimal) {
        En: "{value} is hardly plausible here, where {least} to {most} is usual";
        Vi: "{value} khó hợp lý ở đây, thông thường từ {least} đến {most}";
    }
    pub fn not_plausible_from(value: Decimal, least: Decimal) {
        En: "{value} is hardly plausible here, where {least} or more is usual";
        Vi: "{value} khó hợp lý ở đây, thông thường từ {least} trở lên";
    }
    pub fn not_plausible_to(value: Decimal, most: Decimal) {
        En: "{value} is hardly plausible here, where {most} or less is usual";
        Vi: "{value} khó hợp lý ở đây, thông thường không quá {most}";
    }
    pub fn check_number_and_unit() {
        En: "check the number and its unit; it is scored as written";
        Vi: "hãy kiểm tra lại con số và đơn vị tính; điểm vẫn tính theo số đã ghi";
    }
    pub fn answers_do_not_fit(question: &str, other: &str, because: &Message) {
        En: "the answer to `{question}` does not fit that to `{other}`: {because}";
        Vi: "câu trả lời cho `{question}` không khớp với `{other}`: {because}";
    }
    pub fn the_other_answer() { En: "the other answer"; Vi: "câu trả lời kia"; }
    pub fn check_both_answers() {
        En: "check both answers; they are scored as written";
        Vi: "hãy kiểm tra cả hai câu; điểm vẫn tính theo câu trả lời đã ghi";
    }
    pub fn called_by_former_id(former: &str, id: &str) {
        En: "`{former}` is now called `{id}`";
        Vi: "`{former}` nay có mã là `{id}`";
    }
    pub fn write_new_id(id: &str) { En: "it is read as `{id}`"; Vi: "được đọc là `{id}`"; }
    pub fn former_and_new(former: &str, id: &str) {
        En: "`{former}` is the former id of `{id}`, which is answered here, too";
        Vi: "`{former}` là mã cũ của `{id}`, mà câu này cũng đã được trả lời";
    }

    // Values of answers.
    pub fn remove_blanks() {
        En: "remove the blanks around the value";
        Vi: "hãy xóa khoảng trắng quanh giá trị";
    }
    pub fn write_na() {
        En: "write `{{na: \"the reason\"}}`, or leave the question out if it is not answered";
        Vi: "hãy viết `{{na: \"lý do\"}}`, hoặc bỏ trống nếu chưa trả lời";
    }
    pub fn applies_to_all_so_answer() {
        En: "this question applies to every agency that is asked it: answer it, or leave it out for now";
        Vi: "câu hỏi này áp dụng cho mọi đơn vị được hỏi: hãy trả lời, hoặc tạm bỏ trống";
    }
    pub fn not_answer(quote: &str) {
        En: "`{quote}` is not an answer";
        Vi: "`{quote}` không phải là câu trả lời";
    }
    pub fn not_whole_number(number: Decimal) {
        En: "{number} is not a whole number";
        Vi: "{number} không phải là số nguyên";
    }
    pub fn or_without_point(group: Decimal) {
        En: "write {group} if the point groups digits";
        Vi: "hãy viết {group} nếu dấu chấm chỉ phân nhóm chữ số";
    }
    pub fn point_may_group(value: Decimal, group: Decimal) {
        En: "this is read as {value}; if the point groups digits, it is {group}";
        Vi: "số này được đọc là {value}; nếu dấu chấm chỉ phân nhóm chữ số thì là {group}";
    }
    pub fn write_without_doubt(group: Decimal) {
        En: "write {group}, or another number of digits behind the point";
        Vi: "hãy viết {group}, hoặc viết phần thập phân với số chữ số khác";
    }
    pub fn ratio_read_as(of: Decimal, total: Decimal, part: Decimal, whole: Decimal) {
        En: "this is read as {of} of {total}; if points group digits, it is {part} of {whole}";
        Vi: "tỷ lệ này được đọc là {of} trên {total}; nếu dấu chấm chỉ phân nhóm chữ số thì là {part} trên {whole}";
    }
    pub fn leave_points_out() {
        En: "write whole numbers without points";
        Vi: "hãy viết số nguyên, không có dấu chấm";
    }
    pub fn or_points_group(part: Decimal, whole: Decimal) {
        En: "write the part before the total, as in 812/1021; if points group digits, write {part}/{whole}";
        Vi: "hãy viết tử số trước, mẫu số sau, như 812/1021; nếu dấu chấm chỉ phân nhóm chữ số, hãy viết {part}/{whole}";
    }
    pub fn part_is_fractional(value: Decimal) {
        En: "{value} is no whole number, and parts and totals are counted";
        Vi: "{value} không phải là số nguyên, trong khi tử số và mẫu số là số đếm được";
    }
    pub fn count_whole() {
        En: "write how many there are, as in `812/1021`";
        Vi: "hãy viết số lượng, ví dụ `812/1021`";
    }
    pub fn fraction_as_percent(percent: Decimal, other: Decimal) {
        En: "this is read as {percent}%, less than one percent; {other}% may be meant";
        Vi: "số này được đọc là {percent}%, chưa đến một phần trăm; có thể ý bạn là {other}%";
    }
    pub fn write_percent_sign(percent: Decimal, other: Decimal) {
        En: "write {other} if it is {other}%, or `{percent}%` if it is as little as that";
        Vi: "hãy viết {other} nếu là {other}%, hoặc `{percent}%` nếu đúng là ít như vậy";
    }
    pub fn count_alike() {
        En: "check that the part and the total are counted in the same unit";
        Vi: "hãy kiểm tra xem tử số và mẫu số có cùng đơn vị đếm không";
    }
    pub fn text_is_damaged(quote: &str) {
        En: "characters of `{quote}` were lost before the text came here";
        Vi: "`{quote}` có ký tự đã bị mất trước khi đến đây";
    }
    pub fn restore_text() {
        En: "write the text anew, or export it again as UTF-8";
        Vi: "hãy nhập lại, hoặc xuất lại dưới dạng UTF-8";
    }
    pub fn write_decimal_points() {
        En: "write decimal points, as in `812.5/1000`";
        Vi: "hãy viết dấu chấm thập phân, ví dụ `812.5/1000`";
    }
    pub fn write_ratio() {
        En: "write `812/1021`, or `{{of: 812, total: 1021}}`";
        Vi: "hãy viết `812/1021` hoặc `{{of: 812, total: 1021}}`";
    }
    pub fn part_and_total_such_as() {
        En: "a part and its total, such as `812/1021`";
        Vi: "tử số và mẫu số, ví dụ `812/1021`";
    }
    pub fn total_zero() { En: "the total is zero"; Vi: "mẫu số bằng 0"; }
    pub fn nothing_to_count() {
        En: "if there is nothing to count, the question is not applicable: `{{na: \"the reason\"}}`";
        Vi: "nếu không có gì để tính, câu hỏi không áp dụng: `{{na: \"lý do\"}}`";
    }
    pub fn is_negative(value: Decimal) { En: "{value} is negative"; Vi: "{value} là số âm"; }
    pub fn part_above_total(of: Decimal, total: Decimal) {
        En: "the part, {of}, is above the total, {total}";
        Vi: "tử số {of} lớn hơn mẫu số {total}";
    }
    pub fn part_comes_first() {
        En: "write the part before the total, as in 812/1021";
        Vi: "hãy viết tử số trước, mẫu số sau, như 812/1021";
    }
    pub fn title_of(id: &str) {
        En: "that is the title of `{id}`: write `{id}`";
        Vi: "đó là tên của `{id}`: hãy viết `{id}`";
    }
    pub fn list_of_items() { En: "a list of items"; Vi: "danh sách các mục"; }
    pub fn write_ids_brackets() {
        En: "write the ids in brackets: `[a, b]`, or `[]` for none";
        Vi: "hãy viết các mã trong ngoặc vuông: `[a, b]`, hoặc `[]` nếu không có mục nào";
    }
    pub fn separate_items() {
        En: "separate items with `|` in a cell, or write each on its own in a list";
        Vi: "hãy phân cách các mục trong ô bằng `|`, hoặc viết từng mục riêng trong danh sách";
    }
    pub fn listed_twice(id: &str) { En: "`{id}` is listed twice"; Vi: "`{id}` bị liệt kê hai lần"; }
}
