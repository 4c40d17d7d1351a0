//! The document and its pages: where they stand, and how they are answered.
//!
//! In: the mounted routes. Out: cached bytes with an entity tag (RFC 9110 section 8.8.3); nothing is made per request.

use std::sync::Arc;
#[cfg(feature = "docs")]
use std::sync::OnceLock;

use ferrapi_openapi::fragment::{DependencyUse, RouteSpec};
use ferrapi_openapi::model::{Info, Server, Tag};
use ferrapi_openapi::{AssembleError, Assembler, Rendered};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderMap, HeaderValue};
#[cfg(feature = "docs")]
use http::header::{CONTENT_ENCODING, VARY};
use http::{Method, StatusCode};

use crate::app::flatten::Mounted;
use crate::app::pattern::{Base, Pattern};
use crate::app::table::{Clash, Table, Target};
use crate::error::{SetupFault, place};
use crate::http::{Body, JSON, RequestHead, Response, empty, is_known, with_content_type};
#[cfg(feature = "docs")]
use crate::http::{Coding, accepted};
use crate::validate::ErrorForm;

#[cfg(feature = "docs")]
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// What is said of the document and its pages: where they stand (`None` switches one off), and what is in them.
#[derive(Clone)]
pub(crate) struct Pages {
    pub(crate) openapi: Option<&'static str>,
    pub(crate) docs: Option<&'static str>,
    pub(crate) redoc: Option<&'static str>,
    /// Where logins that began on the Swagger UI page come back to.
    pub(crate) oauth2_redirect: Option<&'static str>,
    /// What is written has schemas of its own where it differs from what is read.
    pub(crate) separate: bool,
    pub(crate) swagger_ui: serde_json::Map<String, serde_json::Value>,
    pub(crate) init_oauth: Option<serde_json::Map<String, serde_json::Value>>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) servers: Vec<Server>,
    /// Whether the root path is one of them.
    pub(crate) root_path_in_servers: bool,
    /// What is sent to others.
    pub(crate) webhooks: Vec<&'static RouteSpec>,
    /// What is done to the finished document.
    pub(crate) changes: Vec<Change>,
}

/// Changes the finished document.
pub(crate) type Change = Arc<dyn Fn(&mut serde_json::Value) + Send + Sync>;

impl Default for Pages {
    fn default() -> Self {
        Pages {
            openapi: Some("/openapi.json"),
            docs: Some("/docs"),
            redoc: Some("/redoc"),
            oauth2_redirect: Some("/docs/oauth2-redirect"),
            separate: true,
            swagger_ui: Default::default(),
            init_oauth: None,
            tags: Vec::new(),
            servers: Vec::new(),
            root_path_in_servers: true,
            webhooks: Vec::new(),
            changes: Vec::new(),
        }
    }
}

/// The document and its pages, ready to be sent.
pub(crate) struct Documentation {
    pub(crate) pages: Pages,
    pub(crate) document: ferrapi_openapi::model::Document,
    items: Vec<Item>,
}

/// One thing under one path.
struct Item {
    path: Pattern,
    media_type: HeaderValue,
    etag: HeaderValue,
    /// What a browser may load for it, where it is a page.
    policy: Option<HeaderValue>,
    content: Content,
}

/// The bytes of an item.
enum Content {
    Plain(bytes::Bytes),
    /// Compressed; what it is otherwise is made when the first client asks that does not take it so.
    #[cfg(feature = "docs")]
    Asset(ferrapi_openapi::ui::Asset, OnceLock<bytes::Bytes>),
}

impl Documentation {
    /// Makes the document and the pages. Names that collide become faults.
    pub(crate) fn new(
        info: Info,
        pages: Pages,
        mounted: &[Mounted],
        error_form: ErrorForm,
        root_path: &str,
        faults: &mut Vec<SetupFault>,
    ) -> Self {
        let routes: Vec<_> = mounted.iter().map(|route| fragment(route, error_form)).collect();
        let mut assembler = Assembler::new(info.clone());
        if !pages.separate {
            assembler.one_schema_for_both();
        }
        routes.iter().for_each(|route| assembler.route(route));
        for webhook in &pages.webhooks {
            let mut webhook = ferrapi_openapi::Mounted::new(webhook, webhook.path.trim_start_matches('/'));
            webhook.problem_details = error_form == ErrorForm::Problem;
            assembler.webhook(&webhook);
        }
        let mut document = match assembler.finish() {
            Ok(document) => document,
            Err(errors) => {
                faults.extend(errors.into_iter().map(collision));
                ferrapi_openapi::model::Document::new(info)
            }
        };
        document.tags.clone_from(&pages.tags);
        document.servers = servers(&pages, root_path);
        if !pages.changes.is_empty() {
            document.change(pages.changes.iter().map(|change| |document: &mut _| change(document)));
        }
        let mut documentation = Documentation { pages, document, items: Vec::new() };
        documentation.add_document();
        #[cfg(feature = "docs")]
        documentation.add_pages(root_path);
        documentation
    }

