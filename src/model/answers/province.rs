//! Whether the code of an agency is that of a province, in the scheme that the sheet gives.
//!
//! The schemes are in [`crate::model::provinces`]. A code without a scheme is refused only where it means two provinces;
//! the codes of other kinds of agencies are nobody's business here.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Bilingual;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::both;
use crate::model::provinces::{Ambiguous, Scheme, Unit};

use super::AgencyKind;

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
        let mut help = both!(
            "63 provinces and cities became 34 on that day; {number} was {before} and is now {since}: \
             add `scheme: pre-2025` or `scheme: \"2025\"`",
            "ngày đó 63 tỉnh, thành phố được sắp xếp còn 34; mã {number} trước là {before}, nay là {since}: \
             hãy thêm `scheme: pre-2025` hoặc `scheme: \"2025\"`"
        );
        if self.kind.is_none() {
            help.en.push_str(", or its `kind` if the agency is not a province");
            help.vi.push_str(", hoặc `kind` nếu cơ quan không phải là tỉnh, thành phố");
        }
        let message = both!(
            "the code `{number}` means another province since 1 July 2025",
            "từ ngày 1/7/2025, mã `{number}` là mã của tỉnh khác"
        );
        Diagnostic::error(Code::AmbiguousCode, self.code.1, message).help(help)
    }

    fn unknown(self, scheme: Scheme) -> Diagnostic {
        let (quote, id) = (quoted(self.code.0), scheme.as_str());
        let message = both!(
            "the scheme `{id}` has no province with the code `{quote}`",
            "hệ mã `{id}` không có tỉnh, thành phố nào mang mã `{quote}`"
        );
        Diagnostic::error(Code::UnknownProvince, self.code.1, message).help(self.advice(scheme))
    }

    /// Which code may be meant instead of one that the scheme does not have.
    fn advice(self, scheme: Scheme) -> Bilingual {
        // Spreadsheets take the zero of `01` away.
        let code = format!("{:0>2}", self.code.0.trim());
        if let Some(unit) = scheme.unit(&code).or_else(|| scheme.named(&code)) {
            let (near, name) = (unit.code, unit.name);
            return both!("did you mean `{near}` ({name})?", "có phải ý bạn là `{near}` ({name})?");
        }
        if let Some(before) = scheme.other().unit(&code)
            && let Some(since) = before.successor()
        {
            let (old, name, new, successor) = (before.code, before.name, since.code, since.name);
            let (en, vi) = if name == successor {
                (format!("{name} is {new}"), format!("{name} mang mã {new}"))
            } else {
                (
                    format!("{name} is part of {successor}, {new}"),
                    format!("{name} thuộc {successor}, mang mã {new}"),
                )
            };
            return both!(
                "{old} belongs to the 63 provinces and cities before 1 July 2025 ({name}); since then {en}: \
                 write `{new}`, or `scheme: pre-2025` for the time before",
                "{old} thuộc danh mục 63 tỉnh, thành phố trước ngày 1/7/2025 ({name}); từ ngày đó {vi}: \
                 hãy viết `{new}`, hoặc `scheme: pre-2025` nếu số liệu thuộc thời gian trước"
            );
        }
        if let Some(unit) = self.name.and_then(|(name, _)| scheme.named(name)) {
            let (right, name) = (unit.code, unit.name);
            return both!("the code of {name} is `{right}`", "mã của {name} là `{right}`");
        }
        let mut help = both!(
            "`assess provinces` lists the codes; one that is made up takes `illustrative: true`",
            "`assess provinces` liệt kê các mã; mã tự đặt chỉ dùng cùng `illustrative: true`"
        );
        if self.kind.is_none() {
            help.en.push_str("; an agency that is not a province says its `kind`");
            help.vi.push_str("; cơ quan không phải tỉnh, thành phố thì cần nêu `kind`");
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
            (Some(Unit { code: right, .. }), Some(_)) => both!(
                "write the code `{right}`, or `{scheme}`, under which {code} is {says}",
                "hãy viết mã `{right}`, hoặc `{scheme}` (ở đó {code} là {says})"
            ),
            (Some(Unit { code: right, .. }), None) => {
                both!("the code of {says} is `{right}`", "mã của {says} là `{right}`")
            }
            (None, _) => both!(
                "write `{scheme}`, under which {code} is {says}, or the name {is}",
                "hãy viết `{scheme}` (ở đó {code} là {says}), hoặc sửa tên thành {is}"
            ),
        };
        let message = both!(
            "`{code}` is the code of {is}, but the agency is {says}",
            "`{code}` là mã của {is}, nhưng cơ quan là {says}"
        );
        let fault = Diagnostic::error(Code::OtherProvince, self.code.1, message).help(help);
        Some(fault.related(name_span, both!("the name", "tên cơ quan")))
    }
}
