//! Which format goes where: `--format NAME`, `--format NAME=FILE` and `-o FILE`, taken together.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::base::lang::Lang;
use assess::both;
use assess::report::terminal;
use clap::ValueEnum;

use crate::usage::Wrong;

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl To {
    /// What an argument names: `-` is standard output.
    fn new(path: &OsStr) -> Self {
        if path == "-" { Self::Stdout } else { Self::File(path.into()) }
    }

    /// Whether it is an ordinary file, which can be there whole or not at all.
    pub fn is_file(&self) -> bool {
        matches!(self, Self::File(path) if !is_special(path))
    }
}

/// A format and where it goes, as `--format` gives it.
#[derive(Clone, Debug)]
pub struct FormatTo<F> {
    format: F,
    to: Option<To>,
}

/// A format and where it goes.
#[derive(Clone, Debug)]
pub struct Output<F> {
    pub format: F,
    pub to: To,
}

impl<F> Output<F> {
    pub fn is_stdout(&self) -> bool {
        self.to == To::Stdout
    }
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

fn name<F: ValueEnum>(format: &F) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// Reads `NAME` or `NAME=FILE`.
pub fn parse<F: ValueEnum>(text: &OsStr) -> Result<FormatTo<F>, Wrong> {
    let (format, to) = split(text);
    let format = format.as_deref().unwrap_or_default();
    F::from_str(format, false).map(|format| FormatTo { format, to: to.as_deref().map(To::new) }).map_err(
        |_| {
            let mut names: Vec<String> = F::value_variants().iter().map(name).collect();
            let last = names.pop().unwrap_or_default();
            let names = names.join(", ");
            Wrong(both!("the formats are {names} and {last}", "các định dạng là {names} và {last}"))
        },
    )
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

/// The outputs that are asked for; `fallback` on standard output if none is.
pub fn choose<F: ValueEnum + Copy + PartialEq>(
    formats: &[FormatTo<F>],
    files: &[PathBuf],
    fallback: F,
    lang: Lang,
) -> anyhow::Result<Vec<Output<F>>> {
    let mut outputs: Vec<Output<F>> = Vec::new();
    let bare: Vec<F> = formats.iter().filter(|given| given.to.is_none()).map(|given| given.format).collect();
    for FormatTo { format, to } in formats {
        if let Some(to) = to {
            outputs.push(Output { format: *format, to: to.clone() });
        }
    }
    match (&bare[..], files) {
        (_, []) => outputs.extend(bare.iter().map(|format| Output { format: *format, to: To::Stdout })),
        ([format], [file]) => outputs.push(Output { format: *format, to: To::new(file.as_os_str()) }),
        ([], files) => {
            for file in files {
                let to = To::new(file.as_os_str());
                let format = match &to {
                    To::Stdout => fallback,
                    To::File(path) => told(path, fallback, lang)?,
                };
                outputs.push(Output { format, to });
            }
        }
        _ => bail!(lang.pick(
            "it is not clear which format goes to which file; write `--format NAME=FILE` for each",
            "không rõ định dạng nào ghi vào tệp nào; hãy ghi `--format TÊN=TỆP` cho từng định dạng",
        )),
    }
    if outputs.is_empty() {
        outputs.push(Output { format: fallback, to: To::Stdout });
    }
    for Output { format, to } in &outputs {
        if let To::File(path) = to {
            fits(path, *format, lang)?;
        }
    }
    Ok(outputs)
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// The format that the ending of a file tells.
fn told<F: ValueEnum + Copy + PartialEq>(path: &Path, fallback: F, lang: Lang) -> anyhow::Result<F> {
    if is_special(path) {
        return Ok(fallback);
    }
    let ending = ending(path);
    let mut known = Vec::new();
    for format in F::value_variants() {
        let name = name(format);
        let (telling, _) = endings(&name);
        if ending.as_deref().is_some_and(|ending| telling.contains(&ending)) {
            return Ok(*format);
        }
        known.extend(telling.iter().map(|ending| format!(".{ending}")));
    }
    let (shown, known) = (terminal::clean(&path.display().to_string()), known.join(", "));
    bail!(lang.pick(
        format!(
            "the ending of `{shown}` does not tell a format; it tells one with {known}, or add `--format`"
        ),
        format!(
            "phần mở rộng của `{shown}` không cho biết định dạng; hãy dùng {known}, hoặc thêm `--format`"
        ),
    ));
}

/// Refuses a format under the ending of another.
fn fits<F: ValueEnum + Copy>(path: &Path, format: F, lang: Lang) -> anyhow::Result<()> {
    let name = name(&format);
    let (telling, others) = endings(&name);
    let Some(ending) = ending(path).filter(|ending| MEANT.contains(&ending.as_str())) else { return Ok(()) };
    if is_special(path) || telling.iter().chain(others).any(|known| *known == ending) {
        return Ok(());
    }
    let known: Vec<String> = telling.iter().chain(others).map(|ending| format!(".{ending}")).collect();
    let (shown, known) = (terminal::clean(&path.display().to_string()), known.join(", "));
    bail!(lang.pick(
        format!("`{shown}` would hold {name}, which its ending contradicts; {name} goes with {known}"),
        format!("`{shown}` sẽ chứa {name}, trái với phần mở rộng; {name} đi với {known}"),
    ));
}

/// Whether a path is there and no ordinary file: a device or a pipe, whose name says nothing.
pub fn is_special(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
    enum Format {
        Terminal,
        Json,
        Sarif,
        Gitlab,
    }

    fn outputs(formats: &[&str], files: &[&str]) -> Result<Vec<String>, String> {
        let formats = formats.iter().map(|text| parse::<Format>(OsStr::new(text)));
        let formats = formats.collect::<Result<Vec<_>, _>>().map_err(|wrong| wrong.to_string());
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        let chosen = choose(&formats?, &files, Format::Terminal, Lang::En);
        let shown = |output: &Output<Format>| format!("{:?} {:?}", output.format, output.to);
        chosen.map(|list| list.iter().map(shown).collect()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_ending_tells_the_format() {
        let json = Ok(vec!["Json File(\"a.json\")".to_owned()]);
        assert_eq!(outputs(&[], &["a.json"]), json);
        assert_eq!(outputs(&["json"], &["a.json"]), json);
        assert_eq!(outputs(&["json=a.json"], &[]), json);
        assert_eq!(outputs(&[], &["a.TXT"]), Ok(vec!["Terminal File(\"a.TXT\")".to_owned()]));
        assert_eq!(outputs(&["gitlab=a.json"], &[]), Ok(vec!["Gitlab File(\"a.json\")".to_owned()]));
        assert_eq!(outputs(&["json=data"], &[]), Ok(vec!["Json File(\"data\")".to_owned()]));
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
        assert_eq!(outputs(&["json=-"], &[]), Ok(vec!["Json Stdout".to_owned()]));
        assert_eq!(outputs(&["json"], &["-"]), Ok(vec!["Json Stdout".to_owned()]));
        assert_eq!(outputs(&[], &[]), Ok(vec!["Terminal Stdout".to_owned()]));
        assert!(outputs(&["json"], &["a.json", "b.txt"]).unwrap_err().contains("--format NAME=FILE"));
    }
}
