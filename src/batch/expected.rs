//! Who is expected to answer, and who has not yet.
//!
//! An agency came if a sheet has its code, or, where sheets have none, its name whatever the letter case and the blanks.
//! One whose file could not be read came, too, if the file bears its code: it failed, and is not missing.

use std::collections::HashMap;
use std::path::Path;

use crate::model::answers::{Agency, folded};

/// The agencies that are expected.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// What each is called in a list: its code, else its name.
    called: Vec<String>,
    came: Vec<bool>,
    /// Their places by code and by folded name.
    known: HashMap<String, Vec<usize>>,
}

impl Expected {
    /// Expects these agencies.
    #[must_use]
    pub fn new(agencies: &[Agency]) -> Self {
        let mut expected = Self { came: vec![false; agencies.len()], ..Self::default() };
        for (at, agency) in agencies.iter().enumerate() {
            let code = agency.code.as_deref().filter(|code| !code.is_empty());
            expected.called.push(code.unwrap_or(&agency.name).to_owned());
            for word in code.into_iter().chain([agency.name.as_str()]) {
                expected.known.entry(folded(word)).or_default().push(at);
            }
        }
        expected
    }

    /// Takes note of an agency by its code, or by its name if it has none.
    pub(super) fn came(&mut self, who: &str) {
        for at in self.known.get(&folded(who)).into_iter().flatten() {
            if let Some(came) = self.came.get_mut(*at) {
                *came = true;
            }
        }
    }

    /// Takes note of files that failed, by where they did: `received/15.yaml:12:3`.
    pub(super) fn failed<'p>(&mut self, positions: impl IntoIterator<Item = &'p str>) {
        for position in positions {
            let name = Path::new(position).file_name().map(|name| name.to_string_lossy().into_owned());
            if let Some((stem, _)) = name.as_deref().and_then(|name| name.split_once('.')) {
                self.came(stem);
            }
        }
    }

    /// Who did not come, in the order of the list.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let all = self.called.iter().zip(&self.came);
        all.filter(|(_, came)| !**came).map(|(called, _)| called.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_by_code_name_or_file_is_not_missing() {
        let agency = |code: &str, name: &str| Agency {
            name: name.to_owned(),
            code: Some(code.to_owned()).filter(|code| !code.is_empty()),
            ..Agency::default()
        };
        let list = [
            agency("97", "Tỉnh Minh Họa A"),
            agency("98", "B"),
            agency("", "Sở Minh Họa"),
            agency("99", "C"),
        ];
        let mut expected = Expected::new(&list);
        expected.came("97");
        expected.came("sở  minh HỌA");
        expected.failed(["received/99.xlsx:D!D4"]);
        expected.came("nobody");
        assert_eq!(expected.missing(), ["98"]);
    }
}
