//! The frozen paths: which handler answers a method and a path.
//!
//! In: patterns with their targets, before the first request. Out: the target of a method and a path, and where the
//! path's variables stand. A tree with a level for each segment: it is descended once, whatever the number of routes.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use ferrapi_openapi::fragment::Segment;
use http::Method;

use crate::app::hasher::SegmentHasher;
use crate::app::pattern::{Base, Pattern};
use crate::request::PathVariables;

/// The frozen paths of an application. The more specific path wins: fixed text before a variable before a rest before what
/// is mounted below, whatever the order of declaration.
#[derive(Default)]
pub(crate) struct Table {
    root: Node,
}

/// All paths that begin with the same segments.
#[derive(Default)]
struct Node {
    /// Fixed text in the next segment.
    literals: HashMap<Box<[u8]>, Node, BuildHasherDefault<SegmentHasher>>,
    /// A variable in the next segment.
    variable: Option<Box<Node>>,
    /// A variable that takes all further segments.
    rest: Option<Leaf>,
    /// The path that ends here.
    leaf: Leaf,
    /// All paths further down that nothing else answers.
    below: Option<Box<Leaf>>,
}

/// All that answers one path.
#[derive(Default)]
struct Leaf {
    methods: Vec<(Method, Target)>,
    /// All other methods.
    any: Option<Target>,
    /// The path, for a message; empty while nothing answers.
    pattern: Pattern,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A route, by number.
    Endpoint(usize),
    /// A page of the documentation, by number.
    Page(usize),
    /// What is mounted, by number, and how many segments of the path lead to it.
    Mount(u32, u32),
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
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Clash {
    /// The same method and path has this target already.
    Same(Target),
    /// It overlaps with another pattern in a way that nothing decides (`<name>` and `<rest..>` in one place).
    Overlap(String),
}

impl Table {
    /// Adds a target below a path without variables.
    pub(crate) fn insert(
        &mut self,
        base: &Base,
        method: Method,
        pattern: &Pattern,
        target: Target,
    ) -> Result<(), Clash> {
        let leaf = self.leaf(base, pattern)?;
        if let Some((_, first)) = leaf.methods.iter().find(|(known, _)| *known == method) {
            return Err(Clash::Same(*first));
        }
        leaf.methods.push((method, target));
        Ok(())
    }

    /// Adds a target for all methods and all paths below, the one that ends with a slash among them.
    pub(crate) fn mount(&mut self, base: &Base, pattern: &Pattern, number: u32) -> Result<(), Clash> {
        let depth = base.segments().len() + pattern.0.len();
        let node = self.node(base, &pattern.0)?;
        let leaf = node.below.get_or_insert_default();
        if let Some(first) = leaf.any {
            return Err(Clash::Same(first));
        }
        leaf.pattern = pattern.clone();
        leaf.any = Some(Target::Mount(number, u32::try_from(depth).unwrap_or(u32::MAX)));
        Ok(())
    }

    /// Where a path ends.
    fn leaf(&mut self, base: &Base, pattern: &Pattern) -> Result<&mut Leaf, Clash> {
        let leaf = match pattern.0.split_last() {
            Some((Segment::Rest(_), before)) => {
                let node = self.node(base, before)?;
                if let Some(variable) = &node.variable {
                    return Err(Clash::Overlap(variable.template()));
                }
                node.rest.get_or_insert_default()
            }
            _ => &mut self.node(base, &pattern.0)?.leaf,
        };
        leaf.pattern = pattern.clone();
        Ok(leaf)
    }

    /// The node that segments lead to.
    fn node(&mut self, base: &Base, segments: &[Segment]) -> Result<&mut Node, Clash> {
        let mut node = &mut self.root;
        for text in base.segments() {
            node = node.literals.entry(text.as_bytes().into()).or_default();
        }
        for segment in segments {
            match segment {
                Segment::Literal(text) => node = node.literals.entry(text.as_bytes().into()).or_default(),
                Segment::Variable(_) => {
                    if let Some(rest) = &node.rest {
                        return Err(Clash::Overlap(rest.pattern.template()));
                    }
                    node = node.variable.get_or_insert_default();
                }
                // It ends a path, and prefixes have none.
                Segment::Rest(_) => break,
            }
        }
        Ok(node)
    }

    /// Finds who answers, and notes where the path's variables stand.
    #[inline]
    pub(crate) fn find(&self, method: &Method, path: &str, variables: &mut PathVariables) -> Found {
        if path.starts_with('/')
            && let Some(target) = self.root.find(path, 1, variables, &mut |leaf| leaf.target(method))
        {
            return Found::Target(target);
        }
        self.find_methods(path)
    }