    fn add_document(&mut self) {
        let Some(path) = self.pages.openapi else { return };
        match Rendered::new(&self.document) {
            Ok(rendered) => {
                let (json, etag) = rendered.into_parts();
                self.add(Pattern::fixed(path), JSON, &etag, Content::Plain(json.into()));
            }
            Err(error) => tracing::error!(%error, "the OpenAPI document cannot be written as JSON"),
        }
    }

    /// The pages show the document, so without it there are none.
    #[cfg(feature = "docs")]
    fn add_pages(&mut self, root_path: &str) {
        use ferrapi_openapi::ui::{Oauth2RedirectPage, RedocPage, SwaggerPage};
        let Some(openapi) = self.pages.openapi else { return };
        let title = self.document.info.title.clone();
        // As clients see it: a proxy may have taken the root path off, or not.
        let seen = |path: &str| format!("{root_path}{path}");
        if let Some(docs) = self.pages.docs {
            let mut page = SwaggerPage::new(&title, &seen(openapi), &seen(docs));
            page.parameters.clone_from(&self.pages.swagger_ui);
            page.init_oauth.clone_from(&self.pages.init_oauth);
            page.oauth2_redirect_url = self.pages.oauth2_redirect.map(seen);
            self.add_page(Pattern::fixed(docs), page.render(), &[&page.script()]);
            if let Some(redirect) = self.pages.oauth2_redirect {
                self.add_page(Pattern::fixed(redirect), Oauth2RedirectPage::new(&seen(docs)).render(), &[]);
            }
            self.add_assets(
                docs,
                &["swagger-ui-bundle.js", "swagger-ui.css", "favicon.png", "oauth2-redirect.js"],
            );
        }
        if let Some(redoc) = self.pages.redoc {
            let page = RedocPage::new(&title, &seen(openapi), &seen(redoc));
            self.add_page(Pattern::fixed(redoc), page.render(), &[]);
            self.add_assets(redoc, &["redoc.standalone.js", "favicon.png"]);
        }
    }

    #[cfg(feature = "docs")]
    fn add_page(&mut self, path: Pattern, page: String, inline_scripts: &[&str]) {
        let etag = format!("\"{:032x}\"", ferrapi_openapi::fingerprint(page.as_bytes()));
        self.add(path, HTML, &etag, Content::Plain(page.into()));
        let policy = ferrapi_openapi::ui::content_security_policy(inline_scripts);
        if let Some(item) = self.items.last_mut() {
            // It is made of visible ASCII.
            item.policy = HeaderValue::try_from(policy).ok();
        }
    }

