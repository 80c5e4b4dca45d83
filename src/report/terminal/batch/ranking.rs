//! The table of the agencies, one for each group.

use comfy_table::{Cell, CellAlignment};
use unicode_width::UnicodeWidthStr;

use crate::analysis::rank::{Place, Rank};
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::{BatchReport, Row};
use crate::report::batch::words;

use super::super::paint::{Paint, clean};
use super::super::tables::{fix, pad, print, table};
use super::super::{Options, Page};
use super::Notes;

/// The widest that ranks and codes are without being wrapped.
const WIDEST: usize = 14;
/// The width of an index or a coverage with its percent sign, and without.
const PERCENT: usize = 9;
const COVERAGE: usize = 8;
/// The least that the names of agencies and of dimensions take together.
const NAMES: usize = 26;

/// The agencies in their order, one table for each group.
pub(super) fn write(page: &mut Page, report: &BatchReport<'_>, options: Options) {
    let lang = options.lang;
    if report.rows.is_empty() {
        return;
    }
    if report.places.is_some() {
        page.heading(lang.pick("Ranking", "Xếp hạng"));
        let by = if report.rubric.method.claims() {
            lang.pick("By stage, then by index", "Theo giai đoạn rồi đến chỉ số")
        } else {
            lang.pick("By index", "Theo chỉ số")
        };
        let what = lang.pick(
            format!("{by}: a ranking of the answers given, not an official ranking."),
            format!("{by}: xếp theo câu trả lời đã cung cấp, không phải xếp hạng chính thức."),
        );
        page.paragraph("", "", &Paint::Dim.on(&what));
    } else {
        page.heading(lang.pick("Agencies", "Các đơn vị"));
    }
    let Some(groups) = &report.groups else {
        return list(page, report, &(0..report.rows.len()).collect::<Vec<_>>(), options);
    };
    let mut members = vec![Vec::new(); groups.names.len()];
    for (row, &group) in groups.of_row.iter().enumerate().take(report.rows.len()) {
        if let Some(members) = members.get_mut(group) {
            members.push(row);
        }
    }
    for (name, members) in groups.names.iter().zip(&members) {
        let name = clean(&words::group(groups.by, name.as_deref(), lang));
        let count = words::agencies(members.len() as u64, lang);
        page.gap();
        page.paragraph("", "  ", &format!("{} · {count}", Paint::Bold.on(&name)));
        list(page, report, members, options);
    }
}

/// What the columns of a table are.
struct Columns {
    rank: Option<usize>,
    code: Option<usize>,
    stage: bool,
    coverages: usize,
    weakest: bool,
}

fn list(page: &mut Page, report: &BatchReport<'_>, members: &[usize], options: Options) {
    let (rubric, lang) = (report.rubric, options.lang);
    let shown = &members[..options.top.unwrap_or(members.len()).min(members.len())];
    let mut notes = Notes::default();
    let ranks: Option<Vec<String>> = report.places.as_ref().map(|places| {
        let digits = shown.iter().filter_map(|&row| ranked(places.get(row)?)).map(|rank| rank.rank).max();
        let digits = digits.unwrap_or_default().to_string().len();
        shown
            .iter()
            .map(|&row| match places.get(row) {
                Some(Place::Ranked(rank)) => ranged(*rank, digits),
                Some(Place::Unranked(why)) => {
                    let mark = notes.mark(words::unranked(rubric, *why, lang));
                    format!("{:>digits$}{mark}", "–")
                }
                None => String::new(),
            })
            .collect()
    });
    let codes: Vec<String> =
        shown.iter().map(|&row| clean(report.rows[row].agency.code.as_deref().unwrap_or_default())).collect();
    let columns = Columns::choose(page.width, report, ranks.as_deref(), &codes, lang);
    let mut table = table(page.width);
    table.set_header(columns.header(lang));
    for (at, &row) in shown.iter().enumerate() {
        let rank = ranks.as_ref().map(|ranks| ranks[at].as_str());
        table.add_row(columns.row(report, &report.rows[row], rank, &codes[at], lang));
    }
    pad(&mut table);
    columns.fix(&mut table, lang);
    print(page, &table);
    if let more @ 1.. = members.len() - shown.len() {
        let more = words::agencies(more as u64, lang);
        let more = lang.pick(format!("and {more} more"), format!("và {more} nữa"));
        page.paragraph("", "", &Paint::Dim.on(&more));
    }
    if ranks.iter().flatten().any(|rank| rank.contains('(')) {
        let what = lang.pick(
            "(…) the ranks that unanswered questions leave open",
            "(…) các thứ hạng còn có thể xảy ra do câu chưa trả lời",
        );
        page.paragraph("", "  ", &Paint::Dim.on(what));
    }
    notes.write(page);
}

const fn ranked(place: &Place) -> Option<Rank> {
    match place {
        Place::Ranked(rank) => Some(*rank),
        Place::Unranked(_) => None,
    }
}

