/// What is looked for.
#[model(extra = "forbid")]
pub struct Filter {
    /// A part of the name.
    #[serde(alias = "query")]
    pub q: Option<String>,
    #[field(default)]
    offset: u32,
    #[field(default = 10, ge = 1, alias = "max")]
    limit: u32,
    #[field(required)]
    parent: Option<u32>,
}
