//! The first sheet of a form: how it is filled in, the agency, and how much is filled in so far.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, ProtectionOptions, Worksheet};

use crate::base::lang::Lang;
use crate::model::rubric::words::agency_kind;

use super::super::text;
use super::layout::{ABOUT, ANSWER, HEAD, KEY, NUMBER, QUESTION};
use super::style::{fitted, height, lines};
use super::{Count, Error, Form, Lists, refusing, words};

/// The width of the column with the texts.
const WIDTH: usize = 72;

impl Form<'_, '_> {
    /// The first sheet.
    pub(super) fn about(&self, name: &str, counts: &[Count], lists: &mut Lists) -> Result<Worksheet, Error> {
        let (plan, lang, style) = (self.plan, self.lang, &self.style);
        let rubric = plan.rubric;
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_column_hidden(KEY)?;
        sheet.set_column_width(NUMBER, 5)?;
        sheet.set_column_width(QUESTION, 72)?;
        sheet.set_column_width(ANSWER, 46)?;
        let mut row = 0;
        let head = |sheet: &mut Worksheet, row: &mut u32, text: &str, format| -> Result<(), Error> {
            sheet.write_string(*row, KEY, HEAD)?;
            sheet.write_string_with_format(*row, NUMBER, fitted(text), format)?;
            *row += 1;
            Ok(())
        };
        head(&mut sheet, &mut row, &words::form_of(lang, rubric.title.get(lang)), &style.title)?;
        head(&mut sheet, &mut row, &text::about(plan, lang), &style.bold)?;
        if plan.about.illustrative {
            head(&mut sheet, &mut row, words::illustrative(lang), &style.bold)?;
        }
        if plan.is_prefilled() {
            head(&mut sheet, &mut row, &text::to_confirm(plan, lang), &style.bold)?;
        }
        row += 1;
        for (step, text) in (1_u32..).zip(words::steps(lang)) {
            sheet.write_string(row, KEY, HEAD)?;
            sheet.write_number_with_format(row, NUMBER, step, &style.plain)?;
            sheet.write_string_with_format(row, QUESTION, text, &style.plain)?;
            sheet.set_row_height(row, height(lines(text, WIDTH)))?;
            row += 1;
        }
        row += 1;
        head(&mut sheet, &mut row, words::agency(lang), &style.heading)?;
        row = self.agency(&mut sheet, row, lists)?;
        row += 1;
        head(&mut sheet, &mut row, words::progress(lang), &style.heading)?;
        self.progress(&mut sheet, row, counts)?;
        let options =
            ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
        sheet.protect_with_options(&options);
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 1);
        Ok(sheet)
    }

    /// The rows about the agency; what the form was made for is locked.
    fn agency(&self, sheet: &mut Worksheet, mut row: u32, lists: &mut Lists) -> Result<u32, Error> {
        let (about, lang, style) = (&self.plan.about, self.lang, &self.style);
        let agency = &about.agency;
        let name = Some(agency.name.as_str()).filter(|name| !name.is_empty());
        let kind = agency.kind.map(|kind| agency_kind(kind, lang));
        let has_scheme = agency.scheme.is_some() || agency.kind.is_none();
        let rows = [
            (words::name(lang), "", name),
            (words::code(lang), words::code_hint(lang), agency.code.as_deref()),
            (words::scheme(lang), words::scheme_hint(lang), agency.scheme.as_deref()),
            (words::kind(lang), "", kind),
            (words::period(lang), words::period_hint(lang), about.period.as_deref()),
            (words::assessor(lang), "", about.assessor.as_deref()),
        ];
        for (key, (title, hint, value)) in ABOUT.into_iter().zip(rows) {
            if key == "agency.scheme" && !has_scheme {
                continue;
            }
            let text = if hint.is_empty() { title.to_owned() } else { format!("{title} ({hint})") };
            sheet.write_string(row, KEY, key)?;
            sheet.write_string_with_format(row, QUESTION, &text, &style.question)?;
            // Which questions are asked hangs on the kind.
            let is_closed = key == "agency.kind" && agency.kind.is_some();
            let format = if is_closed { &style.closed } else { &style.text };
            match value {
                Some(value) => sheet.write_string_with_format(row, ANSWER, fitted(value), format)?,
                None => sheet.write_blank(row, ANSWER, format)?,
            };
            let rule = match key {
                "agency.kind" if !is_closed => Some(lists.kinds(lang)?),
                "agency.scheme" => {
                    let rule = DataValidation::new().allow_list_strings(&["2025", "pre-2025"])?;
                    Some(refusing(rule, words::choose_option(lang), lang)?)
                }
                "agency.name" => Some(named(lang)?),
                _ => None,
            };
            if let Some(rule) = rule {
                sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
            }
            sheet.set_row_height(row, height(lines(&text, WIDTH)))?;
            row += 1;
        }
        Ok(row)
    }

    /// How much of each dimension is filled in, and of all.
    fn progress(&self, sheet: &mut Worksheet, mut row: u32, counts: &[Count]) -> Result<(), Error> {
        let (lang, style) = (self.lang, &self.style);
        let (done, all) = counts.iter().fold((0, 0), |(done, all), it| (done + it.done, all + it.all));
        let parts: Vec<String> = counts.iter().map(|count| counted(&count.range)).collect();
        // A formula has a length; with very many sheets each still has its own count.
        let sum = Some(parts.join("+")).filter(|sum| sum.len() < 4_000 && !sum.is_empty());
        let rows = counts
            .iter()
            .map(|count| (count.title.as_str(), Some(counted(&count.range)), count.done, count.all));
        for (title, formula, done, all) in rows.chain([(words::all(lang), sum, done, all)]) {
            sheet.write_string(row, KEY, HEAD)?;
            sheet.write_string_with_format(row, QUESTION, fitted(title), &style.question)?;
            if let Some(formula) = formula {
                let result = format!("{done}/{all}");
                let formula = Formula::new(format!("={formula}&\"/{all}\"")).set_result(result);
                sheet.write_formula_with_format(row, ANSWER, formula, &style.closed)?;
            }
            row += 1;
        }
        Ok(())
    }
}

/// How many questions of some cells are answered.
fn counted(range: &str) -> String {
    format!("COUNTIF({range},\"{}\")", super::layout::DONE)
}

/// A name is a text of some length, so that a stray number is no name.
fn named(lang: Lang) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_text_length(DataValidationRule::Between(2, 300));
    refusing(rule, words::name(lang), lang)
}
