//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::path::Path;

use assess::base::lang::Lang;
use assess::report::view::{rubric as view, rubrics};
use assess::report::{Shape, render};

use crate::args::{DocumentFormat, RubricsCommand};
use crate::exit::Done;
use crate::files;
use crate::named::Named;

pub fn run(command: Option<RubricsCommand>, lang: Lang) -> anyhow::Result<Done> {
    let Some(RubricsCommand::Show { rubric, format, output }) = command else {
        files::print(&render(&rubrics::document(lang), files::shape(files::colours_stdout())))?;
        return Ok(Done::Passed);
    };
    let document = view::document(&Named::load(&rubric, Path::new(""), lang)?.rubric, lang);
    let colour = output.is_none() && files::colours_stdout();
    let shape = match format {
        DocumentFormat::Markdown => Shape::Markdown,
        DocumentFormat::Terminal => files::shape(colour),
    };
    let text = render(&document, shape);
    match output {
        Some(path) => files::write(&path, &text)?,
        None => files::print(&text)?,
    }
    Ok(Done::Passed)
}
