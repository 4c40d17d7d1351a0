#[model]
struct Page<T, const N: usize>
where
    T: Clone,
{
    #[field(default, max_items = 100)]
    items: Vec<T>,
    #[field(required)]
    next: Option<T>,
    total: u64,
}
