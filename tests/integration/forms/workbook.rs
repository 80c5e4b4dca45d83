//! The form that is a workbook.

use std::time::Instant;

use assess::base::lang::Lang;
use assess::form::xlsx;
use assess::form::{About, Plan};

use super::builtin;

#[test]
fn the_same_plan_gives_the_same_bytes_and_few_of_them() {
    let rubric = builtin("digital-government");
    let plan = Plan::new(&rubric, About::default(), None);
    for lang in Lang::ALL {
        let start = Instant::now();
        let bytes = xlsx::write(&plan, lang).unwrap();
        let time = start.elapsed();
        assert_eq!(bytes, xlsx::write(&plan, lang).unwrap());
        assert!(bytes.len() <= 60 << 10, "{} bytes", bytes.len());
        eprintln!("{} bytes in {time:?}", bytes.len());
    }
}
