//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::fmt::Write as _;
use std::path::Path;

use assess::Error;
use assess::answers;
use assess::diagnostic::{Faulty, nearest};
use assess::format::Format;
use assess::lang::Lang;
use assess::report::document::{blocks, markdown};
use assess::report::terminal;
use assess::rubric::builtin::{Builtin, DEFAULT};
use assess::rubric::{self, Rubric};

use crate::args::{DocumentFormat, RubricsCommand};
use crate::exit::{Done, Unusable};
use crate::files;

pub fn run(command: Option<RubricsCommand>, lang: Lang) -> anyhow::Result<Done> {
    let Some(RubricsCommand::Show { rubric, format, output }) = command else {
        files::print(&list(lang))?;
        return Ok(Done::Passed);
    };
    let blocks = blocks(&load(&rubric, lang)?, lang);
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
            format!("{stages} stages, {questions} questions"),
            format!("{stages} giai đoạn, {questions} câu hỏi"),
        );
        let default = if builtin.id == DEFAULT { lang.pick(" (default)", " (mặc định)") } else { "" };
        let title = rubric.title.get(lang);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {}{default}\n  {title}\n  {counts}", builtin.id, rubric.version);
    }
    text
}

fn load(name: &str, lang: Lang) -> anyhow::Result<Rubric> {
    if let Some(builtin) = Builtin::find(name) {
        return Ok(builtin.rubric());
    }
    if !answers::is_path(name) {
        let ids = Builtin::all().iter().map(|builtin| builtin.id);
        return Err(Error::NoRubric { id: name.to_owned(), nearest: nearest(name, ids) }.into());
    }
    let source = files::load(Path::new(name), lang)?.source;
    let unusable = |faults| Unusable(Box::new(Faulty::new(source.clone(), faults)), lang);
    let tree = Format::Yaml.parse(&source).map_err(unusable)?;
    Ok(rubric::read(&tree).map_err(unusable)?)
}
