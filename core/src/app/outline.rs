//! What an application tells people of all its routes, and of what is mounted: the table, and who may have been meant.

use http::Method;

use crate::app::blueprint::{Blueprint, Draft};
use crate::app::explain::{Place, explain};
use crate::app::flatten::{Mounted, Service};
use crate::app::guards::{Guard, guards};
use crate::app::normal::normalise;
use crate::app::table::{Found, Target};
use crate::request::PathVariables;

/// The routes for people: those of the application, what is mounted in it, then those of the applications below.
pub(crate) struct Outline<'a> {
    blueprint: &'a Blueprint,
    draft: &'a Draft,
}

/// One thing that answers, and the application that it belongs to.
struct Entry<'a> {
    home: &'a Blueprint,
    what: What<'a>,
}

enum What<'a> {
    Route(&'a Mounted),
    Service(&'a Service),
    /// The home itself.
    Application,
}

impl<'a> Outline<'a> {
    pub(crate) fn of(blueprint: &'a Blueprint, draft: &'a Draft) -> Self {
        Outline { blueprint, draft }
    }

    /// The table of routes. Where anything is guarded or has to be, it says by whom, and which scopes are asked for.
    pub(crate) fn table(&self) -> String {
        let entries = self.entries();
        let tells_guards = entries.iter().any(Entry::tells_guards);
        let mut rows: Vec<Vec<String>> = vec![["METHOD", "PATH", "HANDLER"].map(str::to_owned).into()];
        if tells_guards {
            rows[0].extend(["GUARD", "SCOPES"].map(str::to_owned));
        }
        rows[0].push("TAGS".to_owned());
        for entry in &entries {
            let mut row = vec![entry.method().to_owned(), entry.template(), entry.handler()];
            if tells_guards {
                row.extend(entry.guards());
            }
            row.push(entry.tags());
            rows.push(row);
        }
        align(&rows)
    }

    /// One route in full. `path` is a template (`/items/<item_id>`, `/items/{item_id}`) or a path; for that it is the one that
    /// would answer a request.
    pub(crate) fn explain(&self, method: &str, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap_or(path);
        let template = template(path);
        let entry = (self.entries().into_iter())
            .find(|entry| entry.answers(method) && entry.template() == template)
            .or_else(|| self.find(&Method::from_bytes(method.to_ascii_uppercase().as_bytes()).ok()?, path))?;
        Some(entry.explain())
    }

    /// What answers a request.
    fn find(&self, method: &Method, path: &str) -> Option<Entry<'a>> {
        let home = self.blueprint;
        let found = self.draft.table.find(method, &normalise(path), &mut PathVariables::default());
        let what = match found {
            Found::Target(Target::Endpoint(number)) => What::Route(home.mounted.get(number)?),
            Found::Target(Target::Mount(number, _)) => {
                let number = number as usize;
                match home.services.get(number) {
                    Some(service) => What::Service(service),
                    None => {
                        let number = number - home.services.len();
                        let (_, below) = home.apps.get(number)?;
                        return Outline::of(below, self.draft.apps.get(number)?).find(method, path);
                    }
                }
            }
            Found::Target(Target::Page(_)) | Found::Methods(_) | Found::Nothing => return None,
        };
        Some(Entry { home, what })
    }

    /// All routes, by method and path.
    pub(crate) fn names(&self) -> Vec<String> {
        self.entries().iter().map(Entry::name).collect()
    }

    /// The routes that answer a path, whatever their methods.
    pub(crate) fn methods(&self, path: &str) -> Vec<String> {
        let template = template(path);
        let matching = |entry: &&Entry<'_>| entry.template() == template || entry.matches(path);
        self.entries().iter().filter(matching).map(Entry::name).collect()
    }

    fn entries(&self) -> Vec<Entry<'a>> {
        fn collect<'a>(home: &'a Blueprint, all: &mut Vec<Entry<'a>>) {
            all.extend(home.mounted.iter().map(|route| Entry { home, what: What::Route(route) }));
            all.extend(home.services.iter().map(|service| Entry { home, what: What::Service(service) }));
            for (_, below) in &home.apps {
                all.push(Entry { home: below, what: What::Application });
                collect(below, all);
            }
        }
        let mut all = Vec::new();
        collect(self.blueprint, &mut all);
        all
    }
}

