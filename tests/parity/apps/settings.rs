//! Settings and environment variables: <https://fastapi.tiangolo.com/advanced/settings/>
//!
//! Rust reads the environment once, before the application is made; the application has the settings as state.

use std::env;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    struct Settings {
        app_name: String,
        admin_email: String,
        items_per_user: u32,
    }

    impl Settings {
        fn from_env() -> Self {
            let or = |name, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
            Settings {
                app_name: or("APP_NAME", "Awesome API"),
                admin_email: or("ADMIN_EMAIL", ""),
                items_per_user: or("ITEMS_PER_USER", "50").parse().unwrap_or(50),
            }
        }
    }

    #[get("/info")]
    async fn info(settings: State<Settings>) -> Value {
        json!({
            "app_name": settings.app_name,
            "admin_email": settings.admin_email,
            "items_per_user": settings.items_per_user,
        })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").state(Settings::from_env()).routes(routes![info])
    }
}

pub(crate) mod app01 {
    pub(crate) use super::tutorial001::app;
}
