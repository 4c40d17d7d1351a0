//! Everything that only start-up can know, checked at once: missing states, unknown variables, values that cannot
//! be shared. (Names that collide are found where the document is assembled.)

use std::any::TypeId;
use std::collections::HashMap;

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Scope, Source};

use crate::app::flatten::Mounted;
use crate::error::{SetupFault, place};
use crate::request::{BodyUse, States};

/// Checks all routes; the faults are in the order of the routes.
pub(crate) fn check(mounted: &[Mounted], states: &States, faults: &mut Vec<SetupFault>) {
    let mut missing = Vec::new();
    for route in mounted {
        let name = place(route.spec.name, route.spec.location);
        let mut walk = Walk { route, name: &name, states, missing: &mut missing, faults, chain: Vec::new() };
        for dependency in roots(route) {
            walk.dependency(dependency);
        }
        walk.arguments(route.spec.arguments);
        unshared(route, &name, faults);
        roots(route).for_each(|dependency| outlived(dependency, None, &name, faults));
        if BodyUse::of(route.spec, route.effects.iter().map(|effect| effect.spec)).clashes() {
            faults.push(SetupFault::ClashingBodyReaders { route: name.clone() });
        }
    }
    faults.extend(missing.into_iter().map(|(_, fault)| fault));
}

/// The dependencies that are run for their effect, outer ones first.
fn roots(route: &Mounted) -> impl Iterator<Item = &'static DependencySpec> {
    route
        .effects
        .iter()
        .map(|effect| effect.spec)
        .chain(route.spec.dependencies.iter().map(|used| used.dependency))
}

/// A walk over the arguments of a route and of everything below.
struct Walk<'a> {
    route: &'a Mounted,
    name: &'a str,
    states: &'a States,
    missing: &'a mut Vec<(TypeId, SetupFault)>,
    faults: &'a mut Vec<SetupFault>,
    chain: Vec<&'static str>,
}

impl Walk<'_> {
    fn dependency(&mut self, dependency: &'static DependencySpec) {
        self.chain.push(dependency.name);
        self.arguments(dependency.arguments);
        self.chain.pop();
    }

    fn arguments(&mut self, arguments: &'static [ArgumentSpec]) {
        for argument in arguments {
            match argument.origin.source {
                Source::Dependency(dependency) => self.dependency(dependency),
                Source::State(state) if !self.states.contains((state.id)()) => {
                    self.missing_state(state.id, state.name)
                }
                Source::Path if !self.route.pattern.variables().any(|variable| variable == argument.name) => {
                    let fault = SetupFault::UnknownPathVariable {
                        variable: argument.name.to_owned(),
                        route: self.whence(argument.ident),
                    };
                    self.faults.push(fault);
                }
                _ => {}
            }
        }
    }

    /// One fault for each state, with all that need it.
    fn missing_state(&mut self, id: fn() -> TypeId, name: fn() -> &'static str) {
        let needed_by = self.whence("");
        let known = self.missing.iter_mut().find(|(known, _)| *known == id());
        if let Some((_, SetupFault::MissingState { needed_by: all, .. })) = known {
            all.push(needed_by);
        } else {
            let fault = SetupFault::MissingState { state: name().to_owned(), needed_by: vec![needed_by] };
            self.missing.push((id(), fault));
        }
    }

    /// The route, and the way from it to the argument.
    fn whence(&self, argument: &str) -> String {
        let way = self.chain.iter().copied().chain(Some(argument).filter(|argument| !argument.is_empty()));
        let way: Vec<_> = way.collect();
        let route = format!("{} {}, {}", self.route.spec.method, self.route.pattern.template(), self.name);
        if way.is_empty() { route } else { format!("{route}, through `{}`", way.join("` → `")) }
    }
}

/// Dependencies that stand more than once in the tree of a route.
pub(crate) fn repeated(route: &Mounted) -> Vec<&'static DependencySpec> {
    let mut seen: HashMap<TypeId, usize> = HashMap::new();
    let mut all = Vec::new();
    for dependency in roots(route) {
        collect(dependency, &mut all);
    }
    collect_below(route.spec.arguments, &mut all);
    all.into_iter()
        .filter(|dependency| {
            let count = seen.entry((dependency.id)()).or_default();
            *count += 1;
            *count == 2
        })
        .collect()
}

fn collect(dependency: &'static DependencySpec, all: &mut Vec<&'static DependencySpec>) {
    all.push(dependency);
    collect_below(dependency.arguments, all);
}

fn collect_below(arguments: &'static [ArgumentSpec], all: &mut Vec<&'static DependencySpec>) {
    for argument in arguments {
        if let Source::Dependency(dependency) = argument.origin.source {
            collect(dependency, all);
        }
    }
}

fn unshared(route: &Mounted, name: &str, faults: &mut Vec<SetupFault>) {
    for dependency in repeated(route) {
        if dependency.shared && !dependency.cloneable {
            faults.push(SetupFault::UnsharedDependency {
                dependency: place(dependency.name, dependency.location),
                route: name.to_owned(),
            });
        }
    }
}

/// What the proof of a route says of its own dependencies, for those of its routers.
fn outlived(
    dependency: &'static DependencySpec,
    above: Option<&'static DependencySpec>,
    route: &str,
    faults: &mut Vec<SetupFault>,
) {
    let above = match (dependency.scoped, dependency.scope, above) {
        (true, Scope::Function, Some(above)) => {
            let fault = SetupFault::OutlivedDependency {
                dependency: place(above.name, above.location),
                outlived: place(dependency.name, dependency.location),
                route: route.to_owned(),
            };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
            return;
        }
        (true, Scope::Request, _) => Some(dependency),
        _ => above,
    };
    for argument in dependency.arguments {
        if let Source::Dependency(below) = argument.origin.source {
            outlived(below, above, route, faults);
        }
    }
}
