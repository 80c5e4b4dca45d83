//! The result of one agency, in short.

use crate::analysis::appraisal::Appraisal;
use crate::analysis::assessment::Assessment;
use crate::analysis::duties::{DutyCounts, count_duties, duties};
use crate::analysis::plan::{Next, next};
use crate::analysis::rank::Standing;
use crate::analysis::robustness::weights::Tops;
use crate::base::number::Ppm;
use crate::engine::profile::{Profile, index as mean};
use crate::engine::program::Program;
use crate::engine::score::{Counts, Reading, Scorecard};
use crate::engine::verdict::StageNumber;
use crate::input::table::plain::Who;
use crate::model::answers::{Agency, AnswerSheet};
use crate::model::rubric::Rubric;

use super::earlier::Earlier;
use super::extras::Extras;
use super::firmness::Firm;

/// The result of one agency, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Who was assessed.
    pub agency: Agency,
    /// The period.
    pub period: Option<String>,
    /// Who filled the sheet in.
    pub assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub illustrative: bool,
    /// Where the answers stand: `north.yaml`, `answers.csv:12`, `answers.xlsx:Sheet1!12`.
    pub origin: String,
    /// The stage and the index; no stage if blanks block the verdict, or the rubric claims none.
    pub standing: Standing,
    /// The stage and the index with unanswered questions at their worst.
    pub worst: Standing,
    /// The stage and the index with unanswered questions at their best.
    pub best: Standing,
    /// The stage that coverages support, whatever gates are open; nothing where there is no stage.
    pub supported: Option<StageNumber>,
    /// The stage by the evidenced answers alone; nothing if the rubric claims no stage.
    pub evidenced: Option<StageNumber>,
    /// The stage if everything not applicable counted as not met; nothing if the rubric claims no stage.
    pub not_applicable_as_unmet: Option<StageNumber>,
    /// How many questions were answered and how.
    pub counts: Counts,
    /// How it stands to its duties.
    pub duties: DutyCounts,
    /// The overall coverage in each column.
    pub overall: Vec<Option<Ppm>>,
    /// The stage and the index of each top dimension, in the order of the rubric.
    pub dimensions: Vec<Standing>,
    /// The place of the weakest top dimension among them.
    pub weakest: Option<usize>,
    /// How many warnings there are about its answers.
    pub warnings: u64,
    /// Where it stands by its own answers and by appraised ones, if there are any.
    pub appraisal: Option<Appraisal>,
    /// What its rank is drawn from, where somebody asks how firm it is.
    pub tops: Option<Box<Tops>>,
    /// How firm its rank is, once that is drawn.
    pub firm: Option<Box<Firm>>,
    /// The cheapest way to its next stage, where somebody asks for that.
    pub next: Option<Next>,
    /// Where it stood earlier, where somebody has that.
    pub earlier: Option<Box<Earlier>>,
}

/// What is to be found out of an agency beside its stage and index; what is not needed stays empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The stage and index at worst and at best.
    pub range: bool,
    /// The stage by the evidenced answers, and with everything not applicable not met.
    pub readings: bool,
    /// The dimensions, and the weakest of them.
    pub dimensions: bool,
}

impl Needs {
    /// Everything.
    pub const ALL: Self = Self { range: true, readings: true, dimensions: true };
}

impl Row {
    /// The row of an assessment.
    #[must_use]
    pub fn new(assessment: &Assessment<'_>, origin: String) -> Self {
        let Assessment { rubric, sheet, card, .. } = assessment;
        let mut row = Self { origin, ..Self::default() };
        row.sheet(sheet);
        row.judge(&Program::new(rubric, card.kind), card, Needs::ALL, &mut Profile::default());
        row.appraisal = assessment.appraisal;
        row
    }

    /// Says who was assessed.
    pub fn sheet(&mut self, sheet: &AnswerSheet) {
        let AnswerSheet { agency, period, assessor, illustrative, .. } = sheet;
        self.agency.clone_from(agency);
        self.period.clone_from(period);
        self.assessor.clone_from(assessor);
        self.illustrative = *illustrative;
    }

    /// Says who was assessed, by a plain row of a table.
    pub fn who(&mut self, who: &Who<'_>) {
        put(&mut self.agency.name, who.name);
        put_some(&mut self.agency.code, who.code);
        put_some(&mut self.agency.scheme, who.scheme.map_or("", |scheme| scheme.as_str()));
        self.agency.kind = who.kind;
        put_some(&mut self.period, who.period);
        put_some(&mut self.assessor, who.assessor);
        self.illustrative = who.illustrative;
        self.appraisal = None;
    }

