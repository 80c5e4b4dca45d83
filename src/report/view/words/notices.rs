//! The words of notes about settings, rubrics and files.

use crate::base::lang::count;
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
    pub fn unknown_skipped(files: usize) {
        En: "{} skipped: no rubric, answer sheet, list of cases or column map", count(files, "file", "files");
        Vi: "bỏ qua {files} tệp không phải bộ tiêu chí, tệp trả lời, ca kiểm thử hay ánh xạ cột";
    }
    pub fn left_out_by_ignore_files(places: usize) {
        En: "{} left out by ignore files (.gitignore, .ignore)", count(places, "file or folder", "files and folders");
        Vi: "{places} tệp và thư mục bị bỏ qua theo tệp ignore (.gitignore, .ignore)";
    }
}
