//! A proposal as the TOML of a column map, with its reasons in comments.

use std::fmt::Write as _;
use std::path::Path;

use crate::base::lang::Lang;
use crate::base::quote::{quoted, visible};
use crate::model::rubric::{AnswerKind, Question};

use super::super::exports::Program;
use super::super::header::{FIELDS, Meaning, PARTS, Part};
use super::cells::Seen;
use super::words;
use super::{Found, Proposal, Sure, Why, pasted};

/// What the cells of all questions say that is the same for all of them.
#[derive(Default)]
struct Common {
    nothing: Vec<String>,
    not_applicable: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    has_comma: bool,
}

impl Proposal<'_> {
    /// The map, with the name of the table and the command that goes on with it, which its first lines show.
    #[must_use]
    pub fn toml(&self, table: &Path, command: &str, lang: Lang) -> String {
        let mut common = Common::default();
        let columns = self.columns(&mut common, lang);
        let mut out = String::new();
        let rubric = format!("{} {}", self.rubric.id, self.rubric.version);
        remark(&mut out, &words::head(lang, &visible(&pasted(table)), env!("CARGO_PKG_VERSION"), &rubric));
        remark(&mut out, words::look(lang));
        remark(&mut out, words::go_on(lang));
        remark(&mut out, &format!("  {command}"));
        remark(&mut out, &self.matched(lang));
        if Program::of(&self.laid.names.iter().map(String::as_str).collect::<Vec<_>>()).is_some() {
            remark(&mut out, words::exported(lang));
        }
        self.ignored(&mut out, lang);
        self.table(&mut out, &common, lang);
        self.rows(&mut out, lang);
        out.push_str("\n[columns]\n");
        out.push_str(&columns);
        values(&mut out, &common, lang);
        if !self.has_name() && !self.is_free(Meaning::Question) {
            out.push_str("\n[constants]\n");
            line(&mut out, "# name = \"…\"", words::about_one(lang));
        }
        out
    }

    /// How many columns are matched, and where the header is.
    pub(super) fn matched(&self, lang: Lang) -> String {
        let ((used, all), laid) = (self.counts(), &self.laid);
        let places = laid.header.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
        if laid.is_transposed {
            words::matched_rows(lang, used, all, &places)
        } else {
            words::matched(lang, used, all, &places)
        }
    }

    /// `[rows]`, where it may be that not all of them count.
    fn rows(&self, out: &mut String, lang: Lang) {
        let mut lines: Vec<(String, String)> = Vec::new();
        let strings = |words: &[&str]| words.iter().map(|word| string(word)).collect::<Vec<_>>().join(", ");
        for (column, words) in self.states() {
            let name = self.laid.names.get(column).map_or("", String::as_str);
            let keep = format!("# keep = {{{} = [{}]}}", string(name), strings(&words));
            lines.push((keep, words::states(lang).to_owned()));
        }
        let sums = self.no_agencies();
        if !sums.is_empty() {
            let out = format!("# leave_out = {{name = [{}]}}", strings(&sums));
            lines.push((out, words::no_agencies(lang).to_owned()));
        }
        if let Some((who, time)) = self.twice() {
            let which = match time.and_then(|at| self.laid.names.get(at)) {
                Some(name) => format!("{{last_by = {}}}", string(name)),
                None if self.is_free(Meaning::Question) => "\"last\"".to_owned(),
                None => "{last_by = \"…\"}".to_owned(),
            };
            let why = words::submitted_twice(lang, &quoted(who));
            lines.push((format!("# submissions = {which}"), why));
        }
        if !lines.is_empty() {
            out.push_str("\n[rows]\n");
            for (text, why) in lines {
                line(out, &text, &why);
            }
        }
    }

    /// The columns that are left out, each once.
    fn ignored(&self, out: &mut String, lang: Lang) {
        let is_taken = |name: &String| {
            let mut same = self.laid.names.iter().enumerate().filter(|(_, other)| *other == name);
            same.any(|(at, _)| self.taken(at).is_some())
        };
        let left = self.laid.names.iter().enumerate().filter(|(_, name)| !name.is_empty() && !is_taken(name));
        let mut left: Vec<(usize, &String)> = left.collect();
        left.dedup_by_key(|(_, name)| *name);
        if left.is_empty() {
            return;
        }
        out.push('\n');
        remark(out, words::left_out(lang));
        out.push_str("ignore = [\n");
        for (at, name) in left {
            let why = if self.added.contains(&at) { words::added(lang).to_owned() } else { String::new() };
            // Whoever takes a guess below has to take the column out here.
            let guess = self.found.iter().find(|found| found.column == at);
            let why =
                guess.and_then(|it| key(self, it.meaning)).map_or(why, |key| words::guessed(lang, &key));
            line(out, &format!("  {},", string(name)), &why);
        }
        out.push_str("]\n");
    }

    /// What a column is taken for, if that is likely.
    fn taken(&self, column: usize) -> Option<&Found> {
        let found = self.found.iter().find(|found| found.column == column && found.sure > Sure::Perhaps);
        // A form's own choice for none of the items has no name in a map.
        found.filter(|found| found.why == Why::Form || key(self, found.meaning).is_some())
    }

    fn table(&self, out: &mut String, common: &Common, lang: Lang) {
        let mut lines: Vec<(String, String)> = Vec::new();
        let laid = &self.laid;
        let strings = |names: &[String]| names.iter().map(|it| string(it)).collect::<Vec<_>>().join(", ");
        match &laid.sheets[..] {
            [] => {}
            [sheet] => lines.push((format!("sheet = {}", string(sheet)), String::new())),
            all => {
                lines.push((format!("sheets = [{}]", strings(all)), words::put_together(lang).to_owned()));
            }
        }
        for sheet in &laid.again {
            lines.push((format!("# sheet = {}", string(sheet)), words::said_again(lang).to_owned()));
        }
        if !laid.apart.is_empty() {
            lines.push((format!("# {}", words::sheets_apart(lang, &list(&laid.apart))), String::new()));
        }
        if laid.is_transposed {
            lines.push(("transposed = true".to_owned(), words::transposed(lang).to_owned()));
        }
        match laid.skip {
            Some((_, last)) if laid.is_transposed => {
                lines.push((format!("skip = {last}"), words::header_row(lang).to_owned()));
            }
            Some((first, last)) => {
                let rows = string(&format!("{first}-{last}"));
                lines.push((format!("skip = [{rows}]"), words::units(lang).to_owned()));
            }
            None => {}
        }
        if laid.says_header {
            let places: Vec<String> = laid.header.iter().map(ToString::to_string).collect();
            lines.push(match &places[..] {
                [one] if laid.is_transposed => (format!("header = {one}"), String::new()),
                [one] => (format!("header = {one}"), words::header_row(lang).to_owned()),
                all => (format!("header = [{}]", all.join(", ")), words::header_rows(lang).to_owned()),
            });
        }
        if let Some(((name, word), others)) = self.encodings.split_first() {
            let others = others.iter().map(|(name, word)| format!("; {name}: “{}”", quoted(word)));
            let why = words::encoding(lang, &format!("“{}”", quoted(word)), &others.collect::<String>());
            lines.push((format!("encoding = {}", string(name)), why));
        }
        if common.has_comma {
            lines.push(("decimal = \",\"".to_owned(), words::comma(lang).to_owned()));
        }
        let down: Vec<String> = self.filled_down().map(string).collect();
        if !down.is_empty() {
            lines.push((format!("fill_down = [{}]", down.join(", ")), words::filled_down(lang).to_owned()));
        }
        if lines.is_empty() {
            return;
        }
        out.push_str("\n[table]\n");
        for (text, why) in lines {
            line(out, &text, &why);
        }
    }

    /// The lines of the columns, in the order of the table.
    fn columns(&self, common: &mut Common, lang: Lang) -> String {
        let mut out = String::new();
        if !self.has_name() {
            remark(&mut out, words::nobody(lang));
        }
        for (column, meanings) in &self.ambiguous {
            let ids: Vec<String> = meanings.iter().filter_map(|meaning| key(self, *meaning)).collect();
            let name = self.laid.names.get(*column).map_or("", String::as_str);
            let first = self.found.iter().find(|found| meanings[..] == [found.meaning]);
            match first.and_then(|found| self.laid.names.get(found.column)) {
                Some(first) => {
                    remark(&mut out, &words::again(lang, &string(name), &ids.join(", "), &string(first)));
                }
                None => remark(&mut out, &words::several(lang, &string(name), &ids.join(", "))),
            }
        }
        let mut found: Vec<&Found> = self.found.iter().collect();
        found.sort_by_key(|found| found.column);
        for found in found {
            let (Some(key), Some(name)) = (key(self, found.meaning), self.laid.names.get(found.column))
            else {
                continue;
            };
            let question = match found.meaning {
                Meaning::Answer(at, Part::Value) => self.rubric.questions.get(at),
                _ => None,
            };
            let seen = question.map(|question| (question, Seen::of(question, self.laid.cells(found.column))));
            // Blanks separate items in forms alone, and those are read so without a map.
            let separators = seen.as_ref().map_or(&[][..], |(_, seen)| &seen.separators);
            let separators: Vec<String> =
                separators.iter().filter(|mark| **mark != " ").map(|mark| string(mark)).collect();
            let is_twice = self.laid.names.iter().filter(|other| *other == name).count() > 1;
            let is_twice = is_twice || name.is_empty();
            let which = if is_twice {
                format!("position = {}", found.column + 1)
            } else {
                format!("column = {}", string(name))
            };
            let value = match &separators[..] {
                [mark] => format!("{{{which}, separator = {mark}}}"),
                [] if is_twice => format!("{{{which}}}"),
                [] => string(name),
                marks => format!("{{{which}, separator = [{}]}}", marks.join(", ")),
            };
            let text = format!("{key} = {value}");
            // What a form calls a question is read without a map, with all that belongs to it.
            let is_remark = found.sure == Sure::Perhaps || found.why == Why::Form;
            let text = if is_remark { format!("# {text}") } else { text };
            line(&mut out, &text, &self.why(found, lang));
            if let Some((question, seen)) = seen.filter(|_| found.sure > Sure::Perhaps) {
                remarks(&mut out, question, &seen, lang);
                common.add(seen, |word| self.is_answer(word));
            }
        }
        for question in self.unticked() {
            remark(&mut out, &words::unticked(lang, &question.id));
        }
        let odd = self.odd_kinds();
        if !odd.is_empty() {
            remark(&mut out, &words::odd_kinds(lang, &list(&odd)));
        }
        out
    }

    /// Why a column is taken for what it is, and how sure that is.
    fn why(&self, found: &Found, lang: Lang) -> String {
        let sure = match found.sure {
            Sure::Certain => words::certain(lang),
            Sure::Likely => words::likely(lang),
            Sure::Perhaps => words::perhaps(lang),
        };
        let why = match found.why {
            Why::Id => words::by_id(lang).to_owned(),
            Why::Text => words::by_text(lang).to_owned(),
            Why::Form => words::by_form(lang).to_owned(),
            Why::Questions => words::by_questions(lang).to_owned(),
            Why::Kinds => words::by_kinds(lang).to_owned(),
            Why::Heads => words::by_heads(lang).to_owned(),
            Why::Near(share) => {
                let question = match found.meaning {
                    Meaning::Answer(at, _) => self.rubric.questions.get(at),
                    _ => None,
                };
                let title = question.map_or_else(
                    || key(self, found.meaning).unwrap_or_default(),
                    |it| it.name().get(lang).to_owned(),
                );
                words::near(lang, share, &title)
            }
        };
        format!("{sure}: {why}")
    }
}

