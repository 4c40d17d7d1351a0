//! What an application tells people of all its routes: the table, and who may have been meant.

use crate::app::explain::explain;
use crate::app::flatten::Mounted;
use crate::app::guards::{Guard, guards};
use crate::limits::Limits;

/// The routes for people, in the order of declaration.
pub(crate) struct Outline<'a> {
    pub(crate) routes: &'a [Mounted],
    pub(crate) limits: &'a Limits,
}

impl Outline<'_> {
    /// The table of routes. Where anything is guarded or has to be, it says by whom, and which scopes are asked for.
    pub(crate) fn table(&self) -> String {
        let guards: Vec<_> = self.routes.iter().map(guards).collect();
        let tells_guards = guards.iter().any(|guards| !guards.is_empty())
            || self.routes.iter().any(|route| route.secure || route.spec.public);
        let mut rows: Vec<Vec<String>> = vec![["METHOD", "PATH", "HANDLER"].map(str::to_owned).into()];
        if tells_guards {
            rows[0].extend(["GUARD", "SCOPES"].map(str::to_owned));
        }
        rows[0].push("TAGS".to_owned());
        for (route, guards) in self.routes.iter().zip(&guards) {
            let mut row =
                vec![route.spec.method.to_owned(), route.pattern.template(), route.spec.name.to_owned()];
            if tells_guards {
                row.extend([guard_cell(route, guards), scope_cell(guards)]);
            }
            row.push(route.tags.join(", "));
            rows.push(row);
        }
        align(&rows)
    }

    /// One route in full. `path` is a template (`/items/<item_id>`, `/items/{item_id}`) or a path that matches.
    pub(crate) fn explain(&self, method: &str, path: &str) -> Option<String> {
        let template = path.replace('{', "<").replace('}', ">");
        let of_method = || self.routes.iter().filter(|route| route.spec.method.eq_ignore_ascii_case(method));
        of_method()
            .find(|route| route.pattern.template() == template)
            .or_else(|| of_method().find(|route| route.pattern.matches(path).is_some()))
            .map(|route| explain(route, self.limits))
    }

    /// All routes, by method and path.
    pub(crate) fn names(&self) -> Vec<String> {
        self.routes.iter().map(name).collect()
    }

    /// The routes that answer a path, whatever their methods.
    pub(crate) fn methods(&self, path: &str) -> Vec<String> {
        let template = path.replace('{', "<").replace('}', ">");
        let matching =
            |route: &&Mounted| route.pattern.template() == template || route.pattern.matches(path).is_some();
        self.routes.iter().filter(matching).map(name).collect()
    }
}

fn name(route: &Mounted) -> String {
    format!("{} {}", route.spec.method, route.pattern.template())
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
