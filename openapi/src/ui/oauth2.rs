//! The OAuth2 redirect: the page to which an authorization server sends the browser back. Swagger UI's own script on it
//! hands the answer to the window that opened it.

use crate::ui::asset_url;
use crate::ui::escape::html;

/// The page that ends an OAuth2 flow of Swagger UI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oauth2RedirectPage {
    /// The URL of `oauth2-redirect.js`.
    pub script_url: String,
}

impl Oauth2RedirectPage {
    /// A page with the embedded files served below `asset_base_url`.
    pub fn new(asset_base_url: &str) -> Self {
        Self { script_url: asset_url(asset_base_url, "oauth2-redirect.js") }
    }

    /// The page.
    pub fn render(&self) -> String {
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Swagger UI: OAuth2 Redirect</title>
</head>
<body>
<script src="{script}"></script>
</body>
</html>
"#,
            script = html(&self.script_url),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Oauth2RedirectPage;

    #[test]
    fn loads_the_script_and_nothing_else() {
        let text = Oauth2RedirectPage::new("/docs/assets\"><script>").render();
        assert!(text.contains("/oauth2-redirect.js"));
        assert_eq!(text.matches("<script").count(), 1);
    }
}
