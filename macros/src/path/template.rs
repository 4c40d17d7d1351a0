//! The path grammar: `/items/<id>/<rest..>` → segments. A slash at the end is an empty last segment.
//!
//! In: text. Out: segments and mistakes, both with their byte ranges. Pure: it knows no tokens. The reader of router
//! prefixes in `core` runs the same table of cases, `tests/data/path_templates.txt`.

use std::fmt;
use std::ops::Range;

/// A part of a path between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// What it is.
    pub(crate) kind: SegmentKind,
    /// Where it stands in the template.
    pub(crate) range: Range<usize>,
}

/// What a segment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SegmentKind {
    /// Fixed text.
    Literal(String),
    /// `<name>`.
    Variable(String),
    /// `<name..>`.
    Rest(String),
}

impl Segment {
    /// The name, if it is a variable.
    pub(crate) fn variable(&self) -> Option<&str> {
        match &self.kind {
            SegmentKind::Literal(_) => None,
            SegmentKind::Variable(name) | SegmentKind::Rest(name) => Some(name),
        }
    }
}

/// Something wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// What.
    pub(crate) kind: MistakeKind,
    /// The offending part.
    pub(crate) part: String,
    /// Where it stands.
    pub(crate) range: Range<usize>,
}

/// What is wrong with a part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MistakeKind {
    NoLeadingSlash,
    /// Another framework's spelling, and ours for the same.
    ForeignVariable(String),
    EmptyName,
    /// Not an identifier, and one that is near.
    NotAName(Option<String>),
    NameTwice,
    RestNotLast,
    Unclosed,
    Unopened,
    Glued,
    Query,
    Fragment,
    EmptySegment,
    PercentSign,
    WhiteSpace,
    Backslash,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = &self.part;
        match &self.kind {
            MistakeKind::NoLeadingSlash => write!(f, "a path begins with a slash: write `/{part}`"),
            MistakeKind::ForeignVariable(ours) => write!(f, "`{part}` is no path variable: write `{ours}`"),
            MistakeKind::EmptyName => write!(f, "the path variable `{part}` has no name: write `<id>`"),
            MistakeKind::NotAName(Some(near)) => {
                write!(f, "`{part}` is not the name of an argument: write `<{near}>`")
            }
            MistakeKind::NotAName(None) => {
                write!(f, "`{part}` is not the name of an argument: write a Rust identifier such as `<id>`")
            }
            MistakeKind::NameTwice => write!(f, "the path variable `{part}` stands in this path twice"),
            MistakeKind::RestNotLast => {
                write!(f, "`{part}` takes everything to the end of the path: nothing can follow it")
            }
            MistakeKind::Unclosed => write!(f, "`{part}` is not closed: write `{part}>`"),
            MistakeKind::Unopened => {
                write!(f, "`{part}` has a `>` without a `<`: a path variable is written `<id>`")
            }
            MistakeKind::Glued => {
                write!(
                    f,
                    "`{part}` mixes text and a variable: a path variable is a whole segment, as in `/<id>/`"
                )
            }
            MistakeKind::Query => {
                write!(
                    f,
                    "`{part}` is a query and no part of the path: make its parameters arguments of the function"
                )
            }
            MistakeKind::Fragment => write!(f, "`{part}` never reaches a server: leave it out"),
            MistakeKind::EmptySegment => f.write_str("`//` is an empty segment: write one slash"),
            MistakeKind::PercentSign => {
                write!(f, "`{part}` is encoded: write the path decoded, as a person reads it")
            }
            MistakeKind::WhiteSpace => write!(f, "white space in `{part}`: a path has none"),
            MistakeKind::Backslash => write!(f, "`{part}` has a backslash: segments are separated by `/`"),
        }
    }
}

/// Reads a template; the segments are whole only if there is no mistake.
pub(crate) fn parse(template: &str) -> (Vec<Segment>, Vec<Mistake>) {
    let mut reader = Reader { segments: Vec::new(), mistakes: Vec::new() };
    reader.template(template);
    (reader.segments, reader.mistakes)
}

struct Reader {
    segments: Vec<Segment>,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn template(&mut self, template: &str) {
        // Nothing: the path of the routers above, without a slash at its end.
        if template.is_empty() {
            return;
        }
        let Some(mut rest) = template.strip_prefix('/') else {
            return self.mistake(MistakeKind::NoLeadingSlash, template, 0);
        };
        let mut start = 1;
        // A query would be cut into nonsense by the slashes and signs inside it.
        let query = rest.match_indices('?').map(|(at, _)| at).find(|at| !rest[at + 1..].starts_with('>'));
        // `<r#type>` is a variable, though misspelt.
        let fragment = rest.match_indices('#').map(|(at, _)| at).find(|at| !rest[..*at].ends_with("<r"));
        for (at, kind) in [(query, MistakeKind::Query), (fragment, MistakeKind::Fragment)] {
            if let Some(at) = at.filter(|at| *at < rest.len()) {
                self.mistake(kind, &rest[at..], start + at);
                rest = &rest[..at];
            }
        }
        // `/` is one empty segment, as the slash at the end of `/items/` is.
        if rest.is_empty() {
            self.segments.push(Segment { kind: SegmentKind::Literal(String::new()), range: start..start });
            return;
        }
        let last = rest.matches('/').count();
        for (index, text) in rest.split('/').enumerate() {
            self.segment(text, start, index == last, index == 0);
            start += text.len() + 1;
        }
    }

