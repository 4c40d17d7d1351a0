//! What an application tells people of all its routes: the table, and who may have been meant.

use crate::app::explain::explain;
use crate::app::flatten::Mounted;

/// The routes for people, in the order of declaration.
pub(crate) struct Outline<'a>(pub(crate) &'a [Mounted]);

impl Outline<'_> {
    /// The table of routes.
    pub(crate) fn table(&self) -> String {
        let mut table = vec![["METHOD", "PATH", "HANDLER", "TAGS"].map(str::to_owned)];
        table.extend(self.0.iter().map(|route| {
            [
                route.spec.method.to_owned(),
                route.pattern.template(),
                route.spec.name.to_owned(),
                route.tags.join(", "),
            ]
        }));
        align(&table)
    }

    /// One route in full. `path` is a template (`/items/<item_id>`, `/items/{item_id}`) or a path that matches.
    pub(crate) fn explain(&self, method: &str, path: &str) -> Option<String> {
        let template = path.replace('{', "<").replace('}', ">");
        let of_method = || self.0.iter().filter(|route| route.spec.method.eq_ignore_ascii_case(method));
        of_method()
            .find(|route| route.pattern.template() == template)
            .or_else(|| of_method().find(|route| route.pattern.matches(path).is_some()))
            .map(explain)
    }

    /// All routes, by method and path.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(name).collect()
    }

    /// The routes that answer a path, whatever their methods.
    pub(crate) fn methods(&self, path: &str) -> Vec<String> {
        let template = path.replace('{', "<").replace('}', ">");
        let matching =
            |route: &&Mounted| route.pattern.template() == template || route.pattern.matches(path).is_some();
        self.0.iter().filter(matching).map(name).collect()
    }
}

fn name(route: &Mounted) -> String {
    format!("{} {}", route.spec.method, route.pattern.template())
}

/// Columns, as wide as their widest cell.
fn align<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}
