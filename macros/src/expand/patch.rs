//! `#[model(patch)]` → the companion for partial updates: a model of its own, each field of which may be absent.
//!
//! In: the checked model. Out: another checked model, expanded like any other, and the function that applies it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Member, Path, Token, Visibility, parse_quote};

use crate::attr::docs::Docs;
use crate::expand::schema;
use crate::model::schema::{Absence, Bounds, Default, Field, Form, Model, SerdeKey, Table};

/// What a patch derives when its model does.
const DERIVED: [&str; 5] = ["Debug", "Clone", "PartialEq", "Eq", "Hash"];

/// The companion called `name`.
pub(crate) fn expand(model: &Model, name: &Ident) -> TokenStream {
    let Form::Struct(table) = &model.form else { return TokenStream::new() };
    let private = model.runtime.private();
    let fields: Vec<Field> =
        table.fields.iter().filter(|field| field.read).map(|field| absent(field, &private)).collect();
    let apply = apply(model, name, &fields);
    let patch = Model {
        item: item(model, name, &fields),
        runtime: model.runtime.clone(),
        name: syn::ext::IdentExt::unraw(name).to_string(),
        docs: Docs::default(),
        check: None,
        form: Form::Struct(Table {
            fields,
            forbid_unknown: table.forbid_unknown,
            strict: table.strict,
            default: false,
        }),
        computed: Vec::new(),
        bounds: Bounds::default(),
        forbid_unknown: table.forbid_unknown,
        record: false,
        patch: None,
    };
    let expanded = schema::expand(&patch);
    quote!(#expanded #apply)
}

/// The same field, which may be absent.
fn absent(field: &Field, private: &TokenStream) -> Field {
    let type_ = &field.type_;
    let mut serde = vec![SerdeKey::Default, SerdeKey::SkipAbsent];
    if field.name != field.ident || field.output != field.ident {
        serde.push(SerdeKey::Rename(field.name.clone(), field.output.clone()));
    }
    if !field.written {
        serde.push(SerdeKey::Exclude);
    }
    Field {
        type_: parse_quote!(#private::Maybe<#type_>),
        absence: Absence::Default(Default::Trait),
        shown: false,
        maybe: true,
        serde,
        ..field.clone()
    }
}

fn item(model: &Model, name: &Ident, fields: &[Field]) -> DeriveInput {
    let vis = &model.item.vis;
    let derived = model.item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let derived = derived.flat_map(derived_paths).filter(|path| {
        path.segments.last().is_some_and(|last| DERIVED.iter().any(|known| last.ident == known))
    });
    let docs = format!("A partial update of [`{}`]: what is absent stays as it is.", model.item.ident);
    let held = fields.iter().map(|Field { member, type_, .. }| {
        let docs = format!("The new value of `{}`.", quote!(#member));
        let vis = visibility(&model.item, member);
        quote!(#[doc = #docs] #vis #member: #type_)
    });
    parse_quote! {
        #[doc = #docs]
        #[derive(::core::default::Default #(, #derived)*)]
        #vis struct #name {
            #(#held,)*
        }
    }
}

/// A field of the patch is seen where the model's is.
fn visibility<'a>(item: &'a DeriveInput, member: &Member) -> Option<&'a Visibility> {
    let (Data::Struct(data), Member::Named(name)) = (&item.data, member) else { return None };
    data.fields.iter().find(|field| field.ident.as_ref() == Some(name)).map(|field| &field.vis)
}

fn derived_paths(attribute: &Attribute) -> Vec<Path> {
    let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    paths.map(|paths| paths.into_iter().collect()).unwrap_or_default()
}

fn apply(model: &Model, name: &Ident, fields: &[Field]) -> TokenStream {
    let (private, vis, target) = (model.runtime.private(), &model.item.vis, &model.item.ident);
    let members = fields.iter().map(|field| &field.member);
    let docs = format!("Writes what is present into a [`{target}`].");
    quote! {
        const _: () = {
            use #private as __ferrapi;
            impl #name {
                #[doc = #docs]
                #vis fn apply_to(self, target: &mut #target) {
                    #(__ferrapi::Maybe::apply_to(self.#members, &mut target.#members);)*
                }
            }
        };
    }
}
