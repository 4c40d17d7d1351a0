#[derive(ApiError)]
#[error(status = 402, detail = "Pay {amount} first")]
struct Unpaid<T: Display> {
    amount: T,
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl<T: Display> __ferrapi::ApiError for Unpaid<T> {
        const RESPONSES: &'static [__ferrapi::ResponseSpec] = &[
            __ferrapi::ResponseSpec {
                status: "402",
                description: __ferrapi::Some("Pay {amount} first"),
                content: __ferrapi::Some(__ferrapi::error_content()),
            },
        ];
        fn into_http_error(self) -> __ferrapi::HttpError {
            match self {
                Self { amount: field_0, .. } => {
                    __ferrapi::HttpError::new(
                        402,
                        ::std::format!("Pay {} first", field_0),
                    )
                }
            }
        }
    }
};
#[derive(ApiError)]
enum Never {}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::ApiError for Never {
        const RESPONSES: &'static [__ferrapi::ResponseSpec] = &[];
        fn into_http_error(self) -> __ferrapi::HttpError {
            match self {}
        }
    }
};
