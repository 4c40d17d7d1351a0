//! What the author of an application says of it in the document and on its pages.

use std::sync::Arc;

use ferrapi_openapi::model::{Contact, License, Server, Tag};

use crate::app::builder::App;
use crate::route::RouteList;

impl App {
    /// The version of the application, in the document.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.info.version = version.into();
        self
    }

    /// A short summary of the application, in the document.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.info.summary = Some(summary.into());
        self
    }

    /// A description of the application in CommonMark, in the document.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.info.description = Some(description.into());
        self
    }

    /// The URL of the terms of service, in the document.
    pub fn terms_of_service(mut self, url: impl Into<String>) -> Self {
        self.info.terms_of_service = Some(url.into());
        self
    }

    /// Whom to ask, in the document.
    ///
    /// ```
    /// use ferrapi::{App, Contact, License};
    ///
    /// let app = App::new("Item Store")
    ///     .contact(Contact::new("The item team").email("items@example.com"))
    ///     .license(License::new("MIT").identifier("MIT"));
    /// ```
    pub fn contact(mut self, contact: Contact) -> Self {
        self.info.contact = Some(contact);
        self
    }

    /// The license of the API, in the document.
    pub fn license(mut self, license: License) -> Self {
        self.info.license = Some(license);
        self
    }

    /// Describes a tag, in the document; the pages show tags in this order.
    ///
    /// ```
    /// use ferrapi::{App, Tag};
    ///
    /// let app = App::new("Item Store").describe_tag(Tag::new("items").description("Everything about items."));
    /// ```
    pub fn describe_tag(mut self, tag: Tag) -> Self {
        self.pages.tags.push(tag);
        self
    }

    /// Says where the API is to be found, in the document.
    ///
    /// ```
    /// use ferrapi::{ApiServer, App};
    ///
    /// let app = App::new("Item Store")
    ///     .describe_server(ApiServer::new("https://stag.example.com").description("Staging environment"))
    ///     .describe_server(ApiServer::new("https://prod.example.com"));
    /// ```
    ///
    /// Source: [FastAPI, Behind a Proxy](https://fastapi.tiangolo.com/advanced/behind-a-proxy/).
    pub fn describe_server(mut self, server: Server) -> Self {
        self.pages.servers.push(server);
        self
    }

    /// Sets the path below which clients see the application (default: none; on the command line `--root-path` or
    /// `FERRAPI_ROOT_PATH`, which win and say that a proxy takes it off: see [`stripped_root_path`](App::stripped_root_path)).
    ///
    /// It is the first server in the document, the pages load what they need from below it, and handlers find it in
    /// [`RequestHead::root_path`](crate::RequestHead::root_path). A request may come with it or without it. It begins with `/`; no
    /// header of a request changes it.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::TestClient;
    ///
    /// #[get("/app")]
    /// async fn read_main(head: &RequestHead) -> String {
    ///     head.root_path().to_owned()
    /// }
    ///
    /// # fn main() {
    /// let client = TestClient::new(App::new("Main").root_path("/api/v1").routes(routes![read_main]));
    /// for path in ["/app", "/api/v1/app"] {
    ///     assert_eq!(client.get(path).send().json::<String>(), "/api/v1");
    /// }
    /// # }
    /// ```
    ///
    /// An application that is [mounted](App::mount_app) has that of the outermost one.
    ///
    /// Source: [FastAPI, Behind a Proxy](https://fastapi.tiangolo.com/advanced/behind-a-proxy/).
    pub fn root_path(mut self, root_path: impl Into<String>) -> Self {
        self.root_path = root_path.into();
        self
    }

    /// The same where a proxy takes the root path off: then slash redirects lead below it, too. (FastAPI makes this
    /// difference between its argument and the server's `--root-path`.)
    pub fn stripped_root_path(mut self, root_path: impl Into<String>) -> Self {
        self.is_stripped = true;
        self.root_path(root_path)
    }

    /// Whether the root path is a server in the document (default: it is).
    pub fn root_path_in_servers(mut self, on: bool) -> Self {
        self.pages.root_path_in_servers = on;
        self
    }

    /// Whether a type that is read and written differently has two schemas in the document, `Item-Input` and
    /// `Item-Output`; true unless this says otherwise. With `false` the schema of what is read stands for both.
    pub fn separate_input_output_schemas(mut self, separate: bool) -> Self {
        self.pages.separate = separate;
        self
    }

    /// Sets a parameter of Swagger UI, as its own documentation calls it.
    ///
    /// ```
    /// let app = ferrapi::App::new("Item Store").swagger_ui("syntaxHighlight", false);
    /// ```
    pub fn swagger_ui(mut self, parameter: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        self.pages.swagger_ui.insert(parameter.into(), value.into());
        self
    }

    /// Sets what Swagger UI's login form begins with, as the documentation of Swagger UI calls it (`clientId`, `scopes`,
    /// `usePkceWithAuthorizationCodeGrant`, …). The page is for everybody: a `clientSecret` would be, too.
    ///
    /// ```
    /// let app = ferrapi::App::new("Item Store")
    ///     .swagger_ui_init_oauth("clientId", "item-store-docs")
    ///     .swagger_ui_init_oauth("usePkceWithAuthorizationCodeGrant", true);
    /// ```
    pub fn swagger_ui_init_oauth(
        mut self,
        option: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        self.pages.init_oauth.get_or_insert_default().insert(option.into(), value.into());
        self
    }

    /// Describes what this application sends to others: each route becomes a webhook of the document, called as its path
    /// without the first slash. It is never served.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// #[model]
    /// struct Subscription {
    ///     username: String,
    /// }
    ///
    /// /// Sent when somebody subscribes.
    /// #[post("/new-subscription")]
    /// async fn new_subscription(body: Subscription) {}
    ///
    /// # fn main() {
    /// let app = App::new("Users").webhooks(routes![new_subscription]);
    /// # }
    /// ```
    ///
    /// Source: [FastAPI, OpenAPI Webhooks](https://fastapi.tiangolo.com/advanced/openapi-webhooks/).
    pub fn webhooks(mut self, routes: impl RouteList) -> Self {
        self.pages.webhooks.extend(routes.into_routes().0.into_iter().map(|endpoint| endpoint.spec));
        self
    }

    /// Changes the finished document, for what nothing else says. The functions run in their order, whenever the document is
    /// made: once, and again for a test client that replaces something. What they leave is what clients and pages get.
    ///
    /// ```
    /// use ferrapi::App;
    /// use ferrapi::serde_json::json;
    ///
    /// let app = App::new("Items").extend_openapi(|document| {
    ///     document["info"]["x-logo"] = json!({ "url": "https://example.com/logo.png" });
    /// });
    /// ```
    ///
    /// Source: [FastAPI, Extending OpenAPI](https://fastapi.tiangolo.com/how-to/extending-openapi/).
    pub fn extend_openapi(mut self, change: impl Fn(&mut serde_json::Value) + Send + Sync + 'static) -> Self {
        self.pages.changes.push(Arc::new(change));
        self
    }

    /// Moves the OpenAPI document (default: `/openapi.json`), or switches it off with `None`, and the pages with it.
    pub fn openapi_url(mut self, url: impl Into<Option<&'static str>>) -> Self {
        self.pages.openapi = url.into();
        self
    }

    /// Moves the Swagger UI page (default: `/docs`), or switches it off with `None`.
    pub fn docs_url(mut self, url: impl Into<Option<&'static str>>) -> Self {
        self.pages.docs = url.into();
        self
    }

    /// Moves the page that logins begun on the Swagger UI page come back to (default: `/docs/oauth2-redirect`, wherever that
    /// page is), or switches it off with `None`. The login's server has to know its address.
    pub fn swagger_ui_oauth2_redirect_url(mut self, url: impl Into<Option<&'static str>>) -> Self {
        self.pages.oauth2_redirect = url.into();
        self
    }

    /// Moves the ReDoc page (default: `/redoc`), or switches it off with `None`.
    pub fn redoc_url(mut self, url: impl Into<Option<&'static str>>) -> Self {
        self.pages.redoc = url.into();
        self
    }
}
