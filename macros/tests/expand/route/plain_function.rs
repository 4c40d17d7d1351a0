#[get("/slow")]
pub fn slow() -> &'static str {
    "done"
}
