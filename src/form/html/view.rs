//! What the page of a form shows, as its template takes it: every text in each language of the tool.

use askama::Template;
use serde_json::{Map, Value, json};

use crate::base::digest::policy_source;
use crate::base::lang::Lang;
use crate::engine::program::Program;
use crate::form::plan::{Asked, Field, Group, Part, Plan};
use crate::form::text::{takes, to_confirm};
use crate::form::words as forms;
use crate::model::rubric::words::agency_kind;
use crate::model::rubric::{AgencyKind, AnswerKind, Choice};
use crate::model::text::Text;

use super::words;

/// A text in every language of the tool, or one for all of them.
struct Both(Vec<(&'static str, String)>);

impl Both {
    fn new<T: Into<String>>(of: impl Fn(Lang) -> T) -> Self {
        let mut all: Vec<(&str, String)> =
            Lang::ALL.iter().map(|lang| (lang.code(), of(*lang).into())).collect();
        if all.iter().all(|(_, text)| *text == all[0].1) {
            all.truncate(1);
            all[0].0 = "";
        }
        Self(all)
    }

    fn of(text: &Text) -> Self {
        Self::new(|lang| text.get(lang))
    }

    /// The texts with the codes of their languages; the code of one for all is empty.
    fn parts(&self) -> &[(&'static str, String)] {
        &self.0
    }
}

/// A text in every language, for the script.
fn texts<T: Into<String>>(of: impl Fn(Lang) -> T) -> Value {
    let text = |lang: &Lang| (lang.code().to_owned(), Value::String(of(*lang).into()));
    Value::Object(Lang::ALL.iter().map(text).collect::<Map<_, _>>())
}

#[derive(Template)]
#[template(path = "form.html")]
pub(super) struct Page<'a> {
    lang: &'static str,
    style: &'a str,
    style_hash: String,
    script: &'a str,
    script_hash: String,
    title: &'a str,
    rubric_id: &'a str,
    rubric_title: Both,
    version: String,
    digest: &'a str,
    kind: Option<Both>,
    languages: Vec<(&'static str, &'static str)>,
    is_illustrative: bool,
    earlier: Option<Both>,
    /// What is said of each answer of an earlier sheet.
    old: Both,
    about: Vec<Head>,
    groups: Vec<Section>,
    data: String,
}

/// A field about the agency.
struct Head {
    id: &'static str,
    label: Both,
    value: String,
}

/// A dimension.
struct Section {
    number: String,
    title: Both,
    /// The ids of its questions, separated by blanks.
    ids: String,
    questions: Vec<Question>,
}

/// A question.
struct Question {
    id: String,
    number: String,
    ask: Both,
    hint: Both,
    /// Whether the answer comes from an earlier sheet.
    is_old: bool,
    ticks: Vec<Tick>,
    /// Whether the choices stand side by side.
    is_inline: bool,
    numbers: Vec<Number>,
}

/// A choice or an item.
struct Tick {
    input: &'static str,
    value: String,
    title: Both,
    is_item: bool,
    is_none: bool,
    is_checked: bool,
}

/// A number.
struct Number {
    part: &'static str,
    label: Both,
    value: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        plan: &'a Plan<'_>,
        program: &Program<'_>,
        digest: &'a str,
        lang: Lang,
        style: &'a str,
        script: &'a str,
    ) -> Self {
        let (rubric, agency) = (plan.rubric, &plan.about.agency);
        let head = |id, label: fn(Lang) -> &'static str, value: Option<&str>| Head {
            id,
            label: Both::new(label),
            value: value.unwrap_or_default().to_owned(),
        };
        let earlier = plan.is_prefilled().then(|| {
            Both::new(|lang| match &plan.earlier {
                Some(period) => words::filled_from(lang, period),
                None => words::filled_before(lang).to_owned(),
            })
        });
        Self {
            lang: lang.code(),
            style,
            style_hash: policy_source(style),
            script,
            script_hash: policy_source(script),
            title: rubric.title.get(lang),
            rubric_id: &rubric.id,
            rubric_title: Both::of(&rubric.title),
            version: rubric.version.to_string(),
            digest,
            kind: agency.kind.map(|kind| Both::new(|lang| agency_kind(kind, lang))),
            languages: Lang::ALL.iter().map(|lang| (lang.code(), words::language(*lang))).collect(),
            is_illustrative: plan.about.illustrative,
            earlier,
            old: Both::new(|lang| to_confirm(plan, lang)),
            about: vec![
                head("name", forms::name, Some(&agency.name)),
                head("code", forms::code, agency.code.as_deref()),
                head("period", words::period, plan.about.period.as_deref()),
                head("assessor", forms::assessor, plan.about.assessor.as_deref()),
            ],
            groups: plan.groups.iter().map(|group| section(plan, group, lang)).collect(),
            data: data(plan, program, digest),
        }
    }
}

