#[get("/lent")]
async fn lent(request: &RequestHead, head: &mut ResponseHead, n: u8) -> u8 {
    n
}
