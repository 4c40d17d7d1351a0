#[post("/items/<item_id>/<rest..>")]
async fn everything(
    /// The item.
    #[path(ge = 1)] item_id: u64,
    rest: String,
    #[path] tenant: Uuid,
    #[query(default = "x", min_length = 1, max_length = 10, pattern = "^x", alias = "item-query")] q: String,
    #[query(default, title = "Tags", example = "a", unique_items, min_items = 1)] tags: Vec<String>,
    #[query(default = 0.5, gt = 0, deprecated, hidden, description = "How much")] share: f64,
    #[header] user_agent: Option<String>,
    #[header(convert_underscores = false)] strange_header: Option<String>,
    #[header(alias = "X-Token")] token: String,
    #[cookie] session: Option<String>,
    #[body(embed, examples(first(), second()))] item: Item,
    #[depends(auth::user)] user: User,
    State(items): State<Items>,
    mut page: Page,
    r#type: bool,
) {
}
