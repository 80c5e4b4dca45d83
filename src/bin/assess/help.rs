//! The help in the language of the user.
//!
//! clap's own words are replaced, too; what is wrong with arguments is said by [`super::usage`].

use assess::base::lang::Lang;
use clap::builder::{PossibleValue, Str};
use clap::{ArgAction, Command, CommandFactory};

use super::args::Args;

/// The Vietnamese help: a path of commands, the name of an argument (empty for the command), the text.
const VIETNAMESE: &[(&str, &str, &str)] = &[
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
    ("", "top", "Số việc cần làm, hoặc số đơn vị trong bảng xếp hạng: một số hoặc `all` [mặc định: 8]"),
    ("", "full", "Hiển thị đầy đủ, như khi ghi ra tệp"),
    ("", "exact", "Báo cáo hiển thị mọi chữ số của các con số"),
    ("", "ascii", "Chỉ vẽ báo cáo bằng các ký tự ASCII"),
    ("", "require", "Thoát với mã 1 nếu kết luận thấp hơn giai đoạn này"),
    ("", "output", "Ghi kết quả vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("", "quiet", "Chỉ in kết luận trên một dòng"),
    ("", "lang", "Ngôn ngữ của báo cáo và thông báo [mặc định: theo hệ thống]"),
    ("", "colour", "Khi nào dùng màu; `auto`: khi có màn hình và không đặt NO_COLOR [mặc định: auto]"),
    ("", "config", "Tệp thiết lập [mặc định: `assess.toml` ở thư mục làm việc hoặc phía trên]"),
    ("", "no_config", "Không dùng `assess.toml` nào"),
    ("", "help", "In trợ giúp"),
    ("", "version", "In phiên bản"),
    ("check", "", "Kiểm tra bộ tiêu chí, tệp trả lời và ca kiểm thử"),
    (
        "check",
        "paths",
        "Bộ tiêu chí, tệp trả lời, ca kiểm thử: tệp, thư mục, mẫu tên, hoặc `-` là đầu vào chuẩn",
    ),
    ("check", "deny", "Báo phát hiện của một quy tắc là lỗi"),
    ("check", "warn", "Báo phát hiện của một quy tắc là cảnh báo"),
    ("check", "allow", "Chỉ đếm, không báo phát hiện của một quy tắc"),
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
    ("check", "list_rules", "Liệt kê các quy tắc"),
    ("rubrics", "", "Liệt kê các bộ tiêu chí dựng sẵn, hoặc hiển thị một bộ dưới dạng tài liệu"),
    ("rubrics", "format", "Định dạng, có thể kèm tệp: `terminal`, `markdown=out.md`; dùng được nhiều lần"),
    ("rubrics", "output", "Ghi danh sách vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
    ("show", "", "Hiển thị một bộ tiêu chí dưới dạng tài liệu, đến từng tiêu chí"),
    ("show", "rubric", "Mã của bộ tiêu chí dựng sẵn hoặc đường dẫn tệp"),
    ("show", "format", "Định dạng, có thể kèm tệp: `terminal`, `markdown=out.md`; dùng được nhiều lần"),
    ("show", "output", "Ghi tài liệu vào tệp; phần mở rộng cho biết định dạng nếu không có --format"),
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
    ("batch", "input", "Đầu vào chuẩn là gì [mặc định: đoán theo phần đầu]"),
    ("batch", "allow_unknown_columns", "Bỏ qua các cột không phải câu hỏi và không có nghĩa nào khác"),
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
    ("completions", "", "In kịch bản tự hoàn thành lệnh cho một shell"),
    ("completions", "shell", "Tên shell"),
    ("man", "", "In trang hướng dẫn (man)"),
];

const VIETNAMESE_EXAMPLES: &str = "\
Ví dụ:
  assess answers.yaml
  assess answers.yaml --lang vi --top all
  assess answers.yaml --format json -o result.json
  assess answers.yaml --require open --quiet

Mã thoát: 0 xong; 1 xong, nhưng chưa đạt giai đoạn của --require; 2 không thực hiện được.";

/// The two ways to call the program.
const USAGE: &str = "assess [OPTIONS] <FILE>\n       assess <COMMAND>";

const VIETNAMESE_TEMPLATE: &str =
    "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// The language that the command line or the locale asks for, before the arguments are parsed.
pub fn wanted_lang() -> Lang {
    let mut args = std::env::args_os()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned())
        .take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        let value =
            if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=").map(str::to_owned) };
        if let Some(lang) = value.and_then(|value| Lang::from_code(&value)) {
            return lang;
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Lang::from_locale(&locale.unwrap_or_default())
}

/// The command with its help in a language.
pub fn command(lang: Lang) -> Command {
    let command = Args::command().override_usage(USAGE);
    match lang {
        Lang::En => command,
        Lang::Vi => {
            let mut command = vietnamese(command, "").after_help(VIETNAMESE_EXAMPLES);
            command.build();
            usages(command)
        }
    }
}

fn vietnamese(mut command: Command, path: &str) -> Command {
    command.build();
    let text = |name: &str, default: &str| {
        let of = |path: &str| VIETNAMESE.iter().find(|(at, argument, _)| *at == path && *argument == name);
        of(path)
            .or_else(|| of("").filter(|_| !name.is_empty()))
            .map_or_else(|| default.to_owned(), |(_, _, text)| (*text).to_owned())
    };
    let about = text("", "");
    let (short, long) =
        about.split_once("\n\n").map_or((about.as_str(), None), |(short, _)| (short, Some(about.clone())));
    command =
        command.about(short.to_owned()).help_template(VIETNAMESE_TEMPLATE).subcommand_help_heading("Lệnh");
    if let Some(long) = long {
        command = command.long_about(long);
    }
    command = command.mut_args(|argument| {
        let help = text(argument.get_id().as_str(), "");
        let heading = if argument.is_positional() { "Tham số" } else { "Tùy chọn" };
        // A flag takes no value, although it has some inside.
        let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
        let values = if takes_value { argument.get_possible_values() } else { Vec::new() };
        let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let defaults = argument.get_default_values().iter().filter(|_| takes_value);
        let defaults: Vec<_> = defaults.map(|it| it.to_string_lossy()).collect();
        let mut help = help;
        if !defaults.is_empty() {
            help = format!("{help} [mặc định: {}]", defaults.join(", "));
        }
        if !values.is_empty() {
            help = format!("{help} [giá trị: {}]", values.join(", "));
        }
        let names: Vec<Str> = argument.get_value_names().unwrap_or_default().iter().map(value_name).collect();
        let argument = if names.is_empty() { argument } else { argument.value_names(names) };
        let argument = argument.help(help).long_help(None::<&str>).help_heading(heading);
        argument.hide_default_value(true).hide_possible_values(true)
    });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .filter(|name| name != "help")
        .collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| vietnamese(sub, &name));
    }
    command
}

