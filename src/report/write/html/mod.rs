//! A document as one page of HTML, which works without a network, on a phone and on paper.
//!
//! Text stays text everywhere: it is escaped, and a policy in the page names the digests of its own style and script and
//! forbids everything else. A page has a script only where a table is too long to be drawn at once. Bars and ladders
//! are HTML; pictures are SVG (`chart`). Style and script are in `assets/report/`.

mod chart;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::base::digest::policy_source;
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::report::block::{
    Block, Document, Finding, Gauge, Headline, Item, Kind, NoteKind, Part, Role, Text,
};

const STYLE: &str = include_str!("../../../../assets/report/report.css");
const SCRIPT: &str = include_str!("../../../../assets/report/long.js");

/// The style without its comment and the blanks that say nothing, and the script without the comments that fill lines.
static PACKED: LazyLock<(String, String)> = LazyLock::new(|| {
    let style = STYLE.lines().filter(|line| !line.starts_with("/*")).map(str::trim).collect::<String>();
    let marks = [
        (": ", ":"),
        ("; ", ";"),
        (" { ", "{"),
        (" {", "{"),
        (";}", "}"),
        ("; }", "}"),
        (" }", "}"),
        (", ", ","),
    ];
    let style = marks.iter().fold(style, |style, (from, to)| style.replace(from, to));
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with("//") || line.starts_with("/**") && line.ends_with("*/")
    };
    let script =
        SCRIPT.lines().filter(|line| !is_comment(line)).flat_map(|line| [line.trim_start(), "\n"]).collect();
    (style, script)
});

/// The document as a page in a language.
#[must_use]
pub fn write(document: &Document, lang: Lang) -> String {
    let has_title = document.blocks.iter().any(|block| matches!(block, Block::Title(..)));
    let out = String::with_capacity(64 << 10);
    let mut page = Page { out, lang, headings: Vec::new(), has_script: false, has_title };
    let mut contents = None;
    let is_top = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Title(..) | Block::Note(_));
    let top = document.blocks.iter().take_while(|block| is_top(block)).count();
    let (top, rest) = document.blocks.split_at(top);
    if !top.is_empty() {
        page.out.push_str("<header>\n");
        page.blocks(top);
        page.out.push_str("</header>\n");
    }
    for block in rest {
        if *block == Block::Contents {
            contents = Some((page.out.len(), page.headings.len()));
        }
        page.block(block);
    }
    if let Some((at, first)) = contents {
        let nav = page.contents(first);
        page.out.insert_str(at, &nav);
    }
    page.whole(document)
}

/// A page being written.
struct Page {
    out: String,
    lang: Lang,
    /// The headings until now, each with its level.
    headings: Vec<(usize, String)>,
    /// Whether a table needs the script.
    has_script: bool,
    /// Whether the page has its first heading.
    has_title: bool,
}

