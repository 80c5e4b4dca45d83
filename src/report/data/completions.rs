//! Completion scripts: the words that arguments of the command line mostly take, and what generators cannot say.

use crate::lint::RULES;
use crate::model::rubric::builtin::Builtin;

/// An argument of a command that is no option, and what may stand there.
#[derive(Clone, Debug)]
pub struct Positional {
    /// The names of the command and its own command, such as `rubrics` and `show`.
    pub command: Vec<String>,
    /// Whether it may be a file, too.
    pub is_file: bool,
    /// The words.
    pub words: Vec<String>,
}

/// The words that an argument takes, sorted: ids of built-in rubrics, of their stages, codes of rules.
#[must_use]
pub fn known(argument: &str) -> Vec<String> {
    let mut words: Vec<String> = match argument {
        "rubric" => Builtin::all().iter().map(|builtin| builtin.id.to_owned()).collect(),
        "target" | "require" => {
            let rubrics = Builtin::all().iter().map(Builtin::rubric).filter(|rubric| rubric.method.claims());
            rubrics.flat_map(|rubric| rubric.stages.into_iter().map(|stage| stage.id)).collect()
        }
        "deny" | "warn" | "allow" | "code" => {
            RULES.iter().map(|rule| rule.code.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}

/// The script for zsh, with files beside the ids of rubrics and the codes of rules, and lists of codes with commas.
#[must_use]
pub fn for_zsh(script: &str) -> String {
    let (ids, codes) = (known("rubric").join(" "), known("code").join(" "));
    script
        .replace(&format!("({ids})"), &format!("{{compadd -- {ids}; _files}}"))
        .replace(&format!("]:CODE:({codes})"), &format!("]:CODE:_sequence compadd - {codes}"))
        .replace(&format!(":({codes})"), &format!(":{{compadd -- {codes}; _files}}"))
}

/// The script for fish: the same, the options of `assess FILE` behind the file, and arguments that are no options.
#[must_use]
pub fn for_fish(script: &str, commands: &[&str], arguments: &[Positional]) -> String {
    let codes = known("code");
    let listed: Vec<String> = codes.iter().map(|code| format!("{code}\\t''")).collect();
    let first = known("rubric").into_iter().next().unwrap_or_default();
    let script = script
        .replace(&format!(" -r -f -a \"{first}"), &format!(" -r -F -a \"{first}"))
        .replace(
            &format!("-a \"{}\"", listed.join("\n")),
            &format!("-a \"(__fish_append , {})\"", codes.join(" ")),
        )
        // These two end a command where nothing stands before them.
        .replace("\n;\\t", "\n\\;\\t")
        .replace("\n|\\t", "\n\\|\\t");
    // Options that do not depend on a command stand behind the file, too: where no command is named.
    let before = "-n \"__fish_assess_needs_command\" -";
    let nowhere = format!("-n \"not __fish_seen_subcommand_from {}\" -", commands.join(" "));
    let options = ["l", "s"].map(|mark| (format!("{before}{mark}"), format!("{nowhere}{mark}")));
    let script = options.iter().fold(script, |script, (before, after)| script.replace(before, after));
    arguments.iter().fold(script, |script, argument| script + &argument.for_fish())
}

impl Positional {
    fn for_fish(&self) -> String {
        let files = if self.is_file { "-F" } else { "-f" };
        let command = self.command.join("; and __fish_seen_subcommand_from ");
        let words = self.words.join(" ");
        format!("complete -c assess -n \"__fish_assess_using_subcommand {command}\" {files} -a \"{words}\"\n")
    }
}
