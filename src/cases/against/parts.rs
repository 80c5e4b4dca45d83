//! Changes of the head of a rubric, its sources, its stages, its verdict rule and its dimensions.

use crate::base::lang::{Lang, Message};
use crate::base::number::Decimal;
use crate::model::rubric::{
    AgencyKind, Aggregate, Cell, Dimension, Method, Rubric, Scope, Source, Stage, Threshold,
};
use crate::model::text::Text;

use super::pairs::Pairs;
use super::values::{self, quote};
use super::words;
use super::{At, ChangeKind as Kind, Changes, Level, Place};

/// Finds the changes of everything but the questions.
pub(super) fn compare(changes: &mut Changes<'_, '_>) {
    head(changes);
    sources(changes);
    stages(changes);
    rule(changes);
    dimensions(changes);
}

impl Changes<'_, '_> {
    /// A text that was added, removed or written anew.
    pub(super) fn text(&mut self, at: &At, key: &'static str, old: Option<&Text>, new: Option<&Text>) {
        self.named_text(at, key, &values::field(key), old, new);
    }

    pub(super) fn named_text(
        &mut self,
        at: &At,
        key: &'static str,
        what: &Message,
        old: Option<&Text>,
        new: Option<&Text>,
    ) {
        if let Some(message) = values::text_change(what, old, new, &self.pairing.languages) {
            self.push(Kind::TextChanged, Level::Patch, at, Some(key), message);
        }
    }

    fn aliases(&mut self, at: &At, old: &[String], new: &[String]) {
        if old != new {
            let list = |names: &[String]| {
                let names: Vec<String> = names.iter().map(|name| values::quoted(name)).collect();
                if names.is_empty() { words::none() } else { Message::verbatim(names.join(", ")) }
            };
            let message = words::changed(&values::field("aliases"), &list(old), &list(new));
            self.push(Kind::TextChanged, Level::Patch, at, Some("aliases"), message);
        }
    }

    /// A weight that became another one.
    pub(super) fn weight(&mut self, at: &At, old: Decimal, new: Decimal) {
        let weight = values::number;
        let message = words::changed(&words::the_weight(), &weight(old), &weight(new));
        self.push(Kind::WeightChanged, Level::Minor, at, Some("weight"), message);
    }

    /// An id that became another one.
    ///
    /// Sheets that say the old one are still read if `was` lists it.
    pub(super) fn renamed(&mut self, kind: Kind, at: &At, (old, new): (&str, &str), was: &[String]) {
        if old != new {
            let message = words::now_called(old, new);
            let level = if was.iter().any(|id| id == old) { Level::Minor } else { Level::Major };
            self.push(kind, level, at, Some("id"), message);
        }
    }
}

fn head(changes: &mut Changes<'_, '_>) {
    let (old, new) = (changes.pairing.old, changes.pairing.new);
    let at = At::both(&new.id, Place::Rubric, Place::Rubric);
    if old.id != new.id {
        let message = words::changed(&words::the_id(), &values::id(&old.id), &values::id(&new.id));
        changes.push(Kind::RubricRenamed, Level::Major, &at, Some("rubric"), message);
    }
    changes.text(&at, "title", Some(&old.title), Some(&new.title));
    changes.text(&at, "summary", old.summary.as_ref(), new.summary.as_ref());
    if old.languages != new.languages {
        let list = |rubric: &Rubric| values::ids(rubric.languages.iter().map(|lang: &Lang| lang.code()));
        let message = words::changed(&words::the_languages(), &list(old), &list(new));
        changes.push(Kind::LanguagesChanged, Level::Patch, &at, Some("languages"), message);
    }
    if old.effort_points != new.effort_points {
        let message = words::changed(
            &words::the_effort_scale(),
            &values::effort_points(old.effort_points),
            &values::effort_points(new.effort_points),
        );
        changes.push(Kind::EffortChanged, Level::Minor, &at, Some("efforts"), message);
    }
}

