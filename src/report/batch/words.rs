//! What batches need in words: counts of agencies, groups, why there is no rank or no statistic.

use crate::analysis::items::{Extreme, Undefined};
use crate::analysis::rank::Unranked;
use crate::base::lang::Lang;
use crate::base::number::{Decimal, div_half_up};
use crate::batch::{BatchReport, GroupBy};
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;
use crate::report::words;

/// A number of agencies: `1 agency`, `33 agencies`.
#[must_use]
pub fn agencies(count: u64, lang: Lang) -> String {
    let word = if count == 1 { "agency" } else { "agencies" };
    lang.pick(format!("{count} {word}"), format!("{count} đơn vị"))
}

/// A part of a number of agencies: `3 of 33 agencies`.
#[must_use]
pub fn part(count: u64, all: u64, lang: Lang) -> String {
    lang.pick(format!("{count} of {}", agencies(all, lang)), format!("{count}/{all} đơn vị"))
}

/// What became of the inputs: `34 read, 33 scored, 1 failed`.
#[must_use]
pub fn inputs(report: &BatchReport<'_>, lang: Lang) -> String {
    let (read, scored, failed) = (report.read, report.summary.agencies(), report.failed);
    lang.pick(
        format!("{read} read, {scored} scored, {failed} failed"),
        format!("đã đọc {read}, chấm {scored}, lỗi {failed}"),
    )
}

/// A group with what it is a group by: `Kind: province`.
#[must_use]
pub fn group(by: GroupBy, name: Option<&str>, lang: Lang) -> String {
    let label = match by {
        GroupBy::Kind => lang.pick("Kind", "Loại đơn vị"),
        GroupBy::Scheme => lang.pick("Code scheme", "Hệ mã"),
        GroupBy::Period => lang.pick("Period", "Kỳ đánh giá"),
        GroupBy::Assessor => lang.pick("Assessor", "Người đánh giá"),
    };
    let kind = AgencyKind::ALL.iter().find(|(kind, _)| by == GroupBy::Kind && Some(*kind) == name);
    let name = match (kind, name) {
        (Some((_, kind)), _) => words::agency_kind(*kind, lang),
        (None, Some(name)) => name,
        (None, None) => lang.pick("not stated", "không nêu"),
    };
    format!("{label}: {name}")
}

/// Why an agency has no rank.
#[must_use]
pub fn unranked(rubric: &Rubric, why: Unranked, lang: Lang) -> String {
    match why {
        Unranked::Declines => lang.pick("declines to be ranked", "không tham gia xếp hạng").to_owned(),
        Unranked::NoVerdict if !rubric.method.claims() => {
            lang.pick("the rubric claims no stage", "bộ tiêu chí không xếp giai đoạn").to_owned()
        }
        Unranked::NoVerdict => lang
            .pick("no verdict while questions are unanswered", "chưa thể kết luận khi còn câu chưa trả lời")
            .to_owned(),
        Unranked::SmallGroup { among } => {
            let found = agencies(u64::try_from(among).unwrap_or(u64::MAX), lang);
            lang.pick(
                format!("the group is too small to rank: {found}"),
                format!("nhóm quá nhỏ để xếp hạng: {found}"),
            )
        }
    }
}

/// Why a statistic has no value; `id` names an item.
#[must_use]
pub fn undefined(why: Undefined, id: impl Fn(usize) -> String, lang: Lang) -> String {
    match why {
        Undefined::Constant => lang
            .pick(
                "the same for every agency: there is nothing to correlate",
                "mọi đơn vị như nhau: không có gì để so sánh",
            )
            .to_owned(),
        Undefined::TooFewItems => {
            lang.pick("it takes two that vary", "cần ít nhất hai mục có kết quả khác nhau").to_owned()
        }
        Undefined::NeverTogether(one, other) => {
            let (one, other) = (id(one), id(other));
            lang.pick(
                format!("fewer than two agencies have both {one} and {other}"),
                format!("chưa đến hai đơn vị có cả {one} và {other}"),
            )
        }
        Undefined::NoVariation => lang
            .pick("the sum is the same for every agency", "tổng của các mục ở mọi đơn vị như nhau")
            .to_owned(),
        Undefined::Incoherent => lang
            .pick(
                "too much is not applicable: different agencies have different pairs",
                "quá nhiều mục không áp dụng: mỗi cặp mục lại thuộc các đơn vị khác nhau",
            )
            .to_owned(),
    }
}

/// A statistic as people read it: three fraction digits, rounded half up.
#[must_use]
pub fn statistic(value: Decimal, lang: Lang) -> String {
    Decimal::from_millionths(div_half_up(value.millionths(), 1_000) * 1_000).format(lang)
}

/// An item that hardly tells agencies apart, in a word.
#[must_use]
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
    fn one_agency_is_no_agencies() {
        assert_eq!(agencies(1, Lang::En), "1 agency");
        assert_eq!(agencies(0, Lang::En), "0 agencies");
        assert_eq!(part(0, 1, Lang::En), "0 of 1 agency");
        assert_eq!(part(3, 33, Lang::Vi), "3/33 đơn vị");
    }

    #[test]
    fn a_statistic_has_three_digits_rounded_half_up() {
        let written = |millionths, lang| statistic(Decimal::from_millionths(millionths), lang);
        assert_eq!(written(729_167, Lang::En), "0.729");
        assert_eq!(written(-729_500, Lang::Vi), "-0,729");
        assert_eq!(written(729_500, Lang::En), "0.73");
        assert_eq!(written(999_999, Lang::En), "1");
    }

    #[test]
    fn only_a_group_of_kinds_has_translated_names() {
        assert_eq!(group(GroupBy::Kind, Some("province"), Lang::Vi), "Loại đơn vị: tỉnh, thành phố");
        assert_eq!(group(GroupBy::Assessor, Some("province"), Lang::Vi), "Người đánh giá: province");
        assert_eq!(group(GroupBy::Period, None, Lang::En), "Period: not stated");
    }

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
