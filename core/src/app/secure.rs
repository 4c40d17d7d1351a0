//! The routes that have to be guarded, and are not, and the services of which nobody can know it.

use crate::app::flatten::{Flat, Mounted, Service};
use crate::error::{SetupFault, place};
use crate::proof::{guards, is_guarded};

/// Finds the routes that have to be guarded, are not, and do not say that they are public, and services that do not say it.
pub(crate) fn check(flat: &Flat, faults: &mut Vec<SetupFault>) {
    let open = |route: &&Mounted| {
        let guarded = is_guarded(route.spec) || route.effects.iter().any(|effect| guards(effect.spec));
        route.secure && !route.spec.public && !guarded
    };
    let routes: Vec<String> = flat
        .mounted
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
    let open = |service: &&Service| service.secure && !service.what.public;
    let services: Vec<String> = flat
        .services
        .iter()
        .filter(open)
        .map(|service| {
            let (name, at) = (service.what.name, service.what.place);
            format!("{}, `{name}`, mounted at {}:{}", service.pattern.template(), at.file(), at.line())
        })
        .collect();
    if !services.is_empty() {
        faults.push(SetupFault::UnguardedServices { services });
    }
}
