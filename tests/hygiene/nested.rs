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

/// Handlers and dependencies under every kind of path.
pub(crate) mod ways {
    use ferrapi::get;

    #[ferrapi::dependency]
    pub(crate) fn one() -> u32 {
        1
    }

    #[ferrapi::dependency]
    pub(crate) fn times(#[fixed] factor: u32, #[depends(self::one)] one: u32) -> u32 {
        factor * one
    }

    pub(crate) mod below {
        #[ferrapi::get("/nested/ways")]
        pub(crate) async fn ways(
            #[depends(super::one)] a: u32,
            #[depends(crate::nested::ways::one)] b: u32,
            #[depends(super::super::ways::times(3))] c: u32,
        ) -> [u32; 3] {
            [a, b, c]
        }
    }

    #[get("/nested/ways/super", depends(super::ways::one))]
    pub(crate) async fn checked() {}

    macro_rules! list {
        ($last:path) => {
            ferrapi::routes![$crate::nested::ways::below::ways, self::checked, $last]
        };
    }

    /// A variable and a module of one name.
    pub(crate) fn list() -> ferrapi::Routes {
        #[get("/nested/ways/here")]
        async fn here() {}
        let (below, checked) = (1, 2);
        assert!(below < checked);
        list!(here)
    }
}

/// All routes.
pub(crate) fn list() -> ferrapi::Routes {
    use items::read;
    ferrapi::routes![read::read, read::always, read::number, read::text,]
}
