//! A chunk of inputs → results, on all threads, in the order of the chunk.

use std::path::Path;

use assess::analysis::assessment::Assessment;
use assess::analysis::items::{Items, stage_marks};
use assess::base::diagnostic::{Code, Faulty};
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::base::quote::quoted;
use assess::base::source::SourceFile;
use assess::batch::{Failure, Row, Summary};
use assess::both;
use assess::check::Parsed;
use assess::engine::program::Programs;
use assess::engine::score::Reading;
use assess::model::answers::{self, AnswerSheet};
use assess::model::library::{Chosen, sha256};
use assess::model::rubric::Rubric;
use assess::report::data::batch::xlsx::Detail;
use assess::report::data::json::{self, Provenance};
use assess::syntax::format::{Format, decode};
use assess::syntax::tree::Node;
use rayon::prelude::*;

use crate::files;
use crate::inputs::Asked;

use super::reading::{Work, failure, is_sheet, of_faulty, too_large};
use super::seen::Seen;

/// How many agencies a thread takes at a time.
const PART: usize = 32;

/// So few agencies are scored before other threads have started.
pub const FEW: usize = 64;

/// What is to be made of each agency.
// Four things that can be wanted in any combination.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The whole result as a line of JSON.
    pub line: bool,
    /// What the sheets of a workbook show of each agency.
    pub detail: bool,
    /// The sums over all agencies.
    pub summary: bool,
    /// The statistics of criteria and stages.
    pub items: bool,
}

impl Wanted {
    const fn more_than_rows(self) -> bool {
        self.line || self.detail || self.summary || self.items
    }
}

/// What became of an agency.
pub struct Scored {
    pub row: Row,
    pub line: Option<String>,
    pub detail: Option<Detail>,
}

/// What became of an input.
pub enum Piece {
    Scored(Box<Scored>),
    Failed(Failure),
    /// It is for another rubric or version.
    Differs(Failure),
}

/// What became of a part of a chunk.
struct Part {
    /// In the order of the inputs; nothing for what is none of ours.
    pieces: Vec<Option<Piece>>,
    /// The sums over it, if they are wanted, and what they are made from.
    sums: Option<(Sums, Vec<Result<Ready, Miss>>)>,
}

/// Sums over the agencies so far.
pub struct Sums {
    pub summary: Summary,
    pub criteria: Items,
    pub stages: Items,
}

impl Sums {
    pub fn new(rubric: &Rubric) -> Self {
        Self {
            summary: Summary::new(rubric),
            criteria: Items::of_criteria(rubric),
            stages: Items::of_stages(rubric),
        }
    }
}

/// Turns chunks into results.
pub struct Scorer<'r> {
    pub rubric: &'r Rubric,
    pub chosen: Chosen,
    pub programs: Programs<'r>,
    pub rubric_sha256: String,
    pub wanted: Wanted,
    pub lang: Lang,
    /// Whether an agency may come once in each period.
    pub by_period: bool,
    pub seen: Seen,
    pub sums: Sums,
}

/// A sheet that has been read.
struct Ready {
    sheet: AnswerSheet,
    origin: String,
    sha256: String,
}

/// Why there is no sheet.
enum Miss {
    Failed(Box<Failure>),
    Differs(Box<Failure>),
    /// It is no answer sheet, and nobody said that it was.
    NotOurs,
}

