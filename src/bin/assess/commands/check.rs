//! `assess check`: everything that is wrong with rubrics, answer sheets and golden cases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::base::diagnostic::{Code, Diagnostic, Severity, nearest};
use assess::base::lang::Lang;
use assess::base::source::{SourceFile, Span};
use assess::check::{CheckReport, CheckedFile, Kind, Level, Levels, Parsed};
use assess::lint::{RULES, Rule};
use assess::model::answers::{self, Reference};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::report::data::check as formats;
use assess::report::view::check as view;
use assess::report::words::severity;
use assess::report::{Shape, render};
use assess::{both, cases};
use rayon::prelude::*;

use crate::args::{CheckArgs, CheckFormat, FailOn, FormatTo};
use crate::config::{self, Config};
use crate::exit::{Done, Unusable};
use crate::inputs::{self, Asked};
use crate::{against, files};

pub fn run(args: &CheckArgs, asked_lang: Option<Lang>, locale: Lang) -> anyhow::Result<Done> {
    let config = config::find(args.paths.first().map_or(Path::new("."), PathBuf::as_path), locale)?;
    let lang = asked_lang.or(config.lang).unwrap_or(locale);
    if args.list_rules {
        return list_rules(lang);
    }
    if let Some(old) = &args.against {
        return against::run(old, &args.paths, args, lang);
    }
    let levels = levels(args, &config, lang)?;
    let mut loaded = load(&args.paths, lang)?;
    let mut report = check(&loaded, &levels, lang)?;
    if args.fix {
        if args.paths.iter().any(|path| path == Path::new("-")) {
            bail!(lang.pick("--fix cannot change standard input", "--fix không thể sửa đầu vào chuẩn"));
        }
        let changes = fix(&report)?;
        if changes > 0 {
            files::note(&lang.pick(format!("{changes} changes made"), format!("đã sửa {changes} chỗ")));
            loaded = load(&args.paths, lang)?;
            report = check(&loaded, &levels, lang)?;
        }
    }
    write(&report, &args.formats(), lang)?;
    if args.coverage {
        coverage(&loaded, lang)?;
    }
    let worst = match args.fail_on.or(config.fail_on).unwrap_or(FailOn::Warning) {
        FailOn::Never => return Ok(Done::Passed),
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Info => Severity::Info,
    };
    let mut findings = report.files.iter().flat_map(|file| &file.findings);
    Ok(if findings.any(|finding| finding.severity <= worst) { Done::Failed } else { Done::Passed })
}

fn levels(args: &CheckArgs, config: &Config, lang: Lang) -> anyhow::Result<Levels> {
    let mut levels = Levels::default();
    // The command line comes last, so it has the last word.
    let lists = [
        (&config.allow, Level::Allow),
        (&config.warn, Level::Warn),
        (&config.deny, Level::Deny),
        (&args.allow, Level::Allow),
        (&args.warn, Level::Warn),
        (&args.deny, Level::Deny),
    ];
    for (codes, level) in lists {
        for code in codes {
            let Some(rule) = Rule::find(code) else {
                let near = nearest(code, RULES.iter().map(|rule| rule.code.as_str()));
                let code = assess::base::quote::quoted(code);
                let hint = near.map_or_else(String::new, |near| {
                    lang.pick(format!("; did you mean `{near}`?"), format!("; có phải ý bạn là `{near}`?"))
                });
                bail!(lang.pick(
                    format!("there is no rule `{code}`{hint}"),
                    format!("không có quy tắc `{code}`{hint}")
                ));
            };
            levels.set(rule.code, level);
        }
    }
    Ok(levels)
}

fn list_rules(lang: Lang) -> anyhow::Result<Done> {
    let mut text = String::new();
    for rule in RULES {
        let level = if rule.on { severity(rule.severity, lang) } else { lang.pick("off", "tắt") };
        let (code, summary) = (rule.code.as_str(), rule.summary(lang));
        let _ = writeln!(text, "{code:<28} {level:<9} {summary}");
    }
    files::print(&text)?;
    Ok(Done::Passed)
}

/// The files of a run, parsed, with the rubrics among them.
struct Run<'a> {
    parsed: Vec<(&'a Path, Asked, Parsed<'a>)>,
    rubrics: BTreeMap<&'a Path, Rubric>,
}

