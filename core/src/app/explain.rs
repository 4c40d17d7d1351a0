//! What an application tells people on the command line: the table of routes, and one route in full.

use std::fmt::Write;

use ferrapi_openapi::fragment::{ArgumentSpec, Arity, DependencySpec, Rules, Source};

use crate::app::flatten::Mounted;
use crate::error::place;

/// The routes as text.
pub(crate) struct Outline {
    rows: Vec<Row>,
}

struct Row {
    method: &'static str,
    path: String,
    pattern: crate::app::pattern::Pattern,
    handler: String,
    tags: String,
    explanation: String,
}

impl Outline {
    /// Describes all routes, in the order of declaration.
    pub(crate) fn new(mounted: &[Mounted]) -> Self {
        Outline { rows: mounted.iter().map(row).collect() }
    }

    /// The table of routes.
    pub(crate) fn table(&self) -> String {
        let width =
            |of: fn(&Row) -> usize, title: usize| self.rows.iter().map(of).max().unwrap_or(0).max(title);
        let (method, path) = (width(|row| row.method.len(), 6), width(|row| row.path.chars().count(), 4));
        let handler = width(|row| row.handler.chars().count(), 7);
        let mut text = String::new();
        let mut line = |a: &str, b: &str, c: &str, d: &str| {
            let line = format!("{a:method$}  {b:path$}  {c:handler$}  {d}");
            text.push_str(line.trim_end());
            text.push('\n');
        };
        line("METHOD", "PATH", "HANDLER", "TAGS");
        for row in &self.rows {
            line(row.method, &row.path, &row.handler, &row.tags);
        }
        text
    }

    /// One route in full. `path` is a template (`/items/<item_id>`, `/items/{item_id}`) or a path that matches.
    pub(crate) fn explain(&self, method: &str, path: &str) -> Option<&str> {
        let template = path.replace('{', "<").replace('}', ">");
        let of_method = || self.rows.iter().filter(|row| row.method.eq_ignore_ascii_case(method));
        of_method()
            .find(|row| row.path == template)
            .or_else(|| of_method().find(|row| row.pattern.matches(path).is_some()))
            .map(|row| row.explanation.as_str())
    }

    /// All routes, by method and path.
    pub(crate) fn names(&self) -> Vec<String> {
        self.rows.iter().map(Row::name).collect()
    }

    /// The routes that answer a path, whatever their methods.
    pub(crate) fn methods(&self, path: &str) -> Vec<String> {
        let template = path.replace('{', "<").replace('}', ">");
        let matching = |row: &&Row| row.path == template || row.pattern.matches(path).is_some();
        self.rows.iter().filter(matching).map(Row::name).collect()
    }
}