impl Scorer<'_> {
    /// Scores a chunk; what is none of ours is left out.
    pub fn score(&mut self, work: &[Work<'_>]) -> Vec<Piece> {
        let part = |work| self.part(work);
        let parts: Vec<Part> = if work.len() <= FEW {
            work.chunks(PART).map(part).collect()
        } else {
            work.par_chunks(PART).map(part).collect()
        };
        let mut pieces = Vec::with_capacity(work.len());
        for mut part in parts {
            self.refuse_again(&mut part);
            pieces.extend(part.pieces.into_iter().flatten());
            if let Some((sums, _)) = part.sums {
                self.sums.summary.merge(&sums.summary);
                self.sums.criteria.merge(sums.criteria);
                self.sums.stages.merge(sums.stages);
            }
        }
        pieces
    }

    fn part(&self, work: &[Work<'_>]) -> Part {
        let read = work.iter().map(|work| self.read(work));
        if !(self.wanted.summary || self.wanted.items) {
            return Part { pieces: read.map(|read| self.piece(&read, None)).collect(), sums: None };
        }
        let read: Vec<Result<Ready, Miss>> = read.collect();
        let (pieces, sums) = self.sum_up(&read);
        Part { pieces, sums: Some((sums, read)) }
    }

    fn sum_up(&self, read: &[Result<Ready, Miss>]) -> (Vec<Option<Piece>>, Sums) {
        let mut sums = Sums::new(self.rubric);
        let pieces = read.iter().map(|read| self.piece(read, Some(&mut sums))).collect();
        (pieces, sums)
    }

    fn piece(&self, read: &Result<Ready, Miss>, sums: Option<&mut Sums>) -> Option<Piece> {
        match read {
            Ok(ready) => Some(Piece::Scored(Box::new(self.judge(ready, sums)))),
            Err(Miss::Failed(failure)) => Some(Piece::Failed(failure.as_ref().clone())),
            Err(Miss::Differs(failure)) => Some(Piece::Differs(failure.as_ref().clone())),
            Err(Miss::NotOurs) => None,
        }
    }

    fn judge(&self, ready: &Ready, sums: Option<&mut Sums>) -> Scored {
        let wanted = self.wanted;
        let Ready { sheet, origin, sha256 } = ready;
        if !wanted.more_than_rows() {
            let (card, verdict) = self.programs.of(sheet.agency.kind).judge(&sheet.responses);
            let row = Row::of(self.rubric, sheet, &card, &verdict, origin.clone());
            return Scored { row, line: None, detail: None };
        }
        let assessment = Assessment::new(self.programs.of(sheet.agency.kind), sheet, None);
        if let Some(sums) = sums {
            sums.summary.add(&assessment);
            if wanted.items {
                let outcomes = assessment.card.outcomes.iter();
                let unanswered = self.rubric.unanswered;
                let marks: Vec<_> =
                    outcomes.map(|outcome| outcome.achievement(unanswered, Reading::Actual)).collect();
                sums.criteria.push(&marks);
                sums.stages.push(&stage_marks(self.rubric, assessment.verdict.profile.overall()));
            }
        }
        let provenance = || Provenance {
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            rubric_sha256: self.rubric_sha256.clone(),
            answers_sha256: sha256.clone(),
        };
        Scored {
            row: Row::new(&assessment, origin.clone()),
            line: wanted
                .line
                .then(|| json::to_line(&assessment, provenance(), self.lang).unwrap_or_default()),
            detail: wanted.detail.then(|| Detail::new(&assessment, self.lang)),
        }
    }

    /// Makes failures of agencies that were seen before, and leaves them out of the sums; all others are seen now.
    fn refuse_again(&mut self, part: &mut Part) {
        let mut is_changed = false;
        for (at, piece) in part.pieces.iter_mut().enumerate() {
            let Some(Piece::Scored(scored)) = piece else { continue };
            let Some(failure) = self.again(&scored.row) else { continue };
            if let Some(read) = part.sums.as_mut().and_then(|(_, read)| read.get_mut(at)) {
                *read = Err(Miss::Failed(Box::new(failure.clone())));
                is_changed = true;
            }
            *piece = Some(Piece::Failed(failure));
        }
        if let (Some((sums, read)), true) = (&mut part.sums, is_changed) {
            *sums = self.sum_up(read).1;
        }
    }

    /// The failure of an agency that was seen before.
    fn again(&mut self, row: &Row) -> Option<Failure> {
        let period = row.period.as_deref().filter(|_| self.by_period);
        let first = quoted(self.seen.before(row, period)?);
        let known = quoted(row.agency.code.as_deref().unwrap_or(&row.agency.name));
        let message =
            both!("the agency `{known}` was already given in {first}", "đơn vị `{known}` đã có ở {first}");
        let mut failure = Failure::new(row.origin.clone(), Some(Code::DuplicateAgency), message);
        failure.help = (row.period.is_some() && !self.by_period).then(|| {
            both!(
                "keep one of them; with `--group-by period` an agency may come once in each period",
                "hãy giữ một; với `--group-by period`, mỗi kỳ mỗi đơn vị được có một lần"
            )
        });
        Some(failure)
    }

    fn read(&self, work: &Work<'_>) -> Result<Ready, Miss> {
        match work {
            Work::Failed(failure) => Err(Miss::Failed(Box::new(failure.clone()))),
            Work::Sheet(path, asked) => self.file(path, *asked),
            Work::Text(bytes) => {
                if bytes.len() as u64 > files::MAX_BYTES {
                    return Err(Miss::Failed(Box::new(too_large("-"))));
                }
                let sha256 = self.hash(bytes);
                let source = decode("-", bytes.clone()).map_err(|faulty| miss(&faulty))?;
                self.text(&source, Asked::ByName, "-".to_owned(), sha256)
            }
            Work::Record(columns, record) => {
                if self.chosen == Chosen::BySheets {
                    self.line_names_the_rubric(record.bytes(), &columns.origin(record))?;
                }
                let sheet = columns.read(record).map_err(|faulty| miss(&faulty))?;
                Ok(Ready { sheet, origin: columns.origin(record), sha256: self.hash(record.bytes()) })
            }
        }
    }

    fn file(&self, path: &Path, asked: Asked) -> Result<Ready, Miss> {
        let loaded = files::load(path).map_err(|trouble| match trouble {
            Trouble::File(faulty) => miss(&faulty),
            Trouble::Tool(error) => Miss::Failed(Box::new(failure(path, &error))),
        })?;
        let sha256 = if self.wanted.line { loaded.sha256() } else { String::new() };
        self.text(&loaded.source, asked, path.display().to_string(), sha256)
    }

    fn text(&self, source: &SourceFile, asked: Asked, origin: String, sha256: String) -> Result<Ready, Miss> {
        let parsed = Parsed::new(source);
        // What lies in a folder beside the answers is passed over: rubrics, cases, files of other programs.
        if asked == Asked::Found && !is_sheet(&parsed) {
            return Err(Miss::NotOurs);
        }
        let tree = parsed.tree().map_err(|faults| miss(&Faulty::new(source.clone(), faults.clone())))?;
        self.admit(source, tree, &origin)?;
        let sheet =
            answers::read(tree, self.rubric).map_err(|faults| miss(&Faulty::new(source.clone(), faults)))?;
        Ok(Ready { sheet, origin, sha256 })
    }

    /// Whether a sheet may be scored with the rubric of the run.
    fn admit(&self, source: &SourceFile, tree: &Node<'_>, origin: &str) -> Result<(), Miss> {
        let reference = answers::reference(tree).ok().flatten();
        let objection = self.chosen.objection(reference.as_ref(), Path::new(origin), self.rubric);
        objection.map_or(Ok(()), |fault| Err(miss(&Faulty::new(source.clone(), vec![fault]))))
    }

    /// The same for a line of JSON Lines; what is wrong with it otherwise is said when it is read.
    fn line_names_the_rubric(&self, line: &[u8], origin: &str) -> Result<(), Miss> {
        let source = SourceFile::new(origin, String::from_utf8_lossy(line));
        Format::Json.parse(&source).map_or(Ok(()), |tree| self.admit(&source, &tree, origin))
    }

    fn hash(&self, bytes: &[u8]) -> String {
        if self.wanted.line { sha256([bytes]) } else { String::new() }
    }
}

fn miss(faulty: &Faulty) -> Miss {
    let Some(failure) = of_faulty(faulty).map(Box::new) else { return Miss::NotOurs };
    let differs = |code: Code| matches!(code, Code::OtherRubric | Code::IncompatibleVersion);
    if faulty.diagnostics.iter().any(|fault| differs(fault.code)) {
        Miss::Differs(failure)
    } else {
        Miss::Failed(failure)
    }
}
