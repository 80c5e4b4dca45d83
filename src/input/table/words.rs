//! Messages about faults of a table.

use crate::base::lang::count;
use crate::messages;

pub use crate::syntax::words::{
    empty_file, first_given_here, keep_one, not_utf8, text_follows_closing_quote,
};

messages! {
    // Text of cells.
    pub fn save_as_utf8_in_excel() {
        En: "save the file as UTF-8 (in Excel: “CSV UTF-8”)";
        Vi: "hãy lưu tệp dưới dạng UTF-8 (trong Excel: “CSV UTF-8”)";
    }
    pub fn quote_not_closed() { En: "the quote is not closed"; Vi: "dấu nháy chưa được đóng"; }
    pub fn quote_whole_cell() {
        En: "put the whole cell in quotes, and write a quote inside as two";
        Vi: "hãy đặt cả ô trong dấu nháy, và viết dấu nháy bên trong thành hai dấu";
    }

    // Columns.
    pub fn more_than_columns(max_columns: usize) {
        En: "more than {max_columns} columns";
        Vi: "quá {max_columns} cột";
    }
    pub fn question_in_table_of_rows(quote: &str) {
        En: "`{quote}` is a question, and this table has a row for each question";
        Vi: "`{quote}` là câu hỏi, trong khi bảng này có mỗi câu hỏi một hàng";
    }
    pub fn write_answers_under_value() {
        En: "write its answers in the column `value`, or leave the column `question` out";
        Vi: "hãy ghi câu trả lời ở cột `value`, hoặc bỏ cột `question`";
    }
    pub fn column_needs_column_question(quote: &str) {
        En: "the column `{quote}` needs a column `question`";
        Vi: "cột `{quote}` cần có cột `question`";
    }
    pub fn table_of_columns_calls_it(quote: &str) {
        En: "in a table with a column for each question it is called `<question>.{quote}`";
        Vi: "trong bảng mà mỗi câu hỏi là một cột, cột này có tên `<câu hỏi>.{quote}`";
    }
    pub fn name_it_in_a_map() {
        En: "name it in a column map, under `[columns]` or `ignore`";
        Vi: "hãy khai báo cột này trong tệp ánh xạ cột, ở `[columns]` hoặc `ignore`";
    }
    pub fn near_or_in_a_map(near: &str) {
        En: "did you mean `{near}`? Otherwise name it in a column map, under `[columns]` or `ignore`";
        Vi: "có phải ý bạn là `{near}`? Nếu không, hãy khai báo cột này trong tệp ánh xạ cột, ở `[columns]` hoặc `ignore`";
    }
    pub fn header_seems_lower(line: usize) {
        En: "the header seems to be row {line}";
        Vi: "hàng tiêu đề có vẻ là hàng {line}";
    }
    pub fn remove_rows_above(line: usize) {
        En: "delete the title and whatever else stands above row {line}";
        Vi: "hãy xóa tên bảng và những gì nằm trên hàng {line}";
    }
    pub fn two_columns(quote: &str) { En: "there are two columns `{quote}`"; Vi: "có hai cột `{quote}`"; }
    pub fn columns_mean_the_same(first: &str, quote: &str) {
        En: "the columns `{first}` and `{quote}` mean the same";
        Vi: "hai cột `{first}` và `{quote}` có cùng một nghĩa";
    }
    pub fn table_says_this_itself(name: &str) {
        En: "the table says this in its column `{name}`";
        Vi: "bảng đã có thông tin này ở cột `{name}`";
    }
    pub fn leave_constant_out() {
        En: "leave the constant out, or put the column under `ignore`";
        Vi: "hãy bỏ hằng số này, hoặc đưa cột vào `ignore`";
    }
    pub fn no_column_names_the_agency() {
        En: "no column names the agency";
        Vi: "không có cột nào nêu cơ quan";
    }
    pub fn add_a_name_column() {
        En: "add a column `name` or `code`, or say in a column map which column it is";
        Vi: "hãy thêm cột `name` hoặc `code`, hoặc khai báo cột tương ứng trong tệp ánh xạ cột";
    }
    pub fn no_value_column() { En: "there is no column `value`"; Vi: "thiếu cột `value`"; }
    pub fn answers_stand_in_value_column() {
        En: "a table with a column `question` has the answers in a column `value`";
        Vi: "bảng có cột `question` ghi câu trả lời ở cột `value`";
    }
    pub fn no_column_is_a_question(id: &str) {
        En: "no column is a question of the rubric `{id}`";
        Vi: "không có cột nào là câu hỏi của bộ tiêu chí `{id}`";
    }
    pub fn name_columns_after_questions() {
        En: "name the columns after the questions, or say in a column map which is which";
        Vi: "hãy đặt tên cột theo mã câu hỏi, hoặc khai báo trong tệp ánh xạ cột";
    }

    // Cutting a text into records.
    pub fn record_too_large(limit: usize) {
        En: "a record is larger than {limit} MiB";
        Vi: "một bản ghi lớn hơn {limit} MiB";
    }
    pub fn quote_perhaps_not_closed() {
        En: "is a quote `\"` not closed, on this line or below?";
        Vi: "có dấu nháy `\"` nào chưa được đóng ở dòng này hoặc bên dưới không?";
    }
    pub fn no_element_here() {
        En: "the list of JSON is broken here: between its records stands one comma, and behind its last bracket nothing";
        Vi: "danh sách JSON bị hỏng ở đây: giữa các bản ghi có đúng một dấu phẩy, và sau dấu ngoặc cuối không còn gì";
    }
    pub fn list_not_closed() {
        En: "the list of JSON does not end; is the file cut off?";
        Vi: "danh sách JSON chưa kết thúc; có phải tệp bị cắt không?";
    }
    pub fn one_sheet_a_line() {
        En: "each answer sheet stands on a line of its own";
        Vi: "mỗi tệp trả lời phải nằm trên một dòng riêng";
    }

    // What a workbook may hold.
    pub fn too_many_files(max_entries: usize) {
        En: "the workbook holds more than {max_entries} files";
        Vi: "sổ tính chứa quá {max_entries} tệp bên trong";
    }
    pub fn unpacks_too_large(limit: u64) {
        En: "the workbook unpacks to more than {limit} MiB";
        Vi: "sổ tính giải nén ra hơn {limit} MiB";
    }
    pub fn unpacks_too_many_times(max_ratio: u64) {
        En: "the workbook unpacks to more than {max_ratio} times its size";
        Vi: "sổ tính giải nén ra hơn {max_ratio} lần kích thước tệp";
    }
    pub fn part_too_large() {
        En: "a part of the workbook is too large to be held in memory";
        Vi: "một phần của sổ tính quá lớn, không thể giữ trong bộ nhớ";
    }
    pub fn too_many_strings() {
        En: "the workbook has too many strings, styles or names";
        Vi: "sổ tính có quá nhiều chuỗi, kiểu hoặc tên";
    }
    pub fn cell_too_large() {
        En: "a cell of the workbook is larger than any answer";
        Vi: "một ô của sổ tính lớn hơn mọi câu trả lời";
    }
    pub fn not_xlsx_workbook() { En: "this is not an XLSX workbook"; Vi: "đây không phải sổ tính XLSX"; }
    pub fn workbook_written_oddly() {
        En: "the workbook is written in a way that is not read";
        Vi: "sổ tính được ghi theo cách không được hỗ trợ";
    }
    pub fn workbook_damaged(why: &str) { En: "the workbook is damaged: {why}"; Vi: "sổ tính bị hỏng: {why}"; }

    // Column maps.
    pub fn table_has_no_column(quote: &str) {
        En: "the table has no column `{quote}`";
        Vi: "bảng không có cột `{quote}`";
    }
    pub fn not_applicable_gives_no_reason() {
        En: "`not_applicable` gives no reason";
        Vi: "`not_applicable` chưa nêu lý do";
    }
    pub fn say_reason() {
        En: "say with `reason = \"…\"` why these questions do not apply";
        Vi: "hãy nêu lý do không áp dụng bằng `reason = \"…\"`";
    }
    pub fn column_named_twice(quote: &str) {
        En: "the column `{quote}` is named twice";
        Vi: "cột `{quote}` được khai báo hai lần";
    }
    pub fn column_said_before(other: &str) {
        En: "the column `{other}` is already said to be this";
        Vi: "đã khai báo cột `{other}` cho mục này";
    }

    // Rows of one agency.
    pub fn rows_too_large(limit: usize) {
        En: "the rows of one agency are larger than {limit} MiB";
        Vi: "các hàng của một cơ quan lớn hơn {limit} MiB";
    }

    // Rows and cells.
    pub fn ragged_row(given: usize, wanted: usize) {
        En: "the row has {}, and the header {wanted}", count(given, "cell", "cells");
        Vi: "hàng có {given} ô, còn hàng tiêu đề có {wanted} ô";
    }
    pub fn row_ends_early(given: usize, wanted: usize) {
        En: "the row ends after {}, and the header has {wanted}", count(given, "cell", "cells");
        Vi: "hàng chỉ có {given} ô rồi hết, còn hàng tiêu đề có {wanted} ô";
    }
    pub fn row_is_cut() {
        En: "is the line cut off? Empty cells at its end need their delimiters too";
        Vi: "có phải dòng bị cắt? Ô trống ở cuối dòng cũng cần có dấu phân cách";
    }
    pub fn say_decimal() {
        En: "in a table with semicolons this is taken for neither: write `decimal = \",\"` or `decimal = \".\"` in a column map";
        Vi: "trong bảng dùng dấu chấm phẩy, số này không được đoán: hãy ghi `decimal = \",\"` hoặc `decimal = \".\"` trong tệp ánh xạ cột";
    }
    pub fn point_where_commas_are(quote: &str) {
        En: "`{quote}` has a decimal point, and the column map says `decimal = \",\"`";
        Vi: "`{quote}` có dấu chấm thập phân, trong khi tệp ánh xạ cột ghi `decimal = \",\"`";
    }
    pub fn mend_cell_or_map() {
        En: "write a comma, or change the map";
        Vi: "hãy viết dấu phẩy, hoặc sửa tệp ánh xạ cột";
    }
    pub fn other_sheets(list: &str) {
        En: "the workbook has further sheets with cells, which were not read: {list}";
        Vi: "sổ tính còn các trang khác có dữ liệu, không được đọc: {list}";
    }
    pub fn name_the_sheet() {
        En: "`--sheet NAME` says which sheet to read";
        Vi: "`--sheet TÊN` cho biết trang cần đọc";
    }
    pub fn hidden_rows(rows: usize) {
        En: "the sheet has {}, which were read like the others", count(rows, "hidden or filtered row", "hidden or filtered rows");
        Vi: "trang tính có {rows} hàng bị ẩn hoặc bị lọc, vẫn được đọc như các hàng khác";
    }
    pub fn show_or_delete_rows() {
        En: "show the rows, or delete those that do not belong to the table";
        Vi: "hãy hiện các hàng đó, hoặc xóa những hàng không thuộc bảng";
    }
    pub fn quote_cell_with_delimiter() {
        En: "put a cell that holds the delimiter in quotes";
        Vi: "hãy đặt ô có chứa dấu phân cách trong dấu nháy";
    }
    pub fn rows_disagree(name: &str, other: &str, one: &str) {
        En: "`{name}` is `{other}` here and `{one}` in another row of this agency";
        Vi: "`{name}` ở đây là `{other}`, còn ở hàng khác của cùng cơ quan là `{one}`";
    }
    pub fn said_here() { En: "said here"; Vi: "ghi ở đây"; }
    pub fn row_names_no_question() { En: "the row names no question"; Vi: "hàng không nêu câu hỏi"; }
    pub fn column_without_name(quote: &str) {
        En: "`{quote}` stands in a column without a name";
        Vi: "`{quote}` nằm ở cột không có tên";
    }
    pub fn cell_holds_a_date() { En: "the cell holds a date or a time"; Vi: "ô chứa ngày hoặc giờ"; }
    pub fn format_cell_as_text() {
        En: "format the cell as text and write it anew, for example 2026-09 or 12/31";
        Vi: "hãy định dạng ô là văn bản rồi nhập lại, ví dụ 2026-09 hoặc 12/31";
    }
    pub fn formula_gives(quote: &str) {
        En: "the formula of the cell gives {quote}";
        Vi: "công thức trong ô cho kết quả {quote}";
    }
    pub fn mend_formula() {
        En: "mend the formula, or leave the cell empty";
        Vi: "hãy sửa công thức hoặc để trống ô";
    }
    pub fn formula_never_calculated() {
        En: "the formula of the cell was never calculated";
        Vi: "công thức trong ô chưa được tính";
    }
    pub fn calculate_by_saving() {
        En: "open the workbook in a spreadsheet program and save it, or write the value itself";
        Vi: "hãy mở rồi lưu lại sổ tính bằng phần mềm bảng tính, hoặc ghi thẳng giá trị";
    }

    // Workbooks.
    pub fn empty_sheet() { En: "the sheet is empty"; Vi: "trang tính trống"; }
    pub fn cell_outside_any_sheet() { En: "a cell outside any sheet"; Vi: "ô nằm ngoài mọi trang tính"; }
    pub fn row_too_large(limit: usize) {
        En: "a row is larger than {limit} MiB";
        Vi: "một hàng lớn hơn {limit} MiB";
    }
    pub fn too_many_uncalculated(max_uncalculated: usize) {
        En: "more than {max_uncalculated} formulas of the sheet were never calculated";
        Vi: "trang tính có hơn {max_uncalculated} công thức chưa được tính";
    }
    pub fn cells_out_of_order() { En: "the cells are not in order"; Vi: "các ô không theo thứ tự"; }
    pub fn workbook_unreadable_for(why: &str) {
        En: "the workbook cannot be read: {why}";
        Vi: "không đọc được sổ tính: {why}";
    }
    pub fn workbook_unreadable() { En: "the workbook cannot be read"; Vi: "không đọc được sổ tính"; }
    pub fn no_visible_sheet() {
        En: "the workbook shows no sheet with cells";
        Vi: "sổ tính không có trang tính nào hiện";
    }
    pub fn no_such_sheet(quote: &str) {
        En: "the workbook has no sheet `{quote}`";
        Vi: "sổ tính không có trang `{quote}`";
    }
    pub fn its_sheets(list: &str) { En: "its sheets: {list}"; Vi: "các trang: {list}"; }
}
