#[derive(ApiError)]
enum Wrong {
    #[error(status = 200)]
    Odd(#[from] HttpError),
}
