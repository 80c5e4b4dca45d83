//! The words of the report of a check.

use crate::base::lang::count;
use crate::words;

words! {
    pub fn no_file() { En = "No file was checked."; Vi = "Không có tệp nào được kiểm tra."; }
    pub fn more_findings(name: &str, more: usize) {
        En: "{name}: {more} more {}", if more == 1 { "finding" } else { "findings" };
        Vi: "{name}: còn {more} phát hiện nữa";
    }
    pub fn faults(name: &str, found: &str) {
        En: "{name}: {found} {}", if found == "1" { "error" } else { "errors" };
        Vi: "{name}: {found} lỗi";
    }
    pub fn touched(name: &str, touched: usize, all: usize) {
        En: "{name}: {touched} of {} {} touched by a case", count(all, "criterion", "criteria"), if touched == 1 { "is" } else { "are" };
        Vi: "{name}: {touched}/{all} tiêu chí có ca kiểm thử";
    }
    pub fn no_case_expects(stage: &str) {
        En: "no case expects the stage `{stage}`";
        Vi: "không ca kiểm thử nào mong đợi giai đoạn `{stage}`";
    }
    pub fn off() { En = "off"; Vi = "tắt"; }
    pub fn note() { En = "note"; Vi = "ghi chú"; }
    pub fn help() { En = "help"; Vi = "gợi ý"; }
}
