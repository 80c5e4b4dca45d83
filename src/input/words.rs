//! Messages about files that are read.

use crate::base::lang::count;
use crate::messages;

messages! {
    pub fn file_too_large(limit: u64) {
        En: "the file is larger than {limit} MiB";
        Vi: "tệp lớn hơn {limit} MiB";
    }

    // Sheets of several assessors.
    pub fn other_rubric(shown: &str, theirs: &str, ours: &str) {
        En: "`{shown}` is for {theirs}, and the first sheet for {ours}; assessors need one rubric";
        Vi: "`{shown}` dùng {theirs}, còn tệp đầu tiên dùng {ours}; những người đánh giá phải dùng cùng một bộ tiêu chí";
    }
    pub fn other_agency(shown: &str, theirs: &str, ours: &str) {
        En: "`{shown}` is about `{theirs}`, and the first sheet about `{ours}`, or their kinds or code schemes differ; reconcile sheets of one agency (periods and agencies are compared with `assess compare`)";
        Vi: "`{shown}` là của `{theirs}`, còn tệp đầu tiên là của `{ours}`, hoặc loại cơ quan, bộ mã khác nhau; chỉ hợp nhất các tệp của cùng một cơ quan (so sánh các kỳ, các cơ quan bằng `assess compare`)";
    }
    pub fn other_period(shown: &str) {
        En: "`{shown}` is about another period than the first sheet; to see what changed use `assess compare`";
        Vi: "`{shown}` thuộc kỳ khác với tệp đầu tiên; muốn xem thay đổi giữa các kỳ, hãy dùng `assess compare`";
    }

    // Filled forms.
    pub fn form_is_newer(version: &str) {
        En: "this form was made by a later version of `assess` (layout {version})";
        Vi: "phiếu này do phiên bản `assess` mới hơn tạo ra (bố cục {version})";
    }
    pub fn update_the_tool() { En: "use a newer `assess` to read it"; Vi: "hãy dùng `assess` mới hơn để đọc"; }
    pub fn form_without_rubric() {
        En: "the hidden sheet `_assess` does not say which rubric the form is for";
        Vi: "trang ẩn `_assess` không cho biết phiếu dùng bộ tiêu chí nào";
    }
    pub fn keys_are_gone() {
        En: "the hidden column A, which says what each row is about, is gone from every sheet";
        Vi: "cột A đang ẩn, cho biết mỗi dòng là câu nào, không còn trên trang nào";
    }
    pub fn row_lost_its_key() {
        En: "something is filled in here, but the hidden column A of this row is empty, so nobody can tell which question it answers";
        Vi: "dòng này có dữ liệu nhưng cột A đang ẩn bị trống, nên không biết trả lời câu nào";
    }
    pub fn key_is_damaged(key: &str, rubric: &str, version: &str) {
        En: "the hidden column A of this row says `{key}`, which {rubric} {version} does not have";
        Vi: "cột A đang ẩn của dòng này ghi `{key}`, không có trong {rubric} {version}";
    }
    pub fn copy_into_fresh_form() {
        En: "copy the answers into a fresh form (`assess form`); the hidden column has to stay as it is";
        Vi: "hãy chép câu trả lời sang phiếu mới (`assess form`); không được sửa cột ẩn";
    }
    pub fn no_longer_asked(key: &str, rubric: &str, version: &str) {
        En: "`{key}` is not asked any more by {rubric} {version}; its answer is left out";
        Vi: "{rubric} {version} không còn hỏi `{key}`; bỏ qua câu trả lời này";
    }
    pub fn row_is_twice(key: &str) {
        En: "`{key}` is answered in two rows";
        Vi: "`{key}` được trả lời ở hai dòng";
    }
    pub fn the_other_row() { En: "the other row"; Vi: "dòng còn lại"; }
    pub fn keep_one_row() { En: "empty one of them"; Vi: "hãy xóa dữ liệu ở một trong hai dòng"; }
    pub fn made_for_version(own: &str, rubric: &str, version: &str) {
        En: "the form was made for version {own}; it is read with {rubric} {version}";
        Vi: "phiếu được tạo cho phiên bản {own}; đang đọc theo {rubric} {version}";
    }
    pub fn made_from_other_text(rubric: &str, version: &str) {
        En: "the form was made from another text of {rubric} {version}: questions may have been worded otherwise";
        Vi: "phiếu được tạo từ một văn bản khác của {rubric} {version}: câu hỏi có thể đã khác";
    }
    pub fn questions_are_gone(gone: usize, first: &str) {
        En: "{} of the form {} gone, with the rows or sheets that they stood in, and count as unanswered: {first}",
            count(gone, "question", "questions"), if gone == 1 { "is" } else { "are" };
        Vi: "{gone} câu hỏi của phiếu đã mất cùng với dòng hoặc trang của chúng, được coi là chưa trả lời: {first}";
    }
    pub fn sheet_is_no_part(sheet: &str) {
        En: "the sheet `{sheet}` is no part of the form and was not read";
        Vi: "trang `{sheet}` không thuộc phiếu nên không được đọc";
    }
    pub fn agency_not_named() {
        En: "the form does not say yet which agency it is about";
        Vi: "phiếu chưa ghi tên cơ quan";
    }
    pub fn write_the_name() { En: "write its name here"; Vi: "hãy ghi tên cơ quan vào đây"; }
    pub fn half_a_ratio() {
        En: "a ratio takes both numbers, and this one is missing";
        Vi: "tỷ lệ cần cả hai số, và đang thiếu số này";
    }
    pub fn fill_in_or_empty() { En: "fill it in, or empty the other one"; Vi: "hãy điền số này, hoặc xóa số kia"; }

    // Whom forms are for.
    pub fn no_agency(word: &str) { En: "there is no province `{word}`"; Vi: "không có tỉnh, thành phố `{word}`"; }
    pub fn list_of_nobody() { En: "the list names no agency"; Vi: "danh sách không có cơ quan nào"; }
    pub fn no_earlier_sheet_of(who: &str) {
        En: "none of the earlier sheets is of `{who}`";
        Vi: "không có phiếu trước nào của `{who}`";
    }
    pub fn several_earlier_agencies() {
        En: "the earlier sheets are of several agencies; say which with --agency, or write a form for each with --for";
        Vi: "các phiếu trước thuộc nhiều cơ quan; hãy nêu cơ quan bằng --agency, hoặc tạo phiếu cho từng cơ quan bằng --for";
    }

    // Tables given as one answer sheet.
    pub fn table_of_several(file: &str, rubric: &str) {
        En: "`{file}` is a table of several agencies; name one with --agency CODE, or score them all with: assess batch {file}{rubric}";
        Vi: "`{file}` là bảng của nhiều đơn vị; hãy nêu một đơn vị bằng --agency MÃ, hoặc chấm tất cả bằng: assess batch {file}{rubric}";
    }
    pub fn table_without(file: &str, agency: &str) {
        En: "no row of `{file}` is about `{agency}`: name an agency by its code or its whole name";
        Vi: "không dòng nào trong `{file}` thuộc `{agency}`: hãy ghi mã hoặc tên đầy đủ của đơn vị";
    }
    pub fn several_rows_of(file: &str, agency: &str) {
        En: "`{file}` has several rows about `{agency}`, perhaps of several periods; keep one";
        Vi: "`{file}` có nhiều dòng về `{agency}`, có thể thuộc nhiều kỳ; hãy giữ lại một dòng";
    }
    pub fn sheet_of_other(file: &str, own: &str, agency: &str) {
        En: "`{file}` is the sheet of `{own}`, not of `{agency}`";
        Vi: "`{file}` là phiếu của `{own}`, không phải của `{agency}`";
    }
    pub fn table_of_nobody(file: &str) {
        En: "`{file}` is a table without an agency: there is no row below the header";
        Vi: "`{file}` là bảng không có đơn vị nào: dưới dòng tiêu đề không có dòng nào";
    }

    // Git.
    pub fn git_takes_long(revision: &str) {
        En: "git took too long to give the rubric at `{revision}`";
        Vi: "git mất quá nhiều thời gian để lấy bộ tiêu chí ở `{revision}`";
    }
    pub fn too_large_in_git(revision: &str, limit: u64) {
        En: "the rubric at `{revision}` is larger than {limit} MiB";
        Vi: "bộ tiêu chí ở `{revision}` lớn hơn {limit} MiB";
    }
    pub fn git_cannot_run(revision: &str) {
        En: "`{revision}` is not a file, and git cannot be run";
        Vi: "`{revision}` không phải tệp, và không chạy được git";
    }
    pub fn no_git_revision(revision: &str, said: &str) {
        En: "`{revision}` is neither a file nor a git revision of the rubric: {said}";
        Vi: "`{revision}` không phải tệp, cũng không phải phiên bản git của bộ tiêu chí: {said}";
    }

    // Tables of databases.
    pub fn sql_needs_header() {
        En: "the column map names columns by their place or by a pattern, and the query needs their names: give the \
             line of them with `--header FILE`";
        Vi: "tệp ánh xạ gọi cột theo vị trí hoặc theo mẫu, còn truy vấn cần tên cột: hãy cho dòng tên cột bằng \
             `--header TỆP`";
    }
    pub fn sql_reads_wide() {
        En: "the query reads a table with a row an agency and a column a question; pivot this one in a view";
        Vi: "truy vấn đọc bảng có mỗi đơn vị một dòng, mỗi câu hỏi một cột; hãy xoay bảng này bằng một khung nhìn (view)";
    }
    pub fn sql_no_export() {
        En: "this is the export of a program for surveys, whose answers the query does not read; score the export with \
             `assess batch`";
        Vi: "đây là bảng xuất từ phần mềm khảo sát, truy vấn không đọc được cách ghi của nó; hãy chấm bằng `assess batch`";
    }
    pub fn sql_no_appraisals(name: &str) {
        En: "the query does not read the appraised answers of the column `{name}`; leave the column out in a view, or \
             score the table with `assess batch`";
        Vi: "truy vấn không đọc kết quả thẩm định của cột `{name}`; hãy bỏ cột này bằng một khung nhìn (view), hoặc chấm \
             bảng bằng `assess batch`";
    }
    pub fn sql_no_key(key: &str) {
        En: "`{key}` of the column map has no meaning in a query, which keeps all rows of a table; do that in a view, and \
             leave the key out";
        Vi: "`{key}` của tệp ánh xạ không dùng được trong truy vấn, vốn giữ mọi dòng của bảng; hãy làm việc đó trong một \
             khung nhìn (view) và bỏ khóa này";
    }
    pub fn sql_items_look_alike(id: &str) {
        En: "the items of the checklist `{id}` cannot be told apart in one cell of a query: two differ in letter case \
             alone, or a name has a separator in it; give each item a column of its own";
        Vi: "truy vấn không tách được các mục của câu `{id}` trong một ô: hai mục chỉ khác nhau chữ hoa, chữ thường, hoặc \
             tên mục có dấu phân cách; hãy để mỗi mục một cột";
    }
}
