//! Which format goes where: `--format NAME`, `--format NAME=FILE` and `-o FILE`, taken together.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::base::lang::Message;
use crate::base::quote::{clean, quoted};
use crate::report::formats::{Formats, Medium};
use crate::report::words::outputs as words;

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl To {
    /// What an argument names: `-` is standard output, and so are the names that systems have for it.
    #[must_use]
    pub fn new(path: &OsStr) -> Self {
        let names = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
        if names.iter().any(|name| path == *name) { Self::Stdout } else { Self::File(path.into()) }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout => None,
            Self::File(path) => Some(path),
        }
    }
}

/// When a CSV begins with a byte order mark, by which Excel knows UTF-8 when a file is opened by a double click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bom {
    /// In files, and not where programs read it as it comes.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl Bom {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)];

    /// Whether it is written; `is_file` says whether into an ordinary file.
    #[must_use]
    pub const fn is_written(self, is_file: bool) -> bool {
        match self {
            Self::Auto => is_file,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// A format and where it goes, as `--format` gives it.
#[derive(Clone, Debug)]
pub struct FormatTo<F> {
    /// The format.
    pub format: F,
    /// Where it goes, if that is said there.
    pub to: Option<To>,
}

impl<F> FormatTo<F> {
    /// The file or folder.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.to.as_ref()?.path()
    }

    /// The format and the folder for files of it.
    ///
    /// # Errors
    /// That there is no folder.
    pub fn folder(&self) -> Result<(F, PathBuf), Message>
    where
        F: Copy,
    {
        let folder = self.path().ok_or_else(words::each_needs_a_folder)?;
        Ok((self.format, folder.to_owned()))
    }
}

impl<F: Formats> FormatTo<F> {
    /// What `NAME` or `NAME=FILE` means; nothing if there is no such format.
    #[must_use]
    pub fn parse(text: &OsStr) -> Option<Self> {
        let (name, to) = split(text);
        Some(Self { format: F::named(&name?)?, to: to.as_deref().map(To::new) })
    }
}

/// What stands before and after the first `=`.
#[cfg(unix)]
fn split(text: &OsStr) -> (Option<String>, Option<OsString>) {
    use std::os::unix::ffi::OsStrExt;
    let mut parts = text.as_bytes().splitn(2, |byte| *byte == b'=');
    let format = parts.next().and_then(|format| str::from_utf8(format).ok()).map(str::to_owned);
    (format, parts.next().map(|path| OsStr::from_bytes(path).to_owned()))
}

/// What stands before and after the first `=`.
#[cfg(not(unix))]
fn split(text: &OsStr) -> (Option<String>, Option<OsString>) {
    let Some(text) = text.to_str() else { return (None, None) };
    text.split_once('=')
        .map_or((Some(text.to_owned()), None), |(format, path)| (Some(format.to_owned()), Some(path.into())))
}

/// A format and where it goes.
#[derive(Clone, Debug)]
pub struct Output<F> {
    /// The format.
    pub format: F,
    /// Where it goes.
    pub to: To,
}

impl<F: Formats> Output<F> {
    /// Where people read it.
    pub fn medium(&self) -> Medium {
        Medium::of(self.format, self.is_stdout())
    }
}

impl<F> Output<F> {
    /// Whether it goes to standard output.
    pub fn is_stdout(&self) -> bool {
        self.to == To::Stdout
    }
}

/// Whether there is nothing but what a person at a terminal reads without asking for anything.
#[must_use]
pub fn is_usual<F: Formats>(outputs: &[Output<F>]) -> bool {
    let usual = F::NAMES.first().map(|(_, format)| *format);
    matches!(outputs, [one] if one.is_stdout() && Some(one.format) == usual)
}

/// Why outputs cannot be written side by side: one was read (`is_input`), or two are one file (`is_one`).
pub fn collision<F>(
    outputs: &[Output<F>],
    is_input: impl Fn(&Path) -> bool,
    is_one: impl Fn(&Path, &Path) -> bool,
) -> Option<Message> {
    let (mut files, mut on_stdout): (Vec<&Path>, usize) = (Vec::new(), 0);
    for output in outputs {
        let To::File(path) = &output.to else {
            on_stdout += 1;
            continue;
        };
        let shown = clean(&path.display().to_string());
        if is_input(path) {
            return Some(words::would_overwrite_input(&shown));
        }
        if files.iter().any(|other| is_one(other, path)) {
            return Some(words::two_formats_one_file(&shown));
        }
        files.push(path);
    }
    (on_stdout > 1).then(words::one_format_to_stdout)
}

/// The endings of files in a format: those that tell it, and others that it may have.
fn endings(format: &str) -> (&[&str], &[&str]) {
    match format {
        "terminal" => (&["txt"], &[]),
        "markdown" => (&["md"], &["markdown"]),
        "badge" => (&["svg"], &[]),
        "junit" => (&["xml"], &[]),
        "jsonl" => (&["jsonl", "ndjson"], &[]),
        "json" => (&["json"], &[]),
        "csv" => (&["csv"], &[]),
        "xlsx" => (&["xlsx"], &[]),
        "yaml" => (&["yaml", "yml"], &[]),
        "toml" => (&["toml"], &[]),
        "html" => (&["html"], &["htm"]),
        "docx" => (&["docx"], &[]),
        "xlsform" => (&[], &["xlsx"]),
        "sarif" => (&["sarif"], &["json"]),
        "gitlab" => (&[], &["json"]),
        "github" => (&[], &["txt"]),
        _ => (&[], &[]),
    }
}

/// The endings that mean a format somewhere, so that another format under them would mislead.
const MEANT: &[&str] = &[
    "txt", "md", "markdown", "html", "htm", "docx", "xlsx", "csv", "tsv", "json", "jsonl", "ndjson", "yaml",
    "yml", "toml", "svg", "xml", "sarif", "sql",
];

/// The formats of a command, by name, and what is known of the files that they may go to.
pub struct Choice<'c, F> {
    /// Every format, with its name.
    pub formats: &'c [(&'c str, F)],
    /// The one that is taken if nothing else is said.
    pub fallback: F,
    /// Whether a path is there and no ordinary file: a device or a pipe, whose name says nothing.
    pub is_special: fn(&Path) -> bool,
}

