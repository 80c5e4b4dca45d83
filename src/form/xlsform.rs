//! A form as `XLSForm`, for Kobo and ODK: a workbook that their servers turn into a form for phones and browsers.
//!
//! The sheets `survey`, `choices` and `settings` follow <https://xlsform.org>; names are those of [`super::names`]. Labels
//! are there in both languages. A hidden field carries the rubric and its version, so that what is exported names it.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::base::caught::caught;
use crate::base::lang::Lang;
use crate::model::rubric::words::agency_kind;
use crate::model::rubric::{AgencyKind, AnswerKind, Choice};

use super::names::{self, NONE};
use super::plan::{Asked, Entry, Part, Plan};
use super::words;
use super::xlsx::Error;

/// The columns of the sheet `survey`; those with a language stand once for each.
const PLAIN: [&str; 8] =
    ["type", "name", "required", "relevant", "constraint", "calculation", "appearance", "default"];
const SPOKEN: [&str; 3] = ["label", "hint", "constraint_message"];

/// Writes a form.
///
/// # Errors
/// That two names would be one, or that the writer of workbooks cannot.
pub fn write(plan: &Plan<'_>, lang: Lang) -> Result<Vec<u8>, Error> {
    names::check(plan).map_err(Error::Refused)?;
    caught(|| book(plan, lang)).unwrap_or(Err(Error::Stopped))
}

/// A row of a sheet, by column.
type Row = BTreeMap<String, String>;

/// The sheets that are being filled.
#[derive(Default)]
struct Form {
    survey: Vec<Row>,
    choices: Vec<Row>,
}

impl Form {
    /// Adds a row of the survey.
    fn row(&mut self, kind: &str, name: &str, cells: &[(&str, String)]) {
        let mut row = Row::new();
        row.insert("type".into(), kind.into());
        row.insert("name".into(), name.into());
        for (column, text) in cells {
            row.insert((*column).into(), text.clone());
        }
        self.survey.push(row);
    }

    /// Says something to the last row, in both languages.
    fn say(&mut self, column: &str, said: impl Fn(Lang) -> String) -> &mut Self {
        if let Some(row) = self.survey.last_mut() {
            spoken(row, column, said);
        }
        self
    }

    fn choice(&mut self, list: &str, name: &str, said: impl Fn(Lang) -> String) {
        let mut row = Row::new();
        row.insert("list_name".into(), list.into());
        row.insert("name".into(), name.into());
        spoken(&mut row, "label", said);
        self.choices.push(row);
    }
}

fn spoken(row: &mut Row, column: &str, said: impl Fn(Lang) -> String) {
    for lang in Lang::ALL {
        let name = words::language(lang);
        // In a label `${name}` is the answer to another question.
        row.insert(format!("{column}::{name}"), said(lang).replace("${", "$ {"));
    }
}

fn book(plan: &Plan<'_>, lang: Lang) -> Result<Vec<u8>, Error> {
    let mut form = Form::default();
    form.choice("yes_no", "yes", |lang| words::yes(lang).to_owned());
    form.choice("yes_no", "no", |lang| words::no(lang).to_owned());
    form.about(plan);
    for group in &plan.groups {
        let name = format!("g__{}", names::name(&plan.rubric.dimensions[group.dimension].id));
        form.row("begin_group", &name, &[]);
        form.say("label", |lang| {
            words::dimension_title(lang, &group.number, &plan.path(group.dimension, lang).join(" › "))
        });
        for asked in plan.of(group) {
            form.question(plan, asked);
        }
        form.row("end_group", "", &[]);
    }
    let rubric = plan.rubric;
    let mut settings = Row::new();
    for (key, value) in [
        ("form_title", words::form_of(lang, rubric.title.get(lang))),
        ("form_id", names::name(&rubric.id)),
        ("version", rubric.version.to_string()),
        ("default_language", words::language(lang).to_owned()),
    ] {
        settings.insert(key.into(), value);
    }
    let spoken = |columns: &[&str]| -> Vec<String> {
        let each = columns
            .iter()
            .flat_map(|column| Lang::ALL.map(|lang| format!("{column}::{}", words::language(lang))));
        each.collect()
    };
    let own = |columns: &[&str]| columns.iter().map(|column| (*column).to_owned()).collect::<Vec<_>>();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_author("assess")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let survey = [own(&PLAIN[..2]), spoken(&SPOKEN), own(&PLAIN[2..])].concat();
    workbook.push_worksheet(sheet("survey", &survey, &form.survey)?);
    let choices = [own(&["list_name", "name"]), spoken(&["label"])].concat();
    workbook.push_worksheet(sheet("choices", &choices, &form.choices)?);
    let columns = own(&["form_title", "form_id", "version", "default_language"]);
    workbook.push_worksheet(sheet("settings", &columns, &[settings])?);
    Ok(workbook.save_to_buffer()?)
}

