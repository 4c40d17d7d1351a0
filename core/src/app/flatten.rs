//! The tree of routers as a list of routes, each with all that it inherits.

use std::time::Duration;

use ferrapi_openapi::fragment::{ResponseSpec, RouteSpec, Segment};

use crate::app::lifespan::{RouterStart, Start};
use crate::app::mount::MountedService;
use crate::app::pattern::{Pattern, read_prefix};
use crate::app::router::{Member, Router};
use crate::dependency::Effect;
use crate::error::SetupFault;
use crate::layer::Layers;
use crate::route::Glue;

/// A route with all that it inherits from the routers above.
#[derive(Clone)]
pub(crate) struct Mounted {
    pub(crate) spec: &'static RouteSpec,
    pub(crate) glue: Glue,
    /// The whole path.
    pub(crate) pattern: Pattern,
    /// Outer tags first.
    pub(crate) tags: Vec<&'static str>,
    /// Dependencies of the application and the routers, outer ones first.
    pub(crate) effects: Vec<Effect>,
    /// Greatest body in bytes, if the route or a router sets one.
    pub(crate) body_limit: Option<usize>,
    /// How long the body may take, if the route or a router says it.
    pub(crate) body_timeout: Option<Duration>,
    /// How long the answer may take, if the route or a router says it.
    pub(crate) timeout: Option<Duration>,
    /// Whether JSON needs its content type, if the route or a router says it.
    pub(crate) strict_content_type: Option<bool>,
    /// It has to be guarded, unless it says that it is public.
    pub(crate) secure: bool,
    /// The layers of the routers, by number, outer ones first.
    pub(crate) layers: Vec<usize>,
    /// The responses that the application and the routers document, outer ones first.
    pub(crate) responses: Vec<ResponseSpec>,
    /// A router is deprecated.
    pub(crate) deprecated: bool,
    /// A router is kept out of the document.
    pub(crate) hidden: bool,
}

/// A mounted service with all that it inherits.
pub(crate) struct Service {
    pub(crate) what: MountedService,
    /// The path below which it stands.
    pub(crate) pattern: Pattern,
    /// Its author has to say that it is public.
    pub(crate) secure: bool,
    /// The layers of the routers, by number, outer ones first.
    pub(crate) layers: Vec<usize>,
}

/// A tree of routers that is laid out.
#[derive(Default)]
pub(crate) struct Flat {
    pub(crate) mounted: Vec<Mounted>,
    pub(crate) services: Vec<Service>,
    /// The layers of the routers that have any, each once.
    pub(crate) layers: Vec<Layers>,
    pub(crate) lifespans: Vec<Start>,
}

/// Lays the tree out, with the lifespans of its routers; prefixes that cannot be read become faults. `secure` if all of it is.
pub(crate) fn flatten(root: &Router, secure: bool, faults: &mut Vec<SetupFault>) -> Flat {
    let mut flat = Flat::default();
    let outer = Inherited {
        pattern: Pattern::default(),
        tags: &[],
        effects: &[],
        body_limit: None,
        body_timeout: None,
        timeout: None,
        strict_content_type: None,
        secure,
        layers: &[],
        responses: &[],
        deprecated: false,
        hidden: false,
    };
    descend(root, &outer, &mut flat, faults);
    let mut lifespans = Vec::new();
    collect_lifespans(root, &mut lifespans);
    flat.lifespans = lifespans.into_iter().map(RouterStart::begin).collect();
    flat
}

/// Those of outer routers first, each once.
fn collect_lifespans<'a>(router: &'a Router, all: &mut Vec<&'a RouterStart>) {
    for lifespan in &router.lifespans {
        if !all.iter().any(|known| known.is(lifespan)) {
            all.push(lifespan);
        }
    }
    for member in &router.members {
        if let Member::Router(inner) = member {
            collect_lifespans(inner, all);
        }
    }
}

struct Inherited<'a> {
    pattern: Pattern,
    tags: &'a [&'static str],
    effects: &'a [Effect],
    body_limit: Option<usize>,
    body_timeout: Option<Duration>,
    timeout: Option<Duration>,
    strict_content_type: Option<bool>,
    secure: bool,
    layers: &'a [usize],
    responses: &'a [ResponseSpec],
    deprecated: bool,
    hidden: bool,
}

