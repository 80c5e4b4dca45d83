//! A sheet with some answers changed: only these values change, each commented with what it was, and comments and order
//! stay. Analysis specification, section 1, "`-o new.yaml`".

use crate::base::lang::Lang;
use crate::base::source::{SourceFile, Span};
use crate::model::answers::{self, Answer, AnswerSheet, Given};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::syntax::format::Format;
use crate::syntax::tree::{Entry, Node, Value};

use super::plan::Plan;
use super::yaml::{self, word};

/// The text of a sheet with new answers to questions, as YAML. Of a file that is no YAML, or in which a value cannot be
/// changed by itself, a new sheet with all answers is made.
#[must_use]
pub fn changed(
    source: &SourceFile,
    rubric: &Rubric,
    sheet: &AnswerSheet,
    new: &[(usize, &Answer)],
    lang: Lang,
) -> String {
    if Format::of(source.name(), source.text()) == Format::Yaml
        && let Some(text) = edited(source, rubric, sheet, new)
    {
        return text;
    }
    let written = yaml::write(&Plan::current(rubric, sheet), lang);
    let source = SourceFile::new("sheet.yaml", written.as_str());
    edited(&source, rubric, sheet, new).unwrap_or(written)
}

/// A change of a text: what is replaced, by what, and what the line is commented with.
struct Edit {
    span: Span,
    text: String,
    id: String,
    was: String,
}

/// The text with its values changed, if it then says what is wanted and nothing else.
fn edited(
    source: &SourceFile,
    rubric: &Rubric,
    sheet: &AnswerSheet,
    new: &[(usize, &Answer)],
) -> Option<String> {
    let tree = Format::Yaml.parse(source).ok()?;
    let answers = &tree.get("answers")?.value;
    let mut edits = new
        .iter()
        .map(|(question, answer)| edit(source, answers, rubric, sheet, *question, answer))
        .collect::<Option<Vec<Edit>>>()?;
    // Lines that are added at one place stand in rubric order.
    edits.sort_by_key(|edit| edit.span);
    let text = put(source.text(), &edits);
    let again = SourceFile::new(source.name(), text.as_str());
    let again = answers::read(&Format::Yaml.parse(&again).ok()?, rubric).ok()?;
    let mut wanted = sheet.responses.clone();
    for (question, answer) in new {
        wanted.get_mut(*question)?.given = Given::Answer((*answer).clone());
    }
    let says = again.responses.iter().zip(&wanted).all(|(own, wanted)| own.given == wanted.given);
    says.then_some(text)
}

fn edit(
    source: &SourceFile,
    answers: &Node<'_>,
    rubric: &Rubric,
    sheet: &AnswerSheet,
    question: usize,
    answer: &Answer,
) -> Option<Edit> {
    let asked = rubric.questions.get(question)?;
    let Value::Map(entries) = &answers.value else { return None };
    let was = match &sheet.responses.get(question)?.given {
        Given::Answer(answer) => written(answer, &asked.answer),
        _ => "unanswered".to_owned(),
    };
    let made = |span, text| Some(Edit { span, text, id: asked.id.clone(), was: was.clone() });
    let text = written(answer, &asked.answer);
    let is_own =
        |entry: &&Entry<'_>| entry.key == asked.id.as_str() || asked.was.iter().any(|was| *was == *entry.key);
    let Some(entry) = entries.iter().find(is_own) else {
        // A new line behind the last answer.
        let (first, last) = (entries.first()?, entries.last()?);
        let indent = first.key_span.start() - line_start(source.text(), first.key_span.start());
        let end = line_end(source.text(), last.value.span.end().max(last.key_span.end()));
        let line = format!("\n{}{}: {text}", " ".repeat(indent), word(&asked.id));
        return made(Span::new(end, end), line);
    };
    let value = match &entry.value.value {
        Value::Map(_) => match (entry.value.get("value"), entry.value.get("of"), answer) {
            (Some(value), ..) => value,
            (None, Some(of), Answer::Ratio { of: part, .. }) => {
                return made(trimmed(source, of.value.span), part.to_string());
            }
            _ => {
                // Evidence or a note alone: the value goes before them.
                let Value::Map(inner) = &entry.value.value else { return None };
                let at = inner.first()?.key_span.start();
                let is_flow = source.slice(entry.value.span).starts_with('{');
                let indent = at - line_start(source.text(), at);
                let separator = if is_flow { ", ".to_owned() } else { format!("\n{}", " ".repeat(indent)) };
                return made(Span::new(at, at), format!("value: {text}{separator}"));
            }
        },
        _ => entry,
    };
    if value.value.is_null() {
        let after = source.text().get(value.key_span.end()..)?;
        let at = value.key_span.end() + after.find(':')? + 1;
        let null = source.slice(value.value.span).trim();
        let end = if null.is_empty() { at } else { value.value.span.end() };
        return made(Span::new(at, end), format!(" {text}"));
    }
    made(trimmed(source, value.value.span), text)
}

