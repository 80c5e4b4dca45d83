//! Messages about faults of YAML.

use crate::messages;

pub use crate::syntax::words::{empty_file, remove_character, text_follows_closing_quote, too_deep};

messages! {
    pub fn second_document() {
        En: "a second YAML document begins here";
        Vi: "ở đây bắt đầu một tài liệu YAML thứ hai";
    }
    pub fn one_document_a_file() {
        En: "put each document in a file of its own";
        Vi: "hãy tách mỗi tài liệu thành một tệp riêng";
    }
    pub fn complex_key() { En: "a key is a list or a map here"; Vi: "khóa ở đây là danh sách hoặc nhóm khóa"; }
    pub fn key_is_a_word() {
        En: "a key is a single word; quote it if it begins with `[` or `{{`";
        Vi: "khóa phải là một từ; hãy đặt trong dấu nháy nếu bắt đầu bằng `[` hoặc `{{`";
    }
    pub fn alias_contains_itself() { En: "the alias contains itself"; Vi: "bí danh chứa chính nó"; }
    pub fn merge_key() { En: "merge keys (`<<`) are not read"; Vi: "không hỗ trợ khóa gộp (`<<`)"; }
    pub fn write_keys_out() { En: "write the keys out"; Vi: "hãy viết đầy đủ các khóa"; }
    pub fn too_many_values_of_aliases(max_nodes: usize) {
        En: "more than {max_nodes} values, aliases written out";
        Vi: "quá {max_nodes} giá trị, tính cả bí danh được triển khai";
    }
    pub fn tag() { En: "YAML tags are not read"; Vi: "không hỗ trợ thẻ (tag) YAML"; }
    pub fn remove_tag() {
        En: "remove the `!…` before the value; quote the value if it is a text";
        Vi: "hãy bỏ `!…` trước giá trị; đặt giá trị trong dấu nháy nếu là văn bản";
    }
    pub fn tab() { En: "a tab stands where YAML needs spaces"; Vi: "có ký tự tab ở chỗ YAML cần dấu cách"; }
    pub fn indent_with_spaces() { En: "indent with spaces"; Vi: "hãy thụt lề bằng dấu cách"; }
    pub fn misaligned() {
        En: "this line does not fit the lines above it";
        Vi: "dòng này không khớp với các dòng phía trên";
    }
    pub fn align() {
        En: "align it with the keys of its group, and check for a missing `:`";
        Vi: "hãy căn thẳng hàng với các khóa cùng nhóm và kiểm tra dấu `:` còn thiếu";
    }
    pub fn colon_inside_value() { En: "a `: ` inside a value"; Vi: "giá trị này có dấu `: ` ở giữa"; }
    pub fn value_and_lines_below(key: &str) {
        En: "`{key}` has a value, and lines below it as well";
        Vi: "`{key}` đã có giá trị mà bên dưới lại có thêm dòng con";
    }
    pub fn one_place_for_the_value(key: &str, below: &str) {
        En: "write the value after `{below}:`, and nothing after `{key}:`";
        Vi: "hãy ghi giá trị sau `{below}:` và để trống sau `{key}:`";
    }
    pub fn lines_below() { En: "the lines below it begin here"; Vi: "các dòng con bắt đầu ở đây"; }
    pub fn quote_whole_value() { En: "put the whole value in quotes"; Vi: "hãy đặt cả giá trị trong dấu nháy"; }
    pub fn brace_not_closed() {
        En: "a `{{` is not closed, or a `,` is missing before here";
        Vi: "thiếu `}}` hoặc thiếu dấu `,` trước chỗ này";
    }
    pub fn close_brace() { En: "close it with `}}`"; Vi: "hãy đóng bằng `}}`"; }
    pub fn bracket_not_closed() {
        En: "a `[` is not closed, or a `,` is missing before here";
        Vi: "thiếu `]` hoặc thiếu dấu `,` trước chỗ này";
    }
    pub fn opened_here() { En: "opened here"; Vi: "mở ở đây"; }
    pub fn close_bracket() { En: "close it with `]`"; Vi: "hãy đóng bằng `]`"; }
    pub fn bracket_without_partner() { En: "this bracket has no partner"; Vi: "dấu ngoặc này không có cặp"; }
    pub fn close_brackets() {
        En: "close every `[` with `]` and every `{{` with `}}`; quote a text that begins with a bracket";
        Vi: "hãy đóng mỗi `[` bằng `]`, mỗi `{{` bằng `}}`; đặt văn bản bắt đầu bằng ngoặc trong dấu nháy";
    }
    pub fn quote_not_closed() {
        En: "a quoted text is not closed, or goes on with too little indentation";
        Vi: "dấu nháy chưa được đóng, hoặc dòng tiếp theo thụt lề chưa đủ";
    }
    pub fn close_quote() {
        En: "close the quote on the line where it began";
        Vi: "hãy đóng dấu nháy trên cùng dòng";
    }
    pub fn one_pair_of_quotes() {
        En: "put the whole value in one pair of quotes";
        Vi: "hãy đặt cả giá trị trong một cặp dấu nháy";
    }
    pub fn unknown_escape() {
        En: "an escape that YAML does not have";
        Vi: "ký tự thoát không hợp lệ trong YAML";
    }
    pub fn write_backslash() {
        En: "write `\\\\` for a backslash, or use single quotes";
        Vi: "hãy viết `\\\\` cho dấu gạch chéo ngược hoặc dùng nháy đơn";
    }
    pub fn list_entry_here() {
        En: "a list entry `-` cannot stand here";
        Vi: "mục danh sách `-` không thể đứng ở đây";
    }
    pub fn begin_list_on_own_line() {
        En: "begin the list on a line of its own; leave a question without an answer empty";
        Vi: "hãy bắt đầu danh sách ở dòng riêng; câu chưa trả lời thì để trống";
    }
    pub fn alias_without_anchor() {
        En: "an alias without an anchor before it";
        Vi: "bí danh không có neo phía trước";
    }
    pub fn quote_text_with_star() {
        En: "quote the value if it is a text that begins with `*`";
        Vi: "hãy đặt giá trị trong dấu nháy nếu văn bản bắt đầu bằng `*`";
    }
    pub fn begins_with_star() { En: "a value begins with `*` or `&`"; Vi: "giá trị bắt đầu bằng `*` hoặc `&`"; }
    pub fn put_in_quotes() { En: "put it in quotes"; Vi: "hãy đặt trong dấu nháy"; }
    pub fn value_cannot_begin(character: char) {
        En: "a value cannot begin with `{character}`";
        Vi: "giá trị không thể bắt đầu bằng `{character}`";
    }
    pub fn control_character(shown: &str) {
        En: "the control character {shown}";
        Vi: "ký tự điều khiển {shown}";
    }
    pub fn as_said(info: &str) { En: "{info}"; Vi: "lỗi cú pháp YAML ({info})"; }
}
