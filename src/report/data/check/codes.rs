//! What the codes without a page of their own stand for: the faults that keep a file from being read.

use crate::base::diagnostic::Code;
use crate::base::lang::Lang;

/// A code in one sentence; a code that has a page is only named.
pub(super) fn summary(code: Code, lang: Lang) -> &'static str {
    let (en, vi) = match code {
        Code::Syntax => {
            ("The file is not valid YAML, TOML or JSON.", "Tệp sai cú pháp YAML, TOML hoặc JSON.")
        }
        Code::VersionTooLow => (
            "The version of the rubric says less than what changed.",
            "Số phiên bản của bộ tiêu chí chưa phản ánh hết thay đổi.",
        ),
        Code::Unreadable => ("The system does not give the file.", "Hệ thống không cho đọc tệp."),
        Code::NotUtf8 => ("The file is not UTF-8.", "Tệp không dùng bảng mã UTF-8."),
        Code::EmptyFile => ("There is nothing in the file.", "Tệp không có nội dung."),
        Code::TooLarge => ("The file is too large.", "Tệp quá lớn."),
        Code::TooDeep => ("Lists and maps are nested too deep.", "Danh sách và nhóm khóa lồng nhau quá sâu."),
        Code::TooManyValues => ("There are too many values.", "Tệp có quá nhiều giá trị."),
        Code::SecondDocument => ("The file has a second YAML document.", "Tệp có tài liệu YAML thứ hai."),
        Code::Tag => ("YAML tags are not read.", "Không hỗ trợ thẻ (tag) YAML."),
        Code::MergeKey => ("The YAML merge key `<<` is not read.", "Không hỗ trợ khóa gộp `<<` của YAML."),
        Code::RecursiveAlias => ("An alias contains itself.", "Bí danh YAML chứa chính nó."),
        Code::ComplexKey => ("A key is a list or a map.", "Khóa là danh sách hoặc nhóm khóa."),
        Code::DuplicateKey => ("A key is given twice.", "Khóa bị lặp lại."),
        Code::UnknownKey => ("A key means nothing here.", "Khóa không có nghĩa ở vị trí này."),
        Code::MissingKey => ("A key that has to be there is missing.", "Thiếu khóa bắt buộc."),
        Code::ConflictingKeys => ("Two keys exclude each other.", "Hai khóa loại trừ nhau."),
        Code::WrongType => ("A value has the wrong type.", "Giá trị sai kiểu."),
        Code::EmptyText => ("A text has no letters or digits.", "Văn bản không có chữ hoặc số."),
        Code::ControlCharacter => ("A text has a control character.", "Văn bản có ký tự điều khiển."),
        Code::BadNumber => ("A number is written in a way that is not read.", "Số viết sai dạng."),
        Code::OutOfRange => ("A number is out of its range.", "Số nằm ngoài khoảng cho phép."),
        Code::UnknownValue => {
            ("A word is not one of those allowed.", "Giá trị không thuộc danh sách cho phép.")
        }
        Code::BadId => {
            ("An id has characters that ids do not have.", "Mã có ký tự không được dùng trong mã.")
        }
        Code::DuplicateId => ("Two things have the same id.", "Hai mục có cùng một mã."),
        Code::BadVersion => {
            ("A version is not `major.minor.patch`.", "Phiên bản không có dạng `major.minor.patch`.")
        }
        Code::BadDate => ("A date is not `YYYY-MM-DD`.", "Ngày không có dạng `YYYY-MM-DD`."),
        Code::UnknownCrosswalk => {
            ("The rubric has no crosswalk of this name.", "Bộ tiêu chí không có bảng đối chiếu này.")
        }
        Code::FormerIdInUse => {
            ("A former id is still in use or claimed twice.", "Mã cũ vẫn đang dùng hoặc bị khai hai lần.")
        }
        Code::BadConsistency => (
            "A rule about answers compares what cannot be compared.",
            "Quy tắc về câu trả lời so sánh những thứ không so sánh được.",
        ),
        Code::CircularAfter => {
            ("Questions come after each other in a circle.", "Các câu hỏi chờ nhau theo vòng tròn.")
        }
        Code::ImplausibleAnswer => ("An answer is not plausible.", "Câu trả lời không hợp lý."),
        Code::InconsistentAnswers => ("Two answers do not go together.", "Hai câu trả lời không khớp nhau."),
        Code::FractionAsPercent => (
            "A percentage below one may be meant as a fraction of one.",
            "Tỷ lệ dưới một có thể được hiểu là phần của một đơn vị.",
        ),
        Code::AmbiguousPoint => {
            ("The point of a number may group digits.", "Dấu chấm trong số có thể là dấu ngăn hàng nghìn.")
        }
        Code::FractionalPart => (
            "The part or the total of a ratio is no whole number.",
            "Tử số hoặc mẫu số của tỷ lệ không phải số nguyên.",
        ),
        Code::DamagedText => ("A text has characters that were lost.", "Văn bản có ký tự đã bị hỏng."),
        Code::EmptyRow => ("A row of a table has no answer.", "Hàng trong bảng không có câu trả lời nào."),
        Code::SumRow => (
            "A row of a table sums up the others.",
            "Hàng trong bảng là tổng hoặc trung bình của các hàng khác.",
        ),
        Code::HiddenPart => (
            "A part of a workbook is hidden or was not read.",
            "Một phần của sổ tính bị ẩn hoặc chưa được đọc.",
        ),
        Code::MixedNotation => {
            ("The numbers of a column are written in two ways.", "Các số trong cột được viết theo hai cách.")
        }
        Code::FormerId => ("An answer bears a former id.", "Câu trả lời dùng mã cũ."),
        Code::UnknownSource => ("The rubric does not list the source.", "Bộ tiêu chí không có nguồn này."),
        Code::UnknownStage => ("The rubric does not have the stage.", "Bộ tiêu chí không có giai đoạn này."),
        Code::UnknownQuestion => {
            ("The rubric does not have the question.", "Bộ tiêu chí không có câu hỏi này.")
        }
        Code::UnknownOption => ("The question does not have the option.", "Câu hỏi không có lựa chọn này."),
        Code::UnknownItem => ("The question does not have the item.", "Câu hỏi không có mục này."),
        Code::WrongMethod => {
            ("A key belongs to another verdict method.", "Khóa thuộc về cách kết luận khác.")
        }
        Code::DimensionContent => (
            "A dimension holds neither questions nor dimensions, or both.",
            "Khía cạnh không có câu hỏi cũng không có khía cạnh con, hoặc có cả hai.",
        ),
        Code::BadTarget => (
            "The target cannot be used with the kind of answer.",
            "Chỉ tiêu không dùng được với loại câu trả lời.",
        ),
        Code::TargetOutOfRange => {
            ("No answer can have the target.", "Không câu trả lời nào có thể đạt chỉ tiêu.")
        }
        Code::EasierLaterStage => (
            "The target of a stage is easier than that of an earlier one.",
            "Chỉ tiêu của giai đoạn sau dễ hơn giai đoạn trước.",
        ),
        Code::PartialNotBelowTarget => {
            ("The partial value is not easier than the target.", "Mức đạt một phần không dễ hơn chỉ tiêu.")
        }
        Code::BadRequirement => ("A threshold table cannot be used.", "Bảng ngưỡng không dùng được."),
        Code::UnknownRubric => ("The rubric is not built in.", "Bộ tiêu chí không có sẵn."),
        Code::OtherRubric => {
            ("The answer sheet is for another rubric.", "Tệp trả lời dành cho bộ tiêu chí khác.")
        }
        Code::IncompatibleVersion => (
            "The answer sheet is for another version of the rubric.",
            "Tệp trả lời dành cho phiên bản khác của bộ tiêu chí.",
        ),
        Code::AmbiguousCode => (
            "The province code means two provinces, and its scheme is not given.",
            "Mã tỉnh ứng với hai tỉnh khác nhau nhưng chưa nêu hệ mã.",
        ),
        Code::UnknownProvince => {
            ("No province has the code in its scheme.", "Hệ mã đã nêu không có mã tỉnh này.")
        }
        Code::OtherProvince => {
            ("The code is that of another province than the name.", "Mã và tên thuộc về hai tỉnh khác nhau.")
        }
        Code::ZeroDenominator => ("A denominator is zero.", "Mẫu số bằng 0."),
        Code::PartAboveTotal => ("A part is larger than its total.", "Phần lớn hơn tổng."),
        Code::MissingReason => {
            ("Not applicable, and no reason is given.", "Không áp dụng nhưng chưa nêu lý do.")
        }
        Code::DuplicateAgency => ("The agency was given before.", "Đơn vị này đã có trước đó."),
        Code::OutOfScope => {
            ("Agencies of this kind are not asked the question.", "Loại đơn vị này không được hỏi câu đó.")
        }
        Code::NaNotAllowed => {
            ("The question applies to everybody who is asked it.", "Câu hỏi áp dụng cho mọi đơn vị được hỏi.")
        }
        Code::UnknownColumn => ("A column of the table means nothing here.", "Không hiểu một cột của bảng."),
        Code::DuplicateColumn => ("Two columns mean the same.", "Hai cột có cùng một nghĩa."),
        Code::MissingColumn => ("The table lacks a column.", "Bảng thiếu một cột bắt buộc."),
        Code::RaggedRow => {
            ("A row has more or fewer cells than the header.", "Số ô của hàng khác với hàng tiêu đề.")
        }
        Code::RowsDisagree => {
            ("Rows of one agency disagree about it.", "Các hàng của cùng một cơ quan không khớp nhau.")
        }
        Code::UnreadableCell => {
            ("A cell holds a date or an error of a formula.", "Ô chứa ngày tháng hoặc lỗi của công thức.")
        }
        Code::UnknownKind => (
            "The file is neither a rubric nor an answer sheet nor a list of cases.",
            "Tệp không phải bộ tiêu chí, tệp trả lời hay danh sách ca kiểm thử.",
        ),
        Code::BadExtends => (
            "A rubric builds on another one in a way that cannot be.",
            "Bộ tiêu chí dựa trên bộ khác theo cách không hợp lệ.",
        ),
        Code::LostGate => (
            "A rubric that builds on another one turns a gate into an ordinary target.",
            "Bộ tiêu chí dựa trên bộ khác làm mất một điều kiện bắt buộc.",
        ),
        Code::IdleExtends => (
            "A rubric builds on another one and changes nothing.",
            "Bộ tiêu chí dựa trên bộ khác mà không thay đổi gì.",
        ),
        other => (other.as_str(), other.as_str()),
    };
    lang.pick(en, vi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_reading_has_a_sentence_in_both_languages() {
        let read = Code::ALL.iter().take_while(|code| **code != Code::FailingCase);
        for &code in read {
            for lang in Lang::ALL {
                assert!(summary(code, lang).ends_with('.'), "{} {}", code.as_str(), lang.code());
            }
        }
    }
}
