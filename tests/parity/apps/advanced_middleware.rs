//! Advanced middleware: <https://fastapi.tiangolo.com/advanced/middleware/>

use ferrapi::middleware::{Compression, HttpsRedirect};
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// The hosts are named: a client's `Host` alone says nothing.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/")]
    async fn main() -> Value {
        json!({ "message": "Hello World" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![main]).layer(HttpsRedirect::new(["testserver"]))
    }
}

pub(crate) mod tutorial003 {
    use super::*;

    #[get("/")]
    async fn main() -> Value {
        "somebigcontent".into()
    }

    pub(crate) fn app() -> App {
        let gzip = Compression::new().minimum_size(1000).gzip_level(5);
        App::new("FastAPI").routes(routes![main]).layer(gzip)
    }
}
