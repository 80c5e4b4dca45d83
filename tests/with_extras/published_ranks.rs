//! Ranks as the UN and the OECD publish them.

use assess::analysis::rank::{Entry, Place, Standing, rank};
use assess::base::number::{Decimal, Ppm};

use crate::table;

/// Checks a published ranking by stage-less index: the columns of name, rank and index.
fn agrees_with(file: &str, columns: [&str; 3], count: usize) {
    let text = table(file);
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let places = columns.map(|column| header.iter().position(|name| *name == column).unwrap());
    let mut names = Vec::new();
    let mut published = Vec::new();
    let mut entries = Vec::new();
    for line in lines {
        // A quoted name may hold a comma.
        let mut quoted = false;
        let cells: Vec<&str> = line
            .split(|c: char| {
                quoted ^= c == '"';
                c == ',' && !quoted
            })
            .collect();
        let [name, place, index] = places.map(|at| cells[at].trim());
        let Some(place) = place.strip_suffix(".0").unwrap_or(place).parse::<usize>().ok() else { continue };
        let index = u32::try_from(Decimal::parse(index).unwrap().millionths()).unwrap();
        names.push(name.to_owned());
        published.push(place);
        let standing = Standing { stage: Some(0), index: Some(Ppm::new(index)) };
        entries.push(Entry { standing, worst: standing, best: standing, group: 0, declines: false });
    }
    assert_eq!(entries.len(), count);
    for (name, (found, published)) in names.iter().zip(rank(&entries, 0).into_iter().zip(published)) {
        let Place::Ranked(found) = found else { panic!("{name} has no rank") };
        assert_eq!(found.rank, published, "{name}");
    }
}

pub fn the_ranks_of_the_un_survey_are_reproduced() {
    let columns = ["Country Name", "E-Government Rank", "E-Government Index"];
    agrees_with("egdi-2022", columns, 193);
    agrees_with("egdi-2010", columns, 192);
}

pub fn the_ranks_of_the_oecd_index_are_reproduced() {
    agrees_with("oecd-dgi-2023", ["cc_iso3c", "composite_rank", "composite_index"], 33);
}
