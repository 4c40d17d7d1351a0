#[security(api_key(cookie = "sid"))]
struct Session(String);
