//! Where an application stands: below which paths its requests come, and below which path clients see it.

use crate::app::pattern::Base;
use crate::error::SetupFault;

/// Where an application stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Site {
    /// What a proxy may have taken off the path, or may have left.
    root: String,
    /// It has taken it off.
    is_stripped: bool,
    /// Where it is mounted, seen from the outermost application.
    path: String,
}

impl Site {
    /// That of an outermost application. A root path that is none is a fault.
    pub(crate) fn of(root_path: &str, is_stripped: bool, faults: &mut Vec<SetupFault>) -> Self {
        let root = root_path.trim_end_matches('/');
        let is_path = root.is_empty()
            || root.starts_with('/')
                && !root.starts_with("//")
                && http::uri::PathAndQuery::try_from(root)
                    .is_ok_and(|read| read.query().is_none() && read.path() == root);
        if !is_path {
            let reason =
                "is no root path: it begins with one `/`, and holds neither a query nor spaces".to_owned();
            faults.push(SetupFault::InvalidPath { path: root_path.to_owned(), reason });
            return Site::default();
        }
        Site { root: root.to_owned(), is_stripped, path: String::new() }
    }

    /// Where it is mounted, seen from the outermost application.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// That of an application that is mounted in this one.
    pub(crate) fn below(&self, path: &str) -> Self {
        Site { path: format!("{}{}", self.path, path.trim_end_matches('/')), ..self.clone() }
    }

    /// Below which paths requests come.
    pub(crate) fn bases(&self) -> Vec<Base> {
        let mut bases = vec![Base::of(&self.path)];
        if !self.root.is_empty() {
            bases.push(Base::of(&self.root_path()));
        }
        bases
    }

    /// What clients have to put before a path as it has come, unless it is there.
    pub(crate) fn taken_off(&self) -> &str {
        if self.is_stripped { &self.root } else { "" }
    }

    /// Below which path clients see it.
    pub(crate) fn root_path(&self) -> String {
        format!("{}{}", self.root, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_path_is_a_path() {
        let site = |root_path: &str| {
            let mut faults = Vec::new();
            let site = Site::of(root_path, false, &mut faults);
            faults.is_empty().then(|| site.below("/sub/").below("/").root_path())
        };
        for (root_path, expected) in [
            ("", Some("/sub")),
            ("/", Some("/sub")),
            ("/api/v1/", Some("/api/v1/sub")),
            ("/a%20b", Some("/a%20b/sub")),
            ("api", None),
            ("//evil.example", None),
            ("/api?x", None),
            ("/api#x", None),
            ("/a b", None),
            ("https://example.com", None),
        ] {
            assert_eq!(site(root_path).as_deref(), expected, "{root_path:?}");
        }
    }
}
