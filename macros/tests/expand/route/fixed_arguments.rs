#[get("/admin", depends(verify(true, "a")))]
async fn admin(#[depends(require_role(Role::Admin))] role: Role) -> Role {
    role
}
