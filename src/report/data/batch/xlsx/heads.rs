//! The columns of the sheets, each with its heading, its meaning and what its cells hold.

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;
use crate::report::data::batch::columns::Column;
use crate::report::data::words;
use crate::report::words as common;

use super::sheet::{Head, Kind};

/// A column that does not depend on the rubric: name, kind, headings, meanings (English, then Vietnamese).
type Fixed = (&'static str, Kind, [&'static str; 2], [&'static str; 2]);

const CODE: Fixed = ("code", Kind::Text(9), ["Code", "Mã"], ["The code of the agency.", "Mã đơn vị."]);
const NAME: Fixed =
    ("name", Kind::Text(28), ["Agency", "Đơn vị"], ["The name of the agency.", "Tên đơn vị."]);
const PERIOD: Fixed =
    ("period", Kind::Text(11), ["Period", "Kỳ đánh giá"], ["The period of the answers.", "Kỳ đánh giá."]);
const ILLUSTRATIVE: Fixed = (
    "illustrative",
    Kind::Text(12),
    ["Illustrative data", "Số liệu minh họa"],
    [
        "Whether data made up as an example are behind the row.",
        "Dòng này có dựa trên số liệu minh họa hay không.",
    ],
);
const CRITERION: Fixed = (
    "criterion",
    Kind::Text(30),
    ["Criterion", "Tiêu chí"],
    ["The id of the criterion: the question and its stage.", "Mã tiêu chí: câu hỏi và giai đoạn."],
);
const DIMENSION: Fixed = (
    "dimension",
    Kind::Text(16),
    ["Dimension id", "Mã khía cạnh"],
    ["The id of the dimension.", "Mã khía cạnh."],
);
const DIMENSION_TITLE: Fixed = (
    "dimension_title",
    Kind::Text(26),
    ["Dimension", "Khía cạnh"],
    ["The name of the dimension.", "Tên khía cạnh."],
);
const STAGE_OF_CRITERION: Fixed = (
    "stage",
    Kind::Text(16),
    ["Stage", "Giai đoạn"],
    ["The stage that the criterion belongs to.", "Giai đoạn của tiêu chí."],
);
const TARGET: Fixed = (
    "target",
    Kind::Text(28),
    ["Target", "Chỉ tiêu"],
    ["What is asked of the answer.", "Yêu cầu đối với câu trả lời."],
);

fn head((name, kind, title, about): Fixed, lang: Lang) -> Head {
    let pick = |[en, vi]: [&str; 2]| lang.pick(en, vi).to_owned();
    Head { name: name.to_owned(), title: pick(title), about: pick(about), kind }
}

fn heads(columns: &[Fixed], lang: Lang) -> Vec<Head> {
    columns.iter().map(|column| head(*column, lang)).collect()
}

/// The columns of a table with a row for each agency.
pub(super) fn ranking(columns: &[Column], rubric: &Rubric, lang: Lang) -> Vec<Head> {
    let head = |column: &Column| Head {
        name: column.name(rubric).into_owned(),
        title: column.title(rubric, lang),
        about: column.about(rubric, lang),
        kind: kind(*column, rubric),
    };
    columns.iter().map(head).collect()
}

const fn kind(column: Column, rubric: &Rubric) -> Kind {
    match column {
        Column::Code => Kind::Text(9),
        Column::Name | Column::Origin | Column::Fault => Kind::Text(28),
        Column::Kind | Column::Weakest | Column::Assessor | Column::Unranked => Kind::Text(18),
        Column::Scheme | Column::Period | Column::Illustrative | Column::Score | Column::PlanCost => {
            Kind::Text(12)
        }
        Column::Stage
        | Column::StageWorst
        | Column::StageBest
        | Column::StageEvidenced
        | Column::StageNaAsUnmet
        | Column::StageSupported
        | Column::StageSelf
        | Column::StageAppraised
        | Column::DimensionStage(_)
        | Column::EarlierStage => Kind::Text(14),
        Column::StageShare(_) => Kind::Percent,
        Column::Index
        | Column::EarlierIndex
        | Column::IndexWorst
        | Column::IndexBest
        | Column::IndexSelf
        | Column::IndexAppraised
        | Column::Coverage(_)
        | Column::DimensionIndex(_) => Kind::coverage(rubric),
        Column::Rank
        | Column::RankBest
        | Column::RankWorst
        | Column::RankedAmong
        | Column::DutiesUnmet
        | Column::DutiesNotShown
        | Column::DutiesComing
        | Column::StageNumber
        | Column::Questions
        | Column::Answered
        | Column::Unanswered
        | Column::NotApplicable
        | Column::OutOfScope
        | Column::WithoutEvidence
        | Column::Warnings
        | Column::RankLow
        | Column::RankHigh
        | Column::PlanChanges
        | Column::EarlierRank
        | Column::Appraised => Kind::Count,
    }
}

/// A row for each pair of agencies.
pub(super) fn pairs(lang: Lang) -> Vec<Head> {
    let other_code = (
        "other_code",
        Kind::Text(9),
        ["Other code", "Mã đơn vị kia"],
        ["The code of the other agency.", "Mã của đơn vị kia."],
    );
    let other_name = (
        "other_name",
        Kind::Text(28),
        ["Other agency", "Đơn vị kia"],
        ["The name of the other agency.", "Tên của đơn vị kia."],
    );
    let draws = (
        "ahead_draws",
        Kind::Count,
        ["Draws ahead", "Số lần xếp trên"],
        [
            "In how many draws the agency is ahead of the other one, with each weight at the top varied by up to 25%.",
            "Đơn vị xếp trên đơn vị kia trong bao nhiêu lần rút, khi mỗi trọng số ở cấp cao nhất thay đổi đến 25%.",
        ],
    );
    let share = (
        "ahead_share",
        Kind::Percent,
        ["Share ahead", "Tỷ lệ xếp trên"],
        ["Their share of all draws.", "Tỷ lệ trên tổng số lần rút."],
    );
    heads(&[CODE, NAME, other_code, other_name, draws, share], lang)
}

/// A row for each agency and dimension.
pub(super) fn profile(rubric: &Rubric, lang: Lang) -> Vec<Head> {
    let level = (
        "level",
        Kind::Count,
        ["Level", "Cấp"],
        [
            "1 for a dimension at the top, 2 for one that lies in it, and so on.",
            "1 là khía cạnh cấp cao nhất, 2 là khía cạnh nằm trong đó, v.v.",
        ],
    );
    let stage_number = (
        "stage_number",
        Kind::Count,
        ["Stage number", "Số giai đoạn"],
        [
            "The number of the stage that the dimension reaches by itself, from 0 for none.",
            "Số thứ tự của giai đoạn mà riêng khía cạnh đạt được, 0 là chưa đạt.",
        ],
    );
    let stage = (
        "stage",
        Kind::Text(16),
        ["Stage", "Giai đoạn"],
        ["The stage that the dimension reaches by itself.", "Giai đoạn mà riêng khía cạnh đạt được."],
    );
    let index = (
        "index",
        Kind::coverage(rubric),
        ["Index", "Chỉ số"],
        ["The mean of the coverages of the dimension.", "Trung bình các mức đáp ứng của khía cạnh."],
    );
    let mut all =
        heads(&[CODE, NAME, PERIOD, DIMENSION, DIMENSION_TITLE, level, stage_number, stage, index], lang);
    all.extend((0..rubric.columns()).map(|at| {
        let column = Column::Coverage(at);
        let of = common::column(rubric, at, lang);
        Head {
            name: column.name(rubric).into_owned(),
            title: column.title(rubric, lang),
            about: words::coverage_of_dimension(lang, &of),
            kind: Kind::coverage(rubric),
        }
    }));
    all.push(head(ILLUSTRATIVE, lang));
    all
}

/// A row for each criterion, and for each period where there are several.
pub(super) fn criteria(lang: Lang, with_periods: bool, with_items: bool) -> Vec<Head> {
    let mut all = heads(if with_periods { &[PERIOD] } else { &[] }, lang);
    all.extend(heads(
        &[
            CRITERION,
            DIMENSION,
            DIMENSION_TITLE,
            STAGE_OF_CRITERION,
            ("question", Kind::Text(60), ["Question", "Câu hỏi"], ["What is asked.", "Nội dung câu hỏi."]),
            TARGET,
            (
                "gate",
                Kind::Text(12),
                ["Gate", "Điều kiện bắt buộc"],
                [
                    "Whether the stage cannot be claimed without it.",
                    "Có bắt buộc phải đạt để được xếp giai đoạn hay không.",
                ],
            ),
            (
                "asked",
                Kind::Count,
                ["Agencies asked", "Số đơn vị áp dụng"],
                ["How many agencies it applies to.", "Số đơn vị mà tiêu chí áp dụng."],
            ),
            (
                "met",
                Kind::Count,
                ["Met", "Đạt"],
                ["How many of them meet it in full.", "Số đơn vị đạt đầy đủ."],
            ),
            (
                "met_share",
                Kind::Percent,
                ["Share met", "Tỷ lệ đạt"],
                ["The share of them that meets it.", "Tỷ lệ đơn vị đạt."],
            ),
            (
                "on_the_way",
                Kind::Count,
                ["Gap of", "Số đơn vị còn thiếu"],
                [
                    "How many agencies have it among the gaps to their next stage.",
                    "Số đơn vị còn thiếu tiêu chí này so với giai đoạn tiếp theo.",
                ],
            ),
            (
                "holds_back",
                Kind::Count,
                ["Holds back", "Số đơn vị bị cản"],
                [
                    "How many agencies it holds back: an open gate, or not met where their coverage is too low.",
                    "Số đơn vị bị cản: điều kiện bắt buộc chưa đạt, hoặc chưa đạt ở nơi mức đáp ứng còn thấp.",
                ],
            ),
            ILLUSTRATIVE,
        ],
        lang,
    ));
    if with_items {
        all.extend(heads(ITEMS, lang));
    }
    all
}

const ITEMS: &[Fixed] = &[
    (
        "item_agencies",
        Kind::Count,
        ["Agencies counted", "Số đơn vị được tính"],
        [
            "How many agencies the statistics of the criterion are from.",
            "Số đơn vị dùng để tính thống kê của tiêu chí.",
        ],
    ),
    (
        "mean",
        Kind::Percent,
        ["Mean achievement", "Mức đạt trung bình"],
        ["The mean of their achievements.", "Trung bình mức đạt của các đơn vị đó."],
    ),
    (
        "extreme",
        Kind::Text(12),
        ["Floor or ceiling", "Sàn hoặc trần"],
        [
            "Whether nearly none (5% or fewer) or nearly all (95% or more) meet it.",
            "Gần như không đơn vị nào đạt (từ 5 % trở xuống) hoặc gần như tất cả đều đạt (từ 95 % trở lên).",
        ],
    ),
    (
        "item_rest",
        Kind::Statistic,
        ["Item-rest correlation", "Tương quan với phần còn lại"],
        ["The correlation with the sum of the other criteria.", "Tương quan với tổng các tiêu chí còn lại."],
    ),
    (
        "alpha_without",
        Kind::Statistic,
        ["Alpha without it", "Alpha khi bỏ tiêu chí"],
        ["Cronbach's alpha without the criterion.", "Hệ số alpha của Cronbach khi bỏ tiêu chí này."],
    ),
    (
        "h",
        Kind::Statistic,
        ["Loevinger's H", "H của Loevinger"],
        [
            "Loevinger's H of the pairs that the criterion belongs to.",
            "Hệ số H của Loevinger trên các cặp có tiêu chí này.",
        ],
    ),
];

const GAIN: Fixed = (
    "gain",
    Kind::Percent,
    ["Gain (points)", "Mức tăng (điểm phần trăm)"],
    [
        "What meeting it would add to the coverage of its dimension, in percentage points.",
        "Mức đáp ứng của khía cạnh tăng thêm bao nhiêu điểm phần trăm nếu đạt.",
    ],
);
/// The heading and the meaning where the rubric has a scale.
const GAIN_ON_SCALE: ([&str; 2], [&str; 2]) = (
    ["Gain", "Mức tăng"],
    [
        "What meeting it would add to the coverage of its dimension, on the scale of the rubric.",
        "Mức đáp ứng của khía cạnh tăng thêm bao nhiêu nếu đạt, theo thang của bộ tiêu chí.",
    ],
);

/// A row for each agency and gap.
pub(super) fn gaps(rubric: &Rubric, lang: Lang) -> Vec<Head> {
    let mut gain = GAIN;
    if rubric.scale.is_some() {
        (gain.1, gain.2, gain.3) = (Kind::coverage(rubric), GAIN_ON_SCALE.0, GAIN_ON_SCALE.1);
    }
    heads(
        &[
            CODE,
            NAME,
            PERIOD,
            (
                "order",
                Kind::Count,
                ["Order", "Thứ tự"],
                ["The order in which to close the gaps of the agency.", "Thứ tự nên khắc phục của đơn vị."],
            ),
            CRITERION,
            DIMENSION_TITLE,
            STAGE_OF_CRITERION,
            (
                "open_gate",
                Kind::Text(12),
                ["Open gate", "Điều kiện bắt buộc chưa đạt"],
                ["Whether it is a gate that stands open.", "Có phải điều kiện bắt buộc chưa đạt hay không."],
            ),
            (
                "answer",
                Kind::Text(24),
                ["Answer", "Câu trả lời"],
                ["What the agency answered.", "Câu trả lời của đơn vị."],
            ),
            TARGET,
            gain,
            (
                "effort",
                Kind::Count,
                ["Effort (points)", "Công sức (điểm)"],
                ["The effort in points.", "Công sức, tính bằng điểm."],
            ),
            (
                "owner",
                Kind::Text(26),
                ["In charge", "Đơn vị chủ trì"],
                ["The unit in charge.", "Đơn vị chủ trì."],
            ),
            (
                "recommendation",
                Kind::Text(70),
                ["Recommendation", "Khuyến nghị"],
                [
                    "What to do about it; the question where the rubric does not say.",
                    "Việc cần làm; nếu bộ tiêu chí không nêu thì ghi câu hỏi.",
                ],
            ),
            ILLUSTRATIVE,
        ],
        lang,
    )
}

/// A row for each input that could not be scored.
pub(super) fn failures(lang: Lang) -> Vec<Head> {
    heads(
        &[
            (
                "position",
                Kind::Text(34),
                ["Position", "Vị trí"],
                ["Where the first fault of the input is.", "Vị trí của lỗi đầu tiên."],
            ),
            (
                "code",
                Kind::Text(22),
                ["Code", "Mã lỗi"],
                [
                    "The code of the fault; `assess explain` tells more.",
                    "Mã lỗi; `assess explain` giải thích thêm.",
                ],
            ),
            ("message", Kind::Text(80), ["Message", "Nội dung"], ["What is wrong.", "Lỗi gì."]),
            (
                "more",
                Kind::Count,
                ["More faults", "Số lỗi khác"],
                ["How many more faults the input has.", "Số lỗi khác của đầu vào này."],
            ),
        ],
        lang,
    )
}

/// The notes of the workbook: a thing and what it is, then every column of every sheet.
pub(super) fn notes(lang: Lang) -> Vec<Head> {
    let blank = ["", ""];
    heads(
        &[
            ("subject", Kind::Text(26), ["About", "Mục"], blank),
            ("heading", Kind::Text(34), ["Value or heading", "Giá trị hoặc tên cột"], blank),
            ("name", Kind::Text(24), ["Name for programs", "Tên dùng cho chương trình"], blank),
            ("meaning", Kind::Text(110), ["Meaning", "Ý nghĩa"], blank),
        ],
        lang,
    )
}
