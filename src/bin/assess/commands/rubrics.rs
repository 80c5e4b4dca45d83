//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::fmt::Write as _;

use assess::base::lang::Lang;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::document::{blocks, markdown};
use assess::report::terminal;

use crate::args::{DocumentFormat, RubricsCommand};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(command: Option<&RubricsCommand>, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let Some(RubricsCommand::Show { rubric, format, output }) = command else {
        outputs::print(&list(lang))?;
        return Ok(Done::Passed);
    };
    let outputs = outputs::choose(format, output, DocumentFormat::Terminal, lang)?;
    let found = context.library().asked(rubric)?;
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([]).and_rubric(&found), lang)?;
    let blocks = blocks(&found, lang);
    let texts = outputs.into_iter().map(|output| match output.format {
        DocumentFormat::Markdown => (output.to, markdown::render(&blocks)),
        DocumentFormat::Terminal => {
            let options = context.options(output.is_stdout());
            (output.to, terminal::document(&blocks, options))
        }
    });
    outputs::write(&texts.collect::<Vec<_>>())?;
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
