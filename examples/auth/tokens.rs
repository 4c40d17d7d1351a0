//! Tokens: JWTs that are signed here and verified here.

use ferrapi::SecretString;
use ferrapi::prelude::*;
use ferrapi::serde::{Deserialize, Serialize};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, get_current_timestamp};

/// Allows to read who one is.
pub(crate) const ME: &str = "me";
/// Allows to read one's items.
pub(crate) const ITEMS: &str = "items";

/// How long a token is good for, in seconds.
const LIFETIME: u64 = 30 * 60;

/// Get a token at `/token`.
#[security(oauth2_password(token_url = "token", scopes(ME = "Read who I am.", ITEMS = "Read my items.")))]
pub(crate) struct AccessToken(SecretString);

/// What a token says.
#[derive(Serialize, Deserialize)]
#[serde(crate = "ferrapi::serde")]
pub(crate) struct Claims {
    /// Whom it was made for.
    pub(crate) sub: String,
    /// When it ends, in seconds since 1970.
    exp: u64,
    /// What it allows, with spaces between (RFC 8693 section 4.2).
    scope: String,
}

impl Claims {
    /// What it allows.
    pub(crate) fn scopes(&self) -> Vec<&str> {
        self.scope.split_whitespace().collect()
    }
}

/// A secret that nobody can guess, good for one run of the program.
pub(crate) fn made_up() -> String {
    let words: [u64; 4] = std::array::from_fn(|_| getrandom::u64().expect("the system has random numbers"));
    words.map(|word| format!("{word:016x}")).concat()
}

/// Signs tokens and verifies them.
pub(crate) struct Keys {
    signing: EncodingKey,
    verifying: DecodingKey,
    validation: Validation,
}

impl Keys {
    /// Keys from a secret, which is as good as all passwords together.
    pub(crate) fn new(secret: &[u8]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = 0;
        validation.set_required_spec_claims(&["exp", "sub"]);
        Keys {
            signing: EncodingKey::from_secret(secret),
            verifying: DecodingKey::from_secret(secret),
            validation,
        }
    }

    /// From `AUTH_SECRET`; without it tokens end with the program.
    pub(crate) fn from_environment() -> Self {
        Keys::new(std::env::var("AUTH_SECRET").unwrap_or_else(|_| made_up()).as_bytes())
    }

    /// A token for somebody.
    pub(crate) fn sign(&self, username: &str, scopes: &[&str]) -> Result<String, HttpError> {
        self.sign_until(username, scopes, get_current_timestamp() + LIFETIME)
    }

    /// The same with another end.
    pub(crate) fn sign_until(&self, username: &str, scopes: &[&str], exp: u64) -> Result<String, HttpError> {
        let claims = Claims { sub: username.to_owned(), exp, scope: scopes.join(" ") };
        // The reason would be of no use to a client.
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
            .map_err(|_| HttpError::status(500))
    }

    /// What a token says, if it was signed here and has not ended.
    pub(crate) fn verify(&self, token: &AccessToken) -> Option<Claims> {
        let token = token.0.expose();
        jsonwebtoken::decode(token, &self.verifying, &self.validation).map(|token| token.claims).ok()
    }
}
