//! The words about whether a result holds.

use crate::base::lang::count;
use crate::words;

words! {
    pub fn identical(tool: &str) {
        En: "Identical: assess {tool} computes every figure of it again.";
        Vi: "Trùng khớp: assess {tool} tính lại ra đúng mọi số liệu.";
    }
    pub fn differs(tool: &str, places: usize) {
        En: "Not confirmed: assess {tool} finds {}.", count(places, "difference", "differences");
        Vi: "Không khớp: assess {tool} thấy {places} chỗ khác.";
    }
    pub fn sheet() { En = "Answer sheet"; Vi = "Tệp trả lời đã dùng"; }
    pub fn rubric() { En = "Rubric it was made with"; Vi = "Bộ tiêu chí đã dùng"; }
    pub fn made_by() { En = "Made by"; Vi = "Tạo bởi"; }
    pub fn other_digest() { En = "not the file of the result"; Vi = "không phải tệp đã dùng cho kết quả"; }
    pub fn place() { En = "Place"; Vi = "Vị trí"; }
    pub fn stated() { En = "Stated"; Vi = "Trong kết quả"; }
    pub fn recomputed() { En = "Recomputed"; Vi = "Tính lại"; }
    pub fn missing() { En = "missing"; Vi = "không có"; }
    pub fn more(places: usize) {
        En: "… and {places} more; all with `--full` or `--format json`.";
        Vi: "… và {places} chỗ nữa; xem tất cả bằng `--full` hoặc `--format json`.";
    }
    pub fn older(tool: &str) {
        En: "The result is of assess {tool}, an earlier version; what it did not write yet is not compared.";
        Vi: "Kết quả do assess {tool}, một phiên bản cũ hơn, tạo ra; các mục phiên bản đó chưa ghi thì không so.";
    }
}
