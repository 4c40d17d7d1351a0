use ferrapi::prelude::*;

#[delete("/items/<id>", status = 204)]
async fn remove(id: u32) -> Result<u32, HttpError> {
    Ok(id)
}

fn main() {}
