#[dependency]
async fn require_role(#[fixed] least: Role, #[depends(role)] role: Role) -> Result<Role, HttpError> {
    if role >= least { Ok(role) } else { Err(HttpError::forbidden("Not enough")) }
}
