//! Security: <https://fastapi.tiangolo.com/tutorial/security/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[security(oauth2_password(token_url = "token"), name = "OAuth2PasswordBearer")]
struct AccessToken(String);

/// A token, as it came: `Depends(oauth2_scheme)` is an argument of the scheme's type.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items(token: AccessToken) -> Value {
        json!({ "token": token.0 })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A login whose token is the user's name.
pub(crate) mod tutorial003 {
    use super::*;

    #[derive(Clone, Copy)]
    struct Row {
        username: &'static str,
        full_name: &'static str,
        disabled: bool,
        /// What stands for a hash here; the fourth chapter has real ones.
        hashed_password: &'static str,
    }

    const ROWS: [Row; 2] = [
        Row {
            username: "johndoe",
            full_name: "John Doe",
            disabled: false,
            hashed_password: "fakehashedsecret",
        },
        Row {
            username: "alice",
            full_name: "Alice Wonderson",
            disabled: true,
            hashed_password: "fakehashedsecret2",
        },
    ];

    fn find(username: &str) -> Option<Row> {
        ROWS.into_iter().find(|row| row.username == username)
    }

    #[dependency]
    async fn get_current_user(token: AccessToken) -> Result<Row, HttpError> {
        find(&token.0).ok_or_else(|| HttpError::unauthorized("Not authenticated", "Bearer"))
    }

    #[dependency]
    async fn get_current_active_user(#[depends(get_current_user)] user: Row) -> Result<Row, HttpError> {
        if user.disabled { Err(HttpError::bad_request("Inactive user")) } else { Ok(user) }
    }

    #[post("/token")]
    async fn login(form_data: OAuth2PasswordForm) -> Result<Value, HttpError> {
        let hashed = format!("fakehashed{}", form_data.password);
        match find(&form_data.username) {
            Some(row) if row.hashed_password == hashed => {
                Ok(json!({ "access_token": row.username, "token_type": "bearer" }))
            }
            _ => Err(HttpError::bad_request("Incorrect username or password")),
        }
    }

    #[get("/users/me")]
    async fn read_users_me(#[depends(get_current_active_user)] current_user: Row) -> Value {
        let Row { username, full_name, disabled, hashed_password } = current_user;
        json!({
            "username": username,
            "email": format!("{username}@example.com"),
            "full_name": full_name,
            "disabled": disabled,
            "hashed_password": hashed_password,
        })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![login, read_users_me])
    }
}

/// JWT and hashed passwords; `examples/auth` goes further.
pub(crate) mod tutorial004 {
    use super::*;

    use argon2::Argon2;
    use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
    use ferrapi::serde::{Deserialize, Serialize};
    use jsonwebtoken::{DecodingKey, EncodingKey, Header, Validation, get_current_timestamp};

    const SECRET_KEY: &[u8] = b"09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7";
    const ACCESS_TOKEN_EXPIRE_SECONDS: u64 = 30 * 60;

    #[derive(Serialize, Deserialize)]
    #[serde(crate = "ferrapi::serde")]
    struct Claims {
        sub: String,
        exp: u64,
    }

    #[model]
    struct Token {
        access_token: String,
        token_type: String,
    }

    #[model]
    #[derive(Clone)]
    struct User {
        username: String,
        email: Option<String>,
        full_name: Option<String>,
        disabled: Option<bool>,
    }

    struct Row {
        user: User,
        hashed_password: String,
    }

    struct Users {
        rows: Vec<Row>,
        /// Compared with when there is no such user, so that this takes as long.
        dummy_hash: String,
    }

    fn hash(password: &str) -> String {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.expect("the default parameters are valid").to_string()
    }

    fn verify(password: &str, hashed: &str) -> bool {
        let hash = PasswordHash::new(hashed);
        hash.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    }

    impl Users {
        fn new() -> Self {
            let row = |username: &str, full_name: &str, disabled, password| Row {
                user: User {
                    username: username.to_owned(),
                    email: Some(format!("{username}@example.com")),
                    full_name: Some(full_name.to_owned()),
                    disabled: Some(disabled),
                },
                hashed_password: hash(password),
            };
            let rows = vec![
                row("johndoe", "John Doe", false, "secret"),
                row("alice", "Alice Chains", true, "secretalice"),
            ];
            Users { rows, dummy_hash: hash("dummypassword") }
        }

        fn get(&self, username: &str) -> Option<&Row> {
            self.rows.iter().find(|row| row.user.username == username)
        }

        fn authenticate(&self, username: &str, password: &str) -> Option<&User> {
            let row = self.get(username);
            let hashed = row.map_or(&self.dummy_hash, |row| &row.hashed_password);
            let right = verify(password, hashed);
            row.filter(|_| right).map(|row| &row.user)
        }
    }

    #[dependency]
    async fn get_current_user(token: AccessToken, users: State<Users>) -> Result<User, HttpError> {
        let key = DecodingKey::from_secret(SECRET_KEY);
        let claims = jsonwebtoken::decode::<Claims>(&token.0, &key, &Validation::default());
        let row = claims.ok().and_then(|token| users.get(&token.claims.sub));
        match row {
            Some(row) => Ok(row.user.clone()),
            None => Err(HttpError::unauthorized("Could not validate credentials", "Bearer")),
        }
    }

    #[dependency]
    async fn get_current_active_user(#[depends(get_current_user)] user: User) -> Result<User, HttpError> {
        if user.disabled == Some(true) { Err(HttpError::bad_request("Inactive user")) } else { Ok(user) }
    }

    // A plain function: hashing takes its time, so it runs in the blocking pool.
    #[post("/token")]
    fn login_for_access_token(
        form_data: OAuth2PasswordForm,
        users: State<Users>,
    ) -> Result<Token, HttpError> {
        let user = users
            .authenticate(&form_data.username, &form_data.password)
            .ok_or_else(|| HttpError::unauthorized("Incorrect username or password", "Bearer"))?;
        let exp = get_current_timestamp() + ACCESS_TOKEN_EXPIRE_SECONDS;
        let claims = Claims { sub: user.username.clone(), exp };
        let key = EncodingKey::from_secret(SECRET_KEY);
        match jsonwebtoken::encode(&Header::default(), &claims, &key) {
            Ok(access_token) => Ok(Token { access_token, token_type: "bearer".to_owned() }),
            Err(_) => Err(HttpError::status(500)),
        }
    }

    #[get("/users/me/")]
    async fn read_users_me(#[depends(get_current_active_user)] current_user: User) -> User {
        current_user
    }

    #[get("/users/me/items/")]
    async fn read_own_items(#[depends(get_current_active_user)] current_user: User) -> Value {
        json!([{ "item_id": "Foo", "owner": current_user.username }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").state(Users::new()).routes(routes![
            login_for_access_token,
            read_users_me,
            read_own_items
        ])
    }
}

/// A name and a password in every request.
pub(crate) mod tutorial006 {
    use super::*;

    #[security(http_basic, name = "HTTPBasic")]
    struct Basic(BasicCredentials);

    #[get("/users/me")]
    async fn read_current_user(credentials: Basic) -> Value {
        json!({ "username": credentials.0.username, "password": credentials.0.password })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_current_user])
    }
}
