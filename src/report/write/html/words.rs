//! The words that a page adds to what the document says.

use crate::words;

words! {
    pub fn skip() { En = "Skip to the result"; Vi = "Tới ngay kết quả"; }
    pub fn contents() { En = "In this report"; Vi = "Trong báo cáo này"; }
    pub fn result() { En = "The result"; Vi = "Kết quả chung"; }
    pub fn reached() { En = "reached"; Vi = "đã đạt"; }
    pub fn shaky() { En = "reached, not certain"; Vi = "đã đạt, chưa chắc chắn"; }
    pub fn possible() { En = "possible"; Vi = "có thể đạt"; }
    pub fn not_reached() { En = "not reached"; Vi = "chưa đạt"; }
    pub fn nothing() { En = "no value"; Vi = "không có giá trị"; }

    // Long tables.
    pub fn back() { En = "Previous"; Vi = "Trước"; }
    pub fn on() { En = "Next"; Vi = "Tiếp"; }
    /// What is shown of a long table; the names in braces are filled in by the script.
    pub fn rows() { En = "Rows {first} to {last} of {all}"; Vi = "Dòng {first}–{last} trong {all}"; }
}
