//! Pictures as SVG: radar, dots, slopes and tiles. They hold no number that the page does not say in words.

use std::cmp::Ordering;
use std::f64::consts::PI;
use std::fmt::Write as _;

use crate::report::block::{Chart, Series, Slope, Text, Tile};

use super::{Page, escaped, inline};

/// A picture is drawn around this point, and this large.
const CENTRE: (f64, f64, f64) = (320.0, 190.0, 130.0);
/// The width and the height of a tile.
const TILE: (usize, usize) = (76, 52);

impl Page {
    pub(super) fn chart(&mut self, caption: &Text, chart: &Chart) {
        let label = escaped(&caption.words());
        let (series, picture, after): (&[Series], _, _) = match chart {
            Chart::Radar { axes, series } => (series, radar(axes, series, &label), key_of_axes(axes)),
            Chart::Dots { rows, series } => (series, dots(rows, series, &label), String::new()),
            Chart::Slopes { ends, rows } => (&[], slopes(ends, rows, &label), String::new()),
            Chart::Tiles(tiles) => {
                let scroll =
                    format!("<div class=\"scroll\" tabindex=\"0\">{}</div>", self::tiles(tiles, &label));
                (&[], scroll, String::new())
            }
        };
        self.line("<figure>");
        if series.len() > 1 {
            self.out.push_str("<ul class=\"key\">");
            for (at, series) in series.iter().enumerate() {
                let class = at.min(2);
                let mark = match chart {
                    Chart::Dots { .. } => format!("<circle class=\"o{class}\" cx=\"15\" cy=\"6\" r=\"5\"/>"),
                    _ => format!("<path class=\"x{class}\" d=\"M0 6H30\"/>"),
                };
                let _ = write!(
                    self.out,
                    "<li><svg viewBox=\"0 0 30 12\" aria-hidden=\"true\">{mark}</svg>{}</li>",
                    escaped(&series.name)
                );
            }
            self.line("</ul>");
        }
        self.line(&format!("{picture}{after}\n<figcaption>{}</figcaption>\n</figure>", inline(caption)));
    }
}

fn svg(class: &str, width: usize, height: usize, label: &str, inner: &str) -> String {
    format!(
        "<svg class=\"chart {class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">{inner}</svg>"
    )
}

/// A number with a digit behind the point.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// The point on an axis at a share of its length.
fn point(axis: usize, of: usize, share: f64) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss, reason = "rubrics have few dimensions")]
    let angle = 2.0 * PI * axis as f64 / of as f64 - PI / 2.0;
    let (x, y, radius) = CENTRE;
    (x + angle.cos() * radius * share, y + angle.sin() * radius * share)
}

fn polygon(class: &str, points: impl Iterator<Item = (f64, f64)>) -> String {
    let points: Vec<String> = points.map(|(x, y)| format!("{},{}", short(x), short(y))).collect();
    format!("<polygon class=\"{class}\" points=\"{}\"/>", points.join(" "))
}

fn share(ppm: Option<u32>) -> f64 {
    f64::from(ppm.unwrap_or_default()) / 1e6
}

