#[get("/lent")]
fn items(head: &mut ResponseHead, items: State<Items>) {}
