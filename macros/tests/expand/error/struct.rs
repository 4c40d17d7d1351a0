#[derive(ApiError)]
#[error(status = 402, detail = "Pay {amount} first")]
struct Unpaid<T: Display> {
    amount: T,
}

#[derive(ApiError)]
enum Never {}
