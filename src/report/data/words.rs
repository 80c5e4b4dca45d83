//! The words of machine formats that people read, too: columns, workbooks and lists of findings.

use crate::base::lang::{Message, count};
use crate::messages;
use crate::words;

pub use crate::model::rubric::words::{no, yes};
pub use crate::report::words::heads::{
    all_illustrative, alpha, h, held as how_percentages, help, impossible, ranking, rubric, total, unknown,
    unofficial,
};

messages! {
    // Columns.
    pub fn no_column_near(name: &str, near: &str) {
        En: "there is no column `{name}`; did you mean `{near}`?";
        Vi: "không có cột `{name}`; có phải ý bạn là `{near}`?";
    }
    pub fn no_column_listed(name: &str) {
        En: "there is no column `{name}`; `assess batch --list-columns` lists them all";
        Vi: "không có cột `{name}`; `assess batch --list-columns` liệt kê tất cả các cột";
    }
    pub fn column_twice(name: &str) {
        En: "the column `{name}` is asked for twice";
        Vi: "cột `{name}` được yêu cầu hai lần";
    }
    pub fn column_with_option(name: &str, option: &str) {
        En: "the column `{name}` is there with `{option}`";
        Vi: "cột `{name}` chỉ có khi dùng `{option}`";
    }
    pub fn columns_are_for_csv() {
        En: "--columns is for --format csv";
        Vi: "--columns chỉ dùng với --format csv";
    }
    // Parts.
    pub fn no_parts() {
        En: "there are no parts: neither JSON Lines nor CSV";
        Vi: "không có tệp nào để ghép: không có JSON Lines hay CSV";
    }
    pub fn csv_gives_csv() {
        En: "parts that are CSV hold the rows alone, so they give CSV; parts as JSON Lines give every format";
        Vi: "các tệp CSV chỉ chứa các hàng nên chỉ cho ra CSV; tệp JSON Lines cho ra mọi định dạng";
    }
    pub fn of_other_rubric(id: &str, fault: &Message) {
        En: "the columns of the parts are not those of the rubric `{id}`: {fault}; name the right one with `--rubric`";
        Vi: "các cột của tệp không phải của bộ tiêu chí `{id}`: {fault}; hãy chỉ rõ bằng `--rubric`";
    }
    pub fn parts_have_no_column(name: &str) {
        En: "--columns: the parts have no column `{name}`";
        Vi: "--columns: các tệp không có cột `{name}`";
    }
    pub fn ranks_need_column(name: &str) {
        En: "ranks need the column `{name}`, which the parts have not; choose other columns with `--columns`, or make parts as JSON Lines";
        Vi: "thứ hạng cần cột `{name}` mà các tệp không có; hãy chọn cột khác bằng `--columns` hoặc tạo các tệp JSON Lines";
    }
    pub fn whole_run_alone(name: &str) {
        En: "the column `{name}` is that of a whole run, and CSV parts do not hold what it is made of; choose other columns with `--columns`, or make parts as JSON Lines";
        Vi: "cột `{name}` là của cả lần chấm, tệp CSV không chứa dữ liệu để tính lại; hãy chọn cột khác bằng `--columns` hoặc tạo các tệp JSON Lines";
    }
    pub fn row_cut_off() {
        En: "the part ends in the middle of a row: it was cut off";
        Vi: "tệp kết thúc giữa hàng: tệp đã bị cắt cụt";
    }
    pub fn no_value(text: &str, column: &str) {
        En: "`{text}` is no value of the column `{column}`";
        Vi: "`{text}` không phải giá trị của cột `{column}`";
    }
    pub fn ranks_leave_no_place() {
        En: "--faults in-rows keeps rows in the order of the input, so it does not go with --sort rank";
        Vi: "--faults in-rows giữ các hàng theo thứ tự đầu vào nên không dùng cùng --sort rank";
    }
    pub fn of_columns(fault: &Message) { En: "--columns: {fault}"; Vi: "--columns: {fault}"; }
    pub fn no_columns() { En: "no column is asked for"; Vi: "chưa yêu cầu cột nào"; }

    // Workbooks.
    pub fn too_many_rows(sheet: &str) {
        En: "the sheet `{sheet}` would have more than 1,048,576 rows, which no spreadsheet holds; write CSV \
             or JSON Lines instead";
        Vi: "trang tính `{sheet}` sẽ vượt quá 1.048.576 dòng, giới hạn của bảng tính; hãy xuất CSV hoặc JSON \
             Lines";
    }
    pub fn cannot_write_workbook(source: &str) {
        En: "cannot write the workbook: {source}";
        Vi: "không ghi được bảng tính: {source}";
    }
    pub fn cannot_write_temporary() {
        En: "cannot write to the temporary file of a sheet; perhaps the disk is full";
        Vi: "không ghi được tệp tạm của trang tính; có thể đĩa đã đầy";
    }
}

