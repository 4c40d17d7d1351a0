use ferrapi::prelude::*;

#[derive(ApiError)]
enum E {
    #[error(status = 404)]
    A,
}
#[get("/x")]
async fn x() -> Result<String, E> {
    let s = std::fs::read_to_string("x")?;
    Ok(s)
}

fn main() {}
