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

pub(crate) mod tutorial006c {
    use super::*;

    #[get("/pydantic", status = 302)]
    async fn redirect_pydantic() -> Redirect {
        Redirect::to("https://docs.pydantic.dev/")
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![redirect_pydantic])
    }
}

/// A `Response` is not documented; `-> Result<FileResponse, HttpError>` would say that it is no JSON.
pub(crate) mod tutorial009 {
    use super::*;

    #[get("/")]
    async fn main(head: &RequestHead) -> Result<Response, HttpError> {
        Ok(FileResponse::open("large-video-file.mp4").await?.respond(head))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![main])
    }
}

/// A response class of one's own is a function that makes a `Response`.
pub(crate) mod tutorial009c {
    use super::*;

    fn indented(value: &Value) -> Response {
        let mut response = Response::new(format!("{value:#}").into());
        response.headers_mut().insert("content-type", ferrapi::HeaderValue::from_static("application/json"));
        response
    }

    #[get("/", responses(200 = String))]
    async fn main() -> Response {
        indented(&json!({ "message": "Hello World" }))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![main])
    }
}
