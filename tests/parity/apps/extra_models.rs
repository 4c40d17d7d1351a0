//! Extra models: <https://fastapi.tiangolo.com/tutorial/extra-models/>

use std::collections::BTreeMap;

use ferrapi::Email;
use ferrapi::prelude::*;

/// One model for what comes in, one for what is kept, one for what goes out.
pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct UserIn {
        username: String,
        password: String,
        email: Email,
        full_name: Option<String>,
    }

    #[model]
    struct UserOut {
        username: String,
        email: Email,
        full_name: Option<String>,
    }

    struct UserInDb {
        username: String,
        hashed_password: String,
        email: Email,
        full_name: Option<String>,
    }

    fn fake_save_user(user: UserIn) -> UserInDb {
        let hashed_password = format!("supersecret{}", user.password);
        UserInDb { username: user.username, hashed_password, email: user.email, full_name: user.full_name }
    }

    #[post("/user/")]
    async fn create_user(user_in: UserIn) -> UserOut {
        let saved = fake_save_user(user_in);
        assert!(saved.hashed_password.starts_with("supersecret"));
        UserOut { username: saved.username, email: saved.email, full_name: saved.full_name }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_user])
    }
}

/// A union of models: the answer is the one that the handler returns.
pub(crate) mod tutorial003 {
    use super::*;

    #[model]
    struct PlaneItem {
        description: String,
        #[field(default = "plane")]
        r#type: String,
        size: i64,
    }

    #[model]
    struct CarItem {
        description: String,
        #[field(default = "car")]
        r#type: String,
    }

    #[model]
    #[serde(untagged)]
    enum Vehicle {
        Plane(PlaneItem),
        Car(CarItem),
    }

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String) -> Vehicle {
        match item_id.as_str() {
            "item1" => Vehicle::Car(CarItem {
                description: "All my friends drive a low rider".to_owned(),
                r#type: "car".to_owned(),
            }),
            "item2" => Vehicle::Plane(PlaneItem {
                description: "Music is my aeroplane, it's my aeroplane".to_owned(),
                r#type: "plane".to_owned(),
                size: 5,
            }),
            // As Python's KeyError: the client learns nothing of it but 500.
            _ => panic!("no item {item_id}"),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// Any keys.
pub(crate) mod tutorial005 {
    use super::*;

    #[get("/keyword-weights/")]
    async fn read_keyword_weights() -> BTreeMap<String, f64> {
        BTreeMap::from([("foo".to_owned(), 2.3), ("bar".to_owned(), 3.4)])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_keyword_weights])
    }
}
