//! The columns that every rubric has: their names and what they mean, in both languages.

macro_rules! columns {
    ($($variant:ident, $name:literal, [$en:literal, $vi:literal], [$about_en:literal, $about_vi:literal $(,)?];)*) => {
        /// A column; one about a stage or a dimension holds its place in the row of an agency.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Column {
            $(#[doc = $about_en] $variant,)*
            /// The overall coverage of a stage, or the total, by the place of the column in the rubric.
            Coverage(usize),
            /// The stage of a dimension, by its place among the top dimensions.
            DimensionStage(usize),
            /// The index of a dimension, by its place among the top dimensions.
            DimensionIndex(usize),
            /// In which share of draws the agency is at a stage, by the number of the stage.
            StageShare(usize),
        }

        /// The columns that every rubric has.
        pub(super) const FIXED: &[Column] = &[$(Column::$variant),*];

        impl Column {
            pub(super) const fn words(self) -> Option<Words> {
                Some(match self {
                    $(Self::$variant => Words {
                        name: $name,
                        title: [$en, $vi],
                        about: [$about_en, $about_vi],
                    },)*
                    Self::Coverage(_)
                    | Self::DimensionStage(_)
                    | Self::DimensionIndex(_)
                    | Self::StageShare(_) => return None,
                })
            }
        }
    };
}

