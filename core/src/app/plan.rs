//! An application from the checks to the first request.
//!
//! In: what the author put together. Out: everything that is wrong with it at once, or an application that is frozen as far
//! as nothing has to run for it; then, once its lifespans have run, the application that answers requests.

use std::convert::Infallible;
use std::future::Future;
use std::sync::{Arc, Weak};

use ferrapi_openapi::model::Info;

use crate::after::Tracker;
use crate::app::builder::App;
use crate::app::check;
use crate::app::dispatch::{Application, Callable, Reading};
use crate::app::docs::{Documentation, Pages};
use crate::app::flatten::{Mounted, flatten};
use crate::app::inside::{Inside, Place};
use crate::app::lifespan::{Shutdown, Start, begin};
#[cfg(any(feature = "cli", test))]
use crate::app::outline::Outline;
use crate::app::pattern::Pattern;
use crate::app::secure;
use crate::app::table::{Clash, Table, Target};
use crate::error::{SetupError, SetupFault, place};
use crate::layer::Layers;
use crate::limits::Limits;
use crate::request::{Answers, BodyUse, Context, Matched, Overrides, States};

/// An application that is checked and can start.
pub(crate) struct Plan {
    pub(crate) blueprint: Blueprint,
    draft: Draft,
    states: States,
    lifespans: Vec<Start>,
    overrides: Option<Arc<Overrides>>,
}

/// An application that has started.
pub(crate) struct Started {
    pub(crate) application: Arc<Application>,
    /// What is done after the last request.
    pub(crate) shutdown: Shutdown,
    /// What it is made of.
    #[cfg(feature = "testing")]
    pub(crate) blueprint: Blueprint,
}

impl App {
    /// Checks all that can be known without running anything.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up, at once. Missing states are among it only if no lifespan gives any.
    pub(crate) fn plan(self) -> Result<Plan, SetupError> {
        let mut faults = Vec::new();
        let mut flat = flatten(&self.root, &mut faults);
        let blueprint = Blueprint {
            info: self.info,
            pages: self.pages,
            mounted: flat.mounted.into(),
            answers: self.answers,
            redirect_slashes: self.redirect_slashes,
            limits: self.limits,
            layers: self.layers,
            router_layers: flat.layers,
            after: Arc::default(),
        };
        let mut lifespans = self.lifespans;
        lifespans.append(&mut flat.lifespans);
        secure::check(&blueprint.mounted, &mut faults);
        let draft = blueprint.draft(self.overrides.as_deref(), &mut faults);
        if lifespans.is_empty() {
            check::states(&draft.mounted, &self.states, self.overrides.as_deref(), &mut faults);
        }
        SetupError::check(faults)?;
        Ok(Plan { blueprint, draft, states: self.states, lifespans, overrides: self.overrides })
    }
}

impl Plan {
    /// What people are told of the routes.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn outline(&self) -> Outline<'_> {
        Outline { routes: &self.blueprint.mounted, limits: &self.blueprint.limits }
    }

    /// The document and its pages.
    #[cfg(feature = "cli")]
    pub(crate) fn documentation(&self) -> &Documentation {
        &self.draft.documentation
    }

    /// Runs the lifespans, and gives the application.
    ///
    /// # Errors
    ///
    /// The lifespan that failed, or the states that are still missing. What was to be closed has been closed then.
    pub(crate) async fn start(self) -> Result<Started, SetupError> {
        match self.start_until(std::future::pending::<Infallible>()).await? {
            Ok(started) => Ok(started),
            Err(never) => match never {},
        }
    }

    /// The same, unless `stop` is ready first.
    pub(crate) async fn start_until<S>(
        self,
        stop: impl Future<Output = S>,
    ) -> Result<Result<Started, S>, SetupError> {
        let Plan { blueprint, draft, states, lifespans, overrides } = self;
        let (states, shutdown) = match begin(lifespans, states, stop).await {
            Ok(Ok(begun)) => begun,
            Ok(Err(stopped)) => return Ok(Err(stopped)),
            Err((fault, source)) => return Err(SetupError::caused(fault, source)),
        };
        let mut faults = Vec::new();
        check::states(&draft.mounted, &states, overrides.as_deref(), &mut faults);
        if let Err(error) = SetupError::check(faults) {
            shutdown.run().await;
            return Err(error);
        }
        let application = blueprint.finish(draft, states, overrides);
        Ok(Ok(Started {
            application,
            shutdown,
            #[cfg(feature = "testing")]
            blueprint,
        }))
    }
}

