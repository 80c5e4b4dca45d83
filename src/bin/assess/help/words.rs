//! The words of the help, by command and argument, and those that clap has in English alone.

use assess::base::lang::Lang;
use assess::words;

words! {
    /// Where clap puts the parts of a help.
    pub fn template() {
        En = "{before-help}{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";
        Vi = "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";
    }
    pub fn two_ways() {
        En = "assess [OPTIONS] <FILE>\n       assess <COMMAND>";
        Vi = "assess [OPTIONS] <FILE>\n           assess <COMMAND>";
    }
    pub fn commands() { En = "Commands"; Vi = "Lệnh"; }
    pub fn arguments() { En = "Arguments"; Vi = "Tham số"; }
    pub fn options() { En = "Options"; Vi = "Tùy chọn"; }
    pub fn global_options() { En = "Options of every command"; Vi = "Tùy chọn của mọi lệnh"; }
    pub fn default(value: &str) { En: "[default: {value}]"; Vi: "[mặc định: {value}]"; }
    pub fn values(values: &str) { En: "[values: {values}]"; Vi: "[giá trị: {values}]"; }
    pub fn examples() {
        En = "\
Examples:
  assess answers.yaml
  assess answers.yaml --lang vi --top all
  assess answers.yaml --format json -o result.json
  assess answers.yaml --require open --quiet

Exit codes: 0 done; 1 done, and the stage of --require is not reached;
2 could not do it.";
        Vi = "\
Ví dụ:
  assess answers.yaml
  assess answers.yaml --lang vi --top all
  assess answers.yaml --format json -o result.json
  assess answers.yaml --require open --quiet

Mã thoát: 0 xong; 1 xong, nhưng chưa đạt giai đoạn của --require;
2 không thực hiện được.";
    }
}

/// What an argument means; of a command itself if `argument` is empty.
pub fn text(path: &str, argument: &str, lang: Lang) -> &'static str {
    entry(path, argument).map_or("", |(_, _, en, vi)| lang.pick(*en, *vi))
}

/// The words for an argument of a command, else those that it has with every command.
pub fn entry(path: &str, argument: &str) -> Option<&'static Entry> {
    let of = |path: &str| HELP.iter().find(|(at, name, ..)| *at == path && *name == argument);
    of(path).or_else(|| of("").filter(|_| !argument.is_empty()))
}

/// A usage without clap's own words.
pub fn usage(usage: &str, lang: Lang) -> String {
    let words = ["OPTIONS", "COMMAND", "FILE"].iter();
    words.fold(usage.to_owned(), |usage, word| {
        let said = value_name(word, lang).unwrap_or(word);
        usage
            .replace(&format!("[{word}]"), &format!("[{said}]"))
            .replace(&format!("<{word}>"), &format!("<{said}>"))
    })
}

/// What a value is called in another language than English.
pub fn value_name(name: &str, lang: Lang) -> Option<&'static str> {
    VALUES.iter().find(|(en, _)| lang == Lang::Vi && *en == name).map(|(_, vi)| *vi)
}

/// What values are called.
const VALUES: &[(&str, &str)] = &[
    ("ANSWERS", "CÂU_TRẢ_LỜI"),
    ("CODE", "MÃ"),
    ("COMMAND", "LỆNH"),
    ("EARLIER", "PHIẾU_TRƯỚC"),
    ("FILE", "TỆP"),
    ("FILE|CODE", "TỆP|MÃ"),
    ("FORMAT=DIR", "DẠNG=THƯ_MỤC"),
    ("FORMAT[=FILE]", "DẠNG[=TỆP]"),
    ("ID", "MÃ"),
    ("INPUT", "ĐẦU_VÀO"),
    ("KIND", "LOẠI"),
    ("LANG", "NGÔN_NGỮ"),
    ("LIST", "DANH_SÁCH"),
    ("MARK", "DẤU"),
    ("NAME", "TÊN"),
    ("NAME,…", "TÊN,…"),
    ("OF", "ĐỐI_TƯỢNG"),
    ("OLD", "BẢN_CŨ"),
    ("OPTIONS", "TÙY CHỌN"),
    ("ORDER", "THỨ_TỰ"),
    ("PATH", "ĐƯỜNG_DẪN"),
    ("PERIOD", "KỲ"),
    ("RESULT", "KẾT_QUẢ"),
    ("RUBRIC", "BỘ_TIÊU_CHÍ"),
    ("SEVERITY", "MỨC"),
    ("STAGE", "GIAI_ĐOẠN"),
    ("TABLE", "BẢNG"),
    ("WHAT", "NHÓM"),
    ("WHEN", "KHI_NÀO"),
];

