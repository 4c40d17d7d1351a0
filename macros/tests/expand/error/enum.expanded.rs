#[derive(Debug, ApiError)]
enum StoreError {
    #[error(status = 404, detail = "Item {id} not found")]
    Missing { id: u32 },
    #[error(status = 404, detail = "No shelf {0:?} in {{{1}}}")]
    Shelf(String, u8),
    #[error(status = 409)]
    Taken,
    #[error(status = 503, detail = "Try again", headers("Retry-After" = "{seconds}"))]
    Busy { seconds: u32, load: f32 },
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error(status = 500, detail = "The disk failed")]
    Disk(#[from] std::io::Error),
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::ApiError for StoreError {
        const RESPONSES: &'static [__ferrapi::ResponseSpec] = {
            const PARTS: &[&[__ferrapi::ResponseSpec]] = &[
                &[
                    __ferrapi::ResponseSpec {
                        status: "404",
                        description: __ferrapi::Some(
                            "Item {id} not found; No shelf {0} in {{1}}",
                        ),
                        content: __ferrapi::Some(__ferrapi::error_content()),
                    },
                    __ferrapi::ResponseSpec {
                        status: "409",
                        description: __ferrapi::None,
                        content: __ferrapi::Some(__ferrapi::error_content()),
                    },
                    __ferrapi::ResponseSpec {
                        status: "500",
                        description: __ferrapi::Some("The disk failed"),
                        content: __ferrapi::Some(__ferrapi::error_content()),
                    },
                    __ferrapi::ResponseSpec {
                        status: "503",
                        description: __ferrapi::Some("Try again"),
                        content: __ferrapi::Some(__ferrapi::error_content()),
                    },
                ],
                <HttpError as __ferrapi::ApiError>::RESPONSES,
            ];
            const ALL: [__ferrapi::ResponseSpec; __ferrapi::count_responses(PARTS)] = __ferrapi::join_responses(
                PARTS,
            );
            &ALL
        };
        fn into_http_error(self) -> __ferrapi::HttpError {
            match self {
                Self::Missing { id: field_0, .. } => {
                    __ferrapi::HttpError::new(
                        404,
                        ::std::format!("Item {} not found", field_0),
                    )
                }
                Self::Shelf { 0: field_0, 1: field_1, .. } => {
                    __ferrapi::HttpError::new(
                        404,
                        ::std::format!("No shelf {:?} in {{{}}}", field_0, field_1),
                    )
                }
                Self::Taken { .. } => __ferrapi::HttpError::status(409),
                Self::Busy { seconds: field_0, .. } => {
                    __ferrapi::HttpError::new(503, "Try again")
                        .header("retry-after", ::std::format!("{}", field_0))
                }
                Self::Http { 0: error } => {
                    <HttpError as __ferrapi::ApiError>::into_http_error(error)
                }
                Self::Disk { .. } => __ferrapi::HttpError::new(500, "The disk failed"),
            }
        }
    }
    #[automatically_derived]
    impl __ferrapi::From<HttpError> for StoreError {
        fn from(error: HttpError) -> Self {
            Self::Http(error)
        }
    }
    #[automatically_derived]
    impl __ferrapi::From<std::io::Error> for StoreError {
        fn from(error: std::io::Error) -> Self {
            Self::Disk(error)
        }
    }
};
