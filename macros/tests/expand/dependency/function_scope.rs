#[dependency(scope = "function")]
async fn transaction(#[depends(pool)] pool: Pool) -> Transaction {
    pool.begin().await
}
