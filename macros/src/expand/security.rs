//! A checked security scheme → its table, its glue, its proof, and a `Debug` that prints no secret.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use crate::expand::names::{self, at, variable, variable_at};
use crate::model::security::{KeyPlace, Scheme, Scope, Security};
use crate::runtime::Runtime;
use crate::signature::argument::{type_text, word};

/// Everything that stands beside the user's struct.
pub(crate) fn expand(security: &Security) -> TokenStream {
    let Security { runtime, ident, name, held, optional, .. } = security;
    let scheme = scheme(&security.scheme);
    let description = optional_text(security.description.as_ref());
    let word = word(ident);
    let (path, type_text) = (format!("::{word}"), type_text(held));
    let (request, issues) = (variable("request"), variable("issues"));
    // What cannot hold the credentials is reported at its type.
    let span = at(held.span());
    let method = Ident::new(method(&security.scheme), span);
    let request_there = variable_at("request", span);
    let taken = quote_spanned!(span=> #request_there.#method::<#held>);
    let proof = quote_spanned! {span=>
        const _: () = __ferrapi::prove_optional(#optional, __ferrapi::Probe::<#held>::IS_OPTION, #type_text);
    };
    names::block(
        runtime,
        quote! {
            const __SCHEME: &__ferrapi::SecuritySpec = &__ferrapi::SecuritySpec {
                name: #name,
                path: ::core::concat!(::core::module_path!(), #path),
                scheme: #scheme,
                description: #description,
                optional: #optional,
            };
            impl __ferrapi::Argument for #ident {
                const ORIGIN: __ferrapi::Origin = __ferrapi::secured(__SCHEME);
                async fn extract(
                    #request: &mut __ferrapi::Request,
                    _: &'static __ferrapi::ArgumentSpec,
                    #issues: &mut __ferrapi::Issues,
                ) -> __ferrapi::Option<Self> {
                    #request.resolve::<#ident>(#issues).await
                }
            }
            impl __ferrapi::Dependency for #ident {
                type Value = Self;
                type Fixed = ();
                const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
                    name: #word,
                    id: __ferrapi::type_id::<#ident>,
                    path: ::core::concat!(::core::module_path!(), #path),
                    location: __ferrapi::here(::core::file!(), ::core::line!()),
                    arguments: &[__ferrapi::secured(__SCHEME).argument("credentials", #type_text)],
                    shared: false,
                    ..__ferrapi::DependencySpec::DEFAULT
                };
                const CLONE: __ferrapi::Option<fn(&Self) -> Self> = __ferrapi::None;
                // It waits for nothing.
                #[allow(clippy::pedantic)]
                async fn resolve(
                    #request: &mut __ferrapi::Request,
                    #issues: &mut __ferrapi::Issues,
                    (): (),
                ) -> __ferrapi::Option<Self> {
                    #taken(__SCHEME, #issues).map(Self)
                }
            }
            impl __ferrapi::fmt::Debug for #ident {
                fn fmt(&self, f: &mut __ferrapi::fmt::Formatter<'_>) -> __ferrapi::fmt::Result {
                    __ferrapi::masked(f, #word, &self.0)
                }
            }
            #proof
        },
    )
}

/// The same contract with nothing behind it, for a scheme that has faults.
pub(crate) fn stub(runtime: &Runtime, ident: &Ident) -> TokenStream {
    names::block(
        runtime,
        quote! {
            impl __ferrapi::Argument for #ident {
                const ORIGIN: __ferrapi::Origin = __ferrapi::UNKNOWN_SCHEME;
                async fn extract(
                    _: &mut __ferrapi::Request,
                    _: &'static __ferrapi::ArgumentSpec,
                    _: &mut __ferrapi::Issues,
                ) -> __ferrapi::Option<Self> {
                    __ferrapi::None
                }
            }
            impl __ferrapi::Dependency for #ident {
                type Value = Self;
                type Fixed = ();
                const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
                    arguments: &[__ferrapi::UNKNOWN_SCHEME.argument("credentials", "")],
                    shared: false,
                    ..__ferrapi::DependencySpec::DEFAULT
                };
                const CLONE: __ferrapi::Option<fn(&Self) -> Self> = __ferrapi::None;
                // It waits for nothing.
                #[allow(clippy::pedantic)]
                async fn resolve(
                    _: &mut __ferrapi::Request,
                    _: &mut __ferrapi::Issues,
                    (): (),
                ) -> __ferrapi::Option<Self> {
                    __ferrapi::None
                }
            }
        },
    )
}

/// How the glue takes such credentials.
fn method(scheme: &Scheme) -> &'static str {
    match scheme {
        Scheme::HttpBasic { .. } => "security_basic",
        Scheme::HttpBearer { .. } | Scheme::HttpDigest => "security_http",
        _ => "security_text",
    }
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let fields = match scheme {
        Scheme::ApiKey { place, name } => {
            let place = match place {
                KeyPlace::Header => quote!(ApiKeyHeader),
                KeyPlace::Query => quote!(ApiKeyQuery),
                KeyPlace::Cookie => quote!(ApiKeyCookie),
            };
            quote!(#place(#name))
        }
        Scheme::HttpBasic { realm } => {
            let realm = optional_text(realm.as_ref());
            quote!(HttpBasic { realm: #realm })
        }
        Scheme::HttpBearer { format } => {
            let format = optional_text(format.as_ref());
            quote!(HttpBearer { format: #format })
        }
        Scheme::HttpDigest => quote!(HttpDigest),
        Scheme::OAuth2Password { token_url, refresh_url, scopes } => {
            let rest = flow(token_url, refresh_url.as_ref(), scopes);
            quote!(OAuth2Password { #rest })
        }
        Scheme::OAuth2AuthorizationCode { authorization_url, token_url, refresh_url, scopes } => {
            let rest = flow(token_url, refresh_url.as_ref(), scopes);
            quote!(OAuth2AuthorizationCode { authorization_url: #authorization_url, #rest })
        }
        Scheme::OpenIdConnect { url } => quote!(OpenIdConnect { url: #url }),
    };
    quote!(__ferrapi::Scheme::#fields)
}

fn flow(token_url: &Expr, refresh_url: Option<&Expr>, scopes: &[Scope]) -> TokenStream {
    let refresh_url = optional_text(refresh_url);
    let scopes = scopes.iter().map(|Scope { name, description }| quote!((#name, #description)));
    quote!(token_url: #token_url, refresh_url: #refresh_url, scopes: &[#(#scopes),*])
}

fn optional_text(text: Option<&impl ToTokens>) -> TokenStream {
    match text {
        Some(text) => quote!(__ferrapi::Some(#text)),
        None => quote!(__ferrapi::None),
    }
}