impl Entry<'_> {
    fn method(&self) -> &str {
        match self.what {
            What::Route(route) => route.spec.method,
            What::Service(_) | What::Application => "any",
        }
    }

    fn answers(&self, method: &str) -> bool {
        match self.what {
            What::Route(route) => route.spec.method.eq_ignore_ascii_case(method),
            What::Service(_) | What::Application => true,
        }
    }

    /// The whole path; what takes all below one ends with `<..>`.
    fn template(&self) -> String {
        let above = self.home.site.path();
        match self.what {
            What::Route(route) => format!("{above}{}", route.pattern.template()),
            What::Service(service) => {
                format!("{above}{}/<..>", service.pattern.template().trim_end_matches('/'))
            }
            What::Application => format!("{above}/<..>"),
        }
    }

    fn matches(&self, path: &str) -> bool {
        let below = path.strip_prefix(self.home.site.path());
        match self.what {
            What::Route(route) => below.is_some_and(|path| route.pattern.matches(path).is_some()),
            What::Service(_) | What::Application => false,
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.method(), self.template())
    }

    fn handler(&self) -> String {
        match self.what {
            What::Route(route) => route.spec.name.to_owned(),
            What::Service(service) => format!("{} (mounted service)", service.what.name),
            What::Application => format!("{} (mounted application)", self.home.info.title),
        }
    }

    fn tells_guards(&self) -> bool {
        match self.what {
            What::Route(route) => route.secure || route.spec.public || !guards(route).is_empty(),
            What::Service(service) => service.secure || service.what.public,
            What::Application => false,
        }
    }

    /// Who guards it, and which scopes are asked for. An application's routes tell it themselves.
    fn guards(&self) -> [String; 2] {
        match self.what {
            What::Route(route) => {
                let guards = guards(route);
                [guard_cell(route, &guards), scope_cell(&guards)]
            }
            What::Service(service) => {
                [if service.what.public { "public" } else { "-" }, "-"].map(str::to_owned)
            }
            What::Application => Default::default(),
        }
    }

    fn tags(&self) -> String {
        match self.what {
            What::Route(route) => route.tags.join(", "),
            What::Service(_) | What::Application => String::new(),
        }
    }

    fn explain(&self) -> String {
        let above = self.home.site.path();
        let lines = match self.what {
            What::Route(route) => {
                let application = (!above.is_empty()).then_some(self.home.info.title.as_str());
                return explain(route, Place { above, application }, &self.home.limits);
            }
            What::Service(service) => {
                let (name, at) = (service.what.name, service.what.place);
                let public = if service.what.public { "\n  public" } else { "" };
                format!(
                    "the service `{name}`, mounted at {}:{}{public}\n  takes what no route below this path answers, whatever \
                     the method, and sees the rest of the path",
                    at.file(),
                    at.line()
                )
            }
            What::Application => {
                format!("the application `{}`, mounted here: ask for one of its routes", self.home.info.title)
            }
        };
        format!("{}\n  {lines}\n", self.name())
    }
}

/// A path as templates are written here.
fn template(path: &str) -> String {
    path.replace('{', "<").replace('}', ">")
}

/// Who guards a route: names, with `?` where one may come without; `public` if it says so, `-` if nothing is said.
fn guard_cell(route: &Mounted, guards: &[Guard]) -> String {
    let names = guards.iter().map(|guard| format!("{}{}", guard.name, if guard.optional { "?" } else { "" }));
    let names: Vec<_> = names.chain(route.spec.public.then(|| "public".to_owned())).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(" + ") }
}

/// All scopes that are asked for.
fn scope_cell(guards: &[Guard]) -> String {
    let mut scopes: Vec<&str> = Vec::new();
    for scope in guards.iter().flat_map(|guard| &guard.scopes) {
        if !scopes.contains(scope) {
            scopes.push(scope);
        }
    }
    if scopes.is_empty() { "-".to_owned() } else { scopes.join(" ") }
}

/// Columns, as wide as their widest cell.
fn align(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}
