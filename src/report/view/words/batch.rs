//! The words of the report of a batch.

use crate::analysis::rank::Unranked;
use crate::base::lang::{Lang, count};
use crate::batch::{BatchReport, GroupBy};
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;
use crate::report::words::{self as common, Ladder};
use crate::words;

use crate::form::words::{period, scheme};
pub use crate::report::words::heads::{
    all_illustrative, code as code_column, coverage as coverage_column, dimension, impossible, no_verdict,
    overall, ranking, stage as stage_column, unknown,
};

words! {
    pub fn agencies(number: u64) { En: "{}", count(number, "agency", "agencies"); Vi: "{number} đơn vị"; }
    /// A part of a number of agencies: `3 of 33 agencies`.
    pub fn part(part: u64, all: u64) { En: "{part} of {}", count(all, "agency", "agencies"); Vi: "{part}/{all} đơn vị"; }

    /// Agencies whose kind is not known.
    pub fn others() { En = "others"; Vi = "đơn vị khác"; }

    // The head.
    pub fn some_illustrative(part: &str) {
        En: "ILLUSTRATIVE DATA: {part}, marked *, not the results of real agencies";
        Vi: "SỐ LIỆU MINH HỌA: {part}, đánh dấu *, không phải kết quả của đơn vị nào";
    }
    pub fn illustrative_mark(number: u64) { En: " [{number} illustrative]"; Vi: " [{number} minh họa]"; }
    pub fn read_scored_failed(read: u64, scored: u64, failed: u64) {
        En: "{read} read, {scored} scored, {failed} failed";
        Vi: "đã đọc {read} phiếu, chấm được {scored}, lỗi {failed}";
    }
    pub fn in_periods(results: u64, periods: u64) {
        En: "{} in {}", count(results, "result", "results"), count(periods, "period", "periods");
        Vi: "{results} kết quả trong {periods} kỳ";
    }
    pub fn mean_index(mean: &str) { En: "Mean index {mean}"; Vi: "Chỉ số trung bình {mean}"; }
    pub fn of_those_applying(part: &str) {
        En: "The mean index is that of {part}; nothing applies to the others.";
        Vi: "Chỉ số trung bình tính trên {part} có tiêu chí áp dụng.";
    }
    pub fn at_stage(ladder: Ladder, number: u64, stage: usize) {
        En: "{number} at stage {stage}";
        Vi: "{number} ở {} {stage}", ladder.vi();
    }
    pub fn without_verdict_count(number: u64) {
        En: "{number} without a verdict";
        Vi: "{number} chưa thể kết luận";
    }

    // The ranking.
    pub fn agencies_title() { En = "Agencies"; Vi = "Các đơn vị"; }
    pub fn ranked_by_stage() {
        En = "By stage, then by index: a ranking of the answers given, not an official ranking.";
        Vi = "Theo giai đoạn rồi đến chỉ số: xếp theo câu trả lời đã cung cấp, không phải xếp hạng chính thức.";
    }
    pub fn ranked_by_index() {
        En = "By index: a ranking of the answers given, not an official ranking.";
        Vi = "Theo chỉ số: xếp theo câu trả lời đã cung cấp, không phải xếp hạng chính thức.";
    }
    pub fn rank_column() { En = "Rank"; Vi = "Hạng"; }
    pub fn agency_column() { En = "Agency"; Vi = "Đơn vị"; }
    pub fn index_column() { En = "Index"; Vi = "Chỉ số"; }
    pub fn weakest_column() { En = "Weakest dimension"; Vi = "Khía cạnh yếu nhất"; }
    pub fn blanks_column() { En = "Blanks"; Vi = "Chưa trả lời"; }
    pub fn and_more(number: u64) { En: "and {}", count(number, "more agency", "more agencies"); Vi: "và {number} đơn vị nữa"; }
    pub fn open_ranks() {
        En = "(…) the ranks that unanswered questions leave open";
        Vi = "(…) các thứ hạng còn có thể xảy ra do câu chưa trả lời";
    }

    pub fn then_column() { En = "Then"; Vi = "Kỳ trước"; }
    pub fn about_then() {
        En = "Then: the stage, the index and the rank in the earlier results; ~ found by name, – not among them.";
        Vi = "Kỳ trước: giai đoạn, chỉ số và thứ hạng trong kết quả trước; ~ nhận theo tên, – không có trong đó.";
    }
    pub fn about_then_index() {
        En = "Then: the index and the rank in the earlier results; ~ found by name, – not among them.";
        Vi = "Kỳ trước: chỉ số và thứ hạng trong kết quả trước; ~ nhận theo tên, – không có trong đó.";
    }
    pub fn plan_column() { En = "Plan"; Vi = "Kế hoạch"; }
    pub fn about_plan() {
        En = "Plan: the effort of the cheapest plan to the next stage, and its changes in brackets; – at the highest stage.";
        Vi = "Kế hoạch: công sức của phương án rẻ nhất để lên giai đoạn tiếp theo, số thay đổi trong ngoặc; – đã ở giai đoạn cao nhất.";
    }

    fn kind() { En = "Kind"; Vi = "Loại đơn vị"; }
    fn assessor() { En = "Assessor"; Vi = "Người đánh giá"; }
    fn not_stated() { En = "not stated"; Vi = "không nêu"; }
    fn declines() { En = "declines to be ranked"; Vi = "không tham gia xếp hạng"; }
    fn claims_none() { En = "the rubric claims no stage"; Vi = "bộ tiêu chí không xếp giai đoạn"; }
    fn blocked() {
        En = "no verdict while questions are unanswered";
        Vi = "chưa thể kết luận khi còn câu chưa trả lời";
    }
    fn small_group(found: &str) {
        En: "the group is too small to rank: {found}";
        Vi: "nhóm quá nhỏ để xếp hạng: {found}";
    }

    // Sums over the agencies.
    pub fn at_each_stage(ladder: Ladder) { En: "Agencies at each stage"; Vi: "Số đơn vị ở mỗi {}", ladder.vi(); }
    pub fn below_first(ladder: Ladder) { En: "below stage 1"; Vi: "chưa đạt {} 1", ladder.vi(); }
    pub fn count_column() { En = "Agencies"; Vi = "Đơn vị"; }
    pub fn share_column() { En = "Share"; Vi = "Tỷ lệ"; }
    pub fn mean_by_stage() {
        En = "Mean coverage (%) of each dimension at each stage";
        Vi = "Mức đáp ứng trung bình (%) của mỗi khía cạnh ở từng giai đoạn";
    }
    pub fn mean() {
        En = "Mean coverage (%) of each dimension";
        Vi = "Mức đáp ứng trung bình (%) của mỗi khía cạnh";
    }
    pub fn of_fewer() {
        En = "n: to how many agencies something applies, where not to all";
        Vi = "n: số đơn vị có tiêu chí áp dụng, nếu không phải tất cả";
    }
    pub fn of_none() {
        En = "– nothing applies to any agency";
        Vi = "– không đơn vị nào có tiêu chí áp dụng";
    }
    pub fn shared_on_the_way() {
        En = "What most agencies lack on the way to their next stages";
        Vi = "Điều nhiều đơn vị còn thiếu nhất để lên giai đoạn tiếp theo";
    }
    pub fn shared() {
        En = "What most agencies do not meet";
        Vi = "Điều nhiều đơn vị chưa đạt nhất";
    }
    pub fn no_gaps() { En = "No agency has a gap."; Vi = "Không đơn vị nào còn tiêu chí chưa đạt."; }
    pub fn holds_back(number: u64) { En: ", holds {number} back"; Vi: ", cản trở {number}"; }
    pub fn holding_back() {
        En = "Holds back: an open gate, or unmet where the coverage is too low.";
        Vi = "Cản trở: điều kiện bắt buộc chưa đạt, hoặc tiêu chí chưa đạt khi mức đáp ứng còn thấp.";
    }

    // What failed.
    pub fn failed() { En = "Failed inputs"; Vi = "Đầu vào bị lỗi"; }
    pub fn more_failures(more: u64) { En: "and {more} more"; Vi: "và {more} đầu vào nữa"; }
    pub fn more_faults(more: usize) { En: " (and {more} more)"; Vi: " (và {more} lỗi nữa)"; }
    pub fn doubts() { En = "Warnings"; Vi = "Cảnh báo"; }
    pub fn at_places(places: u64, list: &str) {
        En: " ({}: {list})", count(places, "place", "places");
        Vi: " ({places} chỗ: {list})";
    }

    // The last line.
    pub fn not_read(list: &str) { En: "not read: {list}"; Vi: "không đọc: {list}"; }
    pub fn file_parts(all: u64, parts: &str) { En: "{}: {parts}", count(all, "file", "files"); Vi: "{all} tệp: {parts}"; }
    pub fn files_read(read: u64) { En: "{read} read"; Vi: "đọc {read}"; }
    pub fn files_skipped(skipped: u64, why: &str) {
        En: "{skipped} skipped ({why})";
        Vi: "bỏ qua {skipped} ({why})";
    }
    pub fn agency_parts(all: u64, parts: &str) {
        En: "{}: {parts}", count(all, "agency", "agencies");
        Vi: "{all} đơn vị: {parts}";
    }
    pub fn scored(scored: u64) { En: "{scored} scored"; Vi: "chấm được {scored}"; }
    pub fn left_out(rows: u64) { En: "{rows} left out"; Vi: "bỏ ra {rows}"; }
    pub fn rows_left_out_by_map(rows: u64) {
        En: "{} left out by the column map", count(rows, "row", "rows");
        Vi: "tệp ánh xạ cột loại {rows} hàng";
    }
    pub fn submissions_not_counted(rows: u64) {
        En: "{} not counted, since another one of the agency counts", count(rows, "submission", "submissions");
        Vi: "không tính {rows} lượt nộp vì đã lấy lượt khác của cùng đơn vị";
    }
    pub fn failed_count(failed: u64) { En: "{failed} failed"; Vi: "lỗi {failed}"; }
    pub fn warnings_count(warnings: u64) { En: "{}", count(warnings, "warning", "warnings"); Vi: "{warnings} cảnh báo"; }
    pub fn missing(who: &str) { En: "missing: {who}"; Vi: "chưa có: {who}"; }
    pub fn no_ending() { En = "no ending"; Vi = "không có phần mở rộng"; }
    pub fn lock_file() { En = "lock file"; Vi = "tệp khóa"; }
    pub fn no_answers() { En = "no answer sheet"; Vi = "không phải tệp trả lời"; }

    // The list of columns.
    pub fn only_if_asked() { En = " Written only if asked for."; Vi = " Chỉ ghi khi được yêu cầu."; }
    pub fn only_with(option: &str) { En: " Written with {option}."; Vi: " Ghi khi dùng {option}."; }
    pub fn columns_version() { En = "Version of the columns:"; Vi = "Phiên bản của các cột:"; }
}

