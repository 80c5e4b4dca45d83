//! The columns of a table with a row for each agency: their names, their order and what they mean.
//!
//! Promise: within a [`VERSION`], a column keeps its name and its meaning, and the default columns keep their
//! order; new ones only come at the end or have to be asked for. The columns named after stages and dimensions
//! are those of the rubric, in its order. Cells are the same in every language.

use std::borrow::Cow;

use crate::base::diagnostic::nearest;
use crate::base::lang::{Lang, Message};
use crate::base::quote::quoted;
use crate::batch::{Faults, Needs};
use crate::model::rubric::Rubric;
use crate::report::data::words;

/// The version of the columns.
pub const VERSION: u32 = 2;

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
        }

        /// The columns that every rubric has.
        const FIXED: &[Column] = &[$(Column::$variant),*];

        impl Column {
            const fn words(self) -> Option<Words> {
                Some(match self {
                    $(Self::$variant => Words {
                        name: $name,
                        title: [$en, $vi],
                        about: [$about_en, $about_vi],
                    },)*
                    Self::Coverage(_) | Self::DimensionStage(_) | Self::DimensionIndex(_) => return None,
                })
            }
        }
    };
}

/// The texts of a column that every rubric has; each in English, then in Vietnamese.
struct Words {
    name: &'static str,
    title: [&'static str; 2],
    about: [&'static str; 2],
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
}

/// The first of the columns that stand behind those of the rubric.
const AFTER_THE_RUBRIC: Column = Column::Illustrative;

/// Why a list of columns cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnFault {
    /// There is no such column for this rubric.
    #[error("there is no column `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What is nearest to it.
        nearest: Option<String>,
    },
    /// The same column twice.
    #[error("the column `{name}` is asked for twice")]
    Twice {
        /// The column.
        name: String,
    },
    /// No column at all.
    #[error("no column is asked for")]
    Nothing,
}

impl ColumnFault {
    /// The fault for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown { name, nearest } => {
                let name = quoted(name);
                match nearest {
                    Some(near) => words::no_column_near(&name, near),
                    None => words::no_column_listed(&name),
                }
            }
            Self::Twice { name } => words::column_twice(name),
            Self::Nothing => words::no_columns(),
        }
    }
}

impl Column {
    /// Every column for a rubric; the default ones are in their order.
    #[must_use]
    pub fn all(rubric: &Rubric) -> Vec<Self> {
        let before = FIXED.iter().take_while(|column| **column != AFTER_THE_RUBRIC);
        let after = FIXED.iter().skip_while(|column| **column != AFTER_THE_RUBRIC);
        let dimensions = rubric.top_dimensions().count();
        let mut all: Vec<Self> = before.copied().collect();
        all.extend((0..rubric.columns()).map(Self::Coverage));
        all.extend((0..dimensions).map(Self::DimensionStage));
        all.extend((0..dimensions).map(Self::DimensionIndex));
        // A rubric without duties has no columns about them.
        let has_duties = rubric.duties().next().is_some();
        all.extend(after.filter(|column| has_duties || !column.is_about_duties()));
        all
    }

    const fn is_about_duties(self) -> bool {
        matches!(self, Self::DutiesUnmet | Self::DutiesNotShown | Self::DutiesComing)
    }

    /// The columns that are written where none are asked for.
    #[must_use]
    pub fn defaults(rubric: &Rubric) -> Vec<Self> {
        Self::all(rubric).into_iter().filter(|column| column.is_default()).collect()
    }

    /// Whether the column is written where none are asked for.
    #[must_use]
    pub const fn is_default(self) -> bool {
        !matches!(
            self,
            Self::Assessor
                | Self::Unranked
                | Self::RankedAmong
                | Self::Score
                | Self::Appraised
                | Self::StageSelf
                | Self::IndexSelf
                | Self::StageAppraised
                | Self::IndexAppraised
                | Self::Fault
        )
    }

    /// The column with this name.
    ///
    /// # Errors
    /// That the rubric has no such column, and which one was probably meant.
    pub fn parse(name: &str, rubric: &Rubric) -> Result<Self, ColumnFault> {
        let all = Self::all(rubric);
        let names: Vec<_> = all.iter().map(|column| column.name(rubric)).collect();
        match names.iter().position(|known| known == name) {
            Some(at) => Ok(all[at]),
            None => Err(ColumnFault::Unknown {
                name: name.to_owned(),
                nearest: nearest(name, names.iter().map(AsRef::as_ref)).map(str::to_owned),
            }),
        }
    }

