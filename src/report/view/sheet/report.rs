//! The report of one answer sheet as a page: its first part answers which stage, how sure, what stands in the way and what
//! to do first; the rest is everything behind that.

use crate::base::number::Ppm;
use crate::report::block::{Block, Chart, Document, Item, Kind, Part, Series, Text};

use super::super::method;
use super::super::words::report as words;
use super::View;

/// How many steps the first part names, and how many recommendations are not folded.
const FIRST: usize = 3;
/// A radar needs so many axes, and has room for so many.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

impl View<'_, '_> {
    /// The whole report.
    pub(super) fn report(&mut self) {
        self.head();
        let headline = self.headline();
        self.document.push(Block::Headline(headline));
        let mut way = self.apart(Self::obstacles);
        let has_way = !way.blocks.is_empty();
        if !has_way {
            way = self.apart(Self::ladder);
        }
        way.blocks.extend(self.apart(Self::counts).blocks);
        let first = self.apart(Self::first_steps);
        self.document.push(Block::Beside(vec![way, first]));
        self.document.push(Block::Contents);
        self.appraisal();
        let stages = if has_way { self.apart(Self::ladder) } else { Document::default() };
        let profile = self.apart(Self::profile);
        self.document.push(Block::Beside(vec![stages, profile]));
        let (table, picture) = self.picture();
        let mut open = self.apart(Self::duties);
        open.blocks.extend(self.apart(Self::unanswered).blocks);
        if table.blocks.is_empty() {
            self.document.push(Block::Beside(vec![open, picture]));
        } else {
            self.document.push(Block::Beside(vec![table, picture]));
            self.document.blocks.extend(open.blocks);
        }
        self.all_recommendations();
        self.criteria();
        self.method();
    }

    /// What a part of the report says, for itself.
    pub(super) fn apart(&mut self, part: impl FnOnce(&mut Self)) -> Document {
        let before = std::mem::take(&mut self.document);
        part(self);
        std::mem::replace(&mut self.document, before)
    }

    /// The first steps, in a table.
    fn first_steps(&mut self) {
        let whole = self.options.top;
        self.options.top = Some(FIRST);
        self.steps();
        self.options.top = whole;
    }

    /// All recommendations, the first ones open.
    fn all_recommendations(&mut self) {
        let all = self.apart(Self::recommendations);
        for block in all.blocks {
            match block {
                Block::List(Kind::Numbers, mut items) if items.len() > FIRST + 1 => {
                    let rest = items.split_off(FIRST);
                    self.document.list(Kind::Numbers, items);
                    let title = words::more_steps(self.lang, rest.len()).into();
                    let body = Document { blocks: vec![Block::List(Kind::NumbersFrom(FIRST + 1), rest)] };
                    self.document.push(Block::Folded(Part { title, number: None, body }));
                }
                block => self.document.push(block),
            }
        }
    }

    /// Another result beside this one, if there is one; and the dimensions as a picture.
    fn picture(&mut self) -> (Document, Document) {
        let table = self.apart(Self::compared);
        let (names, own) = self.tops();
        let mut picture = Document::default();
        if !AXES.contains(&own.len()) || own.iter().all(Option::is_none) {
            return (table, picture);
        }
        let ppm = |shares: &[Option<Ppm>]| shares.iter().map(|share| share.map(Ppm::get)).collect();
        let beside = self.beside.filter(|_| !table.blocks.is_empty());
        let mut series = vec![Series { name: self.own_name(beside).to_owned(), shares: ppm(&own) }];
        series.extend(
            beside.map(|beside| Series { name: self.other_name(beside), shares: ppm(&beside.dimensions) }),
        );
        picture.heading(2, words::chart(self.lang));
        picture.push(Block::Chart(words::radar(self.lang).into(), Chart::Radar { axes: names, series }));
        (table, picture)
    }

    /// How it was computed, from what.
    pub(super) fn method(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let assessor = assessment.sheet.assessor.as_ref();
        let assessor = assessor.map(|by| Item::new(Text::labelled(words::assessor(lang), by.as_str())));
        let digest = method::digest(words::answers_digest(lang), self.digest);
        let facts = digest.into_iter().chain(assessor).collect();
        method::add(&mut self.document, assessment.rubric, facts, lang);
    }
}
