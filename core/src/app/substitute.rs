//! The tables of an application in which a test has put dependencies in the place of others.
//!
//! In: the mounted routes as they were declared. Out: routes whose tables say what is resolved now, so that all that reads
//! tables (the checks, the body's readers, what is shared, the document) needs to know nothing of replacements.

use std::any::TypeId;
use std::sync::Arc;

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, DependencyUse, RouteSpec, Source};

use crate::app::flatten::Mounted;
use crate::error::{SetupFault, place};
use crate::request::Overrides;

/// The routes with what stands in for their dependencies.
///
/// Tables are `&'static`, so those that differ are leaked: a few hundred bytes for each route that is concerned, once for
/// each replacement of a test.
pub(crate) fn substitute(
    mounted: &Arc<[Mounted]>,
    overrides: &Overrides,
    faults: &mut Vec<SetupFault>,
) -> Arc<[Mounted]> {
    if !overrides.has_others() {
        return Arc::clone(mounted);
    }
    let mut substitution = Substitution { overrides, within: Vec::new(), faults };
    mounted.iter().map(|route| substitution.route(route)).collect()
}

struct Substitution<'a> {
    overrides: &'a Overrides,
    /// The dependencies in whose replacement it stands.
    within: Vec<TypeId>,
    faults: &'a mut Vec<SetupFault>,
}

impl Substitution<'_> {
    fn route(&mut self, route: &Mounted) -> Mounted {
        let mut substituted = route.clone();
        for effect in &mut substituted.effects {
            effect.spec = self.dependency(effect.spec).unwrap_or(effect.spec);
        }
        let spec = route.spec;
        let dependencies = self.uses(spec.dependencies);
        let arguments = self.arguments(spec.arguments);
        if dependencies.is_some() || arguments.is_some() {
            substituted.spec = leak(RouteSpec {
                dependencies: dependencies.unwrap_or(spec.dependencies),
                arguments: arguments.unwrap_or(spec.arguments),
                ..*spec
            });
        }
        substituted
    }

    /// The table of what is resolved in its place, if that or anything below differs.
    ///
    /// It keeps its identity, under which its value is shared.
    fn dependency(&mut self, spec: &'static DependencySpec) -> Option<&'static DependencySpec> {
        let key = spec.key();
        let Some(other) = self.overrides.other(key) else {
            let arguments = self.arguments(spec.arguments)?;
            return Some(leak(DependencySpec { arguments, ..*spec }));
        };
        if self.within.contains(&key) {
            let fault = SetupFault::ReplacementCycle {
                dependency: place(spec.name, spec.location),
                replacement: place(other.name, other.location),
            };
            if !self.faults.contains(&fault) {
                self.faults.push(fault);
            }
            return None;
        }
        self.within.push(key);
        let arguments = self.arguments(other.arguments).unwrap_or(other.arguments);
        self.within.pop();
        let DependencySpec { id, key, path, shared, cloneable, .. } = *spec;
        Some(leak(DependencySpec { id, key, path, shared, cloneable, arguments, ..*other }))
    }

    fn arguments(&mut self, arguments: &'static [ArgumentSpec]) -> Option<&'static [ArgumentSpec]> {
        let mut substituted = arguments.to_vec();
        let mut differs = false;
        for argument in &mut substituted {
            if let Source::Dependency(dependency) = argument.origin.source
                && let Some(other) = self.dependency(dependency)
            {
                argument.origin.source = Source::Dependency(other);
                differs = true;
            }
        }
        differs.then(|| &*substituted.leak())
    }

    fn uses(&mut self, uses: &'static [DependencyUse]) -> Option<&'static [DependencyUse]> {
        let mut substituted = uses.to_vec();
        let mut differs = false;
        for used in &mut substituted {
            if let Some(other) = self.dependency(used.dependency) {
                used.dependency = other;
                differs = true;
            }
        }
        differs.then(|| &*substituted.leak())
    }
}

fn leak<T>(table: T) -> &'static T {
    Box::leak(Box::new(table))
}
