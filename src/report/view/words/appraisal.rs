//! The words about self-assessment and appraisal.

use crate::base::lang::{Lang, count, form};
use crate::model::answers::Score;
use crate::words;

pub use super::batch::index_column as index;
pub use super::document::question;
pub use crate::report::words::heads::{no_verdict as no_verdict_short, stage as stage_column};

words! {
    pub fn heading() { En = "Self-assessment and appraisal"; Vi = "Tự đánh giá và thẩm định"; }
    pub fn own() { En = "Self-assessment"; Vi = "Tự đánh giá"; }
    pub fn appraised() { En = "Appraisal, as the sheet states it"; Vi = "Thẩm định, theo bảng trả lời tự khai"; }
    pub fn appraised_by_file() { En = "Appraisal, by the appraiser's file"; Vi = "Thẩm định, theo tệp của bên thẩm định"; }
    pub fn difference() { En = "Difference"; Vi = "Chênh lệch"; }
    pub fn counts(appraised: usize, differing: usize, own: usize) {
        En: "{} appraised, {differing} of them with another value than the agency gives; {} on the agency's word alone.",
            count(appraised, "answer was", "answers were"), count(own, "answer stands", "answers stand");
        Vi: "{appraised} câu đã được thẩm định, trong đó {differing} câu có kết quả khác với tự đánh giá; {own} câu chỉ theo tự đánh giá.";
    }
    fn scored_by_own() {
        En = "The result above is that of the agency's own answers; --score appraised takes the appraised ones.";
        Vi = "Kết quả ở trên tính theo tự đánh giá; dùng --score appraised để tính theo kết quả thẩm định.";
    }
    fn scored_by_appraised() {
        En = "The result above takes the appraised answers where there are any, else the agency's own.";
        Vi = "Kết quả ở trên tính theo kết quả thẩm định nếu có, nếu không thì theo tự đánh giá.";
    }
    fn all_scored_by_own() {
        En = "The results are those of the agencies' own answers; --score appraised takes the appraised ones.";
        Vi = "Kết quả tính theo tự đánh giá của đơn vị; dùng --score appraised để tính theo kết quả thẩm định.";
    }
    fn all_scored_by_appraised() {
        En = "The results take the appraised answers where there are any, else the agencies' own.";
        Vi = "Kết quả tính theo kết quả thẩm định nếu có, nếu không thì theo tự đánh giá của đơn vị.";
    }
    pub fn differing() { En = "Answers appraised otherwise"; Vi = "Các câu có kết quả thẩm định khác"; }
    pub fn found() { En = "Appraisal"; Vi = "Thẩm định"; }
    pub fn appraiser() { En = "By, on"; Vi = "Người thẩm định, ngày"; }
    fn agencies_by_sheets(appraised: u64, moved: u64) {
        En: "{} appraised answers, as the sheets state them; {moved} of them {} another stage by these.",
            count(appraised, "agency has", "agencies have"), form(moved, "reaches", "reach");
        Vi: "{appraised} đơn vị có kết quả thẩm định theo bảng trả lời tự khai; trong đó {moved} đơn vị đạt giai đoạn khác nếu tính theo thẩm định.";
    }
    fn agencies_by_file(appraised: u64, moved: u64) {
        En: "{} appraised answers, by the appraiser's file; {moved} of them {} another stage by these.",
            count(appraised, "agency has", "agencies have"), form(moved, "reaches", "reach");
        Vi: "{appraised} đơn vị có kết quả thẩm định theo tệp của bên thẩm định; trong đó {moved} đơn vị đạt giai đoạn khác nếu tính theo thẩm định.";
    }
}

/// How many agencies have appraised answers, and who states these.
pub fn agencies(lang: Lang, appraised: u64, moved: u64, by_file: bool) -> String {
    if by_file {
        agencies_by_file(lang, appraised, moved)
    } else {
        agencies_by_sheets(lang, appraised, moved)
    }
}

/// Whose answers the result of an agency is of.
pub const fn scored_by(lang: Lang, score: Score) -> &'static str {
    match score {
        Score::Own => scored_by_own(lang),
        Score::Appraised => scored_by_appraised(lang),
    }
}

/// The same of many agencies.
pub const fn all_scored_by(lang: Lang, score: Score) -> &'static str {
    match score {
        Score::Own => all_scored_by_own(lang),
        Score::Appraised => all_scored_by_appraised(lang),
    }
}
