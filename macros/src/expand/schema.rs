//! A checked model → the item with serde's derives, its table, and the impls of `Data` and `JsonSchema`.
//!
//! In: [`Model`]. Out: tokens. The single field is written in `expand::field`, the shapes in `expand::shape`.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Generics, Member, Type, parse_quote};

use crate::expand::names::at;
use crate::expand::{constraint, deserialize, field, item, patch, record, serde, shape};
use crate::model::schema::{Choice, Choices, Content, Field, Form, Model, Newtype, Tagging, Union};
use crate::signature::argument::type_text;

/// Everything that `#[model]` stands for.
pub(crate) fn expand(model: &Model) -> TokenStream {
    let item = item::item(model);
    let private = model.runtime.private();
    let fallback = (!model.fields().is_empty()).then(|| {
        quote!(
            use __ferrapi::Fallback as _;
        )
    });
    let defaults = item::default_functions(model);
    let listed: Vec<&Field> = model.fields().into_iter().filter(|field| field.listed()).collect();
    let rules = listed.iter().filter_map(|field| field::rules_const(field));
    let proofs = listed
        .iter()
        .flat_map(|field| {
            let keys = if field.typed { constraint::key_proofs(&field.type_) } else { Vec::new() };
            // The value of a newtype has no name of its own.
            let name = match &model.form {
                Form::Newtype(_) => model.item.ident.unraw().to_string(),
                _ => field.ident.clone(),
            };
            let constraints = constraint::proofs(&field.constraints, &field.type_, &name);
            let flattened =
                (field.flatten && field.typed).then(|| constraint::flatten_proof(&field.type_, &name));
            keys.into_iter().chain(constraints).chain(flattened).collect::<Vec<_>>()
        })
        .collect::<Vec<_>>();
    // What depends on a type argument can only be proved once that is known.
    let generic = !model.item.generics.params.is_empty();
    let (early, mut late) = if generic { (Vec::new(), proofs) } else { (proofs, Vec::new()) };
    // Each of these is a constant of its own: a fault in one member does not hide that of the next.
    let mut members: Vec<TokenStream> = discriminator_proofs(model);
    if generic {
        late.append(&mut members);
    }
    let data = data(model, &late);
    let schema = json_schema(model);
    let serde = deserialize::impls(model).or_else(|| serde::impls(model));
    let patch = model.patch.as_ref().map(|name| patch::expand(model, name));
    // The block stands first so that a field's type without the contract is reported in our words before serde's.
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #private as __ferrapi;
            #fallback
            #(#rules)*
            #(const _: () = #members;)*
            #defaults
            #serde
            #data
            #schema
            #(const _: () = #early;)*
        };
        #item
        #patch
    }
}

/// One call for each member of a union that a field's value tells apart.
fn discriminator_proofs(model: &Model) -> Vec<TokenStream> {
    let Form::Union(Union { tagging: Tagging::Discriminator(tag), variants, .. }) = &model.form else {
        return Vec::new();
    };
    let members = variants.iter().filter(|variant| variant.read).flat_map(|variant| variant.content.fields());
    let proof = |member: &Field| {
        let (type_, text) = (&member.type_, type_text(&member.type_));
        quote_spanned!(at(type_.span())=> __ferrapi::prove_discriminator(__ferrapi::Probe::<#type_>::FIELDS, #tag, #text))
    };
    members.map(proof).collect()
}

/// Stand-ins for a model with faults, so that code which uses it still compiles.
pub(crate) fn stub(item: &DeriveInput, private: &TokenStream) -> TokenStream {
    // A type that borrows cannot be a model at all.
    if item.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let ident = &item.ident;
    let generics = bounded(&item.generics);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let target = quote!(#ident #type_generics #where_clause);
    let mut read_generics = generics.clone();
    read_generics.params.insert(0, parse_quote!('de));
    let (read_generics, _, _) = read_generics.split_for_impl();
    quote! {
        const _: () = {
            use #private as __ferrapi;
            impl #impl_generics __ferrapi::serde::Serialize for #target {
                fn serialize<__S: __ferrapi::serde::Serializer>(&self, _: __S) -> __ferrapi::Result<__S::Ok, __S::Error> {
                    ::core::unreachable!()
                }
            }
            impl #read_generics __ferrapi::serde::Deserialize<'de> for #target {
                fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(_: __D) -> __ferrapi::Result<Self, __D::Error> {
                    ::core::unreachable!()
                }
            }
            impl #impl_generics __ferrapi::schemars::JsonSchema for #target {
                fn schema_name() -> __ferrapi::Cow<'static, str> {
                    ::core::unreachable!()
                }
                fn json_schema(_: &mut __ferrapi::schemars::SchemaGenerator) -> __ferrapi::schemars::Schema {
                    ::core::unreachable!()
                }
            }
            impl #impl_generics __ferrapi::Data for #target {
                const TYPE: __ferrapi::TypeSpec = __ferrapi::opaque_type();
                fn shape() -> &'static __ferrapi::Shape {
                    &__ferrapi::Shape::Opaque
                }
            }
        };
    }
}

