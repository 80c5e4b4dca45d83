//! How a table lies in its file: which rows are its header, whether each agency has a row or a column, and which sheets of a
//! workbook belong together.

use std::collections::HashSet;

use super::super::fold::fold;
use super::super::head::{Head, JOINT};
use super::super::header::{Field, Meaning, Part};
use super::super::map::Frame;
use super::super::record::Record;
use super::cells::{Seen, is_number};
use super::{MOST_COLUMNS, MOST_TITLES, Matcher, Page, Sample};

/// How many columns at the beginning of a transposed table may hold names.
const MOST_NAMES: usize = 4;

/// A table as named columns and the rows below them, whatever way it lies in its file.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub names: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The rows of the header, or the columns of a transposed one, from 1.
    pub header: Vec<usize>,
    /// Whether a map has to say where the header is.
    pub says_header: bool,
    /// The numbers of the rows, where the table has them.
    pub numbers: Vec<usize>,
    /// The rows above a transposed table, or those below the header that say units or count columns: the first, the last.
    pub skip: Option<(usize, usize)>,
    pub is_transposed: bool,
    /// The sheets that it is put together from.
    pub sheets: Vec<String>,
    /// Other sheets that ask the same agencies the same, and those that are something else.
    pub again: Vec<String>,
    pub apart: Vec<String>,
}

/// Who says what.
type Said = HashSet<(String, Meaning)>;

impl Laid {
    /// The filled cells of a column.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(column));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// The first of some columns that tells agencies apart: its cells are texts, each another.
    pub fn heads(&self, mut among: impl Iterator<Item = usize>) -> Option<usize> {
        among.find(|at| {
            let cells: Vec<&str> = self.cells(*at).collect();
            let different: HashSet<String> = cells.iter().map(|cell| fold(cell)).collect();
            let rows = self.rows.iter().filter(|row| !is_blank(row)).count();
            !cells.is_empty()
                && cells.len() == rows
                && different.len() == rows
                && !cells.iter().any(|cell| is_number(cell))
        })
    }

    /// What a name says without the groups above it.
    pub fn bare<'n>(&self, name: &'n str) -> &'n str {
        let last = name.rsplit_once(JOINT).map(|(_, last)| last);
        last.filter(|_| self.header.len() > 1).unwrap_or(name)
    }

    /// Whether another sheet can be read by the same map.
    fn is_like(&self, other: &Self) -> bool {
        let of = |it: &Self| (it.is_transposed, it.skip, it.says_header.then(|| it.header.clone()));
        of(self) == of(other)
    }

    /// Takes out the rows below the header that are about no agency: those with units, which have nothing in the columns
    /// that name agencies, and those that count the columns.
    pub fn take_units(&mut self, who: &[usize]) {
        let is_blank = |cell: &String| cell.trim().is_empty();
        let is_nobody = |row: &[String]| who.iter().all(|at| row.get(*at).is_none_or(is_blank));
        let counts = |row: &[String]| {
            let is_counted = |(at, cell): (usize, &String)| {
                let bare = cell.trim().strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
                bare.is_some_and(|bare| bare.chars().count() <= 2) || cell.trim() == (at + 1).to_string()
            };
            let filled = row.iter().enumerate().filter(|(_, cell)| !is_blank(cell));
            filled.clone().count() > 1 && filled.into_iter().all(is_counted)
        };
        let is_units = |row: &Vec<String>| is_nobody(row) || counts(row);
        let count = self.rows.iter().take_while(|row| is_units(row)).count();
        let is_some_left = self.rows.iter().skip(count).any(|row| !is_nobody(row));
        if who.is_empty() || count == 0 || !is_some_left || self.sheets.len() > 1 || self.is_transposed {
            return;
        }
        self.skip = self.numbers.first().copied().zip(self.numbers.get(count - 1).copied());
        self.rows.drain(..count);
    }

    /// Adds a sheet: its columns to those of the same names.
    fn add(&mut self, other: Self) {
        let places: Vec<usize> = other.names.iter().map(|name| self.place(name)).collect();
        for row in other.rows {
            let mut cells = vec![String::new(); self.names.len()];
            for (cell, at) in row.into_iter().zip(&places) {
                cells[*at] = cell;
            }
            self.rows.push(cells);
        }
        self.sheets.extend(other.sheets);
    }

    fn place(&mut self, name: &str) -> usize {
        let folded = fold(name);
        let found = self.names.iter().position(|known| !name.is_empty() && fold(known) == folded);
        found.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }
}

