//! A result as a small picture for the head of a page: what it is about, and the result.

use super::html::escaped;

/// Widths are guessed: no font is known. The picture says how long its texts are, so that none leaves its field.
const CHARACTER: usize = 7;
/// The blank at each side of a text.
const SIDE: usize = 6;
/// Fields from the first step to the last, each with the colour of its text.
const FIELDS: [(&str, &str); 6] = [
    ("#deebf7", "#1b1b1b"),
    ("#c6dbef", "#1b1b1b"),
    ("#9ecae1", "#1b1b1b"),
    ("#6baed6", "#1b1b1b"),
    ("#08519c", "#fff"),
    ("#08306b", "#fff"),
];

/// The picture as SVG; `reached` of `steps` gives the colour.
#[must_use]
pub fn write(label: &str, result: &str, (reached, steps): (usize, usize)) -> String {
    let width = |text: &str| text.chars().count() * CHARACTER;
    let (first, second) = (width(label), width(result));
    let (left, right) = (first + 2 * SIDE, second + 2 * SIDE);
    let step = (reached.min(steps) * (FIELDS.len() - 1)).checked_div(steps).unwrap_or(FIELDS.len() - 1);
    let (field, ink) = FIELDS.get(step).copied().unwrap_or(("#fff", "#1b1b1b"));
    let (label, result) = (escaped(label), escaped(result));
    let at = left + SIDE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"22\" role=\"img\" aria-label=\"{label}: {result}\">\
         <title>{label}: {result}</title>\
         <rect width=\"{left}\" height=\"22\" fill=\"#4d565c\"/><rect x=\"{left}\" width=\"{right}\" height=\"22\" fill=\"{field}\"/>\
         <g font-family=\"system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif\" font-size=\"12\">\
         <text x=\"{SIDE}\" y=\"15\" fill=\"#fff\" textLength=\"{first}\">{label}</text>\
         <text x=\"{at}\" y=\"15\" fill=\"{ink}\" textLength=\"{second}\">{result}</text></g></svg>\n",
        left + right
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_is_as_wide_as_its_texts_and_holds_them_as_texts() {
        let badge = write("a<b", "x\"y&", (0, 5));
        assert!(badge.contains("width=\"73\"") && badge.contains("a&lt;b: x&quot;y&amp;"), "{badge}");
        assert!(badge.contains("fill=\"#deebf7\"") && write("a", "b", (5, 5)).contains("#08306b"));
    }
}