/// What is to be said of the cells of a question.
fn remarks(out: &mut String, question: &Question, seen: &Seen, lang: Lang) {
    if !seen.odd.is_empty() {
        let has_words = matches!(
            question.answer,
            AnswerKind::YesNo | AnswerKind::Choice { .. } | AnswerKind::Checklist { .. }
        );
        let list = list(&seen.odd);
        remark(
            out,
            &format!(
                "  {}",
                if has_words { words::odd(lang, &list) } else { words::odd_numbers(lang, &list) }
            ),
        );
    }
    if seen.are_fractions {
        remark(out, &format!("  {}", words::fractions(lang)));
    }
}

impl Common {
    /// Adds what was seen of a question; a word that is an answer somewhere is never taken for none.
    fn add(&mut self, seen: Seen, is_answer: impl Fn(&str) -> bool) {
        let join = |into: &mut Vec<String>, from: Vec<String>, is_out: &dyn Fn(&str) -> bool| {
            for word in from {
                if !into.contains(&word) && !is_out(&word) {
                    into.push(word);
                }
            }
        };
        join(&mut self.nothing, seen.nothing, &is_answer);
        join(&mut self.not_applicable, seen.not_applicable, &is_answer);
        join(&mut self.yes, seen.yes, &|_| false);
        join(&mut self.no, seen.no, &|_| false);
        self.has_comma |= seen.has_comma;
    }
}

