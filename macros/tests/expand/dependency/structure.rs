/// A part of a list.
#[dependency]
#[derive(Clone)]
pub struct Page {
    /// How many are left out.
    pub skip: u32,
    #[query(le = 100, default = 20)]
    limit: u32,
}
