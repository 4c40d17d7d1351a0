//! Who guards a route, and what is asked of whom: for the routes that have to be guarded, and for people.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Source};

use crate::app::flatten::Mounted;
use crate::error::{SetupFault, place};
use crate::proof::{guards as guard, is_guarded};

/// Finds the routes that have to be guarded, are not, and do not say that they are public.
pub(crate) fn check(mounted: &[Mounted], faults: &mut Vec<SetupFault>) {
    let open = |route: &&Mounted| {
        let guarded = is_guarded(route.spec) || route.effects.iter().any(|effect| guard(effect.spec));
        route.secure && !route.spec.public && !guarded
    };
    let routes: Vec<String> = mounted
        .iter()
        .filter(open)
        .map(|route| {
            let name = place(route.spec.name, route.spec.location);
            format!("{} {}, {name}", route.spec.method, route.pattern.template())
        })
        .collect();
    if !routes.is_empty() {
        faults.push(SetupFault::UnguardedRoutes { routes });
    }
}

/// One guard of a route.
#[cfg(feature = "cli")]
pub(crate) struct Guard {
    /// The scheme's or the dependency's name.
    pub(crate) name: &'static str,
    /// Who brings nothing gets past it.
    pub(crate) optional: bool,
    /// What is asked of who gets past it, outer scopes first.
    pub(crate) scopes: Vec<&'static str>,
}

/// The guards of a route, those around it first; each once.
#[cfg(feature = "cli")]
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

#[cfg(feature = "cli")]
fn dependency(spec: &DependencySpec, own: &[&'static str], outer: &[&'static str], found: &mut Vec<Guard>) {
    let scopes = [outer, own].concat();
    if spec.guard {
        add(spec.name, false, &scopes, found);
    }
    arguments(spec.arguments, &scopes, found);
}

#[cfg(feature = "cli")]
fn arguments(arguments: &[ArgumentSpec], scopes: &[&'static str], found: &mut Vec<Guard>) {
    for argument in arguments {
        match argument.origin.source {
            Source::Security(scheme) => add(scheme.name, scheme.optional, scopes, found),
            Source::Dependency(spec) => dependency(spec, argument.scopes, scopes, found),
            _ => {}
        }
    }
}

#[cfg(feature = "cli")]
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
