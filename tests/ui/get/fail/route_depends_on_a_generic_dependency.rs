use ferrapi::prelude::*;

#[dependency]
fn page<T: Send + 'static>(size: u32) -> Vec<T> {
    Vec::with_capacity(size as usize)
}

#[get("/items")]
async fn read(#[depends(page::<u32>)] page: Vec<u32>) -> Vec<u32> {
    page
}

fn main() {}
