#[dependency]
fn active(#[depends(users::current, scopes("me"))] user: User, scopes: SecurityScopes) -> User {
    user
}
