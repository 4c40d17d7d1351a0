//! The driver of `#[model]`: read, check, expand, or fall back.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::attr::model::{RawModel, fields_mut, without_serde};
use crate::check;
use crate::diag::Faults;
use crate::expand::{fallback, schema};
use crate::signature::owned::refuse_unsized;

/// Expands `#[model(…)]` on an item.
pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut parsed = match syn::parse2::<DeriveInput>(item.clone()) {
        Ok(parsed) => parsed,
        Err(_) => return fallback::bare(refusal(&item), item),
    };
    let mut faults = Faults::new();
    for field in fields_mut(&mut parsed) {
        refuse_unsized(&mut field.ty, "a model", &mut faults);
    }
    let raw = RawModel::read(attribute, parsed, &mut faults);
    let (item, private) = (raw.item.clone(), raw.runtime.private());
    let model = check::schema::check(raw, &mut faults);
    match (faults.finish(), model) {
        (Ok(()), Some(model)) => schema::expand(&model),
        (Ok(()), None) => schema::stub(&item, &private),
        (Err(faults), _) => {
            let stub = schema::stub(&item, &private);
            fallback::expand(&faults, without_serde(item), stub)
        }
    }
}

/// What is said of an item that is no type. A type that cannot be read is the compiler's matter: it has read it first.
fn refusal(item: &TokenStream) -> Faults {
    let mut faults = Faults::new();
    if syn::parse2::<syn::Item>(item.clone()).is_ok() {
        faults.over(item, "`#[model]` stands on a struct or an enum");
    }
    faults
}
