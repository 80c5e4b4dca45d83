//! What the tests of reading share: a small rubric, and fixtures that mark what has to be underlined.
//!
//! In a fixture `⟦` and `⟧` enclose the text that a diagnostic points at; they are taken out before the
//! text is read. Lines and columns are counted here anew, so that a fault in `SourceFile` shows.

#![allow(dead_code, reason = "each test file uses a part of this one")]
#![allow(clippy::unwrap_used, clippy::panic)]

use assess::base::diagnostic::{Code, Diagnostic, Faulty};
use assess::base::lang::Lang;
use assess::model::answers::{self, AnswerSheet, Given};
use assess::model::rubric::{self, Rubric};
use assess::syntax::format::{Format, decode};

/// Three stages, every kind of answer, one gate, one question that need not apply.
pub const RUBRIC: &str = include_str!("rubric.yaml");

/// A banded rubric with each aggregate, a question that is not scored, and kinds that are not asked everything.
pub const BANDED: &str = include_str!("banded.yaml");

/// A profile of two stages.
pub const PROFILE: &str = include_str!("profile.yaml");

/// A sheet's head; answers follow, indented.
pub const HEAD: &str = "agency: {name: A}\nanswers:\n";

/// A diagnostic as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub code: Code,
    pub line: usize,
    pub column: usize,
    pub under: String,
    pub message: String,
    pub help: String,
    pub related: Option<(usize, usize)>,
}

pub fn rubric() -> Rubric {
    let source = decode("demo.yaml", RUBRIC.into()).unwrap();
    let tree = Format::Yaml.parse(&source).unwrap();
    rubric::read(&tree).unwrap()
}

/// Reads an answer sheet for the small rubric as the program does.
pub fn read_sheet(format: Format, bytes: impl Into<Vec<u8>>) -> Result<AnswerSheet, Vec<Seen>> {
    read_sheet_for(&rubric(), format, bytes)
}

/// Reads an answer sheet for a rubric as the program does.
pub fn read_sheet_for(
    rubric: &Rubric,
    format: Format,
    bytes: impl Into<Vec<u8>>,
) -> Result<AnswerSheet, Vec<Seen>> {
    let source = decode("sheet", bytes.into()).map_err(|faulty| seen(&faulty))?;
    let read = format.parse(&source).and_then(|tree| answers::read(&tree, rubric));
    read.map_err(|faults| seen(&Faulty::new(source.clone(), faults)))
}

/// Reads a rubric as the program does.
pub fn read_rubric(text: &str) -> Result<Rubric, Vec<Seen>> {
    let source = decode("rubric.yaml", text.into()).map_err(|faulty| seen(&faulty))?;
    let read = Format::Yaml.parse(&source).and_then(|tree| rubric::read(&tree));
    read.map_err(|faults| seen(&Faulty::new(source.clone(), faults)))
}

pub fn seen(faulty: &Faulty) -> Vec<Seen> {
    let one = |diagnostic: &Diagnostic| {
        let at = faulty.source.line_col(diagnostic.span.start());
        let related = diagnostic.related.as_ref().map(|(span, _)| faulty.source.line_col(span.start()));
        for text in [Some(&diagnostic.message), diagnostic.help.as_ref()].into_iter().flatten() {
            assert!(
                Lang::ALL.iter().all(|&lang| !text.get(lang).is_empty()),
                "a wording is empty: {diagnostic:?}"
            );
        }
        Seen {
            code: diagnostic.code,
            line: at.line,
            column: at.column,
            under: faulty.source.slice(diagnostic.span).to_owned(),
            message: diagnostic.message.get(Lang::En),
            help: diagnostic.help.as_ref().map(|help| help.get(Lang::En)).unwrap_or_default(),
            related: related.map(|at| (at.line, at.column)),
        }
    };
    faulty.diagnostics.iter().map(one).collect()
}

