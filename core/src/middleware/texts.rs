//! A list of texts, as the settings of layers take it.

/// A list of texts: `["a", "b"]`, a `Vec<String>`, an iterator of either. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of texts",
    label = "no list",
    note = "write `[\"…\"]`, also for one, or give a `Vec<String>`"
)]
pub trait Texts {
    /// The texts, in order.
    #[doc(hidden)]
    fn into_texts(self) -> Vec<String>;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item: Into<String>>> Texts for I {
    fn into_texts(self) -> Vec<String> {
        self.into_iter().map(Into::into).collect()
    }
}