/// A command, an argument (empty for the command itself), and what it means in English and Vietnamese.
pub type Entry = (&'static str, &'static str, &'static str, &'static str);

/// Lists the help of commands, each with that of its arguments.
macro_rules! helps {
    ($($path:literal = $en:literal, $vi:literal { $($argument:ident = $of_en:literal, $of_vi:literal;)* })*) => {
        /// The help. An argument that means the same with several commands stands once, with the program itself.
        pub const HELP: &[Entry] = &[
            $(($path, "", $en, $vi), $(($path, stringify!($argument), $of_en, $of_vi),)*)*
        ];
    };
}

helps! {
    "" = "Digital-government maturity assessment from the command line.\n\nScores an answer sheet with a rubric and prints the stage reached, why not the next one, and what to do.",
        "Đánh giá mức độ trưởng thành chính phủ số từ dòng lệnh.\n\nChấm một tệp trả lời theo bộ tiêu chí, cho biết giai đoạn đạt được, vì sao chưa đạt giai đoạn tiếp theo và cần làm gì."
    {
        file = "Answer sheet (YAML, TOML or JSON), or a table of one agency; `-` is standard input",
            "Tệp trả lời (YAML, TOML hoặc JSON), hoặc bảng của một đơn vị; `-` là đầu vào chuẩn";
        rubric = "Rubric: the id of a built-in one, or the path of a file",
            "Bộ tiêu chí: mã của bộ dựng sẵn hoặc đường dẫn tệp";
        score = "Whose answers count: the agency's own, or appraised ones where there are any",
            "Chấm theo câu trả lời nào: tự đánh giá của đơn vị (`self`), hoặc kết quả thẩm định nếu có (`appraised`)";
        with = "Earlier answer sheet of the same agency, or its result as JSON, to compare with",
            "Bảng trả lời kỳ trước của cùng đơn vị, hoặc kết quả dạng JSON, để so sánh";
        appraisals = "File of the appraiser for the same agency, or agencies: its answers are the appraised ones, whatever the sheets state",
            "Tệp của bên thẩm định cho cùng đơn vị hoặc các đơn vị: câu trả lời trong đó là kết quả thẩm định, thay cho điều tệp tự khai";
        agency = "Agency of a table, by its code or its name",
            "Đơn vị trong bảng, theo mã hoặc tên";
        target = "Stage to recommend the way to [default: the next one]",
            "Giai đoạn cần khuyến nghị để đạt tới [mặc định: giai đoạn kế tiếp]";
        columns = "Columns of the CSV, in this order [default: see --list-columns]",
            "Các cột của tệp CSV, theo thứ tự này [mặc định: xem --list-columns]";
        list_columns = "List the columns of the CSV",
            "Liệt kê các cột của tệp CSV";
        sort = "Order of the agencies in files; a terminal shows them ranked unless asked otherwise",
            "Thứ tự các đơn vị trong tệp; trên màn hình xếp theo thứ hạng nếu không chọn khác";
        group_by = "Rank agencies within groups; with `period`, an agency may come once in each",
            "Xếp hạng các đơn vị theo nhóm; với `period`, mỗi kỳ mỗi đơn vị được có một lần";
        min_group = "Do not rank groups with fewer agencies",
            "Không xếp hạng nhóm có ít đơn vị hơn số này";
        no_rank = "Rank nobody, or leave out those with these codes",
            "Không xếp hạng đơn vị nào, hoặc không xếp hạng các đơn vị có mã này";
        items = "Add statistics of the criteria: shares, item-rest correlation, alpha, H",
            "Thêm thống kê tiêu chí: tỷ lệ đạt, tương quan với phần còn lại, alpha, H";
        threads = "How many threads to use [default: one for each core]",
            "Số luồng xử lý [mặc định: bằng số lõi]";
        require = "Exit with 1 if the verdict is below this stage",
            "Thoát với mã 1 nếu kết luận thấp hơn giai đoạn này";
        robustness = "Say how firm the stage is, if weights, answers or thresholds were a little different",
            "Cho biết kết quả chắc đến đâu nếu trọng số, câu trả lời hoặc ngưỡng hơi khác đi";
        seed = "Seed of the draws of --robustness",
            "Hạt giống cho các lần rút ngẫu nhiên của --robustness";
        format = "Format, perhaps with its file, as in `markdown=out.md`; several at once",
            "Định dạng, có thể kèm tệp như `markdown=baocao.md`; dùng được nhiều lần";
        output = "Write the result to a file; its ending tells the format unless --format does",
            "Ghi kết quả vào tệp; phần mở rộng cho biết định dạng nếu không có --format";
        top = "How many steps, or agencies of a ranking, to show: a number or `all` [default: 8]",
            "Số việc cần làm, hoặc số đơn vị trong bảng xếp hạng: một số hoặc `all` [mặc định: 8]";
        full = "Show everything, as files have it",
            "Hiển thị đầy đủ, như khi ghi ra tệp";
        deny = "Treat what this rule warns of as an error, which ends with 1",
            "Coi cảnh báo của quy tắc này là lỗi, kết thúc với mã 1";
        warn = "Report findings of a rule as warnings",
            "Báo phát hiện của một quy tắc là cảnh báo";
        allow = "Count findings of a rule without reporting them",
            "Chỉ đếm, không báo phát hiện của một quy tắc";
        map = "What the columns of tables are called: a TOML file",
            "Tệp TOML cho biết các cột của bảng tên là gì";
        sheet = "The sheet of workbooks to read [default: the first]",
            "Trang tính cần đọc của sổ tính [mặc định: trang đầu tiên]";
        delimiter = "What separates the cells of text tables [default: told from the first rows]",
            "Dấu phân cách ô trong bảng văn bản [mặc định: nhận biết qua các hàng đầu]";
        bom = "When a CSV begins with a byte order mark, by which Excel opens it right; `auto`: in files",
            "Khi nào tệp CSV bắt đầu bằng dấu BOM để Excel mở đúng; `auto`: khi ghi ra tệp";
        csv_delimiter = "What separates the cells of a CSV that is written",
            "Dấu phân cách ô trong CSV được ghi ra";
        input = "What standard input is [default: told from its beginning]",
            "Đầu vào chuẩn là gì [mặc định: đoán theo phần đầu]";
        threads = "How many threads to use [default: one for each core]",
            "Số luồng xử lý [mặc định: bằng số lõi]";
        allow_unknown_columns = "Skip columns of tables that are no question and mean nothing else",
            "Bỏ qua các cột không phải câu hỏi và không có nghĩa nào khác";
        of = "The command, such as `check` or `rubrics show`",
            "Lệnh, ví dụ `check` hoặc `rubrics show`";
        lang = "Language of the report and of messages [default: from the locale]",
            "Ngôn ngữ của báo cáo và thông báo [mặc định: theo hệ thống]";
        colour = "When to colour; `auto`: on a terminal, unless `NO_COLOR` is set [default: auto]",
            "Khi nào dùng màu; `auto`: khi có màn hình và không đặt NO_COLOR [mặc định: auto]";
        quiet = "Print reports for the terminal in one line, and no notes",
            "In báo cáo trên màn hình trong một dòng, không kèm lưu ý";
        exact = "Show all digits of numbers in reports",
            "Báo cáo hiển thị mọi chữ số của các con số";
        ascii = "Draw reports with ASCII characters alone",
            "Chỉ vẽ báo cáo bằng các ký tự ASCII";
        config = "Settings [default: the `assess.toml` of the working directory or above]",
            "Tệp thiết lập [mặc định: `assess.toml` ở thư mục làm việc hoặc phía trên]";
        no_config = "Use no `assess.toml`",
            "Không dùng `assess.toml` nào";
        help = "Print help",
            "In trợ giúp";
        version = "Print version",
            "In phiên bản";
    }

    "check" = "Check rubrics, answer sheets, golden cases and column maps",
        "Kiểm tra bộ tiêu chí, tệp trả lời, ca kiểm thử và ánh xạ cột"
    {
        paths = "Rubrics, answer sheets, case files and column maps: files, folders, patterns, or `-` for standard input",
            "Bộ tiêu chí, tệp trả lời, ca kiểm thử, ánh xạ cột: tệp, thư mục, mẫu tên, hoặc `-` là đầu vào chuẩn";
        fail_on = "Exit with 1 on findings of this severity or worse [default: warning]",
            "Thoát với mã 1 nếu có phát hiện từ mức này trở lên [mặc định: warning]";
        rubric = "Rubric of the answer sheets: the id of a built-in one, or the path of a file",
            "Bộ tiêu chí của các tệp trả lời: mã của bộ dựng sẵn hoặc đường dẫn tệp";
        fix = "Mend what cannot change a score: normal form, quotes",
            "Sửa những gì không làm thay đổi điểm: dạng chuẩn Unicode, dấu nháy";
        coverage = "List the criteria and stages that no golden case touches",
            "Liệt kê tiêu chí và giai đoạn chưa có ca kiểm thử nào";
        against = "Compare with an older version of the rubric: a file, or a git revision",
            "So với phiên bản cũ của bộ tiêu chí: một tệp hoặc một phiên bản git";
        skip_unknown = "Pass over files that are nothing of this program, though they are named",
            "Bỏ qua những tệp không thuộc chương trình này dù được nêu tên";
        sarif_category = "Name of this run in SARIF, so that several jobs keep their alerts apart",
            "Tên của lần chạy này trong SARIF, để cảnh báo của các tác vụ không lẫn vào nhau";
        list_rules = "List the rules",
            "Liệt kê các quy tắc";
    }

    "batch" = "Score many agencies with one rubric: ranking, national picture, tables",
        "Chấm nhiều đơn vị theo một bộ tiêu chí: xếp hạng, bức tranh chung, bảng số liệu"
    {
        expected = "Agencies that are expected, to name the missing: a table with `code`, `name`; or `provinces`",
            "Các cơ quan cần có phiếu, để nêu cơ quan còn thiếu: bảng có `code`, `name`; hoặc `provinces`";
        paths = "Answer sheets (YAML, TOML, JSON), tables (CSV, XLSX, ODS, XLS) or JSON Lines: files, folders, patterns, or `-`",
            "Tệp trả lời (YAML, TOML, JSON), bảng (CSV, XLSX, ODS, XLS) hoặc JSON Lines: tệp, thư mục, mẫu, hoặc `-`";
        list = "Read further paths from a file, one a line; `-` is standard input",
            "Đọc thêm đường dẫn từ một tệp, mỗi dòng một đường dẫn; `-` là đầu vào chuẩn";
        each = "Write the report of each agency into a folder, beside the median: `html=reports/`; several at once",
            "Ghi báo cáo của từng đơn vị vào một thư mục, so với trung vị: `html=bao-cao/`; dùng được nhiều lần";
        robustness = "Say between which ranks and stages agencies come if the weights were a little different",
            "Cho biết thứ hạng và giai đoạn của các đơn vị nằm trong khoảng nào nếu trọng số hơi khác đi";
        with = "Earlier answers or results of the agencies to stand beside: a folder, a table, or a result as JSON",
            "Câu trả lời hoặc kết quả kỳ trước của các đơn vị để đặt cạnh: thư mục, bảng, hoặc kết quả dạng JSON";
        plans = "Add the cost of the cheapest plan to the next stage, and its number of changes, of each agency",
            "Thêm công sức và số thay đổi của phương án rẻ nhất để lên giai đoạn tiếp theo của từng đơn vị";
        require = "Exit with 1 if an agency is below this stage",
            "Thoát với mã 1 nếu có đơn vị dưới giai đoạn này";
        faults = "What becomes of rows that fail: listed `apart`, which ends with 2, or kept `in-rows` with their fault",
            "Xử lý hàng bị lỗi: liệt kê riêng (`apart`, kết thúc với mã 2) hoặc giữ chỗ kèm lỗi (`in-rows`)";
        keep_going = "Exit with 0 or 1 although inputs failed, if others were scored",
            "Thoát với mã 0 hoặc 1 dù có đầu vào bị lỗi, nếu chấm được đầu vào khác";
    }

    "merge" = "Join the results of a run that was shared out into those of one run",
        "Ghép kết quả của một lần chấm đã chia phần thành kết quả của một lần chấm"
    {
        parts = "Results of `assess batch`: JSON Lines, which give every format, or CSV, which gives CSV; files, folders, patterns, or `-`",
            "Kết quả của `assess batch`: JSON Lines cho ra mọi định dạng, CSV chỉ cho ra CSV; tệp, thư mục, mẫu, hoặc `-`";
        list = "Read further paths from a file, one a line; `-` is standard input",
            "Đọc thêm đường dẫn từ một tệp, mỗi dòng một đường dẫn; `-` là đầu vào chuẩn";
        rubric = "Rubric that the parts were made with: the id of a built-in one, or the path of a file [default: the one that they name]",
            "Bộ tiêu chí đã dùng: mã của bộ dựng sẵn hoặc đường dẫn tệp [mặc định: bộ nêu trong các tệp]";
    }

    "form" = "Write a blank questionnaire, or one that is filled in with earlier answers",
        "Tạo phiếu trả lời trống, hoặc phiếu điền sẵn câu trả lời kỳ trước"
    {
        kind = "Kind of agency, which decides what it is asked",
            "Loại cơ quan, quyết định các câu được hỏi";
        agency = "Province, by its code or name",
            "Tỉnh, thành phố, theo mã hoặc tên";
        period = "Period that is asked about, such as `2026-Q3`",
            "Kỳ đánh giá, ví dụ `2026-Q3`";
        from = "Fill in what an earlier sheet answers, to be confirmed: a file, or a folder of them",
            "Điền sẵn câu trả lời của phiếu trước để xác nhận: một tệp, hoặc thư mục chứa các phiếu";
        list = "One form for each agency of a list: a table with `code`, `name`, `kind`, `scheme`; or `provinces`",
            "Tạo mỗi cơ quan trong danh sách một phiếu: bảng có `code`, `name`, `kind`, `scheme`; hoặc `provinces`";
        each = "Write the form of each agency into a folder: `xlsx=forms/`; several at once",
            "Ghi phiếu của từng cơ quan vào một thư mục: `xlsx=phieu/`; dùng được nhiều lần";
        output = "Write the form to a file; its ending tells the format unless --format does",
            "Ghi phiếu vào tệp; phần mở rộng cho biết định dạng nếu không có --format";
        force = "Overwrite files that are there",
            "Ghi đè tệp đã có";
    }

    "interview" = "Ask the questions at the terminal, saving each answer",
        "Hỏi từng câu trên màn hình, lưu ngay mỗi câu trả lời"
    {
        file = "Answer sheet (YAML) to fill in; one that is there is gone on with",
            "Tệp trả lời (YAML) cần điền; tệp đã có thì điền tiếp";
        kind = "Kind of agency, which decides what it is asked",
            "Loại cơ quan, quyết định các câu được hỏi";
        agency = "Province, by its code or name",
            "Tỉnh, thành phố, theo mã hoặc tên";
        period = "Period that is asked about, such as `2026-Q3`",
            "Kỳ đánh giá, ví dụ `2026-Q3`";
        from = "Fill in what an earlier sheet answers, to be confirmed: a file, or a folder of them",
            "Điền sẵn câu trả lời của phiếu trước để xác nhận: một tệp, hoặc thư mục chứa các phiếu";
    }

    "map" = "Propose a column map for a table",
        "Đề xuất tệp ánh xạ cột cho một bảng"
    {
        table = "Table (CSV, XLSX, ODS, XLS); `-` is standard input",
            "Bảng (CSV, XLSX, ODS, XLS); `-` là đầu vào chuẩn";
        output = "Write the map to a file",
            "Ghi tệp ánh xạ ra một tệp";
        force = "Overwrite the file of --output",
            "Ghi đè tệp của --output";
    }

    "sql" = "Write a rubric as a query, for a warehouse where no program may run\n\nReads a table with a row an agency and a column a question. Without --header and --map the columns are code, name, kind (if the rubric asks kinds differently) and one for each question. See docs/sql.md.",
        "Viết bộ tiêu chí thành câu truy vấn, cho kho dữ liệu không chạy được chương trình\n\nĐọc bảng có mỗi đơn vị một dòng, mỗi câu hỏi một cột. Nếu không có --header và --map, các cột là code, name, kind (nếu bộ tiêu chí hỏi các loại đơn vị khác nhau) và mỗi câu hỏi một cột. Xem docs/sql.md."
    {
        dialect = "Database that runs it", "Cơ sở dữ liệu sẽ chạy truy vấn";
        table = "Table with the answers: its name, perhaps with the schema before it",
            "Bảng chứa câu trả lời: tên bảng, có thể kèm tên lược đồ ở trước";
        header = "CSV file whose first line names the columns of the table",
            "Tệp CSV có dòng đầu là tên các cột của bảng";
        columns = "Columns of the result, as those of batch [default: all that a query can have]",
            "Các cột của kết quả, như của lệnh batch [mặc định: mọi cột mà truy vấn có được]";
        output = "Write the query to a file", "Ghi truy vấn ra tệp";
    }

    "reconcile" = "Make one sheet of several assessors' sheets, and say how far they agree",
        "Hợp nhất các tệp trả lời của nhiều người đánh giá, cho biết họ thống nhất đến đâu"
    {
        files = "Answer sheets of the assessors, two or more, of one agency and period",
            "Tệp trả lời của những người đánh giá, từ hai tệp, cùng cơ quan và cùng kỳ";
        seed = "Seed of the replicates from which intervals are computed",
            "Hạt giống của các lần lấy mẫu lại để tính khoảng";
        force = "Overwrite an answer sheet that is there",
            "Ghi đè tệp trả lời đã có";
    }

    "compare" = "Show what changed between periods",
        "Cho biết điều gì thay đổi giữa các kỳ"
    {
        paths = "Two or more periods, the earliest first: a sheet, a folder or a table each",
            "Hai kỳ trở lên, kỳ sớm nhất trước: mỗi kỳ là một tệp trả lời, thư mục hoặc bảng";
        appraisal = "The later one is an appraisal of the earlier one: name the overclaims",
            "Kỳ sau là kết quả thẩm định của kỳ trước: nêu các câu tự đánh giá quá cao";
        fail_on = "Exit with 1 if a stage fell (`decline`), or a stage or an index (`index`)",
            "Thoát với mã 1 nếu có giai đoạn giảm (`decline`), hoặc giai đoạn hay chỉ số giảm (`index`)";
        each = "Write the comparison of each agency into a folder: `html=changes/`; several at once",
            "Ghi phần so sánh của từng đơn vị vào một thư mục: `html=so-sanh/`; dùng được nhiều lần";
        keep_going = "Exit with 0 or 1 although inputs failed, if others were compared",
            "Vẫn thoát với mã 0 hoặc 1 dù có đầu vào bị lỗi, nếu so sánh được các đầu vào khác";
        top = "How many answers, or agencies, to show: a number or `all` [default: 8]",
            "Số câu trả lời, hoặc số đơn vị, cần hiển thị: một số hoặc `all` [mặc định: 8]";
    }

    "verify" = "Compute a result again from the sheet and rubric that it names",
        "Tính lại một kết quả từ tệp trả lời và bộ tiêu chí nêu trong đó"
    {
        result = "Result of one sheet (JSON)",
            "Kết quả của một tệp trả lời (JSON)";
        inputs = "Answer sheet, or rubric, that it was made from [default: found beside the result by its digest]",
            "Tệp trả lời hoặc bộ tiêu chí đã dùng [mặc định: tìm theo mã băm bên cạnh kết quả]";
        rubric = "Rubric that it was made with: the id of a built-in one, or the path of a file",
            "Bộ tiêu chí đã dùng: mã của bộ dựng sẵn hoặc đường dẫn tệp";
        appraisals = "Appraiser's own file that it was made with",
            "Tệp thẩm định riêng đã dùng";
    }

    "migrate" = "Bring an answer sheet to a newer version of its rubric",
        "Chuyển một tệp trả lời sang phiên bản mới hơn của bộ tiêu chí"
    {
        rubric = "Rubric to bring it to: the id of a built-in one, or the path of a file [default: the newest version]",
            "Bộ tiêu chí cần chuyển sang: mã của bộ dựng sẵn hoặc đường dẫn tệp [mặc định: phiên bản mới nhất]";
        against = "Rubric that it was written for [default: the version that it names]",
            "Bộ tiêu chí mà tệp đã dùng [mặc định: phiên bản nêu trong tệp]";
        output = "Write the sheet with its new ids to a file; `-` is standard output",
            "Ghi tệp trả lời với các mã mới ra một tệp; `-` là đầu ra chuẩn";
        force = "Overwrite the file of --output",
            "Ghi đè tệp của --output";
        file = "Answer sheet (YAML, TOML or JSON); `-` is standard input",
            "Tệp trả lời (YAML, TOML hoặc JSON); `-` là đầu vào chuẩn";
    }

    "rubrics" = "List the built-in rubrics, or show one as a document",
        "Liệt kê các bộ tiêu chí dựng sẵn, hoặc hiển thị một bộ dưới dạng tài liệu" {}

    "show" = "Show a rubric as a document, down to each criterion",
        "Hiển thị một bộ tiêu chí dưới dạng tài liệu, đến từng tiêu chí"
    {
        rubric = "The id of a built-in rubric, or the path of a file",
            "Mã của bộ tiêu chí dựng sẵn hoặc đường dẫn tệp";
        force = "Overwrite a rubric that is there",
            "Ghi đè bộ tiêu chí đã có";
    }

    "new" = "Begin a rubric of your own, with golden cases beside it",
        "Bắt đầu một bộ tiêu chí riêng, kèm các trường hợp kiểm chứng"
    {
        path = "The file to write; its name is the id of the rubric",
            "Tệp cần ghi; tên tệp là mã của bộ tiêu chí";
        from = "Copy a built-in rubric",
            "Sao chép một bộ dựng sẵn";
        extends = "Build on a built-in rubric: only what differs stands in the file",
            "Dựa trên một bộ dựng sẵn: tệp chỉ ghi những gì khác";
        force = "Overwrite files that are there",
            "Ghi đè tệp đã có";
    }

    "provinces" = "Show which of the 63 provinces before July 2025 became which of the 34 since",
        "Cho biết 63 tỉnh, thành phố trước tháng 7/2025 nay là đơn vị nào trong 34"
    {
        unit = "Show only what a code or a name means, before and since",
            "Chỉ hiện ý nghĩa của một mã hoặc một tên, trước đây và hiện nay";
    }

    "plan" = "Prove the cheapest way to a stage",
        "Tìm và chứng minh cách ít tốn kém nhất để đạt một giai đoạn"
    {
        file = "Answer sheet (YAML, TOML or JSON), or a table of one agency; `-` is standard input",
            "Tệp trả lời (YAML, TOML hoặc JSON), hoặc bảng của một đơn vị; `-` là đầu vào chuẩn";
        target = "Stage to plan for, the next one if left out; `all` is each that is not reached",
            "Giai đoạn cần đạt, mặc định là giai đoạn tiếp theo; `all` là mọi giai đoạn chưa đạt";
        costs = "What steps cost (TOML: `unit`, `default`, `[costs]`), instead of the rubric's efforts",
            "Chi phí của các bước (TOML: `unit`, `default`, `[costs]`), thay cho mức nỗ lực của bộ tiêu chí";
        exclude = "Questions that stay as they are",
            "Câu hỏi giữ nguyên câu trả lời";
        must = "Questions that have to be worked on",
            "Câu hỏi bắt buộc phải làm";
        budget = "Plan the most that this cost buys: the highest stage, then the highest index",
            "Lập kế hoạch tốt nhất trong mức này: giai đoạn cao nhất, rồi chỉ số cao nhất";
        force = "Overwrite a sheet that is there",
            "Ghi đè tệp trả lời đã có";
    }

    "explain" = "Show how the result of an agency arose, or the page of a rule of `check`",
        "Cho biết kết quả của một đơn vị được tính thế nào, hoặc giải thích một quy tắc của `check`"
    {
        code = "Answer sheet, or a table with --agency; `-` is standard input. Or the code of a rule: `./NAME` is the file",
            "Tệp trả lời, hoặc bảng kèm --agency; `-` là đầu vào chuẩn. Hoặc mã của quy tắc: `./TÊN` là tệp";
        id = "Question, dimension or stage to look into; a question also by its number, such as 1.8",
            "Câu hỏi, khía cạnh hoặc giai đoạn cần xem; câu hỏi cũng có thể ghi theo số, ví dụ 1.8";
        target = "Stage that the way up leads to [default: the next one]",
            "Giai đoạn cần đạt [mặc định: giai đoạn tiếp theo]";
        full = "Show every number on a terminal, too",
            "Hiện từng con số cả trên màn hình";
    }

    "schema" = "Print a JSON Schema",
        "In lược đồ JSON Schema"
    {
        of = "What to describe: a rubric, an answer sheet, golden cases, a column map, `assess.toml`, costs, or what `--format json` prints",
            "Đối tượng cần mô tả: bộ tiêu chí, tệp trả lời, ca kiểm thử, tệp ánh xạ cột, `assess.toml`, bảng chi phí hoặc kết quả của `--format json`";
    }

    "completions" = "Print a completion script for a shell",
        "In kịch bản tự hoàn thành lệnh cho một shell"
    {
        shell = "The shell",
            "Tên shell";
    }

    "man" = "Print a manual page: of the program, or of a command",
        "In trang hướng dẫn (man) của chương trình hoặc của một lệnh" {}

    "help" = "Print the help of the program, or of a command",
        "In trợ giúp của chương trình hoặc của một lệnh" {}
}
