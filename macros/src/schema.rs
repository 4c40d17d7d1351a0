//! The driver of `#[model]`: read, check, expand, or fall back.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::attr::model::{RawModel, without_serde};
use crate::attr::serde;
use crate::check;
use crate::diag::Faults;
use crate::expand::{fallback, schema};

/// Expands `#[model(…)]` on an item.
pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let parsed = match syn::parse2::<DeriveInput>(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => return fallback::expand(&error, item, TokenStream::new()),
    };
    let mut faults = Faults::new();
    let raw = RawModel::read(attribute, parsed, &mut faults);
    let (item, private) = (raw.item.clone(), raw.runtime.private());
    let model = check::schema::check(raw, &mut faults);
    match (faults.finish(), model) {
        (Ok(()), Some(model)) => schema::expand(&model),
        (Ok(()), None) => schema::stub(&item, &private, &[]),
        (Err(faults), _) => {
            let derived = serde::own_derive_names(&item.attrs);
            let stub = schema::stub(&item, &private, &derived);
            let item = if derived.is_empty() { without_serde(item) } else { item };
            fallback::expand(&faults, item, stub)
        }
    }
}
