//! Logging in: hashed passwords, signed tokens, scopes, and a password of the machine's own for its numbers.
//!
//! `AUTH_SECRET=… METRICS_PASSWORD=… cargo run --example auth`, then open <http://127.0.0.1:8000/docs>, press *Authorize*,
//! and log in as `ferris` with `correct horse`. Without the variables, secrets are made up for this run.
#![forbid(unsafe_code)]

mod metrics;
#[cfg(test)]
mod tests;
mod tokens;
mod users;

use std::process::ExitCode;

use ferrapi::prelude::*;

use metrics::{MetricsPassword, Visits, check_metrics, read_metrics};
use tokens::{AccessToken, ITEMS, Keys, ME};
use users::{Profile, User, Users};

/// What a login answers.
#[model]
struct Token {
    access_token: String,
    token_type: String,
}

/// Whoever a token was made for, if it allows what is asked for here.
#[dependency]
async fn current_user(
    scopes: SecurityScopes,
    token: AccessToken,
    keys: State<Keys>,
    users: State<Users>,
) -> Result<User, HttpError> {
    let refuse = |why: &'static str| HttpError::unauthorized(why, scopes.challenge());
    let claims = keys.verify(&token).ok_or_else(|| refuse("Could not validate credentials"))?;
    let user = users.find(&claims.sub).ok_or_else(|| refuse("Could not validate credentials"))?;
    if !scopes.are_granted(&claims.scopes()) {
        return Err(refuse("Not enough permissions"));
    }
    Ok(user)
}

/// The same, unless the account is closed. Scopes that are asked for here reach `current_user`, too.
#[dependency]
async fn active_user(#[depends(current_user, scopes(ME))] user: User) -> Result<User, HttpError> {
    if user.disabled { Err(HttpError::bad_request("Inactive user")) } else { Ok(user) }
}

/// Log in.
///
/// A plain function runs in the blocking pool: hashing a password takes its time on purpose.
#[post("/token", tags("login"))]
fn login(form: OAuth2PasswordForm, users: State<Users>, keys: State<Keys>) -> Result<Token, HttpError> {
    let user = users
        .authenticate(&form.username, &form.password)
        .ok_or_else(|| HttpError::unauthorized("Incorrect username or password", "Bearer"))?;
    // Nobody is granted more than they may have, whatever they ask for.
    let granted: Vec<&str> = form.scopes().filter(|scope| user.may(scope)).collect();
    let access_token = keys.sign(&user.username, &granted)?;
    Ok(Token { access_token, token_type: "bearer".to_owned() })
}

/// Who am I?
#[get("/users/me", tags("users"))]
async fn read_me(#[depends(active_user)] user: User) -> Profile {
    user.profile()
}

/// My items.
#[get("/users/me/items", tags("users"))]
async fn read_my_items(
    #[depends(active_user, scopes(ITEMS))] user: User,
    visits: State<Visits>,
) -> Vec<String> {
    visits.count();
    user.items
}

/// Whether the service is up, for everybody who has logged in.
#[get("/status", tags("service"), depends(current_user))]
async fn status() -> &'static str {
    "ok"
}

fn app(keys: Keys, users: Users, metrics_password: MetricsPassword) -> App {
    let service =
        Router::new("/service").tag("service").depends::<check_metrics>().routes(routes![read_metrics]);
    App::new("Auth")
        .version("1.0")
        .state(keys)
        .state(users)
        .state(metrics_password)
        .state(Visits::default())
        .routes(routes![login, read_me, read_my_items, status])
        .mount(service)
}

fn main() -> ExitCode {
    app(Keys::from_environment(), Users::with_samples(), MetricsPassword::from_environment()).run()
}
