//! What the forms that are texts have in common: comments, explanations of a question, and values that need no escaping
//! by whoever fills the form in.

use crate::base::lang::Lang;
use crate::base::quote::{clean, is_hidden};
use crate::model::rubric::AnswerKind;
use crate::model::rubric::words::agency_kind;

use super::plan::{Asked, Entry, Part, Plan};
use super::words;

/// How long the lines of comments are.
const WIDTH: usize = 100;

/// A form that is being written.
#[derive(Default)]
pub(super) struct Sheet {
    pub text: String,
}

impl Sheet {
    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a comment, wrapped, its later lines further in; what a text holds can end no comment.
    pub fn comment(&mut self, indent: &str, first: &str, text: &str) {
        let begin = format!("{indent}# {first}");
        let follow = format!("{indent}# {}", " ".repeat(first.chars().count()));
        let text = clean(text);
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(&begin)
            .subsequent_indent(&follow)
            .break_words(false)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            self.line(line.trim_end());
        }
    }

    /// Adds what a form says before its first question; `how` says how it is filled in.
    pub fn head(&mut self, plan: &Plan<'_>, lang: Lang, how: &[&str]) {
        self.comment("", "", &words::form_of(lang, plan.rubric.title.get(lang)));
        self.comment("", "", &about(plan, lang));
        if plan.about.illustrative {
            self.comment("", "", words::illustrative(lang));
        }
        self.line("#");
        for how in how.iter().chain(&[words::then_score(lang)]) {
            self.comment("", "", how);
        }
        self.line("");
    }

    /// Adds the heading of a dimension.
    pub fn group(&mut self, indent: &str, number: &str, titles: &[&str]) {
        let title = format!("{number}. {}", clean(&titles.join(" › ")));
        let rule = "─".repeat(WIDTH.saturating_sub(indent.len() + 6 + title.chars().count()).max(3));
        self.line(&format!("{indent}# ── {title} {rule}"));
    }

    /// Adds what a question asks and takes; `any_of` says how items are ticked here.
    pub fn question(&mut self, indent: &str, plan: &Plan<'_>, asked: &Asked<'_>, any_of: &str, lang: Lang) {
        let question = asked.question;
        let ask = question.ask.get(plan.about.agency.kind, lang);
        let number = format!("{} ", asked.number);
        match &question.title {
            Some(title) => {
                self.comment(indent, &number, title.get(lang));
                self.comment(indent, "  ", ask);
            }
            None => self.comment(indent, &number, ask),
        }
        let takes = if asked.answer().any(|field| matches!(field.part, Part::Item(_))) {
            any_of.to_owned()
        } else {
            takes(asked, lang, Lang::En)
        };
        self.comment(indent, "  ", &words::label_answer(lang, &takes));
        for (id, title) in options(asked, lang) {
            self.comment(indent, &format!("    {id}  "), title);
        }
        if let Some(evidence) = &question.evidence {
            self.comment(indent, "  ", &words::label_evidence(lang, evidence.get(lang)));
        }
        let na = if asked.allows_na() { words::na_possible(lang) } else { words::na_impossible(lang) };
        self.comment(indent, "  ", na);
        if asked.is_prefilled {
            self.comment(indent, "  ", &to_confirm(plan, lang));
        }
    }
}

/// Which rubric a form is for, how long it is, and for whom.
pub(super) fn about(plan: &Plan<'_>, lang: Lang) -> String {
    let rubric = plan.rubric;
    let version = words::version_of(lang, &rubric.id, &rubric.version.to_string());
    let questions = words::questions_in_groups(lang, plan.asked.len(), plan.groups.len());
    let kind = plan.about.agency.kind.map(|kind| words::for_kind(lang, agency_kind(kind, lang)));
    [version, questions].into_iter().chain(kind).collect::<Vec<_>>().join(" · ")
}

