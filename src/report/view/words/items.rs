//! The words of the statistics of criteria and stages.

use crate::analysis::items::{Extreme, Undefined};
use crate::base::lang::{Lang, form};
use crate::words;

pub use crate::report::words::heads::{alpha, criterion, h, stage};

words! {
    pub fn criteria() { En = "Item statistics: the criteria"; Vi = "Thống kê tiêu chí"; }
    pub fn stages() { En = "Item statistics: the stages"; Vi = "Thống kê giai đoạn"; }
    // More agencies do than reach the stage, which the reader has just seen above.
    pub fn stage_met() {
        En = "Met: the overall coverage is what the stage asks of itself, whatever else it takes to reach it.";
        Vi = "Đạt: mức đáp ứng chung ở chính giai đoạn đó đủ yêu cầu, chưa xét các điều kiện khác để đạt giai đoạn.";
    }
    pub fn descriptive(found: &str, least: u64) {
        En: "Descriptive only: {found}, fewer than {least}; the numbers say nothing of others.";
        Vi: "Chỉ mang tính mô tả: {found}, ít hơn {least}; không suy rộng ra đơn vị khác.";
    }
    pub fn met_column() { En = "Met"; Vi = "Đạt"; }
    pub fn rest_column() { En = "Item-rest"; Vi = "Tương quan"; }
    pub fn alpha_of(alpha: &str, varying: usize, constant: usize) {
        En: "{alpha} ({varying} that {}, {constant} left out because {} not)",
            form(varying, "varies", "vary"), form(constant, "it does", "they do");
        Vi: "{alpha} ({varying} mục có kết quả khác nhau; {constant} mục không đổi được bỏ ra)";
    }
    pub fn guttman() { En = "Guttman scale"; Vi = "Thang Guttman"; }
    pub fn guttman_is(found: &str, least: &str, scalability: &str) {
        En: "reproducibility {found} (at least {least} in any case), scalability {scalability}";
        Vi: "độ tái lập {found} (ít nhất {least} trong mọi trường hợp), độ phân bậc {scalability}";
    }
    pub fn extremes() {
        En = "floor: at most 5% meet it; ceiling: at least 95% do";
        Vi = "sàn: nhiều nhất 5% đạt; trần: ít nhất 95% đạt";
    }
    pub fn violations() {
        En = "Later stage met without the earlier one";
        Vi = "Đạt giai đoạn sau mà chưa đạt giai đoạn trước";
    }
    pub fn violation(later: &str, earlier: &str, part: &str, share: &str) {
        En: "{later} without {earlier}: {part} ({share})";
        Vi: "{later} mà chưa đạt {earlier}: {part} ({share})";
    }
    pub fn misplaced() {
        En = "; more agencies meet the later one";
        Vi = "; mức sau có nhiều đơn vị đạt hơn";
    }
    fn constant() {
        En = "the same for every agency: there is nothing to correlate";
        Vi = "mọi đơn vị như nhau: không có gì để so sánh";
    }
    fn too_few_items() { En = "it takes two that vary"; Vi = "cần ít nhất hai mục có kết quả khác nhau"; }
    fn never_together(one: &str, other: &str) {
        En: "fewer than two agencies have both {one} and {other}";
        Vi: "chưa đến hai đơn vị có cả {one} và {other}";
    }
    fn no_variation() {
        En = "the sum is the same for every agency";
        Vi = "tổng của các mục ở mọi đơn vị như nhau";
    }
    fn incoherent() {
        En = "too much is not applicable: different agencies have different pairs";
        Vi = "quá nhiều mục không áp dụng: mỗi cặp mục lại thuộc các đơn vị khác nhau";
    }
    pub fn more_violations(more: usize) { En: "and {more} more"; Vi: "và {more} cặp nữa"; }
}

/// Why a statistic has no value; `id` names an item.
pub fn undefined(why: Undefined, id: impl Fn(usize) -> String, lang: Lang) -> String {
    match why {
        Undefined::Constant => constant(lang).to_owned(),
        Undefined::TooFewItems => too_few_items(lang).to_owned(),
        Undefined::NeverTogether(one, other) => never_together(lang, &id(one), &id(other)),
        Undefined::NoVariation => no_variation(lang).to_owned(),
        Undefined::Incoherent => incoherent(lang).to_owned(),
    }
}

/// An item that hardly tells agencies apart, in a word.
pub const fn extreme(extreme: Extreme, lang: Lang) -> &'static str {
    match (extreme, lang) {
        (Extreme::Floor, Lang::En) => "floor",
        (Extreme::Floor, Lang::Vi) => "sàn",
        (Extreme::Ceiling, Lang::En) => "ceiling",
        (Extreme::Ceiling, Lang::Vi) => "trần",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_for_no_statistic_has_words_of_its_own() {
        for lang in Lang::ALL {
            let all = [
                Undefined::Constant,
                Undefined::TooFewItems,
                Undefined::NeverTogether(0, 1),
                Undefined::NoVariation,
                Undefined::Incoherent,
            ];
            let said = all.map(|why| undefined(why, |at| format!("q{at}"), lang));
            assert!(said[2].contains("q0") && said[2].contains("q1"));
            assert_eq!(said.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
        }
    }
}
