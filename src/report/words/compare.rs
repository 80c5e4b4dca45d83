//! Messages about periods that are to be compared.

use crate::base::lang::count;
use crate::messages;

messages! {
    pub fn nobody_in(shown: &str) {
        En: "nothing in `{shown}` could be scored";
        Vi: "không chấm được gì trong `{shown}`";
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
