//! Driver of `#[dependency]`: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Item, ReturnType, TypeImplTrait, TypeInfer};

use crate::attr::dependency::RawDependency;
use crate::diag::Faults;
use crate::model::dependency::Dependency;
use crate::signature::function::{RawFunction, take_other_roles};
use crate::signature::structure::RawStructure;
use crate::{check, expand};

/// `#[dependency(…)]` on a function or a struct.
pub(crate) fn expand(tokens: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let raw = RawDependency::read(tokens, &mut faults);
    match syn::parse2(item.clone()) {
        Ok(Item::Fn(mut function)) => {
            for other in take_other_roles(&mut function.attrs) {
                faults.over(
                    other,
                    "a function has one such attribute: write a second function that calls this one",
                );
            }
            let raw_function = RawFunction::take(&mut function, &mut faults);
            let dependency = check::dependency::check_function(raw, raw_function, &mut faults);
            let generic = !function.sig.generics.params.is_empty();
            let bare = generic || function.sig.receiver().is_some() || !is_named(&function.sig.output);
            finish(faults, &dependency, bare, &function)
        }
        Ok(Item::Struct(mut structure)) => {
            let raw_structure = RawStructure::take(&mut structure, &mut faults);
            let dependency = check::dependency::check_structure(raw, raw_structure, &mut faults);
            finish(faults, &dependency, !structure.generics.params.is_empty(), &structure)
        }
        Ok(_) => {
            faults.over(&item, "`#[dependency]` stands on a function or a struct");
            expand::fallback::bare(faults, item)
        }
        // The compiler has read the item before us and says itself what is wrong with it.
        Err(_) => expand::fallback::bare(faults, item),
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

/// Whether a type alias could name what a function returns.
fn is_named(output: &ReturnType) -> bool {
    struct Unnamed(bool);
    impl<'ast> Visit<'ast> for Unnamed {
        fn visit_type_impl_trait(&mut self, _: &'ast TypeImplTrait) {
            self.0 = true;
        }
        fn visit_type_infer(&mut self, _: &'ast TypeInfer) {
            self.0 = true;
        }
    }
    let mut unnamed = Unnamed(false);
    unnamed.visit_return_type(output);
    !unnamed.0
}
