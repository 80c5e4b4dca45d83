//! One report of files with awkward names and contents, and what it has to say.
//!
//! In a marked text `⟦` and `⟧` enclose what a finding is about.

use assess::base::diagnostic::{Code, Diagnostic, Edit, Severity};
use assess::base::lang::Message;
use assess::base::source::{SourceFile, Span};
use assess::check::{CheckReport, CheckedFile, Kind, Levels, Parsed, RanCase};

/// A finding as the report has to show it.
#[derive(Clone, Debug)]
pub struct Expected {
    pub name: &'static str,
    /// The whole text of the file.
    pub text: String,
    pub code: &'static str,
    pub severity: Severity,
    /// What was marked.
    pub offending: String,
    /// What the first finding of the file is about, which all others relate to.
    pub first: String,
    /// What the fix takes away: all of it but the first character.
    pub removed: String,
}

/// The files: name, kind, marked text, and the findings in order.
type Files = [(&'static str, Option<Kind>, &'static str, &'static [(Code, Severity)])];

const FILES: &Files = &[
    ("-", Some(Kind::Answers), "⟦a⟧: ]]>\n", &[(Code::UnknownKey, Severity::Error)]),
    (
        "./rubrics/multi.yaml",
        Some(Kind::Rubric),
        "a: ⟦[1,\n\t2]⟧\nb:\n  - {c: ⟦same⟧}\n  - {c: ⟦same⟧}\n  - {c: other}\n  - {c: ⟦same⟧, d: ⟦same⟧}\n",
        &[
            (Code::WrongType, Severity::Error),
            (Code::MissingEvidence, Severity::Warning),
            (Code::MissingEvidence, Severity::Warning),
            (Code::MissingEvidence, Severity::Warning),
            (Code::MissingEvidence, Severity::Info),
        ],
    ),
    ("/abs/x.yaml", Some(Kind::Cases), "⟦cases⟧: []\n", &[(Code::StaleCase, Severity::Warning)]),
    ("bom.yaml", Some(Kind::Rubric), "\u{feff}⟦x⟧: 1\n", &[(Code::YamlTrap, Severity::Info)]),
    ("clean.yaml", Some(Kind::Cases), "cases: []\n", &[]),
    ("empty.yaml", None, "⟦⟧", &[(Code::EmptyFile, Severity::Error)]),
    ("end.yaml", Some(Kind::Rubric), "a: [1,\n⟦⟧", &[(Code::Syntax, Severity::Error)]),
    ("last.yaml", Some(Kind::Rubric), "a: 1\nb: ⟦Hà Nội⟧", &[(Code::MissingSource, Severity::Warning)]),
    (
        "odd\nna\u{1b}me.yaml",
        None,
        "\u{1b}[31m ⟦\u{202e}x\u{7}⟧",
        &[(Code::ControlCharacter, Severity::Error)],
    ),
    (
        "thư mục/50% a b,c:d.yaml",
        Some(Kind::Rubric),
        "# ghi chú 🇻🇳\r\nte\u{302}n:\t⟦\"e\u{301}🇻🇳 x\"⟧\r\n🇻🇳: {⟦anwser⟧: 1}\r\n",
        &[(Code::TextNotNfc, Severity::Warning), (Code::UnknownKey, Severity::Error)],
    ),
];

/// The report, and its findings in the order of names and places.
pub fn report() -> (CheckReport, Vec<Expected>) {
    report_after("")
}

/// The same with something in front of every file.
pub fn report_after(inserted: &str) -> (CheckReport, Vec<Expected>) {
    let (mut report, mut all) = (CheckReport::default(), Vec::new());
    for &(name, kind, marked, findings) in FILES {
        let marked = format!("{inserted}{}", marked.trim_start_matches('\u{feff}'));
        let (text, spans) = unmark(&marked);
        assert_eq!(spans.len(), findings.len(), "{name}");
        let bom = if name == "bom.yaml" { "\u{feff}" } else { "" };
        let mut file = file(name, &format!("{bom}{text}"));
        file.kind = kind;
        for (&span, &(code, severity)) in spans.iter().zip(findings) {
            let offending = text[span.start()..span.end()].to_owned();
            file.findings.push(finding(code, severity, span, spans[0], &offending));
            let first = text[spans[0].start()..spans[0].end()].to_owned();
            let removed = offending.chars().skip(1).collect();
            all.push(Expected {
                name,
                text: text.clone(),
                code: code.as_str(),
                severity,
                offending,
                first,
                removed,
            });
        }
        if name == "clean.yaml" {
            (file.ignored, file.suppressed, file.cases) = (2, 1, ran(3));
        }
        report.files.push(file);
    }
    (report, all)
}

/// So many golden cases that were run.
pub fn ran(count: usize) -> Vec<RanCase> {
    let case = |at| RanCase { name: format!("case-{at}"), expectations: Vec::new() };
    (1..=count).map(case).collect()
}

/// A file without findings.
pub fn file(name: &str, text: &str) -> CheckedFile {
    let source = SourceFile::new(name, text);
    let none = Diagnostic::error(
        Code::UnknownRubric,
        Span::default(),
        Message::new(|lang| lang.pick("none", "không").to_owned()),
    );
    let mut file = Parsed::new(&source).check(None, Some(none), &Levels::default());
    (file.findings, file.ignored, file.suppressed, file.cases) = (Vec::new(), 0, 0, Vec::new());
    file
}

fn finding(code: Code, severity: Severity, span: Span, first: Span, offending: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(code, span, nasty(offending));
    diagnostic.severity = severity;
    if span != first {
        diagnostic = diagnostic
            .related(first, Message::new(|lang| lang.pick("first, here\n", "lần đầu ở đây\n").to_owned()));
    }
    if code == Code::UnknownKey {
        diagnostic = diagnostic.help(Message::new(|lang| {
            lang.pick("did you mean “b”?\r\n100%", "có phải ý bạn là “b”?\r\n100%").to_owned()
        }));
        let rest = Span::new(span.start() + offending.chars().next().unwrap().len_utf8(), span.end());
        diagnostic.fix = Some(Edit { span: rest, text: "an\tswer\n".into() });
    }
    diagnostic
}

/// A message with everything that some format could take for its own.
fn nasty(offending: &str) -> Message {
    let harm = "<a & b> ]]>\n::error::50%,\u{202e}\u{1b}[31m\u{9b}0m";
    let en = format!("`{offending}` isn't \"known\" {harm}");
    let vi = format!("`{offending}` không \"hợp lệ\" {harm}");
    Message::new(move |lang| lang.pick(&en, &vi).clone())
}

/// A text without its marks, and the spans that they enclosed.
pub fn unmark(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for piece in marked.split_inclusive(['⟦', '⟧']) {
        text.push_str(piece.trim_end_matches(['⟦', '⟧']));
        if piece.ends_with('⟦') {
            spans.push(Span::new(text.len(), text.len()));
        } else if piece.ends_with('⟧') {
            let open = spans.last_mut().unwrap();
            *open = Span::new(open.start(), text.len());
        }
    }
    (text, spans)
}

/// The text from one line and column up to another, all from 1, counted here character by character.
pub fn text_at(text: &str, from: (u64, u64), to: (u64, u64)) -> String {
    let (mut line, mut column, mut out, mut seen) = (1, 1, String::new(), Vec::new());
    for character in text.chars() {
        seen.push((line, column));
        if from <= (line, column) && (line, column) < to {
            out.push(character);
        }
        (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    seen.push((line, column));
    assert!(seen.contains(&from) && seen.contains(&to) && from <= to, "{from:?} to {to:?} in {text:?}");
    out
}

/// Whether a text shown to people could control a terminal or turn its direction.
pub fn is_unsafe(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    })
}
