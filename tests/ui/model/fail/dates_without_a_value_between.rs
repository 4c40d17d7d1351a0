use ferrapi::model;

#[model]
struct Event {
    #[field(ge = "2024-12-31", le = "2024-01-01")]
    day: ferrapi::Date,
}

fn main() {}
