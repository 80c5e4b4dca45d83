//! Messages about parts that cannot be merged.

use crate::base::lang::{Message, count};
use crate::messages;

messages! {
    pub fn no_part(part: &str, why: &Message) {
        En: "{part}: {why}";
        Vi: "{part}: {why}";
    }
    pub fn neither_lines_nor_table(part: &str) {
        En: "{part} is neither JSON Lines nor CSV of `assess batch`";
        Vi: "{part} không phải JSON Lines hay CSV do `assess batch` ghi";
    }
    pub fn no_result() {
        En: "the line is no result of `assess batch --format jsonl`";
        Vi: "dòng không phải kết quả của `assess batch --format jsonl`";
    }
    pub fn answers_are_scored_first() {
        En: "the lines are answers; `assess batch` scores them, and merge joins what it writes";
        Vi: "các dòng là câu trả lời; `assess batch` chấm điểm, còn merge ghép kết quả của lệnh đó";
    }
    pub fn no_json(fault: &str) {
        En: "the line is no JSON: {fault}";
        Vi: "dòng không phải JSON: {fault}";
    }
    pub fn cut_off() {
        En: "the part ends in the middle of a line: it was cut off";
        Vi: "tệp kết thúc giữa dòng: tệp đã bị cắt cụt";
    }
    pub fn line_too_long(most: u64) {
        En: "the line has more than {most} MiB";
        Vi: "dòng dài hơn {most} MiB";
    }
    pub fn cannot_go_on(fault: &str) {
        En: "cannot be read: {fault}";
        Vi: "không đọc được: {fault}";
    }
    pub fn other_version(found: &str, known: u32) {
        En: "the result is of version {found} of the format, and this program reads version {known}";
        Vi: "kết quả thuộc phiên bản định dạng {found}, còn chương trình này đọc phiên bản {known}";
    }
    pub fn other_tool(found: &str, own: &str) {
        En: "the part was made by assess {found}, and this is {own}: make it again";
        Vi: "tệp do assess {found} tạo ra, còn đây là {own}: hãy chạy lại batch";
    }
    pub fn lines_and_tables() {
        En: "JSON Lines and CSV cannot be merged";
        Vi: "không ghép được JSON Lines với CSV";
    }
    pub fn other_columns() {
        En: "the columns of the CSV differ";
        Vi: "các cột của CSV khác nhau";
    }
    pub fn other_rubric(id: &str, version: &str, digest: &str) {
        En: "the rubric is `{id}` {version} ({digest})";
        Vi: "bộ tiêu chí là `{id}` {version} ({digest})";
    }
    pub fn other_extras() {
        En: "the parts were made with other `--robustness`, `--seed` or `--plans`";
        Vi: "các tệp được tạo với `--robustness`, `--seed` hoặc `--plans` khác nhau";
    }
    pub fn other_appraisals() {
        En: "the appraiser's own file is another";
        Vi: "tệp thẩm định riêng khác nhau";
    }
    pub fn of_another_run(parts: &str, first: &str, why: &Message) {
        En: "{parts}: not of the same run as {first}: {why}";
        Vi: "{parts}: không cùng một lần chấm với {first}: {why}";
    }
    pub fn no_rubric(id: &str, version: &str) {
        En: "the rubric `{id}` {version} of the parts is not built in; name it with `--rubric FILE`";
        Vi: "bộ tiêu chí `{id}` {version} của các tệp không dựng sẵn; hãy chỉ rõ bằng `--rubric TỆP`";
    }
    pub fn other_digest(id: &str, version: &str, wanted: &str, found: &str) {
        En: "the parts were made with another `{id}` {version}: its digest is {wanted}, and that of the rubric at hand {found}; name the right one with `--rubric FILE`";
        Vi: "các tệp được chấm bằng `{id}` {version} khác: mã băm là {wanted}, còn của bộ tiêu chí hiện có là {found}; hãy chỉ rõ bằng `--rubric TỆP`";
    }
    pub fn other_questions() {
        En: "the line does not answer the questions of the rubric in their order";
        Vi: "dòng không trả lời các câu hỏi của bộ tiêu chí theo đúng thứ tự";
    }
    pub fn wrong_answer(fault: &Message) {
        En: "the line has an answer that no sheet can have: {fault}";
        Vi: "dòng có câu trả lời không thể có trong phiếu: {fault}";
    }
    pub fn no_row() {
        En: "the row is no CSV: a quote where none may be, or no UTF-8";
        Vi: "hàng không phải CSV: dấu nháy sai chỗ hoặc không phải UTF-8";
    }
    pub fn other_cells(found: usize, wanted: usize) {
        En: "the row has {}, and the header {wanted}", count(found, "cell", "cells");
        Vi: "hàng có {found} ô, còn hàng tiêu đề có {wanted}";
    }
}
