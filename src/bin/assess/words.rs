//! The words of the command line: what is wrong with arguments, and what a run says of itself.

use assess::base::lang::count;
use assess::messages;
use assess::words;

messages! {
    // Arguments.
    pub fn command_comes_first(command: &str) {
        En: "the command comes first: write `assess {command}`, and its files and options after it";
        Vi: "lệnh đứng đầu: hãy viết `assess {command}`, rồi mới đến tệp và tùy chọn của lệnh";
    }
    pub fn no_sheet_given() { En: "no answer sheet is given"; Vi: "chưa nêu tệp trả lời"; }
    pub fn write_number_or_all() { En: "write a number or `all`"; Vi: "hãy viết một số hoặc `all`"; }

    // Usage.
    pub fn needs_value(argument: &str) { En: "`{argument}` needs a value"; Vi: "`{argument}` cần một giá trị"; }
    pub fn no_value(value: &str, argument: &str) {
        En: "`{value}` is no value of `{argument}`";
        Vi: "`{value}` không phải giá trị của `{argument}`";
    }
    pub fn one_file_too_many(argument: &str) {
        En: "`{argument}` is one file too many; `assess batch` scores several";
        Vi: "`{argument}` là tệp thừa; `assess batch` chấm nhiều tệp";
    }
    pub fn several_files(argument: &str, files: &str) {
        En: "`{argument}` is one file too many; to score several: `assess batch {files}`";
        Vi: "`{argument}` là tệp thừa; để chấm nhiều tệp: `assess batch {files}`";
    }
    pub fn no_argument(argument: &str) {
        En: "there is no argument `{argument}`";
        Vi: "không có tham số `{argument}`";
    }
    pub fn no_command(command: &str) { En: "there is no command `{command}`"; Vi: "không có lệnh `{command}`"; }
    pub fn arguments_missing(missing: &str) {
        En: "these arguments are missing: {missing}";
        Vi: "còn thiếu tham số: {missing}";
    }
    pub fn command_missing() { En: "a command is missing"; Vi: "còn thiếu lệnh"; }
    pub fn given_twice(argument: &str) {
        En: "`{argument}` is given twice";
        Vi: "`{argument}` được nêu hai lần";
    }
    pub fn cannot_be_used_with(argument: &str, prior: &str) {
        En: "`{argument}` cannot be used with {prior}";
        Vi: "không thể dùng `{argument}` cùng với {prior}";
    }
    pub fn value_after_equals(argument: &str) {
        En: "`{argument}` takes its value after a `=`";
        Vi: "`{argument}` cần giá trị ngay sau dấu `=`";
    }
    pub fn wrong_number_of_values(argument: &str) {
        En: "`{argument}` has too many or too few values";
        Vi: "`{argument}` có quá nhiều hoặc quá ít giá trị";
    }
    pub fn argument_not_utf8() { En: "an argument is not UTF-8"; Vi: "có tham số không đúng mã UTF-8"; }
    pub fn known_here(known: &str) { En: "known here: {known}"; Vi: "giá trị hợp lệ: {known}"; }
    pub fn write_whole_number() { En: "write a whole number"; Vi: "hãy viết một số nguyên"; }

    // `form`, `interview` and `rubrics new`.
    pub fn no_workbook_on_terminal() {
        En: "a workbook or a document is not for a terminal; name a file with -o";
        Vi: "bảng tính hoặc văn bản không in ra màn hình được; hãy nêu tệp bằng -o";
    }
    pub fn interviews_write_yaml() {
        En: "an interview writes YAML; name a file that ends in .yaml";
        Vi: "phỏng vấn ghi tệp YAML; hãy nêu tệp có đuôi .yaml";
    }

    // `map`.
    pub fn no_column_matched(file: &str, rubric: &str) {
        En: "no column of {file} is a question of the rubric `{rubric}`; `--rubric` names another one, or write the map by hand: below `[columns]` a line `QUESTION = \"COLUMN\"` for each";
        Vi: "không có cột nào của {file} là câu hỏi của bộ tiêu chí `{rubric}`; `--rubric` chọn bộ khác, hoặc tự viết tệp ánh xạ: dưới `[columns]` mỗi câu hỏi một dòng `CÂU HỎI = \"TÊN CỘT\"`";
    }

    // Files.
    pub fn file_is_there(file: &str) {
        En: "{file} is there already; `--force` overwrites it";
        Vi: "{file} đã có; dùng `--force` để ghi đè";
    }
    pub fn cannot_fix_stdin() {
        En: "--fix cannot change standard input";
        Vi: "--fix không thể sửa đầu vào chuẩn";
    }
    pub fn stdin_is_read_once() {
        En: "`-`, standard input, can be read only once; save it in a file, and name that where it is needed again";
        Vi: "`-` (đầu vào chuẩn) chỉ đọc được một lần; hãy lưu vào tệp và nêu tệp đó ở chỗ cần đọc lại";
    }
}

