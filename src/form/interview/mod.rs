//! A form as a conversation, line by line: what is asked, what was typed, and the sheet so far.
//!
//! It neither prints nor reads: whoever runs it shows [`Interview::prompt`], hands over a line, and saves
//! [`Interview::text`] whenever something changed. Lines are plain, so that input methods, screen readers and pipes work.
//! What is typed as separate letters and accents is put together (Unicode form C).

mod words;

use crate::base::diagnostic::Diagnostic;
use crate::base::lang::{Lang, Message};
use crate::base::quote::{clean, is_hidden, quoted};
use crate::base::source::Span;
use crate::base::spelling::{ANYTHING, typed};
use crate::model::answers::{
    Agency, Answer, AnswerSheet, Given, Response, in_scope, is_period, read_response,
};
use crate::model::rubric::words::agency_kind;
use crate::model::rubric::{AgencyKind, AnswerKind, Choice, Question, Rubric};
use crate::syntax::tree::{Entry, Faults, Node, Value, nfc};

use super::plan::{About, Asked, Plan};
use super::{text, yaml};

pub use words::{all_done, sheet_is_appraised};

/// What is asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Name,
    Kind,
    Period,
    /// A question, by its place in the plan.
    Question(usize),
    Done,
}

/// What became of a line.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The sheet changed, and has to be saved; what is doubtful about it.
    Changed(Vec<Message>),
    /// Nothing changed.
    Moved,
    /// It could not be taken, for this reason, with advice.
    Refused(Message, Option<Message>),
    /// Something to read.
    Said(String),
    /// The person leaves.
    Left,
}

/// A conversation about one sheet.
pub struct Interview<'r> {
    rubric: &'r Rubric,
    lang: Lang,
    sheet: AnswerSheet,
    /// What an earlier sheet says, to be kept or changed.
    earlier: Option<AnswerSheet>,
    plan: Plan<'r>,
    step: Step,
}

impl<'r> Interview<'r> {
    /// Begins a conversation, or goes on with the sheet of one that was broken off: at the first thing that is open.
    #[must_use]
    pub fn new(
        rubric: &'r Rubric,
        lang: Lang,
        about: About,
        sheet: Option<AnswerSheet>,
        earlier: Option<AnswerSheet>,
    ) -> Self {
        let sheet = sheet.unwrap_or_else(|| blank(rubric, about));
        let plan = Plan::new(rubric, About::of(&sheet), earlier.as_ref());
        let mut interview = Self { rubric, lang, sheet, earlier, plan, step: Step::Name };
        interview.step = interview.first_open();
        interview
    }

    /// The sheet so far.
    #[must_use]
    pub const fn sheet(&self) -> &AnswerSheet {
        &self.sheet
    }

    /// The sheet so far as a file.
    #[must_use]
    pub fn text(&self) -> String {
        yaml::write(&Plan::current(self.rubric, &self.sheet), self.lang)
    }

    /// Why there is nothing to ask at all.
    #[must_use]
    pub fn nothing_asked(&self) -> Option<Message> {
        self.plan.nothing_asked()
    }

