//! `assess interview FILE`: ask at the terminal, and save each answer.

use std::io::{self, BufRead};

use anyhow::bail;
use assess::analysis::assessment::assess;
use assess::form::interview::{Interview, Outcome, all_done};
use assess::input::files::is_yaml;
use assess::input::one::read;
use assess::report::formats::Medium;
use assess::report::next::Ran;
use assess::report::outputs::To;
use assess::report::view::sheet;

use crate::args::form::InterviewArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, screen, whom, words};

pub fn run(args: &InterviewArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.file.as_path());
    if !is_yaml(path) {
        bail!(words::interviews_write_yaml());
    }
    let (rubric, sheet) = if path.is_file() {
        let wanted = context.caller.wanted(args.whom.rubric.as_deref());
        let given = read(path, wanted, &context.library, &|found| context.announce(found))?;
        given.own().map(|(rubric, sheet)| (rubric, Some(sheet)))?
    } else {
        (whom::rubric(&args.whom, context)?, None)
    };
    let whom = whom::one(&args.whom, &rubric, context)?;
    let earlier = whom.earlier.map(|earlier| earlier.sheet);
    let mut interview = Interview::new(&rubric, lang, whom.about, sheet, earlier);
    if let Some(why) = interview.nothing_asked() {
        bail!(why);
    }
    outputs::print(&interview.welcome())?;
    let mut lines = io::stdin().lock();
    while !interview.is_done() {
        outputs::print(&format!("\n{}> ", interview.prompt(screen::width())))?;
        let mut line = Vec::new();
        // The end of the input is as good as leaving.
        let outcome = match lines.read_until(b'\n', &mut line)? {
            0 => Outcome::Left,
            _ => interview.take(&String::from_utf8_lossy(&line)),
        };
        if matches!(outcome, Outcome::Changed(_)) {
            outputs::write(&[(To::File(path.to_owned()), interview.text())])?;
        }
        outputs::print(&interview.reply(&outcome))?;
        if matches!(outcome, Outcome::Left) {
            break;
        }
    }
    if interview.is_done() {
        outputs::print(&format!("{}\n\n", all_done(lang)))?;
        let assessment = assess(&rubric, interview.sheet(), None);
        let (document, line) = (|o| sheet::document(&assessment, o), |o| sheet::line(&assessment, o));
        outputs::print(&context.look.report(Medium::STDOUT, document, line))?;
    }
    context.then(Ran::Asked(path, interview.left()), args.whom.rubric.as_deref());
    Ok(Done::Passed)
}
