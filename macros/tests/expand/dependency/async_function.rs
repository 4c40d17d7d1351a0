#[dependency(shared = false)]
pub async fn user(#[header] token: String, head: &RequestHead, #[depends(database)] db: Database) -> User {
    User
}
