//! F. Formats that come in.

use super::desk::Folder;

#[test]
fn f_a_line_that_names_the_delimiter_is_no_header() {
    let folder = Folder::new().put("t.csv", "sep=;\nname;share\nA;60\n");
    assert_eq!(folder.run(&["batch", "t.csv", "--rubric", "./t.yaml"]).ends(0).code, Some(0));
}
