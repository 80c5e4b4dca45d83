//! Turns the shipped rubrics into JSON, which the tool reads much faster than YAML.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=rubrics");
    let root = env::var("CARGO_MANIFEST_DIR").expect("set by cargo");
    let out = env::var("OUT_DIR").expect("set by cargo");
    let mut files: Vec<_> = fs::read_dir(Path::new(&root).join("rubrics"))
        .expect("the rubrics folder")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| {
            path.to_string_lossy().ends_with(".yaml") && !path.to_string_lossy().ends_with(".cases.yaml")
        })
        .collect();
    files.sort();
    let mut list = String::from("const ALL: &[Builtin] = &[\n");
    for file in files {
        let id = file.file_stem().expect("a file name").to_string_lossy().into_owned();
        let yaml = fs::read_to_string(&file).expect("a readable rubric");
        let value: serde_json::Value = serde_yaml::from_str(&yaml).expect("a well-formed rubric");
        fs::write(Path::new(&out).join(format!("{id}.json")), value.to_string()).expect("a writable folder");
        writeln!(
            list,
            "Builtin {{ id: {id:?}, yaml: include_str!({:?}), json: include_str!(concat!(env!(\"OUT_DIR\"), \"/{id}.json\")) }},",
            file.display().to_string()
        )
        .expect("writing to a string");
    }
    list.push_str("];\n");
    fs::write(Path::new(&out).join("builtin.rs"), list).expect("a writable folder");
}
