//! Advanced middleware: <https://fastapi.tiangolo.com/advanced/middleware/>

use ferrapi::middleware::Compression;
use ferrapi::prelude::*;
use ferrapi::serde_json::Value;

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
