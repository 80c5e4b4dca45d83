//! What is said last at a terminal.

use crate::words;

words! {
    /// The command that likely comes next.
    pub fn next(command: &str) { En: "Next: {command}"; Vi: "Tiếp theo: {command}"; }
}
