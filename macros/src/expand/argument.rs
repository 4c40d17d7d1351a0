//! One argument → its line in the table, and its line in the glue.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ExprPath, Ident, Type};

use crate::attr::argument::Place;
use crate::expand::names::{at, variable, variable_at, variable_of};
use crate::expand::{constraint, default, docs, field, named};
use crate::model::argument::{Argument, Check, DefaultValue, Named, Origin, Placed};

/// The `ArgumentSpec`; only what differs from a plain, required argument is written.
pub(super) fn spec(argument: &Argument) -> TokenStream {
    let Argument { ident, name, ty, type_text, .. } = argument;
    let origin = match &argument.origin {
        Origin::Place(Placed { place: Place::File, .. }) => quote!(__ferrapi::Probe::<#ty>::FILE),
        Origin::Place(Placed { place, .. }) => {
            let place = place.constant();
            quote!(__ferrapi::Probe::<#ty>::#place)
        }
        Origin::Inferred => quote!(__ferrapi::Probe::<#ty>::ORIGIN),
        Origin::Dependency(named) => {
            let dependency = named::ty(named);
            quote!(__ferrapi::on(__ferrapi::Probe::<#dependency>::DEPENDENCY))
        }
        Origin::Fixed => quote!(__ferrapi::FIXED),
        Origin::Lent { .. } => quote!(__ferrapi::Probe::<#ty>::LENT),
    };
    let plain = quote!(#origin.argument(#ident, #type_text));
    let name = (name != ident).then(|| quote!(name: #name,));
    let placed = match &argument.origin {
        Origin::Place(placed) => placed_fields(placed, argument),
        Origin::Dependency(Named { scopes, .. }) if !scopes.is_empty() => {
            quote!(scopes: &[#(#scopes),*],)
        }
        _ => TokenStream::new(),
    };
    let docs = docs::written(&argument.docs).map(|docs| quote!(docs: #docs,));
    let written = quote!(#name #placed #docs);
    if written.is_empty() { plain } else { quote!(__ferrapi::ArgumentSpec { #written ..#plain }) }
}

fn placed_fields(placed: &Placed, argument: &Argument) -> TokenStream {
    let ty = &argument.ty;
    let default = placed.default.as_ref().map(|default| {
        let value = default_value(default);
        let value = match placed.place {
            Place::File => quote_spanned!(at(ty.span())=> __ferrapi::no_files::<#ty>),
            _ => quote!(|| __ferrapi::default_value::<#ty>(|| #value)),
        };
        quote! {
            required: false,
            default: __ferrapi::Some(#value),
        }
    });
    let rules = (!placed.constraints.is_empty()).then(|| {
        let rules = constraint::rules(&placed.constraints);
        quote!(rules: &#rules,)
    });
    let embed = placed.embed.then(|| quote!(embed: true,));
    let keep = placed.keep_underscores.then(|| quote!(keep_underscores: true,));
    quote!(#default #rules #embed #keep)
}

/// `let name = …;`: one call that takes the argument out of the request. All of it points at the user's type.
pub(super) fn extraction(
    argument: &Argument,
    index: usize,
    table: &TokenStream,
    issues: &impl ToTokens,
) -> TokenStream {
    let Argument { ty, .. } = argument;
    // An error about a dependency is one about the function that is named, everything else one about the type.
    let span = match &argument.origin {
        Origin::Dependency(named) => at(named.path.span()),
        _ => at(argument.type_span),
    };
    let (request, variable) = (variable_at("request", span), variable_of(&argument.variable));
    let index = Literal::usize_unsuffixed(index);
    let place = quote!(#table.arguments[#index]);
    let spec = quote!(&#place);
    match &argument.origin {
        // The type is left to the call of the function: written here, it would be one more place to report it at.
        Origin::Inferred => {
            let method = method(ty);
            let method = Ident::new(method, argument.type_span);
            quote_spanned!(span=> let #variable = #request.#method(#spec, #issues).await;)
        }
        Origin::Dependency(named) => {
            let resolved = named::resolution(named, &request, &place, issues);
            quote_spanned!(span=> let #variable: __ferrapi::Option<#ty> = #resolved;)
        }
        Origin::Place(Placed { place: Place::File, .. }) => {
            let method = Ident::new("file", argument.type_span);
            quote_spanned!(span=> let #variable = #request.#method(#spec, #issues).await;)
        }
        Origin::Place(Placed { place, default, check, .. }) => {
            let word = place.word();
            let (method, default) = match default {
                None => (Ident::new(word, span), None),
                Some(default) => (Ident::new(&format!("{word}_or"), span), Some(default_value(default))),
            };
            match check.as_deref() {
                None => {
                    let default = default.map(|value| quote_spanned!(span=> , || #value));
                    quote_spanned!(span=> let #variable = #request.#method::<#ty>(#spec, #issues #default);)
                }
                Some(Check { marker, .. }) => {
                    let checked = quote_spanned!(span=> __ferrapi::Checked::<#ty, #marker>);
                    let default = default.map(|value| quote_spanned!(span=> , || #checked::new(#value)));
                    quote_spanned! {span=>
                        let #variable = #request.#method::<#checked>(#spec, #issues #default).map(#checked::into_inner);
                    }
                }
            }
        }
        Origin::Lent { .. } | Origin::Fixed => TokenStream::new(),
    }
}

/// For each argument with a custom check the type that stands for it.
pub(super) fn checks(arguments: &[Argument]) -> TokenStream {
    let checked = arguments.iter().filter_map(|argument| Some((&argument.ty, argument.check()?)));
    checked.map(|(ty, Check { marker, path })| check(ty, marker, path)).collect()
}

fn check(ty: &Type, marker: &Ident, path: &ExprPath) -> TokenStream {
    let (value, span) = (variable("value"), at(path.span()));
    let (cold, hot) = (field::run_check(ty, path), field::passes(path, &value.to_token_stream()));
    quote_spanned! {span=>
        struct #marker;
        impl __ferrapi::Check<#ty> for #marker {
            const CHECK: __ferrapi::CheckOf = #cold;
            fn passes(#value: &#ty) -> bool {
                #hot
            }
        }
    }
}

/// `let mut head = request.lend();`: the call of the function says what it is.
pub(super) fn lending(argument: &Argument) -> Option<TokenStream> {
    let mutable = argument.lent_mutably()?.then(|| quote!(mut));
    let span = at(argument.type_span);
    let (request, variable) = (variable_at("request", span), variable_of(&argument.variable));
    Some(quote_spanned!(span=> let #mutable #variable = #request.lend();))
}

/// `request.restore(head);`
pub(super) fn restoring(argument: &Argument) -> Option<TokenStream> {
    argument.lent_mutably()?;
    let span = at(argument.type_span);
    let (request, mut variable) = (variable_at("request", span), variable_of(&argument.variable));
    variable.set_span(span);
    Some(quote_spanned!(span=> #request.restore(#variable);))
}

/// What the call of the function passes.
pub(super) fn passed(argument: &Argument) -> TokenStream {
    let variable = variable_of(&argument.variable);
    match argument.lent_mutably() {
        None => quote!(#variable),
        Some(false) => quote!(&#variable),
        Some(true) => quote!(&mut #variable),
    }
}

fn default_value(default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::OfType => quote!(__ferrapi::Default::default()),
        DefaultValue::Value(value) => default::value(value),
    }
}

/// How an argument is taken whose type says where it comes from. The name makes the message better, if it is a mistake at all:
/// only the type decides that.
fn method(ty: &Type) -> &'static str {
    let Type::Path(path) = ty else { return "argument" };
    let Some(word) = path.path.segments.last() else { return "argument" };
    let lent = ["RequestHead", "ResponseHead", "BackgroundTasks", "Extensions"];
    let holders = ["State", "Extension", "Form"];
    if lent.iter().any(|name| word.ident == name) {
        "argument_by_value"
    } else if !word.arguments.is_none() && holders.iter().any(|name| word.ident == name) {
        "holder"
    } else if !word.arguments.is_none() && word.ident == "Option" {
        "optional"
    } else {
        "argument"
    }
}