    fn segment(&mut self, text: &str, start: usize, last: bool, first: bool) {
        if let Some(Segment { kind: SegmentKind::Rest(_), range }) = self.segments.last() {
            let range = range.clone();
            let name = self.segments.last().and_then(Segment::variable).unwrap_or_default();
            let part = format!("<{name}..>");
            self.mistakes.push(Mistake { kind: MistakeKind::RestNotLast, part, range });
        }
        // The slash at the end makes an empty last segment.
        if text.is_empty() && (first || !last) {
            return self.mistake(MistakeKind::EmptySegment, "/", start);
        }
        if let Some(ours) = foreign(text) {
            return self.mistake(MistakeKind::ForeignVariable(ours), text, start);
        }
        if let Some(kind) = forbidden(text) {
            return self.mistake(kind, text, start);
        }
        let kind = match (text.strip_prefix('<'), text.strip_suffix('>')) {
            (Some(_), Some(_)) if text.matches('<').count() == 1 && text.matches('>').count() == 1 => {
                self.variable(text, start)
            }
            _ if text.contains('<') && text.contains('>') => {
                return self.mistake(MistakeKind::Glued, text, start);
            }
            _ if text.contains('<') => return self.mistake(MistakeKind::Unclosed, text, start),
            _ if text.contains('>') => return self.mistake(MistakeKind::Unopened, text, start),
            _ => Some(SegmentKind::Literal(text.to_owned())),
        };
        if let Some(kind) = kind {
            self.segments.push(Segment { kind, range: start..start + text.len() });
        }
    }

    /// `<name>` or `<name..>`.
    fn variable(&mut self, text: &str, start: usize) -> Option<SegmentKind> {
        let inner = &text[1..text.len() - 1];
        let name = inner.strip_suffix("..").unwrap_or(inner);
        if name.is_empty() {
            self.mistake(MistakeKind::EmptyName, text, start);
            return None;
        }
        if !is_name(name) {
            self.mistake(MistakeKind::NotAName(near_name(name)), name, start + 1);
            return None;
        }
        if self.segments.iter().any(|earlier| earlier.variable() == Some(name)) {
            self.mistake(MistakeKind::NameTwice, name, start + 1);
            return None;
        }
        let kind = if inner.len() == name.len() { SegmentKind::Variable } else { SegmentKind::Rest };
        Some(kind(name.to_owned()))
    }

    fn mistake(&mut self, kind: MistakeKind, part: &str, start: usize) {
        self.mistakes.push(Mistake { kind, part: part.to_owned(), range: start..start + part.len() });
    }
}

fn forbidden(text: &str) -> Option<MistakeKind> {
    text.chars().find_map(|character| match character {
        '%' => Some(MistakeKind::PercentSign),
        '\\' => Some(MistakeKind::Backslash),
        _ if character.is_whitespace() => Some(MistakeKind::WhiteSpace),
        _ => None,
    })
}

/// `{id}`, `{path:path}`, `{*rest}`, `:id`, `*rest` in our words.
fn foreign(text: &str) -> Option<String> {
    if let (Some(open), Some(close)) = (text.find('{'), text.rfind('}')) {
        let inner = text.get(open + 1..close).unwrap_or("");
        if let Some(name) = inner.strip_prefix('*').or_else(|| inner.strip_suffix(":path")) {
            return Some(format!("<{}..>", or(name, "rest")));
        }
        let name = inner.split(':').next().unwrap_or("");
        return Some(format!("<{}>", or(name, "id")));
    }
    if let Some(inner) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        // `<id: u32>` and `<id?>`: the argument's type says both. `<r#type>`: no other sign tells keywords from names.
        let name = inner
            .split_once(": ")
            .map(|(name, _)| name)
            .or_else(|| inner.strip_suffix('?'))
            .or_else(|| inner.strip_prefix("r#"));
        return name.filter(|name| is_name(name)).map(|name| format!("<{name}>"));
    }
    match text.strip_prefix('*') {
        Some(name) if name.is_empty() || is_name(name) => return Some(format!("<{}..>", or(name, "rest"))),
        _ => {}
    }
    text.strip_prefix(':').filter(|name| is_name(name)).map(|name| format!("<{name}>"))
}

fn or<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if is_name(name) { name } else { otherwise }
}

/// A Rust identifier, keywords included: `<type>` is read by the argument `r#type`.
fn is_name(name: &str) -> bool {
    name != "_"
        && name.starts_with(|first: char| first == '_' || first.is_alphabetic())
        && name.chars().all(|character| character == '_' || character.is_alphanumeric())
}

