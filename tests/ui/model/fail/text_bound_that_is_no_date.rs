use ferrapi::model;

#[model]
struct Event {
    #[field(ge = "2024-02-30")]
    day: ferrapi::Date,
}

fn main() {}
