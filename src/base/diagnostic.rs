//! What is wrong with a user's file: coded, positioned, in both languages.
//!
//! A [`Diagnostic`] is about the file a user wrote, and there may be many; that the tool itself could not
//! work is an [`Error`](crate::Error), and there is one.

use std::cmp::Ordering;

use crate::base::lang::{Lang, Message};
use crate::base::source::{SourceFile, Span};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// The stable name of a kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as printed: kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// The file breaks the grammar of YAML, TOML or JSON.
    Syntax = "syntax",
    /// The system does not give the file.
    Unreadable = "unreadable",
    /// The bytes are not UTF-8.
    NotUtf8 = "not-utf8",
    /// There is nothing in the file.
    EmptyFile = "empty-file",
    /// The file is larger than any rubric or answer sheet.
    TooLarge = "too-large",
    /// Lists and maps are nested deeper than any rubric or answer sheet.
    TooDeep = "too-deep",
    /// More values than any rubric or answer sheet has, perhaps through aliases.
    TooManyValues = "too-many-values",
    /// A second YAML document.
    SecondDocument = "second-document",
    /// A YAML tag.
    Tag = "tag",
    /// A YAML merge key `<<`.
    MergeKey = "merge-key",
    /// An alias that contains itself.
    RecursiveAlias = "recursive-alias",
    /// A key that is a list or a map.
    ComplexKey = "complex-key",
    /// The same key twice.
    DuplicateKey = "duplicate-key",
    /// A key that means nothing here.
    UnknownKey = "unknown-key",
    /// A key that has to be there.
    MissingKey = "missing-key",
    /// Two keys that exclude each other.
    ConflictingKeys = "conflicting-keys",
    /// A value of another type.
    WrongType = "wrong-type",
    /// A text without letters or digits.
    EmptyText = "empty-text",
    /// A control character in a text.
    ControlCharacter = "control-character",
    /// A number written in a way that is not read.
    BadNumber = "bad-number",
    /// A number outside its range.
    OutOfRange = "out-of-range",
    /// A word that is not one of those allowed.
    UnknownValue = "unknown-value",
    /// An id with characters that ids do not have.
    BadId = "bad-id",
    /// Two things with the same id.
    DuplicateId = "duplicate-id",
    /// A version requirement after `@` that is not understood.
    BadVersion = "bad-version",
    /// A date that is not `YYYY-MM-DD`.
    BadDate = "bad-date",
    /// A source that the rubric does not list.
    UnknownSource = "unknown-source",
    /// A stage that the rubric does not have.
    UnknownStage = "unknown-stage",
    /// A question that the rubric does not have.
    UnknownQuestion = "unknown-question",
    /// An option that the question does not have.
    UnknownOption = "unknown-option",
    /// An item that the question does not have.
    UnknownItem = "unknown-item",
    /// A framework that the rubric's crosswalks do not have.
    UnknownCrosswalk = "unknown-crosswalk",
    /// A rubric that cannot be put over the one which it extends.
    BadExtends = "bad-extends",
    /// A former id that something bears today.
    FormerIdInUse = "former-id-in-use",
    /// A rule about answers that cannot be compared.
    BadConsistency = "bad-consistency",
    /// Questions that come after each other in a circle.
    CircularAfter = "circular-after",
    /// A key that belongs to another verdict method.
    WrongMethod = "wrong-method",
    /// A dimension that holds neither questions nor dimensions, or both.
    DimensionContent = "dimension-content",
    /// A target that cannot be used with the kind of answer.
    BadTarget = "bad-target",
    /// A target that no answer can have.
    TargetOutOfRange = "target-out-of-range",
    /// A stage whose target is easier than that of an earlier stage.
    EasierLaterStage = "easier-later-stage",
    /// A partial value that is not easier than the target.
    PartialNotBelowTarget = "partial-not-below-target",
    /// A threshold table that cannot be used.
    BadRequirement = "bad-requirement",
    /// A file that is neither a rubric nor an answer sheet nor a list of cases.
    UnknownKind = "unknown-kind",
    /// A rubric that is not built in, named by an answer sheet.
    UnknownRubric = "unknown-rubric",
    /// The answer sheet is for another rubric.
    OtherRubric = "other-rubric",
    /// The answer sheet is for another version of the rubric.
    IncompatibleVersion = "incompatible-version",
    /// A province code that means two provinces, without its scheme.
    AmbiguousCode = "ambiguous-code",
    /// A code that no province has in its scheme.
    UnknownProvince = "unknown-province",
    /// A code of one province beside the name of another.
    OtherProvince = "other-province",
    /// A denominator of zero.
    ZeroDenominator = "zero-denominator",
    /// A part that is larger than its total.
    PartAboveTotal = "part-above-total",
    /// Not applicable, without a reason.
    MissingReason = "missing-reason",
    /// Not applicable, where the question applies to everybody.
    NaNotAllowed = "na-not-allowed",
    /// An answer to a question that agencies of this kind are not asked.
    OutOfScope = "out-of-scope",
    /// A column of a table that means nothing here.
    UnknownColumn = "unknown-column",
    /// Two columns of a table that mean the same.
    DuplicateColumn = "duplicate-column",
    /// A column that a table has to have.
    MissingColumn = "missing-column",
    /// A row with more or fewer cells than the table has columns.
    RaggedRow = "ragged-row",
    /// Rows of one agency that say different things about it.
    RowsDisagree = "rows-disagree",
    /// An agency that was given before.
    DuplicateAgency = "duplicate-agency",
    /// A cell of a workbook that holds no value to read: a date, or an error of a formula.
    UnreadableCell = "unreadable-cell",
    /// A number that is not plausible for its question.
    ImplausibleAnswer = "implausible-answer",
    /// Two answers that do not fit together.
    InconsistentAnswers = "inconsistent-answers",
    /// Something that is called by an id that it had before.
    FormerId = "former-id",
    /// A percentage below one, which may be meant as a fraction of one.
    FractionAsPercent = "fraction-as-percent",
    /// A number whose point may group digits.
    AmbiguousPoint = "ambiguous-point",
    /// A part or a total that is no whole number.
    FractionalPart = "fractional-part",
    /// A target that was a gate or a cap in the rubric that is extended.
    LostGate = "lost-gate",
    /// A rubric that extends another and changes nothing.
    IdleExtends = "idle-extends",
    /// A text with characters that were lost before it came here.
    DamagedText = "damaged-text",
    /// A row of a table without an answer.
    EmptyRow = "empty-row",
    /// A row of a table that sums up the others.
    SumRow = "sum-row",
    /// Rows or sheets of a workbook that are hidden, or were not read.
    HiddenPart = "hidden-part",
    /// A column whose numbers are written in two ways that do not go together.
    MixedNotation = "mixed-notation",
    /// A golden case whose result is another one.
    FailingCase = "failing-case",
    /// A golden case that names something the rubric does not have.
    StaleCase = "stale-case",
    /// A stage that no answer sheet attains.
    UnreachableStage = "unreachable-stage",
    /// A stage that a sheet without a single answer attains.
    VacuousStage = "vacuous-stage",
    /// A stage that a kind of agency can be given although it is asked nothing that counts there.
    UnsupportedStage = "unsupported-stage",
    /// A stage of which a kind of agency is asked no gate, or less than half.
    ThinnedStage = "thinned-stage",
    /// A dimension without a criterion at a stage.
    EmptyCell = "empty-cell",
    /// A dimension with one criterion at a stage.
    SingleQuestionCell = "single-question-cell",
    /// A weight of zero.
    ZeroWeight = "zero-weight",
    /// A criterion that outweighs all others.
    DominantCriterion = "dominant-criterion",
    /// A criterion that changes no verdict.
    IdleCriterion = "idle-criterion",
    /// A cap that never binds.
    IdleCap = "idle-cap",
    /// A gate that an agency may call not applicable.
    GateAllowsNa = "gate-allows-na",
    /// A text that lacks one of the rubric's languages.
    MissingTranslation = "missing-translation",
    /// A text that is the same in every language.
    SameTextInBothLanguages = "same-text-in-both-languages",
    /// A text that is not in Unicode normalisation form C.
    TextNotNfc = "text-not-nfc",
    /// Characters that are invisible or look like others.
    SuspiciousCharacters = "suspicious-characters",
    /// A question without a recommendation.
    MissingRecommendation = "missing-recommendation",
    /// A question that does not say what evidence it takes.
    MissingEvidence = "missing-evidence",
    /// A target that rests on nothing.
    MissingSource = "missing-source",
    /// Rules about answers that no answers can keep.
    ContradictoryConsistency = "contradictory-consistency",
    /// A duty that names no law.
    DutyWithoutSource = "duty-without-source",
    /// A source that nothing cites.
    UnusedSource = "unused-source",
    /// A source that is no longer in force, cited without its successor.
    ExpiredSource = "expired-source",
    /// Two questions that ask nearly the same.
    NearDuplicateQuestion = "near-duplicate-question",
    /// A question that asks two things.
    CompoundQuestion = "compound-question",
    /// A question whose words can be read in several ways.
    VagueWording = "vague-wording",
    /// A value that other YAML readers read as something else.
    YamlTrap = "yaml-trap",
    /// An id that is not kebab-case.
    IdStyle = "id-style",
    /// A rubric's version that says less than what changed since an older one.
    VersionTooLow = "version-too-low",
    /// A rubric's version that is not `major.minor.patch`.
    VersionNotSemver = "version-not-semver",
    /// An ignore comment that ignores nothing.
    UnusedIgnore = "unused-ignore",
    /// An ignore comment without a reason, or of an unknown rule.
    BadIgnore = "bad-ignore",
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and something in it is probably not meant.
    Warning,
    /// Something to know.
    Info,
}

