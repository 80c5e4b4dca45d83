//! The words of the report of a check.

use crate::base::lang::{count, form};
use crate::words;

pub use crate::report::words::heads::help;

words! {
    pub fn no_file() { En = "No file was checked."; Vi = "Không có tệp nào được kiểm tra."; }
    pub fn good() { En = "All good:"; Vi = "Mọi thứ đều ổn:"; }
    pub fn nothing_found() { En = "nothing found"; Vi = "không phát hiện vấn đề nào"; }
    pub fn files(files: usize) { En: "{} checked", count(files, "file", "files"); Vi: "đã kiểm tra {files} tệp"; }
    pub fn cases(cases: usize) { En: "{} run", count(cases, "case", "cases"); Vi: "chạy {cases} ca kiểm thử"; }
    pub fn errors(found: usize) { En: "{}", count(found, "error", "errors"); Vi: "{found} lỗi"; }
    pub fn warnings(found: usize) { En: "{}", count(found, "warning", "warnings"); Vi: "{found} cảnh báo"; }
    pub fn infos(found: usize) { En: "{}", count(found, "info", "infos"); Vi: "{found} thông tin"; }
    pub fn left_out() { En = ""; Vi = "bỏ qua "; }
    pub fn ignored(found: usize) { En: "{found} ignored by comments"; Vi: "{found} theo chú thích"; }
    pub fn allowed(found: usize) { En: "{found} allowed by settings"; Vi: "{found} theo thiết lập"; }
    pub fn more_findings(name: &str, more: usize) {
        En: "{name}: {}", count(more, "more finding", "more findings");
        Vi: "{name}: còn {more} phát hiện nữa";
    }
    pub fn faults(name: &str, found: &str) {
        En: "{name}: {}", count(found, "error", "errors");
        Vi: "{name}: {found} lỗi";
    }
    pub fn touched(name: &str, touched: usize, all: usize) {
        En: "{name}: {touched} of {} {} touched by a case", count(all, "criterion", "criteria"), form(touched, "is", "are");
        Vi: "{name}: {touched}/{all} tiêu chí có ca kiểm thử";
    }
    pub fn no_case_expects(stage: &str) {
        En: "no case expects the stage `{stage}`";
        Vi: "không ca kiểm thử nào mong đợi giai đoạn `{stage}`";
    }
    pub fn off() { En = "off"; Vi = "tắt"; }
    pub fn same_elsewhere(more: usize, places: &str) {
        En: "the same at {more} more places: {places}, …";
        Vi: "còn {more} chỗ tương tự: {places}, …";
    }
    pub fn note() { En = "note"; Vi = "ghi chú"; }
}