/// A place without blanks and line ends behind it.
fn trimmed(source: &SourceFile, span: Span) -> Span {
    Span::new(span.start(), span.start() + source.slice(span).trim_end().len())
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end)
}

/// Makes the changes, and says at the end of each line what was there.
fn put(text: &str, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut done = 0;
    let mut at = 0;
    while at < edits.len() {
        // The changes that end on one line share a comment, but for those that add a line of their own.
        let own = &edits[at];
        let end = line_end(text, own.span.end());
        let is_line = |edit: &Edit| edit.text.starts_with('\n');
        let mut last = at + 1;
        while last < edits.len() && !is_line(own) && !is_line(&edits[last]) && edits[last].span.start() < end
        {
            last += 1;
        }
        for edit in &edits[at..last] {
            out.push_str(text.get(done..edit.span.start()).unwrap_or_default());
            out.push_str(&edit.text);
            done = edit.span.end();
        }
        let was: Vec<String> = match &edits[at..last] {
            [only] => vec![format!("was {}", only.was)],
            several => several.iter().map(|edit| format!("{} was {}", edit.id, edit.was)).collect(),
        };
        let comment = format!("  # plan: {}", was.join(", "));
        // A text that ends in a line break of its own is commented before it.
        if let Some((first, rest)) = own.text.split_once('\n').filter(|(first, _)| !first.is_empty()) {
            out.truncate(out.len() - own.text.len());
            for part in [first, &comment, "\n", rest] {
                out.push_str(part);
            }
        } else {
            let end = line_end(text, done);
            out.push_str(text.get(done..end).unwrap_or_default().trim_end_matches('\r'));
            out.push_str(&comment);
            done = end;
        }
        at = last;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// An answer on one line.
fn written(answer: &Answer, kind: &AnswerKind) -> String {
    match (answer, kind) {
        (Answer::YesNo(yes), _) => if *yes { "yes" } else { "no" }.to_owned(),
        (Answer::Number(number), _) => number.to_string(),
        (Answer::Ratio { of, total }, _) if of.is_integer() && total.is_integer() => format!("{of}/{total}"),
        (Answer::Ratio { of, total }, _) => format!("{{of: {of}, total: {total}}}"),
        (Answer::Choice(at), AnswerKind::Choice { options, .. }) => {
            options.get(*at).map(|option| word(&option.id)).unwrap_or_default()
        }
        (Answer::Checklist(ticked), AnswerKind::Checklist { items }) => {
            let ids = ticked.iter().filter_map(|at| items.get(*at)).map(|item| word(&item.id));
            format!("[{}]", ids.collect::<Vec<_>>().join(", "))
        }
        (Answer::Choice(_) | Answer::Checklist(_), _) => String::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::base::number::Decimal;
    use crate::model::rubric;
    use crate::syntax::yaml as syntax;

    fn demo() -> Rubric {
        let text = "rubric: r
version: 1.0.0
title: R
languages: [en]
stages: [{id: s, title: S}]
verdict: {method: staged}
dimensions:
  - id: d
    title: D
    questions:
      - {id: a, ask: Is it so?, answer: yes_no, targets: {s: yes}}
      - {id: b, ask: How much?, answer: percent, targets: {s: 80}, was: [old-b]}
      - {id: c, ask: How many?, answer: ratio, targets: {s: 80}}
      - {id: d, ask: Which?, answer: choice, options: [{id: no, title: N}, {id: on-time, title: O}], targets: {s: on-time}}
      - {id: e, ask: What?, answer: checklist, items: [{id: x, title: X}, {id: z, title: Z}], targets: {s: 2}}
";
        rubric::read(&syntax::parse(&SourceFile::new("r.yaml", text)).unwrap()).unwrap()
    }

    /// The text after all answers were raised.
    fn raised(text: &str) -> String {
        let rubric = demo();
        let name = if text.starts_with('[') { "s.toml" } else { "s.yaml" };
        let source = SourceFile::new(name, text);
        let tree = Format::of(name, text).parse(&source).unwrap();
        let sheet = answers::read(&tree, &rubric).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let decimal = |text: &str| Decimal::parse(text).unwrap();
        let new = [
            Answer::YesNo(true),
            Answer::Number(decimal("80")),
            Answer::Ratio { of: decimal("8"), total: decimal("10") },
            Answer::Choice(1),
            Answer::Checklist(vec![0, 1]),
        ];
        let new: Vec<(usize, &Answer)> = new.iter().enumerate().collect();
        changed(&source, &rubric, &sheet, &new, Lang::En)
    }

    #[test]
    fn only_values_change_and_each_says_what_it_was() {
        let text = "# Mine\nagency: {name: A} # ours\nanswers:\n  # first\n  old-b:   12.5   # seen\n  c:\n    value: {of: 1, total: 10}\n    note: |\n      # not a comment\n  a: {value: no, evidence: [QĐ 1]}\n  d: {note: So}\n  e:\n    evidence: [x]\n    value:\n      - z\nperiod: 2026-Q3\n";
        let new = "# Mine\nagency: {name: A} # ours\nanswers:\n  # first\n  old-b:   80   # seen  # plan: was 12.5\n  c:\n    value: 8/10  # plan: was 1/10\n    note: |\n      # not a comment\n  a: {value: yes, evidence: [QĐ 1]}  # plan: was no\n  d: {value: on-time, note: So}  # plan: was unanswered\n  e:\n    evidence: [x]\n    value:\n      [x, z]  # plan: was [z]\nperiod: 2026-Q3\n";
        assert_eq!(raised(text), new);
    }

    #[test]
    fn what_was_left_out_is_added_and_several_on_a_line_share_a_comment() {
        let text = "agency: {name: A}\nanswers:\n  a: no\n  c: 1/10 # last";
        let new = "agency: {name: A}\nanswers:\n  a: yes  # plan: was no\n  c: 8/10 # last  # plan: was 1/10\n  b: 80  # plan: was unanswered\n  d: on-time  # plan: was unanswered\n  e: [x, z]  # plan: was unanswered\n";
        assert_eq!(raised(text), new);
        let text = "agency: {name: A}\nanswers: {a: no, b: 1, c: 1/10, d: 'no', e: []}\n";
        let new = "agency: {name: A}\nanswers: {a: yes, b: 80, c: 8/10, d: on-time, e: [x, z]}  # plan: a was no, b was 1, c was 1/10, d was \"no\", e was []\n";
        assert_eq!(raised(text), new);
        let text = "agency: {name: A}\nanswers:\n  a: no\n  b:\n  c: 1/10\n  d:\n    note: So\n  e: ~\n";
        let new = "agency: {name: A}\nanswers:\n  a: yes  # plan: was no\n  b: 80  # plan: was unanswered\n  c: 8/10  # plan: was 1/10\n  d:\n    value: on-time  # plan: was unanswered\n    note: So\n  e: [x, z]  # plan: was unanswered\n";
        assert_eq!(raised(text), new);
    }

    #[test]
    fn where_a_value_is_shared_or_there_are_none_a_whole_sheet_is_made() {
        for text in [
            "agency: {name: A}\nanswers: {a: no, b: &one 1, c: {of: *one, total: 10}}\n",
            "agency: {name: A}\nanswers: {}\n",
            "[agency]\nname = \"A\"\n[answers]\na = false\nc = \"1/10\"\n",
        ] {
            let new = raised(text);
            let source = SourceFile::new("s.yaml", new.as_str());
            let sheet = answers::read(&syntax::parse(&source).unwrap(), &demo()).unwrap();
            assert_eq!(sheet.responses[0].given, Given::Answer(Answer::YesNo(true)), "{new}");
            assert!(new.contains("# plan: was "), "{new}");
        }
    }
}
