//! The formats of each command, by the names that `--format` and settings give them.

/// The formats of a command.
pub trait Formats: Copy + PartialEq + Send + Sync + 'static {
    /// Each with its name; the first one is the default.
    const NAMES: &'static [(&'static str, Self)];

    /// Old names, which are understood and not shown.
    const OLD: &'static [(&'static str, Self)] = &[];

    /// Its name.
    #[must_use]
    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| *name)
    }

    /// Whether it is text, which a terminal shows.
    #[must_use]
    fn is_text(self) -> bool {
        !["xlsx", "docx", "xlsform"].contains(&self.name())
    }

    /// The ending of a file in the format.
    #[must_use]
    fn ending(self) -> &'static str {
        match self.name() {
            "terminal" => "txt",
            "markdown" => "md",
            "badge" => "svg",
            "xlsform" => "xlsx",
            name => name,
        }
    }

    /// The format that a name means.
    #[must_use]
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().chain(Self::OLD).find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

macro_rules! formats {
    ($($(#[$doc:meta])* $command:ident $(($old:literal = $of:ident))? { $($format:ident = $name:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the name says it")]
        pub enum $command {
            $($format,)*
        }

        impl Formats for $command {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$format)),*];
            $(const OLD: &'static [(&'static str, Self)] = &[($old, Self::$of)];)?
        }
    )*};
}

formats! {
    /// The result of one sheet.
    SheetFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Xlsx = "xlsx", Csv = "csv",
        Json = "json", Badge = "badge",
    }
    /// The results of a batch.
    BatchFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Xlsx = "xlsx", Csv = "csv",
        Jsonl = "jsonl", Json = "json",
    }
    /// The findings of `check`.
    CheckFormat ("human" = Terminal) {
        Terminal = "terminal", Markdown = "markdown", Json = "json", Sarif = "sarif", Github = "github",
        Gitlab = "gitlab", Junit = "junit",
    }
    /// A form.
    FormFormat {
        Yaml = "yaml", Toml = "toml", Csv = "csv", Xlsx = "xlsx", Html = "html", Xlsform = "xlsform"
    }
    /// A plan: as a report, for programs, or as the sheet with the plan applied.
    PlanFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Json = "json", Yaml = "yaml",
    }
    /// How a result arose.
    ExplainFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Json = "json",
    }
    /// A table of the tool's own.
    TableFormat { Terminal = "terminal", Markdown = "markdown", Csv = "csv", Json = "json" }
    /// A document of the tool's own.
    DocumentFormat { Terminal = "terminal", Markdown = "markdown" }
    /// One sheet of several assessors'.
    ReconcileFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Json = "json", Yaml = "yaml",
    }
    /// What a change of versions makes of a sheet.
    MigrateFormat { Terminal = "terminal", Markdown = "markdown", Html = "html", Json = "json" }
    /// Whether a result holds.
    VerifyFormat { Terminal = "terminal", Markdown = "markdown", Json = "json" }
    /// What changed between periods.
    CompareFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Xlsx = "xlsx", Csv = "csv",
        Json = "json",
    }
    /// A rubric: as a document, or as a file that is read again.
    RubricFormat {
        Terminal = "terminal", Markdown = "markdown", Html = "html", Docx = "docx", Yaml = "yaml",
    }
}

impl BatchFormat {
    /// Whether it is for people.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Terminal | Self::Markdown | Self::Html | Self::Docx)
    }
}

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For a terminal, or as plain text.
    Terminal,
    /// As Markdown.
    Markdown,
    /// As a page.
    Html,
}

/// Where people read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medium {
    /// How it is laid out.
    pub layout: Layout,
    /// Whether it goes to standard output; else to a file.
    pub is_stdout: bool,
}

impl Medium {
    /// Standard output.
    pub const STDOUT: Self = Self { layout: Layout::Terminal, is_stdout: true };

    /// Where a format for people is read.
    #[must_use]
    pub fn of(format: impl Formats, is_stdout: bool) -> Self {
        let is = |name| Formats::named(name) == Some(format);
        let layout = match () {
            () if is("markdown") => Layout::Markdown,
            () if is("html") => Layout::Html,
            () => Layout::Terminal,
        };
        Self { layout, is_stdout }
    }
}
