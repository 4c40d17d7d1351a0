use ferrapi::StaticFiles;
fn main() {
    drop(StaticFiles::new(std::env::var("STATIC")));
}