/// `item-id` → `item_id`, `id:int` and `int:id` → `id`, `file:path` → `file..`.
fn near_name(name: &str) -> Option<String> {
    let (name, rest) = match name.split_once(':') {
        // Flask and Django name the converter first, Starlette last.
        Some((converter, name)) if is_converter(converter) => (name, converter == "path"),
        Some((name, converter)) => (name, converter == "path"),
        None => (name, false),
    };
    let near = name.replace(['-', '.'], "_");
    is_name(&near).then(|| if rest { format!("{near}..") } else { near })
}

/// A type of path variables in Starlette, Flask or Django.
fn is_converter(word: &str) -> bool {
    matches!(word, "int" | "float" | "str" | "string" | "path" | "uuid" | "slug" | "any")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str = include_str!("../../../tests/data/path_templates.txt");

    fn outcome(template: &str) -> String {
        let (segments, mistakes) = parse(template);
        if let Some(mistake) = mistakes.first() {
            return format!("! {}", name(&mistake.kind));
        }
        let words: Vec<String> = segments.iter().map(|segment| word(&segment.kind)).collect();
        words.join(" ")
    }

    fn word(kind: &SegmentKind) -> String {
        match kind {
            SegmentKind::Literal(text) => format!("\"{text}\""),
            SegmentKind::Variable(name) => format!("<{name}>"),
            SegmentKind::Rest(name) => format!("<{name}..>"),
        }
    }

    fn name(kind: &MistakeKind) -> &'static str {
        match kind {
            MistakeKind::NoLeadingSlash => "no leading slash",
            MistakeKind::ForeignVariable(_) => "foreign variable",
            MistakeKind::EmptyName => "empty name",
            MistakeKind::NotAName(_) => "not a name",
            MistakeKind::NameTwice => "name twice",
            MistakeKind::RestNotLast => "rest not last",
            MistakeKind::Unclosed => "unclosed",
            MistakeKind::Unopened => "unopened",
            MistakeKind::Glued => "glued",
            MistakeKind::Query => "query",
            MistakeKind::Fragment => "fragment",
            MistakeKind::EmptySegment => "empty segment",
            MistakeKind::PercentSign => "percent sign",
            MistakeKind::WhiteSpace => "white space",
            MistakeKind::Backslash => "backslash",
        }
    }

    #[test]
    fn the_shared_table_holds() {
        let lines = CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            let (template, expected) =
                line.split_once(" =>").unwrap_or_else(|| panic!("no `=>` in {line:?}"));
            assert_eq!(outcome(template), expected.trim(), "{template:?}");
            assert!(parse(template).1.len() <= 1, "one mistake, one message: {template:?}");
        }
    }

    #[test]
    fn mistakes_say_what_to_write() {
        let cases = [
            ("items", "a path begins with a slash: write `/items`"),
            ("/{id}", "`{id}` is no path variable: write `<id>`"),
            ("/{path:path}", "`{path:path}` is no path variable: write `<path..>`"),
            ("/{*}", "`{*}` is no path variable: write `<rest..>`"),
            ("/:id", "`:id` is no path variable: write `<id>`"),
            ("/<id: u32>", "`<id: u32>` is no path variable: write `<id>`"),
            ("/<id?>/a", "`<id?>` is no path variable: write `<id>`"),
            ("/<>", "the path variable `<>` has no name: write `<id>`"),
            ("/<item-id>", "`item-id` is not the name of an argument: write `<item_id>`"),
            ("/<id:int>", "`id:int` is not the name of an argument: write `<id>`"),
            ("/<int:id>", "`int:id` is not the name of an argument: write `<id>`"),
            ("/<file:path>", "`file:path` is not the name of an argument: write `<file..>`"),
            ("/<path:file>", "`path:file` is not the name of an argument: write `<file..>`"),
            ("/<r#type>", "`<r#type>` is no path variable: write `<type>`"),
            ("/<1>", "`1` is not the name of an argument: write a Rust identifier such as `<id>`"),
            ("/<a>/<a>", "the path variable `a` stands in this path twice"),
            ("/<a..>/b", "`<a..>` takes everything to the end of the path: nothing can follow it"),
            ("/<a", "`<a` is not closed: write `<a>`"),
            ("/a>", "`a>` has a `>` without a `<`: a path variable is written `<id>`"),
            ("/v<a>", "`v<a>` mixes text and a variable: a path variable is a whole segment, as in `/<id>/`"),
            (
                "/a?b=1",
                "`?b=1` is a query and no part of the path: make its parameters arguments of the function",
            ),
            ("/a#b", "`#b` never reaches a server: leave it out"),
            ("//a", "`//` is an empty segment: write one slash"),
            ("/a%20b", "`a%20b` is encoded: write the path decoded, as a person reads it"),
            ("/a b", "white space in `a b`: a path has none"),
            ("/a\\b", "`a\\b` has a backslash: segments are separated by `/`"),
        ];
        for (template, message) in cases {
            let messages: Vec<String> = parse(template).1.iter().map(ToString::to_string).collect();
            assert_eq!(messages, [message], "{template}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_part() {
        let template = "/items/<id>/{x}";
        let (segments, mistakes) = parse(template);
        assert_eq!(&template[segments[1].range.clone()], "<id>");
        assert_eq!(&template[mistakes[0].range.clone()], "{x}");
    }
}
