//! What the hot check leaves to the cold pass: items that must differ, and defaults, which nobody checks.

use ferrapi::prelude::*;

use super::subjects;

// Only the cold pass tells whether items differ, so the hot check leaves every list of two and more to it.
#[model]
struct Unique {
    #[field(unique_items)]
    numbers: Vec<u8>,
}

subjects! {
    unique: Unique {
        good [{"numbers": []}, {"numbers": [1]}, {"numbers": [1, 2]}]
        bad [{"numbers": [1, 1]}]
    }
}

#[test]
fn a_default_is_not_checked_as_in_pydantic() {
    #[model]
    struct Lax {
        #[field(default, min_items = 1)]
        unchecked: Vec<u8>,
        other: u8,
    }

    #[post("/lax")]
    async fn lax(lax: Lax) -> Lax {
        lax
    }

    let client = ferrapi::TestClient::new(App::new("Lax").routes(routes![lax]));
    for (body, status) in
        [(r#"{"other": 1}"#, 200), (r#"{"other": "1"}"#, 200), (r#"{"other": 1, "unchecked": []}"#, 422)]
    {
        assert_eq!(
            client.post("/lax").content_type("application/json").body(body).send().status(),
            status,
            "{body}"
        );
    }
}
