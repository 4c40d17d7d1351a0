//! The form of OAuth2's password flow (RFC 6749 section 4.3.2).

use std::any::TypeId;
use std::fmt;

use ferrapi_openapi::fragment::{
    ArgumentSpec, DependencySpec, Docs, Location, Origin, Pattern, Rules, Source,
};
use serde_json::{Value, json};

use crate::argument::Argument;
use crate::data::Data;
use crate::dependency::{CloneOf, Dependency};
use crate::error::Issues;
use crate::request::Request;
use crate::security::MASK;

/// The form with which somebody logs in by OAuth2's password flow: FastAPI's `OAuth2PasswordRequestForm`.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[post("/token")]
/// async fn login(form: OAuth2PasswordForm) -> Result<String, HttpError> {
///     if form.username == "ferris" { Ok("a token".to_owned()) } else { Err(HttpError::bad_request("Nobody")) }
/// }
///
/// # fn main() {
/// let client = ferrapi::TestClient::new(App::new("Login").routes(routes![login]));
/// let answer = client.post("/token").form(&[("username", "ferris"), ("password", "secret")]).send();
/// assert_eq!(answer.status(), 200);
/// # }
/// ```
///
/// Source: [FastAPI, Simple OAuth2](https://fastapi.tiangolo.com/tutorial/security/simple-oauth2/).
#[derive(Clone)]
pub struct OAuth2PasswordForm<G = Option<String>> {
    /// `password`, if the client says it; of the [strict](OAuth2PasswordFormStrict) form always.
    pub grant_type: G,
    /// Who logs in.
    pub username: String,
    /// The password. `Debug` does not show it.
    pub password: String,
    /// The scopes that are asked for, with spaces between; see [`scopes`](Self::scopes).
    pub scope: String,
    /// The client's own name, if it has one.
    pub client_id: Option<String>,
    /// The client's own password. `Debug` does not show it.
    pub client_secret: Option<String>,
}

/// The same with a `grant_type` that must be there, as RFC 6749 demands: FastAPI's `OAuth2PasswordRequestFormStrict`.
pub type OAuth2PasswordFormStrict = OAuth2PasswordForm<String>;

impl<G> OAuth2PasswordForm<G> {
    /// The scopes that are asked for, one by one.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        // White space is what Python's `split` takes for it.
        let is_space = |c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c);
        self.scope.split(is_space).filter(|word| !word.is_empty())
    }
}

impl<G: fmt::Debug> fmt::Debug for OAuth2PasswordForm<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2PasswordForm")
            .field("grant_type", &self.grant_type)
            .field("username", &self.username)
            .field("password", &MASK)
            .field("scope", &self.scope)
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret.as_ref().map(|_| MASK))
            .finish()
    }
}

/// Whether `grant_type` must be there, and what else differs between the two forms.
pub trait GrantType: Data + Clone {
    /// The form's name.
    const FORM: &'static str;
    /// Tells the two apart.
    const PATH: &'static str;
    /// The type, as it is written.
    const NAME: &'static str;
    /// What the document says of the secrets.
    const SECRET: Docs;
}

impl GrantType for Option<String> {
    const FORM: &'static str = "OAuth2PasswordForm";
    const PATH: &'static str = "::ferrapi::OAuth2PasswordForm";
    const NAME: &'static str = "Option<String>";
    const SECRET: Docs = Docs { extra: Some(|| json!({ "format": "password" })), ..Docs::NONE };
}

impl GrantType for String {
    const FORM: &'static str = "OAuth2PasswordFormStrict";
    const PATH: &'static str = "::ferrapi::OAuth2PasswordFormStrict";
    const NAME: &'static str = "String";
    // FastAPI has forgotten it here, and a document is a contract.
    const SECRET: Docs = Docs::NONE;
}

// Whoever has misnamed a dependency did not mean this one.
#[diagnostic::do_not_recommend]
impl<G: GrantType> Dependency for OAuth2PasswordForm<G> {
    type Value = Self;
    type Fixed = ();
    const SPEC: &'static DependencySpec = &DependencySpec {
        name: G::FORM,
        id: TypeId::of::<Self>,
        path: G::PATH,
        location: Location { file: file!(), line: line!() },
        arguments: &[
            ArgumentSpec { rules: &GRANT_TYPE, ..field::<G>("grant_type", G::NAME) },
            field::<String>("username", "String"),
            ArgumentSpec { docs: G::SECRET, ..field::<String>("password", "String") },
            ArgumentSpec { required: false, default: Some(empty), ..field::<String>("scope", "String") },
            field::<Option<String>>("client_id", "Option<String>"),
            ArgumentSpec { docs: G::SECRET, ..field::<Option<String>>("client_secret", "Option<String>") },
        ],
        ..DependencySpec::DEFAULT
    };
    const CLONE: Option<CloneOf<Self>> = Some(Self::clone);

    async fn resolve(request: &mut Request, issues: &mut Issues, (): ()) -> Option<Self> {
        let arguments = Self::SPEC.arguments;
        // All are read before one is missed, so that every issue is found.
        let grant_type = request.form(&arguments[0], issues);
        let username = request.form(&arguments[1], issues);
        let password = request.form(&arguments[2], issues);
        let scope = request.form_or(&arguments[3], issues, String::new);
        let client_id = request.form(&arguments[4], issues);
        let client_secret = request.form(&arguments[5], issues);
        Some(OAuth2PasswordForm {
            grant_type: grant_type?,
            username: username?,
            password: password?,
            scope: scope?,
            client_id: client_id?,
            client_secret: client_secret?,
        })
    }
}

#[diagnostic::do_not_recommend]
impl<G: GrantType> Argument for OAuth2PasswordForm<G> {
    const ORIGIN: Origin = Origin { source: Source::Dependency(Self::SPEC), type_: None };

    async fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> Option<Self> {
        request.resolve::<Self>(issues).await
    }
}

/// `^password$`.
const GRANT_TYPE: Rules = Rules {
    pattern: Some(Pattern { text: "^password$", matches: |text| text == "password" }),
    ..Rules::NONE
};

const fn field<T: Data>(name: &'static str, type_name: &'static str) -> ArgumentSpec {
    Origin { source: Source::Form, type_: Some(T::TYPE) }.argument(name, type_name)
}

fn empty() -> Value {
    Value::from("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_printed() {
        let form: OAuth2PasswordForm = OAuth2PasswordForm {
            grant_type: None,
            username: "ferris".to_owned(),
            password: "hunter2".to_owned(),
            scope: " me\titems\x1call ".to_owned(),
            client_id: None,
            client_secret: Some("hunter3".to_owned()),
        };
        let shown = format!("{form:?}");
        assert!(shown.contains("ferris") && !shown.contains("hunter"), "{shown}");
        assert_eq!(form.scopes().collect::<Vec<_>>(), ["me", "items", "all"]);
    }
}
