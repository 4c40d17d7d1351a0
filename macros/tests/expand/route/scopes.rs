#[get("/status", depends(session), depends(user, clock, scopes("admin")))]
async fn status(#[depends(user, scopes("me", ITEMS))] user: User) -> u8 {
    1
}