    /// Whether any method of this path is answered.
    pub(crate) fn knows(&self, path: &str) -> bool {
        let mut is_any = |leaf: &Leaf| leaf.methods.first().map(|(_, target)| *target).or(leaf.any);
        path.starts_with('/') && self.root.find(path, 1, &mut PathVariables::default(), &mut is_any).is_some()
    }

    /// No path answers the method: all methods that are answered, by whatever path.
    #[cold]
    fn find_methods(&self, path: &str) -> Found {
        let mut allowed: Vec<Method> = Vec::new();
        let mut note = |leaf: &Leaf| {
            for (known, _) in &leaf.methods {
                if !allowed.contains(known) {
                    allowed.push(known.clone());
                }
            }
            None
        };
        if path.starts_with('/') {
            self.root.find(path, 1, &mut PathVariables::default(), &mut note);
        }
        if allowed.contains(&Method::GET) && !allowed.contains(&Method::HEAD) {
            allowed.push(Method::HEAD);
        }
        if allowed.is_empty() { Found::Nothing } else { Found::Methods(allowed) }
    }
}

impl Node {
    /// Asks the leaves that match the path from `start` on, the most specific first, until one answers.
    ///
    /// No node is visited twice, so a path costs no more than the tree has nodes; usually one for each segment.
    fn find(
        &self,
        path: &str,
        mut start: usize,
        variables: &mut PathVariables,
        ask: &mut impl FnMut(&Leaf) -> Option<Target>,
    ) -> Option<Target> {
        let mut node = self;
        let end = loop {
            let rest = &path.as_bytes()[start..];
            let length = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
            let end = start + length;
            let literal = node.literals.get(&rest[..length]);
            if node.has_alternatives() {
                if let Some(target) = literal.and_then(|it| it.find_below(path, end, variables, ask)) {
                    return Some(target);
                }
                break end;
            }
            // There is one way only, so nothing has to come back here.
            node = literal?;
            if end == path.len() {
                return ask(&node.leaf);
            }
            start = end + 1;
        };
        // A variable is never empty; a rest may be. The two never stand in one place.
        let found = match (&node.variable, &node.rest) {
            (Some(variable), _) if start < end => {
                variables.push(start..end);
                variable.find_below(path, end, variables, ask)
            }
            (_, Some(leaf)) => {
                variables.push(start..path.len());
                ask(leaf)
            }
            _ => return node.below.as_deref().and_then(ask),
        };
        if found.is_none() {
            variables.pop();
            return node.below.as_deref().and_then(ask);
        }
        found
    }

    /// Whether anything but fixed text may follow.
    #[inline]
    fn has_alternatives(&self) -> bool {
        self.variable.is_some() || self.rest.is_some() || self.below.is_some()
    }

    /// The same from the end of this node's own segment on.
    #[inline]
    fn find_below(
        &self,
        path: &str,
        end: usize,
        variables: &mut PathVariables,
        ask: &mut impl FnMut(&Leaf) -> Option<Target>,
    ) -> Option<Target> {
        if end == path.len() { ask(&self.leaf) } else { self.find(path, end + 1, variables, ask) }
    }

