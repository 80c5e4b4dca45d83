//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::fmt::Write as _;
use std::path::Path;

use assess::base::lang::Lang;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::document::{blocks, markdown};
use assess::report::terminal;

use crate::args::{DocumentFormat, RubricsCommand};
use crate::exit::Done;
use crate::files;
use crate::named::Named;

pub fn run(command: Option<RubricsCommand>, lang: Lang) -> anyhow::Result<Done> {
    let Some(RubricsCommand::Show { rubric, format, output }) = command else {
        files::print(&list(lang))?;
        return Ok(Done::Passed);
    };
    let blocks = blocks(&Named::load(&rubric, Path::new(""), lang)?.rubric, lang);
    let text = match format {
        DocumentFormat::Markdown => markdown::render(&blocks),
        DocumentFormat::Terminal => {
            let colour = output.is_none() && files::colours_stdout();
            terminal::document(&blocks, terminal::Options { lang, width: files::width(), colour, top: None })
        }
    };
    match output {
        Some(path) => files::write(&path, &text)?,
        None => files::print(&text)?,
    }
    Ok(Done::Passed)
}

fn list(lang: Lang) -> String {
    let mut text = String::new();
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        let (stages, questions) = (rubric.stages.len(), rubric.questions.len());
        let counts = lang.pick(
            format!("{stages} {}, {questions} questions", if stages == 1 { "stage" } else { "stages" }),
            format!("{stages} giai đoạn, {questions} câu hỏi"),
        );
        let default = if builtin.id == DEFAULT { lang.pick(" (default)", " (mặc định)") } else { "" };
        let title = rubric.title.get(lang);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {}{default}\n  {title}\n  {counts}", builtin.id, rubric.version);
    }
    text
}
