//! The sheets with the questions.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, Format, Formula, IgnoreError,
    ProtectionOptions, Worksheet,
};

use crate::base::number::Decimal;
use crate::form::plan::{Asked, Entry, Field, Group, Part};
use crate::form::text::{options, to_confirm};
use crate::form::words;
use crate::model::rubric::AnswerKind;

use super::layout::{ANSWER, DONE, EVIDENCE, HEAD, KEY, MARK, NA, NOTE, NUMBER, OPEN, QUESTION, option};
use super::names::in_formula;
use super::style::{fitted, height, lines};
use super::{Count, Error, Form, Lists, letters, refusing};

/// The widths of the columns, in characters.
const WIDTHS: [(u16, u16); 7] =
    [(NUMBER, 6), (QUESTION, 66), (ANSWER, 26), (NA, 24), (EVIDENCE, 34), (NOTE, 26), (MARK, 5)];

/// About how many characters a column holds on a line.
fn width(column: u16) -> usize {
    WIDTHS.iter().find(|(at, _)| *at == column).map_or(10, |(_, width)| usize::from(*width) + 6)
}

/// Where the rows of a question stand.
struct Place {
    row: u32,
    /// The rows of its items, or of its part and its total.
    first: u32,
    last: u32,
}

impl Form<'_, '_> {
    /// A sheet with the questions of some dimensions, and what is counted on it.
    pub(super) fn questions(
        &self,
        name: &str,
        groups: &[Group],
        lists: &mut Lists,
    ) -> Result<(Worksheet, Vec<Count>), Error> {
        let (plan, lang, style) = (self.plan, self.lang, &self.style);
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_column_hidden(KEY)?;
        for (column, width) in WIDTHS {
            sheet.set_column_width(column, width)?;
        }
        let (mut row, mut counts) = (0, Vec::new());
        for (at, group) in groups.iter().enumerate() {
            let title =
                words::dimension_title(lang, &group.number, &plan.path(group.dimension, lang).join(" › "));
            sheet.write_string(row, KEY, HEAD)?;
            sheet.write_string_with_format(row, NUMBER, fitted(&title), &style.heading)?;
            row += 1;
            if at == 0 {
                self.header(&mut sheet, row)?;
                row += 1;
            }
            let start = row;
            for asked in plan.of(group) {
                row = self.question(&mut sheet, row, asked, lists)?;
            }
            let all = plan.of(group);
            counts.push(Count {
                title,
                range: format!("{}!$H${}:$H${row}", in_formula(name), start + 1),
                done: all.iter().filter(|asked| is_done(asked)).count(),
                all: all.len(),
            });
        }
        let rule = ConditionalFormatFormula::new()
            .set_rule(Formula::new(format!("=$H3=\"{DONE}\"")))
            .set_format(&style.done);
        sheet.add_conditional_format(2, NUMBER, row.max(3), QUESTION, &rule)?;
        sheet.ignore_error_range(2, ANSWER, row.max(3), NOTE, IgnoreError::NumberStoredAsText)?;
        let options = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            sort: true,
            ..ProtectionOptions::new()
        };
        sheet.protect_with_options(&options);
        sheet.set_freeze_panes(2, ANSWER)?;
        sheet.set_repeat_rows(1, 1)?;
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        let footer = format!("&L{} {}&R&P/&N", plan.rubric.id, plan.rubric.version);
        sheet.set_footer(footer);
        Ok((sheet, counts))
    }

    fn header(&self, sheet: &mut Worksheet, row: u32) -> Result<(), Error> {
        let lang = self.lang;
        let titles = [
            (NUMBER, words::no_code(lang)),
            (QUESTION, words::question(lang)),
            (ANSWER, words::answer(lang)),
            (NA, words::na(lang)),
            (EVIDENCE, words::evidence(lang)),
            (NOTE, words::note(lang)),
            (MARK, DONE),
        ];
        sheet.write_string(row, KEY, HEAD)?;
        for (column, title) in titles {
            sheet.write_string_with_format(row, column, title, &self.style.header)?;
        }
        sheet.set_row_height(row, height(2))?;
        Ok(())
    }

    /// The rows of a question; gives the row behind them.
    fn question(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        asked: &Asked<'_>,
        lists: &mut Lists,
    ) -> Result<u32, Error> {
        let style = &self.style;
        let below: Vec<&Field<'_>> = asked.answer().filter(|field| field.part != Part::Answer).collect();
        let count = u32::try_from(below.len()).unwrap_or(u32::MAX);
        let place = Place { row: row + 1, first: row + 2, last: row + 1 + count };
        sheet.write_string(row, KEY, &asked.question.id)?;
        sheet.write_string_with_format(row, NUMBER, &asked.number, &style.number)?;
        let mut most = self.asks(sheet, row, asked)?;
        match asked.field(Part::Answer) {
            Some(field) => self.entry(sheet, row, field, lists)?,
            None => self.sum(sheet, row, asked, &place)?,
        }
        let na = asked.field(Part::Na).map(|_| asked.old(Part::Na));
        self.text(sheet, row, NA, na)?;
        self.text(sheet, row, EVIDENCE, Some(asked.old(Part::Evidence)))?;
        self.text(sheet, row, NOTE, Some(asked.old(Part::Note)))?;
        for (column, part) in [(NA, Part::Na), (EVIDENCE, Part::Evidence), (NOTE, Part::Note)] {
            most = most.max(lines(&asked.old(part).join("\n"), width(column)));
        }
        let mark = if is_done(asked) { DONE } else { OPEN };
        let formula = Formula::new(format!("=IF({},\"{DONE}\",\"{OPEN}\")", done_when(asked, &place)));
        sheet.write_formula_with_format(row, MARK, formula.set_result(mark), &style.mark)?;
        sheet.set_row_height(row, height(most))?;
        let mut next = row + 1;
        for field in below {
            self.below(sheet, next, field, &place)?;
            next += 1;
        }
        Ok(next)
    }

    /// What a question asks, with what may be answered and what shows it; gives the lines that it takes.
    fn asks(&self, sheet: &mut Worksheet, row: u32, asked: &Asked<'_>) -> Result<usize, Error> {
        let (plan, lang, style) = (self.plan, self.lang, &self.style);
        let question = asked.question;
        let ask = question.ask.get(plan.about.agency.kind, lang);
        let mut more = Vec::new();
        match &question.answer {
            AnswerKind::YesNo => more.push(words::choose_yes_no(lang).to_owned()),
            AnswerKind::Checklist { .. } => more.push(words::items_below(lang).to_owned()),
            AnswerKind::Ratio { .. } => more.push(words::ratio_below(lang).to_owned()),
            AnswerKind::Choice { .. } => {
                more.push(words::choose_option(lang).to_owned());
                let titles = options(asked, lang).into_iter();
                more.extend((1..).zip(titles).map(|(number, (_, title))| format!("{number}. {title}")));
            }
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => more.extend(self.limits(asked)),
        }
        if let Some(evidence) = &question.evidence {
            more.push(words::label_evidence(lang, evidence.get(lang)));
        }
        if asked.is_prefilled {
            more.push(to_confirm(plan, lang));
        }
        let title = question.title.as_ref().map(|title| format!("{}\n", title.get(lang)));
        let (title, more) = (title.unwrap_or_default(), format!("\n{}", more.join("\n")));
        let whole = format!("{title}{ask}{more}");
        let takes = lines(&whole, width(QUESTION));
        if whole != fitted(&whole) || ask.is_empty() || more.trim().is_empty() {
            sheet.write_string_with_format(row, QUESTION, fitted(&whole), &style.question)?;
            return Ok(takes);
        }
        let normal = Format::new().set_font_size(10);
        let parts = [(&style.bold, title.as_str()), (&normal, ask), (&style.small, more.as_str())];
        let parts: Vec<(&Format, &str)> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        sheet.write_rich_string_with_format(row, QUESTION, &parts, &style.question)?;
        Ok(takes)
    }

    /// What a number is like, in a sentence.
    fn limits(&self, asked: &Asked<'_>) -> Option<String> {
        let lang = self.lang;
        let Entry::Number { least, most, integer, unit } = asked.answer().next()?.entry else { return None };
        let [least, most] = [least, most].map(|limit| limit.map(|limit| limit.format(lang)));
        let limits = words::limits(lang, least.as_deref(), most.as_deref());
        let unit = unit.map(|unit| words::in_unit(lang, unit.get(lang)));
        let limits =
            [limits].into_iter().chain(unit).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let said = match &asked.question.answer {
            AnswerKind::Percent { .. } => words::percent_cell(lang, &limits),
            _ if integer => words::whole_cell(lang, &limits),
            _ => words::number_cell(lang, &limits),
        };
        Some(said.replace(" .", ".").replace(" ,", ","))
    }

    /// A cell for a text, with what an earlier sheet says; without any it takes nothing.
    fn text(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        old: Option<&[String]>,
    ) -> Result<(), Error> {
        let style = &self.style;
        match old {
            None => sheet.write_blank(row, column, &style.closed)?,
            Some([]) => sheet.write_blank(row, column, &style.text)?,
            // A line is one document.
            Some(texts) if column == EVIDENCE => {
                let lines: Vec<String> = texts.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
                sheet.write_string_with_format(row, column, fitted(&lines.join("\n")), &style.text)?
            }
            Some(texts) => {
                sheet.write_string_with_format(row, column, fitted(&texts.join("\n")), &style.text)?
            }
        };
        Ok(())
    }

    /// A cell for an answer.
    fn entry(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        field: &Field<'_>,
        lists: &mut Lists,
    ) -> Result<(), Error> {
        let (lang, style) = (self.lang, &self.style);
        let old = field.old.first();
        let rule = match field.entry {
            Entry::YesNo => self.yes_no(sheet, row, old)?,
            Entry::Choice(all) => {
                let entries: Vec<String> =
                    all.iter().enumerate().map(|(at, it)| option(at, it, lang)).collect();
                let place = old.and_then(|old| all.iter().position(|option| option.id == *old));
                match place.and_then(|place| entries.get(place)) {
                    Some(text) => sheet.write_string_with_format(row, ANSWER, text, &style.text)?,
                    None => sheet.write_blank(row, ANSWER, &style.text)?,
                };
                lists.rule(&field.key, &entries, lang)?
            }
            Entry::Number { least, most, integer, .. } => {
                self.number(sheet, row, old)?;
                let limits = words::limits(
                    lang,
                    least.map(|least| least.format(lang)).as_deref(),
                    most.map(|most| most.format(lang)).as_deref(),
                );
                let message = if integer {
                    words::whole_cell(lang, &limits)
                } else {
                    words::number_cell(lang, &limits)
                };
                let rule = within(least, most, integer);
                refusing(rule, &message.replace(" .", "."), lang)?
            }
            Entry::Text => return self.text(sheet, row, ANSWER, Some(&field.old)),
        };
        sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
        Ok(())
    }

    fn yes_no(&self, sheet: &mut Worksheet, row: u32, old: Option<&String>) -> Result<DataValidation, Error> {
        let (lang, style) = (self.lang, &self.style);
        let (yes, no) = (words::yes(lang), words::no(lang));
        match old {
            Some(old) => {
                let word = if old == "yes" { yes } else { no };
                sheet.write_string_with_format(row, ANSWER, word, &style.text)?
            }
            None => sheet.write_blank(row, ANSWER, &style.text)?,
        };
        let rule = DataValidation::new().allow_list_strings(&[yes, no])?;
        refusing(rule, words::choose_yes_no(lang), lang)
    }

    /// A number; one with more digits than a cell keeps is written as a text.
    fn number(&self, sheet: &mut Worksheet, row: u32, old: Option<&String>) -> Result<(), Error> {
        let style = &self.style;
        let Some(old) = old else {
            sheet.write_blank(row, ANSWER, &style.entry)?;
            return Ok(());
        };
        match old.parse::<f64>() {
            Ok(number) if number.to_string() == *old && old.len() <= 15 => {
                sheet.write_number_with_format(row, ANSWER, number, &style.entry)?
            }
            _ => sheet.write_string_with_format(row, ANSWER, old, &style.entry)?,
        };
        Ok(())
    }

    /// The cell above the rows of a checklist or a ratio: what they come to.
    fn sum(&self, sheet: &mut Worksheet, row: u32, asked: &Asked<'_>, place: &Place) -> Result<(), Error> {
        let (lang, style) = (self.lang, &self.style);
        let Place { first, last, .. } = place;
        let answer = letters(ANSWER);
        if asked.field(Part::Of).is_some() {
            let (of, total) = (format!("{answer}{first}"), format!("{answer}{last}"));
            let formula =
                format!("=IF(AND(ISNUMBER({of}),ISNUMBER({total}),N({total})>0),{of}/{total},\"–\")");
            let result = match (asked.old(Part::Of), asked.old(Part::Total)) {
                ([of], [total]) => of.parse::<f64>().ok().zip(total.parse::<f64>().ok()),
                _ => None,
            };
            let result = result.filter(|(_, total)| *total > 0.0).map(|(of, total)| (of / total).to_string());
            let formula = Formula::new(formula).set_result(result.as_deref().unwrap_or("–"));
            sheet.write_formula_with_format(row, ANSWER, formula, &style.percent)?;
            return Ok(());
        }
        let items: Vec<&Field<'_>> = asked.answer().collect();
        let ticked = items.iter().filter(|field| field.old.first().is_some_and(|old| old == "yes")).count();
        let all = items.len();
        let yes = words::yes(lang);
        let formula = format!("=COUNTIF({answer}{first}:{answer}{last},\"{yes}\")&\"/{all}\"");
        let formula = Formula::new(formula).set_result(format!("{ticked}/{all}"));
        sheet.write_formula_with_format(row, ANSWER, formula, &style.closed)?;
        Ok(())
    }

    /// The row of an item, of a part or of a total.
    fn below(&self, sheet: &mut Worksheet, row: u32, field: &Field<'_>, place: &Place) -> Result<(), Error> {
        let (lang, style) = (self.lang, &self.style);
        let title = match (field.title, field.part) {
            (Some(title), _) => title.get(lang),
            (None, Part::Of) => words::part(lang),
            (None, _) => words::total(lang),
        };
        sheet.write_string(row, KEY, &field.key)?;
        sheet.write_blank(row, NUMBER, &style.number)?;
        sheet.write_string_with_format(row, QUESTION, fitted(title), &style.item)?;
        let rule = match field.part {
            Part::Of | Part::Total => {
                self.number(sheet, row, field.old.first())?;
                let answer = letters(ANSWER);
                let (of, total) = (format!("{answer}{}", place.first), format!("{answer}{}", place.last));
                let fits = format!("OR({of}=\"\",{total}=\"\",{of}<={total})");
                let (rule, message) = if field.part == Part::Of {
                    (format!("=AND(ISNUMBER({of}),{of}>=0,{fits})"), words::part_cell(lang))
                } else {
                    (format!("=AND(ISNUMBER({total}),{total}>0,{fits})"), words::total_cell(lang))
                };
                let rule = DataValidation::new().allow_custom(Formula::new(rule));
                refusing(rule, message, lang)?
            }
            _ => self.yes_no(sheet, row, field.old.first())?,
        };
        sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
        for column in [NA, EVIDENCE, NOTE] {
            sheet.write_blank(row, column, &style.closed)?;
        }
        sheet.write_blank(row, MARK, &style.mark)?;
        sheet.set_row_height(row, height(lines(title, width(QUESTION))))?;
        Ok(())
    }
}