/// What became of the inputs: `34 read, 33 scored, 1 failed`.
pub fn inputs(report: &BatchReport<'_>, lang: Lang) -> String {
    let mut text = read_scored_failed(lang, report.read, report.summary.agencies(), report.failed);
    let counted = [(report.left_out, left_out as fn(Lang, u64) -> String), (report.warnings, warnings_count)];
    for (count, said) in counted.into_iter().filter(|(count, _)| *count > 0) {
        text.push_str(", ");
        text.push_str(&said(lang, count));
    }
    text
}

/// A group with what it is a group by: `Kind: province`.
pub fn group(by: GroupBy, name: Option<&str>, lang: Lang) -> String {
    let label = match by {
        GroupBy::Kind => kind(lang),
        GroupBy::Scheme => scheme(lang),
        GroupBy::Period => period(lang),
        GroupBy::Assessor => assessor(lang),
    };
    let kind = AgencyKind::ALL.iter().find(|(kind, _)| by == GroupBy::Kind && Some(*kind) == name);
    let name = match (kind, name) {
        (Some((_, kind)), _) => common::agency_kind(*kind, lang),
        (None, Some(name)) => name,
        (None, None) => not_stated(lang),
    };
    format!("{label}: {name}")
}

/// Why an agency has no rank.
pub fn unranked(rubric: &Rubric, why: Unranked, lang: Lang) -> String {
    match why {
        Unranked::Declines => declines(lang).to_owned(),
        Unranked::NoVerdict if !rubric.method.claims() => claims_none(lang).to_owned(),
        Unranked::NoVerdict => blocked(lang).to_owned(),
        Unranked::SmallGroup { among } => {
            small_group(lang, &agencies(lang, u64::try_from(among).unwrap_or(u64::MAX)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_agency_is_no_agencies() {
        assert_eq!(agencies(Lang::En, 1), "1 agency");
        assert_eq!(agencies(Lang::En, 0), "0 agencies");
        assert_eq!(part(Lang::En, 0, 1), "0 of 1 agency");
        assert_eq!(part(Lang::Vi, 3, 33), "3/33 đơn vị");
    }

    #[test]
    fn only_a_group_of_kinds_has_translated_names() {
        assert_eq!(group(GroupBy::Kind, Some("province"), Lang::Vi), "Loại đơn vị: tỉnh, thành phố");
        assert_eq!(group(GroupBy::Assessor, Some("province"), Lang::Vi), "Người đánh giá: province");
        assert_eq!(group(GroupBy::Period, None, Lang::En), "Period: not stated");
    }
}