    /// Any path of this node or below, for a message.
    #[cold]
    fn template(&self) -> String {
        let below = self.literals.values().chain(self.variable.as_deref()).map(Node::template);
        let own = [&self.leaf].into_iter().chain(&self.rest).chain(self.below.as_deref());
        let own = own.filter(|leaf| !leaf.methods.is_empty() || leaf.any.is_some());
        own.map(|leaf| leaf.pattern.template()).chain(below).next().unwrap_or_default()
    }
}

impl Leaf {
    /// Who answers a method; HEAD is answered wherever GET is (RFC 9110 section 9.1).
    #[inline]
    fn target(&self, method: &Method) -> Option<Target> {
        let of = |wanted: &Method| {
            self.methods.iter().find(|(known, _)| known == wanted).map(|(_, target)| *target)
        };
        of(method).or_else(|| if *method == Method::HEAD { of(&Method::GET) } else { None }).or(self.any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ferrapi_openapi::fragment::Segment::{Literal, Rest, Variable};

    fn table(patterns: &[&[Segment]]) -> Table {
        let mut table = Table::default();
        for (number, pattern) in patterns.iter().enumerate() {
            table
                .insert(&Base::default(), Method::GET, &Pattern(pattern.to_vec()), Target::Endpoint(number))
                .unwrap();
        }
        table
    }

    /// The number of the route and the texts of its variables.
    fn find(table: &Table, path: &str) -> Option<(usize, String)> {
        let mut variables = PathVariables::default();
        match table.find(&Method::GET, path, &mut variables) {
            Found::Target(Target::Endpoint(number)) => Some((number, variables.texts(path).join(","))),
            _ => None,
        }
    }

    #[test]
    fn the_more_specific_path_wins_and_a_dead_end_is_left_again() {
        let table = table(&[
            &[Literal("a"), Rest("r")],
            &[Variable("x"), Literal("b"), Variable("y")],
            &[Literal("a"), Literal("b"), Literal("c")],
            &[Literal("f"), Literal("")],
            &[Literal("")],
        ]);
        let found = |path| find(&table, path);
        assert_eq!(found("/a/b/c"), Some((2, String::new())));
        assert_eq!(found("/a/b/d"), Some((0, "b/d".to_owned())));
        assert_eq!(found("/z/b/d"), Some((1, "z,d".to_owned())), "");
        assert_eq!(found("/a/"), Some((0, String::new())), "a rest may be empty");
        assert_eq!(found("/a"), None);
        assert_eq!(found("/z/b/"), None, "a variable is never empty");
        assert_eq!(found("/f/"), Some((3, String::new())));
        assert_eq!(found("/"), Some((4, String::new())));
        for path in ["", "*", "//", "/f", "/f//", "/z/b/d/", "a/b/c"] {
            assert_eq!(found(path), None, "{path}");
        }
    }

    #[test]
    fn a_method_is_found_at_a_less_specific_path_and_else_all_are_told() {
        let mut table = table(&[&[Literal("items"), Literal("new")]]);
        let item = Pattern(vec![Literal("items"), Variable("id")]);
        table.insert(&Base::default(), Method::PUT, &item, Target::Endpoint(7)).unwrap();
        let mut variables = PathVariables::default();
        let found = table.find(&Method::PUT, "/items/new", &mut variables);
        assert!(matches!(found, Found::Target(Target::Endpoint(7))));
        assert_eq!(variables.texts("/items/new"), ["new"]);
        let Found::Methods(methods) = table.find(&Method::POST, "/items/new", &mut variables) else {
            panic!()
        };
        assert_eq!(methods, [Method::GET, Method::PUT, Method::HEAD]);
        assert!(table.knows("/items/new") && !table.knows("/items"));
    }

    #[test]
    fn what_is_mounted_takes_what_nothing_else_answers() {
        let mut table = table(&[
            &[Literal("a"), Literal("b")],
            &[Literal("a"), Variable("x"), Literal("c")],
            &[Literal("f"), Rest("r")],
        ]);
        let mount = |table: &mut Table, base: &str, pattern: &[Segment], number| {
            table.mount(&Base::of(base), &Pattern(pattern.to_vec()), number)
        };
        assert_eq!(mount(&mut table, "", &[Literal("a")], 0), Ok(()));
        assert_eq!(mount(&mut table, "/base", &[Literal("a"), Variable("x")], 1), Ok(()));
        assert_eq!(mount(&mut table, "", &[Literal("a")], 2), Err(Clash::Same(Target::Mount(0, 1))));
        let found = |path, method| match table.find(&method, path, &mut PathVariables::default()) {
            Found::Target(target) => Some(target),
            _ => None,
        };
        assert_eq!(found("/a/b", Method::GET), Some(Target::Endpoint(0)));
        assert_eq!(found("/a/z/c", Method::GET), Some(Target::Endpoint(1)));
        assert_eq!(found("/a/b", Method::POST), Some(Target::Mount(0, 1)));
        for path in ["/a/", "/a//", "/a/z", "/a/z/c/d", "/a/b/"] {
            assert_eq!(found(path, Method::GET), Some(Target::Mount(0, 1)), "{path}");
        }
        assert_eq!(found("/base/a/x/y/z", Method::GET), Some(Target::Mount(1, 3)));
        for path in ["/a", "/base/a", "/base/a/x", "/b"] {
            assert_eq!(found(path, Method::GET), None, "{path}");
        }
        assert!(table.knows("/a/") && !table.knows("/a") && table.knows("/f/"));
        assert_eq!(find(&table, "/f/x"), Some((2, "x".to_owned())));
    }

    #[test]
    fn what_nothing_decides_is_told() {
        let mut table = table(&[&[Literal("a"), Variable("x"), Literal("b")]]);
        let rest = Pattern(vec![Literal("a"), Rest("r")]);
        let clash = table.insert(&Base::default(), Method::GET, &rest, Target::Endpoint(1));
        assert_eq!(clash, Err(Clash::Overlap("/a/<x>/b".to_owned())));
        let same = Pattern(vec![Literal("a"), Variable("y"), Literal("b")]);
        assert_eq!(
            table.insert(&Base::default(), Method::GET, &same, Target::Page(0)),
            Err(Clash::Same(Target::Endpoint(0)))
        );
    }
}