/// A rule that takes numbers within limits.
fn within(least: Option<Decimal>, most: Option<Decimal>, integer: bool) -> DataValidation {
    let formula = |limit: Decimal| Formula::new(limit.to_string());
    let lowest = || formula(Decimal::MIN);
    let rule = match (least, most) {
        (Some(least), Some(most)) => DataValidationRule::Between(formula(least), formula(most)),
        (Some(least), None) => DataValidationRule::GreaterThanOrEqualTo(formula(least)),
        (None, Some(most)) => DataValidationRule::LessThanOrEqualTo(formula(most)),
        (None, None) => DataValidationRule::GreaterThanOrEqualTo(lowest()),
    };
    if integer {
        DataValidation::new().allow_whole_number_formula(rule)
    } else {
        DataValidation::new().allow_decimal_number_formula(rule)
    }
}

/// Whether an earlier sheet answers a question, or says why it does not apply.
fn is_done(asked: &Asked<'_>) -> bool {
    asked.answer().any(|field| !field.old.is_empty()) || !asked.old(Part::Na).is_empty()
}

/// The condition under which a question is answered.
fn done_when(asked: &Asked<'_>, place: &Place) -> String {
    let (answer, na) = (letters(ANSWER), letters(NA));
    let Place { row, first, last } = place;
    let answered = if asked.field(Part::Of).is_some() {
        format!("AND({answer}{first}<>\"\",{answer}{last}<>\"\")")
    } else if asked.field(Part::Answer).is_none() {
        format!("COUNTA({answer}{first}:{answer}{last})>0")
    } else {
        format!("{answer}{row}<>\"\"")
    };
    if asked.allows_na() { format!("OR({answered},{na}{row}<>\"\")") } else { answered }
}
