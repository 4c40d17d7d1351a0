use ferrapi::StaticFiles;
fn main() {
    drop(StaticFiles::new(5));
}