fn load(paths: &[PathBuf], lang: Lang) -> anyhow::Result<Files> {
    let (mut sources, mut unreadable) = (Vec::new(), Vec::new());
    for (path, asked) in inputs::collect(paths, lang)? {
        match files::load(&path, lang) {
            Ok(loaded) => sources.push((path, asked, loaded.source)),
            // What is wrong with the bytes of a file is shown with the faults of the others.
            Err(error) => match error.downcast::<Unusable>() {
                Ok(Unusable(faulty, _)) => unreadable.push(CheckedFile::unreadable(*faulty)),
                Err(error) => return Err(error),
            },
        }
    }
    Ok(Files { sources, unreadable })
}

type Loaded = (PathBuf, Asked, SourceFile);

/// The files of a run, read once: the texts, and what is not text.
struct Files {
    sources: Vec<Loaded>,
    unreadable: Vec<CheckedFile>,
}

impl<'a> Run<'a> {
    fn new(sources: &'a [Loaded]) -> Self {
        // Each file is read on its own, on all cores; the order is that of the paths.
        let parsed: Vec<_> = sources
            .par_iter()
            .map(|(path, asked, source)| (path.as_path(), *asked, Parsed::new(source)))
            .filter(|(_, asked, parsed)| *asked == Asked::ByName || parsed.may_be_ours())
            .collect();
        let rubrics = parsed.par_iter().filter(|(_, _, parsed)| parsed.kind() == Some(Kind::Rubric));
        let rubrics = rubrics.filter_map(|(path, _, parsed)| Some((*path, parsed.rubric()?))).collect();
        Self { parsed, rubrics }
    }

    /// The rubric that a file is for: beside it, in the run, built in, or at the path it names.
    fn rubric_for(&self, path: &Path, parsed: &Parsed<'_>) -> Result<Rubric, Box<Diagnostic>> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let reference = parsed.reference();
        let beside = beside(path);
        let in_run = beside.as_deref().and_then(|beside| self.rubrics.get(beside));
        if let Some(found) = in_run.or_else(|| self.among(folder, reference.as_ref())) {
            return Ok(found.clone());
        }
        let name = reference.as_ref().map_or(DEFAULT, |reference| reference.rubric.as_str());
        if let Some(builtin) = Builtin::find(name) {
            return Ok(builtin.rubric());
        }
        let file = if answers::is_path(name) { Some(folder.join(name)) } else { beside };
        let read = file.and_then(|file| {
            let loaded = files::load(&file, Lang::En).ok()?;
            Parsed::new(&loaded.source).rubric()
        });
        read.ok_or_else(|| {
            let quote = assess::base::quote::quoted(name);
            let span = reference.as_ref().map_or_else(Span::default, |reference| reference.span);
            let message = both!(
                "the rubric `{quote}` is not here, or cannot be read",
                "không tìm thấy hoặc không đọc được bộ tiêu chí `{quote}`"
            );
            Box::new(Diagnostic::error(Code::UnknownRubric, span, message))
        })
    }

    /// The rubric of the run that a reference names: one in the same folder before others.
    fn among(&self, folder: &Path, reference: Option<&Reference>) -> Option<&Rubric> {
        let reference = reference?;
        let fits = |path: &Path, rubric: &Rubric| {
            if reference.is_path() {
                path == folder.join(&reference.rubric)
            } else {
                rubric.id == reference.rubric
            }
        };
        let mut found: Vec<_> = self.rubrics.iter().filter(|(path, rubric)| fits(path, rubric)).collect();
        found.sort_by_key(|(path, _)| path.parent() != Some(folder));
        found.first().map(|(_, rubric)| *rubric)
    }
}

/// `NAME.yaml` beside `NAME.cases.yaml`.
fn beside(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".cases.yaml").or_else(|| name.strip_suffix(".cases.yml"))?;
    Some(path.with_file_name(format!("{stem}.yaml")))
}

