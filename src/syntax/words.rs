//! Messages about faults of syntax, and about values of the wrong type.

use crate::base::lang::Message;
use crate::messages;

messages! {
    // Bytes.
    pub fn utf16() { En: "the file is UTF-16, not UTF-8"; Vi: "tệp dùng mã UTF-16, không phải UTF-8"; }
    pub fn not_utf8(byte: &str) { En: "the byte {byte} is not UTF-8"; Vi: "byte {byte} không đúng mã UTF-8"; }
    pub fn save_as_utf8() { En: "save the file as UTF-8"; Vi: "hãy lưu tệp dưới dạng UTF-8"; }

    // Files that are no text.
    pub fn old_office_file() {
        En: "this is a file of old Office, such as a workbook (.xls)";
        Vi: "đây là tệp Office đời cũ, chẳng hạn sổ tính (.xls)";
    }
    pub fn xml_spreadsheet() {
        En: "this is a workbook in XML (Excel 2003)";
        Vi: "đây là sổ tính dạng XML (Excel 2003)";
    }
    pub fn save_as_xlsx() {
        En: "save it as .xlsx without a password, or as CSV UTF-8";
        Vi: "hãy lưu lại dưới dạng .xlsx không có mật khẩu, hoặc CSV UTF-8";
    }
    pub fn open_document() {
        En: "this is an OpenDocument file and no spreadsheet (.ods)";
        Vi: "đây là tệp OpenDocument, không phải bảng tính (.ods)";
    }
    pub fn a_workbook() {
        En: "this is a workbook (.xlsx, .ods or .xls)";
        Vi: "đây là sổ tính (.xlsx, .ods hoặc .xls)";
    }
    pub fn score_as_batch() {
        En: "give it the ending of a workbook and score it with `assess batch`";
        Vi: "hãy đặt tên tệp với đuôi của sổ tính và chấm bằng `assess batch`";
    }
    pub fn zip_archive() { En: "this is a zip archive"; Vi: "đây là tệp nén zip"; }
    pub fn unpack_it() { En: "unpack it first"; Vi: "hãy giải nén trước"; }
    pub fn a_pdf() { En: "this is a PDF"; Vi: "đây là tệp PDF"; }
    pub fn web_page() {
        En: "this is a web page (HTML), whatever its name says";
        Vi: "đây là trang web (HTML), dù tên tệp là gì";
    }

    // Any format.
    pub fn empty_file() { En: "the file is empty"; Vi: "tệp trống"; }
    pub fn text_follows_closing_quote() {
        En: "text follows the closing quote";
        Vi: "có văn bản sau dấu nháy đóng";
    }
    pub fn too_many_values(max_nodes: usize) {
        En: "more than {max_nodes} values";
        Vi: "quá {max_nodes} giá trị";
    }
    pub fn too_deep(max_depth: usize) {
        En: "nested more than {max_depth} levels deep";
        Vi: "lồng nhau quá {max_depth} cấp";
    }

    // JSON and TOML.
    pub fn not_json(what: &str) { En: "not JSON: {what}"; Vi: "không đúng JSON: {what}"; }
    pub fn given_twice(key: &str) { En: "`{key}` is given twice"; Vi: "khóa `{key}` bị lặp lại"; }
    pub fn keep_one() { En: "keep one of the two"; Vi: "hãy giữ lại một trong hai"; }
    pub fn not_toml(message: &str) { En: "not TOML: {message}"; Vi: "không đúng TOML: {message}"; }

    // Keys and values of any format.
    pub fn nothing() { En: "nothing"; Vi: "giá trị trống"; }
    pub fn a_list() { En: "a list"; Vi: "một danh sách"; }
    pub fn a_map() { En: "a map"; Vi: "một nhóm khóa"; }
    pub fn the_text(text: &str) { En: "the text \"{text}\""; Vi: "chuỗi \"{text}\""; }
    pub fn expected_found(wanted: &Message, found: &Message) {
        En: "expected {wanted}, found {found}";
        Vi: "cần {wanted}, nhưng gặp {found}";
    }
    pub fn a_text() { En: "a text"; Vi: "một chuỗi văn bản"; }
    pub fn text_too_long(max_length: usize) {
        En: "the text is longer than {max_length} characters";
        Vi: "văn bản dài hơn {max_length} ký tự";
    }
    pub fn has_control_character(shown: &str) {
        En: "the text contains the control character {shown}";
        Vi: "văn bản chứa ký tự điều khiển {shown}";
    }
    pub fn remove_character() { En: "remove it"; Vi: "hãy xóa ký tự này"; }
    pub fn remove_it() { En: "remove it; it cannot be shown"; Vi: "hãy xóa ký tự này vì không hiển thị được"; }
    pub fn text_empty() { En: "the text is empty"; Vi: "văn bản trống"; }
    pub fn write_or_leave_out() {
        En: "write it, or leave the key out";
        Vi: "hãy điền nội dung hoặc bỏ khóa này";
    }
    pub fn yes_or_no() {
        En: "“yes” or “no” (also có/không, true/false)";
        Vi: "“có” hoặc “không” (hoặc yes/no, true/false)";
    }
    pub fn write_yes_or_no() {
        En: "write `yes` or `no`; leave the question out if the answer is not known yet";
        Vi: "hãy viết `có` hoặc `không`; bỏ trống câu hỏi nếu chưa có câu trả lời";
    }
    pub fn did_you_mean_yes() {
        En: "did you mean `yes`? write `yes` or `no`";
        Vi: "có phải ý bạn là `có`? hãy viết `có` hoặc `không`";
    }
    pub fn did_you_mean_no() {
        En: "did you mean `no`? write `yes` or `no`";
        Vi: "có phải ý bạn là `không`? hãy viết `có` hoặc `không`";
    }
    pub fn mark_means_either() {
        En: "a mark may be meant either way: write `yes` or `no`";
        Vi: "dấu đánh có thể hiểu theo cả hai nghĩa: hãy viết `có` hoặc `không`";
    }
    pub fn remove_blanks(bare: &str) {
        En: "remove the blanks around the word: write `{bare}`";
        Vi: "hãy xóa khoảng trắng quanh từ này: viết `{bare}`";
    }
    pub fn remove_no_break_space(bare: &str) {
        En: "remove the no-break space beside the word: write `{bare}`";
        Vi: "hãy xóa khoảng trắng không ngắt dòng cạnh từ này: viết `{bare}`";
    }
    pub fn remove_marks(bare: &str) {
        En: "remove the quotes or the full stop around the word: write `{bare}`";
        Vi: "hãy bỏ dấu ngoặc kép hoặc dấu chấm quanh từ này: viết `{bare}`";
    }
    pub fn write_list(text: &str) {
        En: "write a list, as in `[{text}]`";
        Vi: "hãy viết thành danh sách, ví dụ `[{text}]`";
    }
    pub fn a_number() { En: "a number"; Vi: "một con số"; }
    pub fn without_quotes() { En: "write the number without quotes"; Vi: "hãy viết số không có dấu nháy"; }
    pub fn map_of_keys() { En: "a map of keys and values"; Vi: "một nhóm khóa và giá trị"; }
    pub fn first_given_here() { En: "first given here"; Vi: "lần đầu ở đây"; }
    pub fn unknown_key() { En: "unknown key"; Vi: "khóa không hợp lệ:"; }
    pub fn unknown_stage() { En: "unknown stage"; Vi: "không có giai đoạn"; }
    pub fn unknown_question() { En: "unknown question"; Vi: "không có câu hỏi"; }
    pub fn unknown_option() { En: "unknown option"; Vi: "không có lựa chọn"; }
    pub fn unknown_item() { En: "unknown item"; Vi: "không có mục"; }
    pub fn unknown_source() { En: "unknown source"; Vi: "không có nguồn"; }
    pub fn unknown_column() { En: "unknown column"; Vi: "không hiểu cột"; }
    pub fn unknown_crosswalk() { En: "unknown framework"; Vi: "không có khung đối chiếu"; }
    pub fn unknown_value() { En: "unknown value"; Vi: "giá trị không hợp lệ:"; }
    /// A word that was perhaps meant.
    pub fn did_you_mean(near: &str) { En: "did you mean `{near}`?"; Vi: "có phải ý bạn là `{near}`?"; }
    pub fn known_here(list: &str) { En: "known here: {list}"; Vi: "hợp lệ ở đây: {list}"; }
    pub fn unknown(what: &Message, quote: &str) { En: "{what} `{quote}`"; Vi: "{what} `{quote}`"; }
    pub fn decimal_comma(quote: &str) {
        En: "`{quote}` has a decimal comma";
        Vi: "`{quote}` dùng dấu phẩy thập phân";
    }
    pub fn write_decimal_point(point: &str) {
        En: "write a decimal point: {point}";
        Vi: "trong tệp, hãy viết dấu chấm: {point}";
    }
    pub fn has_comma(quote: &str) { En: "`{quote}` has a comma"; Vi: "`{quote}` có dấu phẩy"; }
    pub fn decimal_or_group(decimal: &str, group: &str) {
        En: "write {decimal} if a fraction follows the mark, or {group} if it groups digits";
        Vi: "hãy viết {decimal} nếu sau dấu là phần thập phân, hoặc {group} nếu dấu chỉ phân nhóm chữ số";
    }
    pub fn write_digits_and_point() {
        En: "write only digits, and a point before a fraction";
        Vi: "hãy chỉ viết chữ số, và dấu chấm trước phần thập phân";
    }
    pub fn blanks_around(quote: &str) {
        En: "`{quote}` has blanks around it that cannot be seen";
        Vi: "`{quote}` có khoảng trắng không nhìn thấy ở đầu hoặc cuối";
    }
    pub fn percent_sign(quote: &str) { En: "`{quote}` has a percent sign"; Vi: "`{quote}` có dấu phần trăm"; }
    pub fn write_only_number(bare: &str) { En: "write only the number: {bare}"; Vi: "hãy chỉ viết số: {bare}"; }
    pub fn has_an_exponent(quote: &str) { En: "`{quote}` has an exponent"; Vi: "`{quote}` có số mũ"; }
    pub fn write_all_digits() { En: "write all the digits"; Vi: "hãy viết đủ các chữ số"; }
    pub fn separators_between_digits(quote: &str) {
        En: "`{quote}` has separators between its digits";
        Vi: "`{quote}` có dấu phân nhóm chữ số";
    }
    pub fn write_only_digits(bare: &str) {
        En: "write only digits, and a point before a fraction, for example {bare}";
        Vi: "hãy chỉ viết chữ số, và dấu chấm trước phần thập phân, ví dụ {bare}";
    }
    pub fn leading_zero(quote: &str) { En: "`{quote}` has a leading zero"; Vi: "`{quote}` có số 0 ở đầu"; }
    pub fn write_without_zero() { En: "write the number without it"; Vi: "hãy viết số không có số 0 ở đầu"; }
    pub fn plus_sign(quote: &str) { En: "`{quote}` has a plus sign"; Vi: "`{quote}` có dấu cộng"; }
    pub fn write_without_plus() { En: "write the number without it"; Vi: "hãy viết số không có dấu cộng"; }
    pub fn bare_point(quote: &str) {
        En: "`{quote}` lacks a digit beside the point";
        Vi: "`{quote}` thiếu chữ số cạnh dấu chấm";
    }
    pub fn digit_on_both_sides() {
        En: "write a digit on both sides, as in 0.5";
        Vi: "hãy viết chữ số ở cả hai bên, như 0.5";
    }
    pub fn not_finite_number(quote: &str) {
        En: "`{quote}` is not a finite number";
        Vi: "`{quote}` không phải số hữu hạn";
    }
    pub fn too_long_too_large(quote: &str) {
        En: "`{quote}` is too long or too large";
        Vi: "`{quote}` quá dài hoặc quá lớn";
    }
    pub fn largest_number() {
        En: "a number is at most 10^18; choose a larger unit";
        Vi: "số không được quá 10^18; hãy dùng đơn vị lớn hơn";
    }
    pub fn no_value(key: &str) { En: "`{key}` has no value"; Vi: "`{key}` chưa có giá trị"; }
    pub fn missing(key: &str) { En: "`{key}` is missing here"; Vi: "thiếu `{key}` ở đây"; }
}
