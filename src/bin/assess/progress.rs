//! How far the run is, on a terminal, when there is more than a second of work.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use assess::base::lang::Lang;
use assess::input::files::size;
use assess::report::receiver::Watch;
use assess::report::view::batch as view;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::outputs::abandon;
use crate::{screen, words};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

pub struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
    shown: bool,
    lang: Lang,
}

impl Progress {
    /// A bar for the bytes of these files; none if standard error is not a terminal.
    pub fn new<'p>(files: impl IntoIterator<Item = &'p PathBuf>, lang: Lang) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bytes = files.into_iter().try_fold(0, |sum, path| Some(sum + size(path)?));
            let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
            // Nobody knows how much of standard input is to come.
            let template = if bytes.is_some() { words::progress(lang) } else { "{bytes}, {msg}" };
            bar.with_style(style(template))
        });
        Self { bar, began: Instant::now(), shown: false, lang }
    }

    pub fn finish(&self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Watch for Progress {
    fn advance(&mut self, bytes: u64, agencies: u64) {
        let Some(bar) = &self.bar else { return };
        if !self.shown && self.began.elapsed() > PATIENCE {
            self.shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.set_message(view::agencies(agencies, self.lang));
        bar.inc(bytes);
    }

    fn drawn(&mut self, done: u32, all: u32) {
        let Some(bar) = self.bar.as_ref().filter(|_| self.began.elapsed() > PATIENCE) else { return };
        bar.set_style(style(words::drawing(self.lang)));
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.set_length(all.into());
        bar.set_position(done.into());
        if done >= all {
            bar.finish_and_clear();
        }
    }

    /// Says it beside the bar.
    fn say(&self, text: &str) {
        match self.bar.as_ref().filter(|_| self.shown) {
            Some(bar) => bar.suspend(|| screen::note(text)),
            None => screen::note(text),
        }
    }
}

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = words::interrupted(lang);
    Ok(ctrlc::set_handler(move || abandon(said))?)
}

/// Sets how many threads there are: no more than any machine has cores.
pub fn take_threads(asked: Option<usize>) -> anyhow::Result<()> {
    const MOST: usize = 256;
    let Some(threads) = asked else { return Ok(()) };
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads.min(MOST)).build_global()?)
}
