//! An application from the checks to the first request.
//!
//! In: what the author put together. Out: everything that is wrong with it at once, or an application that is frozen as far
//! as nothing has to run for it; then, once its lifespans have run, the application that answers requests.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;

use crate::after::Tracker;
use crate::app::blueprint::{Blueprint, Draft};
use crate::app::builder::App;
use crate::app::dispatch::Application;
#[cfg(feature = "cli")]
use crate::app::docs::Documentation;
use crate::app::flatten::{flatten, mount_path};
use crate::app::lifespan::{Shutdown, Start, begin};
#[cfg(feature = "cli")]
use crate::app::outline::Outline;
use crate::app::pattern::Pattern;
use crate::app::secure;
use crate::app::site::Site;
use crate::error::{SetupError, SetupFault};
use crate::request::{Overrides, States};
use crate::shutdown::ShutdownSignal;

/// An application that is checked and can start.
pub(crate) struct Plan {
    pub(crate) blueprint: Blueprint,
    draft: Draft,
    /// Of the application, then of those below it.
    openings: Vec<Opening>,
    overrides: Option<Arc<Overrides>>,
}

/// What one application has when it starts, and what it does then.
struct Opening {
    states: States,
    lifespans: Vec<Start>,
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

/// What an application and those below it have in common at their end.
#[derive(Default)]
struct Aftermath {
    after: Arc<Tracker>,
    shutdown: ShutdownSignal,
}

impl App {
    /// Checks all that can be known without running anything.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up, at once. Missing states are among it only if no lifespan gives any.
    pub(crate) fn plan(self) -> Result<Plan, SetupError> {
        self.planned(true)
    }

    /// The same for an application that does not start here: what it needs of its machine need not be there.
    #[cfg(feature = "cli")]
    pub(crate) fn sketch(self) -> Result<Plan, SetupError> {
        self.planned(false)
    }

    fn planned(mut self, starts: bool) -> Result<Plan, SetupError> {
        let (mut faults, mut openings) = (Vec::new(), Vec::new());
        let overrides = self.overrides.take();
        let site = Site::of(&self.root_path, self.is_stripped, &mut faults);
        let blueprint = self.lay_out(site, false, &Aftermath::default(), &mut openings, &mut faults);
        if starts {
            blueprint.check_folders(&mut faults);
        }
        let draft = blueprint.draft(overrides.as_deref(), &mut faults);
        if openings.iter().all(|opening| opening.lifespans.is_empty()) {
            let states = &mut openings.iter().map(|opening| &opening.states);
            draft.check_states(states, overrides.as_deref(), &mut faults);
        }
        SetupError::check(faults)?;
        Ok(Plan { blueprint, draft, openings, overrides })
    }

    /// Lays the routers out, and the applications below. `secure` if the one above is.
    fn lay_out(
        self,
        site: Site,
        secure: bool,
        aftermath: &Aftermath,
        openings: &mut Vec<Opening>,
        faults: &mut Vec<SetupFault>,
    ) -> Blueprint {
        let secure = secure || self.root.secure;
        let mut flat = flatten(&self.root, secure, faults);
        secure::check(&flat, faults);
        let mut lifespans = self.lifespans;
        lifespans.append(&mut flat.lifespans);
        openings.push(Opening { states: self.states, lifespans });
        let mut apps = Vec::new();
        for (path, app) in self.apps {
            let Some(segments) = mount_path(path, faults) else { continue };
            let pattern = Pattern(segments);
            if pattern.variables().next().is_some() {
                let reason = "has a variable: an application stands below fixed text only".to_owned();
                faults.push(SetupFault::InvalidPath { path: path.to_owned(), reason });
                continue;
            }
            let app = app.lay_out(site.below(path), secure, aftermath, openings, faults);
            apps.push((pattern, app));
        }
        Blueprint {
            site,
            services: flat.services,
            apps,
            info: self.info,
            pages: self.pages,
            mounted: flat.mounted.into(),
            answers: self.answers,
            redirect_slashes: self.redirect_slashes,
            limits: self.limits,
            proxies: Arc::new(self.proxies),
            #[cfg(feature = "tls")]
            tls: self.tls,
            layers: self.layers,
            router_layers: flat.layers,
            after: Arc::clone(&aftermath.after),
            shutdown: aftermath.shutdown.clone(),
        }
    }
}

impl Plan {
    /// What people are told of the routes.
    #[cfg(feature = "cli")]
    pub(crate) fn outline(&self) -> Outline<'_> {
        Outline::of(&self.blueprint, &self.draft)
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
        let Plan { blueprint, draft, openings, overrides } = self;
        let mut stop = pin!(stop);
        let (mut states, mut shutdown) = (Vec::new(), Shutdown::default());
        for opening in openings {
            match begin(opening.lifespans, opening.states, shutdown, stop.as_mut()).await {
                Ok(Ok((given, closing))) => {
                    states.push(given);
                    shutdown = closing;
                }
                Ok(Err(stopped)) => return Ok(Err(stopped)),
                Err((fault, source)) => return Err(SetupError::caused(fault, source)),
            }
        }
        let mut faults = Vec::new();
        draft.check_states(&mut states.iter(), overrides.as_deref(), &mut faults);
        if let Err(error) = SetupError::check(faults) {
            shutdown.run().await;
            return Err(error);
        }
        let application = blueprint.finish(draft, &mut states.into_iter(), overrides);
        Ok(Ok(Started {
            application,
            shutdown,
            #[cfg(feature = "testing")]
            blueprint,
        }))
    }
}
