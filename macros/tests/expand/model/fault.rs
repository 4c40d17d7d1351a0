#[model]
struct Wrong<T> {
    #[field(min_lenght = 1)]
    #[serde(rename = "n")]
    name: T,
}
