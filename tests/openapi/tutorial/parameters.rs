//! Path, query, header and cookie parameters.

use ferrapi::prelude::*;
use serde_json::{Value, json};

use super::{Sample, fastapi};

mod path {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: i64) -> Value {
        json!({"item_id": item_id})
    }

    #[get("/users/me")]
    async fn read_user_me() -> Value {
        json!({"user_id": "the current user"})
    }

    #[get("/users/<user_id>")]
    async fn read_user(user_id: String) -> Value {
        json!({"user_id": user_id})
    }

    #[get("/files/<file_path..>")]
    async fn read_file(file_path: String) -> Value {
        json!({"file_path": file_path})
    }

    pub(super) const APPS: [Sample; 3] = [
        ("path_params.tutorial002", || fastapi().routes(routes![read_item])),
        ("path_params.tutorial003", || fastapi().routes(routes![read_user_me, read_user])),
        ("path_params.tutorial004", || fastapi().routes(routes![read_file])),
    ];
}

mod numeric_1 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get")] item_id: i64,
        #[query(alias = "item-query")] q: Option<String>,
    ) -> Value {
        json!({"item_id": item_id, "q": q})
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod numeric_2 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(q: String, #[path(title = "The ID of the item to get")] item_id: i64) -> Value {
        json!({"item_id": item_id, "q": q})
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod numeric_4 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get", ge = 1)] item_id: i64,
        q: String,
    ) -> Value {
        json!({"item_id": item_id, "q": q})
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod numeric_5 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get", gt = 0, le = 1000)] item_id: i64,
        q: String,
    ) -> Value {
        json!({"item_id": item_id, "q": q})
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod query {
    use super::*;

    #[get("/items/")]
    async fn read_item(#[query(default = 0)] skip: i64, #[query(default = 10)] limit: i64) -> Value {
        json!([skip, limit])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_item])
    }
}

mod query_2 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String, q: Option<String>) -> Value {
        json!([item_id, q])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_item])
    }
}

mod query_4 {
    use super::*;

    #[get("/users/<user_id>/items/<item_id>")]
    async fn read_user_item(
        user_id: i64,
        item_id: String,
        q: Option<String>,
        #[query(default = false)] short: bool,
    ) -> Value {
        json!([user_id, item_id, q, short])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_user_item])
    }
}

mod query_5 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_user_item(item_id: String, needy: String) -> Value {
        json!([item_id, needy])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_user_item])
    }
}

/// `GET /items/` with one query parameter, which alone differs.
macro_rules! text_queries {
    ($($name:ident $recorded:literal: $(#[$attribute:meta])? $type:ty;)*) => {
        $(mod $name {
            use super::*;

            #[get("/items/")]
            async fn read_items($(#[$attribute])? q: $type) -> Value {
                json!({"q": q})
            }

            pub(super) fn app() -> App {
                fastapi().routes(routes![read_items])
            }
        })*
        const TEXT_QUERIES: &[Sample] = &[$(($recorded, $name::app)),*];
    };
}

text_queries! {
    text_1 "query_params_str_validations.tutorial001": Option<String>;
    text_2 "query_params_str_validations.tutorial002": #[query(max_length = 50)] Option<String>;
    text_4 "query_params_str_validations.tutorial004":
        #[query(min_length = 3, max_length = 50, pattern = "^fixedquery$")] Option<String>;
    text_6 "query_params_str_validations.tutorial006": #[query(min_length = 3)] String;
    text_7 "query_params_str_validations.tutorial007": #[query(title = "Query string", min_length = 3)] Option<String>;
    text_8 "query_params_str_validations.tutorial008": #[query(
        title = "Query string",
        description = "Query string for the items to search in the database that have a good match",
        min_length = 3
    )] Option<String>;
    text_10 "query_params_str_validations.tutorial010": #[query(
        alias = "item-query",
        title = "Query string",
        description = "Query string for the items to search in the database that have a good match",
        min_length = 3,
        max_length = 50,
        pattern = "^fixedquery$",
        deprecated
    )] Option<String>;
    text_11 "query_params_str_validations.tutorial011": #[query] Option<Vec<String>>;
    header_1 "header_params.tutorial001": #[header(alias = "user-agent")] Option<String>;
    header_3 "header_params.tutorial003": #[header(alias = "x-token")] Option<Vec<String>>;
    cookie_1 "cookie_params.tutorial001": #[cookie(alias = "ads_id")] Option<String>;
}

mod models {
    use super::*;

    #[model]
    enum OrderBy {
        #[serde(rename = "created_at")]
        CreatedAt,
        #[serde(rename = "updated_at")]
        UpdatedAt,
    }

    #[model]
    struct FilterParams {
        #[field(default = 100, gt = 0, le = 100)]
        limit: i64,
        #[field(default = 0, ge = 0)]
        offset: i64,
        #[field(default = OrderBy::CreatedAt)]
        order_by: OrderBy,
        #[field(default)]
        tags: Vec<String>,
    }

    #[get("/items/")]
    async fn read_items(#[query] filter_query: FilterParams) -> Value {
        json!(filter_query)
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod cookie_models {
    use super::*;

    #[model]
    struct Cookies {
        session_id: String,
        fatebook_tracker: Option<String>,
        googall_tracker: Option<String>,
    }

    #[get("/items/")]
    async fn read_items(#[cookie] cookies: Cookies) -> Value {
        json!(cookies)
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

mod header_models {
    use super::*;

    #[model]
    struct CommonHeaders {
        host: String,
        save_data: bool,
        if_modified_since: Option<String>,
        traceparent: Option<String>,
        #[field(default)]
        x_tag: Vec<String>,
    }

    #[get("/items/")]
    async fn read_items(#[header] headers: CommonHeaders) -> Value {
        json!(headers)
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_items])
    }
}

pub(super) fn apps() -> Vec<Sample> {
    let mut apps = path::APPS.to_vec();
    apps.extend(TEXT_QUERIES);
    apps.extend::<[Sample; 11]>([
        ("path_params_numeric_validations.tutorial001", numeric_1::app),
        ("path_params_numeric_validations.tutorial002", numeric_2::app),
        ("path_params_numeric_validations.tutorial004", numeric_4::app),
        ("path_params_numeric_validations.tutorial005", numeric_5::app),
        ("query_params.tutorial001", query::app),
        ("query_params.tutorial002", query_2::app),
        ("query_params.tutorial004", query_4::app),
        ("query_params.tutorial005", query_5::app),
        ("query_param_models.tutorial001", models::app),
        ("cookie_param_models.tutorial001", cookie_models::app),
        ("header_param_models.tutorial001", header_models::app),
    ]);
    apps
}