impl Page {
    /// The page around what was written.
    fn whole(self, document: &Document) -> String {
        let title = document.blocks.iter().find_map(|block| match block {
            Block::Title(text, _) | Block::Heading(_, text) => Some(escaped(&text.words())),
            _ => None,
        });
        let title = title.unwrap_or_else(|| "assess".to_owned());
        let (lang, skip, main) = (self.lang.code(), words::skip(self.lang), self.out);
        let (look, code) = &*PACKED;
        let style = policy_source(look);
        let (policy, script) = if self.has_script {
            (format!("; script-src '{}'", policy_source(code)), format!("<script>{code}</script>\n"))
        } else {
            Default::default()
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{style}'{policy}; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{look}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">{skip}</a>\n\
             <main id=\"main\" tabindex=\"-1\">\n{main}</main>\n{script}</body>\n</html>\n"
        )
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text, aside) => {
                self.line(&format!("<h1>{}</h1>", inline(text)));
                if !aside.is_empty() {
                    self.line(&format!("<p>{}</p>", inline(aside)));
                }
            }
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => {
                let is_flag = !text.is_empty() && text.runs.iter().all(|(role, _)| *role == Role::Fair);
                let class = if is_flag { " class=\"flag\"" } else { "" };
                let text = if is_flag { escaped(&text.words()) } else { inline(text) };
                self.line(&format!("<p{class}>{text}</p>"));
            }
            Block::Line(text) => self.line(&format!("<p>{}</p>", inline(text))),
            Block::Note(text) => self.line(&format!("<p class=\"note\">{}</p>", inline(text))),
            Block::Headline(headline) => self.headline(headline),
            Block::List(kind, items) => self.list(*kind, items),
            Block::Table(table) => self.table(table),
            Block::Long(table) => self.long(table),
            Block::Finding(finding) => self.finding(finding),
            Block::Beside(parts) => {
                self.line("<div class=\"beside\">");
                for part in parts.iter().filter(|part| !part.blocks.is_empty()) {
                    self.line("<div>");
                    self.blocks(&part.blocks);
                    self.line("</div>");
                }
                self.line("</div>");
            }
            Block::Folded(part) => self.folded(part),
            Block::Chart(caption, chart) => self.chart(caption, chart),
            // It is put in when all headings are known.
            Block::Contents => {}
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, text: &Text) {
        self.headings.push((level, escaped(&text.words())));
        let id = self.headings.len();
        // The document's own heading is the only first one; further ones look like it.
        let (level, class) = match level {
            0 | 1 if self.has_title => (2, " class=\"part\""),
            0 | 1 => (1, ""),
            level => (level.min(6), ""),
        };
        self.has_title |= level == 1;
        self.line(&format!("<h{level} id=\"h-{id}\"{class}>{}</h{level}>", inline(text)));
    }

    /// The headings of parts behind the first ones.
    fn contents(&self, first: usize) -> String {
        let mut nav =
            format!("<nav aria-label=\"{0}\"><p><b>{0}</b></p>\n<ul>\n", words::contents(self.lang));
        for (at, (_, text)) in
            self.headings.iter().enumerate().skip(first).filter(|(_, (level, _))| *level <= 2)
        {
            let _ = writeln!(nav, "<li><a href=\"#h-{}\">{text}</a></li>", at + 1);
        }
        nav + "</ul></nav>\n"
    }

    fn headline(&mut self, headline: &Headline) {
        let Headline { text, aside, below, gauge, .. } = headline;
        self.line(&format!("<section class=\"card\" aria-label=\"{}\">", words::result(self.lang)));
        let wide = if aside.is_empty() { " class=\"wide\"" } else { "" };
        self.line(&format!("<h2{wide}>{}</h2>", inline(text)));
        if !aside.is_empty() {
            let gauge = gauge.map(drawn).unwrap_or_default();
            self.line(&format!(
                "<div><p class=\"index\">{}</p>{gauge}</div>",
                inline(&Text::plain(aside.words()))
            ));
        }
        self.ladder(headline);
        if !below.is_empty() {
            self.line("<ul>");
            for text in below {
                self.line(&format!("<li>{}</li>", inline(text)));
            }
            self.line("</ul>");
        }
        self.line("</section>");
    }

    /// The steps by name: which are reached, and which may be by what is not known yet.
    fn ladder(&mut self, headline: &Headline) {
        let Headline { reached, names, open: (low, high), .. } = headline;
        if names.is_empty() {
            return;
        }
        self.line("<ol class=\"ladder\">");
        for (at, name) in names.iter().enumerate() {
            let step = at + 1;
            let (class, said) = match () {
                () if step <= *reached && step > *low => ("done shaky", words::shaky(self.lang)),
                () if step <= *reached => ("done", words::reached(self.lang)),
                () if step <= *high => ("maybe", words::possible(self.lang)),
                () => ("", words::not_reached(self.lang)),
            };
            let now = if step == *reached { (" now", " aria-current=\"step\"") } else { ("", "") };
            let line = format!(
                "<li class=\"{class}{}\"{}>{}<span class=\"hide\"> ({said})</span></li>",
                now.0,
                now.1,
                escaped(name)
            );
            self.line(&line.replace(" class=\"\"", ""));
        }
        self.line("</ol>");
    }

    fn list(&mut self, kind: Kind, items: &[Item]) {
        let (open, close) = match (kind, kind.first()) {
            (_, Some(1)) => ("<ol>".to_owned(), "</ol>"),
            (_, Some(first)) => (format!("<ol start=\"{first}\">"), "</ol>"),
            (Kind::Facts, _) => ("<ul class=facts>".to_owned(), "</ul>"),
            _ => ("<ul>".to_owned(), "</ul>"),
        };
        self.line(&open);
        for Item { text, below } in items {
            let _ = write!(self.out, "<li>{}", inline(text));
            if !below.is_empty() {
                self.list(Kind::Facts, below);
            }
            // An item ends where the next one begins.
            self.out.push('\n');
        }
        self.line(close);
    }

    fn folded(&mut self, Part { title, number, body }: &Part) {
        let (open, id) = match number {
            Some(number) => ("<div class=\"page\">", format!(" id=\"p-{number}\"")),
            None => ("", String::new()),
        };
        self.line(&format!("{open}<details class=\"fold\"><summary>{}</summary><div{id}>", inline(title)));
        self.blocks(&body.blocks);
        self.line(if open.is_empty() { "</div></details>" } else { "</div></details></div>" });
    }

    fn finding(&mut self, finding: &Finding) {
        let place = escaped(&format!("{}:{}", finding.file, finding.place));
        self.line(&format!(
            "<p><strong>{}: {}</strong> <code>{place}</code>: {}</p>",
            escaped(&finding.label),
            escaped(finding.code),
            escaped(&finding.message)
        ));
        if let Some(lines) = &finding.lines {
            let numbered = lines.text.lines().enumerate();
            let numbered = numbered.map(|(at, text)| format!("{} | {}", lines.first + at, escaped(text)));
            self.line(&format!("<pre>{}</pre>", numbered.collect::<Vec<_>>().join("\n")));
        }
        let related = finding.lines.as_ref().and_then(|lines| lines.related.as_ref());
        let related = related.map(|(_, text)| Item::new(text.as_str()));
        let note = |(kind, name, text): &(NoteKind, String, String)| {
            let role = if *kind == NoteKind::Help { Role::Label } else { Role::Plain };
            Item::new(Text::new(role, format!("{name}:")).and(Role::Plain, format!(" {text}")))
        };
        let items: Vec<Item> = related.into_iter().chain(finding.notes.iter().map(note)).collect();
        if !items.is_empty() {
            self.list(Kind::Bullets, &items);
        }
    }
}

