#[deprecated]
#[get("/answer/<request>", depends(verify))]
async fn answer(request: u8, issues: bool, answer: Item, dependency_0: u8) {}
