use ferrapi::prelude::*;

unsafe extern "C" {
    #[get("/x")]
    fn x();
}

fn main() {}
