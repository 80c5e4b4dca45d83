//! The words of notes about settings and rubrics.

use crate::words;

words! {
    pub fn note() { En = "note"; Vi = "lưu ý"; }
    pub fn settings_passed_over(file: &str) {
        En: "`{file}` is not used: settings come from the working directory, or by `--config {file}`";
        Vi: "không dùng `{file}`: thiết lập lấy từ thư mục làm việc, hoặc qua `--config {file}`";
    }
    pub fn earlier_version(id: &str, version: &str, newest: &str) {
        En: "this is `{id}` {version}, as asked for; the newest version, {newest}, has other questions";
        Vi: "đây là `{id}` {version} theo yêu cầu; bản mới nhất, {newest}, có các câu hỏi khác";
    }
    pub fn not_the_builtin(path: &str, id: &str) {
        En: "`{path}` is not the built-in rubric `{id}`, although it has its id";
        Vi: "`{path}` không phải bộ tiêu chí dựng sẵn `{id}`, dù mang cùng mã";
    }
}
