//! ReDoc: the page at `/redoc`. It has no inline script at all.

use crate::ui::asset_url;
use crate::ui::escape::html;

/// The page that shows a document with ReDoc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedocPage {
    /// The page's title, as it stands in the browser's tab.
    pub title: String,
    /// The document's URL.
    pub openapi_url: String,
    /// The URL of `redoc.standalone.js`.
    pub script_url: String,
    /// The URL of the tab's icon.
    pub favicon_url: String,
    /// The URL of a stylesheet with fonts. None by default: the page is to work without other servers.
    pub font_url: Option<String>,
}

impl RedocPage {
    /// A page for an API of that title, with the embedded files served below `asset_base_url`.
    pub fn new(api_title: &str, openapi_url: &str, asset_base_url: &str) -> Self {
        Self {
            title: format!("{api_title} - ReDoc"),
            openapi_url: openapi_url.to_owned(),
            script_url: asset_url(asset_base_url, "redoc.standalone.js"),
            favicon_url: asset_url(asset_base_url, "favicon.png"),
            font_url: None,
        }
    }

    /// The page.
    pub fn render(&self) -> String {
        let fonts = self
            .font_url
            .as_ref()
            .map_or_else(String::new, |url| format!("<link rel=\"stylesheet\" href=\"{}\">\n", html(url)));
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{fonts}<link rel="icon" href="{favicon}">
<style>body {{ margin: 0; padding: 0; }}</style>
</head>
<body>
<noscript>ReDoc needs JavaScript.</noscript>
<redoc spec-url="{openapi}"></redoc>
<script src="{script}"></script>
</body>
</html>
"#,
            title = html(&self.title),
            favicon = html(&self.favicon_url),
            openapi = html(&self.openapi_url),
            script = html(&self.script_url),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_what_a_fastapi_page_has() {
        let mut page = RedocPage::new("FastAPI", "/openapi.json", "/docs/assets");
        let text = page.render();
        for needle in [
            "<title>FastAPI - ReDoc</title>",
            r#"<redoc spec-url="/openapi.json">"#,
            r#"src="/docs/assets/redoc.standalone.js""#,
        ] {
            assert!(text.contains(needle), "{needle}");
        }
        assert!(!text.contains("http"), "the page names no other server");
        page.font_url = Some("/fonts.css?a|b".to_owned());
        assert!(page.render().contains(r#"<link rel="stylesheet" href="/fonts.css?a|b">"#));
    }

    #[test]
    fn nothing_breaks_out() {
        let evil = "</title>\"><script>alert(1)</script>";
        let mut page = RedocPage::new(evil, evil, evil);
        page.font_url = Some(evil.to_owned());
        let text = page.render();
        assert!(!text.contains("<script>alert"));
        assert_eq!(text.matches("</script>").count(), 1);
    }
}
