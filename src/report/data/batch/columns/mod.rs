//! The columns of a table with a row for each agency: their names, their order and what they mean.
//!
//! Promise: within a [`VERSION`], a column keeps its name and its meaning, and the default columns keep their
//! order; new ones only come at the end or have to be asked for. The columns named after stages and dimensions
//! are those of the rubric, in its order. Cells are the same in every language.

mod fixed;

use std::borrow::Cow;

use crate::base::diagnostic::nearest;
use crate::base::lang::{Lang, Message};
use crate::base::quote::quoted;
use crate::batch::{Extra, Extras, Faults, Needs, possible_stages};
use crate::model::rubric::Rubric;
use crate::report::data::words;

pub use fixed::Column;
use fixed::{FIXED, Words};

/// The version of the columns.
pub const VERSION: u32 = 2;

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
    /// A column of something that is not asked for.
    #[error("the column `{name}` is there with `{option}`")]
    NotFound {
        /// The column.
        name: String,
        /// The option that asks for it.
        option: &'static str,
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
            Self::NotFound { name, option } => words::column_with_option(name, option),
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
        for column in after.filter(|column| has_duties || !column.is_about_duties()) {
            all.push(*column);
            if *column == Self::RankHigh && rubric.method.claims() {
                all.extend(possible_stages(rubric).map(Self::StageShare));
            }
        }
        all
    }

    /// What the column is part of, if it is there only where somebody asks for that.
    #[must_use]
    pub const fn extra(self) -> Option<Extra> {
        match self {
            Self::RankLow | Self::RankHigh | Self::StageShare(_) => Some(Extra::Robustness),
            Self::PlanCost | Self::PlanChanges => Some(Extra::Plans),
            Self::EarlierStage | Self::EarlierIndex | Self::EarlierRank => Some(Extra::With),
            _ => None,
        }
    }

    const fn is_about_duties(self) -> bool {
        matches!(self, Self::DutiesUnmet | Self::DutiesNotShown | Self::DutiesComing)
    }

    /// The columns that are written where neither any nor anything beyond the results is asked for.
    #[must_use]
    pub fn defaults(rubric: &Rubric) -> Vec<Self> {
        Self::usual(rubric, &Extras::default())
    }

    /// The columns that are written where none are asked for, with those of what is found out beyond the results.
    #[must_use]
    pub fn usual(rubric: &Rubric, extras: &Extras) -> Vec<Self> {
        let is_there = |column: &Self| column.extra().map_or(column.is_default(), |extra| extras.has(extra));
        // A rubric that claims no stage has none that could be earlier.
        let is_known = |column: &Self| *column != Self::EarlierStage || rubric.method.claims();
        Self::all(rubric).into_iter().filter(is_there).filter(is_known).collect()
    }

    /// Whether the column is written where none are asked for.
    #[must_use]
    pub const fn is_default(self) -> bool {
        self.extra().is_none()
            && !matches!(
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

    /// The names of the columns that a list has; without any, of those that are written where none are asked for.
    ///
    /// # Errors
    /// As of [`Self::parse_list`].
    pub fn names(list: &[String], rubric: &Rubric) -> Result<Vec<String>, Message> {
        let columns = match list {
            [] => Self::defaults(rubric),
            list => Self::parse_list(&list.join(","), rubric).map_err(|fault| fault.message())?,
        };
        Ok(columns.iter().map(|column| column.name(rubric).into_owned()).collect())
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
        extras: &Extras,
    ) -> Result<Vec<Self>, Message> {
        let said = |fault: ColumnFault| words::of_columns(&fault.message());
        let mut columns = match list {
            None => Self::usual(rubric, extras),
            Some(_) if !has_csv => return Err(words::columns_are_for_csv()),
            Some(list) => Self::parse_list(list, rubric).map_err(said)?,
        };
        let missing = |column: &Self| column.extra().filter(|extra| !extras.has(*extra));
        if let Some((column, extra)) = columns.iter().find_map(|column| Some((column, missing(column)?))) {
            let name = column.name(rubric).into_owned();
            return Err(said(ColumnFault::NotFound { name, option: extra.option() }));
        }
        if faults == Faults::InRows && !columns.contains(&Self::Fault) {
            columns.push(Self::Fault);
        }
        Ok(columns)
    }

    /// Whether the column is known only when every agency is.
    #[must_use]
    pub const fn needs_ranking(self) -> bool {
        matches!(self, Self::Rank | Self::RankBest | Self::RankWorst | Self::Unranked | Self::RankedAmong)
            || matches!(self.extra(), Some(Extra::Robustness | Extra::With))
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
            Self::StageShare(stage) => of("share", rubric.stage_id(stage)),
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
            Self::StageShare(stage) => words::share_at(lang, stage_name(rubric, stage, lang)),
            _ => self.words().map_or("", |Words { title: [en, vi], .. }| lang.pick(en, vi)).to_owned(),
        }
    }

    /// What the column means, in a sentence.
    #[must_use]
    pub fn about(self, rubric: &Rubric, lang: Lang) -> String {
        let about = self.about_percent(rubric, lang);
        let is_share = matches!(self, Self::StageShare(_));
        let Some(scale) = rubric.scale.filter(|_| !is_share) else { return about };
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
            Self::StageShare(stage) => words::about_share_at(lang, stage_name(rubric, stage, lang)),
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

fn stage_name(rubric: &Rubric, stage: usize, lang: Lang) -> &str {
    rubric.stage_at(stage).map_or(words::none(lang), |stage| stage.title.get(lang))
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
