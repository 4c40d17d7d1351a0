#[model(patch, extra = "forbid")]
#[derive(Debug, Clone, PartialOrd)]
pub struct Item {
    /// What it is called.
    #[field(min_length = 1, check = is_capital)]
    pub name: String,
    #[field(alias = "unitPrice", default = 1.0)]
    price: f64,
}