/// The generics with `T: Data` for each type parameter.
fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(__ferrapi::Data));
    }
    generics
}

fn data(model: &Model, proofs: &[TokenStream]) -> TokenStream {
    let ident = &model.item.ident;
    let generics = bounded(&model.item.generics);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let type_ = type_spec(&model.form).map(|type_| quote!(const TYPE: __ferrapi::TypeSpec = #type_;));
    let fields = shape::fields(model);
    let shape = shape::shape(model);
    let proofs = proofs.iter().map(|proof| quote!(const { #proof };));
    let conforms = conforms(model);
    let read = model.record.then(record::read_object);
    let delegates = match &model.form {
        Form::Newtype(newtype) => delegates(newtype),
        // No text is an integer of a literal.
        Form::Choice(choices) if choices.integer && choices.literal => None,
        Form::Choice(choices) => Some(choice_from_text(choices)),
        Form::Struct(_) | Form::Union(_) | Form::Proxy(_) => None,
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::Data for #ident #type_generics #where_clause {
            #type_
            #fields
            fn shape() -> &'static __ferrapi::Shape {
                #(#proofs)*
                #shape
            }
            #read
            #conforms
            #delegates
        }
    }
}

/// The `TypeSpec`, but for a struct, for which the runtime has it.
fn type_spec(form: &Form) -> Option<TokenStream> {
    Some(match form {
        Form::Struct(_) => return None,
        Form::Choice(_) => quote!(__ferrapi::choice_type::<Self>()),
        Form::Union(union) if union.inline => {
            let members = union.variants.iter().filter(|variant| variant.read).flat_map(|variant| {
                let single = match &variant.content {
                    Content::Newtype(field) => Some(field::type_spec(field)),
                    _ => None,
                };
                // Anything but a single value is no scalar.
                [single.unwrap_or_else(|| quote!(__ferrapi::opaque_type()))]
            });
            quote!(__ferrapi::untagged_type::<Self>(&[#(#members),*]))
        }
        Form::Union(_) => quote!(__ferrapi::union_type::<Self>()),
        Form::Newtype(newtype) => {
            let inner = field::type_spec(&newtype.field);
            let own = quote!(__ferrapi::newtype_type::<Self>(#inner));
            // serde takes the absence of a newtype for an error whatever stands inside, unless it is transparent.
            if newtype.transparent { own } else { quote!(__ferrapi::TypeSpec { optional: false, ..#own }) }
        }
        Form::Proxy(source) => quote!(<#source as __ferrapi::Data>::TYPE),
    })
}

/// The hot check; left out where nothing can be wrong.
fn conforms(model: &Model) -> Option<TokenStream> {
    let own = model.check.as_ref().map(|check| field::passes(check, &quote!(self)));
    let mut checks = match &model.form {
        Form::Struct(table) => table.fields.iter().flat_map(check_member).collect(),
        Form::Newtype(newtype) => check_member(&newtype.field),
        Form::Union(union) => {
            let variants = check_variants(union);
            // A `match` at the start of a statement is a statement, unless it stands in parentheses.
            let variants = variants.map(|all| if own.is_some() { quote!((#all)) } else { all });
            variants.into_iter().collect()
        }
        Form::Choice(_) | Form::Proxy(_) => Vec::new(),
    };
    checks.extend(own);
    if checks.is_empty() {
        return None;
    }
    Some(quote! {
        #[inline]
        fn conforms(&self) -> bool {
            #(#checks)&&*
        }
    })
}

fn check_member(member: &Field) -> Vec<TokenStream> {
    let name = &member.member;
    field::checks(member, &quote!(&self.#name))
}

fn check_variants(union: &Union) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for variant in union.variants.iter().filter(|variant| variant.read) {
        let (mut bindings, mut checks) = (Vec::new(), Vec::new());
        for (index, field) in variant.content.fields().into_iter().enumerate() {
            let binding = quote::format_ident!("field_{index}");
            let own = field::checks(field, &quote!(#binding));
            if !own.is_empty() {
                let member = &field.member;
                bindings.push(quote!(#member: #binding));
                checks.extend(own);
            }
        }
        if !checks.is_empty() {
            let ident = &variant.ident;
            arms.push(quote!(Self::#ident { #(#bindings,)* .. } => #(#checks)&&*));
        }
    }
    if arms.is_empty() {
        return None;
    }
    // Variants without data have no arm of their own.
    let rest = (arms.len() < union.variants.len()).then(|| quote!(_ => true,));
    Some(quote!(match self { #(#arms,)* #rest }))
}

/// What a newtype leaves to the value inside.
fn delegates(newtype: &Newtype) -> Option<TokenStream> {
    let Field { type_, member, typed, .. } = &newtype.field;
    if !typed {
        return None;
    }
    let constructor = match member {
        Member::Named(name) => quote!(|value| Self { #name: value }),
        Member::Unnamed(_) => quote!(Self),
    };
    let from_text = newtype.alone.then(|| {
        quote! {
            #[inline]
            fn from_text(text: &str) -> __ferrapi::Option<Self> {
                __ferrapi::Option::map(<#type_ as __ferrapi::Data>::from_text(text), #constructor)
            }
            #[inline]
            fn from_texts(
                texts: &mut dyn ::core::iter::Iterator<Item = __ferrapi::Cow<'_, str>>,
            ) -> __ferrapi::Option<Self> {
                __ferrapi::Option::map(<#type_ as __ferrapi::Data>::from_texts(texts), #constructor)
            }
        }
    });
    let absent = (newtype.alone && newtype.transparent).then(|| {
        quote! {
            #[inline]
            fn absent() -> __ferrapi::Option<Self> {
                __ferrapi::Option::map(<#type_ as __ferrapi::Data>::absent(), #constructor)
            }
        }
    });
    Some(quote! {
        #[inline]
        fn meets(&self, rules: &__ferrapi::Rules) -> bool {
            <#type_ as __ferrapi::Data>::meets(&self.#member, rules)
        }
        #from_text
        #absent
    })
}

fn choice_from_text(choices: &Choices) -> TokenStream {
    let arms = choices.values.iter().map(|Choice { ident, name, number, aliases, .. }| match number {
        None => quote!(#name #(| #aliases)* => __ferrapi::Some(Self::#ident)),
        Some(number) => {
            let number = number.to_string();
            quote!(#number => __ferrapi::Some(Self::#ident))
        }
    });
    quote! {
        #[inline]
        fn from_text(text: &str) -> __ferrapi::Option<Self> {
            match text {
                #(#arms,)*
                _ => __ferrapi::None,
            }
        }
    }
}

fn json_schema(model: &Model) -> TokenStream {
    let ident = &model.item.ident;
    let generics = bounded(&model.item.generics);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let body = match &model.form {
        Form::Proxy(source) => proxy_schema(source),
        _ => own_schema(model, ident, &generics),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::schemars::JsonSchema for #ident #type_generics #where_clause {
            #body
        }
    }
}

fn own_schema(model: &Model, ident: &Ident, generics: &Generics) -> TokenStream {
    let name = &model.name;
    let inline = match &model.form {
        Form::Choice(choices) => choices.literal,
        Form::Union(union) => union.inline,
        Form::Struct(_) | Form::Newtype(_) | Form::Proxy(_) => false,
    };
    let inline = inline.then(|| {
        quote! {
            fn inline_schema() -> bool {
                true
            }
        }
    });
    let path = shape::path(&ident.to_string());
    let parameters = |question: TokenStream| {
        let types = generics.type_params().map(|parameter| {
            let ident = &parameter.ident;
            quote!(<#ident as __ferrapi::schemars::JsonSchema>::#question())
        });
        let consts = generics.const_params().map(|parameter| {
            let ident = &parameter.ident;
            quote!(__ferrapi::Cow::Owned(__ferrapi::ToString::to_string(&#ident)))
        });
        types.chain(consts).collect::<Vec<_>>()
    };
    let (names, ids) = (parameters(quote!(schema_name)), parameters(quote!(schema_id)));
    let (name, id) = if names.is_empty() {
        (quote!(__ferrapi::Cow::Borrowed(#name)), quote!(__ferrapi::Cow::Borrowed(#path)))
    } else {
        (
            quote!(__ferrapi::generic_name(#name, &[#(#names),*])),
            quote!(__ferrapi::generic_id(#path, &[#(#ids),*])),
        )
    };
    quote! {
        #inline
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            #name
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            #id
        }
        fn json_schema(generator: &mut __ferrapi::schemars::SchemaGenerator) -> __ferrapi::schemars::Schema {
            __ferrapi::own_schema::<Self>(generator)
        }
    }
}

/// A type that serde converts from another one looks like that one.
fn proxy_schema(source: &Type) -> TokenStream {
    let source = quote!(<#source as __ferrapi::schemars::JsonSchema>);
    quote! {
        fn inline_schema() -> bool {
            #source::inline_schema()
        }
        fn schema_name() -> __ferrapi::Cow<'static, str> {
            #source::schema_name()
        }
        fn schema_id() -> __ferrapi::Cow<'static, str> {
            #source::schema_id()
        }
        fn json_schema(generator: &mut __ferrapi::schemars::SchemaGenerator) -> __ferrapi::schemars::Schema {
            #source::json_schema(generator)
        }
    }
}
