//! The example batch is what its program writes.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[allow(dead_code)]
#[path = "../../examples/provinces.rs"]
mod provinces;

/// The files of the example by name, with what they hold.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let sheets = fs::read_dir(folder.join("provinces")).unwrap().map(|entry| entry.unwrap().path());
    let tables = ["provinces.csv", "provinces.xlsx", "provinces-2026-Q2.csv"].map(|name| folder.join(name));
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().to_path_buf();
    sheets.chain(tables).map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

#[test]
fn the_example_batch_is_what_its_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    provinces::write(folder.path()).unwrap();
    let (written, shipped) =
        (files(folder.path()), files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")));
    assert_eq!(written.keys().collect::<Vec<_>>(), shipped.keys().collect::<Vec<_>>());
    for (name, bytes) in &shipped {
        assert!(written[name] == *bytes, "{} differs", name.display());
    }
    assert_eq!(shipped.len(), 37);
}