/// What a value is called.
fn value_name(name: &Str) -> Str {
    let vietnamese = match name.as_str() {
        "CODE" => "MÃ",
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

/// The usage of a command and of those below it, without clap's own words.
fn usages(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage
        .replace("[OPTIONS]", "[TÙY CHỌN]")
        .replace("<COMMAND>", "<LỆNH>")
        .replace("[COMMAND]", "[LỆNH]")
        .replace("<FILE>", "<TỆP>");
    command = command.override_usage(usage);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, usages);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn untranslated(command: &Command, missing: &mut Vec<String>) {
        let is_vietnamese = |text: &str| VIETNAMESE.iter().any(|(_, _, vi)| vi.starts_with(text));
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if !is_vietnamese(&about) || about.is_empty() {
            missing.push(command.get_name().to_owned());
        }
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            // Its values stand behind it.
            let help = help.split(" [").next().unwrap_or_default();
            if !is_vietnamese(help) || help.is_empty() {
                missing.push(format!("{} {}", command.get_name(), argument.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            untranslated(sub, missing);
        }
    }

    #[test]
    fn every_command_and_argument_has_vietnamese_help() {
        let mut missing = Vec::new();
        untranslated(&command(Lang::Vi), &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn the_command_is_well_formed() {
        command(Lang::En).debug_assert();
    }
}