/// A name in lines of about so many characters.
fn lines(name: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn radar(axes: &[String], series: &[Series], label: &str) -> String {
    let of = axes.len();
    let mut out = String::new();
    for ring in [0.25, 0.5, 0.75, 1.0] {
        out += &polygon("grid", (0..of).map(|axis| point(axis, of, ring)));
    }
    let (x, y, _) = CENTRE;
    for (axis, name) in axes.iter().enumerate() {
        let (far_x, far_y) = point(axis, of, 1.0);
        let _ = write!(out, "<path class=\"grid\" d=\"M{x} {y}L{} {}\"/>", short(far_x), short(far_y));
        let (text_x, text_y) = point(axis, of, 1.1);
        let anchor = match text_x - x {
            side if side > 10.0 => "start",
            side if side < -10.0 => "end",
            _ => "middle",
        };
        let lines = lines(name, 20);
        #[allow(clippy::cast_precision_loss, reason = "a name has few lines")]
        let height = 15.0 * lines.len() as f64;
        let mut line_y =
            text_y + 5.0 - height / 2.0 + 7.5 + if text_y < y - 100.0 { -height / 2.0 } else { 0.0 };
        for line in lines {
            let _ = write!(
                out,
                "<text class=\"long\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                short(text_x),
                short(line_y),
                escaped(&line)
            );
            line_y += 15.0;
        }
        let _ = write!(
            out,
            "<text class=\"num\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            short(text_x + (text_x - x) * 0.05),
            short(text_y + 8.0),
            axis + 1
        );
    }
    for (at, series) in series.iter().enumerate().rev() {
        let points = series.shares.iter().enumerate().map(|(axis, ppm)| point(axis, of, share(*ppm)));
        out += &polygon(&format!("x{}", at.min(2)), points);
    }
    for (text, ring) in [("50", 0.5), ("100", 1.0)] {
        let (x, y) = point(0, of, ring);
        let _ = write!(
            out,
            "<text class=\"tick\" x=\"{}\" y=\"{}\">{text}</text>",
            short(x + 4.0),
            short(y + 12.0)
        );
    }
    svg("radar", 640, 380, label, &out)
}

/// What the numbers of axes mean where names have no room.
fn key_of_axes(axes: &[String]) -> String {
    let items: String = axes.iter().fold(String::new(), |out, axis| out + "<li>" + &escaped(axis) + "</li>");
    format!("<ol class=\"axes\">{items}</ol>")
}

fn dots(rows: &[String], series: &[Series], label: &str) -> String {
    let mut out = format!("<table class=\"dots\" aria-label=\"{label}\"><tbody>");
    for (row, name) in rows.iter().enumerate() {
        let mut marks = "<path class=\"grid\" d=\"M6 8H294M6 3V13M150 5V11M294 3V13\"/>".to_owned();
        for (at, series) in series.iter().enumerate().rev() {
            if let Some(Some(ppm)) = series.shares.get(row) {
                let x = 6.0 + 288.0 * share(Some(*ppm));
                let _ =
                    write!(marks, "<circle class=\"o{}\" cx=\"{}\" cy=\"8\" r=\"5\"/>", at.min(2), short(x));
            }
        }
        let _ = write!(
            out,
            "<tr><th scope=row>{}</th><td><svg viewBox=\"0 0 300 16\" aria-hidden=\"true\">{marks}</svg></td></tr>",
            escaped(name)
        );
    }
    out + "</tbody></table>"
}

fn slopes(ends: &[String; 2], rows: &[Slope], label: &str) -> String {
    let height = 300.max(rows.len() * 20) + 60;
    #[allow(clippy::cast_precision_loss, reason = "a picture has few rows")]
    let length = (height - 60) as f64;
    let y = |ppm: Option<u32>| ppm.map(|ppm| 40.0 + length * (1.0 - share(Some(ppm))));
    let mut out = format!(
        "<path class=\"grid\" d=\"M220 30V{0}M420 30V{0}\"/>\
         <text x=\"220\" y=\"20\" text-anchor=\"end\">{1}</text><text x=\"420\" y=\"20\">{2}</text>",
        height - 15,
        escaped(&ends[0]),
        escaped(&ends[1])
    );
    for Slope { from, to, .. } in rows {
        if let (Some(from_y), Some(to_y)) = (y(*from), y(*to)) {
            let class = match to.cmp(from) {
                Ordering::Greater => "up",
                Ordering::Less => "down",
                Ordering::Equal => "same",
            };
            let _ = write!(out, "<path class=\"{class}\" d=\"M220 {}L420 {}\"/>", short(from_y), short(to_y));
        }
    }
    // Names stand beside their ends, and below each other where these are close.
    let mut named: Vec<(f64, &Slope)> = rows.iter().filter_map(|row| Some((y(row.to)?, row))).collect();
    named.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut next = 0.0_f64;
    for (at, Slope { name, from, to }) in named {
        let mark = match to.cmp(from) {
            Ordering::Greater => "▲",
            Ordering::Less => "▼",
            Ordering::Equal => "",
        };
        next = next.max(at + 4.0);
        let _ = write!(out, "<text x=\"428\" y=\"{}\">{mark} {}</text>", short(next), escaped(name));
        next += 17.0;
    }
    svg("slopes", 640, height, label, &out)
}

fn tiles(tiles: &[Tile], label: &str) -> String {
    let (width, height) = TILE;
    let size = |of: fn(&Tile) -> usize, side: usize| {
        tiles.iter().map(|tile| (of(tile) + 1) * side).max().unwrap_or(side)
    };
    let mut out = String::new();
    for Tile { column, row, name, text, step } in tiles {
        let class = match step {
            Some((step, of)) => format!(
                "tile t{}",
                (step.saturating_sub(1) * 5 + of / 2).checked_div(of.saturating_sub(1)).unwrap_or(0).min(5)
            ),
            None => "void".to_owned(),
        };
        let (x, y) = (column * width, row * height);
        let _ = write!(
            out,
            "<g><rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            x + 1,
            y + 1,
            width - 3,
            height - 3
        );
        let middle = x + width / 2;
        for (at, line) in lines(name, 11).iter().take(2).enumerate() {
            let _ = write!(
                out,
                "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                y + 16 + at * 12,
                escaped(line)
            );
        }
        let _ = write!(
            out,
            "<text class=\"value\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text></g>",
            y + 45,
            escaped(text)
        );
    }
    svg("tiles", size(|tile| tile.column, width), size(|tile| tile.row, height), label, &out)
}