    /// Whether nothing is left to ask.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.step == Step::Done
    }

    /// How many questions are answered or do not apply, and how many there are.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let is_given = |asked: &&Asked<'_>| {
            let given = self.sheet.responses.get(asked.at).map(|response| &response.given);
            given.is_some_and(|given| *given != Given::Nothing)
        };
        (self.plan.asked.iter().filter(is_given).count(), self.plan.asked.len())
    }

    /// How many questions are left.
    #[must_use]
    pub fn left(&self) -> usize {
        let (answered, all) = self.count();
        all - answered
    }

    /// What is said to what became of a line; nothing if that is nothing.
    #[must_use]
    pub fn reply(&self, outcome: &Outcome) -> String {
        let lang = self.lang;
        match outcome {
            Outcome::Changed(doubts) => {
                doubts.iter().fold(String::new(), |said, doubt| said + "! " + &doubt.get(lang) + "\n")
            }
            Outcome::Moved => String::new(),
            Outcome::Refused(fault, help) => {
                let help = help.as_ref().map(|help| format!("; {}", help.get(lang))).unwrap_or_default();
                format!("! {}{help}\n", fault.get(lang))
            }
            Outcome::Said(text) => format!("{text}\n"),
            Outcome::Left => {
                let (answered, all) = self.count();
                format!("\n{}\n", words::saved(lang, answered, all))
            }
        }
    }

    /// What is said at the beginning.
    #[must_use]
    pub fn welcome(&self) -> String {
        let title = clean(self.rubric.title.get(self.lang));
        let welcome = words::welcome(self.lang, &title, self.plan.asked.len());
        format!("{welcome}\n{}\n", words::commands(self.lang))
    }

    /// What is asked now, in lines of a width.
    #[must_use]
    pub fn prompt(&self, width: usize) -> String {
        let lang = self.lang;
        let mut lines = Lines { text: String::new(), width };
        match self.step {
            Step::Name => lines.add("", words::name(lang)),
            Step::Kind => {
                lines.add("", words::kind(lang));
                for (number, (_, kind)) in (1..).zip(AgencyKind::ALL) {
                    lines.add(&format!("  {number}  "), agency_kind(kind, lang));
                }
            }
            Step::Period => lines.add("", words::period(lang)),
            Step::Question(place) => {
                if let Some(asked) = self.plan.asked.get(place) {
                    self.question(&mut lines, place, asked);
                }
            }
            Step::Done => {}
        }
        lines.text
    }

    fn question(&self, lines: &mut Lines, place: usize, asked: &Asked<'_>) {
        let lang = self.lang;
        let group = self.plan.groups.iter().find(|group| group.asked.contains(&place));
        let title = group.map(|group| self.plan.path(group.dimension, lang).join(" › ")).unwrap_or_default();
        let number = format!("[{}/{}] {}  {title}", place + 1, self.plan.asked.len(), asked.number);
        lines.add("", &number);
        let question = asked.question;
        if let Some(title) = &question.title {
            lines.add("", title.get(lang));
        }
        lines.add("", question.ask.get(self.sheet.agency.kind, lang));
        let (options, how) = match &question.answer {
            AnswerKind::YesNo => {
                let words = [super::words::yes(lang), super::words::no(lang)];
                (words.map(str::to_owned).to_vec(), words::type_one(lang).to_owned())
            }
            AnswerKind::Choice { options, .. } => (titles(options, lang), words::type_one(lang).to_owned()),
            AnswerKind::Checklist { items } => (titles(items, lang), words::type_several(lang).to_owned()),
            _ => (Vec::new(), words::type_number(lang, &text::takes(asked, lang, lang))),
        };
        for (number, option) in (1..).zip(&options) {
            lines.add(&format!("  {number}  "), option);
        }
        lines.add("", &how);
        if let Some(evidence) = &question.evidence {
            lines.add("", &super::words::label_evidence(lang, evidence.get(lang)));
        }
        if asked.allows_na() {
            lines.add("", words::na_here(lang));
        }
        let response = self.sheet.responses.get(asked.at);
        if let Some(now) = response.and_then(|response| self.said(question, &response.given)) {
            lines.add("", &format!("{} {}", words::now(lang, &now), words::enter_keeps(lang)));
        } else if let Some(old) = self.old(asked).and_then(|old| self.said(question, &old.given)) {
            let from = text::to_confirm(&self.plan, lang);
            lines.add("", &format!("{} {from} {}", words::now(lang, &old), words::enter_keeps(lang)));
        }
        if let Some(response) = response.filter(|response| !response.evidence.is_empty()) {
            lines.add("", &words::evidence_so_far(lang, &response.evidence.join("; ")));
        }
    }

    /// Takes a line.
    pub fn take(&mut self, line: &str) -> Outcome {
        let line: String = nfc(line.into()).chars().filter(|c| !is_hidden(*c)).collect();
        let line = line.trim();
        match line {
            "q" => return Outcome::Left,
            "?" => return Outcome::Said(words::help(self.lang).to_owned()),
            "b" => return self.back(),
            _ => {}
        }
        match self.step {
            Step::Name if line.is_empty() => Outcome::Refused(words::name_is_needed(), None),
            Step::Name => {
                line.clone_into(&mut self.sheet.agency.name);
                self.go_on()
            }
            Step::Kind => self.kind(line),
            Step::Period if line.is_empty() || line == "." => {
                self.step = self.after(Step::Period);
                Outcome::Moved
            }
            Step::Period if is_period(line) => {
                self.sheet.period = Some(line.to_owned());
                self.go_on()
            }
            Step::Period => Outcome::Refused(words::no_such_period(&quoted(line)), None),
            Step::Question(place) => self.answer(place, line),
            Step::Done => Outcome::Left,
        }
    }

    /// The first thing that is open: who answers, then the first question without an answer.
    fn first_open(&self) -> Step {
        if self.sheet.agency.name.is_empty() {
            Step::Name
        } else if self.sheet.agency.kind.is_none() && !self.rubric.scopes.is_empty() && self.count().0 == 0 {
            Step::Kind
        } else if self.sheet.period.is_none() && self.count().0 == 0 {
            Step::Period
        } else {
            self.open_from(0)
        }
    }

    /// The first question without an answer, from a place on.
    fn open_from(&self, place: usize) -> Step {
        let is_open = |asked: &Asked<'_>| {
            let given = self.sheet.responses.get(asked.at).map(|response| &response.given);
            given.is_none_or(|given| *given == Given::Nothing)
        };
        let found = self.plan.asked.iter().enumerate().skip(place).find(|(_, asked)| is_open(asked));
        found.map_or(Step::Done, |(place, _)| Step::Question(place))
    }

    fn after(&self, step: Step) -> Step {
        match step {
            Step::Name if self.sheet.agency.kind.is_none() && !self.rubric.scopes.is_empty() => Step::Kind,
            Step::Name | Step::Kind if self.sheet.period.is_none() => Step::Period,
            Step::Name | Step::Kind | Step::Period => self.open_from(0),
            Step::Question(place) => self.open_from(place + 1),
            Step::Done => Step::Done,
        }
    }

    fn go_on(&mut self) -> Outcome {
        self.step = self.after(self.step);
        Outcome::Changed(Vec::new())
    }

    fn back(&mut self) -> Outcome {
        match self.step {
            Step::Question(place) if place > 0 => {
                self.step = Step::Question(place - 1);
                Outcome::Moved
            }
            Step::Done if !self.plan.asked.is_empty() => {
                self.step = Step::Question(self.plan.asked.len() - 1);
                Outcome::Moved
            }
            _ => Outcome::Said(words::first_question(self.lang).to_owned()),
        }
    }

    /// What agencies of another kind are asked differs, so the plan is made anew.
    fn kind(&mut self, line: &str) -> Outcome {
        let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let named = AgencyKind::ALL.iter().position(|(name, _)| *name == line);
        let Some((_, kind)) = number.or(named).and_then(|at| AgencyKind::ALL.get(at)) else {
            return Outcome::Refused(words::none_of_the_numbers(&quoted(line), AgencyKind::ALL.len()), None);
        };
        if let Some(why) = Plan::new(self.rubric, About::of_kind(*kind), None).nothing_asked() {
            return Outcome::Refused(why, None);
        }
        self.sheet.agency.kind = Some(*kind);
        self.sheet.responses = in_scope(self.rubric, Some(*kind));
        self.plan = Plan::new(self.rubric, About::of(&self.sheet), self.earlier.as_ref());
        self.go_on()
    }

    /// Takes what is typed to a question.
    fn answer(&mut self, place: usize, line: &str) -> Outcome {
        let Some(asked) = self.plan.asked.get(place) else { return Outcome::Left };
        let (at, question) = (asked.at, asked.question);
        let known = self.sheet.responses.get(at).cloned().unwrap_or_default();
        let word = line.split_whitespace().next().unwrap_or_default();
        let rest = line.get(word.len()..).unwrap_or_default().trim();
        match word {
            "." => {
                self.step = self.after(self.step);
                return Outcome::Moved;
            }
            "" => {
                let old = self.old(asked).cloned();
                self.step = self.after(self.step);
                return match old {
                    Some(old) if known.given == Given::Nothing => self.put(at, old),
                    _ => Outcome::Moved,
                };
            }
            "n" if !asked.allows_na() => return Outcome::Refused(words::applies_to_all(), None),
            "n" if rest.is_empty() => return Outcome::Refused(words::say_why(), None),
            "e" if rest.is_empty() => return Outcome::Refused(words::say_what(), None),
            "e" => {
                let mut response = known;
                response.evidence.push(rest.to_owned());
                return self.put(at, response);
            }
            _ => {}
        }
        let mut faults = Faults::new();
        let node = match if word == "n" { Ok(reason(rest)) } else { node(question, line) } {
            Ok(node) => node,
            Err(fault) => return Outcome::Refused(fault, None),
        };
        let read = read_response(&node, self.rubric, at, &mut faults);
        let (errors, doubts): (Faults, Faults) = faults.into_iter().partition(Diagnostic::is_error);
        if let Some(fault) = errors.into_iter().next() {
            return Outcome::Refused(fault.message, fault.help);
        }
        let Some(found) = read else { return Outcome::Moved };
        self.step = self.after(Step::Question(place));
        let changed = self.put(at, Response { given: found.given, ..known });
        match changed {
            Outcome::Changed(_) => Outcome::Changed(doubts.into_iter().map(|doubt| doubt.message).collect()),
            other => other,
        }
    }

    fn put(&mut self, at: usize, response: Response) -> Outcome {
        if let Some(place) = self.sheet.responses.get_mut(at) {
            *place = response;
        }
        Outcome::Changed(Vec::new())
    }

    /// What an earlier sheet says to a question.
    fn old(&self, asked: &Asked<'_>) -> Option<&Response> {
        let response = self.earlier.as_ref()?.responses.get(asked.at)?;
        (!matches!(response.given, Given::Nothing | Given::OutOfScope)).then_some(response)
    }

    /// An answer in words.
    fn said(&self, question: &Question, given: &Given) -> Option<String> {
        let lang = self.lang;
        let said = match (given, &question.answer) {
            (Given::Answer(Answer::YesNo(yes)), _) => {
                if *yes { super::words::yes(lang) } else { super::words::no(lang) }.to_owned()
            }
            (Given::Answer(Answer::Number(number)), _) => number.format(lang),
            (Given::Answer(Answer::Ratio { of, total }), _) => {
                format!("{}/{}", of.format(lang), total.format(lang))
            }
            (Given::Answer(Answer::Choice(at)), AnswerKind::Choice { options, .. }) => {
                format!("{} {}", at + 1, options.get(*at)?.title.get(lang))
            }
            (Given::Answer(Answer::Checklist(ticked)), _) => {
                let numbers: Vec<String> = ticked.iter().map(|at| (at + 1).to_string()).collect();
                if numbers.is_empty() { "0".to_owned() } else { numbers.join(" ") }
            }
            (Given::NotApplicable(reason), _) => format!("n {reason}"),
            _ => return None,
        };
        Some(said)
    }
}