    /// The columns of a list such as `code,stage,index`.
    ///
    /// # Errors
    /// The first name that is no column, a column named twice, or that there is none.
    pub fn parse_list(list: &str, rubric: &Rubric) -> Result<Vec<Self>, ColumnFault> {
        let mut columns = Vec::new();
        for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let column = Self::parse(name, rubric)?;
            if columns.contains(&column) {
                return Err(ColumnFault::Twice { name: name.to_owned() });
            }
            columns.push(column);
        }
        if columns.is_empty() { Err(ColumnFault::Nothing) } else { Ok(columns) }
    }

    /// The columns that `--columns` asks for, which are those of a CSV file; without it, the usual ones. [`Self::Fault`] is
    /// among them where rows without a result keep their places.
    ///
    /// # Errors
    /// That there is no CSV file to have them, or no such column.
    pub fn asked(
        list: Option<&str>,
        rubric: &Rubric,
        has_csv: bool,
        faults: Faults,
    ) -> Result<Vec<Self>, Message> {
        let said = |fault: ColumnFault| words::of_columns(&fault.message());
        let mut columns = match list {
            None => Self::defaults(rubric),
            Some(_) if !has_csv => return Err(words::columns_are_for_csv()),
            Some(list) => Self::parse_list(list, rubric).map_err(said)?,
        };
        if faults == Faults::InRows && !columns.contains(&Self::Fault) {
            columns.push(Self::Fault);
        }
        Ok(columns)
    }

    /// Whether the column is known only when every agency is.
    #[must_use]
    pub const fn needs_ranking(self) -> bool {
        matches!(self, Self::Rank | Self::RankBest | Self::RankWorst | Self::Unranked | Self::RankedAmong)
    }

    /// What has to be found out of an agency for these columns.
    #[must_use]
    pub fn needs(columns: &[Self]) -> Needs {
        let mut needs = Needs::default();
        for column in columns {
            match column {
                Self::RankBest
                | Self::RankWorst
                | Self::IndexWorst
                | Self::IndexBest
                | Self::StageWorst
                | Self::StageBest => needs.range = true,
                Self::StageEvidenced | Self::StageNaAsUnmet => needs.readings = true,
                Self::Weakest | Self::DimensionStage(_) | Self::DimensionIndex(_) => needs.dimensions = true,
                _ => {}
            }
        }
        needs
    }

    /// The name, the same in every language: `stage_number`, `coverage.open`, `index.data`.
    #[must_use]
    pub fn name(self, rubric: &Rubric) -> Cow<'static, str> {
        let of = |prefix: &str, id: &str| Cow::Owned(format!("{prefix}.{id}"));
        match self {
            Self::Coverage(column) => {
                of("coverage", rubric.column_stage(column).map_or("total", |stage| &stage.id))
            }
            Self::DimensionStage(at) => of("stage", top(rubric, at).map_or("", |dimension| &dimension.id)),
            Self::DimensionIndex(at) => of("index", top(rubric, at).map_or("", |dimension| &dimension.id)),
            _ => Cow::Borrowed(self.words().map_or("", |words| words.name)),
        }
    }

    /// The heading for a person.
    #[must_use]
    pub fn title(self, rubric: &Rubric, lang: Lang) -> String {
        match self {
            Self::Coverage(column) => match rubric.column_stage(column) {
                Some(stage) => {
                    let stage = stage.title.get(lang);
                    words::coverage(lang, stage)
                }
                None => words::total(lang).to_owned(),
            },
            Self::DimensionStage(at) => {
                let dimension = title_of(rubric, at, lang);
                words::stage(lang, dimension)
            }
            Self::DimensionIndex(at) => {
                let dimension = title_of(rubric, at, lang);
                words::index(lang, dimension)
            }
            _ => self.words().map_or("", |Words { title: [en, vi], .. }| lang.pick(en, vi)).to_owned(),
        }
    }

    /// What the column means, in a sentence.
    #[must_use]
    pub fn about(self, rubric: &Rubric, lang: Lang) -> String {
        let about = self.about_percent(rubric, lang);
        let Some(scale) = rubric.scale else { return about };
        // The sentences name the unit in the same words, in the place of which the scale is put.
        let on_scale = words::on_scale(lang, &scale.min.format(lang), &scale.max.format(lang));
        about.replace(words::in_percent(lang), &on_scale)
    }

    fn about_percent(self, rubric: &Rubric, lang: Lang) -> String {
        match self {
            Self::Coverage(column) => match rubric.column_stage(column) {
                Some(stage) => {
                    let stage = stage.title.get(lang);
                    words::about_coverage(lang, stage)
                }
                None => words::about_total(lang).to_owned(),
            },
            Self::DimensionStage(at) => {
                let dimension = title_of(rubric, at, lang);
                words::about_stage(lang, dimension)
            }
            Self::DimensionIndex(at) => {
                let dimension = title_of(rubric, at, lang);
                words::about_index(lang, dimension)
            }
            _ => self.words().map_or("", |Words { about: [en, vi], .. }| lang.pick(en, vi)).to_owned(),
        }
    }
}

/// A top dimension, by its place among them.
pub(super) fn top(rubric: &Rubric, at: usize) -> Option<&crate::model::rubric::Dimension> {
    rubric.top_dimensions().nth(at).map(|at| &rubric.dimensions[at])
}

fn title_of(rubric: &Rubric, at: usize, lang: Lang) -> &str {
    top(rubric, at).map_or("", |dimension| dimension.title.get(lang))
}

/// What the cells of a file for programs are like.
#[must_use]
pub const fn about_cells(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "Stages and dimensions are given by their ids, below the first stage `none`. Kinds are ministry, \
             province, department or commune. What is not known, or does not apply, is empty. Texts that begin like \
             a formula have an apostrophe before them."
        }
        Lang::Vi => {
            "Giai đoạn và khía cạnh được ghi bằng mã, chưa đạt giai đoạn đầu là `none`. Loại đơn vị là ministry \
             (bộ, ngành), province (tỉnh, thành phố), department (sở) hoặc commune (xã, phường, đặc khu). Ô trống là \
             chưa biết hoặc không áp dụng. Văn bản có đầu giống công thức được thêm dấu nháy đơn ở trước."
        }
    }
}
