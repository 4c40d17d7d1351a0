//! `url::Url`: any absolute URL.

use ferrapi_openapi::fragment::{Family, Fault, ScalarSpec};
use serde_json::Value;
use url::Url;

use super::{foreign, no_rules, parsing, plain_fault};

const TYPE: Fault = plain_fault("url_type", "URL input should be a string or URL");

foreign!(Url, Family::Other, &SPEC, plain: |text| Url::parse(text).ok(), keeps: |_, _| true);

static SPEC: ScalarSpec = ScalarSpec { name: "url", coerce, check: no_rules, shown: None, exact: false };

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    read(input).map(|url| String::from(url).into())
}

/// Reads a URL as a browser does (WHATWG URL).
pub(super) fn read(input: &Value) -> Result<Url, Fault> {
    let text = input.as_str().ok_or(TYPE)?;
    if text.is_empty() {
        return Err(parsing("url_parsing", "Input should be a valid URL", "input is empty"));
    }
    Url::parse(text)
        .map_err(|error| parsing("url_parsing", "Input should be a valid URL", &error.to_string()))
}
