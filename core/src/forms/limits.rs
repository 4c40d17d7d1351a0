//! What a form may take, in numbers.

/// What a form may take, in numbers. (The greatest body is the application's or the route's: `body_limit`.)
///
/// ```
/// let limits = ferrapi::FormLimits::default().files(10).spool(64 * 1024);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormLimits {
    pub(crate) files: usize,
    pub(crate) fields: usize,
    pub(crate) text: usize,
    pub(crate) spool: usize,
}

impl FormLimits {
    /// The greatest number of files (default: 1,000). More are answered with 400, as is a form with more parts in all than
    /// the greater of this and [`fields`](Self::fields).
    pub fn files(mut self, files: usize) -> Self {
        self.files = files;
        self
    }

    /// The greatest number of parts that are no files, and of the pairs of an urlencoded form (default: 1,000). More are
    /// answered with 400.
    pub fn fields(mut self, fields: usize) -> Self {
        self.fields = fields;
        self
    }

    /// The greatest part that is no file, in bytes (default: 1 MiB). A larger one is answered with 400; with 413 where such
    /// parts and the headers of all parts take more than twice of it together.
    pub fn text(mut self, bytes: usize) -> Self {
        self.text = bytes;
        self
    }

    /// How much of all files of a form is kept in memory, in bytes (default: 1 MiB). What does not fit goes to a temporary
    /// file, which is gone when the request is answered and every [`UploadFile`](crate::UploadFile) of it dropped.
    pub fn spool(mut self, bytes: usize) -> Self {
        self.spool = bytes;
        self
    }
}

impl Default for FormLimits {
    fn default() -> Self {
        FormLimits { files: 1000, fields: 1000, text: 1 << 20, spool: 1 << 20 }
    }
}
