//! The words of the command line: arguments, inputs, outputs and notes.

use assess::base::lang::count;
use assess::messages;
use assess::words;

messages! {
    // Arguments.
    pub fn command_comes_first(command: &str) {
        En: "the command comes first: write `assess {command}`, and its files and options after it";
        Vi: "lệnh đứng đầu: hãy viết `assess {command}`, rồi mới đến tệp và tùy chọn của lệnh";
    }
    pub fn write_number_or_all() { En: "write a number or `all`"; Vi: "hãy viết một số hoặc `all`"; }

    // Formats.
    pub fn the_formats(names: &str, last: &str) {
        En: "the formats are {names} and {last}";
        Vi: "các định dạng là {names} và {last}";
    }

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
}

words! {
    // Another version of a rubric.
    pub fn another_rubric(old: &str, new: &str) {
        En: "the sheet was written for `{old}`, and `{new}` is another rubric: a sheet is brought to another version of its own";
        Vi: "tệp trả lời dùng bộ tiêu chí `{old}`, còn `{new}` là bộ khác: chỉ chuyển được sang phiên bản khác của cùng bộ tiêu chí";
    }
    pub fn old_version_is_missing(id: &str, version: &str) {
        En: "the version of `{id}` that the sheet names is not at hand, only {version}: name its file with `--against`";
        Vi: "không có phiên bản của `{id}` mà tệp trả lời nêu, chỉ có {version}: hãy chỉ ra tệp của phiên bản đó bằng `--against`";
    }
    pub fn file_is_there(file: &str) {
        En: "{file} is there already; `--force` overwrites it";
        Vi: "{file} đã có; dùng `--force` để ghi đè";
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

    // `check --against`.
    pub fn no_rubric_given() { En = "no rubric is given"; Vi = "chưa nêu bộ tiêu chí"; }
    pub fn json_of_one_rubric() {
        En = "--against as JSON is about one rubric; name its file";
        Vi = "--against dạng JSON chỉ nói về một bộ tiêu chí; hãy ghi tên tệp của bộ đó";
    }
    pub fn not_compared(path: &str, why: &str) {
        En: "`{path}` is compared with nothing: {why}";
        Vi: "không so sánh `{path}` với phiên bản nào: {why}";
    }
    pub fn nothing_compared() {
        En = "no rubric could be compared";
        Vi = "không so sánh được bộ tiêu chí nào";
    }

    // `batch`.
    pub fn columns_are_for_csv() {
        En = "--columns is for --format csv";
        Vi = "--columns chỉ dùng với --format csv";
    }
    pub fn no_answer_sheet() {
        En = "there is no answer sheet in the inputs";
        Vi = "không có tệp trả lời nào trong đầu vào";
    }
    pub fn nothing_scored() { En = "no input could be scored"; Vi = "không chấm được đầu vào nào"; }
    pub fn some_failed() {
        En = "some inputs failed; --keep-going makes this no error";
        Vi = "một số đầu vào bị lỗi; dùng --keep-going để không coi đây là lỗi";
    }
    pub fn table_refused() {
        En = "a table cannot be trusted, see above; no file was written";
        Vi = "có bảng không tin cậy được, xem ở trên; không tệp nào được ghi";
    }
    pub fn rows_went_out() {
        En = "note: rows of the table already went to standard output";
        Vi = "lưu ý: các hàng của bảng đã được ghi ra đầu ra chuẩn";
    }
    pub fn below_required(below: u64) {
        En: "{below} below the required stage";
        Vi: "{below} đơn vị chưa đạt giai đoạn yêu cầu";
    }
    pub fn no_rank_of_nobody(code: &str) {
        En: "note: --no-rank: no agency that was scored has the code `{code}`";
        Vi: "lưu ý: --no-rank: không có đơn vị nào được chấm mang mã `{code}`";
    }

    // Limits.
    pub fn too_many_for_reports(max_agencies: usize) {
        En: "these are more than {max_agencies} agencies, too many for a report of all of them; write rows instead: \
             `--format csv=FILE` or `--format jsonl=FILE`";
        Vi: "có hơn {max_agencies} đơn vị, quá nhiều cho một báo cáo chung; hãy ghi từng dòng: \
             `--format csv=TỆP` hoặc `--format jsonl=TỆP`";
    }

    // Tables given as one answer sheet.
    pub fn table_of_several(file: &str, rubric: &str) {
        En: "`{file}` is a table of several agencies; score them with: assess batch {file}{rubric}";
        Vi: "`{file}` là bảng của nhiều đơn vị; hãy chấm bằng: assess batch {file}{rubric}";
    }
    pub fn table_of_nobody(file: &str) {
        En: "`{file}` is a table without an agency: there is no row below the header";
        Vi: "`{file}` là bảng không có đơn vị nào: dưới dòng tiêu đề không có dòng nào";
    }

    // `form`, `interview` and `rubrics new`.
    pub fn no_such_period(period: &str) {
        En: "`{period}` is no period; write one like 2026, 2026-H1, 2026-Q3 or 2026-09";
        Vi: "`{period}` không phải kỳ đánh giá; hãy ghi như 2026, 2026-H1, 2026-Q3 hoặc 2026-09";
    }
    pub fn no_agency(word: &str) { En: "there is no province `{word}`"; Vi: "không có tỉnh, thành phố `{word}`"; }
    pub fn earlier_left_out(file: &str) {
        En: "`{file}` is no earlier sheet of this rubric and is left out";
        Vi: "`{file}` không phải phiếu trước theo bộ tiêu chí này nên được bỏ qua";
    }
    pub fn earlier_answers_dropped(questions: &str) {
        En: "earlier answers that do not fit any more are left out: {questions}";
        Vi: "bỏ qua các câu trả lời trước không còn phù hợp: {questions}";
    }
    pub fn each_needs_a_folder() {
        En = "--each takes a format and a folder, such as `--each xlsx=forms/`";
        Vi = "--each cần định dạng và thư mục, ví dụ `--each xlsx=phieu/`";
    }
    pub fn forms_written(forms: usize, prefilled: usize) {
        En: "{} written, {prefilled} with earlier answers", count(forms, "form", "forms");
        Vi: "đã tạo {forms} phiếu, {prefilled} phiếu có sẵn câu trả lời kỳ trước";
    }
    pub fn no_workbook_on_terminal() {
        En = "a workbook is not for a terminal; name a file with -o";
        Vi = "bảng tính không in ra màn hình được; hãy nêu tệp bằng -o";
    }
    pub fn interviews_write_yaml() {
        En = "an interview writes YAML; name a file that ends in .yaml";
        Vi = "phỏng vấn ghi tệp YAML; hãy nêu tệp có đuôi .yaml";
    }
    pub fn rubric_begun(file: &str) {
        En: "Wrote {file}\nNext: assess check {file}";
        Vi: "Đã ghi {file}\nTiếp theo: assess check {file}";
    }

    // `check`.
    pub fn cannot_fix_stdin() {
        En = "--fix cannot change standard input";
        Vi = "--fix không thể sửa đầu vào chuẩn";
    }
    pub fn changes_made(changes: usize) { En: "{} made", count(changes, "change", "changes"); Vi: "đã sửa {changes} chỗ"; }
    pub fn unknown_skipped(files: usize) {
        En: "{} skipped: no rubric, answer sheet, list of cases or column map", count(files, "file", "files");
        Vi: "bỏ qua {files} tệp không phải bộ tiêu chí, tệp trả lời, ca kiểm thử hay ánh xạ cột";
    }
    pub fn left_out_by_ignore_files(count: usize) {
        En: "{} left out by ignore files (.gitignore, .ignore)", self::count(count, "file or folder", "files and folders");
        Vi: "{count} tệp và thư mục bị bỏ qua theo tệp ignore (.gitignore, .ignore)";
    }
    pub fn nothing_to_check() {
        En = "no rubric, answer sheet or case file is there";
        Vi = "không có bộ tiêu chí, tệp trả lời hay tệp ca kiểm thử nào";
    }

    // Settings and notes.
    pub fn stdin_is_read_once() {
        En = "`-`, standard input, can be read only once; save it in a file, and name that where it is needed again";
        Vi = "`-` (đầu vào chuẩn) chỉ đọc được một lần; hãy lưu vào tệp và nêu tệp đó ở chỗ cần đọc lại";
    }
    pub fn settings_passed_over(file: &str) {
        En: "`{file}` is not used: settings come from the working directory, or by `--config {file}`";
        Vi: "không dùng `{file}`: thiết lập lấy từ thư mục làm việc, hoặc qua `--config {file}`";
    }
    pub fn note() { En = "note"; Vi = "lưu ý"; }
    pub fn earlier_version(id: &str, version: &str, newest: &str) {
        En: "this is `{id}` {version}, as asked for; the newest version, {newest}, has other questions";
        Vi: "đây là `{id}` {version} theo yêu cầu; bản mới nhất, {newest}, có các câu hỏi khác";
    }
    pub fn not_the_builtin(path: &str, id: &str) {
        En: "note: `{path}` is not the built-in rubric `{id}`, although it has its id";
        Vi: "lưu ý: `{path}` không phải bộ tiêu chí dựng sẵn `{id}`, dù mang cùng mã";
    }

    // Git.
    pub fn git_takes_long(revision: &str) {
        En: "git took too long to give the rubric at `{revision}`";
        Vi: "git mất quá nhiều thời gian để lấy bộ tiêu chí ở `{revision}`";
    }
    pub fn too_large_in_git(revision: &str, limit: u64) {
        En: "the rubric at `{revision}` is larger than {limit} MiB";
        Vi: "bộ tiêu chí ở `{revision}` lớn hơn {limit} MiB";
    }
    pub fn revision_taken(revision: &str) {
        En: "`{revision}` is taken for the git revision; the file is `./{revision}`";
        Vi: "`{revision}` được hiểu là phiên bản git; muốn dùng tệp, hãy ghi `./{revision}`";
    }
    pub fn git_cannot_run(revision: &str) {
        En: "`{revision}` is not a file, and git cannot be run";
        Vi: "`{revision}` không phải tệp, và không chạy được git";
    }
    pub fn no_git_revision(revision: &str, said: &str) {
        En: "`{revision}` is neither a file nor a git revision of the rubric: {said}";
        Vi: "`{revision}` không phải tệp, cũng không phải phiên bản git của bộ tiêu chí: {said}";
    }

    // Usage.
    pub fn three_ways() {
        En = "nothing to score is named; three ways to begin:\n
  assess FILE           score one answer sheet
  assess batch PATH...  score many agencies with one rubric
  assess check PATH...  find faults in rubrics, answer sheets and golden cases\n
For more information, try `--help`.";
        Vi = "chưa nêu tệp cần chấm; có ba cách bắt đầu:\n
  assess TỆP                  chấm một tệp trả lời
  assess batch ĐƯỜNG_DẪN...   chấm nhiều đơn vị theo một bộ tiêu chí
  assess check ĐƯỜNG_DẪN...   tìm lỗi trong bộ tiêu chí, tệp trả lời và ca kiểm thử\n
Xem thêm bằng `--help`.";
    }
    pub fn usage(usage: &str) { En: "\nUsage: {usage}\n"; Vi: "\nCách dùng: {usage}\n"; }
    pub fn more_by_help() { En = "For more information, try `--help`."; Vi = "Xem thêm bằng `--help`."; }
}
