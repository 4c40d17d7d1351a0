/// What a client sends to create an item.
///
/// It is stored at once.
#[model(check = sensible, title = "A new item")]
#[derive(Debug, Clone)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItem {
    /// Shown to people.
    #[field(min_length = 1, max_length = 100, pattern = "^[A-Z]", example = "Hammer")]
    pub item_name: String,
    #[field(gt = 0, multiple_of = 0.5)]
    price: f64,
    #[field(default, max_items = 20, unique_items)]
    tags: Vec<String>,
    #[field(default = "new", alias = "item-state", hidden)]
    state: String,
    #[field(default = 3, ge = -1, check = is_odd, examples(1, 3), deprecated)]
    count: i64,
    note: Option<String>,
    #[field(required)]
    parent: Option<u32>,
    #[serde(alias = "colour", skip_serializing)]
    color: String,
    #[serde(with = "hex")]
    key: [u8; 4],
    #[serde(flatten)]
    size: Size,
    #[serde(skip)]
    cache: Cache,
}