/// What an application is made of, but for its states.
pub(crate) struct Blueprint {
    /// The routes as they were declared.
    pub(crate) mounted: Arc<[Mounted]>,
    info: Info,
    pages: Pages,
    answers: Answers,
    redirect_slashes: bool,
    pub(crate) limits: Limits,
    layers: Layers,
    /// Those of routers, by number.
    router_layers: Vec<Layers>,
    /// What goes on after responses.
    after: Arc<Tracker>,
}

/// What the routes have become: an application that lacks its states.
pub(crate) struct Draft {
    table: Table,
    calls: Vec<Callable>,
    endpoints: Vec<Matched>,
    documentation: Documentation,
    /// The routes as they are resolved.
    mounted: Arc<[Mounted]>,
}

impl Blueprint {
    /// Freezes the routes. What is wrong with them goes to the faults.
    fn draft(&self, overrides: Option<&Overrides>, faults: &mut Vec<SetupFault>) -> Draft {
        let mounted = self.replaced(overrides, faults);
        let mut table = Table::default();
        for (number, route) in mounted.iter().enumerate() {
            insert(&mut table, route, number, &mounted, faults);
        }
        let (info, pages) = (self.info.clone(), self.pages.clone());
        let documentation = Documentation::new(info, pages, &mounted, self.answers.form, faults);
        documentation.insert(&mut table, &mounted, faults);
        check::check(&mounted, faults);
        Draft {
            table,
            calls: mounted.iter().map(|route| callable(route, &self.limits)).collect(),
            endpoints: mounted.iter().map(matched).collect(),
            documentation,
            mounted,
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
        states: States,
        overrides: Arc<Overrides>,
    ) -> Result<Arc<Application>, SetupError> {
        let mut faults = Vec::new();
        let draft = self.draft(Some(&overrides), &mut faults);
        check::states(&draft.mounted, &states, Some(&overrides), &mut faults);
        SetupError::check(faults)?;
        Ok(self.finish(draft, states, Some(overrides)))
    }

    /// The application with its states and layers.
    fn finish(&self, draft: Draft, states: States, overrides: Option<Arc<Overrides>>) -> Arc<Application> {
        let Draft { table, calls, endpoints, documentation, mounted: _ } = draft;
        let context = Context {
            states,
            endpoints,
            answers: self.answers.clone(),
            overrides,
            after: Arc::clone(&self.after),
        };
        // What a layer is put around must not keep the application alive, which keeps the layer.
        Arc::new_cyclic(|application: &Weak<Application>| {
            let around = |layers: &Layers, place| layers.around(Arc::new(Inside::new(application, place)));
            Application {
                table,
                calls,
                context: Arc::new(context),
                documentation,
                redirect_slashes: self.redirect_slashes,
                limits: self.limits.clone(),
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
    match table.insert(method, &route.pattern, Target::Endpoint(number)) {
        Ok(()) => {}
        Err(Clash::Same(Target::Endpoint(first))) => {
            let first = mounted[first].spec;
            faults.push(SetupFault::ConflictingRoutes {
                route: format!("{} {}", spec.method, route.pattern.template()),
                places: [place(first.name, first.location), name],
            });
        }
        Err(Clash::Same(Target::Page(_))) => faults.push(invalid(route, "is a page's already".to_owned())),
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

fn matched(route: &Mounted) -> Matched {
    Matched {
        spec: route.spec,
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
        work: route.work,
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
