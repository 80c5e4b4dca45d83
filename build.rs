//! Packs the shipped rubrics into a form that the tool reads much faster than YAML.
//!
//! The form, read by `src/model/rubric/builtin.rs`: `"LENGTH:TEXT` is a text, `'LENGTH:TEXT` a number or a boolean, `~`
//! nothing, `[COUNT:…` a list, `{COUNT:…` a map of texts and values.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn main() {
    println!("cargo::rerun-if-changed=rubrics");
    let root = env::var("CARGO_MANIFEST_DIR").expect("set by cargo");
    let out = env::var("OUT_DIR").expect("set by cargo");
    let rubrics = Path::new(&root).join("rubrics");
    // Of a rubric that has changed its meaning, the last version before stays beside the newest.
    let newest = list(&[rubrics.clone(), rubrics.join("indices")], Path::new(&out));
    let earlier = list(&[rubrics.join("earlier")], Path::new(&out));
    let text = format!(
        "const ALL: &[Builtin] = &[\n{newest}];\n/// The last versions before the newest, which sheets may ask for.\nconst EARLIER: &[Builtin] = &[\n{earlier}];\n"
    );
    fs::write(Path::new(&out).join("builtin.rs"), text).expect("a writable folder");
}

/// Packs the rubrics of folders, and lists them as the fields of `Builtin`.
fn list(folders: &[PathBuf], out: &Path) -> String {
    let entries = folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| {
        fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("a readable folder").path())
    });
    let is_rubric = |path: &PathBuf| {
        path.to_string_lossy().ends_with(".yaml") && !path.to_string_lossy().ends_with(".cases.yaml")
    };
    let mut files: Vec<_> = entries.filter(is_rubric).collect();
    files.sort_by_key(|path| path.file_stem().map(std::ffi::OsStr::to_owned));
    let mut list = String::new();
    for file in files {
        let name = file.file_stem().expect("a file name").to_string_lossy().into_owned();
        let yaml = fs::read_to_string(&file).expect("a readable rubric");
        let value: Value = serde_yaml::from_str(&yaml).expect("a well-formed rubric");
        let text = |key: &str| value.get(key).and_then(Value::as_str).expect("a text").to_owned();
        let (id, version) = (text("rubric"), text("version"));
        let mut packed = String::with_capacity(yaml.len());
        pack(&value, &mut packed);
        fs::write(out.join(format!("{name}.packed")), packed).expect("a writable folder");
        let sha256 = Sha256::digest(yaml.as_bytes())
            .iter()
            .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
        let cases = file.with_extension("cases.yaml");
        let cases = if cases.is_file() {
            format!("include_str!({:?})", cases.display().to_string())
        } else {
            "\"\"".to_owned()
        };
        writeln!(
            list,
            "Builtin {{ id: {id:?}, version: {version:?}, yaml: include_str!({:?}), cases: {cases}, sha256: {sha256:?}, packed: include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.packed\")) }},",
            file.display().to_string()
        )
        .expect("writing to a string");
    }
    list
}

fn pack(value: &Value, out: &mut String) {
    let mut text = |mark: char, text: &str| {
        write!(out, "{mark}{}:{text}", text.len()).expect("writing to a string");
    };
    match value {
        Value::Null => out.push('~'),
        Value::String(string) => text('"', string),
        Value::Bool(_) | Value::Number(_) => text('\'', &value.to_string()),
        Value::Array(items) => {
            write!(out, "[{}:", items.len()).expect("writing to a string");
            for item in items {
                pack(item, out);
            }
        }
        Value::Object(entries) => {
            write!(out, "{{{}:", entries.len()).expect("writing to a string");
            for (key, value) in entries {
                pack(&Value::String(key.clone()), out);
                pack(value, out);
            }
        }
    }
}
