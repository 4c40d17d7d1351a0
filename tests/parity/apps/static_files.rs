//! Static files: <https://fastapi.tiangolo.com/tutorial/static-files/>

use ferrapi::StaticFiles;
use ferrapi::prelude::*;

pub(crate) mod tutorial001 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").mount_service("/static", StaticFiles::new("static"))
    }
}
