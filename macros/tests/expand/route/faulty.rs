/// Kept.
#[get("/items/{id}", staus = 201)]
#[allow(unused)]
pub async fn faulty(/** gone */ #[query(mim_length = 3)] q: String, #[query] #[header] twice: u8) -> u8 {
    twice
}
