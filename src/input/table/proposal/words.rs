//! What a proposed column map says to whoever reads it.

use crate::base::lang::count;
use crate::words;

words! {
    pub fn head(table: &str, tool: &str, rubric: &str) {
        En: "Column map for {table}, proposed by assess {tool} for the rubric {rubric}.";
        Vi: "Tệp ánh xạ cột cho {table}, do assess {tool} đề xuất theo bộ tiêu chí {rubric}.";
    }
    pub fn look() {
        En = "Nothing was scored. Look at every line, above all at those that are not certain.";
        Vi = "Chưa chấm điểm gì. Hãy xem lại từng dòng, nhất là những dòng chưa chắc chắn.";
    }
    pub fn go_on() { En = "Then go on with"; Vi = "Sau đó chạy"; }
    pub fn matched(used: usize, all: usize, row: &str) {
        En: "{used} of {} are matched; the header is row {row}.", count(all, "column", "columns");
        Vi: "Khớp {used}/{all} cột; hàng tiêu đề là hàng {row}.";
    }
    pub fn matched_rows(used: usize, all: usize, column: &str) {
        En: "{used} of {} are matched; the header is column {column}.", count(all, "row", "rows");
        Vi: "Khớp {used}/{all} hàng; cột tiêu đề là cột {column}.";
    }
    pub fn transposed() {
        En = "likely: each agency has a column, and each question a row";
        Vi = "có lẽ đúng: mỗi cơ quan một cột, mỗi câu hỏi một hàng";
    }
    pub fn header_rows() {
        En = "likely: names stand below groups, and both are joined";
        Vi = "có lẽ đúng: tên cột đứng dưới tên nhóm, được ghép lại với nhau";
    }
    pub fn units() {
        En = "likely: units or numbers of columns, and no agency";
        Vi = "có lẽ đúng: hàng đơn vị tính hoặc số thứ tự cột, không phải cơ quan";
    }
    pub fn put_together() {
        En = "likely: they ask different things, or different agencies, and are put together";
        Vi = "có lẽ đúng: các trang hỏi nội dung khác nhau hoặc về cơ quan khác nhau, được gộp lại";
    }
    pub fn said_again() {
        En = "it asks the same of the same agencies, as another period does: score it on its own";
        Vi = "hỏi cùng nội dung, cùng cơ quan, như của một kỳ khác: hãy chấm riêng";
    }
    pub fn sheets_apart(list: &str) {
        En: "Sheets that are left out: {list}";
        Vi: "Các trang bỏ qua: {list}";
    }
    pub fn submitted_twice(who: &str) {
        En: "perhaps: “{who}” has several rows; say which counts, \"first\", \"last\" or {{last_by = \"…\"}}";
        Vi: "có thể: “{who}” có nhiều hàng; hãy chọn hàng được tính, \"first\", \"last\" hoặc {{last_by = \"…\"}}";
    }
    pub fn states() {
        En = "perhaps: rows that say one of these count; keep the words that do";
        Vi = "có thể: chỉ tính các hàng ghi một trong các từ này; giữ lại từ cần tính";
    }
    pub fn no_agencies() {
        En = "perhaps: these rows are sums, and no agencies";
        Vi = "có thể: các hàng này là hàng cộng, không phải cơ quan";
    }
    pub fn unticked(id: &str) {
        En: "some rows tick no item of {id}: if that means none of them, and not no answer, say {id} = {{items = {{…}}, empty = \"none\"}}";
        Vi: "có hàng không đánh dấu mục nào của {id}: nếu nghĩa là không có mục nào chứ không phải chưa trả lời thì ghi {id} = {{items = {{…}}, empty = \"none\"}}";
    }
    pub fn about_one() {
        En = "if the whole table is about one agency, write its name here";
        Vi = "nếu cả bảng chỉ nói về một cơ quan, hãy ghi tên cơ quan ở đây";
    }
    pub fn by_heads() {
        En = "it stands before the answers, and each of its cells is another text";
        Vi = "đứng trước các câu trả lời, mỗi ô một nội dung khác nhau";
    }
    pub fn again(column: &str, key: &str, first: &str) {
        En: "{column} says {key} too, as {first} does: keep the one that counts";
        Vi: "{column} cũng là {key} như {first}: chỉ giữ lại cột được tính";
    }
    pub fn exported() {
        En = "The table comes from a program for surveys that is known; it is read without a map, too.";
        Vi = "Bảng này do một phần mềm khảo sát đã biết xuất ra; không có tệp ánh xạ vẫn đọc được.";
    }
    pub fn left_out() {
        En = "Columns that no question fits. One that is an answer belongs under [columns].";
        Vi = "Các cột không khớp câu hỏi nào. Cột nào là câu trả lời thì chuyển xuống [columns].";
    }
    pub fn added() { En = "added by the program"; Vi = "do phần mềm thêm vào"; }
    pub fn guessed(key: &str) {
        En: "perhaps {key}, see below; to take it, remove the line here";
        Vi: "có thể là {key}, xem bên dưới; nếu đúng thì xóa dòng này";
    }
    pub fn header_row() {
        En = "what stands above is left out";
        Vi = "bỏ qua những gì ở phía trên";
    }
    pub fn comma() {
        En = "numbers have a comma before their fraction";
        Vi = "số dùng dấu phẩy thập phân";
    }
    pub fn encoding(word: &str, others: &str) {
        En: "perhaps: the text is not UTF-8, and a word reads {word} in this{others}";
        Vi: "có thể: văn bản không phải UTF-8, và theo mã này một từ đọc là {word}{others}";
    }
    pub fn certain() { En = "certain"; Vi = "chắc chắn"; }
    pub fn likely() { En = "likely"; Vi = "có lẽ đúng"; }
    pub fn perhaps() { En = "perhaps"; Vi = "có thể"; }
    pub fn by_id() { En = "it has this name"; Vi = "cột mang đúng mã này"; }
    pub fn by_text() { En = "the words of the rubric"; Vi = "đúng lời văn của bộ tiêu chí"; }
    pub fn by_form() {
        En = "its name in a form, which needs no map";
        Vi = "tên của câu hỏi trong biểu mẫu, không cần ánh xạ";
    }
    pub fn near(share: u32, title: &str) {
        En: "{share}% alike: {title}";
        Vi: "giống {share}%: {title}";
    }
    pub fn by_questions() {
        En = "its rows name questions";
        Vi = "các hàng nêu tên câu hỏi";
    }
    pub fn by_kinds() { En = "its cells are kinds of agencies"; Vi = "các ô nêu loại cơ quan"; }
    pub fn filled_down() {
        En = "likely: a blank cell means what stands above it";
        Vi = "có lẽ đúng: ô trống lấy nội dung ô phía trên";
    }
    pub fn several(column: &str, list: &str) {
        En: "{column} is what several questions say: {list}";
        Vi: "{column} là lời của nhiều câu hỏi: {list}";
    }
    pub fn nobody() {
        En = "No column names the agency: write which one does, name = \"…\" or code = \"…\"";
        Vi = "Chưa có cột nào nêu cơ quan: hãy ghi cột tương ứng, name = \"…\" hoặc code = \"…\"";
    }
    pub fn odd(list: &str) {
        En: "cells that say something else: {list}; say what they mean with answers = {{…}}, or mend them";
        Vi: "có ô ghi nội dung khác: {list}; hãy cho biết nghĩa bằng answers = {{…}}, hoặc sửa các ô đó";
    }
    pub fn odd_numbers(list: &str) {
        En: "cells that are no number: {list}";
        Vi: "có ô không phải số: {list}";
    }
    pub fn fractions() {
        En = "its numbers are between 0 and 1: if 0.85 means 85 %, add factor = 100";
        Vi = "các số nằm trong khoảng 0 đến 1: nếu 0,85 nghĩa là 85 % thì thêm factor = 100";
    }
    pub fn odd_kinds(list: &str) {
        En: "kinds that are not known: {list}; say what they are with kind = {{column = \"…\", answers = {{province = [\"…\"]}}}}";
        Vi: "loại cơ quan chưa rõ: {list}; hãy khai báo bằng kind = {{column = \"…\", answers = {{province = [\"…\"]}}}}";
    }
    pub fn missing() { En = "cells without an answer"; Vi = "ô không có câu trả lời"; }
    pub fn not_applicable() {
        En = "cells of questions that do not apply";
        Vi = "ô của câu hỏi không áp dụng";
    }
    pub fn reason() {
        En = "Marked as not applicable in the table";
        Vi = "Bảng ghi là không áp dụng";
    }
    pub fn yes_no() { En = "likely: words for yes and no"; Vi = "có lẽ đúng: các từ chỉ có và không"; }
}