    /// Says what a scorecard gives; `profile` is memory for the coverages.
    pub fn judge(&mut self, program: &Program<'_>, card: &Scorecard, needs: Needs, profile: &mut Profile) {
        let rubric = program.rubric();
        let claimed = |stage: StageNumber| rubric.method.claims().then_some(stage);
        program.profile_into(card, Reading::Actual, profile);
        let (stage, supported) = program.stages(card, profile, Reading::Actual);
        let index = profile.index.filter(|_| !program.is_blocked(card));
        self.standing = Standing { stage: program.claimed(card, stage), index };
        self.supported = program.claimed(card, supported);
        self.counts = card.counts;
        self.duties = count_duties(&duties(rubric, card, self.period.as_deref()));
        self.overall.clear();
        self.overall.extend_from_slice(profile.overall());
        if needs.range {
            let range = program.range(card, profile, stage);
            self.worst = Standing { stage: claimed(range.stage.0), index: range.index.0 };
            self.best = Standing { stage: claimed(range.stage.1), index: range.index.1 };
        }
        if needs.readings {
            self.evidenced = claimed(program.evidenced(card, stage));
            self.not_applicable_as_unmet = claimed(program.not_applicable_as_unmet(card, stage));
        }
        if needs.dimensions {
            self.dimensions.clear();
            self.dimensions.extend(rubric.top_dimensions().map(|at| Standing {
                stage: program.dimension_stage(card, profile, at),
                index: mean(profile.dimension(at)),
            }));
            self.weakest = weakest(rubric, &self.dimensions);
        }
    }

    /// Finds out what is asked for beyond the result.
    pub fn add(&mut self, program: &Program<'_>, assessment: &Assessment<'_>, extras: &Extras) {
        let Assessment { card, verdict, sheet, .. } = assessment;
        self.tops = extras
            .seed
            .and_then(|_| Tops::of(program, &program.shape(), card, &verdict.profile))
            .map(Box::new);
        self.next = if extras.plans { next(program, card, &sheet.responses, verdict) } else { None };
    }

    /// Adds what the agency is known by: its scheme and its code, or its name where it has none, and the period if an
    /// agency may come once in each.
    pub fn key(&self, by_period: bool, key: &mut Vec<u8>) {
        let Agency { scheme, code, name, .. } = &self.agency;
        // A name that reads like the code of another agency is no code.
        let known = code.as_deref().map_or((b'n', name.as_str()), |code| (b'c', code));
        key.push(known.0);
        fold(known.1, key);
        key.push(0);
        key.extend_from_slice(scheme.as_deref().unwrap_or_default().as_bytes());
        if by_period {
            key.push(0);
            key.extend_from_slice(self.period.as_deref().unwrap_or_default().as_bytes());
        }
    }
}

/// A text without what people do not look at: blanks of all kinds as one, and small letters.
fn fold(text: &str, key: &mut Vec<u8>) {
    let start = key.len();
    key.extend_from_slice(text.as_bytes());
    let own = key.get_mut(start..).unwrap_or_default();
    if own.iter().all(u8::is_ascii_graphic) {
        own.make_ascii_lowercase();
        return;
    }
    key.truncate(start);
    if text.is_ascii() {
        let mut is_blank = true;
        for byte in text.bytes() {
            if !byte.is_ascii_whitespace() {
                key.push(byte.to_ascii_lowercase());
            } else if !is_blank {
                key.push(b' ');
            }
            is_blank = byte.is_ascii_whitespace();
        }
    } else {
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                key.push(b' ');
            }
            let mut bytes = [0; 4];
            for c in word.chars().flat_map(char::to_lowercase) {
                key.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
            }
        }
    }
    if text.ends_with([' ', '\t']) && key.last() == Some(&b' ') {
        key.pop();
    }
}

/// Puts a text in the place of another one, and keeps its memory.
fn put(place: &mut String, text: &str) {
    place.clear();
    place.push_str(text);
}

fn put_some(place: &mut Option<String>, text: &str) {
    if text.is_empty() {
        *place = None;
    } else {
        put(place.get_or_insert_default(), text);
    }
}

/// The weakest top dimension: the one at the lowest stage, then with the lowest index, then the first. There is
/// none where all are equally strong.
fn weakest(rubric: &Rubric, dimensions: &[Standing]) -> Option<usize> {
    let key = |at: &usize| (dimensions[*at].stage.filter(|_| rubric.method.claims()), dimensions[*at].index);
    let known = || (0..dimensions.len()).filter(|&at| dimensions[at].index.is_some());
    let weakest = known().min_by_key(key)?;
    known().any(|at| key(&at) != key(&weakest)).then_some(weakest)
}
