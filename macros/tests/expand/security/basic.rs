#[security(http_basic(realm = "staff"))]
struct Staff(pub BasicCredentials);