/// A change of a file's text that mends a fault and cannot change a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The text to replace.
    pub span: Span,
    /// What to put there.
    pub text: Box<str>,
}

/// One fault at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of fault.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The offending text.
    pub span: Span,
    /// What is wrong, quoting the value.
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
    /// Another place that explains this one, such as the first of two duplicates.
    pub related: Option<(Span, Message)>,
    /// A change that mends it.
    pub fix: Option<Edit>,
}

impl Diagnostic {
    /// Diagnostics of a file in the order in which people read them: by place, code, related place (the stages of a kind of
    /// agency in their order), then by English message.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.span, it.code, it.related.as_ref().map(|(span, _)| *span));
        key(self).cmp(&key(other)).then_with(|| self.message.get(Lang::En).cmp(&other.message.get(Lang::En)))
    }

    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span, message: Message) -> Self {
        Self { code, severity: Severity::Error, span, message, help: None, related: None, fix: None }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Whether the file cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same, with advice.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The same, with advice if there is any.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Message>) -> Self {
        self.help = help;
        self
    }

    /// The same, with a change that mends it.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<Box<str>>) -> Self {
        self.fix = Some(Edit { span, text: text.into() });
        self
    }

    /// The same, pointing at a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: Message) -> Self {
        self.related = Some((span, label));
        self
    }
}

