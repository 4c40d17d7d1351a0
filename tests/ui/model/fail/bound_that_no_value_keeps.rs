use ferrapi::model;

#[model]
struct Item {
    #[field(lt = 0)]
    count: u32,
}

fn main() {}
