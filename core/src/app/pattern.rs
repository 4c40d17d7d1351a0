//! A whole path after all prefixes: reading prefixes, and matching one pattern alone.
//!
//! The macros read the templates of routes; only prefixes, which are values, are read here. Both readers run the
//! same table of cases (`tests/data/path_templates.txt`).

#[cfg(any(feature = "cli", test))]
use std::ops::Range;

use ferrapi_openapi::fragment::Segment;

/// A whole path in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pattern(pub(crate) Vec<Segment>);

impl Pattern {
    /// A path without variables.
    pub(crate) fn fixed(path: &'static str) -> Pattern {
        Pattern(path.trim_start_matches('/').split('/').map(Segment::Literal).collect())
    }

    /// A path without variables, one segment below another.
    #[cfg(feature = "docs")]
    pub(crate) fn below(path: &'static str, last: &'static str) -> Pattern {
        let segments = path.split('/').filter(|segment| !segment.is_empty()).map(Segment::Literal);
        Pattern(segments.chain([Segment::Literal(last)]).collect())
    }

    /// This pattern with further segments.
    pub(crate) fn join(&self, segments: &[Segment]) -> Pattern {
        Pattern(self.0.iter().chain(segments).copied().collect())
    }

    /// The names of the variables, in order.
    pub(crate) fn variables(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter_map(|segment| match segment {
            Segment::Literal(_) => None,
            Segment::Variable(name) | Segment::Rest(name) => Some(*name),
        })
    }

    /// As OpenAPI writes it: `/items/{item_id}`.
    pub(crate) fn openapi(&self) -> String {
        self.write(|segment| match segment {
            Segment::Literal(text) => (*text).to_owned(),
            Segment::Variable(name) | Segment::Rest(name) => format!("{{{name}}}"),
        })
    }

    /// As a person writes it: `/items/<item_id>`.
    pub(crate) fn template(&self) -> String {
        self.write(|segment| match segment {
            Segment::Literal(text) => (*text).to_owned(),
            Segment::Variable(name) => format!("<{name}>"),
            Segment::Rest(name) => format!("<{name}..>"),
        })
    }

    fn write(&self, mut one: impl FnMut(&Segment) -> String) -> String {
        let mut path: String = self.0.iter().flat_map(|segment| ["/".to_owned(), one(segment)]).collect();
        if path.is_empty() {
            path.push('/');
        }
        path
    }

    #[cfg(any(feature = "cli", test))]
    /// Matches one path; gives where the variables stand. The routing table does the same for all patterns at once.
    pub(crate) fn matches(&self, path: &str) -> Option<Vec<Range<usize>>> {
        let mut variables = Vec::new();
        let mut at = 0;
        for (index, segment) in self.0.iter().enumerate() {
            let start = at + 1;
            if path.as_bytes().get(at) != Some(&b'/') {
                return None;
            }
            let end = path[start..].find('/').map_or(path.len(), |slash| start + slash);
            at = end;
            match segment {
                Segment::Literal(text) if path[start..end] == **text => {}
                Segment::Variable(_) if start < end => variables.push(start..end),
                Segment::Rest(_) if index + 1 == self.0.len() => {
                    variables.push(start..path.len());
                    at = path.len();
                }
                _ => return None,
            }
        }
        (at == path.len()).then_some(variables)
    }
}

/// Segments without variables, below which paths stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Base(Vec<Box<str>>);

impl Base {
    /// Of a path that begins with a slash, or is empty.
    pub(crate) fn of(path: &str) -> Self {
        Base(path.split('/').skip(1).map(Box::from).collect())
    }

    /// The segments, in order.
    pub(crate) fn segments(&self) -> &[Box<str>] {
        &self.0
    }
}

/// Reads a prefix. The reason of a refusal says what to write instead.
pub(crate) fn read_prefix(prefix: &'static str) -> Result<Vec<Segment>, &'static str> {
    if prefix.is_empty() {
        return Ok(Vec::new());
    }
    let Some(path) = prefix.strip_prefix('/') else { return Err("must begin with `/`") };
    if prefix.ends_with('/') {
        return Err("must not end with `/`: the routes below begin with one");
    }
    path.split('/').map(read_segment).collect()
}

fn read_segment(segment: &'static str) -> Result<Segment, &'static str> {
    if segment.is_empty() {
        return Err("has an empty segment: write one `/`");
    }
    if segment.starts_with('{') || segment.starts_with(':') {
        return Err("has a variable in another framework's form: write `<name>`");
    }
    match segment.strip_prefix('<') {
        Some(inner) => match inner.strip_suffix('>') {
            Some(name) if name.ends_with("..") => {
                Err("has a `<rest..>` variable, which can only end a route's path")
            }
            Some(name) if is_identifier(name) => Ok(Segment::Variable(name)),
            Some(_) => Err("has a variable whose name is no identifier"),
            None => Err("has an unclosed `<`: write `<name>`"),
        },
        None if segment.contains(['<', '>', '{', '}', '?', '#', '%'])
            || segment.contains(char::is_whitespace) =>
        {
            Err("has a character that a path segment cannot hold")
        }
        None => Ok(Segment::Literal(segment)),
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|other| other.is_alphanumeric() || other == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pattern_matches_as_fastapi_does() {
        use Segment::{Literal, Rest, Variable};
        let matched = |pattern: &[Segment], path| {
            Pattern(pattern.to_vec()).matches(path).map(|ranges| {
                ranges.into_iter().map(|range| path[range].to_owned()).collect::<Vec<_>>().join(",")
            })
        };
        let item = [Literal("items"), Variable("id")];
        assert_eq!(matched(&item, "/items/5").as_deref(), Some("5"));
        assert_eq!(matched(&item, "/items/"), None, "a variable is never empty");
        assert_eq!(matched(&item, "/items/5/"), None);
        assert_eq!(matched(&[Literal("f"), Rest("r")], "/f/a/b").as_deref(), Some("a/b"));
        assert_eq!(matched(&[Literal("f"), Rest("r")], "/f/").as_deref(), Some(""), "a rest may be empty");
        assert_eq!(matched(&[Literal("f"), Rest("r")], "/f"), None);
        assert_eq!(matched(&[Literal("")], "/").as_deref(), Some(""));
    }
}
