//! Messages about inputs of a batch that cannot be scored.

use crate::base::lang::{Message, count};
use crate::messages;

messages! {
    pub fn agency_given_before(who: &str, first: &str) {
        En: "the agency `{who}` was already given in {first}";
        Vi: "đơn vị `{who}` đã có ở {first}";
    }
    pub fn keep_one_agency() {
        En: "keep one of them; with `--group-by period` an agency may come once in each period";
        Vi: "hãy giữ một; với `--group-by period`, mỗi kỳ mỗi đơn vị được có một lần";
    }
    pub fn other_result() {
        En: "the answers of the line give another result than it states";
        Vi: "câu trả lời trong dòng cho kết quả khác với kết quả ghi trong đó";
    }
    pub fn too_many_appraisals(most: usize) {
        En: "one file has appraisals of too many agencies (at most {most})";
        Vi: "một tệp có kết quả thẩm định của hơn {most} đơn vị";
    }
    pub fn agency_appraised_twice(who: &str, first: &str) {
        En: "the agency `{who}` was already appraised in {first}";
        Vi: "đơn vị `{who}` đã có kết quả thẩm định ở {first}";
    }
    pub fn appraised_in_several_periods(one: &str, other: &str) {
        En: "two appraisals fit, {one} and {other}; say in the sheet which period it is of";
        Vi: "có hai kết quả thẩm định phù hợp, {one} và {other}; hãy ghi kỳ trong bảng trả lời";
    }
    pub fn appraised_without_sheet(number: usize, named: &str) {
        En: "{} no answers among the inputs: {named}", count(number, "appraised agency has", "appraised agencies have");
        Vi: "{number} đơn vị được thẩm định không có câu trả lời trong các tệp đã đọc: {named}";
    }
    pub fn several_periods(periods: &str) {
        En: "agencies of several periods ({periods}) are added up and ranked together; `--group-by period` keeps the periods apart";
        Vi: "các đơn vị thuộc nhiều kỳ ({periods}) được cộng và xếp hạng chung; hãy dùng `--group-by period` để tách từng kỳ";
    }
    pub fn row_without_answers() {
        En: "the row answers nothing, and is left out";
        Vi: "hàng không có câu trả lời nào nên bị bỏ qua";
    }
    pub fn row_called_a_sum() {
        En: "the row is called as sums and means are, and is left out";
        Vi: "hàng mang tên của tổng hoặc trung bình nên bị bỏ qua";
    }
    pub fn allow_sum_row() {
        En: "if it is an agency, `--allow sum-row` scores it";
        Vi: "nếu đây là một đơn vị, `--allow sum-row` sẽ chấm hàng này";
    }
    pub fn row_sums_up() {
        En: "the numbers of the row are the sums or the means of the other rows, and it is left out";
        Vi: "các số của hàng là tổng hoặc trung bình của những hàng khác nên hàng bị bỏ qua";
    }
    pub fn row_perhaps_sums_up() {
        En: "the numbers of the row are the sums or the means of the other rows, perhaps by chance: is it an agency?";
        Vi: "các số của hàng là tổng hoặc trung bình của những hàng khác, có thể do trùng hợp: đây có phải một đơn vị không?";
    }
    pub fn remove_sum_row() {
        En: "if it is not, delete the row; if it is, `--allow sum-row` says so";
        Vi: "nếu không phải, hãy xóa hàng; nếu phải, hãy ghi `--allow sum-row`";
    }
    pub fn row_with_few_answers(answered: u64, least: u64) {
        En: "the row has {answered} of the answers, and each of the others at least {least}: is it an agency?";
        Vi: "hàng chỉ có {answered} câu trả lời, trong khi mỗi hàng khác có ít nhất {least}: đây có phải một đơn vị không?";
    }
    pub fn mixed_percent(bare: &str) {
        En: "the column has percentages with a percent sign, as here, and bare fractions, as in {bare}";
        Vi: "cột có ô ghi dấu phần trăm, như ở đây, và ô ghi phần thập phân trần, như ở {bare}";
    }
    pub fn write_one_way() {
        En: "write all cells of the column in one way";
        Vi: "hãy viết mọi ô của cột theo cùng một cách";
    }
    pub fn mixed_marks(point: &str) {
        En: "the column has decimal commas, as here, and points that may group digits, as in {point}";
        Vi: "cột có dấu phẩy thập phân, như ở đây, và dấu chấm có thể chỉ phân nhóm chữ số, như ở {point}";
    }
    pub fn say_decimal_mark() {
        En: "write `decimal = \",\"` in a column map if the commas are right";
        Vi: "hãy ghi `decimal = \",\"` trong tệp ánh xạ cột nếu dấu phẩy là đúng";
    }
    pub fn columns_left_out(name: &str, names: &str) {
        En: "note: {name}: columns left out: {names}";
        Vi: "lưu ý: {name}: các cột bị bỏ qua: {names}";
    }
    pub fn other_rubric(old: &str, old_id: &str, new: &str, new_id: &str) {
        En: "`{old}` is scored by the rubric `{old_id}`, and `{new}` by `{new_id}`; name one for both with `--rubric`";
        Vi: "`{old}` chấm theo bộ tiêu chí `{old_id}`, còn `{new}` theo `{new_id}`; hãy nêu một bộ cho cả hai bằng `--rubric`";
    }
    pub fn result_of_other_rubric(shown: &str, id: &str) {
        En: "`{shown}` is of another rubric than `{id}`";
        Vi: "`{shown}` theo bộ tiêu chí khác với `{id}`";
    }
    pub fn damaged_result() {
        En: "the file is no result that `assess` wrote: a number or a name in it is missing or none";
        Vi: "tệp không phải kết quả do `assess` ghi: có số hoặc tên bị thiếu hay sai";
    }
    pub fn appraisal_needs_answers() {
        En: "--appraisal compares answers, and a result of a batch holds none; name the sheets or the table";
        Vi: "--appraisal so sánh câu trả lời, còn kết quả chung của nhiều đơn vị không chứa câu trả lời; hãy nêu phiếu hoặc bảng";
    }

    // What a result stands beside.
    pub fn cannot_stand_beside(file: &str, fault: Message) {
        En: "{file} cannot stand beside this result: {fault}";
        Vi: "không thể đặt {file} bên cạnh kết quả này: {fault}";
    }
    pub fn of_other_agency(other: &str, own: &str) {
        En: "it is of {other}, not of {own}";
        Vi: "tệp là của {other}, không phải của {own}";
    }
    pub fn of_other_rubric(other: &str, own: &str) {
        En: "it was scored with `{other}`, not with `{own}`";
        Vi: "tệp được chấm theo `{other}`, không phải `{own}`";
    }
    pub fn damaged_numbers() {
        En: "it is a result whose numbers cannot be read";
        Vi: "đây là tệp kết quả có số liệu không đọc được";
    }
    pub fn no_pair(old: &str, new: &str) {
        En: "no agency of `{old}` is in `{new}`: agencies are known by their scheme and code, else by their kind and name";
        Vi: "không đơn vị nào của `{old}` có trong `{new}`: đơn vị được nhận theo hệ mã và mã, nếu không có thì theo loại và tên";
    }
}