/// A sheet with these columns.
fn sheet(name: &str, columns: &[String], rows: &[Row]) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (at, column) in (0..).zip(columns) {
        sheet.write_string(0, at, column)?;
        for (line, row) in (1..).zip(rows) {
            if let Some(text) = row.get(column).filter(|text| !text.is_empty()) {
                sheet.write_string(line, at, text.chars().take(32_000).collect::<String>())?;
            }
        }
    }
    Ok(sheet)
}

impl Form {
    /// The fields about the agency; what is known of it is not asked.
    fn about(&mut self, plan: &Plan<'_>) {
        let (about, agency) = (&plan.about, &plan.about.agency);
        self.row("calculate", "rubric", &[("calculation", format!("'{}'", plan.reference()))]);
        if about.illustrative {
            self.row("calculate", "illustrative", &[("calculation", "'yes'".into())]);
        }
        if let Some(kind) = agency.kind {
            self.row("calculate", "kind", &[("calculation", format!("'{}'", kind.as_str()))]);
        }
        self.row("begin_group", "g__about", &[]);
        self.say("label", |lang| words::agency(lang).to_owned());
        self.row("text", "name", &[("required", "yes".into()), ("default", agency.name.clone())]);
        self.say("label", |lang| words::name(lang).to_owned());
        self.row("text", "code", &[("default", agency.code.clone().unwrap_or_default())]);
        self.say("label", |lang| words::code(lang).to_owned());
        if agency.kind.is_none() {
            self.row("select_one agency_kind", "kind", &[]);
            self.say("label", |lang| words::kind(lang).to_owned());
            for (name, kind) in AgencyKind::ALL {
                self.choice("agency_kind", name, |lang| agency_kind(kind, lang).to_owned());
            }
        }
        if agency.kind.is_none() || agency.scheme.is_some() {
            let default = agency.scheme.clone().unwrap_or_default();
            self.row("select_one code_scheme", "scheme", &[("default", default)]);
            self.say("label", |lang| words::scheme(lang).to_owned());
            self.choice("code_scheme", "2025", |_| "2025 (34)".to_owned());
            self.choice("code_scheme", "pre-2025", |_| "pre-2025 (63)".to_owned());
        }
        let period = r"regex(., '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$')".to_owned();
        let default = about.period.clone().unwrap_or_default();
        self.row("text", "period", &[("constraint", period), ("default", default)]);
        self.say("label", |lang| words::period(lang).to_owned());
        self.say("hint", |lang| words::period_hint(lang).to_owned());
        self.say("constraint_message", |lang| words::period_hint(lang).to_owned());
        self.row("text", "assessor", &[("default", about.assessor.clone().unwrap_or_default())]);
        self.say("label", |lang| words::assessor(lang).to_owned());
        self.row("end_group", "", &[]);
    }