fn section(plan: &Plan<'_>, group: &Group, lang: Lang) -> Section {
    let asked = plan.of(group);
    let ids: Vec<&str> = asked.iter().map(|asked| asked.question.id.as_str()).collect();
    Section {
        number: group.number.clone(),
        title: Both::new(|lang| plan.path(group.dimension, lang).join(" › ")),
        ids: ids.join(" "),
        questions: asked.iter().map(|asked| question(plan, asked, lang)).collect(),
    }
}

fn question(plan: &Plan<'_>, asked: &Asked<'_>, lang: Lang) -> Question {
    let question = asked.question;
    let kind = plan.about.agency.kind;
    let ticks = match &question.answer {
        AnswerKind::YesNo => [("yes", forms::yes as fn(Lang) -> &'static str), ("no", forms::no)]
            .map(|(value, title)| tick("radio", value, Both::new(title), is_old(asked, Part::Answer, value)))
            .into(),
        AnswerKind::Choice { options, .. } => options
            .iter()
            .map(|option| {
                tick("radio", &option.id, Both::of(&option.title), is_old(asked, Part::Answer, &option.id))
            })
            .collect(),
        AnswerKind::Checklist { items } => checklist(asked, items),
        _ => Vec::new(),
    };
    let numbers = asked.answer().filter_map(|field| {
        let (part, label) = match field.part {
            Part::Answer if ticks.is_empty() => ("value", Both::new(forms::answer)),
            Part::Of => ("of", field.title.map_or_else(|| Both::new(forms::part), Both::of)),
            Part::Total => ("total", field.title.map_or_else(|| Both::new(forms::total), Both::of)),
            _ => return None,
        };
        Some(Number { part, label, value: typed(field, lang) })
    });
    let numbers = numbers.collect();
    Question {
        id: question.id.clone(),
        number: asked.number.clone(),
        ask: Both::new(|lang| question.ask.get(kind, lang)),
        hint: Both::new(|lang| hint(asked, lang)),
        is_old: asked.is_prefilled,
        ticks,
        is_inline: question.answer == AnswerKind::YesNo,
        numbers,
    }
}

fn hint(asked: &Asked<'_>, lang: Lang) -> String {
    match &asked.question.answer {
        AnswerKind::YesNo | AnswerKind::Choice { .. } => words::choose_one(lang).to_owned(),
        AnswerKind::Checklist { .. } => words::tick_all(lang).to_owned(),
        AnswerKind::Ratio { .. } => words::two_numbers(lang).to_owned(),
        _ => takes(asked, lang, lang),
    }
}

fn tick(input: &'static str, value: &str, title: Both, is_checked: bool) -> Tick {
    Tick { input, value: value.to_owned(), title, is_item: false, is_none: false, is_checked }
}

fn is_old(asked: &Asked<'_>, part: Part, value: &str) -> bool {
    asked.old(part).iter().any(|old| old == value)
}

fn checklist(asked: &Asked<'_>, items: &[Choice]) -> Vec<Tick> {
    let item = |(at, item): (usize, &Choice)| Tick {
        is_item: true,
        ..tick("checkbox", &item.id, Both::of(&item.title), is_old(asked, Part::Item(at), "yes"))
    };
    let mut ticks: Vec<Tick> = items.iter().enumerate().map(item).collect();
    let is_answered = asked.answer().any(|field| !field.old.is_empty());
    let is_none = is_answered && !ticks.iter().any(|tick| tick.is_checked);
    ticks.push(Tick { is_none: true, ..tick("checkbox", "", Both::new(forms::none_of_these), is_none) });
    ticks
}

/// An earlier number as it is typed in a language.
fn typed(field: &Field<'_>, lang: Lang) -> String {
    let Some(old) = field.old.first() else { return String::new() };
    // Three decimals could be taken for thousands; a fourth cannot.
    let mut typed = old.clone();
    if old.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 3) {
        typed.push('0');
    }
    typed.replace('.', &lang.decimal_mark().to_string())
}

/// What the script goes by, as JSON that may stand in a page.
fn data(plan: &Plan<'_>, program: &Program<'_>, digest: &str) -> String {
    let (rubric, agency) = (plan.rubric, &plan.about.agency);
    let asked: Vec<Value> = plan.asked.iter().map(for_script).collect();
    let key = [
        "assess",
        digest,
        agency.scheme.as_deref().unwrap_or_default(),
        agency.code.as_deref().unwrap_or_default(),
        plan.about.period.as_deref().unwrap_or_default(),
    ];
    let base = |lang| match &rubric.base {
        Some(base) => base.stage.title.get(lang).to_owned(),
        None => words::below_stages(lang).to_owned(),
    };
    let columns: Vec<Value> = (0..rubric.columns())
        .map(|column| match rubric.column_stage(column) {
            Some(stage) => texts(|lang| stage.title.get(lang)),
            None => texts(words::total_score),
        })
        .collect();
    let scale = rubric.scale.as_ref().map(|scale| {
        json!({
            "min": scale.min.millionths().to_string(),
            "max": scale.max.millionths().to_string(),
            "decimals": scale.decimals,
        })
    });
    let said = words::SCRIPT.iter().map(|(key, word)| ((*key).to_owned(), texts(word)));
    let mut said: Map<String, Value> = said.collect();
    said.insert("title".to_owned(), texts(|lang| rubric.title.get(lang)));
    let data = json!({
        "key": key.join("|"),
        "rubric": plan.reference(),
        "illustrative": plan.about.illustrative,
        "scheme": agency.scheme,
        "kind": agency.kind.map(AgencyKind::as_str),
        "file": format!("{}.yaml", rubric.id),
        "program": program.listing(),
        "asked": asked,
        "stages": rubric.stages.iter().map(|stage| texts(|lang| stage.title.get(lang))).collect::<Vec<_>>(),
        "base": texts(base),
        "first": rubric.base.as_ref().map_or(0, |base| base.number),
        "columns": columns,
        "dimensions": rubric.dimensions.iter().map(|it| texts(|lang| it.title.get(lang))).collect::<Vec<_>>(),
        "criteria": rubric.criteria.iter().map(|it| rubric.questions[it.question].id.as_str()).collect::<Vec<_>>(),
        "scale": scale,
        "rated": rubric.is_rated(),
        "words": said,
    });
    // Nothing in it may end the element that it stands in.
    data.to_string().replace('<', "\\u003c")
}

fn for_script(asked: &Asked<'_>) -> Value {
    let question = asked.question;
    let (kind, choices): (&str, &[Choice]) = match &question.answer {
        AnswerKind::YesNo => ("yes_no", &[]),
        AnswerKind::Percent { .. } => ("percent", &[]),
        AnswerKind::Number { .. } => ("number", &[]),
        AnswerKind::Ratio { .. } => ("ratio", &[]),
        AnswerKind::Choice { options, .. } => ("choice", options),
        AnswerKind::Checklist { items } => ("checklist", items),
    };
    let limits = asked.answer().find_map(|field| match field.entry {
        crate::form::plan::Entry::Number { least, most, integer, .. } => Some((least, most, integer)),
        _ => None,
    });
    let (least, most, is_integer) = limits.unwrap_or_default();
    let points = match &question.answer {
        AnswerKind::Checklist { items } => {
            items.iter().map(|item| item.value.millionths().to_string()).collect()
        }
        _ => Vec::new(),
    };
    let [na, evidence, note] = [Part::Na, Part::Evidence, Part::Note].map(|part| asked.old(part).join("\n"));
    let has_old = asked.is_prefilled && [&na, &evidence, &note].iter().any(|text| !text.is_empty());
    let old = has_old.then(|| json!({"na": na, "evidence": evidence, "note": note}));
    let title = |lang| match &question.title {
        Some(title) => title.get(lang).to_owned(),
        None => question.ask.of(None).get(lang).to_owned(),
    };
    let mut all = json!({
        "at": asked.at,
        "id": question.id,
        "title": texts(title),
        "number": asked.number,
        "kind": kind,
        "ids": choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(),
        "points": points,
        "least": least.map(|it| it.millionths().to_string()),
        "most": most.map(|it| it.millionths().to_string()),
        "integer": is_integer,
        "na": asked.allows_na(),
        "shows": question.evidence.as_ref().map(|shows| texts(|lang| shows.get(lang))),
        "old": old,
    });
    // The script knows what is meant by nothing.
    if let Value::Object(all) = &mut all {
        all.retain(|_, value| !matches!(value, Value::Null | Value::Bool(false)) && *value != json!([]));
    }
    all
}
