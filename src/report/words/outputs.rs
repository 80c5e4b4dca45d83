//! Messages about which format goes to which file.

use crate::messages;

messages! {
    pub fn unclear_which_file() {
        En: "it is not clear which format goes to which file; write `--format NAME=FILE` for each";
        Vi: "không rõ định dạng nào ghi vào tệp nào; hãy ghi `--format TÊN=TỆP` cho từng định dạng";
    }
    pub fn ending_tells_no_format(shown: &str, known: &str) {
        En: "the ending of `{shown}` does not tell a format; it tells one with {known}, or add `--format`";
        Vi: "phần mở rộng của `{shown}` không cho biết định dạng; hãy dùng {known}, hoặc thêm `--format`";
    }
    pub fn ending_contradicts(shown: &str, name: &str, known: &str) {
        En: "`{shown}` would hold {name}, which its ending contradicts; {name} goes with {known}";
        Vi: "`{shown}` sẽ chứa {name}, trái với phần mở rộng; {name} đi với {known}";
    }
    pub fn would_overwrite_input(shown: &str) {
        En: "`{shown}` is one of the inputs, and is not overwritten; write to another file";
        Vi: "`{shown}` chính là một tệp đầu vào nên không bị ghi đè; hãy ghi vào tệp khác";
    }
    pub fn two_formats_one_file(shown: &str) {
        En: "two formats would be written to `{shown}`";
        Vi: "hai định dạng cùng ghi vào `{shown}`";
    }
    pub fn json_of_one_rubric() {
        En: "--against as JSON is about one rubric; name its file";
        Vi: "--against dạng JSON chỉ nói về một bộ tiêu chí; hãy ghi tên tệp của bộ đó";
    }
    pub fn each_needs_a_folder() {
        En: "--each takes a format and a folder, such as `--each xlsx=forms/`";
        Vi: "--each cần định dạng và thư mục, ví dụ `--each xlsx=phieu/`";
    }
    pub fn two_forms_one_file(one: &str, other: &str, file: &str) {
        En: "the forms of `{one}` and `{other}` would both be called `{file}`; give them codes that differ";
        Vi: "phiếu của `{one}` và `{other}` sẽ cùng tên `{file}`; hãy ghi mã khác nhau cho chúng";
    }
    pub fn two_reports_one_file(one: &str, other: &str, file: &str) {
        En: "the reports of `{one}` and `{other}` would both be called `{file}`; give them codes that differ";
        Vi: "báo cáo của `{one}` và `{other}` sẽ cùng tên `{file}`; hãy ghi mã khác nhau cho chúng";
    }
    pub fn one_format_to_stdout() {
        En: "only one format can go to standard output; write the others to files, as in `json=out.json`";
        Vi: "chỉ một định dạng được in ra đầu ra chuẩn; hãy ghi các định dạng khác ra tệp, ví dụ `json=ketqua.json`";
    }
}
