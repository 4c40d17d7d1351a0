//! Handlers, dependencies, models and errors that live in modules of their own, and are used from outside.

/// What is stored.
pub(crate) mod models {
    use ferrapi::prelude::*;

    /// An item.
    #[model]
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct Item {
        pub(crate) id: u32,
    }

    /// What can go wrong.
    #[derive(Debug, ApiError)]
    pub(crate) enum Failure {
        #[error(status = 409, detail = "{id} is taken")]
        Taken { id: u32 },
    }
}

mod items {
    pub(super) mod read {
        use super::super::models::{Failure, Item};
        use ferrapi::get;

        #[ferrapi::dependency]
        fn item(id: u32) -> Result<Item, Failure> {
            if id == 0 { Err(Failure::Taken { id }) } else { Ok(Item { id }) }
        }

        #[get("/nested/items/<id>")]
        pub(in super::super) async fn read(#[depends(item)] item: Item) -> Item {
            item
        }

        #[cfg(any())]
        #[get("/nested/never")]
        pub(in super::super) async fn never() {}

        #[cfg(not(any()))]
        #[get("/nested/always")]
        pub(in super::super) async fn always() {}

        macro_rules! handlers {
            ($($name:ident: $path:literal => $value:ty),*) => {$(
                #[get($path)]
                pub(in super::super) async fn $name(value: $value) -> $value {
                    value
                }
            )*};
        }

        handlers!(number: "/nested/number" => u32, text: "/nested/text" => String);
    }
}

/// All routes.
pub(crate) fn list() -> ferrapi::Routes {
    use items::read;
    ferrapi::routes![read::read, read::always, read::number, read::text,]
}
