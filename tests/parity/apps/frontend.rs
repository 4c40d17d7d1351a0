//! Frontend: <https://fastapi.tiangolo.com/tutorial/frontend/>

use ferrapi::prelude::*;
use ferrapi::{Fallback, StaticFiles};

/// What is mounted at `/` answers what nothing else does.
pub(crate) mod tutorial001 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").mount_service("/", StaticFiles::frontend("dist"))
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    pub(crate) fn app() -> App {
        let frontend = StaticFiles::frontend("dist").fallback(Fallback::IndexPage);
        App::new("FastAPI").mount_service("/", frontend)
    }
}

/// `router.frontend("/", …)`, and the router below `/app`.
pub(crate) mod tutorial004 {
    use super::*;

    pub(crate) fn app() -> App {
        let frontend = StaticFiles::frontend("dist").fallback(Fallback::IndexPage);
        App::new("FastAPI").mount(Router::new("/app").mount_service("/", frontend))
    }
}

/// `check_dir=False`: the folder is looked for at each request.
pub(crate) mod tutorial006 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").mount_service("/", StaticFiles::frontend("dist"))
    }
}
