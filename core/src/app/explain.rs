//! One route in full, for people: in which order what runs, where each argument comes from, what it answers.

use std::fmt::Write;

use ferrapi_openapi::fragment::{ArgumentSpec, Arity, Bound, DependencySpec, Rules, Scope, Source};

use crate::app::blueprint::reading;
use crate::app::dispatch::Reading;
use crate::app::flatten::Mounted;
use crate::app::guards::guards;
use crate::error::place;
use crate::limits::Limits;

/// Where a route stands.
pub(crate) struct Place<'a> {
    /// The path of its application.
    pub(crate) above: &'a str,
    /// Its application, if that is mounted in another one.
    pub(crate) application: Option<&'a str>,
}

/// One route in full.
pub(crate) fn explain(route: &Mounted, at: Place<'_>, limits: &Limits) -> String {
    let mut page = Page { route, limits, text: String::new(), steps: Vec::new() };
    page.head(&at);
    let arguments = page.before();
    page.line(2, "the handler".to_owned());
    if arguments.is_empty() {
        page.line(4, "no arguments".to_owned());
    }
    arguments.into_iter().for_each(|argument| page.line(4, argument));
    page.ends("after the handler, before the response", Scope::Function, false);
    page.answers();
    page.ends("after the response", Scope::Request, page.takes_tasks());
    page.text
}

/// What is written of a route.
struct Page<'a> {
    route: &'a Mounted,
    limits: &'a Limits,
    text: String,
    /// The dependencies in the order in which they run: depth first, in the order of declaration.
    steps: Vec<Step>,
}

