//! Messages of the errors of the tool.

use crate::base::lang::{Message, count};
use crate::messages;

messages! {
    pub fn cannot_read(path: &str, why: &Message) {
        En: "cannot read `{path}`: {why}";
        Vi: "không đọc được `{path}`: {why}";
    }
    pub fn cannot_write(path: &str, why: &Message) {
        En: "cannot write `{path}`: {why}";
        Vi: "không ghi được `{path}`: {why}";
    }
    pub fn no_builtin_rubric(id: &str, near: &str) {
        En: "there is no built-in rubric `{id}`; did you mean `{near}`?";
        Vi: "không có bộ tiêu chí dựng sẵn `{id}`; có phải ý bạn là `{near}`?";
    }
    pub fn neither_builtin_nor_file(id: &str) {
        En: "there is neither a built-in rubric `{id}` nor a file `rubrics/{id}.yaml`; for a file elsewhere, \
             write its path, such as `./{id}.yaml`";
        Vi: "không có bộ tiêu chí dựng sẵn `{id}`, cũng không có tệp `rubrics/{id}.yaml`; nếu là tệp ở nơi \
             khác, hãy ghi đường dẫn, ví dụ `./{id}.yaml`";
    }
    pub fn no_rubric(path: &str) {
        En: "`{path}` is no rubric: a rubric is a YAML file with `rubric`, `stages` and `dimensions`";
        Vi: "`{path}` không phải bộ tiêu chí: bộ tiêu chí là tệp YAML có `rubric`, `stages` và `dimensions`";
    }
    pub fn cannot_be_used(file: &str) { En: "`{file}` cannot be used"; Vi: "không dùng được `{file}`"; }
    pub fn too_many_for_reports(max_agencies: usize) {
        En: "these are more than {max_agencies} agencies, too many for a report of all of them; write rows instead: \
             `--format csv=FILE` or `--format jsonl=FILE`";
        Vi: "có hơn {max_agencies} đơn vị, quá nhiều cho một báo cáo chung; hãy ghi từng dòng: \
             `--format csv=TỆP` hoặc `--format jsonl=TỆP`";
    }
    pub fn too_many_to_draw(most: usize) {
        En: "`--robustness` draws the ranks of at most {}, since what is counted grows with the square of their number; draw \
             those of one kind or one region", count(most, "agency", "agencies");
        Vi: "`--robustness` chỉ rút thứ hạng của tối đa {most} đơn vị vì khối lượng đếm tăng theo bình phương số đơn vị; hãy chạy \
             riêng từng loại đơn vị hoặc từng vùng";
    }
    pub fn too_many_for_files(max_agencies: usize) {
        En: "these are more than {max_agencies} agencies, too many for `--each` in one run; name fewer inputs a run, such \
             as one folder at a time";
        Vi: "có hơn {max_agencies} đơn vị, quá nhiều cho `--each` trong một lần chạy; mỗi lần hãy nêu ít đầu vào hơn, \
             ví dụ từng thư mục một";
    }
    pub fn no_such_file() { En: "there is no such file or folder"; Vi: "không có tệp hoặc thư mục này"; }
    pub fn permission_denied() { En: "permission denied"; Vi: "không có quyền truy cập"; }
    pub fn is_a_folder() { En: "it is a folder, not a file"; Vi: "đây là thư mục, không phải tệp"; }
    pub fn disk_full() { En: "the disk is full"; Vi: "đĩa đã đầy"; }
    pub fn file_may_not_grow() {
        En: "files may not grow so large here (`ulimit -f`)";
        Vi: "hệ thống không cho tệp lớn đến thế (`ulimit -f`)";
    }
    pub fn pattern_not_understood(source: &str) {
        En: "the pattern is not understood: {source}";
        Vi: "không hiểu mẫu: {source}";
    }
    pub fn pattern_too_large(pattern: &str) {
        En: "the pattern `{pattern}` is too long, or has too many braces in braces; name a folder instead";
        Vi: "mẫu `{pattern}` quá dài, hoặc có quá nhiều ngoặc nhọn lồng nhau; hãy ghi một thư mục";
    }
    pub fn ignores_not_read(path: &str) {
        En: "`{path}` is not looked into: its `.ignore`, `.gitignore` or `.git/info/exclude` is no file, or is \
             larger than 1 MiB";
        Vi: "không đọc thư mục `{path}`: tệp `.ignore`, `.gitignore` hoặc `.git/info/exclude` trong đó không \
             phải tệp thường, hoặc lớn hơn 1 MiB";
    }
    pub fn nothing_matches(pattern: &str) {
        En: "nothing matches `{pattern}`";
        Vi: "không có tệp nào khớp với `{pattern}`";
    }
    pub fn sheets_of_other_rubric(id: &str) {
        En: "the sheets are for `{id}`, which is not built in; score them with `--rubric {id}`";
        Vi: "các bảng trả lời dành cho `{id}`, không phải bộ dựng sẵn; hãy chấm bằng `--rubric {id}`";
    }
}
