//! The routes that have to be guarded, and are not.

use crate::app::flatten::Mounted;
use crate::error::{SetupFault, place};
use crate::proof::{guards, is_guarded};

/// Finds the routes that have to be guarded, are not, and do not say that they are public.
pub(crate) fn check(mounted: &[Mounted], faults: &mut Vec<SetupFault>) {
    let open = |route: &&Mounted| {
        let guarded = is_guarded(route.spec) || route.effects.iter().any(|effect| guards(effect.spec));
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
