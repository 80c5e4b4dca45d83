//! What programs for surveys add to the columns of their exports, and how they write answers.
//!
//! A program is known by some columns that it always writes. What else it may add is then no question and left out; nowhere
//! else is a column left out for its name. Names are those of the programs' English exports, and of Google's Vietnamese one;
//! the programs' own documentation is the source, other languages are not verified.

use crate::form::names::{NONE, name};
use crate::model::rubric::{AnswerKind, Question};

use super::terms::{Set, Terms};

/// A program whose exports are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Program {
    Kobo,
    Odk,
    GoogleForms,
    MicrosoftForms,
    LimeSurvey,
}

/// What tells a program: some columns of which so many are there.
type Signature = (Program, usize, &'static [&'static str]);

const SIGNATURES: [Signature; 5] = [
    (Program::Kobo, 2, &["_id", "_uuid", "_submission_time", "_index", "__version__"]),
    (Program::Odk, 2, &["KEY", "SubmissionDate", "instanceID", "meta-instanceID", "SubmitterID"]),
    (Program::MicrosoftForms, 2, &["Start time", "Completion time"]),
    (
        Program::LimeSurvey,
        2,
        &[
            "Response ID",
            "Date submitted",
            "Last page",
            "Start language",
            "submitdate",
            "lastpage",
            "startlanguage",
        ],
    ),
    (Program::GoogleForms, 1, &["Timestamp", "Dấu thời gian"]),
];

/// What `XLSForm` itself lets a form record.
const XLSFORM: &[&str] = &[
    "start",
    "end",
    "today",
    "username",
    "email",
    "deviceid",
    "phonenumber",
    "subscriberid",
    "simserial",
    "audit",
];

impl Program {
    /// The program that these columns come from.
    pub fn of(names: &[&str]) -> Option<Self> {
        let has = |known: &[&str]| known.iter().filter(|known| names.contains(known)).count();
        SIGNATURES.iter().find(|(_, least, known)| has(known) >= *least).map(|(program, ..)| *program)
    }

    /// Whether it has names of an `XLSForm`.
    pub const fn is_xlsform(self) -> bool {
        matches!(self, Self::Kobo | Self::Odk)
    }

    /// Whether a column is one that the program adds.
    pub fn adds(self, name: &str) -> bool {
        let known: &[&str] = match self {
            Self::Kobo => &["__version__", "formhub/uuid"],
            Self::Odk => &[
                "SubmissionDate",
                "KEY",
                "SubmitterID",
                "SubmitterName",
                "AttachmentsPresent",
                "AttachmentsExpected",
                "Status",
                "ReviewState",
                "DeviceID",
                "Edits",
                "FormVersion",
                "instanceID",
                "instanceName",
            ],
            Self::GoogleForms => {
                &["Timestamp", "Dấu thời gian", "Email Address", "Địa chỉ email", "Username", "Score"]
            }
            Self::MicrosoftForms => &[
                "ID",
                "Id",
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "Last modified time",
                "Total points",
                "Quiz feedback",
            ],
            Self::LimeSurvey => &[
                "Response ID",
                "Date submitted",
                "Last page",
                "Start language",
                "Seed",
                "Date started",
                "Date last action",
                "IP address",
                "Referrer URL",
                "Access code",
                "Total time",
                "id",
                "submitdate",
                "lastpage",
                "startlanguage",
                "seed",
                "startdate",
                "datestamp",
                "ipaddr",
                "refurl",
                "token",
            ],
        };
        let is_meta = |prefix: &str| {
            name.strip_prefix(prefix).is_some_and(|rest| {
                ["instanceID", "instanceName", "audit", "rootUuid", "deprecatedID"].contains(&rest)
            })
        };
        known.contains(&name)
            || self.is_xlsform() && (XLSFORM.contains(&name) || is_meta("meta/") || is_meta("meta-"))
            // What Kobo adds begins so, and no name of a form does.
            || self == Self::Kobo && name.starts_with('_')
    }

    /// What the cells of a question say in its exports.
    pub fn terms(self, mut terms: Terms, question: &Question) -> Terms {
        let is_checklist = matches!(question.answer, AnswerKind::Checklist { .. });
        let set = |words: &[&str]| Set::new(words.iter().map(|word| (*word).to_owned()).collect());
        match self {
            Self::Kobo | Self::Odk => {
                let names = terms.ids.iter().enumerate().map(|(at, id)| (name(id).to_lowercase(), at));
                let names: Vec<(String, usize)> = names.collect();
                for (name, at) in names {
                    terms.known.entry(name).or_insert(at);
                }
                if is_checklist {
                    if !terms.ids.iter().any(|id| id == NONE) && terms.none.is_empty() {
                        terms.none = set(&[NONE]);
                    }
                    terms.unticked_is_nothing = true;
                }
            }
            _ => {}
        }
        if !is_checklist {
            return terms;
        }
        let (separator, ticked, unticked): (_, &[&str], &[&str]) = match self {
            Self::Kobo | Self::Odk => (" ", &["1", "true"], &["0", "false"]),
            Self::GoogleForms => (",", &[], &[]),
            Self::MicrosoftForms => (";", &[], &[]),
            Self::LimeSurvey => ("|", &["Y", "1"], &["N", "0"]),
        };
        // What a column map says comes first.
        if terms.separators.is_empty() && separator != "|" {
            terms.separators = vec![separator.to_owned()];
        }
        if terms.ticked.is_empty() && terms.unticked.is_empty() {
            (terms.ticked, terms.unticked) = (set(ticked), set(unticked));
        }
        terms
    }
}
