//! Messages about golden cases: what is wrong with them, and which result differs.

use crate::messages;

messages! {
    pub fn case_given_twice(name: &str) {
        En: "the case `{name}` is given twice";
        Vi: "ca kiểm thử `{name}` bị lặp lại";
    }
    pub fn case_expects_nothing() { En: "the case expects nothing"; Vi: "ca kiểm thử không mong đợi điều gì"; }
    pub fn expect_profile_by_coverage_or_index() {
        En: "a profile is expected by `coverage` or `index`";
        Vi: "với `method: profile`, hãy ghi `coverage` hoặc `index`";
    }
    pub fn at_most_four_decimals() {
        En: "a percentage here has at most four decimals";
        Vi: "tỷ lệ ở đây có tối đa bốn chữ số thập phân";
    }
    pub fn range_of_stages() {
        En: "a range is a list of two stages";
        Vi: "khoảng kết luận là danh sách gồm hai giai đoạn";
    }
    pub fn case_expects_result(name: &str, wanted: &str, actual: &str) {
        En: "the case `{name}` expects {wanted}, the result is {actual}";
        Vi: "ca kiểm thử `{name}` mong đợi {wanted}, nhưng kết quả là {actual}";
    }
    pub fn coverage_and_unmet(overall: &str, ids: &str) {
        En: "coverage: {overall}; unmet: {ids}";
        Vi: "mức đáp ứng: {overall}; chưa đạt: {ids}";
    }
    pub fn coverage_of_dimension(row: &str) {
        En: "coverage of the dimension: {row}";
        Vi: "mức đáp ứng của khía cạnh: {row}";
    }
    pub fn coverage(overall: &str) { En: "coverage: {overall}"; Vi: "mức đáp ứng: {overall}"; }
}
