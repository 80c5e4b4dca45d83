//! Any rubric as two files: one that is extended, and one that makes the first rubric of it again.

use serde_json::{Map, Value, json};

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    /// Whether something that happens once in so many times happens.
    fn one_in(&mut self, times: u64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(times)
    }
}

/// The rubric `parent` and what extends it to the rubric that is given.
pub fn split(rubric: &Value, seed: u64) -> (Value, Value) {
    let mut splitting = Splitting { chance: Chance(seed), moved: false, extra: Vec::new() };
    let mut parent = rubric.clone();
    parent["rubric"] = json!("parent");
    parent["title"] = json!("Another title");
    let mut child = Map::new();
    for key in ["rubric", "version", "title"] {
        child.insert(key.into(), rubric[key].clone());
    }
    child.insert("extends".into(), json!("parent@1"));
    let dimensions = splitting.dimensions(parent["dimensions"].as_array_mut().unwrap());
    child.insert("dimensions".into(), json!(dimensions));
    if let (true, Some(verdict)) = (splitting.chance.one_in(2), rubric["verdict"].get("unanswered")) {
        parent["verdict"]["unanswered"] = json!(if verdict == "excluded" { "unmet" } else { "excluded" });
        child.insert("verdict".into(), json!({"unanswered": verdict}));
    }
    for key in ["applies_to", "consistency"] {
        // What names a question that only the second file has cannot stand in the first one.
        let Some(value) = rubric.get(key).filter(|_| splitting.moved || splitting.chance.one_in(3)) else {
            continue;
        };
        parent.as_object_mut().unwrap().remove(key);
        child.insert(key.into(), value.clone());
    }
    if let Some(extra) = splitting.extra.first() {
        let rules = parent.as_object_mut().unwrap().entry("consistency").or_insert_with(|| json!([]));
        let rule = json!({"when": {extra: true}, "expect": {extra: true}, "because": "It is so"});
        rules.as_array_mut().unwrap().push(rule);
        let groups = parent["applies_to"].as_object_mut().and_then(|kinds| kinds.values_mut().next());
        if let Some(groups) = groups.and_then(|scope| scope["not_asked"].as_array_mut()) {
            groups.insert(0, json!({"questions": [extra], "reason": "It is nobody's"}));
        }
        // A list of rules that was not there before is there afterwards, and empty.
        child
            .entry("consistency")
            .or_insert_with(|| rubric.get("consistency").cloned().unwrap_or(Value::Null));
        child.insert("omit".into(), json!(splitting.extra));
    }
    (parent, Value::Object(child))
}

struct Splitting {
    chance: Chance,
    /// Whether a question stands in the second file alone.
    moved: bool,
    /// Questions of the first file alone.
    extra: Vec<String>,
}

impl Splitting {
    fn dimensions(&mut self, list: &mut [Value]) -> Vec<Value> {
        list.iter_mut().map(|dimension| self.dimension(dimension)).collect()
    }

    /// Changes a dimension of the first file, and says what changes it back.
    fn dimension(&mut self, dimension: &mut Value) -> Value {
        let mut change = json!({"id": dimension["id"]});
        self.change(dimension, &mut change, "weight", &json!(1));
        self.change(dimension, &mut change, "title", &json!("Another"));
        if let Some(children) = dimension.get_mut("dimensions").and_then(Value::as_array_mut) {
            change["dimensions"] = json!(self.dimensions(children));
        }
        if let Some(questions) = dimension.get_mut("questions").and_then(Value::as_array_mut) {
            let own = if questions.len() > 1 && self.chance.one_in(2) { questions.pop() } else { None };
            self.moved |= own.is_some();
            let mut changes: Vec<Value> = questions.iter_mut().map(|it| self.question(it)).collect();
            changes.retain(|change| change.as_object().unwrap().len() > 1 || self.chance.one_in(3));
            changes.extend(own);
            if self.chance.one_in(3) {
                let mut extra = questions[0].clone();
                let id = format!("x{}", self.extra.len());
                extra["id"] = json!(id);
                extra["answer"] = json!("yes_no");
                for key in ["range", "options", "items", "plausible", "duty", "was", "unit"] {
                    extra.as_object_mut().unwrap().remove(key);
                }
                match extra.get_mut("targets").and_then(Value::as_object_mut) {
                    Some(targets) => targets.values_mut().for_each(|target| *target = json!(true)),
                    None => extra["target"] = json!(true),
                }
                questions.insert(0, extra);
                self.extra.push(id);
            }
            // Nobody writes a list with nothing in it.
            if !changes.is_empty() {
                change["questions"] = json!(changes);
            }
        }
        change
    }

    fn question(&mut self, question: &mut Value) -> Value {
        let mut change = json!({"id": question["id"]});
        self.change(question, &mut change, "weight", &json!(1));
        self.change(question, &mut change, "ask", &json!("How much is it really?"));
        self.change(question, &mut change, "allow_na", &json!(false));
        for key in ["duty", "plausible", "was"] {
            if question.get(key).is_some() && self.chance.one_in(2) {
                change[key] = question.as_object_mut().unwrap().remove(key).unwrap();
            }
        }
        if let Some(targets) = question.get_mut("targets").and_then(Value::as_object_mut)
            && targets.len() > 1
            && self.chance.one_in(2)
        {
            let last = targets.keys().next_back().unwrap().clone();
            change["targets"] = json!({&last: targets.remove(&last)});
        }
        change
    }

    fn change(&mut self, thing: &mut Value, change: &mut Value, key: &str, other: &Value) {
        if let Some(value) = thing.get_mut(key).filter(|_| self.chance.one_in(3)) {
            change[key] = std::mem::replace(value, other.clone());
        }
    }
}
