//! Driver of `#[dependency]`: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{FnArg, Item, Lifetime, ReturnType, Type, TypeImplTrait, TypeInfer, TypeReference};

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
            let mut raw_function = RawFunction::take(&mut function, &mut faults);
            let borrowed = outlive(&mut raw_function.signature.output);
            let lent = function.sig.inputs.iter().any(|input| match input {
                FnArg::Receiver(_) => true,
                FnArg::Typed(argument) => matches!(*argument.ty, Type::Reference(_)),
            });
            if let (Some(reference), true) = (&borrowed, lent) {
                let message = "what a dependency gives outlives what is lent to it: write an owned type, such as `String` for `&str`";
                faults.over(reference, message);
            }
            let dependency = check::dependency::check_function(raw, raw_function, &mut faults);
            let generic = !function.sig.generics.params.is_empty();
            let bare = generic || function.sig.receiver().is_some() || !is_named(&function.sig.output);
            // The compiler says of the function itself that a lifetime is missing.
            if borrowed.is_some() && faults.is_empty() && !bare {
                let stub = expand::dependency::stub(&dependency);
                faults.finish().unwrap_or_default();
                return quote!(#function #stub);
            }
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

/// Makes the references of a returned type last, where nothing says for how long they do; gives the first of them.
fn outlive(output: &mut ReturnType) -> Option<TypeReference> {
    #[derive(Default)]
    struct Elided(Option<TypeReference>);
    impl VisitMut for Elided {
        fn visit_type_reference_mut(&mut self, node: &mut TypeReference) {
            if node.lifetime.is_none() {
                self.0.get_or_insert_with(|| node.clone());
                node.lifetime = Some(Lifetime::new("'static", node.and_token.span));
            }
            visit_mut::visit_type_reference_mut(self, node);
        }
    }
    let mut elided = Elided::default();
    elided.visit_return_type_mut(output);
    elided.0
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
