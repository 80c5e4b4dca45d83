//! What changed of many agencies: where they stand then and now, who moved, who is new or gone.

use crate::analysis::compare::End;
use crate::analysis::compare::pairs::{By, Merged};
use crate::analysis::compare::stage::Condition;
use crate::analysis::compare::sums::{MeanIndex, Moves, distribution, movers, spread};
use crate::base::number::Ppm;
use crate::batch::possible_stages;
use crate::report::block::{
    Block, Cell, Chart, Column, Document, Headline, Item, Kind, Role, Side, Slope, Table, Text,
};
use crate::report::words::{self as common, Ladder};

use super::super::words::compare as words;
use super::{View, name};

/// The most agencies whose way a picture shows.
const MOST_SLOPES: usize = 40;

impl View<'_> {
    pub(super) fn of_many(&mut self) {
        self.head(Text::default());
        let (text, mut below) = (self.moved(), Vec::new());
        below.extend(self.means());
        below.extend(self.others().map(Text::plain));
        self.document.push(Block::Headline(Headline { text, below, ..Headline::default() }));
        if self.options.page {
            // What a leader asks first stands on the first screen.
            let parts = [Self::distribution, Self::fallen].map(|part| self.apart(part));
            self.document.push(Block::Beside(parts.into_iter().filter(|it| !it.blocks.is_empty()).collect()));
            self.slopes();
        } else {
            self.distribution();
            self.fallen();
        }
        let (risen, fallen) = movers(&self.step.pairs);
        let lang = self.lang;
        self.agencies(words::who_rose(lang), &risen, true);
        self.agencies(words::who_fell(lang), &fallen, true);
        if self.options.full {
            self.agencies(words::all(lang), &(0..self.step.pairs.len()).collect::<Vec<_>>(), false);
        }
        self.merged();
        self.left_out();
    }

    pub(super) fn line_of_many(&self) -> Text {
        self.means().into_iter().fold(self.moved(), |line, mean| line.and(Role::Plain, " · ").then(mean))
    }

    fn moved(&self) -> Text {
        let Moves { risen, same, fallen, unknown } = Moves::of(&self.step.pairs);
        let text = Text::new(Role::Strong, words::in_both(self.lang, self.step.pairs.len()));
        if !self.rubric.method.claims() {
            return text;
        }
        let text = text.and(Role::Plain, words::moved(self.lang, risen, same, fallen));
        if unknown > 0 { text.and(Role::Plain, words::cannot_tell(self.lang, unknown)) } else { text }
    }

    fn means(&self) -> Vec<Text> {
        let (lang, numbers) = (self.lang, &self.numbers);
        let (then, now) = MeanIndex::of_pairs(&self.step.pairs);
        let points = crate::analysis::compare::difference(then.mean, now.mean);
        let points = points.map_or_else(|| "–".to_owned(), |points| self.points(points));
        let (before, after) = (numbers.maybe(then.mean), numbers.maybe(now.mean));
        let paired = words::mean_of_pairs(lang, then.agencies, &before, &after, &points);
        let mut lines = vec![Text::new(Role::Strong, paired)];
        let of = |ends: &[End]| MeanIndex::of(ends.iter().map(End::index));
        let (all_then, all_now) = (of(&self.step.before), of(&self.step.after));
        if (all_then, all_now) != (then, now) {
            let (before, after) = (numbers.maybe(all_then.mean), numbers.maybe(all_now.mean));
            let all = words::mean_of_all(lang, &before, all_then.agencies, &after, all_now.agencies);
            lines.push(Text::plain(all));
        }
        lines
    }

    /// Who is not in both, where there is anybody.
    fn others(&self) -> Option<String> {
        let (lang, pairing) = (self.lang, &self.step.pairing);
        let parts = [
            (words::count_new(lang, pairing.new.len()), pairing.new.len()),
            (words::count_gone(lang, pairing.gone.len()), pairing.gone.len()),
            (words::count_merged(lang, pairing.merged.len()), pairing.merged.len()),
            (words::count_unclear(lang, pairing.unclear.len()), pairing.unclear.len()),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|(_, count)| *count > 0).map(|(said, _)| said).collect();
        (!parts.is_empty()).then(|| parts.join(", ") + ".")
    }

    /// What a part of the report says, for itself.
    fn apart(&mut self, part: fn(&mut Self)) -> Document {
        let before = std::mem::take(&mut self.document);
        part(self);
        std::mem::replace(&mut self.document, before)
    }

    /// How many agencies were and are at each stage.
    fn distribution(&mut self) {
        let (lang, rubric) = (self.lang, self.rubric);
        if !rubric.method.claims() || self.old.stages.len() != rubric.stages.len() {
            return;
        }
        let count = |ends: &[End]| distribution(ends, rubric.stages.len());
        let (before, after) = (count(&self.step.before), count(&self.step.after));
        let rows = possible_stages(rubric).map(|stage| {
            let (then, now) = (before[stage], after[stage]);
            let sign = match now.cmp(&then) {
                std::cmp::Ordering::Greater => format!("+{}", now - then),
                std::cmp::Ordering::Less => format!("-{}", then - now),
                std::cmp::Ordering::Equal => "0".to_owned(),
            };
            vec![
                Cell::new(common::stage_name(rubric, stage, lang)),
                Cell::new(then.to_string()),
                Cell::new(now.to_string()),
                Cell::new(sign),
            ]
        });
        let rows = rows.collect();
        self.document.heading(2, words::at_each_stage(lang, Ladder::of(self.rubric)));
        let mut columns = vec![Column::words(words::stage_column(lang, Ladder::of(self.rubric)))];
        columns.extend(self.columns_of_three());
        self.document.table(Table { columns, rows });
    }

    /// How the index of each agency went, as a picture; of many those that moved most.
    fn slopes(&mut self) {
        let (step, lang) = (self.step, self.lang);
        if !self.options.page || step.pairs.len() < 2 {
            return;
        }
        let (_, after) = self.comparison.ends(step);
        let mut places: Vec<usize> = (0..step.pairs.len()).collect();
        if places.len() > MOST_SLOPES {
            let (risen, fallen) = movers(&step.pairs);
            let first = |all: Vec<usize>| all.into_iter().take(MOST_SLOPES / 2).collect::<Vec<_>>();
            places = [first(risen), first(fallen)].concat();
        }
        let row = |at: usize| {
            let (pair, changes) = (step.pairing.pairs.get(at)?, step.pairs.get(at)?);
            Some(Slope {
                name: after.came.get(pair.after)?.agency.name.clone(),
                from: changes.before.index().map(Ppm::get),
                to: changes.after.index().map(Ppm::get),
            })
        };
        let is_part = places.len() < step.pairs.len();
        let rows: Vec<Slope> = places.into_iter().filter_map(row).collect();
        let (before, now) = self.comparison.names(step);
        self.document.heading(2, words::slopes(lang));
        let caption = if is_part { words::slopes_of_most(lang) } else { words::slopes_of_all(lang) };
        self.document.push(Block::Chart(caption.into(), Chart::Slopes { ends: [before, now], rows }));
    }

    /// Whose stage fell, with the conditions that fail now.
    fn fallen(&mut self) {
        let (step, lang) = (self.step, self.lang);
        let (_, after) = self.comparison.ends(step);
        let mut items = Vec::new();
        for (pair, changes) in step.pairing.pairs.iter().zip(&step.pairs).filter(|(_, it)| it.has_fallen()) {
            let who = name(&after.came[pair.after].agency);
            let lost =
                changes.moved.iter().flat_map(|moved| &moved.conditions).map(|condition| match *condition {
                    Condition::Threshold { column, before, after, .. } => {
                        let what = self.column(column);
                        format!("{what}: {} → {}", self.numbers.maybe(before), self.numbers.maybe(after))
                    }
                    Condition::Hold(at) => self.hold(at),
                    Condition::Applies => words::applies(lang).to_owned(),
                    Condition::Limit => words::limit(lang).to_owned(),
                });
            let below: Vec<Item> = lost.map(Item::new).collect();
            let text = Text::plain(format!("{who}: ")).then(self.stage_moved(changes));
            items.push(Item { text, below });
        }
        if items.is_empty() {
            return;
        }
        self.document.heading(2, words::stage_fell(lang, Ladder::of(self.rubric)));
        self.first(&items);
    }

    /// The first items of a list, as many as are to be shown.
    fn first(&mut self, items: &[Item]) {
        let (shown, more) = self.options.first(items);
        self.document.list(Kind::Bullets, shown.to_vec());
        self.more(more);
    }

    fn more(&mut self, more: usize) {
        if more > 0 {
            self.document.note(words::and_more(self.lang, more as u64));
        }
    }

    /// A table of pairs, by their places.
    fn agencies(&mut self, title: &str, places: &[usize], is_cut: bool) {
        if places.is_empty() {
            return;
        }
        let (step, lang) = (self.step, self.lang);
        let (shown, more) = if is_cut { self.options.first(places) } else { (places, 0) };
        let (_, after) = self.comparison.ends(step);
        let claims = self.rubric.method.claims();
        let is_named = |at: &&usize| step.pairing.pairs[**at].by == By::Name;
        let named = shown.iter().filter(is_named).count();
        let rows = shown.iter().map(|&at| {
            let (pair, changes) = (&step.pairing.pairs[at], &step.pairs[at]);
            let agency = &after.came[pair.after].agency;
            let mark = if pair.by == By::Name { " ~" } else { "" };
            let mut row = vec![Cell::new(format!("{}{mark}", name(agency)))];
            let arrow =
                |then: String, now: String| if then == now { now } else { format!("{then} → {now}") };
            if claims {
                let number = |stage: Option<usize>, rubric: &crate::model::rubric::Rubric| {
                    stage.map_or_else(|| "–".to_owned(), |stage| rubric.number(stage).to_string())
                };
                let then = number(changes.before.stage, self.old);
                row.push(Cell::new(arrow(then, number(changes.after.stage, self.rubric))));
            }
            row.extend(self.three(changes.before.index(), changes.after.index()));
            let rank = |ranks: &[Option<usize>], at: usize| {
                ranks.get(at).copied().flatten().map_or_else(|| "–".to_owned(), |rank| rank.to_string())
            };
            let ranks = (rank(&step.ranks_before, pair.before), rank(&step.ranks_after, pair.after));
            row.push(Cell::new(arrow(ranks.0, ranks.1)));
            row
        });
        let rows = rows.collect();
        let mut columns = vec![Column::words(words::agency_column(lang))];
        columns.extend(
            claims.then(|| Column::of(Side::Centre, words::stage_column(lang, Ladder::of(self.rubric)))),
        );
        columns.extend(self.columns_of_three());
        columns.push(Column::of(Side::Right, words::rank_column(lang)).spare(1));
        self.document.heading(2, title);
        self.document.table(Table { columns, rows });
        self.more(more);
        if named > 0 {
            self.document.note(words::by_name(lang, named));
        }
    }

    /// Agencies that became one, or that one became: a list and a range.
    fn merged(&mut self) {
        let (step, lang) = (self.step, self.lang);
        if step.pairing.merged.is_empty() {
            return;
        }
        self.document.heading(2, words::merged(lang));
        let (old, new) = self.comparison.ends(step);
        let item = |merged: &Merged| {
            let (before, after) = step.merged(merged);
            let list = |places: &[usize], ends: &[&End], came: &[crate::batch::comparison::Came]| {
                let each = places.iter().zip(ends).filter_map(|(at, end)| {
                    Some(format!("{} {}", name(&came.get(*at)?.agency), self.numbers.maybe(end.index())))
                });
                each.collect::<Vec<_>>().join(", ")
            };
            let range = spread(&before, &after).map_or_else(
                || "–".to_owned(),
                |(least, most)| words::range(lang, &self.signed(least), &self.points(most)),
            );
            let then = list(&merged.before, &before, &old.came);
            let now = list(&merged.after, &after, &new.came);
            let missing = merged.missing.iter().map(|unit| format!("{} {}", unit.code, unit.name_in(lang)));
            let missing = missing.collect::<Vec<_>>().join(", ");
            let below =
                if missing.is_empty() { Vec::new() } else { vec![Item::new(words::missing(lang, &missing))] };
            Item { text: words::merged_one(lang, &then, &now, &range).into(), below }
        };
        let items = step.pairing.merged.iter().map(item).collect();
        self.document.list(Kind::Bullets, items);
    }

    /// Who is new, gone or unclear.
    fn left_out(&mut self) {
        let (step, lang) = (self.step, self.lang);
        let (old, new) = self.comparison.ends(step);
        let pairing = &step.pairing;
        let named = |places: &[usize], came: &[crate::batch::comparison::Came], ends: &[End]| {
            let item = |at: usize| {
                let index = self.numbers.maybe(ends.get(at)?.index());
                Some(Item::new(format!("{}: {index}", name(&came.get(at)?.agency))))
            };
            places.iter().filter_map(|&at| item(at)).collect::<Vec<_>>()
        };
        let unclear = pairing.unclear.iter().filter_map(|unclear| {
            let first = unclear.after.first().map(|&at| &new.came[at]);
            let who = first.or_else(|| unclear.before.first().map(|&at| &old.came[at]))?;
            let text = words::times(lang, &name(&who.agency), unclear.before.len(), unclear.after.len());
            let places = unclear.before.iter().map(|&at| &old.came[at]);
            let places = places.chain(unclear.after.iter().map(|&at| &new.came[at]));
            let below = places.map(|came| Item::new(came.origin.as_str())).collect();
            Some(Item { text: text.into(), below })
        });
        let parts = [
            (words::new(lang), named(&pairing.new, &new.came, &step.after)),
            (words::gone(lang), named(&pairing.gone, &old.came, &step.before)),
            (words::unclear(lang), unclear.collect()),
        ];
        for (title, items) in parts {
            if items.is_empty() {
                continue;
            }
            self.document.heading(2, title);
            self.first(&items);
        }
    }
}