fn sources(changes: &mut Changes<'_, '_>) {
    let (old_rubric, new_rubric) = (changes.pairing.old, changes.pairing.new);
    let pairs = Pairs::by_id(
        old_rubric.sources.iter().map(|source| &*source.id),
        new_rubric.sources.iter().map(|source| &*source.id),
    );
    for slot in pairs.walk() {
        match slot {
            (Some(old), Some(new)) => source(changes, old, new),
            (None, Some(at)) => {
                let source = &new_rubric.sources[at];
                let title = quote(&source.title);
                let at = At::new(&source.id, Place::Source(at));
                changes.push(Kind::SourceAdded, Level::Patch, &at, None, words::new_source(&title));
            }
            (Some(at), None) => {
                let source = &old_rubric.sources[at];
                let title = quote(&source.title);
                let at = At::old(&source.id, Place::Source(at));
                let message = words::source_gone(&title);
                changes.push(Kind::SourceRemoved, Level::Patch, &at, None, message);
            }
            (None, None) => {}
        }
    }
}

fn source(changes: &mut Changes<'_, '_>, old_at: usize, new_at: usize) {
    let (old_rubric, new_rubric) = (changes.pairing.old, changes.pairing.new);
    let (old, new) = (&old_rubric.sources[old_at], &new_rubric.sources[new_at]);
    let at = At::both(&new.id, Place::Source(old_at), Place::Source(new_at));
    changes.text(&at, "cite", old.cite.as_ref(), new.cite.as_ref());
    changes.text(&at, "title", Some(&old.title), Some(&new.title));
    let mut push = |key, what: &Message, was: &Message, is: &Message| {
        if was != is {
            changes.push(Kind::SourceChanged, Level::Patch, &at, Some(key), words::changed(what, was, is));
        }
    };
    push("date", &words::the_date(), &values::date(old), &values::date(new));
    let (was, is) = (values::status(old.status), values::status(new.status));
    push("status", &words::the_status(), &was, &is);
    let successor = |rubric: &Rubric, source: &Source| {
        values::ids(source.replaced_by.iter().map(|&at| rubric.sources[at].id.as_str()))
    };
    let what = words::its_replacement();
    push("replaced_by", &what, &successor(old_rubric, old), &successor(new_rubric, new));
    changes.text(&at, "note", old.note.as_ref(), new.note.as_ref());
}

fn stages(changes: &mut Changes<'_, '_>) {
    let pairing = changes.pairing;
    let (old_rubric, new_rubric) = (pairing.old, pairing.new);
    let moved = pairing.stages.moved();
    for slot in pairing.stages.walk() {
        match slot {
            (Some(old_at), Some(new_at)) => {
                let (old, new) = (&old_rubric.stages[old_at], &new_rubric.stages[new_at]);
                let at = At::both(&new.id, Place::Stage(old_at), Place::Stage(new_at));
                changes.renamed(Kind::StageRenamed, &at, (&old.id, &new.id), &new.was);
                if moved.contains(&new_at) {
                    let (was, is) = (old_at + 1, new_at + 1);
                    let message = words::moved_from_place(was, is);
                    changes.push(Kind::StageMoved, Level::Major, &at, None, message);
                }
                stage_texts(changes, &at, old, new);
            }
            (None, Some(at)) => {
                let stage = &new_rubric.stages[at];
                let title = quote(&stage.title);
                let message = words::new_stage(at + 1, &title, criteria_of(new_rubric, at));
                let at = At::new(&stage.id, Place::Stage(at));
                changes.push(Kind::StageAdded, Level::Major, &at, None, message);
            }
            (Some(at), None) => {
                let stage = &old_rubric.stages[at];
                let title = quote(&stage.title);
                let message = words::stage_gone(at + 1, &title, criteria_of(old_rubric, at));
                let at = At::old(&stage.id, Place::Stage(at));
                changes.push(Kind::StageRemoved, Level::Major, &at, None, message);
            }
            (None, None) => {}
        }
    }
}

