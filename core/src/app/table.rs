//! The frozen paths: which handler answers a method and a path.

use std::collections::HashMap;
use std::ops::Range;

use http::Method;

use crate::app::pattern::Pattern;
use crate::request::PathVariables;

/// The frozen paths of an application. The more specific path wins: fixed text before a variable, whatever the
/// order of declaration.
#[derive(Default)]
pub(crate) struct Table {
    tree: matchit::Router<usize>,
    nodes: Vec<Node>,
    /// Each path of the tree with its node; for insertion only.
    paths: HashMap<String, usize>,
}

/// All that answers one path.
struct Node {
    pattern: Pattern,
    variables: usize,
    methods: Vec<(Method, Target)>,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A route, by number.
    Endpoint(usize),
    /// A page of the documentation, by number.
    Page(usize),
}

/// What the table says of a method and a path.
pub(crate) enum Found {
    /// Who answers.
    Target(Target),
    /// The path is known, the method is not: what it may be (RFC 9110 section 10.2.1).
    Methods(Vec<Method>),
    /// The path is unknown.
    Nothing,
}

/// Why a pattern cannot stand in the table.
pub(crate) enum Clash {
    /// The same method and path has this target already.
    Same(Target),
    /// It overlaps with another pattern in a way that nothing decides (`<name>` and `<rest..>` in one place).
    Overlap(String),
}

impl Table {
    /// Adds a target.
    pub(crate) fn insert(&mut self, method: Method, pattern: &Pattern, target: Target) -> Result<(), Clash> {
        let path = pattern.table();
        let at = match self.paths.get(&path) {
            Some(at) => *at,
            None => {
                let at = self.nodes.len();
                self.tree.insert(path.clone(), at).map_err(overlap)?;
                if let Some((before, _)) = path.rsplit_once("{*") {
                    // A rest may be empty; matchit's may not. The path without it may be somebody else's already.
                    let _ = self.tree.insert(before.to_owned(), at);
                }
                self.nodes.push(Node {
                    pattern: pattern.clone(),
                    variables: pattern.variables().count(),
                    methods: Vec::new(),
                });
                self.paths.insert(path, at);
                at
            }
        };
        let methods = &mut self.nodes[at].methods;
        match methods.iter().find(|(known, _)| *known == method) {
            Some((_, first)) => Err(Clash::Same(*first)),
            None => {
                methods.push((method, target));
                Ok(())
            }
        }
    }

    /// Finds who answers, and notes where the path's variables stand.
    #[inline]
    pub(crate) fn find(&self, method: &Method, path: &str, variables: &mut PathVariables) -> Found {
        if let Ok(matched) = self.tree.at(path) {
            let node = &self.nodes[*matched.value];
            if let Some(target) = node.target(method) {
                let base = path.as_ptr() as usize;
                for (_, value) in matched.params.iter() {
                    let start = value.as_ptr() as usize - base;
                    variables.push(start..start + value.len());
                }
                if matched.params.len() < node.variables {
                    variables.push(path.len()..path.len());
                }
                return Found::Target(target);
            }
        }
        self.find_slowly(method, path, variables)
    }

    /// Whether any method of this path is answered.
    pub(crate) fn knows(&self, path: &str) -> bool {
        self.nodes.iter().any(|node| node.pattern.matches(path).is_some())
    }

    /// The most specific path does not know the method; a less specific one may.
    #[cold]
    fn find_slowly(&self, method: &Method, path: &str, variables: &mut PathVariables) -> Found {
        let matching = || self.nodes.iter().filter_map(|node| Some((node, node.pattern.matches(path)?)));
        if let Some((target, ranges)) =
            matching().find_map(|(node, ranges)| Some((node.target(method)?, ranges)))
        {
            ranges.into_iter().for_each(|range: Range<usize>| variables.push(range));
            return Found::Target(target);
        }
        let mut allowed: Vec<Method> = Vec::new();
        for (known, _) in matching().flat_map(|(node, _)| &node.methods) {
            if !allowed.contains(known) {
                allowed.push(known.clone());
            }
        }
        if allowed.contains(&Method::GET) && !allowed.contains(&Method::HEAD) {
            allowed.push(Method::HEAD);
        }
        if allowed.is_empty() { Found::Nothing } else { Found::Methods(allowed) }
    }
}

impl Node {
    /// Who answers a method; HEAD is answered wherever GET is (RFC 9110 section 9.1).
    #[inline]
    fn target(&self, method: &Method) -> Option<Target> {
        let of = |wanted: &Method| {
            self.methods.iter().find(|(known, _)| known == wanted).map(|(_, target)| *target)
        };
        of(method).or_else(|| if *method == Method::HEAD { of(&Method::GET) } else { None })
    }
}

fn overlap(error: matchit::InsertError) -> Clash {
    Clash::Overlap(match error {
        matchit::InsertError::Conflict { with } => with,
        other => other.to_string(),
    })
}
