//! How runs over many agencies end.

use std::io;

use assess::base::error::is_closed_pipe;
use assess::batch::run::Tally;
use assess::batch::{OfPeriod, Sums};
use assess::report::data::batch::outputs::Ended;
use assess::report::many::Many;
use assess::report::receiver::{Receiver, Watch as _};
use assess::report::view::batch as view;

use crate::args::batch::LeagueArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Sink};
use crate::progress::Progress;

/// Says how a run ended, and writes what is known only then, and what `beside` makes of it.
pub fn conclude(
    context: &Context,
    league: &LeagueArgs,
    receiver: Receiver<'_, Sink, Progress>,
    (run, totals): (io::Result<Tally>, impl FnOnce(&Tally) -> view::Totals),
    (sums, periods): (Sums, Vec<OfPeriod>),
    beside: impl FnOnce(&Ended) -> anyhow::Result<Vec<Sink>>,
) -> anyhow::Result<Done> {
    let tally = match run {
        Err(error) if is_closed_pipe(&error) => return Ok(Done::said(&receiver.closed())),
        run => run?,
    };
    receiver.watcher().finish();
    let ending = receiver.end(&tally, &totals(&tally));
    if !ending.has_results {
        return Ok(Done::said(&ending));
    }
    let (outputs, ended, mut progress) = receiver.results(tally, sums, periods);
    let drafts = beside(&ended)?;
    let many = Many(context.look(league.look));
    let mut step = |done, all| progress.drawn(done, all);
    let written = outputs.end(ended, league.ranking(), &many, &mut step).map_err(anyhow::Error::from);
    let written = written.and_then(|own| outputs::finish(drafts.into_iter().chain(own).collect()));
    // A closed pipe hides neither a failed input nor a gate.
    written.or_else(|error| if is_closed_pipe(&*error) { Ok(()) } else { Err(error) })?;
    Ok(Done::said(&ending))
}