impl Matcher<'_> {
    /// How a sample lies, if it has a header.
    pub(super) fn laid(&self, sample: &Sample) -> Option<Laid> {
        let pages: Vec<Laid> = sample.pages.iter().filter_map(|page| self.page(page)).collect();
        let said: Vec<Option<Said>> = pages.iter().map(|page| self.said(page)).collect();
        // Covers and explanations say nothing that the rubric asks.
        let asks = |said: &Option<Said>| said.as_ref().is_none_or(|said| !said.is_empty());
        let first = said.iter().position(asks).unwrap_or(0);
        let mut pages = pages.into_iter().zip(said).skip(first);
        let (mut laid, known) = pages.next()?;
        let mut known = known.unwrap_or_default();
        let own: Vec<String> = sample.pages.iter().filter_map(|page| page.sheet.clone()).collect();
        for (page, said) in pages {
            let fits = laid.is_like(&page) && !known.is_empty();
            let Some(said) = said.filter(|said| fits && !said.is_empty()) else { continue };
            if known.is_disjoint(&said) {
                known.extend(said);
                laid.add(page);
            } else {
                laid.again.extend(page.sheets);
            }
        }
        laid.apart = own
            .into_iter()
            .filter(|name| !laid.sheets.contains(name) && !laid.again.contains(name))
            .collect();
        Some(laid)
    }

    /// Who says what in a sheet, as far as names tell it exactly; nothing where it is not known whose answers they are.
    fn said(&self, laid: &Laid) -> Option<Said> {
        let meanings = self.meanings(laid);
        let column = |wanted: Meaning| meanings.iter().position(|known| *known == Some(wanted));
        let is_asked = |it: &Meaning| matches!(it, Meaning::Answer(_, Part::Value) | Meaning::Item(..));
        let wide: Vec<Meaning> = meanings.iter().flatten().filter(|it| is_asked(it)).copied().collect();
        let first = meanings.iter().position(|it| it.as_ref().is_some_and(is_asked)).unwrap_or(0);
        let who = [Field::Name, Field::Code].into_iter().find_map(|field| column(Meaning::Field(field)));
        let who = who.or_else(|| laid.heads(0..first).filter(|_| laid.is_transposed));
        let asked =
            column(Meaning::Question).or_else(|| self.rows_that_ask(laid)).filter(|_| wide.is_empty());
        if who.is_none() && asked.is_none() && !wide.is_empty() {
            return None;
        }
        let mut said = Said::new();
        for row in &laid.rows {
            let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
            let name = who.map(|at| fold(cell(at))).unwrap_or_default();
            match asked {
                Some(at) => {
                    let asked = self.exact(cell(at), true).0.into_iter();
                    said.extend(asked.map(|it| (name.clone(), it)));
                }
                None => said.extend(wide.iter().map(|it| (name.clone(), *it))),
            }
        }
        Some(said)
    }

    /// What the columns of a table mean, by their names alone.
    fn meanings(&self, laid: &Laid) -> Vec<Option<Meaning>> {
        let of = |name: &String| match self.exact(name, true).0[..] {
            [] => self.exact(laid.bare(name), true).0.first().copied(),
            [meaning, ..] => Some(meaning),
        };
        laid.names.iter().map(|name| of(name).filter(|_| !name.is_empty())).collect()
    }

    /// The column whose cells are questions, in a table without one that is an answer.
    pub(super) fn rows_that_ask(&self, laid: &Laid) -> Option<usize> {
        let is_question =
            |cell: &str| matches!(self.exact(cell, true).0[..], [Meaning::Answer(_, Part::Value)]);
        let share = |column: usize| {
            let cells: Vec<&str> = laid.cells(column).collect();
            let fitting = cells.iter().filter(|cell| is_question(cell)).count();
            (cells.len() >= 2 && fitting * 2 > cells.len()).then_some(fitting)
        };
        let all = (0..laid.names.len()).filter_map(|at| Some((share(at)?, at)));
        all.max_by_key(|(share, at)| (*share, usize::MAX - at)).map(|(_, at)| at)
    }

    /// How one sheet lies.
    fn page(&self, page: &Page) -> Option<Laid> {
        let turned = self.turned(page);
        let mut laid = match turned {
            Some(laid) => laid,
            None => self.straight(page)?,
        };
        laid.sheets = page.sheet.iter().cloned().collect();
        Some(laid)
    }

    /// A table with a row for each agency or each answer.
    fn straight(&self, page: &Page) -> Option<Laid> {
        let (first, last) = self.header(page)?;
        let rows: Vec<&[String]> = page.rows.get(first..=last)?.iter().map(|(_, cells)| &cells[..]).collect();
        let above = page.rows.get(..first).unwrap_or_default();
        Some(Laid {
            names: joined(&rows),
            rows: page.rows.iter().skip(last + 1).map(|(_, cells)| cells.clone()).collect(),
            numbers: page.rows.iter().skip(last + 1).map(|(row, _)| *row).collect(),
            header: page.rows.get(first..=last)?.iter().map(|(row, _)| *row).collect(),
            says_header: last > first || above.iter().any(|(_, cells)| !is_blank(cells)),
            ..Laid::default()
        })
    }

    /// Which rows of a sheet are the header: the one with most names that are known, or with the one below it where more
    /// are known then; else the first that has several texts and no number, with the one below it where that one has its
    /// texts in the gaps.
    fn header(&self, page: &Page) -> Option<(usize, usize)> {
        let rows = || page.rows.iter().take(MOST_TITLES).enumerate();
        let row = |at: usize| page.rows.get(at).map(|(_, cells)| &cells[..]);
        let best = rows().map(|(at, (_, cells))| (self.known(cells), usize::MAX - at)).max();
        let pair = |at: usize| Some(joined(&[row(at)?, row(at + 1)?]));
        let pairs = rows().filter_map(|(at, _)| Some((self.known_below(&pair(at)?), usize::MAX - at)));
        let best_pair = pairs.max();
        let known = |best: Option<(usize, usize)>| best.map_or(0, |(count, _)| count);
        if let Some((count @ 2.., at)) = best_pair.filter(|pair| pair.0 > known(best)) {
            let _ = count;
            return Some((usize::MAX - at, usize::MAX - at + 1));
        }
        if let Some((count @ 2.., at)) = best {
            let _ = count;
            return Some((usize::MAX - at, usize::MAX - at));
        }
        let is_head = |cells: &[String]| {
            let filled: Vec<&String> = cells.iter().filter(|cell| !cell.trim().is_empty()).collect();
            filled.len() > 1 && !filled.iter().any(|cell| is_number(cell))
        };
        let (at, (_, upper)) = rows().find(|(_, (_, cells))| is_head(cells))?;
        let is_below = row(at + 1).is_some_and(|lower| is_head(lower) && fills_gaps(upper, lower));
        Some((at, at + usize::from(is_below)))
    }

    /// How many names are known.
    fn known(&self, names: &[String]) -> usize {
        let names = names.iter().take(MOST_COLUMNS).map(|name| name.trim());
        names.filter(|name| !name.is_empty() && !self.exact(name, true).0.is_empty()).count()
    }

    /// The same of names with groups above them.
    fn known_below(&self, names: &[String]) -> usize {
        let last = |name: &String| name.rsplit_once(JOINT).map_or(name.as_str(), |(_, last)| last).to_owned();
        let whole = |name: &String| !name.is_empty() && !self.exact(name, true).0.is_empty();
        let names = names.iter().take(MOST_COLUMNS);
        names.filter(|name| whole(name) || self.known(&[last(name)]) > 0).count()
    }

    /// A table with a column for each agency: questions stand below each other, each once, and answers in more than one
    /// column behind them.
    fn turned(&self, page: &Page) -> Option<Laid> {
        let width = page.rows.iter().map(|(_, cells)| cells.len()).max()?.min(MOST_COLUMNS);
        let Side { header, names, asked } = self.side(page, width)?;
        let once: HashSet<usize> = asked.iter().map(|(_, question)| *question).collect();
        let (first, behind) = (asked.first()?.0, *header.last()? + 1);
        if asked.len() < 2 || once.len() < asked.len() || self.is_straight(page, first) {
            return None;
        }
        if (behind..width).filter(|at| self.is_answered(page, &asked, *at)).count() < 2 {
            return None;
        }
        // The table begins with the row that reaches as far as the answers do; above it is a title.
        let reaches = |(_, cells): &(usize, Vec<String>)| {
            cells.iter().skip(behind).filter(|cell| !cell.trim().is_empty()).count() > 1
        };
        let start = page.rows.iter().take(first).position(reaches).unwrap_or(first);
        let is_title = page.rows.iter().take(start).any(|(_, cells)| !is_blank(cells));
        let start = if is_title { start } else { 0 };
        let is_filled = |at: usize| column(page, at).iter().any(|cell| !cell.is_empty());
        Some(Laid {
            names: names.into_iter().skip(start).collect(),
            rows: (behind..width).map(|at| column(page, at).split_off(start)).collect(),
            says_header: header.len() > 1 || (0..*header.first()?).any(is_filled),
            header: header.iter().map(|at| at + 1).collect(),
            skip: is_title.then(|| Some((1, page.rows.get(start)?.0 - 1))).flatten(),
            is_transposed: true,
            ..Laid::default()
        })
    }

    /// The column, or the two of them, that name most questions below each other.
    fn side(&self, page: &Page, width: usize) -> Option<Side> {
        let question = |name: &str| match self.exact(name, true).0[..] {
            [Meaning::Answer(at, Part::Value)] if !name.is_empty() => Some(at),
            _ => None,
        };
        let last = |name: &str| name.rsplit_once(JOINT).and_then(|(_, last)| question(last));
        let side = |header: Vec<usize>| {
            let columns: Vec<Vec<String>> = header.iter().map(|at| column(page, *at)).collect();
            let names = joined(&columns.iter().map(|column| &column[..]).collect::<Vec<_>>());
            let asked = |(at, name): (usize, &String)| {
                let own = question(name).or_else(|| last(name).filter(|_| header.len() > 1));
                Some((at, own?))
            };
            let asked = names.iter().enumerate().filter_map(asked).collect();
            Side { header, names, asked }
        };
        let pairs = |at: usize| [Some(vec![at]), (at + 1 < width).then(|| vec![at, at + 1])];
        let all = (0..width.min(MOST_NAMES)).flat_map(pairs).flatten().map(side);
        // Of several with as many the first, and one column rather than two.
        all.reduce(|best, side| if side.asked.len() > best.asked.len() { side } else { best })
    }

    /// Whether the row above the questions says that rows are answers, or is itself a row of names of questions.
    fn is_straight(&self, page: &Page, first: usize) -> bool {
        let is_row = |it: &Meaning| matches!(it, Meaning::Question | Meaning::Row(_));
        let mut above = page.rows.iter().take(first).flat_map(|(_, cells)| cells);
        above.any(|cell| self.exact(cell.trim(), true).0.iter().any(is_row))
            || first == 0 && page.rows.first().is_some_and(|(_, cells)| self.known(cells) > 1)
    }

    /// Whether most cells of a column are answers to the questions of their rows.
    fn is_answered(&self, page: &Page, asked: &[(usize, usize)], column: usize) -> bool {
        let cells = asked.iter().filter_map(|(row, question)| {
            let cell = page.rows.get(*row)?.1.get(column)?.trim();
            Some((self.rubric.questions.get(*question)?, cell)).filter(|_| !cell.is_empty())
        });
        let cells: Vec<_> = cells.collect();
        let fitting = cells.iter().filter(|(question, cell)| Seen::share(question, &[*cell]) > 0).count();
        fitting * 2 > cells.len()
    }
}

