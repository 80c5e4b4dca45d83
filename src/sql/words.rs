//! Messages about queries that cannot be written.

use crate::{messages, words};

messages! {
    pub fn no_table_name(name: &str) {
        En: "`{name}` is no name of a table: write letters, digits and `_`, with points between database, schema and table; \
             make a view of anything else";
        Vi: "`{name}` không phải tên bảng: hãy ghi chữ cái, chữ số và `_`, có dấu chấm giữa cơ sở dữ liệu, lược đồ và bảng; \
             với thứ khác hãy tạo khung nhìn (view)";
    }
    pub fn no_such_output(name: &str, why: &crate::base::lang::Message) {
        En: "the query cannot have the column `{name}`: {why}";
        Vi: "truy vấn không thể có cột `{name}`: {why}";
    }
    pub fn needs_all() {
        En: "it compares an agency with all others; rank the result in a query around this one: \
             `rank() OVER (ORDER BY stage_number DESC, \"index\" DESC)`";
        Vi: "cột này so một đơn vị với mọi đơn vị khác; hãy xếp hạng kết quả bằng một truy vấn bao ngoài: \
             `rank() OVER (ORDER BY stage_number DESC, \"index\" DESC)`";
    }
    pub fn needs_places() {
        En: "a row of a database has no place in a file; join the table by the code";
        Vi: "dòng của cơ sở dữ liệu không có vị trí trong tệp; hãy nối với bảng theo mã";
    }
    pub fn needs_reader() {
        En: "only `assess batch` warns of what is doubtful";
        Vi: "chỉ `assess batch` mới cảnh báo điều đáng ngờ";
    }
    pub fn needs_appraisals() {
        En: "the query reads no appraised answers; score the table with `assess batch`";
        Vi: "truy vấn không đọc kết quả thẩm định; hãy chấm bảng bằng `assess batch`";
    }
    pub fn too_many_columns() {
        En: "the rubric is too large for one query of PostgreSQL, which takes 1,600 columns; ask for fewer with `--columns`";
        Vi: "bộ tiêu chí quá lớn cho một truy vấn của PostgreSQL, vốn nhận 1.600 cột; hãy chọn ít cột hơn bằng `--columns`";
    }
}

words! {
    pub fn about_texts() { En = "the cells as texts"; Vi = "các ô dưới dạng văn bản"; }
    pub fn about_cells() {
        En = "cells: without the blanks around them; an empty one is NULL";
        Vi = "cells: bỏ khoảng trắng hai đầu; ô trống là NULL";
    }
    pub fn about_keys() {
        En = "what words are looked up by (k), and what may be a number (w)";
        Vi = "khóa tra từ (k) và phần có thể là số (w)";
    }
    pub fn about_shapes() { En = "numbers and lists of the right shape (u, l)"; Vi = "số và danh sách đúng dạng (u, l)"; }
    pub fn about_parsed() {
        En = "parsed: answers by question (a): the place of an option, or millionths";
        Vi = "parsed: câu trả lời theo câu hỏi (a): thứ tự phương án, hoặc phần triệu";
    }
    pub fn about_states() {
        En = "states (s): 0 no answer, 1 answered, 2 not applicable, 9 refused";
        Vi = "trạng thái (s): 0 chưa trả lời, 1 đã trả lời, 2 không áp dụng, 9 bị từ chối";
    }
    pub fn about_answers() {
        En = "answers: the state (z; 3 not asked of the kind) and evidence (e); the first column at fault (fault0)";
        Vi = "answers: trạng thái (z; 3 không hỏi loại đơn vị này) và minh chứng (e); cột sai đầu tiên (fault0)";
    }
    pub fn about_seen() {
        En = "an agency that comes twice is refused, each time";
        Vi = "đơn vị xuất hiện hai lần thì bị từ chối ở mọi dòng";
    }
    pub fn about_points() {
        En = "achievements of answered criteria (p), in parts per million";
        Vi = "mức đáp ứng của từng tiêu chí đã trả lời (p), phần triệu";
    }
    pub fn about_sums() { En = "sums: points (v) and weights (w) of each cell"; Vi = "sums: tổng điểm (v) và trọng số (w) của từng ô"; }
    pub fn about_guesses() {
        En = "geometric means: a guess, and the whole numbers that decide";
        Vi = "trung bình nhân: số ước lượng, và các số nguyên quyết định";
    }
    pub fn about_coverage() {
        En = "coverage (c): reading, dimension, column; parts per million, rounded half up";
        Vi = "coverage (c): cách đọc, khía cạnh, cột; phần triệu, làm tròn nửa lên";
    }
    pub fn about_limits() {
        En = "what gates, caps and kinds of agency allow (l); how questions are answered";
        Vi = "mức mà tiêu chí bắt buộc, giới hạn và loại đơn vị cho phép (l); số câu theo cách trả lời";
    }
    pub fn about_duties() { En = "duties"; Vi = "nghĩa vụ"; }
    pub fn about_stages() { En = "overall: the stages reached (r) and the indices (x)"; Vi = "overall: giai đoạn đạt được (r) và chỉ số (x)"; }
    pub fn about_verdict() { En = "verdict"; Vi = "verdict: kết luận"; }
    pub fn about_weakest() { En = "the weakest dimension"; Vi = "khía cạnh yếu nhất"; }
    pub fn about_scale() { En = "results on the scale of the rubric"; Vi = "kết quả theo thang của bộ tiêu chí"; }
    pub fn head(id: &str, version: &str, digest: &str) {
        En: "-- The rubric {id} {version} as a query, written by assess. Do not edit: write it again.\n-- sha256 of the rubric: {digest}\n";
        Vi: "-- Bộ tiêu chí {id} {version} dưới dạng truy vấn, do assess viết. Đừng sửa tay: hãy viết lại.\n-- sha256 của bộ tiêu chí: {digest}\n";
    }
    pub fn run(line: &str) { En: "-- To run it: {line}\n"; Vi: "-- Cách chạy: {line}\n"; }
    pub fn reads(columns: &str) {
        En: "-- It reads the columns {columns}.\n";
        Vi: "-- Truy vấn đọc các cột {columns}.\n";
    }
    pub fn about_invalid() {
        En = "-- `invalid` names the first column that assess would refuse in the row; the results of the row are then NULL.\n\
              -- Every row of the table is in the result. What assess would only warn of may be refused: see docs/sql.md.\n";
        Vi = "-- `invalid` là tên cột đầu tiên mà assess sẽ từ chối ở dòng đó; khi ấy mọi kết quả của dòng là NULL.\n\
              -- Mọi dòng của bảng đều có trong kết quả. Điều assess chỉ cảnh báo có thể bị từ chối: xem docs/sql.md.\n";
    }
}
