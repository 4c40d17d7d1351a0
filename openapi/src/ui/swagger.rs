//! Swagger UI: the page at `/docs`.

use serde_json::{Map, Value, json};

use crate::ui::asset_url;
use crate::ui::escape::{html, script_text, script_value};

/// The page that shows a document with Swagger UI.
#[derive(Clone, Debug, PartialEq)]
pub struct SwaggerPage {
    /// The page's title, as it stands in the browser's tab.
    pub title: String,
    /// The document's URL.
    pub openapi_url: String,
    /// The URL of `swagger-ui-bundle.js`.
    pub script_url: String,
    /// The URL of `swagger-ui.css`.
    pub style_url: String,
    /// The URL of the tab's icon.
    pub favicon_url: String,
    /// The URL of the [`Oauth2RedirectPage`](crate::ui::Oauth2RedirectPage).
    pub oauth2_redirect_url: Option<String>,
    /// Swagger UI's own parameters; they win over the defaults.
    pub parameters: Map<String, Value>,
    /// What is given to Swagger UI's `initOAuth`.
    pub init_oauth: Option<Map<String, Value>>,
}

impl SwaggerPage {
    /// A page for an API of that title, with the embedded files served below `asset_base_url`.
    pub fn new(api_title: &str, openapi_url: &str, asset_base_url: &str) -> Self {
        Self {
            title: format!("{api_title} - Swagger UI"),
            openapi_url: openapi_url.to_owned(),
            script_url: asset_url(asset_base_url, "swagger-ui-bundle.js"),
            style_url: asset_url(asset_base_url, "swagger-ui.css"),
            favicon_url: asset_url(asset_base_url, "favicon.png"),
            oauth2_redirect_url: None,
            parameters: Map::new(),
            init_oauth: None,
        }
    }

    /// The text of the page's only inline script, for the hash in a content security policy.
    pub fn script(&self) -> String {
        let mut script = String::from("\nconst ui = SwaggerUIBundle({\n");
        script.push_str(&format!("url: {},\n", script_text(&self.openapi_url)));
        for (name, value) in self.effective_parameters() {
            script.push_str(&format!("{}: {},\n", script_value(&name.into()), script_value(&value)));
        }
        if let Some(url) = &self.oauth2_redirect_url {
            script.push_str(&format!(
                "oauth2RedirectUrl: new URL({}, window.location.href).href,\n",
                script_text(url)
            ));
        }
        script.push_str("presets: [SwaggerUIBundle.presets.apis],\n});\n");
        if let Some(options) = &self.init_oauth {
            script.push_str(&format!("ui.initOAuth({});\n", script_value(&Value::Object(options.clone()))));
        }
        script
    }

    /// FastAPI's defaults, and no validator: it would send the document's URL to a foreign server.
    fn effective_parameters(&self) -> Map<String, Value> {
        let mut parameters = Map::from_iter([
            ("dom_id".to_owned(), json!("#swagger-ui")),
            ("layout".to_owned(), json!("BaseLayout")),
            ("deepLinking".to_owned(), json!(true)),
            ("showExtensions".to_owned(), json!(true)),
            ("showCommonExtensions".to_owned(), json!(true)),
            ("validatorUrl".to_owned(), Value::Null),
        ]);
        parameters.extend(self.parameters.clone());
        parameters
    }

    /// The page.
    pub fn render(&self) -> String {
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
<link rel="icon" href="{favicon}">
</head>
<body>
<noscript>Swagger UI needs JavaScript.</noscript>
<div id="swagger-ui"></div>
<script src="{bundle}"></script>
<script>{script}</script>
</body>
</html>
"#,
            title = html(&self.title),
            style = html(&self.style_url),
            favicon = html(&self.favicon_url),
            bundle = html(&self.script_url),
            script = self.script(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_what_a_fastapi_page_has() {
        let mut page = SwaggerPage::new("FastAPI", "/openapi.json", "/docs/assets/");
        page.oauth2_redirect_url = Some("/docs/oauth2-redirect".to_owned());
        page.parameters.insert("syntaxHighlight".to_owned(), json!({"theme": "obsidian"}));
        page.parameters.insert("deepLinking".to_owned(), json!(false));
        let text = page.render();
        for needle in [
            "<title>FastAPI - Swagger UI</title>",
            "url: '/openapi.json'",
            r##""dom_id": "#swagger-ui""##,
            r#""layout": "BaseLayout""#,
            r#""deepLinking": false"#,
            r#""showExtensions": true"#,
            r#""showCommonExtensions": true"#,
            r#""syntaxHighlight": {"theme": "obsidian"}"#,
            "new URL('/docs/oauth2-redirect', window.location.href)",
            r#"src="/docs/assets/swagger-ui-bundle.js""#,
        ] {
            assert!(text.contains(needle), "{needle}");
        }
        assert!(text.contains(&format!("<script>{}</script>", page.script())));
        assert!(!text.contains("http"), "the page names no other server");
    }

    #[test]
    fn nothing_breaks_out() {
        let evil = "</title></script><script>alert(1)</script>\"'";
        let mut page = SwaggerPage::new(evil, evil, evil);
        page.oauth2_redirect_url = Some(evil.to_owned());
        page.parameters.insert(evil.to_owned(), json!(evil));
        page.init_oauth = Some(Map::from_iter([("clientId".to_owned(), json!(evil))]));
        let text = page.render();
        assert!(!text.contains("<script>alert"));
        assert_eq!(text.matches("</script>").count(), 2);
        assert_eq!(text.matches("</title>").count(), 1);
        assert!(!page.script().contains(['<', '>']));
    }
}
