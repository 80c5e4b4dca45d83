//! What is said last of a batch.

use crate::base::lang::count;
use crate::words;

words! {
    pub fn no_answer_sheet() {
        En = "there is no answer sheet in the inputs";
        Vi = "không có tệp trả lời nào trong đầu vào";
    }
    pub fn nothing_scored() { En = "no input could be scored"; Vi = "không chấm được đầu vào nào"; }
    pub fn some_failed() {
        En = "some inputs failed; --keep-going makes this no error";
        Vi = "một số đầu vào bị lỗi; dùng --keep-going để không coi đây là lỗi";
    }
    pub fn some_unread() {
        En = "some inputs could not be read; --keep-going makes this no error";
        Vi = "không đọc được một số đầu vào; dùng --keep-going để không coi đây là lỗi";
    }
    pub fn table_refused() {
        En = "a table cannot be trusted, see above; no file was written";
        Vi = "có bảng không tin cậy được, xem ở trên; không tệp nào được ghi";
    }
    pub fn part_damaged() {
        En = "a part is not as it was written, see above; no file was written";
        Vi = "có tệp không còn như khi được ghi, xem ở trên; không tệp nào được ghi";
    }
    pub fn rows_went_out() {
        En = "note: rows of the table already went to standard output";
        Vi = "lưu ý: các hàng của bảng đã được ghi ra đầu ra chuẩn";
    }
    pub fn below_required(below: u64) {
        En: "{below} below the required stage";
        Vi: "{below} đơn vị chưa đạt giai đoạn yêu cầu";
    }
    pub fn slow_to_open(format: &str, agencies: u64) {
        En: "note: {format} of {} is slow to open; csv and jsonl suit so many better", count(agencies, "agency", "agencies");
        Vi: "lưu ý: tệp {format} có {agencies} đơn vị sẽ mở chậm; với số lượng này nên dùng csv hoặc jsonl";
    }
    pub fn no_rank_of_nobody(code: &str) {
        En: "note: --no-rank: no agency that was scored has the code `{code}`";
        Vi: "lưu ý: --no-rank: không có đơn vị nào được chấm mang mã `{code}`";
    }
}