fn descend(router: &Router, outer: &Inherited<'_>, flat: &mut Flat, faults: &mut Vec<SetupFault>) {
    let Some(prefix) = prefix(router.prefix, faults) else { return };
    let pattern = outer.pattern.join(&prefix);
    let tags = [outer.tags, &router.tags].concat();
    let effects = [outer.effects, &router.effects].concat();
    let body_limit = router.body_limit.or(outer.body_limit);
    let body_timeout = router.body_timeout.or(outer.body_timeout);
    let timeout = router.timeout.or(outer.timeout);
    let strict_content_type = router.strict_content_type.or(outer.strict_content_type);
    let secure = router.secure || outer.secure;
    let responses = [outer.responses, &router.responses].concat();
    let (deprecated, hidden) = (router.deprecated || outer.deprecated, router.hidden || outer.hidden);
    let mut layers = outer.layers.to_vec();
    if !router.layers.is_empty() {
        layers.push(flat.layers.len());
        flat.layers.push(router.layers.clone());
    }
    for member in &router.members {
        match member {
            Member::Endpoint(endpoint) => {
                let spec = endpoint.spec;
                let pattern = pattern.join(spec.segments);
                check_pattern(&pattern, spec, faults);
                flat.mounted.push(Mounted {
                    spec,
                    glue: endpoint.glue,
                    pattern,
                    tags: [&tags, spec.tags].concat(),
                    effects: effects.clone(),
                    body_limit: spec.body_limit.or(body_limit),
                    body_timeout: spec.body_timeout.or(body_timeout),
                    timeout: spec.timeout.or(timeout),
                    strict_content_type: spec.strict_content_type.or(strict_content_type),
                    secure,
                    layers: layers.clone(),
                    responses: responses.clone(),
                    deprecated,
                    hidden,
                });
            }
            Member::Service(path, what) => {
                let Some(path) = mount_path(path, faults) else { continue };
                let (what, pattern) = (what.clone(), pattern.join(&path));
                flat.services.push(Service { what, pattern, secure, layers: layers.clone() });
            }
            Member::Router(inner) => {
                let inherited = Inherited {
                    pattern: pattern.clone(),
                    tags: &tags,
                    effects: &effects,
                    body_limit,
                    body_timeout,
                    timeout,
                    strict_content_type,
                    secure,
                    layers: &layers,
                    responses: &responses,
                    deprecated,
                    hidden,
                };
                descend(inner, &inherited, flat, faults);
            }
        }
    }
}

/// The path of something that is mounted; the root may be written as `/`.
pub(crate) fn mount_path(path: &'static str, faults: &mut Vec<SetupFault>) -> Option<Vec<Segment>> {
    prefix(if path == "/" { "" } else { path }, faults)
}

fn prefix(prefix: &'static str, faults: &mut Vec<SetupFault>) -> Option<Vec<Segment>> {
    let invalid =
        |reason: &str| SetupFault::InvalidPath { path: prefix.to_owned(), reason: reason.to_owned() };
    read_prefix(prefix).map_err(|reason| faults.push(invalid(reason))).ok()
}

fn check_pattern(pattern: &Pattern, spec: &RouteSpec, faults: &mut Vec<SetupFault>) {
    let place = crate::error::place(spec.name, spec.location);
    if pattern.0.is_empty() {
        let reason = format!("is empty, and no router gives it a prefix: write `/` ({place})");
        faults.push(SetupFault::InvalidPath { path: String::new(), reason });
    }
    for (index, name) in pattern.variables().enumerate() {
        if pattern.variables().take(index).any(|earlier| earlier == name) {
            let reason = format!("has the variable `<{name}>` twice, once in a prefix: rename one ({place})");
            faults.push(SetupFault::InvalidPath { path: pattern.template(), reason });
        }
    }
    debug_assert!(pattern.0.iter().rev().skip(1).all(|segment| !matches!(segment, Segment::Rest(_))));
}
