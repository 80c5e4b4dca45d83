//! Messages of checking files.

use crate::base::lang::Message;
use crate::messages;

messages! {
    pub fn no_such_period(period: &str) {
        En: "`{period}` is no period; write one like 2026, 2026-H1, 2026-Q3 or 2026-09";
        Vi: "`{period}` không phải kỳ đánh giá; hãy ghi như 2026, 2026-H1, 2026-Q3 hoặc 2026-09";
    }
    // Versions of a rubric.
    pub fn no_rubric_given() { En: "no rubric is given"; Vi: "chưa nêu bộ tiêu chí"; }
    pub fn not_compared(path: &str, why: &Message) {
        En: "`{path}` is compared with nothing: {why}";
        Vi: "không so sánh `{path}` với phiên bản nào: {why}";
    }
    pub fn nothing_compared() { En: "no rubric could be compared"; Vi: "không so sánh được bộ tiêu chí nào"; }
    pub fn revision_taken(revision: &str) {
        En: "`{revision}` is taken for the git revision; the file is `./{revision}`";
        Vi: "`{revision}` được hiểu là phiên bản git; muốn dùng tệp, hãy ghi `./{revision}`";
    }
    pub fn another_rubric(old: &str, new: &str) {
        En: "the sheet was written for `{old}`, and `{new}` is another rubric: a sheet is brought to another version of its own";
        Vi: "tệp trả lời dùng bộ tiêu chí `{old}`, còn `{new}` là bộ khác: chỉ chuyển được sang phiên bản khác của cùng bộ tiêu chí";
    }
    pub fn old_version_is_missing(id: &str, version: &str) {
        En: "the version of `{id}` that the sheet names is not at hand, only {version}: name its file with `--against`";
        Vi: "không có phiên bản của `{id}` mà tệp trả lời nêu, chỉ có {version}: hãy chỉ ra tệp của phiên bản đó bằng `--against`";
    }
    pub fn fits_neither_version(name: &str) {
        En: "`{name}` fits neither version of the rubric";
        Vi: "`{name}` không khớp với phiên bản nào của bộ tiêu chí";
    }

    pub fn version_says_too_little(was: &str, is: &str, least: &str) {
        En: "{was} → {is} does not say enough: the changes need at least {least}";
        Vi: "{was} → {is} chưa phản ánh hết thay đổi: cần ít nhất {least}";
    }

    // Files.
    pub fn nothing_to_check() {
        En: "no rubric, answer sheet or case file is there";
        Vi: "không có bộ tiêu chí, tệp trả lời hay tệp ca kiểm thử nào";
    }
    pub fn unknown_kind() {
        En: "this is neither a rubric nor an answer sheet nor a list of cases nor a column map nor a table of costs";
        Vi: "đây không phải bộ tiêu chí, tệp trả lời, danh sách ca kiểm thử, tệp ánh xạ cột hay bảng chi phí";
    }
    pub fn table_of_answers() {
        En: "this is a table of answers, and `check` looks into files of one sheet";
        Vi: "đây là bảng câu trả lời, còn `check` chỉ xem tệp trả lời của một đơn vị";
    }
    pub fn check_table_by_batch(file: &str) {
        En: "`assess batch {file}` says everything that is wrong or doubtful with each row; `--rubric` names its rubric";
        Vi: "`assess batch {file}` nêu mọi lỗi và điểm đáng ngờ của từng hàng; `--rubric` chỉ bộ tiêu chí";
    }
    pub fn cases_of_which_rubric() {
        En: "these cases do not say which rubric they are for";
        Vi: "các ca kiểm thử này không nêu dành cho bộ tiêu chí nào";
    }
    pub fn name_rubric_of_cases() {
        En: "call the file `NAME.cases.yaml` beside `NAME.yaml`, or add `rubric: ID`";
        Vi: "hãy đặt tên tệp là `TÊN.cases.yaml` cạnh `TÊN.yaml`, hoặc thêm `rubric: MÃ`";
    }
    pub fn rubric_has_faults(name: &str) {
        En: "its rubric `{name}` has faults of its own, which are shown there";
        Vi: "bộ tiêu chí `{name}` của tệp này có lỗi, được nêu ở chính tệp đó";
    }
}
