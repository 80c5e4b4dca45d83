//! The words of the help in Vietnamese; the English ones stand at the arguments.

use clap::builder::Str;

/// Where clap puts the parts of the help.
pub const VIETNAMESE_TEMPLATE: &str =
    "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// The heading of the commands.
pub const COMMANDS: &str = "Lệnh";

/// The heading of arguments without a name.
pub const ARGUMENTS: &str = "Tham số";

/// The heading of arguments with a name.
pub const OPTIONS: &str = "Tùy chọn";

/// A help with the value that an argument has if it is not given.
pub fn with_default(help: &str, default: &str) -> String {
    format!("{help} [mặc định: {default}]")
}

/// A help with the values that an argument takes.
pub fn with_values(help: &str, values: &str) -> String {
    format!("{help} [giá trị: {values}]")
}

/// A usage with Vietnamese words for those of clap.
pub fn usage(usage: &str) -> String {
    usage
        .replace("[OPTIONS]", "[TÙY CHỌN]")
        .replace("<COMMAND>", "<LỆNH>")
        .replace("[COMMAND]", "[LỆNH]")
        .replace("<FILE>", "<TỆP>")
}

/// The Vietnamese help: a path of commands, the name of an argument (empty for the command), the text.
pub const VIETNAMESE: &[(&str, &str, &str)] = &[
    (
        "",
        "",
        "Đánh giá mức độ trưởng thành chính phủ số từ dòng lệnh.\n\nChấm một tệp trả lời theo bộ tiêu chí, cho biết giai đoạn đạt được, vì sao chưa đạt giai đoạn tiếp theo và cần làm gì.",
    ),
    ("", "file", "Tệp trả lời (YAML, TOML hoặc JSON); `-` là đầu vào chuẩn"),
    ("", "rubric", "Bộ tiêu chí: mã của bộ dựng sẵn hoặc đường dẫn tệp"),
    (
        "",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown`, `json=ketqua.json`; dùng được nhiều lần",
    ),
    ("", "target", "Giai đoạn cần khuyến nghị để đạt tới [mặc định: giai đoạn kế tiếp]"),
    (
        "",
        "score",
        "Chấm theo câu trả lời nào: tự đánh giá của đơn vị (`self`), hoặc kết quả thẩm định nếu có (`appraised`)",
    ),
    (
        "",
        "appraisals",
        "Bảng trả lời của bên thẩm định cho cùng đơn vị: câu trả lời trong đó là kết quả thẩm định, thay cho điều tệp tự khai",
    ),
    ("", "top", "Số việc cần làm, hoặc số đơn vị trong bảng xếp hạng: một số hoặc `all` [mặc định: 8]"),
    ("", "full", "Hiển thị đầy đủ, như khi ghi ra tệp"),
    ("", "exact", "Báo cáo hiển thị mọi chữ số của các con số"),
    ("", "ascii", "Chỉ vẽ báo cáo bằng các ký tự ASCII"),
    ("", "require", "Thoát với mã 1 nếu kết luận thấp hơn giai đoạn này"),
    ("", "output", "Ghi kết quả vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("", "quiet", "In báo cáo trên màn hình trong một dòng, không kèm lưu ý"),
    ("", "lang", "Ngôn ngữ của báo cáo và thông báo [mặc định: theo hệ thống]"),
    ("", "colour", "Khi nào dùng màu; `auto`: khi có màn hình và không đặt NO_COLOR [mặc định: auto]"),
    ("", "config", "Tệp thiết lập [mặc định: `assess.toml` ở thư mục làm việc hoặc phía trên]"),
    ("", "no_config", "Không dùng `assess.toml` nào"),
    ("", "deny", "Coi cảnh báo của quy tắc này là lỗi, kết thúc với mã 1"),
    ("", "warn", "Báo phát hiện của một quy tắc là cảnh báo"),
    ("", "allow", "Chỉ đếm, không báo phát hiện của một quy tắc"),
    ("", "help", "In trợ giúp"),
    ("", "version", "In phiên bản"),
    ("check", "", "Kiểm tra bộ tiêu chí, tệp trả lời, ca kiểm thử và ánh xạ cột"),
    (
        "check",
        "paths",
        "Bộ tiêu chí, tệp trả lời, ca kiểm thử, ánh xạ cột: tệp, thư mục, mẫu tên, hoặc `-` là đầu vào chuẩn",
    ),
    ("check", "fail_on", "Thoát với mã 1 nếu có phát hiện từ mức này trở lên [mặc định: warning]"),
    ("check", "rubric", "Bộ tiêu chí của các tệp trả lời: mã của bộ dựng sẵn hoặc đường dẫn tệp"),
    (
        "check",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown`, `json`, `sarif=out.sarif`, `github`, `gitlab`, `junit`; dùng được nhiều lần",
    ),
    ("check", "fix", "Sửa những gì không làm thay đổi điểm: dạng chuẩn Unicode, dấu nháy"),
    ("check", "coverage", "Liệt kê tiêu chí và giai đoạn chưa có ca kiểm thử nào"),
    ("check", "against", "So với phiên bản cũ của bộ tiêu chí: một tệp hoặc một phiên bản git"),
    ("check", "skip_unknown", "Bỏ qua những tệp không thuộc chương trình này dù được nêu tên"),
    (
        "check",
        "sarif_category",
        "Tên của lần chạy này trong SARIF, để cảnh báo của các tác vụ không lẫn vào nhau",
    ),
    ("check", "list_rules", "Liệt kê các quy tắc"),
    ("rubrics", "", "Liệt kê các bộ tiêu chí dựng sẵn, hoặc hiển thị một bộ dưới dạng tài liệu"),
    ("rubrics", "format", "Định dạng, có thể kèm tệp: `terminal`, `markdown=out.md`; dùng được nhiều lần"),
    ("rubrics", "output", "Ghi danh sách vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("show", "", "Hiển thị một bộ tiêu chí dưới dạng tài liệu, đến từng tiêu chí"),
    ("show", "rubric", "Mã của bộ tiêu chí dựng sẵn hoặc đường dẫn tệp"),
    (
        "show",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown=out.md`, `yaml`; dùng được nhiều lần",
    ),
    ("show", "output", "Ghi tài liệu vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("show", "force", "Ghi đè bộ tiêu chí đã có"),
    ("provinces", "", "Cho biết 63 tỉnh, thành phố trước tháng 7/2025 nay là đơn vị nào trong 34"),
    ("provinces", "unit", "Chỉ hiện ý nghĩa của một mã hoặc một tên, trước đây và hiện nay"),
    (
        "provinces",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown`, `csv=bang.csv`, `json`; dùng được nhiều lần",
    ),
    ("provinces", "output", "Ghi bảng vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("explain", "", "Giải thích một quy tắc của `check`"),
    ("explain", "code", "Mã của quy tắc"),
    ("schema", "", "In lược đồ JSON Schema"),
    (
        "schema",
        "of",
        "Đối tượng cần mô tả: bộ tiêu chí, tệp trả lời, ca kiểm thử, `assess.toml` hoặc kết quả của `--format json`",
    ),
    ("batch", "", "Chấm nhiều đơn vị theo một bộ tiêu chí: xếp hạng, bức tranh chung, bảng số liệu"),
    (
        "batch",
        "paths",
        "Tệp trả lời (YAML, TOML, JSON), bảng (CSV, XLSX) hoặc JSON Lines: tệp, thư mục, mẫu, hoặc `-`",
    ),
    ("batch", "list", "Đọc thêm đường dẫn từ một tệp, mỗi dòng một đường dẫn; `-` là đầu vào chuẩn"),
    ("batch", "map", "Tệp TOML cho biết các cột của bảng tên là gì"),
    ("batch", "sheet", "Trang tính cần đọc của tệp XLSX [mặc định: trang đầu tiên]"),
    (
        "batch",
        "delimiter",
        "Dấu phân cách ô trong bảng văn bản: `,` `;` `tab` `|` [mặc định: nhận biết qua các hàng đầu]",
    ),
    ("batch", "input", "Đầu vào chuẩn là gì [mặc định: đoán theo phần đầu]"),
    ("batch", "allow_unknown_columns", "Bỏ qua các cột không phải câu hỏi và không có nghĩa nào khác"),
    (
        "batch",
        "score",
        "Chấm theo câu trả lời nào: tự đánh giá của đơn vị (`self`), hoặc kết quả thẩm định nếu có (`appraised`)",
    ),
    (
        "batch",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown`, `csv=ketqua.csv`, `jsonl`, `json`, `xlsx=ketqua.xlsx`; dùng được nhiều lần",
    ),
    ("batch", "output", "Ghi kết quả ra tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("batch", "columns", "Các cột của tệp CSV, theo thứ tự này [mặc định: xem --list-columns]"),
    ("batch", "list_columns", "Liệt kê các cột của tệp CSV"),
    ("batch", "sort", "Thứ tự các đơn vị trong tệp; trên màn hình xếp theo thứ hạng nếu không chọn khác"),
    ("batch", "group_by", "Xếp hạng các đơn vị theo nhóm; với `period`, mỗi kỳ mỗi đơn vị được có một lần"),
    ("batch", "min_group", "Không xếp hạng nhóm có ít đơn vị hơn số này"),
    ("batch", "no_rank", "Không xếp hạng đơn vị nào, hoặc không xếp hạng các đơn vị có mã này"),
    ("batch", "items", "Thêm thống kê tiêu chí: tỷ lệ đạt, tương quan với phần còn lại, alpha, H"),
    ("batch", "require", "Thoát với mã 1 nếu có đơn vị dưới giai đoạn này"),
    ("batch", "keep_going", "Thoát với mã 0 hoặc 1 dù có đầu vào bị lỗi, nếu chấm được đầu vào khác"),
    ("batch", "threads", "Số luồng xử lý [mặc định: bằng số lõi]"),
    ("migrate", "", "Chuyển một tệp trả lời sang phiên bản mới hơn của bộ tiêu chí"),
    ("migrate", "file", "Tệp trả lời (YAML, TOML hoặc JSON); `-` là đầu vào chuẩn"),
    (
        "migrate",
        "rubric",
        "Bộ tiêu chí cần chuyển sang: mã của bộ dựng sẵn hoặc đường dẫn tệp [mặc định: phiên bản mới nhất]",
    ),
    ("migrate", "against", "Bộ tiêu chí mà tệp đã dùng [mặc định: phiên bản nêu trong tệp]"),
    (
        "migrate",
        "format",
        "Định dạng, có thể kèm tệp: `terminal`, `markdown=out.md`, `json`; dùng được nhiều lần",
    ),
    ("migrate", "output", "Ghi tệp trả lời với các mã mới ra một tệp; `-` là đầu ra chuẩn"),
    ("migrate", "force", "Ghi đè tệp của --output"),
    ("completions", "", "In kịch bản tự hoàn thành lệnh cho một shell"),
    ("completions", "shell", "Tên shell"),
    ("man", "", "In trang hướng dẫn (man) của chương trình hoặc của một lệnh"),
    ("man", "of", "Lệnh, ví dụ `check` hoặc `rubrics show`"),
    ("help", "", "In trợ giúp của chương trình hoặc của một lệnh"),
    ("help", "of", "Lệnh, ví dụ `check` hoặc `rubrics show`"),
];

pub const VIETNAMESE_EXAMPLES: &str = "\
Ví dụ:
  assess answers.yaml
  assess answers.yaml --lang vi --top all
  assess answers.yaml --format json -o result.json
  assess answers.yaml --require open --quiet

Mã thoát: 0 xong; 1 xong, nhưng chưa đạt giai đoạn của --require; 2 không thực hiện được.";

/// What a value is called.
pub fn value_name(name: &Str) -> Str {
    let vietnamese = match name.as_str() {
        "ANSWERS" => "CÂU_TRẢ_LỜI",
        "CODE" => "MÃ",
        "COMMAND" => "LỆNH",
        "FILE" => "TỆP",
        "FORMAT[=FILE]" => "ĐỊNH_DẠNG[=TỆP]",
        "KIND" => "LOẠI",
        "LANG" => "NGÔN_NGỮ",
        "NAME" => "TÊN",
        "NAME,…" => "TÊN,…",
        "OF" => "ĐỐI_TƯỢNG",
        "OLD" => "BẢN_CŨ",
        "ORDER" => "THỨ_TỰ",
        "PATH" => "ĐƯỜNG_DẪN",
        "RUBRIC" => "BỘ_TIÊU_CHÍ",
        "SEVERITY" => "MỨC",
        "STAGE" => "GIAI_ĐOẠN",
        "WHAT" => "NHÓM",
        "WHEN" => "KHI_NÀO",
        _ => return name.clone(),
    };
    vietnamese.into()
}
