use ferrapi::model;

#[model]
struct Job {
    #[field(le = 3600)]
    length: ferrapi::Duration,
}

fn main() {}
