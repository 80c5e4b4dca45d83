//! Messages about choosing a rubric, about settings and about texts.

use crate::base::lang::Message;
use crate::messages;

pub use crate::syntax::words::did_you_mean;

messages! {
    // Choosing a rubric.
    pub fn name_it_if_trusted(sheet: &str, path: &str) {
        En: "if you trust that file, name it yourself: `assess {sheet} --rubric {path}`";
        Vi: "nếu tin cậy tệp đó, hãy tự nêu: `assess {sheet} --rubric {path}`";
    }
    pub fn sheet_chooses_file(quote: &str) {
        En: "a sheet cannot choose a file as its rubric: `{quote}` is not opened";
        Vi: "tệp trả lời không được tự chọn một tệp làm bộ tiêu chí: `{quote}` không được mở";
    }
    pub fn sheet_without_rubric(id: &str) {
        En: "this sheet names no rubric, and the others name `{id}`";
        Vi: "bảng trả lời này không nêu bộ tiêu chí, còn các bảng khác nêu `{id}`";
    }
    pub fn add_rubric(id: &str) {
        En: "add `rubric: {id}` to it, or score all of them with `--rubric {id}`";
        Vi: "hãy thêm `rubric: {id}`, hoặc chấm tất cả bằng `--rubric {id}`";
    }

    // Settings.
    pub fn output_is_no_setting() {
        En: "`output` is no longer a setting, and nothing is written there";
        Vi: "`output` không còn là một thiết lập, và không có gì được ghi vào đó";
    }
    pub fn name_file_with_o() {
        En: "remove it, and name the file with `-o`";
        Vi: "hãy xóa dòng này và nêu tệp bằng `-o`";
    }

    // Texts.
    pub fn missing_in_first_language(code: &str) {
        En: "the text is missing in the rubric's first language, `{code}`";
        Vi: "thiếu văn bản bằng ngôn ngữ đầu tiên của bộ tiêu chí, `{code}`";
    }
    pub fn provinces_lists_all() {
        En: "`assess provinces` lists all of them";
        Vi: "`assess provinces` liệt kê tất cả";
    }
    pub fn no_province(word: &str, hint: &Message) {
        En: "no province has the code or name `{word}`; {hint}";
        Vi: "không có tỉnh, thành phố nào mang mã hoặc tên `{word}`; {hint}";
    }
}
