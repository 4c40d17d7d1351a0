//! Custom responses: <https://fastapi.tiangolo.com/advanced/custom-response/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// There is one JSON, and it is fast.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "item_id": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A `Response` is sent as it is, and not documented; `-> Html` would be.
pub(crate) mod tutorial003 {
    use super::*;

    const PAGE: &str = "
    <html>
        <head>
            <title>Some HTML in here</title>
        </head>
        <body>
            <h1>Look ma! HTML!</h1>
        </body>
    </html>
    ";

    #[get("/items/")]
    async fn read_items() -> Response {
        Html(PAGE).into()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// `response_class=PlainTextResponse` is the return type.
pub(crate) mod tutorial005 {
    use super::*;

    #[get("/")]
    async fn main() -> PlainText<&'static str> {
        PlainText("Hello World")
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![main])
    }
}

pub(crate) mod tutorial006 {
    use super::*;

    #[get("/typer")]
    async fn redirect_typer() -> Response {
        Redirect::to("https://typer.tiangolo.com").into()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![redirect_typer])
    }
}