words! {
    pub fn rule_and_file(code: &str) {
        En: "`{code}` is a rule and a file; this is the rule, `./{code}` would be the file";
        Vi: "`{code}` vừa là quy tắc vừa là tệp; đây là quy tắc, để chỉ tệp hãy ghi `./{code}`";
    }
    pub fn interrupted() {
        En = "error: interrupted; no file was written";
        Vi = "lỗi: đã dừng theo yêu cầu; không tệp nào được ghi";
    }

    // Progress: `{…}` is filled in by its bar.
    pub fn progress() {
        En = "{bar:30} {bytes}/{total_bytes}, {msg}, {eta} left";
        Vi = "{bar:30} {bytes}/{total_bytes}, {msg}, còn {eta}";
    }

    pub fn drawing() {
        En = "{bar:30} draws {pos}/{len}";
        Vi = "{bar:30} lần rút {pos}/{len}";
    }

    // `form`, `interview` and `rubrics new`.
    pub fn earlier_left_out(file: &str) {
        En: "`{file}` is no earlier sheet of this rubric and is left out";
        Vi: "`{file}` không phải phiếu trước theo bộ tiêu chí này nên được bỏ qua";
    }
    pub fn earlier_answers_dropped(questions: &str) {
        En: "earlier answers that do not fit any more are left out: {questions}";
        Vi: "bỏ qua các câu trả lời trước không còn phù hợp: {questions}";
    }
    pub fn forms_written(forms: usize, prefilled: usize) {
        En: "{} written, {prefilled} with earlier answers", count(forms, "form", "forms");
        Vi: "đã tạo {forms} phiếu, {prefilled} phiếu có sẵn câu trả lời kỳ trước";
    }
    pub fn rubric_begun(file: &str) {
        En: "Wrote {file}";
        Vi: "Đã ghi {file}";
    }

    // `check`.
    pub fn changes_made(changes: usize) { En: "{} made", count(changes, "change", "changes"); Vi: "đã sửa {changes} chỗ"; }

    // Usage.
    pub fn three_ways() {
        En = "nothing to score is named; three ways to begin:\n
  assess FILE           score one answer sheet
  assess batch PATH...  score many agencies with one rubric
  assess check PATH...  find faults in rubrics, answer sheets and golden cases\n
No answers yet? `assess form --rubric digital-government-quick -o answers.xlsx` writes a questionnaire of seven questions;
without `--rubric` it is the whole one. `assess rubrics` lists the others.
For more information, try `--help`.";
        Vi = "chưa nêu tệp cần chấm; có ba cách bắt đầu:\n
  assess TỆP                  chấm một tệp trả lời
  assess batch ĐƯỜNG_DẪN...   chấm nhiều đơn vị theo một bộ tiêu chí
  assess check ĐƯỜNG_DẪN...   tìm lỗi trong bộ tiêu chí, tệp trả lời và ca kiểm thử\n
Chưa có câu trả lời? `assess form --rubric digital-government-quick -o traloi.xlsx` tạo phiếu bảy câu hỏi;
bỏ `--rubric` là phiếu đầy đủ. `assess rubrics` liệt kê các bộ tiêu chí khác.
Xem thêm bằng `--help`.";
    }
    pub fn usage(usage: &str) { En: "\nUsage: {usage}\n"; Vi: "\nCách dùng: {usage}\n"; }
    pub fn more_by_help() { En = "For more information, try `--help`."; Vi = "Xem thêm bằng `--help`."; }
}
