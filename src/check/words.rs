//! Messages of checking files.

use crate::messages;

messages! {
    // Answers to either version of a rubric.
    pub fn fits_neither_version(name: &str) {
        En: "`{name}` fits neither version of the rubric";
        Vi: "`{name}` không khớp với phiên bản nào của bộ tiêu chí";
    }

    // Files.
    pub fn unknown_kind() {
        En: "this is neither a rubric nor an answer sheet nor a list of cases";
        Vi: "đây không phải bộ tiêu chí, tệp trả lời hay danh sách ca kiểm thử";
    }
    pub fn rubric_has_faults(name: &str) {
        En: "its rubric `{name}` has faults of its own, which are shown there";
        Vi: "bộ tiêu chí `{name}` của tệp này có lỗi, được nêu ở chính tệp đó";
    }
}