words! {
    // Columns.
    pub fn coverage(stage: &str) { En: "Coverage: {stage}"; Vi: "Mức đáp ứng: {stage}"; }
    pub fn stage(dimension: &str) { En: "Stage: {dimension}"; Vi: "Giai đoạn: {dimension}"; }
    pub fn index(dimension: &str) { En: "Index: {dimension}"; Vi: "Chỉ số: {dimension}"; }
    pub fn share_at(stage: &str) { En: "Share of draws: {stage}"; Vi: "Tỷ lệ lần rút: {stage}"; }
    pub fn about_share_at(stage: &str) {
        En: "The share of the draws with the stage “{stage}”, in percent, with each weight at the top varied by up to 25%.";
        Vi: "Tỷ lệ số lần rút cho giai đoạn “{stage}”, tính bằng phần trăm, khi mỗi trọng số ở cấp cao nhất thay đổi đến 25%.";
    }
    pub fn about_coverage(stage: &str) {
        En: "The overall coverage of the stage “{stage}”, in percent.";
        Vi: "Mức đáp ứng chung của giai đoạn “{stage}”, tính bằng phần trăm.";
    }
    pub fn about_total() {
        En = "The total that decides the stage, in percent.";
        Vi = "Tổng dùng để xếp giai đoạn, tính bằng phần trăm.";
    }
    pub fn about_stage(dimension: &str) {
        En: "The stage that the dimension “{dimension}” reaches by itself.";
        Vi: "Giai đoạn mà riêng khía cạnh “{dimension}” đạt được.";
    }
    pub fn about_index(dimension: &str) {
        En: "The mean of the coverages of the dimension “{dimension}”, in percent.";
        Vi: "Trung bình các mức đáp ứng của khía cạnh “{dimension}”, tính bằng phần trăm.";
    }

    // Heads of columns.
    pub fn coverage_of_dimension(of: &str) {
        En: "The coverage of the dimension, {of}; empty if nothing applies.";
        Vi: "Mức đáp ứng của khía cạnh, {of}; để trống nếu không có gì áp dụng.";
    }

    // Workbooks.
    pub fn pairs() { En = "Pairs"; Vi = "Cặp đơn vị"; }
    pub fn robustness() { En = "Seed of the draws"; Vi = "Hạt giống của lần rút"; }
    pub fn how_drawn() {
        En = "Ranks and stages in 10,000 draws, each weight at the top varied by up to 25% on its own: how firm they are, not how true.";
        Vi = "Thứ hạng và giai đoạn qua 10.000 lần rút, mỗi trọng số ở cấp cao nhất thay đổi riêng đến 25%: kết quả chắc đến đâu, không phải đúng đến đâu.";
    }
    pub fn profile() { En = "Profile"; Vi = "Hồ sơ"; }
    pub fn gaps() { En = "Gaps"; Vi = "Khoảng cách"; }
    pub fn criteria() { En = "Criteria"; Vi = "Tiêu chí"; }
    pub fn failures() { En = "Failures"; Vi = "Lỗi"; }
    pub fn notes() { En = "Notes"; Vi = "Ghi chú"; }

    // The sheet of notes.
    pub fn illustrative_data() { En = "Illustrative data"; Vi = "Số liệu minh họa"; }
    pub fn status() { En = "Status"; Vi = "Tính chất"; }
    pub fn read() { En = "Read"; Vi = "Đã đọc"; }
    pub fn inputs_read() { En = "Inputs read."; Vi = "Số đầu vào đã đọc."; }
    pub fn scored() { En = "Scored"; Vi = "Đã chấm"; }
    pub fn inputs_scored() { En = "Inputs scored."; Vi = "Số đầu vào đã chấm điểm."; }
    pub fn failed() { En = "Failed"; Vi = "Bị lỗi"; }
    pub fn inputs_failed() {
        En = "Inputs that could not be scored; the first of them are in the sheet of failures.";
        Vi = "Số đầu vào không chấm được; những đầu vào đầu tiên nằm ở trang lỗi.";
    }
    pub fn how_ranked() {
        En = "Competition ranks (1224) by stage, where one is claimed, then by index; equals share a rank. \
             Unanswered questions leave a range from the best rank to the worst.";
        Vi = "Xếp hạng kiểu 1224 theo giai đoạn nếu có kết luận, rồi đến chỉ số; bằng nhau thì đồng hạng. Câu \
             chưa trả lời để lại một khoảng từ thứ hạng cao nhất đến thấp nhất.";
    }
    pub fn nobody_ranked() { En = "Nobody is ranked."; Vi = "Không xếp hạng."; }
    pub fn ranks() { En = "Ranks"; Vi = "Thứ hạng"; }
    /// The unit of coverages, as the meanings of columns name it.
    pub fn in_percent() { En = "in percent"; Vi = "tính bằng phần trăm"; }
    pub fn on_scale(min: &str, max: &str) {
        En: "on the rubric's scale from {min} to {max}";
        Vi: "theo thang của bộ tiêu chí, từ {min} đến {max}";
    }
    pub fn percentages() { En = "Percentages"; Vi = "Tỷ lệ phần trăm"; }
    pub fn order_of_stages() { En = "Order of stages"; Vi = "Thứ tự giai đoạn"; }
    pub fn later_without_earlier(part: u64, all: u64, later: &str, earlier: &str) {
        En: "{part} of {} cover “{later}” as asked and “{earlier}” not.", count(all, "agency", "agencies");
        Vi: "{part}/{all} đơn vị đạt mức đáp ứng của “{later}” nhưng chưa đạt của “{earlier}”.";
    }
    pub fn descriptive_only() {
        En = "Fewer than 30 agencies: the statistics of the criteria are descriptive only.";
        Vi = "Dưới 30 đơn vị: thống kê tiêu chí chỉ mang tính mô tả.";
    }
    pub fn agencies_of_statistics() {
        En = "Agencies that the statistics of the criteria are from.";
        Vi = "Số đơn vị dùng để tính thống kê tiêu chí.";
    }
    pub fn item_statistics() { En = "Item statistics"; Vi = "Thống kê tiêu chí"; }
    pub fn of_varying_criteria() {
        En = "Of the criteria that vary.";
        Vi = "Tính trên các tiêu chí có biến thiên.";
    }
    pub fn of_all_criteria() { En = "Of all criteria."; Vi = "Tính trên mọi tiêu chí."; }
    pub fn within_each_kind() { En = "within each kind"; Vi = "trong từng loại đơn vị"; }
    pub fn within_each_code_scheme() { En = "within each code scheme"; Vi = "trong từng bảng mã"; }
    pub fn within_each_period() { En = "within each period"; Vi = "trong từng kỳ đánh giá"; }
    pub fn within_each_assessor() { En = "within each assessor"; Vi = "theo từng người đánh giá"; }

    // Cells.
    pub fn none() { En = "none"; Vi = "chưa đạt"; }
    pub fn declines() { En = "declines"; Vi = "từ chối xếp hạng"; }
    pub fn no_verdict() { En = "no verdict"; Vi = "chưa thể kết luận"; }
    pub fn small_group() { En = "small group"; Vi = "nhóm quá nhỏ"; }
    pub fn floor() { En = "floor"; Vi = "sàn"; }
    pub fn ceiling() { En = "ceiling"; Vi = "trần"; }

    // Findings.

    pub fn and_more(more: usize) { En: " (and {more} more)"; Vi: " (và {more} mục khác)"; }
}
