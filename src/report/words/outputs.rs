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
}
