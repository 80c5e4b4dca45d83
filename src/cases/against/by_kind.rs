//! Changes of texts that speak to each kind of agency in its own words.

use crate::base::lang::Message;
use crate::model::rubric::{AgencyKind, ByKind};

use super::values;
use super::words;
use super::{At, Changes};

impl Changes<'_, '_> {
    /// What became of a text for each kind of agency that one of the two versions tells apart.
    pub(super) fn text_by_kind(
        &mut self,
        at: &At,
        key: &'static str,
        old: Option<&ByKind>,
        new: Option<&ByKind>,
    ) {
        let of = |text: Option<&ByKind>, kind| text.map(|text| text.of(kind)).cloned();
        self.text(at, key, of(old, None).as_ref(), of(new, None).as_ref());
        let apart = |text: Option<&ByKind>, kind: AgencyKind| {
            text.is_some_and(|text| text.all().any(|(own, _)| own == Some(kind)))
        };
        for (name, kind) in AgencyKind::ALL {
            if !(apart(old, kind) || apart(new, kind)) {
                continue;
            }
            let what: Message = words::text_for(&values::field(key), name);
            self.named_text(at, key, &what, of(old, Some(kind)).as_ref(), of(new, Some(kind)).as_ref());
        }
    }
}