impl<F: Copy + PartialEq> Choice<'_, F> {
    /// The outputs that are asked for; one on standard output if none is.
    ///
    /// # Errors
    /// What is not clear, or contradicts itself.
    pub fn outputs(&self, formats: &[FormatTo<F>], files: &[PathBuf]) -> Result<Vec<Output<F>>, Message> {
        let bare: Vec<F> =
            formats.iter().filter(|given| given.to.is_none()).map(|given| given.format).collect();
        let placed = |given: &FormatTo<F>| Some(Output { format: given.format, to: given.to.clone()? });
        let mut outputs: Vec<Output<F>> = formats.iter().filter_map(placed).collect();
        match (&bare[..], files) {
            (_, []) => outputs.extend(bare.iter().map(|format| Output { format: *format, to: To::Stdout })),
            ([format], [file]) => outputs.push(Output { format: *format, to: To::new(file.as_os_str()) }),
            ([], files) => {
                for file in files {
                    let to = To::new(file.as_os_str());
                    let format = match &to {
                        To::Stdout => self.fallback,
                        To::File(path) => self.told(path)?,
                    };
                    outputs.push(Output { format, to });
                }
            }
            _ => {
                return Err(words::unclear_which_file());
            }
        }
        if outputs.is_empty() {
            outputs.push(Output { format: self.fallback, to: To::Stdout });
        }
        for Output { format, to } in &outputs {
            if let To::File(path) = to {
                self.fits(path, *format)?;
            }
        }
        Ok(outputs)
    }

    /// The format that the ending of a file tells.
    fn told(&self, path: &Path) -> Result<F, Message> {
        if (self.is_special)(path) {
            return Ok(self.fallback);
        }
        let ending = ending(path);
        let mut known = Vec::new();
        for (name, format) in self.formats {
            let (telling, _) = endings(name);
            if ending.as_deref().is_some_and(|ending| telling.contains(&ending)) {
                return Ok(*format);
            }
            known.extend(telling.iter().map(|ending| format!(".{ending}")));
        }
        let (shown, known) = (quoted(&path.display().to_string()), known.join(", "));
        Err(words::ending_tells_no_format(&shown, &known))
    }

    /// Refuses a format under the ending of another.
    fn fits(&self, path: &Path, format: F) -> Result<(), Message> {
        let name = self.formats.iter().find(|(_, known)| *known == format).map_or("", |(name, _)| *name);
        let (telling, others) = endings(name);
        let Some(ending) = ending(path).filter(|ending| MEANT.contains(&ending.as_str())) else {
            return Ok(());
        };
        if (self.is_special)(path) || telling.iter().chain(others).any(|known| *known == ending) {
            return Ok(());
        }
        let known: Vec<String> = telling.iter().chain(others).map(|ending| format!(".{ending}")).collect();
        let (shown, known) = (quoted(&path.display().to_string()), known.join(", "));
        Err(words::ending_contradicts(&shown, name, &known))
    }
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::base::lang::Lang;

    use super::*;

    fn outputs(formats: &[&str], files: &[&str]) -> Result<Vec<String>, String> {
        let known = ["terminal", "json", "sarif", "gitlab"].map(|name| (name, name));
        let choice = Choice { formats: &known, fallback: "terminal", is_special: |_| false };
        let given = |text: &&str| {
            let (name, to) = text.split_once('=').map_or((*text, None), |(name, to)| (name, Some(to)));
            let format = known.iter().find(|(known, _)| *known == name).unwrap().1;
            FormatTo { format, to: to.map(|to| To::new(OsStr::new(to))) }
        };
        let formats: Vec<_> = formats.iter().map(given).collect();
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        let shown = |output: &Output<&str>| match &output.to {
            To::Stdout => format!("{} -", output.format),
            To::File(path) => format!("{} {}", output.format, path.display()),
        };
        let chosen = choice.outputs(&formats, &files);
        chosen.map(|list| list.iter().map(shown).collect()).map_err(|fault| fault.get(Lang::En))
    }

    #[test]
    fn the_ending_tells_the_format() {
        let json = Ok(vec!["json a.json".to_owned()]);
        assert_eq!(outputs(&[], &["a.json"]), json);
        assert_eq!(outputs(&["json"], &["a.json"]), json);
        assert_eq!(outputs(&["json=a.json"], &[]), json);
        assert_eq!(outputs(&[], &["a.TXT"]), Ok(vec!["terminal a.TXT".to_owned()]));
        assert_eq!(outputs(&["gitlab=a.json"], &[]), Ok(vec!["gitlab a.json".to_owned()]));
        assert_eq!(outputs(&["json=data"], &[]), Ok(vec!["json data".to_owned()]));
    }

    #[test]
    fn an_unknown_ending_and_a_contradiction_name_the_known_ones() {
        assert!(outputs(&[], &["a.dat"]).unwrap_err().contains(".txt, .json, .sarif"));
        assert!(outputs(&[], &["a"]).is_err());
        assert!(outputs(&["json"], &["x.yaml"]).unwrap_err().ends_with("json goes with .json"));
        assert!(outputs(&["terminal=a.sarif"], &[]).is_err());
    }

    #[test]
    fn a_dash_is_standard_output_and_one_bare_format_names_one_file() {
        assert_eq!(outputs(&["json=-"], &[]), Ok(vec!["json -".to_owned()]));
        assert_eq!(outputs(&["json"], &["-"]), Ok(vec!["json -".to_owned()]));
        assert_eq!(outputs(&[], &[]), Ok(vec!["terminal -".to_owned()]));
        assert!(outputs(&["json"], &["a.json", "b.txt"]).unwrap_err().contains("--format NAME=FILE"));
    }
}
