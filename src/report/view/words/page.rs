//! The words of the report of a batch that is read as a page.

use crate::base::lang::count;
use crate::words;

pub use super::batch::{agency_column as own, agency_column as agency, rank_column as rank};
pub use super::report::best;

words! {
    pub fn map() { En = "Map of the provinces"; Vi = "Bản đồ các tỉnh, thành phố"; }
    pub fn map_by_stage() {
        En = "The stage of each province, as tiles of one size; dashed: no result. Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa.";
        Vi = "Giai đoạn của từng tỉnh, thành phố, mỗi đơn vị một ô bằng nhau; ô nét đứt: chưa có kết quả. Hoàng Sa thuộc Đà Nẵng, Trường Sa thuộc Khánh Hòa.";
    }
    pub fn map_by_index() {
        En = "The index of each province, as tiles of one size; dashed: no result. Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa.";
        Vi = "Chỉ số của từng tỉnh, thành phố, mỗi đơn vị một ô bằng nhau; ô nét đứt: chưa có kết quả. Hoàng Sa thuộc Đà Nẵng, Trường Sa thuộc Khánh Hòa.";
    }
    pub fn hoang_sa(of: &str) { En: "Hoàng Sa ({of})"; Vi: "Hoàng Sa ({of})"; }
    pub fn truong_sa(of: &str) { En: "Trường Sa ({of})"; Vi: "Trường Sa ({of})"; }
    pub fn by_dimension() {
        En = "Each agency in each dimension: coverage (%)";
        Vi = "Từng đơn vị theo từng khía cạnh: mức đáp ứng (%)";
    }
    pub fn each() { En = "Each agency beside the median and the best"; Vi = "Từng đơn vị so với trung vị và cao nhất"; }
    pub fn each_note() {
        En = "The median and the best are those of all agencies of this report, dimension by dimension.";
        Vi = "Trung vị và cao nhất tính trên mọi đơn vị trong báo cáo, theo từng khía cạnh.";
    }
    pub fn median() { En = "Median"; Vi = "Trung vị"; }
    pub fn rank_among(rank: &str, among: usize) { En: "{rank} of {among}"; Vi: "{rank} trong {among}"; }
    pub fn range(blanks: usize, low: &str, high: &str) {
        En: "With {} answered: index from {low} to {high}", count(blanks, "unanswered question", "unanswered questions");
        Vi: "Khi trả lời nốt {blanks} câu còn trống: chỉ số từ {low} đến {high}";
    }
    pub fn evidenced() { En = "By evidenced answers alone"; Vi = "Chỉ tính câu trả lời có minh chứng"; }
    pub fn dots() {
        En = "From nothing (left) to everything (right).";
        Vi = "Từ 0 (bên trái) đến 100% (bên phải).";
    }
}
