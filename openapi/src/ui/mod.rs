//! The docs pages: the document's URL in, HTML that shows the document out, with no network but the own server.
//!
//! In: titles, URLs and options that a developer chose, all of them escaped for the place where they stand. Out: pages
//! ([`SwaggerPage`], [`RedocPage`], [`Oauth2RedirectPage`]) and the embedded files that they load ([`ASSETS`]). Nothing
//! here serves anything.

mod asset;
mod escape;
mod oauth2;
mod policy;
mod redoc;
mod swagger;

pub use asset::{ASSETS, Asset, asset, inflate};
pub use oauth2::Oauth2RedirectPage;
pub use policy::content_security_policy;
pub use redoc::RedocPage;
pub use swagger::SwaggerPage;

/// The URL of an embedded file below the URL under which all are served.
fn asset_url(base: &str, name: &str) -> String {
    format!("{}/{name}", base.trim_end_matches('/'))
}
