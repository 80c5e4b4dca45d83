//! The words of the table of the provinces.

use crate::words;

pub use crate::report::words::heads::code;

words! {
    pub fn title() {
        En = "Provinces and cities under central authority: 63 before 1 July 2025, 34 since";
        Vi = "Tỉnh, thành phố trực thuộc trung ương: 63 trước ngày 1/7/2025, nay còn 34";
    }
    pub fn before_column() { En = "Before (scheme pre-2025)"; Vi = "Trước đó (hệ mã pre-2025)"; }
    pub fn since_column() { En = "Since (scheme 2025)"; Vi = "Từ ngày đó (hệ mã 2025)"; }
    pub fn moved() { En = "! Codes that mean another unit now"; Vi = "! Mã nay thuộc về đơn vị khác"; }
    pub fn before() { En = "Before"; Vi = "Trước đó"; }
    pub fn since() { En = "Since"; Vi = "Từ ngày đó"; }
    pub fn had() { En = "That name had the code"; Vi = "Mã cũ của tên này"; }
    pub fn sources() {
        En = "Codes: Decision 19/2025/QĐ-TTg (the 34), General Statistics Office (the 63). Đồng Nai is a city since 30 April 2026.";
        Vi = "Mã theo Quyết định 19/2025/QĐ-TTg (34 đơn vị) và Tổng cục Thống kê (63 đơn vị). Đồng Nai là thành phố từ ngày 30/4/2026.";
    }
    pub fn city() { En = "city under central authority"; Vi = "thành phố trực thuộc trung ương"; }
    pub fn province() { En = "province"; Vi = "tỉnh"; }
    pub fn city_mark() { En = " (city)"; Vi = " (thành phố)"; }
    pub fn scheme() { En = "scheme"; Vi = "hệ mã"; }
    pub fn scheme_since() { En = "2025, since 1 July 2025"; Vi = "2025, từ ngày 1/7/2025"; }
    pub fn scheme_before() { En = "pre-2025, before 1 July 2025"; Vi = "pre-2025, trước ngày 1/7/2025"; }
    pub fn unchanged() { En = "unchanged"; Vi = "không sáp nhập"; }
    pub fn formed_from(parts: &str) { En: "formed from {parts}"; Vi: "hợp nhất từ {parts}"; }
    pub fn part_of(unit: &str) { En: "since then part of {unit}"; Vi: "nay thuộc {unit}"; }
    pub fn ambiguous(code: &str, old: &str, new: &str) {
        En: "{code} was {old} and is now {new}: a sheet that gives this code has to give its `scheme`.";
        Vi: "Mã {code} trước là {old}, nay là {new}: tệp trả lời dùng mã này phải nêu `scheme`.";
    }
}
