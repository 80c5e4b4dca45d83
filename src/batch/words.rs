//! Messages about inputs of a batch that cannot be scored.

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
    pub fn columns_left_out(name: &str, names: &str) {
        En: "note: {name}: columns left out: {names}";
        Vi: "lưu ý: {name}: các cột bị bỏ qua: {names}";
    }
}
