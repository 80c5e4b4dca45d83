//! Messages about results that are to be made again.

use crate::messages;

messages! {
    pub fn no_result(shown: &str, line: usize, column: usize) {
        En: "`{shown}` is no result of `assess`: it is not JSON at line {line}, column {column}";
        Vi: "`{shown}` không phải kết quả của `assess`: sai cú pháp JSON ở dòng {line}, cột {column}";
    }
    pub fn not_of_assess(shown: &str) {
        En: "`{shown}` is no result of `assess`; make one with `assess FILE --format json`";
        Vi: "`{shown}` không phải kết quả của `assess`; hãy tạo bằng `assess TỆP --format json`";
    }
    pub fn result_of_many(shown: &str) {
        En: "`{shown}` is the result of a batch, which names no sheets; run the batch again and compare the files, or verify the result of one sheet";
        Vi: "`{shown}` là kết quả của cả đợt, không nêu tệp trả lời; hãy chạy lại đợt đó rồi so hai tệp, hoặc kiểm chứng kết quả của từng tệp trả lời";
    }
    pub fn other_format(shown: &str, version: &str, ours: u32) {
        En: "`{shown}` has version {version} of the format, and this `assess` writes version {ours}: the two cannot be compared; make the result again";
        Vi: "`{shown}` dùng phiên bản định dạng {version}, còn `assess` này ghi phiên bản {ours}: không so sánh được; hãy tạo lại kết quả";
    }
    pub fn two_sheets(second: &str) {
        En: "`{second}` is a second answer sheet, and the result is of one; name the one it was made from";
        Vi: "`{second}` là tệp trả lời thứ hai, còn kết quả chỉ của một tệp; hãy chỉ rõ tệp đã dùng";
    }
    pub fn no_sheet(sha256: &str) {
        En: "the answer sheet is not beside the result: no file there has the SHA-256 {sha256}; name it, as in `assess verify RESULT SHEET`";
        Vi: "không có tệp trả lời bên cạnh kết quả: không tệp nào ở đó có mã SHA-256 {sha256}; hãy chỉ rõ, ví dụ `assess verify KẾT_QUẢ TỆP_TRẢ_LỜI`";
    }
    pub fn no_rubric(id: &str, version: &str) {
        En: "the rubric `{id}` {version} is neither built in nor beside the result; name it with `--rubric FILE`";
        Vi: "bộ tiêu chí `{id}` {version} không dựng sẵn, cũng không ở bên cạnh kết quả; hãy chỉ rõ bằng `--rubric TỆP`";
    }
    pub fn appraisals_needed() {
        En: "the result was made with an appraiser's own file; name it with `--appraisals FILE`";
        Vi: "kết quả được tính cùng tệp thẩm định riêng; hãy chỉ rõ bằng `--appraisals TỆP`";
    }
}
