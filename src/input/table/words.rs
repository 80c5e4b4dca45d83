//! Messages about faults of a table.

use crate::base::lang::count;
use crate::base::number::Decimal;
use crate::messages;

pub use crate::syntax::words::{
    empty_file, first_given_here, keep_one, not_utf8, save_as_xlsx, text_follows_closing_quote,
};

messages! {
    // Text of cells.
    pub fn save_as_utf8_in_excel() {
        En: "save the file as UTF-8 (in Excel: “CSV UTF-8”)";
        Vi: "hãy lưu tệp dưới dạng UTF-8 (trong Excel: “CSV UTF-8”)";
    }
    pub fn say_encoding(first: &str, list: &str) {
        En: "the file may be in {list}: write `encoding = \"{first}\"` or another one under `[table]` in a column map, \
             or save the file as UTF-8 (in Excel: “CSV UTF-8”)";
        Vi: "tệp có thể dùng mã {list}: hãy ghi `encoding = \"{first}\"` hoặc mã khác ở `[table]` trong tệp ánh xạ \
             cột, hoặc lưu tệp dưới dạng UTF-8 (trong Excel: “CSV UTF-8”)";
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
        En: "delete the title and whatever else stands above row {line}, or write `header = {line}` under `[table]` in a column map";
        Vi: "hãy xóa tên bảng và những gì nằm trên hàng {line}, hoặc ghi `header = {line}` ở `[table]` trong tệp ánh xạ cột";
    }
    pub fn several_questions(name: &str, list: &str) {
        En: "`{name}` is what several questions say: {list}";
        Vi: "`{name}` là lời của nhiều câu hỏi: {list}";
    }
    pub fn name_it_after_one() {
        En: "name the column after one of them";
        Vi: "hãy đặt tên cột theo mã của một câu hỏi";
    }
    pub fn labels_of_a_form() {
        En: "the header has the labels of the form, not its names";
        Vi: "hàng tiêu đề dùng nhãn của biểu mẫu, không phải tên trường";
    }
    pub fn export_names() {
        En: "export the data again with “Value and header format: XML values and headers”";
        Vi: "hãy xuất lại dữ liệu với lựa chọn “Value and header format: XML values and headers”";
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
    pub fn not_a_workbook() {
        En: "this is not a workbook (.xlsx, .ods or .xls)";
        Vi: "đây không phải sổ tính (.xlsx, .ods hoặc .xls)";
    }
    pub fn workbook_has_password() {
        En: "the workbook is protected by a password";
        Vi: "sổ tính được bảo vệ bằng mật khẩu";
    }
    pub fn workbook_too_old() {
        En: "the workbook was saved by Excel 95 or older";
        Vi: "sổ tính được lưu bằng Excel 95 hoặc cũ hơn";
    }
    pub fn too_many_cells(max_cells: usize) {
        En: "a sheet has more than {max_cells} cells";
        Vi: "một trang tính có quá {max_cells} ô";
    }
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

    pub fn no_column_fits(quote: &str) {
        En: "no column of the table fits `{quote}`";
        Vi: "không có cột nào của bảng khớp với `{quote}`";
    }
    pub fn table_has_columns(columns: usize, wanted: usize) {
        En: "the table has {}, and no column {wanted}", count(columns, "column", "columns");
        Vi: "bảng có {columns} cột, không có cột thứ {wanted}";
    }
    pub fn column_said_twice(key: &str, other: &str) {
        En: "`{key}` and `{other}` both say which column it is";
        Vi: "`{key}` và `{other}` cùng chỉ ra cột";
    }
    pub fn header_rows_in_order() {
        En: "the rows of a header are named from top to bottom";
        Vi: "các hàng tiêu đề phải được nêu từ trên xuống dưới";
    }
    pub fn header_row_not_read(row: usize) {
        En: "row {row} is one of the header, and `skip` or `last` leaves it out";
        Vi: "hàng {row} là hàng tiêu đề, nhưng bị `skip` hoặc `last` loại ra";
    }
    pub fn nothing_below_header() {
        En: "the last row is the header, and nothing stands below it";
        Vi: "hàng cuối trùng với hàng tiêu đề nên bên dưới không còn hàng nào";
    }
    pub fn no_header_row(row: usize) {
        En: "the table has no row {row}, where the column map says the header is";
        Vi: "bảng không có hàng {row}, nơi tệp ánh xạ cột chỉ ra hàng tiêu đề";
    }
    pub fn sheet_and_sheets() {
        En: "`sheet` names one sheet and `sheets` several: keep one of the two";
        Vi: "`sheet` nêu một trang, `sheets` nêu nhiều trang: chỉ giữ một khóa";
    }
    pub fn sheet_twice() { En: "the sheet is named twice"; Vi: "trang tính được nêu hai lần"; }
    pub fn groups_and_fractions() {
        En: "the same mark cannot group digits and stand before a fraction";
        Vi: "một dấu không thể vừa phân nhóm chữ số vừa ngăn phần thập phân";
    }
    pub fn no_position(quote: &str) {
        En: "`{quote}` is no column: write its number, or its letters, as in `3` or `\"C\"`";
        Vi: "`{quote}` không phải là cột: hãy viết số thứ tự hoặc chữ của cột, ví dụ `3` hoặc `\"C\"`";
    }
    pub fn no_rows(quote: &str) {
        En: "`{quote}` is no row and no range of rows: write `4`, or `\"5-7\"`";
        Vi: "`{quote}` không phải là hàng hay khoảng hàng: hãy viết `4` hoặc `\"5-7\"`";
    }
    pub fn counted_from_one() {
        En: "a whole number from 1 is expected";
        Vi: "cần số nguyên từ 1 trở lên";
    }
    pub fn no_row_is_left() {
        En: "no row is left: what `keep` keeps, this leaves out";
        Vi: "không còn hàng nào: những hàng `keep` giữ lại đều bị khóa này loại ra";
    }
    pub fn kept_here() { En: "kept here"; Vi: "được giữ ở đây"; }
    pub fn no_separator(quote: &str) {
        En: "`{quote}` cannot separate items: write one mark or a few, as in `;`";
        Vi: "`{quote}` không thể ngăn cách các mục: hãy viết một hoặc vài dấu, ví dụ `;`";
    }
    pub fn only_of_numbers(key: &str, id: &str) {
        En: "`{key}` is for percentages and numbers, and the answer to `{id}` is neither";
        Vi: "`{key}` chỉ dùng cho tỷ lệ phần trăm và số, còn câu trả lời của `{id}` không thuộc loại này";
    }
    pub fn only_of_checklists(key: &str, id: &str) {
        En: "`{key}` is for checklists, and `{id}` is none";
        Vi: "`{key}` chỉ dùng cho câu chọn nhiều mục, còn `{id}` không thuộc loại này";
    }
    pub fn factor_zero() {
        En: "a factor of 0 makes all answers the same";
        Vi: "hệ số 0 làm mọi câu trả lời như nhau";
    }
    pub fn answers_are_numbers(id: &str) {
        En: "the answer to `{id}` is a number, and words stand for none";
        Vi: "câu trả lời của `{id}` là số, không có từ nào thay thế được";
    }
    pub fn word_means_the_other(quote: &str) {
        En: "`{quote}` always means the opposite";
        Vi: "`{quote}` luôn mang nghĩa ngược lại";
    }
    pub fn word_twice(quote: &str) {
        En: "`{quote}` has another meaning before, so it can never have this one";
        Vi: "`{quote}` đã có nghĩa khác ở trên nên không bao giờ mang nghĩa này";
    }
    pub fn word_is_an_id(quote: &str) {
        En: "`{quote}` is the id of another answer, which could then not be given any more";
        Vi: "`{quote}` là mã của câu trả lời khác, và câu trả lời đó sẽ không còn chọn được";
    }
    pub fn word_is_a_separator(quote: &str) {
        En: "`{quote}` separates items, so no cell says it alone";
        Vi: "`{quote}` là dấu ngăn cách các mục nên không ô nào chỉ ghi dấu này";
    }

    // Numbers and items by a column map.
    pub fn number_was_scaled(factor: Decimal, offset: Decimal) {
        En: "the column map makes it of the number in the cell: times {factor}, plus {offset}";
        Vi: "tệp ánh xạ cột tính số này từ số trong ô: nhân {factor}, cộng {offset}";
    }
    pub fn percent_sign_and_factor(quote: &str, factor: Decimal) {
        En: "`{quote}` has a percent sign, and the column map multiplies by {factor}";
        Vi: "`{quote}` có dấu phần trăm, trong khi tệp ánh xạ cột nhân với {factor}";
    }
    pub fn leave_factor_out() {
        En: "a cell in percent needs no factor: leave it out of the map, or mend the cell";
        Vi: "ô ghi theo phần trăm không cần hệ số: hãy bỏ hệ số khỏi tệp ánh xạ, hoặc sửa ô";
    }
    pub fn too_many_digits_for_factor(quote: &str) {
        En: "`{quote}` has too many digits to be multiplied exactly";
        Vi: "`{quote}` có quá nhiều chữ số để nhân chính xác";
    }
    pub fn neither_ticked_nor_not(quote: &str, id: &str) {
        En: "`{quote}` says neither that `{id}` is ticked nor that it is not";
        Vi: "`{quote}` không cho biết mục `{id}` được chọn hay không";
    }
    pub fn say_what_is_ticked() {
        En: "name such words in a column map, under `ticked` or `unticked`";
        Vi: "hãy khai báo từ này trong tệp ánh xạ cột, ở `ticked` hoặc `unticked`";
    }
    pub fn said_twice(name: &str) {
        En: "`{name}` is answered here and in another row of this agency";
        Vi: "`{name}` được trả lời ở đây và ở hàng khác của cùng cơ quan";
    }

    pub fn line_is_no_record() {
        En: "the first line is a record with a name for each value, and this one is none";
        Vi: "dòng đầu là bản ghi có tên cho từng giá trị, còn dòng này thì không";
    }

    // Tables in memory, and submissions.
    pub fn too_large_to_hold(limit: usize) {
        En: "a table of several sheets, with a column for each agency or with several submissions is held in memory, and this one is larger than {limit} MiB";
        Vi: "bảng nhiều trang, bảng mỗi cơ quan một cột hoặc bảng có nhiều lần nộp phải giữ trong bộ nhớ, mà bảng này lớn hơn {limit} MiB";
    }
    pub fn submissions_of_long_table() {
        En: "in a table with a row for each answer nothing says where a submission ends";
        Vi: "trong bảng mỗi câu trả lời một hàng, không có gì cho biết một lần nộp kết thúc ở đâu";
    }
    pub fn say_last_by() {
        En: "write `submissions = {{last_by = \"COLUMN\"}}`: rows of a submission say the same in this column; or leave the other rows out with `keep`";
        Vi: "hãy viết `submissions = {{last_by = \"CỘT\"}}`: các hàng của một lần nộp ghi giống nhau ở cột này; hoặc bỏ các hàng khác bằng `keep`";
    }
    pub fn day_or_month(quote: &str) {
        En: "`{quote}`: nothing in this column tells the day from the month";
        Vi: "`{quote}`: không có gì trong cột này cho biết đâu là ngày, đâu là tháng";
    }
    pub fn say_dates() {
        En: "write `dates = \"dmy\"` or `dates = \"mdy\"` beside `last_by`";
        Vi: "hãy ghi `dates = \"dmy\"` hoặc `dates = \"mdy\"` bên cạnh `last_by`";
    }
    pub fn no_submission_time(quote: &str) {
        En: "`{quote}` is no time that goes with the others of this column";
        Vi: "`{quote}` không phải là thời điểm so sánh được với các ô khác của cột này";
    }
    pub fn same_submission_time(quote: &str) {
        En: "another submission of this agency says `{quote}`, too";
        Vi: "một lần nộp khác của cơ quan này cũng ghi `{quote}`";
    }
    pub fn write_submission_time() {
        En: "write a date with its time, as in 2026-09-30 14:05, or delete one of the rows";
        Vi: "hãy ghi ngày kèm giờ, ví dụ 2026-09-30 14:05, hoặc xóa bớt một hàng";
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
