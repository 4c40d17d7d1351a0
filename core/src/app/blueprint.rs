//! What an application is made of: the routes as they were declared, and what they are frozen to.
//!
//! In: what the author put together, laid out. Out: a draft with everything that is wrong with it, then the application. A test
//! that replaces a dependency makes a draft anew.

use std::sync::{Arc, Weak};

use ferrapi_openapi::model::Info;

use crate::after::Tracker;
use crate::app::check;
use crate::app::dispatch::{Application, Callable, Reading};
use crate::app::docs::{Documentation, Pages};
use crate::app::flatten::{Mounted, Service};
use crate::app::inside::{Inside, Place};
use crate::app::mount::{Mount, What};
use crate::app::pattern::{Base, Pattern};
use crate::app::site::Site;
use crate::app::table::{Clash, Table, Target};
#[cfg(feature = "testing")]
use crate::error::SetupError;
use crate::error::{SetupFault, place};
use crate::http::{MatchedPath, TakenOff, TrustedProxies};
use crate::layer::Layers;
use crate::limits::Limits;
use crate::request::{Answers, BodyUse, Context, Matched, Overrides, States};
use crate::shutdown::ShutdownSignal;
#[cfg(feature = "tls")]
use crate::tls::Tls;

/// What an application is made of, but for its states.
pub(crate) struct Blueprint {
    /// The routes as they were declared.
    pub(crate) mounted: Arc<[Mounted]>,
    pub(crate) site: Site,
    pub(crate) services: Vec<Service>,
    /// The applications below it, with their paths.
    pub(crate) apps: Vec<(Pattern, Blueprint)>,
    pub(crate) info: Info,
    pub(crate) pages: Pages,
    pub(crate) answers: Answers,
    pub(crate) redirect_slashes: bool,
    pub(crate) limits: Limits,
    pub(crate) proxies: Arc<TrustedProxies>,
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<Tls>,
    pub(crate) layers: Layers,
    /// Those of routers, by number.
    pub(crate) router_layers: Vec<Layers>,
    /// What goes on after responses.
    pub(crate) after: Arc<Tracker>,
    /// The word to stop.
    pub(crate) shutdown: ShutdownSignal,
}

/// What the routes have become: an application that lacks its states.
pub(crate) struct Draft {
    pub(crate) table: Table,
    calls: Vec<Callable>,
    endpoints: Vec<Matched>,
    pub(crate) documentation: Documentation,
    /// The routes as they are resolved.
    mounted: Arc<[Mounted]>,
    /// The applications below it.
    pub(crate) apps: Vec<Draft>,
}

impl Draft {
    /// Finds the states that are missing; `states` are those of this application, then those of the ones below it.
    pub(crate) fn check_states(
        &self,
        states: &mut dyn Iterator<Item = &States>,
        overrides: Option<&Overrides>,
        faults: &mut Vec<SetupFault>,
    ) {
        if let Some(own) = states.next() {
            check::states(&self.mounted, own, overrides, faults);
        }
        self.apps.iter().for_each(|app| app.check_states(states, overrides, faults));
    }
}

impl Blueprint {
    /// Freezes the routes. What is wrong with them goes to the faults.
    pub(crate) fn draft(&self, overrides: Option<&Overrides>, faults: &mut Vec<SetupFault>) -> Draft {
        let mounted = self.replaced(overrides, faults);
        let (info, pages) = (self.info.clone(), self.pages.clone());
        let root_path = self.site.root_path();
        let documentation = Documentation::new(info, pages, &mounted, self.answers.form, &root_path, faults);
        let mut table = Table::default();
        for (turn, base) in self.site.bases().iter().enumerate() {
            // What clashes is told once. Below the root path, routes that were declared there go first.
            let faults = if turn == 0 { &mut *faults } else { &mut Vec::new() };
            for (number, route) in mounted.iter().enumerate() {
                insert(&mut table, base, route, number, &mounted, faults);
            }
            self.mount(&mut table, base, faults);
            documentation.insert(&mut table, base, &mounted, faults);
        }
        check::check(&mounted, faults);
        Draft {
            table,
            calls: mounted.iter().map(|route| callable(route, &self.limits)).collect(),
            endpoints: mounted.iter().map(|route| matched(route, self.site.path())).collect(),
            documentation,
            mounted,
            apps: self.apps.iter().map(|(_, app)| app.draft(overrides, faults)).collect(),
        }
    }

