/// How loud.
#[model(integer, literal)]
#[derive(Clone, Copy)]
enum Level {
    Low = 1,
    High,
    #[serde(skip)]
    Muted = -1,
}

/// Either of two.
#[model]
#[serde(untagged)]
enum Either {
    Number(#[field(ge = 1)] i64),
    Text(String),
    Nothing,
}
