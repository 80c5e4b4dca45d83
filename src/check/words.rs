//! Messages of checking files.

use crate::messages;

messages! {
    // Answers to either version of a rubric.
    pub fn fits_neither_version(name: &str) {
        En: "`{name}` fits neither version of the rubric";
        Vi: "`{name}` không khớp với phiên bản nào của bộ tiêu chí";
    }

    pub fn version_says_too_little(was: &str, is: &str, least: &str) {
        En: "{was} → {is} does not say enough: the changes need at least {least}";
        Vi: "{was} → {is} chưa phản ánh hết thay đổi: cần ít nhất {least}";
    }

    // Files.
    pub fn unknown_kind() {
        En: "this is neither a rubric nor an answer sheet nor a list of cases nor a column map";
        Vi: "đây không phải bộ tiêu chí, tệp trả lời, danh sách ca kiểm thử hay tệp ánh xạ cột";
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