    /// Finds the folders that have to be there, and are not.
    pub(crate) fn check_folders(&self, faults: &mut Vec<SetupFault>) {
        #[cfg(feature = "static-files")]
        for service in &self.services {
            if let Some(folder) = service.what.files.as_ref().and_then(|files| files.missing_folder()) {
                faults.push(SetupFault::missing_folder(folder, service.what.place));
            }
        }
        self.apps.iter().for_each(|(_, app)| app.check_folders(faults));
    }

    /// Puts services and applications into the table: the services have the first numbers.
    fn mount(&self, table: &mut Table, base: &Base, faults: &mut Vec<SetupFault>) {
        let services = self.services.iter().map(|service| &service.pattern);
        for (number, pattern) in (0..).zip(services.chain(self.apps.iter().map(|(pattern, _)| pattern))) {
            if table.mount(base, pattern, number).is_err() {
                let reason = "is where something else is mounted or a `<rest..>` variable stands".to_owned();
                faults.push(SetupFault::InvalidPath { path: pattern.template(), reason });
            }
        }
    }

    /// The routes with what a test has put in the place of their dependencies.
    fn replaced(&self, overrides: Option<&Overrides>, faults: &mut Vec<SetupFault>) -> Arc<[Mounted]> {
        #[cfg(feature = "testing")]
        if let Some(overrides) = overrides {
            return crate::app::substitute::substitute(&self.mounted, overrides, faults);
        }
        let _ = (overrides, faults);
        Arc::clone(&self.mounted)
    }

    /// The application anew, after its test has replaced something.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with what stands in for something now.
    #[cfg(feature = "testing")]
    pub(crate) fn remake(
        &self,
        states: Vec<States>,
        overrides: Arc<Overrides>,
    ) -> Result<Arc<Application>, SetupError> {
        let mut faults = Vec::new();
        let draft = self.draft(Some(&overrides), &mut faults);
        draft.check_states(&mut states.iter(), Some(&overrides), &mut faults);
        SetupError::check(faults)?;
        Ok(self.finish(draft, &mut states.into_iter(), Some(overrides)))
    }

    /// The application with its states and layers; `states` as in [`Draft::check_states`].
    pub(crate) fn finish(
        &self,
        draft: Draft,
        states: &mut dyn Iterator<Item = States>,
        overrides: Option<Arc<Overrides>>,
    ) -> Arc<Application> {
        let Draft { table, calls, endpoints, documentation, mounted: _, apps } = draft;
        let root_path = self.site.root_path();
        let context = Context {
            states: states.next().unwrap_or_default(),
            endpoints,
            answers: self.answers.clone(),
            root_path: (!root_path.is_empty()).then(|| root_path.into()),
            overrides: overrides.clone(),
            after: Arc::clone(&self.after),
            shutdown: self.shutdown.clone(),
        };
        let taken_off: Arc<str> = self.site.taken_off().into();
        let services = self.services.iter().map(|service| Mount {
            layers: service.layers.as_slice().into(),
            path: Some(MatchedPath::new(&format!("{}{}", self.site.path(), service.pattern.openapi()))),
            what: What::Service {
                service: service.what.next.clone(),
                taken_off: (!taken_off.is_empty()).then(|| TakenOff(Arc::clone(&taken_off))),
            },
        });
        let apps = self.apps.iter().zip(apps).map(|((_, app), draft)| Mount {
            layers: [].into(),
            path: None,
            what: What::Application(app.finish(draft, states, overrides.clone())),
        });
        let mounts: Vec<_> = services.chain(apps).collect();
        let is_layered = !self.layers.is_empty() || !self.router_layers.is_empty() || !mounts.is_empty();
        // What a layer is put around must not keep the application alive, which keeps the layer.
        Arc::new_cyclic(|application: &Weak<Application>| {
            let around = |layers: &Layers, place| layers.around(Arc::new(Inside::new(application, place)));
            Application {
                table,
                calls,
                context: Arc::new(context),
                documentation,
                mounts,
                taken_off: Arc::clone(&taken_off),
                redirect_slashes: self.redirect_slashes,
                limits: self.limits.clone(),
                proxies: Arc::clone(&self.proxies),
                #[cfg(feature = "tls")]
                tls: self.tls.clone(),
                is_layered,
                edge: (!self.layers.is_empty()).then(|| around(&self.layers, Place::Application)),
                router_edges: (self.router_layers.iter().enumerate())
                    .map(|(number, layers)| around(layers, Place::Router(number)))
                    .collect(),
            }
        })
    }
}

