//! A checked dependency → its marker, its table, its glue.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, Ident, PathArguments, Type};

use crate::expand::names::{self, at, variable, variable_at, variable_of};
use crate::expand::proof::may_depend;
use crate::expand::{argument, call, marker, named, proof};
use crate::model::argument::Argument;
use crate::model::dependency::{Call, Dependency, Item};

/// Everything that stands beside the user's function or struct.
pub(crate) fn expand(dependency: &Dependency) -> TokenStream {
    let resolve = match &dependency.item {
        Item::Function { call, returned } => resolve_function(dependency, *call, returned.as_deref()),
        Item::Structure => resolve_structure(dependency),
    };
    let proofs = proof::dependency(&dependency.name, &dependency.arguments);
    assemble(dependency, &resolve, &proofs)
}

/// The same contract with nothing behind it, for a dependency that has faults.
pub(crate) fn stub(dependency: &Dependency) -> TokenStream {
    let resolve = quote! {
        async fn resolve(
            _: &mut __ferrapi::Request,
            _: &mut __ferrapi::Issues,
            _: Self::Fixed,
        ) -> __ferrapi::Option<Self::Value> {
            __ferrapi::None
        }
    };
    assemble(dependency, &resolve, &TokenStream::new())
}

fn assemble(dependency: &Dependency, resolve: &TokenStream, proofs: &TokenStream) -> TokenStream {
    let Dependency { runtime, name, visibility, item, arguments, shared, .. } = dependency;
    let word = crate::signature::argument::word(name);
    let path = format!("::{word}");
    let fixed = arguments.iter().filter(|argument| argument.is_fixed()).map(|argument| &argument.ty);
    let guard = dependency.guard.then(|| quote!(guard: true,));
    let scope = dependency.function_scope.then(|| quote!(scope: __ferrapi::Scope::Function,));
    let named: Vec<_> = arguments.iter().filter_map(Argument::named).collect();
    let places = named::places(&word, named.iter().copied());
    let checks = argument::checks(arguments);
    let arguments = arguments.iter().map(argument::spec);
    let scoped = matches!(item, Item::Function { .. })
        .then(|| quote!(scoped: __ferrapi::Probe::<__Returned>::IS_SCOPED,));
    let parts = Parts::of(item, name);
    let Parts { aliases, value, errors, span } = &parts;
    let extraction = matches!(item, Item::Structure).then(|| extraction(name));
    // A dependency that leads back to itself is reported at its name.
    let spec = quote_spanned! {at(name.span())=>
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: #word,
            id: __ferrapi::type_id::<#name>,
            path: ::core::concat!(::core::module_path!(), #path),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[#(#arguments),*],
            shared: #shared,
            cloneable: __ferrapi::Probe::<#value>::IS_CLONE,
            errors: #errors,
            #scoped
            #scope
            #guard
            ..__ferrapi::DependencySpec::DEFAULT
        };
    };
    let items = quote_spanned! {*span=>
        use __ferrapi::NotClone as _;
        #aliases
        impl __ferrapi::Dependency for #name {
            type Value = #value;
            type Fixed = (#(#fixed,)*);
            #spec
            const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<#value>::CLONE;
            #resolve
        }
        #extraction
        #places
        #checks
        #proofs
    };
    let block = names::block(runtime, marker::around_items(named.iter().map(|named| &named.path), items));
    match item {
        Item::Function { .. } => {
            let marker = names::marker(visibility, name);
            quote!(#marker #block)
        }
        // A struct is its own marker.
        Item::Structure => block,
    }
}

/// The types that a dependency's impl speaks of.
struct Parts {
    /// Where what is wrong with the value is reported.
    span: Span,
    /// Short names for what a function returns.
    aliases: TokenStream,
    value: TokenStream,
    errors: TokenStream,
}

impl Parts {
    fn of(item: &Item, name: &Ident) -> Self {
        let Item::Function { returned, .. } = item else {
            let value = name.to_token_stream();
            return Self { span: at(name.span()), aliases: TokenStream::new(), value, errors: quote!(&[]) };
        };
        let returned = returned.as_deref();
        let span = at(returned.map_or_else(|| name.span(), Spanned::span));
        let returned = returned_tokens(returned);
        Self {
            span,
            aliases: quote_spanned! {span=>
                type __Outcome = __ferrapi::Outcome<{ __ferrapi::Probe::<#returned>::IS_RESULT }>;
                type __Returned = <__Outcome as __ferrapi::Split<#returned>>::Value;
                type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
                type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
            },
            value: quote_spanned!(span=> __Value),
            errors: quote_spanned! {span=>
                __ferrapi::Probe::<<__Outcome as __ferrapi::Split<#returned>>::Error>::ERRORS
            },
        }
    }
}

fn resolve_function(dependency: &Dependency, call: Call, returned: Option<&Type>) -> TokenStream {
    let span = at(returned.map_or_else(|| dependency.name.span(), Spanned::span));
    let [request, issues, answer] = ["request", "issues", "answer"].map(|name| variable_at(name, span));
    let returned_error = returned.and_then(error_of);
    let returned = returned_tokens(returned);
    let called = call::call(&dependency.name, call, &dependency.arguments);
    // An error that is none of ours is reported here.
    let settle = Ident::new("settle", returned_error.unwrap_or(span));
    let settled = quote_spanned! {span=>
        #request.#settle::<Self, __Held, _, _>(<__Outcome as __ferrapi::Split<#returned>>::split(#answer), #issues)
    };
    resolve(dependency, &quote!(#called #settled))
}

fn resolve_structure(dependency: &Dependency) -> TokenStream {
    let fields = dependency.arguments.iter().map(|argument| {
        let (field, variable) = (&argument.variable, variable_of(&argument.variable));
        quote!(#field: #variable)
    });
    resolve(dependency, &quote!(__ferrapi::Some(Self { #(#fields),* })))
}

fn resolve(dependency: &Dependency, body: &TokenStream) -> TokenStream {
    let (request, issues) = (variable("request"), variable("issues"));
    let otherwise = quote!(return __ferrapi::None);
    // A struct may have a constant of that name itself.
    let table = match &dependency.item {
        Item::Function { .. } => quote!(Self::SPEC),
        Item::Structure => quote!(<Self as __ferrapi::Dependency>::SPEC),
    };
    let extractions = call::extractions(&[], &dependency.arguments, &table, &issues);
    let way_out = call::way_out(&[], &dependency.arguments, None, &otherwise);
    let span = call::function_span(&dependency.name);
    let name = &dependency.name;
    let mut value = Parts::of(&dependency.item, name).value;
    if dependency.arguments.iter().any(may_depend) {
        value = quote_spanned!(span=> __ferrapi::Acyclic<#value, { __ferrapi::acyclic::<#name>() }>);
    }
    let fixed = dependency.arguments.iter().filter(|argument| argument.is_fixed());
    let fixed = fixed.map(|argument| variable_of(&argument.variable));
    let body = quote!(#extractions #way_out #body);
    let allowed = dependency.calls_deprecated.then(|| quote!(#[allow(deprecated)]));
    quote_spanned! {span=>
        #allowed
        // Not each of them waits for something.
        #[allow(clippy::pedantic, clippy::question_mark)]
        async fn resolve(
            #request: &mut __ferrapi::Request,
            #issues: &mut __ferrapi::Issues,
            (#(#fixed,)*): Self::Fixed,
        ) -> __ferrapi::Option<#value> {
            #body
        }
    }
}

/// A dependency struct is an argument without an attribute.
fn extraction(name: &Ident) -> TokenStream {
    let (request, issues) = (variable("request"), variable("issues"));
    quote! {
        impl __ferrapi::Argument for #name {
            const ORIGIN: __ferrapi::Origin = __ferrapi::on(<#name as __ferrapi::Dependency>::SPEC);
            async fn extract(
                #request: &mut __ferrapi::Request,
                _: &'static __ferrapi::ArgumentSpec,
                #issues: &mut __ferrapi::Issues,
            ) -> __ferrapi::Option<Self> {
                #request.resolve::<#name>(#issues).await
            }
        }
    }
}

fn returned_tokens(returned: Option<&Type>) -> TokenStream {
    returned.map_or_else(|| quote!(()), ToTokens::to_token_stream)
}

/// Where the error stands in `Result<T, E>`, as far as the spelling tells.
fn error_of(returned: &Type) -> Option<Span> {
    let Type::Path(path) = returned else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    let [_, GenericArgument::Type(error)] = arguments.args.iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(error.span())
}