impl Row {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

fn row(route: &Mounted) -> Row {
    Row {
        method: route.spec.method,
        path: route.pattern.template(),
        pattern: route.pattern.clone(),
        handler: route.spec.name.to_owned(),
        tags: route.tags.join(", "),
        explanation: explain(route),
    }
}

fn explain(route: &Mounted) -> String {
    let spec = route.spec;
    let mut text = format!("{} {}\n", spec.method, route.pattern.template());
    let mut line = |indent: usize, line: String| {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{:indent$}{line}", "");
    };
    line(2, format!("handler {}", place(spec.name, spec.location)));
    if let Some(summary) = spec.summary {
        line(2, summary.to_owned());
    }
    let outer: Vec<_> = route
        .effects
        .iter()
        .map(|effect| effect.spec)
        .chain(spec.dependencies.iter().map(|used| used.dependency))
        .collect();
    if !outer.is_empty() {
        line(2, "runs first".to_owned());
        outer.iter().for_each(|dependency| describe_dependency(dependency, 4, route, &mut line));
    }
    line(2, "arguments".to_owned());
    if spec.arguments.is_empty() {
        line(4, "none".to_owned());
    }
    spec.arguments.iter().for_each(|argument| describe(argument, 4, route, &mut line));
    let status = spec.reply.status.unwrap_or(spec.status);
    let content = spec.reply.content.map_or("no documented body", |content| content.media_type);
    line(2, format!("answers {status} ({content})"));
    let mut errors: Vec<&str> =
        spec.reply.errors.iter().chain(spec.responses).map(|error| error.status).collect();
    collect_errors(spec.arguments, &mut errors);
    outer.iter().for_each(|dependency| dependency_errors(dependency, &mut errors));
    errors.sort_unstable();
    errors.dedup();
    if !errors.is_empty() {
        line(2, format!("refuses with {}", errors.join(", ")));
    }
    text
}

fn describe(
    argument: &'static ArgumentSpec,
    indent: usize,
    route: &Mounted,
    line: &mut dyn FnMut(usize, String),
) {
    let name = argument.name;
    let optional = !argument.required || argument.origin.type_.is_some_and(|type_| type_.optional);
    let from = match argument.origin.source {
        Source::Dependency(dependency) => {
            line(indent, format!("{}: {}", argument.ident, argument.type_name));
            return describe_dependency(dependency, indent + 2, route, line);
        }
        Source::PathOrQuery if route.pattern.variables().any(|variable| variable == name) => {
            format!("path `{name}`")
        }
        Source::Path => format!("path `{name}`"),
        Source::Query | Source::PathOrQuery => format!("query `{name}`"),
        Source::Header => format!("header `{name}`"),
        Source::Cookie => format!("cookie `{name}`"),
        Source::Body => "JSON body".to_owned(),
        Source::RawBody => "whole body".to_owned(),
        Source::BodyStream => "body, piece by piece".to_owned(),
        Source::Form if argument.origin.type_.is_some_and(|type_| type_.arity == Arity::Spread) => {
            "form".to_owned()
        }
        Source::Form => format!("form `{name}`"),
        Source::File => format!("file `{name}`"),
        Source::State(_) => "application state".to_owned(),
        Source::Security(scheme) => format!("security scheme `{}`", scheme.name),
        Source::Scopes => "security scopes of this place".to_owned(),
        Source::Fixed => "where it is named".to_owned(),
        Source::Head => "request or response head".to_owned(),
    };
    let is_value =
        !matches!(argument.origin.source, Source::State(_) | Source::Head | Source::Scopes | Source::Fixed);
    let presence = match (is_value, optional, argument.default) {
        (false, ..) => String::new(),
        (true, false, _) => ", required".to_owned(),
        (true, true, Some(default)) => format!(", default {}", default()),
        (true, true, None) => ", optional".to_owned(),
    };
    line(
        indent,
        format!("{}: {} from {from}{presence}{}", argument.ident, argument.type_name, rules(argument.rules)),
    );
}

fn describe_dependency(
    dependency: &'static DependencySpec,
    indent: usize,
    route: &Mounted,
    line: &mut dyn FnMut(usize, String),
) {
    let sharing = if dependency.shared { "once per request" } else { "each time" };
    line(indent, format!("through {}, {sharing}", place(dependency.name, dependency.location)));
    dependency.arguments.iter().for_each(|argument| describe(argument, indent + 2, route, line));
}

fn rules(rules: &Rules) -> String {
    use ferrapi_openapi::fragment::Bound;
    let bound = |name: &str, bound: Option<Bound>| {
        bound.map(|bound| match bound {
            Bound::Int(value) => format!("{name} {value}"),
            Bound::Float(value) => format!("{name} {value}"),
            Bound::Text(value) => format!("{name} {value}"),
        })
    };
    let size = |name: &str, size: Option<usize>| size.map(|size| format!("{name} {size}"));
    let all = [
        bound("ge", rules.ge),
        bound("gt", rules.gt),
        bound("le", rules.le),
        bound("lt", rules.lt),
        bound("multiple_of", rules.multiple_of),
        size("min_length", rules.min_length),
        size("max_length", rules.max_length),
        rules.pattern.map(|pattern| format!("pattern {}", pattern.text)),
        size("min_items", rules.min_items),
        size("max_items", rules.max_items),
        rules.unique_items.then(|| "unique_items".to_owned()),
    ];
    let all: Vec<_> = all.into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!(", {}", all.join(", ")) }
}

fn collect_errors(arguments: &'static [ArgumentSpec], errors: &mut Vec<&'static str>) {
    for argument in arguments {
        match argument.origin.source {
            Source::Dependency(dependency) => dependency_errors(dependency, errors),
            Source::State(_)
            | Source::Head
            | Source::RawBody
            | Source::Security(_)
            | Source::Scopes
            | Source::Fixed => {}
            _ => errors.push("422"),
        }
    }
}

fn dependency_errors(dependency: &'static DependencySpec, errors: &mut Vec<&'static str>) {
    errors.extend(dependency.errors.iter().map(|error| error.status));
    collect_errors(dependency.arguments, errors);
}
