//! Whether the code of an agency is that of a province, in the scheme that the sheet gives.
//!
//! The schemes are in [`crate::model::provinces`]. A code without a scheme is refused only where it means two provinces;
//! the codes of other kinds of agencies are not checked.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::provinces::{Ambiguous, Scheme, Unit};

use super::AgencyKind;
use super::words;

/// What a sheet says about its agency, each with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'t> {
    /// The code.
    pub code: (&'t str, Span),
    /// The name, if it could be read.
    pub name: Option<(&'t str, Span)>,
    /// The code scheme, if it is given.
    pub scheme: Option<Scheme>,
    /// The kind of agency, if it is given.
    pub kind: Option<AgencyKind>,
    /// Whether the agency may be made up.
    pub is_example: bool,
}

/// Whether the code of an agency is refused: it means two provinces, or none, or another one than the name.
pub(crate) fn has_other_province(
    code: &str,
    name: &str,
    scheme: Option<Scheme>,
    kind: Option<AgencyKind>,
    is_example: bool,
) -> bool {
    let span = Span::default();
    Claim { code: (code, span), name: Some((name, span)), scheme, kind, is_example }.fault().is_some()
}

impl Claim<'_> {
    /// What is wrong with the code of a province.
    pub(super) fn fault(self) -> Option<Diagnostic> {
        if !matches!(self.kind, None | Some(AgencyKind::Province)) {
            return None;
        }
        let Some(scheme) = self.scheme else {
            return Ambiguous::of(self.code.0).map(|code| self.ambiguous(code));
        };
        match scheme.unit(self.code.0) {
            Some(unit) => self.other_name(unit),
            None => (!self.is_example).then(|| self.unknown(scheme)),
        }
    }

    fn ambiguous(self, code: Ambiguous) -> Diagnostic {
        let (number, before, since) = (code.since.code, code.before.name, code.since.name);
        let mut help = words::codes_of_two_schemes(number, before, since);
        if self.kind.is_none() {
            help = words::or_its_kind(&help);
        }
        let message = words::code_means_another_province(number);
        Diagnostic::error(Code::AmbiguousCode, self.code.1, message).help(help)
    }

    fn unknown(self, scheme: Scheme) -> Diagnostic {
        let (quote, id) = (quoted(self.code.0), scheme.as_str());
        let message = words::no_province_with_code(id, &quote);
        Diagnostic::error(Code::UnknownProvince, self.code.1, message).help(self.advice(scheme))
    }

    /// Which code may be meant instead of one that the scheme does not have.
    fn advice(self, scheme: Scheme) -> Message {
        // Spreadsheets take the zero of `01` away.
        let code = format!("{:0>2}", self.code.0.trim());
        if let Some(unit) = scheme.unit(&code).or_else(|| scheme.named(&code)) {
            let (near, name) = (unit.code, unit.name);
            return words::did_you_mean(near, name);
        }
        if let Some(before) = scheme.other().unit(&code)
            && let Some(since) = before.successor()
        {
            let (old, name, new, successor) = (before.code, before.name, since.code, since.name);
            let what = if name == successor {
                words::is_now(name, new)
            } else {
                words::is_part_of(name, successor, new)
            };
            return words::belongs_to_old_scheme(old, name, &what, new);
        }
        if let Some(unit) = self.name.and_then(|(name, _)| scheme.named(name)) {
            let (right, name) = (unit.code, unit.name);
            return words::the_code_of_is(name, right);
        }
        let mut help = words::lists_codes();
        if self.kind.is_none() {
            help = words::other_agencies_say_kind(&help);
        }
        help
    }

    /// The code of one province beside the name of another, as when only one of them was brought up to date.
    fn other_name(self, unit: &Unit) -> Option<Diagnostic> {
        let (name, name_span) = self.name?;
        let (scheme, code) = (unit.scheme, unit.code);
        let other = scheme.other();
        let here = scheme.named(name);
        // What the name means elsewhere is of interest only if the code means it there, too.
        let there = other.named(name).filter(|named| named.code == code && named.name != unit.name);
        let named = here.or(there).filter(|named| named.name != unit.name)?;
        let (is, says) = (unit.name, named.name);
        let scheme = match other {
            Scheme::Since2025 => "scheme: \"2025\"",
            Scheme::Before2025 => "scheme: pre-2025",
        };
        let help = match (here, there) {
            (Some(Unit { code: right, .. }), Some(_)) => {
                words::write_code_under_scheme(right, scheme, code, says)
            }
            (Some(Unit { code: right, .. }), None) => words::code_of_is(says, right),
            (None, _) => words::write_scheme_or_name(scheme, code, says, is),
        };
        let message = words::code_of_other_province(code, is, says);
        let fault = Diagnostic::error(Code::OtherProvince, self.code.1, message).help(help);
        Some(fault.related(name_span, words::the_name()))
    }
}
