//! The stage that a person asks for, by its id, its number or its title.

use crate::base::diagnostic::nearest;
use crate::base::lang::Message;
use crate::base::quote::quoted;

use super::words;
use super::{NONE, Rubric};

impl Rubric {
    /// The place of a stage.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }

    /// The number of the stage that a word means: an id, a number, or a title in any language; 0 is "below stage 1".
    #[must_use]
    pub fn stage_number(&self, word: &str) -> Option<usize> {
        let word = word.trim();
        let by_number = || word.parse().ok().filter(|number| *number <= self.stages.len());
        let by_title = || {
            let fits = |at: &usize| self.stages.get(*at).is_some_and(|stage| stage.title.is_called(word));
            let mut found = (0..self.stages.len()).filter(fits);
            let first = found.next()?;
            // A title that two stages share is ambiguous, so it means neither.
            found.next().is_none().then_some(first + 1)
        };
        let by_id = self.stage(word).map(|at| at + 1).or_else(|| (word == NONE).then_some(0));
        by_id.or_else(by_number).or_else(by_title)
    }

    /// The number of the stage to look at: that of `--target`.
    ///
    /// # Errors
    /// That there is no such stage, and which there are.
    pub fn target_stage(&self, word: &str) -> Result<usize, Message> {
        self.stage_number(word).ok_or_else(|| {
            let (id, word) = (&self.id, quoted(word));
            let ids = self.stages.iter().map(|stage| stage.id.as_str());
            let known = ids.clone().collect::<Vec<_>>().join(", ");
            match nearest(&word, ids) {
                Some(near) => words::no_stage_near(id, &word, near),
                None => words::no_stage_but(id, &word, &known),
            }
        })
    }

    /// The number of the stage that a verdict has to reach: that of `--require`.
    ///
    /// # Errors
    /// That there is no such stage, or that this rubric never says that one is reached.
    pub fn required_stage(&self, word: &str) -> Result<usize, Message> {
        if !self.method.claims() {
            let id = &self.id;
            return Err(words::rubric_claims_no_stage(id));
        }
        self.target_stage(word)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::base::lang::Lang;
    use crate::model::rubric::builtin::Builtin;

    #[test]
    fn a_stage_is_an_id_a_number_or_a_title_in_any_language() {
        let rubric = Builtin::find("digital-government").unwrap().rubric();
        for word in ["open", "2", "Open", " OPEN ", rubric.stages[1].title.get(crate::base::lang::Lang::Vi)] {
            assert_eq!(rubric.stage_number(word), Some(2), "{word}");
        }
        assert_eq!(rubric.stage_number("none"), Some(0));
        assert_eq!(rubric.stage_number("6"), None);
        assert!(rubric.required_stage("opn").unwrap_err().get(Lang::En).ends_with("did you mean `open`?"));
    }

    #[test]
    fn a_profile_has_stages_to_look_at_and_none_to_require() {
        let rubric = Builtin::find("transition-profile").unwrap().rubric();
        let id = rubric.stages[0].id.clone();
        assert_eq!(rubric.target_stage(&id), Ok(1));
        assert!(rubric.required_stage(&id).unwrap_err().get(Lang::En).contains("claims no stage"));
    }
}
