//! Everything that only start-up can know, checked at once: missing states, unknown variables, values that cannot
//! be shared. (Names that collide are found where the document is assembled.)

use std::any::TypeId;
use std::collections::HashMap;

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Scope, Source};

use crate::app::flatten::Mounted;
use crate::error::{SetupFault, place};
use crate::proof::judge_scope;
use crate::request::{BodyUse, Overrides, Scopes, States};

/// Checks all routes, but for their states; the faults are in the order of the routes.
pub(crate) fn check(mounted: &[Mounted], faults: &mut Vec<SetupFault>) {
    for route in mounted {
        let name = place(route.spec.name, route.spec.location);
        each_argument(route, &|_| true, &mut |argument, chain| {
            let known = |name| route.pattern.variables().any(|variable| variable == name);
            if matches!(argument.origin.source, Source::Path) && !known(argument.name) {
                let chain = [chain, &[argument.ident]].concat();
                faults.push(SetupFault::UnknownPathVariable {
                    variable: argument.name.to_owned(),
                    route: whence(route, &name, &chain),
                });
            }
        });
        unshared(route, &name, faults);
        scopes(route, faults);
        roots(route).for_each(|dependency| outlived(dependency, None, &name, faults));
        if BodyUse::of(route.spec, route.effects.iter().map(|effect| effect.spec)).clashes() {
            faults.push(SetupFault::ClashingBodyReaders { route: name.clone() });
        }
    }
}

/// Finds the states that nobody gave: one fault for each, with every route and every chain that needs it.
pub(crate) fn states(
    mounted: &[Mounted],
    states: &States,
    overrides: Option<&Overrides>,
    faults: &mut Vec<SetupFault>,
) {
    let mut missing: Vec<(TypeId, String, Vec<String>)> = Vec::new();
    // What a test has replaced by a value does not run, nor what is below it.
    let runs = |dependency: &DependencySpec| {
        overrides.is_none_or(|overrides| !overrides.has_value(dependency.key()))
    };
    for route in mounted {
        let name = place(route.spec.name, route.spec.location);
        each_argument(route, &runs, &mut |argument, chain| {
            let Source::State(state) = argument.origin.source else { return };
            let id = (state.id)();
            if states.contains(id) {
                return;
            }
            let needed_by = whence(route, &name, chain);
            match missing.iter_mut().find(|(known, ..)| *known == id) {
                Some((.., all)) if all.contains(&needed_by) => {}
                Some((.., all)) => all.push(needed_by),
                None => missing.push((id, (state.name)().to_owned(), vec![needed_by])),
            }
        });
    }
    let missing = missing.into_iter();
    faults.extend(missing.map(|(_, state, needed_by)| SetupFault::MissingState { state, needed_by }));
}

/// The dependencies that are run for their effect, outer ones first.
fn roots(route: &Mounted) -> impl Iterator<Item = &'static DependencySpec> {
    route
        .effects
        .iter()
        .map(|effect| effect.spec)
        .chain(route.spec.dependencies.iter().map(|used| used.dependency))
}

/// Shows the arguments of a route and of everything below that runs, in order, with the dependencies that lead to them.
fn each_argument(
    route: &Mounted,
    runs: &dyn Fn(&DependencySpec) -> bool,
    see: &mut dyn FnMut(&'static ArgumentSpec, &[&'static str]),
) {
    fn below(
        dependency: &'static DependencySpec,
        chain: &mut Vec<&'static str>,
        runs: &dyn Fn(&DependencySpec) -> bool,
        see: &mut dyn FnMut(&'static ArgumentSpec, &[&'static str]),
    ) {
        if runs(dependency) {
            chain.push(dependency.name);
            arguments(dependency.arguments, chain, runs, see);
            chain.pop();
        }
    }
    fn arguments(
        list: &'static [ArgumentSpec],
        chain: &mut Vec<&'static str>,
        runs: &dyn Fn(&DependencySpec) -> bool,
        see: &mut dyn FnMut(&'static ArgumentSpec, &[&'static str]),
    ) {
        for argument in list {
            match argument.origin.source {
                Source::Dependency(dependency) => below(dependency, chain, runs, see),
                _ => see(argument, chain),
            }
        }
    }
    let mut chain = Vec::new();
    roots(route).for_each(|dependency| below(dependency, &mut chain, runs, see));
    arguments(route.spec.arguments, &mut chain, runs, see);
}

/// The route, and the way from it to the argument.
fn whence(route: &Mounted, name: &str, way: &[&str]) -> String {
    let route = format!("{} {}, {name}", route.spec.method, route.pattern.template());
    if way.is_empty() { route } else { format!("{route}, through `{}`", way.join("` → `")) }
}

/// Dependencies that stand more than once in the tree of a route, under the same scopes where these make a difference.
pub(crate) fn repeated(route: &Mounted) -> Vec<&'static DependencySpec> {
    let mut places = Places { seen: HashMap::new(), repeated: Vec::new() };
    let outer = route.effects.iter().map(|effect| (effect.spec, effect.scopes));
    for (dependency, scopes) in
        outer.chain(route.spec.dependencies.iter().map(|used| (used.dependency, used.scopes)))
    {
        places.visit(dependency, &mut Scopes::default(), scopes);
    }
    places.visit_arguments(route.spec.arguments, &mut Scopes::default());
    places.repeated
}

/// How often each dependency stands in a tree.
struct Places {
    seen: HashMap<(TypeId, Vec<&'static str>), usize>,
    repeated: Vec<&'static DependencySpec>,
}

impl Places {
    fn visit(
        &mut self,
        dependency: &'static DependencySpec,
        scopes: &mut Scopes,
        further: &'static [&'static str],
    ) {
        let outer = scopes.enter(further);
        let mut key = if dependency.reads_scopes() { scopes.all().to_vec() } else { Vec::new() };
        key.sort_unstable();
        let count = self.seen.entry(((dependency.id)(), key)).or_default();
        *count += 1;
        if *count == 2 {
            self.repeated.push(dependency);
        }
        self.visit_arguments(dependency.arguments, scopes);
        scopes.leave(outer);
    }

    fn visit_arguments(&mut self, arguments: &'static [ArgumentSpec], scopes: &mut Scopes) {
        for argument in arguments {
            if let Source::Dependency(dependency) = argument.origin.source {
                self.visit(dependency, scopes, argument.scopes);
            }
        }
    }
}

/// What routers ask. (What routes and dependencies ask is proved.)
fn scopes(route: &Mounted, faults: &mut Vec<SetupFault>) {
    for effect in &route.effects {
        for scope in effect.scopes {
            let Some(reason) = judge_scope(effect.spec, scope) else { continue };
            let dependency = place(effect.spec.name, effect.spec.location);
            let fault = SetupFault::MeaninglessScope { dependency, reason: reason.text().to_owned() };
            // All routes of a router have the same.
            if !faults.contains(&fault) {
                faults.push(fault);
            }
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