fn insert(
    table: &mut Table,
    base: &Base,
    route: &Mounted,
    number: usize,
    mounted: &[Mounted],
    faults: &mut Vec<SetupFault>,
) {
    let spec = route.spec;
    let method = match http::Method::from_bytes(spec.method.as_bytes()) {
        Ok(method) => method,
        Err(_) => return faults.push(invalid(route, format!("has no valid method: `{}`", spec.method))),
    };
    let name = place(spec.name, spec.location);
    match table.insert(base, method, &route.pattern, Target::Endpoint(number)) {
        Ok(()) => {}
        Err(Clash::Same(Target::Endpoint(first))) => {
            let first = mounted[first].spec;
            faults.push(SetupFault::ConflictingRoutes {
                route: format!("{} {}", spec.method, route.pattern.template()),
                places: [place(first.name, first.location), name],
            });
        }
        Err(Clash::Same(Target::Page(_) | Target::Mount(..))) => {
            faults.push(invalid(route, "is a page's already".to_owned()));
        }
        Err(Clash::Overlap(with)) => {
            faults.push(invalid(
                route,
                format!("overlaps with `{with}`, and nothing says which one wins ({name})"),
            ));
        }
    }
}

fn invalid(route: &Mounted, reason: String) -> SetupFault {
    SetupFault::InvalidPath { path: route.pattern.template(), reason }
}

/// `place` is the path where the application is mounted.
fn matched(route: &Mounted, place: &str) -> Matched {
    Matched {
        spec: route.spec,
        path: MatchedPath::new(&format!("{place}{}", route.pattern.openapi())),
        variables: variables(&route.pattern),
        body: body_use(route),
        shared: check::repeated(route)
            .into_iter()
            .filter(|spec| spec.shared)
            .map(|spec| (spec.id)())
            .collect(),
        answer_size: Default::default(),
    }
}

fn variables(pattern: &Pattern) -> Box<[&'static str]> {
    pattern.variables().collect()
}

fn callable(route: &Mounted, limits: &Limits) -> Callable {
    Callable {
        glue: route.glue,
        effects: route.effects.as_slice().into(),
        reading: reading(route, limits),
        body_time: route.body_timeout,
        time: route.timeout.or(limits.request),
        layers: route.layers.as_slice().into(),
    }
}

/// What is read of the body before the glue runs.
pub(crate) fn reading(route: &Mounted, limits: &Limits) -> Reading {
    let body = body_use(route);
    let limit = route.body_limit;
    if body.streams > 0 {
        Reading::Stream(limit)
    } else if body.files {
        Reading::Form(limit.unwrap_or(limits.upload_size))
    } else if body.form {
        Reading::Form(limit.unwrap_or(limits.body_size))
    } else if body.json || body.whole {
        Reading::Whole(limit.unwrap_or(limits.body_size))
    } else {
        Reading::Nothing
    }
}

fn body_use(route: &Mounted) -> BodyUse {
    BodyUse {
        lenient: route.strict_content_type == Some(false),
        ..BodyUse::of(route.spec, route.effects.iter().map(|effect| effect.spec))
    }
}