    /// What a page loads stands below it.
    #[cfg(feature = "docs")]
    fn add_assets(&mut self, page: &'static str, names: &[&'static str]) {
        for asset in names.iter().filter_map(|name| ferrapi_openapi::ui::asset(name)) {
            let media_type = HeaderValue::from_static(asset.media_type);
            self.add(
                Pattern::below(page, asset.name),
                media_type,
                asset.etag,
                Content::Asset(*asset, OnceLock::new()),
            );
        }
    }

    fn add(&mut self, path: Pattern, media_type: HeaderValue, etag: &str, content: Content) {
        // An entity tag is made of hexadecimal digits and quotes.
        let etag = HeaderValue::from_str(etag).unwrap_or(HeaderValue::from_static("\"0\""));
        self.items.push(Item { path, media_type, etag, policy: None, content });
    }

    /// Puts the paths into the table; a route that stands there already is a fault.
    pub(crate) fn insert(
        &self,
        table: &mut Table,
        base: &Base,
        mounted: &[Mounted],
        faults: &mut Vec<SetupFault>,
    ) {
        for (number, item) in self.items.iter().enumerate() {
            match table.insert(base, Method::GET, &item.path, Target::Page(number)) {
                Ok(()) | Err(Clash::Same(Target::Page(_) | Target::Mount(..))) | Err(Clash::Overlap(_)) => {}
                Err(Clash::Same(Target::Endpoint(route))) => {
                    let spec = mounted[route].spec;
                    let reason = format!(
                        "is the documentation's: move that with `.openapi_url`, `.docs_url`, `.redoc_url` or \
                         `.swagger_ui_oauth2_redirect_url`, or switch it off with `None` ({})",
                        place(spec.name, spec.location)
                    );
                    faults.push(SetupFault::InvalidPath { path: item.path.template(), reason });
                }
            }
        }
    }

    /// Answers a page.
    pub(crate) fn answer(&self, number: usize, head: &RequestHead) -> Response {
        let Some(item) = self.items.get(number) else { return empty(StatusCode::NOT_FOUND) };
        let mut response = if is_known(&head.headers, &item.etag) {
            empty(StatusCode::NOT_MODIFIED)
        } else {
            item.answer(head)
        };
        let headers = response.headers_mut();
        headers.insert(ETAG, item.etag.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Some(policy) = &item.policy {
            headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
        }
        response
    }
}

impl Item {
    fn answer(&self, head: &RequestHead) -> Response {
        #[cfg(not(feature = "docs"))]
        let _ = head;
        match &self.content {
            Content::Plain(bytes) => self.send(Body::from(bytes.clone())),
            #[cfg(feature = "docs")]
            Content::Asset(asset, plain) => {
                let gzip = !accepted(&head.headers, &[Coding::Gzip]).is_empty();
                let body = if gzip {
                    Body::from(asset.gzip)
                } else {
                    Body::from(plain.get_or_init(|| ferrapi_openapi::ui::inflate(asset).into()).clone())
                };
                let mut response = self.send(body);
                response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
                if gzip {
                    response.headers_mut().insert(CONTENT_ENCODING, Coding::Gzip.value());
                }
                response
            }
        }
    }

    fn send(&self, body: Body) -> Response {
        with_content_type(StatusCode::OK, HeaderMap::new(), self.media_type.clone(), body)
    }
}

/// Where the API is to be found: FastAPI puts the root path first.
fn servers(pages: &Pages, root_path: &str) -> Vec<Server> {
    let mut servers = pages.servers.clone();
    let is_said = root_path.is_empty() || servers.iter().any(|server| server.url == root_path);
    if pages.root_path_in_servers && !is_said {
        servers.insert(0, Server { url: root_path.to_owned(), ..Server::default() });
    }
    servers
}

fn fragment(route: &Mounted, error_form: ErrorForm) -> ferrapi_openapi::Mounted {
    let mut fragment = ferrapi_openapi::Mounted::new(route.spec, route.pattern.openapi());
    let own = route.spec.tags.len();
    fragment.tags = route.tags[..route.tags.len() - own].iter().map(|tag| (*tag).to_owned()).collect();
    fragment.responses.clone_from(&route.responses);
    fragment.deprecated = route.deprecated;
    fragment.hidden = route.hidden;
    fragment.problem_details = error_form == ErrorForm::Problem;
    fragment.dependencies = route
        .effects
        .iter()
        .map(|effect| DependencyUse { dependency: effect.spec, scopes: effect.scopes })
        .collect();
    fragment
}

fn collision(error: AssembleError) -> SetupFault {
    match error {
        AssembleError::ComponentClash { name, first, second } => SetupFault::CollidingNames {
            name,
            places: [format!("`{first}`"), format!("`{second}`")],
            remedy: "rename one type, or give it another name in the document with `#[model(name = \"…\")]`",
        },
        AssembleError::SchemeClash { name, first, second } => SetupFault::CollidingNames {
            name,
            places: [format!("`{first}`"), format!("`{second}`")],
            remedy: "declare both security schemes alike, or name one differently with `#[security(name = \"…\")]`",
        },
        AssembleError::OperationClash { operation_id, first, second } => SetupFault::CollidingNames {
            name: operation_id,
            places: [first.to_string(), second.to_string()],
            remedy: "give one operation another `operation_id`",
        },
        other => SetupFault::CollidingNames {
            name: String::new(),
            places: [other.to_string(), String::new()],
            remedy: "rename one",
        },
    }
}