/// A fixture without its marks, and the line, column and text of each marked place.
pub fn unmark(fixture: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut parts = fixture.split('⟦');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (under, after) = part.split_once('⟧').expect("a mark is closed");
        let before = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let line = before.split('\n').count();
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        places.push((line, column, under.to_owned()));
        text.push_str(under);
        text.push_str(after);
    }
    (text, places)
}

/// Asserts that the faults are those of the codes, in order, each at the mark of the same number.
pub fn assert_marked(fixture: &str, codes: &[Code], found: &[Seen]) {
    let (_, places) = unmark(fixture);
    let wanted: Vec<_> = codes.iter().zip(places).map(|(code, (l, c, under))| (*code, l, c, under)).collect();
    assert_eq!(wanted.len(), codes.len(), "a code without a mark");
    let got: Vec<_> = found.iter().map(|f| (f.code, f.line, f.column, f.under.clone())).collect();
    assert_eq!(got, wanted, "\n{}\n{found:#?}", marked_lines(fixture));
}

fn marked_lines(fixture: &str) -> String {
    fixture.lines().filter(|line| line.contains(['⟦', '⟧'])).collect::<Vec<_>>().join("\n")
}

/// The one fault of a sheet, which has this code and lies where the fixture marks it.
pub fn sheet_fault(format: Format, fixture: &str, code: Code) -> Seen {
    sheet_faults(format, fixture, &[code]).remove(0)
}

/// The faults of a sheet.
pub fn sheet_faults(format: Format, fixture: &str, codes: &[Code]) -> Vec<Seen> {
    let Err(found) = read_sheet(format, unmark(fixture).0) else {
        panic!("the sheet is accepted, not {codes:?}:\n{}", marked_lines(fixture));
    };
    assert_marked(fixture, codes, &found);
    found
}

/// The one fault of a YAML sheet.
pub fn yaml_fault(fixture: &str, code: Code) -> Seen {
    sheet_fault(Format::Yaml, fixture, code)
}

/// The one fault of an answer in a YAML sheet: `open: ⟦maybe⟧`.
pub fn answer_fault(answer: &str, code: Code) -> Seen {
    yaml_fault(&format!("{HEAD}  {answer}\n"), code)
}

/// What a YAML sheet with one answer gives to that answer's question.
pub fn answer(line: &str) -> Given {
    let question = line.split(':').next().unwrap();
    given(&sheet(Format::Yaml, &format!("{HEAD}  {line}\n")), question)
}

/// A sheet that can be read.
pub fn sheet(format: Format, text: &str) -> AnswerSheet {
    read_sheet(format, text).unwrap_or_else(|found| panic!("the sheet is refused:\n{text}\n{found:#?}"))
}

/// What a sheet says to a question.
pub fn given(sheet: &AnswerSheet, question: &str) -> Given {
    sheet.responses[rubric().question(question).unwrap()].given.clone()
}

/// The small rubric with a part of it replaced, which may hold marks.
pub fn rubric_with(old: &str, new: &str) -> String {
    with(RUBRIC, old, new)
}

/// A rubric with a part of it replaced, which may hold marks.
pub fn with(rubric: &str, old: &str, new: &str) -> String {
    assert_eq!(rubric.matches(old).count(), 1, "`{old}` is not once in the rubric");
    rubric.replace(old, new)
}

/// The faults of the small rubric with a part of it replaced.
pub fn rubric_faults(old: &str, new: &str, codes: &[Code]) -> Vec<Seen> {
    whole_rubric_faults(&rubric_with(old, new), codes)
}

/// The faults of a rubric.
pub fn whole_rubric_faults(fixture: &str, codes: &[Code]) -> Vec<Seen> {
    let Err(found) = read_rubric(&unmark(fixture).0) else {
        panic!("the rubric is accepted, not {codes:?}:\n{}", marked_lines(fixture));
    };
    assert_marked(fixture, codes, &found);
    found
}

/// The one fault of the small rubric with a part of it replaced.
pub fn rubric_fault(old: &str, new: &str, code: Code) -> Seen {
    rubric_faults(old, new, &[code]).remove(0)
}
