//! Whether a function can be called by the glue: free, safe, not generic.

use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{FnArg, GenericParam, Generics, Lifetime, Safety, Type};

use crate::check::types;
use crate::diag::Faults;
use crate::signature::function::RawFunction;

/// Checks everything about a function but its arguments. `role` is `a handler` or `a dependency`.
pub(crate) fn check(function: &RawFunction, role: &str, faults: &mut Faults) {
    let signature = &function.signature;
    if let Some(receiver) = signature.receiver() {
        faults.over(
            receiver,
            format!("{role} is a free function: take what it needs as arguments, not as `self`"),
        );
    }
    if let Some(token) = &signature.constness {
        faults.at(token.span, format!("{role} runs once per request: remove `const`"));
    }
    if let Safety::Unsafe(token) = &signature.safety {
        faults.at(token.span, format!("{role} is called by generated code: it cannot be `unsafe`"));
    }
    if let Some(abi) = &signature.abi {
        faults.over(abi, format!("{role} is an ordinary Rust function: remove `extern`"));
    }
    if let Some(variadic) = &signature.variadic {
        faults.over(variadic, format!("{role} has a fixed number of arguments"));
    }
    let typed = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(argument) => Some(&*argument.ty),
    });
    generics(&signature.generics, role, typed, faults);
    if let Some(returned) = function.returned() {
        types::check_returned(returned, role, faults);
    }
}

/// Nothing would choose the types of a generic item.
pub(crate) fn generics<'a>(
    generics: &'a Generics,
    role: &str,
    arguments: impl Iterator<Item = &'a Type>,
    faults: &mut Faults,
) {
    // A lifetime that an argument uses is reported there, where the remedy is.
    if generics.lifetimes().count() == generics.params.len() && use_lifetimes(arguments, generics) {
        return;
    }
    let message = match generics.params.first() {
        Some(GenericParam::Lifetime(_)) => {
            format!("{role} has no lifetime parameter: its arguments are owned, or lent with a plain `&`")
        }
        Some(_) => format!("{role} cannot be generic: nothing would choose its types, write one for each"),
        None => match &generics.where_clause {
            Some(clause) => return faults.at(clause.span(), format!("{role} has no `where` clause")),
            None => return,
        },
    };
    faults.over(&generics.params, message);
}

fn use_lifetimes<'a>(mut types: impl Iterator<Item = &'a Type>, generics: &'a Generics) -> bool {
    struct Lifetimes<'a>(Vec<&'a Lifetime>, bool);
    impl<'ast> Visit<'ast> for Lifetimes<'_> {
        fn visit_lifetime(&mut self, used: &'ast Lifetime) {
            self.1 |= self.0.contains(&used);
        }
    }
    types.any(|ty| {
        let mut lifetimes =
            Lifetimes(generics.lifetimes().map(|parameter| &parameter.lifetime).collect(), false);
        lifetimes.visit_type(ty);
        lifetimes.1
    })
}