/// A rank with what blanks leave open: `3 (2–5)`.
fn ranged(Rank { rank, best, worst, .. }: Rank, digits: usize) -> String {
    if best == worst { format!("{rank:>digits$}") } else { format!("{rank:>digits$} ({best}–{worst})") }
}

impl Columns {
    fn choose(
        width: usize,
        report: &BatchReport<'_>,
        ranks: Option<&[String]>,
        codes: &[String],
        lang: Lang,
    ) -> Self {
        let rubric = report.rubric;
        let widest = |texts: &[String], header: &str| {
            let widest = texts.iter().map(|text| text.width()).max().unwrap_or_default();
            widest.max(header.width()).min(WIDEST)
        };
        let mut columns = Self {
            rank: ranks.map(|ranks| widest(ranks, lang.pick("Rank", "Hạng"))),
            code: codes.iter().any(|code| !code.is_empty()).then(|| widest(codes, lang.pick("Code", "Mã"))),
            stage: rubric.method.claims(),
            // One coverage is the index itself, and where a stage is claimed, it says what the coverages come to.
            coverages: if rubric.method.claims() || rubric.columns() == 1 { 0 } else { rubric.columns() },
            weakest: report.rows.iter().any(|row| row.weakest.is_some()),
        };
        // Many coverages, and then the weakest dimension, have no room in a narrow terminal.
        if columns.taken(lang) + NAMES > width {
            columns.coverages = 0;
        }
        columns.weakest &= columns.taken(lang) + NAMES <= width;
        columns
    }

    /// The columns that are fixed take this much.
    fn taken(&self, lang: Lang) -> usize {
        let texts = self.rank.map_or(0, |width| width + 1) + self.code.map_or(0, |width| width + 1);
        let stage = if self.stage { lang.pick(5, 2) + 1 } else { 0 };
        texts + stage + self.coverages * (COVERAGE + 1) + PERCENT + 1 + lang.pick(6, 5) + 1
    }

    fn header(&self, lang: Lang) -> Vec<Cell> {
        let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
        let mut header = Vec::new();
        header.extend(self.rank.map(|_| Cell::new(lang.pick("Rank", "Hạng"))));
        header.extend(self.code.map(|_| Cell::new(lang.pick("Code", "Mã"))));
        header.push(Cell::new(lang.pick("Agency", "Đơn vị")));
        if self.stage {
            header.push(Cell::new(lang.pick("Stage", "GĐ")).set_alignment(CellAlignment::Center));
        }
        header.extend((1..=self.coverages).map(|number| right(&number.to_string())));
        header.push(right(lang.pick("Index", "Chỉ số")));
        if self.weakest {
            header.push(Cell::new(lang.pick("Weakest dimension", "Khía cạnh yếu nhất")));
        }
        header.push(right(lang.pick("Blanks", "Trống")));
        header
    }

    fn row(
        &self,
        report: &BatchReport<'_>,
        row: &Row,
        rank: Option<&str>,
        code: &str,
        lang: Lang,
    ) -> Vec<Cell> {
        let (rubric, summary) = (report.rubric, &report.summary);
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        let mut cells = Vec::new();
        cells.extend(rank.map(Cell::new));
        cells.extend(self.code.map(|_| Cell::new(code)));
        let is_marked = row.illustrative && summary.illustrative() < summary.agencies();
        let mark = if is_marked { " *" } else { "" };
        cells.push(Cell::new(format!("{}{}", clean(&row.agency.name), Paint::Fair.on(mark))));
        if self.stage {
            let stage = row.standing.stage.map_or_else(|| "–".to_owned(), |stage| stage.to_string());
            cells.push(Cell::new(Paint::Bold.on(&stage)).set_alignment(CellAlignment::Center));
        }
        let coverage = |coverage: &Option<Ppm>| {
            coverage.map_or_else(|| "–".to_owned(), |ppm| ppm.percent().format(lang))
        };
        cells.extend(row.overall.iter().take(self.coverages).map(|ppm| right(coverage(ppm))));
        cells.push(right(row.standing.index.map_or_else(|| "–".to_owned(), |ppm| ppm.format(lang))));
        if self.weakest {
            let weakest = row.weakest.and_then(|at| rubric.top_dimensions().nth(at));
            let weakest = weakest.map_or("–", |at| rubric.dimensions[at].title.get(lang));
            cells.push(Cell::new(clean(weakest)));
        }
        cells.push(right(row.counts.unanswered.to_string()));
        cells
    }

    fn fix(&self, table: &mut comfy_table::Table, lang: Lang) {
        let mut at = 0;
        let mut next = |width: Option<usize>| {
            if let Some(width) = width {
                fix(table, at, width);
            }
            at += 1;
        };
        for width in [self.rank, self.code].into_iter().flatten() {
            next(Some(width));
        }
        next(None);
        if self.stage {
            next(Some(lang.pick(5, 2)));
        }
        for _ in 0..self.coverages {
            next(Some(COVERAGE));
        }
        next(Some(PERCENT));
        if self.weakest {
            next(None);
        }
        next(Some(lang.pick(6, 5)));
    }
}
