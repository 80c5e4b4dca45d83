//! Messages about periods that are to be compared.

use crate::base::lang::{Message, count};
use crate::messages;

messages! {
    pub fn nobody_in(shown: &str) {
        En: "nothing in `{shown}` could be scored";
        Vi: "không chấm được gì trong `{shown}`";
    }
    pub fn in_file(shown: &str, why: &Message) { En: "`{shown}`: {why}"; Vi: "`{shown}`: {why}"; }
    pub fn earlier_failed(shown: &str) {
        En: "not everything in `{shown}` could be scored, see above; `--keep-going` takes the rest";
        Vi: "không chấm được hết các đầu vào trong `{shown}`, xem ở trên; `--keep-going` dùng phần còn lại";
    }
    pub fn table_refused(shown: &str) {
        En: "a table of `{shown}` cannot be trusted, see above";
        Vi: "có bảng trong `{shown}` không tin cậy được, xem ở trên";
    }
    pub fn too_many(most: usize) {
        En: "there are more than {}, too many to compare at once; compare parts of them", count(most, "agency", "agencies");
        Vi: "có hơn {most} đơn vị, quá nhiều để so sánh một lần; hãy so sánh từng phần";
    }
}