/// `[values]`, if there is something to say.
fn values(out: &mut String, common: &Common, lang: Lang) {
    let mut lines: Vec<(String, &str)> = Vec::new();
    let strings = |words: &[String]| {
        format!("[{}]", words.iter().map(|word| string(word)).collect::<Vec<_>>().join(", "))
    };
    if !common.nothing.is_empty() {
        lines.push((format!("missing = {}", strings(&common.nothing)), words::missing(lang)));
    }
    if !common.not_applicable.is_empty() {
        lines.push((
            format!("not_applicable = {}", strings(&common.not_applicable)),
            words::not_applicable(lang),
        ));
        lines.push((format!("reason = {}", string(words::reason(lang))), ""));
    }
    for (key, words) in [("yes", &common.yes), ("no", &common.no)] {
        if !words.is_empty() {
            lines.push((format!("{key} = {}", strings(words)), words::yes_no(lang)));
        }
    }
    if lines.is_empty() {
        return;
    }
    out.push_str("\n[values]\n");
    for (text, why) in lines {
        line(out, &text, why);
    }
}

/// What a meaning is called in a map; nothing if it is not.
fn key(proposal: &Proposal<'_>, meaning: Meaning) -> Option<String> {
    let question = |at: usize| proposal.rubric.questions.get(at);
    let word = |part: Part| PARTS.iter().find(|(_, known)| *known == part).map(|(word, _)| *word);
    let text = match meaning {
        Meaning::Field(field) => FIELDS.iter().find(|(.., known)| *known == field)?.0.to_owned(),
        Meaning::Answer(at, Part::Value) => question(at)?.id.clone(),
        Meaning::Answer(at, part) => format!("{}.{}", question(at)?.id, word(part)?),
        Meaning::Item(at, item) => {
            let AnswerKind::Checklist { items } = &question(at)?.answer else { return None };
            format!("{}.{}", question(at)?.id, items.get(item)?.id)
        }
        Meaning::Question => "question".to_owned(),
        Meaning::Row(part) => word(part)?.to_owned(),
        Meaning::Ignored | Meaning::Unnamed => return None,
    };
    let is_bare = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    Some(if is_bare { text } else { string(&text) })
}

/// A string of TOML, on one line.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if crate::base::quote::is_hidden(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("“{}”", quoted(word))).collect::<Vec<_>>().join(", ")
}

/// A comment on a line of its own; texts of the table cannot leave it.
fn remark(out: &mut String, text: &str) {
    let _ = writeln!(out, "# {}", visible(&text.replace(['\n', '\r'], " ")));
}

/// A line with a comment behind it, if there is one.
fn line(out: &mut String, text: &str, why: &str) {
    out.push_str(text);
    if !why.is_empty() {
        let _ = write!(out, "  # {}", visible(&why.replace(['\n', '\r'], " ")));
    }
    out.push('\n');
}
