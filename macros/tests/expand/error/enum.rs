#[derive(Debug, ApiError)]
enum StoreError {
    #[error(status = 404, detail = "Item {id} not found")]
    Missing { id: u32 },
    #[error(status = 404, detail = "No shelf {0:?} in {{{1}}}")]
    Shelf(String, u8),
    #[error(status = 409)]
    Taken,
    #[error(status = 503, detail = "Try again", headers("Retry-After" = "{seconds}"))]
    Busy { seconds: u32, load: f32 },
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error(status = 500, detail = "The disk failed")]
    Disk(#[from] std::io::Error),
}