/// A sheet in which nothing is answered.
fn blank(rubric: &Rubric, about: About) -> AnswerSheet {
    let About { agency, period, assessor, illustrative } = about;
    let responses = in_scope(rubric, agency.kind);
    let agency = Agency { ..agency };
    AnswerSheet {
        agency,
        period,
        assessor,
        illustrative,
        score: crate::model::answers::Score::default(),
        appraiser: false,
        responses,
        warnings: Faults::new(),
    }
}

fn titles(choices: &[Choice], lang: Lang) -> Vec<String> {
    choices.iter().map(|choice| choice.title.get(lang).to_owned()).collect()
}

fn scalar(text: String) -> Node<'static> {
    Node::plain(text, Span::default())
}

fn reason(text: &str) -> Node<'static> {
    let value = scalar(text.to_owned());
    let entry = Entry { key: "na".into(), key_span: Span::default(), value };
    Node { span: Span::default(), anchor: Span::default(), value: Value::Map(vec![entry]) }
}

/// What is typed as a sheet would write it.
fn node(question: &Question, line: &str) -> Result<Node<'static>, Message> {
    let chosen = |choices: &[Choice], word: &str| {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let by_number = number.and_then(|at| choices.get(at));
        let found = by_number.or_else(|| choices.iter().find(|choice| choice.id == word));
        let none = || words::none_of_the_numbers(&quoted(word), choices.len());
        found.map(|choice| scalar(choice.id.clone())).ok_or_else(none)
    };
    Ok(match &question.answer {
        AnswerKind::YesNo => scalar(match line {
            "1" => "yes".to_owned(),
            "2" => "no".to_owned(),
            _ => line.to_owned(),
        }),
        AnswerKind::Choice { options, .. } => chosen(options, line)?,
        AnswerKind::Checklist { items } => {
            let words: Vec<&str> = line.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
            let list = match &words[..] {
                ["0"] => Vec::new(),
                words if words.contains(&"0") => return Err(words::none_beside_others()),
                words => words.iter().map(|word| chosen(items, word)).collect::<Result<_, _>>()?,
            };
            Node { span: Span::default(), anchor: Span::default(), value: Value::List(list) }
        }
        AnswerKind::Ratio { .. } => match line.split_once('/') {
            Some((of, total)) => scalar(format!("{}/{}", typed(of, ANYTHING), typed(total, ANYTHING))),
            None => scalar(line.to_owned()),
        },
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
            scalar(typed(line, question.answer.bounds()).into_owned())
        }
    })
}

/// Wrapped lines.
struct Lines {
    text: String,
    width: usize,
}

impl Lines {
    fn add(&mut self, first: &str, text: &str) {
        let follow = " ".repeat(first.chars().count());
        let options = textwrap::Options::new(self.width.max(20))
            .initial_indent(first)
            .subsequent_indent(&follow)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&clean(text), options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests;
