//! The sheet of who is ahead of whom, in a workbook that was asked how firm the ranks are.

use rust_xlsxwriter::Workbook;

use crate::analysis::robustness::draws::REPLICATES;
use crate::base::number::Ppm;
use crate::batch::BatchReport;
use crate::report::data::words;

use super::rows::Texts;
use super::sheet::Sheet;
use super::{Error, heads};

impl Texts<'_> {
    /// A row for each pair of agencies that are ranked together; nothing where that was not counted.
    pub(super) fn pairs(
        &self,
        workbook: &mut Workbook,
        report: &BatchReport<'_>,
    ) -> Result<Option<Sheet>, Error> {
        let all = || 0..report.rows.len();
        let pairs = all().flat_map(|one| all().map(move |other| (one, other)));
        let mut pairs =
            pairs.filter_map(|(one, other)| Some((one, other, report.ahead(one, other)?))).peekable();
        if pairs.peek().is_none() {
            return Ok(None);
        }
        let mut sheet =
            Sheet::new(workbook, words::pairs(self.lang), heads::pairs(self.lang), 2, &self.numbers)?;
        for (one, other, draws) in pairs {
            let mut cells = sheet.row()?;
            for row in [one, other].map(|at| &report.rows[at]) {
                cells.maybe_text(row.agency.code.as_deref())?.text(&row.agency.name)?;
            }
            cells.count(draws)?.share(Some(Ppm::quotient(draws.into(), REPLICATES.into())))?;
        }
        Ok(Some(sheet))
    }
}
