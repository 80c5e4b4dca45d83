//! The words of the report of a check.

use crate::base::lang::{count, form};
use crate::words;

pub use crate::report::words::heads::help;

words! {
    pub fn no_file() { En = "No file was checked."; Vi = "Không có tệp nào được kiểm tra."; }
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
    pub fn left(name: &str, open: usize, all: usize) {
        En: "{name}: {open} of {} left", count(all, "question", "questions");
        Vi: "{name}: còn {open}/{all} câu chưa trả lời";
    }
    pub fn several_left(sheets: usize) {
        En: "{} questions left; checking one by itself lists them.", count(sheets, "answer sheet has", "answer sheets have");
        Vi: "{sheets} tệp trả lời còn câu chưa trả lời; kiểm tra riêng từng tệp để xem danh sách.";
    }
    pub fn left_in(open: usize, all: usize, names: &str) {
        En: "{open} of {all} left: {names}";
        Vi: "còn {open}/{all} câu: {names}";
    }
    pub fn off() { En = "off"; Vi = "tắt"; }
    pub fn same_elsewhere(more: usize, places: &str) {
        En: "the same at {more} more places: {places}, …";
        Vi: "còn {more} chỗ tương tự: {places}, …";
    }
    pub fn note() { En = "note"; Vi = "ghi chú"; }
}