fn stage_texts(changes: &mut Changes<'_, '_>, at: &At, old: &Stage, new: &Stage) {
    changes.text(at, "title", Some(&old.title), Some(&new.title));
    changes.text(at, "level", old.level.as_ref(), new.level.as_ref());
    changes.text(at, "summary", old.summary.as_ref(), new.summary.as_ref());
    changes.aliases(at, &old.aliases, &new.aliases);
}

/// The number of criteria of a stage.
fn criteria_of(rubric: &Rubric, stage: usize) -> usize {
    rubric
        .criteria
        .iter()
        .filter(|criterion| {
            rubric.column_stage(criterion.column).is_some_and(|it| it.id == rubric.stages[stage].id)
        })
        .count()
}

/// The rule of the verdict, what unanswered questions do, and who is asked what.
fn rule(changes: &mut Changes<'_, '_>) {
    let pairing = changes.pairing;
    let (old_rubric, new_rubric) = (pairing.old, pairing.new);
    let whole = At::both(&new_rubric.id, Place::Rubric, Place::Rubric);
    match (&old_rubric.method, &new_rubric.method) {
        (Method::Staged { requires: old }, Method::Staged { requires: new }) => thresholds(changes, old, new),
        (Method::Banded { from: old, aggregate: was }, Method::Banded { from: new, aggregate: is }) => {
            for (new_at, old_at) in pairing.stages.old_of.iter().enumerate() {
                let Some(old_at) = *old_at else { continue };
                if old[old_at] != new[new_at] {
                    let message = words::changed(
                        &words::the_least_total(),
                        &values::share(old[old_at]),
                        &values::share(new[new_at]),
                    );
                    let at =
                        At::both(&new_rubric.stages[new_at].id, Place::Stage(old_at), Place::Stage(new_at));
                    changes.push(Kind::RuleChanged, Level::Major, &at, Some("from"), message);
                }
            }
            aggregate(changes, &whole, *was, *is);
        }
        (old, new) if old.as_str() != new.as_str() => {
            let method = |method: &Method| values::id(method.as_str());
            let message = words::changed(&words::the_method(), &method(old), &method(new));
            changes.push(Kind::RuleChanged, Level::Major, &whole, Some("method"), message);
        }
        _ => {}
    }
    if old_rubric.unanswered != new_rubric.unanswered {
        let message = words::changed(
            &words::the_effect_of_unanswered(),
            &values::unanswered(old_rubric.unanswered),
            &values::unanswered(new_rubric.unanswered),
        );
        changes.push(Kind::RuleChanged, Level::Major, &whole, Some("unanswered"), message);
    }
    for (_, kind) in AgencyKind::ALL {
        scope(changes, &whole, kind);
    }
}

fn aggregate(changes: &mut Changes<'_, '_>, at: &At, old: Aggregate, new: Aggregate) {
    if old != new {
        let name = |aggregate: Aggregate| values::id(aggregate.as_str());
        let message = words::changed(&words::the_aggregate(), &name(old), &name(new));
        changes.push(Kind::RuleChanged, Level::Major, at, Some("aggregate"), message);
    }
}