/// The texts of a column that every rubric has; each in English, then in Vietnamese.
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) title: [&'static str; 2],
    pub(super) about: [&'static str; 2],
}

columns! {
    Rank, "rank", ["Rank", "Thứ hạng"], [
        "The competition rank (1224) by stage, where one is claimed, then by index; empty if the agency is not ranked.",
        "Thứ hạng (kiểu 1224) theo giai đoạn nếu có kết luận, rồi đến chỉ số; để trống nếu đơn vị không được xếp hạng.",
    ];
    RankBest, "rank_best", ["Best rank", "Thứ hạng cao nhất"], [
        "The best rank that unanswered questions leave open.",
        "Thứ hạng cao nhất còn có thể đạt khi trả lời hết các câu còn trống.",
    ];
    RankWorst, "rank_worst", ["Worst rank", "Thứ hạng thấp nhất"], [
        "The worst rank that unanswered questions leave open.",
        "Thứ hạng thấp nhất có thể rơi vào khi trả lời hết các câu còn trống.",
    ];
    Code, "code", ["Code", "Mã"], [
        "The code of the agency in its code scheme.",
        "Mã của đơn vị trong bảng mã.",
    ];
    Name, "name", ["Agency", "Đơn vị"], [
        "The name of the agency.",
        "Tên đơn vị.",
    ];
    Kind, "kind", ["Kind", "Loại đơn vị"], [
        "The kind of agency.",
        "Loại đơn vị.",
    ];
    Scheme, "scheme", ["Code scheme", "Bảng mã"], [
        "The code scheme: 2025 (34 provinces) or pre-2025 (63).",
        "Bảng mã: 2025 (34 tỉnh, thành phố) hoặc pre-2025 (63).",
    ];
    Period, "period", ["Period", "Kỳ đánh giá"], [
        "The period that the answers are about.",
        "Kỳ đánh giá của các câu trả lời.",
    ];
    Stage, "stage", ["Stage", "Giai đoạn"], [
        "The stage reached; empty without a verdict or where the rubric claims no stage.",
        "Giai đoạn đạt được; để trống nếu chưa thể kết luận hoặc bộ tiêu chí không kết luận giai đoạn.",
    ];
    StageNumber, "stage_number", ["Stage number", "Số giai đoạn"], [
        "The number of the stage reached, from 0 for none; empty where the stage is.",
        "Số thứ tự của giai đoạn đạt được, 0 là chưa đạt; để trống khi cột giai đoạn để trống.",
    ];
    Index, "index", ["Index", "Chỉ số"], [
        "The mean of the overall coverages, in percent.",
        "Trung bình các mức đáp ứng chung, tính bằng phần trăm.",
    ];
    IndexWorst, "index_worst", ["Index at worst", "Chỉ số thấp nhất"], [
        "The index with unanswered questions at their worst, in percent.",
        "Chỉ số khi các câu chưa trả lời nhận kết quả xấu nhất, tính bằng phần trăm.",
    ];
    IndexBest, "index_best", ["Index at best", "Chỉ số cao nhất"], [
        "The index with unanswered questions at their best, in percent.",
        "Chỉ số khi các câu chưa trả lời nhận kết quả tốt nhất, tính bằng phần trăm.",
    ];
    StageWorst, "stage_worst", ["Stage at worst", "Giai đoạn thấp nhất"], [
        "The stage with unanswered questions at their worst.",
        "Giai đoạn khi các câu chưa trả lời nhận kết quả xấu nhất.",
    ];
    StageBest, "stage_best", ["Stage at best", "Giai đoạn cao nhất"], [
        "The stage with unanswered questions at their best.",
        "Giai đoạn khi các câu chưa trả lời nhận kết quả tốt nhất.",
    ];
    StageEvidenced, "stage_evidenced", ["Stage by evidence", "Giai đoạn theo minh chứng"], [
        "The stage by the answers with evidence alone.",
        "Giai đoạn nếu chỉ tính các câu trả lời có minh chứng.",
    ];
    StageNaAsUnmet, "stage_na_as_unmet", ["Stage, N/A as not met", "Giai đoạn nếu tính “không áp dụng” là chưa đạt"], [
        "The stage if everything not applicable counted as not met.",
        "Giai đoạn nếu mọi câu không áp dụng đều tính là chưa đạt.",
    ];
    Weakest, "weakest", ["Weakest dimension", "Khía cạnh yếu nhất"], [
        "The weakest top dimension; empty where all are equally strong.",
        "Khía cạnh cấp cao nhất yếu nhất; để trống nếu các khía cạnh ngang nhau.",
    ];
    Questions, "questions", ["Questions", "Số câu hỏi"], [
        "The number of questions of the rubric.",
        "Số câu hỏi của bộ tiêu chí.",
    ];
    Answered, "answered", ["Answered", "Đã trả lời"], [
        "The number of scored questions with an answer.",
        "Số câu được chấm điểm đã trả lời.",
    ];
    Unanswered, "unanswered", ["Unanswered", "Chưa trả lời"], [
        "The number of scored questions without an answer.",
        "Số câu được chấm điểm chưa trả lời.",
    ];
    NotApplicable, "not_applicable", ["Not applicable", "Không áp dụng"], [
        "The number of scored questions that do not apply to the agency.",
        "Số câu được chấm điểm không áp dụng cho đơn vị.",
    ];
    OutOfScope, "out_of_scope", ["Out of scope", "Ngoài phạm vi"], [
        "The number of questions that agencies of this kind are not asked.",
        "Số câu không hỏi loại đơn vị này.",
    ];
    WithoutEvidence, "without_evidence", ["Without evidence", "Thiếu minh chứng"], [
        "The number of scored questions answered without evidence.",
        "Số câu được chấm điểm đã trả lời nhưng chưa có minh chứng.",
    ];
    Illustrative, "illustrative", ["Illustrative data", "Số liệu minh họa"], [
        "Whether the data are made up as an example.",
        "Số liệu có phải chỉ để minh họa hay không.",
    ];
    Origin, "origin", ["Origin", "Nguồn dữ liệu"], [
        "Where the answers stand: the file, and the row of a table.",
        "Nơi chứa câu trả lời: tệp và dòng của bảng.",
    ];
    Assessor, "assessor", ["Assessor", "Người đánh giá"], [
        "Whoever filled the sheet in.",
        "Người điền bảng trả lời.",
    ];
    Unranked, "unranked", ["Why not ranked", "Lý do không xếp hạng"], [
        "Why there is no rank: `declines`, `no-verdict` or `small-group`; empty with a rank.",
        "Vì sao không có thứ hạng: `declines` (từ chối), `no-verdict` (chưa thể kết luận), `small-group` (nhóm quá nhỏ); để trống nếu có thứ hạng.",
    ];
    RankedAmong, "ranked_among", ["Ranked among", "Số đơn vị được xếp hạng"], [
        "How many agencies of the group have a rank.",
        "Số đơn vị được xếp hạng trong nhóm.",
    ];
    StageSupported, "stage_supported", ["Supported stage", "Giai đoạn theo mức đáp ứng"], [
        "The stage that coverages support, whatever gates are open; empty where the stage is.",
        "Giai đoạn theo mức đáp ứng, chưa xét tiêu chí bắt buộc; để trống khi cột giai đoạn để trống.",
    ];
    DutiesUnmet, "duties_unmet", ["Duties not met", "Nghĩa vụ chưa thực hiện"], [
        "The number of duties in force that are not met.",
        "Số nghĩa vụ đang có hiệu lực chưa thực hiện.",
    ];
    DutiesNotShown, "duties_not_shown", ["Duties not shown", "Nghĩa vụ chưa có thông tin"], [
        "The number of duties in force whose question has no answer.",
        "Số nghĩa vụ đang có hiệu lực mà câu hỏi chưa được trả lời.",
    ];
    DutiesComing, "duties_coming", ["Duties to come", "Nghĩa vụ sắp có hiệu lực"], [
        "The number of duties that begin after the period and are not met yet.",
        "Số nghĩa vụ có hiệu lực sau kỳ đánh giá và hiện chưa thực hiện.",
    ];
    Warnings, "warnings", ["Warnings", "Cảnh báo"], [
        "The number of warnings about the answers: numbers that may be meant otherwise, damaged texts.",
        "Số cảnh báo về các câu trả lời: số có thể mang nghĩa khác, văn bản bị hỏng.",
    ];
    Score, "scored_by", ["Scored by", "Chấm theo"], [
        "Whose answers count: `self`, or `appraised` where there are appraised ones.",
        "Chấm theo câu trả lời nào: `self` (tự đánh giá), hoặc `appraised` (kết quả thẩm định nếu có).",
    ];
    Appraised, "appraised", ["Appraised answers", "Số câu đã thẩm định"], [
        "How many answers an appraiser gave, as the sheet states.",
        "Số câu có kết quả thẩm định, theo bảng trả lời tự khai.",
    ];
    StageSelf, "stage_self", ["Stage, self-assessed", "Giai đoạn tự đánh giá"], [
        "The stage by the agency's own answers; empty without appraised ones.",
        "Giai đoạn theo câu trả lời của chính đơn vị; để trống nếu không có kết quả thẩm định.",
    ];
    IndexSelf, "index_self", ["Index, self-assessed", "Chỉ số tự đánh giá"], [
        "The index by the agency's own answers, in percent; empty without appraised ones.",
        "Chỉ số theo câu trả lời của chính đơn vị, tính bằng phần trăm; để trống nếu không có kết quả thẩm định.",
    ];
    StageAppraised, "stage_appraised", ["Stage, appraised", "Giai đoạn thẩm định"], [
        "The stage with the appraised answers; empty without any.",
        "Giai đoạn theo kết quả thẩm định; để trống nếu không có.",
    ];
    IndexAppraised, "index_appraised", ["Index, appraised", "Chỉ số thẩm định"], [
        "The index with the appraised answers, in percent; empty without any.",
        "Chỉ số theo kết quả thẩm định, tính bằng phần trăm; để trống nếu không có.",
    ];
    Fault, "fault", ["Fault", "Lỗi"], [
        "Why a row that kept its place has no result, with `--faults in-rows`: the code and the place of its first fault.",
        "Vì sao hàng được giữ chỗ không có kết quả, khi dùng `--faults in-rows`: mã và vị trí của lỗi đầu tiên.",
    ];
    RankLow, "rank_p5", ["Rank, 5%", "Thứ hạng, 5%"], [
        "The rank that 5% of the draws reach or better, with each weight at the top varied by up to 25%.",
        "Thứ hạng mà 5% số lần rút đạt được hoặc cao hơn, khi mỗi trọng số ở cấp cao nhất thay đổi đến 25%.",
    ];
    RankHigh, "rank_p95", ["Rank, 95%", "Thứ hạng, 95%"], [
        "The rank that 95% of the draws reach or better, with each weight at the top varied by up to 25%.",
        "Thứ hạng mà 95% số lần rút đạt được hoặc cao hơn, khi mỗi trọng số ở cấp cao nhất thay đổi đến 25%.",
    ];
    PlanCost, "plan_cost", ["Cost of the next stage", "Công sức lên giai đoạn tiếp theo"], [
        "The effort of the cheapest plan to the next stage; empty at the highest one, `impossible` without a plan, `unknown` where the ways are too many to search.",
        "Công sức của phương án rẻ nhất để lên giai đoạn tiếp theo; để trống nếu đã ở giai đoạn cao nhất, `impossible` nếu không có phương án, `unknown` nếu có quá nhiều cách để tìm hết.",
    ];
    PlanChanges, "plan_changes", ["Changes to the next stage", "Số thay đổi để lên giai đoạn tiếp theo"], [
        "The number of changes of that plan; empty without one.",
        "Số thay đổi của phương án đó; để trống nếu không có.",
    ];
    EarlierStage, "earlier_stage", ["Earlier stage", "Giai đoạn kỳ trước"], [
        "The stage in the earlier results; empty where the agency is not among them, or has none there.",
        "Giai đoạn trong kết quả kỳ trước; để trống nếu kỳ trước không có đơn vị hoặc chưa kết luận.",
    ];
    EarlierIndex, "earlier_index", ["Earlier index", "Chỉ số kỳ trước"], [
        "The index in the earlier results, in percent; empty where the agency is not among them.",
        "Chỉ số trong kết quả kỳ trước, tính bằng phần trăm; để trống nếu kỳ trước không có đơn vị.",
    ];
    EarlierRank, "earlier_rank", ["Earlier rank", "Thứ hạng kỳ trước"], [
        "The rank among the earlier results; empty where the agency is not among them.",
        "Thứ hạng trong kết quả kỳ trước; để trống nếu kỳ trước không có đơn vị.",
    ];
}