    /// The fields of a question: the answer, the reason for none, evidence and note.
    fn question(&mut self, plan: &Plan<'_>, asked: &Asked<'_>) {
        let id = asked.question.id.as_str();
        let named = |part: Part| names::part(id, part);
        let relevant =
            || if asked.allows_na() { format!("${{{}}} = ''", named(Part::Na)) } else { String::new() };
        let kind = plan.about.agency.kind;
        let label = |lang: Lang| {
            let ask = asked.question.ask.get(kind, lang);
            match &asked.question.title {
                Some(title) => format!("{} {}. {ask}", asked.number, title.get(lang)),
                None => format!("{} {ask}", asked.number),
            }
        };
        let hint = |lang: Lang| {
            asked
                .question
                .evidence
                .as_ref()
                .map(|text| words::label_evidence(lang, text.get(lang)))
                .unwrap_or_default()
        };
        let name = named(Part::Answer);
        match &asked.question.answer {
            AnswerKind::YesNo => self.row("select_one yes_no", &name, &[("relevant", relevant())]),
            AnswerKind::Choice { options, .. } => {
                self.list(&name, options);
                self.row(&format!("select_one {name}"), &name, &[("relevant", relevant())]);
            }
            AnswerKind::Checklist { items } => {
                self.list(&name, items);
                self.choice(&name, NONE, |lang| words::none_of_these(lang).to_owned());
                let alone = format!("not(selected(., '{NONE}') and count-selected(.) > 1)");
                let cells = [("relevant", relevant()), ("constraint", alone)];
                self.row(&format!("select_multiple {name}"), &name, &cells);
                self.say("constraint_message", |lang| words::none_stands_alone(lang).to_owned());
            }
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => self.number(asked, &name, &relevant()),
            AnswerKind::Ratio { .. } => {
                self.row("note", &format!("{name}__ask"), &[("relevant", relevant())]);
                self.say("label", label).say("hint", hint);
                self.ratio(asked, &relevant());
            }
        }
        if !matches!(asked.question.answer, AnswerKind::Ratio { .. }) {
            self.say("label", label).say("hint", hint);
        }
        if asked.allows_na() {
            self.row("text", &named(Part::Na), &[]);
            self.say("label", |lang| words::of_question(lang, &asked.number, words::na(lang)));
        }
        for (part, title) in
            [(Part::Evidence, words::evidence as fn(Lang) -> &'static str), (Part::Note, words::note)]
        {
            self.row("text", &named(part), &[("appearance", "multiline".into())]);
            self.say("label", |lang| words::of_question(lang, &asked.number, title(lang)));
        }
    }

    fn list(&mut self, list: &str, choices: &[Choice]) {
        for choice in choices {
            self.choice(list, &names::name(&choice.id), |lang| choice.title.get(lang).to_owned());
        }
    }

    fn number(&mut self, asked: &Asked<'_>, name: &str, relevant: &str) {
        let Some(Entry::Number { least, most, integer, .. }) = asked.answer().next().map(|field| field.entry)
        else {
            return;
        };
        let limits = [least.map(|least| format!(". >= {least}")), most.map(|most| format!(". <= {most}"))];
        let constraint = limits.into_iter().flatten().collect::<Vec<_>>().join(" and ");
        let kind = if integer { "integer" } else { "decimal" };
        let has_limits = !constraint.is_empty();
        self.row(kind, name, &[("relevant", relevant.to_owned()), ("constraint", constraint)]);
        if has_limits {
            self.say("constraint_message", |lang| {
                let [least, most] = [least, most].map(|limit| limit.map(|limit| limit.format(lang)));
                let limits = words::limits(lang, least.as_deref(), most.as_deref());
                if integer { words::whole_cell(lang, &limits) } else { words::number_cell(lang, &limits) }
            });
        }
    }

    /// The part and the total, and what they come to as a table has it.
    fn ratio(&mut self, asked: &Asked<'_>, relevant: &str) {
        let id = asked.question.id.as_str();
        let [of, total] = [Part::Of, Part::Total].map(|part| names::part(id, part));
        let title = |part: Part, fallback: fn(Lang) -> &'static str| {
            let title = asked.field(part).and_then(|field| field.title);
            move |lang: Lang| {
                title.map_or_else(|| fallback(lang).to_owned(), |title| title.get(lang).to_owned())
            }
        };
        self.row("decimal", &of, &[("relevant", relevant.to_owned()), ("constraint", ". >= 0".into())]);
        self.say("label", title(Part::Of, words::part));
        self.say("constraint_message", |lang| words::part_cell(lang).to_owned());
        let fits = format!(". > 0 and (${{{of}}} = '' or . >= ${{{of}}})");
        self.row("decimal", &total, &[("relevant", relevant.to_owned()), ("constraint", fits)]);
        self.say("label", title(Part::Total, words::total));
        self.say("constraint_message", |lang| words::total_cell(lang).to_owned());
        let both =
            format!("if(${{{of}}} != '' and ${{{total}}} != '', concat(${{{of}}}, '/', ${{{total}}}), '')");
        self.row("calculate", &names::part(id, Part::Answer), &[("calculation", both)]);
    }
}