/// What a kind of agency is not asked, and how high its verdict can go.
fn scope(changes: &mut Changes<'_, '_>, at: &At, kind: AgencyKind) {
    let pairing = changes.pairing;
    let (old, new) = (pairing.old.scope(Some(kind)), pairing.new.scope(Some(kind)));
    let name = kind.as_str();
    let is_out = |scope: Option<&Scope>, at: usize| scope.is_some_and(|scope| scope.out[at].is_some());
    let (mut gone, mut back) = (Vec::new(), Vec::new());
    for (new_at, old_at) in pairing.questions.old_of.iter().enumerate() {
        let Some(old_at) = *old_at else { continue };
        match (is_out(old, old_at), is_out(new, new_at)) {
            (false, true) => gone.push(pairing.new.questions[new_at].id.as_str()),
            (true, false) => back.push(pairing.new.questions[new_at].id.as_str()),
            _ => {}
        }
    }
    if !gone.is_empty() {
        let ids = values::ids(gone.into_iter());
        // A sheet that answers them is rejected from now on.
        let message = words::kind_no_longer_asked(name, &ids);
        changes.push(Kind::ScopeChanged, Level::Major, at, Some("applies_to"), message);
    }
    if !back.is_empty() {
        let ids = values::ids(back.into_iter());
        let message = words::kind_now_asked(name, &ids);
        changes.push(Kind::ScopeChanged, Level::Minor, at, Some("applies_to"), message);
    }
    let highest = |rubric: &Rubric, scope: Option<&Scope>| {
        let limit = scope.and_then(|scope| scope.limit.as_ref());
        limit.map_or_else(words::the_last_stage, |limit| values::id(&rubric.stages[limit.stage].id))
    };
    let (was, is) = (highest(pairing.old, old), highest(pairing.new, new));
    if was != is {
        let what = words::the_highest_stage_of(name);
        changes.push(
            Kind::ScopeChanged,
            Level::Major,
            at,
            Some("applies_to"),
            words::changed(&what, &was, &is),
        );
    }
    if let (Some(old), Some(new)) = (old, new) {
        scope_texts(changes, at, old, new);
    }
}

/// Why a kind of agency is not asked something, and why its verdict goes no higher.
fn scope_texts(changes: &mut Changes<'_, '_>, at: &At, old: &Scope, new: &Scope) {
    let pairing = changes.pairing;
    let name = new.kind.as_str();
    // A reason is the same text for all the questions it is given for.
    let mut reasons: Vec<((usize, usize), Vec<&str>)> = Vec::new();
    for (new_at, old_at) in pairing.questions.old_of.iter().enumerate() {
        let (Some(was), Some(is)) = (old_at.and_then(|at| old.out[at]), new.out[new_at]) else { continue };
        let id = pairing.new.questions[new_at].id.as_str();
        match reasons.iter_mut().find(|(pair, _)| *pair == (was, is)) {
            Some((_, ids)) => ids.push(id),
            None => reasons.push(((was, is), vec![id])),
        }
    }
    for ((was, is), ids) in reasons {
        let ids = values::ids(ids.into_iter());
        let what = words::the_reason_not_asked(name, &ids);
        changes.named_text(at, "applies_to", &what, Some(&old.reasons[was]), Some(&new.reasons[is]));
    }
    if let (Some(was), Some(is)) = (&old.limit, &new.limit) {
        let what = words::the_reason_of_highest_stage(name);
        changes.named_text(at, "applies_to", &what, Some(&was.because), Some(&is.because));
    }
}

/// The thresholds between stages that are in both rubrics.
fn thresholds(
    changes: &mut Changes<'_, '_>,
    old_requires: &[Vec<Option<Threshold>>],
    new_requires: &[Vec<Option<Threshold>>],
) {
    let pairing = changes.pairing;
    let (old_rubric, new_rubric) = (pairing.old, pairing.new);
    for (new_of, old_of) in pairing.stages.old_of.iter().enumerate() {
        let Some(old_of) = *old_of else { continue };
        let mut rows: [Vec<(usize, Threshold)>; 2] = [Vec::new(), Vec::new()];
        let mut differs = false;
        for (new_at, old_at) in pairing.stages.old_of.iter().enumerate() {
            let Some(old_at) = *old_at else { continue };
            let (was, is) = (old_requires[old_of][old_at], new_requires[new_of][new_at]);
            differs |= was != is;
            rows[0].extend(was.map(|threshold| (old_at, threshold)));
            rows[1].extend(is.map(|threshold| (new_at, threshold)));
        }
        if differs {
            let message = words::changed(
                &words::the_thresholds(),
                &values::thresholds(old_rubric, &rows[0]),
                &values::thresholds(new_rubric, &rows[1]),
            );
            let at = At::both(&new_rubric.stages[new_of].id, Place::Stage(old_of), Place::Stage(new_of));
            changes.push(Kind::RuleChanged, Level::Major, &at, Some("requires"), message);
        }
    }
}