fn check(loaded: &Files, levels: &Levels, lang: Lang) -> anyhow::Result<CheckReport> {
    let run = Run::new(&loaded.sources);
    if run.parsed.is_empty() && loaded.unreadable.is_empty() {
        bail!(lang.pick(
            "no rubric, answer sheet or case file is there",
            "không có bộ tiêu chí, tệp trả lời hay tệp ca kiểm thử nào"
        ));
    }
    let mut report = CheckReport { files: loaded.unreadable.clone() };
    report.files.par_extend(run.parsed.par_iter().map(|(path, _, parsed)| match parsed.kind() {
        Some(Kind::Answers | Kind::Cases) => match run.rubric_for(path, parsed) {
            Ok(rubric) => parsed.check(Some(&rubric), None, levels),
            Err(fault) => parsed.check(None, Some(*fault), levels),
        },
        Some(Kind::Rubric) => parsed.check(None, None, levels),
        None => {
            let message = both!(
                "this is neither a rubric nor an answer sheet nor a list of cases",
                "đây không phải bộ tiêu chí, tệp trả lời hay danh sách ca kiểm thử"
            );
            let fault = Diagnostic::error(Code::UnknownKind, Span::default(), message);
            parsed.check(None, Some(fault), levels)
        }
    }));
    report.files.sort_by(|a, b| a.source.name().cmp(b.source.name()));
    Ok(report)
}

/// Makes the changes that cannot change a score, and says how many.
fn fix(report: &CheckReport) -> anyhow::Result<usize> {
    let mut count = 0;
    for file in &report.files {
        let path = Path::new(file.source.name());
        let mut edits: Vec<_> = file.findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        if edits.is_empty() || path == Path::new("-") {
            continue;
        }
        edits.sort_by_key(|edit| edit.span);
        let (mut text, mut end) = (String::new(), 0);
        for edit in edits {
            // Of two changes of the same place the first is made; the next run makes the other.
            if edit.span.start >= end {
                text.push_str(file.source.slice(Span::new(end, edit.span.start)));
                text.push_str(&edit.text);
                end = edit.span.end;
                count += 1;
            }
        }
        text.push_str(file.source.slice(Span::new(end, file.source.text().len())));
        files::write(path, &text)?;
    }
    Ok(count)
}

fn write(report: &CheckReport, formats: &[FormatTo], lang: Lang) -> anyhow::Result<()> {
    for FormatTo { format, path } in formats {
        let colour = path.is_none() && files::colours_stdout();
        let text = match format {
            CheckFormat::Human => render(&view::document(report, lang), files::shape(colour)),
            CheckFormat::Markdown => render(&view::document(report, lang), Shape::Markdown),
            CheckFormat::Json => formats::json::render(report, lang),
            CheckFormat::Sarif => formats::sarif::render(report, lang),
            CheckFormat::Github => formats::github::render(report, lang),
            CheckFormat::Gitlab => formats::gitlab::render(report, lang),
            CheckFormat::Junit => formats::junit::render(report, lang),
        };
        match path {
            Some(path) => files::write(path, &text)?,
            None => files::print(&text)?,
        }
    }
    Ok(())
}

/// What no case of each rubric touches.
fn coverage(loaded: &Files, lang: Lang) -> anyhow::Result<()> {
    let run = Run::new(&loaded.sources);
    let mut text = String::new();
    for (path, _, parsed) in run.parsed.iter().filter(|(_, _, parsed)| parsed.kind() == Some(Kind::Cases)) {
        let Ok(rubric) = run.rubric_for(path, parsed) else { continue };
        let Some(cases) = parsed.cases(&rubric) else { continue };
        let untouched = cases::untouched(&rubric, &cases);
        let (all, missing) = (rubric.criteria.len(), untouched.criteria.len());
        let (name, touched) = (assess::base::quote::clean(&path.display().to_string()), all - missing);
        text.push_str(&lang.pick(
            format!("{name}: {touched} of {all} criteria are touched by a case\n"),
            format!("{name}: {touched}/{all} tiêu chí có ca kiểm thử\n"),
        ));
        for criterion in untouched.criteria {
            let _ = writeln!(text, "  {}", rubric.criterion_id(&rubric.criteria[criterion]));
        }
        for stage in untouched.stages {
            let stage = stage.checked_sub(1).map_or(assess::model::rubric::NONE, |at| &rubric.stages[at].id);
            text.push_str(&lang.pick(
                format!("  no case expects the stage `{stage}`\n"),
                format!("  không ca kiểm thử nào mong đợi giai đoạn `{stage}`\n"),
            ));
        }
    }
    files::print(&text)
}
