#[security(http_barer, optional = 1)]
#[derive(Debug)]
struct Token(String);
