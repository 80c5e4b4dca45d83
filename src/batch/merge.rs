//! Lines of parts → the agencies that they are results of, and failures where they have none.

use std::sync::Arc;

use crate::base::diagnostic::Code;
use crate::base::lang::Message;
use crate::base::number::Ppm;

use super::Failure;
use super::parts::{Head, Line, Piece, Read, Verdict, split_origin};
use super::scorer::{Desk, Make};
use super::words;

impl<M: Make> Desk<'_, '_, '_, M> {
    /// Scores the answers in a line again; what it says beside them is taken over.
    pub(super) fn line(&mut self, head: &Head, piece: &Piece) {
        let Line { origin, warnings, read } = match Line::read(piece, head, self.scorer.rubric) {
            Ok(line) => line,
            Err(why) => return self.damaged_line(piece, why),
        };
        match read {
            Read::Lost(row, fault) if fault.code == Some(Code::DuplicateAgency) => {
                let (source, number) = split_origin(&origin);
                self.draft.warnings.extend(warnings.iter().cloned());
                self.again(&row, (&Arc::from(source), number), fault, &warnings);
            }
            Read::Lost(row, fault) => {
                self.draft.read += 1;
                self.keep(&row, &fault, &warnings);
                self.draft.warnings.extend(warnings);
                if matches!(fault.code, Some(Code::EmptyRow | Code::SumRow)) {
                    // It was left out, and that is a warning.
                    self.draft.warnings.push(fault);
                } else {
                    self.draft.failures.push((self.draft.agencies.len(), fault));
                }
            }
            Read::Result { sheet, sha256, stated } => {
                let (source, number) = split_origin(&origin);
                if *self.table != *source {
                    self.table = source.into();
                }
                let source = Arc::clone(&self.table);
                self.doubts(warnings);
                if self.scored(&sheet, &sha256, &source, number) && !self.is_as(&stated) {
                    self.damaged_line(piece, words::other_result());
                }
            }
        }
    }

    /// Whether the agency at hand has the result that was stated of it.
    fn is_as(&self, stated: &Verdict) -> bool {
        let stage = self.row.standing.stage.map(|stage| self.scorer.rubric.stage_id(stage));
        let index = self.profile.index.map(Ppm::get);
        stage == stated.stage.as_deref() && index == stated.index_ppm
    }

    fn damaged_line(&mut self, piece: &Piece, why: Message) {
        self.damaged(Failure::new(format!("{}:{}", piece.part, piece.number), None, why));
    }

    /// Notes a line that is not as it was written.
    pub(super) fn damaged(&mut self, failure: Failure) {
        self.draft.read += 1;
        self.draft.damaged += 1;
        self.draft.failures.push((self.draft.agencies.len(), failure));
    }
}
