/// What happened.
#[model]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Event {
    Created {
        #[field(min_length = 1)]
        name: String,
        #[field(default = 1)]
        version: u32,
    },
    Renamed(Rename),
    Deleted,
}

#[model(check = plausible)]
#[serde(untagged)]
enum Key {
    Number(#[field(ge = 1)] u64),
    Pair(String, String),
}

#[model]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Value(bool),
}
