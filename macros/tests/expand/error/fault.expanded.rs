#[derive(ApiError)]
enum Wrong {
    #[error(status = 200)]
    Odd(#[from] HttpError),
}
::core::compile_error! {
    "200 is no error's status: write one from 400 to 599"
}
#[allow(deprecated)]
const _: () = {
    use ::ferrapi::__private as __ferrapi;
    #[automatically_derived]
    impl __ferrapi::ApiError for Wrong {
        const RESPONSES: &'static [__ferrapi::ResponseSpec] = &[];
        fn into_http_error(self) -> __ferrapi::HttpError {
            __ferrapi::HttpError::status(500)
        }
    }
    #[automatically_derived]
    impl __ferrapi::From<HttpError> for Wrong {
        fn from(error: HttpError) -> Self {
            Self::Odd(error)
        }
    }
};