/// A file that cannot be used, with everything that is wrong with it, in the order of the file.
#[derive(Clone, Debug)]
pub struct Faulty {
    /// The file.
    pub source: SourceFile,
    /// What is wrong; never empty.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong in the files that it builds on.
    pub beside: Vec<Faulty>,
}

impl Faulty {
    /// The faults of a file, put in the order of the file.
    #[must_use]
    pub fn new(source: SourceFile, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by(Diagnostic::order);
        diagnostics.dedup();
        Self { source, diagnostics, beside: Vec::new() }
    }
}

/// The candidate that a misspelt word most probably means, if one is near enough.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    /// A longer word is no misspelt key, and comparing it would take long.
    const LONGEST: usize = 80;
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            *distance <= allowed || (word.len() >= 4 && candidate.starts_with(word.as_str()))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            let text = code.as_str();
            assert!(seen.insert(text), "{text} twice");
            assert!(
                text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            );
        }
    }

    #[test]
    fn a_near_miss_is_found_and_a_far_one_is_not() {
        let keys = ["answers", "agency", "period"];
        assert_eq!(nearest("anwsers", keys), Some("answers"));
        assert_eq!(nearest("Agency", keys), Some("agency"));
        assert_eq!(nearest("peri", keys), Some("period"));
        assert_eq!(nearest("score", keys), None);
    }
}
