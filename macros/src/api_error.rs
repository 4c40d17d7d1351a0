//! The driver of `#[derive(ApiError)]`: read, check, expand, or fall back.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::attr::error::RawError;
use crate::check;
use crate::diag::Faults;
use crate::expand::{error, fallback};
use crate::runtime::Runtime;

/// Expands the derive; the item itself is not part of the answer.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let parsed = match syn::parse2::<DeriveInput>(item) {
        Ok(parsed) => parsed,
        Err(error) => return error.to_compile_error(),
    };
    let mut faults = Faults::new();
    let runtime = Runtime::find();
    let model = check::error::check(RawError::read(parsed, &mut faults), &mut faults);
    match faults.finish() {
        Ok(()) => error::expand(&model, &runtime),
        Err(faults) => fallback::expand(&faults, TokenStream::new(), error::stub(&model, &runtime)),
    }
}
