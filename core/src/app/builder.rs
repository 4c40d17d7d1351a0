//! The application as its author puts it together.

use std::sync::Arc;

use crate::app::check;
use crate::app::dispatch::{Application, Callable, Reading};
use crate::app::docs::{Documentation, Pages};
#[cfg(feature = "cli")]
use crate::app::explain::Outline;
use crate::app::flatten::{Mounted, flatten};
use crate::app::pattern::Pattern;
use crate::app::router::Router;
use crate::app::table::{Clash, Table, Target};
use crate::dependency::{Dependencies, Dependency, Unfixed};
use crate::error::{SetupError, SetupFault, place};
use crate::forms::FormLimits;
use crate::request::{Answers, BodyUse, Context, Matched, Overrides, States};
use crate::route::Routes;

/// The greatest body that is read when nothing else is said, in bytes: 2 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 2 * 1024 * 1024;

/// The greatest form with files that is read when nothing else is said, in bytes: 64 MiB. Files go to disk.
pub const DEFAULT_UPLOAD_LIMIT: usize = 64 * 1024 * 1024;

/// An application: metadata, state, routes.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> u32 {
///     item_id
/// }
///
/// # fn main() {
/// let app = App::new("Item Store").version("1.0").routes(routes![read_item]);
/// # }
/// ```
///
/// [`App::run`] makes the binary a small command-line program, [`App::serve`] serves on one's own runtime. Both
/// report everything that is wrong with the set-up before the port is bound.
pub struct App {
    pub(crate) info: ferrapi_openapi::model::Info,
    pub(crate) states: States,
    pub(crate) root: Router,
    pub(crate) pages: Pages,
    pub(crate) redirect_slashes: bool,
    pub(crate) answers: Answers,
    pub(crate) form_limits: FormLimits,
    pub(crate) overrides: Option<Arc<Overrides>>,
}

impl App {
    /// An application with this title, version 0.1.0, and the documentation at `/docs`, `/redoc` and `/openapi.json`.
    pub fn new(title: impl Into<String>) -> Self {
        App {
            info: ferrapi_openapi::model::Info::new(title, "0.1.0"),
            states: States::default(),
            root: Router::default(),
            pages: Pages::default(),
            redirect_slashes: true,
            answers: Answers::default(),
            form_limits: FormLimits::default(),
            overrides: None,
        }
    }

    /// Gives a value that handlers and dependencies take as [`State<T>`](crate::State). One value of each type.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.states.insert(value);
        self
    }

    /// Adds routes.
    pub fn routes(mut self, routes: Routes) -> Self {
        self.root = self.root.routes(routes);
        self
    }

    /// Adds a router.
    pub fn mount(mut self, router: Router) -> Self {
        self.root = self.root.mount(router);
        self
    }

    /// Runs a dependency before every handler, for its effect: its value is dropped, its errors count.
    pub fn depends<D: Dependency<Fixed: Unfixed<D>>>(mut self) -> Self {
        self.root = self.root.depends::<D>();
        self
    }

    /// The same for all dependencies of a list; see [`depends!`](crate::depends).
    pub fn dependencies(mut self, dependencies: Dependencies) -> Self {
        self.root = self.root.dependencies(dependencies);
        self
    }

    /// Sets the greatest body in bytes (default: 2 MiB, of routes that take files 64 MiB, of a `BodyStream` none). A
    /// larger one is answered with 413 (RFC 9110 section 15.5.14).
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.root = self.root.body_limit(bytes);
        self
    }

    /// Whether a body counts as JSON only if its `Content-Type` says so. On by default, as in FastAPI; switched off, a body
    /// without a `Content-Type` is JSON as well. (A page of another site can send that without asking first, so leave
    /// it on where cookies or the network tell who somebody is.)
    ///
    /// Source: [FastAPI, Strict Content-Type](https://fastapi.tiangolo.com/advanced/strict-content-type/).
    pub fn strict_content_type(mut self, on: bool) -> Self {
        self.root = self.root.strict_content_type(on);
        self
    }

    /// Sets what forms may take.
    pub fn form_limits(mut self, limits: FormLimits) -> Self {
        self.form_limits = limits;
        self
    }

    /// Whether a path that is known only with, or only without, a slash at its end is answered with a redirect
    /// (307) instead of 404. On by default, as in FastAPI.
    pub fn redirect_slashes(mut self, on: bool) -> Self {
        self.redirect_slashes = on;
        self
    }

    /// Checks the whole application and freezes it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up, at once.
    pub(crate) fn build(self) -> Result<Arc<Application>, SetupError> {
        let mut faults = Vec::new();
        let mounted = flatten(&self.root, &mut faults);
        let mut table = Table::default();
        for (number, route) in mounted.iter().enumerate() {
            insert(&mut table, route, number, &mounted, &mut faults);
        }
        let documentation =
            Documentation::new(self.info, self.pages, &mounted, self.answers.form, &mut faults);
        documentation.insert(&mut table, &mounted, &mut faults);
        check::check(&mounted, &self.states, &mut faults);
        SetupError::check(faults)?;
        #[cfg(feature = "cli")]
        let outline = Outline::new(&mounted);
        let context = Context {
            states: self.states,
            endpoints: mounted.iter().map(matched).collect(),
            answers: self.answers,
            overrides: self.overrides,
            after: Arc::default(),
        };
        let calls = mounted.into_iter().map(callable).collect();
        Ok(Arc::new(Application {
            table,
            calls,
            context: Arc::new(context),
            documentation,
            redirect_slashes: self.redirect_slashes,
            form_limits: self.form_limits,
            #[cfg(feature = "cli")]
            outline,
        }))
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

fn callable(route: Mounted) -> Callable {
    let body = body_use(&route);
    let limit = route.body_limit;
    let reading = if body.streams > 0 {
        Reading::Stream(limit)
    } else if body.files {
        Reading::Form(limit.unwrap_or(DEFAULT_UPLOAD_LIMIT))
    } else if body.form {
        Reading::Form(limit.unwrap_or(DEFAULT_BODY_LIMIT))
    } else if body.json || body.whole {
        Reading::Whole(limit.unwrap_or(DEFAULT_BODY_LIMIT))
    } else {
        Reading::Nothing
    };
    Callable { work: route.work, effects: route.effects.into(), reading }
}

fn body_use(route: &Mounted) -> BodyUse {
    BodyUse {
        lenient: route.strict_content_type == Some(false),
        ..BodyUse::of(route.spec, route.effects.iter().map(|effect| effect.spec))
    }
}
