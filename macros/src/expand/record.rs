//! serde's traits of a plain struct: the few functions that know its fields. What reads with them is in the runtime.
//!
//! In: a checked model with named fields. Out: the impls, inside the block where `__ferrapi` is the private door.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Member};

use crate::expand::item;
use crate::expand::names::{at, variable};
use crate::model::schema::{Absence, Default, Field, Model, Table};

/// `Serialize` and `Deserialize`.
pub(crate) fn impls(model: &Model, table: &Table) -> TokenStream {
    let ident = &model.item.ident;
    let name = ident.unraw().to_string();
    let count = Literal::usize_unsuffixed(table.fields.len());
    let places: Vec<&Member> = table.fields.iter().map(|field| &field.member).collect();
    let (members, number) = (variable("members"), variable("number"));
    let all_keys = table.fields.iter().flat_map(keys);
    let forbids = table.forbid_unknown.then(|| {
        quote!(
            const FORBIDS: bool = true;
        )
    });
    let numbered =
        || table.fields.iter().enumerate().map(|(number, field)| (Literal::usize_unsuffixed(number), field));
    let finds = numbered().map(|(number, field)| {
        let keys = keys(field);
        quote!(#(#keys)|* => __ferrapi::Some(#number),)
    });
    let reads = numbered().map(|(number, Field { member, name, type_, .. })| {
        let take = quote_spanned!(at(type_.span())=> <#type_ as __ferrapi::Data>::read_field);
        quote!(#number => #take(&mut #member, #name, #members),)
    });
    let built = table.fields.iter().map(|field| build(field, &members));
    let (found, builds): (Vec<TokenStream>, Vec<TokenStream>) = built.unzip();
    let writes = table.fields.iter().map(|Field { member, output, type_, .. }| {
        let write = quote_spanned!(at(type_.span())=> <#type_ as __ferrapi::Data>::write_field);
        quote!(#write(&self.#member, &mut writer, #output);)
    });
    quote! {
        #[automatically_derived]
        impl __ferrapi::Record for #ident {
            const NAME: &'static str = #name;
            const KEYS: &'static [&'static str] = &[#(#all_keys),*];
            #forbids
            const COUNT: usize = #count;
            #[inline]
            fn find(key: &str) -> __ferrapi::Option<usize> {
                match key {
                    #(#finds)*
                    _ => __ferrapi::None,
                }
            }
            #[inline]
            fn read<'de, __A: __ferrapi::serde::de::MapAccess<'de>>(
                #members: &mut __ferrapi::Members<'de, __A>,
            ) -> __ferrapi::Result<Self, __A::Error> {
                #(let mut #places = __ferrapi::None;)*
                while let __ferrapi::Some(#number) = #members.next_field() {
                    match #number {
                        #(#reads)*
                        _ => #members.skip(),
                    }
                }
                let (true, #(#found,)*) = (#members.are_read(), #(#builds,)*) else { return #members.refuse() };
                __ferrapi::Ok(Self { #(#places,)* })
            }
        }
        #[automatically_derived]
        impl<'de> __ferrapi::serde::Deserialize<'de> for #ident {
            #[inline]
            fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(deserializer: __D) -> __ferrapi::Result<Self, __D::Error> {
                __ferrapi::read_record(deserializer)
            }
        }
        #[automatically_derived]
        impl __ferrapi::serde::Serialize for #ident {
            fn serialize<__S: __ferrapi::serde::Serializer>(&self, serializer: __S) -> __ferrapi::Result<__S::Ok, __S::Error> {
                let mut writer = __ferrapi::Writer::begin(serializer, #name, #count);
                #(#writes)*
                writer.end()
            }
        }
    }
}

/// What `Data` says of reading: from an object only, for JSON needs no more.
pub(crate) fn read_object() -> TokenStream {
    quote! {
        #[inline]
        fn read_object<'de, __D: __ferrapi::serde::Deserializer<'de>>(deserializer: __D) -> __ferrapi::Result<Self, __D::Error> {
            __ferrapi::read_object(deserializer)
        }
    }
}

/// The keys that a field is read from.
fn keys(field: &Field) -> Vec<&str> {
    std::iter::once(&field.name).chain(&field.aliases).map(String::as_str).collect()
}

/// A field's value, or what stands in for it, and the pattern that it has when all is there. What its type lacks is said
/// at the type, and in all places in the same words, so that the compiler says it once.
fn build(field: &Field, members: &Ident) -> (TokenStream, TokenStream) {
    let Field { member, name, type_, .. } = field;
    let span = at(type_.span());
    let or = |default: TokenStream| (quote!(#member), quote!(#member.unwrap_or_else(#default)));
    let required = |value: TokenStream| {
        (quote!(__ferrapi::Some(#member)), quote!(#value(&mut #member, #name, &mut #members.missing)))
    };
    match &field.absence {
        Absence::ByType => required(quote_spanned!(span=> <#type_ as __ferrapi::Data>::field_value)),
        Absence::Error => required(quote!(__ferrapi::given)),
        Absence::Default(Default::Path(path)) => or(quote!(#path)),
        Absence::Default(Default::Value(_)) => {
            let function = item::default_name(field);
            or(quote!(Self::#function))
        }
        // `check::record` lets no default of the whole struct through.
        Absence::Default(_) => or(quote_spanned!(span=> <#type_ as __ferrapi::Default>::default)),
    }
}