/// That what is filled in comes from an earlier sheet.
pub(super) fn to_confirm(plan: &Plan<'_>, lang: Lang) -> String {
    match &plan.earlier {
        Some(period) => words::to_confirm_from(lang, period),
        None => words::to_confirm(lang).to_owned(),
    }
}

/// The options of a choice: their ids and titles.
pub(super) fn options<'r>(asked: &Asked<'r>, lang: Lang) -> Vec<(&'r str, &'r str)> {
    let options = asked.answer().find_map(|field| match field.entry {
        Entry::Choice(options) => Some(options),
        _ => None,
    });
    let options = options.unwrap_or_default().iter();
    options.map(|option| (option.id.as_str(), option.title.get(lang))).collect()
}

/// What may be answered, in a phrase; numbers are written as in `numbers`.
pub(super) fn takes(asked: &Asked<'_>, lang: Lang, numbers: Lang) -> String {
    let field = asked.answer().next();
    let limits = match field.map(|field| field.entry) {
        Some(Entry::Number { least, most, unit, .. }) => {
            let [least, most] = [least, most].map(|limit| limit.map(|limit| limit.format(numbers)));
            let limits = words::limits(lang, least.as_deref(), most.as_deref());
            let unit = unit.map(|unit| words::in_unit(lang, unit.get(lang)));
            [limits].into_iter().chain(unit).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    let said = match &asked.question.answer {
        AnswerKind::YesNo => words::yes_or_no(lang).to_owned(),
        AnswerKind::Percent { .. } => {
            words::percent(lang, &limits, &format!("92{}5", numbers.decimal_mark()))
        }
        AnswerKind::Number { integer: true, .. } => words::whole_number(lang, &limits),
        AnswerKind::Number { .. } => words::a_number(lang, &limits),
        AnswerKind::Ratio { of: Some(of), total: Some(total), .. } => {
            words::ratio_of(lang, of.get(lang), total.get(lang))
        }
        AnswerKind::Ratio { .. } => words::ratio(lang).to_owned(),
        AnswerKind::Choice { .. } => words::one_of(lang).to_owned(),
        AnswerKind::Checklist { .. } => words::any_of_cell(lang).to_owned(),
    };
    said.trim_end().to_owned()
}

/// The answer of an earlier sheet as one value, where it is one: a ratio is `812/1021`.
pub(super) fn value(asked: &Asked<'_>) -> Option<String> {
    match (asked.old(Part::Of), asked.old(Part::Total)) {
        ([of], [total]) => Some(format!("{of}/{total}")),
        _ => asked.old(Part::Answer).first().cloned(),
    }
}

/// Whether the answer is the id of an option.
pub(super) fn is_chosen(asked: &Asked<'_>) -> bool {
    asked.answer().any(|field| matches!(field.entry, Entry::Choice(_)))
}

/// The items of a checklist with their titles, each with whether an earlier sheet ticks it; nothing of another question.
pub(super) fn items<'r>(asked: &Asked<'r>, lang: Lang) -> Option<Vec<(&'r str, &'r str, bool)>> {
    let AnswerKind::Checklist { items } = &asked.question.answer else { return None };
    let is_ticked = |place: usize| asked.old(Part::Item(place)).first().is_some_and(|old| old == "yes");
    let with_title = items.iter().enumerate();
    Some(with_title.map(|(at, item)| (item.id.as_str(), item.title.get(lang), is_ticked(at))).collect())
}

/// Whether an earlier sheet answers a checklist, if only with no item at all.
pub(super) fn has_items(asked: &Asked<'_>) -> bool {
    asked.answer().any(|field| matches!(field.part, Part::Item(_)) && !field.old.is_empty())
}

/// A text in double quotes, as YAML and TOML alike read it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) || matches!(c, '\u{feff}' | '\u{85}') => {
                let code = u32::from(c);
                let escape = if code > 0xffff { format!("\\U{code:08X}") } else { format!("\\u{code:04X}") };
                out.push_str(&escape);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A list of texts, or the one text.
pub(super) fn quoted_list(texts: &[String]) -> String {
    let all: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", all.join(", "))
}
