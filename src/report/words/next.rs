//! What is said last at a terminal.

use crate::words;

words! {
    /// The command that likely comes next.
    pub fn next(command: &str) { En: "Next: {command}"; Vi: "Tiếp theo: {command}"; }
    // Forms that were written, and how they are filled in.
    pub fn wrote_text(file: &str) { En: "Wrote {file}: fill it in with a text editor."; Vi: "Đã ghi {file}: điền bằng trình soạn thảo văn bản."; }
    pub fn wrote_csv(file: &str) { En: "Wrote {file}: fill in the columns `value`, `evidence` and `note` in a spreadsheet."; Vi: "Đã ghi {file}: điền các cột `value`, `evidence`, `note` bằng bảng tính."; }
    pub fn wrote_workbook(file: &str) {
        En: "Wrote {file}: fill in the yellow cells with Excel or LibreOffice, and save it as .xlsx.";
        Vi: "Đã ghi {file}: mở bằng Excel hoặc LibreOffice, điền các ô vàng rồi lưu dạng .xlsx.";
    }
    pub fn wrote_page(file: &str) {
        En: "Wrote {file}: open it in a browser, fill it in, and press “Save the answer sheet”.";
        Vi: "Đã ghi {file}: mở bằng trình duyệt, điền rồi bấm “Lưu phiếu trả lời”.";
    }
    pub fn wrote_xlsform(file: &str) {
        En: "Wrote {file}: upload it to KoboToolbox or ODK Central; `assess batch` reads what they export.";
        Vi: "Đã ghi {file}: tải lên KoboToolbox hoặc ODK Central; `assess batch` đọc được bảng xuất ra.";
    }
}