fn dimensions(changes: &mut Changes<'_, '_>) {
    let pairing = changes.pairing;
    for slot in pairing.dimensions.walk() {
        match slot {
            (Some(old), Some(new)) => dimension(changes, old, new),
            (None, Some(at)) => {
                let dimension = &pairing.new.dimensions[at];
                let title = quote(&dimension.title);
                let weight = values::number(dimension.weight);
                let message = words::new_dimension(&title, &weight);
                let at = At::new(&dimension.id, Place::Dimension(at));
                changes.push(Kind::DimensionAdded, Level::Minor, &at, None, message);
            }
            (Some(at), None) => {
                let dimension = &pairing.old.dimensions[at];
                let title = quote(&dimension.title);
                let at = At::old(&dimension.id, Place::Dimension(at));
                let message = words::dimension_gone(&title);
                changes.push(Kind::DimensionRemoved, Level::Major, &at, None, message);
            }
            (None, None) => {}
        }
    }
}

fn dimension(changes: &mut Changes<'_, '_>, old_at: usize, new_at: usize) {
    let pairing = changes.pairing;
    let (old, new) = (&pairing.old.dimensions[old_at], &pairing.new.dimensions[new_at]);
    let at = At::both(&new.id, Place::Dimension(old_at), Place::Dimension(new_at));
    changes.renamed(Kind::DimensionRenamed, &at, (&old.id, &new.id), &new.was);
    let is_same_parent = match (old.parent, new.parent) {
        (Some(old), Some(new)) => pairing.dimensions.new_of[old] == Some(new),
        (old, new) => old == new,
    };
    if !is_same_parent {
        let parent = |rubric: &Rubric, dimension: &Dimension| {
            dimension.parent.map_or_else(words::the_top, |at| values::id(&rubric.dimensions[at].id))
        };
        let (was, is) = (parent(pairing.old, old), parent(pairing.new, new));
        let message = words::moved(&was, &is);
        changes.push(Kind::DimensionMoved, Level::Minor, &at, None, message);
    }
    changes.text(&at, "title", Some(&old.title), Some(&new.title));
    changes.text(&at, "summary", old.summary.as_ref(), new.summary.as_ref());
    changes.aliases(&at, &old.aliases, &new.aliases);
    if old.weight != new.weight {
        changes.weight(&at, old.weight, new.weight);
    }
    aggregate(changes, &at, old.aggregate, new.aggregate);
    for (new_stage, old_stage) in pairing.stages.old_of.iter().enumerate() {
        let was = old_stage.and_then(|stage| old.cells[stage].as_ref());
        let is = new.cells[new_stage].as_ref();
        let at = At { subject: format!("{}@{}", new.id, pairing.new.stages[new_stage].id), ..at.clone() };
        // What belongs to a new stage is reported with the stage.
        if old_stage.is_some() {
            cell(changes, &at, was, is);
        }
    }
}

fn cell(changes: &mut Changes<'_, '_>, at: &At, old: Option<&Cell>, new: Option<&Cell>) {
    let what = words::the_heading_of_cell();
    changes.named_text(at, "stages", &what, old.map(|cell| &cell.title), new.map(|cell| &cell.title));
    if let (Some(old), Some(new)) = (old, new) {
        let what = words::the_summary_of_cell();
        changes.named_text(at, "stages", &what, old.summary.as_ref(), new.summary.as_ref());
        changes.aliases(at, &old.aliases, &new.aliases);
    }
}