/// A dependency where it runs first; its number is its place in the list, from 1.
struct Step {
    spec: &'static DependencySpec,
    scopes: Vec<&'static str>,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, line: String) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    fn head(&mut self, at: &Place<'_>) {
        let spec = self.route.spec;
        self.line(0, format!("{} {}{}", spec.method, at.above, self.route.pattern.template()));
        if let Some(application) = at.application {
            self.line(2, format!("in the application `{application}`, mounted at `{}`", at.above));
        }
        self.line(2, format!("handler {}", place(spec.name, spec.location)));
        if let Some(summary) = spec.summary {
            self.line(2, summary.to_owned());
        }
        for guard in guards(self.route) {
            let optional = if guard.optional { ", which may be left out" } else { "" };
            self.line(2, format!("guarded by `{}`{}{optional}", guard.name, asked(&guard.scopes)));
        }
        if spec.public {
            self.line(2, "public".to_owned());
        }
    }

    /// What happens before the handler; gives a line for each of the handler's arguments.
    fn before(&mut self) -> Vec<String> {
        let Mounted { spec, effects, .. } = self.route;
        let body = body(self.route, self.limits);
        if body.is_some() || !effects.is_empty() || !spec.dependencies.is_empty() || depends(spec.arguments) {
            let together = ", at the same time where dependencies do not need each other";
            self.line(2, format!("before the handler{}", if spec.concurrent { together } else { "" }));
        }
        if let Some(body) = body {
            self.line(4, body);
        }
        for effect in effects {
            self.dependency(effect.spec, effect.scopes);
        }
        for used in spec.dependencies {
            self.dependency(used.dependency, used.scopes);
        }
        self.arguments(spec.arguments, &[])
    }

    /// Writes a dependency after all that it needs, unless its value is there already; gives its number.
    fn dependency(&mut self, spec: &'static DependencySpec, scopes: &[&'static str]) -> usize {
        let same =
            |step: &Step| (step.spec.id)() == (spec.id)() && (step.scopes == scopes || !spec.reads_scopes());
        if spec.shared
            && let Some(index) = self.steps.iter().position(same)
        {
            return index + 1;
        }
        let arguments = self.arguments(spec.arguments, scopes);
        self.steps.push(Step { spec, scopes: scopes.to_vec() });
        let number = self.steps.len();
        let name = place(spec.name, spec.location);
        let sharing = if spec.shared { "once per request" } else { "each time anew" };
        let guard = if spec.guard { ", a guard" } else { "" };
        self.line(4, format!("{number}. {name}, {sharing}{guard}{}", asked(scopes)));
        arguments.into_iter().for_each(|argument| self.line(7, argument));
        number
    }

    /// A line for each argument; the dependencies among them are written before.
    fn arguments(&mut self, arguments: &'static [ArgumentSpec], outer: &[&'static str]) -> Vec<String> {
        let mut lines = Vec::new();
        for argument in arguments {
            let from = match argument.origin.source {
                Source::Dependency(dependency) => {
                    let number = self.dependency(dependency, &[outer, argument.scopes].concat());
                    format!("{number}. `{}`", dependency.name)
                }
                _ => self.source(argument),
            };
            lines.push(format!("{}: {} from {from}", argument.ident, argument.type_name));
        }
        lines
    }

    /// Where an argument comes from that is no dependency.
    fn source(&self, argument: &ArgumentSpec) -> String {
        let name = argument.name;
        let from = match argument.origin.source {
            Source::PathOrQuery if self.route.pattern.variables().any(|variable| variable == name) => {
                format!("path `{name}`")
            }
            Source::Path => format!("path `{name}`"),
            Source::Query | Source::PathOrQuery => format!("query `{name}`"),
            Source::Header => format!("header `{name}`"),
            Source::Cookie => format!("cookie `{name}`"),
            Source::Body => "the JSON body".to_owned(),
            Source::Form if argument.origin.type_.is_some_and(|type_| type_.arity == Arity::Spread) => {
                "the form".to_owned()
            }
            Source::Form => format!("form `{name}`"),
            Source::File => format!("file `{name}`"),
            Source::Security(scheme) => {
                let optional = if scheme.optional { ", optional" } else { ", required" };
                return format!("security scheme `{}`{optional}", scheme.name);
            }
            Source::Dependency(dependency) => return format!("`{}`", dependency.name),
            Source::RawBody => return "the whole body".to_owned(),
            Source::BodyStream => return "the body, piece by piece".to_owned(),
            Source::State(_) => return "the application's state".to_owned(),
            Source::Extension(_) => return "what was left on the request".to_owned(),
            Source::Tasks => return "the list of tasks for after the response".to_owned(),
            Source::Head => return "the parts of request and response".to_owned(),
            Source::Shutdown => return "the server, when it is told to stop".to_owned(),
            Source::Fixed => return "where it is named".to_owned(),
            Source::Scopes => return "the security scopes of this place".to_owned(),
        };
        let optional = !argument.required || argument.origin.type_.is_some_and(|type_| type_.optional);
        let default = argument.default.filter(|_| !argument.docs.made_default);
        let presence = match (optional, default) {
            (false, _) => ", required".to_owned(),
            (true, Some(default)) => format!(", default {}", default()),
            (true, None) => ", optional".to_owned(),
        };
        format!("{from}{presence}{}", rules(argument.rules))
    }

    fn answers(&mut self) {
        let spec = self.route.spec;
        let status = spec.reply.status.unwrap_or(spec.status);
        let content = spec.reply.content.map_or("no documented body", |content| content.media_type);
        self.line(2, format!("answers {status} ({content})"));
        let mut statuses: Vec<&str> = Vec::new();
        statuses.extend(spec.reply.errors.iter().chain(spec.responses).map(|error| error.status));
        statuses.extend(self.all_arguments().filter_map(refusal));
        statuses.extend(self.steps.iter().flat_map(|step| step.spec.errors).map(|error| error.status));
        statuses.sort_unstable();
        statuses.dedup();
        if !statuses.is_empty() {
            self.line(2, format!("refuses with {}", statuses.join(", ")));
        }
    }

    /// What is done in a phase after the handler; nothing is written of an empty one.
    fn ends(&mut self, phase: &str, scope: Scope, tasks: bool) {
        let ending = |(index, step): (usize, &Step)| {
            let ends = step.spec.scoped && step.spec.scope == scope;
            ends.then(|| format!("teardown of {}. `{}`", index + 1, step.spec.name))
        };
        let endings: Vec<String> = self.steps.iter().enumerate().rev().filter_map(ending).collect();
        if !tasks && endings.is_empty() {
            return;
        }
        self.line(2, phase.to_owned());
        if tasks {
            self.line(4, "the tasks, in the order in which they were added".to_owned());
        }
        endings.into_iter().for_each(|ending| self.line(4, ending));
    }

    fn takes_tasks(&self) -> bool {
        self.all_arguments().any(|argument| matches!(argument.origin.source, Source::Tasks))
    }

    /// The arguments of the handler and of all dependencies.
    fn all_arguments(&self) -> impl Iterator<Item = &'static ArgumentSpec> {
        let below = self.steps.iter().flat_map(|step| step.spec.arguments);
        self.route.spec.arguments.iter().chain(below)
    }
}

/// What is read of the body before anything else runs.
fn body(route: &Mounted, limits: &Limits) -> Option<String> {
    let (what, limit) = match reading(route, limits) {
        Reading::Whole(limit) => ("the body is read into memory", limit),
        Reading::Form(limit) => ("the form is read, files go to disk", limit),
        Reading::Nothing | Reading::Stream(_) => return None,
    };
    Some(format!("{what}: at most {limit} bytes"))
}

/// The status of an argument that is not there or does not fit.
fn refusal(argument: &ArgumentSpec) -> Option<&'static str> {
    match argument.origin.source {
        Source::Security(scheme) => (!scheme.optional).then_some("401"),
        Source::Path
        | Source::Query
        | Source::PathOrQuery
        | Source::Header
        | Source::Cookie
        | Source::Body
        | Source::Form
        | Source::File => Some("422"),
        _ => None,
    }
}

fn asked(scopes: &[&str]) -> String {
    if scopes.is_empty() { String::new() } else { format!(", scopes {}", scopes.join(" ")) }
}

fn depends(arguments: &[ArgumentSpec]) -> bool {
    arguments.iter().any(|argument| matches!(argument.origin.source, Source::Dependency(_)))
}

fn rules(rules: &Rules) -> String {
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
