//! Driver of `#[dependency]`: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Item;

use crate::attr::dependency::RawDependency;
use crate::diag::Faults;
use crate::model::dependency::Dependency;
use crate::signature::function::RawFunction;
use crate::signature::structure::RawStructure;
use crate::{check, expand};

/// `#[dependency(…)]` on a function or a struct.
pub(crate) fn expand(tokens: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let raw = RawDependency::read(tokens, &mut faults);
    match syn::parse2(item.clone()) {
        Ok(Item::Fn(mut function)) => {
            let raw_function = RawFunction::take(&mut function, &mut faults);
            let dependency = check::dependency::check_function(raw, raw_function, &mut faults);
            let generic = !function.sig.generics.params.is_empty();
            finish(faults, &dependency, function.sig.receiver().is_some() || generic, &function)
        }
        Ok(Item::Struct(mut structure)) => {
            let raw_structure = RawStructure::take(&mut structure, &mut faults);
            let dependency = check::dependency::check_structure(raw, raw_structure, &mut faults);
            finish(faults, &dependency, !structure.generics.params.is_empty(), &structure)
        }
        Ok(_) => refuse(faults, "`#[dependency]` stands on a function or a struct", item),
        Err(error) => refuse(faults, &error.to_string(), item),
    }
}

/// `bare`: a stub of it would be a further error.
fn finish(faults: Faults, dependency: &Dependency, bare: bool, item: &impl ToTokens) -> TokenStream {
    match faults.finish() {
        Ok(()) => {
            let glue = expand::dependency::expand(dependency);
            quote!(#item #glue)
        }
        Err(faults) if bare => expand::fallback::expand(&faults, item, TokenStream::new()),
        Err(faults) => expand::fallback::expand(&faults, item, expand::dependency::stub(dependency)),
    }
}

fn refuse(mut faults: Faults, message: &str, item: TokenStream) -> TokenStream {
    faults.over(&item, message);
    match faults.finish() {
        Ok(()) => item,
        Err(faults) => expand::fallback::expand(&faults, item, TokenStream::new()),
    }
}