/// The names of a transposed table: their columns from 0, the names, and which of them are questions.
struct Side {
    header: Vec<usize>,
    names: Vec<String>,
    asked: Vec<(usize, usize)>,
}

/// The cells of a column of a sheet.
fn column(page: &Page, at: usize) -> Vec<String> {
    page.rows.iter().map(|(_, cells)| cells.get(at).map_or("", |cell| cell.trim()).to_owned()).collect()
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// Whether two rows are names with groups above them: each has texts where the other has none.
fn fills_gaps(upper: &[String], lower: &[String]) -> bool {
    let filled = |cells: &[String], at: usize| cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let only =
        |one: &[String], other: &[String]| (0..one.len()).any(|at| filled(one, at) && !filled(other, at));
    only(upper, lower) && only(lower, upper)
}

/// The names of columns whose header has these rows, as they are read.
fn joined(rows: &[&[String]]) -> Vec<String> {
    let frame = Frame { header: (1..=rows.len()).collect(), ..Frame::default() };
    let mut head = Head::new(&frame);
    for (at, cells) in rows.iter().enumerate() {
        let mut row = Record::default();
        row.push_row(at + 1);
        for cell in cells.iter().take(MOST_COLUMNS) {
            row.push_cell(cell.trim(), None);
        }
        head.take(&mut row, at + 1);
    }
    let header = head.join().unwrap_or_default();
    (0..header.cell_count()).map(|column| header.text_of(0, column).into_owned()).collect()
}
