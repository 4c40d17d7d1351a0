//! Who guards a route, and which scopes are asked for, for people.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Source};

use crate::app::flatten::Mounted;

/// One guard of a route.
pub(crate) struct Guard {
    /// The scheme's or the dependency's name.
    pub(crate) name: &'static str,
    /// Who brings nothing gets past it.
    pub(crate) optional: bool,
    /// What is asked of who gets past it, outer scopes first.
    pub(crate) scopes: Vec<&'static str>,
}

/// The guards of a route, those around it first; each once.
pub(crate) fn guards(route: &Mounted) -> Vec<Guard> {
    let mut found = Vec::new();
    for effect in &route.effects {
        dependency(effect.spec, effect.scopes, &[], &mut found);
    }
    for used in route.spec.dependencies {
        dependency(used.dependency, used.scopes, &[], &mut found);
    }
    arguments(route.spec.arguments, &[], &mut found);
    found
}

fn dependency(spec: &DependencySpec, own: &[&'static str], outer: &[&'static str], found: &mut Vec<Guard>) {
    let scopes = [outer, own].concat();
    if spec.guard {
        add(spec.name, false, &scopes, found);
    }
    arguments(spec.arguments, &scopes, found);
}

fn arguments(arguments: &[ArgumentSpec], scopes: &[&'static str], found: &mut Vec<Guard>) {
    for argument in arguments {
        match argument.origin.source {
            Source::Security(scheme) => add(scheme.name, scheme.optional, scopes, found),
            Source::Dependency(spec) => dependency(spec, argument.scopes, scopes, found),
            _ => {}
        }
    }
}

fn add(name: &'static str, optional: bool, scopes: &[&'static str], found: &mut Vec<Guard>) {
    let index = found.iter().position(|known| known.name == name && known.optional == optional);
    let index = index.unwrap_or_else(|| {
        found.push(Guard { name, optional, scopes: Vec::new() });
        found.len() - 1
    });
    let known = &mut found[index].scopes;
    for scope in scopes {
        if !known.contains(scope) {
            known.push(scope);
        }
    }
}