/// A share on its way from nothing to everything, with the range that is open.
fn drawn(Gauge { share, low, high }: Gauge) -> String {
    let range = if low < high {
        let (low, width) = (percent(low), percent(high - low));
        format!("<rect x=\"{low}\" y=\"0\" width=\"{width}\" height=\"14\" fill=\"#4292c6\"/>")
    } else {
        String::new()
    };
    format!(
        "<svg class=\"gauge\" viewBox=\"0 0 100 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect x=\"0\" y=\"3\" width=\"100\" height=\"8\" fill=\"#d5dbe1\"/>{range}\
         <rect x=\"0\" y=\"3\" width=\"{}\" height=\"8\" fill=\"#08306b\"/></svg>",
        percent(share)
    )
}

/// Parts per million as a number of percent for a picture.
fn percent(share: u32) -> String {
    let tenths = (u64::from(share) + 500) / 1000;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// A text inside an element. What comes hundreds of times in a page is written short: an attribute of one word has no quotes.
fn inline(text: &Text) -> String {
    let mut out = String::new();
    for (role, text) in &text.runs {
        let (open, close) = match role {
            Role::Plain => ("", ""),
            Role::Strong => ("<strong>", "</strong>"),
            Role::Label => ("<b>", "</b>"),
            Role::Quiet => ("<span class=q>", "</span>"),
            Role::Good => ("<span class=good>", "</span>"),
            Role::Fair => ("<span class=fair>", "</span>"),
            Role::Bad => ("<span class=bad>", "</span>"),
            Role::Code => ("<code>", "</code>"),
        };
        let _ = write!(out, "{open}{}{close}", escaped(text));
    }
    out
}

/// User text that is no markup, neither in an element nor in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let text = clean(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
