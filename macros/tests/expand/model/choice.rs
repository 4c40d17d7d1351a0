/// A colour.
#[model]
#[derive(Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Color {
    /// As in blood.
    Red,
    #[serde(alias = "gray", alias = "GREY")]
    Grey,
    #[serde(skip)]
    Unknown,
}
